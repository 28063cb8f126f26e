"""By which decision a plan was in force at an act."""

from datetime import date
from itertools import takewhile

from khuyencong.terms.periods import day_in_words

from .agencies import issuer_of
from .history import Act
from .plans import Plan, PlanVersion


def decision_on(plan: Plan, act: int) -> str:
    """What had approved the version in force at an act: «Quyết định số 12/QĐ-UBND ngày 04 tháng 6 năm 2024 của UBND
    tỉnh …», without the agency where its symbol is none of ours; "" before approval."""
    approval = _approval_on(plan, act)
    return _in_words(plan, approval.changes) if approval else ""


def standing_decision(plan: Plan) -> str:
    """The number of what approved the newest version of a plan; "" while that one waits for its approval."""
    newest = plan.versions.order_by("number").last()
    return newest.decision_number if newest and newest.state == PlanVersion.State.APPROVED else ""


def _approval_on(plan: Plan, act: int) -> Act | None:
    """The act that had approved the version in force; one taken back leaves the one before it in force."""
    done = Act.objects.filter(subject_kind="plan", subject_id=plan.pk, number__lte=act)
    in_force: list[Act] = []
    for told in done.filter(verb__in=("approve", "take_back_approval")).order_by("number"):
        if told.verb == "approve":
            in_force.append(told)
        elif in_force:
            in_force.pop()
    return in_force[-1] if in_force else None


UNDO_ADJUSTMENT = "undo_adjustment"  # the verb that takes an adjustment back as a whole


def adjustments_at(plan: Plan, act: int, since: int = 0) -> list[Act]:
    """The adjustments of a plan that stood at an act, written after another: the last first."""
    done = Act.objects.filter(subject_kind="plan", subject_id=plan.pk, number__lte=act, number__gt=since)
    told = list(done.filter(verb__in=("adjust", UNDO_ADJUSTMENT)).select_related("actor").order_by("-number"))
    undone = {one.changes["undone"] for one in told if one.verb == UNDO_ADJUSTMENT}
    return [one for one in told if one.verb == "adjust" and one.number not in undone]


def last_adjusted(plan: Plan, act: int) -> tuple[int, str] | None:
    """Up to which act the plan stood before the last paper that adjusted it under the decision in force, which may have
    been written in several; and why it was adjusted."""
    approval = _approval_on(plan, act)
    standing = adjustments_at(plan, act, since=approval.number if approval else 0)
    if not standing:
        return None
    last = standing[0].changes
    of_paper = takewhile(lambda one: one.changes.get("basis") == last.get("basis"), standing)
    return min(one.number for one in of_paper) - 1, last.get("reason", "")


def _in_words(plan: Plan, approval: dict[str, str]) -> str:
    number, day = approval.get("decision"), approval.get("day")
    if number and day:
        return _cited(plan, number, date.fromisoformat(day))
    version = plan.versions.get(number=approval["version"])  # approvals of before did not say it themselves
    return _cited(plan, version.decision_number, version.decision_date) if version.decision_date else ""


def _cited(plan: Plan, number: str, day: date) -> str:
    told, agency = f"{_kind(number)} số {number} {day_in_words(day)}", _agency(plan, number, day)
    return f"{told} của {agency}" if agency else told


def _agency(plan: Plan, number: str, day: date) -> str:
    """Who issued the document of a number, by its symbol («12/QĐ-UBND»): the plan's own agency or one above it."""
    unit = issuer_of(plan.unit)
    while unit.symbol != number.rpartition("-")[2] and unit.parent:
        unit = unit.parent
    title = unit.title_on(day) if unit.symbol == number.rpartition("-")[2] else None
    return title.title if title else ""


def _kind(number: str) -> str:
    """A plan that a committee issued itself is its own decision: «195/KH-UBND»."""
    return "Kế hoạch" if "/KH-" in number else "Quyết định"
