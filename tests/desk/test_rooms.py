"""The rooms behind «Thêm» in a real browser: by keyboard, on a phone, and with nothing for axe to say."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from khuyencong.records.models import Membership, Office, Reference, User
from khuyencong.work.library import accept_clean
from khuyencong.work.seeds.references import load_references
from tests.desk.test_walk import PASSWORD, assert_sound, desk, sign_in, world
from tests.factories import waiting_paper
from tests.house.browser import follow
from tests.world import World

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["desk", "world"]  # fixtures of the walk
pytestmark = [pytest.mark.browser, pytest.mark.one_engine]


def test_the_menu_opens_closes_and_leads_by_keyboard(desk: "Page", world: World) -> None:
    sign_in(desk, "chuyenvien")
    word = desk.locator(".more summary")
    word.focus()
    desk.keyboard.press("Enter")
    basis = desk.get_by_role("link", name="Căn cứ pháp lý")
    expect(basis).to_be_visible()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Escape")
    expect(basis).to_be_hidden()
    expect(word).to_be_focused()
    desk.keyboard.press("Enter")
    basis.press("Enter")
    desk.wait_for_url("/can-cu/")
    expect(word).to_contain_class("current")


def test_on_a_phone_the_daily_rooms_are_behind_the_same_button(desk: "Page", world: World) -> None:
    sign_in(desk, "chuyenvien")
    assert_sound(desk)
    desk.set_viewport_size({"width": 360, "height": 800})
    desk.locator(".more summary").press("Enter")
    desk.locator(".more .menu").get_by_role("link", name="Kế hoạch", exact=True).press("Enter")
    desk.wait_for_url("/ke-hoach/")


def test_an_officers_rooms_are_sound(desk: "Page", world: World) -> None:
    load_references(world.province)
    accept_clean(world.officer, waiting_paper(world))
    decree = Reference.objects.get(number="45/2012/NĐ-CP")
    sign_in(desk, "chuyenvien")
    rooms = [
        "/can-cu/", f"/can-cu/{decree.pk}/", f"/can-cu/{decree.pk}/cap-nhat/", "/don-vi/",
        f"/don-vi/{world.department.pk}/", "/dia-ban/", "/thong-bao/", "/thong-bao/cach-nhan/", "/phien/",
    ]  # fmt: skip
    for room in rooms:
        desk.goto(room)
        assert_sound(desk)


def test_an_administrators_rooms_are_sound_and_an_account_is_opened_by_keyboard(desk: "Page", world: World) -> None:
    admin = User.objects.create_user("quantri", password=PASSWORD)
    Membership.objects.create(user=admin, unit=world.committee, office=Office.ADMIN)
    sign_in(desk, "quantri")
    rooms = [
        "/nguoi-dung/", f"/nguoi-dung/{world.officer.pk}/", f"/nguoi-dung/{world.officer.pk}/khoa/", "/thu-di/",
        f"/don-vi/{world.department.pk}/doi-ten/",
    ]  # fmt: skip
    for room in rooms:
        desk.goto(room)
        assert_sound(desk)
    desk.goto("/nguoi-dung/them/")
    desk.fill("#id_username", "moi")
    desk.fill("#id_full_name", "Người Mới")
    desk.select_option("#id_unit", str(world.division.pk))
    desk.select_option("#id_office", Office.OFFICER)
    desk.locator("#id_unit").focus()
    follow(desk.get_by_role("button", name="Mở tài khoản"), "Enter")
    follow(desk.get_by_role("button", name="Cấp đường dẫn vào"), "Enter")
    expect(desk.locator("[data-given]")).to_contain_text("/nhan-tai-khoan/")
    assert_sound(desk)
