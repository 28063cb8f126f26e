"""Workbooks: every shown sheet from top to bottom, numbers printed as official papers print them."""

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree
from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from ....terms.facts import Place, UnreadablePaper
from ....terms.numbers import format_decimal
from .lines import Line, Reading, row_text

LIMIT_CELLS = 2_000_000
LIMIT_COLUMNS = 200  # a form has dozens of columns; what stands far to the right is scratch or an attack
SMALLEST_ROUNDING = 6
LARGEST_EXACT = 2**53
_FAULTS = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, NotImplementedError, OSError, ValueError)
YEARS = range(1900, 2101)  # printed without a dot; a sum as small as these is rare and reads the same
_PLACE = re.compile(r"([A-Z]{1,9})([0-9]{1,20})")


def xlsx_reading(data: bytes, name: str) -> Reading:
    """A line per row with words; a workbook of several sheets tells each sheet's name before it."""
    _refuse_unsafe(data, name)
    try:
        return Reading(tuple(_lines(CalamineWorkbook.from_filelike(BytesIO(data)))))
    except BaseException as fault:  # the reader in Rust reports a broken file as errors of many kinds, panics included
        if isinstance(fault, KeyboardInterrupt | SystemExit):
            raise
        raise UnreadablePaper(f"{name}: tệp Excel hỏng, không mở được. Hãy lưu lại từ Excel rồi gửi lại.") from fault


def _refuse_unsafe(data: bytes, name: str) -> None:
    """One word in the last cell of a sheet would make the library lay out seventeen thousand million cells."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if damaged := archive.testzip():  # also finds a member that unpacks to more than it says
                raise zipfile.BadZipFile(damaged)
            sheets = [member for member in archive.namelist() if "/worksheets/" in member]
            areas = [_area(archive.read(member)) for member in sheets]
    except _FAULTS as fault:
        raise UnreadablePaper(f"{name}: tệp Excel hỏng, không mở được. Hãy lưu lại từ Excel rồi gửi lại.") from fault
    if sum(areas) > LIMIT_CELLS:
        raise UnreadablePaper(f"{name}: bảng quá lớn (trên 2 triệu ô). Hãy xóa hàng, cột thừa rồi gửi lại.")


def _area(sheet: bytes) -> int:
    """Cells of the rectangle from the first to the last cell told."""
    top = left = LARGEST_EXACT
    bottom = right = number = 0
    for _, row in etree.iterparse(BytesIO(sheet), tag="{*}row", resolve_entities=False, no_network=True):
        number = _whole(row.get("r"), number + 1)
        for column, row_told in _cells(row, number):
            top, bottom = min(top, row_told), max(bottom, row_told)
            left, right = min(left, column), max(right, column)
        _forget(row)
    return max(bottom - top + 1, 0) * max(right - left + 1, 0)


def _cells(row: Any, number: int) -> Iterator[tuple[int, int]]:
    """Column and row of each cell; one that does not say where it is stands behind the one before it."""
    column = 0
    for cell in row:
        place = _PLACE.fullmatch((cell.get("r") or "").upper())
        column = _column(place[1]) if place else column + 1
        yield column, int(place[2]) if place else number


def _forget(row: Any) -> None:
    """Free what was read, or a long sheet would stand in memory as a tree."""
    row.clear()
    while row.getprevious() is not None:
        del row.getparent()[0]


def _whole(told: str | None, default: int) -> int:
    return int(told) if told and told.isdecimal() and len(told) < 20 else default


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _lines(workbook: CalamineWorkbook) -> Iterator[Line]:
    shown = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible is SheetVisibleEnum.Visible]
    for title in shown:
        sheet = workbook.get_sheet_by_name(title)
        rows = tuple(_rows(sheet))
        if rows and len(shown) > 1:
            yield Line(title)
        yield from rows


def _rows(sheet: CalamineSheet) -> Iterator[Line]:
    """Rows by their number on the sheet; a row with one word in all is a line of its own, such as a title."""
    first = (sheet.start or (0, 0))[0]
    width = _used_width(sheet)
    for number, values in enumerate(sheet.iter_rows(), first + 1):
        cells = [shown(value) for value in values[:width]]
        told = [i for i, cell in enumerate(cells) if cell.strip()]
        if len(told) == 1 and told[0] == 0:
            for part in cells[0].split("\n"):
                yield Line(" ".join(part.split()), Place(row=number, column=1))
        elif told:
            yield Line(row_text(cells), Place(row=number))


def _used_width(sheet: CalamineSheet) -> int:
    """Columns up to the last one with a word."""
    used = 0
    for values in sheet.iter_rows():
        for i in range(min(len(values), LIMIT_COLUMNS), used, -1):
            if values[i - 1] != "":
                used = i
                break
    return used


def shown(value: Any) -> str:
    """A cell as an official paper prints it: 1.234.567, 97,5, 31/12/2024."""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return value.strftime("%d/%m/%Y" if value.time() == dt.time() else "%d/%m/%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return str(value)


def _number(value: float) -> str:
    if value != value or abs(value) > LARGEST_EXACT:
        return ""
    if value in YEARS:
        return str(int(value))
    rounded = round(value, SMALLEST_ROUNDING)
    return format_decimal(int(rounded) if rounded == int(rounded) else rounded)
