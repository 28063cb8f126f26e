"""Notes at the foot of a PDF page: lines smaller than the page's text, below all of it.

The first opens with its mark: raised, or one that stands raised in the text above, or right under the short line that
Word draws over notes. What is only small stays where it is, so that no last line of a page is lost.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ....terms.vietnamese import fold
from .noise import without_page_numbers
from .pdf_sheet import Box, PageLine, Sheet
from .pdf_tables import Rule

SMALLER = 0.96  # of the text's size: files tell it to the point
TEXT_SHARE = 0.2  # of a page's signs: the largest size in which as many are drawn is its text's
LONGEST_RULE = 0.6  # of the page's width: what is longer closes a table
RULE_ABOVE = 2.0  # letters: so near stands the line over notes
ASIDE = 8.0  # points from where the notes begin to where their line does
BOTTOM_MARGIN = 56.7  # points, the 20 mm that the decree leaves below a paper's own words
_ADDRESS = re.compile(r"dien thoai|dia chi|e-?mail|website|\b(?:phuong|xa|dac khu|duong|thanh pho|tinh)\b")
_MARK = re.compile(r"[(\[]?(?P<mark>\d{1,3}|\*{1,3})[)\]]?(?![\d.,/%-])\s*(?=\S)")


def notes_at_foot(
    sheet: Sheet, told: Sequence[PageLine], across: Sequence[Rule], tables: Sequence[Box], *, goes_on: bool
) -> list[list[PageLine]]:
    """The lines of each note, from the top down; `goes_on` = a note of the page before may end here."""
    small = _small_at_foot(sheet, told, tables)
    foot = _Foot(sheet, across)
    first = next((i for i, line in enumerate(small) if foot.opens_note(line)), len(small))
    if goes_on and small and foot.is_under_rule(small[0], sheet.size[0]):
        first = 0
    notes: list[list[PageLine]] = []
    for line in _without_running_foot(small[first:]):
        if notes and not foot.opens_note(line):
            notes[-1].append(line)
        else:
            notes.append([line])
    return notes


def address_at_foot(
    sheet: Sheet, told: Sequence[PageLine], across: Sequence[Rule], tables: Sequence[Box]
) -> list[PageLine]:
    """The agency's address in the bottom margin, below a line of its own that no table has. Like the foot that Word
    keeps apart it is none of the paper's words, and a table goes on overleaf as if it were not."""
    low = (rule for rule in across if rule.at <= BOTTOM_MARGIN and rule.end - rule.start > LONGEST_RULE * sheet.size[0])
    own = [rule.at for rule in low if not any(table.bottom - 1 <= rule.at <= table.top + 1 for table in tables)]
    foot = [line for line in told if own and line.box.top <= max(own)]
    return foot if _ADDRESS.search(fold(" ".join(line.text for line in foot))) else []


def has_mark_above(sheet: Sheet, line: PageLine) -> bool:
    """«1 Trong đó …» below a table, as large as the text: its mark stands raised above, and it is no row."""
    found = _MARK.match(line.text)
    return found is not None and found["mark"] in sheet.note_marks and sheet.widest_gap(line) is None


class _Foot:
    """What tells notes on one page."""

    def __init__(self, sheet: Sheet, across: Sequence[Rule]) -> None:
        self.sheet = sheet
        self.across = across

    def opens_note(self, line: PageLine) -> bool:
        if not _MARK.match(line.text):
            return False
        longest = LONGEST_RULE * self.sheet.size[0]
        return self.sheet.opens_raised(line) or has_mark_above(self.sheet, line) or self.is_under_rule(line, longest)

    def is_under_rule(self, line: PageLine, longest: float) -> bool:
        """Whether a line no longer than that is drawn over it, from where it begins."""
        reach = RULE_ABOVE * self.sheet.size_of(line)
        return any(
            0 <= rule.at - line.box.top <= reach
            and abs(rule.start - line.box.left) <= ASIDE
            and rule.end - rule.start <= longest
            for rule in self.across
        )


def _small_at_foot(sheet: Sheet, told: Sequence[PageLine], tables: Sequence[Box]) -> list[PageLine]:
    """The lines below all of the page's own size and below its tables, without the page's number."""
    lines = sorted(told, key=lambda line: -line.box.bottom)
    lines = lines[: 1 + max(without_page_numbers([line.text for line in lines]), default=-1)]
    least = SMALLER * _text_size(lines)
    first = len(lines)
    while first and sheet.size_of(lines[first - 1]) < least:
        if any(table.holds(lines[first - 1].box) for table in tables):
            break
        first -= 1
    return lines[first:]


def _text_size(lines: Sequence[PageLine]) -> float:
    signs = Counter[float]()
    for line in lines:
        signs[round(line.box.top - line.box.bottom, 1)] += len(line.text)
    return max((size for size, count in signs.items() if count >= TEXT_SHARE * signs.total()), default=0.0)


def _without_running_foot(lines: list[PageLine]) -> list[PageLine]:
    """Up to where more than a line is left blank: what stands further down belongs to the page."""
    for i in range(1, len(lines)):
        if lines[i - 1].box.bottom - lines[i].box.top > lines[i].box.top - lines[i].box.bottom:
            return lines[:i]
    return lines
