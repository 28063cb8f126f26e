"""The funding annex of a plan that was read: who pays each content and what one costs come out as they came in."""

from typing import Any

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.ke_hoach import v2026_1 as ke_hoach
from khuyencong.papers.forms.ket_qua.v2026_1.payers import payers
from khuyencong.papers.writing import write_paper
from khuyencong.records.models import Plan
from khuyencong.records.queries import amounts_of
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.plans import plan_paper
from khuyencong.reports.results import results
from khuyencong.terms.document import Annex, TableBlock
from khuyencong.terms.facts import PaperFacts
from khuyencong.terms.periods import Period
from khuyencong.terms.selector import Selector
from tests.papers.forms.samples import SHEET
from tests.world import World, accept_all, read_as

pytestmark = pytest.mark.django_db
PAPER = """SỞ CÔNG THƯƠNG
Số: 12/KH-SCT

KẾ HOẠCH
Khuyến công năm 2031

I. NỘI DUNG
1. Mở lớp nghề thêu: 06 lớp, kinh phí 210 triệu đồng.
2. Hỗ trợ máy sấy nông sản: 04 cơ sở, kinh phí 900 triệu đồng.
3. Dự hội chợ vùng: 02 hội chợ, kinh phí 90 triệu đồng.

Tổng kinh phí: 1.200 triệu đồng.

Phụ lục
Đơn vị tính: triệu đồng

STT | Nội dung | ĐVT | Số lượng | Đơn giá | Thành tiền | Khuyến công địa phương | Vốn đối ứng | Vốn xã hội hóa
1 | Mở lớp nghề thêu | lớp | 6 | 35 | 210 | 210 | |
2 | Hỗ trợ máy sấy nông sản | cơ sở | 4 | 225 | 900 | 300 | 600 |
3 | Dự hội chợ vùng | hội chợ | 2 | | 90 | 40 | | 50
 | Tổng cộng | | | | 1.200 | 550 | 600 | 50
"""
LOCAL, OWN, SPONSORS = "Khuyến công địa phương", "Vốn đối ứng của cơ sở thụ hưởng", "Xã hội hóa"


def annex_of_plan() -> tuple[Any, TableBlock]:
    case = plan_case(Plan.objects.get(), Period.parse("2031"))
    document = ke_hoach.build(plan_paper(case), SHEET)
    annex = document.blocks[-1]
    assert isinstance(annex, Annex)
    (table,) = (block for block in annex.blocks if isinstance(block, TableBlock))
    return document, table


def told_by(facts: PaperFacts) -> dict[str, tuple[int | None, set[int]]]:
    """Each content's price and what the sources pay of it, in triệu đồng."""
    return {
        one.title: (
            one.unit_price.value // 10**6 if one.unit_price else None,
            {share.amount.value // 10**6 for share in one.shares},
        )
        for one in facts.activities
        if one.amount
    }


def test_what_an_annex_tells_of_prices_and_sources_is_printed_by_the_plans_own(world: World) -> None:
    accept_all(world.officer, read_as(world, PAPER))
    _document, table = annex_of_plan()
    heads = [column.title for column in table.columns]
    assert heads[:6] == ["TT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)"]
    assert set(heads[6:9]) == {LOCAL, OWN, SPONSORS}
    at = {name: heads.index(name) for name in (LOCAL, OWN, SPONSORS)}
    rows = [[row.cells[4].text, row.cells[5].text, *(row.cells[at[name]].text for name in at)] for row in table.rows]
    assert rows == [
        ["35.000.000", "210.000.000", "210.000.000", "", ""],
        ["225.000.000", "900.000.000", "300.000.000", "600.000.000", ""],
        ["", "90.000.000", "40.000.000", "", "50.000.000"],
        ["", "1.200.000.000", "550.000.000", "600.000.000", "50.000.000"],
    ]
    paid = [row.cells[column] for row in table.rows for column in at.values() if row.cells[column].text]
    assert all(cell.selector and amounts_of(Selector.decode(cell.selector)).low == cell.value for cell in paid)


@pytest.mark.parametrize("format", ["docx", "pdf", "html", "xlsx"])
def test_the_written_plan_tells_the_same_as_the_one_that_was_read(world: World, format: str) -> None:
    accept_all(world.officer, read_as(world, PAPER))
    document, _ = annex_of_plan()
    again = find_facts(read_text(write_paper(document, format), f"ke-hoach.{format}"))
    assert told_by(again) == {
        "Mở lớp nghề thêu": (35, {210}),
        "Hỗ trợ máy sấy nông sản": (225, {300, 600}),
        "Dự hội chợ vùng": (None, {40, 50}),
    }


RESULT = """SỞ CÔNG THƯƠNG
Số: 13/BC-SCT

BÁO CÁO
Kết quả khuyến công năm 2031

STT | Nội dung | Kinh phí thực hiện (triệu đồng) | Khuyến công địa phương | Vốn đối ứng
1 | Mở lớp nghề thêu | 205 | 205 |
2 | Hỗ trợ máy sấy nông sản | 940 | 300 | 640
3 | Dự hội chợ vùng | 88 | 40 |
"""


def test_what_each_source_paid_stands_in_the_annex_of_results_and_more_of_their_own_is_no_excess(world: World) -> None:
    """The workshop brought 40 triệu more of its own; of the fair nobody said who paid the rest."""
    accept_all(world.officer, read_as(world, PAPER))
    accept_all(world.officer, read_as(world, RESULT))
    told = results(plan_case(Plan.objects.get(), Period.parse("2031")))
    assert [line.title for line in told.over] == []
    (table,) = payers(told)
    heads = [f"{column.group}: {column.title}" for column in table.columns]
    at = [heads.index(f"Kinh phí thực hiện (đồng): {name}") for name in ("Tổng", LOCAL, OWN)]
    assert [[row.cells[n].text for n in at] for row in table.rows] == [
        ["205.000.000", "205.000.000", ""],
        ["940.000.000", "300.000.000", "640.000.000"],
        ["88.000.000", "", ""],
        ["1.233.000.000", "", "640.000.000"],  # of the first 40 triệu more were told, of the fair
    ]
    paid = [cell for row in table.rows for cell in row.cells[2:] if cell.text]
    assert all(cell.selector and amounts_of(Selector.decode(cell.selector)).low == cell.value for cell in paid)
