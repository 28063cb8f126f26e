"""The register of outgoing papers as a workbook ready to print: ten columns, their head repeated on every page."""

from collections.abc import Sequence
from io import BytesIO

COLUMNS: tuple[tuple[str, int], ...] = (
    ("Số, ký hiệu văn bản", 16),
    ("Ngày tháng văn bản", 12),
    ("Tên loại và trích yếu nội dung văn bản", 48),
    ("Người ký", 18),
    ("Nơi nhận văn bản", 28),
    ("Đơn vị, người nhận bản lưu", 18),
    ("Số lượng bản", 8),
    ("Ngày chuyển", 12),
    ("Ký nhận", 12),
    ("Ghi chú", 24),
)
"""Title and width of each column (NĐ 30/2020, Phụ lục IV)."""

_A4 = 9
_HEAD_ROW = 3


def register_workbook(title: str, agency: str, rows: Sequence[Sequence[str]]) -> bytes:
    """The register's rows, all as text: nothing in a paper's title is ever taken for a formula."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - it loads slowly, and most callers of this room write no register

    stream = BytesIO()
    book = Workbook(stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Sổ văn bản đi")
    base = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}
    name, cell = book.add_format(base | {"bold": True, "text_wrap": False}), book.add_format(base | {"border": 1})
    head = book.add_format(base | {"bold": True, "border": 1, "align": "center", "valign": "vcenter"})
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROW)
    for number, (_, width) in enumerate(COLUMNS):
        sheet.set_column(number, number, width)
    sheet.write_string(0, 0, agency.upper(), name)
    sheet.write_string(1, 0, title.upper(), name)
    for at, row in enumerate(([words for words, _ in COLUMNS], *rows)):
        for number, words in enumerate(row):
            sheet.write_string(_HEAD_ROW + at, number, words, cell if at else head)
    book.close()
    return stream.getvalue()
