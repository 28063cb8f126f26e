"""Two people at one library description, one invitation, one unit: nothing is overwritten, nothing is used twice.

Each control takes the locked look away; then the rule must break, or the test proves nothing.
"""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from khuyencong.records.models import Membership, Office, Reference, ReferenceVersion, Unit, UnitTitle, User
from khuyencong.records.references import CertaintyMark
from khuyencong.work.library.references import Description, describe
from khuyencong.work.people import accept_invitation, give_office, invite, offices, passwords
from khuyencong.work.permissions import Refused
from khuyencong.work.references_seed import load_references
from khuyencong.work.units import Naming, change, end_unit, rename_unit
from khuyencong.work.verification import verify
from tests.work.test_together import shared_world, together
from tests.world import World

__all__ = ["shared_world"]  # a fixture
DAY = date(2027, 1, 1)


def refusals(raised: list[BaseException]) -> int:
    """How many were refused in words; anything else that was raised is a bug."""
    assert all(isinstance(fault, Refused) for fault in raised), raised
    return len(raised)


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
