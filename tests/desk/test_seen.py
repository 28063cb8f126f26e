"""What people see without looking for it, in a real browser: whole numbers, links that look so, the next step."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from khuyencong.records.models import Plan, PlanVersion, SigningPost
from khuyencong.terms.facts import Role, Span, Total
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.generate.library import make_library
from khuyencong.work.library import accept_clean
from khuyencong.work.plans import Decision, approve
from khuyencong.work.signing import appoint
from tests.desk.test_walk import PASSWORD, assert_sound, desk, sign_in, world
from tests.house.browser import follow
from tests.world import World, accept_all, item, tell

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["desk", "world"]  # fixtures of the walk
pytestmark = [pytest.mark.browser, pytest.mark.one_engine]
MILLIARDS = 20_368_888_080
# Figures that reach beyond what is left of their cell for them: two of them side by side read as one other number.
OUT_OF_CELL = """() => [...document.querySelectorAll(".tree td:not(:last-child) a")].filter((figure) => {
  const [seen, cell] = [figure.getBoundingClientRect(), figure.closest("td").getBoundingClientRect()];
  return seen.left < cell.left || seen.right > cell.right;
}).map((figure) => figure.textContent)"""
# How far a figure's trace beside the table pushes what was reached out of sight.
PUSHED_OUT = """() => {
  const around = document.querySelector(".tree").closest(".scroll");
  return around.scrollWidth - around.clientWidth;
}"""
# Choices whose chosen words are longer than what is left for them beside the arrow.
CUT_CHOICES = """() => [...document.querySelectorAll("main select")].filter((choice) => {
  const look = getComputedStyle(choice), pen = document.createElement("canvas").getContext("2d");
  pen.font = look.font;
  const words = pen.measureText(choice.selectedOptions[0].text).width;
  return words + parseFloat(look.paddingLeft) + parseFloat(look.paddingRight) + 24 > choice.clientWidth;
}).map((choice) => choice.name)"""
UNDERLINE = "link => getComputedStyle(link).textDecorationColor"


@pytest.fixture
def plan(world: World) -> Plan:
    """Of milliards, approved, and adjusted since: as many columns as a plan has."""
    told = [item(f"1.{n}", f"Nội dung thứ {n}", Role.PLAN, MILLIARDS + n) for n in (1, 2, 3)]
    accept_clean(world.officer, tell(world, *told, title="Kế hoạch khuyến công 2023"))
    done = [item(f"1.{n}", f"Nội dung thứ {n}", Role.ACTUAL, MILLIARDS - n) for n in (1, 2)]
    accept_all(world.officer, tell(world, *done, title="Kết quả khuyến công 2023"))
    plan = Plan.objects.get()
    approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1)))
    up, _same, down = purses(plan)
    moves = [Move(up.line.pk, None, up.money + 9, up.money), Move(down.line.pk, None, down.money - 9, down.money)]
    adjust(world.officer, plan, moves, Basis("7/QĐ-SCT", date(2023, 6, 1), "bù nhau"))
    return plan


def test_numbers_of_a_plan_keep_their_cells_at_every_width(desk: "Page", plan: Plan) -> None:
    sign_in(desk, "chuyenvien")
    for width in (1000, 1180, 1240, 1280, 1366, 1440, 1600):
        desk.set_viewport_size({"width": width, "height": 800})
        desk.goto(f"/ke-hoach/{plan.pk}/")
        assert desk.locator(".tree thead th").count() == 9
        assert desk.evaluate(OUT_OF_CELL) == [], width


def test_the_trace_of_a_figure_pushes_no_column_out_of_sight(desk: "Page", plan: Plan) -> None:
    sign_in(desk, "chuyenvien")
    for width in (1024, 1280, 1366, 1440):
        desk.set_viewport_size({"width": width, "height": 768})
        desk.goto(f"/ke-hoach/{plan.pk}/")
        desk.locator(".tree td a").first.click()
        desk.wait_for_selector(".trace.filled[aria-busy=false] .big")
        assert desk.evaluate(PUSHED_OUT) == 0, width


def test_what_is_chosen_is_read_whole_on_a_narrow_screen(desk: "Page", world: World) -> None:
    of_source = Total("Nguồn", MILLIARDS, Span(0, 4), role=Role.PLAN, period="2023", fund_source="khuyến công quốc gia")
    told = [item(f"1.{n}", f"Nội dung thứ {n}", Role.PLAN, MILLIARDS, period="2023") for n in (1, 2, 3, 4)]
    accept_clean(world.officer, tell(world, *told, title="Kế hoạch khuyến công 2023", totals=(of_source,)))
    approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1)))
    plan = Plan.objects.get()
    sign_in(desk, "chuyenvien")
    for width, address in (
        (768, f"/ke-hoach/{plan.pk}/dieu-chinh/"),
        (360, f"/ke-hoach/{plan.pk}/?trang_thai=unexplained"),
        (360, "/so-so-lieu/"),
    ):
        desk.set_viewport_size({"width": width, "height": 900})
        desk.goto(address)
        assert desk.locator("main select").count() > 3
        assert desk.evaluate(CUT_CHOICES) == [], address
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def a_long_plan(desk: "Page") -> str:
    """The address of a plan of two hundred contents; its reader is signed in."""
    make_library(1, 1)
    plan = Plan.objects.get()
    reader = plan.unit.memberships.all()[0].user
    reader.set_password(PASSWORD)
    reader.save()
    sign_in(desk, reader.username)
    return f"/ke-hoach/{plan.pk}/"


def test_nobody_copies_half_a_plan(desk: "Page", world: World) -> None:
    """Where the rest is not there, the whole page is opened first."""
    address = a_long_plan(desk)
    desk.route("**/htmx*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    desk.goto(address)
    desk.get_by_role("button", name="Chép dạng văn bản").first.click()
    desk.wait_for_url("**tiep=1**")
    expect(desk.locator(".tree tbody th > a")).to_have_count(220)


def test_the_rest_of_a_long_plan_follows_and_who_comes_back_finds_their_row(desk: "Page", world: World) -> None:
    desk.goto(a_long_plan(desk))
    expect(desk.locator(".tree tbody th > a")).to_have_count(220)
    expect(desk.get_by_text("Hiện tiếp")).to_have_count(0)
    desk.set_viewport_size({"width": 360, "height": 800})
    label = "cell => getComputedStyle(cell, '::before').content"
    last = desk.locator(".tree tbody tr:not(.total)").last
    assert last.locator("td").nth(2).evaluate(label) == '"Kế hoạch"'
    name = last.locator("th > a").inner_text()
    last.locator("th > a").click()
    desk.wait_for_url("**/muc/**")
    desk.go_back()
    expect(desk.get_by_role("link", name=name, exact=True)).to_be_in_viewport()
    assert_sound(desk)


def test_a_name_that_leads_on_looks_so_before_anything_hovers(desk: "Page", plan: Plan) -> None:
    sign_in(desk, "chuyenvien")
    desk.goto(f"/ke-hoach/{plan.pk}/")
    name = desk.get_by_role("link", name="Nội dung thứ 1")
    assert name.evaluate(UNDERLINE) != "rgba(0, 0, 0, 0)"


def test_who_is_asked_to_sign_sees_where_however_much_is_to_be_checked(desk: "Page", world: World, plan: Plan) -> None:
    head = SigningPost(
        unit=world.department, rank="head", title="Giám đốc", name="Lê Thử", user=world.leader, basis="QĐ 7"
    )
    appoint(None, head)
    unexplained = [item(f"1.{n}", f"Nội dung thứ {n}", Role.ACTUAL, 2 * MILLIARDS) for n in (1, 2, 3)]
    accept_all(world.officer, tell(world, *unexplained, title="Kết quả khuyến công 2023 đính chính"))
    sign_in(desk, "chuyenvien")
    desk.goto(f"/bao-cao/{plan.pk}/trinh-ky/")
    desk.get_by_label("Lê Thử").check()
    follow(desk.get_by_role("button", name="Trình ký"))
    desk.context.clear_cookies()
    sign_in(desk, "lanhdao")
    desk.set_viewport_size({"width": 1440, "height": 800})
    follow(desk.locator(".todo", has_text="chờ ký").locator("a").first)
    expect(desk.get_by_role("button", name="Ký duyệt")).to_be_in_viewport(ratio=1)
    assert_sound(desk)
