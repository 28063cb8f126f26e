"""Units change by acts: a new one, another name, an identifier, an end, a successor."""

import dataclasses
from datetime import date, timedelta

import pytest
from django.utils import timezone

from khuyencong.records.agencies import forerunners, letterhead_on
from khuyencong.records.exchange import identifier_on
from khuyencong.records.models import Act, Area, LoadedSeed, Membership, Office, Unit, UnitSuccession, User
from khuyencong.records.units import EARLIEST_FIRST, Certainty, Coverage, UnitType, area_successions
from khuyencong.work.permissions import Refused
from khuyencong.work.seeds.units import load_units
from khuyencong.work.units import Naming, add_unit, end_unit, give_identifier, rename_unit, succeed
from khuyencong.work.verification import verify
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
SINCE = date(2026, 7, 1)
NAMED = Naming("Phòng Năng lượng và Công nghiệp", "Phòng NLCN", "Đồng Nai", SINCE, "QĐ 5/QĐ-SCT")


@pytest.fixture
def admin(world: World) -> User:
    user = User.objects.create(username="quantri")
    Membership.objects.create(user=user, unit=world.committee, office=Office.ADMIN)
    return user


def empty_unit(world: World, admin: User, code: str = "SCT-MOI") -> Unit:
    named = dataclasses.replace(NAMED, since=date(2025, 7, 1))
    return add_unit(admin, world.department, code, UnitType.DIVISION, "MOI", named)


def test_a_new_unit_stands_below_its_parent_and_its_act_says_so(world: World, admin: User) -> None:
    made = add_unit(admin, world.department, " sct-nl ", UnitType.DIVISION, "NL", NAMED)
    assert (made.code, made.path) == ("SCT-NL", f"{world.department.path}{made.pk}/")
    title = made.title_on(SINCE)
    assert title is not None
    assert title.short_title == "Phòng NLCN"
    assert made.title_on(SINCE - timedelta(days=1)) is None
    assert Act.objects.latest("number").verb == "add_unit"
    assert verify() == []


def test_nobody_succeeds_by_a_unit_that_ended_since_the_page_was_shown(world: World, admin: User) -> None:
    old, new = empty_unit(world, admin, "SCT-CU"), empty_unit(world, admin)
    as_shown = Unit.objects.get(pk=new.pk)
    end_unit(admin, new, date(2026, 5, 1), "QĐ 8/QĐ-SCT")
    with pytest.raises(Refused, match="đã kết thúc hoạt động trước ngày ấy"):
        succeed(admin, old, as_shown, Coverage.FULL, SINCE, "QĐ 9/QĐ-UBND")


def test_a_name_ends_the_day_before_the_next_begins(world: World, admin: User) -> None:
    rename_unit(admin, world.department, dataclasses.replace(NAMED, title="Sở Công Thương và Năng lượng"))
    before, after = letterhead_on(world.department, SINCE - timedelta(days=1)), letterhead_on(world.department, SINCE)
    assert (before.agency, after.agency) == ("Sở Công Thương", "Sở Công Thương và Năng lượng")
    assert Act.objects.latest("number").summary.startswith("Đổi tên Sở Công Thương thành Sở Công Thương và Năng lượng")
    with pytest.raises(Refused, match="phải từ sau ngày"):
        rename_unit(admin, world.department, NAMED)


def test_a_unit_ends_only_when_nobody_is_left_in_it(world: World, admin: User) -> None:
    with pytest.raises(Refused, match="vai trò ở đơn vị này"):
        end_unit(admin, world.division, SINCE, "QĐ 9/QĐ-UBND")
    world.leader.memberships.all().delete()
    with pytest.raises(Refused, match="đơn vị trực thuộc"):
        end_unit(admin, world.department, SINCE, "QĐ 9/QĐ-UBND")
    made = empty_unit(world, admin)
    end_unit(admin, made, SINCE, "QĐ 9/QĐ-UBND")
    made.refresh_from_db()
    assert (made.valid_to, made.titles.get().valid_to) == (SINCE, SINCE)
    with pytest.raises(Refused, match="đã kết thúc"):
        end_unit(admin, made, SINCE, "QĐ 9/QĐ-UBND")


def test_a_merged_unit_ends_and_another_goes_on_from_what_it_decided(world: World, admin: User) -> None:
    old = empty_unit(world, admin)
    succeed(admin, old, world.division, Coverage.FULL, SINCE, "QĐ 9/QĐ-UBND")
    old.refresh_from_db()
    assert old.valid_to == SINCE - timedelta(days=1)
    assert forerunners(world.division, SINCE) == [old]


def test_a_commune_merged_on_a_past_day_takes_its_people_and_its_area_along(admin: User) -> None:
    """The account of 27/11 held the merger of 1/9 up: nothing could end before it began."""
    province = load_units("dong-nai").province
    communes = province.units.filter(type=UnitType.COMMUNE_COMMITTEE, valid_to=None).exclude(area=None).order_by("pk")
    old, new = communes[0], communes[1]
    above = User.objects.create(username="quantri.tp")
    Membership.objects.create(user=above, unit=province.units.get(parent=None), office=Office.ADMIN)
    long_there, came_later = User.objects.create(username="lau"), User.objects.create(username="moi")
    day, later = date(2026, 9, 1), date(2026, 10, 5)
    Membership.objects.create(user=long_there, unit=old, office=Office.COMMUNE, valid_from=date(2026, 7, 1))
    Membership.objects.create(user=came_later, unit=old, office=Office.COMMUNE, valid_from=later)
    told_of = Area.objects.filter(present_path=old.area.path).count()
    with pytest.raises(Refused, match=r"không hợp với đơn vị kế thừa: lau \(Cán bộ cấp xã\), moi"):
        succeed(above, old, new.parent, Coverage.FULL, day, "NQ 9/NQ-UBTVQH", with_people=True)
    with pytest.raises(Refused, match="Còn 2 vai trò"):
        succeed(above, old, new, Coverage.FULL, day, "NQ 9/NQ-UBTVQH")
    with pytest.raises(Refused, match="nhập toàn bộ"):
        succeed(above, old, new, Coverage.PARTIAL, day, "NQ 9/NQ-UBTVQH", with_area=True)
    succeed(above, old, new, Coverage.FULL, day, "NQ 9/NQ-UBTVQH", with_people=True, with_area=True)
    held = set(Membership.objects.filter(unit__in=(old, new)).values_list("user", "unit", "valid_from", "valid_to"))
    assert held == {
        (long_there.pk, old.pk, date(2026, 7, 1), date(2026, 8, 31)),
        (long_there.pk, new.pk, day, None),
        (came_later.pk, new.pk, later, None),
    }
    assert set(Act.objects.filter(verb="carry_office").values_list("subject_id", flat=True)) == {
        long_there.pk, came_later.pk,
    }  # fmt: skip
    assert told_of
    assert not Area.objects.filter(present_path=old.area.path).exists()
    LoadedSeed.objects.update(digest="")
    load_units("dong-nai")  # the shipped data know nothing of it and leave it alone
    gone = Area.objects.get(pk=old.area_id)
    assert (gone.valid_to, gone.present_path) == (date(2026, 8, 31), Area.objects.get(pk=new.area_id).path)
    assert area_successions().upward(gone.pk, day) == new.area_id
    assert verify() == []


@pytest.mark.parametrize(
    ("held", "after"),
    [
        ([("2026-01-01", "2026-07-08")], [("2026-01-01", None)]),  # ends next week: it goes on
        ([("2026-01-01", "2026-06-30")], [("2026-01-01", None)]),
        ([("2026-01-01", "2026-06-29")], [("2026-01-01", "2026-06-29"), ("2026-07-01", None)]),
        ([("2027-01-01", None)], [("2026-07-01", "2026-12-31"), ("2027-01-01", None)]),
        ([("2026-01-01", "2026-07-08"), ("2027-01-01", "2027-06-30")],
         [("2026-01-01", "2026-12-31"), ("2027-01-01", None)]),
        ([("2026-01-01", None)], [("2026-01-01", None)]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("begun", [None, SINCE])
def test_who_holds_the_office_in_the_other_unit_too_holds_it_once_on_each_day(
    world: World,
    admin: User,
    held: list[tuple[str, str | None]],
    after: list[tuple[str, str | None]],
    begun: date | None,
) -> None:
    """One that ends next week, or begins next year, is no reason to lose what has no end."""
    old, person = empty_unit(world, admin), User.objects.create(username="hai.noi")
    Membership.objects.create(user=person, unit=old, office=Office.OFFICER, valid_from=begun)
    for first, last in held:
        Membership.objects.create(
            user=person, unit=world.division, office=Office.OFFICER, valid_from=first, valid_to=last
        )
    succeed(admin, old, world.division, Coverage.FULL, SINCE, "QĐ 9/QĐ-UBND", with_people=True)
    days = person.memberships.filter(unit=world.division).order_by("valid_from").values_list("valid_from", "valid_to")
    assert [(str(first), last and str(last)) for first, last in days] == after
    assert [office.valid_to for office in old.memberships.all()] == ([SINCE - timedelta(days=1)] if not begun else [])


def test_a_part_goes_and_the_unit_stays(world: World, admin: User) -> None:
    succeed(admin, world.division, world.centre, Coverage.PARTIAL, SINCE, "QĐ 9/QĐ-UBND")
    world.division.refresh_from_db()
    assert world.division.valid_to is None
    with pytest.raises(Refused, match="đã được ghi"):
        succeed(admin, world.division, world.centre, Coverage.PARTIAL, SINCE, "QĐ 9/QĐ-UBND")
    with pytest.raises(Refused, match="đơn vị khác"):
        succeed(admin, world.division, world.division, Coverage.FULL, SINCE, "QĐ 9/QĐ-UBND")
    assert UnitSuccession.objects.count() == 1


def test_of_two_identifiers_a_past_day_has_the_one_that_was_given_then(world: World, admin: User) -> None:
    """One whose first day nobody knew counts from when it was told: the former bears its own days."""
    give_identifier(admin, world.department, "H19.01", date(2020, 1, 1), Certainty.VERIFIED, "QĐ 3/QĐ-UBND")
    give_identifier(admin, world.department, "H19.02", None, Certainty.UNVERIFIED, "nhớ lại")
    told = [identifier_on(world.department, day) for day in (date(2021, 1, 1), timezone.localdate())]
    assert [one.code if one else "" for one in told] == ["H19.01", "H19.02"]


def test_an_identifier_belongs_to_one_unit_and_the_former_stays_readable(world: World, admin: User) -> None:
    give_identifier(admin, world.department, "h19.01", None, Certainty.UNVERIFIED, "nhớ lại")
    give_identifier(admin, world.department, "H19.02", SINCE, Certainty.VERIFIED, "QĐ 3/QĐ-UBND")
    codes = list(world.department.identifiers.order_by(EARLIEST_FIRST).values_list("code", "valid_to"))
    assert codes == [("H19.01", SINCE - timedelta(days=1)), ("H19.02", None)]
    with pytest.raises(Refused, match="của một đơn vị khác"):
        give_identifier(admin, world.centre, "H19.02", SINCE, Certainty.VERIFIED, "QĐ 3/QĐ-UBND")


@pytest.mark.parametrize("change", [{"title": " "}, {"place_name": ""}, {"source": " "}])
def test_what_cannot_be_a_name_is_refused_and_leaves_nothing(world: World, admin: User, change: dict[str, str]) -> None:
    before = (Act.objects.count(), Unit.objects.count())
    with pytest.raises(Refused):
        add_unit(admin, world.department, "X", UnitType.DIVISION, "", dataclasses.replace(NAMED, **change))
    with pytest.raises(Refused):
        add_unit(admin, world.department, "SCT-CN", UnitType.DIVISION, "", NAMED)
    assert (Act.objects.count(), Unit.objects.count()) == before


def test_only_an_administrator_changes_units_and_only_below(world: World) -> None:
    local = User.objects.create(username="quantricn")
    Membership.objects.create(user=local, unit=world.division, office=Office.ADMIN)
    for person in (world.officer, world.leader, local):
        with pytest.raises(Refused, match="quản trị hệ thống"):
            rename_unit(person, world.department, NAMED)


@pytest.mark.django_db
def test_shipped_data_leave_alone_what_was_changed_here(world: World) -> None:
    province = load_units("dong-nai").province
    department = province.units.get(code="SCT")
    rename_unit(None, department, dataclasses.replace(NAMED, title="Sở Mới", since=timezone.localdate()))
    LoadedSeed.objects.filter(name="units/dong-nai").update(digest="khác")
    load_units("dong-nai")
    assert [t.title for t in department.titles.order_by(EARLIEST_FIRST)][-1] == "Sở Mới"
    assert department.titles.filter(valid_to=None).count() == 1
