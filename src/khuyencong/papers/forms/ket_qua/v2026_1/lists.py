"""The sections after the contents: not carried out and why, without cost, outside the plan, above it."""

from itertools import chain

from khuyencong.terms.document import Block, Heading
from khuyencong.terms.results import LineResult, Results

from ...figures import counted, is_given, money, sentence
from .contents import Labels, cause, reached, statements


def not_done(results: Results) -> tuple[Block, ...]:
    """Not carried out, each with its cause, then the causes told for all."""
    return (*_list("not-done", "không thực hiện", "nguyên nhân", results.not_done), *_causes(results))


def no_cost(results: Results) -> tuple[Block, ...]:
    """Carried out or waiting without money of this plan; apart, so that nobody takes them for not done."""
    return _list("no-cost", "không phát sinh kinh phí", "lý do", results.no_cost)


def _list(key: str, what: str, why: str, lines: tuple[LineResult, ...]) -> tuple[Block, ...]:
    """«- Title: không thực hiện, nguyên nhân: …». Dashes, for a wrapped line that opens with «(2)» hides its start."""
    if not lines:
        return ()
    told = (
        sentence(f"{key}-{line.line}", f"- {line.title}: {what}, {why}: {line.why or 'chưa nêu'}.") for line in lines
    )
    return (sentence(key, f"Có {counted(len(lines))} nội dung {what}, gồm:"), *told)


def _causes(results: Results) -> tuple[Block, ...]:
    """Causes told for the whole list; one that was read from such a line does not say its label twice."""
    texts = (cause.text.strip().removeprefix("Nguyên nhân:").strip(" .;") for cause in results.causes)
    return tuple(sentence(f"cause-{number}", f"- Nguyên nhân: {text}.") for number, text in enumerate(texts, start=1))


def out_of_plan(results: Results) -> tuple[Block, ...]:
    """Tasks given outside the plan; a sum nobody has said is named as missing."""
    labels = Labels.of(results.period)
    told = (
        (Heading(2, str(number), line.title), *reached(line, labels))
        for number, line in enumerate(results.out_of_plan, start=1)
    )
    return tuple(chain.from_iterable(told))


def over_plan(results: Results) -> tuple[Block, ...]:
    """Sums above plan, each with what pays for it or the remark that nobody said."""
    if not results.over:
        return ()
    opening = sentence("over", f"Có {counted(len(results.over))} nội dung vượt kinh phí kế hoạch, gồm:")
    labels = Labels.of(results.period)
    told = (_over(number, line, labels) for number, line in enumerate(results.over, start=1))
    return (opening, *chain.from_iterable(told))


def _over(number: int, line: LineResult, labels: Labels) -> tuple[Block, ...]:
    key, why = f"over-{line.line}", cause(line) or ". Chưa nêu nguồn bù"
    plan = sentence(f"{key}-plan", f"{labels.plan}: kinh phí ", *money(line.money_plan), ".")
    told = (plan,) if is_given(line.money_plan) else ()
    return (Heading(2, str(number), line.title), *told, *statements(key, line, (), why, labels))
