"""Where figures are told of a unit, and what they come to there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from khuyencong.records.ledger import SUMS
from khuyencong.records.models import Entry, Unit
from khuyencong.reports.figures import figure_of, with_estimate
from khuyencong.terms.facts import REACHED, Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.results import Figure
from khuyencong.terms.selector import ON_TODAYS_MAP, Selector


@dataclass(frozen=True, slots=True)
class Place:
    """Where figures are told of a unit: as its own, or at the area it stands for."""

    words: str | Promise
    entries: Q
    unit: str = "/"
    area: str = "/"


def places_of(unit: Unit) -> Iterator[Place]:
    yield Place(_("của đơn vị"), Q(unit__path__startswith=unit.path), unit=unit.path)
    if unit.area_id and (area := unit.area):
        here = Q(area__present_path=area.present_path)
        yield Place(_("trên địa bàn"), here, area=ON_TODAYS_MAP + area.present_path)


class Told(NamedTuple):
    """What was told at one line of a measure, in one role."""

    measure: int
    name: str
    scale: int
    path: str
    role: Role
    amounts: Amounts


def sums_told(entries: QuerySet[Entry]) -> list[Told]:
    by = ("measure", "measure__name", "measure__scale", "line__path", "role")
    rows = entries.values_list(*by).annotate(**SUMS).order_by("measure")
    return [
        Told(measure, name, scale, path, Role(role), Amounts(*sums)) for measure, name, scale, path, role, *sums in rows
    ]


def figures_told(whole: Selector, told: Sequence[Told]) -> Iterator[tuple[str, Figure]]:
    """The sum of each measure, with the part of it that is only expected."""
    for measure, name, scale in dict.fromkeys(one[:3] for one in told):
        of_it = [one for one in told if one.measure == measure]
        amounts, expected = (
            sum((one.amounts for one in of_it if one.role in roles), Amounts()) for roles in (REACHED, (Role.ESTIMATE,))
        )
        selector = replace(whole, measure=measure)
        figure = with_estimate(figure_of(amounts, selector), expected, selector)
        if figure.value is not None:
            yield name, replace(figure, scale=scale)
