"""Papers on their way to a signature that wait for a person: to be signed, or to be numbered and issued."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from khuyencong.records.agencies import issuer_of
from khuyencong.records.models import Plan, SigningRequest, User
from khuyencong.records.scopes import requests_for, stood_in_for
from khuyencong.records.signing import posts_of
from khuyencong.work.permissions import may
from khuyencong.work.signing import ON_ITS_WAY

from ..access import today
from ..choices import Choices

State = SigningRequest.State


@dataclass(frozen=True, slots=True)
class WayOut:
    """How a paper leaves the house: it is on its way already, or the agency has recorded who signs, or neither."""

    request: SigningRequest | None
    has_signers: bool


def way_out(user: User, plan: Plan, choices: Choices) -> WayOut:
    """What comes next for the paper that a page shows."""
    same = {"plan": plan, "form": choices.form.name, "period": choices.period.code, "draft": choices.draft}
    open_ones = requests_for(user, today()).filter(state__in=ON_ITS_WAY, **same)
    return WayOut(open_ones.defer("document").order_by("-pk").first(), posts_of(issuer_of(plan.unit)).exists())


def waiting_for(user: User, most: int = 8) -> list[SigningRequest]:
    """Those laid before the person, or before one that is away and for whom they sign, first; then signed ones of units
    the person issues for, then their own sent back."""
    laid = Q(post__user=user) | Q(post__in=stood_in_for(user, today()))
    mine = Q(laid, state=State.WAITING) | Q(state=State.SIGNED)
    mine |= ~Exists(_laid_again()) & Q(state=State.RETURNED, writer=user)
    rows = requests_for(user, today()).filter(mine).select_related("plan__unit__parent", "post").defer("document")
    found = list(rows.order_by("-state", "-pk")[:most])
    issues = {
        unit.pk: may(user, "issue", unit) for unit in {row.plan.unit for row in found if row.state == State.SIGNED}
    }
    return [row for row in found if row.state != State.SIGNED or issues[row.plan.unit_id]]


def _laid_again() -> QuerySet[SigningRequest]:
    """Later requests for the same paper as the row that is looked at."""
    same = {name: OuterRef(name) for name in ("plan", "form", "period")}
    of_draft = Q(draft=OuterRef("draft")) | Q(draft=None)
    return SigningRequest.objects.filter(of_draft, pk__gt=OuterRef("pk"), **same)


def on_the_way(user: User, most: int = 20) -> list[SigningRequest]:
    """Every paper the person may see that is laid before somebody, signed or sent back, newest first."""
    rows = requests_for(user, today()).exclude(state__in=[State.ISSUED, State.WITHDRAWN])
    return list(rows.select_related("post", "writer").defer("document")[:most])
