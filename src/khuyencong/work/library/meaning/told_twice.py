"""One paper gives two values for the same item, measure, role and period: doubts that come and go as it is mended."""

from collections.abc import Iterable

from khuyencong.records.models import Fact, Paper, PaperFinding
from khuyencong.terms.facts import PLANNED, Severity
from khuyencong.terms.results import State

from .matching import line_around
from .stating import FIGURES, PART, is_of_plan

RULE = "overlap"
_OPENING = "Cùng mục, cùng chỉ tiêu đã có số"
_SETTLED = "không còn trùng sau khi sửa cách đọc"


def told_twice(facts: Iterable[Fact]) -> list[PaperFinding]:
    """A doubt for each figure that another before it tells with another value; a table goes before sentences."""
    facts = sorted(facts, key=lambda fact: "|" not in line_around(fact.paper, fact))
    seen: dict[tuple[object, ...], Fact] = {}
    doubts = []
    for fact in facts:
        if fact.kind not in FIGURES or fact.measure is None or fact.rule == PART or _is_reached_total(fact):
            continue
        if fact.state == State.MISSING:  # no figure contradicts one
            continue
        cell = (fact.place, fact.line_id or fact.same_as, fact.measure.pk, fact.role, fact.period, fact.source_id)
        other = seen.setdefault(cell, fact)
        if (other.value, other.value_high) != (fact.value, fact.value_high):
            choice = "chọn nguồn kinh phí" if fact.kind == Fact.Kind.TOTAL else "đặt chỉ tiêu riêng"
            words = f"Cùng mục, cùng chỉ tiêu đã có số {other.printed!s}: chọn số đúng hoặc {choice}."
            doubts.append(doubt(fact, RULE, Severity.WARNING, words))
    return doubts


def _is_reached_total(fact: Fact) -> bool:
    """«Tổng …, trong đó ước …»: of what was reached, totals are compared with the items and replace nothing."""
    return fact.kind == Fact.Kind.TOTAL and fact.role not in PLANNED and is_of_plan(fact)


def ask_again(paper: Paper) -> None:
    """After figures were mended: what no longer holds is settled, what is told twice now is doubted."""
    told = paper.facts.exclude(review=Fact.Review.REJECTED).select_related("measure", "line").order_by("position")
    doubts = {found.fact_id: found for found in told_twice(told)}
    known = paper.findings.filter(rule=RULE, message__startswith=_OPENING)
    known.filter(settled="").exclude(fact__in=doubts).update(settled=_SETTLED)
    had = set(known.filter(fact__in=doubts).values_list("fact", flat=True))
    PaperFinding.objects.bulk_create(found for fact, found in doubts.items() if fact not in had)


def doubt(fact: Fact, rule: str, severity: Severity, words: str, expected: str = "") -> PaperFinding:
    return PaperFinding(
        paper=fact.paper,
        fact=fact,
        rule=rule,
        severity=severity,
        message=words,
        start=fact.start,
        end=fact.end,
        found=fact.printed,
        expected=expected[:300],
    )
