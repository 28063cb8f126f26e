"""What is handed over: who may stand in for whom, one leave at a time, ended early or called off before it begins."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from khuyencong.records.models import Act, SigningDelegation, SigningPost
from khuyencong.terms.document import from_json
from khuyencong.terms.periods import day_in_figures
from khuyencong.work import delegation
from khuyencong.work.delegation import call_off, delegate, end_delegation
from khuyencong.work.library import issue
from khuyencong.work.permissions import Refused
from khuyencong.work.signing import signatories
from tests.work.at_once import refusals, together
from tests.work.test_issue import order
from tests.work.test_shared_decisions import read_before
from tests.work.test_signing import handed, planned, post_of
from tests.world import World

pytestmark = pytest.mark.both_engines
FIRST, LAST = date(2024, 2, 5), date(2024, 2, 9)


def leave(
    grantor: SigningPost, grantee: SigningPost | None, first: date = FIRST, last: date = LAST
) -> SigningDelegation:
    return handed(grantor, grantee, "leave", valid_from=first, valid_to=last, basis="GNP 3")


def of_division(world: World, rank: str, title: str) -> SigningPost:
    return post_of(world, rank, title, division=world.division)


def test_who_stands_in_is_one_whose_post_lets_them_sign(world: World) -> None:
    """Else the page promised somebody who then may not sign."""
    head, deputy = post_of(world), post_of(world, "deputy", "Phó Giám đốc")
    chief = of_division(world, "division_head", "Trưởng phòng")
    second = of_division(world, "division_deputy", "Phó Trưởng phòng")
    elsewhere = post_of(world, "division_deputy", "Phó Chánh Văn phòng")
    for absent, instead in ((head, chief), (deputy, second), (chief, deputy), (chief, elsewhere)):
        with pytest.raises(Refused, match="không phụ trách thay .* được: phải là cấp phó"):
            delegate(world.leader, leave(absent, instead))
    delegate(world.leader, leave(head, deputy))
    delegate(world.leader, leave(chief, second))


def test_a_deputy_of_a_division_signs_for_its_head_on_leave(world: World) -> None:
    plan, head = planned(world), post_of(world)
    chief = of_division(world, "division_head", "Trưởng phòng")
    second = of_division(world, "division_deputy", "Phó Trưởng phòng")
    delegate(world.leader, handed(head, chief, kinds="BC"))
    with pytest.raises(Refused, match="Chưa được giao ký"):
        issue(world.officer, order(plan, post=second, signed_on=FIRST))
    delegate(world.leader, leave(chief, second))
    row = issue(world.officer, order(plan, post=second, signed_on=FIRST))
    authority = from_json(row.document).signature.authority
    assert authority == ("TL. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")


def test_nobody_has_two_leaves_at_once_or_stands_in_while_away(world: World) -> None:
    head, deputy = post_of(world), post_of(world, "deputy", "Phó Giám đốc")
    other = post_of(world, "deputy", "Phó Giám đốc thứ hai")
    delegate(world.leader, leave(deputy, other))
    with pytest.raises(
        Refused, match="Đã ghi trong thời gian này: nghỉ, đi công tác Phó Giám đốc cho Phó Giám đốc thứ"
    ):
        delegate(world.leader, leave(head, deputy, LAST, LAST + timedelta(days=3)))
    with pytest.raises(Refused, match="Đã ghi trong thời gian này"):
        delegate(world.leader, leave(deputy, other, FIRST, FIRST))
    delegate(world.leader, leave(head, deputy, LAST + timedelta(days=1), LAST + timedelta(days=3)))


def test_who_stands_in_does_not_leave_in_turn(world: World) -> None:
    head, deputy = post_of(world), post_of(world, "deputy", "Phó Giám đốc")
    delegate(world.leader, leave(head, deputy))
    with pytest.raises(Refused, match="Đã ghi trong thời gian này: nghỉ, đi công tác Giám đốc cho Phó Giám đốc"):
        delegate(world.leader, leave(deputy, None, LAST, LAST))


def test_what_has_not_begun_is_called_off_and_leaves_no_day_behind(world: World) -> None:
    head, deputy = post_of(world), post_of(world, "deputy", "Phó Giám đốc")
    tomorrow = timezone.localdate() + timedelta(days=1)
    given = leave(head, deputy, tomorrow, tomorrow)
    delegate(world.leader, given)
    with pytest.raises(Refused, match="phải nêu lý do"):
        call_off(world.leader, given, " ")
    with pytest.raises(Refused, match="không có quyền"):
        call_off(world.officer, given, "thử")
    act = call_off(world.leader, given, "không đi nữa")
    assert act.summary.endswith("không đi nữa")
    assert signatories(world.department, tomorrow, "BC")[0].post.id == head.pk
    with pytest.raises(Refused, match=f"đã bỏ ở hành vi số {act.number}"):
        call_off(world.leader, given, "lần nữa")
    with pytest.raises(Refused, match=f"đã bỏ ở hành vi số {act.number}"):
        end_delegation(world.leader, given, tomorrow, tomorrow)
    delegate(world.leader, leave(head, deputy, tomorrow, tomorrow))


def test_what_has_begun_is_ended_not_called_off(world: World) -> None:
    head, deputy = post_of(world), post_of(world, "deputy", "Phó Giám đốc")
    today = timezone.localdate()
    given = leave(head, deputy, today, today + timedelta(days=3))
    delegate(world.leader, given)
    with pytest.raises(Refused, match="đã bắt đầu: hãy ghi ngày kết thúc"):
        call_off(world.leader, given, "không đi nữa")
    end_delegation(world.leader, given, today, given.valid_to)


def leave_together(world: World) -> list[BaseException]:
    """Two people record that the head and a deputy are away, each leaving the agency to somebody."""
    head, deputy = post_of(world), post_of(world, "deputy", "Phó Giám đốc")
    return together(lambda: delegate(world.leader, leave(head, deputy)), lambda: delegate(None, leave(deputy, head)))


def test_of_two_leaves_that_cross_the_second_is_told_of_the_first(shared_world: World) -> None:
    assert refusals(leave_together(shared_world)) == 1
    assert Act.objects.filter(verb="delegate").count() == 1


def test_control_without_a_look_at_who_is_away_nobody_is_left_to_sign(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delegation, "_check_nobody_is_away", lambda _leave: None)
    assert leave_together(shared_world) == []
    assert not [one for one in signatories(shared_world.department, FIRST, "BC") if one.allowed]


@pytest.fixture
def given(shared_world: World) -> SigningDelegation:
    """The head lets a division sign until the end of June."""
    given = handed(post_of(shared_world), post_of(shared_world, "division", "Trưởng phòng"), valid_to=date(2024, 6, 30))
    delegate(shared_world.leader, given)
    return given


EARLIER, LATER = date(2024, 2, 1), date(2024, 4, 1)


def end_together(world: World, given: SigningDelegation) -> list[BaseException]:
    """Both saw it last until the end of June."""
    seen = given.valid_to
    return together(*(lambda last=day: end_delegation(world.leader, given, last, seen) for day in (EARLIER, LATER)))


def test_what_somebody_ended_is_not_lengthened_by_another(shared_world: World, given: SigningDelegation) -> None:
    (fault,) = end_together(shared_world, given)
    assert refusals([fault]) == 1
    assert f"Người khác vừa ghi ngày kết thúc khác ({day_in_figures(SigningDelegation.objects.get().valid_to)})" in str(
        fault
    )


def test_control_not_asked_what_they_saw_one_end_is_buried(
    shared_world: World, given: SigningDelegation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delegation, "ends_as_seen", lambda current, _seen: current)
    for day in (LATER, EARLIER):
        end_delegation(shared_world.leader, given, day, given.valid_to)
    assert SigningDelegation.objects.get().valid_to == EARLIER


def test_control_read_before_the_lock_it_is_lengthened(
    shared_world: World, given: SigningDelegation, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_before(monkeypatch, SigningDelegation.objects.select_related("grantor__unit__province").get(pk=given.pk))
    for day in (EARLIER, LATER):
        end_delegation(shared_world.leader, given, day, given.valid_to)
    assert SigningDelegation.objects.get().valid_to == LATER
