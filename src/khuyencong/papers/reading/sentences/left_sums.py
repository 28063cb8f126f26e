"""Money that a report's line says is left or was not used: a total, and no content of that name."""

import re
from collections.abc import Iterator

from ....terms.facts import Activity, Role, Span, Total
from ....terms.vietnamese import fold
from ..grammar.money import find_money
from ..text.scan import Scan
from .passage import Found

_OF_LEFT = re.compile(
    r"(?:so |tong )*(?P<label>(?:kinh phi|nguon von|von|du toan|tien)"
    r" (?:(?:con (?:lai|du|thua)|(?:chua|khong) (?:giai ngan|su dung|thanh toan|phan bo|chi)(?: het)?)(?: |$))+"
    r"|(?:(?:chua giai ngan|khong su dung het|thu hoi|hoan tra|nop tra)(?: |$))+)"
    r"(?:(?:la|khoang|nam 20\d\d):? ?)*(?:\d|:|$)"
)


def with_left_sums(scan: Scan, found: Found) -> Found:
    """The same, where such a line is told by its sum alone: «Kinh phí chưa giải ngân 70 triệu đồng, chuyển nguồn …»."""
    left = [a for a in found.activities if is_left(a)]
    if not left:
        return found
    told = {total.span.start for total in found.totals}
    totals = [total for a in left for total in _totals(scan, a) if total.span.start not in told]
    kept = [a for a in found.activities if a not in left]
    return Found(kept, sorted([*found.totals, *totals], key=lambda total: total.span.start))


def is_left(activity: Activity) -> bool:
    """«Thu hồi 50 triệu đồng» of a report."""
    of_report = activity.role is Role.ACTUAL or (activity.role is Role.PLAN and activity.amount is not None)
    return of_report and not activity.quantities and _OF_LEFT.match(fold(activity.title)) is not None


def _totals(scan: Scan, activity: Activity) -> Iterator[Total]:
    for money in find_money(scan, activity.span)[:1]:
        label = scan.words(Span(activity.span.start, money.span.start))
        yield Total(
            label.strip(" :").removesuffix(" là") or activity.title, money.value, money.span, period=activity.period
        )
