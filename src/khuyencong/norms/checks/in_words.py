"""Checks of sums written out: the words beside the digits say the same number."""

import re
from collections.abc import Iterable, Iterator

from ...terms.facts import Finding, Span
from ...terms.numbers import format_vnd, parse_words
from .case import Case, error

_IN_WORDS = re.compile(r"[\s,]*\((?:\s*bang chu\s*:?)?\s*(?P<words>[a-z][a-z,\s]+?dong(?: chan)?)[\s./]*\)")
_WRITTEN_OUT = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+ dong(?= ?\( ?bang chu\b)")


def words_mismatches(case: Case) -> Iterator[Finding]:
    """An amount in words that says another number than the digits before it."""
    for span, value in _all_sums(case):
        said = _IN_WORDS.match(case.folded, span.end)
        if not said:
            continue
        words = case.words(Span(said.start("words"), said.end("words")))
        read = parse_words(words)
        if read is not None and read != value:
            yield error("words-mismatch", "Số tiền bằng chữ khác số tiền bằng số", span, words, format_vnd(value))


def _all_sums(case: Case) -> Iterable[tuple[Span, int]]:
    """Every sum that was read, and those of no content that say themselves that words follow."""
    written = {m.end(): (Span(*m.span()), int(re.sub(r"\D", "", m[0]))) for m in _WRITTEN_OUT.finditer(case.folded)}
    paid = (a.amount for a in case.facts.activities if a.amount and a.amount.value)
    told = {amount.span.end: (amount.span, amount.value) for amount in paid}
    totals = {t.span.end: (t.span, t.amount_vnd) for t in case.facts.totals if t.amount_vnd}
    return (written | told | totals).values()
