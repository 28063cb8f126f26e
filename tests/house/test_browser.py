"""The live application, a real browser and the strict policy get along."""

from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session

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
    assert page.locator("input[name=login]").is_visible()
    assert complaints == []


@pytest.mark.browser
def test_the_browser_works_on_the_database_of_the_test(page: "Page", own_database: OwnDatabase) -> None:
    page.goto("/tai-khoan/login/")
    page.fill("input[name=login]", "khongco")
    page.fill("input[name=password]", "sai")
    page.locator("form:has(input[name=password])").evaluate("form => form.requestSubmit()")
    page.wait_for_load_state()

    assert page.context.cookies(), "the server gave a form token"
    assert not Session.objects.exists(), "a refused sign-in opens no session"
