"""What may still happen to an issued paper: it is recalled, sent as a package, and its receivers answer."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from khuyencong.work.exchange import package, take_status
from khuyencong.work.library import recall
from khuyencong.work.permissions import Refused

from ..access import Request, counter, needs
from ..asking import Done, once_sent
from ..downloads import attachment
from ..numbering.forms import ReasonField
from .views import issue_page, seen_issue


class RecallForm(forms.Form):
    """By which paper an issued one is called back, and why."""

    basis = forms.CharField(
        label=gettext_lazy("Văn bản thu hồi"), max_length=120, help_text=gettext_lazy("số, ký hiệu, ngày")
    )
    reason = ReasonField(label=gettext_lazy("Lý do"), max_length=300)


@counter
def recall_issue(request: Request, issue: int) -> HttpResponse:
    """Call an issued paper back; asked once."""
    found = seen_issue(request, issue)
    needs(request, "recall", found.plan.unit)
    form = RecallForm(request.POST or None)

    def do() -> Done:
        recall(request.user, found, form.cleaned_data["reason"], form.cleaned_data["basis"])
        return _("Đã thu hồi văn bản."), "issue", found.pk

    return once_sent(request, form, do) or render(request, "reporting/recall.html", {"issue": found, "form": form})


@require_safe
@counter
def issue_package(request: Request, issue: int) -> HttpResponse:
    """The paper as an edXML package, for the e-office to send."""
    found = seen_issue(request, issue)
    return attachment(package(found), f"{found.paper.number.replace('/', '-')}.edxml", "application/xml")


@require_POST
@counter
def status_message(request: Request, issue: int) -> HttpResponse:
    """Take in what a receiver answered."""
    found = seen_issue(request, issue)
    needs(request, "take_back", found.plan.unit)
    file = request.FILES.get("thong_diep")
    try:
        if file is None:
            raise Refused(_("Chọn tệp thông điệp trạng thái."))
        row = take_status(request.user, found, file.read())
    except Refused as refusal:
        return render(request, "reporting/issue.html", issue_page(request, found, str(refusal), "thong_diep"))
    messages.success(request, _("Đã nhận: %(status)s.") % {"status": row.get_code_display()})
    return redirect("issue", found.pk)
