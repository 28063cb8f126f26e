"""One line of a plan: its figures, who stated them, the notes, the papers, and entering or withdrawing by hand."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khuyencong.records.models import Act, Entry, Line, Paper, Statement
from khuyencong.records.scopes import papers_for, plans_for
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.periods import Window
from khuyencong.terms.results import LineResult
from khuyencong.work.closing import reopen_line
from khuyencong.work.ledger import enter_by_hand, reverse
from khuyencong.work.notes import may_be_told_again
from khuyencong.work.permissions import rights_of
from khuyencong.work.reporting import facts_of_line

from ..access import Request, counter, get_or_404, needs, openable, today
from ..asking import Done, ReasonForm, once_sent, pressed
from ..choices import understood
from ..plan_in_short import row_of
from ..words import window_words
from .arranged import arranged
from .columns import APPROVED, COLUMNS
from .forms import EntryForm
from .listed import listed_of
from .stated import stated_rows


@require_safe
@counter
def line(request: Request, plan: int, line: int) -> HttpResponse:
    """Everything said about a line."""
    found = line_of(request, plan, line)
    return render(request, "plans/line.html", _context(request, found))


def _context(request: Request, found: Line) -> dict[str, Any]:
    choices = understood(request.GET, found.plan, request.user)
    case = plan_case(found.plan, choices.period, choices.as_of, closed=True)
    result = _result(found, results(case))
    statements = stated_rows(Statement.objects.filter(line__path__startswith=found.path))
    notes = found.notes.select_related("fact__paper", "act")
    told = [*(row.statement.fact for row in statements), *(note.fact for note in notes)]
    return {
        "plan": found.plan,
        "line": found,
        "row": row_of(result) if result else None,
        "more_money": [(c, c.figure(case, found.pk)) for c in COLUMNS if c.figure and c.code != APPROVED],
        "choices": choices,
        "statements": statements,
        "facts": facts_of_line(found),
        "may_be_told_again": may_be_told_again(notes),
        "notes": [(note, window_words(Window(note.first, note.last))) for note in notes],
        "openable": openable(request.user, (fact.paper_id for fact in told if fact)),
        "arranged": arranged(request.user, found),
        "listed": listed_of(request.user, found) if found.kind in (Line.Kind.ITEM, Line.Kind.GROUP) else None,
        "closings": list(found.closings.select_related("version")),
        "acts": _acts(found),
        "rights": rights_of(request.user, [found.plan.unit]),
    }


def _acts(line: Line) -> QuerySet[Act]:
    """What was done to a line: acts that moved its figures or notes, edited it, said who does it or who gets it, closed
    or opened it."""
    of_plan = Q(verb__in=_OF_A_LINE, subject_kind="plan", subject_id=line.plan_id)
    edited = of_plan & Q(changes__line=line.pk)
    told = Q(pk__in=Entry.objects.filter(line=line).values("act")) | Q(pk__in=line.arrangements.values("act"))
    told |= Q(pk__in=line.register.values("act"))
    turns = {
        number for pair in line.closings.values_list("closed_at_act", "reopened_at_act") for number in pair if number
    }
    closed = Q(province=line.plan.province_id, number__in=turns)
    acts = Act.objects.filter(told | edited | closed)
    return acts.select_related("actor").order_by("-number")[:20]


_OF_A_LINE = ("edit_item", "withdraw_note", "tell_note_again")  # acts on a plan that name one of its lines


def _result(line: Line, told: Any) -> LineResult | None:
    return next((r for r in (*told.lines, *told.out_of_plan) if r.line == line.pk), None)


@counter
def enter(request: Request, plan: int, line: int) -> HttpResponse:
    """Enter a figure by hand, with a reason."""
    found = line_of(request, plan, line)
    needs(request, "enter", found.plan.unit)
    form = EntryForm(found, request.POST or None)

    def do() -> Done:
        act = enter_by_hand(request.user, form.statement())
        return _("Đã ghi; hành vi số %(number)s.") % {"number": act.number}, "line", found.plan_id, found.pk

    page = {"plan": found.plan, "line": found, "form": form}
    return once_sent(request, form, do) or render(request, "plans/enter.html", page)


@require_POST
@counter
def reopen(request: Request, plan: int, line: int) -> HttpResponse:
    """Open a closed content again, because a paper speaks of it or for a reason in words."""
    found = line_of(request, plan, line)
    needs(request, "enter", found.plan.unit)
    paper = _paper_in_review(request)
    reason = _("được nêu lại trong «%(paper)s»") % {"paper": paper} if paper else request.POST.get("ly_do", "")
    back = ("paper", paper.pk) if paper else ("line", found.plan_id, found.pk)
    said = _("Đã mở lại; hành vi số %(number)s.")
    return pressed(request, lambda: reopen_line(request.user, found, reason), said, *back)


def _paper_in_review(request: Request) -> Paper | None:
    code = request.POST.get("van_ban", "")
    return get_or_404(papers_for(request.user, today()), int(code)) if code.isdecimal() and len(code) < 19 else None


@counter
def withdraw(request: Request, statement: int) -> HttpResponse:
    """Withdraw a stated figure with a reason; asked once, undone by stating it again."""
    visible = Statement.objects.filter(plan__in=plans_for(request.user, today()))
    found = get_or_404(visible.select_related("plan__unit__parent", "line", "measure", "fact__paper"), statement)
    needs(request, "reverse", found.plan.unit)
    form = ReasonForm(request.POST or None)

    def do() -> Done:
        act = reverse(request.user, found, form.said)
        return _("Đã rút; hành vi số %(number)s.") % {"number": act.number}, "line", found.plan_id, found.line_id

    if done := once_sent(request, form, do):
        return done
    (row,) = stated_rows(Statement.objects.filter(pk=found.pk))
    return render(request, "plans/withdraw.html", {"row": row, "statement": found, "form": form})


def line_of(request: Request, plan: int, line: int) -> Line:
    visible = Line.objects.filter(plan__in=plans_for(request.user, today()), plan=plan)
    of_plan = ("plan__unit__parent", "plan__province", "plan__programme", "plan__root", "plan__outside")
    return get_or_404(visible.select_related(*of_plan, "parent", "lead"), line)
