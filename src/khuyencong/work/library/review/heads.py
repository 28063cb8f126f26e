"""Whom a paper's head names: an agency its sender never was, or the commune whose figures it tells."""

from collections.abc import Iterable

from khuyencong.records.models import Act, Paper, Unit, UnitTitle
from khuyencong.records.units import EARLIEST_FIRST
from khuyencong.terms.office_names import plain_name
from khuyencong.terms.vietnamese import fold

from ...arrangements import UnitNames
from ...units.former import COMMITTEE, OF_A_PLACE, FormerPlaces
from .arranging import day_of


def other_sender(paper: Paper) -> str:
    """The name of who sent a paper from below, where the paper names as its issuer an agency that the sender never was:
    perhaps another's file; empty where they agree."""
    issuer = plain_name(paper.issuer)
    if paper.sender_id is None or not issuer:
        return ""
    told = UnitTitle.objects.filter(unit=paper.sender_id).order_by(EARLIEST_FIRST)
    titles = list(told.values_list("title", "short_title"))
    names = {plain_name(name) for title in titles for name in title if name}
    agrees = any(f" {issuer}".endswith(f" {name}") or f" {name}".endswith(f" {issuer}") for name in names)
    return "" if agrees or not titles else titles[-1][0]


def issuing_units(paper: Paper) -> list[Unit]:
    """The committees with a territory of their own that the paper's head may name: the one that bore the name on the
    paper's day; of an old name those that hold the old territory now. Several: a person says which."""
    if COMMITTEE not in f"{plain_name(paper.issuer)} ":
        return []
    day = day_of(paper)
    names = UnitNames(paper.province, day)
    unit = names.meant(paper.issuer) or names.meant(plain_name(paper.issuer))
    named = [unit] if unit else FormerPlaces(paper.province, day).holders(paper.issuer)
    return [one for one in named if one.type in OF_A_PLACE and one.area_id]


def named_throughout(paper: Paper, units: Iterable[Unit]) -> bool:
    """Whether the title names the same commune as the head, by its old or its present name."""
    titles = UnitTitle.objects.filter(unit__in=[unit.pk for unit in units]).values_list("title", flat=True)
    places = {plain_name(name).removeprefix(COMMITTEE) for name in (paper.issuer, *titles)}
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
