"""Where figures stand on today's map: sums by the present commune that carries an area's figures upward."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, Sum

from khuyencong.terms.facts import REACHED, Role
from khuyencong.terms.periods import Window
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import JUST_THERE, ON_TODAYS_MAP, Selector

from .ledger import Entry
from .plans import Line, Measure, Plan
from .units import EARLIEST_FIRST, Area, AreaLevel, area_successions


@dataclass(frozen=True, slots=True)
class Place:
    """Money spent in a commune of today; `code` is empty for an area that no single commune carries («chưa phân bổ»):
    `within` are then the communes of today that took over parts of it."""

    code: str
    name: str
    reached: Figure
    outside: bool = False  # of tasks outside the plan
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Spent:
    """Money reached, and how much of it is only expected."""

    value: int = 0
    estimate: int = 0

    def __add__(self, other: "_Spent") -> "_Spent":
        return _Spent(self.value + other.value, self.estimate + other.estimate)


def places_of(plan: Plan, window: Window, act: int, today: date) -> tuple[Place, ...]:
    """The money by commune of today, largest first, then what stays with an old area; only what was told by area."""
    money = Measure.objects.get(province=plan.province_id, is_money=True)
    placed = [
        place
        for line in (plan.top, plan.outside_top)
        for place in _below(Selector(line.pk, money.pk, REACHED, window, act=act), line, today)
    ]
    return tuple(sorted(placed, key=lambda place: (not place.code, -(place.reached.value or 0))))


def _below(base: Selector, line: Line, today: date) -> Iterator[Place]:
    told = Entry.objects.filter(
        line__path__startswith=line.path,
        measure=base.measure,
        role__in=[role.value for role in REACHED],
        first__gte=base.window.first,
        last__lte=base.window.last,
        act_number__lte=base.act,
        area__isnull=False,
    )
    by_area = told.values_list("area__present_path", "area__path").order_by()
    summed = by_area.annotate(Sum("value"), estimate=Sum("value", filter=Q(role=Role.ESTIMATE), default=0))
    standing = summed.alias(times=Sum("given") + Sum("nil")).filter(times__gt=0)  # what was taken back is no 0
    sums = list(standing)
    communes = Area.objects.filter(path__in={now for now, *_ in sums}, level=AreaLevel.COMMUNE, valid_to=None)
    carriers = {area.path: area for area in communes} if sums else {}
    carried: dict[str, _Spent] = defaultdict(_Spent)
    left: dict[str, _Spent] = {}
    for now, own, value, estimate in sums:
        if now in carriers:
            carried[now] += _Spent(value, estimate)
        else:
            left[own] = _Spent(value, estimate)
    outside = line.kind == Line.Kind.OUTSIDE
    for path, spent in carried.items():
        yield Place(carriers[path].code, carriers[path].full_name, _figure(base, ON_TODAYS_MAP + path, spent), outside)
    for path, (name, within) in _old_areas(left, today).items() if left else ():
        yield Place("", name, _figure(base, JUST_THERE + path, left[path]), outside, within)


def _old_areas(paths: Iterable[str], today: date) -> dict[str, tuple[str, tuple[str, ...]]]:
    """For each area its name, and the communes of today that hold some of it or of the communes that lay in it."""
    successions = area_successions()
    versions = Area.objects.filter(path__in=paths).order_by(EARLIEST_FIRST)
    areas = {area.path: area for area in versions}
    communes = Area.objects.filter(level=AreaLevel.COMMUNE).values_list("pk", "path", "code")
    codes = {pk: code for pk, _path, code in communes}
    found = {}
    for path, area in areas.items():
        inside = [pk for pk, within, _code in communes if within.startswith(path)]
        held = {now for pk in inside for now in successions.holders(pk, today)}
        found[path] = (area.full_name, tuple(sorted(codes[pk] for pk in held if pk in codes)))
    return found


def _figure(base: Selector, area: str, spent: _Spent) -> Figure:
    selector = replace(base, area=area)
    figure = Figure(spent.value, State.GIVEN, selector.encode())
    if not spent.estimate:
        return figure
    expected = replace(selector, roles=(Role.ESTIMATE,))
    return replace(figure, estimate=spent.estimate, estimate_selector=expected.encode())
