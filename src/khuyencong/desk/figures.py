"""Figures as the counter prints them: đồng or triệu đồng, ranges, qualifiers."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy

from khuyencong.terms.numbers import format_scaled, format_vnd, half_up
from khuyencong.terms.results import Figure

MILLION = "trieu"
scaled = format_scaled
_QUALIFIERS = {
    "about": gettext_lazy("khoảng %(value)s"),
    "over": gettext_lazy("trên %(value)s"),
    "under": gettext_lazy("gần %(value)s"),
    "least": gettext_lazy("ít nhất %(value)s"),
    "most": gettext_lazy("tối đa %(value)s"),
}


def printed(figure: Figure, unit: str = "") -> str:
    """«7.204.400.000», «7.204,4» in triệu đồng, «28–30», «trên 120»."""
    if figure.value is None:
        return ""
    words = _one(figure.value, figure.scale, unit).replace("-", "−")
    if figure.value_high is not None:
        words += f"–{_one(figure.value_high, figure.scale, unit)}"
    qualifier = _QUALIFIERS.get(figure.qualifier or "")
    return qualifier % {"value": words} if qualifier else words


def percent(part: int | None, whole: int | None) -> int | None:
    """Whole per cent, rounded half up, but 100 only when reached; None where there is nothing to compare with."""
    if part is None or not whole:
        return None
    rounded = (200 * part + whole) // (2 * whole)
    return min(rounded, 99) if part < whole else rounded


@dataclass(frozen=True, slots=True)
class Rate:
    """How far a plan is, in whole per cent: what was done of it; and with what is only expected, where anything is."""

    done: int | None
    expected: int | None = None

    @property
    def words(self) -> str:
        """«68 %»; a dash where nobody has said what was done, which is not 0."""
        return "–" if self.done is None else f"{self.done} %"


def rate_of(reached: Figure, planned: Figure) -> Rate:
    whole = planned.value
    return Rate(percent(reached.done, whole), percent(reached.value, whole) if reached.estimate else None)


def plus_minus(value: int) -> str:
    """«+15.000.000», «−15.000.000»."""
    return f"{'−' if value < 0 else '+'}{format_vnd(abs(value))}"


def _one(value: int, scale: int, unit: str) -> str:
    if unit != MILLION:
        return scaled(value, scale)
    tenths = half_up(Decimal(value).scaleb(-6), 1)
    return f"{tenths:,}".replace(",", "_").replace(".", ",").replace("_", ".")
