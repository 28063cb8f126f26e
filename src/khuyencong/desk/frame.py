"""What surrounds every page: the main ways through the counter and who is at it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khuyencong.records.models import Membership, Office, User
from khuyencong.records.queries import offices_of

from .access import today


@dataclass(frozen=True, slots=True)
class Way:
    """A link of the main navigation; `current` marks the room the person is in."""

    words: str | Promise
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    ways: tuple[Way, ...]
    office: str
    unit: str


_WAYS: tuple[tuple[str | Promise, str, str], ...] = (
    (_("Việc của tôi"), "home", "/"),
    (_("Kế hoạch"), "plans", "/ke-hoach/"),
    (_("Văn bản"), "papers", "/van-ban/"),
    (_("Báo cáo"), "reports", "/bao-cao/"),
    (_("Căn cứ"), "references", "/can-cu/"),
    (_("Nhật ký"), "history", "/nhat-ky/"),
)
_ADMIN_WAYS: tuple[tuple[str | Promise, str, str], ...] = ((_("Người dùng"), "users", "/nguoi-dung/"),)


def frame_of(user: User, path: str) -> Frame:
    """The frame for a person looking at an address."""
    held = offices_of(user, today())
    administers = any(o.office == Office.ADMIN for o in held)
    works = any(o.office != Office.ADMIN for o in held)
    chosen = (_WAYS if works or not administers else _WAYS[:1]) + (_ADMIN_WAYS if administers else ())
    ways = tuple(Way(words, reverse(name), _is_in(path, prefix)) for words, name, prefix in chosen)
    first = held[0] if held else None
    return Frame(ways, first.get_office_display() if first else "", title_of(first) if first else "")


def title_of(office: Membership) -> str:
    """What the office's unit is called today."""
    title = office.unit.title_on(today())
    return title.short_title if title else office.unit.code


def _is_in(path: str, prefix: str) -> bool:
    return path == prefix if prefix == "/" else path.startswith(prefix)
