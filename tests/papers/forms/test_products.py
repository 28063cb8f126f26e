"""The annexes of recognised products and of fairs: read back as what they are, never as further figures of the plan."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.writing import FORMATS, write_paper
from khuyencong.terms.document import Annex, Paragraph, TableBlock
from khuyencong.terms.results import Fair, Recognised, Results, Sold, TargetResult
from tests.papers.forms.samples import RESULTS, SHEET, item, planned, reached, target
from tests.papers.forms.test_ket_qua import tables
from tests.papers.forms.test_round_trip import alarms, assert_read_back, read_back, said


@pytest.mark.parametrize("format", FORMATS)
def test_the_annex_of_recognised_products_is_read_back_as_a_list_and_as_no_figures(format: str) -> None:
    decision = ("558/QĐ-UBND", date(2021, 2, 9))
    products = (
        Recognised("Bưởi sấy dẻo", "HTX Thử Nghiệm", "Phường Thử Một", 4, *decision, "Ấp 1, xã Thử Một", "90,5"),
        Recognised("Gốm men lam", "Hộ kinh doanh Mẫu", "phường Thử Hai", 3, *decision),
    )
    document = ket_qua.build(replace(RESULTS, recognised=products), SHEET)
    text = read_text(write_paper(document, format), f"van-ban.{format}")
    rows = find_facts(text).register_rows
    assert [(row.name, row.holder, row.address, row.rating) for row in rows] == [
        ("Bưởi sấy dẻo", "HTX Thử Nghiệm", "Ấp 1, xã Thử Một (nay là phường Thử Một)", 4),
        ("Gốm men lam", "Hộ kinh doanh Mẫu", "phường Thử Hai", 3),
    ]
    assert [(row.decision, row.decided_on) for row in rows] == [("558/QĐ-UBND", "2021-02-09")] * 2
    assert [row.cells[-1].text for row in tables(document)[-1].rows] == ["09/02/2021"] * 2
    assert [row.points for row in rows] == [9050, None]
    assert "Danh sách gồm 02 sản phẩm: 01 sản phẩm 4 sao, 01 sản phẩm 3 sao." in " ".join(text.content.split())
    assert said(find_facts(text)) == said(read_back(ket_qua.build(RESULTS, SHEET), format))
    assert alarms(document, format) == []


COUNTED = (
    target(90, 5, "hội chợ", "hội chợ", 1, 1),
    target(90, 71, "gian hàng", "gian hàng", 100, 120),
    target(90, 72, "doanh nghiệp", "doanh nghiệp", None, 45),
    target(90, 73, "hợp tác xã", "hợp tác xã", None, 12),
    target(90, 74, "lượt khách", "lượt khách", None, 12_000),
    target(90, 75, "đồng (doanh thu)", "đồng", 2_000_000_000, 2_350_000_000),
    target(90, 76, "đồng (giá trị ghi nhớ)", "đồng", None, 500_000_000),
)


def with_fair(*more: TargetResult) -> Results:
    """A plan one of whose contents is a fair that earned more than it cost."""
    title = "Tổ chức Hội chợ hàng Thử Một"
    line = item(90, "4", title, planned(90, 300_000_000), reached(90, 290_000_000), *COUNTED)
    lead = "Trung tâm Xúc tiến thương mại"
    one = Fair(90, title, "phường Thử Hai", "tháng 5 năm 2031", lead, "Ngân sách tỉnh", (*COUNTED, *more))
    sold = Sold(reached(90, 2_350_000_000, 75), reached(1, 2_400_000_000, 75))
    (local, *of_local), *others = RESULTS.sources
    sources = ((local, planned(2, 3_360_000_000), reached(2, 1_635_900_000)), *others)
    assert [figure.value for figure in of_local] == [3_060_000_000, 1_345_900_000]
    money = {"money_plan": planned(1, 3_770_000_000), "money_actual": reached(1, 1_855_900_000, estimate=210_000_000)}
    return replace(RESULTS, lines=(*RESULTS.lines, line), fairs=(one,), sold=sold, sources=sources, **money)


@pytest.mark.parametrize("format", FORMATS)
def test_what_a_fair_earned_is_read_back_as_earned_and_its_annex_as_no_second_figures(format: str) -> None:
    results = with_fair()
    assert_read_back(results, format)
    document = ket_qua.build(results, SHEET)
    assert alarms(document, format) == []
    printed = " ".join(read_text(write_paper(document, format), f"van-ban.{format}").content.split())
    assert "doanh thu 2.350.000.000 đồng, giá trị ghi nhớ 500.000.000 đồng" in printed


def annex_words(annex: Annex) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in annex.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("format", FORMATS)
def test_a_column_of_which_nothing_is_told_and_a_fair_of_which_no_more_is_known_are_left_out(format: str) -> None:
    """Of a content held at two places only one of which somebody named."""
    (known,) = with_fair().fairs
    reached_of = tuple(one for one in COUNTED if one.unit == "hội chợ")
    placed, unplaced = replace(known, time="", lead="", reached=reached_of), replace(known, place="", time="", lead="")
    results = replace(with_fair(), fairs=(placed, replace(unplaced, reached=reached_of)), sold=None)
    document = ket_qua.build(results, SHEET)
    *_, annex = (block for block in document.blocks if isinstance(block, Annex))
    *_, table = (block for block in annex.blocks if isinstance(block, TableBlock))
    assert table.caption == "Hội chợ, triển lãm năm 2031"  # one row takes no page of its own
    assert [column.title for column in table.columns] == ["TT", "Hội chợ, triển lãm", "Địa điểm", "Nguồn kinh phí"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["1", known.title, "phường Thử Hai", "Ngân sách tỉnh"]
    ]
    assert_read_back(results, format)
    assert alarms(document, format) == []
    none = replace(results, fairs=(replace(unplaced, reached=reached_of),))
    (annex,) = (block for block in ket_qua.build(none, SHEET).blocks if isinstance(block, Annex))
    assert table.caption not in [block.caption for block in annex.blocks if isinstance(block, TableBlock)]


def test_the_annex_of_fairs_tells_where_when_and_with_whom() -> None:
    expected = TargetResult("lượt doanh nghiệp", "lượt doanh nghiệp", None, reached(90, 30, 77, estimate=10))
    others = ("gian hàng OCOP", "hồ sơ", "khách sạn")  # the last two are none who took part and no visitors
    more_of = (target(90, 80 + at, name, name, None, 7) for at, name in enumerate(others))
    *_, annex = (b for b in ket_qua.build(with_fair(expected, *more_of), SHEET).blocks if isinstance(b, Annex))
    (table,) = (block for block in annex.blocks if isinstance(block, TableBlock))
    first, *more, whole = ([cell.text for cell in row.cells] for row in table.rows)
    assert (whole[1], whole[8]) == ("Cộng", "2.350.000.000")
    assert "Ghi chú: doanh thu đã ghi của cả kế hoạch là 2.400.000.000 đồng." in annex_words(annex)
    assert annex.title == "Hội chợ, triển lãm năm 2031"
    assert first[2:5] == ["phường Thử Hai", "tháng 5 năm 2031", "Trung tâm Xúc tiến thương mại"]
    assert first[5:] == ["120 gian hàng", "45 doanh nghiệp", "12.000", "2.350.000.000", "Ngân sách tỉnh"]
    assert [row[5] for row in more] == ["07 gian hàng OCOP", ""]
    assert [row[6] for row in more] == ["12 hợp tác xã", "30 (gồm ước) lượt doanh nghiệp"]
    assert all(cell.selector for cell in table.rows[0].cells[5:9])
