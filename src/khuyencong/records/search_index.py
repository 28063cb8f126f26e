"""How the search index is laid and kept: table, triggers and functions of each engine, and the proof that it is sound.

Its rows are written by the triggers alone; `work.search` builds it anew after a migration that found it amiss.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from khuyencong.terms.vietnamese import FOLDED, UNFOLDED

from .search import SOURCES, TABLE, VECTOR, Source

MOST_TEXT = 400_000  # characters of one paper; PostgreSQL holds no more words of a row than a megabyte


def lift_search_before_migrate(using: str, **_: Any) -> None:
    """Take SQLite's triggers away: it alters no table while a trigger of another one names it."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for name in (name for (name,) in cursor.fetchall() if "_found_" in name):
                cursor.execute(f"DROP TRIGGER {name}")


def lay_search(connection: BaseDatabaseWrapper) -> bool:
    """Lay the index and its triggers; SQLite drops those of a remade table. False before all tables are there."""
    present = set(connection.introspection.table_names())
    if not {table for source in SOURCES for table in (source.table, *(part for part, _ in source.parts))} <= present:
        return False  # migrated back to before a source
    with connection.cursor() as cursor:
        for statement in _laid(connection):
            cursor.execute(statement)
    return True


def drift(connection: BaseDatabaseWrapper) -> int:
    """How many rows of the index are missing, too many or different from what they stand for."""
    count = 0
    for source in SOURCES:
        wanted = _selected(connection, source)
        kept = f"SELECT rowid, kind, object, name, text FROM {TABLE} WHERE kind = '{source.kind}'"
        with connection.cursor() as cursor:
            for one, other in ((wanted, kept), (kept, wanted)):
                cursor.execute(f"SELECT count(*) FROM (SELECT * FROM ({one}) a EXCEPT SELECT * FROM ({other}) b) c")
                count = count + cursor.fetchone()[0]
    return count


def _laid(connection: BaseDatabaseWrapper) -> Iterator[str]:
    yield from _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE
    for source in SOURCES:
        changed = {source.table: ("id", source.columns), **{table: (key, ()) for table, key in source.parts}}
        for table, (key, columns) in changed.items():
            make = _postgresql_trigger if connection.vendor == "postgresql" else _sqlite_triggers
            yield from make(connection, source, table, key, columns)


def _sqlite_triggers(
    connection: BaseDatabaseWrapper, source: Source, table: str, key: str, columns: Sequence[str]
) -> Iterator[str]:
    differ = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
    for event, row, when in (("INSERT", "NEW", ""), ("UPDATE", "NEW", differ), ("DELETE", "OLD", "")):
        name = f"{table}_found_{event.lower()}"
        yield f"DROP TRIGGER IF EXISTS {name}"
        condition = f"WHEN {when} " if when else ""
        body = f"{_removed(source, f'{row}.{key}')}; {filled(connection, source, f'r.id = {row}.{key}')};"
        yield f"CREATE TRIGGER {name} AFTER {event} ON {table} {condition}BEGIN {body} END"


def _postgresql_trigger(
    connection: BaseDatabaseWrapper, source: Source, table: str, key: str, columns: Sequence[str]
) -> Iterator[str]:
    name = f"{table}_found"
    same = " AND ".join(f"OLD.{column} IS NOT DISTINCT FROM NEW.{column}" for column in columns) or "FALSE"
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ DECLARE told bigint; BEGIN "
        f"IF TG_OP = 'UPDATE' THEN IF {same} THEN RETURN NULL; END IF; END IF; "
        f"IF TG_OP = 'DELETE' THEN told := OLD.{key}; ELSE told := NEW.{key}; END IF; "
        f"{_removed(source, 'told')}; {filled(connection, source, 'r.id = told')}; RETURN NULL; END $body$"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _removed(source: Source, key: str) -> str:
    return f"DELETE FROM {TABLE} WHERE rowid = {key} * 16 + {source.code}"


def filled(connection: BaseDatabaseWrapper, source: Source, which: str = "TRUE") -> str:
    """The statement that puts rows of a source into the index."""
    return f"INSERT INTO {TABLE} (rowid, kind, object, name, text) {_selected(connection, source, which)}"


def _selected(connection: BaseDatabaseWrapper, source: Source, which: str = "TRUE") -> str:
    """The rows of the index as they should be, from the rows they stand for."""
    name, text = (_spoken(connection, sql) for sql in (source.name, source.text))
    return (
        f"SELECT r.id * 16 + {source.code} AS rowid, '{source.kind}' AS kind, r.id AS object, "
        f"khuyencong_fold({name}) AS name, khuyencong_fold(substr({text}, 1, {MOST_TEXT})) AS text "
        f"FROM {source.table} r WHERE {source.only} AND {which}"
    )


def _spoken(connection: BaseDatabaseWrapper, sql: str) -> str:
    """SQL of a source in the engine's own words."""
    joined, written, answered = (
        ("string_agg(word, ' ')", _WRITTEN_POSTGRESQL, _ANSWERED_POSTGRESQL)
        if connection.vendor == "postgresql"
        else ("group_concat(word, ' ')", _WRITTEN_SQLITE, _ANSWERED_SQLITE)
    )
    head, mark, rest = sql.replace("{written}", written).replace("{answered}", answered).partition("{joined:")
    if not mark:
        return head
    inner, _, tail = rest.partition("}")
    return f"{head}(SELECT {joined} FROM ({inner}) words){tail}"


# Every «text» of an issued paper's document value.
_WRITTEN_SQLITE = "(SELECT group_concat(value, ' ') FROM json_tree(r.document) WHERE key = 'text' AND type = 'text')"
_WRITTEN_POSTGRESQL = (
    "(SELECT string_agg(word #>> '{}', ' ') FROM jsonb_path_query(r.document, 'strict $.**.text') AS word "
    "WHERE jsonb_typeof(word) = 'string')"
)
# What an officer has filled in of a draft.
_ANSWERED_SQLITE = "COALESCE((SELECT group_concat(value, ' ') FROM json_each(r.answers)), '')"
_ANSWERED_POSTGRESQL = "COALESCE((SELECT string_agg(value, ' ') FROM jsonb_each_text(r.answers)), '')"
_SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5(kind, object UNINDEXED, name, text, "
    "tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3', detail = 'column')",
)
_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION khuyencong_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS "
    f"$$ SELECT regexp_replace(translate(coalesce(words, ''), '{UNFOLDED}', '{FOLDED}'), '[^a-z0-9]+', ' ', 'g') $$",
    f"CREATE TABLE IF NOT EXISTS {TABLE} (rowid bigint PRIMARY KEY, kind varchar(12) NOT NULL, object bigint NOT NULL, "
    "name text NOT NULL, text text NOT NULL)",
    f"CREATE INDEX IF NOT EXISTS {TABLE}_words ON {TABLE} USING gin ({VECTOR.replace(f'{TABLE}.', '')})",
)
