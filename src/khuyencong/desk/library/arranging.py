"""Who does what, as the paper under review says: what was understood, and what the officer is asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from khuyencong.records.models import Arrangement, Paper, Unit
from khuyencong.work.library import day_of

from ..units.titles import short_title, with_titles

WHOLE_PLAN = "root"


@dataclass(frozen=True, slots=True)
class Said:
    """Printed words that mean the same wherever the paper has them, with the contents they stand at."""

    first: Arrangement
    contents: tuple[str, ...]
    unit: str  # what the unit is called; "" = nobody known by these words

    @property
    def asks(self) -> bool:
        """Whether the officer is asked which unit is meant: of who leads and who carries out, not of partners."""
        named = self.first.kind in (Arrangement.Kind.LEAD, Arrangement.Kind.DOER)
        return named and not self.unit and self.first.state != Arrangement.State.REJECTED

    @property
    def names_unit(self) -> bool:
        return self.first.kind != Arrangement.Kind.TIME

    @property
    def of_whole_plan(self) -> bool:
        return self.first.place == WHOLE_PLAN


def said_in(paper: Paper) -> list[Said]:
    """Together what has the same words, part and answer; in the paper's order, questions first."""
    rows = with_titles(paper.arrangements.filter(withdrawn_at_act=None).select_related("unit"), "unit__", day_of(paper))
    groups: dict[tuple[object, ...], list[Arrangement]] = {}
    for row in rows.order_by("start", "pk"):
        groups.setdefault((row.kind, row.words, row.unit_id, row.state, row.place), []).append(row)
    return sorted(map(_said, groups.values()), key=lambda said: not said.asks)


def _said(rows: list[Arrangement]) -> Said:
    first = rows[0]
    return Said(
        first, tuple(dict.fromkeys(r.title for r in rows if r.title)), short_title(first.unit) if first.unit else ""
    )


def units_then(paper: Paper) -> Iterable[tuple[int, str]]:
    """The units of the paper's day, by what they were called, as they stand in the tree."""
    day = day_of(paper)
    units: QuerySet[Unit] = with_titles(
        Unit.objects.on(day).filter(province=paper.province_id).order_by("path"), "", day
    )
    return [(unit.pk, f"{'– ' * unit.depth}{short_title(unit)}") for unit in units]
