"""Figures that were read and never reach the ledger: set aside, with who did it, why, and by which act."""

from collections.abc import Iterable

from khuyencong.records.models import Act, Fact, User


def set_facts_aside(facts: Iterable[Fact], user: User, why: str, act: Act) -> None:
    chosen = Fact.objects.filter(pk__in=[fact.pk for fact in facts])
    chosen.update(review=Fact.Review.REJECTED, reviewed_by=user, correction=why, act=act)
