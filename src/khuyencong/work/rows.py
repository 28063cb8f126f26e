"""New rows in plain SQL: writers of a province stand in line meanwhile, and composing a query takes longer than running
it (docs/bench.md, `ledger-write`)."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

_AT_ONCE = 50  # rows of one statement


def insert(rows: Sequence[models.Model]) -> None:
    """Rows of one table, which get their ids: the same as `bulk_create`, its statement composed once."""
    database = connections[DEFAULT_DB_ALIAS]  # every field asks it anew, and the way to it by thread costs as much
    for part in (rows[at : at + _AT_ONCE] for at in range(0, len(rows), _AT_ONCE)):
        fields = _fields(type(part[0]))
        stored = [field.get_db_prep_save(getattr(row, field.attname), database) for row in part for field in fields]
        with database.cursor() as cursor:
            cursor.execute(_inserting(type(part[0]), len(part)), stored)
            for row, (key,) in zip(part, cursor.fetchall(), strict=True):
                row.pk, row._state.adding, row._state.db = key, False, database.alias


@cache
def _fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if not field.primary_key]


@cache
def _inserting(model: type[models.Model], rows: int) -> str:
    table, key, *names = map(
        connection.ops.quote_name,
        (model._meta.db_table, model._meta.pk.column, *(field.column for field in _fields(model))),
    )
    row = f"({', '.join(['%s'] * len(names))})"
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([row] * rows)} RETURNING {key}"
