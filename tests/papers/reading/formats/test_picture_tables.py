"""Drawn tables in scans: a page a little askew on grey, dusty paper comes in as rows and cells, and says so."""

from io import BytesIO

import pypdfium2
import pytest
import typst
from PIL import Image, ImageChops

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.reading.formats.picture_page import set_right
from khuyencong.papers.reading.formats.picture_tables import columns_of_cells, ruled_page
from khuyencong.papers.writing.pdf import FONTS
from tests.papers.reading.formats.pictures import with_tesseract

DOTS_PER_INCH = 300
Rows = tuple[tuple[str, ...], ...]
ABOVE = ("PHỤ LỤC", "KẾT QUẢ KHUYẾN CÔNG NĂM 2031", "Đơn vị tính: đồng")
BELOW = "Bảng này có ba nội dung."
ROWS = (
    ("TT", "Nội dung", "Kế hoạch", "", "Thực hiện", ""),
    ("", "", "Số lượng", "Kinh phí", "Số lượng", "Kinh phí"),
    ("1", "Hỗ trợ máy móc thiết bị cho các cơ sở", "12", "1.500.000.000", "11", "1.450.000.000"),
    ("2", "Tham gia hội chợ", "3", "200.000.000", "3", "186.300.000"),
    ("3", "Thông tin tuyên truyền", "", "80.000.000", "", "75.500.000"),
    ("", "Cộng", "", "1.780.000.000", "", "1.711.800.000"),
)


PLAIN = (
    ("STT", "Nội dung", "Đơn vị chủ trì", "Kinh phí"),
    ("1", "Đào tạo nghề may công nghiệp", "Trung tâm", "1.250.000.000"),
    ("2", "Hỗ trợ máy móc cho các cơ sở công nghiệp nông thôn", "Phòng Quản lý", "1.500.000.000"),
    ("3", "Bình chọn sản phẩm", "Trung tâm", "180.000.000"),
)


def scan(*, askew: float = 0.0, dust: float = 0.0, ruled: bool = True, rows: Rows = ROWS) -> Image.Image:
    """A page as a scanner gives it: grey paper, faded ink, dust."""
    cells = ", ".join(f"[{said}]" for row in rows for said in row)
    widths = "auto, 3fr, 1fr, 2fr, 1fr, 2fr" if len(rows[0]) > 4 else "auto, 3fr, 2fr, 2fr"
    lines = "" if ruled else "stroke: none, "
    source = (
        '#set page(paper: "a4", margin: 2cm)\n#set text(font: "Tinos", size: 12pt)\n'
        + "\n\n".join(ABOVE)
        + f"\n\n#table(columns: ({widths}), {lines}{cells})\n\n{BELOW}"
    )
    page = pypdfium2.PdfDocument(typst.compile(source.encode(), font_paths=[str(FONTS)]))[0]
    drawn = page.render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil().convert("L")
    faded = drawn.point([40 + shade * 195 // 255 for shade in range(256)])
    turned = faded.rotate(askew, Image.Resampling.BICUBIC, fillcolor=235)
    return ImageChops.add(turned, Image.effect_noise(turned.size, dust), 1, -128) if dust else turned


def as_png(page: Image.Image) -> bytes:
    held = BytesIO()
    page.save(held, "PNG")
    return held.getvalue()


@pytest.mark.parametrize("askew", [-4.0, -1.2, 0.0, 0.7, 3.3])
def test_every_cell_is_cut_out_where_it_stands(askew: float) -> None:
    ruled = ruled_page(set_right(scan(askew=askew, dust=18)).picture)
    assert ruled is not None
    assert [(table.rows, table.columns) for table in ruled.tables] == [(6, 6)]
    told = [(row, column) for row, cells in enumerate(ROWS) for column, said in enumerate(cells) if said]
    assert [(cell.row, cell.column) for cell in ruled.cells] == told


def test_a_page_without_drawn_lines_is_left_as_it_is() -> None:
    assert ruled_page(scan(ruled=False, dust=18)) is None
    assert ruled_page(Image.new("L", (800, 1200), 255)) is None
    assert ruled_page(Image.new("L", (800, 1200), 0)) is None
    assert ruled_page(Image.new("L", (1, 1), 9)) is None


def test_cells_laid_under_one_another_are_found_by_their_height() -> None:
    ruled = ruled_page(scan())
    assert ruled is not None
    (column,) = columns_of_cells(ruled.cells)
    middles = [top + 60 for top in column.tops]
    assert [column.cell_at(middle) for middle in middles] == list(ruled.cells)


@with_tesseract
@pytest.mark.parametrize("turn", [None, Image.Transpose.ROTATE_270])
def test_a_scanned_table_comes_in_as_rows_and_every_figure_is_marked(turn: Image.Transpose | None) -> None:
    """Also of a page on its side, the words around whose table Tesseract reads as they lie."""
    page = scan(askew=0.7, dust=12)
    text = read_text(as_png(page if turn is None else page.transpose(turn)), "a.png")
    rows = [line for line in text.content.split("\n") if " | " in line]
    assert len(rows) == len(ROWS)
    figures = {said for row in ROWS for said in row if said[:1].isdigit()}
    assert figures <= {cell.strip() for row in rows for cell in row.split("|")}
    assert text.ocr
    assert [finding.rule for finding in text.findings] == ["ocr"]
    money = {(a.role, a.amount.value) for a in find_facts(text).activities if a.amount}
    assert {("plan", 1_500_000_000), ("actual", 186_300_000), ("plan", 80_000_000)} <= money
    lines = text.content.split("\n")
    assert lines.index(rows[0]) > 1
    assert "ba" in lines[-1].split()


@with_tesseract
def test_a_scanned_table_without_lines_comes_in_as_rows_too() -> None:
    text = read_text(as_png(scan(ruled=False, rows=PLAIN)), "a.png")
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in text.content.split("\n") if " | " in line]
    assert [row[1:] for row in rows] == [row[1:] for row in PLAIN]
    assert text.ocr


def test_small_figures_of_a_coarse_picture_are_no_dust() -> None:
    fine = scan()
    for page in (fine, fine.resize((fine.width // 2, fine.height // 2), Image.Resampling.BICUBIC)):
        ruled = ruled_page(page)
        assert ruled is not None
        assert {(cell.row, cell.column) for cell in ruled.cells} >= {(2, 2), (2, 4), (3, 2), (3, 4)}
        assert not {(5, 0), (5, 2), (4, 4)} & {(cell.row, cell.column) for cell in ruled.cells}
