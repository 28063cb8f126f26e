"""Sentences that people rewrote: put into a freshly built paper, their figures linked again and watched."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from khuyencong.terms.document import Block, Document, Paragraph, Run
from khuyencong.terms.facts import Finding, Severity
from khuyencong.terms.numbers import format_vnd
from khuyencong.terms.selector import Selector

RULE = "edited-sentence-moved"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:-\d+(?:\.\d+)*)?")
_TELLING = 7  # a number this long («1.000.000») means the same figure wherever in the paper it stands


@dataclass(frozen=True, slots=True)
class SentenceEdit:
    """`figures`: what stood under the sentence when it was edited, by selector without act (see `timeless`)."""

    key: str
    text: str
    figures: Mapping[str, int | None]


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
        moved = _moved(edit, figures)
        findings += [_finding(edit, moved)] if moved else []
        blocks.append(replace(block, runs=linked(edit.text, block, document), edited=True, moved=bool(moved)))
    findings += [_homeless(edit) for edit in by_key.values()]
    return replace(document, blocks=tuple(blocks)), findings


def linked(text: str, sentence: Paragraph, document: Document) -> tuple[Run, ...]:
    """A person's words as runs: numbers that are figures of the sentence, or long ones of the paper, stay traceable."""
    known = {run.text: run for run in _figures(document) if len(run.text) >= _TELLING}
    known |= {run.text: run for run in sentence.runs if run.selector}
    runs, at = [], 0
    for number in _NUMBER.finditer(text):
        if figure := known.get(number[0]):
            runs += [Run(text[at : number.start()]), Run(number[0], selector=figure.selector, value=figure.value)]
            at = number.end()
    return tuple(run for run in (*runs, Run(text[at:])) if run.text)


def sentence_of(document: Document, key: str) -> Paragraph | None:
    """The generated sentence under a key."""
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


def figures_of(document: Document) -> dict[str, int | None]:
    return figures_under(_figures(document))


def _figures(document: Document) -> list[Run]:
    paragraphs = (block for block in document.blocks if isinstance(block, Paragraph))
    return [run for paragraph in paragraphs for run in paragraph.runs if run.selector]


def _moved(edit: SentenceEdit, now: Mapping[str, int | None]) -> list[tuple[int | None, int | None]]:
    """Pairs of before and now of the figures that changed; one that the paper no longer tells is now None."""
    kept = {timeless(code): before for code, before in edit.figures.items()}  # also in the first spelling of selectors
    return [(before, now.get(code)) for code, before in kept.items() if now.get(code) != before]


def _finding(edit: SentenceEdit, moved: list[tuple[int | None, int | None]]) -> Finding:
    changes = "; ".join(f"{_said(before)} nay là {_said(now)}" for before, now in moved)
    words = f"Câu đã sửa «{_short(edit.text)}»: số liệu đã đổi, {changes}."
    return Finding(RULE, Severity.INFO, words)


def _homeless(edit: SentenceEdit) -> Finding:
    words = f"Câu đã sửa «{_short(edit.text)}» không còn chỗ trong báo cáo: nội dung của câu đã đổi."
    return Finding(RULE, Severity.INFO, words)


def _said(value: int | None) -> str:
    return "không có" if value is None else format_vnd(value)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:80].rpartition(" ")[0] + " …"
