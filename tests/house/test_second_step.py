"""What opens the second sign-in step is not readable in the database."""

from typing import Any

import pytest
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from cryptography.fernet import InvalidToken
from django.contrib.auth.hashers import make_password
from pytest_django import Settings

from khuyencong.config import settings as house
from khuyencong.records.models import User
from khuyencong.work.people import recovery_codes
from khuyencong.work.people.recovery_codes import ShownOnce as RecoveryCodes

SEED = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def person(db: None, monkeypatch: pytest.MonkeyPatch) -> User:
    assert recovery_codes.ROUNDS >= 600_000
    monkeypatch.setattr(recovery_codes, "ROUNDS", 5)
    return User.objects.create(username="canbo")


def test_seeds_lie_sealed_and_open_again(person: User) -> None:
    TOTP.activate(person, SEED)
    kept = str(Authenticator.objects.get(user=person).data)
    assert SEED not in kept
    assert kept.count("fernet:") == 1
    assert Authenticator.objects.get(user=person).wrap().validate_code(_code_now())


def test_recovery_codes_are_shown_once_and_lie_as_hashes(person: User) -> None:
    codes = shown_codes(person)
    assert len(set(codes)) == len(codes) > 5
    assert min(10 ** len(code) for code in codes if code.isdigit()) > 2**39

    again = kept_codes(person)
    again.mark_as_viewed()
    assert set(again.get_unused_codes()) == {recovery_codes.HIDDEN}
    kept = str(again.instance.data)
    assert not any(code in kept for code in codes)
    assert kept.count("pbkdf2_sha256$") == len(codes)
    assert "seed" not in kept


def test_a_recovery_code_opens_once(person: User) -> None:
    first, second, *_ = shown_codes(person)
    assert kept_codes(person).validate_code(f"{first[:4]} {first[4:]}")
    assert not kept_codes(person).validate_code(first)
    assert not kept_codes(person).validate_code("000000000000")
    assert kept_codes(person).validate_code(second)


def test_a_code_that_nobody_was_shown_opens_nothing(person: User) -> None:
    fresh = RecoveryCodes.activate(person)
    assert not fresh.validate_code("000000000000")
    assert fresh.get_unused_codes() == []


def test_codes_kept_as_a_seed_are_hashed_when_one_is_tried(person: User) -> None:
    Authenticator.objects.create(
        user=person, type="recovery_codes", data={"seed": get_adapter().encrypt("ab" * 40), "used_mask": 1}
    )
    used, first, second, *_ = kept_codes(person).generate_codes()
    assert kept_codes(person).validate_code(first)
    assert "seed" not in kept_codes(person).instance.data
    assert [kept_codes(person).validate_code(code) for code in (used, first, second)] == [False, False, True]


def shown_codes(person: User) -> list[str]:
    fresh = RecoveryCodes.activate(person)
    fresh.mark_as_viewed()
    return fresh.get_unused_codes()


def kept_codes(person: User) -> Any:
    return Authenticator.objects.get(user=person, type="recovery_codes").wrap()


def _code_now() -> str:
    return format_hotp_value(hotp_value(SEED, next(iter(yield_hotp_counters_from_time()))))


def test_a_code_of_the_thirty_seconds_before_opens_nothing(person: User, settings: Settings) -> None:
    totp, now = TOTP.activate(person, SEED), next(iter(yield_hotp_counters_from_time()))
    late = format_hotp_value(hotp_value(SEED, now - 1))
    assert app_settings.TOTP_PERIOD == 30
    assert not totp.validate_code(late)
    settings.MFA_TOTP_TOLERANCE = 1
    assert totp.validate_code(late)


def test_a_password_is_hashed_slowly(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = house.PASSWORD_HASHERS  # tests hash fast
    kind, rounds, *_ = make_password("mot-mat-khau-dai").split("$")
    assert (kind, int(rounds) >= 600_000) == ("pbkdf2_sha256", True)


def test_a_seed_kept_before_sealing_still_opens() -> None:
    assert get_adapter().decrypt(SEED) == SEED


def test_a_new_secret_opens_what_the_one_before_sealed(settings: Settings) -> None:
    settings.SECRET_KEY = "khoa-cu"
    sealed = get_adapter().encrypt(SEED)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "khoa-moi", ["khoa-cu"]
    assert get_adapter().decrypt(sealed) == SEED
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        get_adapter().decrypt(sealed)
