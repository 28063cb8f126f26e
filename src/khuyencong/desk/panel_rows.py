"""The rows of a panel, and of the page that tells all of them: what is urgent first, and the way to the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from khuyencong.terms.results import Figure

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a panel: what counts of it (days, a share, how many), where it leads, and how urgent it looks.

    Its words are those of the record (a title, a name) unless it is not `official`.
    """

    amount: Words
    words: Words
    address: str  # «» where there is no page to lead to
    state: Words = ""
    tone: str = ""
    more: Words = ""
    figures: tuple[tuple[Words, Figure], ...] = ()
    official: bool = True
    ways: tuple[tuple[Words, str], ...] = ()  # what to do about it, and where


def rest(plan: int, count: int, **cut: object) -> Iterator[Row]:
    """The way to those of a plan's contents a panel has no room for."""
    if count > 0:
        address = f"{reverse('plan', args=[plan])}?{urlencode(cut)}"
        yield Row(_("+ %(n)s mục") % {"n": count}, _("Xem tất cả ở trang kế hoạch"), address, official=False)


MOST = 8  # rows of a panel that tells of days


def tasks_in_sight(rows: Sequence[Row], address: str) -> list[Row]:
    late, coming = _("việc quá hạn nữa: xem tất cả"), _("việc sắp đến hạn nữa: xem tất cả")
    return in_sight(rows, (late, address), (coming, address))


def in_sight(rows: Sequence[Row], all_late: tuple[Words, str], all_coming: tuple[Words, str]) -> list[Row]:
    """Of rows by their day, what a panel has room for: of what is overdue at most half while anything is coming, how
    many more there are of each, and the way to all: its words and address."""
    late = [row for row in rows if row.tone == "bad"]
    coming = [row for row in rows if row.tone != "bad"]
    room = max(MOST // 2, MOST - len(coming))
    shown = [*late[:room], *_more(len(late) - room, *all_late, "bad")]
    left = MOST - min(len(late), room)
    return [*shown, *coming[:left], *_more(len(coming) - left, *all_coming)]


def _more(count: int, words: Words, address: str, tone: str = "") -> Iterator[Row]:
    if count > 0:
        yield Row(f"+ {count}", words, address, tone=tone, official=False)
