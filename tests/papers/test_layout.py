"""The shape of a paper: every word in one block, in order, and the parts an official looks for in their places."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.papers import read_text
from khuyencong.papers.layout import Part, lay_out, tables_of

PAPER = """UBND TỈNH X          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ CÔNG THƯƠNG       Độc lập - Tự do - Hạnh phúc
Số:      /BC-SCT
Đồng Nai, ngày      tháng 6 năm 2024

BÁO CÁO
Kết quả mở lớp năm 2024

I. KẾT QUẢ
1. Lớp nghề
- Mở 02 lớp may.
Đơn vị tính: triệu đồng

STT | Nội dung | Kinh phí
1 | Lớp may | 120
2 | Lớp mộc | 80

Nơi nhận:
- Lưu: VT.

GIÁM ĐỐC
"""


def parts(text: str) -> list[tuple[str, str]]:
    return [(block.part.value, text[block.span.start : block.span.end]) for block in lay_out(text)]


def test_the_parts_of_a_paper() -> None:
    assert parts(PAPER) == [
        ("left", "UBND TỈNH X"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("left", "SỞ CÔNG THƯƠNG"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("left", "Số:      /BC-SCT"),
        ("right", "Đồng Nai, ngày      tháng 6 năm 2024"),
        ("kind", "BÁO CÁO"),
        ("title", "Kết quả mở lớp năm 2024"),
        ("heading", "I. KẾT QUẢ"),
        ("heading", "1. Lớp nghề"),
        ("bullet", "- Mở 02 lớp may."),
        ("words", "Đơn vị tính: triệu đồng"),
        ("table", "STT | Nội dung | Kinh phí\n1 | Lớp may | 120\n2 | Lớp mộc | 80"),
        ("left", "Nơi nhận:"),
        ("left", "- Lưu: VT."),
        ("right", "GIÁM ĐỐC"),
    ]


def test_the_subject_of_a_letter_stands_under_its_number() -> None:
    letter = PAPER.replace("BÁO CÁO\nKết quả mở lớp năm 2024", "V/v mở lớp\nnăm 2024.\n\nKính gửi: UBND huyện.")
    told = {words: part for part, words in parts(letter)}
    assert (told["V/v mở lớp"], told["năm 2024."], told["Kính gửi: UBND huyện."]) == ("left", "left", "words")


def test_a_table_tells_its_cells_and_heads() -> None:
    (table,) = tables_of(PAPER).values()
    assert table.grid is not None
    cells = [[PAPER[cell.start : cell.end] for cell in row] for row in table.grid.rows]
    assert table.heads == 1
    assert cells[1:] == [["1", "Lớp may", "120"], ["2", "Lớp mộc", "80"]]


LINES = st.sampled_from(PAPER.split("\n"))


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_no_word_is_lost_and_none_told_twice(text: str) -> None:
    blocks = lay_out(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(blocks))
    shown = "".join(re.sub(r"\s", "", text[b.span.start : b.span.end]) for b in blocks)
    bars = str.maketrans("", "", "|")
    assert shown.translate(bars) == re.sub(r"\s", "", text).translate(bars)


def test_a_long_title_in_the_kinds_own_line_is_looked_at_once() -> None:
    """Capitals that end in a year: tried in every division of their letters, they would not be done in a lifetime."""
    kind = "BÁO CÁO KẾT QUẢ THỰC HIỆN KẾ HOẠCH KHUYẾN CÔNG NĂM 2025"
    text = f"SỞ CÔNG THƯƠNG\nSố: 24/BC-SCT\n{kind}\n(theo Kế hoạch số 09/KH-UBND)\nTT | Nội dung\n1 | Mở lớp\n"
    assert kind in [text[block.span.start : block.span.end] for block in lay_out(text)]


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_real_papers_are_laid_out_whole(corpus: Path, name: str) -> None:
    text = read_text((corpus / f"{name}.txt").read_bytes(), f"{name}.txt").content
    blocks = lay_out(text)
    shown = re.sub(r"\s", "", "".join(text[b.span.start : b.span.end] for b in blocks))
    assert shown == re.sub(r"\s", "", text)
    assert {Part.HEADING, Part.WORDS} <= {b.part for b in blocks}


def test_recipients_stand_left_also_when_the_signature_is_told_before_them() -> None:
    told = parts(PAPER.replace("Nơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n", "GIÁM ĐỐC\nNơi nhận:\n- Lưu: VT.\n"))
    assert told[-3:] == [("right", "GIÁM ĐỐC"), ("left", "Nơi nhận:"), ("left", "- Lưu: VT.")]
