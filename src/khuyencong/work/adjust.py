"""Adjusting a plan in force: money moves between its contents, old and new, and its approved total never grows.

An increase names the contents whose savings pay for it, as the plan's decision asks.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, FundSource, Line, Measure, Plan, PlanVersion, Statement, User
from khuyencong.records.queries import amounts_of
from khuyencong.terms.facts import PLANNED, Role
from khuyencong.terms.ledger import WHOLE, Outcome
from khuyencong.terms.numbers import format_vnd
from khuyencong.terms.periods import Period, Window, day_in_figures
from khuyencong.terms.results import State
from khuyencong.terms.selector import Selector

from .new_contents import Additions, NewContent, refuse_unknown
from .permissions import Refused, require
from .plans import money_of, planned_total, refuse_future
from .posting import Posting

ADDED, DROPPED = "bổ sung", "thôi thực hiện"  # how history says what became of a content


@dataclass(frozen=True, slots=True)
class Purse:
    """The planned money of a content from one source (None: not told by source) beside what parts of that source give,
    what of it is used already, and how much of the content as a whole is not."""

    line: Line
    source: FundSource | None
    money: int
    used: int
    spare: int

    @property
    def code(self) -> str:
        """The name of this place in a page and in the act that changed it."""
        return f"{self.line.pk}-{self.source.pk if self.source else 0}"

    @property
    def savings(self) -> int:
        """What may be taken away: never what is used already, whichever source that was told of or none."""
        return max(min(self.money - self.used, self.spare), 0)

    @property
    def path(self) -> str:
        return path_of(self.source)


def path_of(source: FundSource | None) -> str:
    return source.path if source else WHOLE


@dataclass(frozen=True, slots=True)
class Move:
    """New money for a content and source; `seen` is what the officer saw there, so that nothing is overwritten. `of` is
    the source it is taken from or given by, where the content's money is told of none."""

    line: int
    source: int | None
    money: int
    seen: int
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """The paper that allows an adjustment, its day, and why; who issued it, where its symbol does not tell."""

    number: str
    day: date
    reason: str
    agency: str = ""


def purses(plan: Plan) -> list[Purse]:
    """Every content with planned money, by source, in the plan's order; of one that an adjustment added, that money.
    Where a content's whole stands beside its sources, what these leave of it is one purse more."""
    year, money = Period.parse(str(plan.year)).window, money_of(plan.province)
    told = Statement.objects.filter(
        Q(line__kind=Line.Kind.ITEM, line__closed_in=None, line__path__startswith=plan.top.path),
        plan=plan,
        measure=money,
        role__in=PLANNED,
        standing=Statement.Standing.STANDS,
    ).exclude(state=State.MISSING)
    standing = list(told.select_related("line__parent", "source").order_by("pk"))
    by_plan = {s.line_id for s in standing if s.role == Role.PLAN}
    sources: dict[Line, dict[FundSource | None, None]] = defaultdict(dict)
    for told_of in standing:
        if told_of.role == Role.PLAN or told_of.line_id not in by_plan:
            sources[told_of.line][told_of.source] = None
    rows = [purse for line, own in sources.items() for purse in _purses(line, list(own), money.pk, year)]
    return sorted(rows, key=lambda purse: (*_order_of(purse.line), purse.path))


def _order_of(line: Line) -> tuple[int, int]:
    """Paths are of growing keys, told as text: «10» would come before «9»."""
    return (line.parent.position if line.parent else 0), line.position


def _purses(line: Line, sources: Sequence[FundSource | None], money: int, year: Window) -> Iterator[Purse]:
    def sums(roles: tuple[Role, ...]) -> dict[FundSource | None, int]:
        every = dict.fromkeys((None, *sources))
        return {s: amounts_of(Selector(line.pk, money, roles, year, source=path_of(s))).low for s in every}

    planned, used = sums(PLANNED), sums((Role.ACTUAL,))  # what is only expected may still be given up
    for source in sources:
        parts = _parts(source, sources)
        given = sum(planned[part] for part in parts)
        if parts and planned[source] == given:
            continue
        own_use = used[source] - given if parts else used[source]  # what the parts could not have paid
        yield Purse(line, source, planned[source] - given, max(own_use, 0), planned[None] - used[None])


def _parts(whole: FundSource | None, sources: Sequence[FundSource | None]) -> list[FundSource]:
    """Of these sources the widest that lie in another."""
    inside = [s for s in sources if s is not None and s != whole and s.path.startswith(path_of(whole))]
    return [s for s in inside if not any(s != other and s.path.startswith(other.path) for other in inside)]


def told_sources(plan: Plan) -> list[FundSource]:
    """The sources that the plan's money was told of as totals only, beside contents that tell none."""
    totals = Statement.objects.filter(
        plan=plan, line=plan.top, role=Role.PLAN, measure__is_money=True, outcome=Outcome.CUT_OTHERWISE
    ).exclude(standing=Statement.Standing.WITHDRAWN)
    return list(FundSource.objects.filter(pk__in=totals.values("source")).order_by("path"))


def in_force(plan: Plan) -> PlanVersion:
    """The approved version that money may be moved under; Refused where the newest one is a draft."""
    version = plan.versions.order_by("number").last()
    if version is None or version.state != PlanVersion.State.APPROVED or version.approved_total is None:
        raise Refused(_("Chỉ điều chỉnh được kế hoạch đã phê duyệt; bản dự thảo thì sửa ngay trong văn bản kế hoạch."))
    return version


def adjust(user: User, plan: Plan, moves: Sequence[Move], basis: Basis, added: Sequence[NewContent] = ()) -> Act:
    """Move money between contents, old and `added`, under the approved total; what others changed meanwhile is told,
    not overwritten."""
    if not basis.number.strip() or not basis.reason.strip():
        raise Refused(_("Điều chỉnh phải ghi văn bản cho phép và lý do."))
    refuse_future(basis.day)
    with transaction.atomic():
        posting = Posting(plan)
        require(user, "adjust", posting.plan.unit)
        version, known = in_force(posting.plan), purses(posting.plan)
        additions = Additions(posting.plan, added)
        changed = _changed(posting.plan, known, moves) + _new_money(additions)
        if not changed:
            raise Refused(_("Không có nội dung nào thay đổi kinh phí."))
        _check_payment(changed, version, planned_total(posting.plan))
        _check_used(changed)
        told = _adjustments(posting.plan, changed) + _aims(additions)
        for statement in told:
            statement.reason = f"{basis.number.strip()} ngày {day_in_figures(basis.day)}: {basis.reason.strip()}"
            statement.made_by = user
            posting.state(statement)
        fates = {**dict.fromkeys(_emptied(known, changed), DROPPED), **{line.pk: ADDED for line in additions.lines}}
        words = f"Điều chỉnh {posting.plan.title} theo {basis.number.strip()}: {_told(changed, fates)}"
        act = posting.sealed(user, "adjust", words, _kept(changed, fates, basis))
        additions.settle(act)
        return act


def _kept(changed: "Changed", fates: Mapping[int, str], basis: Basis) -> dict[str, object]:
    """What history keeps of an adjustment, and what taking it back goes by."""
    moved = {p.code: {"title": str(p.line), "before": p.money, "after": money} for p, money in changed}
    came = {"added": [pk for pk, fate in fates.items() if fate == ADDED]}
    by = {"basis": basis.number.strip(), "day": basis.day.isoformat(), "reason": basis.reason.strip()}
    issued = {"agency": basis.agency.strip()} if basis.agency.strip() else {}
    return {"moves": moved, **came, **by, **issued}


Changed = list[tuple[Purse, int]]


def _changed(plan: Plan, known: Sequence[Purse], moves: Sequence[Move]) -> Changed:
    """The purses whose money will change, with their new money; Refused where somebody changed one meanwhile. What a
    source that was told of the whole plan gives or takes is a purse of that source."""
    by_place = {(p.line.pk, p.source.pk if p.source else None): p for p in known}
    sources = {source.pk: source for source in told_sources(plan)} if any(move.of for move in moves) else {}
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
        if move.of is not None and (move.of not in sources or purse.source is not None):
            raise Refused(
                _("%(item)s: nguồn được chọn không có trong tổng theo nguồn của kế hoạch.") % {"item": purse.line}
            )
        if move.money != purse.money:
            changed.append((replace(purse, source=sources[move.of]) if move.of else purse, move.money))
    return changed


def _new_money(additions: Additions) -> Changed:
    """The money of the contents that are added, of which nothing was planned before."""
    sources = {source.pk: source for source in FundSource.objects.filter(province=additions.plan.province_id)}
    changed: Changed = []
    for new, line in zip(additions.told, additions.lines, strict=True):
        told = {source: money for source, money in new.money.items() if money}
        refuse_unknown(new, told.keys() - {None}, sources)
        purses = [Purse(line, sources[source] if source else None, 0, 0, 0) for source in told]
        _refuse_nested(new, [purse.path for purse in purses])
        changed += zip(purses, told.values(), strict=True)
    return changed


def _refuse_nested(new: NewContent, sources: Sequence[str]) -> None:
    """Money of a source is part of what is told of a wider one, or of all: two such figures do not add up."""
    if any(part != whole and part.startswith(whole) for whole in sources for part in sources):
        words = _(
            "«%(title)s»: ghi kinh phí theo từng nguồn, hoặc một số chung không theo nguồn; ghi cả hai thì số của "
            "nguồn nằm trong số chung, không cộng thêm."
        )
        raise Refused(words % {"title": new.title})


def _check_payment(changed: Changed, version: PlanVersion, total: int) -> None:
    """Nothing below what is used; increases paid by savings named here, or by what the decision left unshared."""
    for purse, money in changed:
        if money < 0:
            raise Refused(_("%(item)s: kinh phí không thể âm.") % {"item": purse.line})
        if purse.money > money and money < purse.used:
            raise _below(purse.line, purse.used)
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


def _check_used(changed: Changed) -> None:
    """No content below what is used of it, whichever source that was told of or none."""
    for line, own in _by_line(changed).items():
        spare, less = own[0][0].spare, sum(purse.money - money for purse, money in own)
        if less > 0 and less > spare:
            raise _below(line, amounts_of(_reached_of(line)).low)


def _by_line(changed: Changed) -> dict[Line, Changed]:
    lines: dict[Line, Changed] = defaultdict(list)
    for purse, money in changed:
        lines[purse.line].append((purse, money))
    return lines


def _reached_of(line: Line) -> Selector:
    year = Period.parse(str(line.plan.year)).window
    return Selector(line.pk, money_of(line.plan.province).pk, (Role.ACTUAL,), year)


def _below(line: Line, used: int) -> Refused:
    words = _("%(item)s: đã thực hiện %(used)s đồng, không giảm xuống dưới số đó.")
    return Refused(words % {"item": line, "used": format_vnd(used)})


def _adjustments(plan: Plan, changed: Changed) -> list[Statement]:
    """The whole adjustment so far and now of each cell that changes, and of each around it that one was stated of: a
    statement of its cell, so that it restates the last one."""
    year, measure = Period.parse(str(plan.year)).window, money_of(plan.province)
    before = Statement.objects.filter(plan=plan, role=Role.ADJUSTMENT, standing=Statement.Standing.STANDS)
    stated = list(before.filter(measure=measure, line__in=_by_line(changed)).select_related("source").order_by("pk"))
    told: list[Statement] = []
    for line, own in _by_line(changed).items():
        sources = dict.fromkeys(
            [*(purse.source for purse, _money in own), *(s.source for s in stated if s.line_id == line.pk)]
        )
        for source in sources:
            inside = [(purse, money) for purse, money in own if purse.path.startswith(path_of(source))]
            if not inside:
                continue
            cell = Selector(line.pk, measure.pk, (Role.ADJUSTMENT,), year, source=path_of(source))
            was, now = (sum(each) for each in zip(*((purse.money, money) for purse, money in inside), strict=True))
            one = _statement(plan, line, measure, Role.ADJUSTMENT, amounts_of(cell).low + now - was)
            one.source, one.stated = source, f"{format_vnd(was)} → {format_vnd(now)}"
            told.append(one)
    return told


def _aims(additions: Additions) -> list[Statement]:
    """What the contents that are added are to bring: planned, as a plan's own paper says it."""
    wanted = {measure for new in additions.told for measure in new.aims}
    measures = Measure.objects.filter(
        province=additions.plan.province_id, is_money=False, kind=Measure.Kind.FLOW
    ).in_bulk(wanted)
    for new in additions.told:
        refuse_unknown(new, new.aims, measures)
    return [
        _statement(additions.plan, line, measures[measure], Role.PLAN, value)
        for new, line in zip(additions.told, additions.lines, strict=True)
        for measure, value in new.aims.items()
    ]


def _statement(plan: Plan, line: Line, measure: Measure, role: Role, value: int) -> Statement:
    year = Period.parse(str(plan.year)).window
    cell = {"province_id": plan.province_id, "plan": plan, "line": line, "measure": measure, "role": role}
    return Statement(**cell, first=year.first, last=year.last, state=State.GIVEN, value=value)


def _emptied(known: Sequence[Purse], changed: Changed) -> set[int]:
    """The contents that had money and are left none of any source: they are no longer to be carried out."""
    had, more = Counter[int](), Counter[int]()
    for purse in known:
        had[purse.line.pk] += purse.money
    for purse, money in changed:
        more[purse.line.pk] += money - purse.money
    return {pk for pk, money in had.items() if money > 0 and money + more[pk] == 0}


def _told(changed: Changed, fates: Mapping[int, str]) -> str:
    """«bổ sung 2.4 Lớp mới 15 đồng; thôi thực hiện 3 Hội chợ 15 đồng»: the payers beside what they pay for."""
    lines, parts = {purse.line.pk: purse.line for purse, _money in changed}, defaultdict[str, Counter[int]](Counter)
    for purse, money in changed:
        word = fates.get(purse.line.pk, "tăng" if money > purse.money else "giảm")
        parts[word][purse.line.pk] += abs(money - purse.money)
    return "; ".join(
        f"{word} {', '.join(f'{lines[pk]} {format_vnd(much)} đồng' for pk, much in parts[word].items())}"
        for word in (ADDED, "tăng", "giảm", DROPPED)
        if parts[word]
    )


def absorb(posting: Posting, told: Iterable[Statement]) -> None:
    """A plan paper gives a content's money anew: adjustments that earlier acts made of the money it had before stand in
    it, not beside it."""
    anew = [s for s in told if _gives_money(s)]
    standing = Statement.objects.filter(
        plan=posting.plan, role=Role.ADJUSTMENT, standing=Statement.Standing.STANDS
    ).select_related("line", "measure", "unit", "area", "source")
    posting.withdraw(*absorbed(standing.order_by("pk") if anew else (), anew))


def absorbed(adjusted: Iterable[Statement], told: Iterable[Statement]) -> list[Statement]:
    """Of the standing adjustments of a plan those that are in what is told anew."""
    anew = [s for s in told if _gives_money(s)]
    measures = {s.measure_id for s in anew}
    return [a for a in adjusted if a.measure_id in measures and any(is_told_anew(a, s) for s in anew)]


def _gives_money(told: Statement) -> bool:
    return told.role == Role.PLAN and told.measure.is_money and told.state != State.MISSING


def is_told_anew(adjustment: Statement, planned: Statement) -> bool:
    """Not by a share of the money, told of one area: it says nothing of what moved in the whole."""
    source = adjustment.source.path if adjustment.source else ""
    return (
        planned.area_id is None
        and adjustment.line.path.startswith(planned.line.path)
        and planned.first <= adjustment.first <= adjustment.last <= planned.last
        and (planned.source is None or source.startswith(planned.source.path))
    )
