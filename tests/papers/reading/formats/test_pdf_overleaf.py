"""A table goes on overleaf whatever stands at the foot of its page; two tables stay two though of one head."""

import pytest

from khuyencong.papers import read_text
from tests.papers.reading.formats.pdf_files import Placed, Ruled, pdf_file, ruled

XS = [60.0, 100.0, 300.0, 400.0, 500.0]
HEAD = ["TT", "Noi dung", "Kinh phi", "Ghi chu"]
HEAD_LINE = "TT | Noi dung | Kinh phi | Ghi chu"
FOOT: Placed = (60, 60, "1 Trong do huyen Xuan Loc doi ung 12.000.000 dong")
Page = tuple[list[Placed], list[Ruled]]


def page(rows: list[list[str]], *around: Placed, xs: list[float] = XS, top: float = 700) -> Page:
    """Rows of twenty points in a ruled table, and words around it."""
    words = [(x + 5, top - 14 - 20 * i, said) for i, row in enumerate(rows) for x, said in zip(xs, row, strict=False)]
    return [*around, *words], ruled(xs, [top - 20 * i for i in range(len(rows) + 1)])


def lines_of(*pages: Page) -> list[str]:
    return read_text(pdf_file(*pages), "a.pdf").content.split("\n")


FIRST = [HEAD, ["1", "Mo lop", "176", ""], ["2", "Ho tro may", "900", ""]]
REST = [["3", "Hoi cho", "99", "xong"], ["", "Tong cong", "1.175", ""]]
WHOLE = [HEAD_LINE, "1 | Mo lop | 176 |", "2 | Ho tro may | 900 |", "3 | Hoi cho | 99 | xong", " | Tong cong | 1.175 |"]


def test_a_table_goes_on_behind_words_at_the_foot_of_its_page() -> None:
    end: Placed = (60, 600, "Tren day la ket qua.")
    assert lines_of(page(FIRST, FOOT), page(REST, end)) == [*WHOLE, FOOT[2], end[2]]


def test_it_goes_on_over_three_pages() -> None:
    more = [["4", "Ban tin", "45", ""], ["5", "In an", "30", ""]]
    read = lines_of(page(FIRST, FOOT), page(REST[:1], (60, 60, "2 Theo du toan da giao")), page(more))
    assert [line for line in read if " | " in line] == [*WHOLE[:4], "4 | Ban tin | 45 |", "5 | In an | 30 |"]


def test_a_table_with_a_head_of_its_own_is_another() -> None:
    """Though its columns stand at the same places: what stands between the two is its title."""
    other = [["TT", "San pham", "Diem", "Hang"], ["1", "Xoai say", "82", "4 sao"]]
    read = lines_of(page(FIRST, FOOT), page(other))
    assert read.index(FOOT[2]) < read.index("TT | San pham | Diem | Hang")


def test_a_table_of_other_columns_is_another() -> None:
    narrow = [["3", "Hoi cho", "99"], ["4", "Ban tin", "45"]]
    read = lines_of(page(FIRST, FOOT), page(narrow, xs=[60.0, 100.0, 300.0, 400.0]))
    assert read.index(FOOT[2]) < read.index("3 | Hoi cho | 99")


@pytest.mark.parametrize("between", ["over the second", "under the first"])
def test_two_tables_of_one_head_keep_it_both(between: str) -> None:
    """«Phụ lục II» with the columns of «Phụ lục I»: without its head nobody knows what its figures are."""
    title: Placed = (60, 760 if between == "over the second" else 600, "PHU LUC II. Nhu cau nam 2025")
    second = [HEAD, ["1", "Mo lop", "500", ""]]
    pages = (page(FIRST), page(second, title)) if title[1] == 760 else (page(FIRST, title), page(second))
    assert lines_of(*pages) == [*WHOLE[:3], title[2], HEAD_LINE, "1 | Mo lop | 500 |"]


def test_the_head_of_the_last_table_of_a_page_is_repeated_overleaf() -> None:
    """The first table of the page has another."""
    words, lines = page(FIRST, top=400)
    other, drawn = page([["TT", "San pham"], ["1", "Xoai say"]], xs=[60.0, 100.0, 300.0])
    read = lines_of((other + words, drawn + lines), page([HEAD, *REST]))
    assert read[2:] == WHOLE


def test_running_words_of_some_pages_only_are_dropped() -> None:
    """A cover has no foot; the foot may be the paper's short number, or end in the page's number."""
    for feet in (["", "41/BC-SCT", "41/BC-SCT"], [f"Bao cao khuyen cong - Trang {i}/2" for i in (1, 2)]):
        told: list[Page] = [
            ([(60, 700, f"Cau thu {'abc'[i]} cua bao cao nay"), (60, 25, foot)], []) for i, foot in enumerate(feet)
        ]
        assert lines_of(*told) == [f"Cau thu {'abc'[i]} cua bao cao nay" for i in range(len(feet))]


def test_a_running_head_of_two_pages_is_dropped() -> None:
    told: list[Page] = [
        ([(60, 805, "So Cong Thuong - Bao cao 2024"), (60, 700, f"Cau thu {word} cua bao cao")], [])
        for word in ("nhat", "hai")
    ]
    assert lines_of(*told) == ["Cau thu nhat cua bao cao", "Cau thu hai cua bao cao"]


def test_a_row_cut_above_words_at_the_foot_is_one_row() -> None:
    cut = [*FIRST, ["3", "Hoi cho tai", "99", ""]]
    rest = [["", "huyen Xuan Loc", "", ""], ["4", "Ban tin", "45", ""]]
    assert lines_of(page(cut, FOOT), page(rest))[3:] == [
        "3 | Hoi cho tai huyen Xuan Loc | 99 |",
        "4 | Ban tin | 45 |",
        FOOT[2],
    ]


def bare(*rows: list[str], top: float = 700) -> list[Placed]:
    """The same rows without drawn lines."""
    return page([*rows], top=top)[0]


LINELESS = [HEAD, ["1", "Mo lop", "176", "dat"], ["2", "Ho tro may", "900", "dat"]]


def test_a_table_without_drawn_lines_goes_on_overleaf_under_its_head() -> None:
    """Page numbers above and below, and the address in the margin, are no rows of it."""
    number: list[Placed] = [(290, 800, "2"), (60, 40, "Dia chi: so 1 duong A, phuong B")]
    middle = bare(["3", "Hoi cho", "99", "xong"], ["4", "Ban tin", "45", ""], top=780)
    last = bare(["", "Tong cong", "1.220", "dat"], top=780)
    end: Placed = (60, 600, "Tren day la ket qua thuc hien cua toan tinh.")
    read = lines_of((bare(*LINELESS), []), (number + middle, []), ([*last, end], []))
    assert [line for line in read if " | " in line] == [
        HEAD_LINE,
        "1 | Mo lop | 176 | dat",
        "2 | Ho tro may | 900 | dat",
        "3 | Hoi cho | 99 | xong",
        "4 | Ban tin | 45 |",
        " | Tong cong | 1.220 | dat",
    ]
    assert read[-1] == end[2]


def test_words_below_a_table_without_drawn_lines_end_it() -> None:
    """What stands in columns overleaf is then the paper's own."""
    below: Placed = (60, 600, "Tren day la ket qua thuc hien cua toan tinh.")
    read = lines_of(([*bare(*LINELESS), below], []), (bare(["3", "Hoi cho", "99", "xong"]), []))
    assert "3 | Hoi cho | 99 | xong" not in read


def test_prose_overleaf_is_no_rest_of_a_table() -> None:
    prose: Placed = (60, 780, "Trong nam 2024, Trung tam da mo 02 lop nghe cho 60 lao dong o cac xa")
    assert lines_of((bare(*LINELESS), []), ([prose], []))[-1] == prose[2]


def test_a_row_that_no_line_closes_at_the_end_of_its_page_is_a_row() -> None:
    """A browser draws the lines down to the page's end, and the line across only overleaf."""
    words, lines = page([*FIRST, ["3", "Hoi cho tai", "99", ""]])
    open_below = [line for line in lines if line[1] != 620 or line[0] == line[2]]
    rest, drawn = page([["", "huyen Xuan Loc", "", ""], ["4", "Ban tin", "45", ""]], top=780)
    open_above = [line for line in drawn if line[1] != 780 or line[0] == line[2]]
    read = lines_of((words, open_below), (rest, open_above))
    assert read == [*WHOLE[:3], "3 | Hoi cho tai huyen Xuan Loc | 99 |", "4 | Ban tin | 45 |"]


def test_a_page_of_narrow_columns_drawn_letter_by_letter_is_read_line_by_line() -> None:
    rows = [[str(i), *f"hoi cho lan {i}".split(), "1.250"] for i in range(1, 16)]
    words = [
        (x + 6.5 * j, 780 - 50 * i - 12 * k, letter)
        for i, row in enumerate(rows)
        for x, k, said in zip((60, 110, 110, 110, 110, 400), (0, 0, 1, 2, 3, 0), row, strict=True)
        for j, letter in enumerate(said)
    ]
    read = lines_of((words, []))
    assert {"hoi", "cho"} <= {word for line in read for word in line.split()}
    assert "H" not in "".join(read)


def test_a_number_that_ends_a_name_goes_back_to_its_row() -> None:
    """«Hội chợ đợt» at a page's end, «3» overleaf; a figure of another column is a row's own."""
    cut = [HEAD, ["1", "Mo lop dot", "176", ""]]
    assert lines_of(page(cut), page([["", "3", "", ""], ["2", "Hoi cho", "99", ""]])) == [
        HEAD_LINE,
        "1 | Mo lop dot 3 | 176 |",
        "2 | Hoi cho | 99 |",
    ]
    assert " |  | 45 |" in lines_of(page(cut), page([["", "", "45", ""], ["2", "Hoi cho", "99", ""]]))
