"""Form `don-doc`, version 2026-1: a letter that asks for the figures nobody has reported yet."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from khuyencong.terms.blanks import DOTS, Answers, Blank, Kind
from khuyencong.terms.document import Block, Cell, Column, Document, Row, TableBlock
from khuyencong.terms.results import LineResult
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Told

from ...figures import Words, count, funds_title, money_cell, sentence
from ...frame import ADDRESSEES, AROUND, FIELD, addressed
from ...periods import about
from ...typed import paragraphs

FORM = "don-doc/2026-1"
TITLE, KIND, SYMBOL = "Công văn đôn đốc báo cáo số liệu", "Công văn", ""
BLANKS = (
    replace(ADDRESSEES, required=True),
    Blank("until", "Hạn báo cáo", Kind.DAY, required=True),
    Blank("demands", "Yêu cầu", Kind.TEXT, required=True),
    FIELD,
    *AROUND,
)


def usual(told: Told, sheet: Sheet) -> Mapping[str, str]:
    return {
        "demands": "Báo cáo nêu rõ khối lượng và kinh phí đã thực hiện của từng nội dung; nội dung không thực hiện "
        f"thì nêu nguyên nhân. Quá thời hạn trên, {sheet.agency} tổng hợp theo số liệu đã có.",
    }


def build(told: Told, answers: Answers, sheet: Sheet) -> Document:
    until = f"Đề nghị các cơ quan, đơn vị báo cáo về {sheet.agency} trước ngày {_day(answers.day('until'))}."
    blocks: tuple[Block, ...] = (
        *_asked_for(told, sheet),
        sentence("until", until),
        *paragraphs(answers, "demands"),
        sentence("closing", "Đề nghị các cơ quan, đơn vị quan tâm thực hiện."),
    )
    return addressed(sheet).paper(KIND, f"báo cáo số liệu thực hiện {about(told.results)}", blocks, FORM, told.name)


def _asked_for(told: Told, sheet: Sheet) -> tuple[Block, ...]:
    """The contents nobody has told of; where none is left, what the units may still have to add."""
    if not told.silent:
        asked = f"Để tổng hợp kết quả thực hiện {about(told.results)}, đề nghị rà soát và báo cáo số liệu còn thiếu."
        return (sentence("opening", asked),)
    known = f"{sheet.agency} chưa nhận được số liệu thực hiện {told.results.period.in_words()} của các nội dung sau:"
    return (sentence("opening", f"Thực hiện {told.name}, đến nay {known}"), _table(told.silent, told))


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else DOTS


def _table(lines: tuple[LineResult, ...], told: Told) -> TableBlock:
    columns = (
        Column("TT", 8, "center"),
        Column("Nội dung", 42),
        Column("Chỉ tiêu kế hoạch", 28),
        Column(funds_title(told.results.money_unit).replace("Kinh phí", "Kinh phí kế hoạch"), 22, "right"),
    )
    return TableBlock(columns, tuple(_row(number, line) for number, line in enumerate(lines, start=1)))


def _row(number: int, line: LineResult) -> Row:
    """Numbered as the letter is; who is asked finds the content in the plan by its number there."""
    place = f" ({line.in_plan} của Kế hoạch)" if line.in_plan else ""
    return Row(
        (Cell(str(number)), Cell(f"{line.title}{place}"), Cell(targets_in_words(line)), money_cell(line.money_plan))
    )


def targets_in_words(line: LineResult) -> str:
    """«12 lớp, khoảng 360 học viên», in one cell."""
    planned = ((target.plan, target.noun) for target in line.targets)
    told = (_plain(count(plan, noun)) for plan, noun in planned if plan is not None and plan.value is not None)
    return ", ".join(told)


def _plain(words: tuple[Words, ...]) -> str:
    return "".join(word if isinstance(word, str) else word.text for word in words)
