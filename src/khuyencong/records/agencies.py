"""Agencies: which one a unit writes under, which one it works for, and the head of its papers on a day."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from khuyencong.terms.periods import day_in_figures

from .units import Certainty, Coverage, Unit, UnitSuccession, UnitType


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a paper on a day, as its head prints it. Not `certain`: the screen says «chưa kiểm chứng»."""

    agency: str
    parent_agency: str
    place: str
    symbol: str
    certain: bool
    collective: bool = False  # a committee: its papers are signed «TM.»


def issuer_of(unit: Unit) -> Unit:
    """Whose papers, numbers and signers a unit's papers bear: a division writes under what it stands in."""
    return unit.parent if unit.type == UnitType.DIVISION and unit.parent else unit


def agency_of(unit: Unit) -> Unit:
    """The agency a unit works for: plans, and the papers that come in, are the agency's, not its division's or
    centre's."""
    while unit.type in (UnitType.DIVISION, UnitType.CENTRE) and unit.parent is not None:
        unit = unit.parent
    return unit


def forerunners(unit: Unit, day: date) -> list[Unit]:
    """The units whose whole duties had come to this one by a day, near or far: what they decided is its own to go on
    from."""
    found: list[Unit] = []
    newest = [unit]
    while newest:
        came = UnitSuccession.objects.filter(new__in=newest, coverage__in=_WHOLLY, date__lte=day)
        before = Unit.objects.filter(pk__in=came.values("old")).order_by("pk")
        newest = [one for one in before if one not in (unit, *found)]
        found += newest
    return found


_WHOLLY = (Coverage.UNCHANGED, Coverage.FULL)


def symbols_of(unit: Unit, day: date) -> frozenset[str]:
    """The symbols that its papers bear, and those of the units it had succeeded by a day."""
    return frozenset(one.symbol for one in (unit, *forerunners(unit, day)) if one.symbol)


def letterhead_on(unit: Unit, day: date) -> Letterhead:
    """The head of the unit's papers on a day; a division has none of its own and writes under its department's."""
    issuer = issuer_of(unit)
    title = issuer.title_on(day)
    if title is None:
        words = _("Đơn vị %(code)s không có tên gọi vào ngày %(day)s.")
        raise LookupError(words % {"code": issuer.code, "day": day_in_figures(day)})
    above = issuer.parent.title_on(day) if issuer.parent and issuer.type not in _COMMITTEES else None
    return Letterhead(
        agency=title.title,
        parent_agency=above.short_title if above else "",
        place=title.place_name,
        symbol=issuer.symbol,
        certain=title.certainty == issuer.certainty == Certainty.VERIFIED,
        collective=issuer.type in _COMMITTEES,
    )


_COMMITTEES = frozenset((UnitType.PROVINCE_COMMITTEE, UnitType.DISTRICT_COMMITTEE, UnitType.COMMUNE_COMMITTEE))
