"""When a planned content is held, where its own sentence says so: «(tháng 9/2025)», «hoàn thành trong quý IV»."""

import re

from ....terms.facts import Activity, Arranged, Arrangement, Role, Span
from ..grammar.periods import find_period
from ..text.scan import Scan

_QUARTER = r"(?:i{1,3}|iv|[1-4])\b"
_MORE = r"\s?(?:[-–,/]|va|den)\s?"
_PART = (
    rf"(?:(?:dau|giua|cuoi) )?(?:quy {_QUARTER}(?:{_MORE}(?:quy )?{_QUARTER})*"
    rf"|thang \d{{1,2}}(?!\d)(?:{_MORE}(?:thang )?\d{{1,2}}(?!\d))*)(?:(?: ?/ ?| nam )20\d\d)?"
)
_HELD = re.compile(
    rf"\((?:(?:du kien|thoi gian|thuc hien|to chuc|vao|trong|khoang|:) ?)*(?P<bracketed>{_PART})\)"
    r"|\b(?:thuc hien|hoan thanh|to chuc|trien khai|dien ra)(?: (?:du kien|xong|vao|trong|tu))+ "
    rf"(?P<told>{_PART})(?=\s*(?:[.;,)]|$))"
)
_HELD_IN = re.compile(
    r"\b(?:tổ chức|thực hiện|triển khai|diễn ra|khai mạc)\s(?:(?!giải|thanh|thẩm|phê|rà|quyết|nghiệm)\S+\s){0,8}?"
    r"(?:trong|vào)\s(?P<time>(?:(?:đầu|giữa|cuối)\s)?(?:quý\s(?:IV|I{1,3}|[1-4])|tháng\s\d{1,2})"
    r"(?:(?:/|\snăm\s)20\d\d)?)\b(?!\s?[-–/]|,?\s(?:và\s)?(?:quý|tháng|[IV]+)\b|\svà\s\d|,\s\d{1,2}(?:[,;.]|\s(?:và|năm)\b))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d")
_MONTH = re.compile(r"(?:(?:vao|trong|khoang|du kien|dau|giua|cuoi) )*thang \d{1,2}")
_AND = r"(?:, ?| va )(?:quy )?"
_LIST = re.compile(rf"\bquy (?P<first>{_QUARTER})(?:{_AND}{_QUARTER})*{_AND}(?P<last>{_QUARTER})")


def held_when(scan: Scan, activity: Activity) -> Arrangement | None:
    """The one time that the sentence of what a year plans names; of several none is the content's own."""
    if activity.role is not Role.PLAN or activity.period is None or not _YEAR.fullmatch(activity.period):
        return None
    start, end = activity.span.start, activity.span.end
    told = {found.span(found.lastgroup or 0) for found in _HELD.finditer(scan.folded, start, end)}
    told |= {found.span("time") for found in _HELD_IN.finditer(scan.flat, start, end)}
    if len(told) != 1:
        return None
    words = Span(*told.pop())
    period = period_arranged(scan.fold(words), activity.period)
    return Arrangement(Arranged.TIME, scan.words(words), words, period) if period else None


def period_arranged(folded: str, year: str | None) -> str | None:
    """The period of words that arrange a time: «quý II, quý III» are both, «tháng 9» is of the plan's year."""
    if year and _MONTH.fullmatch(folded):
        folded = f"{folded} nam {year}"
    return find_period(_LIST.sub(r"quy \g<first> - quy \g<last>", folded), year=year)
