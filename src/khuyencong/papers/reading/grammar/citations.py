"""References to numbered documents, normative, individual and Party ones: type, number and symbol, date."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ....terms.facts import Citation, Span
from ....terms.gazetteer import agencies_in
from ....terms.vietnamese import UPPER
from ..text.scan import Scan
from .dates import DATE, iso_date

_TYPES = (
    "Thông tư liên tịch|Thông báo Kết luận|Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|QĐ|Thông tư|Chỉ thị"
    "|Kế hoạch|Chương trình|Báo cáo|Tờ trình|Công văn|CV|Văn bản hợp nhất|Văn bản|Thông báo|Hướng dẫn"
    "|Kết luận|Công điện|Biên bản"
)
_SEGMENT = r"[A-ZĐƯ][A-Za-zĐđ\d&]{0,14}(?![^\W\d_])"
_SYMBOL = rf"{_SEGMENT}(?:(?:[-–/]\s{{0,4}}|\s[-–/]\s?|\.(?=[A-ZĐ]{{2,4}}\b)){_SEGMENT}){{0,5}}"
_REFERENCE = re.compile(
    rf"(?P<number>\d(?<![\w/.,]\d)(?:\d{{0,4}}[a-z]?\s?/\s?(?:\d{{4}}\s?/\s?)?{_SYMBOL}"
    rf"|\d{{0,3}}\s?-\s?[A-ZĐ]{{2,4}}\s?[-/]\s?T[WU]))"
    rf"(?:,?\s*\(?(?:ký\s+|ban\s+hành\s+)?(?:ngày\s+)(?P<date>{DATE}))?"
)
_NAMED = re.compile(rf"(?:(?P<type>(?i:{_TYPES}))\s+)?(?P<so>(?i:số)\s*:?\s*)?$")
NAME_REACH = 40  # «Thông tư liên tịch số : »
_KINDS = {"QĐ": "Quyết định", "CV": "Công văn"}
_OF = re.compile(rf"\s*,?\s*của\s+(?P<words>[{UPPER}][^;:()]{{0,100}})")
_UNLISTED = re.compile(rf"[{UPPER}][\w&]*(?:[^\S\n]+(?:[{UPPER}][\w&]*|(?:ủy|uỷ)\b|nhân dân|và(?=\s[{UPPER}])))*")


def find_citations(scan: Scan, own_number: str | None = None) -> tuple[Citation, ...]:
    """Every occurrence of a numbered document but the paper's own number in its head."""
    own = _compact(own_number or "")
    found = [c for match in _REFERENCE.finditer(scan.flat) if (c := _citation(scan, match))]
    found = sorted([*found, *_by_bare_number(scan)], key=lambda citation: citation.span.start)
    return tuple(c for i, c in enumerate(found) if not (own and c.number == own and (i == 0 or _is_own(scan, c))))


# «Nghị quyết số 12, ngày 20/7/2021 của Tỉnh ủy», «Kế hoạch 2557 ngày 6-3-2020»
_BARE = re.compile(
    rf"(?:số |(?=\d{{1,5}},? \(?ngày \d)(?<![\w/.,-]))(?P<number>\d{{1,5}})(?![\w/-]| ?[/-])"
    rf"(?:,?\s*\(?(?:ngày\s+)(?P<date>{DATE}))?"
)
_OF_TYPE = re.compile(r"\b(?:Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Đề án) $")


def _by_bare_number(scan: Scan) -> Iterator[Citation]:
    for match in _BARE.finditer(scan.flat):
        named = _OF_TYPE.search(scan.flat, max(0, match.start() - NAME_REACH), match.start())
        if named is None:
            continue
        date = iso_date(match["date"]) if match["date"] else None
        kind, span = _kind(named.group(), match["number"]), Span(named.start(), match.end())
        yield _issued(scan, Citation(kind, match["number"], date, span))


def _is_own(scan: Scan, citation: Citation) -> bool:
    """«(Kèm theo Kế hoạch số …)» over an annex names the paper itself."""
    return bool(_ATTACHED.search(scan.folded[max(0, citation.span.start - 40) : citation.span.start]))


_ATTACHED = re.compile(r"kem theo[^.;()]{0,30}$")


def _citation(scan: Scan, match: re.Match[str]) -> Citation | None:
    """A bare «11/11» is none: there must be a type word, «số», or a hyphen in the symbol."""
    least = max(0, match.start() - NAME_REACH)
    named = _NAMED.search(scan.flat[least : match.start()])
    if named is None or not (named["type"] or named["so"] or re.search(r"[-–]", match["number"])):
        return None
    number, date = _compact(match["number"]), iso_date(match["date"]) if match["date"] else None
    span = Span(least + named.start(), match.end())
    kind = _kind(named["type"], number) or _kind_of_assembly(scan, number, span.start)
    return _issued(scan, Citation(kind, number, date, span))


# «Luật Tổ chức chính quyền địa phương số 72/2025/QH15»
_OF_ASSEMBLY = re.compile(r".*\b(Bộ luật|Luật|Nghị quyết|Pháp lệnh)\b[^.;:\d]{0,120}$")
TITLE_REACH = 140


def _kind_of_assembly(scan: Scan, number: str, start: int) -> str | None:
    """What the National Assembly issued bears its kind before its name, not before its number."""
    if not re.search(r"/(?:UBTV)?QH\d{1,2}$", number):
        return None
    named = _OF_ASSEMBLY.match(scan.flat[max(0, start - TITLE_REACH) : start])
    return named[1] if named else None


def _issued(scan: Scan, citation: Citation) -> Citation:
    """With the agency named behind it, «… của UBND tỉnh Long An»: a listed one, or what its capitals tell."""
    of = _OF.match(scan.content, citation.span.end)
    if of is None:
        return citation
    start, named = of.start("words"), agencies_in(of["words"].partition(" về ")[0])
    unlisted = _UNLISTED.match(of["words"])
    length = named[0].end if named and named[0].start == 0 else unlisted.end() if unlisted else 0
    span = Span(start, start + length)
    return replace(citation, issuer=scan.words(span), issuer_span=span)


def _kind(printed: str | None, number: str) -> str | None:
    if printed:
        words = " ".join(printed.split())
        return _KINDS.get(words.upper(), words[0].upper() + words[1:].lower().replace("kết luận", "Kết luận"))
    return _BY_SYMBOL.get(re.split(r"[-–]", number.rpartition("/")[2])[0])


_BY_SYMBOL = {
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "QĐ": "Quyết định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "CT": "Chỉ thị",
    "KH": "Kế hoạch",
    "BC": "Báo cáo",
    "TTr": "Tờ trình",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "VBHN": "Văn bản hợp nhất",
}


def _compact(number: str) -> str:
    return re.sub(r"\s+", "", number).replace("–", "-")
