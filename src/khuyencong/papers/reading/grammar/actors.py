"""Agencies and places named in a span, by the gazetteer."""

from bisect import bisect_left

from ....terms.facts import Span
from ....terms.gazetteer import Mention
from ..text.scan import Scan


def organisations(scan: Scan, span: Span) -> tuple[str, ...]:
    """Agencies in order of their first mention."""
    return _within(scan.landmarks.named.agencies, span)


def places(scan: Scan, span: Span) -> tuple[str, ...]:
    """Places in order of their first mention, without the word for their kind."""
    return _within(scan.landmarks.places, span)


def _within(mentions: list[Mention], span: Span) -> tuple[str, ...]:
    """Mentions compare by where they start."""
    first, last = bisect_left(mentions, (span.start,)), bisect_left(mentions, (span.end,))
    return tuple(dict.fromkeys(m.name for m in mentions[first:last])) if last > first else ()
