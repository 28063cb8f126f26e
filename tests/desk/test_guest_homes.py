"""Homes of people who are no officials: the owner of an establishment, and a member of the council."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from khuyencong.records.models import Act, Establishment, Membership, Office, Paper, RegisterRecord, Unit, User
from khuyencong.records.registers import search_key
from tests.desk.said import words_at
from tests.work.test_arrangements import fair, taken
from tests.work.test_recipients import COOP, GOLD, given
from tests.world import World

TODAY = timezone.localdate()


def listed(world: World, name: str, holder: str, valid_to: date | None, row: int) -> RegisterRecord:
    act, paper = Act.objects.latest("number"), Paper.objects.latest("pk")
    told = {"decision": "77/QĐ-UBND", "decided_on": date(2024, 3, 5), "valid_to": valid_to, "rating": 4}
    told["key"] = search_key((name, holder, "77/QĐ-UBND"))
    at = {"paper": paper, "table": 0, "row": row, "act": act, "act_number": act.number}
    return RegisterRecord.objects.create(
        province=world.province, kind="product", name=name, holder=holder, **told, **at
    )


def guest(world: World, office: Office, name: str, unit: Unit | None = None) -> Client:
    user = User.objects.create(username=office, full_name=name)
    Membership.objects.create(user=user, unit=unit or world.department, office=office)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def products(world: World) -> list[RegisterRecord]:
    """Two of the owner's, one of somebody else."""
    taken(world, fair(*given(GOLD)))
    later = TODAY + timedelta(days=500)
    return [
        listed(world, "Bàn gỗ", GOLD.upper(), later, 1),
        listed(world, "Ghế gỗ", GOLD, TODAY - timedelta(days=1), 2),
        listed(world, "Sen sấy", COOP, TODAY + timedelta(days=20), 3),
    ]


def test_an_owner_sees_the_own_products_with_their_term_and_the_support_and_nobody_elses(
    world: World, products: list[RegisterRecord]
) -> None:
    owner = guest(world, Office.APPLICANT, GOLD)
    home = words_at(owner)
    assert "Bàn gỗ" in home
    assert home.index("hết hạn") < home.index("còn hạn đến")
    assert "kế hoạch 500 đồng" in home
    assert "77/QĐ-UBND, 05/3/2024" in home
    assert "Sen sấy" not in home + words_at(owner, "/danh-muc/") + words_at(owner, "/danh-muc/?q=sen")
    assert "Bàn gỗ" in words_at(owner, "/danh-muc/")
    assert owner.get(f"/van-ban/{products[0].paper_id}/").status_code == 404, "the department's papers are its own"
    assert owner.get(f"/thu-huong/{Establishment.objects.get().pk}/").status_code == 404
    assert "/ke-hoach/" not in home


def test_support_that_several_get_names_no_sum_of_one_alone(world: World) -> None:
    taken(world, fair(*given(GOLD, COOP)))
    home = words_at(guest(world, Office.APPLICANT, COOP))
    assert "cùng 1 đơn vị khác" in home
    assert "500 đồng" not in home


def test_an_owner_of_another_name_or_office_sees_nothing(world: World, products: list[RegisterRecord]) -> None:
    other = guest(world, Office.APPLICANT, "Hộ Nguyễn Văn Ổi")
    assert "Chưa danh mục nào ghi tên này" in words_at(other)
    assert "Chưa nội dung nào của các kế hoạch" in words_at(other)
    assert "Bàn gỗ" not in words_at(guest(world, Office.ASSOCIATION, GOLD), "/danh-muc/")


def test_a_council_member_sees_what_is_to_be_evaluated_again_and_the_decisions(
    world: World, products: list[RegisterRecord]
) -> None:
    member = guest(world, Office.COUNCIL, "Ủy viên")
    home = words_at(member)
    assert home.index("Ghế gỗ") < home.index("Sen sấy"), "what has ended, then what ends soon"
    assert "Bàn gỗ" not in home
    assert "05/3/2024" in home
    assert "3 sản phẩm" in home
    assert "Bàn gỗ" in words_at(member, "/danh-muc/")
    assert "Danh mục sản phẩm, cơ sở" in home
    assert "Sổ số liệu" not in home, "rooms that are empty to them are not offered"
