"""Numbers of headings that jump or come twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ...terms.facts import Finding, Span
from ...terms.numbers import roman, roman_value
from .case import Case, warning

_HEADING = re.compile(
    r"^[ \t]*(?:(?P<roman>[IVX]{1,5})\s?[.)]\s+(?=\S)|(?P<dotted>\d{1,2}\.\d{1,2})(?!\.?\d"
    r"|,)[.)]?\s*(?=[^\W\d_])"
    r"|(?P<whole>\d{1,2})\s?\.(?:\s*(?=[^\W\d_])|\s+(?=\d{1,3}(?: [^\W\d_]|(?:,\d{1,2})? ?% ))))",
    re.MULTILINE,
)
CHOSEN = 3  # jumps from which on a list is taken for a choice from another
_UNIT_AFTER = re.compile(r"\s*(?:tỷ|tỉ|triệu|ha|km|%)")


@dataclass(slots=True)
class _Counter:
    """The last number seen at each level."""

    roman: int = 0
    whole: int = 0
    before: int = 0  # the last of the section before: lists may go on through sections
    again: re.Match[str] | None = None  # «1.» right behind «1.»: a list of its own, unless «3.» follows
    parent: int = 0
    child: int = 0


def numbering_faults(case: Case) -> Iterator[Finding]:
    """Gaps and repeats at the levels «I.», «1.» and «1.1»."""
    counter = _Counter()
    headings = [found for found in _HEADING.finditer(case.text) if not _UNIT_AFTER.match(case.text, found.end())]
    whole: list[Finding] = []
    for match in headings:
        if match["roman"]:
            yield from _roman(match, counter)
        elif match["dotted"]:
            yield from _dotted(match, counter)
        else:
            whole += _whole(match, counter)
    yield from _articles(case)
    if not _are_chosen(whole, sum(match["whole"] is not None for match in headings)):
        yield from whole


_ARTICLE = re.compile(r"^[ \t*_]*Điều (?P<number>\d{1,3})\.[*_]*\s+(?=[^\W\d_])", re.MULTILINE)


def _articles(case: Case) -> Iterator[Finding]:
    """«Điều 3» and then «Điều 5»; where a smaller number follows, the line only goes on with a reference."""
    told = [*_ARTICLE.finditer(case.text)]
    numbers = [int(match["number"]) for match in told]
    for i, (before, number) in enumerate(pairwise(numbers), 1):
        goes_on = all(later > number or later == 1 for later in numbers[i + 1 :])
        if (number > before + 1 or number == before > 1) and goes_on and 1 in numbers[:i]:
            yield from _compared(told[i], "number", number, before, str)


def _are_chosen(faults: list[Finding], numbers: int) -> bool:
    """A report that names some items of its plan keeps their numbers: every other one jumps, and none comes twice."""
    return len(faults) >= CHOSEN and 2 * len(faults) >= numbers and all(f.rule == "numbering-gap" for f in faults)


def _roman(match: re.Match[str], counter: _Counter) -> Iterator[Finding]:
    number = roman_value(match["roman"])
    if number != 1 or counter.roman == 0:
        yield from _compared(match, "roman", number, counter.roman, roman)
    counter.before = counter.whole or counter.before
    counter.roman, counter.whole, counter.parent, counter.child, counter.again = number, 0, 0, 0, None


def _whole(match: re.Match[str], counter: _Counter) -> Iterator[Finding]:
    number, again = int(match["whole"]), counter.again
    counter.again = match if number == counter.whole == 1 else None
    if number == 3 and again:
        yield from _compared(again, "whole", 1, 1, str)
    elif number != 1 and (counter.whole or number != counter.before + 1):
        yield from _compared(match, "whole", number, counter.whole, str)
    counter.whole = number + 1 if number == counter.whole > 1 else number
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
