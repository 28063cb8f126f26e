"""Agencies and places named in a span, by the gazetteer."""

from bisect import bisect_left

from ....terms.facts import Span
from ....terms.gazetteer import Mention
from ..text.scan import Scan


def organisations(scan: Scan, span: Span) -> tuple[str, ...]:
    """Agencies in order of their first mention."""
    return _names(scan.landmarks.named.agencies, span)


def places(scan: Scan, span: Span) -> tuple[str, ...]:
    """Places in order of their first mention, without the word for their kind."""
    return _names(scan.landmarks.places, span)


def named_places(scan: Scan, span: Span) -> list[Span]:
    """Where each place is named."""
    return [Span(m.start, m.end) for m in _within(scan.landmarks.places, span)]


def _names(mentions: list[Mention], span: Span) -> tuple[str, ...]:
    first = bisect_left(mentions, (span.start,))
    if first == len(mentions) or mentions[first].start >= span.end:
        return ()
    return tuple(dict.fromkeys(m.name for m in _within(mentions, span)))


def _within(mentions: list[Mention], span: Span) -> list[Mention]:
    """Mentions compare by where they start."""
    return mentions[bisect_left(mentions, (span.start,)) : bisect_left(mentions, (span.end,))]
