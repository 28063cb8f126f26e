"""A decision that renames a content gives it the new name from its act on; what stood before is shown as it was."""

from dataclasses import replace

import pytest

from khuyencong.records.models import Fact, Line, Note, Plan
from khuyencong.records.queries import last_act
from khuyencong.records.snapshots import plan_case
from khuyencong.terms.facts import Role, Status
from khuyencong.terms.periods import Period
from khuyencong.work.items import ItemEdit, edit_item
from khuyencong.work.library import accept_clean, undo
from khuyencong.work.notes import tell_note_again, withdraw_note
from khuyencong.work.permissions import Refused
from tests.work.test_adjusting_papers import accepted
from tests.work.test_moves_read import decision, plan_of, planned
from tests.world import World, item, tell

OLD, NEW = "Lò sấy ngói", "Máy ép gạch nung"
RENAMES = f"Đổi tên nội dung “{OLD}” thành “{NEW}”, kinh phí 50 triệu đồng."


def called(plan: Plan, act: int | None = None) -> set[str]:
    """The plan's contents as a report of its year names them, as of an act."""
    case = plan_case(plan, Period.parse(str(plan.year)), act)
    return {line.title for line in case.lines if line.kind == Line.Kind.ITEM}


def test_the_plan_bears_the_new_name_from_the_decision_on_and_the_old_one_before(world: World) -> None:
    plan = plan_of(world)
    before = last_act(world.province)
    accepted(world, decision(RENAMES))
    assert NEW in called(plan)
    assert OLD not in called(plan)
    assert OLD in called(plan, before)
    assert NEW not in called(plan, before)
    assert planned(plan) == {"Dạy đan lát": 90, NEW: 50, "Tờ rơi": 45}


def test_undone_the_decision_leaves_the_old_name_and_what_was_said_meanwhile(world: World) -> None:
    plan = plan_of(world)
    paper = accepted(world, decision(RENAMES))
    renamed = last_act(world.province)
    undo(world.officer, paper, renamed)
    assert OLD in called(plan)
    assert Line.objects.filter(plan=plan, title=OLD).exists()
    assert NEW in called(plan, renamed)


def test_a_renaming_taken_back_by_hand_and_told_again(world: World) -> None:
    plan = plan_of(world)
    accepted(world, decision(RENAMES))
    note = Note.objects.get(new_title=NEW)
    withdraw_note(world.officer, note, "ghi nhầm")
    assert OLD in called(plan)
    tell_note_again(world.officer, Note.objects.get(pk=note.pk), "đúng là đổi tên")
    assert NEW in called(plan)


def test_the_last_of_two_names_stands_and_each_act_shows_its_own(world: World) -> None:
    plan = plan_of(world)
    accepted(world, decision(RENAMES))
    once = last_act(world.province)
    again = f"Đổi tên nội dung “{NEW}” thành “Dây chuyền gạch”, kinh phí 50 triệu đồng."
    accepted(world, decision(again).replace("Số: 7/", "Số: 9/"))
    assert "Dây chuyền gạch" in called(plan)
    assert NEW in called(plan, once)


@pytest.mark.parametrize("name", [OLD, NEW])
def test_papers_may_go_on_calling_it_by_either_name(world: World, name: str) -> None:
    plan = plan_of(world)
    accepted(world, decision(RENAMES))
    accepted(world, decision(f"Giảm 10 triệu đồng của nội dung {name}.").replace("Số: 7/", "Số: 9/"))
    assert planned(plan) == {"Dạy đan lát": 90, NEW: 40, "Tờ rơi": 45}


def test_what_is_only_asked_for_renames_nothing(world: World) -> None:
    asked = replace(item("1", OLD, Role.PLAN, 50), status=Status.PROPOSED, new_title=NEW, reason="đổi tên")
    paper = tell(world, asked)
    accept_clean(world.officer, paper)
    assert set(paper.facts.values_list("new_title", flat=True)) == {""}
    assert paper.facts.filter(kind=Fact.Kind.NOTE).exists()


def test_a_name_that_a_decision_gave_is_not_edited_by_hand(world: World) -> None:
    plan = plan_of(world)
    accepted(world, decision(RENAMES))
    line = Line.objects.get(plan=plan, title=NEW)
    with pytest.raises(Refused, match="Quyết định đã đổi tên"):
        edit_item(world.officer, line, ItemEdit("sửa", title=(NEW, "Máy khác")))
