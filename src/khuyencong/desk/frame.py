"""What surrounds every page: the ways through the counter, and who is at it.

The daily rooms stand in the bar; books, look-ups and administration stand behind «Thêm», grouped. A new page enters
one of the tables below, under the word an official would look for.
"""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khuyencong.records.models import Membership, Office, User
from khuyencong.records.notifications import unread
from khuyencong.records.scopes import offices_of
from khuyencong.work.permissions import may

from .access import today

Words = str | Promise
Row = tuple[Words, str]  # what the link says, the name of its route


@dataclass(frozen=True, slots=True)
class Way:
    """A link of the navigation; `current` marks the room the person is in."""

    words: Words
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Links of the second menu under one heading."""

    words: Words
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    ways: tuple[Way, ...]
    more: tuple[Group, ...]
    office: str
    unit: str
    others: tuple[tuple[str, str], ...] = ()  # the offices held beside that one, and their units
    unread: int = 0
    at_bell: bool = False
    reviews: bool = False  # papers come to the ledger through them: what an empty page asks of them, not of others
    sends: bool = False  # papers for others to review
    only_administers: bool = False  # plans, papers and figures are not theirs to see

    @property
    def in_more(self) -> bool:
        """Whether the person is in a room of the second menu."""
        return any(way.current for group in self.more for way in group.ways)


_WAYS: tuple[Row, ...] = (
    (_("Việc của tôi"), "home"),
    (_("Điều hành"), "dashboard"),
    (pgettext_lazy("several", "Kế hoạch"), "plans"),
    (_("Văn bản"), "papers"),
    (_("Báo cáo"), "reports"),
)
_HISTORY: Row = (_("Nhật ký"), "history")
_BOOKS: tuple[Row, ...] = (
    (_("Việc được giao"), "tasks"),
    (_("Sổ số liệu"), "ledger"),
    (_("Sổ văn bản đi"), "register"),
    _HISTORY,
)
_LOOK_UPS: tuple[Row, ...] = (
    (_("Danh mục sản phẩm, cơ sở"), "registers"),
    (_("Đơn vị thụ hưởng"), "recipients"),
    (_("Căn cứ pháp lý"), "references"),
    (_("Đơn vị"), "units"),
    (_("Địa bàn"), "areas"),
    (pgettext_lazy("several", "Chỉ tiêu"), "measures"),
    (_("Nguồn kinh phí"), "sources"),
)
_ADMINISTRATION: tuple[Row, ...] = (
    (_("Người dùng"), "users"),
    (_("Người ký văn bản"), "signers"),
    (_("Mẫu giấy của cơ quan"), "stationery"),
    (_("Hộp thư đi"), "outbox"),
)
# What an administrator without another office needs every day; papers and plans are not theirs to see.
_ADMIN_WAYS: tuple[Row, ...] = (_WAYS[0], _ADMINISTRATION[0], _ADMINISTRATION[3], _HISTORY)


_GUESTS = (Office.COUNCIL, Office.APPLICANT)  # of all this they see the register
_GUEST_WAYS: tuple[Row, ...] = (_WAYS[0], _LOOK_UPS[0])
_GUEST_LOOK_UPS: tuple[Row, ...] = (_LOOK_UPS[0], *_LOOK_UPS[3:5])


def frame_of(user: User, path: str) -> Frame:
    """The frame for a person looking at an address."""
    held = offices_of(user, today())
    administers = any(o.office == Office.ADMIN for o in held)
    works = any(o.office != Office.ADMIN for o in held)
    guest = works and all(o.office in _GUESTS for o in held)
    administration = _ADMINISTRATION if works else _ADMINISTRATION[1:3]
    first = max(held, key=lambda office: office.valid_to or date.max) if held else None  # not one that is about to end
    reviews = bool(may(user, "accept", None))
    return Frame(
        ways=_ways(_GUEST_WAYS if guest else _WAYS if works or not administers else _ADMIN_WAYS, path),
        more=(Group(_("Tra cứu"), _ways(_GUEST_LOOK_UPS, path)),)
        if guest
        else _groups(path, works or not administers, administration, administers),
        office=first.get_office_display() if first else "",
        unit=title_of(first) if first else "",
        others=tuple((one.get_office_display(), title_of(one)) for one in held if one is not first),
        unread=unread(user.pk).count(),
        at_bell=_is_in(path, reverse("notifications")),
        reviews=reviews,
        sends=not reviews and bool(may(user, "receive", None)),
        only_administers=administers and not works,
    )


def title_of(office: Membership) -> str:
    """What the office's unit is called today."""
    return str(office.called or office.unit.code)  # type: ignore[attr-defined]


def _groups(path: str, works: bool, administration: tuple[Row, ...], administers: bool) -> tuple[Group, ...]:
    """The second menu; who only administers has the daily part of the administration in the bar instead."""
    offered = (
        (_("Sổ sách"), _BOOKS, works),
        (_("Tra cứu"), _LOOK_UPS, True),
        (_("Quản trị"), administration, administers),
    )
    return tuple(Group(words, _ways(rows, path)) for words, rows, shown in offered if shown)


def _ways(rows: tuple[Row, ...], path: str) -> tuple[Way, ...]:
    return tuple(Way(words, reverse(name), _is_in(path, reverse(name))) for words, name in rows)


def _is_in(path: str, room: str) -> bool:
    return path == room if room == "/" else path.startswith(room)
