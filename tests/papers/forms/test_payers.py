"""What each source was to pay of a content and paid: in the annex of results, and back again from every format."""

from dataclasses import replace

import pytest

from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.forms.ket_qua.v2026_1.payers import payers
from khuyencong.papers.writing import FORMATS
from khuyencong.reports.rounding import in_unit
from khuyencong.terms.facts import Role
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.results import FundedBy, LineResult, Results
from tests.papers.forms.samples import RESULTS, SHEET, planned, reached
from tests.papers.forms.test_round_trip import alarms, read_back, said

LOCAL, OWN = "Kinh phí khuyến công địa phương", "Vốn đối ứng của cơ sở thụ hưởng"
PAID = {  # in hundred thousands
    "1": ((6_100, 5_524, 1_200), ()),
    "1.1": ((3_100, 2_824), ()),
    "1.2": ((3_000, 2_700, 1_200), ()),
    "2": ((9_000, 0), (10_000, 0)),
    "3.1": ((4_000, 4_105), (200, 370)),
    "3.3": ((1_000, 1_000), ()),  # whose the rest is nobody said
}


def paid(line: LineResult) -> tuple[FundedBy, ...]:
    told = zip((LOCAL, OWN), PAID.get(line.number, ((), ())), strict=True)
    return tuple((name, *_figures(line.line, *sums)) for name, sums in told if sums)


def _figures(line: int, plan: int, actual: int, estimate: int = 0) -> tuple[object, object]:
    plan, actual, estimate = (value * 100_000 for value in (plan, actual, estimate))
    return planned(line, plan), reached(line, actual or None, estimate=estimate)


WITH_PAYERS = replace(
    RESULTS,
    lines=tuple(replace(line, paid=paid(line)) for line in RESULTS.lines),
    sources=(
        (LOCAL, planned(2, 1_910_000_000), reached(2, 962_900_000, estimate=120_000_000)),
        (OWN, planned(3, 1_020_000_000), reached(3, 37_000_000)),
    ),
)


def test_the_table_has_every_content_with_the_sources_that_pay_it() -> None:
    (table,) = payers(WITH_PAYERS)
    heads = [(column.group, column.title) for column in table.columns[2:]]
    assert heads == [
        *(("Kinh phí kế hoạch (đồng)", title) for title in ("Tổng", "Khuyến công địa phương", OWN)),
        *(("Kinh phí thực hiện (đồng)", title) for title in ("Tổng", "Khuyến công địa phương", OWN)),
        *(("Kinh phí ước thực hiện (đồng)", title) for title in ("Tổng", "Khuyến công địa phương")),
    ]  # only those in use
    rows = {row.cells[1].text: [cell.text for cell in row.cells[2:]] for row in table.rows}
    assert rows["Dự hội chợ vùng"] == [
        "420.000.000", "400.000.000", "20.000.000", "447.500.000", "410.500.000", "37.000.000", "", "",
    ]  # fmt: skip
    assert rows["Bình chọn sản phẩm CNNT tiêu biểu"] == ["400.000.000", "", "", "476.000.000", "", "", "", ""]
    assert rows["Cộng"][:3] == ["3.470.000.000", "1.910.000.000", "1.020.000.000"]
    assert rows["Cộng"][3:] == ["1.355.900.000", "842.900.000", "37.000.000", "210.000.000", "120.000.000"]


def test_a_single_source_needs_no_such_table() -> None:
    alone = replace(RESULTS, lines=tuple(replace(line, paid=paid(line)[:1]) for line in RESULTS.lines))
    assert payers(alone) == payers(RESULTS) == ()


@pytest.mark.parametrize("unit", [MoneyUnit.DONG, MoneyUnit.MILLION])
@pytest.mark.parametrize("format", FORMATS)
def test_payers_come_back_and_no_figure_twice(format: str, unit: MoneyUnit) -> None:
    plain, told = (ket_qua.build(in_unit(results, unit), SHEET) for results in (_without(WITH_PAYERS), WITH_PAYERS))
    facts = read_back(told, format)
    assert said(facts) == said(read_back(plain, format))
    shares = {
        (one.title, one.role, share.fund_source): share.amount.value // 10**6
        for one in facts.activities
        for share in one.shares
    }
    assert shares["Dự hội chợ vùng", Role.ACTUAL, "nguồn khác"] == 37
    assert shares["Hỗ trợ máy sấy nông sản", Role.PLAN, "nguồn khác"] == 1_000
    assert alarms(told, format) == alarms(plain, format)


def _without(results: Results) -> Results:
    return replace(results, lines=tuple(replace(line, paid=()) for line in results.lines))
