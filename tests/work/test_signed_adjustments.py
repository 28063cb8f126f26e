"""A decision that adjusts a plan is signed while a colleague takes its adjustment back: it does not leave after that.

As in `test_shared_things`, the control takes the locked look away; then the rule must break.
"""

import threading
from datetime import date

import pytest
from django.utils import timezone

from khuyencong.records.decisions import undone_since
from khuyencong.records.models import Act, SigningRequest
from khuyencong.terms.blanks import Answers
from khuyencong.terms.facts import Role
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.adjusted import undo_adjustment
from khuyencong.work.library import accept_clean, issue, order_of
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve
from khuyencong.work.reporting import begin_draft, decided, preview, save_draft
from khuyencong.work.signing import ForSignature, sign, submit, withdraw_request
from khuyencong.work.verification import verify
from tests.work.test_signing import YEAR, planned, post_of
from tests.work.test_together import shared_world, together
from tests.world import World, item, tell

__all__ = ["shared_world"]  # a fixture
pytestmark = pytest.mark.both_engines


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


def test_an_adjustment_undone_after_the_signature_is_told_and_not_issued(world: World) -> None:
    request, act = signed(world)
    undo_adjustment(world.colleague, request.plan, act.number, "nhầm nội dung")
    with pytest.raises(Refused, match=r"đã được hoàn tác \(hành vi số \d+\): sổ không còn các số ấy"):
        issue(world.officer, order_of(request))
    shown = preview(world.leader, request.plan, YEAR, request.as_of, form="dieu-chinh")
    assert "adjustment-undone" in {one.rule for one in shown.findings}  # the signer's page asks the same
    withdraw_request(world.officer, request, "điều chỉnh đã hoàn tác", "signed")


def issue_or_undo(world: World, request: SigningRequest, act: Act, *, undone_first: bool = False) -> list[str]:
    """One officer issues the decision while another takes its adjustment back; what was done, in its order."""
    free = threading.Event()

    def undo() -> None:
        try:
            undo_adjustment(world.colleague, request.plan, act.number, "nhầm nội dung")
        finally:
            free.set()

    def issue_it() -> None:
        if undone_first:
            free.wait(30)
        issue(world.officer, order_of(request))

    together(undo, issue_it)
    done = Act.objects.filter(verb__in=["issue", "undo_adjustment"]).order_by("number")
    return list(done.values_list("verb", flat=True))


def test_no_decision_leaves_after_its_adjustment_was_undone(shared_world: World) -> None:
    assert issue_or_undo(shared_world, *signed(shared_world)) in (["issue", "undo_adjustment"], ["undo_adjustment"])
    assert verify() == []


def test_control_a_ledger_read_before_the_lock_lets_it_leave(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    request, act = signed(shared_world)
    before = undone_since(request.plan, request.as_of)
    monkeypatch.setattr(decided, "undone_since", lambda *_: before)
    assert issue_or_undo(shared_world, request, act, undone_first=True) == ["undo_adjustment", "issue"]
