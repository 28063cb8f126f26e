"""Composing papers: choose what to write, fill in its blanks beside a live preview, save, download, issue."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khuyencong.papers.forms.frame import AROUND
from khuyencong.records.models import Draft
from khuyencong.records.scopes import drafts_for, plans_for
from khuyencong.records.stationery import stationery_of
from khuyencong.terms.blanks import Answers, open_blanks
from khuyencong.terms.known_documents import Validity
from khuyencong.terms.periods import Period
from khuyencong.work.permissions import Refused, may, rights_of
from khuyencong.work.reporting import (
    CATALOGUE,
    ChangedSince,
    begin_draft,
    clean_answers,
    draft_preview,
    form_named,
    put_aside,
    save_draft,
)
from khuyencong.work.reporting.wording import possible_bases

from ..access import Request, counter, get_or_404, needs, today
from ..address import id_of
from ..choices import choices_of, of_draft, periods_of
from ..pages import page_of
from ..shown import before_signing, on_screen
from ..signing.waiting import way_out
from ..words import MONEY_WORDS
from .blanks import BlanksForm
from .wording import asks_for_words, with_words, wording_context

_KNOWN = {"addressees": "kinh_gui", "owed": "viec_no"}  # blanks of which the page knows that one comes from
FRAMING = frozenset(blank.name for blank in AROUND)  # folded away at first


@require_safe
@counter
def drafts(request: Request) -> HttpResponse:
    """Papers being composed, and those that came of it."""
    seen = drafts_for(request.user, today()).filter(put_aside_at_act=None)
    page = page_of(request, seen.select_related("plan__unit__parent", "changed_by", "issue__paper"))
    rows = [(draft, bool(draft.issue_id or may(request.user, "edit_report", draft.plan.unit))) for draft in page]
    may_write = bool(may(request.user, "edit_report", None))
    return render(request, "reporting/drafts.html", {"rows": rows, "page": page, "may_write": may_write})


@counter
def begin(request: Request, plan: int) -> HttpResponse:
    """Choose what to write about a plan; the draft is begun with what usually stands in it."""
    chosen = get_or_404(plans_for(request.user, today()).select_related("programme", "province", "unit__parent"), plan)
    needs(request, "edit_report", chosen.unit)
    choices = choices_of(request.POST or request.GET, chosen, request.user)
    if request.method == "POST" and not choices.problem:
        draft = begin_draft(request.user, chosen, choices.form.name, choices.period, choices.money)
        known = {name: said for name, field in _KNOWN.items() if (said := request.POST.get(field))}
        if known:
            save_draft(request.user, draft, draft.answers | known, draft.revision)
        return redirect("compose", draft.pk)
    context = {
        "plan": chosen,
        "choices": choices,
        "forms": CATALOGUE.values(),
        "periods": periods_of(chosen.year),
        "units": [(unit.value, words) for unit, words in MONEY_WORDS.items()],
    }
    return render(request, "reporting/begin.html", context)


@counter
def compose(request: Request, draft: int) -> HttpResponse:
    """The blanks beside the paper they make. Saving over another's words asks first."""
    found = _draft(request, draft)
    if request.method != "POST":
        return _page(request, found, _form(found), Answers(found.answers))
    form = _form(found, request.POST)
    if not form.is_valid():
        return _page(request, found, form, Answers(found.answers))
    kind = form_named(found.form)
    if request.POST.get("buoc") == "xem":
        return _page(request, found, form, Answers(clean_answers(kind, form.answers)))
    if asks_for_words(request):
        changed = with_words(request, found, Answers(clean_answers(kind, form.answers)))
        return _page(request, found, BlanksForm(kind.blanks, answers=changed.values), changed)
    needs(request, "edit_report", found.plan.unit)
    return _saved(request, found, form)


def _saved(request: Request, draft: Draft, form: BlanksForm) -> HttpResponse:
    typed = Answers(form.answers)
    try:
        save_draft(request.user, draft, form.answers, _seen(request))
    except ChangedSince as newer:
        shown = newer.draft  # what the other one saved is shown now
        return _page(request, shown, form, typed, clashes=newer.clashes, newer=str(newer), revision=shown.revision)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, draft, form, typed)
    messages.success(request, _("Đã lưu dự thảo."))
    return redirect("compose", draft.pk)


@require_POST
@counter
def compose_preview(request: Request, draft: int) -> HttpResponse:
    """The paper as it would be with what is being typed; nothing is kept."""
    found = _draft(request, draft)
    form = _form(found, request.POST)
    answers = clean_answers(form_named(found.form), form.answers) if form.is_valid() else found.answers
    return render(request, "reporting/_composed.html", _shown(found, Answers(answers), request))


@require_POST
@counter
def drop_draft(request: Request, draft: int) -> HttpResponse:
    """Put a draft aside; the history keeps that it was there."""
    found = _draft(request, draft)
    needs(request, "edit_report", found.plan.unit)
    try:
        put_aside(request.user, found)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("compose", found.pk)
    messages.success(request, _("Đã bỏ dự thảo."))
    return redirect("drafts")


def _draft(request: Request, pk: int) -> Draft:
    related = ("plan__programme", "plan__province", "plan__unit__parent", "plan__root", "plan__outside", "changed_by")
    return get_or_404(drafts_for(request.user, today()).select_related(*related), pk)


def _form(draft: Draft, data: Any = None) -> BlanksForm:
    return BlanksForm(form_named(draft.form).blanks, data, draft.answers)


def _seen(request: Request) -> int:
    """The state of the draft that the person has in front of them, however often the page was made anew since."""
    return id_of(request.POST.get("revision", "")) or 0


def _shown(draft: Draft, answers: Answers, request: Request) -> dict[str, Any]:
    shown = draft_preview(request.user, draft, answers)
    document = shown.document
    told = {"html": on_screen(document), "annex_file": document.has_annex_file}
    return told | before_signing(shown, filling=True) | wording_context(draft, answers)


def _page(request: Request, draft: Draft, form: BlanksForm, answers: Answers, **more: Any) -> HttpResponse:
    kind, plan = form_named(draft.form), draft.plan
    rights = rights_of(request.user, [plan.unit])
    way = way_out(request.user, plan, of_draft(draft))
    writes = "edit_report" in rights and draft.is_open and way.request is None
    if not writes:
        form.close()
    unsaved = any(draft.answers.get(name, "") != words for name, words in answers.values.items())
    context = _shown(draft, answers, request) | {
        "draft": draft,
        "revision": _seen(request) if request.method == "POST" else draft.revision,
        "plan": plan,
        "kind": kind,
        "period": Period.parse(draft.period),
        "form": form,
        "content": [field for field in form if field.name not in FRAMING],
        "framing": [field for field in form if field.name in FRAMING],
        "rights": rights,
        "own_template": bool((held := stationery_of(plan.unit)) and held.template_id),
        "possible_bases": [(one, one.on(today()) is Validity.UNVERIFIED) for one in possible_bases(plan.province)],
        "query": f"soan={draft.pk}",
        "way": way,
        "writes": writes,
        "unsaved": unsaved,
        "unready": unsaved or bool(open_blanks(kind.blanks, answers)),
    }
    return render(request, "reporting/compose.html", context | more)
