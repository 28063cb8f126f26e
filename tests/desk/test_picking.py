"""A long list in a real browser: words without marks narrow it, and what is left is chosen."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from khuyencong.records.models import Membership, Office, User
from khuyencong.work.seeds.units import load_units
from tests.desk.test_walk import PASSWORD, sign_in
from tests.house.own_database import OwnDatabase

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.one_engine]


@pytest.fixture
def administrator(own_database: OwnDatabase) -> User:
    top = load_units("dong-nai").province.units.get(code="UBND")
    user = User.objects.create(username="quantri")
    user.set_password(PASSWORD)
    user.save()
    Membership.objects.create(user=user, unit=top, office=Office.ADMIN)
    Membership.objects.create(user=user, unit=top.province.units.get(code="SCT"), office=Office.OFFICER)
    return user


def test_a_commune_is_found_by_words_without_marks(administrator: User, page: "Page") -> None:
    sign_in(page, administrator.username)
    page.goto("/nguoi-dung/them/")
    units, box = page.locator("#id_unit"), page.locator(".sift")
    whole = units.locator("option").count()
    row = "list => list.offsetWidth / list.closest('.fields').clientWidth"
    assert units.evaluate(row) > 0.9  # long names have the whole row of their form
    expect(box).to_have_accessible_name("Lọc, gõ không cần dấu: Đơn vị")
    box.fill("xuan loc")
    expect(page.locator(".sift + [role=status]")).to_have_text("1 mục khớp")
    expect(units.locator("option:checked")).to_contain_text("Xuân Lộc")
    box.press("Enter")  # chooses nothing away and sends nothing
    expect(units).to_be_focused()
    expect(page).to_have_url("/nguoi-dung/them/")
    box.fill("")
    expect(units.locator("option")).to_have_count(whole)
    expect(units.locator("option:checked")).to_contain_text("Xuân Lộc")

    page.goto("/viec/giao/")
    box, ticks = page.locator("fieldset .sift"), page.locator("fieldset li")
    expect(box).to_have_accessible_name("Lọc, gõ không cần dấu: Đơn vị")
    box.fill("nhon trach")
    expect(page.locator("fieldset .sift + [role=status]")).to_have_text("1 mục khớp")
    box.press("Enter")  # goes to the one that fits
    expect(ticks.filter(visible=True).get_by_role("checkbox")).to_be_focused()
    page.keyboard.press("Space")
    box.fill("an phuoc")
    left = ["phường Nhơn Trạch", "xã An Phước", "xã Phước An"]  # what is ticked, and what bears both words
    expect(ticks.filter(visible=True)).to_have_text([f"Ủy ban nhân dân {name}" for name in left])
