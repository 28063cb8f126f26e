"""Times that are arranged for something: «quý II, quý III», «tháng 9» of a year that is known."""

import re

from .periods import find_period

_QUARTER = r"(?:i{1,3}|iv|[1-4])\b"
_MONTH = re.compile(
    r"(?:(?:vao|trong|khoang|du kien|dau|giua|cuoi|tu) )*thang \d{1,2}(?: ?(?:[-–]|den) ?(?:thang )?\d{1,2})?"
)
_AND = r"(?:, ?| va )(?:quy )?"
_LIST = re.compile(rf"\bquy (?P<first>{_QUARTER})(?:{_AND}{_QUARTER})*{_AND}(?P<last>{_QUARTER})")


def period_arranged(folded: str, year: str | None, *, bare: bool = True) -> str | None:
    """The period of words that arrange a time: «quý II, quý III» are both, «tháng 9» is of the plan's year; a `bare`
    number may be a year."""
    if year and _MONTH.fullmatch(folded):
        folded = f"{folded} nam {year}"
    return find_period(quarters_joined(folded), year=year, bare=bare)


def quarters_joined(folded: str) -> str:
    """«quý II, III», «quý II và quý III» as from one to the other."""
    return _LIST.sub(r"quy \g<first> - quy \g<last>", folded)
