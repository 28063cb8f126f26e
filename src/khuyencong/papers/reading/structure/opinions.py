"""Minutes that tell a content on lines of its own: what was asked for it, and what the council says of it.

«1. Đề án máy sấy của HTX Thử / - Kinh phí đề nghị hỗ trợ: 250 triệu đồng / - Ý kiến Hội đồng: thống nhất hỗ trợ 200»
is one content with the 200, beside which stands what was asked; without a sum of its own the council agrees on that.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ....terms.facts import Activity, Role, Span, Status, Total
from ..grammar.money import find_money
from ..grammar.roles import Context
from ..grammar.titles import heading_title
from ..sentences.passage import Found, as_total
from ..text.scan import Scan, overlaps
from .outline import PLAIN, Node
from .refused import refusal_in

_ASKED = re.compile(
    r"\W*(?:(?:tong|so|muc|kinh phi|so tien|du toan|don vi|chu dau tu)\s)*"
    r"(?:de nghi|de xuat|dang ky|xin)\b[^:]{0,60}:?\s"
)
_SAID = re.compile(
    r"\W*(?:(?:y kien|ket luan|ket qua)\b[^:]{0,60}:"
    r"|(?:hoi dong|cuoc hop|hoi nghi)\b[^:;.\d]{0,60}\b(?:thong nhat|dong y|nhat tri|de nghi|thong qua|khong)\b"
    r"|(?:muc|so|kinh phi|muc ho tro)[^:]{0,30} (?:duoc )?(?:thong nhat|dong y)\b)"
)
_AGREED = re.compile(r"(?<!khong )(?<!chua )\b(?:thong nhat|dong y|nhat tri|thong qua)\b(?! khong\b)")


def with_opinions(scan: Scan, root: Node, context: Context, found: Found) -> Found:
    """The same, with one content in place of what such lines told each by itself."""
    told = [one for node in root.walk() if node is not root for one in _told(scan, node, context)]
    if not told:
        return found
    spans = [activity.span for activity, _asked in told]
    known = [a for a in found.activities if not any(overlaps(a.span, span) for span in spans)]
    totals = [t for t in found.totals if not any(overlaps(t.span, span) for span in spans)]
    contents = sorted([*known, *(activity for activity, _asked in told)], key=lambda a: a.span.start)
    return Found(contents, sorted([*totals, *(asked for _one, asked in told)], key=lambda t: t.span.start))


def _told(scan: Scan, node: Node, context: Context) -> Iterator[tuple[Activity, Total]]:
    lines = [child.span for child in node.children if all(under.level == PLAIN for under in child.children)]
    asked = next((line for line in lines if _ASKED.match(scan.folded, line.start, line.end)), None)
    said = next((line for line in lines if _SAID.match(scan.folded, line.start, line.end)), None)
    sums = find_money(scan, asked) if asked else ()
    if asked is None or said is None or not sums or said.start < asked.start or find_money(scan, node.span):
        return
    span = Span(node.span.start, said.end)
    one = Activity(node.path, node.item, heading_title(node.words), span, Role.PLAN, context.period)
    beside = replace(as_total(one, sums[0].amount), of_group=True)
    agreed = find_money(scan, said)
    if refused := refusal_in(scan, said):
        yield replace(one, status=Status.NOT_DONE, reason=scan.words(refused), reason_span=refused), beside
    elif agreed or _AGREED.search(scan.folded, said.start, said.end):
        yield replace(one, status=Status.PROPOSED, amount=agreed[0].amount if agreed else sums[0].amount), beside
