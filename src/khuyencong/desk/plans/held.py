"""Figures that cross others and wait for a person: which wait, both sides with their sentences, and the decision."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import Plan, Statement
from khuyencong.records.queries import plans_for
from khuyencong.work.ledger import crossed_by, settle_overlap
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import sentence_around

from ..access import Request, counter, get_or_404, needs, openable, today
from .stated import Stated, stated_rows

NEW, OLD = "moi", "cu"


@dataclass(frozen=True, slots=True)
class Side:
    """A figure of the two that cross, with the words it was read from."""

    row: Stated
    sentence: tuple[str, str, str] | None


class SettleForm(forms.Form):
    """Which of the two stands, and why."""

    choice = forms.ChoiceField(
        label=gettext_lazy("Quyết định"),
        choices=[(NEW, gettext_lazy("Lấy số mới")), (OLD, gettext_lazy("Giữ số cũ"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=300,
        help_text=gettext_lazy("vì sao số này đúng, đã hỏi ai"),
    )


def held_of(plans: QuerySet[Plan] | Sequence[Plan]) -> QuerySet[Statement]:
    """The figures of these plans that wait for a decision, oldest first."""
    waiting = Statement.objects.filter(plan__in=plans, standing=Statement.Standing.HELD)
    return waiting.select_related("plan__unit__parent", "line", "measure", "act").order_by("pk")


@counter
def settle(request: Request, held: int) -> HttpResponse:
    """Decide a figure that crosses others: it takes their place, or is kept only to compare."""
    found = _statement(request, held)
    needs(request, "reverse", found.plan.unit)
    if found.standing != Statement.Standing.HELD:
        messages.info(request, _("Số liệu này không còn chờ quyết định."))
        return redirect("line", found.plan_id, found.line_id)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            act = settle_overlap(request.user, found, said["choice"] == NEW, said["reason"])
            messages.success(request, _("Đã quyết định; hành vi số %(number)s.") % {"number": act.number})
            return redirect("line", found.plan_id, found.line_id)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    new, old = _side(found), _crossed(found)
    told = [side.row.statement.fact for side in (new, *old)]
    context = {
        "plan": found.plan,
        "line": found.line,
        "form": form,
        "new": new,
        "old": old,
        "openable": openable(request.user, (fact.paper_id for fact in told if fact)),
    }
    return render(request, "plans/settle.html", context)


def _statement(request: Request, pk: int) -> Statement:
    visible = Statement.objects.filter(plan__in=plans_for(request.user, today()))
    return get_or_404(visible.select_related("plan__unit__parent", "line", "unit", "area", "source"), pk)


def _side(statement: Statement) -> Side:
    return _sides([statement])[0]


def _crossed(held: Statement) -> list[Side]:
    return _sides(crossed_by(held))


def _sides(statements: Sequence[Statement]) -> list[Side]:
    rows = stated_rows(Statement.objects.filter(pk__in=[statement.pk for statement in statements]))
    return [Side(row, _sentence(row.statement)) for row in rows]


def _sentence(said: Statement) -> tuple[str, str, str] | None:
    if said.fact is None:
        return None
    return sentence_around(said.fact.paper.text, said.fact.start, said.fact.end)
