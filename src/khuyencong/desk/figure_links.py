"""Figures as links to their entries: written here by hand, for a long table holds a thousand of them."""

from dataclasses import replace
from functools import cache

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khuyencong.terms.facts import Role
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import Selector, short_code

from .figures import MILLION, Rate, printed


def figure_link(
    figure: Figure,
    unit: str = "",
    label: str = "",
    missing: str = "",
    signed: bool = False,
    light: bool = False,
) -> SafeString:
    """A figure that opens its trace; words, never 0, where nobody has said a number.

    `label` says what it is where no head of its row and column does; a `signed` one says + where it adds. A `light` one
    stands in a table of hundreds of rows: it does without its value for scripts, and is known by where it leads.
    """
    if figure.value is None:
        return unsaid(missing or _("chưa có"))
    words = printed(figure, unit)
    if signed and figure.value > 0:
        words = f"+{words}"
    spoken = f"{words} {_in_millions(get_language())}" if unit == MILLION else words
    if label:
        spoken = f"{label}: {spoken}"
    aria = "" if spoken == words else f' aria-label="{escape(spoken)}"'
    below = figure.value < 0 and not signed
    css = ' class="fig below"' if below else "" if light and not figure.told_by else ' class="fig"'
    address = trace_address(figure.selector)
    value = "" if light else f' data-value="{figure.value}"'
    if not (figure.selector or figure.told_by):
        return _safe(f"<span{css}{aria}>{words}</span>")
    if figure.told_by:
        told = escape(_("theo văn bản, không cộng vào sổ"))
        address = f"{_trace_page()}?n={figure.told_by}"
        return _safe(f'<a{css} href="{address}"{value}{aria}>{words}</a> <span class="sub">{told}</span>')
    return _safe(f'<a{css} href="{address}"{value}{aria}>{words}</a>')


def unsaid(words: str) -> SafeString:
    """What stands where a figure is missing; a dash needs no look of its own."""
    return _safe(words if words == "–" else f'<span class="unsaid">{escape(words)}</span>')


def money_parts(figure: Figure, unit: str = "", label: str = "", light: bool = False) -> SafeString:
    """What is spent and what is only expected, where a figure holds both."""
    if not figure.estimate or figure.estimate == figure.value:
        return _safe("")
    parts = ((_("đã chi"), done_part(figure)), (_("ước"), estimate_part(figure)))
    links = ((words, figure_link(part, unit, label, light=light)) for words, part in parts if part)
    return _safe("".join(f'<span class="sub">{words} {link}</span>' for words, link in links))


def expected(figure: Figure, unit: str = "") -> SafeString:
    """Behind a sum that holds an estimate: «ước» where all of it is one, else «gồm ước» and how much of it."""
    part = estimate_part(figure)
    if part is None:
        return _safe("")
    words = _("ước") if part.value == figure.value else f"{_('gồm ước')} {figure_link(part, unit, light=True)}"
    return _safe(f' <span class="sub">{words}</span>')


def estimate_part(figure: Figure) -> Figure | None:
    """The part of a figure that is «ước», as a figure of its own."""
    if not (figure.estimate and figure.estimate_selector):
        return None
    return Figure(figure.estimate, State.GIVEN, figure.estimate_selector, scale=figure.scale)


def done_part(figure: Figure) -> Figure:
    """What of a figure was done: all of it where it holds no estimate, missing where it holds nothing else."""
    if not figure.estimate:
        return figure
    selector = replace(Selector.decode(figure.selector), roles=(Role.ACTUAL,)).encode()
    state = State.MISSING if figure.done is None else State.GIVEN
    return Figure(figure.done, state, selector, scale=figure.scale)


def trace_address(selector: str) -> str:
    """Where a figure leads; its code needs no escaping."""
    return f"{_traces()}{short_code(selector)}"


def bar(percent: int | None, tone: str = "", wide: bool = False, light: bool = False) -> SafeString:
    """A small bar, drawn without any inline style; the number beside it says the same to everybody.

    What is beyond the plan stands apart behind a line: it is seen by shape, not by colour alone. A `light` one is
    dressed by its table.
    """
    if light and percent is not None and percent <= 100 and not tone:
        return _safe(f'<svg><rect width="{max(0, percent)}%"/></svg>')
    over = percent is not None and percent > 100
    css = " ".join(word for word in ("bar", "over" if over else tone, "wide" if wide else "") if word)
    if percent is None:
        return _safe(f'<span class="{css} none" aria-hidden="true"></span>')
    drawn = f'<rect width="{max(0, min(percent, 100))}%"/>'
    if over:
        whole = 10_000 // percent
        drawn = f'<rect width="{whole}%"/><rect class="past" x="{whole}%" width="{100 - whole}%"/>'
    return _safe(f'<svg class="{css}" aria-hidden="true">{drawn}</svg>')


def rate_shown(rate: Rate, tone: str = "", wide: bool = False, light: bool = False) -> SafeString:
    """A bar of what was done with its per cent, and behind it what it comes to with what is only expected."""
    if rate == Rate(None):
        return _safe("")
    drawn = bar(rate.done, tone, wide, light)
    done = drawn if rate.done is None else f"{drawn} {rate.words}"
    if rate.expected is None:
        return _safe(done if light else f'<span class="nowrap">{done}</span>')
    words = _("ước %(share)s %%") if rate.done is None else _("gồm ước %(share)s %%")
    sub = f'<span class="sub">{escape(words % {"share": rate.expected})}</span>'
    return _safe(f'<span class="nowrap">{done}</span> {sub}')


@cache
def _in_millions(language: str | None) -> str:
    """Words that stand in hundreds of cells of a page."""
    return _("triệu đồng")


@cache
def _trace_page() -> str:
    return reverse("trace")


@cache
def _traces() -> str:
    """What the address of every figure begins with."""
    return reverse("figure", args=["-"]).removesuffix("-")


def _safe(markup: str) -> SafeString:
    return mark_safe(markup)  # noqa: S308 - digits, codes, and words escaped above
