"""Form `so-sanh`, version 2026-1: one table of plan against actual; as a workbook it reckons its own sums."""

from khuyencong.terms.document import Block, Document, Heading
from khuyencong.terms.results import Figure, Results
from khuyencong.terms.sheet import Sheet

from ...adjusted import adjusted_by
from ...figures import Words, estimate_part, final_part, money, rate, sentence
from ...frame import carrying_out
from ...periods import about
from ...returns import not_returned, returned
from .table import comparison

FORM = "so-sanh/2026-1"


def build(results: Results, sheet: Sheet) -> Document:
    """The comparison of these results in this office's frame: the totals in words, everything else in the table."""
    subject = about(results)
    opening = f"{sheet.agency} so sánh kế hoạch và kết quả thực hiện {subject} theo từng nội dung."
    blocks: tuple[Block, ...] = (
        sentence("opening", carrying_out(results, opening)),
        *returned(results),
        Heading(1, "I", f"Kết quả chung {results.period.in_words()}"),
        Heading(2, "1", f"Tổng kinh phí kế hoạch năm {results.period.year}"),
        sentence("total-plan", f"Tổng kinh phí kế hoạch năm {results.period.year}", *_sum(results.money_plan), "."),
        *adjusted_by(results),
        Heading(2, "2", f"Tổng kinh phí thực hiện {results.period.in_words()}"),
        *_reached(results),
        *rate("total-rate", results.money_actual, results.money_plan),
        Heading(1, "II", "So sánh theo nội dung"),
        sentence("closing", "Số liệu từng nội dung được nêu tại Phụ lục kèm theo Báo cáo này."),
        comparison(results, subject),
        *not_returned(results),
    )
    return sheet.paper("Báo cáo", f"So sánh kế hoạch và thực hiện {subject}", blocks, FORM, subject)


def _sum(figure: Figure) -> tuple[Words, ...]:
    return (": chưa có số liệu",) if figure.value is None else (" là ", *money(figure))


def _reached(results: Results) -> tuple[Block, ...]:
    """The total; where it holds an estimate, what is final and what is only expected."""
    figure, label = results.money_actual, f"Tổng kinh phí thực hiện {results.period.in_words()}"
    estimate = estimate_part(figure)
    if estimate is None:
        return (sentence("total-actual", label, *_sum(figure), "."),)
    parts = ("đã thực hiện ", *money(final_part(figure)), "; ước thực hiện ", *money(estimate))
    return (
        sentence("total-actual", f"{label} (gồm ước)", *_sum(figure), "."),
        sentence("total-parts", "Trong đó: ", *parts, "."),
    )
