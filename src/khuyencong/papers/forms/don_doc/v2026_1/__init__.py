"""Form `don-doc`, version 2026-1: a letter that reminds of tasks and reports not done yet, each with its day; without
such it asks for the figures that nobody has reported."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from khuyencong.terms.blanks import DOTS, Answers, Blank, Kind
from khuyencong.terms.document import Block, Cell, Column, Document, Row, TableBlock
from khuyencong.terms.periods import day_in_figures
from khuyencong.terms.results import LineResult
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Told

from ...figures import Words, count, funds_title, money_cell, sentence
from ...frame import ADDRESSEES, AROUND, FIELD, addressed
from ...periods import about
from ...typed import listed, paragraphs

FORM = "don-doc/2026-1"
TITLE, KIND, SYMBOL = "Công văn đôn đốc báo cáo số liệu", "Công văn", ""
BLANKS = (
    replace(ADDRESSEES, required=True),
    Blank(
        "owed",
        "Việc, báo cáo chưa xong",
        Kind.TABLE,
        "mỗi dòng: đơn vị | việc hoặc báo cáo | hạn, ví dụ 15/5/2026; việc của mọi nơi ở Kính gửi thì không ghi đơn "
        "vị; để trống thì công văn nêu các nội dung chưa có số liệu",
    ),
    Blank("until", "Hạn báo cáo", Kind.DAY, required=True),
    Blank("demands", "Yêu cầu", Kind.TEXT, required=True),
    FIELD,
    *AROUND,
)


def usual(told: Told, sheet: Sheet) -> Mapping[str, str]:
    return {
        "demands": "Báo cáo nêu rõ khối lượng và kinh phí đã thực hiện của từng nội dung; nội dung không thực hiện, "
        f"việc chưa xong thì nêu nguyên nhân. Quá thời hạn trên, {sheet.agency} tổng hợp theo số liệu đã có.",
    }


def build(told: Told, answers: Answers, sheet: Sheet) -> Document:
    until = f"Đề nghị các cơ quan, đơn vị báo cáo về {sheet.agency} trước ngày {_day(answers.day('until'))}."
    owed = tuple(map(_owing, answers.rows("owed")))
    blocks: tuple[Block, ...] = (
        *(_reminded_of(owed, told, sheet) if owed else _asked_for(told, sheet)),
        sentence("until", until),
        *paragraphs(answers, "demands"),
        sentence("closing", "Đề nghị các cơ quan, đơn vị quan tâm thực hiện."),
    )
    matter = "đôn đốc nhiệm vụ, báo cáo chưa hoàn thành" if owed else f"báo cáo số liệu thực hiện {about(told.results)}"
    return addressed(sheet).paper(KIND, matter, blocks, FORM, told.name)


@dataclass(frozen=True, slots=True)
class _Owing:
    """What a unit still owes; of all addressees where no unit is named."""

    unit: str
    what: str
    due: date | None
    said: str  # of the day, as it was typed

    def by(self, day: date | None) -> str:
        """«15/05/2026, quá hạn 12 ngày», told on the day of the letter."""
        if self.due is None:
            return self.said or DOTS
        late = (day - self.due).days if day else 0
        return _day(self.due) + (f", quá hạn {late} ngày" if late > 0 else "")


def _owing(row: tuple[str, ...]) -> _Owing:
    """«đơn vị | việc | hạn», «việc | hạn» or «việc»."""
    cells = [cell for cell in row if cell]
    said = cells.pop() if len(cells) > 1 else ""
    unit = cells.pop(0) if len(cells) > 1 else ""
    return _Owing(unit, ", ".join(cells), _told_day(said), said)


def _told_day(words: str) -> date | None:
    found = re.fullmatch(r"(?:ngày )?(\d{1,2})[/-](\d{1,2})[/-](\d{4})", words)
    try:
        return date(*map(int, reversed(found.groups()))) if found else None
    except ValueError:  # no such day
        return None


def _reminded_of(owed: tuple[_Owing, ...], told: Told, sheet: Sheet) -> tuple[Block, ...]:
    """Each task with its day; where they are of several units, whose it is."""
    day = sheet.signed_on or sheet.written_on
    until = f"đến ngày {_day(day)}" if day else "đến nay"
    opening = sentence(
        "opening", f"Thực hiện {told.name}, {until} {sheet.agency} chưa nhận được kết quả nhiệm vụ, báo cáo sau:"
    )
    if not any(one.unit for one in owed):
        return (opening, *listed("owed", [f"{one.what} (hạn {one.by(day)})" for one in owed]))
    columns = (Column("TT", 7, "center"), Column("Đơn vị", 28), Column("Nhiệm vụ, báo cáo", 40), Column("Hạn", 25))
    rows = (
        Row((Cell(str(number)), Cell(one.unit or "Các đơn vị nêu trên"), Cell(one.what), Cell(one.by(day))))
        for number, one in enumerate(owed, start=1)
    )
    return (opening, TableBlock(columns, tuple(rows)))


def _asked_for(told: Told, sheet: Sheet) -> tuple[Block, ...]:
    """The contents nobody has told of; where none is left, what the units may still have to add."""
    if not told.silent:
        asked = f"Để tổng hợp kết quả thực hiện {about(told.results)}, đề nghị rà soát và báo cáo số liệu còn thiếu."
        return (sentence("opening", asked),)
    known = f"{sheet.agency} chưa nhận được số liệu thực hiện {told.results.period.in_words()} của các nội dung sau:"
    return (sentence("opening", f"Thực hiện {told.name}, đến nay {known}"), _table(told.silent, told))


def _day(day: date | None) -> str:
    return day_in_figures(day) if day else DOTS


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
