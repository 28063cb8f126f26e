"""The search index: what can be found by words without marks, kept by the database in the transaction of each write.

SQLite holds it as an FTS5 table, PostgreSQL as a table with a GIN index; one definition of what is found (SOURCES)
makes the triggers, the rebuilding and the proof on both. A row's id tells object and kind: object × 16 + kind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from khuyencong.terms.vietnamese import FOLDED, UNFOLDED, fold_words

TABLE = "records_search"
MOST_TEXT = 400_000  # characters of one paper; PostgreSQL holds no more words of a row than a megabyte


@dataclass(frozen=True, slots=True)
class Source:
    """A table whose rows can be found. `name` and `text` are SQL over the row `r`; `only` says which rows.

    `parts` are tables that hold words of a row, each with the column that names the row.
    """

    kind: str
    code: int
    table: str
    columns: tuple[str, ...]
    name: str
    text: str = "''"
    only: str = "TRUE"
    parts: tuple[tuple[str, str], ...] = ()


_TITLES = "SELECT t.title || ' ' || t.short_title AS word FROM records_unittitle t WHERE t.unit_id = r.id ORDER BY t.id"
_KNOWN_AS = (
    "SELECT v.title || ' ' || v.issuer AS word FROM records_referenceversion v "
    "WHERE v.reference_id = r.id AND v.withdrawn_at_act IS NULL ORDER BY v.id"
)
SOURCES = (
    Source("plan", 1, "records_plan", ("title", "year"), "r.title || ' ' || r.year"),
    Source(
        *("line", 2, "records_line", ("number", "title", "kind"), "r.number || ' ' || r.title"),
        only="r.kind IN ('item', 'group')",
    ),
    Source(
        *("paper", 3, "records_paper", ("number", "kind", "title", "issuer", "name", "text")),
        name="r.number || ' ' || r.kind || ' ' || r.title || ' ' || r.issuer || ' ' || r.name",
        text="r.text",
        only="r.direction = 'received'",
    ),
    Source(
        *("issue", 4, "records_issue", ("document",)),
        name="(SELECT p.number || ' ' || p.kind || ' ' || p.title FROM records_paper p WHERE p.id = r.paper_id)",
        text="{written}",
    ),
    Source(
        *("reference", 5, "records_reference", ("kind", "number", "issuer")),
        name=f"r.kind || ' ' || r.number || ' ' || r.issuer || ' ' || COALESCE({{joined:{_KNOWN_AS}}}, '')",
        parts=(("records_referenceversion", "reference_id"),),
    ),
    Source(
        *("unit", 6, "records_unit", ("code",)),
        name=f"r.code || ' ' || COALESCE({{joined:{_TITLES}}}, '')",
        parts=(("records_unittitle", "unit_id"),),
    ),
    Source("area", 7, "records_area", ("type", "name"), "r.type || ' ' || r.name"),
)
KINDS = {source.kind: source for source in SOURCES}


class Matches(models.Lookup):
    """`words__matches=(kind, [words])`: rows of a kind that hold a word beginning with each of these, folded."""

    lookup_name = "matches"
    prepare_rhs = False

    def _asked(self) -> tuple[str, Sequence[str]]:
        kind, words = self.rhs
        if not words:
            raise EmptyResultSet
        return kind, words

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        kind, words = self._asked()
        asked = " ".join(f'"{word}"*' for word in words)
        return f"{TABLE} MATCH %s", [f"kind : {kind} AND {{name text}} : ({asked})"]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        kind, words = self._asked()
        asked = " & ".join(f"{word}:*" for word in words)
        return f"({TABLE}.kind = %s AND {_VECTOR} @@ to_tsquery('simple', %s))", [kind, asked]


class FoldedName(models.TextField):
    """The folded name of a row, by which it and its text are matched."""


FoldedName.register_lookup(Matches)


class Found(models.Model):
    """A row of the index. Its table is laid by `lay_search`; nobody writes it but the triggers."""

    rowid = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=12)
    object = models.BigIntegerField()
    name = FoldedName()
    text = models.TextField()

    class Meta:
        managed = False
        db_table = TABLE


# What is asked ------------------------------------------------------------------------------------

CANDIDATES = 200  # of a kind: the newest that match and may be seen; the best of them are shown


def ranked(kind: str, words: Sequence[str], visible: models.QuerySet[Any]) -> list[int]:
    """Objects of a kind that hold all words, among those a person may see: names before texts, phrases first."""
    found = Found.objects.filter(
        models.Exists(visible.order_by().filter(pk=models.OuterRef("object"))), name__matches=(kind, words)
    )
    rows = found.order_by("-rowid").values_list("object", "name")[:CANDIDATES]
    return [pk for pk, name in sorted(rows, key=lambda row: _distance(f" {row[1].strip()} ", words))]


def _distance(name: str, words: Sequence[str]) -> tuple[bool, bool, bool, int]:
    """How far a name is from the words asked for; equal ones stay newest first."""
    phrase = " ".join(words)
    held = sum(f" {word}" in name for word in words)
    return f" {phrase} " not in name, f" {phrase}" not in name, not name.startswith(f" {phrase}"), -held


def papers_holding(papers: models.QuerySet[Any], words: str) -> models.QuerySet[Any]:
    """Those of the papers, received or issued, whose name or text holds words that begin so."""
    asked = fold_words(words).split()
    held = {kind: Found.objects.filter(name__matches=(kind, asked)).values("object") for kind in ("paper", "issue")}
    return papers.filter(models.Q(pk__in=held["paper"]) | models.Q(issue__in=held["issue"]))


# How it is laid -----------------------------------------------------------------------------------


def lift_search_before_migrate(using: str, **_: Any) -> None:
    """Take SQLite's triggers away: it alters no table while a trigger of another one names it."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for name in (name for (name,) in cursor.fetchall() if "_found_" in name):
                cursor.execute(f"DROP TRIGGER {name}")


def lay_search_after_migrate(using: str, **_: Any) -> None:
    """Lay the index and its triggers (SQLite drops those of a remade table), and fill it where rows are amiss."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    if not {table for source in SOURCES for table in (source.table, *(part for part, _ in source.parts))} <= present:
        return  # migrated back to before a source
    with connection.cursor() as cursor:
        for statement in _laid(connection):
            cursor.execute(statement)
    if drift(connection):
        rebuild(connection)


def rebuild(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")
        for source in SOURCES:
            cursor.execute(_filled(connection, source))


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
        body = f"{_removed(source, f'{row}.{key}')}; {_filled(connection, source, f'r.id = {row}.{key}')};"
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
        f"{_removed(source, 'told')}; {_filled(connection, source, 'r.id = told')}; RETURN NULL; END $body$"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _removed(source: Source, key: str) -> str:
    return f"DELETE FROM {TABLE} WHERE rowid = {key} * 16 + {source.code}"


def _filled(connection: BaseDatabaseWrapper, source: Source, which: str = "TRUE") -> str:
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
    joined, written = (
        ("string_agg(word, ' ')", _WRITTEN_POSTGRESQL)
        if connection.vendor == "postgresql"
        else ("group_concat(word, ' ')", _WRITTEN_SQLITE)
    )
    head, mark, rest = sql.replace("{written}", written).partition("{joined:")
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
_VECTOR = f"to_tsvector('simple', {TABLE}.name || ' ' || {TABLE}.text)"
_SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5(kind, object UNINDEXED, name, text, "
    "tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3', detail = 'column')",
)
_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION khuyencong_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS "
    f"$$ SELECT regexp_replace(translate(coalesce(words, ''), '{UNFOLDED}', '{FOLDED}'), '[^a-z0-9]+', ' ', 'g') $$",
    f"CREATE TABLE IF NOT EXISTS {TABLE} (rowid bigint PRIMARY KEY, kind varchar(12) NOT NULL, object bigint NOT NULL, "
    "name text NOT NULL, text text NOT NULL)",
    f"CREATE INDEX IF NOT EXISTS {TABLE}_words ON {TABLE} USING gin ({_VECTOR.replace(f'{TABLE}.', '')})",
)
