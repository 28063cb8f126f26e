"""Checks of results against their plan within one paper, and of periods that cross."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from ...terms.facts import REACHED, Activity, Amount, Finding, Role, Span, Status
from ...terms.fund_sources import OTHER
from ...terms.numbers import NotANumber, format_vnd, parse_scaled
from .case import Case, crossing, info, title_key, uncounted_key, warning

_ADMITTED = re.compile(r"\bchua neu (?:nguyen nhan|ly do|nguon bu)|(?:nguyen nhan|ly do): chua neu\b")


def over_plan(case: Case) -> Iterator[Finding]:
    """More spent than planned, and no cause given."""
    admitted = {_named(a) for a in case.facts.activities if admits(case, a)} if "chua neu" in case.folded else set()
    explained = {_named(a) for a in case.facts.activities if a.role in REACHED and a.reason}
    reasons = [a.span for a in case.facts.activities if a.reason]
    told_beside = {finding.span.start: finding for finding in _told_beside(case, reasons) if finding.span}
    for plan, planned, actual, spent in _planned_and_spent(case):
        told_beside.pop(spent.span.start, None)
        more = 0 < planned.value < spent.value and state_pays_more([plan], [actual])
        if more and _named(actual) not in explained and not _says_why(case, reasons, spent.span.end):
            told = info if _named(actual) in admitted else warning
            yield told(
                "over-plan-unexplained",
                f"Thực hiện vượt kế hoạch {format_vnd(spent.value - planned.value)} đồng mà không nêu lý do",
                spent.span,
                format_vnd(spent.value),
                format_vnd(planned.value),
            )
    yield from told_beside.values()


_MONEY = r"(?P<{0}>\d[\d.]*(?:,\d+)?)(?P<{0}_scale> (?:trieu|ty|ti))? dong"
_PLAN = r"(?:ke hoach|kh|du toan)(?: nam| giao| duoc giao| duoc duyet| la)*:?"
_BESIDE = re.compile(
    rf"(?:kinh phi(?<!\wkinh phi)|chi(?<!\wchi)|giai ngan(?<!\wgiai ngan))\b[^\d.;()]{{0,30}} "
    rf"{_MONEY.format('first')},? ?\(?(?:so voi |tren )?"
    rf"{_PLAN} {_MONEY.format('first_plan')}(?=[).;]|\s*$)"
    rf"|kinh phi(?<!\wkinh phi) {_PLAN} {_MONEY.format('later_plan')}[,;] (?:kinh phi )?(?:da )?thuc hien(?: la)?:? "
    rf"{_MONEY.format('later')}(?=[).;]|\s*$)",
    re.MULTILINE,
)
_OF_RESULTS = ("result", "report", None)
_NOT_SPENT = re.compile(
    r"\b(?:du kien|de nghi|de xuat|kien nghi|dieu chinh|nhu cau|tang len|nang len|doi ung|von cua|thanh)\b"
)
_REST_OF_SENTENCE = re.compile(r"[^.;\n]{0,200}")


def _says_why(case: Case, reasons: Sequence[Span], end: int) -> bool:
    """Whether a cause was read of what the sentence goes on with: «…, vượt 35 triệu đồng do tăng 02 gian hàng»."""
    rest = _REST_OF_SENTENCE.match(case.folded, end)
    last = rest.end() if rest else end
    return any(end <= span.end and span.start < last for span in reasons)


def _vnd(said: re.Match[str], name: str) -> int:
    with suppress(NotANumber):
        return int(parse_scaled(said[name], (said[f"{name}_scale"] or "").strip()))
    return 0


def _told_beside(case: Case, reasons: Sequence[Span]) -> Iterator[Finding]:
    """Both told in one clause, whatever was read of them: «290 triệu đồng (kế hoạch 255 triệu đồng)»."""
    for said in _BESIDE.finditer(case.folded) if case.facts.head.kind in _OF_RESULTS else ():
        part = "first" if said["first"] else "later"
        spent, planned = (_vnd(said, part), _vnd(said, f"{part}_plan"))
        if not spent or not planned or spent <= planned or _says_why(case, reasons, said.end()):
            continue
        if not _NOT_SPENT.search(case.folded, max(0, said.start() - 60), said.end()):
            words = f"Thực hiện vượt kế hoạch {format_vnd(spent - planned)} đồng mà không nêu lý do"
            span = Span(said.start(part), said.end(f"{part}_scale"))
            yield warning("over-plan-unexplained", words, span, format_vnd(spent), format_vnd(planned))


def state_pays_more(planned: Iterable[Activity], spent: Iterable[Activity]) -> bool:
    """Whether more of the state's money was spent than planned: what firms bring themselves keeps no plan. Where no
    source is told of what was spent, one cannot say whose the rest is."""
    spent = list(spent)
    if not any(a.fund_source or a.shares for a in spent):
        return True
    return sum(map(_of_state, spent)) > sum(map(_of_state, planned))


def _of_state(activity: Activity) -> int:
    if activity.amount is None or activity.fund_source == OTHER:
        return 0
    return activity.amount.value - sum(s.amount.value for s in activity.shares if s.fund_source == OTHER)


def _planned_and_spent(case: Case) -> Iterator[tuple[Activity, Amount, Activity, Amount]]:
    """What was reached beside its plan, one by one; where a thing has more sums of one than of the other, which is
    the plan of which cannot be known."""
    told: dict[tuple[str, str, str], dict[Role | None, list[tuple[Activity, Amount]]]]
    told = defaultdict(lambda: defaultdict(list))
    for activity in case.facts.activities:
        if activity.amount and not activity.is_move:
            told[_thing(activity)][activity.role].append((activity, activity.amount))
    for roles in told.values():
        for role in REACHED & roles.keys():
            if len(roles[role]) == len(roles[Role.PLAN]):
                for (plan, planned), (actual, spent) in zip(roles[Role.PLAN], roles[role], strict=True):
                    if not _approved_of_asked(case, spent, planned):
                        yield plan, planned, actual, spent


def _approved_of_asked(case: Case, spent: Amount, planned: Amount) -> bool:
    """«đề nghị hỗ trợ 1.150 triệu; đã phê duyệt 690 triệu»: what a sentence tells first is no cost of what follows."""
    between = case.folded[spent.span.end : planned.span.start]
    return spent.span.end < planned.span.start and "\n" not in between and not _PLAN_BESIDE.match(between)


_PLAN_BESIDE = re.compile(
    r"[\s,]*\(?(?:so voi |tren |vuot )?(?:ke hoach|kh|du toan)\b"
)  # «290 triệu đồng (kế hoạch 255 …)»


def admits(case: Case, activity: Activity) -> bool:
    """Whether the paper says itself that a cause is still missing: its writer has seen what a check would tell."""
    return bool(_ADMITTED.search(case.folded, activity.span.start, activity.span.end))


def _named(activity: Activity) -> str:
    """A title by which a thing is known again elsewhere in its paper, however short."""
    return title_key(activity) or activity.title


def _thing(activity: Activity) -> tuple[str, str, str]:
    """One item of one year: a two-year paper plans for the next year what it reports of this one."""
    return activity.path, activity.title, (activity.period or "")[:4]


_TO_COME = re.compile(r"\bchua\b[^.;]{0,80}[,;] (?:du kien|se|chuyen sang|doi sang|lui sang)\b")  # says when instead


def not_done_without_reason(case: Case) -> Iterator[Finding]:
    """Listed as not done, and no cause given to it, here or elsewhere in the paper, or to its list. A decision that
    takes a content out of a plan answers a proposal, which tells why."""
    undone = [a for a in case.facts.activities if a.status is Status.NOT_DONE and not a.adjustment]
    undone = [a for a in undone if not _TO_COME.search(case.folded, a.span.start, a.span.end)]
    lists = {a.path for a in undone if a.reason and not a.amount}
    explained = {_named(a) for a in undone if a.reason}
    for activity in undone:
        if _named(activity) not in explained and activity.path not in lists:
            told = info if admits(case, activity) else warning
            yield told("not-done-without-reason", "Không thực hiện mà không nêu lý do", activity.span, activity.title)


def overlaps(case: Case) -> Iterator[Finding]:
    """One thing told for periods that cross («9 tháng» and «6 tháng cuối»): their figures cannot be added."""
    if len({a.period for a in case.facts.activities if a.period}) < 2:
        return
    told: dict[tuple[str, Role | None], dict[str | None, list[Activity]]] = defaultdict(lambda: defaultdict(list))
    for activity in case.facts.activities:
        periods = told[uncounted_key(activity), activity.role]
        others = (a for period, named in periods.items() if period != activity.period for a in named)
        other = next((earlier for earlier in others if crossing(earlier, activity)), None)
        periods[activity.period].append(activity)
        if other:
            place = f"{other.path} {other.item}".strip()
            yield overlap(activity, f"kỳ {other.period} ở mục {place}")


def overlap(activity: Activity, other: str) -> Finding:
    words = f"Kỳ {activity.period} đè lên một phần của {other}: hai số không cộng được"
    return warning("overlap", words, activity.span, activity.period)
