"""What the ledger says against a decision about a plan: approved already, another's to adjust, or adjusted back."""

from collections.abc import Iterator

from django.utils import timezone

from khuyencong.records.agencies import symbols_of
from khuyencong.records.decisions import TAKE_BACK_APPROVAL, UNDO_ADJUSTMENT, standing_decision, undone_since
from khuyencong.records.models import Issue, Plan, Unit
from khuyencong.terms.cases import PlanCase
from khuyencong.terms.facts import Finding

from . import doubts
from .catalogue import Form


def doubts_of_decision(
    plan: Plan, form: Form, case: PlanCase, issuer: Unit, number: str, replaces: Issue | None
) -> Iterator[Finding]:
    """`number` and what it `replaces` are known where it is issued; before that a replacement may yet be meant."""
    if form.compares:
        yield from doubts.of_agency(case.decision, symbols_of(issuer, timezone.localdate()))
        if (act := undone_since(plan, case.as_of)) is not None:
            yield doubts.of_undone(
                act.number, _UNDONE.get(act.verb, "Các số điều chỉnh mà quyết định này ghi đã bị rút")
            )
    if form.approves and (standing := standing_decision(plan)):
        own = [number, *_taken_over(replaces)]  # it may be recorded as approving before it is issued by that number
        if standing.lstrip("0") not in {one.lstrip("0") for one in own}:
            yield from doubts.of_approval(standing, not number and _is_replaceable(plan, form, standing))


_UNDONE = {
    UNDO_ADJUSTMENT: "Lần điều chỉnh mà quyết định này ghi đã được hoàn tác",
    TAKE_BACK_APPROVAL: "Phê duyệt mà quyết định này điều chỉnh đã bị thu hồi",
}


def _taken_over(issue: Issue | None) -> Iterator[str]:
    """The numbers of a paper and of those it took the place of itself."""
    while issue is not None:
        yield issue.paper.number
        issue = issue.replaces


def _is_replaceable(plan: Plan, form: Form, number: str) -> bool:
    """Whether a decision that approved the plan was issued here: it, or what stands in its place, can be replaced."""
    issued = plan.issues.filter(form__startswith=f"{form.name}/").values_list("paper__number", flat=True)
    return number.lstrip("0") in {one.lstrip("0") for one in issued}
