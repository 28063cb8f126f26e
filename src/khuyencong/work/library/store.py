"""Putting bytes into the store: written, fsynced and renamed before the row that refers to them is committed."""

import hashlib
import os
import tempfile

from khuyencong.records.models import StoredFile
from khuyencong.records.store import path_of


def store_bytes(data: bytes, media_type: str) -> StoredFile:
    """The row of these bytes; the same bytes are stored once. A crash leaves an orphan file, never a dangling row."""
    digest = hashlib.sha256(data).hexdigest()
    path = path_of(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
        _sync_folder(str(path.parent))
    row, _ = StoredFile.objects.get_or_create(sha256=digest, defaults={"size": len(data), "media_type": media_type})
    return row


def _sync_folder(folder: str) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
