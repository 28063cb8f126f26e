"""What a sentence of news tells of the thing that a sentence before it names: what it cost, and in which years."""

import re
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Activity, Amount, Span, Total
from ....terms.vietnamese import fold
from ..grammar.money import find_money
from ..grammar.money_kinds import MoneyKind
from ..grammar.periods import find_period, spans_years
from ..grammar.roles import Context
from ..grammar.titles import sentence_title
from ..sentences.passage import Found, as_total
from ..text.scan import Scan

_ITS_TIME = re.compile(r"\W*thoi gian (?:thuc hien|trien khai)\b[^.;]{0,40}?20\d\d\b")


def its_years(scan: Scan, sentence: Span) -> str | None:
    """«Thời gian thực hiện từ năm 2022 – 2024», a sentence of its own: the years of what was told before it."""
    if not _ITS_TIME.match(scan.masked, sentence.start, sentence.end):
        return None
    return find_period(scan.masked[sentence.start : sentence.end], bare=False)


def take_years(found: Found, start: int, above: Context, years: str) -> None:
    """What a paragraph from `start` on has told without a period of its own is of these years, unless a title of the
    paper tells its period."""
    if above.period is not None and not (above.loose and spans_years(years)):
        return
    found.activities = [replace(a, period=years) if _is_meant(a, start, above) else a for a in found.activities]
    found.totals = [replace(t, period=years) if _is_meant(t, start, above) else t for t in found.totals]


def _is_meant(told: Activity | Total, start: int, above: Context) -> bool:
    return told.span.start >= start and told.period == above.period


# «Tổng mức đầu tư của đề án» names nothing; the sentence before it does
_COST = r"tong (?:muc dau tu|kinh phi|chi phi|von(?: dau tu)?)"
_PROJECT = r"(?:de an|du an|mo hinh)"
_OF_IT = re.compile(rf"(?:{_PROJECT}|{_COST}(?: (?:cua|thuc hien) {_PROJECT})?)(?: (?:nay|tren))?(?: co {_COST})?")


def named(scan: Scan, before: Span, activity: Activity) -> Activity:
    """With the title that the sentence before gives, where its own says at most that a project cost so much."""
    if activity.title and not _OF_IT.fullmatch(fold(activity.title)):
        return activity
    return replace(activity, title=sentence_title(scan, before, activity.title))


_ONE_PROJECT = re.compile(
    r"(?:\W*(?:rieng |trong do,? )?|[^.;:]{0,100}?\b(?:nghiem thu|phe duyet|trien khai|ban giao) (?:1 |01 |mot )?)"
    r"(?:de tai|du an|de an|nhiem vu|mo hinh)\b(?! (?:nay|tren|khuyen cong|ocop|moi xa)\b)"
)
_IN_ALL = re.compile(
    r"\W*tong (?:so )?(?:(?P<reward>(?:tien|kinh phi) (?:khen )?(?:thuong|ho tro))"
    r"|(?:kinh phi|muc dau tu|von(?: dau tu)?))\b"
)


MOST_MARKS = 1  # between things that one sentence cost together


def is_of_several(scan: Scan, before: Span) -> bool:
    """«Huyện sẽ mở lớp nghề; công nhận 1 làng nghề; hỗ trợ nhãn hiệu. Kinh phí thực hiện …»: no one thing's."""
    return scan.fold(before).count("; ") > MOST_MARKS


def with_cost_of(scan: Scan, before: Span, read: Found) -> Found:
    """«Tổng vốn 5 tỷ đồng» behind a sentence that names one project; «Tổng tiền thưởng …» behind so much for each."""
    total, sums = read.totals[0], find_money(scan, before)
    lead = _IN_ALL.match(scan.folded, scan.clause_start(total.span.start, before.end))
    if lead is None or of_years(total) or any(m.kind is not MoneyKind.NORM for m in sums):
        return read
    if not (lead["reward"] if sums else _ONE_PROJECT.match(scan.fold(before))):
        return read
    return cost_of(scan, before, read)


def cost_of(scan: Scan, thing: Span, read: Found) -> Found:
    """The same with the first total as what a thing cost, which a sentence before it names."""
    total = read.totals[0]
    cost = Activity(
        path="",
        item="",
        title=total.label if find_money(scan, thing) else sentence_title(scan, thing, total.label),
        span=Span(thing.start, total.span.end),
        role=total.role,
        period=total.period,
        amount=Amount(total.amount_vnd or 0, total.span, rule="total"),
    )
    return Found([cost], read.totals[1:])


def of_years(total: Total) -> bool:
    """«Tổng kinh phí … 476 tỷ đồng» of several years, parted by who pays, is a programme's."""
    return spans_years(total.period) and total.fund_source is None


UNNAMED = "Kinh phí thực hiện"  # what a sentence of its own tells of things that one before it lists


def with_totals_only(read: Found) -> Found:
    """What is told of a source, or only to compare with: no sum of it is a content's."""
    sums = (
        replace(as_total(a, a.amount), label=a.fund_source or a.title or UNNAMED, fund_source=a.fund_source)
        for a in read.activities
        if a.amount
    )
    counted = [replace(a, amount=None, fund_source=None) for a in read.activities if a.quantities]
    return Found(counted, [*sums, *read.totals])


# «Tổng vốn đầu tư của dự án là 6,5 tỷ đồng», right behind what the programme gave one firm for it
_INVESTED = re.compile(
    r"(?:[^.;:()\d]{2,80},)?\W*(?:(?:de an|du an|mo hinh) (?:nay |tren )?co )?"
    r"tong (?:muc |nguon |so )?(?:von |kinh phi )?dau tu\b"
    r"[^.;:,\d]{0,60}"
)
_GAVE = re.compile(r"\b(?:ho tro|duoc (?:nhan|cap))\b")


def with_investments(scan: Scan, found: Found) -> Found:
    """The same, where what a firm invested stands behind the support that the sentence before it tells."""
    wholes = [_is_investment(scan, *both) for both in pairwise(found.activities)]
    if True not in wholes:
        return found
    kept: list[Activity] = []
    totals = [*found.totals]
    for told, is_whole in zip(found.activities, [False, *wholes], strict=True):
        if is_whole and told.amount:
            totals.append(as_total(told, told.amount))
        if not is_whole or told.quantities:
            kept.append(replace(told, amount=None) if is_whole else told)
    return Found(kept, totals)


def _is_investment(scan: Scan, support: Activity, whole: Activity) -> bool:
    """Whether the second of two activities is what the thing of the first cost in all."""
    if not (support.amount and whole.amount) or support.amount.value >= whole.amount.value:
        return False
    if "\n" in scan.content[support.amount.span.end : whole.amount.span.start]:
        return False
    start = scan.clause_start(whole.amount.span.start, support.amount.span.end)
    lead = _INVESTED.fullmatch(scan.folded, start, whole.amount.span.start)
    gave = _GAVE.search(scan.folded, support.span.start, support.amount.span.start)
    return lead is not None and gave is not None and not any(q.value > 1 for q in support.quantities)
