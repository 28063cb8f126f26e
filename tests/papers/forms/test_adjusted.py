"""What reports and plan say of the papers that adjusted the plan: printed, and read back as no figure of it."""

from dataclasses import replace

import pytest

from khuyencong.papers import read_text
from khuyencong.papers.forms.ke_hoach import v2026_1 as ke_hoach
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.forms.moved_table import moved_table
from khuyencong.papers.forms.so_sanh import v2026_1 as so_sanh
from khuyencong.papers.writing import FORMATS, write_paper
from khuyencong.reports.rounding import in_unit, plan_in_unit
from khuyencong.terms.facts import Role
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.results import Adjustment
from khuyencong.terms.told import Fate, Moved
from tests.papers.forms.samples import PLAN, RESULTS, SHEET, planned
from tests.papers.forms.test_round_trip import TOLD_BESIDE, YEAR, Count, alarms, read_back, said

FAIR = next(line for line in RESULTS.lines if line.title == "Dự hội chợ vùng")
ADJUSTED = (  # first to another total, then only between contents; neither says of which source
    Adjustment(
        "Quyết định số 7/QĐ-UBND ngày 20 tháng 3 năm 2031 của Ủy ban nhân dân tỉnh Phú Giang",
        planned(1, 3_500_000_000),
        RESULTS.money_plan,
        -30,
        False,
    ),
    Adjustment(
        "Quyết định số 9/QĐ-UBND ngày 02 tháng 6 năm 2031 của Ủy ban nhân dân tỉnh Phú Giang",
        RESULTS.money_plan,
        RESULTS.money_plan,
        -90,
        False,
    ),
)
MOVED = (
    Moved(FAIR.number, FAIR.title, planned(31, 450_000_000), FAIR.money_plan, planned(31, -30_000_000), Fate.CHANGED),
)


@pytest.mark.parametrize("format", FORMATS)
def test_what_a_plan_was_before_it_was_adjusted_is_printed_and_is_read_as_no_figure_of_it(format: str) -> None:
    """Reports and plan name the decisions; the annex tells again what the contents that were adjusted have now."""
    documents = (
        (ket_qua.build(replace(TOLD_BESIDE, adjustments=ADJUSTED), SHEET, moved=MOVED), ket_qua.build(RESULTS, SHEET)),
        (so_sanh.build(replace(RESULTS, adjustments=ADJUSTED), SHEET), so_sanh.build(RESULTS, SHEET)),
        (ke_hoach.build(replace(PLAN, adjustments=ADJUSTED), SHEET), ke_hoach.build(PLAN, SHEET)),
    )
    again = {(FAIR.title, Role.PLAN, YEAR, frozenset[Count](), FAIR.money_plan.value)}
    for document, plain in documents:
        seen = " ".join(read_text(write_paper(document, format), f"van-ban.{format}").content.split())
        assert f"Theo {ADJUSTED[0].decision}, kinh phí các nội dung được điều chỉnh." in seen
        assert "Tổng kinh phí điều chỉnh từ 3.500.000.000 đồng xuống 3.470.000.000 đồng." in seen
        assert "(giảm 90 đồng để tăng nội dung khác)" in seen
        facts, before = read_back(document, format), read_back(plain, format)
        assert said(facts) - again == said(before) - again
        sums = {(total.amount_vnd, total.fund_source, total.role) for total in before.totals}
        whole = {(RESULTS.money_plan.value, None, Role.PLAN)}
        assert {(total.amount_vnd, total.fund_source, total.role) for total in facts.totals} - whole == sums - whole
        assert alarms(document, format) == alarms(plain, format)


@pytest.mark.parametrize("unit", [MoneyUnit.MILLION, MoneyUnit.WHOLE_MILLION])
def test_a_paper_in_millions_tells_of_the_adjustment_in_millions(unit: MoneyUnit) -> None:
    """Where that loses nothing: one paper has one unit."""
    whole = replace(ADJUSTED[1], less=-90_000_000)
    both = (ADJUSTED[0], whole)
    papers = (
        so_sanh.build(in_unit(replace(RESULTS, adjustments=both), unit), SHEET),
        ke_hoach.build(plan_in_unit(replace(PLAN, adjustments=both), unit), SHEET),
    )
    for paper in papers:
        seen = " ".join(read_text(write_paper(paper, "html"), "van-ban.html").content.split())
        assert "Tổng kinh phí điều chỉnh từ 3.500 triệu đồng xuống 3.470 triệu đồng." in seen
        assert "(giảm 90 triệu đồng để tăng nội dung khác)" in seen


@pytest.mark.parametrize(
    ("unit", "before", "told"),
    [
        (MoneyUnit.MILLION, 450_000_000, ["450", "-30", "420"]),
        (MoneyUnit.MILLION, 450_500_000, ["450,5", "-30,0", "420,0"]),
        (MoneyUnit.WHOLE_MILLION, 450_500_000, ["450.500.000", "-30.000.000", "420.000.000"]),  # nothing may be lost
    ],
)
def test_what_was_moved_is_told_in_the_papers_unit_where_that_loses_nothing(
    unit: MoneyUnit, before: int, told: list[str]
) -> None:
    (one,) = MOVED
    moved = (replace(one, before=planned(31, before)),)
    table = moved_table(moved, unit)
    assert [cell.text.removesuffix(",0") for cell in table.rows[0].cells[2:5]] == [t.removesuffix(",0") for t in told]
    word = "đồng" if told[0].endswith("000") else "triệu đồng"
    assert {column.group for column in table.columns if column.group} == {f"Kinh phí ({word})"}
