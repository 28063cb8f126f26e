"""Two people at one description, invitation, unit, version, post, office: nothing is overwritten or used twice.

Each control takes the locked look away; then the rule must break, or the test proves nothing.
"""

import threading
from contextlib import suppress
from copy import copy
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.utils import timezone

from khuyencong.records.models import (
    Act,
    Membership,
    Office,
    PlanVersion,
    Reference,
    ReferenceVersion,
    SigningPost,
    Stationery,
    Unit,
    UnitSuccession,
    UnitTitle,
    User,
)
from khuyencong.records.references import CertaintyMark
from khuyencong.records.units import Coverage
from khuyencong.terms.facts import Role
from khuyencong.work import plans, signing, stationery
from khuyencong.work.library import accept_clean
from khuyencong.work.library.references import Description, describe
from khuyencong.work.people import accept_invitation, give_office, invite, offices, passwords
from khuyencong.work.plans import Decision, approve
from khuyencong.work.seeds.references import load_references
from khuyencong.work.signing import appoint
from khuyencong.work.stationery import set_stationery
from khuyencong.work.units import Naming, change, end_unit, rename_unit, succeed
from khuyencong.work.verification import verify
from tests.work.at_once import refusals, together
from tests.world import World, item, tell

__all__ = ["connection"]  # what a skip asks
DAY = date(2027, 1, 1)


# A description of the library -----------------------------------------------------------------------------------


def in_force(decree: Reference) -> int:
    return decree.versions.get(withdrawn_at_act=None).pk


def write(user: User, decree: Reference, title: str, seen: int) -> None:
    describe(user, decree, Description(title, "Công báo", CertaintyMark.TEXT), seen)


@pytest.fixture
def decree(shared_world: World) -> Reference:
    load_references(shared_world.province)
    return Reference.objects.get(number="45/2012/NĐ-CP")


def test_of_two_descriptions_of_one_document_the_second_is_refused(shared_world: World, decree: Reference) -> None:
    world, seen = shared_world, in_force(decree)  # both looked at this one
    raised = together(
        lambda: write(world.officer, decree, "Một", seen), lambda: write(world.colleague, decree, "Hai", seen)
    )
    assert refusals(raised) == 1
    assert ReferenceVersion.objects.filter(title__in=["Một", "Hai"]).count() == 1
    assert verify() == []


def test_control_a_writer_who_is_not_asked_what_they_saw_buries_the_other(
    shared_world: World, decree: Reference
) -> None:
    write(shared_world.officer, decree, "Một", in_force(decree))
    write(shared_world.colleague, decree, "Hai", in_force(decree))  # whatever stands at that moment
    assert decree.versions.get(withdrawn_at_act=None).title == "Hai"  # «Một» was seen by nobody


# A link that works once ------------------------------------------------------------------------------------------


def enter_together(world: World) -> list[BaseException]:
    token = invite(None, world.colleague)
    passwords = ("Con đường gốm sứ 1", "Con đường gốm sứ 2")
    return together(*(lambda one=one: accept_invitation(world.colleague, token, one) for one in passwords))


def test_a_link_opened_twice_at_once_lets_one_in(shared_world: World) -> None:
    assert refusals(enter_together(shared_world)) == 1
    assert verify() == []


def test_control_a_link_looked_at_before_the_lock_lets_both_in(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_at_before(*_: Any) -> bool:
        return True

    monkeypatch.setattr(passwords, "is_invited", looked_at_before)
    assert enter_together(shared_world) == []


# A unit that changes ---------------------------------------------------------------------------------------------


def naming(title: str) -> Naming:
    return Naming(title, title, "Đồng Nai", DAY, "Quyết định thử")


def rename_together(world: World) -> list[BaseException]:
    return together(*(lambda t=title: rename_unit(None, world.centre, naming(t)) for title in ("Tên Một", "Tên Hai")))


def test_of_two_new_names_from_one_day_one_stands(shared_world: World) -> None:
    assert refusals(rename_together(shared_world)) == 1
    assert UnitTitle.objects.filter(unit=shared_world.centre, valid_from=DAY).count() == 1


def test_control_with_the_last_name_read_before_the_lock_only_the_database_refuses(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = shared_world.centre.titles.get()

    def read_before(_unit: Unit) -> UnitTitle:
        return last

    monkeypatch.setattr(change, "_last_title", read_before)
    (fault,) = rename_together(shared_world)
    assert isinstance(fault, IntegrityError)  # no word for the person: only the database's constraint stood in the way


def hand_over_both_ways(world: World, monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Each of two units hands a part of its work to the other; each writer, with its own unit locked, waits a moment
    for the other to be as far."""
    both_have_one, kept = threading.Barrier(2), change._kept

    def kept_and_waited(*told: Any) -> Unit:
        unit = kept(*told)
        with suppress(threading.BrokenBarrierError):
            both_have_one.wait(1)
        return unit

    monkeypatch.setattr(change, "_kept", kept_and_waited)
    one, other = world.division, world.centre
    return together(
        lambda: succeed(None, one, other, Coverage.PARTIAL, DAY, "Quyết định thử"),
        lambda: succeed(None, other, one, Coverage.PARTIAL, DAY, "Quyết định thử"),
    )


def test_two_units_may_hand_work_over_both_ways_at_once(shared_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hand_over_both_ways(shared_world, monkeypatch) == []
    assert UnitSuccession.objects.count() == 2


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_control_units_locked_as_they_come_lock_each_other_out(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    class AsTheyCome(dict[int, Unit]):
        def __missing__(self, pk: int) -> Unit:
            return Unit.objects.select_for_update(of=("self",)).get(pk=pk)

    monkeypatch.setattr(change, "_locked", lambda *_: AsTheyCome())
    (fault,) = hand_over_both_ways(shared_world, monkeypatch)
    assert isinstance(fault, OperationalError)


def end_and_give_together(world: World) -> list[BaseException]:
    """A unit ends while somebody is given an office in it."""
    Membership.objects.filter(unit=world.stranger_unit).delete()
    today = timezone.localdate()
    return together(
        lambda: end_unit(None, world.stranger_unit, today, "Quyết định thử"),
        lambda: give_office(None, world.officer, Office.AGENCY, world.stranger_unit),
    )


def outlives(unit: Unit) -> bool:
    ended = Unit.objects.get(pk=unit.pk).valid_to
    return ended is not None and unit.memberships.filter(valid_to=None).exists()


def test_nobody_is_given_an_office_in_a_unit_that_ends_at_that_moment(shared_world: World) -> None:
    assert refusals(end_and_give_together(shared_world)) == 1
    assert not outlives(shared_world.stranger_unit)


def test_control_without_a_look_at_the_unit_an_office_outlives_it(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offices, "standing", lambda *_: None)
    world = shared_world
    Membership.objects.filter(unit=world.stranger_unit).delete()
    end_unit(None, world.stranger_unit, timezone.localdate(), "Quyết định thử")
    give_office(None, world.officer, Office.AGENCY, world.stranger_unit)
    assert outlives(world.stranger_unit)


# A version of a plan ---------------------------------------------------------------------------------------------


def approve_together(world: World, version: PlanVersion) -> list[BaseException]:
    one, other = (Decision(number, date(2023, 3, 1)) for number in ("95/KH-UBND", "96/KH-UBND"))
    second = User.objects.create(username="pholanhdao")
    Membership.objects.create(user=second, unit=world.department, office=Office.LEADER)
    return together(lambda: approve(world.leader, version, one), lambda: approve(second, version, other))


@pytest.fixture
def version(shared_world: World) -> PlanVersion:
    told = item("1", "Hội chợ", Role.PLAN, 500)
    accept_clean(shared_world.officer, tell(shared_world, told, title="Kế hoạch khuyến công năm 2023"))
    return PlanVersion.objects.get()


def test_a_version_is_approved_by_one_decision(shared_world: World, version: PlanVersion) -> None:
    assert refusals(approve_together(shared_world, version)) == 1
    assert Act.objects.filter(verb="approve").count() == 1
    assert verify() == []


def test_control_a_version_looked_at_before_the_lock_is_approved_by_two(
    shared_world: World, version: PlanVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "_draft_as_seen", lambda *_: copy(version))
    assert approve_together(shared_world, version) == []
    assert Act.objects.filter(verb="approve").count() == 2


# Who signs, who works where, what is printed ---------------------------------------------------------------------


def appoint_together(world: World) -> list[BaseException]:
    heads = [
        SigningPost(unit=world.department, rank="head", title="Giám đốc", name=name, basis="Quyết định thử")
        for name in ("Người Một", "Người Hai")
    ]
    return together(*(lambda head=head: appoint(world.leader, head) for head in heads))


def test_an_agency_has_one_head_though_two_are_written_down_at_once(shared_world: World) -> None:
    assert refusals(appoint_together(shared_world)) == 1
    assert SigningPost.objects.count() == 1


def test_control_without_a_look_at_the_others_there_are_two_heads(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "_overlapping", lambda _post: None)
    assert appoint_together(shared_world) == []
    assert SigningPost.objects.count() == 2


def print_together(world: World) -> list[BaseException]:
    """Two administrators set the first stationery of the agency."""
    admins = [User.objects.create(username=name) for name in ("quantri1", "quantri2")]
    for admin in admins:
        Membership.objects.create(user=admin, unit=world.committee, office=Office.ADMIN)
    return together(*(lambda a=admin: set_stationery(a, world.department, a.username) for admin in admins))


def test_two_who_set_the_first_stationery_leave_one_in_force(shared_world: World) -> None:
    assert print_together(shared_world) == []
    assert Stationery.objects.count() == 2
    assert Stationery.objects.filter(withdrawn_at_act=None).count() == 1


def test_control_with_what_stands_read_before_the_lock_the_second_breaks_off(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stationery, "_in_force", lambda _unit: None)
    (fault,) = print_together(shared_world)
    assert isinstance(fault, IntegrityError)


def give_together(world: World) -> list[BaseException]:
    """Two administrators give one person the same office."""
    return together(*(lambda: give_office(None, world.officer, Office.CENTRE, world.centre) for _person in range(2)))


def offices_given(world: World) -> int:
    return world.officer.memberships.filter(unit=world.centre, office=Office.CENTRE).count()


def test_an_office_is_given_once(shared_world: World) -> None:
    assert refusals(give_together(shared_world)) == 1
    assert offices_given(shared_world) == 1


def test_control_without_a_look_at_what_is_held_it_is_given_twice(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlooked(user: User, office: str, unit: Unit, *_days: Any) -> Membership:
        return Membership.objects.create(user=user, unit=unit, office=office)

    monkeypatch.setattr(offices, "new_membership", unlooked)
    assert give_together(shared_world) == []
    assert offices_given(shared_world) == 2
