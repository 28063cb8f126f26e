"""Correct what was read: change what a pending fact will say, or which plan the paper speaks of."""

from collections.abc import Collection
from dataclasses import dataclass, field, fields
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from khuyencong.papers.matching import KnownLine, match_line
from khuyencong.records.models import Act, Fact, FundSource, Line, Measure, Paper, Plan, User
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.terms.results import State

from ..acts import seal
from ..permissions import Refused
from .review import locked


@dataclass(frozen=True, slots=True)
class Correction:
    """New readings for a fact; what is None stays as it was read."""

    value: int | None = None
    value_high: int | None = None
    state: str | None = None
    role: str | None = None
    period: str | None = None
    line: Line | None = None
    measure: Measure | None = None
    source: FundSource | None = None
    changed: frozenset[str] = field(default_factory=frozenset)  # names set on purpose, also to None

    def readings(self) -> dict[str, Any]:
        given = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "changed"}
        return {name: value for name, value in given.items() if value is not None or name in self.changed}


def correct(user: User, fact: Fact, correction: Correction, reason: str, with_alike: bool = False) -> Act:
    """Change what a pending fact will say. What was printed stays beside it; findings on it count as settled.

    `with_alike` teaches the paper: facts that were read the same way are mended with it, in the same act.
    """
    if not reason.strip():
        raise Refused("Sửa số liệu phải nêu lý do.")
    with transaction.atomic():
        paper = locked(user, fact.paper, "correct")
        current = Fact.objects.select_related("measure", "line").get(pk=fact.pk)
        if current.review != Fact.Review.PENDING:
            raise Refused("Số liệu này đã được duyệt; muốn đổi hãy rút số đã ghi rồi ghi lại.")
        readings = correction.readings()
        others = list(alike(current, set(readings))) if with_alike else []
        before = {name: _plain(getattr(current, name)) for name in readings}
        _mend(current, paper, correction, reason)
        for other in others:
            _mend(other, paper, _taught(correction), f"như số cùng loại: {reason}")
        changes = {
            "fact": current.pk,
            "before": before,
            "after": {name: _plain(getattr(current, name)) for name in before},
            "alike": [other.pk for other in others],
            "reason": reason,
        }
        words = f"Sửa số liệu đọc được «{current.title}» của «{paper}»"
        return seal(paper.province, user, "correct", paper, words, changes)


def alike(fact: Fact, names: Collection[str]) -> QuerySet[Fact]:
    """Other pending facts of the paper whose role, period, measure or source was read just as this one's."""
    taught = {name: getattr(fact, name) for name in _TAUGHT if name in names}
    others = fact.paper.facts.filter(review=Fact.Review.PENDING, kind=fact.kind, **taught).exclude(pk=fact.pk)
    if not taught:
        return others.none()
    return others if "measure" in taught else others.filter(group_title=fact.group_title)


_TAUGHT = ("role", "period", "measure", "source")


def _taught(correction: Correction) -> Correction:
    """What of a correction holds for like facts: never the value or the line."""
    return Correction(
        role=correction.role,
        period=correction.period,
        measure=correction.measure,
        source=correction.source,
        changed=correction.changed & frozenset(_TAUGHT),
    )


def _mend(fact: Fact, paper: Paper, correction: Correction, reason: str) -> None:
    _apply(fact, paper, correction)
    fact.correction = reason.strip()
    fact.save()
    fact.findings.filter(settled="").update(settled=f"đã sửa: {reason.strip()}"[:200])


def _apply(fact: Fact, paper: Paper, correction: Correction) -> None:
    for name, value in correction.readings().items():
        setattr(fact, name, value)
    if correction.value is not None:
        fact.state = correction.state or (State.NIL if correction.value == 0 else State.GIVEN)
    if fact.role and fact.role not in set(Role):
        raise Refused("Vai trò số liệu không hợp lệ.")
    if fact.line is not None and paper.plan_id is not None and fact.line.plan_id != paper.plan_id:
        raise Refused("Mục được chọn không thuộc kế hoạch của văn bản này.")
    if fact.value is not None and fact.value_high is not None and fact.value_high < fact.value:
        raise Refused("Đầu trên của khoảng phải lớn hơn đầu dưới.")
    _check_period(fact.period)


def _check_period(code: str) -> None:
    try:
        Period.parse(code)
    except ValueError as wrong:
        raise Refused(f"Kỳ «{code}» không hợp lệ; ví dụ: 2023, 2023H1, 2023Q3, 2023M05.") from wrong


def choose_plan(user: User, paper: Paper, plan: Plan | None) -> Act:
    """Say which plan the paper speaks of (None = open a new one on acceptance); its facts are matched anew."""
    with transaction.atomic():
        paper = locked(user, paper, "correct")
        if paper.facts.exclude(review__in=[Fact.Review.PENDING, Fact.Review.REJECTED]).exists():
            raise Refused("Văn bản đã có số liệu ghi sổ: không đổi kế hoạch được nữa.")
        if plan is not None and plan.province_id != paper.province_id:
            raise Refused("Kế hoạch không thuộc tỉnh này.")
        paper.plan = plan
        paper.save(update_fields=["plan"])
        _match_again(paper)
        return seal(paper.province, user, "choose_plan", paper, f"Chọn kế hoạch cho «{paper}»: {plan or 'lập mới'}")


def _match_again(paper: Paper) -> None:
    lines = list(paper.plan.lines.filter(kind=Line.Kind.ITEM)) if paper.plan else []
    known = [KnownLine(line.pk, line.number, line.title) for line in lines]
    facts = list(paper.facts.filter(review=Fact.Review.PENDING))
    for fact in facts:
        found = None if fact.place == Fact.Place.ROOT else match_line(fact.path, fact.title, known)
        fact.line_id, fact.line_certainty = (found.line, found.certainty) if found else (None, 0)
    Fact.objects.bulk_update(facts, ["line", "line_certainty"])


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else value.pk
