"""Words an officer typed and words of the ledger, made into the paragraphs of a composed paper."""

from collections.abc import Sequence
from itertools import chain

from khuyencong.terms.blanks import DOTS, Answers
from khuyencong.terms.document import Block, Heading, Paragraph, Run
from khuyencong.terms.numbers import amount_in_words, roman
from khuyencong.terms.results import Figure, Results
from khuyencong.terms.told import Told

from .figures import Words, estimate_part, final_part, money, rate, sentence


def paragraphs(answers: Answers, name: str) -> tuple[Paragraph, ...]:
    """A paragraph for each line of an answer; dots where nothing was answered."""
    lines = answers.lines(name) or (DOTS,)
    return tuple(sentence(f"{name}-{number}", line) for number, line in enumerate(lines, start=1))


Section = tuple[str, Sequence[Block]]


def numbered(*sections: Section) -> tuple[Block, ...]:
    """Sections that have something to say, numbered I, II … without a gap."""
    told = enumerate(((title, blocks) for title, blocks in sections if blocks), start=1)
    return tuple(chain.from_iterable((Heading(1, roman(place), title), *blocks) for place, (title, blocks) in told))


def section(answers: Answers, name: str, title: str) -> Section:
    """What an officer wrote under a title of its own; nothing where nobody did."""
    return title, paragraphs(answers, name) if answers.given(name) else ()


def labelled(answers: Answers, name: str, label: str) -> tuple[Paragraph, ...]:
    """«Địa điểm: …», or the label above a list of dashes where the answer has several lines."""
    lines = answers.lines(name)
    if len(lines) < 2:
        return (sentence(name, f"{label}: ", closed(answers.line(name))),)
    return (sentence(name, f"{label}:"), *listed(name, lines))


def listed(key: str, lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """«- …;» for each line, the last closed by a full stop."""
    *before, last = (dashed(line).rstrip(" .;") for line in lines)
    told = (*(f"{line};" for line in before), f"{last}.")
    return tuple(sentence(f"{key}-{number}", line) for number, line in enumerate(told, start=1))


def dashed(line: str) -> str:
    return line if line.startswith("- ") else f"- {line}"


def closed(line: str) -> str:
    """A line with a closing mark, its own or a full stop."""
    return line if line.endswith((".", ";", ":", DOTS)) else f"{line}."


def article(number: int, *words: Words) -> Paragraph:
    """«Điều 1. …», its number bold."""
    told = sentence(f"article-{number}", *words)
    return Paragraph((Run(f"Điều {number}. ", bold=True), *told.runs), key=told.key)


def in_words(figure: Figure) -> str:
    """«(Bằng chữ: …)» of a sum printed in đồng; of a rounded one there is nothing exact to say."""
    if figure.value is None or figure.rounded:
        return ""
    return f" (Bằng chữ: {amount_in_words(figure.value)})"


def contents_in_short(told: Told, label: str = "") -> Paragraph:
    """The plan's groups by name; how much of each stands in the annex, where it is read."""
    titles = "; ".join(group.title for group in told.plan.groups) or DOTS
    return sentence("contents", f"{label}{titles}. Chỉ tiêu, kinh phí từng nội dung nêu tại Phụ lục kèm theo.")


def progress(results: Results) -> tuple[Paragraph, ...]:
    """How far the plan has come, every figure traceable; what is only expected stands apart from what is final.

    Each sentence names the period, lest a part's sum be taken for the year's, or for the plan's own.
    """
    plan, actual, period = results.money_plan, results.money_actual, results.period.in_words()
    if actual.value is None:
        return (sentence("progress", f"Kinh phí đã thực hiện trong {period} chưa có số liệu."),)
    total = f"Trong {period}, tổng kinh phí đã thực hiện"
    estimate, reached = estimate_part(actual), rate("progress-rate", actual, plan)
    if estimate is None:
        return (sentence("progress", f"{total} là ", *money(actual), "."), *reached)
    parts = (f"Trong đó, {period} đã thực hiện ", *money(final_part(actual)), "; ước thực hiện ", *money(estimate))
    told = sentence("progress", f"{total} (gồm ước) là ", *money(actual), ".")
    return (told, sentence("progress-parts", *parts, "."), *reached)
