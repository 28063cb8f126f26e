"""Official words by the decree: cited in full once, then short; capitals. Suggestions, each at its place."""

from datetime import date

import pytest

from khuyencong.norms.wording import Prose, full_citation, rewritten, suggestions
from khuyencong.papers import find_citations
from khuyencong.terms.known_documents import Change, ChangeKind, KnownDocument, KnownDocuments, Mark

DECREE = KnownDocument(
    "45/2012/NĐ-CP", "2012-05-21", "Nghị định", "Khuyến công", "Chính phủ", None, None, Mark.TEXT, "thử"
)
CIRCULAR = KnownDocument(
    "28/2018/TT-BTC", "2018-03-28", "Thông tư", "Hướng dẫn quản lý kinh phí khuyến công", "Bộ Tài chính",
    None, None, Mark.SECOND, "thử",
)  # fmt: skip
OLD = KnownDocument(
    "26/2014/TT-BTC", "2014-01-02", "Thông tư", "Quản lý kinh phí", "Bộ Tài chính", None, None, Mark.TEXT, "thử",
    changes=(Change(ChangeKind.REPLACES, "26/2014/TT-BTC", "28/2018/TT-BTC", date(2018, 5, 11), Mark.TEXT, "thử"),),
)  # fmt: skip
KNOWN = KnownDocuments.of((DECREE, CIRCULAR, OLD))
DAY = date(2026, 11, 25)
FULL = "Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công"


def prose(text: str, name: str = "body") -> Prose:
    return Prose(name, text, find_citations(text))


def mended(*texts: str) -> list[str]:
    parts = [prose(text, "bases" if place == 0 else f"body-{place}") for place, text in enumerate(texts)]
    told = suggestions(parts, KNOWN, DAY)
    return [rewritten(part.text, [one for one in told if one.name == part.name]) for part in parts]


def test_a_full_citation_tells_kind_number_day_issuer_and_matter() -> None:
    assert full_citation(DECREE) == FULL
    assert full_citation(CIRCULAR) == (
        "Thông tư số 28/2018/TT-BTC ngày 28 tháng 3 năm 2018 của Bộ Tài chính hướng dẫn quản lý kinh phí khuyến công"
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (f"Căn cứ {FULL};", f"Căn cứ {FULL};"),
        ("Căn cứ Nghị định số 45/2012/NĐ-CP;", f"Căn cứ {FULL};"),
        ("Căn cứ 45/2012/NĐ-CP", f"Căn cứ {FULL}"),
        (  # two bases on two lines: the issuer of the first ends with its line
            f"{FULL}\nNghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính\nphủ",
            f"{FULL}\nNghị định số 45/2012/NĐ-CP",
        ),
        ("Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21/5/2012 của Chính phủ;", f"Căn cứ {FULL};"),
        (
            "Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21/5/2012 về hoạt động khuyến công;",
            "Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về hoạt động khuyến công;",
        ),
        (
            "Căn cứ Nghị định số 9/2025/NĐ-CP ngày 27/8/2025 của Chính phủ sửa đổi, bổ sung Nghị định 45/2012/NĐ-CP;\n"
            "Căn cứ Nghị định số 45/2012/NĐ-CP;",
            "Căn cứ Nghị định số 9/2025/NĐ-CP ngày 27/8/2025 của Chính phủ sửa đổi, bổ sung Nghị định 45/2012/NĐ-CP;\n"
            f"Căn cứ {FULL};",
        ),
        ("Căn cứ Luật Tổ chức chính quyền địa phương;", "Căn cứ Luật Tổ chức chính quyền địa phương;"),
    ],
)
def test_the_first_time_in_full(typed: str, written: str) -> None:
    assert mended(typed) == [written]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (f"Thực hiện {FULL}, các đơn vị báo cáo.", "Thực hiện Nghị định số 45/2012/NĐ-CP, các đơn vị báo cáo."),
        ("theo Nghị định số 45/2012/NĐ-CP.", "theo Nghị định số 45/2012/NĐ-CP."),
        ("Nghị định số 45/2012/NĐ-CP ngày 21/5/2012 nêu rõ.", "Nghị định số 45/2012/NĐ-CP nêu rõ."),
    ],
)
def test_afterwards_by_kind_and_number(typed: str, written: str) -> None:
    assert mended(f"Căn cứ {FULL};", typed)[1] == written


def test_what_the_library_does_not_know_is_told_without_words_for_it() -> None:
    (one,) = suggestions([prose("Căn cứ Quyết định số 99/QĐ-UBND;", "bases")], KNOWN, DAY)
    assert one.expected is None
    assert "còn thiếu ngày tháng năm, cơ quan ban hành, trích yếu" in one.why


def test_a_basis_that_has_ended_is_told_with_what_stands_in_its_place() -> None:
    text = "Căn cứ Thông tư số 26/2014/TT-BTC ngày 02 tháng 01 năm 2014 của Bộ Tài chính về quản lý kinh phí;"
    (one,) = suggestions([prose(text, "bases")], KNOWN, DAY)
    assert (one.rule, one.expected) == ("citation-ended", None)
    assert "28/2018/TT-BTC" in one.why


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("theo điểm a khoản 1 điều 24 của Luật", "theo điểm a khoản 1 Điều 24 của Luật"),
        ("theo Điểm a Khoản 1 Điều 24", "theo điểm a khoản 1 Điều 24"),
        ("Khoản 1 Điều 24 quy định", "Khoản 1 Điều 24 quy định"),
        ("trình ủy ban nhân dân tỉnh", "trình Ủy ban nhân dân tỉnh"),
        ("gửi sở Công Thương và bộ Công Thương", "gửi Sở Công Thương và Bộ Công Thương"),
        ("cán bộ Công Thương, cơ sở Đan Lát, sở ấy", "cán bộ Công Thương, cơ sở Đan Lát, sở ấy"),
        ("tại Tỉnh Đồng Nai, Xã Xuân Hưng", "tại tỉnh Đồng Nai, xã Xuân Hưng"),
        ("tại Thành phố Biên Hòa và Thành phố Hồ Chí Minh", "tại thành phố Biên Hòa và Thành phố Hồ Chí Minh"),
        ("tại Phường Điện Biên Phủ", "tại Phường Điện Biên Phủ"),
        ("Xã Xuân Hưng báo cáo.", "Xã Xuân Hưng báo cáo."),
        ("điều chỉnh 3 nội dung, điều kiện 2 bên", "điều chỉnh 3 nội dung, điều kiện 2 bên"),
        ("trong tháng tám", "trong tháng Tám"),
        ("trong 3 tháng năm 2024", "trong 3 tháng năm 2024"),
    ],
)
def test_capitals(typed: str, written: str) -> None:
    part = Prose("body", typed)
    assert rewritten(typed, suggestions([part], KNOWN, DAY)) == written
