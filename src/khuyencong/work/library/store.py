"""The store's verbs: bytes are laid before the row that names them is committed, and what no row names is swept."""

import hashlib
import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import transaction

from khuyencong.records.models import StoredFile
from khuyencong.records.store import PART, path_of, stored_files

LEFT_BEHIND = timedelta(days=1)  # longer than any verb takes from its file to its end


def store_bytes(data: bytes, media_type: str) -> StoredFile:
    """The row of these bytes; the same bytes are stored once. A crash leaves an orphan file, never a dangling row.

    The row comes first: though nobody sees it yet, a sweep waits at it until the caller's transaction ends.
    """
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        told = {"size": len(data), "media_type": media_type}
        row, _ = StoredFile.objects.get_or_create(sha256=digest, defaults=told)
        _lay(path_of(digest), data)
    return row


def _lay(path: Path, data: bytes) -> None:
    """Written, fsynced and renamed: the file appears whole or not at all."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=PART)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(name, path)
    _sync_folder(str(path.parent))


def sweep(now: datetime) -> int:
    """Take away the files that nobody names since verbs broke off, or a removal did; how many. No act: nothing that is
    remembered changes."""
    return sum(_swept(path) for path in stored_files() if _is_older(path, now - LEFT_BEHIND))


def _is_older(path: Path, moment: datetime) -> bool:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) < moment
    except FileNotFoundError:  # written to its end meanwhile
        return False


def _swept(path: Path) -> bool:
    with transaction.atomic():
        if path.suffix != PART and not _is_nobodys(path.name):
            return False
        path.unlink(missing_ok=True)
    return True


def _is_nobodys(digest: str) -> bool:
    """Whether no row names these bytes, or one that says they were removed. Whoever stores them waits from here to the
    end of the transaction, then lays them anew; whoever was about to is waited for."""
    row, new = StoredFile.objects.get_or_create(sha256=digest, defaults={"size": 1, "media_type": ""})
    if new:
        row.delete()
    return new or bool(row.removed)


def _sync_folder(folder: str) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
