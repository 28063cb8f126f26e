"""Whether the sums told right behind one are listed as its parts: they add up to it, and their counts or words say so.

«Hỗ trợ 610 triệu đồng, gồm: …, 150 triệu đồng; …, 460 triệu đồng. Ngoài ra …»: what is told later is no part.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import nan

from ....terms.facts import Activity, Role, Span
from ....terms.vietnamese import fold
from ..grammar.budget import names_thing
from ..grammar.periods import lies_within
from ..text.scan import Scan
from .passage import ASIDE

MOST_PARTS = 40  # that one sum is parted into
MOST_IN_TURN = 4  # sums that are parted one after the other
ROUNDED = 100  # a rounded sum and its rounded parts differ by less than a hundredth of it

_ANNOUNCED = re.compile(
    r"\b(?:gom|bao gom|trong (?:so )?do|trong so nay|cu the|chia (?:ra|thanh|theo)|nhu sau|sau day)\b"
)
_OPENS_BULLETS = re.compile(r"[^.;:\n]{0,80}:\s*\n|(?s:.{0,160}?)[.;]\s+(?:Cụ thể|Trong đó|Gồm|Bao gồm):\s*\n")
_BULLET = re.compile(r"[ \t]*([-+*•])?")
_SENTENCE = re.compile(r"\.\s")
_LEAD_IN = re.compile(
    r"^\W*(?:[a-z]+ ){0,4}(?:cu the|nhu sau|sau day|chi tiet)(?: [a-z]+){0,2}\s*:"
)  # a sentence of its own
_IN_DETAIL = re.compile(r"(?:cu the|tap trung cho|trong so (?:do|nay)|chia theo|phan theo|theo tung)\b|rieng \d")


def own_sum(activity: Activity) -> int:
    """What an activity spent itself: no move of money, nothing it is only compared with."""
    amount = None if activity.adjustment else activity.amount
    return amount.value if amount and amount.rule != ASIDE else 0


def is_part_of_case(role: Role | None, period: str | None, whole: Activity) -> bool:
    """Whether what is told of a role and a period may lie within what another sum is told of."""
    if role is not whole.role or period == whole.period:
        return role is whole.role
    return bool(period and whole.period and lies_within(period, whole.period))


def opens_detail(scan: Scan, activity: Activity) -> bool:
    """Whether an activity is told as a part of the one before: «Cụ thể, …»."""
    return bool(_IN_DETAIL.match(scan.folded, activity.span.start))


def adds_up(scan: Scan, whole: Activity, following: Iterable[Activity]) -> bool:
    """Whether the next sums, up to one of them, are the parts of a whole."""
    parts: list[Activity] = []
    told, value = 0, own_sum(whole)
    for part in following:
        if not is_part_of_case(part.role, part.period, whole):
            return False
        parts.append(part)
        told += own_sum(part)
        if len(parts) > 1 and told * ROUNDED >= value * (ROUNDED - 1):
            return _are_equal(told, whole, parts) and (
                _announces(scan, whole, parts[0]) or (_counts_add_up(whole, parts) and not _are_beside(whole, parts[0]))
            )
    return False


def _are_beside(whole: Activity, part: Activity) -> bool:
    """«1. Mở 02 lớp, 90 triệu đồng. 2. Tập huấn 02 lớp: …»: numbered side by side, neither is part of the other."""
    return whole.path != part.path and whole.path.rpartition(".")[0] == part.path.rpartition(".")[0] != ""


_OPENS_LIST = re.compile(r"[.;]\s+(?:Cụ thể|Trong đó|Gồm|Bao gồm|Theo đó)[^.;:\n]{0,30}:\s*\n")
_LIST_WORDS = ("Cụ thể", "Trong đó", "Gồm", "Bao gồm", "Theo đó")
LIST_REACH = 400  # from a sum, over who pays it, to where the list of its parts opens


def counts_parted(scan: Scan, whole: Activity, following: Sequence[Activity]) -> bool:
    """«Hỗ trợ 9 đơn vị, 10 tỷ đồng. … Cụ thể:» over bullets that count 2 and 7 of them, one of which tells its sum."""
    end = whole.amount.span.end if whole.amount else whole.span.end
    reach = scan.content[end : end + LIST_REACH]
    if not (any(words in reach for words in _LIST_WORDS) and _OPENS_LIST.search(reach)):
        return False
    return counts_make_up(whole, following)


def counts_make_up(whole: Activity, parts: Sequence[Activity]) -> bool:
    """Whether what the next, or the last, parts count is what a whole counts, and none of its sum is exceeded."""
    return any(_make_up(whole, q.value, fold(q.unit), parts) for q in whole.quantities)


def _make_up(whole: Activity, value: float, unit: str, following: Iterable[Activity]) -> bool:
    told, spent, members = 0.0, 0, 0
    for part in following:
        if not is_part_of_case(part.role, part.period, whole):
            return False
        count = _counted(part, unit)
        if count == count:  # one that counts none of them tells what a member cost
            told, members = told + count, members + 1
        spent += own_sum(part)
        if told >= value:
            return told == value and members > 1 and 0 < spent <= own_sum(whole)
    return False


def parted_in_turn(whole: Activity, following: Sequence[Activity]) -> int:
    """How many sums, this one and those right behind it, are parted one after the other by what follows them all.

    «quốc gia 3 tỷ đồng; địa phương 5 tỷ đồng. Nguồn quốc gia …: …; …. Nguồn địa phương …: …; …»
    """
    for count in range(2, 1 + min(MOST_IN_TURN, len(following) // 3 + 1)):
        last = following[count - 2]
        if not is_part_of_case(last.role, last.period, whole):
            return 0
        if _are_parted([whole, *following[: count - 1]], following[count - 1 :]):
            return count
    return 0


def _are_parted(wholes: Sequence[Activity], parts: Sequence[Activity]) -> bool:
    """Whether each has two or more parts that add up to it, in their order."""
    at = 0
    for whole in wholes:
        first, told, value = at, 0, own_sum(whole)
        while told < value and at < len(parts) and is_part_of_case(parts[at].role, parts[at].period, whole):
            told, at = told + own_sum(parts[at]), at + 1
        if told != value or at - first < 2:
            return False
    return True


# «Đến nay có 13 đề án đã nghiệm thu, 2 tỷ đồng; 6 đề án đang làm, …. Các đề án đã nghiệm thu gồm: …; …»
_OF_THEM = re.compile(
    r"\W*(?:trong (?:so )?do,? )?(?:cac|nhung|\d+|so) (?:de an|du an|noi dung|nhiem vu|mo hinh|co so)\b[^.;:\d]{0,60}?"
    r"(?: gom| la| nhu sau| cu the|):"
)
MOST_BEFORE = 8  # sums between a sum and the list of its parts


def told_in_detail(scan: Scan, activities: Sequence[Activity]) -> Iterator[int]:
    """Sums that a later sentence of the same paragraph parts: it lists what they add up to."""
    for first, opening in enumerate(activities):
        if not own_sum(opening) or not _OF_THEM.match(scan.folded, opening.span.start):
            continue
        behind = activities[first : first + MOST_PARTS]
        for i in range(first - 1, max(-1, first - 1 - MOST_BEFORE), -1):
            if _makes_exactly(activities[i], behind):
                yield i
                break


def _makes_exactly(whole: Activity, parts: Iterable[Activity]) -> bool:
    told = members = 0
    for part in parts:
        if not is_part_of_case(part.role, part.period, whole) or told >= own_sum(whole):
            break
        told, members = told + own_sum(part), members + 1
    return told == own_sum(whole) and members > 1


def _are_equal(told: int, whole: Activity, parts: list[Activity]) -> bool:
    rounded = any(a.amount and a.amount.approx for a in (whole, *parts))
    return abs(told - own_sum(whole)) * ROUNDED < own_sum(whole) if rounded else told == own_sum(whole)


def _announces(scan: Scan, whole: Activity, part: Activity) -> bool:
    """Whether what leads from a whole to its first part says that parts follow."""
    if whole.amount is None or part.amount is None:
        return False
    lead = scan.folded[whole.amount.span.end : part.amount.span.start]
    if _OPENS_BULLETS.match(scan.content, whole.amount.span.end) or _heads_bullets(scan, whole.amount.span.end):
        return True
    first, *others = _SENTENCE.split(lead)
    opens_list = any(_LEAD_IN.match(sentence) for sentence in others)
    return opens_list or bool(_ANNOUNCED.search(first) or opens_detail(scan, part))


def _heads_bullets(scan: Scan, end: int) -> bool:
    """«* Thưởng sản phẩm mới: 900 triệu đồng» over lines with another mark: «- 5 sản phẩm 4 sao, …»."""
    close = scan.content.find("\n", end)
    if close < 0 or scan.content[end:close].strip(" .,;:đồng"):
        return False
    own = _BULLET.match(scan.content, scan.content.rfind("\n", 0, end) + 1)
    below = _BULLET.match(scan.content, close + 1)
    return bool(own and below and below[1]) and own[1] != below[1] if own and below else False


_OVER_LINES = re.compile(r"[^\n;]{0,240}:\s*\n")
_EXAMPLES = re.compile(r"\b(?:dien hinh|noi bat|tieu bieu|vi du|dang chu y|mot so|nhu)\b[^.;\n]*:\s*\Z")
MOST_REST = 2  # what the list of a sum leaves untold is no more than one of so many parts of it


def heads_priced_list(scan: Scan, whole: Activity, following: Sequence[Activity]) -> bool:
    """«Bố trí 13 tỷ đồng cho đề tài, dự án:» over lines that tell most of it, one of them «phần còn lại»."""
    over = _OVER_LINES.match(scan.content, whole.amount.span.end) if whole.amount else None
    if over is None or _EXAMPLES.search(scan.folded[over.start() : over.end()]):
        return False
    at, told, lines = over.end(), 0, 0
    for part in following:
        gap = scan.content[at : part.amount.span.start] if part.amount else "\n\n"
        if "\n\n" in gap or gap.count("\n") > 1 or not is_part_of_case(part.role, part.period, whole):
            break
        told, lines = told + own_sum(part), lines + 1
        at = scan.content.find("\n", part.amount.span.end if part.amount else at)
        if at < 0:
            break
    return lines > 1 and told <= own_sum(whole) <= MOST_REST * told


def are_bullets(scan: Scan, told: Sequence[Activity]) -> bool:
    """Whether a sum and the next are members of one list: the first holds the second no more than the second it."""
    lines = [_BULLET.match(scan.content, scan.content.rfind("\n", 0, a.span.start) + 1) for a in told]
    marks = [line[1] if line else None for line in lines]
    apart = len({line.start() for line in lines if line}) == len(told)
    return apart and len(marks) > 1 and marks[0] is not None and marks.count(marks[0]) == len(marks)


# «Xúc tiến: hội chợ 100 triệu đồng; tập huấn 60 triệu đồng; …»
_NEXT_MEMBER = re.compile(r"\s*[;,] (?!(?:trong (?:so )?do|bao gom|gom|cu the|chia)\b)[^.:(]{3,80}\Z")


def is_member(scan: Scan, first: Span, following: Span) -> bool:
    """Whether a sum and the next stand beside each other in a list behind a colon, each named by its thing."""
    start = scan.clause_start(first.start, 0)
    colon = scan.folded.rfind(": ", start, first.start)
    if colon < 0 or not names_thing(scan, Span(colon + 1, first.start)):
        return False
    return _NEXT_MEMBER.match(scan.folded[first.end : following.start]) is not None


def _counts_add_up(whole: Activity, parts: list[Activity]) -> bool:
    """«109 đề án khuyến công … 10 đề án … 99 đề án»"""
    return any(q.value == sum(_counted(part, fold(q.unit)) for part in parts) for q in whole.quantities)


def _counted(part: Activity, unit: str) -> float:
    """How many of a unit a part counts first; nothing makes a sum of parts that lack them."""
    units = ((q.value, fold(q.unit)) for q in part.quantities)
    return next((value for value, name in units if name in unit or unit in name), nan)
