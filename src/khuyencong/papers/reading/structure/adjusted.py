"""What a paper adjusts: «Điều chỉnh giảm: Hội chợ trong nước từ 07 xuống 06 hội chợ, kinh phí từ 1.960 triệu đồng xuống
1.680 triệu đồng (giảm 280 triệu đồng)» is the fairs, with 1.680 where 1.960 stood; the 280 is told by both."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from ....terms.facts import Activity, Amount, Quantity, Role, Span
from ....terms.vietnamese import fold
from ..grammar.money import find_money
from ..grammar.sources import fund_source
from ..text.scan import Scan

THING = r"(?:nội dung|đề án|nhiệm vụ|hạng mục|hoạt động|dự án)"
_ADJUSTS = r"(?:điều chỉnh(?:\s(?:tăng|giảm))?|tăng|giảm)"
_OF = r"(?:kinh phí|dự toán|mức hỗ trợ|quy mô|số lượng|vốn)"
_TO_IT = r"(?:\s(?:của|cho|thực hiện))*"
_DIRECTION = r"(?:\s(?:tăng|giảm))?"
_GOES = r"(?:tăng|giảm|nâng|hạ)"
_X = rf"(?:(?:kinh phí|dự toán)\s(?:{THING}\s)?)?(?P<title>[^;:]{{3,300}}?)"
_SO_MUCH = r"\d[\d.,]*\s(?:(?:triệu|tỷ|nghìn)\s)?đồng"
_TITLED = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        # «Giảm kinh phí ngân sách tỉnh của nội dung X từ …», «Tăng 150 triệu đồng cho nội dung X (từ …»
        rf"{_ADJUSTS}\s[^.;:]{{0,80}}?{THING}\s(?P<title>[^;]{{3,300}}?),?\s\(?từ\s",
        # «Điều chỉnh giảm: X từ …», «Điều chỉnh kinh phí X từ …»
        rf"{_ADJUSTS}(?:\s{_OF})*{_TO_IT}\s?:\s(?P<title>[^;:]{{3,300}}?)(?:[,:]?\s{_OF})?,?\stừ\s",
        rf"(?:điều chỉnh{_DIRECTION}(?:\s{_OF})+|{_ADJUSTS}\s{_SO_MUCH}){_TO_IT}\s"
        r"(?P<title>(?!từ\s)[^;:]{3,300}?),?\s\(?từ\s",
        # «X: điều chỉnh tăng từ …», «X, điều chỉnh kinh phí từ …», «X: kinh phí điều chỉnh từ …»
        rf"{_X}[:,]\s(?:được\s)?(?:{_OF}\s)*điều chỉnh{_DIRECTION}(?:\s{_OF})*\stừ\s",
        # «X: kinh phí từ …», «X: tăng kinh phí từ …», «Kinh phí nội dung X: giảm từ …»
        rf"{_X}[:,]\s(?:được\s)?(?:{_GOES}\s)?(?:kinh phí|dự toán)(?:\sthực hiện)?(?:\s{_GOES})?\stừ\s",
        rf"{_X}[:,]\s(?:được\s)?{_GOES}\stừ\s",
    )
)
_ALONE = re.compile(rf"\W*điều chỉnh{_DIRECTION}(?:\s{_OF})*\stừ\s", re.IGNORECASE)  # of the item above
_DIRECTED = re.compile(r"^\W*(?:\d+\W+)?(?:dieu chinh )?(?:tang|giam)\b")
_INTO_WORDS = r"(?:xuống|lên|thành|còn|sang)(?:\s(?:còn|thành))?"
_INTO = re.compile(rf"\s*{_INTO_WORDS}\s")
_FROM_BARE = re.compile(rf"\btừ\s(?P<before>\d[\d.,]*)\s{_INTO_WORDS}\s$")  # «từ 1.960 xuống 1.680 triệu đồng»
_DIGITS = re.compile(r"\d[\d.,]*")
BARE_REACH = 40


def adjusted(scan: Scan, activity: Activity) -> Activity | None:
    """A content told with what it had before and what it has from now on. Under a heading that tells what is moved, the
    move is the figure."""
    if activity.role is not Role.PLAN or _DIRECTED.search(fold(activity.group_title or "")):
        return None
    start, end = activity.span.start, activity.span.end
    if scan.content.find("từ ", start, end) < 0 or scan.content.find("|", start, end) >= 0:
        return None
    said = next(filter(None, (pattern.match(scan.content, start, end) for pattern in _TITLED)), None)
    alone = None if said else _ALONE.match(scan.content, start, end)
    found = said or alone
    told_so = (activity.before, activity.amount) if activity.before and activity.amount else None
    sums = told_so or (_moved(scan, Span(found.end(), end)) if found else None)
    counts = tuple(_from_now_on(scan, activity.quantities))
    if found is None or (sums is None and (activity.amount or counts == activity.quantities)):
        return None
    title = _opening_large(title_in(scan, said)) if said else _heading(activity)
    told = replace(activity, title=title, adjustment=None, quantities=counts)
    if sums is None:
        return told
    before, after = sums
    source = fund_source(scan, start, said.start("title")) if said else activity.fund_source
    return replace(told, amount=after, before=before, fund_source=source, shares=())


def _opening_large(title: str) -> str:
    return title[:1].upper() + title[1:]


def _heading(activity: Activity) -> str:
    """What the item above is called: a line under it only tells what of it is adjusted."""
    above = _NUMBER.sub("", activity.group_title or "")
    return activity.title if not above or "dieu chinh" in fold(above) else above


_NUMBER = re.compile(r"^(?:Điều\s)?[\dIVXa-zđ.]{1,8}[.)]\s+")


def _moved(scan: Scan, span: Span) -> tuple[Amount, Amount] | None:
    """The first two sums of which one becomes the other."""
    sums = find_money(scan, span)
    for one in sums:
        if bare := _FROM_BARE.search(scan.content, max(span.start - 4, one.span.start - BARE_REACH), one.span.start):
            own = scan.content[one.span.start : one.span.end]
            told = find_money(whole := Scan.of(_DIGITS.sub(bare["before"], own, count=1)), Span(0, len(whole.content)))
            return (replace(told[0].amount, span=Span(*bare.span("before"))), one.amount) if told else None
    for one, into in pairwise(sums):
        if _INTO.fullmatch(scan.content, one.span.end, into.span.start):
            return one.amount, into.amount
    return None


def _from_now_on(scan: Scan, counts: Sequence[Quantity]) -> Iterator[Quantity]:
    """«từ 03 lớp lên 04 lớp»: the four."""
    for count, after in zip_longest(counts, counts[1:]):
        if after is None or not _INTO.fullmatch(scan.content, count.span.end, after.span.start):
            yield count


def title_in(scan: Scan, said: re.Match[str]) -> str:
    return scan.words(Span(*said.span("title"))).strip(' “”"«»:,')
