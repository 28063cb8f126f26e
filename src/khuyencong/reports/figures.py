"""Sums of entries as figures: given, declared nil or told by nobody, and what of them is only expected."""

from dataclasses import replace

from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import Selector


def figure_of(amounts: Amounts, selector: Selector, qualifier: str | None = None, scale: int = 0) -> Figure:
    """The sum of what the selector asks for; None where nobody has said it."""
    state = state_of(amounts)
    return Figure(
        value=None if state is State.MISSING else amounts.low,
        state=state,
        selector=selector.encode(),
        value_high=amounts.high if amounts.high != amounts.low else None,
        qualifier=qualifier,
        scale=scale,
    )


def with_estimate(figure: Figure, estimate: Amounts, selector: Selector) -> Figure:
    """The figure, «gồm ước» where a part of what `selector` asks for is only expected."""
    if not estimate.low:
        return figure
    sooner = replace(selector.beyond, roles=(Role.ESTIMATE,)) if selector.beyond else selector.less
    code = replace(selector, roles=(Role.ESTIMATE,), less=sooner).encode()
    return replace(figure, estimate=estimate.low, estimate_selector=code)


def state_of(amounts: Amounts) -> State:
    """Whether a sum was given, declared nil, or never told."""
    if amounts.given > 0 or amounts.low:
        return State.GIVEN
    return State.NIL if amounts.nil > 0 else State.MISSING
