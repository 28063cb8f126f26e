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
    """All links of a tree, by the old key."""

    links: Mapping[Key, tuple[Link[Key], ...]]

    @classmethod
    def of(cls, links: Iterable[Link[Key]]) -> "Successions[Key]":
        by_old: dict[Key, tuple[Link[Key], ...]] = {}
        for link in links:
            by_old[link.old] = (*by_old.get(link.old, ()), link)
        return cls(by_old)

    def upward(self, key: Key, day: date) -> Key | None:
        """The successor on `day` that holds all of `key`; `key` itself when nothing happened, None when it was split.

        Ends although a careless table may lead in a circle: each link is later than the one before it.
        """
        here, since = key, date.min
        while following := [k for k in self.links.get(here, ()) if since < k.date <= day]:
            first = min(link.date for link in following)
            step = [link for link in following if link.date == first]
            if len(step) > 1 or step[0].coverage is Coverage.PARTIAL:
                return None
            here, since = step[0].new, first
        return here
