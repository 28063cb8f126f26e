"""Fund sources that a plan's paper no longer names: what was planned of them ends where it tells the whole without,
and with it what was adjusted of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q

from khuyencong.records.models import Fact, Paper, Plan, Statement
from khuyencong.records.queries import amounts_of
from khuyencong.terms.facts import PLANNED, Finding, Role, Severity
from khuyencong.terms.ledger import WHOLE, Outcome
from khuyencong.terms.numbers import format_vnd
from khuyencong.terms.periods import Window
from khuyencong.terms.selector import Selector

from ...adjust import absorbed, is_told_anew
from ...neighbours import cell_of
from .stating import statement_of

_Place = tuple[str, int | None, date, date]  # the line's path, the area, the window
_Paid = Mapping[str, int]  # by the source's path; WHOLE = not told by source

_COUNTED = Q(standing=Statement.Standing.STANDS) | Q(
    standing=Statement.Standing.COMPARED, outcome=Outcome.CUT_OTHERWISE
)
_DECIDED = (Fact.Review.POSTED, Fact.Review.CONFIRMS, Fact.Review.CORRECTS, Fact.Review.HELD, Fact.Review.COMPARED)


def ended_with(figures: Sequence[Statement], paper: Paper | None, plan: Plan) -> list[Statement]:
    """The planned figures that end when `figures` are taken in, after what was accepted before of the `paper` that goes
    on with them, if one does."""
    if not any(s.role == Role.PLAN and s.measure.is_money for s in figures):
        return []
    if paper is None:
        return _ended(figures, plan)
    earlier = Statement.objects.filter(fact__paper=paper, plan=plan, role=Role.PLAN)
    told = earlier.exclude(standing=Statement.Standing.WITHDRAWN)
    return _ended([*told.select_related("line", "measure", "area", "source", "fact"), *figures], plan)


def doubts_of_ended(paper: Paper, facts: Iterable[Fact], adjusted: Iterable[Statement]) -> dict[int, Finding]:
    """What accepting a paper's pending figures would end, told beside each figure of the same content; `adjusted`: what
    stands adjusted in its plan."""
    plan = paper.plan
    waiting = [f for f in facts if _is_planned_money(f) and f.review in (Fact.Review.PENDING, *_DECIDED)]
    if plan is None or not any(f.review == Fact.Review.PENDING for f in waiting):
        return {}
    told = []
    for fact in waiting:
        statement = statement_of(fact, paper, plan)
        statement.line = fact.line or plan.top
        told.append(statement)
    ended = _ended(told, plan)
    pending = [s for s in told if s.fact and s.fact.review == Fact.Review.PENDING]
    moved = absorbed(adjusted, pending)
    other_half = _staying([*ended, *moved])
    found: dict[int, Finding] = {}
    for s in pending:
        own = [one for one in ended if _place(one) == _place(s)]
        anew = [one for one in moved if is_told_anew(one, s) and one not in own and other_half[one.act_id]]
        if s.fact_id and (own or (anew and not _is_as_adjusted(told, s))):
            found[s.fact_id] = _finding(own, anew, other_half)
    return found


def _is_as_adjusted(told: Sequence[Statement], planned: Statement) -> bool:
    """Whether a paper tells of a content, whole or source by source, just what it has since it was adjusted."""
    here = {s.source.path if s.source else WHOLE: s.value or 0 for s in told if _place(s) == _place(planned)}
    year = Window(planned.first, planned.last)
    stands = amounts_of(Selector(planned.line_id, planned.measure_id, PLANNED, year)).low
    return here.get(WHOLE, _sum_of_sources(here)) == stands


def _staying(gone: Sequence[Statement]) -> Mapping[int | None, list[Statement]]:
    """By the act that adjusted: what it moved besides these, and stands on when they are gone."""
    acts = {one.act_id for one in gone if one.role == Role.ADJUSTMENT}
    moved = Statement.objects.filter(act__in=acts, role=Role.ADJUSTMENT, standing=Statement.Standing.STANDS)
    staying: dict[int | None, list[Statement]] = defaultdict(list)
    for one in moved.exclude(pk__in=[g.pk for g in gone]).select_related("line").order_by("pk") if acts else ():
        staying[one.act_id].append(one)
    return staying


def _is_planned_money(fact: Fact) -> bool:
    has_line = fact.line is not None or fact.place == Fact.Place.ROOT
    return bool(has_line and fact.role == Role.PLAN and fact.measure and fact.measure.is_money)


def _finding(
    ended: Sequence[Statement], anew: Sequence[Statement], staying: Mapping[int | None, Sequence[Statement]]
) -> Finding:
    told = []
    if ended:
        names = ", ".join(f"{s.source} {format_vnd(s.value or 0)} đồng ({_where(s)})" for s in ended)
        told.append(
            f"Sổ đang ghi nguồn {names}; văn bản này nêu đủ kinh phí mà không có nguồn ấy: nhận thì số ấy được rút"
        )
    if anew:
        sums = ", ".join(f"{format_vnd(s.value or 0)} đồng" for s in anew)
        told.append(f"Văn bản này nêu lại kinh phí của nội dung: nhận thì số điều chỉnh {sums} được rút")
    acts = dict.fromkeys(s.act_id for s in (*ended, *anew) if s.role == Role.ADJUSTMENT)
    if left := [s for act in acts for s in staying.get(act, ())]:
        names = ", ".join(f"«{s.line}» {format_vnd(s.value or 0)} đồng" for s in left)
        told.append(
            f"Nửa kia của lần điều chỉnh ấy vẫn đứng ({names}), nên tổng kế hoạch đổi: cần giữ tổng đã duyệt thì hoàn "
            "tác lần điều chỉnh ấy ở trang «Điều chỉnh» trước khi nhận"
        )
    return Finding("cross-paper-conflict", Severity.WARNING, ". ".join(told))


def _where(statement: Statement) -> str:
    if statement.role == Role.ADJUSTMENT:
        return "điều chỉnh"
    return f"«{statement.fact.paper}»" if statement.fact else "ghi tay"


def _ended(told: Sequence[Statement], plan: Plan) -> list[Statement]:
    """Planned and adjusted figures of sources that stand where all that a paper told comes to the whole by others."""
    named = _whole_by_source([s for s in told if s.role == Role.PLAN and s.measure.is_money and s.value is not None])
    if not named:
        return []
    planned = Statement.objects.filter(
        _COUNTED,
        plan=plan,
        role__in=(Role.PLAN, Role.ADJUSTMENT),
        measure__is_money=True,
        line__path__in={path for path, *_rest in named},
        source__isnull=False,
        unit=None,
    )
    standing = planned.select_related("line", "measure", "unit", "area", "source", "fact__paper").order_by("pk")
    return [s for s in standing if not _is_named(cell_of(s).source, named.get(_place(s), (WHOLE,)))]


def _is_named(source: str, named: Iterable[str]) -> bool:
    """A part of a named source goes on with it."""
    return any(source.startswith(path) for path in named)


def _whole_by_source(told: Sequence[Statement]) -> dict[_Place, list[str]]:
    """The sources of each place whose whole a paper tells by them: beside their sum, in one sentence or row, or as all
    that a total of its contents is made of."""
    paid: dict[_Place, dict[str, int]] = defaultdict(dict)
    rows: dict[tuple[_Place, int], set[str]] = defaultdict(set)
    for s in told:
        source = s.source.path if s.source else WHOLE
        paid[_place(s)][source] = s.value or 0
        if s.fact and s.fact.kind == Fact.Kind.AMOUNT:
            rows[_place(s), s.fact.activity].add(source)
    whole = {place for place, sums in paid.items() if sums.get(WHOLE) == _sum_of_sources(sums)}
    whole |= {place for (place, _row), sources in rows.items() if len(sources) > 1 and WHOLE not in sources}
    for total in (s for s in told if s.fact and s.fact.kind == Fact.Kind.TOTAL and s.source is None):
        whole |= _making_up(total, paid)
    sources_of = {place: [source for source in paid[place] if source != WHOLE] for place in whole}
    return {place: sources for place, sources in sources_of.items() if sources}


def _making_up(total: Statement, paid: Mapping[_Place, _Paid]) -> set[_Place]:
    """The contents told by source alone of a paper whose contents come to its total."""
    line, *when = _place(total)
    below = {place for place in paid if place[0] != line and place[0].startswith(line) and [*place[1:]] == when}
    tops = {place for place in below if not any(o != place and place[0].startswith(o[0]) for o in below)}
    come_to = sum(paid[place].get(WHOLE, _sum_of_sources(paid[place])) for place in tops)
    return {place for place in tops if WHOLE not in paid[place]} if come_to == total.value else set()


def _sum_of_sources(paid: _Paid) -> int:
    """A source's part is in what is told of the source."""
    named = [source for source in paid if source != WHOLE]
    return sum(paid[one] for one in named if not any(one != o and one.startswith(o) for o in named))


def _place(statement: Statement) -> _Place:
    return statement.line.path, statement.area_id, statement.first, statement.last
