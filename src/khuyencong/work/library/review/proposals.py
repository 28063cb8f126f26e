"""Proposals for review: what each fact of a paper would say in the ledger, before a person agrees."""

import re
from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter

from khuyencong.norms.matching import KnownLine, likest, match_line
from khuyencong.records.library import PartOfSum
from khuyencong.records.models import Area, Arrangement, Fact, FundSource, Measure, Note, Paper, PaperFinding
from khuyencong.terms.facts import (
    REACHED,
    Activity,
    Amount,
    Arranged,
    PaperFacts,
    Quantity,
    Role,
    Severity,
    Span,
    Status,
    Total,
)
from khuyencong.terms.fared import is_behind, is_unpaid, not_yet, put_off_to, waits, why_unpaid
from khuyencong.terms.measure_words import noun_of, plain_note, plain_unit
from khuyencong.terms.periods import Period
from khuyencong.terms.results import State
from khuyencong.terms.vietnamese import fold

from ...plans import money_of
from ..meaning.areas import HomeAreas, place_facts, place_sent
from ..meaning.matching import PlanLines, gather_under_title
from ..meaning.sources import PaperSources
from ..meaning.told_twice import doubt, told_twice
from .arranging import propose_arrangements

_SECTION = re.compile(r"^(?:PL\.)?(?:[IVX]+|Điều \d{1,3})(?:\.|$)|^PL\.")  # of the paper, or of its annex
CAUSE_TITLE = "Nguyên nhân"
FRACTION_SCALE = 4  # decimals kept of quantities that are not whole (hectares)


def propose(paper: Paper, facts: PaperFacts) -> tuple[list[Fact], list[Arrangement], list[PaperFinding]]:
    """Unsaved facts in the paper's order, who does what, and the doubts that only the plan and other facts raise."""
    drafts = _Drafts(paper, facts)
    for index, activity in enumerate(facts.activities):
        drafts.activity(index, activity)
    place_facts(paper.plan, drafts.rows, _told_of(paper, facts.activities))
    of_things = {share.amount.span for activity in facts.activities for share in activity.shares}
    for total in (total for total in facts.totals if total.span not in of_things):
        drafts.total(len(facts.activities), total)
    gather_under_title(paper, drafts.lines, drafts.rows)
    place_sent(paper, drafts.rows)
    rows = sorted(drafts.rows, key=lambda r: (r.activity, r.start))
    for position, row in enumerate(rows):
        row.position = position
    contents = [(_place_arranged(told), item) for told, item in zip(facts.activities, drafts.items, strict=True)]
    arrangements = propose_arrangements(paper, facts, contents)
    return rows, arrangements, [*told_twice(rows), *_unlike_measures(rows), *drafts.sources.findings()]


def _told_of(paper: Paper, activities: Sequence[Activity]) -> dict[int, Area | None]:
    """The one area each activity tells of, if it does."""
    home = HomeAreas.of(paper.province)
    return {
        index: home.meant(
            f"{told.title}.\n{paper.text[told.span.start : told.span.end]}", Period.parse(told.period).window
        )
        for index, told in enumerate(activities)
        if told.period
    }


_told_as = attrgetter("path", "item", "span", "role", "period")
_NO_FIGURE = "chua co so lieu"  # a table's remark on what its empty cells say already: nothing happened by it


class _Drafts:
    """The facts of one paper while they are being made."""

    def __init__(self, paper: Paper, facts: PaperFacts) -> None:
        self.paper = paper
        self.rows: list[Fact] = []
        self.money = money_of(paper.province)
        self.sources = PaperSources(paper)
        self.lines = PlanLines(paper.plan)
        self.items = _same_items(facts.activities)
        self.asked = [activity.span for activity in facts.activities if activity.status is Status.PROPOSED]
        self.paid = {_told_as(told) for told in facts.activities if told.amount}
        self.measures = {m.key: m for m in paper.province.measures.select_related("merged_into")}
        counted = [m for m in self.measures.values() if not m.is_money]
        self.as_printed = {_measure_key(noun_of(m.name, m.unit), "", m.scale): m for m in counted}

    def activity(self, index: int, activity: Activity) -> None:
        """The money, quantities and reason of one item."""
        before = len(self.rows)
        self._money(index, activity)
        undone = activity.status is Status.NOT_DONE and activity.role in REACHED
        for quantity in () if undone else activity.quantities:  # «Không thực hiện 02 đề án» reached none of them
            self._quantity(index, activity, quantity)
        told = activity.reason or activity.status is Status.NOT_DONE or self._kind(activity) == Note.Kind.UNPAID
        if told or len(self.rows) == before:
            self._note(index, activity)
        if activity.parts:  # told beside each figure of money, since any of them may be looked at
            told_now = self.rows[before:]
            for row in [row for row in told_now if row.kind == Fact.Kind.AMOUNT] or told_now[:1]:
                row.parts = [PartOfSum.of(part) for part in activity.parts]

    def total(self, index: int, total: Total) -> None:
        source = self.sources.meant(total.fund_source, total.span)
        if total.amount_vnd is None or total.of_group or self.sources.is_unknown(total.fund_source):
            return
        row = self._row(index, Fact.Kind.TOTAL, total.span, State.GIVEN)
        row.title, row.path, row.place = total.label[:300], "", Fact.Place.ROOT
        row.role, row.period = total.role or "", total.period or ""
        row.status = Status.PROPOSED if any(_holds(asked, total.span) for asked in self.asked) else ""
        row.printed_value = row.value = total.amount_vnd
        row.rule = "total"
        row.measure, row.source = self.money, source
        row.unit_text = "đồng"
        row.line = self.paper.plan.root if self.paper.plan else None
        self.rows.append(row)

    def _money(self, index: int, activity: Activity) -> None:
        span, said = activity.span, activity.amount and activity.amount.value
        to_come = activity.status is Status.MOVED or self._kind(activity) in (Note.Kind.LATER, Note.Kind.UNPAID)
        if to_come and not said:
            return  # what is still to come, or still owed, is no nought
        if activity.amount is not None:
            self.rows += [self._paid(index, activity, *told) for told in self._told_paid(activity, activity.amount)]
            return
        if activity.status is Status.NOT_DONE and not _is_section(activity.path):
            row = self._of(index, activity, Fact.Kind.AMOUNT, activity.reason_span or span, State.NIL)
            row.value, row.rule = 0, "not-done"
            row.before = activity.before.value if activity.before else None
        elif self._owes_money(activity):
            row = self._of(index, activity, Fact.Kind.AMOUNT, span, State.MISSING)
        else:
            return
        row.measure, row.unit_text = self.money, "đồng"
        row.source = self.sources.meant(activity.fund_source, span)
        self.rows.append(row)

    def _told_paid(self, activity: Activity, whole: Amount) -> list[tuple[Amount, FundSource | None]]:
        """What each source pays, where the house knows it; the whole too, unless these make up what is planned.

        What was reached is told as a whole even so: it holds what an earlier part of the year told of no source.
        """
        sources = [self.sources.meant(share.fund_source, share.amount.span) for share in activity.shares]
        paid = zip((share.amount for share in activity.shares), sources, strict=True)
        told = [(amount, source) for amount, source in paid if source and sources.count(source) == 1]
        if activity.role not in REACHED and told and sum(amount.value for amount, _ in told) == whole.value:
            return [*told]
        return [(whole, self.sources.meant(activity.fund_source, whole.span)), *told]

    def _paid(self, index: int, activity: Activity, amount: Amount, source: FundSource | None) -> Fact:
        row = self._of(index, activity, Fact.Kind.AMOUNT, amount.span, State.GIVEN if amount.value else State.NIL)
        row.printed_value = row.value = amount.value
        row.qualifier, row.rule = amount.approx or "", amount.rule
        row.measure, row.unit_text, row.source = self.money, "đồng", source
        row.price = activity.unit_price.value if activity.unit_price else None
        if activity.before and amount is activity.amount:
            row.before = activity.before.value
        return _moving(row, activity)

    def _owes_money(self, activity: Activity) -> bool:
        """A plan gives each content its money, if only in an annex; a task outside the plan must say its own. What only
        counts the things that its line lists has theirs."""
        of_content = activity.role is Role.PLAN and not activity.of_whole and _told_as(activity) not in self.paid
        return (of_content and self.paper.purpose == Paper.Purpose.PLAN) or activity.status is Status.OUT_OF_PLAN

    def _quantity(self, index: int, activity: Activity, quantity: Quantity) -> None:
        row = self._of(index, activity, Fact.Kind.QUANTITY, quantity.span, State.GIVEN)
        whole = all(Decimal(str(v)) % 1 == 0 for v in (quantity.value, quantity.value_max or 0))
        measure = self._measure(quantity.unit, quantity.note, 0 if whole else FRACTION_SCALE)
        row.value = row.printed_value = scaled(quantity.value, measure.scale)
        if quantity.value_max is not None:
            row.value_high = row.printed_high = scaled(quantity.value_max, measure.scale)
        row.qualifier, row.rule = quantity.approx or "", quantity.rule
        row.measure, row.unit_text = measure, measure.name
        self.rows.append(_moving(row, activity))

    def _note(self, index: int, activity: Activity) -> None:
        span, kind = activity.reason_span or activity.span, self._kind(activity)
        says = activity.reason or activity.status or kind == Note.Kind.UNPAID
        if not says and "|" in self._words(span):
            return  # a table's row that tells no figure: its cells are no sentence
        row = self._of(index, activity, Fact.Kind.NOTE, span, State.MISSING)
        row.note_kind = kind
        row.new_title = (activity.new_title or "")[:300] if activity.status is not Status.PROPOSED else ""
        row.reason = activity.reason or ("" if says else self._words(span).strip()[:600])
        if kind == Note.Kind.UNPAID:
            row.reason = row.reason or why_unpaid(self._words(activity.span))
        elif kind == Note.Kind.LATER:
            row.reason = _with_its_time(row.reason, self._words(activity.span))
        if not fold(row.reason).removeprefix("kinh phi ").startswith(_NO_FIGURE):
            self.rows.append(row)

    def _kind(self, activity: Activity) -> str:
        """What a note of it says, by the figures told of it and by the paper's own words."""
        kind, paid = _told_kind(activity), activity.amount
        if activity.status is Status.MOVED:
            later = activity.role in REACHED and any(one.kind is Arranged.TIME for one in activity.arrangements)
            return Note.Kind.LATER if later else kind
        period = Period.parse(activity.period) if activity.period else None
        if kind == Note.Kind.NOT_DONE and activity.role in REACHED and waits(self._words(activity.span), period):
            return Note.Kind.LATER
        if activity.status is None and activity.role is Role.ACTUAL:
            said = paid.span if paid else activity.span if activity.quantities else None
            if said and not (paid and paid.value) and is_unpaid(self._words(said)):
                return Note.Kind.UNPAID
        return kind

    def _words(self, span: Span) -> str:
        return self.paper.text[span.start : span.end]

    def _of(self, index: int, activity: Activity, kind: Fact.Kind, span: Span, state: State) -> Fact:
        row = self._row(index, kind, span, state)
        row.path, row.title = _own_number(activity), activity.title[:300]
        row.group_title = (activity.group_title or "")[:300]
        row.status, row.place, row.same_as = activity.status or "", place_of(activity), self.items[index]
        row.role, row.period = activity.role or "", activity.period or ""
        self.lines.match(row)
        return row

    def _row(self, index: int, kind: Fact.Kind, span: Span, state: State) -> Fact:
        return Fact(
            paper=self.paper,
            activity=index,
            same_as=index,
            kind=kind,
            start=span.start,
            end=span.end,
            printed=self.paper.text[span.start : span.end][:300],
            state=state,
        )

    def _measure(self, unit: str, note: str, scale: int) -> Measure:
        """The measure of this name, or of the plain word for it where nobody counted in these words yet."""
        key = _measure_key(unit, note, scale)
        known = self.measures.get(key) or self.as_printed.get(key)
        return self._plain_measure(plain_unit(unit), plain_note(note), scale) if known is None else _merged(known)

    def _plain_measure(self, unit: str, note: str, scale: int) -> Measure:
        name, key = _named(unit, note), _measure_key(unit, note, scale)
        if key not in self.measures:
            told = {"name": name[:160], "unit": unit[:80], "scale": scale}
            self.measures[key], _ = Measure.objects.get_or_create(province=self.paper.province, key=key, defaults=told)
        return _merged(self.measures[key])


def _moving(row: Fact, activity: Activity) -> Fact:
    """By how much a plan is adjusted is no figure of the plan: what is taken away is less than nothing."""
    if activity.is_move and activity.role is Role.PLAN and row.value is not None and row.value_high is None:
        row.role = Role.ADJUSTMENT
        row.value = -row.value if activity.adjustment == "decrease" else row.value
    return row


def _merged(measure: Measure) -> Measure:
    return measure.merged_into or measure


def _named(unit: str, note: str) -> str:
    return f"{unit} ({note})" if note else unit


def _measure_key(unit: str, note: str, scale: int) -> str:
    return fold(_named(unit, note))[:150] + (f"#{scale}" if scale else "")


def _holds(told: Span, part: Span) -> bool:
    return told.start <= part.start < told.end


def scaled(value: int | float, scale: int) -> int:
    """The value in the measure's smallest unit."""
    return int(Decimal(str(value)).scaleb(scale).to_integral_value())


def place_of(activity: Activity) -> str:
    """Where its figures hang: outside the plan, on the plan as a whole, or on an item."""
    if activity.status is Status.OUT_OF_PLAN:
        return Fact.Place.OUTSIDE
    if activity.of_whole:
        return Fact.Place.ROOT
    if activity.status is Status.NOT_DONE and _is_section(activity.path) and (not activity.item or _is_cause(activity)):
        return Fact.Place.ROOT
    return Fact.Place.ITEM


def _place_arranged(activity: Activity) -> str:
    """What is arranged of an activity is never of the plan as a whole, which the paper says apart."""
    return Fact.Place.OUTSIDE if activity.status is Status.OUT_OF_PLAN else Fact.Place.ITEM


def _told_kind(activity: Activity) -> str:
    if activity.status is Status.NOT_DONE:
        if _is_cause(activity):
            return Note.Kind.CAUSE
        return Note.Kind.RESULT if place_of(activity) == Fact.Place.ROOT else Note.Kind.NOT_DONE
    if activity.amount is not None and activity.reason and not activity.before and activity.status is not Status.MOVED:
        told = Note.Kind.CAUSE if is_behind(activity.reason) else Note.Kind.OVER
        return Note.Kind.NO_COST if activity.amount.value == 0 else told
    return Note.Kind.RESULT


def _with_its_time(reason: str, words: str) -> str:
    """A reason, and until when it is put off where only the words beside it say so."""
    until = put_off_to(words) or ("" if reason else not_yet(words).strip(" ."))
    return reason if until in reason else "; ".join(part for part in (reason, until) if part)


def _is_cause(activity: Activity) -> bool:
    """The reader's name for a cause that is told for a whole list of contents not done."""
    return activity.title == CAUSE_TITLE and activity.reason is not None


def line_number(path: str, item: str) -> str:
    """The number an item has in its plan: «II.3.a» is «3.a»; a bullet of a section has none."""
    rest = _SECTION.sub("", path)
    return ".".join(part for part in (rest, item) if part) if rest else ""


def _own_number(activity: Activity) -> str:
    """The same, but none of what an adjusting paper lists: under a number of its own, and not the plan's."""
    listed = activity.adjustment is not None or activity.before is not None
    return "" if listed else line_number(activity.path, activity.item)


def _is_section(path: str) -> bool:
    return bool(path) and not _SECTION.sub("", path)


def _same_items(activities: Sequence[Activity]) -> list[int]:
    """For each activity the first one of the paper that speaks of the same item."""
    result: list[int] = []
    for index, activity in enumerate(activities):
        firsts = [(i, activities[i]) for i in dict.fromkeys(result) if _may_be_same(activities, result, i, activity)]
        known = [KnownLine(i, _own_number(first), first.title) for i, first in firsts]
        found = match_line(_own_number(activity), activity.title, known)
        if found is None and _is_listed_not_done(activity):
            undone = {
                i
                for a, i in zip(activities, result, strict=False)
                if a.status is Status.NOT_DONE and a.path[:1].isdigit()
            }
            found = likest([k for k in known if k.id in undone], activity.title)
        result.append(found.line if found else index)
    return result


def _may_be_same(activities: Sequence[Activity], items: Sequence[int], first: int, new: Activity) -> bool:
    """Items of one paper are apart when their numbers in one section differ, or when one was told in this role under
    another title. Another section counts anew («VI.1» may speak of «II.3.1»)."""
    other = activities[first]
    if place_of(other) != place_of(new):
        return False
    one, two = line_number(other.path, other.item), line_number(new.path, new.item)
    if one and two and one != two and _section_of(other.path) == _section_of(new.path):
        return False
    told = [a for a, item in zip(activities, items, strict=False) if item == first]
    return not any((a.role, a.period) == (new.role, new.period) and a.title != new.title and one for a in told if two)


def _section_of(path: str) -> str:
    """«II.3.a» stands in section «II.»; a paper without sections has but one."""
    found = _SECTION.match(path)
    return found.group() if found else ""


def _is_listed_not_done(activity: Activity) -> bool:
    """An entry of a paper's list of contents not done; it names the item freely, without its number."""
    return activity.status is Status.NOT_DONE and not line_number(activity.path, activity.item)


def _unlike_measures(rows: Sequence[Fact]) -> list[PaperFinding]:
    """Planned in one measure, reported in a like one: a person may say «tính là»."""
    aimed: dict[int, list[Measure]] = {}
    for row in rows:
        if row.role == Role.PLAN and row.kind == Fact.Kind.QUANTITY and row.measure:
            aimed.setdefault(row.same_as, []).append(row.measure)
    reached = {(row.same_as, row.measure_id) for row in rows if row.role in REACHED}
    doubts = []
    for row in rows:
        if row.role not in REACHED or row.kind != Fact.Kind.QUANTITY or row.measure is None:
            continue
        unmet = [m for m in aimed.get(row.same_as, []) if (row.same_as, m.pk) not in reached]
        like = next((m for m in unmet if _like(m, row.measure)), None)
        if like is not None:
            words = f"Kế hoạch tính bằng «{like.name}», kết quả bằng «{row.measure.name}»: có thể «tính là»."
            doubts.append(doubt(row, "measure-mismatch", Severity.INFO, words, expected=like.name))
    return doubts


def _like(planned: Measure, told: Measure) -> bool:
    """One unit says more than the other, and what is told is not qualified otherwise («vượt chỉ tiêu», «đăng ký»)."""
    one, other = fold(planned.unit), fold(told.unit)
    plain = told.name == told.unit or fold(told.name).endswith(fold(planned.name).removeprefix(one))
    return plain and (one in other or other in one)
