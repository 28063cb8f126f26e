"""Suggestions on what an officer typed, shown beside the paper and taken over only when they press for it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext

from khuyencong.norms.wording import Suggestion
from khuyencong.records.models import Draft
from khuyencong.terms.blanks import Answers
from khuyencong.terms.known_documents import spelled
from khuyencong.work.reporting import form_named
from khuyencong.work.reporting.wording import mended, possible_bases, with_basis, wording_of

from ..access import Request

ALL = "tat-ca"
AROUND = 28  # letters of the text shown on each side


@dataclass(frozen=True, slots=True)
class Row:
    """A suggestion with the name of its blank and the words around it."""

    told: Suggestion
    label: str
    code: str
    before: str
    after: str


def wording_context(draft: Draft, answers: Answers) -> dict[str, Any]:
    """Each suggestion at its words, and how many could be taken over at once."""
    blanks = {blank.name: pgettext("paper", blank.label) for blank in form_named(draft.form).blanks}
    found = wording_of(draft.plan.province, form_named(draft.form).blanks, answers)
    rows = [_row(one, blanks[one.name], answers.values[one.name]) for one in found]
    return {"wording": rows, "wording_ready": sum(one.expected is not None for one in found)}


def _row(one: Suggestion, label: str, text: str) -> Row:
    before, after = text[max(0, one.start - AROUND) : one.start], text[one.end : one.end + AROUND]
    if one.start > AROUND:
        before = before.partition(" ")[2]
    if one.end + AROUND < len(text):
        after = after.rpartition(" ")[0]
    return Row(one, label, _code(one), before, after)


def asks_for_words(request: Request) -> bool:
    """Whether a button was pressed that changes what stands in the blanks."""
    return "sua" in request.POST or "them_can_cu" in request.POST


def with_words(request: Request, draft: Draft, answers: Answers) -> Answers:
    """The answers with the suggestions that were taken over, or with the basis that was chosen."""
    province = draft.plan.province
    if pressed := request.POST.get("sua"):
        found = wording_of(province, form_named(draft.form).blanks, answers)
        return mended(answers, (one for one in found if pressed in (ALL, _code(one))))
    number = spelled(request.POST.get("can_cu", ""))
    chosen = next((one for one in possible_bases(province) if spelled(one.number) == number), None)
    return with_basis(answers, chosen) if chosen else answers


def _code(one: Suggestion) -> str:
    return f"{one.name}:{one.start}:{one.end}"
