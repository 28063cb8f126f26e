"""Numbers of headings that jump or come twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...terms.facts import Finding, Span
from ...terms.numbers import roman
from .case import Case, warning

_HEADING = re.compile(
    r"^[ \t]*(?:(?P<roman>[IVX]{1,5})\s?[.)]\s+(?=\S)|(?P<dotted>\d{1,2}\.\d{1,2})(?!\.?\d"
    r"|,)[.)]?\s*(?=[^\W\d_])|(?P<whole>\d{1,2})\s?\.\s*(?=[^\W\d_]))",
    re.MULTILINE,
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_UNIT_AFTER = re.compile(r"\s*(?:tỷ|tỉ|triệu|ha|km|%)")


@dataclass(slots=True)
class _Counter:
    """The last number seen at each level."""

    roman: int = 0
    whole: int = 0
    parent: int = 0
    child: int = 0


def numbering_faults(case: Case) -> Iterator[Finding]:
    """Gaps and repeats at the levels «I.», «1.» and «1.1»."""
    counter = _Counter()
    for match in _HEADING.finditer(case.text):
        if _UNIT_AFTER.match(case.text, match.end()):
            continue
        if match["roman"]:
            yield from _roman(match, counter)
        elif match["dotted"]:
            yield from _dotted(match, counter)
        else:
            yield from _whole(match, counter)


def _roman(match: re.Match[str], counter: _Counter) -> Iterator[Finding]:
    number = roman_value(match["roman"])
    if number != 1 or counter.roman == 0:
        yield from _compared(match, "roman", number, counter.roman, roman)
    counter.roman, counter.whole, counter.parent, counter.child = number, 0, 0, 0


def _whole(match: re.Match[str], counter: _Counter) -> Iterator[Finding]:
    number = int(match["whole"])
    if number != 1:
        yield from _compared(match, "whole", number, counter.whole, str)
    counter.whole = max(number, counter.whole + 1) if number == counter.whole else number
    counter.parent = counter.child = 0


def _dotted(match: re.Match[str], counter: _Counter) -> Iterator[Finding]:
    parent, child = map(int, match["dotted"].split("."))
    last = counter.child if parent == counter.parent else 0
    yield from _compared(match, "dotted", child, last, lambda n: f"{parent}.{n}")
    counter.parent, counter.child = parent, last + 1 if child == last else child


def _compared(match: re.Match[str], group: str, number: int, last: int, shown: object) -> Iterator[Finding]:
    text = shown if callable(shown) else str
    span = Span(*match.span(group))
    if number == last and last:
        yield warning("numbering-repeat", f"Số mục {match[group]} lặp lại", span, match[group], text(last + 1))
    elif number > last + 1:
        yield warning("numbering-gap", f"Số mục nhảy đến {match[group]}", span, match[group], text(last + 1))


def roman_value(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
