"""Numbers as Vietnamese papers print them: dots between thousands, a comma before decimals, amounts in words."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import prod

from .vietnamese import fold

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
_BILLION = 1_000_000_000
_GROUPED = re.compile(r"^\d{1,3}(?:\.\d{3})+$")
_GROUPED_ELSEWHERE = re.compile(r"\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?: \d{3}){2,}")  # two groups cannot be decimals
_DECIMAL_DOT = re.compile(r"\d+\.\d{1,2}")
_SCALES = {
    "": 1,
    "nghin": 1_000,
    "ngan": 1_000,
    "trieu": 1_000_000,
    "trd": 1_000_000,
    "tr": 1_000_000,
    "ty": _BILLION,
    "ti": _BILLION,
}


class NotANumber(ValueError):
    """Digits that no rule of writing numbers explains («3.7000»)."""


def parse_number(printed: str) -> int | Decimal:
    """The value of digits as printed: «1.600» is 1600, «2,52» is two and a half, «07» is 7; «1,250,000» and
    «25 000 000» are parted as others do."""
    digits = printed.strip()
    if ("," in digits or " " in digits) and _GROUPED_ELSEWHERE.fullmatch(digits):
        return int(re.sub(r"\D", "", digits))
    whole, comma, decimals = digits.partition(",")
    if "." in whole:
        if not _GROUPED.match(whole):
            raise NotANumber(printed)
        whole = whole.replace(".", "")
    if not whole.isdigit() or (comma and not decimals.isdigit()):
        raise NotANumber(printed)
    return Decimal(f"{whole}.{decimals}") if comma else int(whole)


def parse_scaled(printed: str, scale: str = "") -> int:
    """Đồng of digits and a scale: («2,52», «tỉ») is 2.520.000.000, also «nghìn tỉ». A fraction of one đồng is none."""
    factor = _factor(scale)
    if factor > 1 and "." in printed and _DECIMAL_DOT.fullmatch(printed.strip()):
        printed = printed.replace(".", ",")  # «2.5 tỷ», written with a decimal dot
    exact = parse_number(printed) * factor
    if exact != int(exact):
        raise NotANumber(f"{printed} {scale}".strip())
    return int(exact)


@lru_cache(maxsize=64)
def _factor(scale: str) -> int:
    return prod(_SCALES[word] for word in fold(scale).split())


_VIETNAMESE_MARKS = str.maketrans(",.", ".,")


def format_vnd(amount: int) -> str:
    """7165488080 → «7.165.488.080»."""
    return f"{amount:,}".replace(",", ".")


def format_decimal(value: Decimal | float, places: int = 4) -> str:
    """Thousands with dots, decimals with a comma, no trailing zeros: 55.93 → «55,93»."""
    whole, _, decimals = format_fixed(value, places).partition(",")
    return whole + ("," + decimals.rstrip("0") if decimals.strip("0") else "")


def format_fixed(value: Decimal | float, places: int) -> str:
    """With all its places, for a column of figures below each other: 95 of two is «95,00»."""
    return f"{value:,.{places}f}".translate(_VIETNAMESE_MARKS)


def format_scaled(value: int, decimals: int) -> str:
    """An integer of the last place with its decimals: 49055 of one is «4.905,5»."""
    return format_decimal(Decimal(value).scaleb(-decimals)) if decimals else format_vnd(value)


def percent_text(percent: Decimal | float) -> str:
    """78.32 → «78,32%»; a half goes up, as at school and in a workbook."""
    return f"{format_decimal(half_up(Decimal(percent), 2))}%"


def half_up(value: Decimal, places: int) -> Decimal:
    """Rounded to so many decimals, a half away from nought."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def amount_in_words(amount: int, *, even: bool = False) -> str:
    """«Hai mươi mốt triệu đồng»: a comma after each group word, zero groups skipped; `even` adds «chẵn»."""
    if amount < 0:
        return "Âm " + amount_in_words(-amount, even=even).lower()
    words = ", ".join(_groups(amount)) or "không"
    return (words[0].upper() + words[1:] + " đồng") + (" chẵn" if even else "")


def _groups(amount: int) -> list[str]:
    billions, rest = divmod(amount, _BILLION)
    words = [_plain(billions) + " tỷ"] if billions else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words.append(f"{_three(group, full=bool(words))} {_GROUPS[power]}".strip())
    return words


def _plain(number: int) -> str:
    """A number without commas, for the count of billions: «hai nghìn năm trăm»."""
    return " ".join(_groups(number))


def item_order(number: str) -> tuple[tuple[int, int, str], ...]:
    """The key by which numbers of items are in order: «2» before «10», «II» before «IX», «3.a» before «3.b». Of one
    plan's aims «1», «2» and groups «I», «II» each stand together, not between one another."""
    return tuple(_order_of(part) for part in number.replace(" ", ".").split(".") if part)


def _order_of(part: str) -> tuple[int, int, str]:
    if part.isdecimal():
        return 0, int(part), ""
    return (1, roman_value(part), "") if _ROMAN.fullmatch(part) else (2, 0, part)


_ROMAN = re.compile(r"(?![LC]$)[IVXLC]+")  # a single «C» stands behind «B»
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman_value(numeral: str) -> int:
    """The number that a Roman numeral says; the opposite of `roman`."""
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))


def _three(group: int, *, full: bool) -> str:
    """A group of three digits; `full` says its empty hundreds («không trăm lẻ năm»)."""
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif units and words:
        words.append("lẻ")
    if units:
        words.append(_unit_word(tens, units))
    return " ".join(words)


def _unit_word(tens: int, units: int) -> str:
    if units == 5 and tens:
        return "lăm"
    if tens >= 2:
        return {1: "mốt", 4: "tư"}.get(units, _DIGITS[units])
    return _DIGITS[units]


_WORD_VALUES = {
    **{fold(word): value for value, word in enumerate(_DIGITS)},
    **{"mot": 1, "lam": 5, "nham": 5, "tu": 4, "bay": 7},
}
_IGNORED = frozenset({"le", "linh", "dong", "chan", "chu", "bang", "viet", "nam"})


def parse_words(words: str) -> int | None:
    """The amount that words say; None when a word is no number word. Reads what `amount_in_words` writes."""
    total = group = digit = 0
    known = False
    for word in re.findall(r"[a-z]+", fold(words.lower().replace("năm", "nham").replace("việt nham", ""))):
        if word in _WORD_VALUES:
            digit, known = _WORD_VALUES[word], True
        elif word in ("muoi", "chuc"):
            group, digit = group + max(digit, 1) * 10, 0
        elif word == "tram":
            group, digit = group + digit * 100, 0
        elif word in _SCALES:
            total, group, digit = _scaled_total(total, group + digit, _SCALES[word]), 0, 0
        elif word not in _IGNORED:
            return None
        known = known or word == "muoi"
    return total + group + digit if known else None


def _scaled_total(total: int, group: int, scale: int) -> int:
    """Billions also multiply the thousands said before them («hai nghìn năm trăm tỷ»)."""
    return (total + group) * scale if scale == _BILLION else total + group * scale


def roman(number: int) -> str:
    """«IV»."""
    letters = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, number = divmod(number, value)
        letters += sign * count
    return letters
