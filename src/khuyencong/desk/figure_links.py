"""Figures as links to their entries: written here by hand, for a long table holds a thousand of them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from khuyencong.terms.facts import Role
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import Selector

from .figures import in_words, printed
from .plans.columns import Column


def figure_link(figure: Figure, unit: str = "", label: str = "", missing: str = "", signed: bool = False) -> SafeString:
    """A figure that opens its trace; words, never 0, where nobody has said a number."""
    if figure.state is State.MISSING:
        return _safe(f'<span class="unsaid">{escape(missing or _("chưa có"))}</span>')
    words = printed(figure, unit)
    spoken = in_words(figure, unit)
    if signed and (figure.value or 0) > 0:
        words, spoken = f"+{words}", f"+{spoken}"
    if label:
        spoken = f"{label}: {spoken}"
    aria = "" if spoken == words else f' aria-label="{escape(spoken)}"'
    below = " below" if (figure.value or 0) < 0 and not signed else ""
    address = trace_address(figure.selector)
    return _safe(f'<a class="fig{below}" href="{address}" data-value="{figure.value}"{aria}>{words}</a>')


def money_cells(
    figures: Sequence[Figure], columns: Sequence[Column], unit: str = "", label: str = "", unplanned: str = "–"
) -> SafeString:
    """The money of one row, a cell for each column; `unplanned` says why a plan has none."""
    return _safe("".join(_cell(f, c, unit, label, unplanned) for f, c in zip(figures, columns, strict=True)))


def _cell(figure: Figure, column: Column, unit: str, label: str, unplanned: str) -> str:
    missing = {"ke_hoach": unplanned, "thuc_hien": _("chưa có")}.get(column.code, "–")
    link = figure_link(figure, unit, label, missing, column.signed)
    return f'<td class="num" data-k="{escape(column.words)}">{link}{_parts(figure, unit, label)}</td>'


def _parts(figure: Figure, unit: str, label: str) -> str:
    """What is spent and what is only expected, where a figure holds both."""
    final, estimate = final_part(figure), estimate_part(figure)
    if final is None or estimate is None or not final.value:
        return ""
    parts = ((_("đã chi"), final), (_("ước"), estimate))
    return "".join(f'<span class="sub">{w} {figure_link(part, unit, label)}</span>' for w, part in parts)


def estimate_part(figure: Figure) -> Figure | None:
    """The part of a figure that is «ước», as a figure of its own."""
    if not (figure.estimate and figure.estimate_selector):
        return None
    return Figure(figure.estimate, State.GIVEN, figure.estimate_selector, scale=figure.scale)


def final_part(figure: Figure) -> Figure | None:
    """The part of a figure «gồm ước» that is final; None when nothing of it is an estimate."""
    if not figure.estimate or figure.value is None:
        return None
    selector = replace(Selector.decode(figure.selector), roles=(Role.ACTUAL,)).encode()
    return Figure(figure.value - figure.estimate, State.GIVEN, selector, scale=figure.scale)


def trace_address(selector: str) -> str:
    """Where a figure leads; its code needs no escaping."""
    return f"{_trace_page()}?s={selector}"


@cache
def _trace_page() -> str:
    return reverse("trace")


def _safe(markup: str) -> SafeString:
    return mark_safe(markup)  # noqa: S308 - digits, codes, and words escaped above
