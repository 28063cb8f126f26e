"""Secret papers that came in unseen: their bytes leave the store for good, and the same bytes are never taken again.

The door refuses what says it is secret. A scan says so only once its picture was read, in the background, when the
file lies in the store already (docs/decisions/2026-11-25-secret-scans-leave-the-store.md).
"""

import hashlib
import logging

from django.db import transaction

from khuyencong.records.models import Paper, StoredFile
from khuyencong.records.store import path_of

from ..acts import seal
from ..permissions import Refused

log = logging.getLogger(__name__)
_UNREAD = (Paper.State.RECEIVED, Paper.State.READING, Paper.State.FAILED)


def remove_secret(paper: Paper, reason: str) -> None:
    """Take the bytes of a secret paper out of the store; every paper of these bytes says why it cannot be read."""
    with transaction.atomic():
        file = StoredFile.objects.select_for_update().get(pk=paper.file_id)
        if file.removed:
            return  # another reader of the same bytes saw it first
        file.removed = reason[:200]
        file.save(update_fields=["removed"])
        for other in Paper.objects.filter(file=file, state__in=_UNREAD).select_related("province").order_by("pk"):
            other.state, other.failure = Paper.State.FAILED, f"{reason} Tệp đã được gỡ khỏi kho."
            other.save(update_fields=["state", "failure"])
            seal(other.province, None, "remove_secret", other, f"Gỡ khỏi kho tệp «{other.name}»: có dấu mật")
        transaction.on_commit(lambda: path_of(file.sha256).unlink(missing_ok=True))
    log.warning("the bytes of paper %s were removed: it is secret", paper.pk)


def refuse_removed(data: bytes) -> None:
    """The same secret file does not come in a second time."""
    digest = hashlib.sha256(data).hexdigest()
    known = StoredFile.objects.filter(sha256=digest).exclude(removed="").first()
    if known is not None:
        raise Refused(known.removed)


def keep_from_removal(file: StoredFile) -> StoredFile:
    """The file, which nobody removes before the caller's transaction ends: who removes it later finds the caller's
    paper. Bytes that were removed since the door looked go out again."""
    file = StoredFile.objects.select_for_update(no_key=True).get(pk=file.pk)
    if file.removed:
        path_of(file.sha256).unlink(missing_ok=True)
        raise Refused(file.removed)
    return file
