"""What a paragraph that ends in a colon says of the list behind it: «Giai đoạn này phấn đấu:», «Sở đề nghị …:»."""

import re
from dataclasses import dataclass, replace

from ....terms.facts import Role, Span
from ..grammar.money import find_money
from ..grammar.periods import lies_within, spans_years, year_of
from ..grammar.roles import Context
from ..grammar.titles import clause_title, shortened
from ..sentences.statements import statements
from ..text.scan import Scan


@dataclass(frozen=True, slots=True)
class Led:
    """What the bullets and the numbered items behind a paragraph are told of."""

    bullets: Context
    items: Context


def led_by(scan: Scan, span: Span, context: Context) -> Led:
    """Bullets go on with all that the paragraph says; items have its role, and the time that stands above them."""
    if not scan.content[span.start : span.end].endswith(":"):
        return Led(context, context)
    if context.role is Role.PLAN and _AGREES.search(scan.folded, span.start, span.end):
        return Led(context, context)
    last = _last_clause(scan, span)
    bullets = statements(scan, span, context)[-1].context
    told = statements(scan, last, context)[-1].context
    period = context.period if told.role is context.role else year_of(context.period)
    items = of_named_year(scan, last, replace(context, role=told.role, period=period, status=told.status))
    return Led(of_named_year(scan, last, bullets), items)


_AGREES = re.compile(r"\b(?:thong nhat|dong y|nhat tri|quyet nghi)\b[^.;:\d]{0,60}:$")  # «… đã nghe … và thống nhất:»


def of_named_year(scan: Scan, opening: Span, context: Context) -> Context:
    """What stands in a list: of several years that are told of, the one that the words name which open it."""
    year = _one_year(scan.fold(opening)) if spans_years(context.period) else None
    is_told = year is not None and context.period is not None and lies_within(year, context.period)
    return replace(context, period=year) if is_told else context


_YEAR = re.compile(r"\b20\d\d\b")
_WITHIN_YEAR = re.compile(r"\b(?:trong|rieng|cua) nam (?P<year>20\d\d)\b")
_LEADING_YEAR = re.compile(r"\W*nam (?P<year>20\d\d),")


def _one_year(opening: str) -> str | None:
    """«Các đề án được duyệt trong năm 2023 đã hoàn thành:», but not «Tính đến cuối năm 2023, tỉnh đã thực hiện:»."""
    said = _WITHIN_YEAR.search(opening) or _LEADING_YEAR.match(opening)
    return said["year"] if said and len(_YEAR.findall(opening)) == 1 else None


# the words that list what it is for, «… cho nghiên cứu, triển khai đề tài, dự án:», open no clause of their own
_CLAUSE = re.compile(
    r"[;.]\s|,\s(?=[A-ZĐÁÀÂĂÊÔƠƯỦỨỬÝ]|(?:toàn |cả )?(?:tỉnh|huyện|thành phố|ngành)\b|trong|cụ thể|gồm"
    r"|bao gồm|với|như sau|chia|đã|sẽ|dự kiến|phấn đấu|đề nghị|đề xuất|kết quả|năm|nay|còn|riêng|theo đó)"
)
_ANNOUNCES = re.compile(
    r"\W*(?:(?:trong do|cu the|gom|bao gom|voi cac noi dung|nhu sau|sau day|chia ra|chia theo(?: [a-z]+){1,4})\W*){1,3}"
)


def _last_clause(scan: Scan, span: Span) -> Span:
    """The words that open the list, «…, Trung tâm đã tổ chức:»; all where the last only announce it, «…, gồm:»."""
    start = max((mark.end() for mark in _CLAUSE.finditer(scan.flat, span.start, span.end)), default=span.start)
    return span if _ANNOUNCES.fullmatch(scan.folded, start, span.end) else Span(start, span.end)


def member_title(scan: Scan, part: Span) -> str:
    """A member «(1) …» of a list by its words before its sum; without a sum, by all its words."""
    member = Span(scan.flat.index(")", part.start) + 1, part.end)
    if sums := find_money(scan, member):
        return clause_title(scan, member.start, sums[0].span.start, "")
    return shortened(scan.words(member))
