"""The unit a paper prints money in, and rounding to it so that what is printed still adds up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

_MOST_DECIMALS = 3  # «4.905,488 triệu đồng»


class MoneyUnit(StrEnum):
    """Đồng, or the thousands and millions that long tables are printed in; the ledger knows đồng only."""

    DONG = "dong"
    THOUSAND = "nghin"
    MILLION = "trieu"
    WHOLE_THOUSAND = "nghin0"
    WHOLE_MILLION = "trieu0"

    @property
    def factor(self) -> int:
        """Đồng in one of this unit."""
        return {"đồng": 1, "nghìn đồng": 1_000, "triệu đồng": 1_000_000}[self.word]

    @property
    def word(self) -> str:
        """«triệu đồng»."""
        return {"dong": "đồng", "nghin": "nghìn đồng", "trieu": "triệu đồng"}[self.value.rstrip("0")]

    @property
    def most_decimals(self) -> int:
        """How many its figures may be printed with; whole units are a person's own wish."""
        return _MOST_DECIMALS if self in (MoneyUnit.THOUSAND, MoneyUnit.MILLION) else 0


@dataclass(frozen=True, slots=True)
class MoneyScale:
    """How fine one paper prints money: its unit, and as many decimals as its figures need."""

    unit: MoneyUnit
    decimals: int = 0

    @property
    def step(self) -> int:
        """Đồng in the last place printed."""
        return self.unit.factor // int(10**self.decimals)

    @classmethod
    def of(cls, unit: MoneyUnit, amounts: Iterable[int]) -> "MoneyScale":
        """The fewest decimals that lose nothing of these amounts; the most the unit may have where some lose all the
        same. So «4.905,5» of a plan is never «4.906» in the report on it."""
        told = set(amounts)
        scales = (cls(unit, decimals) for decimals in range(unit.most_decimals))
        return next((scale for scale in scales if not any(a % scale.step for a in told)), cls(unit, unit.most_decimals))


def nearest(amount: int, factor: int) -> int:
    """Whole units nearest to an amount of đồng; a half goes up."""
    return (amount + factor // 2) // factor


def shared_out(whole: int, parts: Sequence[int], factor: int) -> tuple[int, ...]:
    """Whole units for each part (đồng) so that together they are `whole`: largest remainders are rounded up first.

    `whole` is the rounded sum of the parts, up or down; each part then moves by less than one unit, and parts inside
    parts may be shared out again. Of equal remainders the greater part goes up, then the earlier.
    """
    floors = [part // factor for part in parts]
    missing = whole - sum(floors)
    if not 0 <= missing <= len(parts):
        raise ValueError(f"{whole} is no rounded sum of {parts} in units of {factor}")
    order = sorted(range(len(parts)), key=lambda i: (-(parts[i] % factor), -parts[i], i))
    raised = set(order[:missing])
    return tuple(floor + (number in raised) for number, floor in enumerate(floors))
