"""What a line of the text is called: by its own words or the heading over it, never by those of a section alone."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ....terms.facts import Activity, Span
from ....terms.vietnamese import fold
from ..grammar.budget import title_names_thing
from ..grammar.money import find_money
from ..grammar.roles import opens_section
from ..grammar.sums import A_SUM, ABOUT
from ..grammar.titles import COST_OF, SHORT, has_lead, heading_title, names_section, shortened, title_below
from ..sentences.left_sums import is_left
from ..sentences.passage import Found, as_total
from ..text.scan import Scan
from .line_kinds import tells_time_and_sum
from .outline import NUMBER, PLAIN, Node

_OF_TABLE = "table"  # whose rows may well be called «Tổ chức thực hiện»


def title_in(scan: Scan, node: Node, span: Span) -> str:
    """The title of a content told in a stretch of a line; a sentence under a heading that names it goes on with it."""
    words = next((a.words for a in node.ancestors() if a is not node and a.level >= 0), "")
    names_thing = bool(words) and not (opens_section(fold(words)) or names_section(words) or words.endswith("."))
    goes_on = names_thing and node.level == PLAIN and not node.item and not has_lead(scan, span)
    goes_on = goes_on or (names_thing and _FIELD_OF_THING.match(scan.folded, span.start, span.end) is not None)
    if goes_on or tells_time_and_sum(node.folded) or costs_heading(scan, node):
        return heading_title(words)
    return title_below(scan, span, words, names_thing=names_thing)


# «- Thời gian: Quý II. Kinh phí: 600 triệu đồng», of the thing above it
_FIELD_OF_THING = re.compile(
    r"\W*(?:ve )?(?:thoi gian|dia diem|(?:don vi|co quan) (?:chu tri|phoi hop|thuc hien|thu huong)|kinh phi|quy mo"
    r"|doi tuong|tien do|hinh thuc|so luong|thanh phan)(?: (?:thuc hien|to chuc|tham gia|trien khai|du kien))*\s*:"
)
# «- Tổng kinh phí thực hiện: 450 triệu đồng», «Tổng kinh phí 5.000 triệu đồng, năm 2026 bố trí 2.000 triệu đồng»
_COST_ALONE = re.compile(
    r"\W*(?:tong|du toan|nhu cau)?\s*(?:kinh phi|chi phi|du toan|muc dau tu|von dau tu)"
    rf"(?: (?:du kien|thuc hien|to chuc|hoi cho|can thiet|ke hoach|la))*\s*[:,]?{ABOUT}\s*{A_SUM}"
)


def costs_heading(scan: Scan, node: Node) -> bool:
    """Whether a line tells only what the thing costs that the heading over it names, and no line beside it costs."""
    above = node.parent
    if above is None or above.level < NUMBER or not _COST_ALONE.match(node.folded):
        return False
    if opens_section(above.folded) or not title_names_thing(heading_title(above.words)):
        return False
    return not any(find_money(scan, under.span) for c in above.children if c is not node for under in c.walk())


def with_own_titles(scan: Scan, found: Found) -> Found:
    """The same, where what stands under the words of a section alone is called by what is counted, or is a total, and
    no title tells its own sum."""
    found = _assessed(found)
    told = [_without_own_cost(_without_own_sum(scan, a)) for a in found.activities if not _is_empty(a)]
    found = Found([*_with_own_places(scan, told)], found.totals)
    unnamed = [a for a in found.activities if names_section(a.title) and not _is_row(a)]
    if not unnamed:
        return found
    totals = [as_total(a, a.amount) for a in unnamed if a.amount and not a.quantities]
    return Found([*_named(found.activities, unnamed)], [*found.totals, *totals])


_OWN_SUM_LEAD = re.compile(
    r"[\s,:;(–-]+(?:(?:với|tổng|kinh phí|số tiền|dự toán|mức|vốn|là|hết|khoảng|hơn|gần|trên|được|thực hiện|trị giá)\b"
    r"\s*:?\s*)*$"
)


def _without_own_sum(scan: Scan, activity: Activity) -> Activity:
    """«Hỗ trợ HTX Mẫu 250 triệu đồng, đã giải ngân …» is called «Hỗ trợ HTX Mẫu», and «Đã chi 90 triệu đồng tổ chức 01
    lớp» by what stands behind the sum."""
    amount = activity.amount
    if amount is None or _is_row(activity):
        return activity
    whole = _MONEY_END.sub("", activity.title)
    if quoted := _QUOTED.fullmatch(whole):
        whole = quoted[1]
    activity = replace(activity, title=whole) if whole != activity.title and len(whole) > SHORT else activity
    before, told, _ = activity.title.partition(scan.words(amount.span))
    title = _OWN_SUM_LEAD.sub("", before)
    is_named = title_names_thing(title) or _WHOSE.fullmatch(fold(title)) is not None
    if told and not is_named:
        title = _behind_sum(scan, activity, amount.span.end, before)
        is_named = title_names_thing(title)
    is_whole = told and is_named and title.count("(") == title.count(")")
    return replace(activity, title=title) if is_whole else activity


def _without_own_cost(activity: Activity) -> Activity:
    """«Kinh phí tổ chức Hội chợ mận» is called «Tổ chức Hội chợ mận», as in the list of what shall be done."""
    cost = None if _is_row(activity) else COST_OF.match(fold(activity.title))
    if cost is None:
        return activity
    title = activity.title[cost.end() :]
    return replace(activity, title=title[:1].upper() + title[1:])


# «UBND thành phố Mẫu 270 triệu đồng (2 đề án)»
_WHOSE = re.compile(
    r"(?:ubnd|uy ban nhan dan|thanh pho|thi xa|huyen|xa|phuong|dac khu|trung tam|chi cuc)\b"
    r"(?!.*\b(?:da|se|duoc|ho tro|giai ngan|cap|bo tri|trien khai|thuc hien|to chuc|danh|chi)\b)[^.;:,\d]{2,60}"
)
_MONEY_END = re.compile(r", (?:với )?(?:tổng )?kinh phí(?: dự kiến| thực hiện| hỗ trợ| khoảng| là)*$")
_GIVES = re.compile(r"\bho tro(?: kinh phi| so tien| gan| hon| tren| khoang)*\s*$")
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_FOR = re.compile(r"^\W*(?:(?:để|nhằm|cho việc|kinh phí) )*(?:cho )?")
_CLAUSE_END = re.compile(r"[,;.(:](?=\s|$)")


def _behind_sum(scan: Scan, activity: Activity, start: int, before: str) -> str:
    """«Hỗ trợ 300 triệu đồng cho Công ty Mẫu mua máy»: «Hỗ trợ Công ty Mẫu mua máy»."""
    rest = scan.words(Span(start, activity.span.end)).lstrip(" ,")
    behind = _FOR.sub("", _CLAUSE_END.split(rest)[0])
    is_given = _GIVES.search(fold(before)) is not None and not fold(behind).startswith("ho tro")
    words = f"Hỗ trợ {behind}" if is_given else behind
    return shortened(words[:1].upper() + words[1:]) if len(behind) > SHORT else ""


def _with_own_places(scan: Scan, told: list[Activity]) -> Iterator[Activity]:
    """«Tham gia hội chợ tại Đà Nẵng 95 triệu đồng, Đà Lạt 60 triệu đồng»: the second is held at Đà Lạt."""
    before: Activity | None = None
    for activity in told:
        if before and before.amount and activity.amount and len(before.places) == len(activity.places) == 1:
            (there,), (here,) = before.places, activity.places
            between = scan.content[before.amount.span.end : activity.amount.span.start].strip(" ,;:")
            if between in (here, f"và {here}") and before.title.endswith(there):
                activity = replace(activity, title=before.title.removesuffix(there) + here)
        yield activity
        before = activity


_MONEY_TOLD = re.compile(r"\d[\d.,]* (?:nghìn |triệu |tỷ |tỉ )?đồng\b.*", re.DOTALL)
_MONEY_MOVES = re.compile(
    r"(?:(?:so|tien|tong|kinh phi|nguon|von|con|lai|da|chua|uoc|du kien|duoc|duoc giao|bo tri|phan bo"
    r"|thuc hien|giai ngan|thu hoi|hoan tra|tiet kiem|quyet toan|thanh toan|tam ung|cap|chi|vuot|giam|tang|nop) ?)+"
    r"(?:\W.*)?"
)
_COUNTS_CONTENTS = ("nội dung", "nhiệm vụ", "hoạt động", "hạng mục")
_PARTS_WORK = re.compile(
    r"(?:(?:den nay|da|hien|hien nay|so|trong nam|duoc|viec|tiep tuc|du kien|se),? )*(?:phan cong|giao nhiem vu)\b"
)


# «1. Tên đề án: Hỗ trợ máy sấy», told of the whole paper
_FIELD = re.compile(r"ten (?:de an|du an|nhiem vu|noi dung)|don vi (?:thu huong|chu tri|phoi hop|thuc hien)|chu dau tu")


def _is_empty(activity: Activity) -> bool:
    """«Thu hồi 50 triệu đồng», «Dự kiến kinh phí 6.200 triệu đồng cho 06 nội dung sau», «Đã phân công 04 phòng …»: what
    only tells of money, or of who works, is no content where it has no sum of its own."""
    if activity.amount or activity.status or activity.adjustment or _is_row(activity) or is_left(activity):
        return False
    title, counts = activity.title, {q.unit for q in activity.quantities}
    if _PARTS_WORK.match(fold(title)) or (not counts and _FIELD.fullmatch(fold(title))):
        return True
    before = _MONEY_TOLD.sub("", title)
    return before != title and counts.issubset(_COUNTS_CONTENTS) and _MONEY_MOVES.fullmatch(fold(before)) is not None


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
