"""What the sign-in libraries say is said in the words of this house: they bring no Vietnamese of their own."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests.factories import Case

PASSWORD = "mot-mat-khau-dai-2026"
pytestmark = pytest.mark.django_db


def test_signing_in_leads_home_without_a_word_and_signing_out_says_so(client: Client, case: Case) -> None:
    officer = case.world.officer
    officer.set_password(PASSWORD)
    officer.save()
    client.post(reverse("account_login"), {"login": officer.username, "password": PASSWORD})
    assert list(get_messages(client.get("/").wsgi_request)) == []
    client.post(reverse("account_logout"))
    assert "Anh/chị đã đăng xuất." in client.get(reverse("account_login")).content.decode()


def test_a_short_password_is_refused_in_vietnamese() -> None:
    with pytest.raises(ValidationError, match="Mật khẩu quá ngắn: cần ít nhất 12 ký tự"):
        validate_password("ngan")


@pytest.mark.parametrize(
    "name",
    [
        "account/messages/password_changed.txt",
        "account/messages/password_set.txt",
        "mfa/messages/totp_activated.txt",
        "mfa/messages/totp_deactivated.txt",
        "mfa/messages/recovery_codes_generated.txt",
    ],
)
def test_what_was_done_to_an_account_is_told_in_vietnamese(name: str) -> None:
    assert render_to_string(name).strip().startswith("Đã ")
