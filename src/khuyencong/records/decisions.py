"""By which decision a plan was in force at an act."""

from datetime import date

from khuyencong.terms.periods import day_in_words

from .history import Act
from .plans import Plan


def decision_on(plan: Plan, act: int) -> str:
    """What had approved the version in force at an act: «Quyết định số 12/QĐ-UBND ngày 04 tháng 6 năm 2024»; "" before
    approval. An approval taken back leaves the one before it in force."""
    done = Act.objects.filter(subject_kind="plan", subject_id=plan.pk, number__lte=act)
    told = done.filter(verb__in=("approve", "take_back_approval")).order_by("number").values_list("verb", "changes")
    in_force: list[dict[str, str]] = []
    for verb, changes in told:
        if verb == "approve":
            in_force.append(changes)
        elif in_force:
            in_force.pop()
    return _in_words(plan, in_force[-1]) if in_force else ""


def _in_words(plan: Plan, approval: dict[str, str]) -> str:
    number, day = approval.get("decision"), approval.get("day")
    if number and day:
        return f"Quyết định số {number} {day_in_words(date.fromisoformat(day))}"
    version = plan.versions.get(number=approval["version"])  # approvals of before did not say it themselves
    if version.decision_date is None:
        return ""
    return f"Quyết định số {version.decision_number} {day_in_words(version.decision_date)}"
