"""The ledger on its own page: cut as one likes, and every sum leads to just the entries that make it."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from khuyencong.desk.ledger.table import names_of
from khuyencong.desk.search import found
from khuyencong.records.models import Entry, Line, Measure, Plan, Programme
from khuyencong.records.pivots import Dimension
from khuyencong.terms.facts import Role, Span, Status, Total
from khuyencong.work.plans import open_plan
from khuyencong.work.units import Naming, rename_unit
from tests.desk.conftest import SignIn
from tests.factories import Case
from tests.world import accept_all, item, tell


def cells(page: str) -> list[tuple[str, int]]:
    """(address of the entries, value) of every cell."""
    found = re.findall(r'<a class="fig" href="([^"]+)" data-plain>([\d.−-]+)</a>', page)
    return [(html.unescape(address), int(value.replace(".", "").replace("−", "-"))) for address, value in found]


def total_on(page: str) -> int:
    (told,) = re.findall(r"<h1>\s*([\d.-]+) <small lang=\"vi\">", page)
    return int(told.replace(".", ""))


@pytest.mark.parametrize(
    "cut",
    ["", "hang=group&cot=role", "hang=plan&hang=line&cot=period", "hang=role&cot=source", "hang=unit", "hang=period"],
)
def test_every_cell_is_the_sum_of_the_entries_it_leads_to(case: Case, officer: Client, cut: str) -> None:
    _ = case.held
    found = cells(officer.get(f"/so-so-lieu/?{cut}").content.decode())
    assert found
    for address, value in found:
        assert total_on(officer.get(address).content.decode()) == value, address


def test_the_sum_of_all_is_the_recount_of_the_ledger(case: Case, officer: Client) -> None:
    page = officer.get("/so-so-lieu/?so=ke-hoach&hang=line").content.decode()
    money = Entry.objects.filter(measure__is_money=True, role__in=["plan", "adjustment"])
    assert cells(page)[-1][1] == sum(money.values_list("value", flat=True))


def test_groups_stand_as_in_the_plan_and_what_is_outside_it_stands_apart(case: Case, signed_in: SignIn) -> None:
    """The second content is read before the first; the plan's own total is all that its contents come to."""
    world = case.world
    contents = [
        item(path, title, Role.PLAN, 300, period="2022") for path, title in (("2", "Máy móc"), ("1", "Hội chợ"))
    ]
    beyond = item("3", "Việc thêm", Role.ACTUAL, 50, period="2022", status=Status.OUT_OF_PLAN)
    whole = Total("Tổng kinh phí", 600, Span(0, 4), role=Role.PLAN, period="2022")
    accept_all(world.officer, tell(world, *contents, beyond, title="Kế hoạch khuyến công 2022", totals=(whole,)))

    def heads(query: str) -> list[str]:
        page = signed_in(world.officer).get(f"/so-so-lieu/?{query}").content.decode()
        return [html.unescape(words) for words in re.findall(r'<th scope="row"[^>]*>\s*([^<]+?)\s*</th>', page)]

    order = Line.objects.filter(kind=Line.Kind.ITEM, plan__year=2022)
    order.filter(title="Hội chợ").update(position=1)
    order.filter(title="Máy móc").update(position=2)
    assert heads("so=ca-hai&hang=group&cot=role&nam=2022") == [
        "1 Hội chợ",
        "2 Máy móc",
        "3 Việc thêm (ngoài kế hoạch)",
        "Cộng",
    ]


def test_only_what_adds_up_is_cut(case: Case, officer: Client) -> None:
    names = {"name": "Cộng tác viên", "key": "cong tac vien", "unit": "người"}
    level = Measure.objects.create(province=case.world.province, kind=Measure.Kind.STOCK, **names)
    assert f'value="{level.pk}"' not in officer.get("/so-so-lieu/").content.decode()
    refused = officer.get(f"/so-so-lieu/?chi_tieu={level.pk}")
    assert refused.status_code == 404
    assert "không cộng được" in refused.content.decode()
    assert officer.get(f"/so-so-lieu/but-toan/?chi_tieu={level.pk}").status_code == 200


def test_plan_and_actual_are_never_added(case: Case, officer: Client) -> None:
    """Without being asked for, roles part the columns, and no sum runs over them."""
    page = officer.get("/so-so-lieu/?so=ca-hai&hang=year&cot=source").content.decode()
    heads = re.findall(r'<th scope="col" class="num">([^<]+)</th>', page)
    assert heads == ["Kế hoạch", "Thực hiện", "Ước thực hiện"]
    by_rows = officer.get("/so-so-lieu/?so=ca-hai&hang=role&cot=year").content.decode()
    assert '<tr class="total">' not in by_rows


def test_entries_of_plan_and_result_together_bear_no_sum(case: Case, officer: Client) -> None:
    both = officer.get("/so-so-lieu/but-toan/").content.decode()
    assert re.findall(r"<h1>\s*(.*?)\s*</h1>", both) == ["Bút toán"]
    planned = officer.get("/so-so-lieu/but-toan/?so=ke-hoach").content.decode()
    assert total_on(planned) == sum(e.value for e in Entry.objects.filter(measure__is_money=True, role="plan"))


def test_what_nobody_has_said_is_no_zero(case: Case, officer: Client) -> None:
    page = officer.get("/so-so-lieu/?so=ke-hoach&hang=line").content.decode()
    row = page[page.index("Đoàn giao thương") :]
    assert "chưa có" in row[: row.index("</tr>")]


def test_an_unknown_layout_is_the_usual_one_and_a_mistyped_day_is_told(case: Case, officer: Client) -> None:
    usual = cells(officer.get("/so-so-lieu/").content.decode())
    page = officer.get("/so-so-lieu/?hang=khong-co&ngay=hom-kia").content.decode()
    assert [value for _, value in cells(page)] == [value for _, value in usual]
    assert '<p class="error">' in page
    assert officer.get("/so-so-lieu/?tep=xlsx&ngay=hom-kia").status_code == 404


@pytest.mark.parametrize("page", ["/so-so-lieu/", "/so-so-lieu/but-toan/"])
def test_a_condition_that_the_page_does_not_know_is_named(case: Case, officer: Client, page: str) -> None:
    told = officer.get(page + "?ky=2023Q1&hang=mua").content.decode()
    assert "không có điều kiện «ky»" in told
    assert "Không cắt được theo «mua»" in told
    assert "chưa lọc" not in officer.get(page + "?so=ke-hoach&hang=&cot=role").content.decode()
    assert officer.get(page + "?tep=xlsx&ky=2023Q1").status_code == 404


def test_every_entry_is_shown_with_its_measure_and_unit(case: Case, officer: Client) -> None:
    (address,) = re.findall(r'href="(/so-so-lieu/but-toan/[^"]*)"', officer.get("/so-so-lieu/").content.decode())[:1]
    page = officer.get(address).content.decode()
    assert f"{Entry.objects.count()} bút toán" in page
    counted = Entry.objects.filter(measure__is_money=False).first()
    assert counted is not None
    assert f'<span class="sub" lang="vi">{counted.measure.unit}</span>' in page
    lines = b"".join(officer.get(f"{address}&tep=csv").streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert len(lines) == Entry.objects.count() + 1
    assert officer.get("/so-so-lieu/?chi_tieu=moi").status_code == 404  # sums are of one measure


def test_files_hold_what_the_pages_show(case: Case, officer: Client) -> None:
    entries = Entry.objects.filter(measure__is_money=True).count()
    lines = b"".join(officer.get("/so-so-lieu/but-toan/?tep=csv").streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == entries + 1
    workbook = officer.get("/so-so-lieu/?tep=xlsx")
    assert b"".join(workbook.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
    workbook.close()


def test_whoever_sees_no_plan_is_told_so_and_finds_no_entries(case: Case, signed_in: SignIn) -> None:
    foreigner = signed_in(case.people["foreigner"])
    assert "chưa có số liệu" in foreigner.get("/so-so-lieu/").content.decode()
    assert foreigner.get("/so-so-lieu/but-toan/").status_code == 404


def test_a_unit_bears_the_name_of_today_before_another_one_begins(case: Case) -> None:
    unit, today = case.world.department, timezone.localdate()
    called, later = unit.title_on(today), today + timedelta(days=1)
    assert called
    rename_unit(None, unit, Naming("Sở Năng lượng", "SNL", "Đồng Nai", later, "QĐ 5/QĐ-UBND"))
    assert names_of(Dimension.UNIT, {unit.pk})[unit.pk][1] == called.short_title
    (units,) = found(case.world.officer, "Sở Năng lượng")
    assert [hit.name for hit in units.hits] == [called.title]


@pytest.mark.parametrize(
    "asked", ["o_line=abc", "o_year=x", "o_unit=" + "9" * 30, "o_role=abc", "o_period=xyz", "o_period=2023M05"]
)
def test_a_cell_that_nothing_is_known_by_is_no_page(case: Case, officer: Client, asked: str) -> None:
    assert officer.get(f"/so-so-lieu/but-toan/?{asked}").status_code == 404


def test_an_entry_nobody_may_see_names_nothing(case: Case, officer: Client, signed_in: SignIn) -> None:
    line = Entry.objects.filter(line__kind="item").earliest("pk").line
    address = f"/so-so-lieu/but-toan/?o_line={line.pk}&o_plan={line.plan_id}"
    assert line.title in officer.get(address).content.decode()
    foreigner = case.people["foreigner"]
    unit = foreigner.memberships.get().unit
    programme = Programme.objects.get(province=unit.province, code="khuyen-cong")
    open_plan(programme, 2023, "Kế hoạch tỉnh khác", unit, Plan.Origin.PAPER)
    elsewhere = signed_in(foreigner).get(address)
    assert elsewhere.status_code == 200
    assert line.title not in elsewhere.content.decode()


def test_the_row_of_a_year_says_that_nine_months_may_stand_in_it(case: Case, officer: Client) -> None:
    page = officer.get("/so-so-lieu/", {"hang": "period", "cot": "role"}).content.decode()
    assert "năm 2023 (cả năm, 9 tháng)" in html.unescape(page)
