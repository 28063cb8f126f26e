"""What a fact would state in the ledger: the same for accepting it and for comparing it beforehand."""

from collections.abc import Iterable, Sequence

from khuyencong.records.models import Fact, Line, Measure, Paper, Plan, Statement
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


PART = "part"  # the rule of an amount that is told as a part of its content's own: a row of what it was spent on


def items_reached(facts: Iterable[Fact]) -> list[Fact]:
    """The amounts reached that a paper tells of single contents, as far as nobody set them aside."""
    given = (f for f in facts if f.kind == Fact.Kind.AMOUNT and f.role in REACHED and f.state == State.GIVEN)
    return [fact for fact in given if fact.review != Fact.Review.REJECTED]


def only_compared(fact: Fact, items: Sequence[Fact]) -> bool:
    """A part of its content's own figure, or a total of what was reached told beside the contents under it: it may mix
    «ước» in, and they say it already."""
    if fact.rule == PART:
        return True
    if fact.kind != Fact.Kind.TOTAL or fact.role not in REACHED:
        return False
    return bool(items) if is_of_plan(fact) else any(_is_under(item, fact) for item in items)


def is_of_plan(fact: Fact) -> bool:
    """Whether a figure is told of the plan as a whole, and nobody said that it is of one content."""
    return fact.place == Fact.Place.ROOT and (fact.line is None or fact.line.kind == Line.Kind.ROOT)


def _is_under(item: Fact, total: Fact) -> bool:
    if item.line is None or total.line is None:
        return False
    return item.line.path.startswith(total.line.path) and item.line_id != total.line_id
