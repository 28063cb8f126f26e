"""Words that move a content to another time or place, or call it off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ....terms.facts import Arranged, Arrangement, Span, Status
from ..text.scan import Scan, trimmed
from .actors import named_places
from .periods import find_period
from .reasons import withdrawn

MAY = r"(?:(?:được|phải|đã|sẽ|xin|dự kiến|tạm)\s)*"
HELD = r"(?:tổ chức|thực hiện|triển khai|mở|diễn ra)"
_WHAT = r"(?:(?:,|\svà)?\s(?:địa điểm|thời gian|ngày|lịch))*"
MOVING = rf"(?:(?:chuyển|di dời|dời|đổi|thay đổi|lùi|hoãn|điều chỉnh){_WHAT}(?:\s{HELD})?)"
ENDING = (
    rf"(?:(?:không|chưa|thôi|dừng|ngừng)(?:\s(?:được|tiếp tục))?\s{HELD}(?!\s(?:hiệu quả|đúng|kịp|hết|đủ))"
    rf"|(?:hủy|huỷ)(?:\sbỏ)?(?:\s(?:việc\s)?{HELD})?)\b"
)
# After what is called off as a whole: not «không tổ chức lễ khai mạc».
ENDS = r"(?=\s*(?:[.;,:()–-]|$)|\s(?:theo|do|vì|để|trong|nữa)\b)"
CHANGING = ("chuyển", "dời", "đổi", "lùi", "hoãn", "điều chỉnh", "không", "chưa", "thôi", "dừng", "ngừng", "hủy", "huỷ")
_STOP = r"(?=,|[.;:()|]|\s(?:và|trong|vào|để|do|vì|theo|thay|tổ chức|từ|sang|năm)\b|\s*$)"
_TYPED = (
    r"(?:phường|xã|thị trấn|thị xã|thành phố|quận|huyện|tỉnh|đặc khu|khu|trung tâm|quảng trường|sân|nhà|chợ|công viên)"
)
_PLACE = re.compile(
    rf"\b(?:sang|về|đến|tới|tại|ở|qua|thành)\s(?:địa bàn\s)?(?P<place>{_TYPED}\s[^.;:,()|\n]{{1,80}}?){_STOP}",
    re.IGNORECASE,
)
# «quý IV», «tháng 8/2026», «quý III năm 2026»; never one of several: «quý III, IV», «tháng 8/2026 - 9/2026».
_PART = (
    r"(?P<time>(?:(?:ngày|đầu|giữa|cuối|hết|khoảng)\s)*(?:tháng\s\d{1,2}|quý\s(?:I{1,3}|IV|[1-4]))\b"
    r"(?:(?:/|\snăm\s)20\d\d\b(?!\s?[-–]\s?(?:[IV]+|\d+)\b)|(?!\s?[-–,/]\s?(?:[IV]+|\d+)\b|\snăm\s20)))"
)
_TIME = re.compile(rf"\b(?:sang|vào|trong|đến|tới|qua|thời gian(?: tổ chức)?:?)\s{_PART}", re.IGNORECASE)
_REMARK_MOVES = re.compile(rf"\W*{MAY}(?:tiếp tục\s)?(?:{MOVING}|{HELD})\b[^.;|]{{0,60}}?\b{_PART}", re.IGNORECASE)
# «Không thực hiện trong quý II, chuyển sang quý IV»; «… chuyển kinh phí sang …» moves no content
_PUT_OFF = re.compile(
    rf"\b(?:không|chưa)\s(?:kịp\s|thể\s|được\s)?{HELD}\b[^.|]{{0,120}}?\b"
    rf"(?:chuyển|dời|lùi|hoãn)(?:\s(?:thời gian|{HELD}|lại)){{0,2}}\s(?:sang|đến|tới|qua|vào)\s[^.;|]{{0,30}}?{_PART}",
    re.IGNORECASE,
)
_THIS = r"(?:\sđược)?(?:\s(?:đề án|nội dung|nhiệm vụ|hoạt động)(?:\snày)?)?"
_REMARK_ENDS = re.compile(rf"\W*{MAY}(?!chưa){ENDING}{_THIS}{ENDS}", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d")
_WHY = re.compile(r"\b(?=(?:theo|do|vì)\s)|:\s*(?=\S)", re.IGNORECASE)  # «không thực hiện: chưa có cơ sở pháp lý»


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a content, in the paper's words, and when or where it is held instead."""

    status: Status
    reason: Span | None
    arrangements: tuple[Arrangement, ...] = ()


def moved(scan: Scan, span: Span, year: str | None) -> Change | None:
    """To another place, another time or both; nothing where the words name neither."""
    arranged = tuple(_moved_to(scan, span, year))
    return Change(Status.MOVED, trimmed(scan, span), arranged) if arranged else None


def ended(scan: Scan, span: Span) -> Change:
    """Called off, by the act or for the cause that the words name."""
    why = _WHY.search(scan.flat, span.start, span.end)
    return Change(Status.NOT_DONE, trimmed(scan, Span(why.end(), span.end)) if why else None)


def put_off(scan: Scan, span: Span, year: str | None) -> Change | None:
    """Not done in its time, but to be done later: «Không thực hiện trong quý II, chuyển sang quý IV»."""
    said = _PUT_OFF.search(scan.flat, span.start, span.end)
    when = _when(scan, said, year) if said else None
    return Change(Status.MOVED, trimmed(scan, Span(*said.span())), (when,)) if said and when else None


# «chưa tổ chức do …, dự kiến quý IV», «… sẽ tổ chức trong tháng 11»
_EXPECTED = re.compile(
    rf"\b(?:dự kiến|sẽ|lùi|dời|chuyển)\s(?:{HELD}\s|sang\s|vào\s|trong\s|lại\s|đến\s|thời gian\s){{0,4}}{_PART}",
    re.IGNORECASE,
)


def expected(scan: Scan, span: Span, year: str | None) -> Iterator[Arrangement]:
    """When what was not done is expected to be."""
    said = _EXPECTED.search(scan.flat, span.start, span.end)
    if said and (when := _when(scan, said, year)):
        yield when


def change_in_cell(scan: Scan, cell: Span, year: str | None) -> Change | None:
    """«Triển khai quý III», «Chuyển sang quý IV», «Không tổ chức» as a row's remark."""
    if later := put_off(scan, cell, year):
        return later
    if said := _REMARK_MOVES.match(scan.flat, cell.start, cell.end):
        when = _when(scan, said, year)
        return Change(Status.MOVED, trimmed(scan, cell), (when, *_places(scan, cell))) if when else None
    if _REMARK_ENDS.match(scan.flat, cell.start, cell.end):
        return ended(scan, cell)
    given_up = withdrawn(scan, cell)
    return Change(Status.NOT_DONE, given_up) if given_up else None


def _moved_to(scan: Scan, span: Span, year: str | None) -> Iterator[Arrangement]:
    """The last part of the year and the last place that words move something to."""
    *_, last = [None, *_TIME.finditer(scan.flat, span.start, span.end)]
    if last and (when := _when(scan, last, year)):
        yield when
    yield from _places(scan, span)


def _when(scan: Scan, said: re.Match[str], year: str | None) -> Arrangement | None:
    words = Span(*said.span("time"))
    told = scan.fold(words)
    period = find_period(told if _YEAR.search(told) or not year else f"{told} nam {year}", bare=False)
    return Arrangement(Arranged.TIME, scan.words(words), words, period) if period else None


# before a place that is told by its name alone: «từ Biên Hòa sang Long Khánh», «… sang tháng 10 tại Long Khánh»
_TOWARDS = re.compile(r"\b(?:(?:sang|về|đến|tới|qua)|sang\s[^.;|]{1,60}?\s(?:tại|ở))\s$", re.IGNORECASE)
_TOWARDS_REACH = 80


def _places(scan: Scan, span: Span) -> Iterator[Arrangement]:
    typed = [Span(*said.span("place")) for said in _PLACE.finditer(scan.flat, span.start, span.end)]
    named = [place for place in named_places(scan, span) if _is_gone_to(scan, span, place)] if not typed else ()
    if told := [*typed, *named]:
        where = trimmed(scan, told[-1])
        yield Arrangement(Arranged.VENUE, scan.words(where), where)


def _is_gone_to(scan: Scan, span: Span, place: Span) -> bool:
    return _TOWARDS.search(scan.flat, max(span.start, place.start - _TOWARDS_REACH), place.start) is not None
