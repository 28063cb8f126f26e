"""Receive a paper: refuse what cannot be kept, store the bytes, and have it read in the background."""

import hashlib
import mimetypes

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.papers import UnreadablePaper
from khuyencong.papers.reading.apart.guard import read_text_guarded
from khuyencong.records.models import Paper, Unit, User
from khuyencong.terms.facts import Text
from khuyencong.terms.periods import day_in_figures

from ...acts import seal
from ...found import in_words
from ...permissions import Refused, require
from ..infected import refuse_infected
from ..read import read_in_background
from ..review.sending import require_recipient
from ..secret import keep_from_removal, refuse_removed
from ..store import store_bytes


class ReceivedBefore(Refused):
    """The very same file is kept already: `paper` leads to it."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        day = day_in_figures(timezone.localdate(paper.received_at))
        super().__init__(_("Tệp này đã được nhận ngày %(day)s với tên «%(name)s».") % {"day": day, "name": paper.name})


def receive(user: User | None, unit: Unit, name: str, data: bytes, to: Unit | None = None) -> Paper:
    """Keep a paper for review, by the unit itself or by the agency it sends it `to`. Refused with the reason when it
    cannot be read; then nothing is kept."""
    require(user, "receive", unit)
    if to is not None:
        require_recipient(unit, to)
    refuse_infected(name, data)
    refuse_removed(data)
    text = _readable(name, data)
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # of two at once the second finds the first's paper
        _refuse_twice(unit, data)
        file = store_bytes(data, text.media_type or mimetypes.guess_type(name)[0] or "application/octet-stream")
        paper = Paper.objects.create(
            province=unit.province,
            unit=to or unit,
            sender=unit if to else None,
            file=keep_from_removal(file),
            name=name[:200],
            received_by=user,
            received_at=timezone.now(),
        )
        day = timezone.localdate()
        words = f"Nhận văn bản «{paper.name}»" + (f" do {unit.name_on(day)} gửi {to.name_on(day)}" if to else "")
        seal(unit.province, user, "receive", paper, words, {"sha256": paper.file.sha256})
        read_in_background(paper.pk)
    return paper


def _readable(name: str, data: bytes) -> Text:
    if len(data) > settings.MAX_PAPER_BYTES:
        raise Refused(_("Tệp lớn hơn 50 MB: hãy chia nhỏ hoặc nén ảnh trong tệp rồi gửi lại."))
    try:
        return read_text_guarded(data, name)
    except UnreadablePaper as refusal:
        raise Refused(in_words(str(refusal))) from refusal


def _refuse_twice(unit: Unit, data: bytes) -> None:
    digest = hashlib.sha256(data).hexdigest()
    own = Q(unit=unit, sender=None) | Q(sender=unit)
    known = Paper.objects.filter(own, file__sha256=digest, direction=Paper.Direction.RECEIVED).first()
    if known is not None:
        raise ReceivedBefore(known)
