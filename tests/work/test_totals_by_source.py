"""A plan's paper tells sums by content and totals by fund source: one money cut two ways, and nothing to decide."""

from itertools import permutations

import pytest

from khuyencong.records.models import Entry, Line, Notification, Paper, Plan, Statement
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Activity, Role, Span, Total
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Results
from khuyencong.work.ledger import reverse
from khuyencong.work.library import accept, accept_clean, doubts_of
from khuyencong.work.verification import verify
from tests.world import World, accept_all, item, pending, tell

pytestmark = pytest.mark.django_db
QG, DP = "khuyến công quốc gia", "khuyến công địa phương"
WHOLE = Total("Tổng kinh phí", 7_000, Span(0, 4), role=Role.PLAN, period="2023")


def by_source(words: str, money: int) -> Total:
    return Total(f"Nguồn {words}", money, Span(0, 4), role=Role.PLAN, period="2023", fund_source=words)


COUNT = item("1", "Hội chợ", Role.PLAN, None, (3, "hội chợ"))  # its money is left to an annex
NATIONAL, LOCAL = by_source(QG, 2_000), by_source(DP, 5_000)
CONTENTS = (item("1", "Hội chợ", Role.PLAN, 4_000), item("2", "Máy móc", Role.PLAN, 3_000))


def plan_paper(world: World, *contents: Activity, totals: tuple[Total, ...] = ()) -> Paper:
    return tell(world, *contents, title="Kế hoạch khuyến công 2023", totals=totals)


def told() -> Results:
    return results(plan_case(Plan.objects.get(), Period.parse("2023")))


def reviews(paper: Paper) -> list[str]:
    """What the review says of the paper's totals by source."""
    return list(paper.facts.exclude(source=None).values_list("review", flat=True))


def test_one_paper_tells_both_and_nothing_waits(world: World) -> None:
    paper = plan_paper(world, *CONTENTS, totals=(WHOLE, LOCAL, NATIONAL))
    came = accept_clean(world.officer, paper)

    assert came.outcomes == {"posted": 3, "compared": 2}
    assert told().money_plan.value == 7_000
    assert set(Entry.objects.values_list("source", flat=True)) == {None}
    assert not Notification.objects.filter(kind="held").exists()
    assert verify() == []


def test_a_paper_that_brings_the_contents_later_turns_the_totals_in_the_same_act(world: World) -> None:
    first = plan_paper(world, COUNT, totals=(WHOLE, LOCAL, NATIONAL))
    accept_clean(world.officer, first)
    assert reviews(first) == ["posted", "posted"]

    annex = plan_paper(world, *CONTENTS)
    assert doubts_of(annex) == {}
    act = accept_clean(world.colleague, annex).act

    assert reviews(first) == ["compared", "compared"]
    assert act is not None
    assert sorted(act.changes["turned"].values()) == ["compared", "compared"]
    assert told().money_plan.value == 7_000
    assert verify() == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_papers_in_any_order_leave_one_ledger(world: World, order: tuple[int, ...]) -> None:
    papers: list[tuple[tuple[Activity, ...], tuple[Total, ...]]]
    papers = [((COUNT,), (WHOLE,)), ((COUNT,), (LOCAL, NATIONAL)), (CONTENTS, ())]
    for contents, totals in (papers[at] for at in order):
        accept_all(world.officer, plan_paper(world, *contents, totals=totals))

    assert sorted(Statement.objects.exclude(source=None).values_list("standing", flat=True)) == ["compared"] * 2
    assert (told().money_plan.value, [line.money_plan.value for line in told().lines]) == (7_000, [4_000, 3_000])
    assert verify() == []


def test_the_totals_come_back_with_their_review_when_the_contents_are_withdrawn(world: World) -> None:
    paper = plan_paper(world, *CONTENTS, totals=(WHOLE, LOCAL, NATIONAL))
    accept_clean(world.officer, paper)
    for line in Line.objects.filter(kind=Line.Kind.ITEM):
        reverse(world.officer, Statement.objects.get(line=line), "nhầm bản")

    assert reviews(paper) == ["posted", "posted"]
    assert (told().money_plan.value, [plan.value for _, plan, _ in told().sources]) == (7_000, [5_000, 2_000])
    assert verify() == []


def test_totals_by_source_alone_give_way_only_by_a_persons_look(world: World) -> None:
    accept_clean(world.officer, plan_paper(world, COUNT, totals=(LOCAL, NATIONAL)))
    assert told().money_plan.value == 7_000
    annex = plan_paper(world, *CONTENTS)

    assert {doubt.rule for doubt in doubts_of(annex).values()} == {"total-by-source"}
    assert accept_clean(world.officer, annex).act is None

    assert accept(world.officer, annex, pending(annex)).outcomes.total() == 2
    assert told().money_plan.value == 7_000
    assert verify() == []
