"""A count and what the words behind it part it into: women and men, stars, quarters, places, kinds of firms, sorts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ...terms.facts import Finding, Span
from ...terms.numbers import NotANumber, format_decimal, parse_number
from ...terms.vietnamese import fold_in_place
from .case import Case, warning

_ANNOUNCES = r"(?:trong do|bao gom|gom|cu the|chia ra|ket qua|chia theo [a-z ]{2,20}?)\b"
_COUNT = re.compile(  # before what may announce its parts
    r"(?P<whole>\d(?<![\d.,/–-]\d)(?<![–-] \d)[\d.]*+) (?!(?:trieu|ty|ti|dong|nghin|thang|nam)\b)"
    r"(?P<unit>[a-z]++(?: [a-z]++)?)"
    rf"(?=[^\d.;()|]{{0,70}}?(?:[(:]|[ ,:;]{_ANNOUNCES}| (?:tai|o) ))"
)
_ROUGH = re.compile(r"\b(?:gan|hon|tren|duoi|khoang|tu|den|toi thieu|it nhat|toi da|moi) *\Z")
_LEAD = rf"(?P<lead>{_ANNOUNCES})(?: co| la| nhu sau)*\b ?:? ?"
_OPENER = re.compile(rf"[,;:]? ?\( ?(?:{_LEAD})?|[,:;]? {_LEAD.replace('lead', 'said')}| ?(?P<listed>:) ?| (?:tai|o) ")
_NEAR = re.compile(r"[^\d.;()|]{0,70}")  # what a count's unit goes on with before its parts are told
_STOP = re.compile(r"\.(?=\s|$)|\||\n(?<![,;:]\n)(?=\s*(?:\d+[.)]\s|[^\W\d_a-zà-ỹ]))|\n\s*\n")
_SEPARATOR = re.compile(r"\s*(?:[,;]|\bva\b|(?:(?<=\s)|^)[-+•](?=\s))\s*")
_WHOSE = re.compile(r"\bcủa(?=\s\d)")  # «… và 291 sản phẩm 3 sao của 236 chủ thể (98 hợp tác xã, …)»
_OF_ONE = re.compile(r"\((\d[\d.]*(?: [a-z]+){0,2})\)")  # «Xuân Lộc (04 phiên), Tân Phú (03 phiên)»
_ASIDE = re.compile(r"\([^()]*\)|\b(?:chiem|dat|bang|tuong duong)?(?: ty le)? ?\d[\d.,]* ?%")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?<![\d.,/])\d[\d.]*(?![\d,/])")
_STARS = re.compile(r"\b(?:(?:dat|hang|xep hang|loai) )*([1-5]) sao\b")
_BESIDE_STARS = frozenset(["san", "pham", "ocop", "co", "la", "hang", "dat", "muc"])
_QUARTER = re.compile(r"\bquy (iv|i{1,3}|[1-4])\b")
_PEOPLE = re.compile(r"\b(?:nguoi|hoc vien|lao dong|dai bieu|thanh vien|can bo|hoi vien|luot)\b")
_OWNERS = re.compile(r"(?:co so|don vi|chu the|to chuc)\b")
_FIRM = re.compile(r"(?:doanh nghiep|dn|hop tac xa|htx|to hop tac|tht|cong ty|ho)\b")
_AREA = re.compile(r"^(?:(?:tai|o|cac|huyen|thi xa|thanh pho|thi tran|tinh|xa|phuong|tp|h|tx)\b\.? ?)*")
_AT = re.compile(r"(?:tai|o) ")
_LEFT_OUT = re.compile(r"\b(?:khac|con lai|mot so|nhieu|chu yeu|rieng|trong do|tang|giam|so voi|ke hoach)\b")
_SOME = re.compile(r"\s*(?:cac|nhung|so)\b")  # «20 hợp tác xã và các hộ kinh doanh»
_OPENER_LONG = 40
_REACH = 400  # characters in which a list of parts is told
_MANY = 3  # figures that stand alone in brackets
_QUARTER_OFF = 4  # a list in brackets that is further than a quarter from its whole tells some of it only


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    key: str
    value: Decimal


def parted_counts(case: Case) -> Iterator[Finding]:
    """«80 học viên, trong đó có 45 nữ và 30 nam», «12 phiên chợ (Xuân Lộc 04 phiên, …)»: all parts of the whole."""
    for count in _COUNT.finditer(case.folded):
        if "\n" in case.text[count.start() : count.end()]:  # «Nội dung 1», and a line of its own
            continue
        near = _NEAR.match(case.folded, count.end())
        nearest = near.end() + 1 if near else 0
        for opener in _OPENER.finditer(case.folded, count.end(), nearest + _OPENER_LONG):
            if opener.start() > nearest:
                break
            parts = _parts(case, opener, count["unit"])
            if len(parts) < 2:
                continue
            whole = _number(count["whole"])
            if not whole or _ROUGH.search(case.folded, max(0, count.start() - 12), count.start()):
                break
            added = sum((part.value for part in parts), Decimal(0))
            if added != whole and _are_all(parts, opener, count["unit"], whole, added):
                yield parts_differ(case, Span(*count.span()), whole, added)
            break


def parts_differ(case: Case, span: Span, whole: Decimal, added: Decimal) -> Finding:
    unit = case.words(span).partition(" ")[2]
    words = f"Các phần cộng lại được {format_decimal(added)}, khác số {format_decimal(whole)} {unit}"
    return warning("count-mismatch", words, span, format_decimal(whole), format_decimal(added))


def _are_all(parts: list[_Part], opener: re.Match[str], unit: str, whole: Decimal, added: Decimal) -> bool:
    """Whether the parts are said to be all there is: by their kind, by «gồm», by brackets that come near the whole."""
    kind, lead = parts[0].kind, opener["lead"] or opener["said"]
    keys = {part.key for part in parts}
    if kind == "sex":
        return True
    near = abs(whole - added) * _QUARTER_OFF <= whole or abs(whole - added) == 1
    if kind == "star" and {"3", "4", "5"} <= keys:
        return near
    if lead in ("trong do", "ket qua"):  # what did not pass is no part of what was judged
        return added > whole and near and kind in ("place", "star")
    if kind == "sort" and _PEOPLE.match(unit):
        return False  # «90 đại biểu (60 đại biểu cấp xã, 40 đại biểu nữ)»
    return near or (lead is not None and kind != "sort")


def _parts(case: Case, opener: re.Match[str], unit: str) -> list[_Part]:
    """What is listed behind an opener, each of one kind and none named twice; nothing where something stands between
    that may be a part, too."""
    told = _WHOSE.split(case.text[opener.end() : _end(case, opener)], maxsplit=1)[0]
    if len(_DIGITS.findall(told)) < 2:
        return []
    folded = _OF_ONE.sub(lambda m: f" {m[1]} ", fold_in_place(told))  # as long as before
    if "|" in told or _LEFT_OUT.search(folded):
        return []
    folded = _ASIDE.sub(lambda m: " " * len(m[0]), folded)
    parts: list[_Part] = []
    closed = False
    for start, end in _pieces(folded):
        part = _part(told[start:end], folded[start:end].replace("\n", " "), unit)
        unnamed = part is None and (not parts or _SOME.match(folded, start))
        if unnamed or (part and closed):
            return []
        closed = part is None
        if part:
            parts.append(part)
        if {p.key for p in parts} == {"nu", "nam"}:
            break
    one_kind = len({part.kind for part in parts}) == 1 and (parts[0].kind != "bare" or _are_bare(parts, told))
    named_once = len({part.key for part in parts}) == len(parts) or parts[0].kind == "bare"
    return parts if one_kind and named_once and (opener[0] not in (" tai ", " o ") or parts[0].kind == "place") else []


def _are_bare(parts: list[_Part], told: str) -> bool:
    """«12 phiên (4, 3, 4)»; «các lớp (1, 2, 3)» are their numbers."""
    values = [part.value for part in parts]
    return len(values) >= _MANY and any(b - a != 1 for a, b in pairwise(values)) and not re.search(r"[^\W\d_]", told)


def _end(case: Case, opener: re.Match[str]) -> int:
    """Where the brackets close in which parts are told, or the sentence."""
    most = opener.end() + _REACH
    if "(" not in opener[0]:
        stop = _STOP.search(case.text, opener.end(), most)
        return stop.start() if stop else min(most, len(case.text))
    inside = 1
    for mark in re.compile(r"[()]").finditer(case.text, opener.end(), most):
        inside += 1 if mark.group() == "(" else -1
        if not inside:
            return mark.start()
    return opener.end()


def _pieces(folded: str) -> Iterator[tuple[int, int]]:
    at = 0
    for mark in _SEPARATOR.finditer(folded):
        if folded[at : mark.start()].strip():
            yield at, mark.start()
        at = mark.end()
    if folded[at:].strip():
        yield at, len(folded)


def _part(told: str, folded: str, unit: str) -> _Part | None:
    """One piece: a count, of the whole's unit where it tells one, and what it is of."""
    stars, quarter = _STARS.search(folded), _QUARTER.search(folded)
    bare = _QUARTER.sub("", _STARS.sub("", folded))
    numbers = _NUMBER.findall(bare)
    value = _number(numbers[0]) if len(numbers) == 1 else None
    if value is None:
        return None
    before, _, after = (words.strip(" :=") for words in bare.partition(numbers[0]))
    of_unit = _unit_of(after, unit)
    label = before or after[len(of_unit or "") :].strip()
    if of_unit is None and after:
        return _of_other_unit(told, after, unit, value)
    if stars or quarter:
        if set(before.split()) - {*unit.split(), *_BESIDE_STARS}:
            return None  # «nâng hạng 03 sản phẩm lên 5 sao»
        name = (stars or quarter or [""])[1]
        return _Part("star" if stars else "quarter", name, value)
    if (sex := _sex(told)) and not _PEOPLE.sub("", label).replace("co ", "").strip(" :").removesuffix(sex).strip():
        return _Part("sex", sex, value) if _PEOPLE.match(unit) else None
    if _is_place(told, before) or (not before and _AT.match(label)):
        return _Part("place", label, value)
    if not label and not of_unit:
        return _Part("bare", "", value)
    return _Part("sort", label, value) if of_unit and not before and label else None


def _of_other_unit(told: str, after: str, unit: str, value: Decimal) -> _Part | None:
    if (sex := _sex(told)) and _PEOPLE.match(unit) and after in (sex, f"{sex} gioi"):
        return _Part("sex", sex, value)
    return _Part("firm", after, value) if _OWNERS.match(unit) and _FIRM.match(after) else None


def _unit_of(after: str, unit: str) -> str | None:
    """As many words of what follows a part's count as are its whole's unit; none where it is of something else."""
    words, of = after.split(), unit.split()
    if not words or _AT.match(after):
        return ""
    if _PEOPLE.match(unit) and (people := _PEOPLE.match(after)):
        return people[0]
    same = next((i for i, (one, other) in enumerate(zip(words, of, strict=False)) if one != other), None)
    same = min(len(words), len(of)) if same is None else same
    return " ".join(words[:same]) if same else None


def _sex(told: str) -> str:
    found = re.findall(r"\b(?:nữ|nam)\b", told.lower())
    return {"nữ": "nu", "nam": "nam"}[found[0]] if len(found) == 1 else ""


def _is_place(told: str, before: str) -> bool:
    """«Xuân Lộc», «huyện Xuân Lộc»: each word of the name begins with a capital."""
    area = _AREA.match(before)
    at = len(area[0]) if area else 0
    name = told.strip()[at : len(before)].split()
    return bool(name) and all(word[0].isupper() or word == "-" for word in name)


def _number(printed: str) -> Decimal | None:
    try:
        return Decimal(parse_number(printed.rstrip(".")))
    except NotANumber:
        return None
