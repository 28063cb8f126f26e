"""Putting a version of a plan in force under its decision, and taking that back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Plan, PlanVersion
from khuyencong.records.queries import last_act
from khuyencong.work.closing import left_out
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, take_back_approval

from ..access import Request, counter, needs, plan_or_404
from ..address import id_in
from ..asking import Done, Question, ReasonForm, ask, once_sent
from ..words import naming
from .forms import ApprovalForm
from .weighed import weighed


@counter
def approve_plan(request: Request, plan: int) -> HttpResponse:
    """Put the draft version in force under a decision; what it leaves out is closed with it, or kept."""
    chosen = plan_or_404(request, plan)
    needs(request, "approve", chosen.unit)
    seen, version = last_act(chosen.province), _newest(chosen)
    omitted = left_out(version)
    form = ApprovalForm(request.POST or None, paper=version.paper, omitted=omitted)

    def do() -> Done:
        act = _approve(request, chosen, form, frozenset(line.pk for line in omitted if form.closes))
        return _("Đã phê duyệt; hành vi số %(number)s.") % {"number": act.number}, "plan", chosen.pk

    if done := once_sent(request, form, do):
        return done
    context = {"plan": chosen, "version": version, "form": form, "omitted": omitted, "seen": seen}
    context["weighed"] = weighed(request.user, version)
    return render(request, "plans/approve.html", context)


def _approve(request: Request, plan: Plan, form: ApprovalForm, closes: frozenset[int]) -> Act:
    """Approve the version that the page showed, as it showed it."""
    shown, said = id_in(request.POST, "ban"), form.cleaned_data
    version = plan.versions.filter(pk=shown).first() if shown else _newest(plan)
    if version is None:
        raise Refused(_("Bản này vừa được hoàn tác: không còn gì để phê duyệt."))
    decision = Decision(said["number"], said["day"], said["total"], closes)
    return approve(request.user, version, decision, id_in(request.POST, "da_xem"))


def _newest(plan: Plan) -> PlanVersion:
    version = plan.versions.last()
    if version is None:
        raise Refused(_("Kế hoạch chưa có bản nào để phê duyệt."))
    return version


@counter
def take_back(request: Request, plan: int) -> HttpResponse:
    """Take an approval recorded wrongly back."""
    chosen = plan_or_404(request, plan)
    needs(request, "approve", chosen.unit)
    form = ReasonForm(request.POST or None)

    def undo() -> str:
        take_back_approval(request.user, _newest(chosen), form.said, id_in(request.POST, "seen"))
        return reverse("plan", args=[chosen.pk])

    hint = _(
        "Bản này trở lại là dự thảo, bản trước có hiệu lực lại; các nội dung đã đóng cùng bản này được mở lại với số "
        "kế hoạch cũ. Việc thu hồi được ghi vào nhật ký."
    )
    title = naming(_("Thu hồi phê duyệt %(what)s"), what=chosen)
    question = Question(title, _("Thu hồi phê duyệt"), reverse("compare_versions", args=[chosen.pk]), hint)
    return ask(request, form, question, undo, _("Đã thu hồi phê duyệt."), seen=last_act(chosen.province))
