"""Seeds of the second sign-in step lie in the database only as ciphertext under a key of this machine's secret."""

from base64 import urlsafe_b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_SEALED = "fernet:"  # names the algorithm, so that the next one can stand beside it


class SealedSeeds(DefaultMFAAdapter):
    """What the sign-in library calls before it keeps a seed of TOTP or of recovery codes, and after it fetched one."""

    def encrypt(self, text: str) -> str:
        return _SEALED + _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Seeds kept before sealing began are plain; they are sealed when the person renews the step."""
        if not encrypted_text.startswith(_SEALED):
            return encrypted_text
        return _keys().decrypt(encrypted_text.removeprefix(_SEALED).encode()).decode()


def _keys() -> MultiFernet:
    """The key of `SECRET_KEY` seals; those of earlier secrets still open."""
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"khuyencong second step").derive(secret.encode())
    return Fernet(urlsafe_b64encode(derived))
