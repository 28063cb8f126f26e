"""Words of pictures, where the machine has Tesseract with Vietnamese; its figures are guesses that a person must see.

Tesseract is a program beside us, not a library: it is given one picture at a time and one of two minutes.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ....terms.facts import Area, Finding, Place, Severity, UnreadablePaper
from ....terms.vietnamese import is_syllable
from .lines import Line, Reading, row_text, unbroken
from .paragraphs import joined
from .picture_head import with_head_apart
from .picture_notes import with_notes_apart
from .plain import without_control
from .refusal import LARGEST_PICTURE
from .white_columns import white_tables
from .white_words import Word

if TYPE_CHECKING:
    from .picture_page import PageInHand
    from .picture_tables import RuledPage

DOTS_PER_INCH = 250
LARGEST_SIDE = 6000  # dots; a page as large as a poster is drawn coarser
SECONDS_PER_PICTURE = 120
LIMIT_PICTURES = 200  # pages of one file
WARNING = Finding("ocr", Severity.WARNING, "Nhận dạng từ ảnh: mọi số phải được người duyệt")
MIDDLE = (0.4, 0.6)  # of the page: the head's columns end or begin here
_WORD, _PAGE = "5", "1"  # levels of Tesseract's table
LEAST_SENSE = 0.5  # of the words
_WORDS = re.compile(r"[^\W\d_]{2,}")
_ROTATE = re.compile(r"^Rotate: (90|180|270)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Whether pictures are read now or left for later, and who is told how many of them are done."""

    read: bool = True
    told: Callable[[int, int], None] = lambda done, of: None


@cache
def can_read_pictures() -> bool:
    """Whether Tesseract is installed and knows Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    known = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    return "vie" in known.stdout.split()


def picture_reading(data: bytes, name: str, pictures: Pictures) -> Reading:
    """A photograph or a scan of one page."""
    if not can_read_pictures():
        raise UnreadablePaper(
            f"{name}: máy chủ chưa đọc được ảnh chụp. Hãy gửi bản Word hoặc PDF có lớp chữ; "
            "hoặc nhờ quản trị cài tesseract-ocr và tesseract-ocr-vie."
        )
    if not pictures.read:
        return Reading((), pages=1, unread=1)
    lines, notes = _recognised(data, name, 1)
    pictures.told(1, 1)
    return Reading(joined(lines), pages=1, findings=(WARNING,), ocr=True, notes=notes)


def pictured_lines(page: Any, number: int, name: str) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines and the notes of a PDF page drawn in grey and recognised."""
    scale = min(DOTS_PER_INCH / 72, LARGEST_SIDE / max(*page.get_size(), 1))
    drawn = page.render(scale=scale, grayscale=True)
    rows = memoryview(drawn.buffer).cast("B")
    dots = b"".join(rows[y * drawn.stride : y * drawn.stride + drawn.width] for y in range(drawn.height))
    return _recognised(b"P5 %d %d 255\n" % (drawn.width, drawn.height) + dots, name, number)


def words_of_picture(data: bytes, name: str) -> tuple[Line, ...]:
    """Lines of a picture within a paper, none where it shows no words. Refused where they make no sense."""
    told, notes = _recognised(data, name, 1)
    lines = (*joined(told), *notes)
    if not _makes_sense(lines):
        raise UnreadablePaper(f"{name}: chữ trong ảnh không nhận dạng được.")
    return tuple(Line(line.text, Place(row=line.place.row)) for line in lines)


def _recognised(picture: bytes, name: str, number: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Lines and notes of a page; one that makes no sense as it lies is turned."""
    from .picture_page import TooLarge, opened, set_right  # noqa: PLC0415 - slow library, for pictures only

    try:
        stored = opened(picture)
    except TooLarge as fault:
        raise UnreadablePaper(
            f"{name}: ảnh trên {LARGEST_PICTURE // 1_000_000} triệu điểm. "
            "Hãy thu nhỏ, hoặc quét lại ở 300 điểm một inch rồi gửi lại."
        ) from fault
    if stored is None:
        return with_notes_apart(_lines(_asked(picture, name), number))
    page = set_right(stored)
    lines = _page_lines(page, name, number)
    if (_lies(lines, page) or not _makes_sense(lines)) and (quarters := _quarters(page, name)):
        page = set_right(stored, quarters)
        lines = _page_lines(page, name, number)
    lines, notes = with_notes_apart(lines)
    if not page.is_turned:
        return lines, notes
    return tuple(_as_stored(line, page) for line in joined(lines)), tuple(_as_stored(note, page) for note in notes)


def _as_stored(line: Line, page: "PageInHand") -> Line:
    area = line.place.area
    return replace(line, place=replace(line.place, area=page.as_stored(area))) if area else line


def _page_lines(page: "PageInHand", name: str, number: int) -> tuple[Line, ...]:
    """Lines of a page set right; a drawn table row by row, its cells read one by one."""
    from .picture_page import as_file  # noqa: PLC0415 - slow library, for pictures only
    from .picture_tables import ruled_page  # noqa: PLC0415

    ruled = ruled_page(page.picture)
    prose = _lines(_asked(as_file(ruled.rest if ruled else page.picture), name), number)
    return tuple(_with_tables(prose, ruled, _cell_words(ruled, name), number)) if ruled else prose


def _makes_sense(lines: Iterable[Line]) -> bool:
    """Whether most words are such as Vietnamese may have; of a page upside down hardly any is."""
    words = _WORDS.findall(" ".join(line.text for line in lines).lower())
    return sum(map(is_syllable, words)) >= LEAST_SENSE * len(words)


def _lies(lines: Iterable[Line], page: "PageInHand") -> bool:
    """Whether most words run up or down the picture: Tesseract reads such prose, but no table with it."""
    height = page.picture.height / page.picture.width
    areas = [(len(line.text), line.place.area) for line in lines if line.place.area and line.place.row is None]
    along = sum(signs for signs, area in areas if (area.bottom - area.top) * height > area.right - area.left)
    return 2 * along > sum(signs for signs, _ in areas)


def _quarters(page: "PageInHand", name: str) -> int:
    """By how many degrees against the clock the page is to be turned, where Tesseract can tell."""
    from .picture_page import as_file  # noqa: PLC0415 - slow library, for pictures only

    told = _run(as_file(page.picture), name, "-l", "osd", "--psm", "0")
    found = _ROTATE.search(told.stdout.decode("utf-8", errors="replace"))
    return 360 - int(found[1]) if found else 0


def _cell_words(ruled: "RuledPage", name: str) -> dict[tuple[int, int, int], str]:
    """What each cell says, by its table, row and column."""
    from .picture_page import as_file  # noqa: PLC0415 - slow library, for pictures only
    from .picture_tables import columns_of_cells  # noqa: PLC0415

    said: dict[tuple[int, int, int], list[str]] = {}
    for column in columns_of_cells(ruled.cells):
        for line in _by_line(_words(_asked(as_file(column.picture), name, *_AS_ONE_BLOCK))):
            cell = column.cell_at(line[0].middle)
            said.setdefault((cell.table, cell.row, cell.column), []).append(" ".join(word.text for word in line))
    return {place: unbroken(without_control("\n".join(lines))) for place, lines in said.items()}


_AS_ONE_BLOCK = ("--psm", "6")


def _with_tables(
    prose: Sequence[Line], ruled: "RuledPage", words: Mapping[tuple[int, int, int], str], number: int
) -> Iterator[Line]:
    """The page from top to bottom: what stands above a table, its rows, what stands below."""
    waiting = list(prose)
    for table, grid in enumerate(ruled.tables):
        top = ruled.area(grid.box).top
        above = [line for line in waiting if line.place.area and line.place.area.top < top]
        waiting = [line for line in waiting if line not in above]
        yield from above
        for row in range(grid.rows):
            cells = [words.get((table, row, column), "") for column in range(grid.columns)]
            if told := row_text(cells):
                yield Line(told, Place(number, row + 1, area=ruled.area(grid.row_box(row))))
    yield from waiting


def _asked(picture: bytes, name: str, *how: str) -> str:
    """Tesseract's table of words."""
    done = _run(picture, name, "-l", "vie", *how, "tsv")
    if done.returncode:
        raise UnreadablePaper(f"{name}: ảnh hỏng hoặc quá lớn, không nhận dạng được. Hãy chụp lại rồi gửi lại.")
    return done.stdout.decode("utf-8", errors="replace")


def _run(picture: bytes, name: str, *how: str) -> subprocess.CompletedProcess[bytes]:
    command = ["tesseract", "stdin", "stdout", "--dpi", str(DOTS_PER_INCH), *how]
    one_core = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # a second one brings little and takes it from the counter
    try:
        return subprocess.run(
            command, input=picture, capture_output=True, timeout=SECONDS_PER_PICTURE, env=one_core, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise UnreadablePaper(f"{name}: nhận dạng ảnh quá lâu. Hãy gửi ảnh rõ hơn hoặc bản có lớp chữ.") from fault


def _lines(table: str, number: int) -> tuple[Line, ...]:
    """The lines of a page, from the top down; tables without drawn lines row by row."""
    words = _words(table)
    sides = next(((float(row[8]), float(row[9])) for row in _rows(table) if row[0] == _PAGE), (1.0, 1.0))
    tables = [*white_tables(words)]
    in_cells = {word for told in tables for word in told.words}
    apart = [*_by_line(word for word in words if word not in in_cells)]
    lines = [
        *_from_top(
            Line(without_control(" ".join(word.text for word in told)), Place(number, area=_area(told, *sides)))
            for told in (with_head_apart(apart) if number == 1 else apart)
        )
    ]
    for told in tables:
        rows = [
            Line(row_text(row.cells), Place(number, i, area=_area(row.words, *sides)))
            for i, row in enumerate(told.rows, 1)
        ]
        below = (i for i, line in enumerate(lines) if _is_above(rows[-1], line))
        at = next(below, len(lines))
        lines[at:at] = rows
    return tuple(lines)


def _from_top(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Tesseract may tell a line across the page before what stands above it in a column of its own."""
    told: list[Line] = []
    for line in lines:
        below = (i for i, other in enumerate(told) if _crosses(other) and _is_above(line, other))
        told.insert(next(below, len(told)), line)
    return tuple(told)


def _crosses(line: Line) -> bool:
    area = line.place.area
    return area is not None and area.left < MIDDLE[0] and area.right > MIDDLE[1]


def _is_above(line: Line, other: Line) -> bool:
    one, beneath = line.place.area, other.place.area
    return one is not None and beneath is not None and one.bottom <= beneath.top


def _by_line(words: Iterable[Word]) -> Iterator[list[Word]]:
    return (list(told) for _, told in groupby(words, key=lambda word: word.line))


def _words(table: str) -> list[Word]:
    """Words of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, …, text."""
    return [_word(row) for row in _rows(table) if row[0] == _WORD and row[11].strip()]


def _word(row: list[str]) -> Word:
    left, top, width, height = map(float, row[6:10])
    return Word(row[11], left, top, left + width, top + height, line=" ".join(row[2:5]))


def _rows(table: str) -> list[list[str]]:
    return [row.split("\t") for row in table.split("\n")[1:] if row.count("\t") == 11]


def _area(words: Sequence[Word], width: float, height: float) -> Area:
    left, top = min(word.left for word in words), min(word.top for word in words)
    right, bottom = max(word.right for word in words), max(word.bottom for word in words)
    return Area.of(left / width, top / height, right / width, bottom / height)
