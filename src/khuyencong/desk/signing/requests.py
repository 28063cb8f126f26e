"""A paper on its way to a signature: laid before a signer, signed or sent back, then numbered and issued."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khuyencong.records.models import SigningRequest
from khuyencong.records.scopes import requests_for
from khuyencong.terms.blanks import Answers
from khuyencong.terms.document import from_json
from khuyencong.terms.facts import Finding
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period, day_in_figures
from khuyencong.work.library import issue, order_of, standing_issues
from khuyencong.work.permissions import Refused, rights_of
from khuyencong.work.reporting import form_named, preview
from khuyencong.work.signing import (
    ON_ITS_WAY,
    ForSignature,
    send_back,
    sign,
    signatories,
    stand_in_for,
    submit,
    under_their_lines,
    withdraw_request,
)

from ..access import Request, counter, get_or_404, needs, plan_or_404, today
from ..address import id_in
from ..asking import Done, once_sent
from ..choices import understood
from ..history import acts_on
from ..shown import before_signing, chosen_preview, on_screen, why_refused
from .forms import RemarkForm, SignForm, SubmitForm
from .numbers import NumberForm
from .waiting import way_out


@counter
def submit_paper(request: Request, plan: int) -> HttpResponse:
    """Choose who is to sign, and lay the report before them."""
    chosen = plan_or_404(request, plan)
    needs(request, "issue", chosen.unit)
    choices = understood(request.GET, chosen, request.user)
    bench = signatories(chosen.unit, today(), choices.form.book)
    form = SubmitForm(bench, choices.answers, request.POST or None)
    seen = id_in(request.POST, "revision") or choices.revision
    if request.method == "POST" and form.is_valid():
        paper = ForSignature(
            chosen,
            choices.period,
            form.chosen_post(),
            form=choices.form.name,
            as_of=choices.as_of,
            money=choices.money,
            answers=choices.answers,
            draft=choices.draft,
            revision=seen,
            recipients=form.recipients_told(),
        )
        try:
            found = submit(request.user, paper)
            messages.success(request, _("Đã trình ký."))
            return redirect("signing_request", found.pk)
        except Refused as refusal:
            form.add_error(None, why_refused(refusal))
            seen = choices.revision  # the page tells what changed, and is sent again as it stands
    way = way_out(request.user, chosen, choices)
    context = {"plan": chosen, "choices": choices, "form": form, "bench": bench, "way": way, "revision": seen}
    context["standing"] = standing_issues(chosen, choices.form.name, choices.period)
    context |= before_signing(chosen_preview(request.user, chosen, choices))
    return render(request, "signing/submit.html", context)


@require_safe
@counter
def signing_request(request: Request, request_id: int) -> HttpResponse:
    """What was laid before the signer, and what may be done with it."""
    return render(request, "signing/request.html", _context(request, _request(request, request_id)))


@require_POST
@counter
def decide_request(request: Request, request_id: int) -> HttpResponse:
    """Sign, send back, or take back."""
    found = _request(request, request_id)
    deed, wrong = request.POST.get("viec", ""), _("Chưa rõ việc.")
    try:
        if said := _done(request, found, deed):
            messages.success(request, said)
            stays = requests_for(request.user, today()).filter(pk=found.pk).exists()  # not for who only stood in
            return redirect("signing_request", found.pk) if stays else redirect("home")
    except Refused as refusal:
        wrong = str(refusal)
    form, field = ("sign_form", "day") if deed == "ky" else ("remark_form", "reason")
    typed = _FORMS[form](request.POST)
    context = _context(request, found) | {form: typed, "wrong": wrong, "wrong_at": typed[field].id_for_label}
    return render(request, "signing/request.html", context)


_FORMS: dict[str, type[forms.Form]] = {"sign_form": SignForm, "remark_form": RemarkForm}


def _done(request: Request, found: SigningRequest, deed: str) -> str:
    """The deed in words; «» when it is none, or its form lacks something."""
    if deed == "ky":
        form = SignForm(request.POST)
        if not form.is_valid():
            raise Refused(_("Ngày ký chưa đúng; ví dụ: 4/6/2024."))
        sign(request.user, found, form.cleaned_data["day"])
        return _("Đã ký duyệt. Văn bản chờ cấp số và phát hành.")
    reason, seen = request.POST.get("reason", ""), request.POST.get("seen", "")
    if deed == "tra-lai":
        send_back(request.user, found, reason, seen)
        return _("Đã trả lại người soạn.")
    if deed == "rut":
        withdraw_request(request.user, found, reason, seen)
        return _("Đã rút hồ sơ trình ký.")
    return ""


@counter
def issue_signed(request: Request, request_id: int) -> HttpResponse:
    """Number and issue a paper that was signed here."""
    found = _request(request, request_id)
    needs(request, "issue", found.plan.unit)
    if found.state != SigningRequest.State.SIGNED or found.signed_on is None:
        raise Refused(_("Văn bản chưa được ký, hoặc đã phát hành."))
    period, day = Period.parse(found.period), found.signed_on
    answers = Answers(found.answers)
    form = NumberForm(found.plan, found.form, period, request.POST or None, day=day, answers=answers)

    def do() -> Done:
        issued = issue(request.user, order_of(found, **form.numbering()))
        return _("Đã phát hành số %(number)s.") % {"number": issued.paper.number}, "issue", issued.pk

    page = {"request_row": found, "form": form}
    return once_sent(request, form, do, why_refused) or render(request, "signing/issue.html", page)


def _context(request: Request, found: SigningRequest) -> dict[str, Any]:
    instead = stand_in_for(request.user, found, today())
    laid_before = found.state in ON_ITS_WAY and (found.post.user_id == request.user.pk or instead is not None)
    return {
        "row": found,
        "instead": instead,
        "html": on_screen(under_their_lines(found, instead) if instead else from_json(found.document)),
        "acts": acts_on("signingrequest", found.pk) | acts_on("plan", found.plan_id).filter(changes__request=found.pk),
        "away": _why_not(found),
        "findings": _checked(request, found) if found.state in ON_ITS_WAY else (),
        "on_its_way": found.state in ON_ITS_WAY,
        "laid_before": laid_before,
        "sign_form": SignForm(initial={"day": day_in_figures(today())}),
        "remark_form": RemarkForm(),
        "rights": rights_of(request.user, [found.plan.unit]),
        "again": _way_back(found) if found.state == SigningRequest.State.RETURNED else "",
    }


def _way_back(found: SigningRequest) -> str:
    """Where a paper that was sent back is mended and laid again, as it was asked for."""
    asked = {"mau": found.form, "ky": found.period, "tien": found.money}
    if found.draft_id:
        asked = {"soan": str(found.draft_id)}
    return f"{reverse('report', args=[found.plan_id])}?{urlencode(asked)}"


def _checked(request: Request, found: SigningRequest) -> tuple[Finding, ...]:
    """What the checks say of the paper as it was laid: who signs sees what its writer saw."""
    try:
        return preview(
            request.user,
            found.plan,
            Period.parse(found.period),
            found.as_of,
            form=found.form,
            money=MoneyUnit(found.money),
            answers=Answers(found.answers),
        ).findings
    except Refused:
        return ()  # of those who may see the paper, not all may look at its sums as of an act


def _why_not(found: SigningRequest) -> str:
    """Why the person it waits for cannot sign today; «» where they can, or it waits no more."""
    if found.state != SigningRequest.State.WAITING:
        return ""
    bench = signatories(found.plan.unit, today(), form_named(found.form).book)
    return next((one.reason for one in bench if one.post.id == found.post_id and not one.allowed), "")


def _request(request: Request, pk: int) -> SigningRequest:
    visible = requests_for(request.user, today())
    related = ("plan__unit__parent", "plan__province", "post", "writer", "signed_by", "issue__paper")
    return get_or_404(visible.select_related(*related), pk)
