"""A decision that adjusts a plan is signed while a colleague takes its adjustment back: it does not leave after that.

As in `test_shared_things`, the control takes the locked look away; then the rule must break.
"""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from khuyencong.records.decisions import undone_since
from khuyencong.records.models import Act, Plan, SigningRequest
from khuyencong.terms.blanks import Answers
from khuyencong.terms.facts import Role
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.adjustments_made import undo_adjustment
from khuyencong.work.library import accept, accept_clean, issue, order_of
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, take_back_approval
from khuyencong.work.reporting import begin_draft, decided, preview, save_draft
from khuyencong.work.signing import ForSignature, sign, submit, withdraw_request
from khuyencong.work.verification import verify
from tests.work.at_once import together
from tests.work.test_signing import YEAR, planned, post_of
from tests.world import World, item, pending, tell

pytestmark = pytest.mark.both_engines
Ending = Callable[[World, Plan, Act], None]


def signed(world: World) -> tuple[SigningRequest, Act]:
    """The decision as the leader signed it, and the adjustment it tells."""
    plan = planned(world)
    accept_clean(world.officer, tell(world, item("2", "Tập huấn", Role.PLAN, 90_000_000), title=plan.title))
    approve(world.leader, plan.versions.get(), Decision("3/QĐ-SCT", date(2023, 1, 2)))
    fair, training = purses(plan)
    moves = [
        Move(fair.line.pk, None, 460_000_000, fair.money),
        Move(training.line.pk, None, 80_000_000, training.money),
    ]
    act = adjust(world.officer, plan, moves, Basis("7/QĐ-SCT", date(2023, 8, 1), "bù phần tăng"))
    draft = begin_draft(world.officer, plan, "dieu-chinh", YEAR)
    draft = save_draft(world.officer, draft, draft.answers | {"proposal": "Trưởng phòng"}, draft.revision)
    head = post_of(world, user=world.leader)
    paper = ForSignature(plan, YEAR, head, "dieu-chinh", answers=Answers(draft.answers), draft=draft.pk)
    sign(world.leader, submit(world.officer, paper), timezone.localdate())
    return SigningRequest.objects.get(), act


def undo(world: World, plan: Plan, act: Act) -> None:
    undo_adjustment(world.colleague, plan, act.number, "nhầm nội dung")


def take_back(world: World, plan: Plan, act: Act) -> None:
    take_back_approval(world.leader, plan.versions.get(), "nhầm số")


def tell_anew(world: World, plan: Plan, act: Act) -> None:
    """A plan's paper gives the money of a content that was adjusted."""
    paper = tell(world, item("2", "Tập huấn", Role.PLAN, 85_000_000), title=plan.title)
    accept(world.colleague, paper, pending(paper))


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (undo, "Lần điều chỉnh mà quyết định này ghi đã được hoàn tác"),
        (take_back, "Phê duyệt mà quyết định này điều chỉnh đã bị thu hồi"),
        (tell_anew, "Các số điều chỉnh mà quyết định này ghi đã bị rút"),
    ],
)
def test_what_a_signed_decision_stands_on_is_gone_and_it_is_told_and_not_issued(
    world: World, end: Ending, said: str
) -> None:
    request, act = signed(world)
    end(world, request.plan, act)
    with pytest.raises(Refused, match=rf"{said} \(hành vi số \d+\): sổ không còn như quyết định viết"):
        issue(world.officer, order_of(request))
    shown = preview(world.leader, request.plan, YEAR, request.as_of, form="dieu-chinh")
    assert "adjustment-undone" in {one.rule for one in shown.findings}  # the signer's page asks the same
    withdraw_request(world.officer, request, "điều chỉnh đã hoàn tác", "signed")


def test_an_approval_taken_back_by_mistake_and_recorded_again_leaves_the_decision_its_ground(world: World) -> None:
    request, act = signed(world)
    take_back(world, request.plan, act)
    approve(world.leader, request.plan.versions.get(), Decision("3/QĐ-SCT", date(2023, 1, 2)))
    assert undone_since(request.plan, request.as_of) is None
    issue(world.officer, order_of(request))


def issue_or_end(
    world: World, end: Ending, signed: tuple[SigningRequest, Act], *, ended_first: bool = False
) -> list[str]:
    """One officer issues the decision while another takes its ground away; what was done, in its order."""
    free, (request, act) = threading.Event(), signed

    def end_it() -> None:
        try:
            end(world, request.plan, act)
        finally:
            free.set()

    def issue_it() -> None:
        if ended_first:
            free.wait(30)
        issue(world.officer, order_of(request))

    together(end_it, issue_it)
    done = Act.objects.filter(verb__in=["issue", "undo_adjustment", "take_back_approval"]).order_by("number")
    return list(done.values_list("verb", flat=True))


@pytest.mark.parametrize(("end", "verb"), [(undo, "undo_adjustment"), (take_back, "take_back_approval")])
def test_no_decision_leaves_after_what_it_stands_on_was_taken_back(shared_world: World, end: Ending, verb: str) -> None:
    assert issue_or_end(shared_world, end, signed(shared_world)) in (["issue", verb], [verb])
    assert verify() == []


@pytest.mark.parametrize(("end", "verb"), [(undo, "undo_adjustment"), (take_back, "take_back_approval")])
def test_control_a_ledger_read_before_the_lock_lets_it_leave(
    shared_world: World, monkeypatch: pytest.MonkeyPatch, end: Ending, verb: str
) -> None:
    request, act = signed(shared_world)
    before = undone_since(request.plan, request.as_of)
    monkeypatch.setattr(decided, "undone_since", lambda *_: before)
    assert issue_or_end(shared_world, end, (request, act), ended_first=True) == [verb, "issue"]
