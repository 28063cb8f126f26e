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
    rf"|^\W*(?:Thứ \w+|Chủ nhật|Ngày đăng|Cập nhật)\b[^\n]{{0,20}}?({DATE})",
    re.IGNORECASE | re.MULTILINE,
)
_PROVINCE_AGENCY = re.compile(r"ubnd tinh|uy ban nhan dan tinh|qd-ubnd|kh-ubnd")
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
        issuer=_issuer(printed, scan.fold(opening)),
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


def _issuer(printed: str, folded: str) -> str | None:
    place = next((p for p in places_in(printed) if p.kind == "province"), None)
    if place is None:
        return None
    province = _as_named(" ".join(printed[place.start : place.end].split()), place.name)
    department = _DEPARTMENT.search(printed)
    if _PROVINCE_AGENCY.search(folded):
        return f"UBND tỉnh {province}"
    return f"{department[0]} {province}" if department else None


def _as_named(printed: str, name: str) -> str:
    """As the paper puts the tone («Hòa», «Hoà»), but not in its capitals."""
    return name if printed.isupper() else printed
