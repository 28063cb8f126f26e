"""References to documents are found; fractions and standards are not."""

import pytest

from khuyencong.papers.reading.grammar.citations import find_citations
from khuyencong.papers.reading.text.scan import Scan
from khuyencong.terms.vietnamese import LOWER, UPPER


@pytest.mark.parametrize(
    ("sentence", "kind", "number", "date"),
    [
        ("Căn cứ Nghị định số 80/2021/NĐ-CP ngày 26 tháng 8 năm 2021", "Nghị định", "80/2021/NĐ-CP", "2021-08-26"),
        ("Quyết định số 77/QĐ-UBND ngày 03/ 02/2022 của tỉnh", "Quyết định", "77/QĐ-UBND", "2022-02-03"),
        ("(QĐ số 15/QĐ-CTĐP ngày 01/9/2021)", "Quyết định", "15/QĐ-CTĐP", "2021-09-01"),
        ("Kế hoạch 512/KH-SCT đã ban hành", "Kế hoạch", "512/KH-SCT", None),
        ("báo cáo số 33/KC&TV-KC ngày 15/11/2021", "Báo cáo", "33/KC&TV-KC", "2021-11-15"),
        ("Nghị quyết số 19-NQ/TW", "Nghị quyết", "19-NQ/TW", None),
        ("Quyết định số 21/QĐ-\n\nUBND ngày 09/3/2020", "Quyết định", "21/QĐ-UBND", "2020-03-09"),
        ("Quyết định số 1515/QĐ-UBND.HC ngày 06/10/2021", "Quyết định", "1515/QĐ-UBND.HC", "2021-10-06"),
        ("Luật số 69/2014/QH13", "Luật", "69/2014/QH13", None),
        ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15", "Luật", "72/2025/QH15", None),
        ("Văn bản hợp nhất số 12/VBHN-BCT ngày 5.3.2025", "Văn bản hợp nhất", "12/VBHN-BCT", "2025-03-05"),
        ("Nghị quyết số 12, ngày 20/7/2021 của Tỉnh ủy", "Nghị quyết", "12", "2021-07-20"),
    ],
)
def test_references(sentence: str, kind: str, number: str, date: str | None) -> None:
    (found,) = find_citations(Scan.of(sentence))
    assert (found.kind_vi, found.number, found.date) == (kind, number, date)


@pytest.mark.parametrize(
    "sentence",
    ["có 11/11 huyện", "chi trả 30/31 hộ dân", "tiêu chuẩn ISO 9001:2015", "từ 15/8 – 18/8/2023", "tỷ lệ 1/500"],
)
def test_what_is_no_reference(sentence: str) -> None:
    assert find_citations(Scan.of(sentence)) == ()


def test_a_chain_gives_each_link() -> None:
    chain = "Thông tư số 9/2015/TT-BCT (được sửa đổi, bổ sung bởi Thông tư số 7/2018/TT-BCT ngày 02/7/2018)"
    assert [c.number for c in find_citations(Scan.of(chain))] == ["9/2015/TT-BCT", "7/2018/TT-BCT"]


def test_the_papers_own_number_is_no_reference() -> None:
    text = "Số: 45 /BC-SCT\nThực hiện Công văn số 12/UBND-KT"
    assert [c.number for c in find_citations(Scan.of(text), "45/BC-SCT")] == ["12/UBND-KT"]


@pytest.mark.parametrize(
    ("behind", "issuer"),
    [
        ("của Bộ Công Thương\nQuyết định ban hành kèm theo", "Bộ Công Thương"),  # a line does not run into the next
        ("của Ủy ban nhân dân tỉnh Đồng Nai;", "Ủy ban nhân dân tỉnh Đồng Nai"),
        ("của Bộ Tài chính về quản lý kinh phí", "Bộ Tài chính"),
        (", của Thủ tướng\nChính phủ", "Thủ tướng Chính phủ"),
        ("của Tỉnh ủy Đồng Nai, Sở Công Thương", "Tỉnh ủy Đồng Nai"),  # no list holds it: its capitals tell it
        ("của tỉnh", None),
    ],
)
def test_the_issuer_behind_a_reference(behind: str, issuer: str | None) -> None:
    text = f"Quyết định số 7/QĐ-X ngày 2/3/2020 {behind}"
    (found,) = find_citations(Scan.of(text))
    assert found.issuer == issuer
    place = found.issuer_span
    assert (place and " ".join(text[place.start : place.end].split())) == issuer


@pytest.mark.parametrize("letter", ["Ủ", "Ứ", "Ế", "Ạ"])
def test_a_capital_with_a_tone_is_a_capital(letter: str) -> None:
    assert letter in UPPER
    assert letter.lower() in LOWER
    assert letter.lower() not in UPPER


def test_a_plan_cited_by_number_and_day_without_its_symbol_is_found() -> None:
    (found,) = find_citations(Scan.of("UBND tỉnh ban hành Kế hoạch 2557 ngày 6-3-2020 về khuyến công."))
    assert (found.number, found.date) == ("2557", "2020-03-06")
    assert find_citations(Scan.of("Đoàn đến làm việc ngày 6-3-2020, kế hoạch 12 ngày, kinh phí 2557 triệu đồng.")) == ()
