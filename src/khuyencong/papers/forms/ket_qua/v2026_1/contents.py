"""II. Kết quả theo nội dung: for each line of the plan what was planned, what was reached, and why not more."""

from khuyencong.terms.document import Block, Heading, Paragraph
from khuyencong.terms.results import Figure, LineResult, Outcome, Results, State, TargetResult

from ...figures import Words, count, estimate_part, final_part, is_given, money, sentence

_NOTHING = "không phát sinh kinh phí"


def contents(results: Results) -> tuple[Block, ...]:
    """The plan's lines in its own order and under its own numbers."""
    return tuple(block for line in results.lines for block in line_blocks(line))


def line_blocks(line: LineResult) -> tuple[Block, ...]:
    """A line's heading and its sentences; a group says only its title, its sums stand in the annex."""
    heading = Heading(min(line.depth, 1) + 2, line.number, line.title)
    if line.is_group:
        return (heading,)
    return (heading, planned(line), *reached(line))


def planned(line: LineResult) -> Block:
    """«Kế hoạch: 300 lượt học viên, kinh phí 230.000.000 đồng.»"""
    counts = _listed([(target, target.plan) for target in line.targets])
    funds = _planned_funds(line.money_plan)
    return sentence(f"line-{line.line}-plan", "Kế hoạch: ", *counts, ", " if counts else "", *funds, ".")


def _planned_funds(figure: Figure) -> tuple[Words, ...]:
    if figure.state is State.MISSING:
        return ("kinh phí theo phụ lục, chưa có",)
    return ("kinh phí ", *money(figure)) if figure.value else (_NOTHING,)


def reached(line: LineResult) -> tuple[Block, ...]:
    """What was reached and what else is told of it, then apart what is only expected."""
    first, *others = statements(f"line-{line.line}", line, line.targets, cause(line))
    return (first, *_notes(line), *others)


def statements(key: str, line: LineResult, targets: tuple[TargetResult, ...], why: str) -> tuple[Paragraph, ...]:
    """«Thực hiện: …» of final figures, «Ước thực hiện: …» of estimates, or only one of them; the first says why."""
    if line.outcome is Outcome.NOT_DONE:
        return (sentence(f"{key}-actual", "Thực hiện: không thực hiện", why, "."),)
    final = _final_words(targets, line.money_actual)
    expected = _expected_words(targets, line.money_actual)
    if not expected:
        return (sentence(f"{key}-actual", "Thực hiện: ", *final, why, "."),)
    if not final:
        return (sentence(f"{key}-estimate", "Ước thực hiện: ", *expected, why, "."),)
    return (
        sentence(f"{key}-actual", "Thực hiện: ", *final, why, "."),
        sentence(f"{key}-estimate", "Ước thực hiện: ", *expected, "."),
    )


def _final_words(targets: tuple[TargetResult, ...], funds: Figure) -> tuple[Words, ...]:
    """«274 học viên. Kinh phí thực hiện: 224.730.000 đồng»; nothing where all is expected and nothing final."""
    counts = _listed([(target, _final(target.actual)) for target in targets])
    if _final(funds) is None:
        return counts
    return (*counts, ". Kinh phí thực hiện: ", *_spent(funds, "")) if counts else _spent(funds, "kinh phí ")


def _spent(figure: Figure, label: str) -> tuple[Words, ...]:
    """Money that is final; nothing said is not nothing spent."""
    if figure.state is State.MISSING:
        return ("chưa có số liệu kinh phí",)
    final = final_part(figure)
    return (label, *money(final)) if final.value else (_NOTHING,)


def _expected_words(targets: tuple[TargetResult, ...], funds: Figure) -> tuple[Words, ...]:
    """«03 lớp, kinh phí thực hiện dự kiến: 120.000.000 đồng»."""
    counts = _listed([(target, _expected(target.actual)) for target in targets])
    estimate = estimate_part(funds)
    if estimate is None:
        return counts
    return (*counts, ", " if counts else "", "kinh phí thực hiện dự kiến: ", *money(estimate))


def cause(line: LineResult) -> str:
    """Why, in the words that were accepted: in one clause with what was not done or not spent, else a sentence."""
    if not line.reasons:
        return ""
    if line.outcome is Outcome.NOT_DONE:
        return f", nguyên nhân: {as_clause(line)}"
    if is_given(line.money_actual):
        return f". {'Giải trình' if line.outcome is Outcome.OVER else 'Lý do'}: {as_clause(line)}"
    return f", lý do: {as_clause(line)}"


def as_clause(line: LineResult) -> str:
    """A line's reasons as one clause without a closing mark."""
    return "; ".join(reason.text.strip().rstrip(".;,") for reason in line.reasons)


def noun(target: TargetResult) -> str:
    """What follows the number: the measure where it begins with the unit («sản phẩm cấp tỉnh»), else the unit."""
    measure = target.measure.replace("(", "").replace(")", "")
    return measure if measure.startswith(target.unit) else target.unit


def _listed(figures: list[tuple[TargetResult, Figure | None]]) -> tuple[Words, ...]:
    words: list[Words] = []
    for target, figure in figures:
        if figure is not None and figure.value is not None:
            words += [", " if words else "", *count(figure, noun(target))]
    return tuple(words)


def _final(figure: Figure | None) -> Figure | None:
    if figure is None:
        return None
    final = final_part(figure)
    return None if figure.estimate and not final.value else final


def _expected(figure: Figure | None) -> Figure | None:
    return estimate_part(figure) if figure else None


def _notes(line: LineResult) -> tuple[Block, ...]:
    texts = (note.strip().rstrip(".;") for note in line.notes)
    return tuple(sentence(f"line-{line.line}-note-{n}", f"Diễn biến: {text}.") for n, text in enumerate(texts, start=1))
