"""Putting a version of a plan in force under its decision, and taking that back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.work.closing import left_out
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, take_back_approval

from ..access import Request, counter, needs
from ..asking import Question, ReasonForm, ask
from ..words import naming
from .forms import ApprovalForm
from .views import plan_of
from .weighed import weighed


@counter
def approve_plan(request: Request, plan: int) -> HttpResponse:
    """Put the draft version in force under a decision; what it leaves out is closed with it, or kept."""
    chosen = plan_of(request, plan)
    needs(request, "approve", chosen.unit)
    version = chosen.versions.last()
    if version is None:
        raise Refused(_("Kế hoạch chưa có bản nào để phê duyệt."))
    omitted = left_out(version)
    form = ApprovalForm(request.POST or None, omitted=omitted)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        closes = frozenset(line.pk for line in omitted if form.closes)
        try:
            act = approve(request.user, version, Decision(said["number"], said["day"], said["total"], closes))
            messages.success(request, _("Đã phê duyệt; hành vi số %(number)s.") % {"number": act.number})
            return redirect("plan", chosen.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"plan": chosen, "version": version, "form": form, "omitted": omitted}
    context["weighed"] = weighed(request.user, version)
    return render(request, "plans/approve.html", context)


@counter
def take_back(request: Request, plan: int) -> HttpResponse:
    """Take an approval recorded wrongly back."""
    chosen = plan_of(request, plan)
    needs(request, "approve", chosen.unit)
    version = chosen.versions.last()
    form = ReasonForm(request.POST or None)

    def undo() -> str:
        if version is None:
            raise Refused(_("Kế hoạch chưa có bản nào để phê duyệt."))
        take_back_approval(request.user, version, form.cleaned_data["reason"])
        return reverse("plan", args=[chosen.pk])

    hint = _(
        "Bản này trở lại là dự thảo, bản trước có hiệu lực lại; các nội dung đã đóng cùng bản này được mở lại với số "
        "kế hoạch cũ. Việc thu hồi được ghi vào nhật ký."
    )
    title = naming(_("Thu hồi phê duyệt %(what)s"), what=chosen)
    question = Question(title, _("Thu hồi phê duyệt"), reverse("compare_versions", args=[chosen.pk]), hint)
    return ask(request, form, question, undo, _("Đã thu hồi phê duyệt."))
