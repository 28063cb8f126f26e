"""A table filed alone, as an annex without its paper: its role is what its words, its heads or its dates tell."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ....terms.facts import PaperHead, Role, Span
from ....terms.periods import Period
from ....terms.vietnamese import fold
from ..grammar.dates import ANY_DATE, iso_date
from ..grammar.periods import find_period
from ..grammar.roles import Context, titled_role
from ..grammar.tense import tells_first
from ..text.grid import grid_at, tables_in
from ..text.scan import Scan
from .column import Column, Kind
from .columns import columns_of
from .heads import below_unit_note, first_data_row, heads_of
from .registers import is_register

MOST_LINES = 12  # of a title, «(Kèm theo …)», a unit, a signature
LONGEST_LINE = 200
_WITH = re.compile(r"\((?:kèm|ban hành)[^)]*\)", re.IGNORECASE)
_WITH_REPORT = re.compile(r"kem theo (?:cong van |van ban )?bao cao\b")


def is_alone(scan: Scan, head: PaperHead, end: int) -> bool:
    """Whether a paper without a kind is a table and a few lines around it."""
    if head.kind is not None or not (tables := tables_in(scan.content, 0, end)):
        return False
    lines = _lines_around(scan, tables, end)
    return len(lines) <= MOST_LINES and all(len(line) <= LONGEST_LINE for line in lines)


def context_alone(scan: Scan, head: PaperHead, context: Context, end: int) -> Context:
    """What such a table tells of; no role where nothing tells it and a person must."""
    tables = tables_in(scan.content, 0, end)
    words = "\n".join(_lines_around(scan, tables, end))
    days = [found.group() for found in ANY_DATE.finditer(words)]
    period = context.period or find_period(fold(_WITH.sub("", ANY_DATE.sub("", words)))) or _year_until(words)
    day = head.date or next(map(iso_date, days), None)
    role = _by_words(words, context) or _by_heads(scan, tables) or _by_date(period, day)
    return replace(context, role=role, period=period)


_UNTIL = re.compile(r"\bđến (?:(?:hết )?ngày )?(?:\d{1,2}[/.-]){2}(20\d\d)\b", re.IGNORECASE)


def _year_until(words: str) -> str | None:
    """«Giải ngân đến 30/9/2024» is of that year."""
    found = _UNTIL.search(words)
    return found[1] if found else None


def _by_words(words: str, context: Context) -> Role | None:
    if tells_first(words):
        return context.role
    return titled_role(words, None) or (Role.ACTUAL if _WITH_REPORT.search(fold(words)) else None)


def _lines_around(scan: Scan, tables: Iterable[Span], end: int) -> list[str]:
    edges = [0, *(edge for table in tables for edge in (table.start, table.end)), end]
    around = (scan.content[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return [line for part in around for line in part.split("\n") if line.strip()]


def _by_heads(scan: Scan, tables: Iterable[Span]) -> Role | None:
    """Money that no head calls spent is planned: «Kinh phí», «Dự toán», «Số lượng, đơn giá, thành tiền»."""
    columns = [column for table in tables for column in _columns(scan, table)]
    roles = {column.role for column in columns}
    if Role.ACTUAL in roles or Role.ESTIMATE in roles:
        return Role.ACTUAL
    is_budget = any(column.kind in (Kind.AMOUNT, Kind.PRICE) for column in columns)
    return Role.PLAN if is_budget or Role.PLAN in roles else None


def _columns(scan: Scan, table: Span) -> list[Column]:
    if not (grid := grid_at(scan.content, table)) or is_register(scan, grid):
        return []
    grid = below_unit_note(scan, grid)
    return columns_of(heads_of(scan, grid, first_data_row(scan, grid))) or []


def _by_date(period: str | None, day: str | None) -> Role | None:
    """What was written before its time is a plan, what was written behind it a result; part of a date tells nothing."""
    if period is None or day is None or len(day) < len("2024-01-31"):
        return None
    window = Period.parse(period).window
    if day < window.first.isoformat():
        return Role.PLAN
    return Role.ACTUAL if day > window.last.isoformat() else None
