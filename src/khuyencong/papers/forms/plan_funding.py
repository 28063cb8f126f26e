"""What the plan costs and who pays: the total in digits and words, and each source with its share."""

from khuyencong.terms.document import Paragraph
from khuyencong.terms.plan_paper import PlanPaper, PlanSource
from khuyencong.terms.results import Figure

from .adjusted import adjusted_by, old_shares
from .figures import Words, money, sentence, share_words
from .plan_annex import source_of, total_of
from .typed import in_words


def funding(plan: PlanPaper) -> tuple[Paragraph, ...]:
    """«Tổng kinh phí … là … đồng. Trong đó: - Nguồn …: … đồng, chiếm 78,32%.»"""
    if plan.total is None:
        return (sentence("total", "Kinh phí thực hiện theo phụ lục kèm theo."),)
    total = total_of(plan)
    opening = f"Tổng kinh phí thực hiện kế hoạch năm {plan.year} là "
    sources = (_source(number, source, total) for number, source in enumerate(plan.sources, start=1))
    parts = (
        (sentence("sources", "Trong đó:"), *sources, *old_shares(plan)) if plan.sources and _are_within(plan) else ()
    )
    return (sentence("total", opening, *money(total), f"{in_words(total)}."), *adjusted_by(plan), *parts)


def _are_within(plan: PlanPaper) -> bool:
    """Totals by source as a paper told them are no parts of a plan that was adjusted below them; the annex has them."""
    return not plan.has_told_sources or sum(source.money for source in plan.sources) <= (plan.total or 0)


def _source(number: int, source: PlanSource, total: Figure) -> Paragraph:
    figure = source_of(source)
    percent = share_words(figure, total)
    part: tuple[Words, ...] = (", chiếm ", percent) if percent.text else ()
    return sentence(f"source-{number}", f"- {source.name}: ", *money(figure), *part, ".")
