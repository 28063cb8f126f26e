"""A year's budget that is told by its fields, and what was paid out of it in all.

«Tổng kinh phí 8 tỷ đồng, gồm 5 tỷ đồng cho khuyến công; 3 tỷ đồng cho xúc tiến thương mại»: beside another field, or a
thing, each programme is a content of the plan; «năm 2022 tỉnh dành 5 tỷ đồng cho khuyến công» tells all that it has.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Activity, Amount, Total
from ..grammar.money import REACH, Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.parts import is_parted
from ..grammar.programmes import FIELD
from ..grammar.sums import ABOUT
from ..text.scan import Scan
from .passage import Found, Passage

_OF_FIELD = (
    r"(?:(?:cac|linh vuc|noi dung|cong tac|hoat dong|chuong trinh|phat trien|thuc hien|trien khai) )*"
    rf"[\"“«]?(?P<field>{FIELD})(?: (?:dia phuong|cap tinh|cua tinh|tren dia ban tinh))?"
)
# «…, khuyến công được hỗ trợ gần 2 tỷ đồng»; who gives is «khuyến công hỗ trợ», «nguồn khuyến công»
_NAMED = re.compile(
    r"[\s,;:.(+-]*(?:(?P<opens>trong (?:so )?do|bao gom|gom|cu the|theo do|chia (?:ra|theo|thanh)[a-z ]{0,20})[:,]? ?"
    r"|(?:va|con|rieng|kinh phi)\s)*"
    rf"(?:(?P<allots>(?:[a-z]+ ){{0,4}}cho )|(?:[a-z]+ ){{0,2}}(?:ho tro|chi|danh|bo tri|cap|giai ngan) )?{_OF_FIELD}"
    rf"[\"”»]?(?: duoc (?:ho tro|bo tri|phan bo|giao|cap|duyet|chi)| chiem)?{ABOUT}:?\s*"
)
_CALLED = re.compile(rf"(?<!tong )(?<!tong kinh phi )\b{FIELD}{ABOUT}:?\s*$")
_ALLOTTED = re.compile(rf"(?: de)?(?: danh| chi| bo tri)? cho {_OF_FIELD}")
_WHOLE = re.compile(r"\b(?:tong|luy ke|ca nam|toan tinh)\b")
_NEXT_MEMBER = re.compile(r"[^.;:]*(?:[;,]| va)(?: va)?(?: (?:gan|hon|tren|khoang))*\s*")


def with_fields(scan: Scan, told: Sequence[Money], first: int) -> list[Money]:
    """The same with what a budget allots to a field as spent on it, where others stand beside it in its list."""
    read = list(told)
    if not any(money.kind is MoneyKind.TOTAL for money in told):
        return read
    for at, run in _lists(scan, told):
        fields = dict(_fields(scan, told, at, run, first))
        if len({*fields.values()}) < len(fields):
            continue  # told by sources
        if at not in fields and _is_called_by_field(scan, run[0], first):
            continue  # the first of them is no content either
        things = [m for i, m in enumerate(run, at) if i not in fields and m.kind is MoneyKind.SPENDING]
        if len(fields) + bool(things) < 2:
            continue
        for i in fields:
            if read[i].kind is MoneyKind.TOTAL:
                read[i] = replace(read[i], kind=MoneyKind.SPENDING)
    return read


def _is_called_by_field(scan: Scan, money: Money, first: int) -> bool:
    start = max(scan.clause_start(money.span.start, first), first)
    return _CALLED.search(scan.folded, start, money.span.start) is not None


def _lists(scan: Scan, told: Sequence[Money]) -> Iterator[tuple[int, Sequence[Money]]]:
    """The sums of each sentence that has several, and which of all the first of them is."""
    ended = (
        i
        for i, (before, money) in enumerate(pairwise(told), 1)
        if scan.sentence_end(before.span.end, money.span.start) < money.span.start
    )
    for start, end in pairwise((0, *ended, len(told))):
        if end - start > 1:
            yield start, told[start:end]


def _fields(scan: Scan, told: Sequence[Money], at: int, run: Sequence[Money], first: int) -> Iterator[tuple[int, str]]:
    """Which sums of a list are called by a programme, and by which; «trong đó» or a total before them opens the list
    where only their names lead to them."""
    is_headed = bool(at and told[at - 1].kind is MoneyKind.TOTAL) or run[0].kind is MoneyKind.TOTAL
    for i, money in enumerate(run, at):
        start = max(scan.clause_start(money.span.start, first), told[i - 1].span.end if i else first)
        named = _NAMED.fullmatch(scan.folded, start, money.span.start)
        if named and named["opens"] and i and told[i - 1].kind is MoneyKind.SPENDING:
            continue  # who gives a part of what a thing cost
        is_headed = is_headed or bool(named and (named["opens"] or named["allots"]))
        if named and is_headed:
            yield i, named["field"]
            continue
        allotted = _ALLOTTED.match(scan.folded, money.span.end)
        if allotted and (i > at or _leads_list(scan, run)) and not _is_whole(scan, start, money):
            yield i, allotted["field"]


def _leads_list(scan: Scan, run: Sequence[Money]) -> bool:
    """«5 tỷ đồng cho khuyến công; 3 tỷ đồng cho …»: sums before what they are for."""
    rest = sum(m.value for m in run[1:])
    return run[0].value != rest and _NEXT_MEMBER.fullmatch(scan.folded, run[0].span.end, run[1].span.start) is not None


def _is_whole(scan: Scan, start: int, money: Money) -> bool:
    lead = _WHOLE.search(scan.folded, start, money.span.start)
    return lead is not None or is_parted(scan.masked[money.span.end : money.span.end + REACH])


# «- Cho xúc tiến thương mại: 900 triệu đồng»
_LINE = re.compile(rf"[^\S\n]*(?P<mark>[-+*•–])\s*(?:(?:kinh phi|chi|danh) )*(?:cho )?{_OF_FIELD}{ABOUT}:\s*")
_MARK = re.compile(r"[^\S\n]*(?P<mark>[-+*•–])")


def with_field_lines(scan: Scan, found: Found) -> Found:
    """The same with a line that tells what a field gets as a content, where the line beside it tells another."""
    fields = [(t, line) for t in found.totals if (line := _field_line(scan, t)) is not None]
    if not fields:
        return found
    told = {_line_start(scan, a.amount.span.start) for a in found.activities if a.amount}
    names = {line["field"] for _, line in fields}
    if len(names) == len(fields) > 1:
        told |= {line.start() for _, line in fields}  # each beside another field
    moved = [t for t, line in fields if told & {*_beside(scan, line)}]
    if not moved:
        return found
    counted = {t: a for t in moved for a in found.activities if not a.amount and _tells_of(scan, a, t)}
    kept = [a for a in found.activities if a not in counted.values()]
    contents = [_content(t, counted.get(t)) for t in moved]
    activities = sorted([*kept, *contents], key=lambda a: a.span.start)
    return Found(activities, [t for t in found.totals if t not in moved])


def _tells_of(scan: Scan, activity: Activity, total: Total) -> bool:
    """Whether what counts something stands in the line of a sum: «…: 800 triệu đồng, tham gia 06 hội chợ»."""
    same = _line_start(scan, activity.span.start) == _line_start(scan, total.span.start)
    return same and bool(activity.quantities) and activity.role is total.role


_CHO = re.compile(r"^(?:(?:kinh phí|chi|dành) )*cho ", re.IGNORECASE)


def _content(total: Total, counted: Activity | None) -> Activity:
    title = _CHO.sub("", total.label)
    title = title[:1].upper() + title[1:]
    if counted:
        return replace(counted, title=title, amount=_amount(total))
    return Activity("", "", title, total.span, total.role, total.period, amount=_amount(total))


def _amount(total: Total) -> Amount:
    return Amount(total.amount_vnd or 0, total.span, rule="money")


def _field_line(scan: Scan, total: Total) -> re.Match[str] | None:
    return _LINE.fullmatch(scan.folded, _line_start(scan, total.span.start), total.span.start)


def _line_start(scan: Scan, at: int) -> int:
    return scan.content.rfind("\n", 0, at) + 1


def _beside(scan: Scan, line: re.Match[str]) -> Iterator[int]:
    """Where the lines before and behind one begin that have its mark."""
    end = scan.content.find("\n", line.end())
    before = len(scan.content[: line.start()].rstrip())
    behind = end + len(scan.content[end:]) - len(scan.content[end:].lstrip()) if end > 0 else line.start()
    for start in (_line_start(scan, before), _line_start(scan, behind)):
        mark = _MARK.match(scan.content, start)
        if start != line.start() and mark and mark["mark"] == line["mark"]:
            yield start


_PAID_OUT = re.compile(rf"(?:[,;]|\bva)(?: da)? giai ngan(?: duoc)?{ABOUT}\s*$")
_OF_PLAN = re.compile(
    r",? (?:dat|bang|tuong ung|tuong duong)(?: ty le)? [\d,.]+ ?%(?: so voi)?(?: tong)?"
    r" (?:ke hoach|du toan|kinh phi|von)\b"
)
_OF_YEAR = re.compile(r"\W*(?:trong |het |tinh den )?(?:nam 20\d\d|nam qua|(?:\d+|sau|chin) thang|quy [ivx\d]+)\b")

# of several things at once: «công nhận 31 sản phẩm», «mở 4 lớp, hỗ trợ 9 cơ sở»; of one thing it is that thing's money
_OF_ALL = re.compile(r"\bcong nhan [a-z ]{0,24}\d+ san pham|\btoan (?:tinh|huyen|thanh pho|xa) co \d")
_DID = re.compile(r"\b(?:mo|ho tro|to chuc|trien khai|thuc hien|tham gia|xay dung|hoan thanh)(?: duoc)? \d")


def is_of_year(scan: Scan, passage: Passage, money: Money) -> bool:
    """«Năm 2023, tỉnh công nhận 31 sản phẩm, giải ngân 2,8 tỷ đồng, đạt 95% kế hoạch»: what the whole year had."""
    if passage.is_numbered or passage.is_named or not _OF_PLAN.match(scan.folded, money.span.end):
        return False
    start = scan.clause_start(money.span.start, passage.span.start)
    lead = scan.folded[start : money.span.start]
    if not (_PAID_OUT.search(lead) and _OF_YEAR.match(lead)):
        return False
    return bool(_OF_ALL.search(lead)) or len(_DID.findall(lead)) > 1
