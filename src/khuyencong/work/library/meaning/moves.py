"""By how much a paper adjusts a plan, where it tells nothing of what stands: «giảm 20 triệu đồng của X».

| The ledger has of the content       | What such a figure does                                            |
|-------------------------------------|--------------------------------------------------------------------|
| a plan                              | it moves that, beside what earlier decisions moved                  |
| nothing planned, and it is more     | it is the content's plan                                           |
| nothing planned, or less than that  | it is refused: another content is meant, or the figure is wrong    |
| what the counter wrote of this very decision, or what this paper tells to stand | it is only compared    |
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from khuyencong.records.models import Entry, Fact, Paper, Plan, Statement
from khuyencong.records.queries import amounts_of
from khuyencong.terms.facts import PLANNED, Finding, Role, Severity
from khuyencong.terms.ledger import WHOLE
from khuyencong.terms.numbers import format_scaled
from khuyencong.terms.periods import Window
from khuyencong.terms.results import State
from khuyencong.terms.selector import Selector

from ...neighbours import cell_of
from ...permissions import Refused
from .same_decision import SameDecision
from .stating import window_of


def is_move(fact: Fact) -> bool:
    return fact.role == Role.ADJUSTMENT and fact.kind != Fact.Kind.NOTE and fact.value is not None


def moved_by(figures: Iterable[Statement], told: Collection[Fact], same: SameDecision | None) -> list[Statement]:
    """Let each figure that moves a plan tell all that was adjusted of its place so far, or be the plan where none is.
    Returned are those that only tell again what stands already, or what the paper gives anew beside them."""
    moves = [(figure, figure.fact) for figure in figures if figure.fact and is_move(figure.fact)]
    compared = [figure for figure, fact in moves if same or is_told_whole(fact, told)]
    settled = [figure for figure, _ in moves if figure not in compared]
    stated = _adjusted_of(settled)
    so_far: dict[Selector, int] = {}
    for figure in settled:
        _widen(figure, stated)
        _settle(figure, so_far)
        stated.append(figure)
    return compared


def _adjusted_of(figures: Sequence[Statement]) -> list[Statement]:
    """The adjustments that stand of the lines of these."""
    lines = {figure.line_id for figure in figures}
    told = Statement.objects.filter(line__in=lines, role=Role.ADJUSTMENT, standing=Statement.Standing.STANDS)
    return list(told.select_related("line", "unit", "area", "source")) if lines else []


def _widen(figure: Statement, stated: Iterable[Statement]) -> None:
    """Of money that was adjusted as a whole before, a further move is of that whole: told of one source or place it
    would be a part of what was moved already."""
    cell = cell_of(figure)
    around = [s for s in stated if s.measure_id == figure.measure_id and s.role == Role.ADJUSTMENT]
    around = [s for s in around if cell_of(s) != cell and cell_of(s).contains(cell)]
    if widest := min(around, key=lambda s: len(cell_of(s).source) + len(cell_of(s).area), default=None):
        figure.source, figure.area = widest.source, widest.area


def _settle(figure: Statement, so_far: dict[Selector, int]) -> None:
    by, place = figure.value or 0, _place(figure, PLANNED)
    planned = amounts_of(place)
    stands = so_far.get(place, planned.low)
    if not (planned.given or planned.low or place in so_far) and by > 0:
        figure.role = Role.PLAN
    elif stands + by < 0:
        raise Refused(f"{figure.line}: {_too_much(figure.measure.scale, stands, by)}.")
    else:
        cell = _place(figure, (Role.ADJUSTMENT,))
        figure.value = by + so_far.get(cell, amounts_of(cell).low)
        so_far[cell] = figure.value
    so_far[place] = stands + by
    figure.value_high = figure.value


def _place(figure: Statement, roles: tuple[Role, ...]) -> Selector:
    source, area = (one.path if one else WHOLE for one in (figure.source, figure.area))
    window = Window(figure.first, figure.last)
    return Selector(figure.line_id, figure.measure_id, roles, window, source=source, area=area)


def is_told_whole(fact: Fact, told: Iterable[Fact]) -> bool:
    """Whether the paper tells elsewhere what stands of the same thing from now on: in the row of its annex."""
    return any(
        other.role == Role.PLAN and other.kind == fact.kind and other.measure_id == fact.measure_id
        for other in told
        if other.state != State.MISSING and other.review != Fact.Review.REJECTED and _is_of_one(fact, other)
    )


def _is_of_one(fact: Fact, other: Fact) -> bool:
    return fact.line_id == other.line_id if fact.line_id and other.line_id else fact.same_as == other.same_as


def doubts_of_moves(paper: Paper, facts: Sequence[Fact]) -> Iterator[tuple[int, Finding]]:
    """Pending figures that would take away more than the ledger, and the paper's moves before them, leave their content
    and source."""
    moves = [f for f in facts if f.review == Fact.Review.PENDING and is_move(f) and f.measure]
    moves = [fact for fact in moves if not is_told_whole(fact, facts)]
    if all((fact.value or 0) >= 0 for fact in moves):
        return
    planned = _planned(paper.plan, {fact.measure_id for fact in moves}) if paper.plan else []
    left: dict[object, int] = {}
    for fact in moves:
        purse = fact.line_id or (fact.place, fact.same_as), fact.measure_id, fact.source_id, fact.period
        if purse not in left:
            left[purse] = _stands(fact, paper.plan, planned)
        stands, by = left[purse], fact.value or 0
        if fact.measure and stands + by < 0:
            words = _too_much(fact.measure.scale, stands, by)
            yield fact.pk, Finding("cross-paper-conflict", Severity.WARNING, words[:1].upper() + words[1:])
        else:
            left[purse] = stands + by


class _Planned(NamedTuple):
    line: str
    measure: int
    source: str
    first: date
    last: date
    value: int


def _planned(plan: Plan, measures: Collection[int | None]) -> list[_Planned]:
    """What a plan has of some measures, by line, source and time."""
    entries = Entry.objects.filter(plan=plan, role__in=PLANNED, measure__in=measures).order_by()
    source = Coalesce("source__path", Value(WHOLE))
    of_each = entries.values_list("line__path", "measure", source, "first", "last").annotate(sum=Sum("value"))
    return [_Planned(*row) for row in of_each]


def _stands(fact: Fact, plan: Plan | None, planned: Iterable[_Planned]) -> int:
    """What the ledger has of a figure's content, source and time."""
    if plan is None or fact.line is None:
        return 0
    line, source = fact.line.path, fact.source.path if fact.source else WHOLE
    own = (
        p for p in planned if p.measure == fact.measure_id and p.line.startswith(line) and p.source.startswith(source)
    )
    window = window_of(fact, plan.year)
    return sum(p.value for p in own if window.contains(Window(p.first, p.last)))


def _too_much(scale: int, stands: int, by: int) -> str:
    told = {"by": format_scaled(-by, scale), "stands": format_scaled(stands, scale)}
    words = _("văn bản giảm %(by)s mà sổ chỉ đang ghi kế hoạch %(stands)s: chọn đúng nội dung ở «Đổi mục», hoặc sửa số")
    return words % told
