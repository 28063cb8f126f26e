"""A plan's paper tells sums by content and totals by fund source: one money cut two ways, and nothing to decide."""

from datetime import date
from itertools import permutations

import pytest

from khuyencong.records.models import Entry, FundSource, Line, Notification, Paper, Plan, PlanVersion, Statement
from khuyencong.records.queries import amounts_of, last_act
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Activity, Role, Span, Total
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Results
from khuyencong.terms.selector import Selector
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.ledger import enter_by_hand, reverse
from khuyencong.work.library import accept, accept_clean, doubts_of
from khuyencong.work.plans import Decision, approve
from khuyencong.work.reporting import preview, source_doubts, unsourced_doubts
from khuyencong.work.verification import verify
from tests.work.test_ledger import a_plan, say
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


def test_the_sources_are_told_as_the_paper_told_them(world: World) -> None:
    paper = plan_paper(world, *CONTENTS, totals=(WHOLE, LOCAL, NATIONAL))
    accept_clean(world.officer, paper)

    planned = [plan for _, plan, _ in told().sources]
    assert [plan.value for plan in planned] == [5_000, 2_000]
    statements = Statement.objects.in_bulk([plan.told_by for plan in planned])
    assert [statements[plan.told_by or 0].value for plan in planned] == [5_000, 2_000]
    assert not any(plan.selector for plan in planned)
    assert source_doubts(told()) == []


def test_sources_as_of_an_earlier_act_are_what_they_were(world: World) -> None:
    accept_clean(world.officer, plan_paper(world, COUNT, totals=(WHOLE, LOCAL, NATIONAL)))
    plan, seen = Plan.objects.get(), {}

    def remember() -> None:
        now = last_act(plan.province)
        seen[now] = results(plan_case(plan, Period.parse("2023"), now))

    remember()
    accept_clean(world.officer, plan_paper(world, *CONTENTS))
    remember()
    for standing in Statement.objects.filter(line__kind=Line.Kind.ITEM, measure__is_money=True, state="given"):
        reverse(world.officer, standing, "nhầm bản")
        remember()
    for total in Statement.objects.exclude(source=None):
        reverse(world.officer, total, "nhầm bản")
        remember()

    beside = [[plan.told_by is not None for _, plan, _ in then.sources] for then in seen.values()]
    assert beside == [[False, False], [True, True], [True, True], [False, False], [False], []]
    for act, then in seen.items():
        again = results(plan_case(plan, Period.parse("2023"), act))
        assert (again.sources, again.money_plan) == (then.sources, then.money_plan)


@pytest.mark.parametrize(
    ("totals", "found"),
    [
        ((by_source(DP, 5_000), by_source(QG, 2_000)), None),
        ((by_source(DP, 5_000), by_source(QG, 2_300)), "7.300"),
        ((by_source(DP, 5_000), by_source(QG, 1_900)), "6.900"),
        ((by_source(QG, 2_000),), None),  # the rest may be of other sources
        ((by_source(QG, 8_000),), "8.000"),
    ],
)
def test_sources_that_do_not_add_up_to_the_plan_are_a_finding(
    world: World, totals: tuple[Total, ...], found: str | None
) -> None:
    accept_clean(world.officer, plan_paper(world, *CONTENTS, totals=(WHOLE, *totals)))
    assert [doubt.found for doubt in source_doubts(told())] == ([found] if found else [])


def test_sources_are_held_against_the_plan_as_it_was_before_adjustments(world: World) -> None:
    accept_clean(world.officer, plan_paper(world, *CONTENTS, totals=(WHOLE, LOCAL, NATIONAL)))
    approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1)))
    machines = next(purse for purse in purses(Plan.objects.get()) if purse.line.title == "Máy móc")
    less = Move(machines.line.pk, None, machines.money - 500, machines.money)
    adjust(world.officer, Plan.objects.get(), [less], Basis("56/SCT-CN", date(2023, 8, 1), "tiết kiệm"))
    assert (told().money_plan.value, told().adjusted) == (6_500, -500)
    (adjustment,) = preview(world.officer, Plan.objects.get(), Period.parse("2023")).results.adjustments
    assert adjustment.decision.startswith("văn bản số 56/SCT-CN ngày 01 tháng 8 năm 2023")  # a letter, no decision
    assert (adjustment.before.value, adjustment.after.value, adjustment.less) == (7_000, 6_500, -500)
    assert source_doubts(told()) == []


def test_totals_by_source_alone_give_way_only_by_a_persons_look(world: World) -> None:
    accept_clean(world.officer, plan_paper(world, COUNT, totals=(LOCAL, NATIONAL)))
    assert told().money_plan.value == 7_000
    annex = plan_paper(world, *CONTENTS)

    assert {doubt.rule for doubt in doubts_of(annex).values()} == {"total-by-source"}
    assert accept_clean(world.officer, annex).act is None

    assert accept(world.officer, annex, pending(annex)).outcomes.total() == 2
    assert told().money_plan.value == 7_000
    assert verify() == []


def test_money_without_a_source_is_told_beside_the_sources(world: World) -> None:
    plan, lines = a_plan(world)
    local = FundSource.objects.get(code="kcdp")

    def doubts() -> list[tuple[str | None, str | None]]:
        reached = results(plan_case(plan, Period.parse(str(plan.year))))
        return [(doubt.found, doubt.expected) for doubt in unsourced_doubts(reached)]

    enter_by_hand(world.officer, say(plan, lines[2], "H1", 7_000))
    assert doubts() == []  # nobody told a source
    enter_by_hand(world.officer, say(plan, lines[3], "H1", 5_000, source=local))
    assert doubts() == [("5.000", "12.000")]
    unsourced = results(plan_case(plan, Period.parse(str(plan.year)))).unsourced
    assert unsourced is not None
    assert unsourced[1].value == amounts_of(Selector.decode(unsourced[1].selector)).low == 7_000
    enter_by_hand(world.officer, say(plan, lines[2], "H1", 7_000, source=local))
    assert doubts() == []
    assert results(plan_case(plan, Period.parse(str(plan.year)))).unsourced is None
    enter_by_hand(world.officer, say(plan, lines[2], "", 4_000, Role.PLAN))
    enter_by_hand(world.officer, say(plan, lines[3], "", 3_000, Role.PLAN, source=local))
    assert doubts() == [("3.000", "7.000")]
    enter_by_hand(world.officer, say(plan, lines[2], "", 4_000, Role.PLAN, source=local))
    enter_by_hand(world.officer, say(plan, lines[2], "H2", 500))
    unsourced = results(plan_case(plan, Period.parse(str(plan.year)))).unsourced
    assert unsourced is not None
    assert [figure.value for figure in unsourced] == [None, 500]  # all that is planned has its source: no 0 of none


def test_a_plan_and_its_report_say_that_the_contents_come_to_more_than_the_total(world: World) -> None:
    firm = item("1", "Công ty A", Role.PLAN, 500)  # a list of firms beside the contents they belong to
    accept_all(world.officer, plan_paper(world, *CONTENTS, firm, totals=(WHOLE,)))
    plan, words = Plan.objects.get(), "Kế hoạch: các nội dung cộng lại nhiều hơn tổng 500 đồng."

    for form in ("ke-hoach", "ket-qua"):
        found = preview(world.officer, plan, Period.parse("2023"), form=form).findings
        assert words in [finding.message_vi for finding in found]
