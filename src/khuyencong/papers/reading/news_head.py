"""The head of a paper that has none: a portal page or news about a decision, by its headline and first sentences."""

import re
from dataclasses import replace

from ...terms.facts import Citation, PaperHead, Span
from ...terms.gazetteer import places_in
from .dates import DATE, iso_date
from .scan import Scan

_DECIDES = re.compile(r"[^.;]{0,80}?\b(?:duyet|phe duyet|ban hanh|giao|dieu chinh|cong nhan)\b")
_ISSUED = re.compile(r"\b(?:ban hanh|ky|ra|vua co|da co)\s+$")
_APPROVED_BY = re.compile(r"(?:phe duyet|ban hanh|giao|cong nhan)[^.;]{4,120}\s(?:tai|theo|bang)\s+$")
_ON_A_DAY = re.compile(
    rf"(?:^|[.\n]\s*)Ngày\s+({DATE}),?[^.;]{{0,90}}?\b(?:ra|ký|ban hành|(?:phê )?duyệt|có)\b", re.IGNORECASE
)
_SIGNED = re.compile(rf"(?:\bký\b|ban hành|phê duyệt)[^.;]{{0,140}}?ngày\s+({DATE})")
_POSTED = re.compile(
    rf"\((?:(?:tin|đăng|cập nhật)[^)]*?)?({DATE})\)"
    rf"|^\W*(?:Thứ \w+|Chủ nhật|Ngày đăng|Đăng|Cập nhật)\b[^\n]{{0,24}}?({DATE})",
    re.IGNORECASE | re.MULTILINE,
)
_PROVINCE_AGENCY = re.compile(r"(?:ubnd|uy ban nhan dan) (?:tinh|thanh pho)")
_CITIES = frozenset({"Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ"})  # headed by a city's council
_CENTRE = re.compile(
    r"\bTrung tâm (?:Khuyến công|Xúc tiến)[^.,;:(]{0,70}?"
    r"(?= (?:đã|được|vừa|sẽ|tổ chức|thực hiện|triển khai|tiếp tục|phối hợp|cho biết|thuộc)\b|[.,;:(])"
)
_NATIONAL = re.compile(r"\bCục Công Thương địa phương\b")
_DEPARTMENT = re.compile(
    r"\bSở (?:Công Thương|Nông nghiệp và Phát triển nông thôn|Khoa học và Công nghệ)(?P<tinh> tỉnh)?", re.IGNORECASE
)


def with_news_head(scan: Scan, head: PaperHead, opening: Span, citations: tuple[Citation, ...]) -> PaperHead:
    """What a headline and an opening tell of the decision behind them."""
    printed = scan.content[opening.start : opening.end]
    decision = next((c for c in citations if c.span.end < opening.end and _is_told_of(scan, c)), None)
    return replace(
        head,
        number=decision.number if decision else None,
        date=_date(printed, decision),
        issuer=_issuer(printed, scan.fold(opening), decision),
    )


def _date(printed: str, decision: Citation | None) -> str | None:
    """The day of the decision; the day of the news only where no decision is told of."""
    on_day = _ON_A_DAY.search(printed)
    if decision:
        return decision.date or (iso_date(on_day[1]) if on_day else None)
    told = on_day or _SIGNED.search(printed) or _POSTED.search(printed)
    return iso_date(next(filter(None, told.groups()))) if told else None


def _is_told_of(scan: Scan, citation: Citation) -> bool:
    """Whether the paper tells that this document was issued or decides something."""
    before = scan.folded[max(0, citation.span.start - 160) : citation.span.start]
    return bool(_ISSUED.search(before) or _APPROVED_BY.search(before) or _DECIDES.match(scan.folded, citation.span.end))


def _issuer(printed: str, folded: str, decision: Citation | None) -> str | None:
    """The ministry or council whose decision is told of, else the agency that is named first."""
    if decision and (decision.number or "").endswith("-BCT"):
        return "Bộ Công Thương"
    place = next((p for p in places_in(printed) if p.kind == "province"), None)
    if place is None:
        return None
    province = _as_named(" ".join(printed[place.start : place.end].split()), place.name)
    if _PROVINCE_AGENCY.search(folded) or (decision and "UBND" in (decision.number or "")):
        return f"UBND {'thành phố' if place.name in _CITIES else 'tỉnh'} {province}"
    department, centre = _DEPARTMENT.search(printed), _CENTRE.search(printed)
    if department and centre and "thuộc Sở" in printed[centre.end() : department.end()]:
        centre = None
    named = (_NATIONAL.search(printed), department, centre)
    first = min((found for found in named if found), key=lambda found: found.start(), default=None)
    if first is None:
        return None
    if first is named[0]:
        return first[0]
    return f"{first[0].partition(province)[0].strip()} {province}"


def _as_named(printed: str, name: str) -> str:
    """As the paper puts the tone («Hòa», «Hoà»), but not in its capitals."""
    return name if printed.isupper() else printed
