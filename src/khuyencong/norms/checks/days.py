"""Days of the text that no calendar has, and times that end before they begin."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from ...terms.facts import Finding, Span
from .case import Case, warning

_DAY = re.compile(
    r"(?-i:[nNtTđĐhH])(?<!\w\w)(?:(?<=n)gày|(?<=t)(?:rước|ừ)|(?<=đ)ến|(?<=h)ết)\s+(?P<day>(?P<d>\d{1,2})"
    r"(?:\s?/\s?(?P<m>\d{1,2})\s?/\s?|\s+tháng\s+(?P<words>\d{1,2})\s+năm\s+)(?P<y>20\d\d))(?![\d/])",
    re.IGNORECASE,
)
_TO = r" ?(?:den|toi|-|–) ?(?:het )?"
_DAYS = re.compile(
    r"\btu (?:ngay )?(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>20\d\d))?"
    rf"{_TO}(?:ngay )?(?P<d2>\d{{1,2}})/(?P<m2>\d{{1,2}})/(?P<y2>20\d\d)(?![\d/])"
)
_MONTHS = re.compile(
    rf"\btu thang (?P<m>\d{{1,2}})/(?P<y>20\d\d){_TO}(?:thang )?(?P<m2>\d{{1,2}})/(?P<y2>20\d\d)(?![\d/])"
)
_YEARS = re.compile(rf"\b(?:giai doan|nhiem ky|tu nam) (?P<y>20\d\d){_TO}(?:nam )?(?P<y2>20\d\d)(?![\d/])")
_TIMES = (  # with the words of which one opens such a time
    (_DAYS, ("tu ngay ", *(f"tu {digit}" for digit in range(10)))),
    (_MONTHS, ("tu thang ",)),
    (_YEARS, ("giai doan 20", "nhiem ky 20", "tu nam 20")),
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


_LASTS = re.compile(  # «03 ngày (từ ngày 20/5/2026 đến ngày 21/5/2026)»
    rf"(?<![\d./,])(?P<days>\d{{1,2}}) ngay,? ?\(?{_DAYS.pattern.removeprefix(chr(92) + 'b')}"
)


def longer_than_their_times(case: Case) -> Iterator[Finding]:
    """More days than lie between the first and the last; fewer may be those on which something is held."""
    for said in _LASTS.finditer(case.folded) if " ngay" in case.folded else ():
        with suppress(ValueError):
            last = date(int(said["y2"]), int(said["m2"]), int(said["d2"]))
            first = date(int(said["y"] or said["y2"]), int(said["m"]), int(said["d"]))
            most = (last - first).days + 1
            if 0 < most < int(said["days"]):
                span = Span(said.start("days"), said.end("days") + len(" ngay"))
                words = "Số ngày nhiều hơn thời gian ghi bên cạnh"
                yield warning("count-mismatch", words, span, said["days"], str(most))


def ends_before_beginnings(case: Case) -> Iterator[Finding]:
    """«từ ngày 15/5/2025 đến ngày 10/5/2025», «giai đoạn 2025 - 2021»; «từ 28/12 đến 03/01/2026» began the year
    before."""
    for words, opens in _TIMES:
        for said in words.finditer(case.folded) if any(word in case.folded for word in opens) else ():
            told = said.groupdict()
            begins, ends = (tuple(int(told.get(f"{part}{of}") or 0) for part in "ymd") for of in ("", "2"))
            if not begins[0]:  # its year is that of the end, or the one before
                begins = (ends[0], *begins[1:])
                if begins[1] != ends[1]:
                    continue
            if begins > ends:
                span = Span(*said.span())
                yield warning("no-such-day", "Thời gian kết thúc trước khi bắt đầu", span, case.words(span))
