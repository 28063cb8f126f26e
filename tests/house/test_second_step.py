"""What opens the second sign-in step is not readable in the database."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import InvalidToken
from pytest_django import Settings

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
