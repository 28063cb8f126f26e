"""What opens the second sign-in step is not readable in the database."""

import pytest
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from cryptography.fernet import InvalidToken
from django.contrib.auth.hashers import make_password
from pytest_django import Settings

from khuyencong.config import settings as house
from khuyencong.records.models import User

SEED = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create(username="canbo")


def test_seeds_lie_sealed_and_open_again(person: User) -> None:
    TOTP.activate(person, SEED)
    codes = RecoveryCodes.activate(person).get_unused_codes()

    kept = "".join(str(row.data) for row in Authenticator.objects.all())
    assert SEED not in kept
    assert kept.count("fernet:") == 2
    again = Authenticator.objects.get(user=person, type="recovery_codes").wrap()
    assert again.get_unused_codes() == codes


def test_a_recovery_code_is_harder_to_guess_than_twenty_bits(person: User) -> None:
    TOTP.activate(person, SEED)
    codes = RecoveryCodes.activate(person).get_unused_codes()
    assert len(set(codes)) == len(codes) > 5
    assert min(10 ** len(code) for code in codes if code.isdigit()) > 2**20


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
