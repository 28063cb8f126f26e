"""Figures that nothing contradicts and whose shape is odd: a person looks at each, none is taken in bulk.

A wrong figure taken unseen costs more than a look at a right one: what is read as one content's may be all contents',
two sums of one content overwrite one another, and a plan read where results are told may be the result.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from khuyencong.records.models import Fact, Paper
from khuyencong.terms.facts import REACHED, Finding, Role, Severity, Status
from khuyencong.terms.vietnamese import fold

from ..meaning.moves import is_move

LOOK_FIRST = "look-first"
_FEW = 4  # contents of which one is by chance what the others come to
_TABLE = "table"  # the rule of what a row tells
_OF_ONE = ("total", "part")  # the rules of a paper that is about one content alone
_BEFORE = 120  # letters before a sum that say of what it is
_OF_ALL = re.compile(r"\b(?:luy ke|cong don|tong cong|tinh chung|(?:ca|toan) (?:chuong trinh|tinh|thanh pho|nganh))\b")
_CLAUSE = re.compile(r"[.;](?= )|\n")
_NAMELESS = re.compile(
    r"(?:(?:tong|so|tien|kinh phi|von|nguon|ngan sach|con|lai|da|chua|duoc|uoc|luy ke|thuc hien|giai ngan|thanh toan"
    r"|tam ung|quyet toan|thu hoi|tiet kiem|vuot|tang|giam|thieu|du|bo tri|phan bo|giao|cap|cong|khac|trong do|rieng"
    r"|nang|nam|thang|quy|ke hoach|du toan|ca|hoi dong|thong nhat|dong y|ket luan|de nghi|de xuat|noi dung|nhiem vu"
    r"|ten|de an|don vi|thu huong|bo sung|dieu chinh|den|nay|gia tri|muc|ho tro|kinh|phi)\W*)+"
)

_Group = list[Fact]


def doubts_of_look(paper: Paper, facts: Sequence[Fact]) -> Iterator[tuple[int, Finding]]:
    """A doubt of each pending sum whose shape is odd, with what is odd about it."""
    sums = [fact for fact in facts if _is_sum(fact)]
    odd: dict[int, str] = {}
    for why, is_odd in _odd(paper, facts, sums):
        odd |= {fact.pk: why for fact in sums if fact.pk not in odd and is_odd(fact)}
    for fact in sums:
        if fact.review == Fact.Review.PENDING and fact.pk in odd:
            yield fact.pk, Finding(LOOK_FIRST, Severity.WARNING, odd[fact.pk])


def _odd(paper: Paper, facts: Sequence[Fact], sums: _Group) -> Iterator[tuple[str, Callable[[Fact], bool]]]:
    twice, whole, alone = _told_twice(sums), _wholes(sums), _planned_alone(paper, facts)
    yield "Tên chỉ nói về tiền hay việc duyệt, không phải một nội dung: sửa tên hoặc bỏ", _is_nameless
    yield "Cùng nội dung, cùng kỳ, văn bản nêu hai số tiền khác nhau: chọn số đúng", lambda f: f.pk in twice
    yield "Bằng tổng của các nội dung khác: có thể là số chung của cả văn bản", lambda f: f.pk in whole
    yield "Câu nói về số lũy kế, số chung: xem có phải của riêng nội dung này", lambda f: _is_of_all(paper, f)
    yield "Báo cáo kết quả mà nội dung này chỉ có tiền kế hoạch: xem có phải số thực hiện", lambda f: f.pk in alone


def _is_sum(fact: Fact) -> bool:
    is_told = fact.review != Fact.Review.REJECTED and fact.status != Status.PROPOSED and not is_move(fact)
    is_content = fact.place == Fact.Place.ITEM and fact.rule not in _OF_ONE
    return fact.kind == Fact.Kind.AMOUNT and is_content and is_told and bool(fact.value)


def _is_nameless(fact: Fact) -> bool:
    return _NAMELESS.fullmatch(fold(fact.title)) is not None


def _told_twice(sums: _Group) -> set[int]:
    """Sums of one content that would overwrite one another."""
    cells: dict[tuple[object, ...], _Group] = defaultdict(list)
    for fact in sums:
        cells[fact.same_as, fact.role, fact.period, fact.source_id, fact.area_id, fact.measure_id].append(fact)
    return {fact.pk for told in cells.values() if len({fact.value for fact in told}) > 1 for fact in told}


def _wholes(sums: _Group) -> set[int]:
    """The content that has as much as all others of its role and time together."""
    times: dict[tuple[str, str], dict[int, _Group]] = defaultdict(lambda: defaultdict(list))
    for fact in sums:
        times[fact.role, fact.period][fact.same_as].append(fact)
    odd: set[int] = set()
    for contents in times.values():
        come_to = {content: sum(fact.value or 0 for fact in told) for content, told in contents.items()}
        all_of_them = sum(come_to.values())
        for content, told in contents.items() if len(contents) >= _FEW else ():
            odd |= {fact.pk for fact in told if come_to[content] * 2 == all_of_them}
    return odd


def _is_of_all(paper: Paper, fact: Fact) -> bool:
    if fact.rule == _TABLE or fact.role not in REACHED:
        return False
    before = paper.text[max(0, fact.start - _BEFORE) : fact.start]
    return _OF_ALL.search(fold(_CLAUSE.split(before)[-1])) is not None


def _planned_alone(paper: Paper, facts: Sequence[Fact]) -> set[int]:
    """What results tell as planned in their own year of the few contents of which they tell nothing else; where many
    are told so, the paper is about what is planned."""
    if paper.purpose != Paper.Purpose.RESULT:
        return set()
    told = {f.same_as for f in facts if f.status or (f.kind != Fact.Kind.NOTE and f.role != Role.PLAN)}
    year = str(paper.year or "")
    alone = (f for f in facts if f.role == Role.PLAN and f.period == year and f.rule != _TABLE and not f.status)
    odd = [fact for fact in alone if fact.same_as not in told]
    reached = {fact.same_as for fact in facts if fact.role in REACHED and fact.kind == Fact.Kind.AMOUNT}
    return {fact.pk for fact in odd} if len({fact.same_as for fact in odd}) * 3 <= len(reached) else set()
