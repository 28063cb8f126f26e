"""Numbers of a paper that no entries add up to: a share of two sums, a count of contents. Each says what it is of."""

from dataclasses import dataclass

from .periods import Period
from .results import Standing
from .selector import Selector

_STARS = "*"
_SHARE, _COUNT = ":", "!"  # in no code of a selector, of its first spelling neither


def share_code(part: str, whole: str) -> str | None:
    """The code of a percentage: of its part and its whole; None where one of them stands beside the ledger."""
    return f"{part}{_SHARE}{whole}" if part and whole else None


def is_share(code: str) -> bool:
    return _SHARE in code


def decode_share(code: str) -> tuple[Selector, Selector]:
    """Part and whole of `share_code`; ValueError when the code is damaged."""
    part, _, whole = code.partition(_SHARE)
    return Selector.decode(part), Selector.decode(whole)


@dataclass(frozen=True, slots=True)
class Counted:
    """The contents of a plan that fared in one of some ways in a period, as of an act; of no way named: all."""

    plan: int
    period: Period
    act: int
    standings: tuple[Standing, ...] = ()

    def encode(self) -> str:
        """«5!2026!152!done,over»."""
        return _COUNT.join((str(self.plan), self.period.code, str(self.act), ",".join(self.standings)))

    @classmethod
    def decode(cls, code: str) -> "Counted":
        """ValueError when the code is damaged."""
        plan, period, act, standings = code.split(_COUNT)
        named = tuple(Standing(one) for one in standings.split(",") if one)
        return cls(int(plan), Period.parse(period), int(act), named)


@dataclass(frozen=True, slots=True)
class CountedProducts:
    """The products that decisions of a period recognised, as of an act: of so many stars, of 0 all."""

    plan: int
    period: Period
    act: int
    stars: int = 0

    def encode(self) -> str:
        """«5!2026!152!*4»."""
        return _COUNT.join((str(self.plan), self.period.code, str(self.act), f"{_STARS}{self.stars}"))

    @classmethod
    def decode(cls, code: str) -> "CountedProducts":
        """ValueError when the code is damaged."""
        plan, period, act, stars = code.split(_COUNT)
        return cls(int(plan), Period.parse(period), int(act), int(stars.removeprefix(_STARS)))


def is_count(code: str) -> bool:
    return _COUNT in code


def counts_products(code: str) -> bool:
    return f"{_COUNT}{_STARS}" in code
