"""The store of files: bytes under their digest, read here; only verbs write them."""

import hashlib
from pathlib import Path

from django.conf import settings

from .library import StoredFile

PART = ".part"  # of a file that is still being written


class DamagedFile(Exception):
    """Stored bytes are missing or no longer what was stored."""


class RemovedFile(DamagedFile):
    """The bytes were taken out of the store on purpose; the message says why."""


def path_of(sha256: str) -> Path:
    """Where the bytes of a digest lie."""
    return Path(settings.STORE_ROOT) / sha256[:2] / sha256


def read_bytes(file: StoredFile) -> bytes:
    """The stored bytes, proven by their digest."""
    if file.removed:
        raise RemovedFile(file.removed)
    try:
        data = path_of(file.sha256).read_bytes()
    except FileNotFoundError as missing:
        raise DamagedFile(f"Tệp {file.sha256[:12]} không còn trong kho.") from missing
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise DamagedFile(f"Tệp {file.sha256[:12]} đã bị thay đổi.")
    return data


def stored_files() -> list[Path]:
    """Every file that lies in the store, also what is still being written (`.part`)."""
    return list(Path(settings.STORE_ROOT).glob("??/*"))


def stored_digests() -> set[str]:
    """Every digest that lies in the store."""
    return {path.name for path in stored_files() if path.suffix != PART}
