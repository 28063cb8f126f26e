"""Which one area of the province a sentence tells of: suggested only where it can be no other."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from khuyencong.records.models import Area, Fact, Measure, Paper, Plan, Province, Statement
from khuyencong.records.units import EARLIEST_FIRST, AreaLevel
from khuyencong.terms.cases import is_fair
from khuyencong.terms.facts import PLANNED, REACHED
from khuyencong.terms.gazetteer import Mention, named_in
from khuyencong.terms.ledger import WHOLE, Stated
from khuyencong.terms.periods import Window
from khuyencong.terms.vietnamese import fold

from ...neighbours import as_stated
from .stating import FIGURES, window_of


@dataclass(frozen=True, slots=True)
class HomeAreas:
    """The districts and communes of a province, of any time, by their code."""

    province: str
    versions: dict[str, tuple[Area, ...]]

    @classmethod
    def of(cls, province: Province) -> "HomeAreas":
        inside = Q(parent__code=province.code) | Q(parent__parent__code=province.code)
        versions: dict[str, tuple[Area, ...]] = {}
        for area in Area.objects.filter(inside).select_related("parent").order_by("code", EARLIEST_FIRST):
            versions[area.code] = (*versions.get(area.code, ()), area)
        return cls(province.code, versions)

    def meant(self, words: str, window: Window) -> Area | None:
        """The area of the window that the words name, with what it lies in and nothing else; None when in doubt."""
        places = [place for place in _places(words) if place.code != self.province]
        sure = {place.code: self._standing(place.code, window) for place in places if place.code}
        within = {area.pk for area in sure.values() if area is not None}
        named = [sure[p.code] if p.code else self._inside(p.name, within, window) for p in places]
        areas = [area for area in named if area is not None]
        if len(areas) < len(named):  # a place beyond the province, or one that is not known for sure
            return None
        lowest = [area for area in areas if not any(area.pk == other.parent_id for other in areas)]
        return lowest[0] if len(lowest) == 1 else None

    def _inside(self, name: str, within: Collection[int], window: Window) -> Area | None:
        """Of several communes of one name, the one in a district named beside it; where none is, the only one of the
        province that bears the name in the window."""
        every = (area for known in self.versions.values() for area in known if area.level == AreaLevel.COMMUNE)
        inside = (area for area in every if not within or area.parent_id in within)
        found = [area for area in inside if fold(area.name) == fold(name) and _stood(area, window)]
        return found[-1] if len({area.path for area in found}) == 1 else None

    def _standing(self, code: str, window: Window) -> Area | None:
        """The last version that stood in the window; none when its territory changed within it."""
        versions = [area for area in self.versions.get(code, ()) if _stood(area, window)]
        return versions[-1] if len({area.path for area in versions}) == 1 else None


def _places(words: str) -> Collection[Mention]:
    """The places named, each once; those inside an agency's name say who, not where."""
    return {(place.code, fold(place.name)): place for place in named_in(words).places}.values()


def _stood(area: Area, window: Window) -> bool:
    return (area.valid_from is None or area.valid_from <= window.last) and (
        area.valid_to is None or area.valid_to >= window.first
    )


def place_facts(plan: Plan | None, facts: Collection[Fact], told_of: dict[int, Area | None]) -> None:
    """Suggest for each figure reached the area its activity tells of.

    Not where the ledger holds the figure for another place, or for none: it is likely the same told again.
    """
    figures = [fact for fact in facts if told_of.get(fact.activity) and _has_a_place(fact)]
    standing = _standing(plan, figures) if plan else {}
    for fact in figures:
        area = told_of[fact.activity]
        window = window_of(fact, plan.year if plan else 0)
        cells = (stated.cell for stated in standing.get((fact.line_id, fact.measure_id), ()))
        if not any(area and cell.area != area.path and window.meets(cell.window) for cell in cells):
            fact.area = area


def leave_venues(plan: Plan, facts: Iterable[Fact], told: Iterable[Fact]) -> None:
    """Let the place of a fair's figures go, unsaved, where another paper told them of no place meanwhile: the ward it
    was held in is its venue, not what its figures are of. A place that a person said, a unit's own territory, and what
    the paper, whose figures `told` are, tells of several places stay."""
    of_paper = {fact.pk: fact for fact in (*told, *facts)}.values()
    times = Counter(map(_told_as, of_paper))
    held = [
        fact
        for fact in facts
        if fact.area_id and fact.line and is_fair(fact.line.title) and not (fact.correction or fact.paper.teller)
        if fact.review == Fact.Review.PENDING and times[_told_as(fact)] == 1
    ]
    standing = _standing(plan, held, but=held[0].paper) if held else {}
    for fact in held:
        window = window_of(fact, plan.year)
        cells = (stated.cell for stated in standing.get((fact.line_id, fact.measure_id), ()))
        if any(cell.area == WHOLE and window.meets(cell.window) for cell in cells):
            fact.area = None


def _told_as(fact: Fact) -> tuple[object, ...]:
    return fact.place, fact.same_as, fact.measure_id, fact.role, fact.period


def place_sent(paper: Paper, facts: Iterable[Fact]) -> list[Fact]:
    """What a paper of a commune tells is of its own territory, its totals too, where its sentences name no place in
    it; a person may say otherwise of each figure. Which figures were placed."""
    area = paper.teller.area if paper.teller else None
    placed = [fact for fact in facts if area and fact.area_id is None and _is_flow_reached(fact)]
    for fact in placed:
        fact.area = area
    return placed


def unplaced_plans(paper: Paper, facts: Iterable[Fact]) -> list[Fact]:
    """Planned figures that a unit below tells and nobody has said yet whether they are its own or the whole's.

    A level or a distinct count does not part by places: one does not answer for it.
    """
    waiting = (f for f in facts if f.review == Fact.Review.PENDING and f.role in PLANNED and f.kind in FIGURES)
    return [f for f in waiting if f.area_id is None or not _is_flow(f)] if paper.teller else []


def placeable_plans(paper: Paper, facts: Iterable[Fact]) -> list[Fact]:
    """Those of them that can be told of the sender's own territory."""
    placeable = paper.teller is not None and paper.teller.area_id is not None
    return [f for f in unplaced_plans(paper, facts) if f.area_id is None and _is_flow(f)] if placeable else []


def is_of_no_place(fact: Fact) -> bool:
    """Whether a figure reached is a level or a distinct count: no part of it is one territory's."""
    return fact.role in REACHED and fact.kind in FIGURES and fact.measure is not None and not _is_flow(fact)


def _is_flow(fact: Fact) -> bool:
    return fact.measure is not None and fact.measure.kind == Measure.Kind.FLOW


def _has_a_place(fact: Fact) -> bool:
    """Flows that were reached; a level or a distinct count of one place says nothing of the whole."""
    return _is_flow_reached(fact) and fact.kind != Fact.Kind.TOTAL


def _is_flow_reached(fact: Fact) -> bool:
    return _is_flow(fact) and fact.role in REACHED and bool(fact.period)


def _standing(
    plan: Plan, facts: Collection[Fact], but: Paper | None = None
) -> dict[tuple[int | None, int | None], list[Stated]]:
    lines = {fact.line_id for fact in facts if fact.line_id}
    rows = Statement.objects.filter(plan=plan, line__in=lines, role__in=REACHED, standing=Statement.Standing.STANDS)
    if but is not None:
        rows = rows.exclude(fact__paper=but)
    told: dict[tuple[int | None, int | None], list[Stated]] = {}
    for row in rows.select_related("line", "unit", "area", "source"):
        told.setdefault((row.line_id, row.measure_id), []).append(as_stated(row))
    return told
