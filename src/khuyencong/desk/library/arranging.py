"""Who does what, as the paper under review says: what was understood, and what the officer is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from khuyencong.records.establishments import alike, known_as
from khuyencong.records.models import Arrangement, Establishment, Paper, Unit
from khuyencong.terms.firm_names import core, spelling
from khuyencong.terms.gazetteer import places_in
from khuyencong.work.library import day_of

from ..units.titles import short_title, with_titles

WHOLE_PLAN = "root"


@dataclass(frozen=True, slots=True)
class Said:
    """Printed words that mean the same wherever the paper has them, with the contents they stand at."""

    first: Arrangement
    contents: tuple[str, ...]
    unit: str  # what the unit is called, or whoever gets it; "" = nobody known by these words
    alike: tuple[Establishment, ...] = ()  # of who gets it: those whose names differ only in the words of their form

    @property
    def asks(self) -> bool:
        """Whether the officer is asked who is meant: who leads and who carries out, not partners; of who gets it where
        the name is like one that is known."""
        named = self.first.kind in (Arrangement.Kind.LEAD, Arrangement.Kind.DOER) or bool(self.alike)
        return named and not self.unit and self.first.state != Arrangement.State.REJECTED

    @property
    def names_unit(self) -> bool:
        return self.first.kind not in (Arrangement.Kind.TIME, Arrangement.Kind.VENUE, Arrangement.Kind.RECIPIENT)

    @property
    def unknown_place(self) -> bool:
        """A place that no list of the house has: it stays as it is written."""
        return self.first.kind == Arrangement.Kind.VENUE and not any(p.code for p in places_in(self.first.words))

    @property
    def is_given(self) -> bool:
        return self.first.kind == Arrangement.Kind.RECIPIENT

    @property
    def of_whole_plan(self) -> bool:
        return self.first.place == WHOLE_PLAN


def said_in(paper: Paper) -> list[Said]:
    """Together what has the same words, part and answer; in the paper's order, questions first."""
    rows = with_titles(paper.arrangements.filter(withdrawn_at_act=None).select_related("unit"), "unit__", day_of(paper))
    groups: dict[tuple[object, ...], list[Arrangement]] = {}
    for row in rows.order_by("start", "pk"):
        groups.setdefault((row.kind, row.words, row.unit_id, row.state, row.place), []).append(row)
    given = [rows[0].words for rows in groups.values() if rows[0].kind == Arrangement.Kind.RECIPIENT]
    known, like = known_as(paper.province_id, given), alike(paper.province_id, given)
    said = (_said(rows, known.get(spelling(rows[0].words)), like) for rows in groups.values())
    return sorted(said, key=lambda said: not said.asks)


def _said(rows: list[Arrangement], known: Establishment | None, like: Mapping[str, list[Establishment]]) -> Said:
    first, titles = rows[0], tuple(dict.fromkeys(row.title for row in rows if row.title))
    if first.kind != Arrangement.Kind.RECIPIENT:
        return Said(first, titles, short_title(first.unit) if first.unit else "")
    if known is not None:
        return Said(first, titles, (known.same_as or known).name)
    return Said(first, titles, "", tuple(like.get(core(first.words), ())))


def units_then(paper: Paper) -> Iterable[tuple[int, str]]:
    """The units of the paper's day, by what they were called, as they stand in the tree."""
    day = day_of(paper)
    units: QuerySet[Unit] = with_titles(
        Unit.objects.on(day).filter(province=paper.province_id).order_by("path"), "", day
    )
    return [(unit.pk, f"{'– ' * unit.depth}{short_title(unit)}") for unit in units]
