"""The sentences of a report: rewritten in their place with figures locked, and decided about when a figure moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.papers.forms.edited import Link, template_of, typed_numbers, words_of
from khuyencong.records.models import Measure, Plan
from khuyencong.terms.document import Document, Paragraph, Run
from khuyencong.terms.selector import Selector
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import (
    SentencePlace,
    edit_sentence,
    keep_sentence,
    refresh_sentence,
    reset_sentence,
    sentence_at,
)

from ..access import Request, counter, needs, plan_or_404
from ..address import id_of
from ..choices import Choices, understood
from ..words import ROLE_WORDS

_MOST = 24  # figures of a content offered beside a sentence's own
_SAID: dict[str, str | Promise] = {
    "luu": gettext_lazy("Đã lưu câu; mọi số trong câu dẫn về sổ."),
    "nhan": gettext_lazy("Đã nhận số mới vào câu."),
    "giu": gettext_lazy("Đã giữ câu với số cũ; báo cáo vẫn nêu chỗ khác với sổ."),
    "bo": gettext_lazy("Đã bỏ phần sửa; câu do hệ thống viết trở lại."),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A sentence of the preview as the list beside it shows it."""

    key: str
    words: str
    edited: bool
    moved: bool


def sentences_of(document: Document) -> list[Listed]:
    """Every sentence that may be edited, those that moved first."""
    told = (block for block in document.blocks if isinstance(block, Paragraph) and block.key)
    listed = [Listed(block.key, words_of(block), block.edited, block.moved) for block in told]
    return sorted(listed, key=lambda one: (not one.moved, not one.edited))


@counter
def sentence(request: Request, plan: int, key: str) -> HttpResponse:
    """One sentence with its figures; alone where it is edited in the preview, else as a page of its own."""
    chosen = plan_or_404(request, plan)
    needs(request, "edit_report", chosen.unit)
    choices = understood(request.GET, chosen, request.user)
    wrong = ""
    if request.method == "POST":
        try:
            return _decided(request, chosen, choices, key)
        except Refused as refusal:
            wrong = str(refusal)
    context = _context(chosen, choices, key) | {"wrong": wrong}
    context["typed"] = request.POST.get("cau") or context["template"]
    template = "reporting/_sentence.html" if request.htmx else "reporting/sentence.html"
    return render(request, template, context)


def _context(plan: Plan, choices: Choices, key: str) -> dict[str, Any]:
    found = sentence_at(SentencePlace(plan, choices.form.name, choices.period, key))
    return {
        "plan": plan,
        "choices": choices,
        "key": key,
        "sentence": found,
        "template": template_of(found.runs),
        "generated": words_of(found.generated),
        "chips": [(token, run.text) for token, run in found.own.items()],
        "beside": _named(found.beside),
        "refreshable": bool(found.changes) and all(change.now is not None for change in found.changes),
    }


def _decided(request: Request, plan: Plan, choices: Choices, key: str) -> HttpResponse:
    """Do what the person chose, and go back to the sentence in the preview."""
    deed, place = request.POST.get("viec", ""), SentencePlace(plan, choices.form.name, choices.period, key)
    reason, seen = request.POST.get("ly_do", ""), _seen(request)
    if deed == "luu":
        saved = edit_sentence(request.user, place, request.POST.get("cau", ""), reason, seen)
        if typed := typed_numbers(saved.text, (Link(*link) for link in saved.links)):
            words = _("Đã lưu câu. Số không dẫn về sổ: %(numbers)s.")
            messages.warning(request, words % {"numbers": ", ".join(typed)})
            return _back(request, plan, key)
    elif deed == "nhan":
        refresh_sentence(request.user, place, seen)
    elif deed == "giu":
        keep_sentence(request.user, place, reason, seen)
    elif deed == "bo":
        reset_sentence(request.user, place, seen)
    else:
        raise Refused(_("Chưa rõ muốn làm gì với câu này."))
    messages.success(request, str(_SAID[deed]))
    return _back(request, plan, key)


def _back(request: Request, plan: Plan, key: str) -> HttpResponse:
    return redirect(f"{reverse('report', args=[plan.pk])}?{request.GET.urlencode()}#cau-{key}")


def _named(figures: Mapping[str, Run]) -> list[tuple[str, str, str]]:
    """Each with its token, its words, and what it counts: a bare number of another place says nothing."""
    asked = {token: Selector.decode(run.selector) for token, run in figures.items() if run.selector}
    measures = Measure.objects.in_bulk({one.measure for one in asked.values()})
    return [
        (token, figures[token].text, f"{measures[one.measure].name}, {ROLE_WORDS[one.roles[0]]}")
        for token, one in asked.items()
        if one.measure in measures
    ][:_MOST]


def _seen(request: Request) -> int | None:
    """The edit that stood when the person opened the sentence; none over generated words."""
    return id_of(request.POST.get("da_thay", ""))
