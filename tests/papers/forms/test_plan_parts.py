"""The funding annex of a plan tells prices and sources as far as they are known; both come back from every format."""

from dataclasses import replace

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.ke_hoach import v2026_1 as ke_hoach
from khuyencong.papers.writing import FORMATS, write_annexes
from khuyencong.reports.rounding import plan_in_unit
from khuyencong.terms.document import Annex, TableBlock
from khuyencong.terms.facts import PaperFacts
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.plan_paper import Paid, PlanGroup, PlanItem, PlanPaper, PlanSource, PlanTarget
from tests.papers.forms.samples import SHEET
from tests.papers.forms.test_round_trip import alarms, planned_by, read_back, said

LOCAL, OWN = "Kinh phí khuyến công địa phương", "Vốn đối ứng của cơ sở thụ hưởng"


def paid(local: int, own: int = 0) -> Paid:
    told = ((LOCAL, local), (OWN, own))
    return tuple(PlanSource(name, money) for name, money in told if money)


LACE = PlanItem("a", "Mở lớp nghề thêu", (PlanTarget(6, "lớp"),), 210_000_000, paid=paid(210_000_000), price=35_000_000)
SALES = PlanItem("b", "Tập huấn bán hàng trực tuyến", (PlanTarget(90, "học viên"),), 45_500_000, paid=paid(45_500_000))
DRYERS = PlanItem(
    "2",
    "Hỗ trợ máy sấy nông sản",
    (PlanTarget(4, "cơ sở CNNT"), PlanTarget(4, "máy")),
    900_000_000,
    paid=paid(300_000_000, 600_000_000),
    price=225_000_000,
)
PLAN = PlanPaper(
    title="Khuyến công tỉnh Phú Giang năm 2031",
    year=2031,
    groups=(
        PlanGroup("1", "Đào tạo nghề", (LACE, SALES), 255_500_000, paid=paid(255_500_000)),
        PlanGroup("2", DRYERS.title, (DRYERS,), 900_000_000, paid=DRYERS.paid),
    ),
    sources=paid(555_500_000, 600_000_000),
    total=1_155_500_000,
    paid=paid(555_500_000, 600_000_000),
)


def table_of(plan: PlanPaper) -> TableBlock:
    annex = ke_hoach.build(plan, SHEET).blocks[-1]
    assert isinstance(annex, Annex)
    return next(block for block in annex.blocks if isinstance(block, TableBlock))


def by_source(facts: PaperFacts) -> dict[tuple[str, str], int]:
    """What each source pays of a content, told as its shares or as its only payer."""
    told = {}
    for one in facts.activities:
        shares = one.shares or ()
        told |= {(one.title, share.fund_source): share.amount.value for share in shares}
        if one.fund_source and one.amount and not shares:
            told[one.title, one.fund_source] = one.amount.value
    return told


def test_the_annex_has_counts_prices_sums_and_the_sources_in_use_with_their_sums() -> None:
    table = table_of(PLAN)
    assert [column.title for column in table.columns] == [
        "TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)", "Khuyến công địa phương",
        "Vốn đối ứng của cơ sở thụ hưởng", "Ghi chú",
    ]  # fmt: skip
    cells = [[cell.text for cell in row.cells[2:8]] for row in table.rows]
    assert cells == [
        ["", "", "", "255.500.000", "255.500.000", ""],
        ["lớp", "06", "35.000.000", "210.000.000", "210.000.000", ""],
        ["học viên", "90", "", "45.500.000", "45.500.000", ""],
        ["cơ sở CNNT", "04", "225.000.000", "900.000.000", "300.000.000", "600.000.000"],
        ["máy", "04", "", "", "", ""],
        ["", "", "", "1.155.500.000", "555.500.000", "600.000.000"],
    ]


@pytest.mark.parametrize("unit", [MoneyUnit.DONG, MoneyUnit.MILLION])
@pytest.mark.parametrize("format", FORMATS)
def test_prices_and_sources_come_back_from_every_format(format: str, unit: MoneyUnit) -> None:
    document = ke_hoach.build(plan_in_unit(PLAN, unit), replace(SHEET, number="07/KH-SCT"))
    facts = read_back(document, format)
    assert said(facts) == planned_by(PLAN)
    prices = {one.title: one.unit_price.value for one in facts.activities if one.unit_price}
    assert prices == {LACE.title: 35_000_000, DRYERS.title: 225_000_000}
    local, own = "khuyến công địa phương", "nguồn khác"
    assert by_source(facts) == {
        (LACE.title, local): 210_000_000,
        (SALES.title, local): 45_500_000,
        (DRYERS.title, local): 300_000_000,
        (DRYERS.title, own): 600_000_000,
    }
    assert {(t.fund_source, t.amount_vnd) for t in facts.totals if t.fund_source} == {
        (local, 555_500_000),
        (own, 600_000_000),
    }
    assert alarms(document, format) == []


@pytest.mark.parametrize("format", FORMATS)
def test_the_annex_alone_tells_the_same(format: str) -> None:
    document = replace(ke_hoach.build(PLAN, SHEET), annexes_apart=True)
    facts = find_facts(read_text(write_annexes(document, format), f"phu-luc.{format}"))
    assert {one.title: one.amount.value for one in facts.activities if one.amount} == {
        item.title: item.money for item in PLAN.items
    }
    assert by_source(facts)[DRYERS.title, "nguồn khác"] == 600_000_000


def test_a_price_that_no_longer_makes_the_sum_is_not_printed() -> None:
    """An adjustment moved the money since the plan's paper told the price."""
    moved = replace(LACE, money=190_000_000, paid=paid(190_000_000))
    group = replace(PLAN.groups[0], items=(moved, replace(SALES, price=None)))
    table = table_of(replace(PLAN, groups=(group,), paid=()))
    assert "Kinh phí (đồng)" in [column.title for column in table.columns]
    assert not any("Đơn giá" in column.title for column in table.columns)


def test_sums_of_sources_that_the_contents_do_not_come_to_are_told_below() -> None:
    """Of the plan as a whole more was told by source than of its contents: no column claims a false sum."""
    plan = replace(PLAN, paid=paid(700_000_000, 600_000_000), sources=paid(700_000_000, 600_000_000))
    annex = ke_hoach.build(plan, SHEET).blocks[-1]
    assert isinstance(annex, Annex)
    table, below = (block for block in annex.blocks if isinstance(block, TableBlock))
    assert [cell.text for cell in table.rows[-1].cells[6:8]] == ["", "600.000.000"]
    assert [row.cells[1].text for row in below.rows] == ["700.000.000", "600.000.000"]


def heads(plan: PlanPaper, unit: MoneyUnit) -> list[str]:
    return [column.title for column in table_of(plan_in_unit(plan, unit)).columns][4:-1]


def with_sales(sales: PlanItem) -> PlanPaper:
    return replace(PLAN, groups=(replace(PLAN.groups[0], items=(LACE, sales)), PLAN.groups[1]))


PRICE, SUM, PAYERS = "Đơn giá (triệu đồng)", "Thành tiền (triệu đồng)", ["Khuyến công địa phương", OWN]


def test_in_whole_millions_no_column_is_rounded_apart_from_its_rows() -> None:
    """What pays 45,5 triệu of a content is no whole million; the prices are, and so are the sums they make."""
    assert heads(PLAN, MoneyUnit.WHOLE_MILLION) == [PRICE, SUM]
    half = replace(SALES, targets=(PlanTarget(65, "km", scale=1),), price=7_000_000)  # 6,5 km × 7 triệu
    assert heads(with_sales(half), MoneyUnit.WHOLE_MILLION) == ["Kinh phí (triệu đồng)"]


def test_a_price_that_is_printed_nowhere_takes_no_column_away() -> None:
    """90 times 505.555 đồng is not the content's money, so its price stands in no cell, whatever its last digits."""
    assert heads(PLAN, MoneyUnit.MILLION) == [PRICE, SUM, *PAYERS]
    assert table_of(plan_in_unit(with_sales(replace(SALES, price=505_555)), MoneyUnit.MILLION)) == table_of(
        plan_in_unit(PLAN, MoneyUnit.MILLION)
    )
    printed = replace(SALES, price=505_555, money=45_499_950, paid=paid(45_499_950))
    assert heads(with_sales(printed), MoneyUnit.MILLION) == ["Kinh phí (triệu đồng)"]
    fine = replace(SALES, targets=(PlanTarget(2_000, "hộ"),), price=22_749, money=45_498_000, paid=paid(45_498_000))
    assert heads(with_sales(fine), MoneyUnit.MILLION) == ["Kinh phí (triệu đồng)", *PAYERS]


def test_sources_that_do_not_pay_all_of_a_content_take_no_column_away() -> None:
    part = replace(SALES, paid=paid(33_333_333))
    assert heads(with_sales(part), MoneyUnit.MILLION) == [PRICE, SUM, *PAYERS]
