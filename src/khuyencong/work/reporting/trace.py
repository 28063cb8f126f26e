"""Traces: the entries behind a figure and the sentence, act or reason each of them came from. Writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Entry, Fact, Issue, Line, Measure, User
from khuyencong.records.queries import amounts_of, selected
from khuyencong.records.scopes import issues_for, plans_for
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.results import State
from khuyencong.terms.selector import Selector

from ..neighbours import cell_of
from ..permissions import Refused

MOST_ROWS = 200  # of a whole year's money there may be a hundred thousand
_TOLD_WITH = ("line", "unit", "area", "source", "act__actor", "statement__fact__paper", "statement__made_by")
_TOLD_AT = tuple(f"statement__{side}" for side in ("line", "unit", "area", "source"))
SENTENCE_AROUND = 220  # characters of the paper shown on each side of a figure


@dataclass(frozen=True, slots=True)
class PartTold:
    """What a paper says a content's sum is made of: so many đồng, and its sentence where the figure's does not hold
    it."""

    label: str
    value: int
    start: int
    before: str = ""
    marked: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The sentence an entry came from, or the reason a person gave."""

    before: str = ""
    marked: str = ""
    after: str = ""
    paper: int | None = None
    paper_title: str = ""
    fact: int | None = None
    item: str = ""
    reason: str = ""
    made_of: tuple[PartTold, ...] = ()


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One entry of a figure, its value as it counts there: what is taken off is negative.

    `undone` entries and the ones that undid them sum to nothing.
    """

    entry: int
    statement: int
    value: int
    value_high: int
    role: str
    line: str
    cell: str  # the unit, area and source it was told of, where it was
    state: State
    estimate: bool
    act: int
    at: datetime
    who: str
    undone: bool
    counterpart: bool  # at the cell around what was told: taken off there, for the whole counts it already
    origin: Origin
    cause: str = ""  # of one that takes another back: what its act did, and the paper that act took in
    cause_paper: int | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything behind one figure: Σ of the values of its `count` entries is `amounts.low`.

    Of a sum of several lines `line` is the first of them. `rows` are the first entries in the order of acts, those
    that were undone after the others; a screen shows no more, `selected` gives all.
    """

    selector: Selector
    line: Line
    measure: Measure
    amounts: Amounts
    rows: tuple[TraceRow, ...]
    count: int
    issues: tuple[Issue, ...]
    taken_off: Amounts | None = None  # of a remainder: what `amounts` is less by

    @property
    def whole(self) -> Amounts:
        return self.amounts + (self.taken_off or Amounts())


def trace(user: User | None, selector: Selector, most: int | None = MOST_ROWS) -> Trace:
    """The entries behind a figure, at most so many of them, with their origins.

    A person who may not see the plan learns nothing of it.
    """
    today = timezone.localdate()
    named = {*selector.lines, *(selector.less.lines if selector.less else ())}
    lines = Line.objects.select_related("plan").filter(plan__in=plans_for(user, today)).in_bulk(named)
    measure = Measure.objects.filter(pk=selector.measure).first()
    if len(lines) < len(named) or measure is None:
        raise Refused(_("Không có số liệu này, hoặc anh/chị không được xem."))
    line, chosen = lines[selector.line], selected(selector)
    entries = chosen.select_related(*_TOLD_WITH, *_TOLD_AT).order_by("act_number", "pk")[:most]
    reversing = set(chosen.filter(reverses__in=[e.pk for e in entries]).values_list("reverses", flat=True))
    issues = tuple(issues_for(user, today).filter(plan=line.plan).select_related("paper")[:5])
    told = (_row(entry, entry.pk in reversing, selector.taken(entry.role)) for entry in entries)
    rows = tuple(sorted(told, key=lambda row: row.undone))
    count = chosen.count() if len(rows) == most else len(rows)
    taken_off = amounts_of(selector.less) if selector.less else None
    amounts = amounts_of(replace(selector, less=None)) - (taken_off or Amounts())
    return Trace(selector, line, measure, amounts, rows, count, issues, taken_off)


def _row(entry: Entry, undone: bool, taken: int) -> TraceRow:
    takes_back = entry.reverses_id is not None
    return TraceRow(
        entry=entry.pk,
        statement=entry.statement_id,
        value=taken * entry.value,
        value_high=taken * entry.value_high,
        role=entry.role,
        line=str(entry.line),
        cell=" · ".join(str(of) for of in (entry.unit, entry.area, entry.source) if of),
        state=State.NIL if entry.nil else State.MISSING if entry.missing else State.GIVEN,
        estimate=entry.role == Role.ESTIMATE,
        act=entry.act_number,
        at=entry.act.at,
        who=str(entry.act.actor or ""),
        undone=undone or takes_back,
        counterpart=not takes_back and cell_of(entry) != cell_of(entry.statement),
        origin=_origin(entry),
        cause=entry.act.summary if takes_back else "",
        cause_paper=entry.act.changes.get("paper") if takes_back else None,
    )


def _origin(entry: Entry) -> Origin:
    statement = entry.statement
    if statement.fact is None:
        return Origin(reason=statement.reason)
    fact = statement.fact
    return Origin(
        *sentence_around(fact.paper.text, fact.start, fact.end),
        paper=fact.paper_id,
        paper_title=str(fact.paper),
        fact=fact.pk,
        item=fact.path,
        reason=fact.correction,
        made_of=parts_told(fact),
    )


def sentence_around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words before a span, the span, and the words after, cut at the line and at whole words."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    before, after = text[left:start], text[end : right if right >= 0 else len(text)]
    if len(before) > SENTENCE_AROUND:
        before = "… " + before[-SENTENCE_AROUND:].partition(" ")[2]
    if len(after) > SENTENCE_AROUND:
        after = after[:SENTENCE_AROUND].rpartition(" ")[0] + " …"
    return before, text[start:end], after


def parts_told(fact: Fact) -> tuple[PartTold, ...]:
    """What the paper of a figure says the sum of its content is made of."""
    text = fact.paper.text
    before, _figure, after = sentence_around(text, fact.start, fact.end)
    first, last = fact.start - len(before), fact.end + len(after)
    return tuple(
        PartTold(part.label, part.value, part.start)
        if first <= part.start and part.end <= last
        else PartTold(part.label, part.value, part.start, *sentence_around(text, part.start, part.end))
        for part in fact.made_of
    )


def facts_of_line(line: Line) -> Sequence[Fact]:
    """What papers said of a line."""
    return list(Fact.objects.filter(line=line).select_related("paper", "measure").order_by("-paper_id", "position"))
