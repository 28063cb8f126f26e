"""The live application, a real browser and the strict policy get along."""

from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.house.browser import follow
from tests.house.own_database import OwnDatabase

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.browser
def test_the_sign_in_page_breaks_no_policy(page: "Page") -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    answer = page.goto("/tai-khoan/login/")

    assert answer is not None
    assert answer.status == 200
    expect(page.locator("input[name=login]")).to_be_visible()
    assert complaints == []


@pytest.mark.browser
def test_the_browser_works_on_the_database_of_the_test(page: "Page", own_database: OwnDatabase) -> None:
    page.goto("/tai-khoan/login/")
    page.fill("input[name=login]", "khongco")
    page.fill("input[name=password]", "sai")
    follow(page.locator("input[name=password]"), "Enter")

    expect(page.get_by_role("alert")).to_be_visible()
    assert page.context.cookies(), "the server gave a form token"
    assert not Session.objects.exists(), "a refused sign-in opens no session"
