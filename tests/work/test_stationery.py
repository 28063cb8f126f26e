"""An office's address line and Word template: set by its administrator, used from then on, never in what was issued."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from khuyencong.desk.command_line import main
from khuyencong.records.models import Act, Membership, Office, Plan, Stationery, User
from khuyencong.records.stationery import stationery_of, template_for
from khuyencong.records.store import read_bytes
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work.library import IssueOrder, accept_clean, issue
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import preview
from khuyencong.work.stationery import Upload, set_stationery
from tests.papers.writing.test_template import template, with_part
from tests.world import World, item, tell

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2023")
MINE = Upload("mau.docx", template("{{nội dung}}"))


@pytest.fixture
def admin(world: World) -> User:
    user = User.objects.create(username="quantri", full_name="Quản Trị")
    Membership.objects.create(user=user, unit=world.committee, office=Office.ADMIN)
    return user


@pytest.fixture
def plan(world: World) -> Plan:
    accept_clean(world.officer, tell(world, item("1", "Hội chợ trong nước", Role.ACTUAL, 440_000_000)))
    return Plan.objects.get()


def header_of(data: bytes) -> str:
    return docx.Document(BytesIO(data)).sections[0].header.paragraphs[0].text


def test_papers_written_afterwards_carry_it_and_those_before_do_not(
    world: World, admin: User, plan: Plan, tmp_path: Path
) -> None:
    def issued(day: int) -> bytes:
        return read_bytes(
            issue(world.officer, IssueOrder(plan, YEAR, date(2024, 1, day), "Trần Thị Ký", beside="thử mẫu giấy")).docx
        )

    before = issued(5)
    set_stationery(admin, world.department, "Số 2 đường Thử; sct@thu.vn", MINE)
    assert preview(world.officer, plan, YEAR).document.address == "Số 2 đường Thử; sct@thu.vn"
    assert header_of(issued(6)) == "Biểu trưng Sở Công Thương"
    assert "Biểu trưng" not in header_of(before)
    out = tmp_path / "bao-cao.docx"  # and what is written at the machine
    assert main(["report", "ket-qua", "--year", "2023", "--format", "docx", "--out", str(out)]) == 0
    assert header_of(out.read_bytes()) == "Biểu trưng Sở Công Thương"
    assert Act.objects.filter(verb="set_stationery").count() == 1


def test_a_division_writes_on_its_departments_stationery(world: World, admin: User) -> None:
    set_stationery(admin, world.department, "của Sở")
    set_stationery(admin, world.centre, "của Trung tâm")
    found = [stationery_of(unit) for unit in (world.division, world.centre)]
    assert [row.address if row else "" for row in found] == ["của Sở", "của Trung tâm"]
    assert stationery_of(world.committee) is None


def test_the_template_stays_until_it_is_changed_or_dropped(world: World, admin: User) -> None:
    set_stationery(admin, world.department, "một", MINE)
    set_stationery(admin, world.department, "hai")
    assert template_for(world.division) == MINE.data
    set_stationery(admin, world.department, "ba", keep_template=False)
    assert template_for(world.division) is None
    assert Stationery.objects.filter(withdrawn_at_act=None).count() == 1
    assert Stationery.objects.count() == 3


@pytest.mark.parametrize(
    ("upload", "reason"),
    [
        (Upload("mau.docm", MINE.data), "macro"),
        (Upload("mau.docx", b"%PDF-1.7"), "PDF"),
        (Upload("mau.docx", with_part("word/vbaProject.bin", b"x")), "macro"),
        (Upload("mau.docx", template("Mẫu cũ")), "thiếu dấu {{nội dung}}"),
    ],
    ids=["other ending", "other file", "macros", "no place marked"],
)
def test_what_is_no_plain_template_is_refused_and_not_kept(
    world: World, admin: User, upload: Upload, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        set_stationery(admin, world.department, "", upload)
    assert not Stationery.objects.exists()


def test_only_an_administrator_sets_it(world: World) -> None:
    for person in (world.officer, world.leader, world.stranger):
        with pytest.raises(Refused, match="không có quyền"):
            set_stationery(person, world.department, "x")
