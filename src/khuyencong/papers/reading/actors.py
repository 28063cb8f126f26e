"""Agencies and places named in a span, by the gazetteer."""

from bisect import bisect_left
from functools import lru_cache

from ...terms.facts import Span
from ...terms.gazetteer import Mention, agencies_in, places_in
from .scan import Scan


@lru_cache(maxsize=4)
def _named(content: str) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Agencies of a whole paper, and its places that are no part of an agency's name; in order."""
    agencies = tuple(agencies_in(content))
    inside = {place for agency in agencies for place in range(agency.start, agency.end)}
    return agencies, tuple(p for p in places_in(content) if p.start not in inside)


def organisations(scan: Scan, span: Span) -> tuple[str, ...]:
    """Agencies in order of their first mention."""
    return _within(_named(scan.flat)[0], span)


def places(scan: Scan, span: Span) -> tuple[str, ...]:
    """Places in order of their first mention, without the word for their kind."""
    return _within(_named(scan.flat)[1], span)


def _within(mentions: tuple[Mention, ...], span: Span) -> tuple[str, ...]:
    first = bisect_left(mentions, span.start, key=lambda m: m.start)
    last = bisect_left(mentions, span.end, key=lambda m: m.start)
    return tuple(dict.fromkeys(m.name for m in mentions[first:last]))
