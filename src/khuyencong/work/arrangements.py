"""Putting arrangements on lines: one writer for what papers say and what people change, so that nothing is lost."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from khuyencong.records.arrangements import ArrangementQuerySet
from khuyencong.records.establishments import known_as
from khuyencong.records.models import Act, Arrangement, Establishment, Line, Paper, Province, Unit, UnitTitle
from khuyencong.records.units import within
from khuyencong.terms.firm_names import LONGEST, core, spelling
from khuyencong.terms.gazetteer import agencies_in
from khuyencong.terms.vietnamese import fold

_ENUMERATED, _AND = re.compile(r"\s*[,;]\s*"), re.compile(r"\s+và\s+")
SINGLE = (Arrangement.Kind.LEAD, Arrangement.Kind.TIME, Arrangement.Kind.VENUE)  # a content has one of each


class UnitNames:
    """The names of a province's units on a day: «Trung tâm Khuyến công» is the unit that bore this name then."""

    def __init__(self, province: Province | int, day: date) -> None:
        self.units: dict[str, set[Unit]] = {}
        self.titles: dict[Unit, str] = {}
        titles = UnitTitle.objects.filter(within(day), within(day, "unit__"), unit__province=province)
        for title in titles.select_related("unit"):
            self.titles[title.unit] = title.title
            for name in (title.title, title.short_title):
                self.units.setdefault(fold(name), set()).add(title.unit)
        self.by_code = {unit.code: unit for found in self.units.values() for unit in found}

    def all_in(self, words: str) -> list[Unit]:
        """The units that words name one after another: «Sở Công Thương, UBND xã An và UBND xã Bình»."""
        found: dict[Unit, None] = {}
        for part in _ENUMERATED.split(words):
            whole = self.meant(part)
            named = [whole] if whole else map(self.meant, _AND.split(part))  # «Sở Khoa học và Công nghệ» is one
            found.update((unit, None) for unit in named if unit)
        return list(found)

    def meant(self, words: str) -> Unit | None:
        """The one unit that words name; None for several, or for a name nobody here bore."""
        named = self.units.get(" ".join(fold(words).split()), set())
        if not named:
            mentions = agencies_in(words)
            whole = [m for m in mentions if m.end - m.start >= len(words.strip()) - 1]
            codes = {m.code for m in whole if m.code}
            named = {self.by_code[code] for code in codes if code in self.by_code} if len(mentions) == 1 else set()
        return next(iter(named)) if len(named) == 1 else None


def put(line: Line, arrangements: Iterable[Arrangement], act: Act) -> None:
    """Let these stand on a line from this act on."""
    put_all([(line, list(arrangements))], act)


def put_all(told: Sequence[tuple[Line, Sequence[Arrangement]]], act: Act) -> None:
    """Let these stand on their lines from this act on. What another paper or person said before of the same kind is
    withdrawn, but of who gets a content a plan's paper replaces only what plans said; the words of one act stand
    together. Called with the plan locked."""
    _know_recipients(told)
    rows = [row for line, here in told for row in _placed(line, here, act)]
    _leave_as_told(rows, act)
    for kind in dict.fromkeys(row.kind for row in rows):
        lines = {row.line_id for row in rows if row.kind == kind and row.withdrawn_at_act is None}
        before = Arrangement.objects.standing().filter(line__in=lines, kind=kind)
        if kind == Arrangement.Kind.RECIPIENT:
            before = _planned_before(before, [row for row in rows if row.kind == kind])
        elif kind not in SINGLE:
            before = before.exclude(act_number=act.number)
        before.update(withdrawn_at_act=act.number)
    Arrangement.objects.bulk_create([row for row in rows if row.pk is None])
    Arrangement.objects.bulk_update([row for row in rows if row.pk], _ANSWERED)
    leads = {row.line_id: row.unit_id for row in rows if row.kind == Arrangement.Kind.LEAD}
    for unit in dict.fromkeys(leads.values()):
        Line.objects.filter(pk__in=[line for line, lead in leads.items() if lead == unit]).update(lead=unit)


def _leave_as_told(rows: Sequence[Arrangement], act: Act) -> None:
    """A report that says again when or where a content is held changes nothing: what stands keeps its sentence."""
    again = [row for row in rows if row.kind in _TOLD_AGAIN and row.paper and row.paper.purpose == Paper.Purpose.RESULT]
    lines = {row.line_id for row in again}
    standing = Arrangement.objects.standing().filter(line__in=lines, kind__in=_TOLD_AGAIN) if lines else ()
    known = {(one.line_id, one.kind): one for one in standing}
    for row in again:
        one = known.get((row.line_id, row.kind))
        if one and (one.period, fold(one.words)) == (row.period, fold(row.words)):
            row.withdrawn_at_act = act.number


_TOLD_AGAIN = (Arrangement.Kind.TIME, Arrangement.Kind.VENUE)
_ANSWERED = ("line", "act", "act_number", "state", "unit", "establishment", "withdrawn_at_act")


def _know_recipients(told: Sequence[tuple[Line, Sequence[Arrangement]]]) -> None:
    """Who gets a content is known by the words from here on."""
    named = [(line, row) for line, rows in told for row in rows if row.kind == Arrangement.Kind.RECIPIENT]
    if named:
        known = spelled(named[0][0].plan.province_id, [row.words for _, row in named])
        for _, row in named:
            row.establishment = known[spelling(row.words)]


def spelled(province: int, names: Iterable[str]) -> dict[str, Establishment]:
    """The establishments of these names, by their spelling; a name that nobody wrote before is kept as a new one, once
    also where two write it at a time."""
    told = {spelling(name): name for name in names}
    known = known_as(province, told.values())
    new = [
        Establishment(province_id=province, name=name[:LONGEST], key=key, core=core(name))
        for key, name in sorted(told.items())  # in one order: two who write at once wait for no one twice
        if key not in known
    ]
    if not new:
        return known
    Establishment.objects.bulk_create(new, ignore_conflicts=True)
    return known_as(province, told.values())


def _planned_before(standing: ArrangementQuerySet, rows: Sequence[Arrangement]) -> ArrangementQuerySet:
    """Who gets a content as other plans' papers said, where a plan's paper says so anew: results only add."""
    planned = [row for row in rows if row.paper and row.paper.purpose == Paper.Purpose.PLAN]
    lines, papers = {row.line_id for row in planned}, {row.paper_id for row in planned}
    return standing.filter(line__in=lines, paper__purpose=Paper.Purpose.PLAN).exclude(paper__in=papers)


def _placed(line: Line, told: Sequence[Arrangement], act: Act) -> list[Arrangement]:
    """The rows on their line, in the order told: of a kind that a content has one of, the last stands."""
    last = {one.kind: one for one in told}
    for one in told:
        one.line, one.act, one.act_number, one.state = line, act, act.number, Arrangement.State.TAKEN
        if one.kind in SINGLE and last[one.kind] is not one:
            one.withdrawn_at_act = act.number
    return list(told)


def put_lead(line: Line, unit: Unit | None, act: Act) -> None:
    """A person's word on who leads a line; None: nobody is written down."""
    if unit is not None:
        put(line, [Arrangement(kind=Arrangement.Kind.LEAD, unit=unit)], act)
        return
    standing = Arrangement.objects.standing().filter(line=line, kind=Arrangement.Kind.LEAD)
    standing.update(withdrawn_at_act=act.number)
    Line.objects.filter(pk=line.pk).update(lead=None)
