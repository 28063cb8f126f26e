"""A content is called by its thing: not by the sum that is told of it, nor by what its money is for."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ....terms.facts import Activity, Span
from ....terms.vietnamese import fold
from ..grammar.budget import title_names_thing
from ..grammar.titles import COST_OF, SHORT, shortened
from ..sentences.passage import Found
from ..text.scan import Scan
from .nameless import is_empty, is_row, without_assessed, without_nameless


def with_own_titles(scan: Scan, found: Found) -> Found:
    """The same, where no title tells its own sum, and nothing without a name is a content."""
    found = without_assessed(found)
    told = [_without_own_cost(_without_own_sum(scan, a)) for a in found.activities if not is_empty(a)]
    return without_nameless(Found([*_with_own_places(scan, told)], found.totals))


_OWN_SUM_LEAD = re.compile(
    r"[\s,:;(–-]+(?:(?:với|tổng|kinh phí|số tiền|dự toán|mức|vốn|là|hết|khoảng|hơn|gần|trên|được|thực hiện|trị giá)\b"
    r"\s*:?\s*)*$"
)


def _without_own_sum(scan: Scan, activity: Activity) -> Activity:
    """«Hỗ trợ HTX Mẫu 250 triệu đồng, đã giải ngân …» is called «Hỗ trợ HTX Mẫu», and «Đã chi 90 triệu đồng tổ chức 01
    lớp» by what stands behind the sum."""
    amount = activity.amount
    if amount is None or is_row(activity):
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
    cost = None if is_row(activity) else COST_OF.match(fold(activity.title))
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
