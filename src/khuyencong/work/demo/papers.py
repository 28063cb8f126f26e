"""Demonstration papers: the figures put into our own forms and written as DOCX."""

from khuyencong.papers.forms.ke_hoach import v2026_1 as ke_hoach
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.writing import write_paper
from khuyencong.terms.document import Document
from khuyencong.terms.periods import Period
from khuyencong.terms.plan_paper import PlanGroup, PlanItem, PlanPaper, PlanSource, PlanTarget
from khuyencong.terms.reasons import Reason
from khuyencong.terms.results import Figure, LineResult, Outcome, Results, State, TargetResult

from .figures import MARK, Content, Count, PaperFigures, Told

FORMAT = "docx"


def write(figures: PaperFigures) -> bytes:
    """The paper's bytes; the same figures give the same bytes."""
    return write_paper(document(figures), FORMAT)


def document(figures: PaperFigures) -> Document:
    """The paper as one value, in the form its figures ask for."""
    if figures.form == "ke-hoach":
        return ke_hoach.build(plan_of(figures), figures.sheet)
    return ket_qua.build(results_of(figures), figures.sheet)


def plan_of(figures: PaperFigures) -> PlanPaper:
    return PlanPaper(
        title=f"{figures.title} ({MARK})",
        year=figures.year,
        groups=tuple(_group(content) for content in figures.contents),
        sources=tuple(PlanSource(name, money) for name, money in figures.funds),
        total=figures.plan.money,
        duties=figures.duties,
    )


def _group(content: Content) -> PlanGroup:
    """A content that stands alone is a group of one that bears its title."""
    return PlanGroup(content.number, content.title, tuple(_item(item) for item in content.items or (content,)))


def _item(content: Content) -> PlanItem:
    return PlanItem(content.number, content.title, tuple(_target(c) for c in content.plan.targets), content.plan.money)


def _target(count: Count) -> PlanTarget:
    return PlanTarget(count.count, f"{count.of} {count.note}".strip(), count.to, count.approx)


def results_of(figures: PaperFigures) -> Results:
    return Results(
        plan=0,
        plan_title=f"{figures.title} ({MARK})",
        programme="khuyến công",
        period=Period.parse(str(figures.year)),
        as_of=0,
        lines=_lines(figures.contents, 0),
        out_of_plan=tuple(_line(content, Outcome.OUT_OF_PLAN, 0) for content in figures.outside),
        money_plan=_money(figures.plan),
        money_actual=_money(figures.actual),
        causes=tuple(Reason(text) for text in figures.causes),
    )


def _lines(contents: tuple[Content, ...], depth: int) -> tuple[LineResult, ...]:
    """Each group before its items."""
    lines: list[LineResult] = []
    for content in contents:
        lines += [_line(content, Outcome(content.outcome), depth), *_lines(content.items, depth + 1)]
    return tuple(lines)


def _line(content: Content, outcome: Outcome, depth: int) -> LineResult:
    return LineResult(
        line=0,
        number=content.number,
        title=content.title,
        depth=depth,
        is_group=bool(content.items),
        outcome=outcome,
        money_plan=_money(_sum([i.plan for i in content.items]) if content.items else content.plan),
        money_actual=_money(_sum([i.actual for i in content.items]) if content.items else content.actual),
        targets=_targets(content),
        reasons=(Reason(content.reason),) if content.reason else (),
        flagged=outcome is Outcome.OVER and not content.reason,
    )


def _sum(parts: list[Told]) -> Told:
    """A group's money; missing while none of its items has any."""
    given = [part.money for part in parts if part.money is not None]
    return Told(sum(given) if given else None, sum(part.estimate for part in parts))


def _money(told: Told) -> Figure:
    if told.money is None:
        return Figure(None, State.MISSING, "")
    return Figure(told.money, State.GIVEN if told.money else State.NIL, "", estimate=told.estimate)


def _targets(content: Content) -> tuple[TargetResult, ...]:
    """Planned and reached counts of one measure side by side."""
    plan, actual = ({c.measure: c for c in told.targets} for told in (content.plan, content.actual))
    kinds = {**plan, **actual}
    return tuple(
        TargetResult(measure, count.of, _count(plan.get(measure)), _count(actual.get(measure)))
        for measure, count in kinds.items()
    )


def _count(count: Count | None) -> Figure | None:
    return Figure(count.count, State.GIVEN, "", count.to, count.approx) if count else None
