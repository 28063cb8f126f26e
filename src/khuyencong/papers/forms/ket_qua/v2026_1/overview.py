"""I. Kết quả chung: total plan, total reached with its share and its estimate, and how many contents fared how."""

from collections import Counter

from khuyencong.terms.document import Block, Heading
from khuyencong.terms.results import Figure, Outcome, Results

from ...figures import counted, estimate_part, final_part, is_given, money, sentence, share

_OUTCOMES = (
    (Outcome.DONE, "đã thực hiện trong mức kế hoạch"),
    (Outcome.OVER, "vượt kinh phí kế hoạch"),
    (Outcome.NOT_DONE, "không thực hiện"),
    (Outcome.NO_COST, "không phát sinh kinh phí"),
    (Outcome.OPEN, "chưa có số liệu"),
)


def overview(results: Results) -> tuple[Block, ...]:
    """The section, its figures the same as in the annex's last rows."""
    return (
        Heading(1, "I", f"Kết quả chung {results.period.in_words()}"),
        _planned(results.money_plan),
        *_reached(results.money_actual, results.money_plan),
        *_by_source(results),
        _counts(results),
    )


def _planned(figure: Figure) -> Block:
    if not is_given(figure):
        return sentence("total-plan", "Tổng kinh phí kế hoạch: chưa có số liệu.")
    return sentence("total-plan", "Tổng kinh phí kế hoạch là ", *money(figure), ".")


def _reached(figure: Figure, planned: Figure) -> tuple[Block, ...]:
    """The total; where it holds an estimate both parts are shown, and the word «ước» beside the sum."""
    if not is_given(figure):
        return (sentence("total-actual", "Tổng kinh phí thực hiện: chưa có số liệu."),)
    percent = share(figure, planned)
    rate = f", đạt {percent} kế hoạch" if percent else ""
    estimate = estimate_part(figure)
    if estimate is None:
        return (sentence("total-actual", "Tổng kinh phí thực hiện là ", *money(figure), f"{rate}."),)
    parts = ("đã thực hiện ", *money(final_part(figure)), "; ước thực hiện ", *money(estimate))
    return (
        sentence("total-actual", "Tổng kinh phí thực hiện (gồm ước) là ", *money(figure), f"{rate}."),
        sentence("total-parts", "Trong đó: ", *parts, "."),
    )


def _by_source(results: Results) -> tuple[Block, ...]:
    """Per fund source; its cells stand in the annex's second table."""
    lines = []
    for number, (name, plan, actual) in enumerate(results.sources, start=1):
        planned = ("kế hoạch ", *money(plan)) if is_given(plan) else ("kế hoạch chưa có số liệu",)
        reached = ("thực hiện ", *money(actual)) if is_given(actual) else ("thực hiện chưa có số liệu",)
        lines.append(sentence(f"source-{number}", f"- {name}: ", *planned, "; ", *reached, "."))
    return (sentence("sources", "Theo nguồn kinh phí:"), *lines) if lines else ()


def _counts(results: Results) -> Block:
    items = [line for line in results.lines if not line.is_group]
    by_outcome = Counter(line.outcome for line in items)
    parts = [f"{counted(by_outcome[kind])} nội dung {words}" for kind, words in _OUTCOMES if by_outcome[kind]]
    told = f" có {', '.join(parts)}" if parts else ""
    words = f"Trong {counted(len(items))} nội dung của kế hoạch{told} (chi tiết theo Phụ lục kèm theo)."
    return sentence("counts", words)
