"""Whom a paper's head names: an agency its sender never was, or the commune whose figures it tells."""

from collections.abc import Iterable

from khuyencong.records.models import Act, Area, Paper, Unit, UnitTitle
from khuyencong.records.units import EARLIEST_FIRST, AreaLevel, UnitType, area_successions, within
from khuyencong.terms.vietnamese import fold

from ..arrangements import UnitNames
from .arranging import day_of

_BELOW = (UnitType.COMMUNE_COMMITTEE, UnitType.DISTRICT_COMMITTEE)
_COMMITTEE = "ubnd "


def other_sender(paper: Paper) -> str:
    """The name of who sent a paper from below, where the paper names as its issuer an agency that the sender never was:
    perhaps another's file; empty where they agree."""
    issuer = _plain(paper.issuer)
    if paper.sender_id is None or not issuer:
        return ""
    told = UnitTitle.objects.filter(unit=paper.sender_id).order_by(EARLIEST_FIRST)
    titles = list(told.values_list("title", "short_title"))
    names = {_plain(name) for title in titles for name in title if name}
    agrees = any(f" {issuer}".endswith(f" {name}") or f" {name}".endswith(f" {issuer}") for name in names)
    return "" if agrees or not titles else titles[-1][0]


def issuing_units(paper: Paper) -> list[Unit]:
    """The committees with a territory of their own that the paper's head may name: the one that bore the name on the
    paper's day; of an old name those that hold the old territory now. Several: a person says which."""
    if _COMMITTEE not in f"{_plain(paper.issuer)} ":
        return []
    unit = UnitNames(paper.province, day_of(paper)).meant(paper.issuer)
    named = [unit] if unit else _holders_of_old(paper)
    return [one for one in named if one.type in _BELOW and one.area_id]


def _holders_of_old(paper: Paper) -> list[Unit]:
    day, name = day_of(paper), f"{_plain(paper.issuer)} "
    ended = Area.objects.filter(level__in=(AreaLevel.COMMUNE, AreaLevel.DISTRICT), valid_to__lt=day)
    names = {area.pk: f"{_COMMITTEE}{fold(area.full_name)} " for area in ended}
    longest = max((len(words) for words in names.values() if name.startswith(words)), default=0)
    old = [pk for pk, words in names.items() if len(words) == longest and name.startswith(words)]
    if not old:
        return []
    successions = area_successions()
    now = {holder for pk in old for holder in successions.holders(pk, day)}
    paths = Area.objects.filter(pk__in=now).values("path")
    units = Unit.objects.filter(within(day), province=paper.province, type__in=_BELOW, area__path__in=paths)
    return list(units.select_related("area").order_by("pk"))


def named_throughout(paper: Paper, units: Iterable[Unit]) -> bool:
    """Whether the title names the same commune as the head, by its old or its present name."""
    titles = UnitTitle.objects.filter(unit__in=[unit.pk for unit in units]).values_list("title", flat=True)
    places = {_plain(name).removeprefix(_COMMITTEE) for name in (paper.issuer, *titles)}
    title = f" {fold(paper.title)} "
    return any(f" {place} " in title.replace(",", " ") for place in places if place)


def asks_whose(paper: Paper) -> bool:
    """Whether head and title name a commune and nobody has said yet that the figures are its own, or the whole's."""
    if paper.sender_id or paper.told_by_id or not (units := issuing_units(paper)):
        return False
    said = Act.objects.filter(province=paper.province_id, verb="say_whose", subject_kind="paper", subject_id=paper.pk)
    return named_throughout(paper, units) and not said.exists()


def tell_by_head(paper: Paper) -> None:
    """Of a paper that nobody sent, and whose head and title name one commune, the figures are that commune's."""
    units = [] if paper.sender_id else issuing_units(paper)
    if len(units) == 1 and named_throughout(paper, units):
        paper.told_by = units[0]


def _plain(name: str) -> str:
    return fold(name).partition(",")[0].replace("uy ban nhan dan", "ubnd").strip()
