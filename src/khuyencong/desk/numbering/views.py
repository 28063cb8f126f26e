"""The outgoing register: its pages, its workbook, numbers kept and given up, and how an agency numbers."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khuyencong.papers.numbering import COLUMNS, register_workbook
from khuyencong.records.models import BookNumber, Unit
from khuyencong.records.numbering import run_up_to
from khuyencong.records.scopes import books_for
from khuyencong.terms.media_types import XLSX
from khuyencong.terms.periods import day_in_figures
from khuyencong.work.numbering import UnconfirmedLeap, cancel, reserve, set_rule, strike
from khuyencong.work.permissions import Refused, rights_of

from ..access import Request, counter, get_or_404, needs, today
from ..address import id_in, one_of
from ..asking import Done, once_sent
from ..downloads import attachment
from ..pages import page_of
from ..templatetags.counter import unit_title
from .forms import ReasonForm, ReserveForm, RuleForm
from .register import agency_asked, numbers_of, rows_of, years_of


@require_safe
@counter
def register(request: Request) -> HttpResponse:
    """The outgoing papers of a year in the book's ten columns; all on one page for printing."""
    unit = agency_asked(request.user, id_in(request.GET, "don_vi"))
    if unit is None:
        return render(request, "numbering/register.html", {"unit": None})
    year = _year(request, unit)
    numbers = numbers_of(unit, year)
    whole = "in" in request.GET
    page = None if whole else page_of(request, numbers)
    context = {
        "unit": unit,
        "year": year,
        "years": years_of(unit),
        "books": books_for(request.user, today()),
        "columns": [title for title, _ in COLUMNS],
        "rows": rows_of(numbers if page is None else page.object_list),
        "page": page,
        "rights": rights_of(request.user, [unit]),
    }
    return render(request, "numbering/register.html", context)


@require_safe
@counter
def register_file(request: Request) -> HttpResponse:
    """The register of a year as a workbook ready to print: an official book, in Vietnamese whoever asks for it."""
    unit = _agency(request)
    year = _year(request, unit)
    with translation.override("vi"):
        title = _("Sổ đăng ký văn bản đi năm %(year)s") % {"year": year}
        data = register_workbook(title, unit_title(unit), [row.cells() for row in rows_of(numbers_of(unit, year))])
    return attachment(data, f"so-van-ban-di-{year}.xlsx", XLSX)


@counter
def reserve_numbers(request: Request) -> HttpResponse:
    """Keep the next numbers for papers that are still to be signed."""
    unit = _agency(request)
    needs(request, "number", unit)
    form = ReserveForm(request.POST or None, initial={"day": day_in_figures(today())})
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            kept = reserve(request.user, form.wanted(unit), said["reason"], said["count"])
            messages.success(request, _("Đã giữ: %(numbers)s.") % {"numbers": ", ".join(map(str, kept))})
            return redirect("register")
        except UnconfirmedLeap as leap:
            form.ask_about(leap.place)
            form.add_error("leap", str(leap))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "numbering/reserve.html", {"unit": unit, "form": form})


@counter
def cancel_number(request: Request, number: int) -> HttpResponse:
    """Give up a number that was kept."""
    found, form = _number_in_question(request, number)

    def do() -> Done:
        cancel(request.user, found, form.cleaned_data["reason"])
        return _("Đã hủy số %(number)s.") % {"number": found}, "register"

    return once_sent(request, form, do) or render(request, "numbering/cancel.html", {"number": found, "form": form})


@counter
def strike_number(request: Request, number: int) -> HttpResponse:
    """Strike out numbers that were recorded by mistake, all that stand in one row of the register."""
    found, form = _number_in_question(request, number)
    run = run_up_to(found)

    def do() -> Done:
        strike(request.user, found, form.cleaned_data["reason"])
        return _("Đã gạch %(count)d số, đến số %(number)s.") % {"count": len(run), "number": found}, "register"

    page = {"number": found, "run": run, "form": form}
    return once_sent(request, form, do) or render(request, "numbering/strike.html", page)


def _number_in_question(request: Request, number: int) -> tuple[BookNumber, ReasonForm]:
    visible = BookNumber.objects.filter(series__unit__in=books_for(request.user, today()))
    found = get_or_404(visible.select_related("series__unit__parent"), number)
    needs(request, "number", found.series.unit)
    return found, ReasonForm(request.POST or None)


@counter
def number_rule(request: Request) -> HttpResponse:
    """How the agency numbers its papers, from which year, and by which rule."""
    unit = _agency(request)
    needs(request, "number", unit)
    form = RuleForm(request.POST or None, initial={"year": today().year + 1})

    def do() -> Done:
        set_rule(request.user, form.rule(unit))
        return _("Đã ghi cách đánh số."), "number_rule"

    if done := once_sent(request, form, do):
        return done
    rules = unit.number_rules.select_related("act__actor")
    return render(request, "numbering/rule.html", {"unit": unit, "rules": rules, "form": form})


def _agency(request: Request) -> Unit:
    unit = agency_asked(request.user, id_in(request.GET, "don_vi"))
    if unit is None:
        raise Http404
    return unit


def _year(request: Request, unit: Unit) -> int:
    years = years_of(unit)
    if asked := one_of(request.GET, "nam", [str(year) for year in years]):
        return int(asked)
    given = [year for year in years if unit.series.filter(year=year, numbers__isnull=False).exists()]
    return given[0] if given else years[0]
