"""Agencies printed in capitals in a paper's head, written as sentences write them."""

import re

from ....terms.vietnamese import UPPER, fold
from ..text.scan import Scan

_KINDS = ("UBND", "Văn phòng", "Trung tâm", "Chi cục", "Phòng", "Ban", "Cục", "Bộ", "Sở", "Hội đồng", "Liên minh")
# Phrases of names in which only the first word, or none but these, is written with a capital.
_PHRASES = (
    "Công Thương",
    "Nông nghiệp",
    "Nông nghiệp và Môi trường",
    "Phát triển nông thôn",
    "Khoa học và Công nghệ",
    "Khuyến công",
    "Xúc tiến thương mại",
    "Xúc tiến đầu tư",
    "Tư vấn phát triển công nghiệp",
    "Tư vấn",
    "Điều phối nông thôn mới",
    "Điều phối",
    "Kinh tế",
    "Hạ tầng",
    "Kế hoạch",
    "Đầu tư",
    "Tài chính",
    "Tài nguyên",
    "Môi trường",
    "Quản lý công nghiệp",
    "Quản lý thương mại",
    "Thông tin",
    "Truyền thông",
    "Văn hóa",
    "Du lịch",
    "Hợp tác xã",
    "Nông thôn mới",
)
_BY_CAPITALS = {phrase.upper(): phrase for phrase in sorted(_PHRASES, key=len, reverse=True)}
_KNOWN = re.compile("|".join(sorted(map(re.escape, _BY_CAPITALS), key=len, reverse=True)))
_ACRONYM = re.compile(r"[A-ZĐ]{2,6}(?:&[A-ZĐ]{1,4})?")
_VOWELS = re.compile(r"[AEIOUYĂÂÊÔƠƯ]")
_ACRONYMS = frozenset({"UBND", "NTM", "PTNT", "TVPTCN", "XTTM", "KCXT", "HĐND", "KHCN", "OCOP", "TMĐT"})

_CAPITALS = re.compile(rf"[{UPPER}\s&,–-]+")
_UNFINISHED = re.compile(r"(?:\bVÀ|[,&–-]|\b(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|XÃ|PHƯỜNG))$")


def goes_on(scan: Scan, capitals: str, below: str) -> bool:
    """Whether the line below one that names an agency is the rest of its name: «SỞ NÔNG NGHIỆP VÀ MÔI / TRƯỜNG»."""
    if not _CAPITALS.fullmatch(below):
        return False
    whole, end = f"{capitals} {below}", len(capitals)
    in_phrase = any(known.start() < end < known.end() for known in _KNOWN.finditer(whole))
    is_cut = _UNFINISHED.search(capitals) or below.startswith("VÀ ")
    return in_phrase or bool(is_cut) or _written(scan, whole) is not None or _cuts_place(scan, whole, end)


_PLACE_AT_END = re.compile(r"\b(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|XÃ|PHƯỜNG) (?P<name>[^\W\d_]+)$")


def _cuts_place(scan: Scan, whole: str, end: int) -> bool:
    """«SỞ CÔNG THƯƠNG TỈNH ĐỒNG / NAI»: as the body or the line of the date writes the place whole."""
    cut = _PLACE_AT_END.search(whole, 0, end)
    if cut is None or whole.count(" ", end) > 2:
        return False
    return (
        _written(scan, whole[cut.start() :]) is not None or f"{fold(whole[cut.start('name') :])}, ngay" in scan.folded
    )


def agency_name(scan: Scan, capitals: str) -> str:
    """«TRUNG TÂM KHUYẾN CÔNG VÀ TVPTCN» → «Trung tâm Khuyến công và TVPTCN», or as the paper's body writes it."""
    words = re.sub(r"(?:ỦY|UỶ) BAN NHÂN DÂN", "UBND", capitals)
    if words.startswith("UBND"):
        return f"UBND {lower_kind(words[4:].strip())}"
    kind = next((k for k in _KINDS if words.startswith(k.upper() + " ")), "")
    return _as_written(scan, f"{kind} {_cased(words[len(kind) :].strip())}".strip())


def _cased(words: str) -> str:
    """Known phrases as they are written, abbreviations as printed, the rest as proper names."""
    parts, last = [], 0
    for known in _KNOWN.finditer(words):
        parts += [_named(words[last : known.start()]), _BY_CAPITALS[known.group()]]
        last = known.end()
    return "".join([*parts, _named(words[last:])])


def _named(words: str) -> str:
    return re.sub(r"[^\W\d_]+(?:&[^\W\d_]+)?", lambda word: _word(word.group()), words)


def _word(word: str) -> str:
    if word in ("VÀ", "TỈNH", "HUYỆN", "XÃ", "PHƯỜNG"):
        return word.lower()
    short = _ACRONYM.fullmatch(word) and (word in _ACRONYMS or not _VOWELS.search(word))
    return word if short else word.capitalize()


def _as_written(scan: Scan, name: str) -> str:
    return _written(scan, name) or name


def _written(scan: Scan, name: str) -> str | None:
    """A name as the paper writes it where it does not print it in capitals."""
    folded = fold(name)
    at = scan.folded.find(folded)
    while at >= 0:
        words = scan.flat[at : at + len(folded)]
        if not words.isupper():
            return words
        at = scan.folded.find(folded, at + 1)
    return None


def lower_kind(capitals: str) -> str:
    """«TỈNH ĐỒNG NAI» → «tỉnh Đồng Nai»."""
    words = capitals.title()
    for kind in ("Thành Phố", "Tỉnh", "Huyện", "Thị Xã", "Xã", "Phường"):
        if words.startswith(kind + " "):
            return kind.lower() + words[len(kind) :]
    return words
