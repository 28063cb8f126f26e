"""Notes at the foot of a PDF page stand behind the paper; its sentences and tables go on over the page's end."""

import pytest

from khuyencong.papers import read_text
from khuyencong.terms.facts import Text
from tests.papers.reading.formats.pdf_files import Placed, Ruled, pdf_file, ruled

WIDE = "Trong nam, cong tac khuyen cong cua tinh duoc cac cap, cac nganh quan tam va ho tro nhieu hon truoc, nhat la"
TEXT: list[Placed] = [(60, 760 - 15 * i, f"{WIDE} {i}") for i in range(6)]
MARK: Placed = (60 + 5.05 * len(f"{WIDE} 5"), 689, "1", 6)  # raised behind the last line
RULE: Ruled = (60, 101, 200, 101)
NOTE: list[Placed] = [(60, 93, "1", 5), (63, 90, " Trong do ngan sach tinh 51.000.000 dong, theo du toan", 8),
                      (60, 80, "da giao cho Trung tam.", 8)]  # fmt: skip
NOTED = "1 Trong do ngan sach tinh 51.000.000 dong, theo du toan da giao cho Trung tam."
OVERLEAF: list[Placed] = [(290, 810, "2"), (60, 760, "cac xa o vung xa, duoc 107.500.000 dong.")]


def read(*pages: tuple[list[Placed], list[Ruled]]) -> Text:
    return read_text(pdf_file(*pages), "a.pdf")


def test_a_sentence_goes_on_overleaf_above_the_notes_of_its_page() -> None:
    text = read(([*TEXT, MARK, *NOTE], [RULE]), (OVERLEAF, []))
    assert text.content[: text.notes_from].endswith(f"{WIDE} 5 {OVERLEAF[1][2]}\n")
    assert text.content[text.notes_from :] == NOTED
    note = text.line_places[-1]
    assert note.page == 1
    assert note.area is not None
    assert 0.88 < note.area.top < note.area.bottom < 0.91


XS, YS = [60, 100, 300, 400], [660, 640, 610]
CELLS: list[Placed] = [(65, 646, "TT"), (105, 646, "Noi dung"), (305, 646, "Kinh phi"), (65, 628, "1"),
                       (105, 628, "Ho tro may cho hop"), (305, 628, "20.000.000"), (360.3, 632, "1", 6)]  # fmt: skip


def test_a_table_goes_on_overleaf_above_the_notes_and_without_their_marks() -> None:
    """The row that the page's end has cut is one row, also below the number of the next page."""
    rest: list[Placed] = [OVERLEAF[0], (105, 746, "tac xa so 1"), (65, 726, "2"), (105, 726, "Hoi cho"),
                          (305, 726, "30.000.000")]  # fmt: skip
    over = ruled(XS, [760, 740, 720])
    text = read(([*TEXT[:3], *CELLS, *NOTE], [*ruled(XS, YS), RULE]), (rest, over))
    assert text.content.split("\n")[-3:] == [
        "1 | Ho tro may cho hop tac xa so 1 | 20.000.000",
        "2 | Hoi cho | 30.000.000",
        NOTED,
    ]


def test_a_note_goes_on_overleaf_and_the_page_number_below_is_none() -> None:
    going_on: list[Placed] = [(60, 90, "nam 2031 va nam sau.", 8), (290, 40, "2", 8)]
    text = read(([*TEXT, MARK, *NOTE], [RULE]), ([*TEXT, *going_on], [RULE]))
    assert text.content[text.notes_from :].split("\n") == [NOTED, "nam 2031 va nam sau."]


@pytest.mark.parametrize("form", ["plain mark, raised above", "star under a rule"])
def test_what_else_opens_a_note(form: str) -> None:
    sign = "1" if form.startswith("plain") else "*"
    note: list[Placed] = [(60, 90, f"{sign} Theo du toan da giao.", 8)]
    text = read(([*TEXT, *([MARK] if sign == "1" else []), *note], [] if sign == "1" else [RULE]))
    assert text.content[text.notes_from :] == f"{sign} Theo du toan da giao."


@pytest.mark.parametrize(
    "last",
    [
        [(60, 90, "Noi nhan: nhu tren.", 8)],
        [(60, 90, "1. Ho tro may moc: 20.000.000 dong.", 8)],
        [(60, 90, "2 lop cho 60 hoc vien.", 8)],  # no mark 2 stands above
        [(60, 90, "1", 8), (100, 90, "Ho tro may", 8), (300, 90, "20.000.000", 8)],  # a row of a table
        [(60, 90, "1 Theo du toan da giao.", 11)],  # as large as the text
        [*NOTE[:2], (60, 75, "Het.", 11)],  # text below it
    ],
)
def test_no_last_line_of_a_page_is_taken_for_a_note(last: list[Placed]) -> None:
    text = read(([*TEXT, MARK, *last], []))
    assert text.notes_from is None
    assert text.content.split()[-1] == last[-1][2].split()[-1]
