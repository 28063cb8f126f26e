"""The real papers as Word files, PDFs and web pages tell the same facts as their plain text."""

import html
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.terms.facts import Activity, PaperFacts, Text
from tests.papers.reading.formats.rendered import Layout, as_page, as_pdf, as_word, laid_out
from tests.papers.reading.formats.word_files import p, word_file

WRITERS: dict[str, tuple[str, Callable[[Layout], bytes]]] = {
    "word, numbers typed": ("a.docx", as_word),
    "word, numbers counted by Word": ("a.docx", lambda layout: as_word(layout, counted=True)),
    "pdf": ("a.pdf", as_pdf),
    "web page": ("a.html", as_page),
}


@cache
def plain(path: Path) -> tuple[Text, PaperFacts]:
    text = read_text(path.read_bytes(), path.name)
    return text, find_facts(text)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_the_same_facts_in_every_format(corpus: Path, name: str, form: str) -> None:
    text, facts = plain(corpus / f"{name}.txt")
    file_name, written = WRITERS[form]
    again = find_facts(read_text(written(laid_out(text.content)), file_name))
    for expected, found in zip(told(facts), told(again), strict=True):
        assert found == expected


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_a_word_file_made_of_a_pdf_line_by_line_tells_the_same(corpus: Path, name: str) -> None:
    text, facts = plain(corpus / f"{name}.txt")
    made = word_file("".join(p(html.escape(line)) for line in text.content.split("\n") if line.strip()))
    again = find_facts(read_text(made, "a.docx"))
    for expected, found in zip(told(facts), told(again), strict=True):
        assert found == expected


def told(facts: PaperFacts) -> tuple[list[Any], ...]:
    """All that was read but the places in the text, which differ from format to format."""
    head = facts.head
    return (
        [head.kind, head.number, head.date, head.place, head.issuer, head.title, head.signer, head.recipients],
        [(c.kind_vi, c.number, c.date) for c in facts.citations],
        [_activity(a) for a in facts.activities],
        [(t.unit, _one_line(t.text), t.deadline, t.frequency) for t in facts.tasks],
        [(_one_line(t.label), t.amount_vnd, t.percent, t.role, t.period, t.fund_source) for t in facts.totals],
    )


def _activity(a: Activity) -> tuple[Any, ...]:
    quantities = [(q.value, q.value_max, q.approx, q.unit, q.note) for q in a.quantities]
    amount = a.amount and (a.amount.value, a.amount.approx)
    what = (a.path, a.item, _one_line(a.title), a.role, a.period, a.status, a.adjustment)
    return (*what, quantities, amount, a.fund_source, _one_line(a.reason), a.organisations, a.places)


def _one_line(words: str | None) -> str | None:
    return words and " ".join(words.split())
