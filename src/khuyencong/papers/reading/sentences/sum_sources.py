"""Which source a sentence names for one of its sums, before it or right behind it."""

import re
from collections.abc import Sequence

from ....terms.facts import Span
from ..grammar.money import Money
from ..grammar.sources import fund_source
from ..text.scan import Scan

# «… do chủ thể chậm bố trí vốn đối ứng»: why no more was spent, not who paid
_HELD_UP = re.compile(r"\b(?:do|vi|boi)\b[^.;]{0,60}?\b(?:cham|chua|thieu|khong|kho khan|vuong)\b")
_MARKS = (",", ";", "(", " va ")
# «300 triệu đồng từ ngân sách tỉnh và 200 triệu đồng đối ứng»: of the sum before, with which it is joined
_OF_SUM_BEFORE = re.compile(r"\s*(?:dong )?(?:tu|do|bang|thuoc|nguon|cua|la) [^.;:,()\d]{3,60} va\s*")


def source_of_spent(scan: Scan, span: Span, sums: Sequence[Money], spent: Money | None) -> str | None:
    """Who pays the sum spent, of all the sums told in a span."""
    if spent is None:
        return None
    start = scan.clause_start(spent.span.start, span.start)
    behind = spent.span.end
    end = scan.clause_end(behind, span.end)
    if held_up := _HELD_UP.search(scan.folded, behind, end):
        end = held_up.start()
    if following := next((m.span.start for m in sums if m.span.start > behind), None):
        end = min(end, max([scan.folded.rfind(mark, behind, following) for mark in _MARKS] + [behind]))
    last = max((m.span.end for m in sums if m.span.end <= spent.span.start), default=start)
    named = fund_source(scan, max(start, last), end)
    return named or (fund_source(scan, start, end) if last > start else None)


def is_of_sum_before(scan: Scan, lead: Span) -> bool:
    """Whether what stands between two sums names who pays the first."""
    return _OF_SUM_BEFORE.fullmatch(scan.folded, lead.start, lead.end) is not None
