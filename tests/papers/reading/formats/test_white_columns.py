"""Tables without drawn lines: a head that begins with «STT» and white space part the cells."""

import pytest

from khuyencong.papers import read_text
from khuyencong.papers.reading.formats.white_columns import white_tables
from khuyencong.papers.reading.formats.white_words import Word
from tests.papers.reading.formats.pdf_files import pdf_file

HEIGHT = 10.0
Placed = tuple[float, float, str]


def words(*placed: Placed) -> list[Word]:
    """Words in letters five points wide, a blank between two as wide."""
    told = []
    for left, top, said in placed:
        for word in said.split():
            told.append(Word(word, left, top, left + 5 * len(word), top + HEIGHT))
            left += 5 * len(word) + 5
    return told


def rows(*placed: Placed) -> list[list[tuple[str, ...]]]:
    return [[row.cells for row in table.rows] for table in white_tables(words(*placed))]


HEAD = ((0, 0, "STT"), (60, 0, "Noi dung"), (200, 0, "Don vi"), (300, 0, "Kinh phi"))
FIRST, SECOND = (
    ((0, 20, "1"), (30, 20, "Mo lop may"), (200, 20, "lop"), (320, 20, "1.250")),
    ((0, 60, "2"), (30, 60, "Hoi cho")),
)


def test_rows_and_cells() -> None:
    more = ((30, 40, "cho lao dong o xa"), (330, 60, "300"), (30, 80, "Tong cong"), (320, 80, "1.550"))
    assert rows(*HEAD, *FIRST, *SECOND, *more) == [
        [
            ("STT", "Noi dung", "Don vi", "Kinh phi"),
            ("1", "Mo lop may cho lao dong o xa", "lop", "1.250"),
            ("2", "Hoi cho", "", "300"),
            ("", "Tong cong", "", "1.550"),
        ]
    ]


def test_a_head_of_two_lines_parts_the_columns_under_it() -> None:
    head = (
        (0, 0, "TT"),
        (60, 0, "Noi dung"),
        (200, 0, "Ke hoach nam 2031"),
        (200, 20, "So luong"),
        (260, 20, "Kinh phi"),
    )
    body = (
        (0, 40, "1"),
        (30, 40, "Mo lop"),
        (210, 40, "5"),
        (270, 40, "900"),
        (0, 60, "2"),
        (30, 60, "Hoi cho"),
        (210, 60, "3"),
    )
    assert rows(*head, *body) == [
        [
            ("TT", "Noi dung", "Ke hoach nam 2031", ""),
            ("", "", "So luong", "Kinh phi"),
            ("1", "Mo lop", "5", "900"),
            ("2", "Hoi cho", "3", ""),
        ]
    ]


def test_a_column_with_nothing_in_it_stays() -> None:
    told = rows(*HEAD, (400, 0, "Ghi chu"), *FIRST, *SECOND)
    assert [row[-1] for row in told[0]] == ["Ghi chu", "", ""]


def test_prose_ends_a_table_and_is_none() -> None:
    below = (0, 80, "Tong kinh phi thuc hien ke hoach la 1.550 trieu dong trong do")
    (table,) = white_tables(words(*HEAD, *FIRST, *SECOND, below))
    assert not {"thuc", "trieu"} & {word.text for word in table.words}
    assert rows((0, 0, "STT la so thu tu cua"), (0, 20, "moi viec trong bang"), (0, 40, "nay")) == []
    assert rows(*HEAD, below) == []


def test_a_pdf_without_lines_comes_in_as_rows_between_its_words() -> None:
    lines = {
        700: "Danh muc nhiem vu nam 2031",
        600: "Tat ca co hai nhiem vu trong bang nay va khong con nhiem vu nao khac",
    }
    prose = [(60.0, float(y), said) for y, said in lines.items()]
    told = (("STT", "Noi dung", "Kinh phi"), ("1", "Mo lop nghe", "20.000.000"), ("2", "Hoi cho", "5.000.000"))
    table = dict(zip((680, 660, 640), told, strict=True))
    cells = [(x, float(y), said) for y, row in table.items() for x, said in zip((65.0, 110.0, 300.0), row, strict=True)]
    text = read_text(pdf_file(([*prose, *cells], [])), "a.pdf")
    assert text.content.split("\n") == [
        lines[700],
        "STT | Noi dung | Kinh phi",
        "1 | Mo lop nghe | 20.000.000",
        "2 | Hoi cho | 5.000.000",
        lines[600],
    ]
    assert [place.row for place in text.line_places] == [None, 1, 2, 3, None]
    area = text.line_places[2].area
    assert area is not None
    assert 0.1 < area.left < area.right < 0.7
    assert area.top < 1 - 660 / 842 < area.bottom


def test_a_signature_below_is_no_part_of_the_last_row() -> None:
    signature = ((240, 90, "Nguoi lap bieu"),)
    (table,) = white_tables(words(*HEAD, *FIRST, *SECOND, (30, 80, "o xa"), *((x, y + 20, w) for x, y, w in signature)))
    assert [row.cells for row in table.rows][-1] == ("2", "Hoi cho o xa", "", "")


NAMES = ["Mo lop may cho lao dong", "Ho tro may moc cho", "Hoi cho trong nuoc o", "Ban tin va phong su ve"]
MORE = ["o cac xa vung xa", "co so nong thon", "tinh ban voi nhieu", "khuyen cong tinh"]
WHOLE = [f"{name} {more}" for name, more in zip(NAMES, MORE, strict=True)]


def centred(*numbers_at: float, white: float) -> list[Placed]:
    """Names of two lines twelve points apart, some white between them, and where beside each its numbers stand."""
    told, top = list(HEAD), 24.0
    for i, (name, more) in enumerate(zip(NAMES, MORE, strict=True)):
        at = top + numbers_at[0]
        told += [(30, top, name), (30, top + 12, more), (0, at, str(i + 1)), (200, at, "lop"), (320, at, f"1{i}0")]
        top += 24 + white
    return told


@pytest.mark.parametrize("numbers_at", [0, 6, 12])  # at the first line of a name, amid it, at its last
@pytest.mark.parametrize("white", [0, 5])
def test_a_name_stands_beside_its_numbers_wherever_in_their_row_these_are(numbers_at: float, white: float) -> None:
    (table,) = rows(*centred(numbers_at, white=white))
    assert table[1:] == [(str(i + 1), name, "lop", f"1{i}0") for i, name in enumerate(WHOLE)]


def test_a_head_told_again_overleaf_takes_no_word_of_the_row_before() -> None:
    (first,) = white_tables(words(*HEAD, *FIRST, (0, 40, "2"), (30, 40, "Hoi cho"), (320, 40, "300")))
    rest = ((30, 20, "trong nuoc"), (0, 40, "3"), (30, 40, "Ban tin"), (200, 40, "so"), (320, 40, "45"))
    (again,) = white_tables(words(*HEAD, *rest), first.heads)
    assert [row.cells for row in again.rows] == [
        ("STT", "Noi dung", "Don vi", "Kinh phi"),
        ("", "trong nuoc", "", ""),
        ("3", "Ban tin", "so", "45"),
    ]
