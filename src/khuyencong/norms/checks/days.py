"""Days of the text that no calendar has."""

import re
from collections.abc import Iterator
from datetime import date

from ...terms.facts import Finding, Span
from .case import Case, warning

_DAY = re.compile(
    r"\b(?:ngày|trước|đến|hết|từ)\s+(?P<day>(?P<d>\d{1,2})"
    r"(?:\s?/\s?(?P<m>\d{1,2})\s?/\s?|\s+tháng\s+(?P<words>\d{1,2})\s+năm\s+)(?P<y>20\d\d))(?![\d/])",
    re.IGNORECASE,
)


def no_such_days(case: Case) -> Iterator[Finding]:
    """«trước ngày 31/6/2025» of a task; the day of a cited document is told with the document."""
    for found in _DAY.finditer(case.text):
        span = Span(*found.span("day"))
        cited = any(c.span.start <= span.start < c.span.end for c in case.facts.citations)
        try:
            date(int(found["y"]), int(found["m"] or found["words"]), int(found["d"]))
        except ValueError:
            if not cited:
                yield warning("no-such-day", "Ngày này không có trong lịch", span, case.words(span))
