"""What a fact would state in the ledger: the same for accepting it and for comparing it beforehand."""

from collections.abc import Iterable

from khuyencong.records.models import Fact, Measure, Paper, Plan, Statement
from khuyencong.terms.facts import REACHED
from khuyencong.terms.ledger import BEGINNING
from khuyencong.terms.periods import Period, Window
from khuyencong.terms.results import State

FIGURES = (Fact.Kind.AMOUNT, Fact.Kind.QUANTITY, Fact.Kind.TOTAL)


def statement_of(fact: Fact, paper: Paper, plan: Plan) -> Statement:
    """The statement, unsaved, that accepting the fact on its line makes."""
    window = window_of(fact, plan.year)
    return Statement(
        province_id=paper.province_id,
        plan=plan,
        line=fact.line,
        measure=fact.measure,
        role=fact.role,
        source=fact.source,
        area=fact.area if fact.measure and fact.measure.kind == Measure.Kind.FLOW else None,
        first=BEGINNING if fact.measure and fact.measure.kind == Measure.Kind.STOCK else window.first,
        last=window.last,
        state=fact.state,
        value=None if fact.state == State.MISSING else fact.value,
        value_high=fact.value_high,
        qualifier=fact.qualifier,
        stated=fact.printed[:160],
        fact=fact,
    )


def window_of(fact: Fact, year: int) -> Window:
    return Period.parse(fact.period or str(year)).window


def tells_reached(facts: Iterable[Fact]) -> bool:
    """Whether a paper tells money reached by items."""
    return any(f.kind == Fact.Kind.AMOUNT and f.role in REACHED and f.state == State.GIVEN for f in facts)


def sums_up_items(fact: Fact, items_told: bool) -> bool:
    """A total of what was reached, told beside its items: it may mix «ước» in, and its items say it already."""
    return items_told and fact.kind == Fact.Kind.TOTAL and fact.role in REACHED
