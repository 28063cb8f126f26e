"""From how many of the units that were due a report has figures, and the list of the others."""

from khuyencong.terms.document import Annex, Block, Cell, Column, Row, TableBlock
from khuyencong.terms.results import Results

from .figures import counted, sentence

_FEW = 5  # names that a sentence has room for


def returned(results: Results) -> tuple[Block, ...]:
    """«Mới có 03/95 đơn vị báo cáo theo Công văn số …; chưa có số liệu của 92 đơn vị (danh sách kèm theo).»"""
    told = results.returns
    if told is None or not told.is_in_part:
        return ()
    came, missing = counted(told.due - len(told.missing)), len(told.missing)
    whose = ", ".join(told.missing) if missing <= _FEW else f"{counted(missing)} đơn vị (danh sách kèm theo)"
    opening = f"Mới có {came}/{counted(told.due)} đơn vị báo cáo {results.period.in_words()} theo {told.asked_by}"
    return (sentence("returns", f"{opening}; chưa có số liệu của {whose}."),)


def not_returned(results: Results) -> tuple[Annex, ...]:
    """The list behind it, where the sentence does not name them all."""
    told = results.returns
    if told is None or not told.is_in_part or len(told.missing) <= _FEW:
        return ()
    columns = (Column("TT", 10, "center"), Column("Đơn vị", 90))
    rows = tuple(Row((Cell(str(at)), Cell(name))) for at, name in enumerate(told.missing, 1))
    title = f"Danh sách đơn vị chưa có số liệu {results.period.in_words()}"
    return (Annex("", title, (TableBlock(columns, rows),)),)
