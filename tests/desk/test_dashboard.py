"""The dashboard: charts stand on tables whose figures lead to their entries; old places count on today's map."""

import html
import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Area, AreaSuccession, Plan, Statement
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.terms.selector import Selector
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.library import accept_clean
from khuyencong.work.plans import money_of
from khuyencong.work.reporting import trace
from tests.desk.conftest import SignIn
from tests.factories import Case
from tests.world import item, tell


@pytest.fixture
def commune(case: Case) -> Area:
    """A xã of 2023 that lies wholly in a commune of today, and a phường that was split."""
    old = Area.objects.create(code="75", level="province", type="Tỉnh", name="Đồng Nai")
    district = Area.objects.create(code="741", level="district", type="Huyện", name="Xuân Lộc", parent=old)
    today = Area.objects.create(
        code="26428", level="commune", type="Xã", name="Xuân Hòa", parent=old, valid_from=date(2025, 7, 1)
    )
    Area.objects.filter(pk=today.pk).update(path=f"/{old.pk}/{today.pk}/", present_path=f"/{old.pk}/{today.pk}/")
    carried, split = (
        Area.objects.create(code=code, level="commune", type="Xã", name=name, parent=district, present_path=path)
        for code, name, path in (
            ("26425", "Xuân Hưng", f"/{old.pk}/{today.pk}/"),
            ("26437", "Xuân Tâm", f"/{old.pk}/"),
        )
    )
    for area in (carried, split):
        area.path = f"/{old.pk}/{district.pk}/{area.pk}/"
        area.save()
    spent_at(case, carried, 70_000_000)
    spent_at(case, split, 20_000_000)
    return carried


def test_the_dashboard_the_plan_and_the_leaders_home_tell_the_same_contents_late(case: Case, signed_in: SignIn) -> None:
    """Two contents of 2023 have spent less than was planned and the year is over; a third reached its three fairs."""
    client = signed_in(case.people["leader"])
    told = html.unescape(client.get(reverse("dashboard")).content.decode())
    listed = html.unescape(client.get(reverse("plan", args=[case.plan.pk]) + "?trang_thai=late").content.decode())
    home = html.unescape(client.get(reverse("home")).content.decode())
    home = home[home.index('aria-labelledby="cham"') :]
    assert "2 mục chậm so với thời gian" in told
    assert "2 mục chậm so với thời gian" in listed
    assert "Cộng 2 mục đang xem" in listed
    for title in ("Mạng lưới cộng tác viên", "Máy móc tiên tiến"):
        assert title in listed
        assert title in home
    late = home[: home.index("</section>")]
    assert "Hội chợ trong nước" not in late


def spent_at(case: Case, area: Area, money: int) -> None:
    window = Period.parse("2023Q3").window
    said = Statement(
        province=case.world.province, plan=case.plan, line=case.line, measure=money_of(case.world.province), area=area,
        role=Role.ACTUAL, first=window.first, last=window.last, state="given", value=money, reason="theo chứng từ",
    )  # fmt: skip
    enter_by_hand(case.world.officer, said)


def figures(page: str) -> list[tuple[str, int]]:
    """(selector, value) of every figure on a page."""
    return [(code, int(value)) for code, value in re.findall(r'"/s/([^"]+)" data-value="(-?\d+)"', page)]


def test_every_figure_of_the_charts_is_the_sum_of_its_entries(case: Case, commune: Area, officer: Client) -> None:
    told = figures(officer.get("/dieu-hanh/").content.decode())
    assert len(told) > 12
    for code, value in told:
        assert trace(case.world.officer, Selector.decode(code)).amounts.low == value


def test_old_places_count_where_todays_map_carries_them(case: Case, commune: Area, officer: Client) -> None:
    page = officer.get("/dieu-hanh/").content.decode()
    table = page[page.index('data-chart="map"') :]
    rows = re.findall(
        r'<tr(?: data-area="(\d+)")?[^>]*>\s*<th scope="row">\s*([^<]+?)\s*<.*?data-value="(\d+)"', table, re.S
    )
    assert rows == [("26428", "Xã Xuân Hòa", "70000000"), ("", "Xã Xuân Tâm", "20000000")]
    assert "chưa phân bổ" in table


def test_parts_of_the_year_appear_when_somebody_told_them(case: Case, officer: Client, commune: Area) -> None:
    page = officer.get("/dieu-hanh/").content.decode()
    assert "Theo thời gian" in page
    table = page[page.index('id="bieu-ky"') : page.index('id="bieu-nam"')]
    rows = {re.findall(r"<th[^>]*>(.*?)</th>", row)[0]: row for row in table.split("<tr>")[2:]}
    told = {name: [int(value) for _, value in figures(row)] for name, row in rows.items()}
    assert "Kế hoạch cả năm" in table  # each point is compared with the whole year's plan, and says so
    assert {name: len(values) for name, values in told.items()} == {"9 tháng đầu năm 2023": 2, "năm 2023": 2}
    assert told["9 tháng đầu năm 2023"][1] == 90_000_000
    assert told["năm 2023"][1] > 90_000_000


def test_without_parts_of_the_year_there_is_no_chart_of_time(case: Case, officer: Client) -> None:
    assert "Theo thời gian" not in officer.get("/dieu-hanh/").content.decode()


def test_a_plan_of_others_is_not_found(case: Case, officer: Client) -> None:
    assert officer.get("/dieu-hanh/?ke_hoach=999999").status_code == 404


def test_the_day_of_the_figures_counts(case: Case, officer: Client) -> None:
    """Before anything was told, nothing stands."""
    page = officer.get("/dieu-hanh/?ngay=1/1/2020").content.decode()
    assert [value for _, value in figures(page[: page.index('data-chart="columns"')]) if value] == []


def test_what_needs_attention_is_named(case: Case, officer: Client) -> None:
    page = officer.get("/dieu-hanh/").content.decode()
    attention = page[page.index("Cần để ý") : page.index('data-chart="bars"')]
    assert "Bình chọn sản phẩm" in attention
    assert "Máy móc tiên tiến" in attention
    assert "Hội chợ trong nước" not in attention


def test_an_officer_without_plans_is_told_how_to_begin(case: Case, signed_in: SignIn) -> None:
    page = signed_in(case.people["foreigner"]).get("/dieu-hanh/").content.decode()
    assert "Chưa có kế hoạch nào" in page


def test_a_second_year_stands_beside_the_first(case: Case, officer: Client) -> None:
    later = item("1.1", "Hội chợ vùng", Role.PLAN, 5_000_000, (1, "hội chợ"), period="2024")
    accept_clean(case.world.officer, tell(case.world, later, title="Kế hoạch khuyến công 2024"))
    page = officer.get("/dieu-hanh/").content.decode()
    assert '<th scope="row">2023</th>' in page
    assert '<th scope="row">2024</th>' in page


def test_years_on_both_sides_of_a_merger_are_told_to_be_of_two_territories(case: Case, officer: Client) -> None:
    later = item("1.1", "Hội chợ vùng", Role.PLAN, 5_000_000, (1, "hội chợ"), period="2025")
    accept_clean(case.world.officer, tell(case.world, later, title="Kế hoạch khuyến công 2025"))
    here = case.area.parent
    old = Area.objects.create(code="70", level="province", name="Bình Phước", type="Tỉnh")
    AreaSuccession.objects.create(old=old, new=here, coverage="full", date=date(2025, 7, 1))
    remark = "Từ 01/7/2025 gồm cả Tỉnh Bình Phước: số các năm trước là của địa bàn cũ."
    assert remark in officer.get("/dieu-hanh/").content.decode()
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert 'it includes <span lang="vi">Tỉnh Bình Phước</span>:' in officer.get("/dieu-hanh/").content.decode()
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "vi"
    Plan.objects.filter(year=2025).update(year=2024)
    assert remark not in officer.get("/dieu-hanh/").content.decode()
