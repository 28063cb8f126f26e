"""Form `danh-sach`, version 2026-1: a list pasted from a sheet, or else the plan's contents and how each fares."""

from collections.abc import Mapping

from khuyencong.terms.blanks import Answers, Blank, Kind
from khuyencong.terms.document import Block, Cell, Column, Document, Row, TableBlock
from khuyencong.terms.results import Figure, LineResult, Results, Standing
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Told

from ...figures import counted, estimate_part, final_part, funds_title, money_cell, sentence
from ...frame import AROUND, pasted_table
from ...periods import plan_title, reached_title

FORM = "danh-sach/2026-1"
TITLE, KIND, SYMBOL = "Danh sách", "Danh sách", "DS"
BLANKS = (
    Blank("matter", "Danh sách gì", required=True),
    Blank("table", "Bảng", Kind.TABLE, "dán từ Excel, hàng đầu là tên cột; để trống thì lấy các nội dung của kế hoạch"),
    *AROUND,
)
_FARED = {
    Standing.DONE: "đã thực hiện",
    Standing.EXPECTED: "ước thực hiện",
    Standing.TOLD: "có diễn biến, chưa có số liệu",
    Standing.CLOSED: "thôi theo bản điều chỉnh",
    Standing.OVER: "vượt kế hoạch",
    Standing.NOT_DONE: "không thực hiện",
    Standing.DROPPED: "thôi thực hiện do điều chỉnh kế hoạch",
    Standing.LATER: "chưa thực hiện",
    Standing.UNPAID: "đã thực hiện, chưa thanh toán",
    Standing.NO_COST: "không phát sinh kinh phí",
    Standing.OPEN: "chưa có số liệu",
}


def usual(told: Told, sheet: Sheet) -> Mapping[str, str]:
    return {"matter": f"Các nội dung của {told.name}"}


def build(told: Told, answers: Answers, sheet: Sheet) -> Document:
    pasted = answers.rows("table")
    table = pasted_table(pasted) if pasted else _contents(told)
    blocks: tuple[Block, ...] = (table, sentence("closing", _closing(table)))
    return sheet.paper(KIND, answers.line("matter"), blocks, FORM, told.name)


def _closing(table: TableBlock) -> str:
    number = sum(row.kind == "item" for row in table.rows)
    return f"Danh sách gồm {counted(number)} mục." if number else "Danh sách chưa có mục nào."


def _contents(told: Told) -> TableBlock:
    funds = funds_title(told.results.money_unit)
    split = any(line.money_actual.estimate for line in told.results.lines)
    reached = [reached_title(told.results, what) for what in (("Thực hiện", "Ước") if split else ("Thực hiện",))]
    columns = (
        Column("TT", 6, "center"),
        Column("Nội dung", 36),
        Column(plan_title(told.results), 15, "right", funds),
        *(Column(title, 15, "right", funds) for title in reached),
        Column("Ghi chú", 30),
    )
    rows = tuple(_row(line, split) for line in told.results.lines)
    return TableBlock(columns, (*rows, _sum(told.results, split)) if rows else ())


def _sum(results: Results, split: bool) -> Row:
    figures = _figures(results.money_plan, results.money_actual, split)
    return Row((Cell(""), Cell("Cộng"), *figures, Cell("")), "total")


def _figures(planned: Figure, actual: Figure, split: bool) -> tuple[Cell, ...]:
    """What was planned and what is final of it, and beside that the ước where some content has one."""
    plan, final = money_cell(planned), final_part(actual)
    reached = money_cell(None if actual.estimate and not final.value else final)
    return (plan, reached, money_cell(estimate_part(actual))) if split else (plan, reached)


def _row(line: LineResult, split: bool) -> Row:
    figures = _figures(line.money_plan, line.money_actual, split)
    if line.is_group:
        return Row((Cell(line.number), Cell(line.title), *figures, Cell("")), "group")
    return Row((Cell(line.number), Cell(line.title), *figures, Cell(_fared(line))))


def _fared(line: LineResult) -> str:
    """How the line stands, and why, in the words that were accepted; what nobody gave a cause of says so."""
    how = _FARED[line.standing] if line.standing else ""
    if line.reasons:
        return f"{how}: {line.why}" if how else line.why
    if line.flagged:
        return ", ".join(filter(None, (how, "chưa nêu nguồn bù")))
    return f"{how}, chưa nêu nguyên nhân" if line.standing is Standing.NOT_DONE else how
