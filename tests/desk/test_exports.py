"""The entries of a plan taken along as a file: all of them, or those of one figure, and nothing of others' plans."""

import csv
import io
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from khuyencong.records.models import Entry, Paper, Statement
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import day_in_figures
from khuyencong.terms.selector import Selector
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.library import accept_clean
from khuyencong.work.plans import money_of
from tests.factories import YEAR, Case
from tests.world import item, tell


def rows(client: Client, case: Case, **asked: str) -> list[dict[str, str]]:
    answer = client.get(reverse("plan_entries", args=[case.plan.pk]), asked)
    assert answer.status_code == 200
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_every_entry_of_the_plan_is_a_row(case: Case, officer: Client) -> None:
    told = rows(officer, case)
    entries = Entry.objects.filter(plan=case.plan)
    assert len(told) == entries.count() > 10
    assert sum(int(row["Giá trị"]) for row in told) == sum(entry.value for entry in entries)
    market = next(row for row in told if row["Nội dung"] == "Hội chợ trong nước" and row["Là số"] == "thực hiện")
    assert (market["Mục"], market["Từ ngày"], market["Đến ngày"]) == ("1.1", "01/01/2023", "31/12/2023")
    assert market["Văn bản, lý do"] == "Kết quả khuyến công 2023"


def test_a_row_says_who_and_when_and_leads_to_the_sentence(case: Case, officer: Client) -> None:
    """Also where a person wrote the figure down: then the reason stands there, and the way leads to the content."""
    read_by_machine = Entry.objects.filter(plan=case.plan).exclude(statement__fact=None)[0]
    fact = read_by_machine.statement.fact
    assert fact is not None
    told = {row["Hành vi số"]: row for row in rows(officer, case) if row["Đường dẫn"].endswith(f"#f{fact.pk}")}
    (row,) = told.values()
    assert row["Người ghi"] == str(read_by_machine.act.actor)
    at = timezone.localtime(read_by_machine.act.at)
    assert row["Ghi lúc"] == f"{day_in_figures(at)} {at:%H:%M}"
    assert fact.printed in row["Câu trong văn bản"]
    way = urlsplit(row["Đường dẫn"])
    assert way.netloc == "testserver"
    assert officer.get(f"{way.path}?{way.query}").status_code == 200
    hand = Statement(
        province=case.world.province, plan=case.plan, line=case.line, measure=money_of(case.world.province),
        role=Role.COMMITTED, first=YEAR.window.first, last=YEAR.window.last, state="given", value=7, reason="hợp đồng",
    )  # fmt: skip
    enter_by_hand(case.world.officer, hand)
    written = rows(officer, case)[-1]
    assert (written["Câu trong văn bản"], written["Văn bản, lý do"]) == ("", "hợp đồng")
    assert urlsplit(written["Đường dẫn"]).path == reverse("line", args=[case.plan.pk, case.line.pk])


def test_no_way_leads_to_a_paper_that_the_reader_may_not_open(case: Case, officer: Client) -> None:
    fact = Entry.objects.filter(plan=case.plan, statement__fact__isnull=False)[0].statement.fact
    assert fact is not None
    Paper.objects.filter(pk=fact.paper_id).update(unit=case.people["foreigner"].memberships.get().unit)
    ways = {urlsplit(row["Đường dẫn"]).path for row in rows(officer, case)}
    assert reverse("paper", args=[fact.paper_id]) not in ways
    assert all(officer.get(way).status_code == 200 for way in ways)


def test_a_file_is_vietnamese_whoever_asks_for_it(case: Case, officer: Client) -> None:
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    roles = {row["Là số"] for row in rows(officer, case)}
    assert roles >= {"kế hoạch", "thực hiện"}
    assert not roles & {"plan", "actual", "estimate"}
    answer = officer.get(reverse("ledger"), {"tep": "xlsx", "hang": "role"})
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    words = {
        str(cell)
        for row in CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
        for cell in row
    }
    assert "kế hoạch" in words


def test_a_figure_is_taken_along_with_its_entries(case: Case, officer: Client) -> None:
    figure = Selector(case.line.pk, money_of(case.world.province).pk, (Role.ACTUAL,), YEAR.window)
    assert [row["Giá trị"] for row in rows(officer, case, s=figure.encode())] == ["440000000"]


def test_the_same_rows_come_as_a_workbook(case: Case, officer: Client) -> None:
    answer = officer.get(reverse("plan_entries", args=[case.plan.pk]), {"dang": "xlsx"})
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == ["Bút toán"]
    assert len(sheet) == 1 + Entry.objects.filter(plan=case.plan).count()
    assert "but-toan-2023" in answer["Content-Disposition"]


@pytest.mark.parametrize("code", ["x", "1.2.zz.2023", "1.1.p.2023Q9"])
def test_a_damaged_figure_is_not_found(case: Case, officer: Client, code: str) -> None:
    assert officer.get(reverse("plan_entries", args=[case.plan.pk]), {"s": code}).status_code == 404


def test_more_entries_cost_no_more_queries(case: Case, officer: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            rows(officer, case)
        return len(asked)

    before = queries()
    new = item("1.9", "Phiên chợ đêm", Role.ACTUAL, 10_000_000, (2, "phiên"))
    accept_clean(case.world.officer, tell(case.world, new))
    assert queries() == before
