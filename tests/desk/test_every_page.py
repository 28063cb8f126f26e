"""Every page of the matrix in a browser, as somebody who may see it: narrow, with a title and one main heading."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_django import Settings

from khuyencong.records.models import UnitTitle, User
from tests.desk.permission_matrix import viewers
from tests.desk.test_permissions import addresses
from tests.desk.test_walk import PASSWORD, sign_in
from tests.factories import Case, make_case
from tests.house.own_database import OwnDatabase

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.one_engine]
NARROWEST = 320  # CSS pixels: WCAG 1.4.10
TABLET = 768
# Fields that somebody must push a table aside to find: who does not know of them leaves them empty.
CUT_OFF = """() => [...document.querySelectorAll("main :is(input, select, textarea)")].filter((field) => {
  const box = field.getBoundingClientRect();
  for (let around = field.parentElement; box.width && around; around = around.parentElement) {
    const seen = around.getBoundingClientRect();
    if (getComputedStyle(around).overflowX !== "visible" && seen.width > 1 && box.right > seen.right + 1) return true;
  }
  return false;
}).map((field) => field.name)"""


@pytest.fixture
def case(own_database: OwnDatabase, settings: Settings, tmp_path: Path) -> Case:
    settings.STORE_ROOT = tmp_path / "papers"
    case = make_case()
    for person in User.objects.all():
        person.set_password(PASSWORD)
        person.save()
    return case


def test_every_page_fits_a_phone_and_says_what_it_is(page: "Page", case: Case) -> None:
    told: list[str] = []
    at = addresses(case)
    page.set_viewport_size({"width": NARROWEST, "height": 740})
    for person, routes in viewers().items():
        page.context.clear_cookies()
        sign_in(page, case.people[person].username)
        for route in routes:
            answer = page.request.get(at[route])
            if not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            page.goto(at[route])
            told += [f"{route}: {fault}" for fault in faults(page)]
            page.set_viewport_size({"width": TABLET, "height": 1024})
            told += [f"{route}: {name} cut off on a tablet" for name in page.evaluate(CUT_OFF)]
            page.set_viewport_size({"width": NARROWEST, "height": 740})
    assert told == []


def faults(page: "Page") -> list[str]:
    width = page.evaluate("document.documentElement.scrollWidth")
    headings = page.locator("h1").count()
    return [
        *([f"{width} px wide"] if width > NARROWEST else []),
        *([f"{headings} main headings"] if headings != 1 else []),
        *[f"{name} cut off" for name in page.evaluate(CUT_OFF)],
        *(["no title"] if not page.title().strip() else []),
    ]


def test_the_head_names_the_person_and_the_unit_whole(page: "Page", case: Case) -> None:
    """The longest names of real units; the head of a wide window is no higher for them."""
    commune = case.people["commune"]
    User.objects.filter(pk=commune.pk).update(full_name="Nguyễn Huỳnh Phương Thảo")
    unit, title = commune.memberships.get().unit, "UBND phường Nhơn Trạch"
    UnitTitle.objects.create(unit=unit, title=title, short_title=title, place_name="", certainty="verified")
    sign_in(page, commune.username)
    who = page.locator(".who summary")
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/")
        assert "Nguyễn Huỳnh Phương Thảo" in who.inner_text()
        assert who.locator("strong").evaluate_all(CLIPPED) == who.evaluate_all(CLIPPED) == []
    assert "UBND phường Nhơn Trạch" in (who.text_content() or "")
    page.set_viewport_size({"width": 1440, "height": 800})
    assert page.locator("header.top").evaluate("head => head.offsetHeight") <= 57


CLIPPED = """all => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth
  && getComputedStyle(one).overflowX !== "visible").map((one) => one.textContent)"""
