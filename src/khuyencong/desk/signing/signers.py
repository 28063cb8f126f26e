"""Who signs an agency's papers: posts, leaves, orders and written authorities, and who may sign on a day."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khuyencong.records.models import SigningDelegation, SigningPost, Unit
from khuyencong.records.scopes import agencies_for
from khuyencong.records.signing import delegations_of, posts_of
from khuyencong.work.delegation import call_off, delegate, end_delegation
from khuyencong.work.permissions import rights_of
from khuyencong.work.signing import appoint, end_post, signatories

from ..access import Request, counter, get_or_404, needs, today
from ..address import id_in
from ..asking import Done, ReasonForm, once_sent
from ..days import day_asked
from ..numbering.register import own_agency
from ..words import naming
from .forms import DelegationForm, EndForm, EndPostForm, PostForm


@require_safe
@counter
def signers(request: Request) -> HttpResponse:
    """Posts and what is handed over; who may sign on the day asked for, and why others may not."""
    unit = _agency(request)
    asked, problem = day_asked(request.GET.get("ngay", ""))
    day = asked or today()
    context = {
        "unit": unit,
        "agencies": agencies_for(request.user, today()),
        "day": day,
        "problem": problem,
        "now": today(),
        "bench": signatories(unit, day, ""),
        "posts": posts_of(unit).select_related("act"),
        "delegations": delegations_of(unit),
        "rights": rights_of(request.user, [unit]),
    }
    return render(request, "signing/signers.html", context)


@counter
def appoint_signer(request: Request) -> HttpResponse:
    """Record who holds a post, from when, by which decision."""
    unit = _agency(request)
    needs(request, "signers", unit)
    form = PostForm(unit, request.POST or None)

    def do() -> Done:
        appoint(request.user, form.post())
        return _("Đã ghi chức vụ."), "signers"

    page = {"unit": unit, "form": form, "title": _("Ghi chức vụ ký văn bản"), "deed": _("Ghi chức vụ")}
    return once_sent(request, form, do) or render(request, "signing/form.html", page)


@counter
def hand_over(request: Request) -> HttpResponse:
    """Record a leave with who stands in, an order, or a written authority."""
    unit = _agency(request)
    needs(request, "signers", unit)
    form = DelegationForm(unit, request.POST or None)

    def do() -> Done:
        delegate(request.user, form.delegation())
        return _("Đã ghi việc giao ký."), "signers"

    page = {"unit": unit, "form": form, "title": _("Nghỉ phép, thừa lệnh, ủy quyền"), "deed": _("Ghi")}
    return once_sent(request, form, do) or render(request, "signing/form.html", page)


@counter
def end_signer(request: Request, post: int) -> HttpResponse:
    """A post ends on a day, by a paper."""
    visible = SigningPost.objects.filter(unit__in=agencies_for(request.user, today())).select_related("unit__parent")
    found = get_or_404(visible, post)
    needs(request, "signers", found.unit)
    form = EndPostForm(request.POST or None)

    def do() -> Done:
        end_post(request.user, found, form.cleaned_data["day"], form.cleaned_data["basis"], _seen(request))
        return _("Đã ghi ngày kết thúc."), "signers"

    if done := once_sent(request, form, do):
        return done
    title = naming(_("Kết thúc chức vụ: %(post)s"), post=found)
    context = {"unit": found.unit, "form": form, "title": title, "deed": _("Ghi"), "seen": found.valid_to}
    return render(request, "signing/form.html", context)


@counter
def end_handing_over(request: Request, delegation: int) -> HttpResponse:
    """Something that was handed over ends earlier, or does not come about at all."""
    visible = SigningDelegation.objects.filter(
        grantor__unit__in=agencies_for(request.user, today()), withdrawn_at_act=None
    )
    found = get_or_404(visible.select_related("grantor__unit__parent", "grantee"), delegation)
    needs(request, "signers", found.grantor.unit)
    calls_off = request.POST.get("viec") == "bo"
    end_form = EndForm(None if calls_off else request.POST or None)
    reason_form = ReasonForm(request.POST if calls_off else None)
    form = reason_form if calls_off else end_form
    if done := once_sent(request, form, lambda: (_ended(request, found, form), "signers")):
        return done
    context = {"row": found, "form": form, "end_form": end_form, "reason_form": reason_form, "seen": found.valid_to}
    return render(request, "signing/end_handing_over.html", context | {"begun": found.valid_from <= today()})


def _ended(request: Request, found: SigningDelegation, form: EndForm | ReasonForm) -> str:
    if isinstance(form, ReasonForm):
        call_off(request.user, found, form.said)
        return _("Đã bỏ; từ nay như chưa ghi.")
    end_delegation(request.user, found, form.cleaned_data["day"], _seen(request))
    return _("Đã ghi ngày kết thúc.")


def _seen(request: Request) -> date | None:
    """The last day that stood there when the page was opened."""
    said = request.POST.get("seen", "")
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as strange:
        raise Http404 from strange


def _agency(request: Request) -> Unit:
    """The agency an address names, among those whose signers the person may see; else the own one."""
    agencies = agencies_for(request.user, today())
    asked = id_in(request.GET, "don_vi")
    unit = own_agency(request.user, agencies) if asked is None else get_or_404(agencies, asked)
    if unit is None:
        raise Http404
    return unit
