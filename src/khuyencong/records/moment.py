"""Many questions answered from the memory of one moment, on both engines."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# Django's own transactions would not do: on PostgreSQL each of their questions sees what was recorded meanwhile, on
# SQLite they take the lock of writing, and everybody would wait until the last question is answered.
_BEGIN = {"postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "sqlite": "BEGIN DEFERRED"}


@contextmanager
def one_moment() -> Iterator[None]:
    """What is read inside stood in the memory together, whoever writes meanwhile; nothing can be written inside.
    Within a transaction that is already open, that transaction alone decides."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
