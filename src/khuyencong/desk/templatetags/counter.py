"""Tags that every page of the counter uses: its frame, figures with their trace, bars, dates, marked text."""

import difflib
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from khuyencong.records.models import Act, Arrangement, Note, Unit
from khuyencong.terms.facts import Area, Finding
from khuyencong.terms.numbers import format_vnd
from khuyencong.terms.periods import day_in_figures, moment_in_figures, month_in_figures
from khuyencong.terms.results import Figure
from khuyencong.terms.vietnamese import fold_in_place

from ..figure_links import bar, done_part, estimate_part, expected, figure_link, money_parts, rate_shown, trace_address
from ..figures import scaled
from ..frame import Frame, frame_of
from ..plans.markup import money_cells, tree_rows
from ..recorded import gloss, recorded
from ..rules import hinted, told_finding, told_in_sentence
from ..units.titles import full_title, short_title, unsure
from ..words import (
    DIFFERENCE_WORDS,
    FATE_TONES,
    FATE_WORDS,
    PAPER_TONES,
    READ_BY,
    ROLE_WORDS,
    RULE_WORDS,
    SEVERITY_TONES,
    UNDERGONE_WORDS,
    VERB_WORDS,
    code_words,
    frequency_words,
    naming,
    official,
)

register = template.Library()
register.filter(recorded)
register.filter(gloss)


@register.simple_tag(takes_context=True)
def frame(context: RequestContext) -> Frame | None:
    """The navigation of the signed-in person; None at the door."""
    request = context.get("request")
    if request is None or not getattr(request, "user", None) or not request.user.is_authenticated:
        return None
    return frame_of(request.user, request.path)


@register.simple_tag
def demonstration() -> bool:
    """Whether choosing a role at the door is offered."""
    return bool(settings.DEMO)


@register.simple_tag
def fig(
    figure: Figure | None, unit: str = "", label: str = "", missing: str = "", signed: bool = False
) -> SafeString | str:
    """A figure as a link to its entries (see `figure_link`); nothing where there is none."""
    return "" if figure is None else figure_link(figure, unit, label, missing, signed)


@register.filter
def fate_words(fate: str) -> str | Promise:
    return FATE_WORDS.get(fate, fate)


@register.filter
def arranged_words(kind: str) -> str | Promise:
    return Arrangement.Kind(kind).label


@register.filter
def fate_tone(fate: str) -> str:
    return FATE_TONES.get(fate, "")  # type: ignore[call-overload]


@register.filter
def trace_link(selector: str) -> str:
    return trace_address(selector)


register.filter("estimate_of", estimate_part)
register.filter("done_of", done_part)
register.simple_tag(bar)
register.simple_tag(expected)
register.simple_tag(money_cells)
register.simple_tag(money_parts)
register.simple_tag(rate_shown)
register.filter(unsure)
register.simple_tag(tree_rows)


@register.filter
def vnd(value: int | None) -> str:
    return "" if value is None else format_vnd(value)


@register.filter
def amount(value: int | None, scale: int = 0) -> str:
    """An integer of a measure's smallest unit as people write it."""
    return "" if value is None else scaled(value, scale)


@register.filter
def day(value: date | datetime | None) -> str:
    """«04/6/2024», as papers write it; nothing where there is none."""
    if not value:
        return ""
    return day_in_figures(timezone.localtime(value) if isinstance(value, datetime) else value)


@register.filter
def moment(value: datetime | None) -> str:
    return "" if value is None else moment_in_figures(timezone.localtime(value))


@register.filter
def partial_day(value: str) -> str:
    """A date as papers tell it, perhaps without its day: «2019-08» is «8/2019»."""
    if value.count("-") == 2:
        return day(date.fromisoformat(value))
    year, _dash, month = value.partition("-")
    return f"{month_in_figures(int(month))}/{year}" if month else year


@register.filter
def sides(area: Area) -> str:
    """A rectangle for a script: left, top, right, bottom as shares of its page."""
    return f"{area.left} {area.top} {area.right} {area.bottom}"


@register.filter
def of(mapping: dict[Any, Any], key: Any) -> Any:
    return mapping.get(key, "")


@register.filter
def role_words(role: str) -> str | Promise:
    return ROLE_WORDS.get(role, _("chưa rõ vai trò"))


@register.filter
def read_by(rule: str) -> str | Promise:
    """By which rule of reading a figure was found."""
    return READ_BY.get(rule, "")


@register.filter
def rule_words(rule: str) -> str | Promise:
    return RULE_WORDS.get(rule, rule)


@register.filter
def told(finding: Finding) -> SafeString:
    return told_finding(finding)


@register.filter
def often(frequency: str) -> str:
    return frequency_words(frequency)


@register.filter
def told_by(message: str, rule: str) -> SafeString:
    return told_in_sentence(rule, message)


@register.filter
def hint_by(message: str, rule: str) -> str:
    return hinted(rule, message)


@register.filter
def marked(name: object) -> SafeString:
    """A name of the record inside words of the page."""
    return naming("%(name)s", name=name)


@register.filter
def paper_words(words: str) -> str:
    """The name of a form or of a kind of paper, in the reader's language."""
    return pgettext("paper", words)


@register.filter
def undergone(kind: str) -> str | Promise:
    return UNDERGONE_WORDS[kind]


@register.filter
def tone(severity: str) -> str:
    return SEVERITY_TONES.get(severity, "")


@register.filter
def paper_tone(state: str) -> str:
    return PAPER_TONES.get(state, "info")


register.filter("period_words", code_words)


@register.filter
def unit_title(unit: Unit) -> str:
    """What a unit is called today."""
    return short_title(unit)


@register.filter(name="full_title")
def full_unit_title(unit: Unit) -> str:
    """The full name of a unit today."""
    return full_title(unit)


@register.filter
def browser(user_agent: str) -> str:
    """«Chrome trên Windows»: what a person knows their machine by; no more is told of it."""
    program = next((name for sign, name in _PROGRAMS if sign in user_agent), _("trình duyệt khác"))
    machine = next((name for sign, name in _MACHINES if sign in user_agent), "")
    return _("%(program)s trên %(machine)s") % {"program": program, "machine": machine} if machine else program


# The first sign found tells: Edge calls itself Chrome too, Chrome calls itself Safari.
_PROGRAMS = (
    ("Edg", "Edge"),
    ("coc_coc", "Cốc Cốc"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_MACHINES = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)  # fmt: skip


@register.filter
def difference_words(kind: str) -> str | Promise:
    return DIFFERENCE_WORDS.get(kind, kind)


@register.filter
def verb_words(verb: str) -> str | Promise:
    return VERB_WORDS.get(verb, verb)


@register.filter
def doer(act: Act) -> SafeString | str:
    """Who did it; the operator at the machine's own command line has no account."""
    return official(act.actor) if act.actor else act.who


@register.filter
def note_words(kind: str) -> str:
    return str(dict(Note.Kind.choices).get(kind, _("diễn biến")))


@register.simple_tag
def line_with_changes(line: str, other: str) -> SafeString:
    """A line of a paper, its empty cells left out, with the words and figures marked that the other copy has not."""
    words, others = _tokens(line), _tokens(other)
    shown = difflib.SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    pieces = (("".join(words[begin:end]), tag == "equal" or not other) for tag, begin, end, *_ in shown)
    return format_html_join("", "{}", ((w if same else format_html("<mark>{}</mark>", w),) for w, same in pieces if w))


def _tokens(line: str) -> list[str]:
    cells = " · ".join(cell.strip() for cell in line.split("|") if cell.strip())
    return re.findall(r"\d+(?:[.,/]\d+)*|\w+|\s+|.", cells)


@register.simple_tag
def found_words(text: str, asked: Iterable[str]) -> SafeString:
    """A text with the words marked that begin as those asked for, marks and capitals aside."""
    begins = tuple(asked)
    pieces = re.split(r"(\w+)", text)
    shown = (format_html("<mark>{}</mark>", p) if fold_in_place(p).startswith(begins) else p for p in pieces)
    return format_html_join("", "{}", ((piece,) for piece in shown))
