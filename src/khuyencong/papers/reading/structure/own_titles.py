"""What a line of the text is called: by its own words or the heading over it, never by those of a section alone."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ....terms.facts import Activity, Span
from ....terms.vietnamese import fold
from ..grammar.budget import title_names_thing
from ..grammar.roles import opens_section
from ..grammar.titles import has_lead, heading_title, names_section, title_below
from ..sentences.passage import Found, as_total
from ..text.scan import Scan
from .line_kinds import tells_time_and_sum
from .outline import PLAIN, Node

_OF_TABLE = "table"  # whose rows may well be called «Tổ chức thực hiện»


def title_in(scan: Scan, node: Node, span: Span) -> str:
    """The title of a content told in a stretch of a line; a sentence under a heading that names it goes on with it."""
    words = next((a.words for a in node.ancestors() if a is not node and a.level >= 0), "")
    names_thing = bool(words) and not (opens_section(fold(words)) or names_section(words) or words.endswith("."))
    goes_on = names_thing and node.level == PLAIN and not node.item and not has_lead(scan, span)
    if goes_on or tells_time_and_sum(node.folded):
        return heading_title(words)
    return title_below(scan, span, words, names_thing=names_thing)


def with_own_titles(scan: Scan, found: Found) -> Found:
    """The same, where what stands under the words of a section alone is called by what is counted, or is a total, and
    no title tells its own sum."""
    found = _assessed(found)
    found = Found([_without_own_sum(scan, a) for a in found.activities], found.totals)
    unnamed = [a for a in found.activities if names_section(a.title) and not _is_row(a)]
    if not unnamed:
        return found
    totals = [as_total(a, a.amount) for a in unnamed if a.amount and not a.quantities]
    return Found([*_named(found.activities, unnamed)], [*found.totals, *totals])


_DIGIT = re.compile(r"\d")
_OWN_SUM_LEAD = re.compile(
    r"[\s,:;(–-]+(?:(?:với|tổng|kinh phí|số tiền|dự toán|mức|vốn|là|hết|khoảng|hơn|gần|trên|được|thực hiện|trị giá)\b"
    r"\s*:?\s*)*$"
)


def _without_own_sum(scan: Scan, activity: Activity) -> Activity:
    """«Hỗ trợ HTX Mẫu 250 triệu đồng, đã giải ngân …» is called «Hỗ trợ HTX Mẫu»."""
    if activity.amount is None or _is_row(activity) or not _DIGIT.search(activity.title):
        return activity
    before, told, _ = activity.title.partition(scan.words(activity.amount.span))
    title = _OWN_SUM_LEAD.sub("", before)
    is_whole = told and title_names_thing(title) and title.count("(") == title.count(")")
    return replace(activity, title=title) if is_whole else activity


_ASSESSES = re.compile(
    r"(?:nhan xet,? )?(?:va )?danh gia(?: chung|,? nhan xet|,? kien nghi)?|nhan xet(?: chung)?|ket luan"
)


def _assessed(found: Found) -> Found:
    """What is told under «ĐÁNH GIÁ» alone is told of all contents, or of years before: its money is a total."""
    told = [a for a in found.activities if _ASSESSES.fullmatch(fold(a.title).strip(" .:")) and not _is_row(a)]
    if not told:
        return found
    totals = [as_total(a, a.amount) for a in told if a.amount]
    return Found([a for a in found.activities if a not in told], [*found.totals, *totals])


def _is_row(activity: Activity) -> bool:
    return any(told.rule == _OF_TABLE for told in (activity.amount, *activity.quantities) if told)


def _named(activities: list[Activity], unnamed: list[Activity]) -> Iterator[Activity]:
    for activity in activities:
        if activity not in unnamed:
            yield activity
        elif activity.quantities:
            unit = activity.quantities[0].unit
            yield replace(activity, title=unit[:1].upper() + unit[1:])
