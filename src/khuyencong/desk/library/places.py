"""Where facts stand in the file itself: the page, and the rectangle of their line on it."""

from bisect import bisect_right
from collections.abc import Iterable

from khuyencong.records.models import Fact, Paper
from khuyencong.terms.facts import Place, place_of
from khuyencong.terms.media_types import PDF


def places_of(paper: Paper, facts: Iterable[Fact]) -> dict[int, Place]:
    """The place of each fact whose line knows its page; nothing for files without pages."""
    if not paper.places or paper.file.media_type != PDF:
        return {}
    starts = [0, *(at + 1 for at, sign in enumerate(paper.text) if sign == "\n")]
    found = {}
    for fact in facts:
        line = bisect_right(starts, fact.start) - 1
        place = place_of(paper.places[line]) if line < len(paper.places) else Place()
        if place.page:
            found[fact.pk] = place
    return found
