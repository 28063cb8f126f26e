"""Reports: choose, preview, download a draft, issue, and what became of an issued paper."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khuyencong.papers.writing import FORMATS, write_annexes, write_paper
from khuyencong.records.agencies import issuer_of
from khuyencong.records.exchange import identifier_on
from khuyencong.records.library import heavy
from khuyencong.records.models import Issue
from khuyencong.records.scopes import agencies_for, issues_for, plans_for, provinces_overseen
from khuyencong.records.stationery import template_for
from khuyencong.records.store import read_bytes
from khuyencong.terms.document import from_json
from khuyencong.terms.media_types import DOCX, HTML, PDF, XLSX
from khuyencong.terms.periods import day_in_figures
from khuyencong.work.exchange import fields_of
from khuyencong.work.library import AnotherPaper, look_at, set_aside, take_back
from khuyencong.work.library import issue as issue_paper
from khuyencong.work.permissions import Refused, rights_of

from ..access import Request, counter, get_or_404, needs, plan_or_404, today
from ..address import id_in, id_of
from ..choices import choices_of, understood
from ..downloads import attachment
from ..history import acts_on
from ..pages import page_of
from ..plans.contexts import plan_rows
from ..shown import before_issuing, chosen_preview, on_screen, why_refused
from ..signing.waiting import on_the_way, way_out
from ..words import PACKAGE_LACKS
from .contexts import report_page
from .forms import IssueForm
from .moved import moved_in

MEDIA_TYPES = {
    "docx": DOCX,
    "pdf": PDF,
    "html": f"{HTML}; charset=utf-8",
    "xlsx": XLSX,
}


ANNEXES = "phu-luc"  # how addresses and names of files call the annexes' own file
_OF_ISSUE = (
    "paper__unit__parent",
    "plan__unit__parent",
    "act__actor",
    "docx",
    "pdf",
    "annex_docx",
    "annex_pdf",
    "replaces__paper",
    "replaced_by__paper",
    "supplements__paper",
)


@require_safe
@counter
def reports(request: Request) -> HttpResponse:
    """Plans to report on, and the papers already issued."""
    visible = plans_for(request.user, today()).select_related("programme", "unit__parent")
    plans = visible.prefetch_related("versions").order_by("-year", "programme_id")[:50]
    rights = {unit.pk: rights_of(request.user, [unit]) for unit in {plan.unit for plan in plans}}
    issued = issues_for(request.user, today()).select_related("paper", "plan").defer("document", *heavy("paper__"))
    context = {
        "rows": plan_rows(plans),
        "prepares": {plan.pk for plan in plans if "prepare_report" in rights[plan.unit_id]},
        "composes": {plan.pk for plan in plans if "edit_report" in rights[plan.unit_id]},
        "issued": page_of(request, issued),
        "requests": on_the_way(request.user),
        "agencies": agencies_for(request.user, today()).exists(),
    }
    return render(request, "reporting/reports.html", context)


@require_safe
@counter
def report(request: Request, plan: int) -> HttpResponse:
    """The live preview of a report, in the shape of the final paper."""
    chosen = plan_or_404(request, plan)
    context = report_page(request.user, chosen, choices_of(request.GET, chosen, request.user))
    return render(request, "reporting/report.html", context)


@require_safe
@counter
def draft(request: Request, plan: int, format: str) -> HttpResponse:
    """The draft as a file, or its annexes where they are a file of their own."""
    chosen = plan_or_404(request, plan)
    if format not in FORMATS:
        raise Http404
    choices = understood(request.GET, chosen, request.user)
    document = chosen_preview(request.user, chosen, choices).document
    name = f"du-thao-{choices.form.name}-{choices.period.code}"
    if of_annexes := document.has_annex_file and request.GET.get("tep") == ANNEXES:
        name = f"{name}-{ANNEXES}"
    written = (write_annexes if of_annexes else write_paper)(document, format, template_for(chosen.unit))
    return attachment(written, f"{name}.{format}", MEDIA_TYPES.get(format, ""))


@counter
def issue_report(request: Request, plan: int) -> HttpResponse:
    """Ask for number, day and signer; show the answers; then issue."""
    chosen = plan_or_404(request, plan)
    needs(request, "issue", chosen.unit)
    choices = understood(request.GET, chosen, request.user)
    form = IssueForm(chosen, choices, request.POST or None, initial={"signed_on": day_in_figures(today())})
    context = {"plan": chosen, "choices": choices, "form": form, "way": way_out(request.user, chosen, choices)}
    seen = context["revision"] = id_in(request.POST, "revision") or choices.revision
    if request.htmx:  # another day was typed: others may sign
        return render(request, "signing/_choose.html", context | {"bench": form.bench})
    if request.method != "POST" or request.POST.get("buoc") == "sua" or not form.is_valid():
        return render(request, "reporting/issue_form.html", context)
    order = replace(form.order(), revision=seen)
    if request.POST.get("buoc") != "phat-hanh":
        shown, refusal = look_at(request.user, order)
        context |= before_issuing(shown or chosen_preview(request.user, chosen, choices), refusal)
        return render(request, "reporting/issue_check.html", context)
    try:
        issued = issue_paper(request.user, order)
    except Refused as refusal:
        form.add_error(None, why_refused(refusal))
        context["revision"] = choices.revision  # the page tells what changed, and is sent again as it stands
        return render(request, "reporting/issue_form.html", context)
    messages.success(request, _("Đã phát hành số %(number)s.") % {"number": issued.paper.number})
    return redirect("issue", issued.pk)


@require_safe
@counter
def issue(request: Request, issue: int) -> HttpResponse:
    """An issued paper: its bytes, the moment its figures stand at, and the signed files that came back."""
    return render(request, "reporting/issue.html", issue_page(request, seen_issue(request, issue)))


def issue_page(request: Request, found: Issue, wrong: str = "", wrong_at: str = "tep") -> dict[str, object]:
    """The page of an issued paper; `wrong_at` is the field that what is wrong belongs to."""
    moved_count, moved = moved_in(found)
    return {
        "issue": found,
        "moved": moved,
        "moved_count": moved_count,
        "html": on_screen(from_json(found.document)),
        "returns": list(found.returns.select_related("returned_by", "act").order_by("-pk")),
        "supplements": found.supplemented_by.select_related("paper").defer("document", *heavy("paper__")),
        "acts": acts_on("paper", found.paper_id),
        "statuses": found.statuses.select_related("act"),
        "lacks": fields_of(found).lacks_in(PACKAGE_LACKS),
        "identifier": identifier_on(issuer_of(found.paper.unit), found.signed_on),
        "rights": rights_of(request.user, [found.plan.unit]),
        "oversees": found.paper.province_id in provinces_overseen(request.user, today()),
        "wrong": wrong,
        "wrong_at": wrong_at,
    }


@require_safe
@counter
def issue_file(request: Request, issue: int, format: str) -> HttpResponse:
    """The very bytes that left the house."""
    found = seen_issue(request, issue)
    of_annexes = request.GET.get("tep") == ANNEXES
    own = {"docx": found.docx, "pdf": found.pdf}
    annexes = {"docx": found.annex_docx, "pdf": found.annex_pdf}
    if (file := (annexes if of_annexes else own).get(format)) is None:
        raise Http404
    name = found.paper.number.replace("/", "-") + (f"-{ANNEXES}" if of_annexes else "")
    return attachment(read_bytes(file), f"{name}.{format}", MEDIA_TYPES[format])


@require_POST
@counter
def return_file(request: Request, issue: int) -> HttpResponse:
    """Take the signed file back and compare its figures with those that were issued; or set one aside again."""
    found = seen_issue(request, issue)
    needs(request, "take_back", found.plan.unit)
    if code := request.POST.get("go", ""):
        return _set_aside(request, found, code)
    file = request.FILES.get("tep")
    if file is None:
        wrong = _("Chọn tệp đã ký.")
        return render(request, "reporting/issue.html", issue_page(request, found, wrong))
    try:
        returned = take_back(request.user, found, file.name or "", file.read(), bool(request.POST.get("dung_la")))
    except AnotherPaper as doubt:
        return render(request, "reporting/issue.html", issue_page(request, found) | {"doubts": doubt.doubts})
    except Refused as refusal:
        return render(request, "reporting/issue.html", issue_page(request, found, str(refusal)))
    words = _("Đã nhận lại: %(figures)s chỗ khác số liệu, %(words)s chỗ khác lời văn so với bản đã phát hành.")
    if not returned.of_words and not (file.name or "").lower().endswith(".docx"):
        words = _("Đã nhận lại: %(figures)s chỗ khác số liệu đã phát hành; lời văn chỉ so được ở tệp Word.")
    messages.success(request, words % {"figures": returned.of_figures, "words": returned.of_words})
    return redirect("issue", found.pk)


def _set_aside(request: Request, found: Issue, code: str) -> HttpResponse:
    returned = get_or_404(found.returns.all(), id_of(code) or 0)
    try:
        set_aside(request.user, returned, request.POST.get("ly_do", "")[:300])
    except Refused as refusal:
        return render(request, "reporting/issue.html", issue_page(request, found, str(refusal), f"go{returned.pk}"))
    messages.success(request, _("Đã gỡ bản nhận lại; tệp vẫn được giữ trong hồ sơ."))
    return redirect("issue", found.pk)


def seen_issue(request: Request, pk: int) -> Issue:
    visible = issues_for(request.user, today())
    return get_or_404(visible.select_related(*_OF_ISSUE), pk)
