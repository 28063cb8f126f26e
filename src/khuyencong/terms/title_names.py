"""What tells the titles of two contents apart: names, places and numbers of names that each has and the other lacks."""

import re
from itertools import pairwise

from .numbers import roman_value
from .vietnamese import fold

_KINDS = re.compile(  # of firms and places: one paper writes them whole, another short
    r"\b(?:công ty|cty|tnhh|mtv|một thành viên|cổ phần|cp|hợp tác xã|htx|tổ hợp tác|tht|doanh nghiệp(?: tư nhân)?|dntn"
    r"|hộ kinh doanh|hkd|hộ|cơ sở|sản xuất|thương mại|dịch vụ|kinh doanh|xuất nhập khẩu|(?:sx|tm|dv|kd|xnk)+|thành phố"
    r"|mỗi xã(?:,? phường)? một sản phẩm|ocop|tp|thị xã|tx|thị trấn|tt|xã|phường|huyện|tỉnh|trung tâm|ubnd"
    r"|việt nam|vn)\b",
    re.IGNORECASE,
)
_LUNAR_YEAR = re.compile(
    r"\b(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) (?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi)\b",
    re.IGNORECASE,
)
_NUMBER_OF_NAME = re.compile(
    r"\b(?:số|đợt|lần|khóa|kỳ) (\d{1,3}|[IVX]+)\b|(?<=\w )[A-ZĐÀ-Ỹ]\w* (\d{1,3})(?=\s*(?:[,;.:()–-]|$))"
)


def tell_apart(one: str, other: str) -> bool:
    """Whether each names what the other does not: «Công ty Tân Phát» and «Công ty Tân Thành», «miền Đông» and «miền
    Tây», «đợt 1» and «đợt 2»; what only one of them adds parts nothing, nor what one of them writes short."""
    return bool(names_in(one) - said_in(other)) and bool(names_in(other) - said_in(one))


def names_in(title: str) -> set[str]:
    """Words in capitals behind the first, and the numbers of names; a title in capitals shows none."""
    told = _LUNAR_YEAR.sub(" ", _KINDS.sub(" ", title[:1].lower() + title[1:]))
    names = set() if title.isupper() else {_spelt(word) for word in re.findall(r"\w+", told) if word[0].isupper()}
    numbers = {number for found in _NUMBER_OF_NAME.findall(title) for number in found if number}
    return names | {number if number.isdecimal() else str(roman_value(number)) for number in numbers}


def said_in(title: str) -> set[str]:
    """Every word, two that another writes as one («Iagrai»), and the first letters of words in a row («TMĐT»)."""
    words = [_spelt(word) for word in re.findall(r"\w+", title)]
    roman = {str(roman_value(word)) for word in re.findall(r"\b[IVX]+\b", title)}
    runs = {"".join(word[0] for word in words[i:j]) for i in range(len(words)) for j in range(i + 2, i + 6)}
    return {*words} | {one + other for one, other in pairwise(words)} | runs | roman


def _spelt(word: str) -> str:
    return fold(word).replace("y", "i")
