"""Form `ket-qua`, version 2026-1: a report on the results of a plan, every figure traceable to the ledger."""

from khuyencong.terms.document import Block, Document
from khuyencong.terms.results import Results
from khuyencong.terms.sheet import Sheet

from ...figures import sentence
from .annex import annex
from .contents import contents
from .lists import no_cost, not_done, out_of_plan, over_plan
from .overview import overview, summary

FORM = "ket-qua/2026-1"


def build(results: Results, sheet: Sheet) -> Document:
    """The report of these results in this office's frame."""
    about = _about(results)
    blocks: tuple[Block, ...] = (
        summary(results),
        sentence("opening", f"{sheet.agency} báo cáo kết quả thực hiện {about} như sau:"),
        *overview(results),
        *contents(results),
        *not_done(results),
        *no_cost(results),
        *out_of_plan(results),
        *over_plan(results),
        sentence("closing", f"Trên đây là kết quả thực hiện {about}; số liệu chi tiết theo Phụ lục kèm theo."),
        annex(results, about),
    )
    return sheet.paper("Báo cáo", f"Kết quả thực hiện {about}", blocks, FORM, about)


def _about(results: Results) -> str:
    """«kế hoạch … năm 2023»; where the report covers a part of the year, the part in the year's place."""
    plan = results.plan_title[:1].lower() + results.plan_title[1:]
    period, year = results.period.in_words(), f"năm {results.period.year}"
    if period in plan:
        return plan
    return plan.replace(year, period) if year in plan else f"{plan} {period}"
