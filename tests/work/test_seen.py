"""Two people at one paper: nobody decides on a figure that was another one on their page."""

import pytest

from khuyencong.records.models import Fact, Line, Paper
from khuyencong.terms.facts import Role
from khuyencong.work.library import (
    Correction,
    accept,
    accept_clean,
    changes_since,
    correct,
    match_item,
    reject,
)
from khuyencong.work.permissions import Refused
from tests.world import World, item, last_seen, pending, tell

pytestmark = pytest.mark.django_db


def two_items(world: World) -> tuple[Paper, Fact, Fact]:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 10), item("2", "Máy móc", Role.ACTUAL, 20))
    first, second = paper.facts.order_by("position")
    return paper, first, second


def test_a_figure_mended_by_another_is_not_taken_unseen(world: World) -> None:
    paper, first, _second = two_items(world)
    seen = last_seen(paper)
    correct(world.colleague, first, Correction(value=11), "in nhầm")

    came = accept(world.officer, paper, pending(paper), seen)

    assert came.outcomes == {"posted": 1}
    first.refresh_from_db()
    assert (first.review, first.value) == (Fact.Review.PENDING, 11)
    assert accept_clean(world.officer, paper, seen=seen).act is None
    assert accept_clean(world.officer, paper, seen=last_seen(paper)).outcomes == {"posted": 1}


def test_control_without_what_was_seen_the_other_figure_is_posted(world: World) -> None:
    paper, first, _second = two_items(world)
    correct(world.colleague, first, Correction(value=11), "in nhầm")
    assert accept(world.officer, paper, pending(paper)).outcomes == {"posted": 2}


def test_ones_own_corrections_are_seen(world: World) -> None:
    paper, first, _second = two_items(world)
    seen = last_seen(paper)
    correct(world.officer, first, Correction(value=11), "in nhầm")
    assert accept(world.officer, paper, pending(paper), seen).outcomes == {"posted": 2}


def test_a_second_correction_is_refused_with_the_first_ones_reason(world: World) -> None:
    paper, first, _second = two_items(world)
    seen = last_seen(paper)
    act = correct(world.colleague, first, Correction(value=11), "in nhầm")
    with pytest.raises(Refused, match=f"hành vi {act.number}: in nhầm"):
        correct(world.officer, first, Correction(value=12), "theo chứng từ", seen=seen)
    first.refresh_from_db()
    assert first.value == 11
    correct(world.officer, first, Correction(value=12), "theo chứng từ", seen=last_seen(paper))


def test_a_figure_mended_by_another_is_not_set_aside_unseen(world: World) -> None:
    paper, first, second = two_items(world)
    seen = last_seen(paper)
    correct(world.colleague, first, Correction(value=11), "in nhầm")
    act = reject(world.officer, paper, [first.pk, second.pk], seen=seen)
    assert act
    assert act.changes["facts"] == [second.pk]
    first.refresh_from_db()
    assert first.review == Fact.Review.PENDING
    assert reject(world.officer, paper, [first.pk], seen=last_seen(paper))


def test_control_without_what_was_seen_it_is_set_aside(world: World) -> None:
    paper, first, second = two_items(world)
    correct(world.colleague, first, Correction(value=11), "in nhầm")
    act = reject(world.officer, paper, [first.pk, second.pk])
    assert act
    assert act.changes["facts"] == [first.pk, second.pk]


def matched(world: World) -> tuple[Paper, Fact, Line]:
    """An item of two figures, and a line of the plan that it does not speak of."""
    plan = tell(world, item("1", "Hội chợ", Role.PLAN, 10), item("2", "Máy móc", Role.PLAN, 20))
    accept_clean(world.officer, plan)
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 10, (3, "hội chợ")))
    return paper, paper.facts.order_by("position")[0], Line.objects.get(title="Máy móc")


def test_an_item_is_matched_anew_in_one_act_with_all_its_figures(world: World) -> None:
    paper, first, line = matched(world)
    paper.findings.create(fact=first, rule="unit-slip", severity="warning", message="Có thể thiếu ba số 0.")
    act = match_item(world.officer, first, line, last_seen(paper))
    assert {fact.line for fact in paper.facts.all()} == {line}
    assert len(act.changes["facts"]) == 2
    assert paper.findings.filter(settled="").count() == 1  # which line it is says nothing of the figure


def test_an_item_mended_by_another_is_not_matched_unseen(world: World) -> None:
    paper, first, line = matched(world)
    seen, before = last_seen(paper), first.line
    correct(world.colleague, first, Correction(value=11), "in nhầm")
    with pytest.raises(Refused, match="in nhầm"):
        match_item(world.officer, first, line, seen)
    assert {fact.line for fact in paper.facts.all()} == {before}
    match_item(world.officer, first, line, last_seen(paper))


def test_two_people_matching_one_item_see_one_another(world: World) -> None:
    paper, first, line = matched(world)
    seen = last_seen(paper)
    match_item(world.colleague, first, None, seen)
    with pytest.raises(Refused, match="Chọn lại mục kế hoạch"):
        match_item(world.officer, first, line, seen)


def test_what_others_did_is_told_with_the_facts_it_touched(world: World) -> None:
    paper, first, second = two_items(world)
    seen = last_seen(paper)
    mended = correct(world.colleague, first, Correction(value=11), "in nhầm")
    gone = reject(world.colleague, paper, [second.pk], "số của đơn vị khác")
    told = [(change.act, change.facts) for change in changes_since(paper, seen, world.officer)]
    assert told == [(mended, {first.pk}), (gone, {second.pk})]
    assert changes_since(paper, last_seen(paper), world.officer) == []
    assert changes_since(paper, seen, world.colleague) == []
