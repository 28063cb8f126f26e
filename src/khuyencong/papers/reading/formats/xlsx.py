"""Workbooks: every shown row of every shown sheet from top to bottom, numbers as the cells show them."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from ....terms.facts import Finding, Severity, UnreadablePaper
from .charts import LIMIT_CHARTS, Drawn, said_by, told_of
from .legacy import restored_lines
from .lines import Line, Reading, struck_out
from .number_formats import printer
from .plain import without_control
from .sheet_rows import sheet_lines
from .workbook_package import (
    FAULTS,
    FORMULA,
    LIMIT_VALUES,
    Cell,
    Row,
    Sheet,
    TooManyCells,
    TooManyValues,
    Workbook,
    column_letters,
)

LISTED_CELLS = 20


def xlsx_reading(data: bytes, name: str) -> Reading:
    """A line per row with words; a workbook of several sheets tells each sheet's name before it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _reading(Workbook(archive))
    except TooManyCells as fault:
        raise UnreadablePaper(f"{name}: bảng quá lớn (trên 2 triệu ô). Hãy xóa hàng, cột thừa rồi gửi lại.") from fault
    except TooManyValues as fault:
        raise UnreadablePaper(f"{name}: bảng quá lớn (trên 600.000 ô có chữ). Hãy tách thành nhiều tệp.") from fault
    except FAULTS as fault:
        raise UnreadablePaper(f"{name}: tệp Excel hỏng, không mở được. Hãy lưu lại từ Excel rồi gửi lại.") from fault


def _reading(workbook: Workbook) -> Reading:
    lines: list[Line] = []
    listed = list(workbook.sheets())
    sheets = [sheet for sheet in listed if not sheet.is_hidden]
    if sum(map(workbook.values, sheets)) > LIMIT_VALUES:
        raise TooManyValues
    findings = [_hidden(sheet) for sheet in listed if sheet.is_hidden]
    for sheet in sheets:
        rows, hidden = workbook.rows(sheet)
        shown = [row for row in rows if not row.is_hidden]
        said = ((row.number, _words(row, hidden, workbook.mac_dates)) for row in shown)
        told = list(sheet_lines([(number, words) for number, words in said if words], hidden))
        if told and len(sheets) > 1:
            lines.append(Line(sheet.title))
        lines += told
        findings += _unseen(sheet, len(rows) - len(shown), hidden, shown)
        findings += _valueless(sheet, hidden, shown)
    drawn, told_of_charts = told_of([*islice(_drawn(workbook, sheets), LIMIT_CHARTS)], lines)
    findings += struck_out(workbook.struck)
    return Reading(restored_lines(lines), findings=(*findings, *told_of_charts), notes=drawn)


def _drawn(workbook: Workbook, sheets: list[Sheet]) -> Iterator[Drawn]:
    return (Drawn(f"ở bảng «{sheet.title}»", said_by(part)) for sheet in sheets for part in workbook.charts(sheet))


def _words(row: Row, hidden: frozenset[int], mac_dates: bool) -> dict[int, str]:
    """What the cells of a row say, by column."""
    said = ((cell.column, shown(cell, mac_dates)) for cell in row.cells if cell.column not in hidden)
    return {column: words for column, words in said if words.strip()}


def shown(cell: Cell, mac_dates: bool = False) -> str:
    """A cell as a person sees it, in the marks official papers print: 1.234.567, 97,5 %, 31/12/2024."""
    return without_control(cell.words) if cell.number is None else printer(cell.format, mac_dates)(cell.number)


def _hidden(sheet: Sheet) -> Finding:
    """Old workbooks carry hidden sheets of no meaning; whether this one is of them, a person knows."""
    message = f"Bảng «{sheet.title}» đang ẩn, không được đọc: bỏ ẩn rồi gửi lại nếu cần"
    return Finding("damaged-text", Severity.INFO, message)


def _unseen(sheet: Sheet, rows: int, hidden: frozenset[int], shown: list[Row]) -> Iterator[Finding]:
    """Rows and columns that are hidden are not read, as on a printed sheet; a person is told that there are some."""
    columns = len(hidden.intersection(cell.column for row in shown for cell in row.cells))
    if rows or columns:
        said = f"{rows} hàng và {columns} cột" if rows and columns else f"{rows} hàng" if rows else f"{columns} cột"
        message = f"Bảng «{sheet.title}» có {said} đang ẩn, không được đọc: bỏ ẩn rồi gửi lại nếu cần"
        yield Finding("damaged-text", Severity.WARNING, message)


def _valueless(sheet: Sheet, hidden: frozenset[int], shown: list[Row]) -> Iterator[Finding]:
    """Cells a person sees filled and this reader finds empty: a formula that no program has reckoned, an error."""
    unread = [(row.number, cell) for row in shown for cell in row.cells if cell.unread and cell.column not in hidden]
    formulas = [f"{column_letters(cell.column)}{number}" for number, cell in unread if cell.unread == FORMULA]
    errors = [f"{column_letters(c.column)}{number} {c.unread}" for number, c in unread if c.unread != FORMULA]
    for cells, why, mend in (
        (formulas, "có công thức nhưng chưa có giá trị", "mở bằng Excel và lưu lại rồi gửi lại"),
        (errors, "báo lỗi", "sửa công thức rồi gửi lại"),
    ):
        if cells:
            listed = ", ".join(cells[:LISTED_CELLS]) + (" …" if len(cells) > LISTED_CELLS else "")
            message = f"Bảng «{sheet.title}»: {len(cells)} ô {why}, được coi là trống ({listed}): {mend}"
            yield Finding("missing-value", Severity.WARNING, message, found=str(len(cells)))
