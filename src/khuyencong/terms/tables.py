"""What the rows and cells of official tables look like: how deep a row stands by its number, a figure as printed."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from .numbers import NotANumber, parse_number

INDEX = re.compile(
    r"(?P<roman>[IVX]{1,5})|(?P<capital>[A-HĐ])|(?P<number>\d{1,3}(?:\.\d{1,2}){0,3})|(?P<letter>[a-zđ])"
)
FIGURE = re.compile(r"[\d.,]+")
_SHOWN_ENGLISH = re.compile(r"\d(?<![\d.,]\d)\d{0,2}(?:,\d{3}){2,}(?![\d,])")
_ENGLISH_GROUPS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_ENGLISH_GROUP = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")  # «500,000», which elsewhere is 500 with three decimals
_ENGLISH_DECIMALS = re.compile(r"\d{1,3}(?:,?\d{3})*\.\d{1,2}")
# «Mức hỗ trợ», «Mức thưởng» of the folded head of a column: money that each is given. «Mức hỗ trợ tối đa», «Mức hỗ
# trợ/cơ sở», «Mức hỗ trợ (%)» are rates, as is any other «mức».
GRANT = (
    r"muc (?:(?:kinh phi|tien|duoc|de nghi|de xuat) )*(?:ho tro|thuong)\b"
    r"(?!.*(?:toi da|/|%|binh quan|moi |khong qua))"
)
RATE = rf"\b(?!{GRANT})muc "
UNNUMBERED = 9  # a row without a number stands under all others


def depth_of(index: str) -> int:
    """How deep a row stands by its number: A, then I, then 1, then 1.1, then a."""
    found = INDEX.fullmatch(index)
    if not found:
        return UNNUMBERED
    if found["number"]:
        return 3 + index.count(".")
    return 1 if found["capital"] else 2 if found["roman"] else 7


def written_english(table: str) -> bool:
    """Whether the figures of a table have commas between thousands: one of them shows it, «1,250,000»."""
    return table.count(",") > 1 and _SHOWN_ENGLISH.search(table) is not None


def adds_up_english(parts: Sequence[str], whole: str) -> bool:
    """Whether a column adds up to its total with commas between thousands and not otherwise: «1,250 | 450 | 1,700»."""
    return _adds_up(parts, whole, english=True) and not _adds_up(parts, whole, english=False)


def _adds_up(parts: Sequence[str], whole: str, *, english: bool) -> bool:
    told = [figure for part in parts if (figure := figure_in(part, english=english)) is not None]
    return len(told) > 1 and sum(told) == figure_in(whole, english=english)


@lru_cache(maxsize=4096)
def figure_in(printed: str, *, english: bool = False) -> Decimal | None:
    """A cell that holds nothing but a number; «1,250,000» and «1,013.50» are written the English way, and «500,000» is
    where it stands among such or must be whole."""
    if not FIGURE.fullmatch(printed):
        return None
    if (_ENGLISH_GROUP if english else _ENGLISH_GROUPS).fullmatch(printed) or _ENGLISH_DECIMALS.fullmatch(printed):
        printed = printed.replace(",", "").replace(".", ",")
    try:
        return Decimal(parse_number(printed))
    except NotANumber:
        return None
