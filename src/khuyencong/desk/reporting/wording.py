"""Suggestions on what an officer typed, shown beside the paper and taken over only when they press for it."""

from typing import Any

from khuyencong.norms.wording import Suggestion
from khuyencong.records.models import Draft
from khuyencong.terms.blanks import Answers
from khuyencong.terms.known_documents import spelled
from khuyencong.work.reporting import form_named
from khuyencong.work.reporting.wording import mended, possible_bases, with_basis, wording_of

from ..access import Request

ALL = "tat-ca"


def wording_context(draft: Draft, answers: Answers) -> dict[str, Any]:
    """Each suggestion with the blank it is about, and how many could be taken over at once."""
    blanks = {blank.name: blank.label for blank in form_named(draft.form).blanks}
    found = wording_of(draft.plan.province, form_named(draft.form).blanks, answers)
    rows = [(blanks[one.name], one, _code(one)) for one in found]
    return {"wording": rows, "wording_ready": sum(one.expected is not None for one in found)}


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
