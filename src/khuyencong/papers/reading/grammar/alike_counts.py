"""Counts alike in figure and unit: which are told again, and what tells the others apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ....terms.facts import Quantity, Span
from ....terms.vietnamese import UPPER
from ..text.scan import Scan


def told_apart(scan: Scan, counted: list[Quantity]) -> tuple[Quantity, ...]:
    """The counts of a passage, each once; of those alike the ones of other things with a note that says so."""
    if len(counted) < 3:
        return _distinct(_members_apart(scan, counted))
    return _distinct(_members_apart(scan, [*_named_apart(scan, _with_parts(scan, counted))]))


MOST_PARTS = 12
_PARTS_OPEN = re.compile(r"[^.;]{0,40}?(?:\(|\b(?:gom|trong do|chia ra)\b)[^.;\d]{0,16}")
_WHERE = re.compile(r"(?:(?!\s(?:va|con)\s)[^,.;()\d]){4,60}")


def _with_parts(scan: Scan, told: list[Quantity]) -> list[Quantity]:
    """«90 đại biểu (gồm 20 đại biểu tại hội trường và 70 đại biểu trực tuyến)»: each part is counted as what it is."""
    for i, whole in enumerate(told[:-2]):
        if not _PARTS_OPEN.fullmatch(scan.folded, whole.span.end, told[i + 1].span.start):
            continue
        parts = [q for q in told[i + 1 : i + MOST_PARTS] if q.unit.casefold() == whole.unit.casefold()]
        if len(parts) > 1 and sum(q.value for q in parts) == whole.value:
            return [replace(q, note=_where(scan, q)) if q in parts else q for q in told]
    return told


def _where(scan: Scan, part: Quantity) -> str:
    """The words behind a part that tell it from the others."""
    behind = _WHERE.match(scan.folded, part.span.end)
    return (scan.words(Span(*behind.span())) if behind else "") or part.note or "trong đó"


_NEXT_MEMBER = re.compile(r"[^.\d]{4,160}(?:[,;]| va| voi)\s+(?:(?:giua|khoang|hon|gan|tren) )?")


# «Na Rì 02 HTX; …; Ba Bể 02 HTX»: who stands before a count tells it from one alike
_NAME_BEFORE = re.compile(rf"(?:[:;,(]|\bvà)\s*(?P<name>(?:[^\W\d]+\s)?[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,3}})\s?:?\s*$")
NAME_REACH = 48


def _named_apart(scan: Scan, told: Iterable[Quantity]) -> Iterator[Quantity]:
    """Counts of a list in which each member is named before its figure, or goes on with other words behind it: none of
    them tells another's again."""
    seen: dict[tuple[object, ...], Quantity] = {}
    for q in told:
        named = None if q.note else _NAME_BEFORE.search(scan.flat, max(0, q.span.start - NAME_REACH), q.span.start)
        before = seen.get((q.value, q.unit))
        if named and before:
            q = replace(q, note=" ".join(named["name"].split()))
        elif before and not q.note and _is_other_member(scan, before, q):
            q = replace(q, note=_where(scan, q))
        seen[q.value, q.unit] = q
        yield q


_THING_BEHIND = re.compile(r" (?!(?:cho|tai|o|voi|duoc|da|trong|va|co|de|kinh phi|nay|tren)\b)[a-z]+ [a-z]+")


def _is_other_member(scan: Scan, before: Quantity, q: Quantity) -> bool:
    """«mở 5 lớp dạy nghề thủ công cho 142 lao động; 5 lớp khởi sự doanh nghiệp cho 145 học viên»"""
    one, other = (_THING_BEHIND.match(scan.folded, told.span.end) for told in (before, q))
    is_behind = ";" in scan.flat[before.span.end : q.span.start] and scan.flat[
        max(0, q.span.start - 4) : q.span.start
    ].rstrip().endswith(";")
    return is_behind and one is not None and other is not None and one.group() != other.group()


def _members_apart(scan: Scan, told: list[Quantity]) -> Iterator[Quantity]:
    """«1 cơ sở làm gốm và 1 cơ sở làm nón»: members of one list, however alike, are told apart by what follows them."""
    for before, q in zip((None, *told), told, strict=False):
        alike = before and (before.value, before.unit, before.note) == (q.value, q.unit, q.note)
        if alike and before and _NEXT_MEMBER.fullmatch(scan.folded, before.span.end, q.span.start):
            q = replace(q, note=_where(scan, q))
        yield q


def _distinct(found: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The same figure told again once, and never two alike with one note."""
    kept: dict[tuple[object, ...], Quantity] = {}
    for q in found:
        kept.setdefault((q.value, q.value_max, q.unit.casefold(), q.note), q)
    return tuple(kept.values())
