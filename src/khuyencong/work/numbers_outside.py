"""Numbers of an agency that papers from outside its book bear: the book goes on behind the highest of them."""

from dataclasses import dataclass
from datetime import datetime

from khuyencong.records.library import REVIEWED, heavy
from khuyencong.records.models import BookNumber, NumberSeries, Paper, Unit, UnitTitle
from khuyencong.terms.gazetteer import places_in
from khuyencong.terms.known_documents import spelled
from khuyencong.terms.vietnamese import fold

from .reporting.catalogue import LETTERS


@dataclass(frozen=True, slots=True)
class Seen:
    """A number that stands on a paper and not in the book."""

    ordinal: int
    paper: Paper

    @property
    def why(self) -> str:
        """What the book says of the numbers up to it."""
        return f"cấp ngoài sổ này, đến số {self.paper.number} của văn bản «{self.paper}»"[:300]


def seen_outside(series: NumberSeries, last: int, few: int, most: int) -> Seen | None:
    """The highest number of the series on a paper received here, behind the book's last and at most so far from it: a
    number read wrongly leads no book astray. One further than a few that the book was not led to when the paper was
    here already was passed over then, and is not asked about again."""
    agency = series.unit
    if series.body or not agency.symbol:
        return None
    papers = Paper.objects.filter(
        province=agency.province_id,
        direction=Paper.Direction.RECEIVED,
        state__in=(Paper.State.READ, *REVIEWED),
        dated__startswith=f"{series.year}",
    )
    own = {}
    decided = _last_decided(series, last)
    names = {fold(name) for pair in _titles(agency) for name in pair}
    for pk, number, issuer, here_since in papers.values_list("pk", "number", "issuer", "received_at"):
        ordinal = _ordinal_in(series, number)
        if ordinal is None or not last < ordinal <= last + most:
            continue
        passed_over = decided is not None and ordinal > last + few and here_since < decided
        if not passed_over and _is_of(issuer, agency, names):
            own[ordinal] = pk
    highest = max(own, default=0)
    return Seen(highest, papers.defer(*heavy()).get(pk=own[highest])) if highest else None


def _last_decided(series: NumberSeries, last: int) -> datetime | None:
    """When somebody gave or kept the last number of the book."""
    row = BookNumber.objects.filter(series_id=series.pk, ordinal=last).select_related("act").first()
    return row.act.at if row and row.act else None


def _titles(agency: Unit) -> list[tuple[str, str]]:
    return list(UnitTitle.objects.filter(unit=agency).values_list("title", "short_title"))


def _ordinal_in(series: NumberSeries, number: str) -> int | None:
    """«845/BC-SCT» is the 845th of the reports, «12/SCT-CN» of the letters."""
    ordinal, _, symbol = spelled(number).partition("/")
    first, _, rest = symbol.upper().partition("-")
    agency = series.unit.symbol.upper()
    kind = LETTERS if first == agency else first if rest.partition("-")[0] == agency else ""
    fits = kind and series.kind.upper() in ("", kind)
    return int(ordinal) if fits and ordinal.isdecimal() else None


def _is_of(issuer: str, agency: Unit, names: set[str]) -> bool:
    """Whether the agency itself issued it, by one of its names: others bear the same symbol."""
    places = [place for place in places_in(issuer) if place.kind == "province"]
    if places and places[-1].code != agency.province.code:
        return False
    told = fold(issuer)
    return any(told.startswith(name) for name in names if name)
