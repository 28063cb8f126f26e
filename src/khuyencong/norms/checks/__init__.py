"""Checks of what papers say: frozen facts in, findings out; nothing raises on a bad document.

One function per rule; each takes a paper (`Case`) and yields findings. `docs/findings.md` shows an example of each.
"""

from collections.abc import Callable, Iterable, Iterator

from ...terms.facts import Finding, PaperFacts, Text
from ...terms.known_documents import KnownDocuments
from ...terms.memory import ToldEvent
from ...terms.rings import no_search_for_rings
from . import (
    against_plan,
    all_told,
    between,
    carried_out,
    citations,
    counts,
    damage,
    days,
    differences,
    form,
    in_words,
    left_out,
    listed_leads,
    listed_products,
    moves,
    numbering,
    own_annex,
    plans,
    products,
    so_far,
    stars,
    sums,
    table_leads,
    table_quarters,
    table_rates,
    tables,
    unit_slips,
)
from .case import Case
from .events import repeated_events, told_before
from .remembered import against_memory, over_their_wholes, told_again

__all__ = ["against_memory", "check", "check_between", "over_their_wholes", "told_again"]

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    unit_slips.unit_slips,
    sums.sum_mismatches,
    sums.share_mismatches,
    products.product_mismatches,
    tables.table_sums,
    table_quarters.column_sums,
    table_quarters.counts_in_columns,
    own_annex.text_totals,
    own_annex.annex_differs,
    all_told.contents_against_total,
    table_leads.counts_over_tables,
    table_leads.sums_over_tables,
    listed_products.products_over_lists,
    listed_leads.sums_over_lists,
    listed_leads.counts_over_lists,
    moves.moves_in_clauses,
    moves.moves_against_sums,
    tables.unread_columns,
    tables.beyond_unit,
    tables.doubtful_commas,
    sums.percent_mismatches,
    table_rates.rate_mismatches,
    in_words.words_mismatches,
    left_out.missing_values,
    counts.bad_groupings,
    counts.count_mismatches,
    so_far.sums_so_far,
    counts.share_mismatches,
    against_plan.reached_shares,
    against_plan.told_changes,
    differences.differences,
    differences.averages,
    counts.measure_mismatches,
    stars.star_mismatches,
    numbering.numbering_faults,
    citations.unknown,
    citations.wrong_dates,
    days.no_such_days,
    days.ends_before_beginnings,
    days.longer_than_their_times,
    citations.wrong_forms,
    citations.ended,
    plans.over_plan,
    plans.not_done_without_reason,
    plans.overlaps,
    repeated_events,
    damage.damaged_text,
    form.form_faults,
)


def check(
    text: Text, facts: PaperFacts, known: KnownDocuments | None = None, events: Iterable[ToldEvent] = ()
) -> tuple[Finding, ...]:
    """Findings in one paper, in the order of its text. `known` is the legal library, else the shipped one; `events` are
    what earlier papers told."""
    with no_search_for_rings():
        case = Case.of(text, facts, known)
        found = [finding for rule in CHECKS for finding in rule(case)]
        found += told_before(case, events)
    return tuple(sorted(found, key=lambda f: f.span.start if f.span else 0))


def check_between(papers: list[tuple[str, Text, PaperFacts]]) -> tuple[between.Standing, ...]:
    """Findings between papers, each with the name of the paper it stands in; needs at least two."""
    cases = [(name, Case.of(text, facts)) for name, text, facts in papers]
    return tuple(standing for rule in (*between.CHECKS, *carried_out.CHECKS) for standing in rule(cases))
