"""Numbers of an agency that papers from outside its book bear: the book goes on behind the highest of them."""

from dataclasses import dataclass

from khuyencong.records.library import REVIEWED, heavy
from khuyencong.records.models import NumberSeries, Paper, Unit, UnitTitle
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


def seen_outside(series: NumberSeries, last: int, most: int) -> Seen | None:
    """The highest number of the series on a paper received here, behind the book's last and at most so far from it: a
    number read wrongly leads no book astray."""
    agency = series.unit
    if series.body or not agency.symbol:
        return None
    papers = Paper.objects.filter(
        province=agency.province_id,
        direction=Paper.Direction.RECEIVED,
        state__in=(Paper.State.READ, *REVIEWED),
        number__contains=agency.symbol,
        dated__startswith=f"{series.year}",
    )
    told = (Seen(ordinal, paper) for paper in papers.defer(*heavy()) if (ordinal := _ordinal_in(series, paper)))
    names = {fold(name) for pair in _titles(agency) for name in pair}
    own = (seen for seen in told if last < seen.ordinal <= last + most and _is_of(seen.paper, agency, names))
    return max(own, key=lambda seen: seen.ordinal, default=None)


def _titles(agency: Unit) -> list[tuple[str, str]]:
    return list(UnitTitle.objects.filter(unit=agency).values_list("title", "short_title"))


def _ordinal_in(series: NumberSeries, paper: Paper) -> int | None:
    """«845/BC-SCT» is the 845th of the reports, «12/SCT-CN» of the letters."""
    ordinal, _, symbol = spelled(paper.number).partition("/")
    first, _, rest = symbol.upper().partition("-")
    agency = series.unit.symbol.upper()
    kind = LETTERS if first == agency else first if rest.partition("-")[0] == agency else ""
    fits = kind and series.kind.upper() in ("", kind)
    return int(ordinal) if fits and ordinal.isdecimal() else None


def _is_of(paper: Paper, agency: Unit, names: set[str]) -> bool:
    """Whether the agency itself issued it, by one of its names: others bear the same symbol."""
    places = [place for place in places_in(paper.issuer) if place.kind == "province"]
    if places and places[-1].code != agency.province.code:
        return False
    issuer = fold(paper.issuer)
    return any(issuer.startswith(name) for name in names if name)
