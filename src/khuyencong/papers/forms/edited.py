"""Sentences that people rewrote: put into a freshly built paper, their figures linked again and watched."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from khuyencong.terms.document import Annex, Block, Cell, Document, Paragraph, Run, TableBlock
from khuyencong.terms.facts import Finding, Severity
from khuyencong.terms.numbers import format_vnd
from khuyencong.terms.selector import Selector

from ..typed import NUMBER, counting

MOVED = "edited-sentence-moved"
KEPT = "edited-sentence-kept"
TYPED = "edited-sentence-figure"
NOTHING = "không có"
_CHIP = re.compile(r"\[([^\[\]|]+)(?:\|(\d+))?\]")
_LINE = re.compile(r"^line-(\d+)")  # keys of sentences that may say no figure at all
_TELLING = 7  # a number this long («1.000.000») means the same figure wherever in the paper it stands


class UnknownFigure(ValueError):
    """A number in brackets that is no figure of the sentence; the message names it."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where in the words a figure stands, by selector without act, and what it was when it was written there."""

    start: int
    end: int
    selector: str
    value: int | None


@dataclass(frozen=True, slots=True)
class SentenceEdit:
    """`figures`: what stood under the sentence when it was last looked at, by selector without act (see `timeless`)."""

    key: str
    text: str
    figures: Mapping[str, int | None]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A figure under an edited sentence that is no longer what it was: as it was written, and as it is printed now."""

    selector: str
    before: int | None
    now: int | None
    said_before: str
    said_now: str


def with_edits(document: Document, edits: Iterable[SentenceEdit]) -> tuple[Document, list[Finding]]:
    """The paper with people's sentences in place, and a finding for each whose figures have moved since."""
    by_key, findings = {edit.key: edit for edit in edits}, []
    figures = figures_of(document)
    blocks: list[Block] = []
    for block in document.blocks:
        edit = by_key.pop(block.key, None) if isinstance(block, Paragraph) and block.key else None
        if edit is None or not isinstance(block, Paragraph):
            blocks.append(block)
            continue
        runs, moved = runs_of(edit, block, document), changes_under(edit, figures)
        findings += [*_figure_findings(edit, moved, figures), *_typed(edit, block, runs)]
        blocks.append(replace(block, runs=runs, edited=True, moved=bool(moved)))
    findings += [_homeless(edit) for edit in by_key.values()]
    return replace(document, blocks=tuple(blocks)), findings


def runs_of(edit: SentenceEdit, sentence: Paragraph, document: Document) -> tuple[Run, ...]:
    """The edited words as runs: each link leads to its figure of today, further numbers are linked by themselves."""
    now = figures_of(document)
    runs: list[Run] = []
    at = 0
    for link in edit.links:
        runs += linked(edit.text[at : link.start], sentence, document)
        code = now[link.selector].selector if link.selector in now else link.selector
        runs.append(Run(edit.text[link.start : link.end], selector=code, value=link.value))
        at = link.end
    return (*runs, *linked(edit.text[at:], sentence, document))


def linked(text: str, sentence: Paragraph, document: Document) -> tuple[Run, ...]:
    """A person's words as runs: numbers that are figures of the sentence, or long ones of the paper, stay traceable."""
    known = {run.text: run for run in _spoken(document) if len(run.text) >= _TELLING}
    known |= {run.text: run for run in sentence.runs if run.selector}
    runs, at = [], 0
    for number in NUMBER.finditer(text):
        if figure := known.get(number[0]):
            runs += [Run(text[at : number.start()]), Run(number[0], selector=figure.selector, value=figure.value)]
            at = number.end()
    return tuple(run for run in (*runs, Run(text[at:])) if run.text)


# Words with their figures locked in brackets ------------------------------------------------------


def template_of(runs: Sequence[Run]) -> str:
    """«Đã dự [03] hội chợ, chi [440.000.000] đồng»: what a person edits; the second [03] of a sentence is [03|2]."""
    return "".join(token for token, _ in _tokens(runs))


def chips_of(runs: Sequence[Run]) -> dict[str, Run]:
    """The figures of a sentence by the token they are edited as."""
    return {token: run for token, run in _tokens(runs) if run.selector}


def _tokens(runs: Sequence[Run]) -> Iterator[tuple[str, Run]]:
    seen: dict[str, int] = {}
    for run in runs:
        if not run.selector:
            yield run.text, run
            continue
        seen[run.text] = seen.get(run.text, 0) + 1
        yield (f"[{run.text}|{seen[run.text]}]" if seen[run.text] > 1 else f"[{run.text}]"), run


def figures_beside(document: Document, key: str, own: Mapping[str, Run]) -> dict[str, Run]:
    """Figures that the paper prints elsewhere of the contents a sentence is about, by tokens beside those of its `own`
    figures: what a person may put into it."""
    lines = {Selector.decode(run.selector).line for run in own.values() if run.selector}
    lines |= {int(number) for number in _LINE.findall(key)}
    had, found = {timeless(run.selector) for run in own.values() if run.selector}, dict(own)
    for code, run in figures_of(document).items():
        asked = Selector.decode(code)
        if asked.line in lines and not (asked.less or asked.also or code in had) and run.value is not None:
            again = (f"[{run.text}|{n}]" for n in range(2, len(found) + 3))
            found[next(t for t in (f"[{run.text}]", *again) if t not in found)] = run
    return {token: run for token, run in found.items() if token not in own}


def worded(template: str, chips: Mapping[str, Run], sentence: Paragraph, document: Document) -> tuple[Run, ...]:
    """The runs of a template: bracketed figures are the sentence's own, other words are linked where they can be."""
    runs: list[Run] = []
    at = 0
    for chip in _CHIP.finditer(template):
        figure = chips.get(chip[0]) or chips.get(f"[{chip[1]}]")
        if figure is None or (chip[2] and chip[0] not in chips):
            raise UnknownFigure(chip[0])
        runs += [*linked(template[at : chip.start()], sentence, document), figure]
        at = chip.end()
    return (*runs, *linked(template[at:], sentence, document))


def links_of(runs: Iterable[Run]) -> tuple[Link, ...]:
    """Where the figures stand in the words of runs."""
    links, at = [], 0
    for run in runs:
        if run.selector:
            links.append(Link(at, at + len(run.text), timeless(run.selector), run.value))
        at += len(run.text)
    return tuple(links)


def refreshed(edit: SentenceEdit, document: Document) -> tuple[Run, ...] | None:
    """The edited words with each linked figure as the paper prints it today; None when one of them is gone."""
    now, runs, at = figures_of(document), [], 0
    for link in edit.links:
        figure = now.get(link.selector)
        if figure is None or figure.value is None:
            return None
        told = figure if figure.value != link.value else replace(figure, text=edit.text[link.start : link.end])
        runs += [Run(edit.text[at : link.start]), told]
        at = link.end
    return tuple(run for run in (*runs, Run(edit.text[at:])) if run.text)


# Figures of papers --------------------------------------------------------------------------------


def sentence_of(document: Document, key: str) -> Paragraph | None:
    """The sentence under a key."""
    found = (block for block in document.blocks if isinstance(block, Paragraph) and block.key == key)
    return next(found, None) if key else None


def words_of(sentence: Paragraph) -> str:
    return "".join(run.text for run in sentence.runs)


def timeless(code: str) -> str:
    """A selector's code without the act it is asked as of: the same figure at any time."""
    return replace(Selector.decode(code), act=None).encode()


def figures_under(runs: Iterable[Run]) -> dict[str, int | None]:
    """Figures of runs by timeless selector."""
    return {timeless(run.selector): run.value for run in runs if run.selector}


def figures_of(document: Document) -> dict[str, Run]:
    """Every figure of a paper by timeless selector, as its sentences print it, else as its tables do."""
    told = (*_in_cells(document.blocks), *_spoken(document))
    return {timeless(run.selector): run for run in told if run.selector}


def _spoken(document: Document) -> list[Run]:
    paragraphs = (block for block in document.blocks if isinstance(block, Paragraph))
    return [run for paragraph in paragraphs for run in paragraph.runs if run.selector]


def _in_cells(blocks: Iterable[Block]) -> Iterator[Run]:
    for block in blocks:
        if isinstance(block, Annex):
            yield from _in_cells(block.blocks)
        elif isinstance(block, TableBlock):
            cells: Iterator[Cell] = (cell for row in block.rows for cell in row.cells if cell.selector)
            yield from (Run(cell.text, selector=cell.selector, value=cell.value) for cell in cells)


def changes_under(edit: SentenceEdit, now: Mapping[str, Run]) -> tuple[Change, ...]:
    """The figures that changed since somebody last looked; one that the paper no longer tells is now None."""
    written = {link.selector: edit.text[link.start : link.end] for link in edit.links}
    changes = []
    for code, before in edit.figures.items():
        run = now.get(code)
        value = run.value if run else None
        if value != before:
            said = written.get(code) or (NOTHING if before is None else format_vnd(before))
            changes.append(Change(code, before, value, said, run.text if run and value is not None else NOTHING))
    return tuple(changes)


# What to look at before the paper is signed -------------------------------------------------------


def _figure_findings(edit: SentenceEdit, moved: Sequence[Change], now: Mapping[str, Run]) -> list[Finding]:
    if moved:
        told = "; ".join(f"{change.said_before} nay là {change.said_now}" for change in moved)
        return [_finding(MOVED, edit, f"số liệu đã đổi, {told}.")]
    kept = [link for link in edit.links if link.selector in now and now[link.selector].value != link.value]
    told = "; ".join(f"{edit.text[link.start : link.end]} (sổ ghi {now[link.selector].text})" for link in kept)
    return [_finding(KEPT, edit, f"giữ số cũ {told}.")] if kept else []


def _typed(edit: SentenceEdit, generated: Paragraph, runs: Sequence[Run]) -> list[Finding]:
    """Numbers a person typed that lead to no entry."""
    said = set(NUMBER.findall(words_of(generated)))
    strange = [
        number for number in typed_numbers(words_of(Paragraph(tuple(runs))), links_of(runs)) if number not in said
    ]
    return [_finding(TYPED, edit, f"số gõ tay không dẫn về sổ: {', '.join(strange)}.")] if strange else []


def typed_numbers(text: str, links: Iterable[Link]) -> list[str]:
    """The numbers of a person's words that count something and lead to no entry, each once."""
    linked_to = {at for link in links for at in range(link.start, link.end)}
    return list(dict.fromkeys(number[0] for number in counting(text) if number.start() not in linked_to))


def _finding(rule: str, edit: SentenceEdit, words: str) -> Finding:
    return Finding(rule, Severity.WARNING, f"Câu đã sửa «{_short(edit.text)}»: {words}")


def _homeless(edit: SentenceEdit) -> Finding:
    words = f"Câu đã sửa «{_short(edit.text)}» không còn chỗ trong báo cáo: nội dung của câu đã đổi."
    return Finding(MOVED, Severity.INFO, words)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:80].rpartition(" ")[0] + " …"
