"""A workbook of a paper: numbers are numbers, sums are live, and words never become formulas."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from khuyencong.papers.forms.ke_hoach import v2026_1 as ke_hoach
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.forms.so_sanh import v2026_1 as so_sanh
from khuyencong.papers.writing import write_paper
from khuyencong.papers.writing.grid import Grid, edges, spans_of
from khuyencong.papers.writing.lines import line_count
from khuyencong.papers.writing.printed import on_pages, printed
from khuyencong.reports.rounding import in_unit
from khuyencong.terms.document import Annex, Block, Cell, Column, Document, Formula, Paragraph, Row, Run, TableBlock
from khuyencong.terms.money import MoneyUnit
from tests.papers.forms.samples import PLAN, RESULTS, SHEET
from tests.papers.writing.kinds import DECISION
from tests.papers.writing.samples import PAPER

FORMS = {
    "ket-qua": ket_qua.build(RESULTS, SHEET),
    "ke-hoach": ke_hoach.build(PLAN, SHEET),
    "so-sanh": so_sanh.build(RESULTS, SHEET),
}
TABLE = TableBlock(
    (Column("TT", 6), Column("Nội dung", 50), Column("Kinh phí", 22, "right"), Column("Ghi chú", 22)),
    (Row((Cell("1"), Cell("Lớp nghề"), Cell("5"), Cell(""))),),
)


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    """What a spreadsheet program shows, sheet by sheet, with the values kept beside formulas."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def xml_of(data: bytes, sheet: int) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(f"xl/worksheets/sheet{sheet}.xml").decode()


def formulas(data: bytes, sheet: int) -> dict[str, str]:
    """Cell → formula."""
    return dict(re.findall(r'<c r="([A-Z]+\d+)"[^>]*><f>([^<]*)</f>', xml_of(data, sheet)))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_paper_gives_the_same_bytes(form: str) -> None:
    assert write_paper(FORMS[form], "xlsx") == write_paper(FORMS[form], "xlsx")


@pytest.mark.parametrize("form", FORMS)
def test_every_table_cell_of_the_paper_stands_in_the_workbook(form: str) -> None:
    annex = FORMS[form].blocks[-1]
    assert isinstance(annex, Annex)
    shown = {str(value) for row in sheets(write_paper(FORMS[form], "xlsx"))["Phụ lục"] for value in row}
    figures = [c for t in annex.blocks if isinstance(t, TableBlock) for r in t.rows for c in r.cells if c.value]
    assert figures
    for cell in figures:
        plain = cell.value is not None and re.fullmatch(r"-?[\d.]+", cell.text)
        assert (str(float(cell.value or 0)) if plain else cell.text) in shown


def test_text_and_head_stand_on_the_first_sheet() -> None:
    rows = sheets(write_paper(PAPER, "xlsx"))["Văn bản"]
    assert rows[0] == ["UBND TỈNH\u00a0PHÚ\u00a0GIANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]  # a name is never broken
    assert rows[2] == ["Số: 07/BC-SCT", "Phú Giang, ngày 05 tháng 02 năm 2032"]
    first = [row[0] for row in rows]
    assert "Kinh phí 25.000.000 đồng." in first
    assert first.index("I. KẾT QUẢ CHUNG") < first.index("1. Lớp nghề") < first.index("a) Đan lát")
    assert ["Nơi nhận:", "KT. GIÁM ĐỐC"] in rows


def drawn(data: bytes) -> list[tuple[int, int]]:
    """The lines drawn on the first sheet: from where and how long, in pixels of a screen."""
    with ZipFile(BytesIO(data)) as package:
        shapes = package.read("xl/drawings/drawing1.xml").decode()
    found = re.findall(r'<a:off x="(\d+)" y="\d+"/><a:ext cx="(\d+)" cy="\d+"/>', shapes)
    return [(int(x) // 9525, int(wide) // 9525) for x, wide in found]


@pytest.mark.parametrize("blocks", [PAPER.blocks, (TABLE,)], ids=["words", "a table in the text"])
@pytest.mark.parametrize(
    ("agency", "letters"),
    [("Sở Công Thương", 9.3), ("Trung tâm Khuyến công và Xúc tiến thương mại tỉnh Phú Giang", 15)],
)
def test_the_names_of_agency_and_state_keep_apart_with_their_lines_below(
    blocks: tuple[Block, ...], agency: str, letters: float
) -> None:
    """As on paper: under the agency's a third to a half of its words, under the motto as long as it is; each name
    stands on one line beside the other, whatever columns a table of the sheet has."""
    data = write_paper(replace(PAPER, agency=agency, blocks=blocks), "xlsx")
    columns = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', xml_of(data, 1))
    widths = [float(width) for first, last, width in columns for _ in range(int(first), int(last) + 1)]
    left = re.search(r'<mergeCell ref="[A-Z]1:([A-Z])1"/>', xml_of(data, 1))
    part = sum(widths[: ord(left[1]) - ord("A") + 1 if left else 1]) / sum(widths)
    whole = sum(widths) * 7
    assert part * whole > 13.98 * 12 / 0.75  # pixels of «UBND THÀNH PHỐ ĐỒNG NAI» in letters of 12 points
    assert (1 - part) * whole > 20.72 * 12 / 0.75  # the state's name
    (under_agency, short), (under_motto, long), (_, under_title) = drawn(data)
    assert 1 / 3 <= short / min(letters * 12 / 0.75, part * whole) <= 1 / 2
    assert long == pytest.approx(12.22 * 13 / 0.75, rel=0.05)
    assert under_agency + short < part * whole < under_motto
    assert under_title


def test_bold_words_of_a_sentence_are_bold_and_are_read_as_one_sentence() -> None:
    data = write_paper(DECISION, "xlsx")
    bold = re.findall(r"<r><rPr><b/>.*?</rPr><t[^>]*>([^<]*)</t></r>", xml_of(data, 1))
    assert "Điều 1." in [words.strip() for words in bold]
    (article,) = [row[0] for row in sheets(data)["Văn bản"] if str(row[0]).startswith("Điều 1.")]
    assert str(article).startswith("Điều 1. Thành lập hội đồng gồm")


def test_what_is_missing_is_a_dash_and_no_nought() -> None:
    rows = sheets(write_paper(FORMS["so-sanh"], "xlsx"))["Phụ lục"]
    machines = next(row for row in rows if row[1] == "Hỗ trợ máy sấy nông sản")
    assert machines[7:13] == [1_900_000_000.0, "–", "", "–", "", ""]


def test_differences_shares_and_sums_are_live() -> None:
    data = write_paper(FORMS["so-sanh"], "xlsx")
    rows = sheets(data)["Phụ lục"]
    total = next(number for number, row in enumerate(rows, start=1) if row[1] == "Cộng")
    first = next(number for number, row in enumerate(rows, start=1) if row[0] == "1")
    found = formulas(data, 2)
    assert found[f"L{first + 1}"] == f"K{first + 1}-H{first + 1}"
    assert found[f"M{first + 1}"] == f'IF(H{first + 1}=0,"",ROUND(100*K{first + 1}/H{first + 1},2))'
    assert found[f"K{first + 3}"] == f"I{first + 3}+J{first + 3}"  # final and ước
    assert found[f"H{first}"] == f"SUM(H{first + 1},H{first + 3})"
    assert found[f"H{total}"].startswith(f"SUM(H{first},")
    assert rows[total - 1][7] == 3_470_000_000.0


def reckoned(rows: list[list[object]], formula: str) -> float | None:
    """What a sum or a difference comes to; None for other formulas."""

    def at(cell: str) -> float:
        value = rows[int(cell[1:]) - 1][ord(cell[0]) - ord("A")]
        return value if isinstance(value, float) else 0.0

    if found := re.fullmatch(r"([A-Z]\d+)([-+])([A-Z]\d+)", formula):
        return at(found[1]) + at(found[3]) * (1 if found[2] == "+" else -1)
    if not (found := re.fullmatch(r"SUM\((.*)\)", formula)):
        return None
    cells = []
    for part in found[1].split(","):
        first, _, last = part.partition(":")
        cells += [f"{first[0]}{n}" for n in range(int(first[1:]), int((last or first)[1:]) + 1)]
    return sum(map(at, cells))


def test_every_formula_comes_to_the_value_kept_beside_it() -> None:
    data = write_paper(FORMS["so-sanh"], "xlsx")
    rows = sheets(data)["Phụ lục"]
    results = {cell: reckoned(rows, formula) for cell, formula in formulas(data, 2).items()}
    checked = {cell: value for cell, value in results.items() if value is not None}
    assert len(checked) > 15
    for cell, value in checked.items():
        assert rows[int(cell[1:]) - 1][ord(cell[0]) - ord("A")] == value, cell


def test_a_sum_that_is_not_the_sum_of_its_rows_stays_a_number() -> None:
    more = replace(RESULTS, money_plan=replace(RESULTS.money_plan, value=9_999_000_000))
    data = write_paper(so_sanh.build(more, SHEET), "xlsx")
    rows = sheets(data)["Phụ lục"]
    total = next(number for number, row in enumerate(rows, start=1) if row[1] == "Cộng")
    assert rows[total - 1][7] == 9_999_000_000.0
    assert f"H{total}" not in formulas(data, 2)


@pytest.mark.parametrize(
    "bait", ["=1+1", "+2", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x.vn")', "http://x.vn", "{=A1}"]
)
def test_no_word_becomes_a_formula_or_a_link(bait: str) -> None:
    columns = (Column("TT", 10), Column("Nội dung", 60), Column("Số", 30, "right"))
    row = Row((Cell("1"), Cell(bait), Cell(bait)))
    paper = replace(PAPER, title=bait, blocks=(Paragraph((Run(bait),)), TableBlock(columns, (row,), caption=bait)))
    data = write_paper(paper, "xlsx")
    assert "<f>" not in xml_of(data, 1)
    assert "hyperlink" not in xml_of(data, 1).lower().replace(bait.lower(), "").replace("=hyperlink", "")
    assert sum(bait in map(str, row) for row in sheets(data)["Văn bản"]) >= 3


def one_table(*cells: Cell) -> Document:
    columns = tuple(Column(f"Cột {n}", 10, "right") for n in range(len(cells)))
    return replace(PAPER, blocks=(TableBlock(columns, (Row(cells),)),))


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        (Cell("1.234.567.890.123", value=1_234_567_890_123), 1_234_567_890_123.0),
        (Cell("-27.600.000", formula=None), -27_600_000.0),
        (Cell("09", value=9), 9.0),
        (Cell("55,93", value=559_300), 55.93),
        (Cell("28-30", value=28), "28-30"),
        (Cell("khoảng 140", value=140), "khoảng 140"),
        (Cell("1.1"), "1.1"),
        (Cell("–"), "–"),
    ],
)
def test_a_cell_is_a_number_where_it_prints_one(cell: Cell, kept: object) -> None:
    rows = sheets(write_paper(one_table(cell, Cell("")), "xlsx"))["Văn bản"]
    assert kept in [row[0] for row in rows]


def test_the_annex_is_printed_on_a4_across_with_its_head_on_every_page() -> None:
    data = write_paper(FORMS["so-sanh"], "xlsx")
    xml = xml_of(data, 2)
    assert 'paperSize="9"' in xml
    assert 'orientation="landscape"' in xml
    assert 'fitToHeight="0"' in xml
    assert '<pane ySplit="6"' in xml
    with ZipFile(BytesIO(data)) as package:
        assert "'Phụ lục'!$5:$6" in package.read("xl/workbook.xml").decode()
    assert '<headerFooter differentFirst="1">' in xml


def test_a_formula_between_merged_columns_names_their_first_cell() -> None:
    wide = TableBlock(tuple(Column(f"Cột {n}", 10) for n in range(6)), (Row(tuple(Cell(str(n)) for n in range(6))),))
    narrow = TableBlock(
        (Column("Một", 50, "right"), Column("Hai", 25, "right"), Column("Hiệu", 25, "right")),
        (Row((Cell("7"), Cell("5"), Cell("2", formula=Formula("difference", (0, 1))))),),
    )
    found = formulas(write_paper(replace(PAPER, blocks=(wide, narrow)), "xlsx"), 1)
    assert [re.sub(r"\d+", "", formula) for formula in found.values()] == ["A-D"]


@given(
    grid=st.lists(st.integers(1, 60), min_size=2, max_size=14),
    columns=st.lists(st.integers(1, 60), min_size=1, max_size=14),
)
def test_columns_of_any_table_cover_the_grid_once(grid: list[int], columns: list[int]) -> None:
    columns = columns[: len(grid)]
    spans = spans_of([Column("", width) for width in columns], Grid(tuple(map(float, grid))))
    covered = [number for first, last in spans for number in range(first, last + 1)]
    assert covered == list(range(len(grid)))
    assert edges(grid)[-1] == pytest.approx(1)


def test_letters_are_as_small_as_the_columns_need() -> None:
    """Of the size that the same table has on paper: a long sum is shown as a number, not as «####»."""
    data = write_paper(FORMS["so-sanh"], "xlsx")
    with ZipFile(BytesIO(data)) as package:
        sizes = set(re.findall(r'<sz val="(\d+)"', package.read("xl/styles.xml").decode()))
    (annex,) = on_pages(printed(FORMS["so-sanh"])).annexes
    (table,) = (block for block in annex.blocks if isinstance(block, TableBlock))
    assert table.size < 12
    assert str(table.size) in sizes


def test_a_comparison_in_millions_reckons_with_its_decimals() -> None:
    """The live sums and differences are of what is printed: «3.470», «1.565,9»."""
    data = write_paper(so_sanh.build(in_unit(RESULTS, MoneyUnit.MILLION), SHEET), "xlsx")
    rows = sheets(data)["Phụ lục"]
    (total,) = [row for row in rows if row[1] == "Cộng"]
    assert [value for value in total if isinstance(value, float)][:5] == [3470.0, 1355.9, 210.0, 1565.9, -1904.1]
    assert formulas(data, 2)


def pages_of(xml: str, room: float) -> dict[int, int]:
    """Row → the page it is printed on, of pages with so many points of room and the breaks that the file sets."""
    rows = [(int(row), float(high)) for row, high in re.findall(r'<row r="(\d+)"[^>]* ht="([\d.]+)"', xml)]
    heights, breaks = dict(rows), {int(row) for row in re.findall(r'<brk id="(\d+)"', xml)}
    page, filled, pages = 1, 0.0, {}
    for row in range(1, max(heights) + 1):
        high = heights.get(row, 15.0)
        if row - 1 in breaks or filled + high > room:
            page, filled = page + 1, 0.0
        filled += high
        pages[row] = page
    return pages


@pytest.mark.parametrize("drawn", [1, 0.96, 0.92])
@pytest.mark.parametrize("paragraphs", range(28, 44))
def test_who_signs_never_stands_alone_on_a_page(paragraphs: int, drawn: float) -> None:
    """Whatever fills the page, and though one program draws a sheet a little smaller than another."""
    lines = tuple(Paragraph((Run(f"Đoạn thứ {number}."),)) for number in range(paragraphs))
    data = write_paper(replace(PAPER, blocks=lines), "xlsx")
    first = [row[0] for row in sheets(data)["Văn bản"]]
    pages = pages_of(xml_of(data, 1), 728 / drawn)
    last_words = first.index(f"Đoạn thứ {paragraphs - 1}./.") + 1
    assert pages[last_words] == pages[max(pages)]


def test_a_page_that_holds_the_paper_is_not_broken() -> None:
    assert "<brk" not in xml_of(write_paper(PAPER, "xlsx"), 1)


def test_a_total_is_printed_with_the_last_row_it_adds_up() -> None:
    for count in range(20, 40):
        columns = (Column("TT", 10), Column("Nội dung", 60), Column("Kinh phí", 30, "right"))
        rows = [Row((Cell(str(n)), Cell(f"Nội dung {n}"), Cell("5", value=5))) for n in range(1, count)]
        table = TableBlock(columns, (*rows, Row((Cell(""), Cell("Cộng"), Cell("…")), "total")))
        data = write_paper(replace(PAPER, blocks=(Annex("", "Kinh phí", (table,), landscape=True),)), "xlsx")
        named = [row[1] for row in sheets(data)["Phụ lục"]]
        pages = pages_of(xml_of(data, 2), 482)
        assert pages[named.index("Cộng") + 1] == pages[named.index(f"Nội dung {count - 1}") + 1]


def test_columns_are_measured_in_a_type_that_every_office_has() -> None:
    """In that of a program's own choice they are a fifth wider here than there, and letters shrink to fit the page."""
    with ZipFile(BytesIO(write_paper(PAPER, "xlsx"))) as package:
        first = re.findall(r"<font>.*?</font>", package.read("xl/styles.xml").decode())[0]
    assert 'name val="Times New Roman"' in first
    assert "scheme" not in first


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [("", 10, 1), ("một hai ba", 10, 1), ("một hai ba", 3, 2), ("một hai ba", 1.7, 3), ("1.234.567.890.123", 4, 2)],
)
def test_lines_are_as_many_as_the_words_need(text: str, room: float, lines: int) -> None:
    assert line_count(text, room) == lines
