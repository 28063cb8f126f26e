"""Checks of what papers say: frozen facts in, findings out; nothing raises on a bad document.

One function per rule; each takes a paper (`Case`) and yields findings. `docs/findings.md` shows an example of each.
"""

from collections.abc import Callable, Iterator

from ...terms.facts import Finding, PaperFacts, Text
from . import between, citations, counts, damage, form, numbering, plans, sums
from .case import Case
from .remembered import against_memory

__all__ = ["against_memory", "check", "check_between"]

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    sums.unit_slips,
    sums.sum_mismatches,
    sums.percent_mismatches,
    sums.words_mismatches,
    sums.missing_values,
    counts.bad_groupings,
    counts.count_mismatches,
    counts.share_mismatches,
    counts.measure_mismatches,
    numbering.numbering_faults,
    citations.unknown,
    citations.wrong_dates,
    citations.wrong_forms,
    plans.over_plan,
    plans.not_done_without_reason,
    plans.overlaps,
    plans.repeated_events,
    damage.damaged_text,
    form.form_faults,
)


def check(text: Text, facts: PaperFacts) -> tuple[Finding, ...]:
    """Findings inside one paper, in the order of its text."""
    case = Case.of(text, facts)
    found = [finding for rule in CHECKS for finding in rule(case)]
    return tuple(sorted(found, key=lambda f: f.span.start if f.span else 0))


def check_between(papers: list[tuple[str, Text, PaperFacts]]) -> tuple[Finding, ...]:
    """Findings between papers, each named for messages; needs at least two."""
    cases = [(name, Case.of(text, facts)) for name, text, facts in papers]
    return tuple(finding for rule in between.CHECKS for finding in rule(cases))
