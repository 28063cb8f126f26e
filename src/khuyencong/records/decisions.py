"""By which decision a plan was in force at an act."""

from datetime import date
from itertools import takewhile

from khuyencong.terms.periods import day_in_words

from .agencies import forerunners, issuer_of
from .history import Act
from .plans import Plan, PlanVersion
from .units import Unit


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
    of_paper = _of_last_paper(plan, act)
    return (of_paper[-1].number - 1, of_paper[0].changes.get("reason", "")) if of_paper else None


def undone_since(plan: Plan, act: int) -> int | None:
    """The act that took back, after another, what the last paper that adjusted the plan had changed at that one."""
    told = {one.number for one in _of_last_paper(plan, act)}
    later = Act.objects.filter(subject_kind="plan", subject_id=plan.pk, verb=UNDO_ADJUSTMENT, number__gt=act)
    return next((one.number for one in later.order_by("number") if one.changes["undone"] in told), None)


def _of_last_paper(plan: Plan, act: int) -> list[Act]:
    """The adjustments that the last paper made under the decision in force at an act, the last first."""
    approval = _approval_on(plan, act)
    standing = adjustments_at(plan, act, since=approval.number if approval else 0)
    return list(takewhile(lambda one: one.changes.get("basis") == standing[0].changes.get("basis"), standing))


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
    """Who issued the document of a number, by its symbol («12/QĐ-UBND»): the plan's own agency, one whose duties went
    to it, or one above it."""
    unit: Unit | None = issuer_of(plan.unit)
    while unit is not None:
        bore = next((one for one in (unit, *forerunners(unit)) if one.symbol == number.rpartition("-")[2]), None)
        if bore is not None:
            title = bore.title_on(day)
            return title.title if title else ""
        unit = unit.parent
    return ""


def _kind(number: str) -> str:
    """A plan that a committee issued itself is its own decision: «195/KH-UBND»."""
    return "Kế hoạch" if "/KH-" in number else "Quyết định"
