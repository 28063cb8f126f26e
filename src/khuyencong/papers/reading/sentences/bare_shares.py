"""Who pays which part of a sum, told in the sum's own unit: «500 triệu đồng (NSNN 300, đối ứng 200)»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ....terms.facts import Activity, Amount, Share, Span, Total
from ....terms.numbers import NotANumber, parse_scaled
from ..grammar.sources import source_among, source_named
from ..grammar.sums import LEAST, NUMBER, SCALE
from ..text.scan import Scan
from .passage import Found
from .shares import RULE

_OPENS = re.compile(
    r"\s*(?:(?P<bracket>\()\s*(?:(?P<inside>trong (?:so )?do|bao gom|gom|chia ra)\b\s*:?)?"
    r"|[,;:]?\s*(?:trong (?:so )?do|bao gom|gom|chia ra)\b\s*:?)\s*(?:\d{1,2} [a-z]+(?: [a-z]+)?: )?"
)
_PART = re.compile(
    rf"(?:(?:la|va|tu|do|phan|con lai)\s+)*(?:(?P<before>[a-z][a-z& ]{{1,60}}?)\s*:?\s*)??(?:la\s+|khoang\s+)?"
    rf"(?P<value>{NUMBER})\s*(?P<scale>{SCALE})?\s*(?P<unit>dong\b|d\b)?"
    rf"(?:\s+(?:tu |do |la )?(?P<behind>[a-z][a-z& ]{{1,60}}))?\s*"
)
_NO_SOURCE = re.compile(
    r"\b(?:nam|quy|thang|dot|(?<!co )so|theo|quyet dinh|qd|ke hoach|giai doan|tai|lop|khoan|dieu)\b"
)
_PARTS = re.compile(r"\s*[;+]\s*|\s*,\s+|\s+va\s+")
_SCALED = re.compile(rf"\d\s*(?P<scale>{SCALE})")
_NO_MONEY = re.compile(r"0\d.*|20\d\d")
_NEARLY = 5  # by no more than a fifth may bare parts fall short of their whole, and counted payers exceed it
_COUNTED = re.compile(r"\b(?:doanh nghiep|ho|dan|co so|htx|hop tac xa|don vi|nguoi)\b")  # so many of them, perhaps
# «gồm 3 đề án từ nguồn khuyến công quốc gia»
_THINGS = re.compile(r"(?:de an|du an|nhiem vu|noi dung|mo hinh|hoat dong)\b")
_LEAST_PART = 20  # «trong đó KCQG 2» of 1.500 triệu đồng are two projects
LEAST_PARTS = 2
LONGEST = 200  # characters in which the parts are told
MOST_TIMES = 10  # that a part may be told as, by a slip, of its whole


@dataclass(frozen=True, slots=True)
class _Told:
    """One part of a sum: who pays it, the đồng, and where they stand."""

    source: str
    amount: Amount


def with_bare_shares(scan: Scan, found: Found) -> Found:
    """The same with such parts as shares of their content, or as totals by source of a total."""
    of_promotion = "khuyen cong" in scan.folded
    activities = [_shared(scan, one, of_promotion=of_promotion) for one in found.activities]
    totals: list[Total] = []
    known = {total.span.start for total in found.totals}
    known |= {one.amount.span.start for one in found.activities if one.amount}
    for total in found.totals:
        totals.append(total)
        if total.amount_vnd and not total.fund_source:
            parts = _parts(scan, Amount(total.amount_vnd, total.span), of_promotion=of_promotion)
            totals += [_as_total(total, part) for part in parts if part.amount.span.start not in known]
    return Found(activities, totals)


def _shared(scan: Scan, one: Activity, *, of_promotion: bool) -> Activity:
    if one.amount is None or one.shares or not one.amount.value:
        return one
    parts = _parts(scan, one.amount, of_promotion=of_promotion)
    shares = tuple(Share(part.source, part.amount) for part in parts)
    return replace(one, fund_source=None, shares=shares) if shares else one


def _as_total(whole: Total, part: _Told) -> Total:
    told = part.amount
    return replace(
        whole, label=part.source, amount_vnd=told.value, span=told.span, fund_source=part.source, percent=None
    )


def _parts(scan: Scan, whole: Amount, *, of_promotion: bool) -> list[_Told]:
    """What stands right behind a sum, where all of it names who pays a bare number of it."""
    pieces, opened = pieces_behind(scan, whole.span)
    if opened is None or not _are_told_so(pieces, in_brackets=bool(opened["bracket"])):
        return []
    unit = _unit(scan, whole.span)
    parts = [_part(piece, pieces, unit, whole.value, of_promotion=of_promotion) for piece in pieces]
    told = [part for part in parts if part]
    of_it = bool(opened["inside"] or not opened["bracket"])
    return told if len(told) == len(parts) and _make_up(whole.value, told, pieces, of_it=of_it) else []


def pieces_behind(scan: Scan, whole: Span) -> tuple[list["_Piece"], re.Match[str] | None]:
    """What a bracket or a list right behind a sum tells, member by member, and what opens it; None: no number of it."""
    opened = _OPENS.match(scan.folded, whole.end)
    if opened is None:
        return [], None
    most = min(opened.end() + LONGEST, len(scan.folded))
    end = scan.folded.find(")", opened.end(), most) if opened["bracket"] else scan.sentence_end(opened.end(), most)
    if end < 0:
        return [], None
    return [_PART.fullmatch(scan.folded, *piece) for piece in _pieces(scan.folded, opened.end(), end)], opened


def bare_parts(scan: Scan, whole: Amount) -> list[tuple[Span, Amount]]:
    """Named numbers behind a sum that are all told in its unit, whoever or whatever they are of: the words and the đồng
    of each."""
    pieces, _ = pieces_behind(scan, whole.span)
    told = [piece for piece in pieces if piece and not (piece["scale"] or piece["unit"] or piece["behind"])]
    if len(told) < LEAST_PARTS or len(told) < len(pieces) or any(_NO_MONEY.fullmatch(p["value"]) for p in told):
        return []
    values = [(piece, _value(piece["value"], _unit(scan, whole.span), whole.value)) for piece in told]
    return [
        (Span(*piece.span("before")), Amount(value, Span(*piece.span("value")), rule=RULE))
        for piece, value in values
        if value and piece["before"]
    ]


def _unit(scan: Scan, whole: Span) -> str:
    scale = _SCALED.search(scan.folded, whole.start, whole.end)
    return scale["scale"] if scale else ""


_Piece = re.Match[str] | None


def _make_up(whole: int, parts: Sequence[_Told], pieces: Sequence[_Piece], *, of_it: bool) -> bool:
    """Whether bare parts come to the whole or, by a slip, near it or above; `of_it`: it says they are of it, so one
    alone may be. «(doanh nghiệp 12, hộ dân 50)» counts who pays, «(KCQG 02; KCĐP 03)» projects, «(NST 2026)» is a year.
    """
    bare = [piece for piece in pieces if piece and not (piece["scale"] or piece["unit"])]
    if any(_NO_MONEY.fullmatch(piece["value"]) for piece in bare):
        return False
    added = sum(part.amount.value for part in parts)
    if not bare or (of_it and len(parts) == 1 and whole <= added * _LEAST_PART):
        return True
    most = whole if any(_COUNTED.search(_name(piece)) for piece in bare) else added
    return (whole - added) * _NEARLY <= whole and (added - most) * _NEARLY <= whole


def _are_told_so(pieces: Sequence[_Piece], *, in_brackets: bool) -> bool:
    """Whether one of the numbers has no unit; or brackets part the sum, which others read where it adds up."""
    bare = [piece for piece in pieces if piece and not (piece["scale"] or piece["unit"])]
    return bool(bare) or (in_brackets and len(pieces) > 1)


def _part(piece: _Piece, pieces: Sequence[_Piece], unit: str, whole: int, *, of_promotion: bool) -> _Told | None:
    if piece is None or bool(piece["before"]) is bool(piece["behind"]):
        return None
    name = _name(piece)
    if _THINGS.match(piece["behind"] or "") and not (piece["scale"] or piece["unit"]):
        return None
    source = source_named(name) or source_among(name, [*map(_name, pieces)], of_promotion=of_promotion)
    value = _value(piece["value"], piece["scale"] or ("" if piece["unit"] else unit), whole)
    if source is None or value is None or _NO_SOURCE.search(name):
        return None
    return _Told(source, Amount(value, Span(*piece.span("value")), rule=RULE))


def _name(piece: _Piece) -> str:
    return (piece["before"] or piece["behind"] or "").strip() if piece else ""


def _pieces(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    marks = [start, *(edge for mark in _PARTS.finditer(folded, start, end) for edge in mark.span()), end]
    spans = list(zip(marks[::2], marks[1::2], strict=True))
    return [(a, b - (folded[b - 1] in ".;,")) for a, b in spans if b > a]


def _value(printed: str, scale: str, whole: int) -> int | None:
    """In the whole's unit, unless only as it is printed it is no more than the whole; a part may be told too great."""
    told = [value for unit in dict.fromkeys((scale, "")) if (value := _scaled(printed, unit)) and value >= LEAST]
    return next((value for value in told if value <= whole), next((v for v in told if v <= MOST_TIMES * whole), None))


def _scaled(printed: str, unit: str) -> int | None:
    try:
        return parse_scaled(printed, unit)
    except NotANumber:
        return None
