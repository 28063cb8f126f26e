"""How figures of an old area or unit are carried to its successors: upward only, never split by guess."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Coverage(StrEnum):
    """UNCHANGED and FULL: all of the old one is in the new one. PARTIAL: it was split, so no figure can follow."""

    UNCHANGED = "unchanged"
    FULL = "full"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Link(Generic[Key]):
    """On `date` the old one went into the new one."""

    old: Key
    new: Key
    coverage: Coverage
    date: date


@dataclass(frozen=True, slots=True)
class Successions(Generic[Key]):
    """All links by the old key, and the last days of what has ended."""

    links: Mapping[Key, tuple[Link[Key], ...]]
    ends: Mapping[Key, date]

    @classmethod
    def of(cls, links: Iterable[Link[Key]], ends: Mapping[Key, date] | None = None) -> "Successions[Key]":
        by_old: dict[Key, tuple[Link[Key], ...]] = {}
        for link in links:
            by_old[link.old] = (*by_old.get(link.old, ()), link)
        return cls(by_old, ends or {})

    def upward(self, key: Key, day: date) -> Key | None:
        """What holds all of `key` on `day`: `key` itself while it stands, else the one that took over all of it.

        None when it was split, or ended and nothing took it over. Comes to an end although a careless table may lead
        in a circle: each link is later than the one before it.
        """
        here, since = key, date.min
        while following := [link for link in self.links.get(here, ()) if since < link.date <= day]:
            since = min(link.date for link in following)
            step = [link for link in following if link.date == since]
            if len(step) > 1 or step[0].coverage is Coverage.PARTIAL:
                return None
            here = step[0].new
        return here if day <= self.ends.get(here, date.max) else None

    def holders(self, key: Key, day: date) -> dict[Key, bool]:
        """Everything that holds some of `key` on `day`, and whether all of it went there."""
        held: dict[Key, bool] = {}
        waiting = [(key, True, date.min)]
        while waiting:
            here, whole, since = waiting.pop()
            following = [link for link in self.links.get(here, ()) if since < link.date <= day]
            first = min((link.date for link in following), default=day)
            step = [link for link in following if link.date == first]
            undivided = whole and len(step) == 1 and step[0].coverage is not Coverage.PARTIAL
            waiting += [(link.new, undivided, first) for link in reversed(step)]
            if not step and day <= self.ends.get(here, date.max):
                held[here] = whole
        return held
