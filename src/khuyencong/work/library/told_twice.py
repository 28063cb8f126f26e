"""One paper gives two values for the same item, measure, role and period: doubts that come and go as it is mended."""

from collections.abc import Iterable

from khuyencong.records.models import Fact, Paper, PaperFinding
from khuyencong.terms.facts import Severity

RULE = "overlap"
_OPENING = "Cùng mục, cùng chỉ tiêu đã có số"
_SETTLED = "không còn trùng sau khi sửa cách đọc"


def told_twice(facts: Iterable[Fact]) -> list[PaperFinding]:
    """A doubt for each figure that another before it tells with another value."""
    seen: dict[tuple[object, ...], Fact] = {}
    doubts = []
    for fact in facts:
        if fact.kind not in (Fact.Kind.AMOUNT, Fact.Kind.QUANTITY) or fact.measure is None:
            continue
        cell = (fact.place, fact.line_id or fact.same_as, fact.measure.pk, fact.role, fact.period, fact.source_id)
        other = seen.setdefault(cell, fact)
        if (other.value, other.value_high) != (fact.value, fact.value_high):
            words = f"{_OPENING} {other.printed!s}: chọn số đúng hoặc đặt chỉ tiêu riêng."
            doubts.append(doubt(fact, RULE, Severity.WARNING, words))
    return doubts


def ask_again(paper: Paper) -> None:
    """After figures were mended: what no longer holds is settled, what is told twice now is doubted."""
    told = paper.facts.exclude(review=Fact.Review.REJECTED).select_related("measure").order_by("position")
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
