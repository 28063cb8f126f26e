"""Signing in, the demonstration's door, and home for each person."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from khuyencong.records.models import Membership, Office, Paper, User
from tests.desk.conftest import SignIn
from tests.factories import Case, waiting_paper


@pytest.fixture
def guest(case: Case) -> User:
    user = User.objects.create(username="demo-chuyenvien", full_name="Người Thử")
    Membership.objects.create(user=user, unit=case.world.division, office=Office.OFFICER)
    return user


def test_a_password_opens_the_door_and_a_wrong_one_says_so(case: Case) -> None:
    case.world.officer.set_password("mot-mat-khau-dai")
    case.world.officer.save()
    client, address = Client(), reverse("account_login")
    wrong = client.post(address, {"login": "chuyenvien", "password": "sai"})
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in wrong.content.decode()
    assert 'value="chuyenvien"' in wrong.content.decode()
    right = client.post(address, {"login": "chuyenvien", "password": "mot-mat-khau-dai"})
    assert (right.status_code, right["Location"]) == (302, "/")


def test_too_many_wrong_passwords_lock_the_door(case: Case, settings: Settings) -> None:
    client = Client()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        page = client.post(reverse("account_login"), {"login": "chuyenvien", "password": "sai"})
    assert "Tạm khóa đăng nhập" in page.content.decode()


@pytest.mark.parametrize("route", ["account_change_password", "mfa_index", "account_reauthenticate", "account_logout"])
def test_pages_of_the_account_speak_vietnamese(case: Case, signed_in: SignIn, route: str) -> None:
    case.world.officer.set_password("mot-mat-khau-dai")
    case.world.officer.save()
    client = Client()
    client.post(reverse("account_login"), {"login": "chuyenvien", "password": "mot-mat-khau-dai"})
    page = client.get(reverse(route))
    assert page.status_code == 200
    assert not {"Password", "Sign Out", "Authenticator", "Email"} & set(page.content.decode().split())


def test_a_role_is_chosen_only_in_a_demonstration(guest: User, settings: Settings) -> None:
    client, address = Client(), reverse("demo_sign_in")
    assert client.get(address).status_code == 404
    settings.DEMO = True
    assert "Người Thử" in client.get(address).content.decode()
    assert client.post(address, {"vai": "demo-chuyenvien"})["Location"] == "/"


@pytest.mark.parametrize("address", ["10.0.0.7", "", "::ffff:8.8.8.8"])
def test_a_demonstration_opens_to_this_machine_alone(guest: User, settings: Settings, address: str) -> None:
    settings.DEMO = True
    answer = Client().post(reverse("demo_sign_in"), {"vai": "demo-chuyenvien"}, REMOTE_ADDR=address)
    assert answer.status_code == 404


def test_only_demonstration_accounts_are_entered_without_a_password(guest: User, settings: Settings) -> None:
    settings.DEMO = True
    assert Client().post(reverse("demo_sign_in"), {"vai": "chuyenvien"}).status_code == 404


def home(client: Client) -> str:
    return client.get(reverse("home")).content.decode()


def test_the_officer_finds_what_waits_for_review(case: Case, officer: Client) -> None:
    waiting_paper(case.world, 2)
    page = home(officer)
    assert "Báo cáo bổ sung số 1" in page
    assert "Báo cáo bổ sung số 2" in page
    assert "1 phát hiện" in page


def test_an_unreadable_paper_is_named_with_its_reason(case: Case, officer: Client) -> None:
    Paper.objects.filter(pk=case.waiting.pk).update(state=Paper.State.FAILED, failure="Tệp chỉ có ảnh quét.")
    assert "Tệp chỉ có ảnh quét." in home(officer)


def test_the_leader_finds_the_plan_to_approve(case: Case, signed_in: SignIn) -> None:
    page = home(signed_in(case.world.leader))
    assert reverse("approve_plan", args=[case.plan.pk]) in page
    assert "chờ duyệt" not in page


def test_an_account_without_an_office_is_told_so(case: Case, signed_in: SignIn) -> None:
    assert "chưa được giao vai trò" in home(signed_in(case.people["nobody"]))


def test_the_search_box_finds_without_marks_and_only_what_may_be_seen(case: Case, signed_in: SignIn) -> None:
    def found(user: User, words: str) -> str:
        """The page's words, without the marks on what was looked for."""
        page = signed_in(user).get(reverse("search"), {"q": words}).content.decode()
        return re.sub(r"</?mark>", "", page)

    assert "Báo cáo bổ sung số 1" in found(case.world.officer, "bao cao bo sung")
    assert "Báo cáo bổ sung số 1" not in found(case.world.stranger, "bao cao bo sung")
    assert "Hội chợ trong nước" in found(case.world.stranger, "hoi cho")


def test_history_tells_acts_in_words_and_hides_strange_papers(case: Case, signed_in: SignIn) -> None:
    address = reverse("history")
    assert "Báo cáo bổ sung" in signed_in(case.people["inspector"]).get(address).content.decode()
    assert "Báo cáo bổ sung" not in signed_in(case.world.stranger).get(address).content.decode()
    assert "Ghi sổ từ" in signed_in(case.world.officer).get(address, {"q": "ghi so"}).content.decode()


def test_the_second_step_is_changed_only_after_the_password(case: Case, officer: Client) -> None:
    answer = officer.get(reverse("mfa_activate_totp"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_browsers_that_ask_for_an_icon_are_led_to_it(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"].endswith(".svg")
