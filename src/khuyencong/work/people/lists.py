"""Accounts opened by a list: what each row becomes and what is wrong with it, and all the good ones at once.

A row is weighed twice: for the page that shows it, and under the lock of names when the accounts are made, so that two
administrators with one list never make an account twice.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Membership, Office, Unit, UnitTitle, User
from khuyencong.records.units import UnitType, within
from khuyencong.terms.plain_words import has_control, kept
from khuyencong.terms.vietnamese import fold

from ..acts import as_recorded, seal
from ..permissions import Refused
from ..units.former import FormerPlaces
from .accounts import create_user, lock_names, province_of
from .offices import why_not_there
from .passwords import token_for

MOST = 500
_USUAL = {
    UnitType.PROVINCE_COMMITTEE: Office.LEADER,
    UnitType.DISTRICT_COMMITTEE: Office.COMMUNE,
    UnitType.COMMUNE_COMMITTEE: Office.COMMUNE,
    UnitType.DIVISION: Office.OFFICER,
    UnitType.CENTRE: Office.CENTRE,
    UnitType.ASSOCIATION: Office.ASSOCIATION,
}  # others take part: an officer's rights over a department are said, never guessed
_SPOKEN = {
    "so nganh": Office.AGENCY,
    "so nganh khac": Office.AGENCY,
    "can bo so nganh": Office.AGENCY,
    "cap xa": Office.COMMUNE,
    "can bo xa": Office.COMMUNE,
    "trung tam": Office.CENTRE,
    "hoi dong": Office.COUNCIL,
    "hiep hoi": Office.ASSOCIATION,
    "quan tri": Office.ADMIN,
}  # as guides and lists of people call them
_COMMITTEE = re.compile(r"^(?:uy ban nhan dan|ubnd) ")
_PLACE_KIND = re.compile(r"^(?:xa|phuong|thi tran|dac khu) ")
_OTHER_SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row as somebody wrote it; an empty sign-in name and role are proposed."""

    full_name: str
    username: str = ""
    unit: str = ""
    office: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a row becomes; `wrong` says why it cannot, and `near` which unit was likely meant, as it may be written."""

    full_name: str
    username: str
    email: str
    office: str
    unit: Unit | None
    wrong: tuple[str, ...] = ()
    near: str = ""

    @property
    def office_words(self) -> str:
        return str(Office(self.office).label) if self.office else ""

    @property
    def person(self) -> tuple[int | None, str, str]:
        """Who this would be, twice the same person in one office of one unit."""
        return (self.unit.pk if self.unit else None, self.office, fold(self.full_name))


def weigh(rows: Sequence[Wanted], among: Iterable[Unit]) -> list[Listed]:
    """Each row with its unit, role and sign-in name, and with what is wrong; only these units may be named."""
    if len(rows) > MOST:
        raise Refused(
            _("Danh sách có %(rows)s dòng; mỗi lần nhận tối đa %(most)s.") % {"rows": len(rows), "most": MOST}
        )
    units = _Units(among)
    read = [_read(row, units) for row in rows]
    return _checked(_named(read))


def open_accounts(actor: User | None, rows: Sequence[Listed]) -> list[tuple[User, str]]:
    """All of these accounts or none, each with the token of the link by which its person chooses a password."""
    with transaction.atomic():
        lock_names()
        for number, row in enumerate(_checked([replace(row, wrong=()) for row in rows]), 1):
            if row.wrong or row.unit is None:
                raise Refused(_("Dòng %(row)s: %(why)s.") % {"row": number, "why": "; ".join(row.wrong)})
        made = [create_user(actor, r.username, r.full_name, None, r.office, r.unit, r.email) for r in rows if r.unit]
        if made:
            words = f"Cấp đường dẫn vào một lần cho {len(made)} tài khoản mở theo danh sách"
            seal(province_of(made[0]), actor, "invite", None, words, {"accounts": [user.pk for user in made]})
    return [(user, token_for(user)) for user in made]


def one_each(units: Iterable[Unit]) -> list[Wanted]:
    """A row for every unit in which nobody holds an office, under the unit's own name; who approves for the province is
    a person, and no unit's account."""
    listed = list(units)
    held = Membership.objects.filter(within(timezone.localdate()), unit__in=[unit.pk for unit in listed])
    taken, titles = set(held.values_list("unit", flat=True)), _titles(listed)
    return [
        Wanted(titles[unit.pk][1], unit=unit.code, office=as_recorded(usual_office(unit).label))
        for unit in listed
        if unit.pk not in taken and unit.pk in titles and usual_office(unit) != Office.LEADER
    ]


def usual_office(unit: Unit) -> Office:
    return _USUAL.get(UnitType(unit.type), Office.AGENCY)


def _read(row: Wanted, units: "_Units") -> Listed:
    wrong: list[str] = []
    unit = units.meant(row.unit, wrong)
    near = units.near(row.unit) if unit is None else ""
    office = _offices().get(fold(row.office), "") or (usual_office(unit).value if unit and not row.office else "")
    if row.office and not office:
        known = ", ".join(str(Office(value).label) for value in Office.values if value != Office.ADMIN)
        words = _("không có vai trò «%(office)s»; có: %(known)s")
        wrong.append(words % {"office": row.office, "known": known})
    wrong += _not_by_list(office, unit)
    return Listed(
        kept(row.full_name.strip()), row.username.strip(), row.email.strip(), office, unit, tuple(wrong), near
    )


def _not_by_list(office: str, unit: Unit | None) -> list[str]:
    if office == Office.ADMIN:
        return [_("tài khoản quản trị thì mở từng người")]
    unsuited = why_not_there(Office(office), unit) if office and unit else ""
    return [unsuited.rstrip(".")] if unsuited else []


class _Units:
    """The units that may be named, by everything they may be called: code, both titles, and a committee by its commune
    alone, with or without what kind it is; and what is told of a name that none of them bears today."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.listed, self.day = list(units), timezone.localdate()
        self.called: dict[str, set[Unit]] = defaultdict(set)
        titles = _titles(self.listed)
        for unit in self.listed:
            for name in (unit.code, *titles.get(unit.pk, ())):
                self.called[_key(name)].add(unit)
                self.called[_PLACE_KIND.sub("", _key(name))].add(unit)

    def meant(self, words: str, wrong: list[str]) -> Unit | None:
        found = self.called.get(_key(words), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            wrong.append(_("có %(n)s đơn vị tên «%(unit)s»: ghi mã đơn vị") % {"n": len(found), "unit": words})
        elif not words.strip():
            wrong.append(_("chưa ghi đơn vị"))
        else:
            now = ", ".join(unit.name_on(self.day) for unit in self._now_of(words))
            hint = _(" (nay là: %(names)s)") % {"names": now} if now else ""
            wrong.append(_("không có đơn vị «%(unit)s»") % {"unit": words} + hint)
        return None

    def near(self, words: str) -> str:
        """The one unit that an old name means today; else that of this name whatever kind is written before it,
        «phường Trảng Bom» for «xã Trảng Bom»; else the one called most like it."""
        key = _key(words)
        likest = difflib.get_close_matches(key, self.called, 1)
        alike = [self.called.get(name, set()) for name in (_PLACE_KIND.sub("", key), *likest)]
        now = set(self._now_of(words))
        found = now or next((units for units in alike if key and len(units) == 1), set())
        if len(found) != 1:
            return ""
        (unit,) = found
        title = unit.name_on(self.day)
        return title if self.called.get(_key(title)) == found else unit.code

    def _now_of(self, words: str) -> list[Unit]:
        key = _key(words)
        if not key or not self.listed:
            return []
        renamed = [unit for unit in self.listed if key in self._former_titles[unit.pk]]
        return renamed or [unit for unit in self._former_places.holders(f"UBND {key}") if unit in self.listed]

    @cached_property
    def _former_titles(self) -> dict[int, set[str]]:
        former: dict[int, set[str]] = defaultdict(set)
        ended = UnitTitle.objects.filter(unit__in=[unit.pk for unit in self.listed], valid_to__lt=self.day)
        for unit, *names in ended.values_list("unit", "title", "short_title"):
            former[unit].update(map(_key, names))
        return former

    @cached_property
    def _former_places(self) -> FormerPlaces:
        return FormerPlaces(self.listed[0].province, self.day)


def _titles(units: Sequence[Unit]) -> dict[int, tuple[str, str]]:
    on_the_day = UnitTitle.objects.on(timezone.localdate()).filter(unit__in=[unit.pk for unit in units])
    return {pk: (title, short) for pk, title, short in on_the_day.values_list("unit", "title", "short_title")}


def _key(words: str) -> str:
    return _COMMITTEE.sub("", " ".join(fold(words).split()))


def _offices() -> dict[str, str]:
    """Every role by its word in either language, by its code and by what people call it."""
    said = {fold(str(label)): value for value, label in Office.choices}
    kept_words = {fold(as_recorded(Office(value).label)): value for value in Office.values}
    return {**_SPOKEN, **{value: value for value in Office.values}, **said, **kept_words}


def _named(rows: Sequence[Listed]) -> list[Listed]:
    """Every row with a sign-in name: its own, else one that nobody has, here or in the list."""
    taken = {name.lower() for name in User.objects.values_list("username", flat=True)}
    taken |= {row.username.lower() for row in rows if row.username}
    named = []
    for row in rows:
        name = row.username or _free(sign_in_name(row.full_name), taken)
        taken.add(name.lower())
        named.append(replace(row, username=name))
    return named


def sign_in_name(full_name: str) -> str:
    """«lamnh» of Nguyễn Hoàng Lâm; what begins with the kind of a unit is written together («xaxuandong»)."""
    words = _OTHER_SIGNS.sub(" ", _key(full_name)).split()
    if not words:
        return ""
    if _UNIT_KIND.match(" ".join(words)):
        return "".join(words)
    return words[-1] + "".join(word[0] for word in words[:-1])


_UNIT_KIND = re.compile(
    r"(?:xa|phuong|thi tran|dac khu|tinh|thanh pho|so|phong|trung tam|ban|hoi|lien minh|lien doan) "
)


def _free(name: str, taken: set[str]) -> str:
    if not name or name not in taken:
        return name
    return next(f"{name}{number}" for number in range(2, len(taken) + 3) if f"{name}{number}" not in taken)


def _checked(rows: Sequence[Listed]) -> list[Listed]:
    """The rows with what the accounts that are there, and the rows above, speak against."""
    names = [row.username for row in rows]
    used = {name.lower() for name in User.objects.values_list("username", flat=True)} & {n.lower() for n in names}
    held = _people_held([row.unit.pk for row in rows if row.unit])
    first_name, first_person = dict[str, int](), dict[tuple[int | None, str, str], int]()
    checked = []
    for number, row in enumerate(rows, 1):
        wrong = [*row.wrong, *_malformed(row)]
        if row.username.lower() in used:
            wrong.append(_("tên đăng nhập «%(name)s» đã có người dùng") % {"name": row.username})
        if (above := first_name.setdefault(row.username.lower(), number)) != number and row.username:
            wrong.append(_("tên đăng nhập trùng dòng %(row)s") % {"row": above})
        if row.person in held:
            wrong.append(_("đã có tài khoản «%(name)s» ở đơn vị này") % {"name": held[row.person]})
        if (above := first_person.setdefault(row.person, number)) != number and row.unit:
            wrong.append(_("cùng người, cùng đơn vị với dòng %(row)s") % {"row": above})
        checked.append(replace(row, wrong=tuple(wrong)))
    return checked


def _people_held(units: Sequence[int]) -> dict[tuple[int | None, str, str], str]:
    """Who holds an office in these units today or later, by person, with the sign-in name."""
    last = Membership.objects.filter(unit__in=units).exclude(valid_to__lt=timezone.localdate())
    told = last.values_list("unit", "office", "user__full_name", "user__username")
    return {(unit, office, fold(name)): username for unit, office, name, username in told}


def _malformed(row: Listed) -> list[str]:
    wrong = []
    if not row.full_name or has_control(row.full_name) or len(row.full_name) > 100:
        wrong.append(_("họ và tên trống hoặc không dùng được"))
    try:
        UnicodeUsernameValidator()(row.username)
    except ValidationError:
        wrong.append(_("tên đăng nhập chỉ gồm chữ, số và @ . + - _"))
    try:
        if row.email:
            validate_email(row.email)
    except ValidationError:
        wrong.append(_("thư điện tử không đúng dạng"))
    return wrong
