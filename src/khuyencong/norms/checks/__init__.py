"""Checks of what papers say: frozen facts in, findings out; nothing raises on a bad document."""

from ...terms.facts import Finding, PaperFacts, Text


def check(text: Text, facts: PaperFacts) -> tuple[Finding, ...]:
    """Findings inside one paper, in the order of its text."""
    return ()


def check_between(papers: list[tuple[str, Text, PaperFacts]]) -> tuple[Finding, ...]:
    """Findings between papers."""
    return ()
