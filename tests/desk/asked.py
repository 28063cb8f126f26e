"""How often a page asks the database."""

from django.test.utils import CaptureQueriesContext


def for_the_page(asked: CaptureQueriesContext) -> list[str]:
    """What it asks for, without what keeps that somebody saw it: one look, and a row with the first of a day."""
    told = [str(query["sql"]) for query in asked.captured_queries]
    kept = [sql for sql in told if '"records_opening"' in sql]
    assert len(kept) <= 2
    return [sql for sql in told if sql not in kept]
