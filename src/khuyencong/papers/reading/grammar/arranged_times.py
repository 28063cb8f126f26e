"""Times that are arranged for something: «quý II, quý III», «tháng 9» of a year that is known."""

import re

from .periods import find_period

_QUARTER = r"(?:i{1,3}|iv|[1-4])\b"
_MONTH = re.compile(
    r"(?:(?:vao|trong|khoang|du kien|dau|giua|cuoi|tu) )*thang \d{1,2}(?: ?(?:[-–]|den) ?(?:thang )?\d{1,2})?"
)
_SEVERAL = re.compile(r"\bthang \d{1,2}(?: ?/ ?20\d\d)?(?:,| va|, va) (?:thang )?\d{1,2}\b")
_AND = r"(?:, ?| va )(?:quy )?"
_LIST = re.compile(rf"\bquy (?P<first>{_QUARTER})(?:{_AND}{_QUARTER})*{_AND}(?P<last>{_QUARTER})")


def period_arranged(folded: str, year: str | None, *, bare: bool = True) -> str | None:
    """The period of words that arrange a time: «quý II, quý III» are both, «tháng 9» is of the plan's year; a `bare`
    number may be a year."""
    folded = folded.replace("den het ", "den ")
    if _SEVERAL.search(folded):
        return None  # «tháng 6 và tháng 11» are no one time
    if year and _MONTH.fullmatch(folded):
        folded = f"{folded} nam {year}"
    return find_period(_LIST.sub(r"quy \g<first> - quy \g<last>", folded), year=year, bare=bare)
