"""II. Kết quả theo nội dung: for each line of the plan what was planned, what was reached, and why not more."""

from dataclasses import dataclass

from khuyencong.terms.document import Block, Heading, Paragraph
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure, LineResult, Outcome, Results, State, TargetResult

from ...figures import Words, count, estimate_part, final_part, is_given, money, sentence

_NOTHING = "không phát sinh kinh phí"
# These have sections of their own, which tell why: once.
_LISTED = (Outcome.NOT_DONE, Outcome.LATER, Outcome.UNPAID, Outcome.NO_COST, Outcome.OVER)
_SAID_ALREADY = "chưa có số liệu"  # a paper's own words for what its figures say


@dataclass(frozen=True, slots=True)
class Labels:
    """What opens a line's sentences. Planned figures are of the whole year: a report on a part of it says so."""

    plan: str
    actual: str
    estimate: str
    whole: str  # of what is final and what is expected together

    @classmethod
    def of(cls, period: Period) -> "Labels":
        part = period.in_words()
        if period.is_year:
            return cls("Kế hoạch", "Thực hiện", "Ước thực hiện", "Ước thực hiện cả năm")
        expected = f"Ước thực hiện {part}"
        return cls(f"Kế hoạch năm {period.year}", f"Thực hiện {part}", expected, expected)


def contents(results: Results) -> tuple[Block, ...]:
    """The plan's lines in its own order and under its own numbers."""
    labels = Labels.of(results.period)
    return tuple(block for line in results.lines for block in line_blocks(line, labels))


def line_blocks(line: LineResult, labels: Labels) -> tuple[Block, ...]:
    """A line's heading and its sentences; a group says only its title, its sums stand in the annex."""
    heading = Heading(min(line.depth, 1) + 2, line.number, line.title)
    if line.is_group:
        return (heading,)
    if line.is_silent:  # said once, in the list of those nobody has told anything of
        return (heading, planned(line, labels))
    return (heading, planned(line, labels), *reached(line, labels))


def planned(line: LineResult, labels: Labels) -> Block:
    """«Kế hoạch: 300 lượt học viên, kinh phí 230.000.000 đồng.»"""
    counts = _listed(line, [(target, target.plan) for target in line.targets])
    funds = _planned_funds(line.money_plan)
    if not counts and funds == _UNPLANNED:
        funds = ("chưa có số liệu",)
    return sentence(f"line-{line.line}-plan", f"{labels.plan}: ", *counts, ", " if counts else "", *funds, ".")


_UNPLANNED: tuple[Words, ...] = ("kinh phí chưa có số liệu kế hoạch",)


def _planned_funds(figure: Figure) -> tuple[Words, ...]:
    if figure.state is State.MISSING:
        return ("kinh phí theo phụ lục",) if figure.in_annex else _UNPLANNED
    return ("kinh phí ", *money(figure)) if figure.value else (_NOTHING,)


def reached(line: LineResult, labels: Labels) -> tuple[Block, ...]:
    """What was reached and what else is told of it, then apart what is only expected."""
    why = "" if line.outcome in _LISTED else cause(line)
    first, *others = statements(f"line-{line.line}", line, line.targets, why, labels)
    return (first, *_notes(line), *others)


def statements(
    key: str, line: LineResult, targets: tuple[TargetResult, ...], why: str, labels: Labels
) -> tuple[Paragraph, ...]:
    """«Thực hiện: …» of final figures, «Ước thực hiện: …» of estimates, or only one of them; the first says why. Where
    there are both, the estimate is what they come to, and the rest of it apart: nobody takes the rest for more work."""
    if line.outcome is Outcome.NOT_DONE:
        return (sentence(f"{key}-actual", f"{labels.actual}: không thực hiện", why, "."),)
    if line.outcome is Outcome.LATER:
        return (sentence(f"{key}-actual", f"{labels.actual}: chưa thực hiện", why, "."),)
    if line.outcome is Outcome.DROPPED:
        return (sentence(f"{key}-actual", f"{labels.actual}: thôi thực hiện do điều chỉnh kế hoạch", why, "."),)
    owed = line.outcome is Outcome.UNPAID
    final = _unpaid_words(line, targets) if owed else _final_words(line, targets)
    expected = _expected_words(line, targets)
    if not expected:
        return (sentence(f"{key}-actual", f"{labels.actual}: ", *final, why, "."),)
    if not final:
        return (sentence(f"{key}-estimate", f"{labels.estimate}: ", *expected, why, "."),)
    return (
        sentence(f"{key}-actual", f"{labels.actual}: ", *final, why, "."),
        sentence(f"{key}-estimate", f"{labels.whole}: ", *_whole_words(line, targets), *_REST, *expected, "."),
    )


def _final_words(line: LineResult, targets: tuple[TargetResult, ...]) -> tuple[Words, ...]:
    """«274 học viên. Kinh phí thực hiện: 224.730.000 đồng», «03 cơ sở, không phát sinh kinh phí»; nothing where all is
    expected and nothing final."""
    counts = _listed(line, [(target, _final(target.actual)) for target in targets])
    final = _final(line.money_actual)
    if final is None:
        return counts
    if counts and final.value:
        return (*counts, ". Kinh phí thực hiện: ", *_spent(line.money_actual, ""))
    return (*counts, ", " if counts else "", *_spent(line.money_actual, "kinh phí "))


def _unpaid_words(line: LineResult, targets: tuple[TargetResult, ...]) -> tuple[Words, ...]:
    """«03 lớp, chưa thanh toán»."""
    counts = _listed(line, [(target, _final(target.actual)) for target in targets])
    return (*counts, ", " if counts else "", "chưa thanh toán")


def _spent(figure: Figure, label: str) -> tuple[Words, ...]:
    """Money that is final; nothing said is not nothing spent."""
    if figure.state is State.MISSING:
        return ("chưa có số liệu kinh phí",)
    final = final_part(figure)
    return (label, *money(final)) if final.value else (_NOTHING,)


def _expected_words(line: LineResult, targets: tuple[TargetResult, ...]) -> tuple[Words, ...]:
    """«03 lớp, kinh phí dự kiến 120.000.000 đồng»."""
    counts = _listed(line, [(target, _expected(target.actual)) for target in targets])
    estimate = estimate_part(line.money_actual)
    if estimate is None:
        return counts
    return (*counts, ", " if counts else "", "kinh phí dự kiến ", *money(estimate))


_REST: tuple[Words, ...] = ("; trong đó phần còn lại: ",)  # behind it our own reader takes up what is expected


def _whole_words(line: LineResult, targets: tuple[TargetResult, ...]) -> tuple[Words, ...]:
    """«04 điểm, kinh phí 1.195.000.000 đồng»: of all that is in part expected, what is final with it."""
    counts = _listed(line, [(target, target.actual if _expected(target.actual) else None) for target in targets])
    if not line.money_actual.estimate:
        return counts
    return (*counts, ", " if counts else "", "kinh phí ", *money(line.money_actual))


def cause(line: LineResult) -> str:
    """Why, in the words that were accepted: in one clause with what was not spent, else a sentence."""
    if not line.reasons:
        return ""
    if is_given(line.money_actual):
        return f". {'Giải trình' if line.outcome is Outcome.OVER else 'Lý do'}: {line.why}"
    return f", lý do: {line.why}"


def _listed(line: LineResult, figures: list[tuple[TargetResult, Figure | None]]) -> tuple[Words, ...]:
    words: list[Words] = []
    for target, figure in figures:
        if figure is not None and figure.value is not None:
            words += [", " if words else "", *count(figure, target.noun)]
            if planned := line.planned_otherwise(target):
                words.append(f" (kế hoạch tính bằng {planned})")
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
    told = (text for text in texts if not text.lower().startswith(_SAID_ALREADY))
    return tuple(sentence(f"line-{line.line}-note-{n}", f"Diễn biến: {text}.") for n, text in enumerate(told, start=1))
