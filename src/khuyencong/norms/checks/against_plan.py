"""Checks of shares and differences told in words: what was reached against the plan or the year beside it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from ...terms.facts import REACHED, Activity, Finding, Role, Span
from ...terms.numbers import NotANumber, format_decimal, percent_text
from ...terms.vietnamese import fold
from .case import Case, printed_figure, warning

SHARE = re.compile(
    r"(?:dat(?<!\wdat)(?<!ty le dat)|bang(?<!\wbang)(?<!ty le bang))(?: ty le)? (?P<percent>\d{1,3}(?:,\d{1,2})?) ?%"
)
OF_PLAN = re.compile(r" (?:so voi )?(?:muc )?(?:ke hoach|du toan|chi tieu|kh)\b")
_OF_ONE = re.compile(r" (?:ca nam |nam(?: \d{4})? )?ve ")  # «… kế hoạch về số gian hàng»
_STOP = re.compile(r"[.;](?=\s)|\n")
REACH = 300  # characters in which a sentence tells plan, result and share
_SCALE = r"(?:nghin|ngan|trieu|ty|ti)"
_FIGURE_GOES_ON = rf"[\d.]*+(?:,\d++)?(?: {_SCALE}\b)?(?: dong\b)?"
_FIGURE = rf"\d{_FIGURE_GOES_ON}"
_GROWTH = re.compile(  # «12,5 tỷ đồng, tăng 25% so với năm 2024 (10 tỷ đồng)»
    rf"(?P<now>\d(?<![\d.,/]\d){_FIGURE_GOES_ON})(?P<unit> [a-z]++(?: [a-z]++)?)?(?: [a-z ]{{1,30}})?,? "
    r"(?P<way>tang|giam|vuot) "
    rf"(?P<change>\d[\d.]*(?:,\d+)?(?P<scale> {_SCALE}\b)?)(?: ?(?P<percent>%)| dong\b|(?P=unit))"
    rf" so voi [^\d();.]{{2,40}}(?:\d{{4}})? ?\((?P<then>{_FIGURE})(?P=unit)?\)"
)
_GREW = re.compile(r" so voi [^\d();.]{2,40}(?:\d{4})? ?\(\d")  # without it nothing is told to have grown so
_BESIDE = re.compile(  # «56 tỷ đồng (cùng kỳ đạt 50 tỷ đồng), tăng 12%», «tăng từ 50 lên 56 tỷ đồng, tăng 12%»
    rf"(?:(?P<now>\d(?<![\d.,/]\d){_FIGURE_GOES_ON})(?P<unit> [a-z]++(?: [a-z]++)?)?[^\d().;]{{0,30}} "
    rf"\((?:cung ky|nam (?:truoc|ngoai|\d{{4}}))[^\d()]{{0,20}}(?: \d{{4}}[^\d()]{{0,20}})? "
    rf"(?P<then>{_FIGURE})(?P=unit)?[^\d()]{{0,20}}\)"
    rf"|\btu (?P<from>\d{_FIGURE_GOES_ON})(?P<of> [a-z]++(?: [a-z]++)?)?(?: nam \d{{4}})?,? len "
    rf"(?P<to>{_FIGURE})(?P=of)?(?: nam \d{{4}})?)"
    r",? \(?(?:tuc )?(?:la )?(?P<way>tang|giam) (?:them )?(?P<change>\d[\d.]*(?:,\d+)?) ?(?P<percent>%)"
)
Figure = tuple[Span, Decimal, str]  # where it stands, its value, its unit


def reached_shares(case: Case) -> Iterator[Finding]:
    """«kế hoạch 500 triệu đồng, thực hiện 450 triệu đồng, đạt 95% kế hoạch»: no plan and result of the sentence give
    the share."""
    figures = sorted(_figures(case), key=_place) if "%" in case.text else []
    planned = _planned(case) if figures else {}
    for said in SHARE.finditer(case.folded) if figures else ():
        start, end = sentence_around(case, said.start())
        within = figures[bisect_left(figures, start, key=_place) : bisect_left(figures, end, key=_place)]
        pairs = _with_plan_of_item(case, said, within, planned) or [
            reached[1] * 100 / plan[1]
            for role, reached in within
            for other, plan in within
            if role in REACHED and other is Role.PLAN and _is_of(reached[2], plan[2]) and plan[1]
            if _is_of_share(case, said, reached, plan)
        ]
        printed = Decimal(said["percent"].replace(",", "."))
        if not pairs or "/" in case.text[start : said.start()] or any(is_about(share, printed) for share in pairs):
            continue
        if _is_of_plan(case, said, [reached for role, reached in within if role in REACHED]):
            words = "Tỷ lệ ghi trong văn bản khác tỷ lệ tính từ kế hoạch và kết quả"
            yield warning("percent-mismatch", words, Span(*said.span()), percent_text(printed), percent_text(pairs[-1]))


# «đạt 96,15% kế hoạch năm (26 đề tài); nghiệm thu 10 đề tài, đạt 100% kế hoạch năm»
_ITS_PLAN = re.compile(r"% [a-z ]{2,30}(?:20\d\d )?\((?:[a-z ]{1,20})?$")


def _is_of(reached: str, plan: str) -> bool:
    """«đề tài, dự án» of which «đề tài» were planned."""
    return reached == plan or reached.startswith((f"{plan},", f"{plan}/"))


def _share_told_with(case: Case, plan: Figure) -> re.Match[str] | None:
    return _ITS_PLAN.search(case.folded, max(0, plan[0].start - 60), plan[0].start)


def _is_of_share(case: Case, said: re.Match[str], reached: Figure, plan: Figure) -> bool:
    """Whether a share may be that of two figures: what brackets tell of another is none of its result, and the plan in
    brackets behind another share none of its plan."""
    share = _share_told_with(case, plan)
    of_other = share is not None and not said.start() <= share.start() <= said.end()
    closes = case.text.find(")", reached[0].end, said.start())
    inside = closes >= 0 and case.text.rfind("(", closes - _BRACKET_LONG, reached[0].start) > case.text.rfind(
        ")", closes - _BRACKET_LONG, reached[0].start
    )
    return not (of_other or inside)


_BRACKET_LONG = 120
_Told = tuple[Role | None, Figure]
_Item = tuple[str, str]  # its place in the outline and its title


def _planned(case: Case) -> dict[int, list[Figure]]:
    """What the paper plans of the item of each figure reached, by where that stands: told in a line of its own."""
    plans: dict[_Item, list[Figure]] = {}
    for activity in case.facts.activities:
        if activity.role is Role.PLAN and activity.path and not activity.adjustment:
            told = (figure for figure in figures_of(activity) if not _share_told_with(case, figure))
            plans.setdefault((activity.path, activity.title), []).extend(told)
    reached = (a for a in case.facts.activities if a.role in REACHED)
    return {f[0].start: plans.get((a.path, a.title), []) for a in reached for f in figures_of(a)}


def _with_plan_of_item(
    case: Case, said: re.Match[str], within: list[_Told], planned: dict[int, list[Figure]]
) -> list[Decimal]:
    """«- Kế hoạch: 48 triệu đồng. - Thực hiện: 24 triệu đồng, bằng 60% kế hoạch»: the shares of what is told before it
    in a sentence without a plan, where the item plans one figure of that unit. A figure without one right before it
    says nothing of those before."""
    of_plan = OF_PLAN.match(case.folded, said.end())
    if any(role is Role.PLAN for role, _ in within) or of_plan is None or _OF_ONE.match(case.folded, of_plan.end()):
        return []
    shares: list[Decimal] = []
    for span, value, unit in (told for role, told in within if role in REACHED and told[0].end <= said.start()):
        plans = {plan for _, plan, of_unit in planned.get(span.start, []) if of_unit == unit}
        shares = [*shares, value * 100 / plans.pop()] if len(plans) == 1 and all(plans) else []
    return shares


def _is_of_plan(case: Case, said: re.Match[str], reached: list[Figure]) -> bool:
    """It says so itself, or closes the clause right behind what was reached."""
    if OF_PLAN.match(case.folded, said.end()):
        return True
    ends = [figure[0].end for figure in reached if figure[0].end <= said.start()]
    between = case.folded[max(ends) : said.start()] if ends else "?"
    return not between.strip(" ,(").removeprefix("dong").strip(" ,(") and case.text[said.end() :][:1] in (*".;,)\n", "")


def _place(told: _Told) -> int:
    return told[1][0].start


def _figures(case: Case) -> Iterator[_Told]:
    for activity in case.facts.activities:
        yield from ((activity.role, figure) for figure in figures_of(activity))
    for total in case.facts.totals:
        if total.amount_vnd:
            yield total.role, (total.span, Decimal(total.amount_vnd), "đồng")


def figures_of(activity: Activity) -> Iterator[Figure]:
    """Its sum, and what is counted of it."""
    if activity.amount:
        yield activity.amount.span, Decimal(activity.amount.value), "đồng"
    for count in activity.quantities:
        yield count.span, Decimal(str(count.value)), fold(count.unit)


def sentence_around(case: Case, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    first = max(0, at - REACH)
    stops = [stop.end() for stop in _STOP.finditer(case.text, first, at)]
    end = _STOP.search(case.text, at, at + REACH)
    return (stops[-1] if stops else first), (end.start() if end else at + REACH)


def is_about(share: Decimal, printed: Decimal) -> bool:
    """Whole percents may be cut or rounded; with decimals the last of them may."""
    exponent = int(printed.as_tuple().exponent)
    return abs(share - printed) <= Decimal(1).scaleb(exponent)


def told_changes(case: Case) -> Iterator[Finding]:
    """«tăng 35% so với năm 2024 (10 tỷ đồng)», «tăng 50 triệu đồng so với kế hoạch (420 triệu đồng)», as exactly as
    the figures are printed."""
    moves = "%" in case.text and any(words in case.folded for words in ("(cung ky", "(nam ", " len "))
    beside = _BESIDE.finditer(case.folded) if moves else ()
    for said in chain(_GROWTH.finditer(case.folded) if _GREW.search(case.folded) else (), beside):
        told = said.groupdict()
        first, second = told["then"] or told["from"], told["now"] or told["to"]
        try:
            (now, one), (then, other), (change, last) = map(_value, (second, first, said["change"]))
        except NotANumber:
            continue
        if not then or ("dong" in first) is not ("dong" in second):
            continue
        moved, rounded = (then - now) if said["way"] == "giam" else (now - then), one + other
        span = Span(said.start("way"), said.end("percent") if said["percent"] else said.end("change"))
        if said["percent"] and abs(moved * 100 / then - change) > (2 * last or 1) + rounded * 200 / then:
            words = "Tỷ lệ tăng, giảm khác tỷ lệ tính từ hai số trong câu"
            yield warning("percent-mismatch", words, span, percent_text(change), percent_text(moved * 100 / then))
        elif not said["percent"] and abs(moved - change) > rounded + last:
            words = "Số tăng, giảm khác hiệu của hai số trong câu"
            yield warning("sum-mismatch", words, span, case.words(Span(*said.span("change"))), format_decimal(moved))


def _value(figure: str) -> tuple[Decimal, Decimal]:
    digits, _, scale = figure.removesuffix(" dong").partition(" ")
    return printed_figure(digits, scale)
