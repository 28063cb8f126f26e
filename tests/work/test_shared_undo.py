"""A decision is taken back, or a signed file set aside, while a colleague goes on with the same paper.

As in `test_shared_things`, each control takes the locked look away; then the rule must break.
"""

from datetime import date
from importlib import import_module

import pytest

from khuyencong.records.models import Act, Entry, Fact, Issue, Paper, Plan, PlanVersion, ReturnedFile, Statement
from khuyencong.records.store import read_bytes
from khuyencong.terms.facts import Role
from khuyencong.work import neighbours
from khuyencong.work.library import accept, accept_clean, issue, set_aside, take_back, undo
from khuyencong.work.plans import Decision, approve, planned_total
from khuyencong.work.verification import verify
from tests.work.at_once import refusals, together
from tests.work.test_issue import order
from tests.work.test_shared_decisions import read_before, times
from tests.work.test_together import plan_paper
from tests.world import World, accept_all, item, pending, tell

undoing = import_module("khuyencong.work.library.review.undo")  # its verb bears the module's name
returning = import_module("khuyencong.work.library.issuing.take_back")  # its verb too


def last() -> int:
    return Act.objects.latest("number").number


# One's own decision, in two windows ------------------------------------------------------------------------------


@pytest.fixture
def paper(shared_world: World) -> Paper:
    """A paper whose figure the officer took in."""
    paper = tell(shared_world, item("1", "Hội chợ", Role.ACTUAL, 100))
    accept_all(shared_world.officer, paper)
    return paper


def undo_twice(world: World, paper: Paper) -> list[BaseException]:
    number = Act.objects.filter(verb="accept").latest("number").number
    return together(*(lambda: undo(world.officer, paper, number) for _window in range(2)))


def test_a_decision_is_taken_back_once(shared_world: World, paper: Paper) -> None:
    assert refusals(undo_twice(shared_world, paper)) == times("undo") == 1
    assert sum(Entry.objects.values_list("value", flat=True)) == 0
    assert verify() == []


def test_control_a_decision_read_before_the_lock_is_taken_back_twice(
    shared_world: World, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(shared_world, item("1", "Hội chợ", Role.ACTUAL, 160))  # speaks of the plan, which outlives the first undoing
    before = undoing.last_decision(shared_world.officer, list(paper.facts.select_related("act")))
    monkeypatch.setattr(undoing, "last_decision", lambda *_: before)
    assert undo_twice(shared_world, paper) == []
    assert times("undo") == 2


# While a colleague takes figures in ------------------------------------------------------------------------------


def test_a_figure_taken_in_at_that_moment_is_the_whole_sum(shared_world: World, paper: Paper) -> None:
    """Whether the colleague's figure came on top of the officer's or after it had gone."""
    world, number = shared_world, last()
    newer = tell(world, item("1", "Hội chợ", Role.ACTUAL, 160))
    chosen = pending(newer)
    assert together(lambda: undo(world.officer, paper, number), lambda: accept(world.colleague, newer, chosen)) == []
    assert sum(Entry.objects.values_list("value", flat=True)) == 160
    assert Fact.objects.get(paper=paper).review == Fact.Review.PENDING
    assert verify() == []


def test_control_reading_what_stands_outside_the_lock_breaks_the_sum(
    shared_world: World, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = last()
    newer = tell(shared_world, item("1", "Hội chợ", Role.ACTUAL, 160))
    stale = list(Statement.objects.select_related("line", "unit", "area", "source"))
    undo(shared_world.officer, paper, number)
    monkeypatch.setattr(neighbours, "neighbourhood", lambda *_: stale)  # as it was before the undo
    accept(shared_world.colleague, newer, pending(newer))
    assert sum(Entry.objects.values_list("value", flat=True)) != 160


def halves(world: World) -> tuple[Paper, list[int]]:
    """A paper half of which the officer took in; the rest waits."""
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 100), item("2", "Máy móc", Role.ACTUAL, 300))
    accept(world.officer, paper, pending(paper)[:1])
    return paper, pending(paper)


def test_a_paper_whose_other_half_is_taken_in_still_waits(shared_world: World) -> None:
    world = shared_world
    paper, rest = halves(world)
    number = last()
    assert together(lambda: undo(world.officer, paper, number), lambda: accept(world.colleague, paper, rest)) == []
    assert Paper.objects.get(pk=paper.pk).state == Paper.State.READ
    assert len(pending(paper)) == 1
    assert sum(Entry.objects.values_list("value", flat=True)) == 300
    assert verify() == []


def test_control_without_a_look_at_what_waits_at_the_end_it_is_called_done(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper, rest = halves(shared_world)
    number = last()
    accept(shared_world.colleague, paper, rest)
    monkeypatch.setattr(undoing, "close_when_done", lambda _paper: None)  # it still waited before the lock
    undo(shared_world.officer, paper, number)
    assert (Paper.objects.get(pk=paper.pk).state, len(pending(paper))) == (Paper.State.ACCEPTED, 1)


# While the plan is approved --------------------------------------------------------------------------------------


@pytest.fixture
def planned(shared_world: World) -> Paper:
    """A plan that the officer took in and the leader is about to approve."""
    paper = plan_paper(shared_world, item("1", "Hội chợ", Role.PLAN, 500))
    accept_clean(shared_world.officer, paper)
    return paper


def sign(world: World, version: PlanVersion) -> None:
    approve(world.leader, version, Decision("95/KH-UBND", date(2023, 3, 1)))


def approved_otherwise() -> bool:
    """Whether more or less was approved than is planned."""
    approved = PlanVersion.objects.exclude(approved_total=None)
    return any(version.approved_total != planned_total(version.plan) for version in approved)


def test_what_is_approved_at_that_moment_is_what_is_planned(shared_world: World, planned: Paper) -> None:
    world, number, version = shared_world, last(), PlanVersion.objects.get()
    raised = together(lambda: undo(world.officer, planned, number), lambda: sign(world, version))
    assert refusals(raised) == 1  # what was approved first is taken back no more, what was taken back is not approved
    assert times("undo") + times("approve") == 1
    assert not approved_otherwise()
    assert verify() == []


def test_control_without_a_look_at_the_approval_the_plan_loses_what_was_approved(
    shared_world: World, planned: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = last()
    sign(shared_world, PlanVersion.objects.get())
    monkeypatch.setattr(undoing, "_refuse_approved", lambda _paper: None)  # as it was before the approval
    undo(shared_world.officer, planned, number)
    assert approved_otherwise()


# A signed file that was another paper ----------------------------------------------------------------------------


@pytest.fixture
def issued(shared_world: World) -> Issue:
    accept_clean(shared_world.officer, tell(shared_world, item("1", "Hội chợ", Role.PLAN, 450_000_000)))
    return issue(shared_world.officer, order(Plan.objects.get()))


@pytest.fixture
def wrong(shared_world: World, issued: Issue) -> ReturnedFile:
    return take_back(shared_world.officer, issued, "khac.txt", "Văn bản khác hẳn".encode(), sure=True)


def set_aside_together(world: World, wrong: ReturnedFile) -> list[BaseException]:
    return together(
        lambda: set_aside(world.officer, wrong, "nhầm tệp"), lambda: set_aside(world.colleague, wrong, "văn bản khác")
    )


def test_a_wrong_file_is_set_aside_once_for_one_reason(shared_world: World, wrong: ReturnedFile) -> None:
    assert refusals(set_aside_together(shared_world, wrong)) == times("set_aside") == 1
    assert verify() == []


def test_control_a_file_read_before_the_lock_is_set_aside_twice(
    shared_world: World, wrong: ReturnedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_before(monkeypatch, ReturnedFile.objects.get(pk=wrong.pk))
    assert set_aside_together(shared_world, wrong) == []
    assert times("set_aside") == 2


def right_file_meanwhile(world: World, issued: Issue, wrong: ReturnedFile) -> list[BaseException]:
    """One sets the wrong file aside; that one and the other both take the right one."""
    right = read_bytes(issued.docx)
    return together(
        lambda: set_aside(world.officer, wrong, "nhầm tệp"),
        lambda: take_back(world.officer, issued, "da-ky.docx", right),
        lambda: take_back(world.colleague, issued, "ban-ky.docx", right),
    )


def standing_files(issued: Issue) -> int:
    return issued.returns.filter(set_aside_at_act=None).count()


def test_the_right_file_stands_once_and_the_wrong_one_aside(
    shared_world: World, issued: Issue, wrong: ReturnedFile
) -> None:
    assert refusals(right_file_meanwhile(shared_world, issued, wrong)) == 1
    assert standing_files(issued) == times("set_aside") == 1
    assert ReturnedFile.objects.get(pk=wrong.pk).set_aside_at_act is not None
    assert verify() == []


def test_control_without_a_look_at_what_stands_the_right_file_stands_twice(
    shared_world: World, issued: Issue, wrong: ReturnedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returning, "_refuse_twice", lambda *_: None)
    assert right_file_meanwhile(shared_world, issued, wrong) == []
    assert standing_files(issued) == 2
