"""Which sum of a table's row is the whole, and what each source pays of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ....terms.facts import Amount, Share
from ....terms.fund_sources import OTHER
from ....terms.values import value_class
from .column import Column


@value_class(frozen=True, slots=True)
class Paid:
    """A sum as a row tells it: by one source, by several that share it, or by nobody named."""

    amount: Amount | None = None
    source: str | None = None
    shares: tuple[Share, ...] = ()
    beside: tuple[tuple[str | None, Amount], ...] = ()  # of a support: what the thing cost in all, and who else pays


NOTHING = Paid()
_Told = tuple[str | None, Amount]


def paid_in(columns: Sequence[Column], sums: Mapping[int, Amount], beside: Mapping[int, list[int]]) -> tuple[Paid, ...]:
    """What a row's columns of one role and period tell: a support, `beside` which the rest stands, as the row's sum."""
    told = {j: (columns[j].source, amount) for j, amount in sums.items()}
    granted = next((j for j in beside if columns[j].is_granted), None)
    if granted is not None and granted not in told:
        return ()
    if support := next((j for j in told if j in beside and (told[j][1].value or j == granted)), None):
        source, amount = told[support]
        others = (told[j] for j in beside[support] if j in told)
        return (Paid(amount, source, beside=tuple(other for other in others if other[1].value)),)
    is_part = any(columns[j].is_part and not source for j, (source, _) in told.items())
    return paid_by([*told.values()], is_support=is_part)


def paid_by(told: Sequence[_Told], *, is_support: bool = False) -> tuple[Paid, ...]:
    """The row's whole with its shares; where no column tells a whole, each source's sum by itself.

    `is_support`: the whole is what is given to somebody, who pays of his own beside it, not of it.
    """
    shares = [Share(source, amount) for source, amount in told if source]
    whole = _whole_of(told)
    if whole is not None and (outside := paid_outside(told)):
        given = _shared(whole, None, [s for s in shares if s.fund_source != OTHER])
        return (replace(given, beside=tuple(outside)),)
    if whole is not None:
        own = [s for s in shares if s.fund_source == OTHER] if is_support and _sum(shares) != whole.value else []
        given = _shared(whole, None, [s for s in shares if s not in own])
        return (given, *(Paid(share.amount, share.fund_source) for share in own))
    sum_of_others = next((s for s in shares if len(shares) > 2 and 2 * s.amount.value == _sum(shares)), None)
    if sum_of_others is not None:
        return (_shared(sum_of_others.amount, sum_of_others.fund_source, [s for s in shares if s != sum_of_others]),)
    return tuple(Paid(share.amount, share.fund_source) for share in shares)


def paid_outside(told: Sequence[_Told]) -> list[_Told]:
    """What somebody pays of his own beside a whole that the state's sources make up: «Thành tiền 1.200 | KCQG 600 |
    KCĐP 600 | Vốn đối ứng 1.700»."""
    own: list[_Told] = [(source, amount) for source, amount in told if source == OTHER and amount.value]
    given = sum(amount.value for source, amount in told if source and source != OTHER)
    return own if given and any(source is None and amount.value == given for source, amount in told) else []


def _whole_of(told: Sequence[_Told]) -> Amount | None:
    """Of the sums of no source that all of a row's sums show to be theirs, else the first."""
    nameless = [amount for source, amount in told if source is None]
    twice = sum(amount.value for _, amount in told)
    return next((a for a in nameless if 2 * a.value == twice), nameless[0] if nameless else None)


def _shared(whole: Amount, source: str | None, told: Sequence[Share]) -> Paid:
    if not told:
        return Paid(whole, source)
    shares = _without_sums([share for share in told if share.amount.value], whole.value)
    if len(shares) == 1 and shares[0].amount.value == whole.value:
        return Paid(shares[0].amount, shares[0].fund_source)  # in the column that names the source
    return Paid(whole, source, tuple(shares))


def _without_sums(shares: list[Share], whole: int) -> list[Share]:
    """«Ngân sách nhà nước: cộng, trung ương, tỉnh»: of the first only its parts are kept, when then all add up."""
    if _sum(shares) == whole:
        return shares
    for i, share in enumerate(shares):
        others = shares[:i] + shares[i + 1 :]
        ends = range(i + 2, len(shares))
        if _sum(others) == whole and any(_sum(shares[i + 1 : end + 1]) == share.amount.value for end in ends):
            return others
    return shares


def _sum(shares: Sequence[Share]) -> int:
    return sum(share.amount.value for share in shares)
