"""What a unit finds of its own: the contents it leads, the figures told of it, its papers and their state."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from django.db.models import F, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Entry, Line, Measure, Paper
from khuyencong.terms.facts import REACHED
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import ON_TODAYS_MAP, Selector

from ..plans.contexts import Chip
from ..words import PAPER_TONES, official
from .panels import Asker, Row, Words

MOST = 8


def own_papers(asker: Asker) -> list[Row]:
    """The papers the person's own units keep, newest first."""
    mine = Q(pk__in=())
    for unit in asker.units:
        mine |= Q(unit__path__startswith=unit.path) | Q(sender__path__startswith=unit.path)
    papers = asker.papers.filter(mine, direction=Paper.Direction.RECEIVED).order_by("-pk")[:MOST]
    return [
        Row(
            f"{timezone.localdate(paper.received_at):%d/%m/%Y}",
            str(paper),
            reverse("paper", args=[paper.pk]),
            paper.get_state_display(),
            PAPER_TONES.get(paper.state, "info"),
            paper.failure or paper.answer,
        )
        for paper in papers
    ]


def own_lines(asker: Asker) -> list[Row]:
    """The contents of plans that the person's units lead; those of the plan in hand with what was reached of them."""
    led = Q(pk__in=())
    for unit in asker.units:
        led |= Q(lead__path__startswith=unit.path)
    lines = Line.objects.filter(led, plan__in=asker.plans, kind=Line.Kind.ITEM, closed_in=None).select_related("plan")
    shown = list(lines.order_by("-plan__year", "position")[:MOST])
    return [_led(asker, one) for one in shown]


def _led(asker: Asker, line: Line) -> Row:
    address, more = reverse("line", args=[line.plan_id, line.pk]), official(line.plan)
    of_plan = asker.table.rows if asker.table and asker.plan == line.plan else ()
    told = next((row for row in of_plan if row.line.line == line.pk), None)
    if told is None:
        return Row(str(line.plan.year), str(line), address, more=more)
    chip = next(iter(told.chips), Chip(_("đã có số liệu"), "ok"))
    money = ((_("kế hoạch"), told.line.money_plan), (_("thực hiện"), told.line.money_actual))
    figures = tuple((words, figure) for words, figure in money if figure.value is not None)
    return Row(str(line.plan.year), str(line), address, chip.words, chip.tone or "wait", more, figures)


@dataclass(frozen=True, slots=True)
class Place:
    """Where figures are told of a unit: as its own, or at the area it stands for."""

    words: Words
    entries: Q
    unit: str = "/"
    area: str = "/"


def own_figures(asker: Asker) -> list[Row]:
    """What was reached in the name of the person's units or at their places; nothing of anybody else's."""
    return [row for place in _places(asker) for row in _told_at(asker, place)][:MOST]


def _places(asker: Asker) -> Iterator[Place]:
    for unit in asker.units:
        yield Place(_("của đơn vị"), Q(unit__path__startswith=unit.path), unit=unit.path)
        if unit.area_id and (area := unit.area):
            here = Q(area__present_path=area.present_path)
            yield Place(_("trên địa bàn"), here, area=ON_TODAYS_MAP + area.present_path)


def _told_at(asker: Asker, place: Place) -> Iterator[Row]:
    """One row for each content, newest year first, with the sum of each measure that its selector names."""
    of_year = Entry.objects.filter(
        place.entries, plan__in=asker.plans, role__in=REACHED, first__year=F("plan__year"), last__year=F("plan__year")
    )
    told = of_year.order_by("-plan__year", "line", "measure").values(
        "plan", "plan__year", "line", "line__path", "line__title", "line__number", "measure"
    )
    rows = list(told.annotate(total=Sum("value"), times=Sum("given") + Sum("nil"))[:200])
    measures = Measure.objects.in_bulk({row["measure"] for row in rows})
    for (plan, line), of_line in islice(groupby(rows, key=lambda row: (row["plan"], row["line"])), MOST):
        group = list(of_line)
        first, kinds = group[0], [measures[row["measure"]] for row in group]
        figures = tuple((official(kind.name), _sum_at(place, first, kind, rows)) for kind in kinds)
        name = f"{first['line__number']} {first['line__title']}".strip()
        address = reverse("line", args=[plan, line])
        yield Row(str(first["plan__year"]), name, address, place.words, "info", figures=figures)


def _sum_at(place: Place, of: dict[str, Any], measure: Measure, rows: list[dict[str, Any]]) -> Figure:
    """What was reached of a measure in a content and all below it."""
    window = Period.parse(str(of["plan__year"])).window
    selector = Selector(of["line"], measure.pk, REACHED, window, unit=place.unit, area=place.area)
    below = (row for row in rows if row["measure"] == measure.pk and row["line__path"].startswith(of["line__path"]))
    return Figure(sum(row["total"] for row in below), State.GIVEN, selector.encode(), scale=measure.scale)
