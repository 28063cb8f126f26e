"""By which decision a plan was in force at an act."""

from datetime import date
from itertools import takewhile

from django.db.models import QuerySet
from django.utils import timezone

from khuyencong.terms.periods import day_in_words

from .agencies import forerunners, issuer_of
from .history import Act
from .ledger import Statement
from .plans import Plan, PlanVersion
from .units import Unit


def decision_on(plan: Plan, act: int) -> str:
    """What had approved the version in force at an act: «Quyết định số 12/QĐ-UBND ngày 04 tháng 6 năm 2024 của UBND
    tỉnh …», without the agency where nobody has told it; "" before approval."""
    approval = _approval_on(plan, act)
    return _in_words(plan, approval.changes, _day_of(plan, act)) if approval else ""


def _day_of(plan: Plan, act: int) -> date:
    return timezone.localdate(Act.objects.get(province=plan.province_id, number=act).at)


def standing_decision(plan: Plan) -> str:
    """The number of what approved the newest version of a plan; "" while that one waits for its approval."""
    newest = plan.versions.order_by("number").last()
    return newest.decision_number if newest and newest.state == PlanVersion.State.APPROVED else ""


def _approval_on(plan: Plan, act: int) -> Act | None:
    """The act that had approved the version in force."""
    in_force = approvals_in_force(plan, act)
    return in_force[-1] if in_force else None


def approvals_in_force(plan: Plan, act: int) -> list[Act]:
    """The acts that had approved the version in force and those before it; one taken back leaves the one before it."""
    in_force: list[Act] = []
    for told in _approvals(plan).filter(number__lte=act):
        if told.verb == APPROVE:
            in_force.append(told)
        elif in_force:
            in_force.pop()
    return in_force


def _approvals(plan: Plan) -> QuerySet[Act]:
    done = Act.objects.filter(subject_kind="plan", subject_id=plan.pk, verb__in=(APPROVE, TAKE_BACK_APPROVAL))
    return done.order_by("number")


APPROVE, TAKE_BACK_APPROVAL = "approve", "take_back_approval"  # the verbs that put a version in force, and out of it
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


def undone_since(plan: Plan, act: int) -> Act | None:
    """The act that took away, after another, what a decision to adjust the plan stood on at that one: the approval then
    in force, or a figure of the last paper that adjusted it."""
    told = Statement.objects.filter(act__in=_of_last_paper(plan, act), withdrawn_in__number__gt=act)
    gone = told.select_related("withdrawn_in").order_by("withdrawn_in__number").first()
    return _taken_back_since(plan, act) or (gone.withdrawn_in if gone else None)


def _taken_back_since(plan: Plan, act: int) -> Act | None:
    """The act that took back, after another, the approval in force at that one; not where the same decision was
    recorded again."""
    approval = _approval_on(plan, act)
    if approval is None:
        return None
    later = list(_approvals(plan).filter(number__gt=act, changes__version=approval.changes["version"]))
    if later and later[-1].verb == APPROVE and _decision_of(later[-1]) == _decision_of(approval):
        return None
    return next((one for one in later if one.verb == TAKE_BACK_APPROVAL), None)


def _decision_of(approval: Act) -> tuple[str | None, str | None]:
    return approval.changes.get("decision"), approval.changes.get("day")


def _of_last_paper(plan: Plan, act: int) -> list[Act]:
    """The adjustments that the last paper made under the decision in force at an act, the last first."""
    approval = _approval_on(plan, act)
    standing = adjustments_at(plan, act, since=approval.number if approval else 0)
    return list(takewhile(lambda one: one.changes.get("basis") == standing[0].changes.get("basis"), standing))


def _in_words(plan: Plan, approval: dict[str, str], today: date) -> str:
    number, day = approval.get("decision"), approval.get("day")
    if number and day:
        return cited(plan, number, date.fromisoformat(day), today)
    version = plan.versions.get(number=approval["version"])  # approvals of before did not say it themselves
    return cited(plan, version.decision_number, version.decision_date, today) if version.decision_date else ""


def cited(plan: Plan, number: str, day: date, today: date | None = None, told: str = "") -> str:
    """«Quyết định số 12/QĐ-UBND ngày 04 tháng 6 năm 2024 của UBND tỉnh …»; `told` by somebody, where nothing else tells
    the agency."""
    document = f"{kind_of(number)} số {number} {day_in_words(day)}"
    agency = agency_of_number(plan, number, day, today) or _agency_in_head(plan, number) or told
    return f"{document} của {agency}" if agency else document


def _agency_in_head(plan: Plan, number: str) -> str:
    """Who issued it as its own head says, where it brought a version of the plan: its symbol may be none of ours."""
    heads = plan.versions.filter(paper__number=number).order_by("number").values_list("paper__issuer", flat=True)
    return (heads.first() or "").replace("UBND", "Ủy ban nhân dân")


def agency_of_number(plan: Plan, number: str, day: date, today: date | None = None) -> str:
    """Who issued the document of a number, by its symbol («12/QĐ-UBND»): the plan's own agency, one whose duties had
    gone to it by today, or one above it."""
    today = today or timezone.localdate()
    unit: Unit | None = issuer_of(plan.unit)
    while unit is not None:
        bore = next((one for one in (unit, *forerunners(unit, today)) if one.symbol == number.rpartition("-")[2]), None)
        if bore is not None:
            title = bore.title_on(day)
            return title.title if title else ""
        unit = unit.parent
    return ""


def kind_of(number: str) -> str:
    """A plan that a committee issued itself is its own decision: «195/KH-UBND»; a letter's number tells no kind."""
    if "/KH-" in number:
        return "Kế hoạch"
    return "Quyết định" if "/QĐ" in number else "Văn bản"
