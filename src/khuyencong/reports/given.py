"""What somebody got over the years: the money of contents, by plan and source, each figure with its entries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from khuyencong.terms.facts import PLANNED, REACHED, Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure
from khuyencong.terms.selector import Selector

from .figures import figure_of, with_estimate
from .results import sum_of

GivenKey = tuple[int, str, Role]
"""(line, path of the fund source, role); «/» is what no source was told of."""
EVERY = "/"


@dataclass(frozen=True, slots=True)
class Given:
    """A content, the year of its plan, and how many others get it with them."""

    line: int
    plan: int
    year: int
    others: int = 0
    above: tuple[int, ...] = ()  # the lines it stands under


@dataclass(frozen=True, slots=True)
class GivenMoney:
    """Money of one source, or of all: what is planned and what was reached."""

    source: str
    planned: Figure
    reached: Figure


@dataclass(frozen=True, slots=True)
class GivenInPlan:
    """What the contents of one plan come to that nobody else gets: of all sources first, then of each."""

    plan: int
    year: int
    money: tuple[GivenMoney, ...]


def money_given(
    lines: Sequence[Given], told: Mapping[GivenKey, Amounts], sources: Iterable[str], measure: int
) -> tuple[GivenMoney, ...]:
    """The money of contents of one plan, of all sources together and of each that is told."""
    paths = [path for path in sources if any((one.line, path, role) in told for one in lines for role in _ROLES)]
    return tuple(_money(lines, told, path, measure) for path in (EVERY, *paths))


def given_in_plans(
    contents: Sequence[Given], told: Mapping[GivenKey, Amounts], sources: Sequence[str], measure: int
) -> tuple[GivenInPlan, ...]:
    """By plan, in the order of the contents. The money of a content that several get is none of theirs alone: it is
    added nowhere, nor is a part of a content that is added."""
    alone: dict[tuple[int, int], list[Given]] = {}
    own = {one.line for one in contents if not one.others}
    for one in contents:
        if one.line in own and own.isdisjoint(one.above):
            alone.setdefault((one.plan, one.year), []).append(one)
    return tuple(
        GivenInPlan(plan, year, money_given(lines, told, sources, measure)) for (plan, year), lines in alone.items()
    )


_ROLES = (*PLANNED, *REACHED)


def _money(lines: Sequence[Given], told: Mapping[GivenKey, Amounts], source: str, measure: int) -> GivenMoney:
    first, *more = lines
    window = Period.parse(str(first.year)).window
    also = tuple(one.line for one in more)

    def figure(roles: tuple[Role, ...]) -> tuple[Figure, Selector]:
        selector = Selector(first.line, measure, roles, window, source=source, also=also)
        return figure_of(sum_of(_told(lines, told, source, role) for role in roles), selector), selector

    planned, _ = figure(PLANNED)
    reached, selector = figure(REACHED)
    return GivenMoney(source, planned, with_estimate(reached, _told(lines, told, source, Role.ESTIMATE), selector))


def _told(lines: Sequence[Given], told: Mapping[GivenKey, Amounts], source: str, role: Role) -> Amounts:
    lines_told = {one.line for one in lines}
    return sum_of(
        amounts
        for (line, path, of_role), amounts in told.items()
        if line in lines_told and of_role is role and source in (EVERY, path)
    )
