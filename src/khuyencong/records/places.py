"""Where figures stand on today's map: sums by the present commune that carries an area's figures upward."""

from dataclasses import dataclass

from django.db.models import Sum

from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Window
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import ON_TODAYS_MAP, Selector

from .ledger import Entry
from .plans import Measure, Plan
from .units import Area, AreaLevel

REACHED = (Role.ACTUAL, Role.ESTIMATE)


@dataclass(frozen=True, slots=True)
class Place:
    """Money spent in a commune of today; `code` is empty for what no single commune carries («chưa phân bổ»)."""

    code: str
    name: str
    reached: Figure


def places_of(plan: Plan, window: Window, act: int) -> tuple[Place, ...]:
    """The plan's money by commune, largest first, then what stays with the province; only what was told by area."""
    money = Measure.objects.get(province=plan.province_id, is_money=True)
    told = Entry.objects.filter(
        line__path__startswith=plan.top.path,
        measure=money,
        role__in=[role.value for role in REACHED],
        first__gte=window.first,
        last__lte=window.last,
        act_number__lte=act,
        area__isnull=False,
    )
    sums = dict(told.values_list("area__present_path").annotate(Sum("value")).order_by())
    communes = Area.objects.filter(path__in=sums, level=AreaLevel.COMMUNE, valid_to=None)
    names = {area.path: area for area in communes}
    base = Selector(plan.top.pk, money.pk, REACHED, window, act=act)
    placed = [
        Place(names[path].code, names[path].full_name, _figure(base, path, value))
        for path, value in sorted(sums.items(), key=lambda row: -row[1])
        if path in names
    ]
    left = [Place("", "", _figure(base, path, value)) for path, value in sums.items() if path not in names]
    return (*placed, *left)


def _figure(base: Selector, path: str, value: int) -> Figure:
    selector = Selector(base.line, base.measure, base.roles, base.window, area=ON_TODAYS_MAP + path, act=base.act)
    return Figure(value, State.GIVEN, selector.encode())
