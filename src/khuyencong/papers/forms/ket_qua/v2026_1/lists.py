"""The sections after the contents: not carried out and why, not yet, not yet paid, without cost, outside, over."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from khuyencong.terms.document import Block, Heading
from khuyencong.terms.fared import not_yet
from khuyencong.terms.results import LineResult, Results, Standing
from khuyencong.terms.vietnamese import fold_words

from ...figures import counted, is_given, money, sentence
from .contents import Labels, cause, reached, statements
from .counted import contents


def not_done(results: Results) -> tuple[Block, ...]:
    """Not carried out, each with its cause, then the causes told for all."""
    listed = _list(results, Standing.NOT_DONE, "không thực hiện", "nguyên nhân", results.not_done)
    return (*listed, *_causes(results))


def silent(results: Results) -> tuple[Block, ...]:
    """What nobody has told anything of, said once; a group all of whose contents are silent by its own name."""
    quiet = [line for line in results.lines if _is_silent(line)]
    if not quiet:
        return ()
    if len(quiet) == sum(results.standings.values()):
        return (sentence("silent", "Tất cả nội dung của kế hoạch chưa có số liệu thực hiện."),)
    number = contents(results, len(quiet), Standing.OPEN)
    opening = sentence("silent", "Có ", *number, " chưa có số liệu thực hiện, gồm:")
    told = _told_by_group(results.lines)
    return (opening, *(sentence(f"silent-{line.line}", f"- {line.title}{_all_of(count)}.") for line, count in told))


def _is_silent(line: LineResult) -> bool:
    """Whether it is counted as one that nobody has told anything of, as the summary counts: not beside its parts."""
    return line.is_silent and line.standing is Standing.OPEN


def _all_of(count: int) -> str:
    """Of a group that stands for its contents how many they are, so that the list comes to the number it opens with."""
    return f" (cả {counted(count)} nội dung)" if count > 1 else ""


def _told_by_group(lines: Sequence[LineResult]) -> Iterator[tuple[LineResult, int]]:
    """The silent lines, or in the place of all contents of a group the group with their number."""
    at = 0
    while at < len(lines):
        under = _under(lines[at], lines[at + 1 :])
        own = [line for line in under if not line.is_group and line.standing]
        if _is_silent(lines[at]) or (len(own) > 1 and all(_is_silent(line) for line in own)):
            yield lines[at], len(own) or 1
            at += len(under)
        at += 1


def _under(top: LineResult, after: Sequence[LineResult]) -> tuple[LineResult, ...]:
    return tuple(takewhile(lambda line: line.depth > top.depth, after))


def later(results: Results) -> tuple[Block, ...]:
    """Not carried out yet, or put off: still to come, and so apart from what will not be carried out."""
    return _list(results, Standing.LATER, "chưa thực hiện", "lý do", results.later)


def _told(what: str, why: str, line: LineResult) -> str:
    """«không thực hiện, nguyên nhân: …»; «chưa thực hiện (chưa tổ chức, dự kiến tháng 11)» says no reason."""
    if not_yet(line.why):
        return f"{what} ({line.why})"
    return f"{what}, {why}: {line.why or 'chưa nêu'}"


def unpaid(results: Results) -> tuple[Block, ...]:
    """Carried out, the money still owed: nobody takes them for contents that cost nothing."""
    lines = results.unpaid
    if not lines:
        return ()
    told = (sentence(f"unpaid-{one.line}", f"- {one.title}: chưa thanh toán{_because(one)}.") for one in lines)
    number = contents(results, len(lines), Standing.UNPAID)
    return (sentence("unpaid", "Có ", *number, " đã thực hiện, chưa thanh toán, gồm:"), *told)


def _because(line: LineResult) -> str:
    return f", lý do: {line.why}" if line.reasons else ""


def no_cost(results: Results) -> tuple[Block, ...]:
    """Carried out without money of this plan; apart, so that nobody takes them for not done."""
    return _list(results, Standing.NO_COST, "không phát sinh kinh phí", "lý do", results.no_cost)


def _list(results: Results, kind: Standing, what: str, why: str, lines: tuple[LineResult, ...]) -> tuple[Block, ...]:
    """«- Title: không thực hiện, nguyên nhân: …». Dashes, for a wrapped line that opens with «(2)» hides its start."""
    if not lines:
        return ()
    key = kind.replace("_", "-")
    told = (sentence(f"{key}-{line.line}", f"- {line.title}: {_told(what, why, line)}.") for line in lines)
    return (sentence(key, "Có ", *contents(results, len(lines), kind), f" {what}, gồm:"), *told)


_FEW = 8  # words
_LABEL = re.compile(r"^Nguyên nhân(?: chung)?:")


def _causes(results: Results) -> tuple[Block, ...]:
    """Causes told for the whole list, without those that a line of it has told as its own, if in fewer words.

    One that was read from such a line does not say its label twice.
    """
    own = [_words(reason.clause) for line in results.not_done for reason in line.reasons]
    texts = (_LABEL.sub("", cause.text.strip()).strip(" .;") for cause in results.causes)
    return tuple(
        sentence(f"cause-{number}", f"- Nguyên nhân chung: {text}.")
        for number, text in enumerate(texts, start=1)
        if not any(_says(_words(text), told) for told in own)
    )


def _says(cause: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a cause is a line's own; of a few words alone one cannot tell, and one much longer says more."""
    return cause == own or (len(own) >= _FEW and len(cause) <= 2 * len(own) and own <= cause)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold_words(text).split())


def out_of_plan(results: Results) -> tuple[Block, ...]:
    """Tasks given outside the plan."""
    return _reached(results.out_of_plan, results)


def shared(results: Results) -> tuple[Block, ...]:
    """Of a unit's report: its part in what others lead, and report on as a whole."""
    return _reached(results.shared, results)


def _reached(lines: Sequence[LineResult], results: Results) -> tuple[Block, ...]:
    """What was reached of lines beside the plan's; a sum nobody has said is named as missing."""
    labels = Labels.of(results.period)
    told = ((Heading(2, str(number), line.title), *reached(line, labels)) for number, line in enumerate(lines, start=1))
    return tuple(chain.from_iterable(told))


def over_plan(results: Results) -> tuple[Block, ...]:
    """Sums above plan, each with what pays for it or the remark that nobody said."""
    if not results.over:
        return ()
    number = contents(results, len(results.over), Standing.OVER)
    opening = sentence("over", "Có ", *number, " vượt kinh phí kế hoạch, gồm:")
    labels = Labels.of(results.period)
    told = (_over(number, line, labels) for number, line in enumerate(results.over, start=1))
    return (opening, *chain.from_iterable(told))


def _over(number: int, line: LineResult, labels: Labels) -> tuple[Block, ...]:
    key, why = f"over-{line.line}", cause(line) or ". Chưa nêu nguồn bù"
    plan = sentence(f"{key}-plan", f"{labels.plan}: kinh phí ", *money(line.money_plan), ".")
    told = (plan,) if is_given(line.money_plan) else ()
    return (Heading(2, str(number), line.title), *told, *statements(key, line, (), why, labels))
