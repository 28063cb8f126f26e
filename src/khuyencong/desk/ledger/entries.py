"""Entries as rows of a page."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khuyencong.records.library import heavy
from khuyencong.records.models import Entry

from ..figures import scaled

_TOLD_WITH = ("act", "plan", "line", "measure", "source", "unit", "area", "statement__fact__paper")


def with_words(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """The entries, newest act first, with all that a row says of them."""
    wanted = entries.select_related(*_TOLD_WITH).defer(*heavy("statement__fact__paper__"))
    return wanted.order_by("-act_number", "-pk")


def printed_of(entry: Entry) -> str:
    """What moved, with its sign; words where no number did."""
    if entry.nil > 0:
        return _("không phát sinh")
    if entry.missing > 0:
        return _("chưa có")
    return f"{'−' if entry.value < 0 else '+'} {scaled(abs(entry.value), entry.measure.scale)}"
