"""Form `ket-qua`, version 2026-1: a report on the results of a plan, every figure traceable to the ledger."""

from khuyencong.terms.blanks import NONE, Answers
from khuyencong.terms.document import Block, Document
from khuyencong.terms.results import Results
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Moved

from ...figures import sentence
from ...frame import carrying_out
from ...periods import SHARED, about
from ...returns import not_returned, returned
from ...typed import numbered, section
from .annex import annex
from .contents import contents
from .fairs import with_fairs
from .lists import later, no_cost, not_done, out_of_plan, over_plan, shared, silent, unpaid
from .overview import overview, summary
from .products import recognised

FORM = "ket-qua/2026-1"
_DETAILS = "số liệu chi tiết theo từng nội dung, từng chỉ tiêu{} được tổng hợp tại Phụ lục kèm theo Báo cáo này."
_WITH_SOURCES = " và tổng theo từng nguồn kinh phí"


def build(results: Results, sheet: Sheet, answers: Answers = NONE, moved: tuple[Moved, ...] = ()) -> Document:
    """The report of these results in this office's frame, what its officer adds to them, and which contents of the plan
    were adjusted."""
    subject, sources = about(results), _WITH_SOURCES if results.sources else ""
    blocks: tuple[Block, ...] = (
        summary(results),
        *returned(results),
        sentence("opening", carrying_out(results, f"{sheet.agency} báo cáo kết quả thực hiện {subject} như sau:")),
        *numbered(
            (f"Kết quả chung {results.period.in_words()}", overview(results)),
            (f"Kết quả theo nội dung{_part(results)}", contents(results)),
            ("Nội dung không thực hiện và nguyên nhân", not_done(results)),
            ("Nội dung chưa thực hiện", later(results)),
            ("Nội dung đã thực hiện, chưa thanh toán", unpaid(results)),
            ("Nội dung không phát sinh kinh phí", no_cost(results)),
            ("Nội dung chưa có số liệu", silent(results)),
            ("Nhiệm vụ ngoài kế hoạch", out_of_plan(results)),
            (SHARED, shared(results)),
            ("Nội dung vượt kế hoạch", over_plan(results)),
            section(answers, "difficulties", "Khó khăn, vướng mắc"),
            section(answers, "ahead", "Phương hướng, nhiệm vụ thời gian tới"),
            section(answers, "proposals", "Kiến nghị, đề xuất"),
        ),
        sentence("closing", f"Trên đây là kết quả thực hiện {subject}; {_DETAILS.format(sources)}"),
        *with_fairs(annex(results, subject, moved), results),
        *recognised(results),
        *not_returned(results),
    )
    return sheet.paper("Báo cáo", f"Kết quả thực hiện {subject}", blocks, FORM, subject)


def _part(results: Results) -> str:
    """The period in a heading, where the report covers a part of the year only."""
    return "" if results.period.is_year else f" {results.period.in_words()}"
