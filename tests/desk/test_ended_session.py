"""What a person meets whose session ended while a form stood open: the way back, and what was typed."""

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.desk.test_every_page import case as case
from tests.desk.test_walk import PASSWORD, sign_in
from tests.factories import Case
from tests.house.browser import follow

if TYPE_CHECKING:
    from playwright.sync_api import Page

TYPED = "số lớp tập huấn"


def sign_in_again(page: "Page", name: str) -> None:
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    follow(page.get_by_role("button", name="Đăng nhập"))


def type_and_lose_session(page: "Page", name: str) -> None:
    sign_in(page, name)
    page.goto(reverse("add_measure"))
    page.get_by_label("Chỉ tiêu", exact=True).fill(TYPED)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    follow(page.get_by_role("button", name="Thêm chỉ tiêu"))


@pytest.mark.browser
@pytest.mark.one_engine
def test_what_was_typed_is_there_again_after_signing_in(page: "Page", case: Case) -> None:
    name = case.people["officer"].username
    type_and_lose_session(page, name)
    sign_in_again(page, name)
    expect(page.get_by_label("Chỉ tiêu", exact=True)).to_have_value(TYPED)
    page.reload()
    expect(page.get_by_label("Chỉ tiêu", exact=True)).to_have_value("")


@pytest.mark.browser
@pytest.mark.one_engine
def test_another_person_in_the_same_tab_does_not_see_it(page: "Page", case: Case) -> None:
    type_and_lose_session(page, case.people["officer"].username)
    sign_in_again(page, case.people["foreigner"].username)
    expect(page.get_by_label("Chỉ tiêu", exact=True)).to_have_value("")


@pytest.mark.browser
@pytest.mark.one_engine
def test_a_page_from_before_a_sign_in_leads_back_to_what_was_typed(page: "Page", case: Case) -> None:
    sign_in(page, case.people["officer"].username)
    page.goto(reverse("add_measure"))
    page.get_by_label("Chỉ tiêu", exact=True).fill(TYPED)
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    follow(page.get_by_role("button", name="Thêm chỉ tiêu"))
    follow(page.get_by_role("link", name="Mở lại trang vừa gõ"))
    expect(page.get_by_label("Chỉ tiêu", exact=True)).to_have_value(TYPED)


@pytest.mark.browser
@pytest.mark.one_engine
def test_a_fault_of_ours_loses_nothing_typed(page: "Page", case: Case) -> None:
    sign_in(page, case.people["officer"].username)
    page.goto(reverse("add_measure"))
    page.get_by_label("Chỉ tiêu", exact=True).fill(TYPED)
    fault = render_to_string("500.html")
    page.route(f"**{reverse('add_measure')}", lambda route: route.fulfill(status=500, body=fault), times=1)
    follow(page.get_by_role("button", name="Thêm chỉ tiêu"))
    expect(page.get_by_role("heading", name="Hệ thống gặp lỗi")).to_be_visible()
    page.goto(reverse("add_measure"))
    expect(page.get_by_label("Chỉ tiêu", exact=True)).to_have_value(TYPED)


def sent_without_a_session(referer: str) -> str:
    address = reverse("receive")
    return Client(headers={"referer": referer}).post(address)["Location"]


@pytest.mark.django_db
def test_signing_in_leads_to_the_page_whose_form_was_sent() -> None:
    door = reverse("account_login")
    assert sent_without_a_session("http://testserver/van-ban/?q=gom") == f"{door}?next=/van-ban/%3Fq%3Dgom"
    assert sent_without_a_session("https://elsewhere.example/van-ban/") == f"{door}?next=/"


def test_an_address_that_is_no_page_says_so(case: Case, client: Client) -> None:
    client.force_login(case.people["officer"])
    answer = client.get(reverse("receive"))
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "không phải một trang" in answer.content.decode()
