"""A person's word on who gets a content: written beside what papers say, or taken back with a reason."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import Arrangement
from khuyencong.records.personal import without_people
from khuyencong.terms.firm_names import LONGEST
from khuyencong.work.recipients import add_recipient, drop_recipient

from ..access import Request, counter, get_or_404, needs, openable
from ..asking import Question, ReasonForm, ask
from ..words import naming
from .lines import line_of


class RecipientForm(ReasonForm):
    """Who gets it, as the paper or decision at hand writes the name."""

    name = forms.CharField(label=gettext_lazy("Tên đơn vị thụ hưởng"), max_length=LONGEST)
    reason = forms.CharField(label=gettext_lazy("Lý do, căn cứ"), max_length=200)
    field_order = ("name", "reason")


@counter
def add(request: Request, plan: int, line: int) -> HttpResponse:
    found = line_of(request, plan, line)
    needs(request, "enter", found.plan.unit)
    form = RecipientForm(request.POST or None)
    back = reverse("line", args=[found.plan_id, found.pk])
    question = Question(naming(_("Ghi đơn vị thụ hưởng của «%(line)s»"), line=found), _("Ghi"), back)

    def do() -> str:
        add_recipient(request.user, found, form.cleaned_data["name"], form.said)
        return back

    return ask(request, form, question, do, _("Đã ghi đơn vị thụ hưởng."))


@counter
def drop(request: Request, plan: int, line: int, told: int) -> HttpResponse:
    found = line_of(request, plan, line)
    needs(request, "enter", found.plan.unit)
    standing = Arrangement.objects.standing().filter(line=found, kind=Arrangement.Kind.RECIPIENT)
    row = get_or_404(standing.select_related("line__plan__unit", "line__plan__province"), told)
    form = ReasonForm(request.POST or None)
    back = reverse("line", args=[found.plan_id, found.pk])
    words = row.words if not row.paper_id or openable(request.user, [row.paper_id]) else without_people(row.words)
    question = Question(
        naming(_("Gỡ đơn vị thụ hưởng của «%(line)s»"), line=found), _("Gỡ"), back, naming("%(what)s", what=words)
    )

    def do() -> str:
        drop_recipient(request.user, row, form.said)
        return back

    return ask(request, form, question, do, _("Đã gỡ; câu văn gốc vẫn được giữ."))
