"""Recovery codes of the second sign-in step: made when they are shown, shown once, kept as slow hashes only.

The sign-in library computes them from a seed that it keeps, so that it can show them again. Here nothing is kept from
which a code could be computed: who has the database, and `SECRET_KEY` too, reads none.
"""

import secrets
import time
from typing import Any, cast

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth, flows
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import transaction
from django.utils.crypto import constant_time_compare, get_random_string

ROUNDS = 600_000  # as OWASP asks of PBKDF2-SHA256
SHORTEST = 8  # digits; a code of the app on the phone has six and costs no hashing
HIDDEN = "••••"


class ShownOnce(auth.RecoveryCodes):
    """One salt for all codes of a person: a code that is tried costs one hash, not ten."""

    instance: Authenticator
    _shown: tuple[str, ...] = ()

    @classmethod
    def activate(cls, user: Any) -> "ShownOnce":
        kind = Authenticator.Type.RECOVERY_CODES
        return cls(Authenticator.objects.get_or_create(user=user, type=kind, defaults={"data": {}})[0])

    def mark_as_viewed(self) -> None:
        """The library calls this before it asks for the codes to show; whoever comes second is shown none."""
        with transaction.atomic():
            self._lock()
            if not self.did_view:
                self._shown = tuple(self._of_seed() or _made())
                self._keep(self._shown)

    def get_unused_codes(self) -> list[str]:
        if self._shown:
            return list(self._shown)
        return [HIDDEN] * len(self.instance.data.get("hashes") or self._of_seed())

    @transaction.atomic
    def validate_code(self, code: str) -> bool:
        """Each opens once."""
        digits = "".join(filter(str.isdigit, code))
        self._lock()
        if len(digits) < SHORTEST:
            return False
        if of_seed := self._of_seed():
            self._keep(of_seed)
        kept = self.instance.data
        tried = _hashed(digits, kept["salt"]) if kept.get("hashes") else ""
        left = [one for one in kept.get("hashes", ()) if not constant_time_compare(one, tried)]
        if len(left) == len(kept.get("hashes", ())):
            return False
        kept["hashes"] = left
        self.instance.save(update_fields=["data"])
        return True

    def _lock(self) -> None:
        self.instance = Authenticator.objects.select_for_update().get(pk=self.instance.pk)

    def _of_seed(self) -> list[str]:
        """What is left of codes that were kept as a seed, before hashing began."""
        return cast("list[str]", super().get_unused_codes()) if "seed" in self.instance.data else []

    def _keep(self, codes: "list[str] | tuple[str, ...]") -> None:
        salt = get_random_string(22)
        hashes = [_hashed(code, salt) for code in codes]
        self.instance.data = {"salt": salt, "hashes": hashes, "viewed_at": time.time()}
        self.instance.save(update_fields=["data"])


def take_the_place() -> None:
    """Of the library's own codes, wherever it names them."""
    auth.RecoveryCodes = flows.RecoveryCodes = ShownOnce


def _made() -> list[str]:
    digits = app_settings.RECOVERY_CODE_DIGITS
    return [str(secrets.randbelow(10**digits)).zfill(digits) for _ in range(app_settings.RECOVERY_CODE_COUNT)]


def _hashed(code: str, salt: str) -> str:
    return str(PBKDF2PasswordHasher().encode(code, salt, ROUNDS))
