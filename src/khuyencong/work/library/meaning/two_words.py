"""One target told by two words, «04 điểm giới thiệu» and «04 điểm»: a person says whether they are one."""

from collections.abc import Iterable, Iterator, Sequence

from khuyencong.records.models import Fact, Measure, Statement
from khuyencong.terms.facts import PLANNED, Finding, Severity
from khuyencong.terms.vietnamese import fold


def told_by_two_words(facts: Sequence[Fact], standing: Iterable[Statement]) -> Iterator[tuple[int, Finding]]:
    """A doubt of each pending target whose number the paper tells of the same content elsewhere by a word that says
    more, or that the ledger holds there by a word that says more or less."""
    aims = [fact for fact in facts if _is_aim(fact)]
    own = {fact.pk for fact in aims}
    held = [one for one in standing if one.role in PLANNED and one.fact_id not in own]
    for fact in aims:
        if fact.review != Fact.Review.PENDING or fact.measure is None:
            continue
        beside = (f for f in aims if f.same_as == fact.same_as and f.activity != fact.activity and _same(f, fact))
        there = (s for s in held if s.line_id == fact.line_id and _same(s, fact))
        meant = [f.measure for f in beside if f.measure and _says_more(f.measure, fact.measure)]
        meant += [
            s.measure for s in there if _says_more(s.measure, fact.measure) or _says_more(fact.measure, s.measure)
        ]
        if meant:
            words = f"Cùng nội dung, cùng số đã nêu là «{meant[0].name}»: nếu là một chỉ tiêu thì «tính là»"
            yield fact.pk, Finding("measure-mismatch", Severity.WARNING, words, expected=meant[0].name)


def _is_aim(fact: Fact) -> bool:
    return fact.kind == Fact.Kind.QUANTITY and fact.role in PLANNED and fact.review != Fact.Review.REJECTED


def _same(told: Fact | Statement, fact: Fact) -> bool:
    return told.value is not None and (told.value, told.value_high) == (fact.value, fact.value_high)


def _says_more(measure: Measure, than: Measure) -> bool:
    """«điểm giới thiệu» says more than «điểm», and both count under the same note («3 sao»)."""
    return fold(measure.unit).startswith(f"{fold(than.unit)} ") and _note(measure) == _note(than)


def _note(measure: Measure) -> str:
    return measure.name.removeprefix(measure.unit)
