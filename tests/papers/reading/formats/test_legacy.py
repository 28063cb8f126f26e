"""Texts in the letters of before Unicode come in as Vietnamese; texts in Unicode are left alone."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.papers import UnreadablePaper, read_text
from khuyencong.papers.reading.formats.legacy import _VNI, from_abc, from_vni, restored, restored_lines
from khuyencong.papers.reading.formats.lines import Line
from tests.papers.reading.formats.book_files import MAIN, sheet
from tests.papers.reading.formats.book_files import book as packed
from tests.papers.reading.formats.word_files import p, r, word_file

SENTENCE = "Năm 2031 tỉnh hỗ trợ 05 cơ sở đổi mới máy móc, kinh phí 1.250.000.000 đồng; mở 03 lớp nghề cho 90 người."
ABC = "N¨m 2031 tØnh hç trî 05 c¬ së ®æi míi m¸y mãc, kinh phÝ 1.250.000.000 ®ång; më 03 líp nghÒ cho 90 ng\xadêi."
VNI = (
    "Naêm 2031 tænh hoã trôï 05 cô sôû ñoåi môùi maùy moùc, kinh phí 1.250.000.000 ñoàng; "
    "môû 03 lôùp ngheà cho 90 ngöôøi."
)


def in_1258(words: str) -> bytes:
    """Letters as Windows-1258 keeps them: â ă ê ô ơ ư đ are one sign, a tone follows its letter."""
    parts = []
    for letter in words:
        bare = "".join(c for c in unicodedata.normalize("NFD", letter) if c not in "\u0300\u0301\u0303\u0309\u0323")
        tones = "".join(c for c in unicodedata.normalize("NFD", letter) if c in "\u0300\u0301\u0303\u0309\u0323")
        parts.append(unicodedata.normalize("NFC", bare) + tones)
    return "".join(parts).encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-16-le"),
        in_1258(SENTENCE),
        ABC.encode("latin-1"),
        VNI.encode("cp1252"),
        ABC.encode(),
        VNI.encode(),
    ],
    ids=["utf8", "utf8-bom", "utf16", "utf16-be", "utf16-le", "1258", "abc", "vni", "abc-pasted", "vni-pasted"],
)
def test_one_sentence_in_every_code(data: bytes) -> None:
    assert read_text(data, "a.txt").content == SENTENCE


def test_every_letter_of_vni() -> None:
    tones = {"": "\u0300\u0301\u0309\u0303\u0323"}
    letters = [unicodedata.normalize("NFC", v + t) for v in "aeouy" for t in tones[""] if v + t != "y\u0323"]
    assert from_vni("aøaùaûaõaïeøeùeûeõeïoøoùoûoõoïuøuùuûuõuïyøyùyûyõ") == "".join(letters)
    assert from_vni("aâaàaáaåaãaäaêaèaéaúaüaë") == "âầấẩẫậăằắẳẵặ"
    assert from_vni("eâeàeáeåeãeäoâoàoáoåoãoä") == "êềếểễệôồốổỗộ"
    assert from_vni("ôôøôùôûôõôïööøöùöûöõöïìíæóòîñ") == "ơờớởỡợưừứửữựìíỉĩịỵđ"
    assert from_vni("ÑOÀNG NAI, Ñaïi hoäi, BÌNH ÑÒNH") == "ĐỒNG NAI, Đại hội, BÌNH ĐỊNH"


def test_capitals_of_abc_are_kept() -> None:
    assert from_abc("§¡¢£¤¥¦ - §ång Nai") == "ĐĂÂÊÔƠƯ - Đồng Nai"


def test_capitals_that_abc_has_no_letters_for() -> None:
    told = from_abc("B¸O C¸O\nKÕ HO¹CH KHUYÕN C¤NG TØNH B×NH THUËN\nSè: 12/KH-UBND cña UBND TØNH")
    assert told == "BÁO CÁO\nKẾ HOẠCH KHUYẾN CÔNG TỈNH BÌNH THUẬN\nSố: 12/KH-UBND của UBND TỈNH"


def test_letters_of_vni_that_would_be_syllables_in_another_code() -> None:
    """«duyeät», «tieâu» are «duyeọt», «tieõu» in ABC letters; a list full of «trñ» says nothing of either."""
    words = "Phê duyệt chương trình xúc tiến: 20 trđ; tiêu chuẩn nhãn hiệu: 35 trđ; QĐ, NĐ, TĐ đã nêu: 40 trđ."
    stored = {letter: sign for sign, letter in _VNI.items()}
    assert restored("".join(stored.get(letter, letter) for letter in words)) == words


def test_a_hyphen_that_nobody_sees_parts_no_word() -> None:
    assert read_text("hội\xad chợ 5.000\xad.000 đồng".encode(), "a.txt").content == "hội chợ 5.000.000 đồng"


@given(st.text())
def test_unicode_is_restored_only_once(words: str) -> None:
    assert restored(restored(words)) == restored(words)


@given(st.lists(st.sampled_from(re.findall(r"\w+", SENTENCE)), min_size=1).map(" ".join))
def test_vietnamese_in_unicode_is_left_alone(words: str) -> None:
    assert restored(words) == words


@pytest.mark.parametrize("words", ["Le café est prêt à Orléans, où l'été fut très doux.", "Größe und Maß für Bäume"])
def test_other_languages_are_left_alone(words: str) -> None:
    assert restored(words) == words


LATER = "Phụ lục này được bổ sung theo quyết định của Ủy ban nhân dân tỉnh."


@pytest.mark.parametrize("old", [ABC, VNI], ids=["abc", "vni"])
def test_an_old_annex_behind_a_paper_in_unicode(old: str) -> None:
    told = [Line(LATER), Line(old), Line("1 | 05 | 1.250"), Line(LATER)]
    assert [line.text for line in restored_lines(told)] == [LATER, SENTENCE, "1 | 05 | 1.250", LATER]


def test_signs_within_a_paper_in_unicode_are_its_own() -> None:
    told = [Line(LATER), Line("Nhà 120 m², ở 30°C; «Größe» für Bäume, sản phẩm ® của ©"), Line("20 trñ")]
    assert [line.text for line in restored_lines(told)] == [line.text for line in told]


def test_words_of_a_word_file_whose_converter_kept_part_of_a_font() -> None:
    font = '<w:rFonts w:ascii="ABCDEE+.VnTime" w:hAnsi="ABCDEE+.VnTime"/>'
    body = f"<w:p>{r(ABC[:30], font)}</w:p>{p(LATER)}"
    assert read_text(word_file(body), "a.docx").content.split("\n")[0] == SENTENCE[:30].rstrip()


def test_cells_and_parts_of_cells_in_an_old_font() -> None:
    """The fonts of one sheet differ from column to column, and within a cell from word to word."""
    styles = (
        f'<styleSheet xmlns="{MAIN}"><fonts><font><name val="Times New Roman"/></font>'
        '<font><name val=".VnTime"/></font><font><name val="VNI-Times"/></font></fonts>'
        '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>'
    )
    rich = '<r><t>Tỉnh </t></r><r><rPr><rFont val=".VnTime"/></rPr><t>hç trî</t></r>'
    words = (f"<t>{LATER}</t>", "<t>hç trî</t>", "<t>hoã trôï</t>", rich)
    cells = (f'<c r="{"ABCD"[i]}1" s="{i % 3}" t="inlineStr"><is>{told}</is></c>' for i, told in enumerate(words))
    book = packed(Bieu=sheet(f'<row r="1">{"".join(cells)}</row>'), parts={"xl/styles.xml": styles})
    assert read_text(book, "a.xlsx").content == f"{LATER} | hỗ trợ | hỗ trợ | Tỉnh hỗ trợ"


def test_bytes_in_no_known_code_are_refused() -> None:
    with pytest.raises(UnreadablePaper, match="UTF-8"):
        read_text(b"\x81\x8d\x8f\xfe\xff xx \xd8\xd9" * 20, "a.txt")
