"""Ruled tables in a picture of a page: its drawn lines are found, its cells cut out one by one.

Tesseract reads a page's columns from the top down and mixes a table's cells; given each cell as a picture of its own it
cannot.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageFilter

from ....terms.facts import Area
from .pdf_sheet import Box
from .pdf_tables import Grid, Rule, grids_of
from .picture_page import ENOUGH, Picture

PAGE_WIDTH = 595  # points of the shorter side: places are told as if every page were A4
BLOCK = 3.0  # points: lines are looked for in blocks as long, each of which is mostly dark
SHORTEST_ACROSS, SHORTEST_DOWN = 7, 5  # blocks of a line; no letter has a stroke as long
MOSTLY = 200  # of 255
DARK, LIGHT, BLACK = 0.5, 0.85, 0.2  # of the paper's own grey
DUST = 0.8  # dots within which grey is evened out
EDGE = 3  # dots of a drawn line that reach into a cell
GAP = 26  # dots of white around a cell: Tesseract overlooks what touches an edge
LEAST_INK = 5  # quarters of a word's dots; less is dust
FINEST, MOST_DOTS = 2.0, 6_000_000  # how much finer a coarse page is drawn, and how large one may be for that
TALLEST = 12_000  # dots of cells laid under one another; Tesseract takes 32,767


@dataclass(frozen=True, slots=True)
class PicturedCell:
    """A cell with something in it: its table, row and column from 0, and its place on the page."""

    table: int
    row: int
    column: int
    picture: Picture


@dataclass(frozen=True, slots=True)
class RuledPage:
    """A page with drawn tables: the rest of it with the tables wiped out, and the cells."""

    rest: Picture
    tables: tuple[Grid, ...]
    cells: tuple[PicturedCell, ...]

    def area(self, box: Box) -> Area:
        """A box of a table as shares of the page."""
        scale = _points_per_dot(self.rest)
        width, height = self.rest.width * scale, self.rest.height * scale
        return Area.of(box.left / width, 1 - box.top / height, box.right / width, 1 - box.bottom / height)


def ruled_page(page: Picture) -> RuledPage | None:
    """The drawn tables of a page set right, with their cells cut out; None where there are none."""
    page = _clean(_fine_enough(page))
    dark = page.point([255 if grey < DARK * 255 else 0 for grey in range(256)])
    tables = tuple(grids_of(*_rules(dark)))
    if not tables:
        return None
    cells = [cell for number, table in enumerate(tables) for cell in _cells(page, dark, number, table)]
    rest = page.copy()
    for table in tables:
        rest.paste(255, _dots(page, table.box, -EDGE))
    return RuledPage(rest, tables, tuple(cells))


def _fine_enough(page: Picture) -> Picture:
    """A coarse page drawn finer: the strokes of its small figures would be taken for dust."""
    finer = min(ENOUGH / min(page.size), FINEST)
    if finer <= 1 or page.width * page.height > MOST_DOTS:
        return page
    return page.resize((round(page.width * finer), round(page.height * finer)), Image.Resampling.BICUBIC)


def _clean(page: Picture) -> Picture:
    """Grey paper made white and its dust wiped off."""
    counts = page.histogram()
    paper = max(range(128, 256), key=counts.__getitem__)
    black, white = BLACK * paper, LIGHT * paper
    shades = [round(min(max((grey - black) / (white - black), 0), 1) * 255) for grey in range(256)]
    return page.filter(ImageFilter.GaussianBlur(DUST)).point(shades)


def _rules(dark: Picture) -> tuple[list[Rule], list[Rule]]:
    """Lines across and down, in points from the lower left corner."""
    scale, height = _points_per_dot(dark), dark.height
    across = [Rule((height - at) * scale, a * scale, b * scale) for at, a, b in _lines(dark, SHORTEST_ACROSS)]
    turned = dark.transpose(Image.Transpose.TRANSPOSE)
    down = [Rule(at * scale, (height - b) * scale, (height - a) * scale) for at, a, b in _lines(turned, SHORTEST_DOWN)]
    return across, down


def _lines(dark: Picture, shortest: int) -> Iterator[tuple[float, float, float]]:
    """Where so many dark blocks follow one another in a row: its height, where they begin and end."""
    block = max(2, round(BLOCK / _points_per_dot(dark)))
    width = dark.width // block
    blocks = dark.crop((0, 0, width * block, dark.height)).resize((width, dark.height), Image.Resampling.BOX)
    rows = blocks.point([int(share > MOSTLY) for share in range(256)]).tobytes()
    run = re.compile(rb"\x01{%d,}" % shortest)
    for y in range(dark.height):
        for found in run.finditer(rows, y * width, (y + 1) * width):
            start, end = (place - y * width for place in found.span())
            yield y + 0.5, (start - 0.5) * block, (end + 0.5) * block  # its ends lie within the blocks around


def _cells(page: Picture, dark: Picture, number: int, table: Grid) -> Iterator[PicturedCell]:
    for row, column, box in table.cells():
        place = _dots(page, box, EDGE)
        if place[2] - place[0] > GAP and place[3] - place[1] > GAP and _has_ink(dark.crop(place)):
            yield PicturedCell(number, row, column, page.crop(place))


def _has_ink(dark: Picture) -> bool:
    return sum(dark.reduce(4).histogram()[128:]) >= LEAST_INK


def _dots(page: Picture, box: Box, inset: int) -> tuple[int, int, int, int]:
    """A box in points as dots from the upper left corner, drawn in on every side."""
    scale = 1 / _points_per_dot(page)
    return (
        round(box.left * scale) + inset,
        round(page.height - box.top * scale) + inset,
        round(box.right * scale) - inset,
        round(page.height - box.bottom * scale) - inset,
    )


def _points_per_dot(page: Picture) -> float:
    return PAGE_WIDTH / min(page.size)


@dataclass(frozen=True, slots=True)
class CellColumn:
    """Cells laid under one another on white, and where each begins."""

    cells: tuple[PicturedCell, ...]
    tops: tuple[int, ...]
    picture: Picture

    def cell_at(self, height: float) -> PicturedCell:
        return self.cells[max(bisect_right(self.tops, height) - 1, 0)]


def columns_of_cells(cells: Sequence[PicturedCell]) -> Iterator[CellColumn]:
    """All cells in columns no taller than Tesseract takes."""
    laid: list[PicturedCell] = []
    tops = [0]
    for cell in cells:
        if laid and tops[-1] + cell.picture.height + GAP > TALLEST:
            yield _column(laid, tops)
            laid, tops = [], [0]
        laid.append(cell)
        tops.append(tops[-1] + cell.picture.height + GAP)
    if laid:
        yield _column(laid, tops)


def _column(cells: Sequence[PicturedCell], tops: Sequence[int]) -> CellColumn:
    whole = Image.new("L", (max(cell.picture.width for cell in cells) + 2 * GAP, tops[-1] + GAP), 255)
    for cell, top in zip(cells, tops, strict=False):
        whole.paste(cell.picture, (GAP, top + GAP))
    return CellColumn(tuple(cells), tuple(tops[:-1]), whole)
