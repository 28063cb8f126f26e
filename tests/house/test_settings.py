"""The settings we ship keep strangers out and scripts away."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from khuyencong.records.models import User

PASSWORD = "mot-cau-dai-de-nho"


def _user(name: str) -> User:
    user = User(username=name, is_active=True)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def officer(db: None) -> User:
    return _user("canbo")


def _sign_in(client: Client, password: str, name: str = "canbo") -> int:
    answer = client.post(reverse("account_login"), {"login": name, "password": password})
    return int(answer.status_code)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/tai-khoan/login/", "/suc-khoe/", "/khong-co-trang-nay/", "/"])
def test_every_answer_carries_a_strict_policy(client: Client, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    for shut in ("frame-ancestors", "object-src", "base-uri"):
        assert f"{shut} 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_answers_are_not_framed_sniffed_or_told_abroad(client: Client) -> None:
    headers = client.get(reverse("account_login")).headers

    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_signing_in_lives_under_tai_khoan() -> None:
    assert reverse("account_login") == "/tai-khoan/login/"


def test_the_right_password_opens(client: Client, officer: User) -> None:
    assert _sign_in(client, PASSWORD) == 302
    assert "_auth_user_id" in client.session


def test_nobody_signs_up(client: Client, db: None) -> None:
    answer = client.post(
        reverse("account_signup"), {"username": "nguoila", "password1": PASSWORD, "password2": PASSWORD}
    )

    assert answer.status_code == 200  # the page that says sign-up is closed
    assert not User.objects.filter(username="nguoila").exists()


def test_guessing_locks_the_name_even_for_the_right_password(client: Client, officer: User) -> None:
    answers = [_sign_in(client, f"sai-{attempt}") for attempt in range(settings.AXES_FAILURE_LIMIT)]

    assert answers[0] == 200
    assert answers[-1] == 429
    assert _sign_in(client, PASSWORD) == 429
    assert "_auth_user_id" not in client.session


def test_another_name_from_the_same_office_still_opens(client: Client, officer: User) -> None:
    _user("dongnghiep")
    for attempt in range(settings.AXES_FAILURE_LIMIT):
        _sign_in(client, f"sai-{attempt}")

    assert _sign_in(client, PASSWORD, "dongnghiep") == 302


def test_changing_the_case_of_the_name_gives_no_further_guesses(client: Client, officer: User) -> None:
    names = ["canbo", "CANBO", "Canbo", "cANBO"] * settings.AXES_FAILURE_LIMIT

    answers = [_sign_in(client, "sai", name) for name in names[: settings.AXES_FAILURE_LIMIT]]

    assert answers[-1] == 429
    assert _sign_in(client, PASSWORD) == 429


def test_cookies_are_out_of_reach_of_scripts(client: Client, officer: User) -> None:
    _sign_in(client, PASSWORD)
    cookie = client.cookies["sessionid"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == ""  # gone with the browser window
