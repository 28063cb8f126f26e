"""The sums a plan's report is made of, all as of one act: from the kept summary, or counted from the entries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from django.db.models import F, Min, Q, Subquery, Sum

from khuyencong.terms.cases import SumKey
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Period, Window, bucket

from .history import Head
from .ledger import AMOUNTS, SUMS, Entry, Summary
from .plans import FundSource, Measure, Plan
from .queries import ancestors, last_act

SourceKey = tuple[int, int, Role]
"""(fund source, measure, role): what the sums of a plan's root are told by."""
PayerKey = tuple[tuple[int, int], int, Role]
"""((line, fund source), measure, role)."""


@dataclass(slots=True)
class WindowSums:
    """Sums inside one window: of every line with its subtree, and of the plan's root by fund source."""

    by_line: dict[SumKey, Amounts] = field(default_factory=dict)
    by_source: dict[SourceKey, Amounts] = field(default_factory=dict)
    by_payer: dict[PayerKey, Amounts] = field(default_factory=dict)  # of every line with its subtree, as told by source


@dataclass(frozen=True, slots=True)
class PlanSums:
    """What stands in a plan as of `act`, in each of the windows asked about."""

    act: int
    windows: dict[Window, WindowSums]
    told_order: dict[tuple[int, int], int]  # (line, measure): when first told


class _Row(NamedTuple):
    """A sum as it was kept or counted, and the lines it is part of; of two rows the one told first has less `told`."""

    lines: tuple[int, ...]
    measure: int
    role: Role
    source: int  # 0 = not told by source
    window: Window | None  # None: over several years
    amounts: Amounts
    told: int
    kind: str  # of the measure


def plan_sums(
    plan: Plan,
    windows: Iterable[Window],
    act: int | None = None,
    unit: str = "/",
    source: str = "/",
    of_root: bool = False,
) -> PlanSums:
    """Sums of a plan in these windows, cut to what was told of the units under a path, its money to a fund source.

    From the kept summary when all windows are calendar ones, nothing is asked «as of» and nothing is cut. Kept sums
    come in one statement with the number of the act they stand at: nobody can post between the two. Levels and distinct
    counts do not add by calendar buckets: a plan that has any is counted. `of_root`, only the money of the whole plan.
    """
    asked, money = tuple(windows), Q(measure__is_money=True) if of_root else Q()
    if act is None and unit == "/" and all(map(is_calendar, asked)):
        top = Q(line=plan.top.pk) if of_root else Q()
        now, rows = _kept(plan, _of_source(source, "source_key__in") & money & top)
        if rows and all(row.kind == Measure.Kind.FLOW for row in rows):
            return _folded(plan, now, rows, asked)
    now = last_act(plan.province) if act is None else act
    counted = list(_counted(plan, now, cut_to(unit, source) & money))
    told = _folded(plan, now, counted, asked)
    if distinct := {row.measure for row in counted if row.kind == Measure.Kind.DISTINCT}:
        _keep_only_stated(told, distinct, set(_stated_distinct(plan, now, unit)))
    return told


def is_calendar(window: Window) -> bool:
    """Whether the window is a calendar year, half or quarter: then every kept bucket lies inside it or outside."""
    return _window_of(bucket(window)) == window


@lru_cache(maxsize=1024)
def _window_of(bucket: str) -> Window | None:
    return Period.parse(bucket).window if bucket else None


def cut_to(unit: str, source: str) -> Q:
    """Entries told of the units under a path, their money from the fund sources under another; «/» cuts nothing."""
    of_unit = Q() if unit == "/" else Q(unit__path__startswith=unit)
    return of_unit & _of_source(source, "source__in")


def _of_source(path: str, column: str) -> Q:
    """Money from the fund sources under a path, and all that is not money: what is counted has no source."""
    if path == "/":
        return Q()
    return Q(measure__is_money=False) | Q(**{column: FundSource.objects.filter(path__startswith=path).values("pk")})


def _kept(plan: Plan, chosen: Q) -> tuple[int, list[_Row]]:
    """The rows of the plan's lines, which hold the sums of their subtrees, and the act they stand at."""
    number = Head.objects.filter(province=plan.province_id).values("number")
    kept = Summary.objects.filter(chosen, line__plan=plan).annotate(now=Subquery(number))
    told = list(
        kept.values_list(
            "now", "pk", "line_id", "measure_id", "role", "source_key", "bucket", "measure__kind", *AMOUNTS
        )
    )
    rows = [
        _Row((line,), measure, Role(role), source, _window_of(bucket), Amounts(*sums), pk, kind)
        for _, pk, line, measure, role, source, bucket, kind, *sums in told
    ]
    return (told[0][0] if told else 0), rows


def _counted(plan: Plan, act: int, chosen: Q) -> Iterator[_Row]:
    """Sums of the entries up to an act; each is part of its line and of all lines above."""
    entries = Entry.objects.filter(chosen, plan=plan, act_number__lte=act)
    groups = entries.values_list("line__path", "measure_id", "role", "source_id", "first", "last", "measure__kind")
    for path, measure, role, source, first, last, kind, *amounts, told in groups.annotate(**SUMS, told=Min("pk")):
        lines, window = tuple(ancestors(path)), Window(first, last)
        yield _Row(lines, measure, Role(role), source or 0, window, Amounts(*amounts), told, kind)


def _folded(plan: Plan, act: int, rows: Iterable[_Row], windows: Iterable[Window]) -> PlanSums:
    found = {window: WindowSums() for window in windows}
    order: dict[tuple[int, int], int] = {}
    root = plan.top.pk

    @cache  # the rows of a plan share few windows
    def around(told: Window | None, kind: str) -> list[WindowSums]:
        return [sums for window, sums in found.items() if _counts_in(window, told, kind)]

    for row in rows:
        for line in row.lines:
            order[line, row.measure] = min(row.told, order.get((line, row.measure), row.told))
        for sums in around(row.window, row.kind):
            _add(sums, row, root)
    return PlanSums(act, found, order)


def _counts_in(window: Window, told: Window | None, kind: str) -> bool:
    """Whether a row lies inside the window; a level, told from the beginning, stands at the end of any later one."""
    if told is None:
        return False
    return told.last <= window.last if kind == Measure.Kind.STOCK else window.contains(told)


def _keep_only_stated(told: PlanSums, distinct: set[int], stated: set[tuple[Window, SumKey]]) -> None:
    """A distinct count adds nowhere: it stands only in the cell it was told of."""
    for window, sums in told.windows.items():
        sums.by_line = {k: v for k, v in sums.by_line.items() if k[1] not in distinct or (window, k) in stated}
        sums.by_source = {k: v for k, v in sums.by_source.items() if k[1] not in distinct}


def _stated_distinct(plan: Plan, act: int, unit: str) -> Iterator[tuple[Window, SumKey]]:
    """The cells of lines and windows that a distinct count was told of, as a whole or of the units it is cut to."""
    entries = Entry.objects.filter(
        plan=plan, act_number__lte=act, measure__kind=Measure.Kind.DISTINCT, source=None, area=None
    )
    entries = entries.filter(unit=None) if unit == "/" else entries.filter(unit__path=unit)
    cells = entries.values_list("line_id", "measure_id", "role", "first", "last")
    for line, measure, role, first, last, told in cells.annotate(told=Sum(F("given") + F("nil"))):
        if told > 0:
            yield Window(first, last), (line, measure, Role(role))


def _add(sums: WindowSums, row: _Row, root: int) -> None:
    for line in row.lines:
        key = (line, row.measure, row.role)
        before = sums.by_line.get(key)
        sums.by_line[key] = before + row.amounts if before else row.amounts
        if row.source:
            paid = ((line, row.source), row.measure, row.role)
            sums.by_payer[paid] = sums.by_payer.get(paid, Amounts()) + row.amounts
    if row.source and root in row.lines:
        by = (row.source, row.measure, row.role)
        sums.by_source[by] = sums.by_source.get(by, Amounts()) + row.amounts
