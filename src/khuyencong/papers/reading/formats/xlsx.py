"""Workbooks: every shown row of every shown sheet from top to bottom, numbers as the cells show them."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from ....terms.facts import Finding, Place, Severity, UnreadablePaper
from .lines import Line, Reading, row_text
from .number_formats import printer
from .plain import without_control
from .workbook_package import FAULTS, Cell, Row, Sheet, TooManyCells, Workbook


def xlsx_reading(data: bytes, name: str) -> Reading:
    """A line per row with words; a workbook of several sheets tells each sheet's name before it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _reading(Workbook(archive))
    except TooManyCells as fault:
        raise UnreadablePaper(f"{name}: bảng quá lớn (trên 2 triệu ô). Hãy xóa hàng, cột thừa rồi gửi lại.") from fault
    except FAULTS as fault:
        raise UnreadablePaper(f"{name}: tệp Excel hỏng, không mở được. Hãy lưu lại từ Excel rồi gửi lại.") from fault


def _reading(workbook: Workbook) -> Reading:
    lines: list[Line] = []
    findings: list[Finding] = []
    sheets = list(workbook.sheets())
    for sheet in sheets:
        rows, hidden = workbook.rows(sheet)
        shown = [row for row in rows if not row.is_hidden]
        told = list(_lines(shown, hidden, workbook.mac_dates))
        if told and len(sheets) > 1:
            lines.append(Line(sheet.title))
        lines += told
        findings += _unseen(sheet, len(rows) - len(shown), hidden, shown)
    return Reading(tuple(lines), findings=tuple(findings))


def _lines(rows: list[Row], hidden: frozenset[int], mac_dates: bool) -> Iterator[Line]:
    """Rows by their number on the sheet; a row with one word in all is a line of its own, such as a title."""
    told = [(row.number, _words(row, hidden, mac_dates)) for row in rows]
    used = sorted({column for _, words in told for column in words})
    columns = [column for column in range(used[0], used[-1] + 1) if column not in hidden] if used else []
    for number, words in told:
        if len(words) == 1 and columns and columns[0] in words:
            yield from (Line(part, Place(row=number, column=1)) for part in _parts(words[columns[0]]))
        elif words:
            yield Line(row_text([words.get(column, "") for column in columns]), Place(row=number))


def _words(row: Row, hidden: frozenset[int], mac_dates: bool) -> dict[int, str]:
    """What the cells of a row say, by column."""
    said = ((cell.column, shown(cell, mac_dates)) for cell in row.cells if cell.column not in hidden)
    return {column: words for column, words in said if words.strip()}


def shown(cell: Cell, mac_dates: bool = False) -> str:
    """A cell as a person sees it, in the marks official papers print: 1.234.567, 97,5 %, 31/12/2024."""
    return without_control(cell.words) if cell.number is None else printer(cell.format, mac_dates)(cell.number)


def _parts(words: str) -> Iterator[str]:
    return (said for part in words.split("\n") if (said := " ".join(part.split())))


def _unseen(sheet: Sheet, rows: int, hidden: frozenset[int], shown: list[Row]) -> Iterator[Finding]:
    """Rows and columns that are hidden are not read, as on a printed sheet; a person is told that there are some."""
    columns = len(hidden.intersection(cell.column for row in shown for cell in row.cells))
    if rows or columns:
        said = " và ".join(f"{count} {kind}" for count, kind in ((rows, "hàng"), (columns, "cột")) if count)
        message = f"Bảng «{sheet.title}» có {said} đang ẩn, không được đọc: bỏ ẩn rồi gửi lại nếu cần"
        yield Finding("damaged-text", Severity.WARNING, message)
