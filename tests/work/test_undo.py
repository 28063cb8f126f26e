"""A key pressed wrongly: one's own last decision on a paper is taken back, and the ledger is as it was before."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from khuyencong.records.models import Act, Entry, Fact, Line, Note, Paper, Plan, Statement
from khuyencong.records.queries import is_emptied
from khuyencong.records.scopes import plans_for
from khuyencong.records.snapshots import plan_case
from khuyencong.terms.facts import Role, Status
from khuyencong.terms.periods import Period
from khuyencong.work.adjust import Basis, Move, adjust
from khuyencong.work.library import accept, reject, undo
from khuyencong.work.library.meaning.programmes import plan_meant
from khuyencong.work.notes import may_be_told_again, tell_note_again, withdraw_note
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, planned_total
from khuyencong.work.verification import verify
from tests.world import World, accept_all, item, pending, tell

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
PLAN = "Kế hoạch khuyến công 2023"


def last() -> int:
    return Act.objects.latest("number").number


def test_what_was_set_aside_waits_again(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    reject(world.officer, paper, pending(paper), "đọc nhầm")
    undo(world.officer, paper, last())
    assert len(pending(paper)) == 1
    assert Paper.objects.get().state == Paper.State.READ
    assert (Act.objects.latest("number").verb, Entry.objects.count()) == ("undo", 0)


def test_figures_taken_in_are_moved_back_and_may_be_taken_again(world: World) -> None:
    why = {"status": Status.NOT_DONE, "reason": "chưa có hồ sơ"}
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000, (3, "hội chợ")), item("2", "Máy móc", **why))  # type: ignore[arg-type]
    accept_all(world.officer, paper)
    undo(world.officer, paper, last())
    assert sum(Entry.objects.values_list("value", flat=True)) == 0
    assert not Note.objects.filter(withdrawn_at_act=None).exists()
    accept_all(world.officer, paper)
    assert Statement.objects.filter(standing="stands").count() == 3
    assert Plan.objects.get().lines.filter(kind="item").count() == 2
    assert verify() == []


def test_a_reason_withdrawn_and_told_again_goes_with_the_decision_it_came_from(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, None, status=Status.NOT_DONE, reason="không có hồ sơ"))
    accept_all(world.officer, paper)
    accepted, said = last(), Note.objects.get()
    withdraw_note(world.officer, said, "nhầm mục")
    assert may_be_told_again(Note.objects.all()) == [said]
    tell_note_again(world.officer, said, "đúng mục")
    assert may_be_told_again(Note.objects.all()) == []  # its twin stands

    undo(world.officer, paper, accepted)
    assert not Note.objects.filter(withdrawn_at_act=None).exists()
    assert may_be_told_again(Note.objects.all()) == []
    with pytest.raises(Refused, match="chưa được nhận"):
        tell_note_again(world.officer, said, "thử")
    accept_all(world.officer, paper)
    assert Note.objects.filter(withdrawn_at_act=None).count() == 1


def test_contents_that_nothing_is_told_of_any_more_are_no_contents_of_the_plan(world: World) -> None:
    accept_all(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000)))
    paper = tell(world, item("2", "Máy móc", Role.ACTUAL, 7_000))
    accept_all(world.officer, paper)
    plan, accepted = Plan.objects.get(), last()
    items = plan.lines.filter(kind="item")

    def shown(as_of: int | None = None) -> list[str]:
        case = plan_case(plan, Period.parse("2023"), as_of)
        return [line.title for line in case.lines if line.kind == "item"]

    undo(world.officer, paper, accepted)
    assert shown() == [line.title for line in items.exclude(is_emptied())] == ["Hội chợ"]
    assert shown(accepted) == ["Hội chợ", "Máy móc"]  # as it was then

    accept_all(world.officer, paper)
    assert shown() == ["Hội chợ", "Máy móc"]
    assert items.count() == 2  # it is the same content again


def test_what_an_undone_acceptance_opened_is_matched_by_nothing_and_its_plan_is_none(world: World) -> None:
    wrong = item("4", "Hỗ trợ 40 lượt cơ sở tham gia hội chợ", Role.PLAN, 5_000)
    paper = tell(world, wrong, title=PLAN)
    accept_all(world.officer, paper)
    plan = Plan.objects.get()
    assert list(plans_for(world.officer, timezone.localdate())) == [plan]
    undo(world.officer, paper, last())

    paper.refresh_from_db()
    assert (paper.plan, plan_meant(paper), list(paper.facts.values_list("line", flat=True))) == (None, None, [None])
    assert not plans_for(world.officer, timezone.localdate()).exists()
    other = tell(world, item("4", "Hỗ trợ cơ sở tham gia hội chợ", Role.PLAN, 6_000), title=PLAN)
    assert other.facts.get().line is None  # like the content that was opened for nothing, and not taken for it
    accept_all(world.officer, other)
    assert [line.title for line in Line.objects.filter(kind="item").exclude(is_emptied())] == [
        "Hỗ trợ cơ sở tham gia hội chợ"
    ]
    assert [*plans_for(world.officer, timezone.localdate())] == [plan]  # of this programme and year there is one
    assert verify() == []


def test_a_content_that_another_paper_uses_outlives_the_undoing_of_its_opening(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    accept_all(world.officer, paper)
    opened, accepted = Line.objects.get(kind="item"), last()
    accept_all(world.colleague, tell(world, item("1", "Hội chợ", Role.PLAN, 9_000), title=PLAN))
    undo(world.officer, paper, accepted)
    assert plans_for(world.officer, timezone.localdate()).exists()
    paper.refresh_from_db()
    assert paper.plan is not None
    assert paper.facts.get().line == opened
    accept_all(world.officer, paper)
    assert Line.objects.get(kind="item") == opened


def test_a_correction_taken_back_leaves_the_figure_before(world: World) -> None:
    accept_all(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000)))
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_600))
    accept_all(world.officer, paper)
    undo(world.officer, paper, last())
    assert sum(Entry.objects.values_list("value", flat=True)) == 5_000
    assert verify() == []


def test_only_the_last_own_decision_of_today_is_taken_back(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000), item("2", "Máy móc", Role.ACTUAL, 7_000))
    first, second = pending(paper)
    accept(world.officer, paper, {first})
    before = last()
    accept(world.officer, paper, {second})
    for user, number in ((world.officer, before), (world.colleague, last()), (world.leader, last())):
        with pytest.raises(Refused):
            undo(user, paper, number)
    undo(world.officer, paper, last())
    undo(world.officer, paper, before)
    assert pending(paper) == [first, second]


def test_a_decision_of_another_day_stands(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    accept_all(world.officer, paper)
    made = Act.objects.latest("number").at
    monkeypatch.setattr("django.utils.timezone.now", lambda: made + timedelta(days=1))
    with pytest.raises(Refused, match="trong ngày"):
        undo(world.officer, paper, last())


def test_what_a_decision_approved_is_not_taken_back(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.PLAN, 5_000), title=PLAN)
    accept_all(world.officer, paper)
    accepted = last()
    approve(world.leader, Plan.objects.get().versions.get(), Decision("12/QĐ", date(2023, 1, 5)))
    with pytest.raises(Refused, match="phê duyệt"):
        undo(world.officer, paper, accepted)


def test_an_adjustment_the_paper_took_in_stands_again(world: World) -> None:
    contents = [item("1", "Hội chợ", Role.PLAN, 500), item("2", "Máy móc", Role.PLAN, 300)]
    accept_all(world.officer, tell(world, *contents, title=PLAN))
    plan = Plan.objects.get()
    approve(world.leader, plan.versions.get(), Decision("12/QĐ", date(2023, 1, 5)))
    one, two = plan.lines.filter(kind="item").order_by("position")
    moves = [Move(one.pk, None, 450, 500), Move(two.pk, None, 350, 300)]
    adjust(world.officer, plan, moves, Basis("30/QĐ", date(2023, 6, 1), "tiết kiệm"))
    paper = tell(world, item("1", "Hội chợ", Role.PLAN, 450), title=PLAN)
    accept_all(world.officer, paper)
    undo(world.officer, paper, last())
    assert planned_total(plan) == 800
    adjusted = Statement.objects.filter(role=Role.ADJUSTMENT, standing="stands")
    assert {s.value for s in adjusted} == {-50, 50}
    assert Fact.objects.filter(paper=paper, review="pending").count() == 1
    assert verify() == []


def test_the_draft_that_an_acceptance_brought_goes_with_it_and_comes_back(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.PLAN, 500), item("2", "Máy móc", Role.PLAN, 300), title=PLAN)
    first, second = pending(paper)
    accept(world.officer, paper, {first})
    accept(world.officer, paper, {second})
    plan = Plan.objects.get()
    undo(world.officer, paper, last())
    draft = plan.versions.get()  # the first figure still stands
    undo(world.officer, paper, last() - 2)
    assert not plan.versions.exists()
    assert Act.objects.latest("number").changes["versions"] == [1]
    with pytest.raises(Refused, match="hoàn tác"):
        approve(world.leader, draft, Decision("12/QĐ", date(2023, 1, 5)))
    accept_all(world.officer, paper)
    assert plan.versions.get().number == 1
    assert (planned_total(plan), verify()) == (800, [])


def test_why_a_figure_was_mended_stays_when_taking_it_in_is_undone(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    (fact,) = pending(paper)
    Fact.objects.filter(pk=fact).update(correction="theo bản ký")
    accept_all(world.officer, paper)
    undo(world.officer, paper, last())
    assert Fact.objects.get().correction == "theo bản ký"
