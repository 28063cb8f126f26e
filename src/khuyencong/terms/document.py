"""A written paper as one value: blocks that the writers turn into DOCX, PDF, HTML and XLSX.

A number in a run or a cell carries the selector of its ledger entries, so that the preview can trace it. The same
value as JSON (`to_json`) is the snapshot of an issued paper; rebuilding from the same act gives an equal value.
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style; `selector` (encoded, see terms.selector) makes the words a traceable figure."""

    text: str
    bold: bool = False
    italic: bool = False
    selector: str | None = None
    value: int | None = None  # what the figure is, in the measure's smallest unit
    told_by: int | None = None  # the statement of a figure that stands beside the ledger
    reckoned: str | None = None  # of a number that no entries add up to: what it is of (see terms.reckoned)


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: level 1 «I. TIÊU ĐỀ» (printed in capitals), 2 «1. Tiêu đề», 3 «a) …» or «1.1. …»."""

    level: int
    number: str
    text: str
    block: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]
    key: str = ""  # stable name of a generated sentence, under which an edit is kept
    italic: bool = False  # căn cứ lines
    edited: bool = False  # a person's words stand in the place of the generated ones
    moved: bool = False  # a figure under the edited words has changed since
    block: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width_percent: int
    align: Align = "left"
    group: str = ""  # columns of one group share a merged head above


@dataclass(frozen=True, slots=True)
class Formula:
    """How a cell follows from others of its table, for a format that reckons by itself.

    `sum`: the cells of the same column in `of` (rows of the table from 0); `plus`, `difference` and `percent`: the
    first column of `of` and, less, or as a share of, the second, in the same row.
    """

    kind: Literal["sum", "plus", "difference", "percent"]
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    selector: str | None = None
    value: int | None = None  # what the figure is, in the measure's smallest unit
    formula: Formula | None = None
    told_by: int | None = None  # the statement of a figure that stands beside the ledger
    reckoned: str | None = None  # of a number that no entries add up to: what it is of (see terms.reckoned)


RowKind = Literal["item", "group", "total"]


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    kind: RowKind = "item"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table whose head repeats on every page. Every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    unit_note: str = ""  # «Đơn vị tính: đồng», printed above the right edge
    size: int = 12  # of its letters, points; writers go below where a long number would not stand on one line
    block: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Annex:
    """A phụ lục on its own page: «Phụ lục I», its title and its blocks; landscape where the table is wide."""

    number: str
    title: str
    blocks: tuple["Block", ...]
    landscape: bool = False
    block: Literal["annex"] = "annex"


Block = Heading | Paragraph | TableBlock | Annex


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines above the name («TM. ỦY BAN NHÂN DÂN», «KT. CHỦ TỊCH», «PHÓ CHỦ TỊCH») and the name below."""

    authority: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An administrative paper of NĐ 30/2020. Number and day may be missing: then it is a draft («DỰ THẢO»)."""

    kind_vi: str  # «Báo cáo», «Kế hoạch» …
    title: str  # trích yếu
    agency: str  # issuing agency, official full name
    parent_agency: str = ""
    number: str = ""  # «12/BC-SCT»; "" = blank to be filled
    place: str = ""  # địa danh
    signed_on: date | None = None
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()  # căn cứ, one per line, without the closing mark
    blocks: tuple[Block, ...] = ()
    signature: Signature = field(default_factory=lambda: Signature(()))
    recipients: tuple[str, ...] = ()  # nơi nhận, without dash and closing mark
    form: str = ""  # «ket-qua/2026-1»
    about: str = ""  # what the paper reports on, for metadata
    written_on: date | None = None  # the date writers put into file metadata; never today's
    symbol: str = ""  # ký hiệu «BC-SCT», printed while the number is blank
    decided_by: str = ""  # of a quyết định: the position or body that decides, printed above the bases
    second_signature: Signature | None = None  # of a biên bản: who kept the minutes, left of who presided
    urgency: str = ""  # mức độ khẩn: «KHẨN», «THƯỢNG KHẨN», «HỎA TỐC»
    circulation: str = ""  # chỉ dẫn lưu hành: «LƯU HÀNH NỘI BỘ»
    drafted_by: str = ""  # who drafted it and in how many copies: «PL.(30)»
    address: str = ""  # of the agency, at the foot of the first page
    annexes_apart: bool = False  # the annexes leave the house as a file of their own, signed by itself

    @property
    def is_draft(self) -> bool:
        return not (self.number and self.signed_on)

    @property
    def has_annex_file(self) -> bool:
        return self.annexes_apart and any(isinstance(block, Annex) for block in self.blocks)


def to_json(document: Document) -> dict[str, Any]:
    """The document as plain JSON values (dates as ISO strings)."""

    def plain(value: Any) -> Any:
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [plain(inner) for inner in value]
        return value

    result: dict[str, Any] = plain(asdict(document))
    return result


def from_json(data: dict[str, Any]) -> Document:
    """The document of `to_json`; equal to the value it was made from."""
    return Document(
        **{
            **data,
            "signed_on": _date(data["signed_on"]),
            "written_on": _date(data["written_on"]),
            "addressees": tuple(data["addressees"]),
            "bases": tuple(data["bases"]),
            "recipients": tuple(data["recipients"]),
            "blocks": tuple(_block(b) for b in data["blocks"]),
            "signature": _signature(data["signature"]),
            "second_signature": _signature(second) if (second := data.get("second_signature")) else None,
        }
    )


def _signature(data: dict[str, Any]) -> Signature:
    return Signature(tuple(data["authority"]), data["name"])


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _block(data: dict[str, Any]) -> Block:
    kind = data["block"]
    if kind == "heading":
        return Heading(**data)
    if kind == "paragraph":
        return Paragraph(**{**data, "runs": tuple(Run(**r) for r in data["runs"])})
    if kind == "table":
        rows = tuple(Row(tuple(_cell(c) for c in r["cells"]), r["kind"]) for r in data["rows"])
        return TableBlock(**{**data, "columns": tuple(Column(**c) for c in data["columns"]), "rows": rows})
    return Annex(**{**data, "blocks": tuple(_block(b) for b in data["blocks"])})


def _cell(data: dict[str, Any]) -> Cell:
    formula = data.get("formula")
    return Cell(**{**data, "formula": Formula(formula["kind"], tuple(formula["of"])) if formula else None})
