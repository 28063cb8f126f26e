"""The figures file of the demonstration as values: what each paper says, before any form gives it words."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import yaml

from khuyencong.terms.document import Signature
from khuyencong.terms.sheet import Sheet

MARK = "bản trình diễn"


@dataclass(frozen=True, slots=True)
class Told:
    """Money (đồng) and counts of one side of a content; money None = nobody has said it."""

    money: int | None = None
    estimate: int = 0
    targets: tuple["Count", ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    count: int
    of: str
    to: int | None = None
    note: str = ""
    approx: str | None = None

    @property
    def measure(self) -> str:
        """What is counted, with its qualifier: «sản phẩm (cấp tỉnh)»."""
        return f"{self.of} ({self.note})" if self.note else self.of


@dataclass(frozen=True, slots=True)
class Content:
    """A group (it has items) or an item; `at` is where the source says it."""

    title: str
    number: str
    plan: Told
    actual: Told
    outcome: str
    reason: str
    at: str
    items: tuple["Content", ...] = ()


@dataclass(frozen=True, slots=True)
class PaperFigures:
    """One demonstration paper: its frame, its contents, its totals, and the source they were taken from."""

    name: str
    form: str
    year: int
    title: str
    source: str
    sheet: Sheet
    contents: tuple[Content, ...]
    outside: tuple[Content, ...]
    causes: tuple[str, ...]
    plan: Told
    actual: Told
    funds: tuple[tuple[str, int], ...]
    decision: tuple[str, date] | None
    duties: tuple[str, ...]  # who does what


@dataclass(frozen=True, slots=True)
class DemoFigures:
    digest: str
    papers: tuple[PaperFigures, ...]


def read_figures() -> DemoFigures:
    """The shipped file, and the digest by which a second start knows it."""
    data = files("khuyencong.seed").joinpath("demo", "figures.yaml").read_bytes()
    return DemoFigures(
        hashlib.sha256(data).hexdigest(), tuple(read_paper_figures(row) for row in yaml.safe_load(data)["papers"])
    )


def read_paper_figures(row: Mapping[str, Any]) -> PaperFigures:
    """One paper of a figures file."""
    totals, decision = row["totals"], row.get("decision")
    return PaperFigures(
        name=row["name"],
        form=row["form"],
        year=row["year"],
        title=row["title"],
        source=row["source"],
        sheet=_sheet(row["head"]),
        contents=_contents(row["groups"]),
        outside=_contents(row.get("outside", ())),
        causes=tuple(row.get("causes", ())),
        plan=Told(totals.get("plan")),
        actual=Told(totals.get("actual"), totals.get("estimate", 0)),
        funds=tuple((source["name"], source["money"]) for source in row.get("sources", ())),
        decision=(decision["number"], decision["day"]) if decision else None,
        duties=tuple(duty["text"] for duty in row.get("duties", ())),
    )


def _sheet(head: Mapping[str, Any]) -> Sheet:
    """The frame as it was at the time; the last recipient line says what this paper is."""
    return Sheet(
        agency=head["agency"],
        parent_agency=head["parent"],
        place="Đồng Nai",
        number=head.get("number", ""),
        symbol=head["symbol"],
        signed_on=head.get("signed_on"),
        signature=Signature(tuple(head["authority"])),
        bases=tuple(head["bases"]),
        recipients=(*head["recipients"], f"Đây là {MARK}, lời văn do phần mềm viết lại"),
        written_on=head["written_on"],
    )


def _contents(rows: Sequence[Mapping[str, Any]]) -> tuple[Content, ...]:
    return tuple(
        Content(
            title=row["title"],
            number=row.get("number", ""),
            plan=_told(row.get("plan", {})),
            actual=_told(row.get("actual", {})),
            outcome=row.get("outcome", "done"),
            reason=row.get("reason", ""),
            at=row.get("at", ""),
            items=_contents(row.get("items", ())),
        )
        for row in rows
    )


def _told(row: Mapping[str, Any]) -> Told:
    return Told(row.get("money"), row.get("estimate", 0), tuple(Count(**count) for count in row.get("targets", ())))
