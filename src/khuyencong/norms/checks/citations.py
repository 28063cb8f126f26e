"""Checks of references: known documents, whether they are in force, dates that cannot be, numbers in a wrong form."""

import re
from collections.abc import Iterator
from datetime import date

from ...terms.facts import Citation, Finding, Span
from ...terms.known_documents import KnownDocument, Mark, Validity
from .case import Case, info, warning

_YEARED = re.compile(r"^(\d+)/(\d{4})/(.+)$")
_PARTY = re.compile(r"^(\d+)-([A-ZĐ]{2,4})-(TU|TW|ĐU|HU)$")
_BASIS = re.compile(r"(?:^|\n)[ \t*_]*Căn cứ\b(?:(?!;\s*\n|\n\s*\n)[\s\S])*$")
BASIS_REACH = 1200  # characters from «Căn cứ» to the documents it names


def _known(case: Case, citation: Citation) -> KnownDocument | None:
    """What the library holds of a cited document; a mere mention in another paper is no knowledge."""
    found = case.known.find(citation.number, citation.date or "")
    return found if found and found.mark is not None else None


def unknown(case: Case) -> Iterator[Finding]:
    """A document that the library does not hold, told once; no alarm."""
    misprints = _Misprints(case)
    seen: set[str] = set()
    for citation in case.facts.citations:
        if citation.number in seen or _known(case, citation) or misprints.of(citation):
            continue
        seen.add(citation.number)
        yield info(
            "citation-unknown", f"Chưa có {citation.number} trong thư viện văn bản", citation.span, citation.number
        )


def wrong_dates(case: Case) -> Iterator[Finding]:
    """A year with swapped digits, a date outside the number's year, two dates for one number, or a date behind the
    paper's own."""
    misprints = _Misprints(case)
    first: dict[str, Citation] = {}
    for citation in case.facts.citations:
        if expected := misprints.of(citation):
            yield warning(
                "citation-date", f"Số {citation.number} có thể viết nhầm năm", citation.span, citation.number, expected
            )
            continue
        yield from _no_day(case, citation)
        yield from _against_known(case, citation)
        if _is_later(citation, case.facts.head.date):
            words = f"{citation.number} mang ngày sau ngày của văn bản này"
            yield warning("citation-date", words, citation.span, citation.date)
        earlier = first.setdefault(citation.number, citation)
        if _two_dates(earlier, citation) and not _known(case, citation):
            words = f"{citation.number} được ghi hai ngày khác nhau"
            yield warning("citation-date", words, citation.span, citation.date, earlier.date)


DAY_OF = re.compile(
    r"(?<![\d/])(\d{1,2})(?:\s?[/-]\s?|\.|\s+tháng\s+)(\d{1,2})(?:\s?[/-]\s?|\.|\s+năm\s+)((?:19|20)\d\d)(?![\d/])"
)


def _no_day(case: Case, citation: Citation) -> Iterator[Finding]:
    """«ngày 31/02/2025»."""
    said = None if citation.date else DAY_OF.search(case.text, citation.span.start, citation.span.end)
    if said and _first_day("-".join(reversed(said.groups()))) is None:
        words = f"Ngày của {citation.number} không có trong lịch"
        span = Span(said.start(1), said.end(3))
        yield warning("citation-date", words, span, case.words(span))


def _is_later(citation: Citation, own: str | None) -> bool:
    """Whether a document is dated behind the paper that cites it; both days are told whole («2026-12-01»)."""
    days = citation.date, own
    return all(day and len(day) == len("2026-12-01") for day in days) and str(citation.date) > str(own)


def _two_dates(one: Citation, other: Citation) -> bool:
    """Two dates of one document; an individual number comes again every year."""
    if not (one.date and other.date) or one.date == other.date:
        return False
    return bool(_YEARED.match(one.number)) or one.date[:4] == other.date[:4]


def _against_known(case: Case, citation: Citation) -> Iterator[Finding]:
    known, yeared = _known(case, citation), _YEARED.match(citation.number)
    if known and known.dated and citation.date and not known.dated.startswith(citation.date):
        words = f"Ngày của {citation.number} không đúng"
        yield warning("citation-date", words, citation.span, citation.date, known.dated)
    elif yeared and citation.date and citation.date[:4] != yeared[2]:
        yield warning(
            "citation-date",
            f"{citation.number} mang năm {yeared[2]} nhưng ghi ngày khác năm",
            citation.span,
            citation.date,
        )


class _Misprints:
    """Known numbers by all but their year, to find those whose year has the same digits in another order."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.known: dict[tuple[str, str], list[str]] = {}
        for documents in case.known.by_number.values():
            yeared = _YEARED.match(documents[0].number)
            if yeared and documents[0].mark is not None:
                self.known.setdefault((yeared[1], yeared[3]), []).append(documents[0].number)

    def of(self, citation: Citation) -> str | None:
        """«45/2012/NĐ-CP» for «45/2021/NĐ-CP»."""
        yeared = _YEARED.match(citation.number)
        if not yeared or _known(self.case, citation):
            return None
        alike = (number for number in self.known.get((yeared[1], yeared[3]), ()))
        return next((n for n in alike if sorted(n.split("/")[1]) == sorted(yeared[2])), None)


def ended(case: Case) -> Iterator[Finding]:
    """A legal basis that was no longer in force on the paper's day, or that was amended without a word of it."""
    day = _first_day(case.facts.head.date)
    if day is None:
        return
    cited = {citation.number for citation in case.facts.citations}
    told: set[str] = set()
    for citation in case.facts.citations:
        known = _known(case, citation)
        if known is None or citation.number in told or not _is_basis(case, citation):
            continue
        told.add(citation.number)
        yield from _state_on(day, known, citation, cited)


def _state_on(day: date, known: KnownDocument, citation: Citation, cited: set[str]) -> Iterator[Finding]:
    certain = "" if all(c.mark is not Mark.MEMORY for c in known.changes) else " (chưa kiểm chứng)"
    if known.has_ended(day):
        instead = ", ".join(known.successors(day))
        words = f"Căn cứ {citation.number} đã hết hiệu lực vào ngày của văn bản{certain}"
        yield warning("citation-ended", words, citation.span, citation.number, instead or None)
    elif known.mark is not Mark.MEMORY and known.on(day) is not Validity.NOT_YET:
        new = known.amended_by(day)
        if new and not cited & set(new):
            unread = "; chưa kiểm chứng hiệu lực" if known.on(day) is Validity.UNVERIFIED else ""
            words = f"{citation.number} đã được sửa đổi, bổ sung bởi {', '.join(new)}{certain}{unread}"
            yield info("citation-amended", words, citation.span, citation.number)


def _is_basis(case: Case, citation: Citation) -> bool:
    """Whether it stands in a paragraph «Căn cứ …»; a document told of elsewhere may well be an old one."""
    start = max(0, citation.span.start - BASIS_REACH)
    return bool(_BASIS.search(case.text[start : citation.span.start]))


def _first_day(dated: str | None) -> date | None:
    """The earliest day a paper's date may mean («2019-08» is 1/8/2019): what had ended by then has ended for sure."""
    if not dated:
        return None
    parts = [int(part) for part in dated.split("-")]
    try:
        return date(*[*parts, 1, 1][:3])
    except ValueError:
        return None


_SIGN = re.compile(
    r"(?P<number>\d(?<![\w/]\d)\d{0,4}+(?:/(?:19|20)\d\d)?)/(?P<kind>NĐ|ND|QĐ|QD)(?P<hyphen>-?)(?P<body>CP|TTg|UBND)\b"
)


def wrong_forms(case: Case) -> Iterator[Finding]:
    """A Party number written with a hyphen where its slash belongs («46-CT-TU»), a sign without its Đ or hyphen."""
    for citation in case.facts.citations:
        if party := _PARTY.match(citation.number):
            expected = f"{party[1]}-{party[2]}/{party[3]}"
            yield warning(
                "citation-form", "Ký hiệu văn bản của Đảng viết chưa đúng", citation.span, citation.number, expected
            )
    for said in _SIGN.finditer(case.text):
        meant = f"{said['number']}/{said['kind'].replace('D', 'Đ')}-{said['body']}"
        if meant != said.group():
            span = Span(*said.span())
            yield warning("citation-form", "Ký hiệu văn bản viết chưa đúng", span, said.group(), meant)
