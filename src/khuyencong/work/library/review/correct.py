"""Correct what was read: change what a pending fact will say, or which plan the paper speaks of."""

from collections.abc import Collection
from dataclasses import dataclass, field, fields
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from khuyencong.records.library import OTHER_PROVINCE
from khuyencong.records.models import Act, Area, Fact, FundSource, Line, Measure, Paper, Plan, Programme, User
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.terms.results import State

from ...acts import seal
from ...permissions import Refused
from ..meaning.areas import placeable_plans
from ..meaning.columns import cells_of, scale_of, value_at
from ..meaning.matching import SAID, PlanLines, gather_under_title, match_waiting
from ..meaning.programmes import PLAN_ROW, PlanRow, may_open, plan_meant, plan_rows
from ..meaning.told_twice import ask_again
from .doubts import asked_of_new
from .seen import last_mend, mended_since
from .under_review import locked


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
    area: Area | None = None
    changed: frozenset[str] = field(default_factory=frozenset)  # names set on purpose, also to None

    def readings(self) -> dict[str, Any]:
        given = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "changed"}
        return {name: value for name, value in given.items() if value is not None or name in self.changed}


def correct(
    user: User, fact: Fact, correction: Correction, reason: str, with_alike: bool = False, seen: int | None = None
) -> Act:
    """Change what a pending fact will say. What was printed stays beside it; findings on it count as settled.

    `with_alike` teaches the paper: facts that were read the same way are mended with it, in the same act. Refused when
    somebody else mended the fact after act number `seen`.
    """
    with transaction.atomic():
        paper = locked(user, fact.paper, "correct")
        if not reason.strip():
            raise Refused(_("Sửa số liệu phải nêu lý do."))
        current = Fact.objects.select_related("measure", "line").get(pk=fact.pk)
        if current.review != Fact.Review.PENDING:
            raise Refused(_("Số liệu này đã được duyệt; muốn đổi hãy rút số đã ghi rồi ghi lại."))
        _refuse_unseen(current, seen, user)
        readings = correction.readings()
        others = alike(current, correction) if with_alike else []
        before = {name: plain(getattr(current, name)) for name in readings}
        _give_plan(paper, correction.line)
        _mend(current, paper, correction, reason)
        for other, taught in others:
            _mend(other, paper, taught, f"như số cùng loại: {reason}")
        ask_again(paper)
        changes = {
            "fact": current.pk,
            "before": before,
            "after": {name: plain(getattr(current, name)) for name in before},
            "alike": [other.pk for other, _taught in others],
            "reason": reason,
        }
        words = f"Sửa số liệu đọc được «{current.title}» của «{paper}»"
        return seal(paper.province, user, "correct", paper, words, changes)


def match_item(user: User, told: Fact, line: Line | None, seen: int | None = None) -> Act:
    """Say which item of the plan a paper's item speaks of (None = a new one); every pending fact of it goes along.

    What checks found in its figures still stands: the figures are the same. Refused when somebody else mended one of
    them after act number `seen`.
    """
    with transaction.atomic():
        paper = locked(user, told.paper, "correct")
        item = paper.facts.filter(same_as=told.same_as, place=told.place, review=Fact.Review.PENDING)
        facts = list(item.select_related("paper", "line"))
        if not facts:
            raise Refused(_("Các số của mục này đã được duyệt."))
        before = facts[0].line_id
        _give_plan(paper, line)
        for fact in facts:
            _refuse_unseen(fact, seen, user)
            _apply(fact, paper, Correction(line=line, changed=frozenset({"line"})))
            fact.save(update_fields=["line", "line_certainty"])
        ask_again(paper)
        reason = "Chọn lại mục kế hoạch"
        changes = {"facts": [f.pk for f in facts], "before": before, "after": line and line.pk, "reason": reason}
        words = f"Chọn lại mục kế hoạch cho «{told.title}» của «{paper}»"
        return seal(paper.province, user, "correct", paper, words, changes)


def _give_plan(paper: Paper, line: Line | None) -> None:
    """Who says that a paper speaks of an item says of which plan: it was read before that plan stood."""
    if line is not None and paper.plan is None and (meant := plan_meant(paper)) == line.plan:
        paper.plan = meant
        paper.save(update_fields=["plan"])


def name_new(user: User, paper: Paper, among: Collection[int] | None = None, seen: int | None = None) -> Act:
    """Say in one act that contents are new which the approved plan does not have: all the paper's, or those that one of
    the facts `among` tells of. What somebody mended after act number `seen` is passed over: the person saw another."""
    with transaction.atomic():
        paper = locked(user, paper, "correct")
        meant, told = plan_meant(paper), list(paper.facts.select_related("measure", "line", "source", "area"))
        match_waiting(meant, told, told)
        asked = asked_of_new(paper, told, meant)
        items = {fact.same_as for fact in asked if among is None or fact.pk in among}
        unseen = mended_since(paper, seen, user)
        facts = [fact for fact in asked if fact.same_as in items and fact.pk not in unseen]
        if not facts:
            raise Refused(_("Không còn mục nào chờ chọn nội dung của kế hoạch."))
        for fact in facts:
            fact.line_certainty = SAID
        Fact.objects.bulk_update(facts, ["line_certainty"])
        ask_again(paper)
        changes = {"facts": [f.pk for f in facts], "reason": "Mục mới của kế hoạch"}
        words = f"{len({fact.same_as for fact in facts})} mục của «{paper}» là mục mới"
        return seal(paper.province, user, "correct", paper, words, changes)


def place_planned(user: User, paper: Paper, seen: int | None = None) -> Act:
    """Say that what a unit below plans in its paper is its own share: all of it is told of its territory, in one act.

    Figures that somebody mended after act number `seen` are passed over: the person saw others.
    """
    with transaction.atomic():
        paper = locked(user, paper, "correct")
        unseen = mended_since(paper, seen, user)
        facts = [f for f in placeable_plans(paper, paper.facts.select_related("measure")) if f.pk not in unseen]
        area = paper.teller.area if paper.teller else None
        if area is None or not facts:
            raise Refused(_("Không còn số kế hoạch nào của đơn vị gửi chờ chọn địa bàn."))
        reason = "Số kế hoạch của riêng đơn vị gửi"
        for fact in facts:
            fact.area, fact.correction = area, reason
        Fact.objects.bulk_update(facts, ["area", "correction"])
        ask_again(paper)
        changes = {"facts": [f.pk for f in facts], "area": area.pk, "reason": reason}
        words = f"Ghi {len(facts)} số kế hoạch của «{paper}» cho {area.full_name}"
        return seal(paper.province, user, "correct", paper, words, changes)


def _refuse_unseen(fact: Fact, seen: int | None, user: User) -> None:
    mended = last_mend(fact, seen, user)
    if mended is not None:
        who, why = mended.actor or _("người khác"), mended.changes.get("reason", "")
        raise Refused(
            _(
                "%(who)s vừa sửa số này (hành vi %(act)s: %(why)s). Giá trị hiện nay ở dưới; muốn đổi "
                "nữa thì sửa tiếp từ giá trị ấy."
            )
            % {"who": who, "act": mended.number, "why": why}
        )


def alike(fact: Fact, correction: Correction) -> list[tuple[Fact, Correction]]:
    """Other pending facts that were read just as this one, with what the correction teaches of them.

    Of a fact in a table they are those of its column; else those under its heading, and for a measure of the paper. A
    place is taught to the other figures of the same activity.
    """
    changed = set(correction.readings())
    taught = {name: getattr(fact, name) for name in _TAUGHT if name in changed}
    cells = cells_of(fact.paper, [fact])
    scale = _scale_taught(fact, correction) if cells else None
    if not taught and scale is None:
        return []
    same = Q(activity=fact.activity) if "area" in taught else Q(kind=fact.kind)  # one event has one place
    pending = fact.paper.facts.filter(same, review=Fact.Review.PENDING, **taught).exclude(pk=fact.pk)
    others = pending.select_related("measure", "line", "source")
    if cells:
        own, places = cells[fact.pk], cells_of(fact.paper, others)
        in_column = [o for o in others if (c := places.get(o.pk)) and (c.table, c.column) == (own.table, own.column)]
        return [(other, _lesson(other, correction, scale)) for other in in_column]
    if "measure" not in taught:
        others = others.filter(group_title=fact.group_title)
    return [(other, _lesson(other, correction, None)) for other in others]


_TAUGHT = ("role", "period", "measure", "source", "area")


def _scale_taught(fact: Fact, correction: Correction) -> int | None:
    """«101» mended to 101.000.000: the column tells millions."""
    scale = scale_of(fact, correction.value) if correction.value else None
    return scale if scale != scale_of(fact) else None


def _lesson(other: Fact, correction: Correction, scale: int | None) -> Correction:
    """What of a correction holds for a like fact: never the line, and the value only by its column's unit of money."""
    return Correction(
        value=value_at(other.printed, scale) if scale else None,
        role=correction.role,
        period=correction.period,
        measure=correction.measure,
        source=correction.source,
        area=correction.area,
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
    if "line" in correction.readings():
        fact.line_certainty = SAID
    if correction.value is not None:
        fact.state = correction.state or (State.NIL if correction.value == 0 else State.GIVEN)
    if fact.role and fact.role not in set(Role):
        raise Refused(_("Vai trò số liệu không hợp lệ."))
    if fact.line is not None and paper.plan_id is not None and fact.line.plan_id != paper.plan_id:
        raise Refused(_("Mục được chọn không thuộc kế hoạch của văn bản này."))
    if fact.value is not None and fact.value_high is not None and fact.value_high < fact.value:
        raise Refused(_("Đầu trên của khoảng phải lớn hơn đầu dưới."))
    _check_period(fact.period)


def _check_period(code: str) -> None:
    try:
        Period.parse(code)
    except ValueError as wrong:
        raise Refused(
            _("Kỳ «%(code)s» không hợp lệ; ví dụ: 2023, 2023H1, 2023Q3, 2023M05.") % {"code": code}
        ) from wrong


def choose_plan(user: User, paper: Paper, plan: Plan | None, programme: Programme | None = None) -> Act:
    """Say which plan the paper speaks of, or the programme whose plan of its year it opens on acceptance; its facts are
    matched anew."""
    with transaction.atomic():
        paper = locked(user, paper, "correct")
        if paper.facts.exclude(review__in=[Fact.Review.PENDING, Fact.Review.REJECTED]).exists():
            raise Refused(_("Văn bản đã có số liệu ghi sổ: không đổi kế hoạch được nữa."))
        if plan is not None and plan.province_id != paper.province_id:
            raise Refused(_("Kế hoạch không thuộc tỉnh này."))
        if programme is not None and not _may_open(paper, programme):
            raise Refused(_("Chương trình này đã có kế hoạch của năm ấy: hãy chọn kế hoạch đó."))
        paper.plan, paper.programme = plan, programme
        paper.save(update_fields=["plan", "programme"])
        paper.findings.filter(rule=OTHER_PROVINCE).update(settled="đã chọn kế hoạch")
        _match_again(paper)
        words = f"Chọn kế hoạch cho «{paper}»: {plan or 'lập mới'}"
        changes = {"programme": programme.code} if programme else {}
        return seal(paper.province, user, "choose_plan", paper, words, changes)


def _may_open(paper: Paper, programme: Programme) -> bool:
    rows = (PlanRow(*row) for row in plan_rows(paper).values_list(*PLAN_ROW))
    return programme.pk in (row.programme for row in may_open(paper, rows))


def _match_again(paper: Paper) -> None:
    lines = PlanLines(paper.plan)
    facts = list(paper.facts.filter(review=Fact.Review.PENDING))
    for fact in facts:
        lines.match(fact)
    gather_under_title(paper, lines, facts)
    Fact.objects.bulk_update(facts, ["line", "line_certainty", "kind", "title", "rule", "place", "same_as"])


def plain(value: Any) -> Any:
    """As history keeps it: of a row its number."""
    return value if value is None or isinstance(value, int | str) else value.pk
