"""The ledger itself: figures cut as one likes, the entries behind every cell, and both as files."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet, Sum
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khuyencong.records.models import Entry, Measure, Plan, Programme
from khuyencong.records.pivots import Dimension, entries_in
from khuyencong.records.scopes import plans_for
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period, Window, bucket

from ..access import Request, counter, openable, today
from ..address import id_in, one_of, unknown
from ..pages import page_of
from ..plans.exports import entries_file, rows_file
from ..words import window_words
from .choices import DIMENSIONS, EVERY, NARROWING, SIDES, LedgerChoices, Words, ledger_choices
from .entries import printed_of, with_words
from .table import PivotTable, names_of, pivot_table

MOST_ROWS = 500  # of a table on screen; the file has all


@require_safe
@counter
def ledger(request: Request) -> HttpResponseBase:
    """A pivot of what a person may see; every cell leads to its entries."""
    plans = plans_for(request.user, today())
    if not plans.exists():
        return render(request, "ledger/empty.html")
    choices = ledger_choices(request.GET, plans)
    if choices.measure is None:  # sums are of one measure
        raise unknown("chi_tieu", EVERY)
    if not choices.measure.adds:
        raise Http404(_("«%(measure)s» không cộng được: xem số ở từng nội dung.") % {"measure": choices.measure})
    if kind := one_of(request.GET, "tep", ("xlsx", "csv")):
        _must_be_understood(choices)
        with translation.override("vi"):  # its heads and names are words already when the file is written
            return _pivot_file(kind, choices, pivot_table(choices, _asked(request)))
    table = pivot_table(choices, _asked(request))
    context = {
        "choices": choices,
        "table": table,
        "shown": table.rows[:MOST_ROWS],
        "dimensions": DIMENSIONS.items(),
        "names": DIMENSIONS,
        "places": _places(choices),
        "sides": [(code, words) for code, (words, _) in SIDES.items()],
        "measures": _that_add(plans),
        "programmes": Programme.objects.filter(plans__in=plans).distinct(),
        "years": sorted(set(plans.values_list("year", flat=True)), reverse=True),
        "query": request.GET.urlencode(),
        "every": EVERY,
    }
    return render(request, "ledger/ledger.html", context)


def _that_add(plans: QuerySet[Plan]) -> QuerySet[Measure]:
    known = Measure.objects.filter(province__in=plans.values("province"), kind=Measure.Kind.FLOW)
    return known.order_by("-is_money", "name")


@dataclass(frozen=True, slots=True)
class _Choice:
    """One box to choose a dimension in."""

    id: str
    name: str
    words: Words
    chosen: str


def _places(choices: LedgerChoices) -> list[_Choice]:
    """Two boxes for what rows are cut by, one for columns."""
    first, second = (*choices.rows, "")[:2]
    return [
        _Choice("hang1", "hang", _("Hàng theo"), first),
        _Choice("hang2", "hang", _("rồi theo"), second),
        _Choice("cot", "cot", _("Cột theo"), (*choices.columns, "")[0]),
    ]


def _pivot_file(kind: str, choices: LedgerChoices, table: PivotTable) -> HttpResponseBase:
    heads = [*(str(DIMENSIONS[dimension]) for dimension in choices.rows), *table.heads]
    rows = ((*(head.words for head in row.heads), *(cell.value for cell in row.cells)) for row in table.rows)
    return rows_file(kind, "so-so-lieu", heads, rows, _("Sổ số liệu"))


@require_safe
@counter
def entries(request: Request) -> HttpResponseBase:
    """The entries behind a cell of the pivot, or all that a person may see; also as a file."""
    plans = plans_for(request.user, today())
    choices = ledger_choices(request.GET, plans)
    inside = _inside(request)
    found = entries_in(choices.question, inside)
    if kind := one_of(request.GET, "tep", ("xlsx", "csv")):
        _must_be_understood(choices)
        return entries_file(request, kind, "but-toan", found)
    page = page_of(request, with_words(found))
    context = {
        "choices": choices,
        "page": page,
        "rows": [(row, printed_of(row), window_words(Window(row.first, row.last))) for row in page.object_list],
        "openable": openable(request.user, (told.paper_id for row in page if (told := row.statement.fact))),
        "count": page.paginator.count,
        "total": _total(found) if _may_be_added(choices, inside) else None,
        "inside": _in_words(inside) if page.paginator.count else (),  # of what nobody may see here, no name either
        "query": _without_page(request),
    }
    return render(request, "ledger/entries.html", context)


def _may_be_added(choices: LedgerChoices, inside: Mapping[Dimension, int | str]) -> bool:
    one_role = Dimension.ROLE in inside and choices.measure is not None and choices.measure.adds
    return choices.adds or one_role


def _total(found: QuerySet[Entry]) -> int:
    return found.aggregate(total=Sum("value"))["total"] or 0


def _must_be_understood(choices: LedgerChoices) -> None:
    """A file has no place to say that another day stands in it."""
    if choices.problem:
        raise Http404(choices.problem)


def _inside(request: Request) -> dict[Dimension, int | str]:
    """What the cell is cut by: «o_role=actual»; numbers are ids and years."""
    asked = [d for d in Dimension if f"o_{d}" in request.GET]
    return {d: _value(request, d) for d in asked}


def _value(request: Request, dimension: Dimension) -> int | str:
    name = f"o_{dimension}"
    if dimension is Dimension.ROLE:
        return one_of(request.GET, name, set(Role))
    if dimension is not Dimension.PERIOD:
        return id_in(request.GET, name) or 0
    if (code := request.GET[name]) and not _is_bucket(code):
        raise unknown(name, code)
    return code


def _is_bucket(code: str) -> bool:
    try:
        return bucket(Period.parse(code).window) == code
    except ValueError:
        return False


def _in_words(inside: Mapping[Dimension, int | str]) -> list[tuple[Words, str]]:
    return [(DIMENSIONS[d], names_of(d, {value})[value][1]) for d, value in inside.items()]


def _asked(request: Request) -> dict[str, str]:
    """What narrows the question itself, for the addresses of the cells."""
    return {name: request.GET[name] for name in NARROWING if name in request.GET}


def _without_page(request: Request) -> str:
    """What other addresses of this list go on from: the query but its page, ready for one more part."""
    query = request.GET.copy()
    query.pop("trang", None)
    return f"{query.urlencode()}&" if query else ""
