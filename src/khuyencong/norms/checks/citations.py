"""Checks of references: known documents, dates that cannot be, numbers written in a wrong form."""

import re
from collections.abc import Iterator
from functools import cache

from ...terms.facts import Citation, Finding
from ...terms.known_documents.shipped import shipped_documents
from .case import Case, info, warning

_YEARED = re.compile(r"^(\d+)/(\d{4})/(.+)$")
_PARTY = re.compile(r"^(\d+)-([A-ZĐ]{2,4})-(TU|TW|ĐU|HU)$")


@cache
def known_documents() -> dict[str, str]:
    """Number → date of signing of the documents this field stands on; "" where nobody has read the date."""
    return {one.number: one.dated for known in shipped_documents().by_number.values() for one in known}


def unknown(case: Case) -> Iterator[Finding]:
    """A document that the table does not hold, told once; no alarm."""
    known = known_documents()
    seen: set[str] = set()
    for citation in case.facts.citations:
        if citation.number not in known and citation.number not in seen and not _misprinted(citation):
            seen.add(citation.number)
            yield info(
                "citation-unknown", f"Chưa có {citation.number} trong thư viện văn bản", citation.span, citation.number
            )


def wrong_dates(case: Case) -> Iterator[Finding]:
    """A year with swapped digits, a date outside the number's year, or two dates for one number."""
    first: dict[str, Citation] = {}
    for citation in case.facts.citations:
        if expected := _misprinted(citation):
            yield warning(
                "citation-date", f"Số {citation.number} có thể viết nhầm năm", citation.span, citation.number, expected
            )
            continue
        yield from _against_known(citation)
        earlier = first.setdefault(citation.number, citation)
        if (
            earlier.date
            and citation.date
            and earlier.date != citation.date
            and citation.number not in known_documents()
        ):
            yield warning(
                "citation-date",
                f"{citation.number} được ghi hai ngày khác nhau",
                citation.span,
                citation.date,
                earlier.date,
            )


def _against_known(citation: Citation) -> Iterator[Finding]:
    known, yeared = known_documents().get(citation.number), _YEARED.match(citation.number)
    if known and citation.date and citation.date != known:
        yield warning("citation-date", f"Ngày của {citation.number} không đúng", citation.span, citation.date, known)
    elif yeared and citation.date and citation.date[:4] != yeared[2]:
        yield warning(
            "citation-date",
            f"{citation.number} mang năm {yeared[2]} nhưng ghi ngày khác năm",
            citation.span,
            citation.date,
        )


def _misprinted(citation: Citation) -> str | None:
    """A known number whose year has the same digits in another order («2021» for «2012»)."""
    yeared = _YEARED.match(citation.number)
    if not yeared or citation.number in known_documents():
        return None
    for number in known_documents():
        other = _YEARED.match(number)
        if other and other[1] == yeared[1] and other[3] == yeared[3] and sorted(other[2]) == sorted(yeared[2]):
            return number
    return None


def wrong_forms(case: Case) -> Iterator[Finding]:
    """A Party number written with a hyphen where its slash belongs («46-CT-TU»)."""
    for citation in case.facts.citations:
        if party := _PARTY.match(citation.number):
            expected = f"{party[1]}-{party[2]}/{party[3]}"
            yield warning(
                "citation-form", "Ký hiệu văn bản của Đảng viết chưa đúng", citation.span, citation.number, expected
            )
