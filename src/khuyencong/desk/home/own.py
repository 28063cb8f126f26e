"""What a unit finds of its own: the contents it leads, the figures told of it, its papers and their state."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from django.db.models import F, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Entry, Line, Measure, Paper
from khuyencong.records.queries import is_emptied
from khuyencong.terms.facts import REACHED
from khuyencong.terms.periods import Period, day_in_figures
from khuyencong.terms.selector import Selector

from ..asker import Asker
from ..panel_rows import Row, rest
from ..plan_in_short import Chip
from ..told_here import Place, figures_told, places_of, sums_told
from ..words import PAPER_TONES, official

MOST = 8
MOST_LED = 400


def own_papers(asker: Asker) -> list[Row]:
    """The papers the person's own units keep, newest first."""
    mine = Q(pk__in=())
    for unit in asker.units:
        mine |= Q(unit__path__startswith=unit.path) | Q(sender__path__startswith=unit.path)
    papers = asker.papers.filter(mine, direction=Paper.Direction.RECEIVED).order_by("-pk")[:MOST]
    return [
        Row(
            day_in_figures(timezone.localdate(paper.received_at)),
            str(paper),
            reverse("paper", args=[paper.pk]),
            paper.get_state_display(),
            PAPER_TONES.get(paper.state, "info"),
            paper.failure or paper.answer,
        )
        for paper in papers
    ]


def own_lines(asker: Asker) -> list[Row]:
    """The contents of plans that the person's units lead, those of the plan in hand with what was reached of them; and
    the way to those of each plan for which there is no room."""
    led = Q(pk__in=())
    for unit in asker.units:
        led |= Q(lead__path__startswith=unit.path)
    led_now = Line.objects.filter(led, ~is_emptied(), plan__in=asker.ranked, kind=Line.Kind.ITEM, closed_in=None)
    lines = list(led_now.select_related("plan").order_by("-plan__year", "plan", "position")[:MOST_LED])
    left = Counter((one.plan_id, one.lead_id) for one in lines[MOST:])
    ways = (rest(plan, count, chu_tri=lead) for (plan, lead), count in left.items())
    return [*(_led(asker, one) for one in lines[:MOST]), *chain.from_iterable(ways)]


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


def own_figures(asker: Asker) -> list[Row]:
    """What was reached in the name of the person's units or at their places; nothing of anybody else's."""
    return [row for unit in asker.units for place in places_of(unit) for row in _told_at(asker, place)][:MOST]


def _told_at(asker: Asker, place: Place) -> Iterator[Row]:
    """One row for each content that something was told of, newest year first, with what each measure comes to in it."""
    of_year = Entry.objects.filter(
        place.entries, plan__in=asker.ranked, role__in=REACHED, measure__kind=Measure.Kind.FLOW,
        first__year=F("plan__year"), last__year=F("plan__year"),
    )  # fmt: skip
    names = ("line__path", "plan", "plan__year", "line", "line__number", "line__title")
    told = of_year.values_list(*names).annotate(times=Sum("given") + Sum("nil")).filter(times__gt=0)
    shown = list(told.order_by("-plan__year", "line")[:MOST])
    sums = sums_told(of_year.filter(plan__in={plan for _path, plan, *_ in shown}))
    for path, plan, year, line, number, title, _times in shown:
        below = [one for one in sums if one.path.startswith(path)]
        whole = Selector(line, 0, REACHED, Period.of_year(year).window, unit=place.unit, area=place.area)
        name, address = f"{number} {title}".strip(), reverse("line", args=[plan, line])
        figures = tuple((official(measure), figure) for measure, figure in figures_told(whole, below))
        yield Row(str(year), name, address, place.words, "info", figures=figures)
