"""The unit a paper prints money in, and rounding to it so that what is printed still adds up."""

from collections.abc import Sequence
from enum import StrEnum


class MoneyUnit(StrEnum):
    """Đồng, or the thousands and millions that long tables are printed in; the ledger knows đồng only."""

    DONG = "dong"
    THOUSAND = "nghin"
    MILLION = "trieu"

    @property
    def factor(self) -> int:
        """Đồng in one of this unit."""
        return {MoneyUnit.DONG: 1, MoneyUnit.THOUSAND: 1_000, MoneyUnit.MILLION: 1_000_000}[self]

    @property
    def word(self) -> str:
        """«triệu đồng»."""
        return {MoneyUnit.DONG: "đồng", MoneyUnit.THOUSAND: "nghìn đồng", MoneyUnit.MILLION: "triệu đồng"}[self]


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
