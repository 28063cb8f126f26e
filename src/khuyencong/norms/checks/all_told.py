"""Checks of all contents that a paper's text tells against its «Tổng kinh phí …» in another part of it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from ...terms.facts import Activity, Finding, Role, Span, Status, Total
from ...terms.fund_sources import OTHER
from ...terms.numbers import format_vnd
from ...terms.vietnamese import fold
from .case import Case, warning
from .listed_leads import sums_over_lists
from .own_annex import subset_sums, told_in
from .sums import rounding, sum_mismatches, told_roughly

_OF_ALL = re.compile(  # «Tổng kinh phí thực hiện 6 tháng đầu năm», and not «Tổng kinh phí hội chợ»
    r"(?:du kien |uoc )?tong (?:cong|so tien|du toan|(?:nhu cau |muc |so )*kinh phi)"
    r"(?: (?:thuc hien|trien khai|ke hoach|du kien|de nghi|duoc|phe duyet|giao|bo tri|cua|theo|la|nay|cong tac"
    r"|hoat dong|chuong trinh|khuyen cong|xuc tien thuong mai|ocop|cac|noi dung|nhiem vu|de an|ca|nam|20\d\d|[69] thang"
    r"|dau|quy (?:i{1,3}|iv)))*"
)
_SPENT = re.compile(r"(?:kinh phi )?(?:da |uoc )?(?:thuc hien|giai ngan|quyet toan)")  # behind the plan's sum
_MONEY = re.compile(r"(?<![\d.,])\d[\d.,]*+ ?(?:(?:trieu|nghin|ngan|ty|ti)\b(?: dong\b)?+|dong\b|d\b|vnd\b)(?! ?/)")
_OF_ONE = re.compile(r"\b(?:moi|muc|toi da|khong qua|binh quan|doanh so|doanh thu)\b[^\d.;,]*\Z")  # no part of a sum
_RESERVE = re.compile(r"\b(?:du phong|chua phan bo|chi phi quan ly|quan ly phi|chi khac|long ghep)\b")
_NUMBERED = re.compile(
    r"^[^\S\n]*(?:(?P<number>\d{1,2})[.)]|(?P<next>[IVX]{1,5}\s?[.)]|Điều \d|PHỤ LỤC))", re.MULTILINE
)
_AIMS = re.compile(r"\b(?:muc tieu|muc dich|yeu cau|chi tieu|to chuc thuc hien|trach nhiem|giai phap|phuong huong)\b")
LEAST = 3  # contents whose sums make a plan's
_REACH = 40  # characters before a sum that say of what it is
FACTOR = 2  # farther apart the total is of something else


def contents_against_total(case: Case) -> Iterator[Finding]:
    """Where each item of the outline tells its sum, and the one sum of all another than they come to."""
    for total in _wholes(case):
        contents = _contents(case, total)
        if not contents:
            continue
        added, whole = sum(a.amount.value for a in contents if a.amount), total.amount_vnd or 0
        if any(found.span == total.span for found in chain(sums_over_lists(case), sum_mismatches(case))):
            continue  # said of the list that it leads to
        words = f"Kinh phí các nội dung nêu trong văn bản cộng lại được {format_vnd(added)} đồng, khác tổng kinh phí"
        yield warning("sum-mismatch", words, total.span, format_vnd(whole), format_vnd(added))


def _wholes(case: Case) -> Iterator[Total]:
    """The sums of all that the text tells, outside tables."""
    before: Total | None = None  # the whole that the line told last
    for total in sorted(case.facts.totals, key=lambda told: told.span.start):
        label = " ".join(fold(total.label).split())
        line = case.text.rfind("\n", 0, total.span.start) + 1
        told = before is not None and before.span.start >= line and _SPENT.fullmatch(label)
        if total.of_group or total.fund_source or not total.amount_vnd or "|" in case.text[line : total.span.start]:
            continue
        if told or _OF_ALL.fullmatch(label):
            before = total
            yield total


def _contents(case: Case, total: Total) -> list[Activity]:
    """The contents of the total's role and time, where all there are tell their sum in the numbered outline and come
    to another sum that is near it, which nothing else accounts for."""
    of_role = [a for a in case.facts.activities if a.role is total.role and not a.of_whole]
    told = [a for a in of_role if a.period == total.period and a.amount]
    added, whole = sum(a.amount.value for a in told if a.amount), total.amount_vnd or 0
    if added == whole or not whole <= added * FACTOR <= whole * FACTOR * FACTOR or _accounted(case, total, told):
        return []
    sections: dict[str, set[str]] = defaultdict(set)
    for one in (a for a in of_role if a.period == total.period and (a.amount or a.status is Status.NOT_DONE)):
        sections[one.path.rpartition(".")[0]].add(one.path)
    paths = [a.path for a in told]
    if len(told) < LEAST or len(set(paths)) < len(told) or any(_is_odd(case, a) for a in told):
        return []
    beside: dict[str, list[Activity]] = defaultdict(list)
    for one in case.facts.activities:
        beside[one.path.rpartition(".")[0]].append(one)
    if not all(_is_complete(case, own, beside[parent], total.role) for parent, own in sections.items()):
        return []
    others = (a for a in of_role if a.path.rpartition(".")[0] not in sections)
    silent = any(not _AIMS.search(fold(a.group_title or _heading(case, a))) for a in others)
    return [] if silent or _tells_more(case, told) else told


def _is_odd(case: Case, one: Activity) -> bool:
    """What is moved, stands in a table or beneath a number, or is only about so much."""
    at = one.amount.span.start if one.amount else one.span.start
    in_table = "|" in case.text[case.text.rfind("\n", 0, at) + 1 : at]
    of_list = bool(one.item or not one.path.rpartition(".")[2].isdigit())
    return (
        in_table or of_list or one.adjustment is not None or one.status is Status.OUT_OF_PLAN or told_roughly(case, at)
    )


def _is_complete(case: Case, own: set[str], beside: Sequence[Activity], role: Role | None) -> bool:
    """Whether the items of a section count from one, each with its sum, and none follows without."""
    siblings = {a.path for a in beside if a.role is role and not a.of_whole}
    numbers = sorted(int(path.rpartition(".")[2]) for path in own if path.rpartition(".")[2].isdigit())
    last = max(a.span.end for a in beside if a.path in own)
    following = _NUMBERED.search(case.text, last)
    goes_on = following is not None and following["number"] == str(len(own) + 1)
    return siblings == own and numbers == [*range(1, len(own) + 1)] and not goes_on


def _heading(case: Case, one: Activity) -> str:
    """The line of the section that an item stands in, by its Roman number."""
    parent = one.path.rpartition(".")[0]
    found = re.search(rf"^[^\S\n]*{re.escape(parent)}[.)][^\n]*", case.text, re.MULTILINE) if parent else None
    return found.group() if found else ""


def _tells_more(case: Case, told: Sequence[Activity]) -> bool:
    """Money between the contents that is none of what was read, or a reserve: then they are not all."""
    within = Span(min(a.span.start for a in told), max(a.span.end for a in told))
    facts = case.facts
    amounts = [
        amount.span
        for a in facts.activities
        for amount in (a.amount, a.before, a.unit_price, *(s.amount for s in a.shares), *(p.amount for p in a.parts))
        if amount
    ]
    read = {span.start: span.end for span in (*amounts, *(total.span for total in facts.totals))}
    starts = sorted(read)
    for said in _MONEY.finditer(case.folded, within.start, within.end):
        at = said.start()
        before = starts[bisect_right(starts, at) - 1] if at not in read else at  # no sum stands within another
        is_read = before <= at < read[before]
        if not is_read and not _OF_ONE.search(case.folded, max(0, at - _REACH), at):
            return True
    return _RESERVE.search(case.folded) is not None


def _accounted(case: Case, total: Total, contents: Sequence[Activity]) -> bool:
    """Whether the contents come to the total as far as it is told, with or without what others pay beside it."""
    alike = [t for t in case.facts.totals if (t.role, t.period, t.of_group) == (total.role, total.period, False)]
    added = sum(a.amount.value for a in contents if a.amount)
    others = sum(s.amount.value for a in contents for s in a.shares if s.fund_source == OTHER)
    paid = subset_sums([t.amount_vnd or 0 for t in alike if t.fund_source])
    wholes = {t.amount_vnd or 0 for t in alike}
    known = {added, added - others, *(added - one for one in paid), *(added + one for one in paid)}
    of_things = any(t.of_group and t.role is total.role for t in case.facts.totals)
    slack = sum(rounding(case, a.amount.span.start, a.amount.value) for a in contents if a.amount)
    value = total.amount_vnd or 0
    near = told_in(value, known, case.words(total.span)) or abs(added - value) <= slack
    return near or added in wholes or of_things or told_roughly(case, total.span.start)
