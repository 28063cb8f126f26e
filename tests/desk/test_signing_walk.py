"""Editing, signing and issuing in a browser: figures locked in their sentence, a leader signs, the book numbers."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from khuyencong.records.models import Plan, PlanVersion, ReportEdit, SigningPost
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work.library import accept_clean
from khuyencong.work.plans import Decision, approve
from khuyencong.work.reporting import begin_draft
from khuyencong.work.signing import appoint
from tests.desk.test_walk import assert_sound, desk, focused, sign_in, world
from tests.factories import year_of_work
from tests.house.browser import follow
from tests.world import World, accept_all, item, tell

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["desk", "world"]
pytestmark = [pytest.mark.browser, pytest.mark.one_engine]


@pytest.fixture
def plan(world: World) -> Plan:
    planned, reached = year_of_work()
    accept_clean(world.officer, tell(world, *planned, title="Kế hoạch khuyến công 2023"))
    accept_all(world.officer, tell(world, *reached, title="Kết quả khuyến công 2023"))
    approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1)))
    return Plan.objects.get()


def test_a_sentence_is_edited_in_its_place_by_keyboard(desk: "Page", world: World, plan: Plan) -> None:
    sign_in(desk, "chuyenvien")
    desk.goto(f"/bao-cao/{plan.pk}/")
    sentence = desk.locator("p.editable", has_text="440.000.000")
    key = sentence.get_attribute("data-key")
    sentence.locator(".edit-here").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".sentence-field")
    expect(desk.locator(".sentence-field")).to_be_focused()
    expect(desk.locator(".sentence-field .figure-chip")).to_have_text(["03", "440.000.000"])
    assert_sound(desk)

    desk.keyboard.press("Control+End")
    desk.keyboard.type(" Đủ chỉ tiêu.")
    follow(desk.locator(".sentence-field:focus"), "Control+Enter")
    expect(desk.locator(".said")).to_be_visible()
    edit = ReportEdit.objects.get()
    assert (edit.key, edit.text.endswith("đồng. Đủ chỉ tiêu."), len(edit.links)) == (key, True, 2)
    assert_sound(desk)

    accept_all(world.officer, tell(world, item("1.1", "Hội chợ trong nước", Role.ACTUAL, 445_000_000)))
    desk.reload()
    desk.locator("p.moved").click(position={"x": 20, "y": 8})
    follow(desk.get_by_role("button", name="Nhận số mới vào câu"))
    expect(desk.locator(".said")).to_be_visible()
    expect(desk.locator(f'p[data-key="{key}"]')).to_contain_text("445.000.000")


def test_escape_leaves_the_sentence_as_it_was(desk: "Page", plan: Plan) -> None:
    sign_in(desk, "chuyenvien")
    desk.goto(f"/bao-cao/{plan.pk}/")
    sentence = desk.locator("p.editable", has_text="440.000.000")
    sentence.locator(".edit-here").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".sentence-field")
    desk.keyboard.type("xóa")
    desk.keyboard.press("Escape")
    expect(sentence).to_be_visible()
    expect(sentence.locator(".edit-here")).to_be_focused()
    assert not ReportEdit.objects.exists()


def test_a_report_is_laid_before_a_leader_signed_and_numbered(desk: "Page", world: World, plan: Plan) -> None:
    head = SigningPost(
        unit=world.department, rank="head", title="Giám đốc", name="Lê Thử", user=world.leader, basis="QĐ 7"
    )
    appoint(None, head)
    sign_in(desk, "chuyenvien")
    desk.goto(f"/bao-cao/{plan.pk}/")
    follow(desk.get_by_role("link", name="Trình ký"))
    assert_sound(desk)
    desk.get_by_label("Lê Thử").check()
    follow(desk.get_by_role("button", name="Trình ký"))
    assert_sound(desk)
    address = desk.url

    desk.context.clear_cookies()
    sign_in(desk, "lanhdao")
    follow(desk.locator(".todo", has_text="chờ ký").locator("a").first)
    follow(desk.get_by_role("button", name="Ký duyệt"))
    expect(desk.locator(".said")).to_contain_text("Đã ký duyệt")

    desk.context.clear_cookies()
    sign_in(desk, "chuyenvien")
    desk.goto(address)
    follow(desk.get_by_role("link", name="Cấp số và phát hành"))
    assert_sound(desk)
    follow(desk.get_by_role("button", name="Phát hành"))
    expect(desk.locator(".said")).to_contain_text("Đã phát hành số 01/BC-SCT")
    assert_sound(desk)
    desk.set_viewport_size({"width": 360, "height": 740})
    assert desk.locator("article.paper").evaluate("e => e.getBoundingClientRect().width") > 320  # the whole phone


def test_what_was_typed_and_not_saved_is_not_left_behind_unasked(desk: "Page", world: World, plan: Plan) -> None:
    draft = begin_draft(world.officer, plan, "cong-van", Period.parse("2023"))
    sign_in(desk, "chuyenvien")
    asked: list[str] = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(f"/soan/{draft.pk}/")
    desk.goto("/soan/")
    assert asked == []
    desk.goto(f"/soan/{draft.pk}/")
    desk.locator("#id_matter").click()
    desk.keyboard.type("phối hợp")
    desk.goto("/soan/")
    assert asked == ["beforeunload"]
    desk.goto(f"/soan/{draft.pk}/")
    desk.locator("#id_matter").click()
    desk.keyboard.type("phối hợp")
    follow(desk.get_by_role("button", name="Lưu dự thảo"))
    expect(desk.locator(".said")).to_be_visible()
    assert asked == ["beforeunload"]


def test_the_new_pages_are_sound_and_fit_a_phone(desk: "Page", plan: Plan) -> None:
    sign_in(desk, "lanhdao")
    for address in ("/nguoi-ky/", "/nguoi-ky/chuc-vu/", "/nguoi-ky/giao-ky/"):
        desk.goto(address)
        assert_sound(desk)
    desk.context.clear_cookies()
    sign_in(desk, "chuyenvien")
    pages = ("/so-van-ban/", "/so-van-ban/giu-so/", "/so-van-ban/cach-danh-so/", "/bao-cao/")
    for address in (*pages, f"/ke-hoach/{plan.pk}/cac-ban/?tat_ca=1", f"/ke-hoach/{plan.pk}/dieu-chinh/"):
        desk.goto(address)
        assert_sound(desk)
    assert focused(desk) == ""


def test_the_balance_is_told_while_money_is_typed(desk: "Page", plan: Plan) -> None:
    sign_in(desk, "chuyenvien")
    desk.goto(f"/ke-hoach/{plan.pk}/dieu-chinh/")
    fields = desk.locator("[data-money]")
    fields.nth(0).fill("470.000.000")
    expect(desk.locator("[data-balance]")).to_contain_text("Vượt tổng được duyệt, còn thiếu để bù: 20.000.000")
    fields.nth(1).fill("280 triệu")
    expect(desk.locator("[data-balance]")).to_contain_text("cân nhau")
