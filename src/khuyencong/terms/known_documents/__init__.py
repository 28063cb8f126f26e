"""Known documents: what the house knows of a numbered document that papers cite, and whether it is in force on a day.

A check asks `KnownDocuments`; the database answers with its own (`records.references.known_documents`), and where there
is no database the shipped ones do (`shipped.shipped_documents`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Mark(StrEnum):
    """How certain a statement about a document is, by what was read for it."""

    TEXT = "V"  # the article itself
    SECOND = "V-sec"  # a secondary page that names or quotes it
    SAMPLE = "S"  # the province's own papers
    DERIVED = "D"  # computed from verified statements
    MEMORY = "M"  # nobody has read it


class Validity(StrEnum):
    """What a document is on a day."""

    UNVERIFIED = "unverified"  # nobody knows from when or until when it holds, or nobody has read it
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    AMENDED = "amended"  # in force, with another document's changes
    REPLACED = "replaced"
    EXPIRED = "expired"


ENDED = frozenset((Validity.REPLACED, Validity.EXPIRED))


class ChangeKind(StrEnum):
    """What a later document did to an earlier one."""

    AMENDS = "amends"
    REPLACES = "replaces"
    CONSOLIDATES = "consolidates"  # writes it out anew with its changes; changes nothing itself


@dataclass(frozen=True, slots=True)
class Change:
    """A later document changed an earlier one. `since` None: from a day nobody has read yet."""

    kind: ChangeKind
    old: str
    new: str
    since: date | None
    mark: Mark
    source: str

    def counts_on(self, day: date) -> bool:
        return self.since is None or self.since <= day


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document as the house knows it. `dated` is its day of signing, perhaps partial («2019-08»); the dates of
    validity are inclusive. `changes` are what later documents did to it."""

    number: str
    dated: str
    kind: str
    title: str
    issuer: str
    valid_from: date | None
    valid_to: date | None
    mark: Mark | None  # None: met in a paper, nothing known
    source: str
    remark: str = ""
    changes: tuple[Change, ...] = ()

    def on(self, day: date) -> Validity:
        """Its state on a day; what nobody has read, or read no day of validity of, is «unverified», unless it is known
        to have ended. That it was amended does not prove that it still stands."""
        if self.successors(day):
            return Validity.REPLACED
        if self.valid_to is not None and self.valid_to < day:
            return Validity.EXPIRED
        if self.mark in (None, Mark.MEMORY) or (self.valid_from is None and self.valid_to is None):
            return Validity.UNVERIFIED
        if self.valid_from is not None and day < self.valid_from:
            return Validity.NOT_YET
        return Validity.AMENDED if self.amended_by(day) else Validity.IN_FORCE

    def has_ended(self, day: date) -> bool:
        """Whether a paper of that day can no longer stand on it."""
        return self.on(day) in ENDED

    def successors(self, day: date) -> tuple[str, ...]:
        """The numbers of what replaced it by that day."""
        return self._changed_by(ChangeKind.REPLACES, day)

    def amended_by(self, day: date) -> tuple[str, ...]:
        """The numbers of what amended it by that day."""
        return self._changed_by(ChangeKind.AMENDS, day)

    def _changed_by(self, kind: ChangeKind, day: date) -> tuple[str, ...]:
        return tuple(c.new for c in self.changes if c.kind is kind and c.counts_on(day))


@dataclass(frozen=True, slots=True)
class KnownDocuments:
    """Documents found by number; an individual number recurs every year, so its day tells which one is meant."""

    by_number: Mapping[str, tuple[KnownDocument, ...]]

    @classmethod
    def of(cls, documents: Iterable[KnownDocument]) -> "KnownDocuments":
        found: dict[str, tuple[KnownDocument, ...]] = {}
        for document in documents:
            key = spelled(document.number)
            found[key] = (*found.get(key, ()), document)
        return cls(found)

    def find(self, number: str, dated: str = "") -> KnownDocument | None:
        """The document of this number: of the year when several bear it, else None when that stays open."""
        found = self.by_number.get(spelled(number), ())
        of_year = [document for document in found if dated and document.dated[:4] == dated[:4]]
        if len(found) == 1:
            return found[0] if of_year or not dated or carries_year(number) else None
        return of_year[0] if len(of_year) == 1 else None


def spelled(number: str) -> str:
    """One spelling of a number: «45/2012/nđ-cp » is «45/2012/NĐ-CP»."""
    return "".join(number.split()).upper()


def carries_year(number: str) -> bool:
    """Whether the number names its year («45/2012/NĐ-CP»), so that no other document ever bears it."""
    return any(part.isdigit() and len(part) == 4 for part in number.split("/")[1:2])
