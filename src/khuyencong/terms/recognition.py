"""How long a recognised product keeps its stars: dated rules with what they stand on."""

import calendar
from dataclasses import dataclass
from datetime import date

from .known_documents import Mark

REFILE_FROM_DAYS = 180  # before the end: from when the file for a new evaluation is handed in
LEAST_STARS = 3  # fewer get no certificate


@dataclass(frozen=True, slots=True)
class Term:
    """So many months from the day of recognition, for what is recognised from `since` on."""

    since: date
    months: int
    basis: str
    mark: Mark


TERMS = (
    Term(date(2026, 5, 22), 36, "Quyết định số 26/2026/QĐ-TTg, Điều 4", Mark.TEXT),
    Term(date(2023, 2, 24), 36, "Quyết định số 148/QĐ-TTg", Mark.DERIVED),
)


def expiry(decided_on: date, stars: int | None) -> date | None:
    """The last day of a certificate; None where no rule is known for the day or the stars earn none."""
    term = next((term for term in TERMS if term.since <= decided_on), None)
    return _after(decided_on, term.months) if term and stars and stars >= LEAST_STARS else None


def _after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
