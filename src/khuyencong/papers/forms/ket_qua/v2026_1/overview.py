"""I. Kết quả chung: total plan, total reached with its share and its estimate, and how many contents fared how."""

from collections import Counter

from khuyencong.terms.document import Block, Heading
from khuyencong.terms.results import Figure, Outcome, Results

from ...figures import Words, counted, estimate_part, final_part, is_given, money, sentence, share

_OUTCOMES = (
    (Outcome.DONE, "đã thực hiện trong mức kế hoạch"),
    (Outcome.OVER, "vượt kinh phí kế hoạch"),
    (Outcome.NOT_DONE, "không thực hiện"),
    (Outcome.NO_COST, "không phát sinh kinh phí"),
    (Outcome.OPEN, "chưa có số liệu"),
)


def overview(results: Results) -> tuple[Block, ...]:
    """The section, its figures the same as in the annex's sums."""
    return (
        Heading(2, "1", "Tổng kinh phí kế hoạch"),
        _planned(results.money_plan),
        *_by_source("plan", [(name, plan) for name, plan, _ in results.sources]),
        Heading(2, "2", "Tổng kinh phí thực hiện"),
        *_reached(results.money_actual, results.money_plan),
        *_by_source("actual", [(name, actual) for name, _, actual in results.sources]),
    )


def summary(results: Results) -> Block:
    """How many contents fared how; stands before the first section, for it counts lines and not results."""
    items = [line for line in results.lines if not line.is_group]
    by_outcome = Counter(line.outcome for line in items)
    parts = [f"{counted(by_outcome[kind])} nội dung {words}" for kind, words in _OUTCOMES if by_outcome[kind]]
    told = f", trong đó {', '.join(parts)}" if parts else ""
    return sentence("counts", f"{results.plan_title} có {counted(len(items))} nội dung{told}.")


def _planned(figure: Figure) -> Block:
    if not is_given(figure):
        return sentence("total-plan", "Tổng kinh phí kế hoạch: chưa có số liệu.")
    return sentence("total-plan", "Tổng kinh phí kế hoạch là ", *money(figure), ".")


def _reached(figure: Figure, planned: Figure) -> tuple[Block, ...]:
    """The total; where it holds an estimate both parts are shown, and the word «ước» beside the sum."""
    if not is_given(figure):
        return (sentence("total-actual", "Tổng kinh phí thực hiện: chưa có số liệu."),)
    estimate = estimate_part(figure)
    if estimate is None:
        return (sentence("total-actual", "Tổng kinh phí thực hiện là ", *money(figure), "."), *_rate(figure, planned))
    parts = ("đã thực hiện ", *money(final_part(figure)), "; ước thực hiện ", *money(estimate))
    return (
        sentence("total-actual", "Tổng kinh phí thực hiện (gồm ước) là ", *money(figure), "."),
        sentence("total-parts", "Trong đó: ", *parts, "."),
        *_rate(figure, planned),
    )


def _rate(figure: Figure, planned: Figure) -> tuple[Block, ...]:
    """A sentence apart from the sum, beside which a percentage would be read as a share of a greater whole."""
    percent = share(figure, planned)
    return (sentence("total-rate", f"Mức thực hiện so với kế hoạch: {percent}."),) if percent else ()


def _by_source(key: str, sources: list[tuple[str, Figure]]) -> tuple[Block, ...]:
    """«- Nguồn …: … đồng.»; the annex's second table holds the same figures."""
    return tuple(
        sentence(f"{key}-source-{number}", f"- {_source_name(name)}: ", *_sum(figure), ".")
        for number, (name, figure) in enumerate(sources, start=1)
    )


def _source_name(name: str) -> str:
    return name if name.lower().startswith("nguồn") else f"Nguồn {name}"


def _sum(figure: Figure) -> tuple[Words, ...]:
    mark = " (gồm ước)" if figure.estimate else ""
    return (*money(figure), mark) if figure.value is not None else ("chưa có số liệu",)
