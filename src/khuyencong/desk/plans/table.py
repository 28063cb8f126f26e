"""The tree table of a plan: the lines a person asked to see, their figures, and what these add up to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from khuyencong.records.models import Plan, Unit
from khuyencong.records.personal import without_people
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.balances import added
from khuyencong.reports.lateness import is_late, passed
from khuyencong.reports.results import line_figure, money_of, results
from khuyencong.terms.cases import CaseArrangement, CaseSource, PlanCase
from khuyencong.terms.facts import Arranged, Finding, Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure, LineResult, Outcome, Results, Standing, State
from khuyencong.terms.selector import JUST_THERE, TOLD_OF_NONE
from khuyencong.terms.vietnamese import fold
from khuyencong.work.items import may_edit_figures, places_told
from khuyencong.work.permissions import Permission
from khuyencong.work.reporting import part_doubts, source_doubts, unsourced_doubts

from ..address import id_in, one_of
from ..choices import Choices
from ..figures import Rate, rate_of
from ..plan_in_short import Row, row_of
from ..units.titles import short_title, with_titles
from ..words import naming, official, period_words, window_words
from .columns import Column, Offer, figures_of, shown_columns
from .whose import Whose, whose_of

CUTS = ("trang_thai", "chu_tri", "nguon", "tim", "ngay")  # what an address may narrow the table by
AT_ONCE = 120  # lines of a page; the rest of a longer plan follows by itself, or by a link where no script runs
NOBODY = "0"  # of lines that no unit was given
# Partners stand on the line's own page, recipients are counted.
_SHOWN = (Arranged.LEAD, Arranged.DOER, Arranged.TIME, Arranged.VENUE)


def _counts_as(*standings: Standing) -> Callable[[Row], bool]:
    return lambda row: row.line.standing in standings


def _is_done(row: Row) -> bool:
    return row.line.outcome is Outcome.DONE and row.rate.done is not None


LATE = "late"
STATES: dict[str, tuple[str | Promise, Callable[[Row], bool]]] = {
    Standing.OPEN.value: (gettext_lazy("chưa có báo cáo"), _counts_as(Standing.OPEN)),
    LATE: (gettext_lazy("chậm so với thời gian"), lambda row: row.late),
    "under": (gettext_lazy("đang làm, chưa đạt kế hoạch"), lambda row: _is_done(row) and (row.rate.done or 0) < 100),
    "reached": (gettext_lazy("đạt kế hoạch"), lambda row: _is_done(row) and (row.rate.done or 0) >= 100),
    Standing.DONE.value: (gettext_lazy("đã thực hiện (mọi mức)"), _counts_as(Standing.DONE, Standing.OVER)),
    Standing.OVER.value: (gettext_lazy("vượt kế hoạch"), _counts_as(Standing.OVER)),
    Standing.EXPECTED.value: (gettext_lazy("mới có số ước"), _counts_as(Standing.EXPECTED)),
    Standing.TOLD.value: (gettext_lazy("có diễn biến, chưa có số liệu"), _counts_as(Standing.TOLD)),
    "unexplained": (gettext_lazy("vượt, chưa giải trình"), lambda row: row.line.flagged),
    Standing.NOT_DONE.value: (gettext_lazy("không thực hiện"), _counts_as(Standing.NOT_DONE)),
    Standing.DROPPED.value: (gettext_lazy("thôi thực hiện do điều chỉnh"), _counts_as(Standing.DROPPED)),
    Standing.LATER.value: (gettext_lazy("chưa thực hiện"), _counts_as(Standing.LATER)),
    Standing.UNPAID.value: (gettext_lazy("đã thực hiện, chưa thanh toán"), _counts_as(Standing.UNPAID)),
    Standing.NO_COST.value: (gettext_lazy("không phát sinh kinh phí"), _counts_as(Standing.NO_COST)),
    Standing.CLOSED.value: (gettext_lazy("đã đóng, bản mới không nêu"), lambda row: row.line.closed),
    "estimate": (gettext_lazy("có số ước"), lambda row: bool(row.line.money_actual.estimate)),
}


@dataclass(frozen=True, slots=True)
class Cut:
    """Which lines of a plan are asked for, beside their period: all that is said must hold."""

    state: str = ""
    words: str = ""
    unit: str = ""  # id of the unit that leads or carries out, with those under it
    source: str = ""  # path of the fund source, without its ends

    @property
    def of_lines(self) -> bool:
        """Whether lines are left out one by one; a fund source cuts the figures of all."""
        return bool(self.state or self.words or self.unit)

    @property
    def source_path(self) -> str:
        return f"/{self.source}/" if self.source else "/"


def cut_of(query: QueryDict) -> Cut:
    unit = id_in(query, "chu_tri")
    return Cut(
        state=one_of(query, "trang_thai", STATES),
        words=query.get("tim", "")[:100],
        unit="" if unit is None else str(unit),
        source=query.get("nguon", "").strip("/")[:100],
    )


def without(query: QueryDict, *names: str) -> str:
    """The address of the same page with these choices taken back."""
    kept = query.copy()
    for name in names:
        kept.pop(name, None)
    return f"?{kept.urlencode()}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the table with its money, column by column, and who does it when."""

    row: Row
    money: tuple[Figure, ...]
    arranged: SafeString | str = ""
    whose: str = ""  # where only units below told of it


@dataclass(frozen=True, slots=True)
class Total:
    """What the shown lines add up to; `words` say of what."""

    words: str
    money: tuple[Figure, ...]
    rate: Rate


@dataclass(frozen=True, slots=True)
class Editing:
    """What may be changed in the table: leads always; titles and `told` planned figures where `figures` allows it."""

    figures: Permission
    told: dict[int, set[tuple[int, int | None]]]


def editing_of(plan: Plan) -> Editing:
    return Editing(may_edit_figures(plan), places_told(plan))


@dataclass(frozen=True, slots=True)
class PlanTable:
    """The plan page's table: lines of the plan, then tasks given outside it."""

    told: Results
    columns: tuple[Column, ...]
    offers: tuple[Offer, ...]
    lines: tuple[Shown, ...]
    outside: tuple[Shown, ...]
    total: Total | None
    sources: tuple[CaseSource, ...]
    units: tuple[tuple[str, str], ...]
    whole: str  # who does the plan as a whole
    flagged: int
    of_sources: tuple[Finding, ...]  # what does not add up between the plan's sum and its sources
    of_parts: tuple[Finding, ...]  # parts that come to more than their whole
    moved: tuple[tuple[str, Figure], ...]  # what adjustments made of totals by source that were told without them
    late: int
    whose: Whose
    unparted: int  # đồng of the plan as a whole; below zero its contents plan more; 0 where the table is cut

    @property
    def beyond(self) -> str:
        """The time whose sums were taken off, where papers told only sums from the year's beginning."""
        return window_words(self.told.beyond) if self.told.beyond else ""

    @property
    def excess(self) -> int:
        """How much more the contents plan than the plan's total."""
        return max(0, -self.unparted)

    @property
    def first(self) -> tuple[Shown, ...]:
        return self.lines[:AT_ONCE]

    @property
    def rest(self) -> tuple[Shown, ...]:
        return self.lines[AT_ONCE:]

    @property
    def width(self) -> int:
        """How many columns it has: name and progress, the targets' two, and money."""
        return 2 + 2 * self.has_targets + len(self.columns)

    @property
    def has_targets(self) -> bool:
        return self.offers[0].chosen


def plan_table(plan: Plan, choices: Choices, cut: Cut, query: QueryDict) -> PlanTable:
    case = plan_case(plan, choices.period, choices.as_of, source=cut.source_path, closed=True)
    told = results(case)
    columns, offers = shown_columns(case, query)
    units = units_named(case)
    own = arranged_words(case, units)
    fits = _fitting(case, cut, units)
    whose = whose_of(plan, case.period.window, case.as_of)
    over = passed(choices.period, choices.day or timezone.localdate())

    def shown(lines: Sequence[LineResult]) -> tuple[Shown, ...]:
        rows = (row for line in lines if fits(row := row_of(line, over)))
        return tuple(_shown(case, row, columns, own, whose) for row in rows)

    lines = shown(told.lines)
    return PlanTable(
        told=told,
        columns=columns,
        offers=offers,
        lines=lines,
        outside=shown(told.out_of_plan),
        total=_total(case, told, columns, lines, cut),
        sources=case.sources,
        units=tuple((str(pk), short_title(unit)) for pk, unit in units.items()),
        whole=own.get(case.root, ""),
        flagged=sum(line.flagged for line in told.lines),
        whose=whose,
        late=sum(is_late(line, over) for line in told.lines),
        unparted=0 if cut.of_lines or cut.source else told.unparted,
        of_sources=(*source_doubts(told), *unsourced_doubts(told)),
        of_parts=tuple(part_doubts(plan, choices.period.window)) if choices.as_of is None else (),
        moved=moved_by_source(case, told),
    )


def moved_by_source(case: PlanCase, told: Results) -> tuple[tuple[str, Figure], ...]:
    """What adjustments made of the money of each source, and of none told, where the totals by source were told
    without them."""
    if not told.has_told_sources:
        return ()
    money, left = money_of(case), case.planned.get((case.root, money_of(case), Role.ADJUSTMENT), Amounts())
    rows = []
    for source in case.sources:
        amounts = case.planned_by_source.get((source.path, money, Role.ADJUSTMENT), Amounts())
        rows.append((source.name, amounts, f"{JUST_THERE}{source.path}"))
        left -= amounts
    rows.append((_("chưa chia theo nguồn"), left, TOLD_OF_NONE))
    return tuple(
        (name, line_figure(case, case.root, money, (Role.ADJUSTMENT,), case.year, amounts, path))
        for name, amounts, path in rows
        if amounts.low
    )


def _shown(case: PlanCase, row: Row, columns: Sequence[Column], own: Mapping[int, str], whose: Whose) -> Shown:
    line = row.line
    money = figures_of(case, line.line, line.money_plan, line.money_actual, columns)
    return Shown(row, money, own.get(line.line, ""), whose.of_lines.get(line.line, ""))


def arranged_words(case: PlanCase, units: dict[int, Unit]) -> dict[int, SafeString]:
    """Who does the lines that say so of themselves, and when."""
    return {line.id: said_of(line.arranged, units) for line in case.lines if line.arranged}


def said_of(told: Sequence[CaseArrangement], units: dict[int, Unit]) -> SafeString:
    """Who leads a line, who carries it out, when, where, and who gets it."""
    words = [_in_words(one, units.get(one.unit or 0)) for kind in _SHOWN for one in told if one.kind is kind]
    recipients = {one.given_to or one.words: one.words for one in told if one.kind is Arranged.RECIPIENT}
    return format_html_join(" · ", "{}", ((one,) for one in (*words, *_given_to([*recipients.values()]))))


def _given_to(names: Sequence[str]) -> Iterable[str]:
    """The one who gets a line, or how many do; a private person shortened for all who see the table."""
    if len(names) == 1:
        yield naming(_("%(name)s thụ hưởng"), name=without_people(names[0]))
    elif names:
        yield ngettext("%(n)s đơn vị thụ hưởng", "%(n)s đơn vị thụ hưởng", len(names)) % {"n": len(names)}


def _in_words(one: CaseArrangement, unit: Unit | None) -> str:
    if one.kind is Arranged.TIME:
        return period_words(Period.parse(one.period)) if one.period else official(one.words)
    if one.kind is Arranged.VENUE:
        return official(one.words)
    words = _("%(unit)s thực hiện") if one.kind is Arranged.DOER else _("%(unit)s chủ trì")
    return naming(words, unit=short_title(unit) if unit else one.words)


def units_named(case: PlanCase) -> dict[int, Unit]:
    """The units that lead lines of the plan or carry them out; nothing is asked where no line has one."""
    named = {unit for line in case.lines for unit in case.units_of(line.id)}
    return {unit.pk: unit for unit in with_titles(Unit.objects.filter(pk__in=named))} if named else {}


def _fitting(case: PlanCase, cut: Cut, units: dict[int, Unit]) -> Callable[[Row], bool]:
    """Whether a line is shown. Groups are headings: they are left out where lines are chosen one by one."""
    if not cut.of_lines:
        return lambda row: True
    words, state = fold(cut.words), STATES[cut.state][1] if cut.state else None
    chosen = units.get(int(cut.unit or 0))
    below = {pk for pk, unit in units.items() if chosen and unit.path.startswith(chosen.path)}

    def fits(row: Row) -> bool:
        theirs = case.units_of(row.line.line)
        return (
            not row.line.is_group
            and (state is None or state(row))
            and words in fold(f"{row.line.number} {row.line.title}")
            and (not cut.unit or (not theirs if cut.unit == NOBODY else bool(theirs & below)))
        )

    return fits


def _total(case: PlanCase, told: Results, columns: Sequence[Column], lines: Sequence[Shown], cut: Cut) -> Total | None:
    """Of the whole plan, or of a fund source, the ledger's own sum; of chosen lines theirs.

    A source's money may be told of the plan as a whole, and of no line.
    """
    if not lines and (cut.of_lines or not _tells_money(told)):
        return None
    if not cut.of_lines:
        money = figures_of(case, case.root, told.money_plan, told.money_actual, columns)
        return Total(_("Cộng"), money, rate_of(told.money_actual, told.money_plan))
    shown = {line.row.line.line for line in lines}
    tops = [line for line in lines if not case.is_below(line.row.line.line, shown)]
    money = tuple(added(column) for column in zip(*(line.money for line in tops), strict=True))
    by_code = {column.code: figure for column, figure in zip(columns, money, strict=True)}
    words = ngettext("Cộng %(count)s mục đang xem", "Cộng %(count)s mục đang xem", len(lines)) % {"count": len(lines)}
    return Total(words, money, rate_of(by_code["thuc_hien"], by_code["ke_hoach"]))


def _tells_money(told: Results) -> bool:
    return any(figure.state is not State.MISSING for figure in (told.money_plan, told.money_actual))
