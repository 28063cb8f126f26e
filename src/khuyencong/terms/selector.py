"""Which ledger entries make a figure: a selector names them, and its code travels in pages and papers."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from urllib.parse import parse_qsl

from .facts import Role
from .ledger import WHOLE, Cell
from .periods import Period, Window, bucket

# A page holds hundreds of codes, so a role is one letter there.
_LETTERS = {
    Role.PLAN: "p",
    Role.ADJUSTMENT: "j",
    Role.ESTIMATE: "e",
    Role.ACTUAL: "a",
    Role.COMMITTED: "c",
    Role.ADVANCED: "v",
    Role.PAID: "d",
    Role.SETTLED: "t",
    Role.RETURNED: "r",
}
_ROLES = {letter: role for role, letter in _LETTERS.items()}
_CODE = re.compile(
    r"(?P<lines>\d{1,18}(?:,\d{1,18})*)\.(?P<measure>\d{1,18})\.(?P<roles>[a-z]+)(?:-(?P<off>[a-z]+))?\.(?P<window>[\dHQ]+(?:-\d+)?)"
    r"(?:\.s(?P<source>-?/[a-z\d/-]*))?(?:\.u(?P<unit>/[\d/]*))?(?:\.a(?P<area>[~-]?/[\d/]*))?(?:\.m(?P<since>\d{1,18}))?"
    r"(?:\.n(?P<act>\d{1,18}))?(?:\.x(?P<besides>\d{1,18}(?:,\d{1,18})*))?"
)
JUST_THERE = "-"  # before the path of an area or source: what was told of just this, not of those within it
TOLD_OF_NONE = f"{JUST_THERE}{WHOLE}"  # what was told of no fund source, or of no area
ON_TODAYS_MAP = "~"  # before an area's path: what was told of any area that today's map carries to just this one


@dataclass(frozen=True, slots=True)
class Selector:
    """Entries of a line's subtree, of one measure and some roles, that lie inside a window.

    `source`, `unit`, `area` are tree paths («/» = all); `act` is the last act that counts (None = all, «as of»),
    `since` the last that does not: what changed between two states; `besides` names acts before it that do not count.
    `also` names further lines of the plan, none below another, whose entries count too: the sum of a table's cut.
    `less` names entries that are taken off: of other roles, what is left of a plan; of the same ones, what a longer
    time tells beyond a shorter one within it.
    """

    line: int
    measure: int
    roles: tuple[Role, ...]
    window: Window
    source: str = "/"
    unit: str = "/"
    area: str = "/"
    act: int | None = None
    also: tuple[int, ...] = ()
    less: "Selector | None" = None
    since: int | None = None
    besides: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        return (self.line, *self.also)

    def taken(self, role: str) -> int:
        """How an entry of this role counts: added, or taken off."""
        return -1 if self.less is not None and role in self.less.roles and role not in self.roles else 1

    @property
    def beyond(self) -> "Selector | None":
        """What of the same kind is taken off: the sooner part of the time, which the whole holds."""
        return self.less if self.less is not None and self.less.roles == self.roles else None

    def counts(self, place: Cell, measure: int, role: Role, today: str = WHOLE) -> int:
        """How what moved at a cell counts in the figure, whenever it moved: added, taken off, or not at all.

        `today` is the path by which today's map carries the cell's area.
        """
        if self.less is not None:
            alone = replace(self, less=None)
            return alone.counts(place, measure, role, today) - self.less.counts(place, measure, role, today)
        of_it = measure == self.measure and role in self.roles and self.window.contains(place.window)
        below = any(f"/{line}/" in place.line for line in self.lines)
        return int(of_it and below and self._holds(place, today))

    def _holds(self, place: Cell, today: str) -> bool:
        if self.area.startswith(ON_TODAYS_MAP):
            here = today == self.area.removeprefix(ON_TODAYS_MAP)
        elif self.area.startswith(JUST_THERE):
            here = place.area == self.area.removeprefix(JUST_THERE)
        else:
            here = place.area.startswith(self.area)
        if self.source.startswith(JUST_THERE):
            here = here and place.source == self.source.removeprefix(JUST_THERE)
        else:
            here = here and place.source.startswith(self.source)
        return here and place.unit.startswith(self.unit)

    def encode(self) -> str:
        """«72.1.pj.2025.n4013»: line, measure, roles and window, then what else narrows it; needs no escaping.

        «72,75.1.pj.2025» is of two lines, «72.1.pj.2025_72.1.ae.2025Q1» is what the second leaves of the first.
        """
        lines = ",".join(map(str, self.lines)) if self.also else self.line
        code = f"{lines}.{self.measure}.{_roles_code(self.roles)}.{_window_code(self.window)}"
        for letter, path in (("s", self.source), ("u", self.unit), ("a", self.area)):
            if path != "/":
                code += f".{letter}{path}"
        for letter, act in (("m", self.since), ("n", self.act)):
            if act is not None:
                code += f".{letter}{act}"
        if self.besides:
            code += f".x{','.join(map(str, self.besides))}"
        return code if self.less is None else f"{code}_{self.less.encode()}"

    @classmethod
    def decode(cls, code: str) -> "Selector":
        """The selector of `encode`, also as an address spells it and of its first spelling; ValueError when the code is
        damaged."""
        whole, dash, less = code.partition("_")
        found = _CODE.fullmatch(whole)
        if found is None:
            return _first_spelling(code)
        part = found.groupdict()
        off = part["off"] or ""
        if not {*part["roles"], *off} <= set(_ROLES) or (off and dash):
            raise ValueError(f"selector of unknown roles: {code!r}")
        first, *also = map(int, part["lines"].split(","))
        told = cls(
            line=first,
            measure=int(part["measure"]),
            roles=_roles_of(part["roles"]),
            window=_window_of(part["window"]),
            source=part["source"] or "/",
            unit=part["unit"] or "/",
            area=part["area"] or "/",
            act=_act_of(part["act"]),
            since=_act_of(part["since"]),
            also=tuple(also),
            less=cls.decode(less) if dash else None,
            besides=tuple(int(number) for number in (part["besides"] or "").split(",") if number),
        )
        return replace(told, less=replace(told, roles=_roles_of(off))) if off else told


def short_code(code: str) -> str:
    """The code as an address carries it: what is left of the same lines and time names them once, «72.1.pj-a.2025»."""
    return _LEFT_OF_ITSELF.sub(r"\1.\2-\4.\3", code) if "_" in code else code


_LEFT_OF_ITSELF = re.compile(r"^([\d,]+\.\d+)\.([a-z]+)\.(.+)_\1\.([a-z]+)\.\3$")


def _roles_of(letters: str) -> tuple[Role, ...]:
    return tuple(_ROLES[letter] for letter in letters)


def _act_of(number: str | None) -> int | None:
    return None if number is None else int(number)


@lru_cache(maxsize=1024)  # the figures of a page share few roles and windows
def _roles_code(roles: tuple[Role, ...]) -> str:
    return "".join(_LETTERS[role] for role in roles)


@lru_cache(maxsize=1024)
def _window_code(window: Window) -> str:
    """The code of a year, half or quarter; the days of any other window."""
    code = bucket(window)
    if code and Period.parse(code).window == window:
        return code
    return f"{window.first:%Y%m%d}-{window.last:%Y%m%d}"


def _window_of(code: str) -> Window:
    first, dash, last = code.partition("-")
    return Window(date.fromisoformat(first), date.fromisoformat(last)) if dash else Period.parse(code).window


def _first_spelling(code: str) -> Selector:
    """«l=72&m=1&r=plan+adjustment&f=2025-01-01&t=2025-12-31»: how papers issued before the short code name a figure."""
    parts = dict(parse_qsl(code.replace("+", "%2B"), strict_parsing=True))
    try:
        return Selector(
            line=int(parts["l"]),
            measure=int(parts["m"]),
            roles=tuple(Role(r) for r in parts["r"].split("+")),
            window=Window(date.fromisoformat(parts["f"]), date.fromisoformat(parts["t"])),
            source=parts.get("s", "/"),
            unit=parts.get("u", "/"),
            area=parts.get("a", "/"),
            act=int(parts["n"]) if "n" in parts else None,
        )
    except KeyError as missing:
        raise ValueError(f"selector without {missing}") from missing
