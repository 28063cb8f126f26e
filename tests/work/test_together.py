"""Two people at once: a paper is posted once, and figures never depend on who was faster.

The control moves the reading of what stands out of the lock; then the rule must break, or the test proves nothing.
"""

import importlib
from datetime import date
from typing import Any

import pytest

from khuyencong.records.models import Entry, Paper, Plan, PlanVersion, Statement
from khuyencong.terms.facts import Activity, Role, Span, Total
from khuyencong.work import neighbours, posting
from khuyencong.work.library import accept, accept_clean
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, planned_total
from khuyencong.work.verification import verify
from tests.work.at_once import together
from tests.world import World, accept_all, item, pending, tell

accepting = importlib.import_module("khuyencong.work.library.review.accept")  # its verb bears the module's name


def test_two_officers_accepting_the_same_paper_post_it_once(shared_world: World) -> None:
    world = shared_world
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000, (3, "hội chợ")))
    chosen = pending(paper)

    raised = together(
        lambda: accept(world.officer, Paper.objects.get(pk=paper.pk), chosen),
        lambda: accept(world.colleague, Paper.objects.get(pk=paper.pk), chosen),
    )

    assert raised == []
    assert Statement.objects.count() == Entry.objects.count() == 2
    assert verify() == []


def restate_together(world: World) -> list[BaseException]:
    """Two papers give another figure for one cell, accepted at the same moment by two people."""
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 100)))
    one = tell(world, item("1", "Hội chợ", Role.ACTUAL, 160))
    two = tell(world, item("1", "Hội chợ", Role.ACTUAL, 190))
    return together(lambda: accept_all(world.officer, one), lambda: accept_all(world.colleague, two))


def test_two_restatements_of_one_cell_end_with_one_of_them(shared_world: World) -> None:
    assert restate_together(shared_world) == []
    assert sum(Entry.objects.values_list("value", flat=True)) in (160, 190)
    assert verify() == []


def test_control_reading_what_stands_outside_the_lock_breaks_the_sum(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = shared_world
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 100)))
    papers = [tell(world, item("1", "Hội chợ", Role.ACTUAL, value)) for value in (160, 190)]
    stale = list(Statement.objects.select_related("line", "unit", "area", "source"))

    def read_before_the_lock(*_: Any) -> list[Statement]:
        return stale

    monkeypatch.setattr(neighbours, "neighbourhood", read_before_the_lock)
    together(*(lambda paper=paper: accept_all(world.officer, paper) for paper in papers))

    assert sum(Entry.objects.values_list("value", flat=True)) == 100 + 60 + 90
    assert "ledger" in {fault.check for fault in verify()}


def clean_together(world: World) -> list[BaseException]:
    """Two papers tell one result otherwise; each is clean as long as the other is not in the ledger."""
    accept_clean(world.officer, plan_paper(world, item("1", "Hội chợ", Role.PLAN, 500)))
    one, two = (tell(world, item("1", "Hội chợ", Role.ACTUAL, value)) for value in (160, 190))
    return together(lambda: accept_clean(world.officer, one), lambda: accept_clean(world.colleague, two))


def test_what_is_clean_is_judged_when_it_is_posted(shared_world: World) -> None:
    """The second figure would correct the first unseen: it waits for a person."""
    assert clean_together(shared_world) == []
    assert Statement.objects.filter(role=Role.ACTUAL).count() == 1


def test_control_judged_before_the_lock_one_corrects_the_other_unseen(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accepting, "doubts_of", lambda *_: {})  # as the ledger was before either was posted
    assert clean_together(shared_world) == []
    assert Statement.objects.filter(role=Role.ACTUAL).count() == 2


def tell_both_together(world: World) -> list[BaseException]:
    """One accepts a plan's totals by source, the other its contents, at the same moment."""
    count = item("1", "Hội chợ", Role.PLAN, None, (3, "hội chợ"))
    accept_clean(world.officer, plan_paper(world, count))
    whole, part = (
        Total(label, money, Span(0, 4), role=Role.PLAN, period="2023", fund_source=source)
        for label, money, source in (("Tổng", 700, None), ("Nguồn", 500, "khuyến công địa phương"))
    )
    totals = plan_paper(world, count, totals=(whole, part))
    contents = plan_paper(world, item("2", "Máy móc", Role.PLAN, 300))
    return together(lambda: accept_all(world.officer, totals), lambda: accept_all(world.colleague, contents))


def plan_paper(world: World, *contents: Activity, totals: tuple[Total, ...] = ()) -> Paper:
    return tell(world, *contents, totals=totals, title="Kế hoạch khuyến công năm 2023")


def test_totals_and_contents_accepted_at_once_are_never_both_added(shared_world: World) -> None:
    assert tell_both_together(shared_world) == []
    assert Statement.objects.get(source__isnull=False).standing == "compared"
    assert planned_total(Plan.objects.get()) == 700
    assert verify() == []


def test_control_reading_what_stands_outside_the_lock_adds_both(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "neighbourhood", lambda *_: [])
    tell_both_together(shared_world)
    assert Statement.objects.get(source__isnull=False).standing == "stands"
    assert planned_total(Plan.objects.get()) == 700 + 300  # 500 of one source is told with the 700 it is part of


def raise_together(world: World) -> list[BaseException]:
    """80 of 100 are planned and approved; two people raise two items by 15 each at the same moment."""
    told = (item("1", "Hội chợ", Role.PLAN, 40), item("2", "Máy móc", Role.PLAN, 40))
    accept_clean(world.officer, tell(world, *told, title="Kế hoạch khuyến công năm 2023"))
    approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1), 100))
    spent = item("1", "Hội chợ", Role.ACTUAL, 1)
    one = tell(world, item("1", "Hội chợ", Role.PLAN, 55), spent)
    two = tell(world, item("2", "Máy móc", Role.PLAN, 55), spent)
    return together(lambda: accept_all(world.officer, one), lambda: accept_all(world.colleague, two))


def test_two_increases_at_once_cannot_exceed_the_approved_total(shared_world: World) -> None:
    refused = raise_together(shared_world)
    assert [type(error) for error in refused] == [Refused]
    assert planned_total(Plan.objects.get()) == 95


def test_control_a_total_read_outside_the_lock_is_exceeded(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "planned_total", lambda plan: 80)
    assert raise_together(shared_world) == []
    assert planned_total(Plan.objects.get()) == 110
