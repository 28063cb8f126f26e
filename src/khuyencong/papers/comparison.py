"""Where a paper that came back differs from the paper that went out: its figures, and its words."""

import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..terms.facts import Text
from ..terms.vietnamese import fold

_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_NUMBER_OF_PAPER = "Số: "
LIKE_ENOUGH = 0.6
_TYPED_OTHERWISE = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Difference:
    """A line whose figures changed, that is gone, or that is new; or one of which only the words did. The lines are as
    printed."""

    kind: Literal["changed", "missing", "added", "reworded", "left_out", "put_in"]
    before: str
    after: str
    figures_before: tuple[str, ...]
    figures_after: tuple[str, ...]


Differences = tuple[Difference, ...]


def differences(sent: Text, returned: Text, *, in_words: bool) -> tuple[Differences, Differences | None]:
    """Every line whose numbers are not those that were sent, and every line with the same numbers and other words. Only
    a file that keeps its paragraphs is asked `in_words`: printed lines break elsewhere, and a scan misreads some."""
    pairs = [*_pairs(sent, returned)]
    found = [difference for pair in pairs if (difference := _difference(*pair))]
    figures = tuple(one for one in found if not _is_moved_number(one, found))
    reworded = tuple(difference for pair in pairs if (difference := _reworded(*pair))) if in_words else None
    return figures, reworded


def _pairs(sent: Text, returned: Text) -> Iterator[tuple[str, str]]:
    """Each line that was sent with the one that came back in its place; "" where there is none."""
    before, after = _lines(sent), _lines(returned)
    keys = difflib.SequenceMatcher(None, [_words(x) for x in before], [_words(x) for x in after], autojunk=False)
    for tag, b1, b2, a1, a2 in keys.get_opcodes():
        if tag == "equal":
            yield from zip(before[b1:b2], after[a1:a2], strict=True)
        else:
            yield from _paired(before[b1:b2], after[a1:a2])


def _is_moved_number(difference: Difference, found: list[Difference]) -> bool:
    """The paper's number stands in a column beside the motto: a PDF is read across where Word's file is read down."""
    line = difference.before or difference.after
    alike = {one.kind for one in found if (one.before or one.after) == line}
    return line.startswith(_NUMBER_OF_PAPER) and difference.kind != "changed" and alike == {"missing", "added"}


def lines_in_common(sent: Text, returned: Text) -> int:
    """Of a hundred lines that were sent, how many came back, whatever their figures; a page scanned badly keeps few."""
    before, after = [_words(line) for line in _lines(sent)], {_words(line) for line in _lines(returned)}
    return 100 * sum(line in after for line in before) // len(before) if before else 100


def same_words(one: str, other: str) -> bool:
    """Whether two titles are one, but for signs, marks and a word or two."""
    return _likeness(one, other) >= LIKE_ENOUGH


def _paired(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Lines of an edited stretch, each with the likest one of the other side; "" where it has none."""
    left = list(after)
    for line in before:
        likest = max(left, key=lambda other: _likeness(line, other), default="")
        if likest and _likeness(line, likest) >= LIKE_ENOUGH:
            left.remove(likest)
            yield line, likest
        else:
            yield line, ""
    for line in left:
        yield "", line


def _difference(before: str, after: str) -> Difference | None:
    one, other = tuple(_NUMBER.findall(before)), tuple(_NUMBER.findall(after))
    if one == other:
        return None
    kind: Literal["changed", "missing", "added"] = "changed" if before and after else "missing" if before else "added"
    return Difference(kind, before, after, one, other)


def _reworded(before: str, after: str) -> Difference | None:
    if _as_typed(before) == _as_typed(after) or _NUMBER.findall(before) != _NUMBER.findall(after):
        return None
    kind: Literal["reworded", "left_out", "put_in"]
    kind = "reworded" if before and after else "left_out" if before else "put_in"
    return Difference(kind, before, after, (), ())


def _as_typed(line: str) -> str:
    """Quotes, dashes and spaces that Word sets by itself are no other words."""
    return " ".join(unicodedata.normalize("NFC", line).translate(_TYPED_OTHERWISE).split())


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, _words(one), _words(other)).ratio()


def _lines(text: Text) -> list[str]:
    return [" ".join(line.split()) for line in text.content.splitlines() if line.strip()]


def _words(line: str) -> str:
    return fold(_NUMBER.sub("0", line))
