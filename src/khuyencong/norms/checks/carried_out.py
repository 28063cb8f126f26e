"""Checks of a result paper against the plan that it cites, when both are at hand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from ...terms.facts import REACHED, Activity, Amount, Finding, Role, Span, Status
from ...terms.numbers import format_decimal, format_vnd, percent_text
from ...terms.title_names import tell_apart
from ...terms.vietnamese import fold
from ..matching import KnownLine, core_words, match_line
from .against_plan import OF_PLAN, SHARE, Figure, figures_of, is_about, sentence_around
from .between import Named, Standing
from .case import Case, info, title_key, warning
from .counts import measures_apart
from .plans import admits, state_pays_more

Paid = tuple[Activity, Amount]
MOST_NAMED = 5  # contents that one finding names


@dataclass(frozen=True, slots=True)
class _Line:
    """A content of the plan, all its sums together, and what the result tells of it."""

    planned: list[Activity]
    reached: list[Activity]
    told: list[Activity]  # what the result says was planned


def over_plan(cases: list[Named]) -> Iterator[Standing]:
    """More spent on a content than its plan gives, and no cause given."""
    for name, _, (here, result), lines in _carried_out(cases):
        for line in lines:
            for role in REACHED:
                spent = _longest([(a, a.amount) for a in line.reached if a.amount and a.role is role])
                planned = _sum([(a, a.amount) for a in line.planned if a.amount and not a.is_move])
                told = _sum(spent)
                more = 0 < planned < told and state_pays_more(line.planned, [a for a, _ in spent])
                if more and not any(a.reason for a, _ in spent):
                    yield here, _over(name, result, spent, told, planned)


def _over(name: str, result: Case, spent: list[Paid], told: int, planned: int) -> Finding:
    activity, amount = spent[-1]
    words = (
        f"«{activity.title}» thực hiện vượt kế hoạch trong {name} {format_vnd(told - planned)} đồng mà không nêu lý do"
    )
    tells = info if any(admits(result, a) for a, _ in spent) else warning
    return tells("over-plan-unexplained", words, amount.span, format_vnd(told), format_vnd(planned))


def measure_mismatches(cases: list[Named]) -> Iterator[Standing]:
    """Planned in «lượt học viên», reported in «học viên»."""
    for name, _, (here, _), lines in _carried_out(cases):
        for line in lines:
            targets = [q for a in line.planned for q in a.quantities]
            for reached in (q for a in line.reached for q in a.quantities):
                if target := measures_apart(reached, targets):
                    words = f"{name} tính bằng «{target.unit}», kết quả tính bằng «{reached.unit}»"
                    yield here, warning("measure-mismatch", words, reached.span, reached.unit, target.unit)


def contents_absent(cases: list[Named]) -> Iterator[Standing]:
    """What cost money and is no content of the plan, nor told as outside it: one finding for all of them."""
    for name, plan, (here, result), lines in _carried_out(cases):
        known = {id(a) for line in lines for a in line.reached}
        told = [a for a in _reached(result, plan) if a.amount and a.status is not Status.OUT_OF_PLAN]
        absent = [a for a in told if id(a) not in known]
        if absent:
            named = "; ".join(f"«{a.title}»" for a in absent[:MOST_NAMED])
            more = f" và {len(absent) - MOST_NAMED} nội dung khác" if len(absent) > MOST_NAMED else ""
            yield here, warning("content-new", f"Không có trong {name}: {named}{more}", absent[0].span, absent[0].title)


_NO_PLANS = ("report", "result", "list", "minutes")  # a list that goes with a report carries out nothing of it


def _carried_out(cases: list[Named]) -> Iterator[tuple[str, Case, Named, list[_Line]]]:
    """Each plan and each paper that cites it and tells results: the plan's contents with what was reached of them."""
    for (name, plan), (here, result) in permutations(cases, 2):
        number = plan.facts.head.number if plan.facts.head.kind not in _NO_PLANS else None
        if number and any(c.number == number for c in result.facts.citations) and (lines := _lines(plan, result)):
            yield name, plan, (here, result), lines


def _lines(plan: Case, result: Case) -> list[_Line]:
    planned: dict[str, list[Activity]] = defaultdict(list)
    for activity in plan.facts.activities:
        if activity.role is Role.PLAN:
            planned[activity.title].append(activity)
    lines = [_Line(activities, [], []) for activities in planned.values()]
    known = [KnownLine(i, line.planned[0].path, line.planned[0].title) for i, line in enumerate(lines)]
    reached = _reached(result, plan)
    for activity in reached:
        if (line := _line_of(activity, known)) is not None:
            lines[line].reached.append(activity)
    for activity in _planned_of(reached, result):
        if (line := _line_of(activity, known)) is not None:
            lines[line].told.append(activity)
    return lines


def _line_of(activity: Activity, known: list[KnownLine]) -> int | None:
    """The line that a result speaks of, also by a short heading («Đào tạo nghề») under the line's number."""
    if found := match_line(activity.path, activity.title, known):
        return found.line
    said, number = set(core_words(activity.title).split()), _last(activity.path)
    alike = [
        line for line in known if number and _last(line.number) == number and not tell_apart(activity.title, line.title)
    ]
    named = [line.id for line in alike if len(said) > 1 and said <= set(core_words(line.title).split())]
    return named[0] if len(named) == 1 else None


def _last(number: str) -> str:
    return number.rpartition(".")[2]


def _planned_of(reached: list[Activity], result: Case) -> list[Activity]:
    """What a result tells as planned for the year of what it reached."""
    items = {(a.path, a.title) for a in reached}
    planned = (a for a in result.facts.activities if a.role is Role.PLAN and (a.path, a.title) in items)
    return [a for a in planned if a.period and a.period.isdigit() and not (a.adjustment or a.is_move or a.status)]


def _reached(result: Case, plan: Case) -> list[Activity]:
    """What a paper tells as reached of the plan's time."""
    years = {a.period[:4] for a in plan.facts.activities if a.period}
    return [a for a in result.facts.activities if a.role in REACHED and a.period and a.period[:4] in years]


def _longest(spent: list[Paid]) -> list[Paid]:
    """What is told of the time that holds the others: nine months are in the year."""
    by_period: dict[str | None, list[Paid]] = defaultdict(list)
    for paid in spent:
        by_period[paid[0].period].append(paid)
    return max(by_period.values(), key=_sum, default=[])


def _sum(paid: list[Paid]) -> int:
    """What the parts come to; where each stands twice, in the text and in its annex, they count once."""
    values = Counter(amount.value for _, amount in paid)
    times = 2 if values and all(count % 2 == 0 for count in values.values()) else 1
    return sum(value * count for value, count in values.items()) // times


_ADJUSTED = re.compile(
    r"\bdieu chinh\b|\bbo sung (?:kinh phi|von|ke hoach|du toan|nhiem vu|de an)\b|\b(?:duoc|giao|bo|cap) bo sung\b"
)


def plans_told_otherwise(cases: list[Named]) -> Iterator[Standing]:
    """«03/09 cơ sở», «870 triệu đồng/2.600 triệu đồng» of a plan of 08 and 2.400, that nothing adjusted since."""
    for name, _, (here, result), lines in _carried_out(cases):
        if _ADJUSTED.search(result.folded):
            continue
        for line in lines:
            planned = _sum([(a, a.amount) for a in line.planned if a.amount and not a.is_move])
            sums = [a.amount for a in line.told if a.amount]
            if planned and len(sums) == 1 and sums[0].value != planned and not _is_like(line):
                words = f"Kế hoạch của «{line.told[0].title}» khác trong {name}: {format_vnd(planned)} đồng"
                yield here, warning("cross-paper-conflict", words, sums[0].span, format_vnd(sums[0].value))
            yield from ((here, finding) for finding in _counted_otherwise(name, line))


def _is_like(line: _Line) -> bool:
    """Whether a check of like titles tells their sums already."""
    return any(
        title_key(one) == title_key(other) and one.period == other.period for one in line.planned for other in line.told
    )


def _counted_otherwise(name: str, line: _Line) -> Iterator[Finding]:
    for unit in {fold(q.unit) for a in line.told for q in a.quantities}:
        said = [q for a in line.told for q in a.quantities if fold(q.unit) == unit]
        meant = [q for a in line.planned for q in a.quantities if f"{fold(q.unit)} ".startswith(f"{unit} ")]
        exact = all(q.value_max is None and not q.approx for q in (*said, *meant))
        if len(said) == len(meant) == 1 and exact and said[0].value != meant[0].value:
            right = format_decimal(meant[0].value)
            words = f"Kế hoạch của «{line.told[0].title}» khác trong {name}: {right} {meant[0].unit}"
            yield warning("cross-paper-conflict", words, said[0].span, format_decimal(said[0].value), right)


_OF_PART = re.compile(r"[^.;,\d]{0,20}\b(?:quy|thang|dot|giai doan|von|ve)\b|[^.;,]{0,20} [69] thang")


def shares_of_plan(cases: list[Named]) -> Iterator[Standing]:
    """«kinh phí 720 triệu đồng, đạt 90% kế hoạch» of a plan of 900, where the result does not say what was planned."""
    for name, _, (here, result), lines in _carried_out(cases):
        if "%" not in result.text or _ADJUSTED.search(result.folded):
            continue
        for line in (line for line in lines if not line.told):
            planned = _planned_figures(line)
            for activity in line.reached:
                yield from ((here, finding) for finding in _shares_apart(name, result, activity, planned))


def _planned_figures(line: _Line) -> list[Figure]:
    return [figure for a in line.planned if not a.is_move for figure in figures_of(a)]


def _share_of(reached: Figure, planned: list[Figure]) -> Decimal | None:
    """Of the one figure that the plan gives of what is counted: «lớp» are its «lớp đào tạo»."""
    values = {value for _, value, unit in planned if f"{unit} ".startswith(f"{reached[2]} ")}
    return reached[1] * 100 / values.pop() if len(values) == 1 and all(values) else None


def _shares_apart(name: str, result: Case, activity: Activity, planned: list[Figure]) -> Iterator[Finding]:
    figures = sorted(figures_of(activity), key=lambda figure: figure[0].start)
    for said in SHARE.finditer(result.folded, activity.span.start, activity.span.end):
        of_plan = OF_PLAN.match(result.folded, said.end())
        if of_plan is None or _OF_PART.match(result.folded, of_plan.end()):
            continue
        start, _ = sentence_around(result, said.start())
        before = [f for f in figures if start <= f[0].start and f[0].end <= said.start()]
        if not before or re.search(r"[\d%/]", result.text[before[-1][0].end : said.start()]):
            continue
        printed = Decimal(said["percent"].replace(",", "."))
        shares = [_share_of(figure, planned) for figure in before]
        nearest = shares[-1]
        if nearest is not None and not any(share is not None and is_about(share, printed) for share in shares):
            words = f"Tỷ lệ ghi trong văn bản khác tỷ lệ tính từ kế hoạch trong {name}"
            yield warning("percent-mismatch", words, Span(*said.span()), percent_text(printed), percent_text(nearest))


CHECKS = (over_plan, measure_mismatches, contents_absent, plans_told_otherwise, shares_of_plan)
