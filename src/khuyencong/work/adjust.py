"""Adjusting a plan in force: money moves between its contents, and its approved total never grows.

An increase names the contents whose savings pay for it, as the plan's decision asks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, FundSource, Line, Plan, PlanVersion, Statement, User
from khuyencong.records.queries import amounts_of
from khuyencong.terms.facts import PLANNED, REACHED, Role
from khuyencong.terms.numbers import format_vnd
from khuyencong.terms.periods import Period, Window
from khuyencong.terms.results import State
from khuyencong.terms.selector import Selector

from .permissions import Refused, require
from .plans import money_of, planned_total
from .posting import Posting


@dataclass(frozen=True, slots=True)
class Purse:
    """The planned money of a content from one source (None: not told by source), and what of it is used already."""

    line: Line
    source: FundSource | None
    money: int
    used: int

    @property
    def savings(self) -> int:
        """What may be taken away: never what is used already."""
        return max(self.money - self.used, 0)


@dataclass(frozen=True, slots=True)
class Move:
    """New money for a content and source; `seen` is what the officer saw there, so that nothing is overwritten."""

    line: int
    source: int | None
    money: int
    seen: int


@dataclass(frozen=True, slots=True)
class Basis:
    """The paper that allows an adjustment, its day, and why."""

    number: str
    day: date
    reason: str


def purses(plan: Plan) -> list[Purse]:
    """Every content with planned money, by source, in the plan's order."""
    year, money = Period.parse(str(plan.year)).window, money_of(plan.province)
    told = Statement.objects.filter(
        Q(line__kind=Line.Kind.ITEM, line__closed_in=None, line__path__startswith=plan.top.path),
        plan=plan,
        measure=money,
        role=Role.PLAN,
        standing=Statement.Standing.STANDS,
    ).exclude(state=State.MISSING)
    places = {(s.line_id, s.source_id): s for s in told.select_related("line", "source").order_by("pk")}
    rows = [_purse(s, money.pk, year) for s in places.values()]
    return sorted(rows, key=lambda purse: (purse.line.path, purse.source.path if purse.source else ""))


def _purse(told: Statement, money: int, year: Window) -> Purse:
    source = told.source.path if told.source else "/"
    planned = amounts_of(Selector(told.line_id, money, PLANNED, year, source=source)).low
    used = amounts_of(Selector(told.line_id, money, REACHED, year, source=source)).low
    return Purse(told.line, told.source, planned, used)


def in_force(plan: Plan) -> PlanVersion:
    """The approved version that money may be moved under; Refused where the newest one is a draft."""
    version = plan.versions.order_by("number").last()
    if version is None or version.state != PlanVersion.State.APPROVED or version.approved_total is None:
        raise Refused(_("Chỉ điều chỉnh được kế hoạch đã phê duyệt; bản dự thảo thì sửa ngay trong văn bản kế hoạch."))
    return version


def adjust(user: User, plan: Plan, moves: Sequence[Move], basis: Basis) -> Act:
    """Move money between contents under the approved total; what others changed meanwhile is told, not overwritten."""
    if not basis.number.strip() or not basis.reason.strip():
        raise Refused(_("Điều chỉnh phải ghi văn bản cho phép và lý do."))
    with transaction.atomic():
        posting = Posting(plan)
        require(user, "adjust", posting.plan.unit)
        version = in_force(posting.plan)
        changed = _changed(purses(posting.plan), moves)
        _check_payment(changed, version, planned_total(posting.plan))
        for purse, money in changed:
            posting.state(_statement(user, posting.plan, purse, money, basis))
        words = f"Điều chỉnh {posting.plan.title} theo {basis.number.strip()}: {_told(changed)}"
        told = {str(p.line.pk): {"title": str(p.line), "before": p.money, "after": money} for p, money in changed}
        changes: dict[str, object] = {"moves": told, "basis": basis.number.strip(), "reason": basis.reason.strip()}
        return posting.sealed(user, "adjust", words, changes)


Changed = list[tuple[Purse, int]]


def _changed(known: Sequence[Purse], moves: Sequence[Move]) -> Changed:
    """The purses whose money will change, with their new money; Refused where somebody changed one meanwhile."""
    by_place = {(p.line.pk, p.source.pk if p.source else None): p for p in known}
    changed: Changed = []
    for move in moves:
        purse = by_place.get((move.line, move.source))
        if purse is None:
            raise Refused(_("Một nội dung được chọn không có kinh phí kế hoạch để điều chỉnh."))
        if purse.money != move.seen:
            raise Refused(
                _(
                    "%(item)s: khi mở trang là %(seen)s đồng, nay đã có người đổi thành %(now)s đồng. Xem "
                    "lại rồi gửi lại."
                )
                % {"item": purse.line, "seen": format_vnd(move.seen), "now": format_vnd(purse.money)}
            )
        if move.money != purse.money:
            changed.append((purse, move.money))
    if not changed:
        raise Refused(_("Không có nội dung nào thay đổi kinh phí."))
    return changed


def _check_payment(changed: Changed, version: PlanVersion, total: int) -> None:
    """Nothing below what is used; increases paid by savings named here, or by what the decision left unshared."""
    for purse, money in changed:
        if money < 0:
            raise Refused(_("%(item)s: kinh phí không thể âm.") % {"item": purse.line})
        if purse.money > money and money < purse.used:
            raise Refused(
                _("%(item)s: đã thực hiện %(used)s đồng, không giảm xuống dưới số đó.")
                % {"item": purse.line, "used": format_vnd(purse.used)}
            )
    more = sum(money - purse.money for purse, money in changed if money > purse.money)
    less = sum(purse.money - money for purse, money in changed if money < purse.money)
    unshared = max((version.approved_total or 0) - total, 0)
    if more > less + unshared:
        lacking = format_vnd(more - less - unshared)
        raise Refused(
            _(
                "Tăng %(more)s đồng nhưng chỉ có %(saved)s đồng tiết kiệm để bù: còn thiếu %(lacking)s "
                "đồng. Tổng kế hoạch theo %(decision)s không được tăng."
            )
            % {
                "more": format_vnd(more),
                "saved": format_vnd(less + unshared),
                "lacking": lacking,
                "decision": version.decision_number,
            }
        )


def _statement(user: User, plan: Plan, purse: Purse, money: int, basis: Basis) -> Statement:
    """The content's whole adjustment so far and now: one statement of its cell, so that it restates the last one."""
    year, measure = Period.parse(str(plan.year)).window, money_of(plan.province)
    source = purse.source.path if purse.source else "/"
    before = amounts_of(Selector(purse.line.pk, measure.pk, (Role.ADJUSTMENT,), year, source=source)).low
    return Statement(
        province_id=plan.province_id,
        plan=plan,
        line=purse.line,
        measure=measure,
        role=Role.ADJUSTMENT,
        source=purse.source,
        first=year.first,
        last=year.last,
        state=State.GIVEN,
        value=before + money - purse.money,
        stated=f"{format_vnd(purse.money)} → {format_vnd(money)}",
        reason=f"{basis.number.strip()} ngày {basis.day:%d/%m/%Y}: {basis.reason.strip()}",
        made_by=user,
    )


def _told(changed: Changed) -> str:
    """«tăng 1.1 Hội chợ 15.000.000 đồng; giảm 2.2 Máy móc 15.000.000 đồng»: the payers beside what they pay for."""
    up = [f"{p.line} {format_vnd(money - p.money)}" for p, money in changed if money > p.money]
    down = [f"{p.line} {format_vnd(p.money - money)}" for p, money in changed if money < p.money]
    parts = (f"tăng {', '.join(up)} đồng" if up else "", f"giảm {', '.join(down)} đồng" if down else "")
    return "; ".join(part for part in parts if part)


def absorb(posting: Posting, told: Iterable[Statement]) -> None:
    """A plan paper gives a content's money anew: adjustments that earlier acts made of the money it had before stand in
    it, not beside it."""
    # A share of the money, told of one area, says nothing of what moved in the whole.
    whole = (s for s in told if s.role == Role.PLAN and s.area_id is None)
    anew = [s for s in whole if s.measure.is_money and s.state != State.MISSING]
    if not anew:
        return
    standing = Statement.objects.filter(
        plan=posting.plan,
        measure__in={s.measure_id for s in anew},
        role=Role.ADJUSTMENT,
        standing=Statement.Standing.STANDS,
    )
    adjusted = list(standing.select_related("line", "measure", "unit", "area", "source"))
    posting.withdraw(*(a for a in adjusted if any(_in_money_of(s, a) for s in anew)))


def _in_money_of(planned: Statement, adjustment: Statement) -> bool:
    source = adjustment.source.path if adjustment.source else ""
    return (
        adjustment.line.path.startswith(planned.line.path)
        and planned.first <= adjustment.first <= adjustment.last <= planned.last
        and (planned.source is None or source.startswith(planned.source.path))
    )
