"""What a report or plan says of the papers that adjusted the plan: what each changed, and what it left as it was."""

from collections.abc import Iterator

from khuyencong.terms.document import Paragraph
from khuyencong.terms.plan_paper import PlanPaper
from khuyencong.terms.results import Adjustment, Results, of_no_source

from .figures import Words, money, sentence, signed_money


def adjusted_by(told: Results | PlanPaper) -> Iterator[Paragraph]:
    """«Theo Quyết định số …, kinh phí các nội dung được điều chỉnh. Tổng kinh phí điều chỉnh từ … lên ….»

    The sums stand in a sentence of their own: beside the decision one of them would be read as its figure.
    """
    for number, one in enumerate(told.adjustments, start=1):
        given = signed_money(one.less, told.money_unit).lstrip("-")
        less = f" (giảm {given} để tăng nội dung khác)" if one.less and not _change(one) else ""
        yield sentence(f"adjusted-{number}", f"Theo {one.decision}, kinh phí các nội dung được điều chỉnh{less}.")
        yield sentence(f"adjusted-{number}-total", *_total(one))


def _change(one: Adjustment) -> int:
    return (one.after.value or 0) - (one.before.value or 0)


def _total(one: Adjustment) -> tuple[Words, ...]:
    if not _change(one):
        return ("Tổng kinh phí giữ nguyên so với trước điều chỉnh.",)
    to = " lên " if _change(one) > 0 else " xuống "
    return ("Tổng kinh phí điều chỉnh từ ", *money(one.before), to, *money(one.after), ".")


def old_shares(told: Results | PlanPaper) -> Iterator[Paragraph]:
    """Said once of shares of sources that a decision left standing, for it named none of what it moved."""
    if decisions := of_no_source(told.adjustments):
        words = f"Kinh phí theo nguồn ở trên là của kế hoạch trước điều chỉnh: {decisions} không nêu nguồn."
        yield sentence("plan-sources-before", words)
