"""What a paper, or one of several news on a page, is about: role and period by its title and its first sentences."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from ....terms.facts import Role, Span
from ....terms.vietnamese import fold
from ..grammar.dates import iso_date
from ..grammar.periods import (
    comes_before,
    find_period,
    first_period,
    last_year,
    leading_period,
    next_period,
    spans_years,
)
from ..grammar.roles import Context, document_role, heading_role, section_role, titled_role
from ..grammar.tense import DID, DONE, PROPOSED, tells_first
from ..text.noise import is_portal_line
from ..text.scan import Scan
from .head import is_sentence
from .outline import LETTER, Node

OPENING = 600  # characters in which news tell their role
_POSTED = re.compile(r"\((?:(?:tin|bao|dang|cap nhat)[^)]*|\d{1,2}[/-]\d{1,2}[/-]\d{4})\)")
_QUOTED = re.compile(r"[“\"«][^”\"»]{1,160}[”\"»]")  # the name of a programme with its years dates no news
_COMPARED = re.compile(r"\bso (?:sanh )?voi [^.;,]{0,90}")  # a year that is only compared with dates nothing
_THIS_YEAR = re.compile(r"\b(?:tu dau nam (?:den|toi) nay|trong nam nay|nam nay,)")  # whatever years are told behind it
_SINCE = re.compile(r"\b(?:ke )?tu nam 20\d\d (?:den|toi) nay\b")  # since when, and not of when a page tells
_EVENT = re.compile(r"\b(?:tu|dien ra|khai mac|to chuc)\b[^.;]{0,80}?\d{1,2}/\d{1,2}/(?P<year>20\d\d)")
# «Sáng 15/8/2023, …», «(Tin ngày 12/10/2022) …»
_DAY_OPENS = re.compile(
    r"\W*(?:(?:tin|dang|cap nhat|vua qua|moi day|trong|sang|chieu|toi|den|tinh|ngay|hai|\d{1,2}),?\s+)*"
    r"\d{1,2}[/-]\d{1,2}[/-](?P<year>20\d\d)"
)
# «Hội chợ OCOP – Cà Mau 2022 diễn ra từ ngày 10 đến 15/12»
_EVENT_OF_YEAR = re.compile(
    r"[a-z)”\"] (?P<year>20\d\d)[”\",]? (?:da |duoc |se )*(?:dien ra|khai mac|to chuc|be mac)\b"
)
_SECOND = re.compile(r"(?:[,;]| va)\s+(?:xay dung )?(?:phuong huong|ke hoach|nhiem vu|du kien|muc tieu|chuong trinh)\b")
# «… năm 2017 và giai đoạn 2021 - 2025», «… các năm 2021 và 2024»: no one period is the title's
_SEVERAL = re.compile(r"20\d\d(?:(?:,| va)(?: [a-z]+){0,6} 20\d\d)+")
_RESULT = re.compile(r"ket qua|tinh hinh|tong ket|so ket|danh gia|thuc hien")


# «V/v giao nhiệm vụ thực hiện Kế hoạch …»: its items are asked of units, whatever plan they belong to
_ASSIGNS = re.compile(r"(?:v/v |ve viec )?(?:giao|phan cong)(?: thuc hien)?(?: cac)? nhiem vu\b")


def context_of(scan: Scan, printed: str, text: Span, kind: str | None, *, formal: bool) -> Context:
    """The role and period of the figures of a text behind a title."""
    printed = "" if not formal and is_sentence(printed) else printed
    title = _COMPARED.sub(lambda compared: " " * len(compared.group()), fold(printed))
    opening = Span(text.start, min(text.start + OPENING, text.end))
    years = re.findall(r"\b20\d\d\b", title)
    told = _POSTED.search(title) or (None if formal else _said_in_first_line(scan, text))
    posted = iso_date(told.group()) if told else None if formal else _day_posted(scan, text.start)
    subject = _POSTED.sub("", _subject(title))
    several = _SEVERAL.search(subject)
    year = years[-1] if years else None
    titled = find_period(subject, year=year) or _month_named(subject, year) or find_period(_POSTED.sub("", title))
    if several and titled and not spans_years(titled):
        titled = several.group()[-4:]  # the last of several years: what is told of the others is past
    period = titled or (None if formal else _year_of(_QUOTED.sub("", scan.fold(opening))))
    early = not formal and _is_early(posted, period)
    if period is None and not formal:
        period = posted and posted[:4]  # news without a period tell of the year in which they are posted
    named = printed if _RESULT.search(title) else printed[: len(_subject(title))]
    late = not formal and (_is_late(posted, period) or _plans_later(title))
    role = document_role(named, kind, _of_its_time(scan, opening, period), early=early, late=late)
    if _ASSIGNS.match(title):
        role = None
    loose = not formal and (titled is None or several is not None)
    ahead = _ahead(title, year, period) if role is Role.ACTUAL else None
    return Context(role, period, loose=loose, past=late, of_plan=titled_role(named, kind) is Role.PLAN, ahead=ahead)


_MONTH_LAST = re.compile(r"\bthang \d{1,2}(?:\s?[-–]\s?\d{1,2})?[\s,;]*$")


def _month_named(subject: str, year: str | None) -> str | None:
    """«Kết quả tháng 5, nhiệm vụ tháng 6 năm 2024»: the year that closes the title is that of its first month too."""
    if year is None or subject.find(year) >= 0 or not _MONTH_LAST.search(subject):
        return None
    return find_period(f"{subject.rstrip(' ,;')} nam {year}", bare=False)


def _ahead(title: str, year: str | None, period: str | None) -> str | None:
    """The later time of the second thing that a report's title names: «… và phương hướng, nhiệm vụ quý II năm 2024»."""
    second = _SECOND.search(title)
    if second is None or period is None:
        return None
    words = title[second.start() :]
    told = next_period(words, period) or find_period(words, year=year, bare=False)
    return told if told and comes_before(period, told) else None


_SAID_POSTED = re.compile(r"\((?:tin|bao|dang|cap nhat)\b[^()\n]{0,40}?\d{1,2}[/.-]\d{1,2}[/.-]20\d\d\)")


def _said_in_first_line(scan: Scan, text: Span) -> re.Match[str] | None:
    """«Theo Sở Công Thương (tin ngày 25/3/2031), …»: the day of the news in the first paragraph behind its headline."""
    body = scan.content[text.start : text.end]
    first = text.start + len(body) - len(body.lstrip())
    end = scan.content.find("\n", first, text.end)
    return _SAID_POSTED.search(scan.folded, first, end if end > 0 else text.end)


def in_section(scan: Scan, node: Node, told: Context, page: Context) -> Context:
    """What a section tells of where no title tells a page's time and its sections are headed by several: its first
    words tell its role. `told`: what its heading says."""
    if not page.loose or node.level >= LETTER or node.parent is None or node.parent.level >= 0:
        return told
    times = times_headed(node.parent.children)
    if len(times) < 2:
        return told
    told = replace(told, period=find_period(node.folded, bare=False) or told.period)
    if told.status or heading_role(node.folded) or section_role(node.folded):
        return told
    opening = _of_its_time(scan, Span(node.paragraph.end, min(node.paragraph.end + OPENING, node.last)), told.period)
    if page.of_plan and tells_first(opening) not in (DID, DONE):
        return replace(told, role=Role.PLAN)  # «Phê duyệt kế hoạch năm 2020 và năm 2021»: what was decided for each
    if is_over(node.folded, told.period, times):
        return replace(told, role=Role.ACTUAL)
    return replace(told, role=document_role(node.words, None, opening))


def is_over(heading: str, period: str | None, times: Collection[str]) -> bool:
    """Whether a section's time has ended when another's begins: it tells results, unless its heading says a plan."""
    return period is not None and not section_role(heading) and any(comes_before(period, other) for other in times)


def times_headed(sections: Iterable[Node]) -> set[str]:
    """The periods that the headings of sections name."""
    return {period for section in sections if (period := find_period(section.folded, bare=False))}


def _of_its_time(scan: Scan, opening: Span, period: str | None) -> str:
    """The first sentences as printed, without those that open with another period than that of the paper, or ask for
    what a later one needs: «Sở đề nghị bố trí 6 tỷ đồng cho năm 2024»."""
    if period is None:
        return scan.flat[opening.start : opening.end]
    sentences = scan.sentences(opening)
    return "".join(scan.flat[s.start : s.end] for s in sentences if not _is_of_another(scan, s, period))


def _is_of_another(scan: Scan, sentence: Span, period: str) -> bool:
    words = scan.fold(sentence).lstrip()
    opens = leading_period(words, year=last_year(period))
    if opens is None and PROPOSED.search(scan.flat, sentence.start, sentence.end):
        opens = find_period(_COMPARED.sub("", words), bare=False)
    return opens is not None and (comes_before(period, opens) or comes_before(opens, period))


LINE_REACH = 120  # around the end of a headline, in which the line of the day stands that news were posted on


def _day_posted(scan: Scan, headline_end: int) -> str | None:
    """The day in a line of a portal's own under a headline or over it: «Cập nhật lúc 15:38, Thứ Tư, 25/03/2020»."""
    around = scan.content[max(0, headline_end - LINE_REACH) : headline_end + LINE_REACH]
    lines = (line for line in around.split("\n") if is_portal_line(line))
    return next((day for line in lines if (day := iso_date(line))), None)


def _is_early(posted: str | None, period: str | None) -> bool:
    """Whether an article of a year was posted in its first half or before."""
    return bool(posted and period and len(period) == len("2020") and posted < f"{period}-07-01")


def _is_late(posted: str | None, period: str | None) -> bool:
    """Whether an article was posted when the years it tells of were over: what was granted for them is paid."""
    last = last_year(period)
    return bool(posted and last and posted[:4] > last)


def _year_of(opening: str) -> str | None:
    """The period an article opens with; a month in it dates an event, not the article's figures."""
    opening = _SINCE.sub("", _THIS_YEAR.split(_COMPARED.sub("", opening))[0])
    event = _EVENT.search(opening)
    period = first_period(opening[: event.end()] if event else opening)
    if period is None:
        day = event or _DAY_OPENS.match(opening) or _EVENT_OF_YEAR.search(opening)
        return day["year"] if day else None
    return period[:4] if "M" in period else period


def _subject(title: str) -> str:
    """The first of two things a title names: «Kết quả … năm 2022, kế hoạch năm 2023» is about 2022."""
    second = _SECOND.search(title)
    if second is None:
        return title
    first = title[: second.start()]
    return first if _RESULT.search(first) or _tells_later(first, title[second.start() :]) else title


def _plans_later(title: str) -> bool:
    """«Sản phẩm OCOP năm 2020 và kế hoạch năm 2021»: the first year is over where the second is planned."""
    second = _SECOND.search(title)
    if (
        second is None
        or section_role(title[: second.start()])
        or section_role(title[second.start() :]) is not Role.PLAN
    ):
        return False
    return _tells_later(title[: second.start()], title[second.start() :])


def _tells_later(first: str, second: str) -> bool:
    """«Khuyến công năm 2019 và kế hoạch năm 2020»: two years, each with a thing of its own."""
    years, later = _YEAR.findall(first), _YEAR.findall(second)
    return bool(years and later) and max(years) < min(later)


_YEAR = re.compile(r"\b20\d\d\b")
