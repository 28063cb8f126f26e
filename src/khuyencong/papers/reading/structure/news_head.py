"""The head of a paper that has none: a portal page or news about a decision, by its headline and first sentences."""

import re
from dataclasses import replace

from ....terms.facts import Citation, PaperHead, Span
from ....terms.gazetteer import council_of, places_in
from ....terms.vietnamese import UPPER
from ..grammar.dates import DATE, iso_date
from ..text.scan import Scan

_DECIDES = re.compile(r"[^.;]{0,80}?\b(?:duyet|phe duyet|ban hanh|giao|dieu chinh|cong nhan)\b")
_ISSUED = re.compile(r"\b(?:ban hanh|ky|ra|vua co|da co)\s+$|\b(?:ban hanh|phe duyet)[^.;()]{4,150}\((?:so\s+)?$")
_APPROVED_BY = re.compile(r"(?:phe duyet|ban hanh|giao|cong nhan)[^.;]{4,120}\s(?:tai|theo|bang)\s+$")
_BASIS = re.compile(r"(?:^|\.\s+)(?:thuc hien|can cu|trien khai)\b(?:[^.]|\.(?=\S))*$")  # what news carry out
_DAY = rf"(?P<whole>{DATE})|(?P<day>\d{{1,2}}[/-]\d{{1,2}})(?![\d/-])"
_ON_A_DAY = re.compile(rf"(?:^|[.\n]\s*)(?:(?:sáng|chiều|tối) )?(?:ngày )?(?:{_DAY}),", re.IGNORECASE)
_SIGNED = re.compile(rf"(?:\bký\b|ban hành|phê duyệt|diễn ra)[^.;]{{0,140}}?ngày\s+({DATE})")
_MONTH = r"tháng \d{1,2}/\d{4}"
_POSTED = re.compile(
    rf"\((?:(?:tin|báo|đăng|cập nhật)[^)]*?)?({DATE}|{_MONTH})\)"
    rf"|^\W*(?:Thứ \w+|Chủ nhật|Ngày đăng|Đăng|Cập nhật)\b[^\n]{{0,24}}?({DATE})",
    re.IGNORECASE | re.MULTILINE,
)
_YEAR = re.compile(r"\b20\d\d\b")
_BRACKET_TAIL = re.compile(r"\s*\((?:(?:tin|đăng|cập nhật)\b[^()]*|trích)\)$", re.IGNORECASE)
_CITY = rf"(?P<NAME>(?:thành phố|TP\.?) [{UPPER}]\w+(?: [{UPPER}]\w+){{0,2}})"
_COUNCIL_NAME = rf"(?:UBND|[ỦU][ỷy] ban [Nn]hân dân) (?:tỉnh|{_CITY})"
_COUNCIL = re.compile(  # who is asked, named beside a person or only met in its hall has decided nothing
    rf"(?<!tịch )(?<!mưu )(?<!trình )(?<!mưu cho )(?<!trường )(?<!được ){_COUNCIL_NAME.replace('NAME', 'city')}"
    rf"|Chủ tịch {_COUNCIL_NAME.replace('NAME', 'led')}[^.;]{{0,60}}?\b(?:ký|ban hành|duyệt|quyết định)\b"
)
_DECIDING = re.compile(
    r"(?:^|\.\s+)((?:[Tt]ỉnh |[Tt]hành phố )?[^\W\d_]+(?: [^\W\d_]+){1,3}?):? (?:vừa )?"
    r"(?:ban hành|phê duyệt|duyệt|công nhận)\b",
    re.MULTILINE,
)
_ITS_DEPARTMENT = re.compile(r"\s*(?:thuộc|[(–-])\s*")
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
    day = _date(printed, head.title or "", decision)
    return replace(
        head,
        title=_BRACKET_TAIL.sub("", head.title) if head.title else None,
        number=decision.number if decision else None,
        date=day or head.date,
        issuer=head.issuer or _issuer(printed, day, decision) or _deciding_province(printed, day),
    )


def _date(printed: str, title: str, decision: Citation | None) -> str | None:
    """The day of the decision; the day of the news only where no decision is told of."""
    on_day = _ON_A_DAY.search(printed)
    told = _on_day(on_day, title) if on_day else None
    if decision:
        return decision.date or told
    found = _SIGNED.search(printed) or _POSTED.search(printed)
    return told or (_iso(next(filter(None, found.groups()))) if found else None)


def _on_day(found: re.Match[str], title: str) -> str | None:
    """«Ngày 24/11, …» is a day of the year in which the news are posted, or of the one their headline names."""
    if found["whole"]:
        return iso_date(found["whole"])
    posted, years = _POSTED.search(title), set(_YEAR.findall(title))
    year = _YEAR.findall(posted.group())[-1] if posted else years.pop() if len(years) == 1 else None
    return iso_date(f"{found['day']}/{year}") if year else None


def _iso(printed: str) -> str | None:
    """A date, or «tháng 7/2023» as 2023-07."""
    month = re.fullmatch(r"tháng (\d{1,2})/(\d{4})", printed, re.IGNORECASE)
    return f"{month[2]}-{int(month[1]):02}" if month else iso_date(printed)


def _is_told_of(scan: Scan, citation: Citation) -> bool:
    """Whether the paper tells that this document was issued or decides something, and does not only carry it out."""
    paragraph = scan.content.rfind("\n", 0, citation.span.start) + 1
    before = scan.folded[max(paragraph, citation.span.start - 160) : citation.span.start]
    if _ISSUED.search(before) or _APPROVED_BY.search(before):
        return True
    return not _BASIS.search(before) and bool(_DECIDES.match(scan.folded, citation.span.end))


def _issuer(printed: str, day: str | None, decision: Citation | None) -> str | None:
    """The ministry or council whose decision is told of, else the agency that is named first."""
    if decision and (decision.number or "").endswith("-BCT"):
        return "Bộ Công Thương"
    place = next((p for p in places_in(printed) if p.kind == "province"), None)
    if place is None:
        return None
    province = _as_named(" ".join(printed[place.start : place.end].split()), place.name)
    council = council_of(province, day)
    if decision and "UBND" in (decision.number or ""):
        return council
    named = {
        council or "": _council(printed, day) if council else None,
        "Cục Công Thương địa phương": _NATIONAL.search(printed),
        **_of_trade(printed, province),
    }
    told = {agency: found.start() for agency, found in named.items() if found}
    return min(told, key=lambda agency: told[agency], default=None)


def _council(printed: str, day: str | None) -> re.Match[str] | None:
    """Where a council of a province acts; «UBND thành phố …» is one where that city is a province's equal."""
    for found in _COUNCIL.finditer(printed):
        named = places_in(found["city"] or found["led"] or "")
        if not named or (council_of(named[0].name, day) or "").startswith("UBND thành phố"):
            return found
    return None


def _of_trade(printed: str, province: str) -> dict[str, re.Match[str] | None]:
    """The department and the centre named in news; a centre «thuộc Sở …» or «(Sở …)» speaks for its department."""
    department, centre = _DEPARTMENT.search(printed), _CENTRE.search(printed)
    if department and centre and _ITS_DEPARTMENT.fullmatch(printed, centre.end(), department.start()):
        centre = None
    found = [agency for agency in (department, centre) if agency]
    return {f"{agency[0].partition(province)[0].strip()} {province}": agency for agency in found}


def _deciding_province(printed: str, day: str | None) -> str | None:
    """«Long An ban hành chương trình …»: a province that decides is its council."""
    decides = _DECIDING.search(printed)
    place = next((p for p in places_in(decides[1]) if p.kind == "province"), None) if decides else None
    if place is None or not decides:
        return None
    return council_of(decides[1][place.start : place.end], day)


def _as_named(printed: str, name: str) -> str:
    """As the paper puts the tone («Hòa», «Hoà»), but not in its capitals."""
    return name if printed.isupper() else printed
