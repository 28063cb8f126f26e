"""Statements as a page shows them: what was said, by which paper or person, and whether it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from khuyencong.records.models import Statement
from khuyencong.terms.periods import Window

from ..figures import scaled
from ..reporting.trace import period_words

_TONES = {"stands": "ok", "held": "wait", "compared": "info", "withdrawn": ""}


@dataclass(frozen=True, slots=True)
class Stated:
    statement: Statement
    value: str
    period: str
    tone: str

    @property
    def stands(self) -> bool:
        return self.statement.standing != Statement.Standing.WITHDRAWN


def stated_rows(statements: QuerySet[Statement]) -> list[Stated]:
    """Statements with their words, newest first."""
    related = ("line", "measure", "source", "fact__paper", "made_by", "act", "plan")
    return list(_rows(statements.select_related(*related).order_by("-pk")))


def _rows(statements: Iterable[Statement]) -> Iterable[Stated]:
    for said in statements:
        window = Window(said.first, said.last)
        yield Stated(said, _value(said), period_words(window), _TONES.get(said.standing, ""))


def _value(said: Statement) -> str:
    if said.value is None:
        return ""
    low = scaled(said.value, said.measure.scale)
    high = said.value_high
    return low if high is None or high == said.value else f"{low}–{scaled(high, said.measure.scale)}"
