"""What a home is made of: panels, each a question asked in the name of the person at the counter.

A panel that is nothing to the person answers None and does not stand there.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..asker import Asker
from ..panel_rows import Words


@dataclass(frozen=True, slots=True)
class Way:
    """A link of a panel: what it says and the name of its route."""

    words: Words
    route: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of somebody's home. `code` is its place in the page; `empty` says what to do next where nothing is."""

    code: str
    words: Words
    ask: Callable[[Asker], object | None]
    empty: Words = ""
    way: Way | None = None
    width: str = "c12"
    template: str = "home/_rows.html"


@dataclass(frozen=True, slots=True)
class Shown:
    """A panel with its answer."""

    panel: Panel
    told: object


def shown(panels: Iterable[Panel], asker: Asker) -> list[Shown]:
    """The panels that are something to the person, each with what it tells."""
    answers = ((panel, panel.ask(asker)) for panel in panels)
    return [Shown(panel, told) for panel, told in answers if told is not None]
