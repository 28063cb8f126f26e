"""The plan's table as a person cuts it: its columns, its filters, and sums that stay led back to their entries."""

import html
import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.records.models import FundSource, Line, Measure, Paper, Plan, Statement
from khuyencong.records.queries import amounts_of
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Role, Span, Total
from khuyencong.terms.periods import Period
from khuyencong.terms.selector import Selector
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.plans import Decision, approve, money_of
from khuyencong.work.reporting import preview
from khuyencong.work.reporting.doubts import of_results
from tests.desk.test_plan_pages import figures, page_of, row
from tests.factories import Case
from tests.world import accept_all, item, tell

HEADS = re.compile(r"<th[^>]*>([^<]+)</th>")


def values(page: str, title: str) -> list[int]:
    return [value for _, value in figures(row(page, title))]


def told_by_hand(case: Case, role: Role, value: int, **more: object) -> None:
    measure = more.pop("measure", None) or money_of(case.world.province)
    year = {"first": date(2023, 1, 1), "last": date(2023, 12, 31)}
    said = Statement(
        province=case.world.province, plan=case.plan, measure=measure, role=role,
        state="given", value=value, reason="hợp đồng 12", **year | {"line": case.line} | more,
    )  # fmt: skip
    enter_by_hand(case.world.officer, said)


def test_what_is_left_is_the_plan_less_what_was_spent(case: Case, officer: Client) -> None:
    assert values(page_of(officer, case.plan), "Bình chọn sản phẩm")[-3:] == [300_000_000, 390_000_000, -90_000_000]


def test_what_is_left_looks_back_to_the_beginning_of_the_year(case: Case, officer: Client) -> None:
    """Seen by its fourth quarter a plan has not its whole money left: what was spent before is spent."""
    page = page_of(officer, case.plan, "?ky=2023Q4")
    assert values(page, "Bình chọn sản phẩm")[-1] == -90_000_000
    assert "Còn lại của năm</th>" in page


def sent_by_its_commune(case: Case, said: Statement) -> None:
    """As though the unit of that place had told it in a paper of its own."""
    unit = case.people["commune"].memberships.get().unit
    unit.area = said.area
    unit.save()
    Paper.objects.filter(pk=case.waiting.pk).update(sender=unit)
    Statement.objects.filter(pk=said.pk).update(fact=case.waiting.facts.first())


def test_figures_that_only_units_below_told_say_whose_they_are(case: Case, officer: Client) -> None:
    part = {"first": date(2023, 7, 1), "last": date(2023, 9, 30)}
    told_by_hand(case, Role.ACTUAL, 9, **part, area=case.area)
    assert "trong sổ mới có của" not in page_of(officer, case.plan, "?ky=2023Q3")  # what we know of a place is no share
    sent_by_its_commune(case, Statement.objects.latest("pk"))
    name = f"{case.area.type.lower()} {case.area.name}"
    page = page_of(officer, case.plan, "?ky=2023Q3")
    assert f"Số thực hiện quý III năm 2023 trong sổ mới có của {name}, chưa phải của cả kế hoạch" in page
    told = officer.get(reverse("report", args=[case.plan.pk]), {"ky": "2023Q3"}).content.decode()
    assert f"trong sổ mới có của {name}" in " ".join(html.unescape(told).split())
    assert "số liệu của" not in page  # all figures are of the same place, and that is said once
    assert "trong sổ mới có của" not in page_of(officer, case.plan)  # of the year the whole was told

    other = Line.objects.get(title="Đoàn giao thương")
    told_by_hand(case, Role.ACTUAL, 30, **part, line=other)
    page = page_of(officer, case.plan, "?ky=2023Q3")
    assert "trong sổ mới có của" not in page
    assert f"số liệu của {name}" in row(page, "Hội chợ trong nước")
    assert "số liệu của" not in row(page, "Đoàn giao thương")


def test_of_money_nobody_planned_nothing_is_left_to_tell(case: Case, officer: Client) -> None:
    assert values(page_of(officer, case.plan), "Đoàn giao thương") == [1]  # a mission, and no money


def test_an_adjustment_has_its_column_once_there_is_one(case: Case, officer: Client) -> None:
    """What was approved, what moved and what stands after it, side by side: no sum has to be guessed."""
    assert "Điều chỉnh</th>" not in page_of(officer, case.plan)
    assert "Được duyệt</th>" not in page_of(officer, case.plan)
    approve(case.world.leader, case.plan.versions.get(), Decision("95/KH-UBND", date(2023, 3, 1)))
    known = {purse.line.title: purse for purse in purses(case.plan)}
    up, down = known["Bình chọn sản phẩm"], known["Máy móc tiên tiến"]
    moves = [Move(up.line.pk, None, up.money + 90, up.money), Move(down.line.pk, None, down.money - 90, down.money)]
    adjust(case.world.officer, case.plan, moves, Basis("7/QĐ-SCT", date(2023, 6, 1), "bù nhau"))
    page = page_of(officer, case.plan)
    first, second, third = HEADS.findall(page)[3:6]
    assert (first, second, third) == ("Được duyệt", "Điều chỉnh", "Sau điều chỉnh")
    assert values(page, "Bình chọn sản phẩm")[-5:-2] == [up.money, 90, up.money + 90]
    assert ">+90</a>" in row(page, "Bình chọn sản phẩm")
    assert ">−90</a>" in row(page, "Máy móc tiên tiến")


def test_money_of_a_source_told_of_the_whole_plan_alone_has_its_sum(case: Case, officer: Client) -> None:
    """A plan says how much each source gives, and leaves to an annex what each content gets of it."""
    whole = Total("nguồn thu hút", 77_000_000, Span(0, 0), role=Role.PLAN, period="2025", fund_source="nguồn khác")
    told = tell(case.world, item("1", "Chợ đêm", Role.PLAN, period="2025"), totals=(whole,), title="Kế hoạch năm 2025")
    accept_all(case.world.officer, told)
    plan = Plan.objects.get(year=2025)
    page = page_of(officer, plan, "?nguon=thu-hut")
    assert "Không có mục nào khớp" not in page
    assert values(page, 'class="total"')[0] == 77_000_000


def test_commitments_have_their_column_once_somebody_told_one(case: Case, officer: Client) -> None:
    assert "Cam kết</th>" not in page_of(officer, case.plan)
    told_by_hand(case, Role.COMMITTED, 380_000_000)
    page = page_of(officer, case.plan)
    assert "Cam kết</th>" in page
    assert values(page, "Hội chợ trong nước")[-4:] == [450_000_000, 380_000_000, 440_000_000, 10_000_000]


def test_columns_are_chosen_in_the_address(case: Case, officer: Client) -> None:
    page = page_of(officer, case.plan, "?cot=&cot=cam_ket")
    assert "Cam kết</th>" in page
    assert "Còn lại</th>" not in page
    assert "Chỉ tiêu</th>" not in page


@pytest.mark.parametrize(
    "query", ["?trang_thai=over", "?tim=hoi", "?chu_tri=0", "?trang_thai=done&tim=hoi", "?trang_thai=expected&tim=mang"]
)
def test_the_shown_lines_add_up_and_lead_back(case: Case, officer: Client, query: str) -> None:
    page = page_of(officer, case.plan, query)
    total = row(page, 'class="total"')
    assert "mục đang xem" in total
    for code, value in figures(total):
        assert amounts_of(Selector.decode(code)).low == value


def test_a_fund_source_cuts_every_sum(case: Case, officer: Client) -> None:
    local = FundSource.objects.get(code="kcdp", province=case.world.province)
    told_by_hand(case, Role.ACTUAL, 40_000_000, source=local)
    page = page_of(officer, case.plan, "?nguon=kcdp")
    assert "Hội chợ trong nước" in page
    assert "Bình chọn sản phẩm" not in page
    for code, value in figures(page):
        assert amounts_of(Selector.decode(code)).low == value
    assert 40_000_000 in values(page, 'class="total"')


def test_a_unit_nobody_has_cuts_to_nothing(case: Case, officer: Client) -> None:
    page = page_of(officer, case.plan, f"?chu_tri={'9' * 18}")
    assert "Không có mục nào khớp với lựa chọn." in page


def test_an_id_longer_than_any_is_no_page(case: Case, officer: Client) -> None:
    assert officer.get(reverse("plan", args=[case.plan.pk]), {"chu_tri": "9" * 5000}).status_code == 404


def test_what_was_reached_names_its_target_where_a_content_has_several(case: Case, officer: Client) -> None:
    """On a narrow page the lines of the two columns break apart: «6» must not stand beside another target."""
    assert 'class="of"' not in row(page_of(officer, case.plan), "Hội chợ trong nước")
    stalls = Measure.objects.filter(is_money=False).exclude(name__contains="hội chợ").earliest("pk")
    told_by_hand(case, Role.PLAN, 33, measure=stalls)
    assert row(page_of(officer, case.plan), "Hội chợ trong nước").count('class="of"') == 2


def test_an_empty_cut_says_how_to_go_back(case: Case, officer: Client) -> None:
    page = page_of(officer, case.plan, "?tim=khong-co-muc-nay&ky=2023H1")
    assert "Không có mục nào khớp với lựa chọn." in page
    assert 'href="?ky=2023H1"' in page


def test_a_part_of_a_plan_that_is_not_ones_own_is_never_told(case: Case, officer: Client) -> None:
    """A sum of several lines opens only where every one of them may be seen."""
    own = Selector.decode(figures(page_of(officer, case.plan))[0][0])
    foreign = replace(own, also=(999_999,)).encode()
    assert officer.get("/nguon-goc/", {"s": foreign}).status_code == 404


def test_words_of_papers_stay_words_in_the_table(case: Case, officer: Client) -> None:
    """The rows are written by hand: what a paper calls its contents and measures is escaped there."""
    case.plan.lines.filter(pk=case.line.pk).update(title="<script>alert(1)</script>")
    Measure.objects.filter(name="hội chợ").update(name='"><img src=x>')
    page = officer.get(reverse("plan", args=[case.plan.pk])).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "<img" not in page


UNPARTED, EXCESS = "chưa phân cho nội dung nào", "tổng kế hoạch</a> 100 đồng"


@pytest.mark.parametrize(
    ("whole", "words"),
    [
        (1_100, UNPARTED),
        (1_000, None),
        (900, EXCESS),
    ],
)
def test_a_total_that_is_not_the_sum_of_its_contents_is_told(
    case: Case, officer: Client, whole: int, words: str | None
) -> None:
    total = Total("Tổng kinh phí", whole, Span(0, 4), role=Role.PLAN, period="2024")
    contents = (item(str(n), f"Lớp {n}", Role.PLAN, n * 200, period="2024") for n in (2, 3))
    paper = tell(case.world, *contents, totals=(total,), title="Kế hoạch khuyến công 2024")
    accept_all(case.world.officer, paper)
    paper.refresh_from_db()
    assert paper.plan is not None
    page = page_of(officer, paper.plan)
    assert [said for said in (UNPARTED, EXCESS) if said in page] == ([words] if words else [])
    told = results(plan_case(paper.plan, Period.parse("2024")))
    assert [f.rule for f in of_results(told) if f.rule == "sum-mismatch"] == (["sum-mismatch"] if whole < 1_000 else [])


def test_a_part_that_comes_to_more_than_its_whole_is_told_where_the_plan_is_read_and_before_signing(
    case: Case, officer: Client
) -> None:
    told_by_hand(case, Role.ACTUAL, 150, area=case.area, first=date(2023, 7, 1), last=date(2023, 9, 30))
    told_by_hand(case, Role.ACTUAL, 900)
    assert "Nhiều hơn số" not in page_of(officer, case.plan)
    told_by_hand(case, Role.ACTUAL, 100)
    said = "số 150 đã ghi của quý III năm 2023 (ghi tay). Nhiều hơn số 100 đã ghi của năm 2023, toàn tỉnh (ghi tay)"
    assert said in page_of(officer, case.plan, "?ky=2023")
    assert said not in page_of(officer, case.plan, "?ky=2023H1"), "the part lies in another time"
    shown = preview(case.world.officer, case.plan, Period.parse("2023"))
    assert any(said in finding.message_vi for finding in shown.findings)
    told_by_hand(case, Role.ACTUAL, 160)
    assert "Nhiều hơn số" not in page_of(officer, case.plan)
    told_by_hand(case, Role.ACTUAL, 20, first=date(2023, 1, 1), last=date(2023, 6, 30))
    together = "các số 150 đã ghi của quý III năm 2023 (ghi tay), 20 đã ghi của 6 tháng đầu năm 2023 (ghi tay) cộng"
    assert f"{together} lại nhiều hơn số 160 đã ghi của năm 2023" in page_of(officer, case.plan)
    line = officer.get(reverse("line", args=[case.plan.pk, case.line.pk])).content.decode()
    assert line.count("có số sau thay") == 3  # what the case told, 900 and 100
