"""People: accounts and offices are given and ended by acts, and only by who may."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from khuyencong.records.models import Act, Area, AreaSuccession, Membership, Office, Unit, UnitTitle, User
from khuyencong.work.people import Wanted, create_user, end_office, give_office, is_invited, open_accounts, weigh
from khuyencong.work.people.lists import sign_in_name
from khuyencong.work.permissions import Refused, may
from khuyencong.work.verification import verify
from tests.factories import unit_of
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
GOOD_PASSWORD = "mưa-rào-trên-sông-7"


@pytest.fixture
def admin(world: World) -> User:
    return create_user(None, "quantri", "Người Quản Trị", GOOD_PASSWORD, Office.ADMIN, world.committee)


def test_a_new_officer_may_work_from_today_and_the_act_says_who_made_the_account(world: World, admin: User) -> None:
    user = create_user(admin, " moi ", "Người Mới", GOOD_PASSWORD, Office.OFFICER, world.division)

    assert (user.username, user.check_password(GOOD_PASSWORD)) == ("moi", True)
    assert may(user, "receive", world.department)
    act = Act.objects.latest("number")
    assert (act.verb, act.actor, act.subject_id) == ("create_user", admin, user.pk)
    assert act.summary == f"Tạo tài khoản số {user.pk}: Chuyên viên, Phòng Quản lý Công nghiệp"
    assert not {"Người Mới", "moi"} & set(str(act.changes.values()).replace("'", " ").split())
    assert act.changes["changed"] == ["username", "full_name"]
    assert verify() == []


def test_without_a_password_nobody_can_sign_in(world: World) -> None:
    user = create_user(None, "moi", "", None, Office.OFFICER, world.division)
    assert not user.has_usable_password()


@pytest.mark.parametrize(
    ("username", "password", "office", "why"),
    [
        ("quantri", GOOD_PASSWORD, "officer", "đã có người dùng"),
        ("QuanTri", GOOD_PASSWORD, "officer", "đã có người dùng"),
        ("", GOOD_PASSWORD, "officer", "Không tạo được tài khoản"),
        ("có dấu cách", GOOD_PASSWORD, "officer", "Không tạo được tài khoản"),
        ("moi", "12345", "officer", "Mật khẩu chưa đạt"),
        ("moi", GOOD_PASSWORD, "king", "Không có vai trò"),
    ],
)
def test_what_cannot_be_an_account_is_refused_and_leaves_nothing(
    world: World, admin: User, username: str, password: str, office: str, why: str
) -> None:
    before = (User.objects.count(), Membership.objects.count(), Act.objects.count())
    with pytest.raises(Refused, match=why):
        create_user(admin, username, "", password, office, world.division)
    assert (User.objects.count(), Membership.objects.count(), Act.objects.count()) == before


def test_only_an_administrator_gives_and_ends_offices(world: World) -> None:
    held = world.colleague.memberships.get()
    for person in (world.officer, world.leader, world.stranger):
        with pytest.raises(Refused, match="không có quyền quản trị"):
            create_user(person, "moi", "", GOOD_PASSWORD, Office.OFFICER, world.division)
        with pytest.raises(Refused, match="không có quyền quản trị"):
            end_office(person, held, timezone.localdate())


def test_an_office_ends_with_its_last_day_and_may_be_given_again(world: World, admin: User) -> None:
    held, today = world.colleague.memberships.get(), timezone.localdate()
    act = end_office(admin, held, today)

    assert (act.verb, act.changes["last_day"]) == ("end_office", today.isoformat())
    assert may(world.colleague, "receive", world.division, today)
    assert not may(world.colleague, "receive", world.division, today + timedelta(days=1))
    with pytest.raises(Refused, match="đang giữ"):
        give_office(admin, world.colleague, Office.OFFICER, world.division)


def test_an_ended_office_is_not_ended_again_and_may_be_given_anew(world: World, admin: User) -> None:
    held, yesterday = world.colleague.memberships.get(), timezone.localdate() - timedelta(days=1)
    end_office(admin, held, yesterday)
    with pytest.raises(Refused, match="đã kết thúc"):
        end_office(admin, held, timezone.localdate())

    again = give_office(admin, world.colleague, Office.OFFICER, world.division)
    assert (again.valid_from, may(world.colleague, "receive", world.division).allowed) == (timezone.localdate(), True)


def test_an_office_does_not_end_before_it_began(world: World, admin: User) -> None:
    given = give_office(admin, world.stranger, Office.LEADER, world.stranger_unit)
    with pytest.raises(Refused, match="từ ngày bắt đầu"):
        end_office(admin, given, date(2020, 1, 1))


@pytest.mark.parametrize(
    ("office", "where", "told"),
    [
        (Office.LEADER, "division", r"«Lãnh đạo» không có ở Phòng Quản lý Công nghiệp \(phòng\)"),
        (Office.INSPECTOR, "centre", r"chỉ giao được ở: UBND cấp tỉnh, sở"),
        (Office.COMMUNE, "department", r"chỉ giao được ở: UBND cấp xã"),
        (Office.CENTRE, "division", r"chỉ giao được ở: trung tâm"),
        (Office.OFFICER, "centre", r"«Chuyên viên» không có ở"),
    ],
)
def test_an_office_is_given_only_where_there_is_one(
    world: World, admin: User, office: Office, where: str, told: str
) -> None:
    """Who leads a division would approve for the whole department, an inspector of a centre read the whole province."""
    with pytest.raises(Refused, match=told):
        give_office(admin, world.stranger, office, getattr(world, where))
    with pytest.raises(Refused, match=told):
        create_user(admin, "moi", "", GOOD_PASSWORD, office, getattr(world, where))


def test_a_place_is_known_without_its_kind_and_another_kind_leads_to_it(world: World, admin: User) -> None:
    """«xã Trảng Bom» is nearer to phường Trảng Bom than to xã Tân Lợi, however the letters fall."""
    named = {"certainty": "verified", "source": "thử"}
    places = [unit_of(world.province, world.committee, code, "commune_committee") for code in ("TB", "TL")]
    for unit, name in zip(places, ("phường Trảng Bom", "xã Tân Lợi"), strict=True):
        UnitTitle.objects.create(unit=unit, title=f"UBND {name}", short_title=name, place_name=name, **named)
    bare, other = weigh([Wanted("Lê Na", unit="trảng bom"), Wanted("Vũ Ba", unit="UBND xã Trảng Bom")], places)
    assert (bare.unit, bare.wrong) == (places[0], ())
    assert (other.unit, other.near) == (None, "UBND phường Trảng Bom")


def commune_of(world: World) -> Unit:
    """UBND phường Mít, into whose place xã Ổi Cũ went."""
    top = Area.objects.create(code="75", level="province", name="Đồng Nai", type="Tỉnh", path="/1/", present_path="/1/")
    now = Area.objects.create(code="26001", level="commune", name="Mít", type="Phường", parent=top, path="/1/2/")
    days = {"valid_to": date(2020, 12, 31)}
    old = Area.objects.create(code="26002", level="commune", name="Ổi Cũ", type="Xã", parent=top, path="/1/3/", **days)
    AreaSuccession.objects.create(old=old, new=now, coverage="full", date=date(2021, 1, 1), instrument="NQ thử")
    unit = unit_of(world.province, world.committee, "PMIT", "commune_committee")
    Unit.objects.filter(pk=unit.pk).update(area=now)
    title = {"title": "UBND phường Mít", "short_title": "phường Mít", "place_name": "phường Mít"}
    UnitTitle.objects.create(unit=unit, certainty="verified", source="thử", **title)
    return Unit.objects.get(pk=unit.pk)


def test_an_old_name_is_answered_by_today_s_whatever_is_spelled_nearer(world: World, admin: User) -> None:
    """Of a unit renamed, and of a place that went into another; a role is known by what the guide calls it."""
    commune, ended = commune_of(world), date(2020, 12, 31)
    told = {"short_title": "cũ", "place_name": "x", "certainty": "verified", "source": "thử", "valid_to": ended}
    UnitTitle.objects.filter(unit=world.centre).update(valid_from=ended + timedelta(days=1))
    UnitTitle.objects.create(unit=world.centre, title="Trung tâm Khuyến nông cũ", **told)
    renamed, merged, spoken = weigh(
        [
            Wanted("Sáu Mít", unit="Trung tâm Khuyến nông cũ"),
            Wanted("Bảy Mít", unit="UBND xã Ổi Cũ"),
            Wanted("Tám Mít", unit="TTKC", office="sở ngành"),
        ],
        [world.committee, world.division, world.centre, commune],
    )
    assert renamed.wrong == ("không có đơn vị «Trung tâm Khuyến nông cũ» (nay là: Trung tâm Khuyến công)",)
    assert merged.wrong == ("không có đơn vị «UBND xã Ổi Cũ» (nay là: UBND phường Mít)",)
    assert (renamed.near, merged.near) == ("Trung tâm Khuyến công", "UBND phường Mít")
    assert (spoken.office, spoken.wrong) == ("agency", ())


def test_a_list_says_what_each_row_becomes_and_what_is_wrong_with_it(world: World, admin: User) -> None:
    rows = weigh(
        [
            Wanted("Trần Thị Bưởi", unit="Trung tâm khuyến công"),
            Wanted("Trần Thị Bưởi", unit="TTKC"),
            Wanted("Lê Cam", "quantri", "Phòng Quản lý Công nghiệp", "chuyên viên"),
            Wanted("Lê Cam", "", "Sở Khoa học và Công nghệ"),
            Wanted("Lê Cam", "l c", "TTKC", "Cán bộ cấp xã", "khong-phai-thu"),
            Wanted("", "trong", "TTKC1", "Vua"),
            Wanted("Lê Cam", "lc", "TTKC", "Quản trị hệ thống"),
        ],
        [world.committee, world.division, world.centre],
    )
    assert (rows[0].username, rows[0].office, rows[0].unit, rows[0].wrong) == ("buoitt", "centre", world.centre, ())
    told = [" | ".join(row.wrong) for row in rows]
    for row, words in (
        (1, "cùng người, cùng đơn vị với dòng 1"),
        (2, "«quantri» đã có người dùng"),
        (3, "không có đơn vị «Sở Khoa học và Công nghệ»"),
        (4, "chỉ giao được ở: UBND cấp xã"),
        (4, "tên đăng nhập chỉ gồm"),
        (4, "thư điện tử không đúng dạng"),
        (5, "không có đơn vị «TTKC1» | không có vai trò «Vua»"),
        (5, "họ và tên trống"),
        (6, "mở từng người"),
        (5, "không có vai trò «Vua»; có: Chuyên viên, "),
    ):
        assert words in told[row]
    assert [row.near for row in rows[4:6]] == ["", "Trung tâm Khuyến công"]
    assert sign_in_name("UBND xã Ổi Xanh") == "xaoixanh"

    before = User.objects.count()
    with pytest.raises(Refused, match="Dòng 2: cùng người"):  # a forged page: all or none
        open_accounts(admin, rows[:2])
    with pytest.raises(Refused, match="không có quyền"):
        open_accounts(world.officer, rows[:1])
    assert User.objects.count() == before
    ((user, token),) = open_accounts(admin, rows[:1])
    assert is_invited(user, token)
    assert (Act.objects.latest("number").verb, verify()) == ("invite", [])
