"""What a paragraph that ends in a colon says of the list behind it: «Giai đoạn này phấn đấu:», «Sở đề nghị …:»."""

import re
from dataclasses import dataclass, replace

from ....terms.facts import Span
from ..grammar.periods import year_of
from ..grammar.roles import Context
from ..sentences.statements import statements
from ..text.scan import Scan


@dataclass(frozen=True, slots=True)
class Led:
    """What the bullets and the numbered items behind a paragraph are told of."""

    bullets: Context
    items: Context


def led_by(scan: Scan, span: Span, context: Context) -> Led:
    """Bullets go on with all that the paragraph says; items have its role, and the time that stands above them."""
    if not scan.content[span.start : span.end].endswith(":"):
        return Led(context, context)
    told = statements(scan, _last_clause(scan, span), context)[-1].context
    period = context.period if told.role is context.role else year_of(context.period)
    items = replace(context, role=told.role, period=period, status=told.status)
    return Led(statements(scan, span, context)[-1].context, items)


_CLAUSE = re.compile(r"[,;.]\s")
_ANNOUNCES = re.compile(
    r"\W*(?:(?:trong do|cu the|gom|bao gom|voi cac noi dung|nhu sau|sau day|chia ra|chia theo(?: [a-z]+){1,4})\W*){1,3}"
)


def _last_clause(scan: Scan, span: Span) -> Span:
    """The words that open the list, «…, Trung tâm đã tổ chức:»; all where the last only announce it, «…, gồm:»."""
    start = max((mark.end() for mark in _CLAUSE.finditer(scan.folded, span.start, span.end)), default=span.start)
    return span if _ANNOUNCES.fullmatch(scan.folded, start, span.end) else Span(start, span.end)
