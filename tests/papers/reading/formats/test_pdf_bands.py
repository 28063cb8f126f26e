"""Tables of Word's banded styles draw the lines of every other row: the rest stand in the same columns."""

import pytest

from khuyencong.papers import read_text
from tests.papers.reading.formats.pdf_files import Placed, Ruled, pdf_file

XS = [50.0, 90.0, 250.0, 350.0]
ACROSS = [(50.0, y, 350.0, y) for y in (720.0, 700.0, 680.0, 660.0)]
EDGES = [(x, 660.0, x, 720.0) for x in (50.0, 350.0)]
SECOND_ROW = [(x, 680.0, x, 700.0) for x in (90.0, 250.0)]


def lines_of(first: list[Placed], last: list[Placed]) -> list[str]:
    amid: list[Placed] = [(55, 686, "1"), (95, 686, "Lop may"), (255, 686, "120")]
    drawn: list[Ruled] = [*ACROSS, *EDGES, *SECOND_ROW]
    return read_text(pdf_file(([*first, *amid, *last], drawn)), "a.pdf").content.split("\n")


HEAD: list[Placed] = [(55, 706, "TT"), (95, 706, "Noi dung"), (255, 706, "Kinh phi")]


def test_rows_without_lines_down_are_cut_into_the_columns_of_the_others() -> None:
    assert lines_of(HEAD, [(55, 666, "2"), (95, 666, "Hoi cho"), (255, 666, "90")]) == [
        "TT | Noi dung | Kinh phi",
        "1 | Lop may | 120",
        "2 | Hoi cho | 90",
    ]


@pytest.mark.parametrize("title", ["Nhom mot: cac lop nghe cho lao dong nong thon o cac xa", "Nhom A"])
def test_a_cell_merged_over_the_columns_stays_one(title: str) -> None:
    assert lines_of(HEAD, [(55, 666, title)])[-1] == f"{title} |  |"


def test_such_a_row_cut_by_the_end_of_a_page_is_a_row_still() -> None:
    words: list[Placed] = [*HEAD, (55, 686, "1"), (95, 686, "Lop may"), (255, 686, "120")]
    cut: list[Placed] = [(55, 666, "2"), (95, 666, "Hoi cho"), (255, 666, "90")]
    sides = [(x, 655.0, x, 720.0) for x in (50.0, 350.0)]
    text = read_text(pdf_file(([*words, *cut], [*ACROSS[:3], *sides, *SECOND_ROW])), "a.pdf")
    assert text.content.split("\n")[1:] == ["1 | Lop may | 120", "2 | Hoi cho | 90"]
