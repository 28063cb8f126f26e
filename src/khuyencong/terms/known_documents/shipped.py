"""The documents shipped with the house, each with its source and mark, for reading papers without a database."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from . import Change, ChangeKind, KnownDocument, KnownDocuments, Mark

FILES = ("documents.tsv", "changes.tsv")


@cache
def shipped_documents() -> KnownDocuments:
    """Every shipped document with what later ones did to it."""
    changes = shipped_changes()
    return KnownDocuments.of(
        KnownDocument(
            number=row["number"],
            dated=row["dated"],
            kind=row["kind"],
            title=row["title"],
            issuer=row["issuer"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            mark=Mark(row["mark"]),
            source=row["source"],
            remark=row["remark"],
            changes=tuple(change for change in changes if change.old == row["number"]),
        )
        for row in _table("documents.tsv")
    )


def shipped_changes() -> tuple[Change, ...]:
    return tuple(
        Change(ChangeKind(row["kind"]), row["old"], row["new"], _day(row["since"]), Mark(row["mark"]), row["source"])
        for row in _table("changes.tsv")
    )


def content(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _table(name: str) -> Iterator[dict[str, str]]:
    head, *rows = (line.split("\t") for line in content(name).splitlines() if line and not line.startswith("#"))
    return (dict(zip(head, row, strict=True)) for row in rows)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
