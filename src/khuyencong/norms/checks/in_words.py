"""Checks of sums written out: the words beside the digits say the same number."""

import re
from collections.abc import Iterable, Iterator

from ...terms.facts import Finding, Span
from ...terms.numbers import format_vnd, parse_words
from .case import Case, error

_IN_WORDS = re.compile(
    r"[\s,;]*(?:\((?:\s*bang chu\s*:?)?|bang chu\s*:)\s*(?P<words>[a-z][a-z,\s]{2,200}?dong(?: chan)?)"
    r"(?=[\s./]*\)|[.;,\n])"
)
_NUMBER = r"(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|chuc|tram|nghin|ngan|trieu|ty|ti|le|linh)"
_WORDS_FIRST = re.compile(  # «hai trăm triệu đồng (200.000.000 đồng)»
    rf"\b(?P<words>{_NUMBER}(?:,? {_NUMBER}){{1,30}} dong) ?\( ?(?:bang so ?:? ?)?"
    rf"(?P<digits>\d{{1,3}}(?:\.\d{{3}})+) ?(?:dong)? ?\)"
)
_BRACKET = ("dong (", "dong(")
_WRITTEN_OUT = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+ dong(?= ?\( ?bang chu\b)")


def words_mismatches(case: Case) -> Iterator[Finding]:
    """An amount in words that says another number than the digits before it."""
    for span, value, said in _both_ways(case):
        words = case.words(Span(*said.span("words")))
        read = parse_words(words)
        if read is not None and read != value:
            yield error("words-mismatch", "Số tiền bằng chữ khác số tiền bằng số", span, words, format_vnd(value))


def _both_ways(case: Case) -> Iterator[tuple[Span, int, re.Match[str]]]:
    """Each sum with its words, which follow it or stand before it."""
    for span, value in _all_sums(case):
        if said := _IN_WORDS.match(case.folded, span.end):
            yield span, value, said
    for said in _WORDS_FIRST.finditer(case.folded) if any(words in case.folded for words in _BRACKET) else ():
        yield Span(*said.span("digits")), int(said["digits"].replace(".", "")), said


def _all_sums(case: Case) -> Iterable[tuple[Span, int]]:
    """Every sum that was read, and those of no content that say themselves that words follow."""
    spelt = _WRITTEN_OUT.finditer(case.folded) if "bang chu" in case.folded else ()
    written = {m.end(): (Span(*m.span()), int(re.sub(r"\D", "", m[0]))) for m in spelt}
    paid = (a.amount for a in case.facts.activities if a.amount and a.amount.value)
    told = {amount.span.end: (amount.span, amount.value) for amount in paid}
    totals = {t.span.end: (t.span, t.amount_vnd) for t in case.facts.totals if t.amount_vnd}
    return (written | told | totals).values()
