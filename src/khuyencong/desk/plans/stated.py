"""Statements as a page shows them: what was said, by which paper or person, and whether it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from khuyencong.records.models import Statement, UnitTitle
from khuyencong.terms.periods import Window

from ..figures import scaled
from ..words import window_words

_TONES = {"stands": "ok", "held": "wait", "compared": "info", "withdrawn": ""}


@dataclass(frozen=True, slots=True)
class Stated:
    statement: Statement
    value: str
    period: str
    tone: str
    unit: str  # whose part it is, by the name of those days; "" = nobody's in particular

    @property
    def stands(self) -> bool:
        return self.statement.standing != Statement.Standing.WITHDRAWN


def stated_rows(statements: QuerySet[Statement]) -> list[Stated]:
    """Statements with their words, newest first."""
    related = ("line", "measure", "source", "fact__paper", "made_by", "act", "plan")
    return list(_rows(statements.select_related(*related).order_by("-pk")))


def _rows(statements: QuerySet[Statement]) -> Iterable[Stated]:
    titles = list(UnitTitle.objects.filter(unit__in=statements.order_by().values("unit")).order_by("valid_from"))
    for said in statements:
        window = Window(said.first, said.last)
        yield Stated(said, _value(said), window_words(window), _TONES.get(said.standing, ""), _unit(said, titles))


def _unit(said: Statement, titles: Iterable[UnitTitle]) -> str:
    names = [t for t in titles if t.unit_id == said.unit_id and (t.valid_to is None or t.valid_to >= said.last)]
    return names[0].short_title if names else ""


def _value(said: Statement) -> str:
    if said.value is None:
        return ""
    low = scaled(said.value, said.measure.scale)
    high = said.value_high
    return low if high is None or high == said.value else f"{low}–{scaled(high, said.measure.scale)}"
