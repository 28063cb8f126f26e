"""Checks of money: parts against their totals, and shares in percent."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, islice

from ...terms.facts import Amount, Finding, Role, Share, Span, Total
from ...terms.fund_sources import OTHER
from ...terms.numbers import format_vnd, percent_text
from ...terms.tables import figure_in
from .case import Case, error, last_place, warning
from .costs import Cost, parted_costs, sourced_costs, supported_costs

ROUNDED = 20  # sums said to be rounded may be off by a twentieth
LIST_REACH = 20_000  # characters of the longest list of parts
MOST_PARTS = 200
SHARE_REACH = 1500  # characters between a whole and its shares
ITEM_REACH = 400  # characters between an item's sum and its shares


_PARTED = re.compile(
    r"[\s,.;:(]*(?:[^.;:]{0,80},\s*)?(?P<word>chia ra|chia thanh|chia theo|trong do|bao gom|gom|cu the)\b"
)
_LISTS = re.compile(r" nhu sau|\s*:")
_BULLET = re.compile(r"\s*\n\s*[-+–•]\s")


_Sum = tuple[int, int]  # where it stands and its value


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a total announces or closes: sums, and whether they are said to be all of it."""

    told: list[_Sum]
    is_whole: bool
    leaves_rest: bool = False  # «phần còn lại cho …»
    outer: Sequence[_Sum] = ()  # without what stands in brackets behind one of them

    @property
    def sums(self) -> list[int]:
        return [value for _, value in self.told]

    @property
    def added(self) -> int:
        """What they come to, each once."""
        return sum(_outermost([value for _, value in self.outer] if len(self.outer) > 1 else self.sums))


def sum_mismatches(case: Case) -> Iterator[Finding]:
    """Parts that do not add up to the total before them, or members to the «Cộng» behind them."""
    told = _told_by_role(case)
    for total in case.facts.totals:
        if not (whole := total.amount_vnd):
            continue
        parts = _parts(case, total, told[total.role])
        added = parts.added
        rough = any(told_roughly(case, at) for at in (total.span.start, *(at for at, _ in parts.told)))
        if rough and abs(whole - added) * ROUNDED < whole:
            continue
        slack = {value: rounding(case, at, value) for at, value in [(total.span.start, whole), *parts.told]}
        adds_up = any(_begins_with(whole, sums, slack) for sums in _readings(case, parts))
        if not adds_up and _should_add_up(whole, parts) and not _is_of_another(told[total.role], parts, added):
            yield error(
                "sum-mismatch",
                f"Các khoản cộng lại được {format_vnd(added)} đồng, khác số tổng ghi trong văn bản",
                total.span,
                format_vnd(whole),
                format_vnd(added),
            )


def _readings(case: Case, parts: _Parts) -> Iterator[list[int]]:
    """The ways in which parts may be meant: all of them, without the parts of parts, or each line's first."""
    yield parts.sums
    yield _outermost(parts.sums)
    yield [value for _, value in parts.outer]
    lines = {case.text.rfind("\n", 0, at): value for at, value in reversed(parts.told)}
    yield [lines[line] for line in sorted(lines)]


def _begins_with(whole: int, sums: list[int], slack: Mapping[int, Decimal]) -> bool:
    """Whether the parts, or the first of them, add up as far as their decimals tell; what follows may tell of other
    money («vốn đối ứng …»)."""
    bounds = accumulate((slack[value] for value in sums), initial=slack[whole])
    added = accumulate(sums, initial=0)
    return any(abs(whole - so_far) <= bound for so_far, bound in [*zip(added, bounds, strict=True)][2:])


def _outermost(sums: list[int]) -> list[int]:
    """Without those that the sum before them is parted into."""
    outer, i = [], 0
    while i < len(sums):
        outer.append(sums[i])
        i += 1 + _parts_behind(sums, i)
    return outer


def _parts_behind(sums: list[int], i: int) -> int:
    """How many of the sums behind one, at least two, add up to it."""
    added = 0
    for count, value in enumerate(islice(sums, i + 1, None), 1):
        added += value
        if added >= sums[i]:
            return count if added == sums[i] and count > 1 else 0
    return 0


def _is_of_another(told: list[_Sum], parts: _Parts, added: int) -> bool:
    """Whether the parts are those of a whole told before: «Tổng 86 tỷ đồng …; năm 2025 là 19 tỷ đồng. Chia ra …»."""
    first = parts.told[0][0]
    return any(value == added for _, value in _between(told, first - SHARE_REACH, first))


def told_roughly(case: Case, at: int) -> bool:
    """«gần 40 tỷ đồng» is no sum to the last đồng."""
    return bool(_ROUGHLY.search(case.folded, max(0, at - 12), at))


_ROUGHLY = re.compile(r"\b(?:gan|hon|tren|duoi|khoang|xap xi|uoc)\s+$")


def _should_add_up(whole: int, parts: _Parts) -> bool:
    """«Trong đó» may name only some parts: then only too much, or several near the whole, is a fault."""
    added = parts.added
    if len(parts.told) < 2 or (parts.leaves_rest and added < whole):
        return False
    return parts.is_whole or added > whole or _nearly_all(whole, added)


def _nearly_all(whole: int, added: int) -> bool:
    return (whole - added) * 10 < whole


def _parts(case: Case, total: Total, told: list[_Sum]) -> _Parts:
    """Of the sums told in its role, those that a total announces or closes."""
    if total.label.lower().startswith("cộng"):
        start = case.text.rfind("\n", 0, total.span.start) + 1
        if " | " in case.text[start : total.span.start]:  # a table's last row: its members stand above, not beside it
            return _Parts([], is_whole=False)
        return _Parts(_between(told, start, total.span.start), is_whole=True)
    parted = _PARTED.match(case.folded, total.span.end)
    if not parted and total.label.lower() == "tổng cộng":
        of_time = _told_in(case, total.role, total.period)
        return _Parts(_members_above(case, of_time, case.text.rfind("\n", 0, total.span.start) + 1), is_whole=True)
    if not parted or _goes_on_telling(case, parted):
        return _Parts([], is_whole=False)
    end = _bracket_end(case, total.span, parted.end()) or _list_end(case, parted.end())
    end = min(end, parted.end() + LIST_REACH)
    rest = _first(case, _REST, "con lai", parted.end(), end) is not None
    if new := _first(case, _NEXT_ITEM, ";", parted.end(), end):
        end = new.start()
    if _first(case, _OF_ONE_PART, "tong ", parted.end(), end):
        return _Parts([], is_whole=False)
    parts = _between(told, parted.end(), end)
    return _Parts(parts, parted["word"] != "trong do", rest, _without_inner(case, parted.end(), parts))


def _first(case: Case, what: re.Pattern[str], word: str, start: int, end: int) -> re.Match[str] | None:
    """Where a pattern stands first; not looked for where its word is not: each total of a long line asks for it."""
    return what.search(case.folded, start, end) if case.folded.find(word, start, end) >= 0 else None


_NEXT_ITEM = re.compile(
    r";[^;:.\d(]{3,200}?(?:\d[\d.]* [^;:.\d(]{1,60})?, kinh phi\b"
)  # «…; bảo quản bưởi, kinh phí 412,6»
_OF_ONE_PART = re.compile(  # «trong đó máy đúc có tổng kinh phí 99 triệu đồng, khuyến công hỗ trợ 40»
    r"\btong (?:so )?(?:kinh phi|von|muc|gia tri)\b[^;:.]{0,60}\d[^;]{0,80}\b(?:ho tro|cap)\b[^;:.]{0,20} \d"
)
_BRACKET = re.compile(r"[()]")
_SUM_BEFORE = re.compile(r"(?:dong|trieu|ty|ti|\d|d) *\Z")


def _without_inner(case: Case, start: int, told: list[_Sum]) -> list[_Sum]:
    """Without what brackets right behind a part tell of it: «ngân sách tỉnh 200 triệu đồng (trong đó … 150 triệu)»."""
    end = told[-1][0] if told else start
    inner: list[tuple[int, int]] = []
    opened: list[int | None] = []  # where each open bracket stands that tells of a part
    for mark in _BRACKET.finditer(case.text, start, end):
        at = mark.start()
        if mark.group() == "(":
            opened.append(at if _SUM_BEFORE.search(case.folded[max(start, at - 8) : at]) else None)
        elif opened and (first := opened.pop()) is not None:
            inner.append((first, at))
    inner += [(first, end) for first in opened if first is not None]
    return [part for part in told if not any(first < part[0] <= last for first, last in inner)]


_MEMBER = re.compile(r"\s*0?(\d{1,2})[.)]\s")


def _members_above(case: Case, told: list[_Sum], end: int) -> list[_Sum]:
    """The one sum of each line of a list that counts from 1 and ends above a line «Tổng cộng: …»."""
    members: list[_Sum] = []
    lines = [*re.finditer(r"[^\n]*\S[^\n]*", case.text[max(0, end - LIST_REACH) : end])]
    for line in reversed(lines):
        number = _MEMBER.match(line.group())
        start = max(0, end - LIST_REACH) + line.start()
        sums = _between(told, start, start + len(line.group()))
        if not number or len(sums) != 1:
            break
        members.append(sums[0])
        if int(number[1]) == 1:  # a list before it may be closed by the same sum
            return members[::-1] if len(members) > 1 and not _between(told, 0, start) else []
    return []


def _goes_on_telling(case: Case, parted: re.Match[str]) -> bool:
    """A paragraph that begins «Cụ thể, …» parts nothing; «Cụ thể:» does."""
    is_new = "\n" in case.text[parted.start() : parted.start("word")]
    return is_new and parted["word"] == "cu the" and not _LISTS.match(case.folded, parted.end())


def share_mismatches(case: Case) -> Iterator[Finding]:
    """What the sources of one content pay together against its sum or what it cost in all, and its parts against it."""
    shared = [(a.amount, a.shares) for a in case.facts.activities if a.amount and a.shares]
    whole = 2 * sum(amount.value == _added(shares) for amount, shares in shared) > len(shared)
    for amount, shares in shared:
        value, added = amount.value, _added(shares)
        nearly = _nearly_all(value, added) or _are_all(case, amount, shares)
        parts_all = len(shares) > 1 and not _leave_rest(case, shares[-1].amount)
        if added > value or (parts_all and (whole or nearly)):
            yield from _unlike_whole(case, Cost(amount, tuple(share.amount for share in shares)))
    for cost in (*supported_costs(case), *sourced_costs(case), *parted_costs(case)):
        is_rough = any(told_roughly(case, one.span.start) for one in (cost.whole, *cost.parts))
        if not (is_rough or (cost.added < cost.whole.value and _leave_rest(case, cost.parts[-1]))):
            yield from _unlike_whole(case, cost)


def _unlike_whole(case: Case, cost: Cost) -> Iterator[Finding]:
    told = (cost.whole, *cost.parts)
    if abs(cost.added - cost.whole.value) > sum(rounding(case, one.span.start, one.value) for one in told):
        yield error(
            "sum-mismatch",
            f"Các {cost.of} của dòng này cộng lại được {format_vnd(cost.added)} đồng, khác số của dòng",
            cost.whole.span,
            format_vnd(cost.whole.value),
            format_vnd(cost.added),
        )


_REST = re.compile(r"[^.;\d\n]{0,60}[,;]\s(?:phan |so )?con lai\b(?! [^.;]{0,40}\d)")


def _leave_rest(case: Case, last: Amount) -> bool:
    """«…, còn lại là vốn đối ứng»: who pays the rest is named, and not how much."""
    return _REST.match(case.folded, last.span.end) is not None


def _added(shares: Sequence[Share]) -> int:
    return sum(share.amount.value for share in shares)


_DECIMAL = re.compile(r"\d[\d.]*,\d+(?![\d.,]*\d)")


def rounding(case: Case, start: int, value: int) -> Decimal:
    """By how many đồng a sum told with decimals, «333,3» triệu, may be off: half of its last printed place."""
    printed = _DECIMAL.match(case.text, start)
    figure = figure_in(printed.group()) if printed else None
    return value / figure * last_place(figure) / 2 if figure else Decimal(0)


_ALL_TOLD = re.compile(
    r"\s*(?:\((?!\s*trong (?:so )?do\b)|[,;:]?\s*(?:bao )?gom\b"
    r"|(?P<some>[,;:]?\s*trong (?:so )?do\b))"
)


_GIVEN = re.compile(r"\bho tro\b")


def _are_all(case: Case, amount: Amount, shares: Sequence[Share]) -> bool:
    """«500 triệu đồng (NSNN 300, đối ứng 200)»: brackets right behind a sum, or own money, part all of it."""
    opened = _ALL_TOLD.match(case.folded, amount.span.end)
    if opened and opened["some"] and all(share.fund_source != OTHER for share in shares):
        return False
    if opened is None or ")" in case.text[opened.end() : shares[0].amount.span.start]:
        return False
    return not _GIVEN.search(case.folded, opened.end(), shares[-1].amount.span.end)  # the rest is who is given pays


def _bracket_end(case: Case, total: Span, word_end: int) -> int | None:
    """Where brackets close in which a total is parted: «… đồng (trong đó … )», «(… đồng, trong đó … )»."""
    before = case.text[case.text.rfind("\n", 0, total.start) + 1 : word_end]
    if before.count("(") <= before.count(")"):
        return None
    open_inside = 0
    for mark in _BRACKET.finditer(case.text, word_end, word_end + LIST_REACH):
        if mark.group() == ")" and not open_inside:
            return mark.start()
        open_inside += 1 if mark.group() == "(" else -1
    return None


def _list_end(case: Case, start: int) -> int:
    """The paragraph's end, or the end of the bullets that follow it."""
    end = case.text.find("\n", start)
    end = len(case.text) if end < 0 else end
    if case.text[start:end].strip(" :"):
        return end
    while bullet := _BULLET.match(case.text, end):
        following = case.text.find("\n", bullet.end())
        end = len(case.text) if following < 0 else following
    return end


def _told_by_role(case: Case) -> dict[Role | None, list[_Sum]]:
    """Every sum in the order of the paper, by its role: a plan's parts are none of what was spent."""
    told: dict[Role | None, list[_Sum]] = defaultdict(list)
    for sum_told, role, _ in _sums_told(case):
        told[role].append(sum_told)
    return defaultdict(list, {role: sorted(set(sums)) for role, sums in told.items()})


def _told_in(case: Case, role: Role | None, period: str | None) -> list[_Sum]:
    """Those of one role and time: next year's plan stands in one paper with this year's."""
    return sorted({told for told, *when in _sums_told(case) if when == [role, period]})


def _sums_told(case: Case) -> Iterator[tuple[_Sum, Role | None, str | None]]:
    for activity in case.facts.activities:
        if activity.amount and not activity.is_move:
            yield (activity.amount.span.start, activity.amount.value), activity.role, activity.period
    for total in case.facts.totals:
        if total.amount_vnd:
            yield (total.span.start, total.amount_vnd), total.role, total.period


def _between(told: list[_Sum], start: int, end: int) -> list[_Sum]:
    first, last = bisect_left(told, (start, 0)), bisect_left(told, (end, 0))
    return told[first : min(last, first + MOST_PARTS)]


_CHANGE = re.compile(r"\b(?:tang|giam)(?: them| gan| hon| khoang)*\s+$")  # a share of the year before


def percent_mismatches(case: Case) -> Iterator[Finding]:
    """A share in percent that is not the part over the total before it."""
    for i, total in enumerate(case.facts.totals):
        whole = _whole_of(case.facts.totals[:i], total) or _item_parted_by(case, total)
        is_change = _CHANGE.search(case.folded, max(0, total.span.start - 24), total.span.start)
        if total.percent is not None and whole and total.amount_vnd and not is_change:
            printed = Decimal(str(total.percent)).normalize()
            exact = Decimal(total.amount_vnd * 100) / whole
            if abs(exact - printed) > last_place(printed) and not _is_share_of_item(case, total, printed):
                yield warning(
                    "percent-mismatch",
                    "Tỷ lệ ghi trong văn bản khác tỷ lệ tính từ số tiền",
                    total.span,
                    percent_text(printed),
                    percent_text(exact),
                )


def _whole_of(before: tuple[Total, ...], part: Total) -> int | None:
    """The nearest total without a share that is not less than the part, of one role and close above it."""
    wholes = (t for t in reversed(before) if t.percent is None and t.role is part.role)
    whole = next((t for t in wholes if (t.amount_vnd or 0) >= (part.amount_vnd or 0)), None)
    return whole.amount_vnd if whole and part.span.start - whole.span.end < SHARE_REACH else None


def _item_parted_by(case: Case, part: Total) -> int | None:
    """The sum of an item that is parted in its own line: «kinh phí 2,5 tỷ đồng, trong đó: … (chiếm 45%)»."""
    sums = (a.amount for a in case.facts.activities if a.amount and a.role is part.role)
    near = (amount for amount in sums if 0 < part.span.start - amount.span.end < ITEM_REACH)
    wholes = [
        amount
        for amount in near
        if amount.value >= (part.amount_vnd or 0)
        and _PARTED.match(case.folded, amount.span.end)
        and "\n" not in case.text[amount.span.end : part.span.start]
    ]
    return wholes[-1].value if wholes else None


def _is_share_of_item(case: Case, part: Total, printed: Decimal) -> bool:
    """Whether the share is one of an item's sum told before it: «có tổng kinh phí 290 triệu đồng: … (chiếm …)»."""
    near = (
        a.amount for a in case.facts.activities if a.amount and 0 < part.span.start - a.amount.span.end < ITEM_REACH
    )
    shares = (Decimal((part.amount_vnd or 0) * 100) / amount.value for amount in near if amount.value)
    return any(abs(share - printed) <= last_place(printed) for share in shares)
