"""The codes that open an account without its phone are shown on one page, once."""

import re

import pytest
from django.urls import reverse

from khuyencong.records.models import User
from khuyencong.work.people import recovery_codes
from tests.desk.test_limits import codes, counts, sign_in, with_password

__all__ = ["counts", "with_password"]  # what the test begins with


def test_recovery_codes_are_shown_once_when_the_second_step_begins(
    with_password: User, counts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery_codes, "ROUNDS", 5)
    here = sign_in()
    here.get(reverse("mfa_activate_totp"))
    begun = here.post(reverse("mfa_activate_totp"), {"code": codes(here.session["mfa.totp.secret"])})
    shown = re.findall(r'<li class="num">(\d+)</li>', here.get(begun["Location"]).content.decode())
    assert len(shown) > 5

    again = here.get(begun["Location"]).content.decode()
    assert not any(code in again for code in shown)
    assert f"Còn {len(shown)} mã chưa dùng" in again
    assert here.get(reverse("mfa_download_recovery_codes")).status_code == 403
    here.post(reverse("account_logout"))
    later = sign_in()
    later.post(reverse("mfa_authenticate"), {"code": shown[0]})
    assert later.get(reverse("home")).status_code == 200
