"""A content is edited by hand: its lead always, its words and figures in a draft; nobody's work is lost."""

from datetime import date

import pytest

from khuyencong.records.models import Act, Entry, Line, PlanVersion, User
from khuyencong.terms.facts import Role
from khuyencong.work.items import ItemEdit, Overtaken, edit_item, planned_cells
from khuyencong.work.library import accept_clean
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, planned_total
from khuyencong.work.verification import verify
from tests.work.at_once import together
from tests.world import World, item, tell

pytestmark = pytest.mark.both_engines


@pytest.fixture
def fair(world: World) -> Line:
    return drafted(world)


def drafted(world: World) -> Line:
    """A draft with a fair of 500 đồng and 3 stands, and machines of 300."""
    told = [item("1", "Hội chợ", Role.PLAN, 500, (3, "gian hàng")), item("2", "Máy móc", Role.PLAN, 300)]
    accept_clean(world.officer, tell(world, *told, title="Kế hoạch khuyến công năm 2023"))
    return Line.objects.get(title="Hội chợ")


def codes(line: Line) -> list[str]:
    return [cell.code for cell in planned_cells(line)]


def now(line: Line) -> list[tuple[int, int] | None]:
    return [cell.now for cell in planned_cells(line)]


def test_a_figure_of_a_draft_is_restated_in_one_act(world: World, fair: Line) -> None:
    money, stands = codes(fair)
    act = edit_item(world.officer, fair, ItemEdit("họp 5/3", planned={money: ((500, 500), (450, 450))}))

    assert now(fair) == [(450, 450), (3, 3)]
    assert planned_total(fair.plan) == 750
    assert [entry.value for entry in Entry.objects.filter(act=act)] == [-50]
    assert act.changes["changed"] == {money: [(500, 500), (450, 450)]}
    edit_item(world.officer, fair, ItemEdit("họp 6/3", planned={stands: ((3, 3), (4, 6))}))
    assert now(fair) == [(450, 450), (4, 6)]
    assert verify() == []


def test_title_and_lead_are_changed_together(world: World, fair: Line) -> None:
    edit = ItemEdit(title=("Hội chợ", "Hội chợ vùng"), lead=(None, world.centre.pk))
    act = edit_item(world.officer, fair, edit)
    fair.refresh_from_db()
    assert (fair.title, fair.lead, fair.key) == ("Hội chợ vùng", world.centre, "1 hoi cho vung")
    assert act.changes["changed"] == {"title": ["Hội chợ", "Hội chợ vùng"], "lead": [None, world.centre.pk]}


def test_what_somebody_else_changed_is_told_and_kept(world: World, fair: Line) -> None:
    money = codes(fair)[0]
    edit_item(world.colleague, fair, ItemEdit("họp", planned={money: ((500, 500), (480, 480))}))
    with pytest.raises(Overtaken) as overtaken:
        edit_item(world.officer, fair, ItemEdit("họp", planned={money: ((500, 500), (450, 450))}))
    assert overtaken.value.fields == (money,)
    assert now(fair)[0] == (480, 480)


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (ItemEdit(), "Không có gì thay đổi"),
        (ItemEdit(title=("Hội chợ", "  ")), "phải có tên"),
        (ItemEdit(planned={"money": ((500, 500), (450, 450))}), "phải nêu lý do"),
        (ItemEdit("họp", planned={"money": ((500, 500), (9, 2))}), "Số đầu của khoảng"),
    ],
)
def test_what_cannot_be(world: World, fair: Line, edit: ItemEdit, reason: str) -> None:
    planned = {codes(fair)[0]: change for change in edit.planned.values()}
    with pytest.raises(Refused, match=reason):
        edit_item(world.officer, fair, ItemEdit(edit.reason, edit.title, edit.lead, planned))
    assert not Act.objects.filter(verb="edit_item").exists()


def test_an_approved_plan_is_adjusted_not_edited(world: World, fair: Line) -> None:
    approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1)))
    with pytest.raises(Refused, match="«Điều chỉnh»"):
        edit_item(world.officer, fair, ItemEdit("họp", planned={codes(fair)[0]: ((500, 500), (450, 450))}))
    with pytest.raises(Refused, match="95/KH-UBND"):
        edit_item(world.officer, fair, ItemEdit(title=("Hội chợ", "Hội chợ vùng")))
    edit_item(world.officer, fair, ItemEdit(lead=(None, world.centre.pk)))


def test_only_who_may_enter_edits(world: World, fair: Line) -> None:
    for person in (world.centre_officer, world.leader, world.inspector, world.stranger):
        with pytest.raises(Refused, match="ghi tay vào sổ"):
            edit_item(person, fair, ItemEdit(title=("Hội chợ", "Khác")))


def test_who_edited_a_draft_does_not_approve_it(world: World, fair: Line) -> None:
    """Rule 4: an editor who also holds a leader's office is a writer of this version."""
    money = codes(fair)[0]
    edit_item(world.officer, fair, ItemEdit("họp", planned={money: ((500, 500), (450, 450))}))
    version = PlanVersion.objects.get()
    version.prepared_by = world.colleague
    version.save()
    world.leader.memberships.create(unit=world.division, office="officer")
    edit_item(world.leader, fair, ItemEdit("họp", planned={money: ((450, 450), (440, 440))}))
    with pytest.raises(Refused, match="Người lập không được"):
        approve(world.leader, version, Decision("95/KH-UBND", date(2023, 3, 1)))


def edited_together(world: World) -> list[BaseException]:
    """Both saw 500; one wants 400, the other 410."""
    fair = drafted(world)
    money = codes(fair)[0]

    def edits(user: User, wanted: int) -> None:
        edit = ItemEdit("họp", planned={money: ((500, 500), (wanted, wanted))})
        edit_item(user, Line.objects.get(pk=fair.pk), edit)

    return together(lambda: edits(world.officer, 400), lambda: edits(world.colleague, 410))


def test_two_people_on_one_cell_overwrite_nothing(shared_world: World) -> None:
    assert [type(error) for error in edited_together(shared_world)] == [Overtaken]
    assert Act.objects.filter(verb="edit_item").count() == 1
    assert verify() == []


def test_control_without_looking_at_what_was_seen_one_is_overwritten(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khuyencong.work.items._ItemChange.check_seen", lambda change, edit: None)
    assert edited_together(shared_world) == []
    assert Act.objects.filter(verb="edit_item").count() == 2
