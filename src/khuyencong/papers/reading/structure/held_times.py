"""When a planned content is held, where its own sentence says so.

| how it is said                                   | example                                                          |
|--------------------------------------------------|------------------------------------------------------------------|
| in brackets                                      | «(tháng 9/2025)», «(dự kiến quý III)»                            |
| a clause of nothing but a deed and a time        | «; thực hiện tháng 8/2026», «, hoàn thành trước ngày 30/11»      |
| a clause of nothing but a time, behind a sum     | «…; kinh phí 400 triệu đồng; quý IV/2026»                        |
| a deed and a time, anywhere                      | «triển khai từ quý II đến quý IV», «tổ chức hội chợ vào tháng 9» |

Of several times none is the content's own, nor is one of another year.
"""

import re
from collections.abc import Iterator

from ....terms.facts import Activity, Arranged, Arrangement, Role, Span
from ..grammar.arranged_times import period_arranged
from ..grammar.periods import year_of
from ..text.scan import Scan

_QUARTER = r"(?:i{1,3}|iv|[1-4])\b"
_MORE = r"\s?(?:[-–,/]|va|den(?: het)?)\s?"
_OF_YEAR = r"(?:(?: ?/ ?| nam )20\d\d)?"
_PART = (
    rf"(?:(?:dau|giua|cuoi) )?(?:quy {_QUARTER}(?:{_MORE}(?:quy )?{_QUARTER})*"
    rf"|thang \d{{1,2}}(?!\d)(?:{_MORE}(?:thang )?\d{{1,2}}(?!\d))*){_OF_YEAR}"
)
_MONTHS = r"(?:(?:[369]|ba|sau|chin) thang|nua) (?:dau|cuoi) nam(?: 20\d\d)?"
_DAY = rf"(?:ngay )?\d{{1,2}}(?: ?/ ?| thang )\d{{1,2}}{_OF_YEAR}"
_DAYS = rf"(?:tu (?:ngay )?\d{{1,2}}(?: ?/ ?\d{{1,2}}{_OF_YEAR})? (?:den|[-–]) (?:het )?{_DAY})"
_UNTIL = rf"(?:truoc|den het|cham nhat(?: la)?) {_DAY}"
_TIME = rf"(?:{_PART}|{_MONTHS}|{_DAYS}|{_UNTIL}|ca nam(?: 20\d\d)?)"
_DEED = r"(?:thoi gian|tien do|du kien|thuc hien|hoan thanh|to chuc|trien khai|dien ra|khai mac)"
_LITTLE = r"(?:vao|trong|tu|xong|khoang|la|ke tu)"
_ENDS = r"(?=\s*(?:[.;,)]|$)| tai )"
_HELD = re.compile(
    rf"\((?:(?:du kien|thoi gian|thuc hien|to chuc|vao|trong|khoang|:) ?)*(?P<bracketed>{_PART}|{_MONTHS}|{_DAYS})\)"
    rf"|[;,.(]\s(?:{_DEED} )(?:(?:{_DEED}|{_LITTLE}) )*(?P<clause>{_TIME}){_ENDS}"
    rf"|\((?:{_DEED} )(?:(?:{_DEED}|{_LITTLE}) )*(?P<opens>{_TIME}){_ENDS}"
    rf"|(?:;|\bdong,|(?:\bdu kien|[a-z)]):) (?:(?:{_LITTLE}) )*(?P<behind>{_PART}|{_MONTHS}|ca nam(?: 20\d\d)?){_ENDS}"
    r"|\b(?:thuc hien|hoan thanh|to chuc|trien khai|dien ra)(?: (?:du kien|xong|vao|trong|tu))+ "
    rf"(?P<told>{_PART}|{_MONTHS}){_ENDS}"
)
_HELD_IN = re.compile(
    r"\b(?:tổ chức|thực hiện|triển khai|diễn ra|khai mạc)"
    r"\s(?:(?!giải|thanh|thẩm|phê|rà|quyết|nghiệm|tháng\s\d|quý\s[IV\d])\S+\s){0,8}?"
    r"(?:trong|vào)\s(?P<time>(?:(?:đầu|giữa|cuối)\s)?(?:quý\s(?:IV|I{1,3}|[1-4])|tháng\s\d{1,2})"
    r"(?:(?:/|\snăm\s)20\d\d)?)\b(?!\s?[-–/]|,?\s(?:và\s)?(?:(?:trong|vào)\s)?(?:quý|tháng|[IV]+)\b|\svà\s\d|,\s\d{1,2}(?:[,;.]|\s(?:và|năm)\b))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d")
_NO_PART = re.compile(rf"{_DAYS}|{_UNTIL}|ca nam\b")
_PLAN_TIMES = ("thang", "quy", "nua ", "ngay", "ca nam", "/")  # one of them stands in every time that is said


def held_when(scan: Scan, activity: Activity) -> Arrangement | None:
    """The one time that the sentence of what a year plans names."""
    if activity.role is not Role.PLAN or activity.period is None:
        return None
    told = [*_times(scan, activity)]
    if not told or len({(one.period or one.words) for one in told}) > 1:
        return None
    return told[0]


def _times(scan: Scan, activity: Activity) -> Iterator[Arrangement]:
    start, end = activity.span.start, activity.span.end
    if not any(scan.folded.find(word, start, end) >= 0 for word in _PLAN_TIMES):
        return
    year = year_of(activity.period)
    spans = [found.span(found.lastgroup or 0) for found in _HELD.finditer(scan.folded, start, end)]
    spans += [found.span("time") for found in _HELD_IN.finditer(scan.flat, start, end)]
    for words in dict.fromkeys(Span(*span) for span in spans):
        folded = scan.fold(words)
        period = period_arranged(folded, year)
        if _is_of(activity, period) if period else _NO_PART.match(folded):
            yield Arrangement(Arranged.TIME, scan.words(words), words, period)


def _is_of(activity: Activity, period: str) -> bool:
    """Whether a time lies in the year that is planned, or is that of the figures themselves."""
    own = activity.period or ""
    return period == own or (_YEAR.fullmatch(own) is not None and year_of(period) == own)
