"""The head of a paper that has none: a portal page or news about a decision, by its headline and first sentences."""

import re
from dataclasses import replace

from ...terms.facts import Citation, PaperHead
from ...terms.gazetteer import places_in
from .dates import DATE, iso_date
from .scan import Scan

REACH = 700
_DECIDES = re.compile(r"[^.;]{0,80}?\b(?:duyet|phe duyet|ban hanh|giao|dieu chinh|cong nhan)\b")
_ISSUED = re.compile(r"\b(?:ban hanh|ky)\s+$")
_APPROVED_BY = re.compile(r"(?:phe duyet|ban hanh|giao|cong nhan)[^.;]{4,120}\s(?:tai|theo|bang)\s+$")
_SIGNED = re.compile(rf"(?:\bký\b|ban hành|phê duyệt)[^.;]{{0,140}}?ngày\s+({DATE})")
_POSTED = re.compile(rf"\((?:tin|đăng|cập nhật)[^)]*?({DATE})\)")
_PROVINCE_AGENCY = re.compile(r"ubnd tinh|uy ban nhan dan tinh|qd-ubnd|kh-ubnd")
_DEPARTMENT = re.compile(
    r"(?:thuộc |do )?(Sở Công Thương|Sở Nông nghiệp và Phát triển nông thôn|Sở Khoa học và Công nghệ)"
)


def with_news_head(scan: Scan, head: PaperHead, citations: tuple[Citation, ...]) -> PaperHead:
    """What a headline and an opening tell of the decision behind them."""
    opening = scan.flat[:REACH]
    decision = next((c for c in citations if c.span.end < REACH and _is_told_of(scan, c)), None)
    signed, posted = _SIGNED.search(opening), _POSTED.search(opening)
    told = decision.date if decision else iso_date(signed[1]) if signed else iso_date(posted[1]) if posted else None
    return replace(
        head,
        number=decision.number if decision else None,
        date=told,
        issuer=_issuer(scan, opening),
    )


def _is_told_of(scan: Scan, citation: Citation) -> bool:
    """Whether the paper tells that this document was issued or decides something."""
    before = scan.folded[max(0, citation.span.start - 160) : citation.span.start]
    return bool(_ISSUED.search(before) or _APPROVED_BY.search(before) or _DECIDES.match(scan.folded, citation.span.end))


def _issuer(scan: Scan, opening: str) -> str | None:
    province = next((p.name for p in places_in(opening) if p.kind == "province"), None)
    if province is None:
        return None
    department = _DEPARTMENT.search(opening)
    if _PROVINCE_AGENCY.search(scan.folded[:REACH]):
        return f"UBND tỉnh {province}"
    return f"{department[1]} {province}" if department else None
