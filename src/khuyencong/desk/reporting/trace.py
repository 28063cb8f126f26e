"""The trace behind every figure: its entries, each with the sentence, act or reason it came from."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khuyencong.records.models import Statement
from khuyencong.records.personal import without_people
from khuyencong.records.registers import recognised_in
from khuyencong.records.scopes import plans_for
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import REACHED, Role
from khuyencong.terms.numbers import percent_text
from khuyencong.terms.reckoned import Counted, CountedProducts, counts_products, decode_share, is_count, is_share
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import Selector
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import Trace, trace
from khuyencong.work.reporting.trace import TraceRow

from ..access import Request, counter, get_or_404, openable, today
from ..address import id_in, registers_at
from ..figures import printed, scaled
from ..plans.arranged import Shown, arranged_at
from ..plans.stated import stated_rows
from ..words import ROLE_WORDS, window_words


@require_safe
@counter
def trace_panel(request: Request, code: str = "") -> HttpResponse:
    """The entries that a selector names, or the statement of a figure that stands beside the ledger: a part beside the
    page, or a page of its own."""
    code = code or request.GET.get("s", "")
    if (told := id_in(request.GET, "n")) is not None:
        part, context = "trace/_told.html", _beside(request, told)
    elif is_share(code):
        part, context = "trace/_share.html", _share(request, code)
    elif counts_products(code):
        part, context = "trace/_products.html", _products(request, code)
    elif is_count(code):
        part, context = "trace/_contents.html", _contents(request, code)
    else:
        part, context = "trace/_trace.html", _context(request, _found(request, code))
    return render(request, part if request.htmx else "trace/trace.html", {"part": part, **context})


def _beside(request: Request, pk: int) -> dict[str, Any]:
    rows = stated_rows(Statement.objects.filter(plan__in=plans_for(request.user, today()), pk=pk))
    if not rows:
        raise Http404
    said = rows[0].statement
    return {"row": rows[0], "said": said, "openable": openable(request.user, [said.fact.paper_id] if said.fact else [])}


def _share(request: Request, code: str) -> dict[str, Any]:
    """Of a percentage the two figures it is reckoned from, each with the way to its entries."""
    try:
        selectors = decode_share(code)
        part, whole = (trace(request.user, selector, most=0) for selector in selectors)
    except (ValueError, Refused) as unknown:
        raise Http404 from unknown
    if not whole.amounts.low:
        raise Http404
    terms = [
        (_words(one.selector), window_words(one.selector.window), _figure(one, one.selector.encode()))
        for one in (part, whole)
    ]
    percent = percent_text(Decimal(100 * part.amounts.low) / whole.amounts.low)
    return {"plan": whole.line.plan_id, "trace": whole, "terms": terms, "percent": percent}


def _contents(request: Request, code: str) -> dict[str, Any]:
    """The contents that a report counted."""
    try:
        counted = Counted.decode(code)
    except ValueError as damaged:
        raise Http404 from damaged
    plan = get_or_404(plans_for(request.user, today()), counted.plan)
    told = results(plan_case(plan, counted.period, counted.act))
    asked = counted.standings
    lines = [line for line in told.lines if line.standing and (not asked or line.standing in asked)]
    context = {"plan": plan.pk, "title": plan.title, "lines": lines}
    return {**context, "period": counted.period.in_words(), "act": counted.act}


def _products(request: Request, code: str) -> dict[str, Any]:
    """The products that a report counted, each with the way to it in the register."""
    try:
        counted = CountedProducts.decode(code)
    except ValueError as damaged:
        raise Http404 from damaged
    plan = get_or_404(plans_for(request.user, today()).select_related("programme", "province"), counted.plan)
    told = recognised_in(plan, counted.period.window, counted.act)
    counts = (one for one in told if counted.stars in (0, one.stars))
    rows = [(without_people(one.name), one.stars, registers_at(one.name)) for one in counts]
    context = {"plan": plan.pk, "title": plan.title, "rows": rows}
    return {**context, "period": counted.period.in_words(), "act": counted.act}


def _figure(found: Trace, code: str = "") -> Figure:
    return Figure(found.amounts.low, State.GIVEN, code, _high(found), scale=found.measure.scale)


def _found(request: Request, code: str) -> Trace:
    try:
        return trace(request.user, Selector.decode(code))
    except (ValueError, Refused) as unknown:  # of what a person may not see nothing is told, not even that it exists
        raise Http404 from unknown


def _context(request: Request, found: Trace) -> dict[str, Any]:
    return {
        "trace": found,
        "printed": printed(_figure(found)),
        "sheaves": _sheaves(found),
        "openable": openable(request.user, (pk for row in found.rows for pk in (row.origin.paper, row.cause_paper))),
        "parts": _parts(found),
        "arranged": _arranged(request, found),
        "several": len({row.line for row in found.rows}) > 1,
        "roles": _left_or_more(found.selector) if found.selector.less else _words(found.selector),
        "period": window_words(found.selector.window),
    }


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Entries of a figure that are read together, and what they come to; `kind` says why they lie folded."""

    kind: str  # "" of those that make up the figure, «inside», «undone»
    rows: list[tuple[TraceRow, str]]
    told: int  # how many statements
    value: int
    printed: str


def _sheaves(found: Trace) -> list[Sheaf]:
    """First what makes up the figure; then what a part of it was told as, taken off again around that part; then what
    was taken back. The first alone adds up to the figure, for the others come to nothing."""
    standing = [row for row in found.rows if not row.undone]
    sums = Counter[int]()
    for row in standing:
        sums[row.statement] += row.value
    own = {row.statement for row in standing if row.counterpart and not sums[row.statement]}
    parted = {
        "": [row for row in standing if row.statement not in own],
        "inside": [row for row in standing if row.statement in own],
        "undone": [row for row in found.rows if row.undone],
    }
    return [_sheaf(kind, rows, found.measure.scale) for kind, rows in parted.items() if rows]


def _sheaf(kind: str, rows: list[TraceRow], scale: int) -> Sheaf:
    value, told = sum(row.value for row in rows), len({row.statement for row in rows})
    return Sheaf(kind, [(row, signed(row.value, scale)) for row in rows], told, value, scaled(value, scale))


def _arranged(request: Request, found: Trace) -> list[Shown]:
    """Who leads the content of the figure, carries it out or takes part, at the act it stands at."""
    return [] if found.selector.also else arranged_at(request.user, found.line, found.selector.act)


def _left_or_more(selector: Selector) -> str:
    """A plan less what was reached is left of it; what was reached less the plan is how far it went."""
    return _("chênh lệch so với kế hoạch") if set(selector.roles) <= set(REACHED) else _("còn lại")


def _words(selector: Selector) -> str:
    several = len(selector.roles) > 1
    told = (role for role in selector.roles if not (several and role is Role.ADJUSTMENT))
    return ", ".join(str(ROLE_WORDS[role]) for role in told)


def _parts(found: Trace) -> list[tuple[str, str]]:
    """Of a remainder: the whole and what is taken off it, each with its amount."""
    if found.selector.less is None or found.taken_off is None:
        return []
    scale = found.measure.scale
    less = f"{_words(found.selector.less)}, {window_words(found.selector.less.window)}"
    return [
        (_words(found.selector), scaled(found.whole.low, scale)),
        (less, signed(-found.taken_off.low, scale)),
    ]


def _high(found: Trace) -> int | None:
    return found.amounts.high if found.amounts.high != found.amounts.low else None


def signed(value: int, scale: int) -> str:
    """«+ 417.110.000», «− 20.400.000»."""
    return f"{'−' if value < 0 else '+'} {scaled(abs(value), scale)}"
