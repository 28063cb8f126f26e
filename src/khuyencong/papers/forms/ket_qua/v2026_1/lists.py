"""III–V: what was not carried out and why, what came from outside the plan, what went over it."""

from khuyencong.terms.document import Block, Heading, Paragraph
from khuyencong.terms.results import LineResult, Outcome, Results

from ...figures import counted, is_given, money, sentence
from .contents import as_clause, reached


def not_done(results: Results) -> tuple[Block, ...]:
    """Not carried out, each with its cause, then the causes told for all; those that cost nothing stand apart."""
    return (
        Heading(1, "III", "Nội dung không thực hiện và nguyên nhân"),
        *_list("not-done", "không thực hiện", results.not_done, "chưa nêu nguyên nhân"),
        *_causes(results),
        *_list("no-cost", "không phát sinh kinh phí", results.no_cost, "chưa nêu lý do"),
    )


def _list(key: str, what: str, lines: tuple[LineResult, ...], silent: str) -> tuple[Block, ...]:
    if not lines:
        return (sentence(key, f"Không có nội dung {what}."),)
    return (
        sentence(key, f"Có {counted(len(lines))} nội dung {what}, gồm:"),
        *(_listed(key, what, number, line, silent) for number, line in enumerate(lines, start=1)),
    )


def _listed(key: str, what: str, number: int, line: LineResult, silent: str) -> Paragraph:
    why = "Nguyên nhân" if line.outcome is Outcome.NOT_DONE else "Lý do"
    return sentence(f"{key}-{line.line}", f"({number}) {line.title}. {why}: {as_clause(line) or silent}.")


def _causes(results: Results) -> tuple[Block, ...]:
    lines = [f"- {cause.text.strip().rstrip('.;')}." for cause in results.causes]
    told = [sentence(f"cause-{number}", line) for number, line in enumerate(lines, start=1)]
    return (sentence("causes", "Nguyên nhân:"), *told) if told else ()


def out_of_plan(results: Results) -> tuple[Block, ...]:
    """Tasks given outside the plan; a sum nobody has said is named as missing."""
    heading = Heading(1, "IV", "Nhiệm vụ ngoài kế hoạch")
    if not results.out_of_plan:
        return (heading, sentence("out-of-plan", "Không có nhiệm vụ ngoài kế hoạch."))
    blocks: list[Block] = [heading]
    for number, line in enumerate(results.out_of_plan, start=1):
        blocks += [Heading(2, str(number), line.title), *reached(line)]
    return tuple(blocks)


def over_plan(results: Results) -> tuple[Block, ...]:
    """Sums above plan, each with what pays for it or the remark that nobody said."""
    heading = Heading(1, "V", "Nội dung vượt kế hoạch")
    if not results.over:
        return (heading, sentence("over", "Không có nội dung vượt kinh phí kế hoạch."))
    opening = sentence("over", f"Có {counted(len(results.over))} nội dung vượt kinh phí kế hoạch, gồm:")
    return (heading, opening, *(_over(number, line) for number, line in enumerate(results.over, start=1)))


def _over(number: int, line: LineResult) -> Paragraph:
    plan = ("kế hoạch ", *money(line.money_plan), ", ") if is_given(line.money_plan) else ()
    actual = ("thực hiện ", *money(line.money_actual))
    why = f"Giải trình: {as_clause(line)}." if line.reasons else "Chưa nêu nguồn bù."
    return sentence(f"over-{line.line}", f"({number}) {line.title}: ", *plan, *actual, f". {why}")
