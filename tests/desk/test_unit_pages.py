"""Units and areas at the counter: by day, with their history, and where an old xã is now."""

import html
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.desk.units.titles import UnitChoice, with_titles
from khuyencong.records.models import Area, Membership, Office, Unit, User
from khuyencong.terms.vietnamese import fold
from khuyencong.work.seeds.units import load_units
from tests.desk.conftest import SignIn
from tests.desk.said import words_on
from tests.desk.test_query_counts import queries
from tests.factories import Case, unit_of


@pytest.fixture
def admin(case: Case, signed_in: SignIn) -> Client:
    return signed_in(case.people["admin"])


@pytest.fixture
def dong_nai(db: None, signed_in: SignIn) -> Client:
    """An officer in the shipped province."""
    province = load_units("dong-nai").province
    officer = User.objects.create(username="canbo")
    Membership.objects.create(user=officer, unit=province.units.get(code="SCT"), office=Office.OFFICER)
    return signed_in(officer)


def test_a_unit_is_called_what_it_was_called_that_day(case: Case, officer: Client) -> None:
    assert "UBND tỉnh Đồng Nai" in words_on(officer, "units", ngay="29/4/2026")
    now = words_on(officer, "units", ngay="30/4/2026")
    assert "UBND thành phố Đồng Nai" in now
    assert "UBND tỉnh Đồng Nai" not in now
    assert "không đúng; ví dụ" in words_on(officer, "units", ngay="31/2/2026")


def test_units_to_choose_from_stand_in_their_tree_and_communes_behind_by_name(dong_nai: Client) -> None:
    labels = [str(label) for _, label in UnitChoice(queryset=with_titles(Unit.objects.on(date(2026, 7, 1)))).choices]
    department = next(at for at, label in enumerate(labels) if label.endswith("Sở Công Thương (SCT)"))
    assert labels[0] == "chọn đơn vị"
    assert labels[department + 1].startswith("– – ")
    communes = [fold(label) for label in labels if "(UBND-" in label]
    assert len(communes) == 95
    assert communes == sorted(communes)
    assert fold(labels[-1]) == communes[-1]


def test_a_former_name_finds_the_unit_of_today(case: Case, officer: Client) -> None:
    found = words_on(officer, "units", q="ubnd tinh")
    assert "UBND thành phố Đồng Nai" in found
    assert "Sở Công Thương" not in found.split("<tbody>")[1]
    assert "Không có đơn vị nào khớp" in words_on(officer, "units", q="sở trên trời")


def test_the_page_of_a_unit_tells_names_people_papers_and_marks_what_nobody_read(case: Case, officer: Client) -> None:
    page = words_on(officer, "unit", case.world.department.pk)
    assert "Phòng Quản lý Công nghiệp" in page
    assert "Lanhdao" in page
    assert "Báo cáo bổ sung số 1" in page
    assert case.plan.title in page
    assert "chưa có; lấy theo quyết định của tỉnh" in page
    Unit.objects.filter(pk=case.world.department.pk).update(certainty="unverified")
    assert "chưa kiểm chứng" in words_on(officer, "unit", case.world.department.pk)
    assert "Đổi tên" not in page


def test_an_administrator_names_identifies_and_ends(case: Case, admin: Client) -> None:
    said = {
        "code": "SCT-NL", "kind": "division", "symbol": "NL", "title": "Phòng Năng lượng", "short_title": "Phòng NL",
        "place_name": "Đồng Nai", "since": "1/7/2025", "certainty": "verified", "source": "QĐ 5/QĐ-SCT",
    }  # fmt: skip
    made = admin.post(reverse("add_unit", args=[case.world.department.pk]), said)
    unit = Unit.objects.get(code="SCT-NL")
    assert made["Location"] == reverse("unit", args=[unit.pk])
    said |= {"title": "Phòng Năng lượng và Môi trường", "since": "1/7/2026"}
    assert admin.post(reverse("rename_unit", args=[unit.pk]), said).status_code == 302
    code = {"code": "h19.01.02", "since": "", "certainty": "unverified", "source": "nhớ lại"}
    assert admin.post(reverse("give_identifier", args=[unit.pk]), code).status_code == 302
    page = words_on(admin, "unit", unit.pk)
    assert "Phòng Năng lượng và Môi trường" in page
    assert "H19.01.02" in page
    assert "chưa kiểm chứng" in page

    full = {"new": case.world.division.pk, "coverage": "full", "since": "1/9/2026", "source": "QĐ 9/QĐ-UBND"}
    assert admin.post(reverse("succeed_unit", args=[unit.pk]), full).status_code == 302
    assert "chuyển sang" in words_on(admin, "unit", unit.pk)
    form = words_on(admin, "succeed_unit", case.world.department.pk)
    assert "Chuyển cả vai trò sang đơn vị kế thừa" in form
    assert "Lanhdao" in form
    assert "chức vụ ký (0), ủy quyền, ủy nhiệm ký (0), việc được giao chưa xong (0)" in form
    assert "SCT-NL" not in form.split("chọn phạm vi")[0]  # ended: nobody goes on with its work
    refused = admin.post(reverse("end_unit", args=[case.world.division.pk]), {"last_day": "1/1/2027", "source": "QĐ"})
    assert "vai trò ở đơn vị này" in html.unescape(refused.content.decode())


def test_the_list_of_units_costs_the_same_for_many(case: Case, officer: Client) -> None:
    with_some = queries(officer, reverse("units"))
    for number in range(3):
        unit_of(case.world.province, case.world.committee, f"X{number}", "commune_committee")
    assert queries(officer, reverse("units")) == with_some


def test_an_old_commune_says_where_it_is_now(dong_nai: Client) -> None:
    page = words_on(dong_nai, "areas", q="phuong hoa binh")
    assert "Phường Hòa Bình" in page
    assert "đến hết 31/10/2024" in page
    assert "Phường Trấn Biên" in page
    assert "Không địa bàn nào từng mang tên này" in words_on(dong_nai, "areas", q="xã trên trời")


def test_the_tree_follows_the_day(dong_nai: Client) -> None:
    before = words_on(dong_nai, "areas", ngay="31/10/2024")
    assert "Thành phố Biên Hòa (30)" in before
    assert "Huyện Tân Phú" in before
    after = words_on(dong_nai, "areas", ngay="1/7/2025")
    assert "Tỉnh Đồng Nai (95)" in after
    assert "Huyện Tân Phú (" not in after


def test_a_split_commune_says_that_only_parts_went(dong_nai: Client) -> None:
    split = Area.objects.on(date(2024, 1, 1)).get(code="26449")
    page = words_on(dong_nai, "area", split.pk)
    assert page.count("một phần") >= 2


def test_an_area_leads_to_what_it_came_from_and_who_governs_it(dong_nai: Client) -> None:
    carrier = Area.objects.on(date(2025, 7, 1)).get(name="Trấn Biên")
    page = words_on(dong_nai, "area", carrier.pk)
    assert "1662/NQ-UBTVQH15" in page
    assert "UBND phường Trấn Biên" in page


def test_units_that_stand_come_before_those_that_ended(case: Case, officer: Client) -> None:
    department = case.world.department
    ended = department.children.order_by("type", "code").first()
    Unit.objects.filter(pk=ended.pk).update(valid_to=date(2020, 1, 1))
    page = officer.get(reverse("unit", args=[department.pk]))
    codes = [child.code for child in page.context["children"]]
    assert len(codes) > 1
    assert codes[-1] == ended.code
