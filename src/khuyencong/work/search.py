"""The search index after a migration: laid by the database's own means, and built anew where it is amiss."""

from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from khuyencong.records.search import SOURCES, TABLE
from khuyencong.records.search_index import drift, filled, lay_search


def keep_search_index(using: str, **_: Any) -> None:
    """Listens to post_migrate (config.apps)."""
    connection = connections[using]
    if lay_search(connection) and drift(connection):
        rebuild(connection)


def rebuild(connection: BaseDatabaseWrapper) -> None:
    """All rows of the index from the rows they stand for. No act: nothing that is remembered changes."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")
        for source in SOURCES:
            cursor.execute(filled(connection, source))
