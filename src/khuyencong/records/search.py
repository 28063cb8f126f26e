"""The search index: what can be found by words without marks, kept by the database in the transaction of each write.

SQLite holds it as an FTS5 table, PostgreSQL as a table with a GIN index; one definition of what is found (SOURCES)
makes the triggers, the rebuilding and the proof on both. A row's id tells object and kind: object × 16 + kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models.functions import Concat

from khuyencong.terms.vietnamese import fold, fold_words

from .people import ERASED_PREFIX

TABLE = "records_search"
VECTOR = f"to_tsvector('simple', {TABLE}.name || ' ' || {TABLE}.text)"  # PostgreSQL only


class FoldedField(models.TextField):
    """The words of a row's other columns without marks, written with the row: both engines find in it alike."""

    def __init__(self, *args: Any, of: Sequence[str] = (), **options: Any) -> None:
        self.of = tuple(of)
        super().__init__(*args, **{"editable": False, "default": "", **options})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        words = fold(" ".join(getattr(model_instance, column) for column in self.of))
        setattr(model_instance, self.attname, words)
        return words


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
_NORMS = (
    "SELECT n.content || ' ' || n.conditions AS word FROM records_norm n "
    "WHERE n.reference_id = r.id AND n.withdrawn_at_act IS NULL ORDER BY n.id"
)
_GROUNDS = "CASE r.ground WHEN 'leave' THEN 'nghỉ phép, đi công tác' WHEN 'order' THEN 'thừa lệnh' ELSE 'ủy quyền' END"
_HANDED = (
    "SELECT p.title || ' ' || p.name AS word FROM records_signingpost p WHERE p.id IN (r.grantor_id, r.grantee_id) "
    "ORDER BY p.id"
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
        text=f"COALESCE({{joined:{_NORMS}}}, '')",
        parts=(("records_referenceversion", "reference_id"), ("records_norm", "reference_id")),
    ),
    Source(
        *("unit", 6, "records_unit", ("code",)),
        name=f"r.code || ' ' || COALESCE({{joined:{_TITLES}}}, '')",
        parts=(("records_unittitle", "unit_id"),),
    ),
    Source("area", 7, "records_area", ("type", "name"), "r.type || ' ' || r.name"),
    Source(
        *("register", 8, "records_registerrecord", ("key", "withdrawn_at_act")),
        name="r.key",
        only="r.withdrawn_at_act IS NULL",
    ),
    Source("recipient", 9, "records_establishment", ("name",), "r.name"),
    Source(
        *("task", 10, "records_giventask", ("text", "withdrawn_at_act"), "r.text"), only="r.withdrawn_at_act IS NULL"
    ),
    Source(
        *("draft", 11, "records_draft", ("title", "answers", "issue_id", "put_aside_at_act"), "r.title"),
        text="{answered}",
        only="r.issue_id IS NULL AND r.put_aside_at_act IS NULL",
    ),
    Source(
        *("person", 12, "records_user", ("full_name", "username"), "r.full_name || ' ' || r.username"),
        only=f"r.username NOT LIKE '{ERASED_PREFIX}%'",
    ),
    Source(
        *("signer", 13, "records_signingpost", ("title", "name", "basis"), "r.title || ' ' || r.name"), text="r.basis"
    ),
    Source(
        *("delegation", 14, "records_signingdelegation", ("basis", "matter", "withdrawn_at_act")),
        name=f"{_GROUNDS} || ' ' || r.basis || ' ' || r.matter",
        text=f"COALESCE({{joined:{_HANDED}}}, '')",
        only="r.withdrawn_at_act IS NULL",
    ),
)
KINDS = {source.kind: source for source in SOURCES}


class Matches(models.Lookup):
    """`name__matches=(kind, [words])`: rows of a kind that hold each of these, folded, the last also as a beginning."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[str | int]]:
        kind, words = self.rhs
        if not words:
            raise EmptyResultSet
        place, _, _ = self.process_lhs(compiler, connection)[0].rpartition(".")  # in a subquery the table has an alias
        return _condition(connection, kind, words, place)


def _condition(connection: Any, kind: str, words: Sequence[str], place: str = TABLE) -> tuple[str, list[str | int]]:
    holds, asked = _holding(connection, words, place)
    if connection.vendor == "postgresql":
        return f"({place}.kind = %s AND {holds})", [kind, asked]
    # The kind by the row's id: as a word of the index it would lead FTS through all rows of a large kind.
    return f"({holds} AND {place}.rowid & 15 = %s)", [asked, KINDS[kind].code]


def _holding(connection: Any, words: Sequence[str], place: str = TABLE) -> tuple[str, str]:
    """The condition that a row of any kind holds the words, and what it is asked with. The last may be the beginning of
    one: of «la nga», «là» and «ngày» hold no «la» that somebody is still typing."""
    if connection.vendor == "postgresql":
        vector = VECTOR.replace(f"{TABLE}.", f"{place}.")
        return f"{vector} @@ to_tsquery('simple', %s)", " & ".join([*words[:-1], f"{words[-1]}:*"])
    asked = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
    return f"{TABLE} MATCH %s", f"{{name text}} : ({asked})"


class FoldedName(models.TextField):
    """The folded name of a row, by which it and its text are matched."""


FoldedName.register_lookup(Matches)


class Found(models.Model):
    """A row of the index. Its table is laid by `search_index`; nobody writes it but the triggers."""

    rowid = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=12)
    object = models.BigIntegerField()
    name = FoldedName()
    text = models.TextField()

    class Meta:
        managed = False
        db_table = TABLE


CANDIDATES = 200  # of a kind: the newest that match and may be seen; the best of them are shown


def kinds_holding(words: Sequence[str]) -> set[str]:
    """The kinds of which anything at all holds the words, whoever may see it: only these are worth asking further."""
    if not words:
        return set()
    holds, asked = _holding(connection, words)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT {TABLE}.rowid & 15 FROM {TABLE} WHERE {holds}", [asked])
        held = {code for (code,) in cursor.fetchall()}
    return {source.kind for source in SOURCES if source.code in held}


def ranked(kind: str, words: Sequence[str], visible: models.QuerySet[Any]) -> list[int]:
    """Objects of a kind that hold all words, among those a person may see: names before texts, phrases first.

    Two syllables far from one another in a long text are no word: where some texts hold the words side by side, the
    others count by their names alone; where none does, those that hold each as a whole word.
    """
    found = Found.objects.filter(
        models.Exists(visible.order_by().filter(pk=models.OuterRef("object"))), name__matches=(kind, words)
    )
    phrase = " ".join(words)
    held = models.Q(text__startswith=phrase) | models.Q(text__contains=f" {phrase}")
    beside = models.ExpressionWrapper(held, output_field=models.BooleanField())
    rows = found.order_by(_newest_first()).values_list("object", "name", beside)[:CANDIDATES]
    told = [(pk, f" {name.strip()} ", bool(near)) for pk, name, near in rows]
    sure = {pk for pk, name, near in told if near or holds(name, words)}
    if len(sure) < len(told) and not any(near for _, _, near in told):
        sure |= _holding_whole(kind, words, {pk for pk, _, _ in told} - sure)
    return [pk for pk, name, _ in sorted(told, key=lambda row: _distance(row[1], words)) if pk in sure]


def holds(name: str, words: Sequence[str]) -> bool:
    """Whether a folded name between blanks holds the words, the last also as a beginning."""
    return f" {words[-1]}" in name and all(f" {word} " in name for word in words[:-1])


def _holding_whole(kind: str, words: Sequence[str], among: set[int]) -> set[int]:
    """Those of these objects that hold each word whole: «ngày» somewhere in a text is not «Ngà»."""
    rows = Found.objects.filter(pk__in=[pk * 16 + KINDS[kind].code for pk in among])
    whole = [*words, words[-1]]  # the last once as a word, once as the beginning that it is of itself
    return set(rows.filter(name__matches=(kind, whole)).values_list("object", flat=True))


def _newest_first() -> models.OrderBy:
    """Given its key itself, PostgreSQL would walk all rows from the newest and cut each into words, instead of asking
    the index of words and ordering what it finds."""
    newest = models.F("rowid")
    return (newest + 0).desc() if connection.vendor == "postgresql" else newest.desc()


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


Rows = TypeVar("Rows", bound=models.QuerySet[Any])


def holding(rows: Rows, words: str, *columns: str) -> Rows:
    """Those of the rows whose columns hold every word, marks and capitals aside; for tables too busy for an index."""
    parts = [part for column in columns for part in (models.F(column), models.Value(" "))]
    folded = models.Func(Concat(*parts), function="khuyencong_fold", output_field=models.TextField())
    found = rows.alias(folded=folded)
    for word in fold_words(words).split():
        found = found.filter(folded__contains=word)
    return found
