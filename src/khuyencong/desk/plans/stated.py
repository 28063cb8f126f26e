"""Statements as a page shows them: what was said, by which paper or person, and whether it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from khuyencong.records.models import Statement, UnitTitle
from khuyencong.records.units import EARLIEST_FIRST
from khuyencong.terms.ledger import Outcome
from khuyencong.terms.periods import Window
from khuyencong.terms.results import State
from khuyencong.work.reporting import PartTold, parts_told, sentence_around

from ..figures import scaled
from ..words import window_words

_TONES = {"stands": "ok", "held": "wait", "compared": "info", "withdrawn": ""}


@dataclass(frozen=True, slots=True)
class Origin:
    """Who said it, and the sentence of the paper in three parts; empty where a person wrote it down."""

    statement: Statement
    before: str = ""
    marked: str = ""
    after: str = ""
    made_of: tuple[PartTold, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as it was stated, once however often one paper says it."""

    statement: Statement
    value: str
    period: str
    tone: str
    unit: str  # whose part it is, by the name of those days; "" = nobody's in particular
    replaced: bool  # a later figure of its very cell counts in its place
    origins: tuple["Origin", ...]  # where it was said; more than one where a paper says it again

    @property
    def stands(self) -> bool:
        return self.statement.standing != Statement.Standing.WITHDRAWN


def stated_rows(statements: QuerySet[Statement]) -> list[Stated]:
    """Statements with their words, newest first."""
    related = ("line", "measure", "source", "area", "fact__paper", "made_by", "act__actor", "plan")
    return list(_rows(statements.select_related(*related).order_by("-pk")))


def _rows(statements: QuerySet[Statement]) -> Iterable[Stated]:
    told: dict[tuple[object, ...], list[Statement]] = {}
    for said in statements:
        told.setdefault(_same(said), []).append(said)
    units = {said.unit_id for said in statements if said.unit_id}  # none: nothing is asked
    titles = list(UnitTitle.objects.filter(unit__in=units).order_by(EARLIEST_FIRST))
    last = _last_words(statements)
    for again in told.values():
        said = next((one for one in again if one.outcome == Outcome.POSTED), again[0])
        replaced = said.standing == Statement.Standing.STANDS and _amounts(last[_cell(said)]) != _amounts(said)
        period, tone = window_words(Window(said.first, said.last)), "" if replaced else _TONES.get(said.standing, "")
        yield Stated(said, _value(said), period, tone, _unit(said, titles), replaced, tuple(map(_origin, again)))


def _last_words(statements: Iterable[Statement]) -> dict[tuple[object, ...], Statement]:
    """Of each cell the standing statement that counts: the last, no missing mark where a figure is."""
    standing = [said for said in statements if said.standing == Statement.Standing.STANDS]
    return {_cell(said): said for said in sorted(standing, key=lambda said: (said.state != State.MISSING, said.pk))}


def _cell(said: Statement) -> tuple[object, ...]:
    place = (said.line_id, said.source_id, said.unit_id, said.area_id)
    return (said.measure_id, said.role, *place, said.first, said.last)


def _amounts(said: Statement) -> tuple[object, ...]:
    return said.state, said.value, said.value if said.value_high is None else said.value_high


def _same(said: Statement) -> tuple[object, ...]:
    """What makes two statements of one paper the same figure; those of people are each their own."""
    if said.fact is None:
        return (said.pk,)
    return (said.fact.paper_id, said.standing, said.state, said.value, said.value_high, *_cell(said))


def _origin(said: Statement) -> Origin:
    if said.fact is None:
        return Origin(said)
    quote = sentence_around(said.fact.paper.text, said.fact.start, said.fact.end)
    return Origin(said, *quote, parts_told(said.fact))


def _unit(said: Statement, titles: Iterable[UnitTitle]) -> str:
    names = [t for t in titles if t.unit_id == said.unit_id and (t.valid_to is None or t.valid_to >= said.last)]
    return names[0].short_title if names else ""


def _value(said: Statement) -> str:
    if said.value is None:
        return ""
    low = scaled(said.value, said.measure.scale)
    high = said.value_high
    return low if high is None or high == said.value else f"{low}–{scaled(high, said.measure.scale)}"
