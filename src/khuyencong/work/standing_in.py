"""Who signs for one that is away: for those days, what was laid before them passes to who stands in or was empowered.

The paper itself stays where it was laid; who takes it up and by which authority is told by the act that does it.
"""

from dataclasses import dataclass
from datetime import date

from khuyencong.norms.signing import Bench, Signatory
from khuyencong.records.models import SigningDelegation, SigningPost, SigningRequest, User
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.signing import handed_while_away
from khuyencong.terms.periods import day_in_figures

from .acts import as_recorded
from .notifications import Event, tell


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody who signs for another that day: their post, the lines they sign under, and what gives them the power."""

    post: SigningPost
    signatory: Signatory
    handed: SigningDelegation

    @property
    def why(self) -> str:
        """As history keeps it: posts, days and the paper, without names."""
        return f"{as_recorded(self.handed.get_ground_display)}: {told(self.handed)}, theo {self.handed.basis}"


def stand_in(user: User, request: SigningRequest, bench: Bench, day: date, kind: str) -> StandIn | None:
    """By what the person may decide of a paper that waits for another who is away that day; None where they may not.
    What is settled is of who settled it: nobody takes another's signature back."""
    if request.post.user_id == user.pk or request.state != SigningRequest.State.WAITING:
        return None
    may_sign = {one.post.id: one for one in bench.on(day, kind) if one.allowed}
    handed = handed_while_away(day).filter(grantor=request.post, grantee__user=user)
    for one in handed.select_related("grantor", "grantee__user"):
        covers = not one.kinds or kind in one.kinds.split()
        if one.grantee is not None and covers and one.grantee_id in may_sign:
            return StandIn(one.grantee, may_sign[one.grantee_id], one)
    return None


def pass_on(handed: SigningDelegation, day: date) -> int:
    """Who stands in hears of every paper that waits for the one who is away; how many there are."""
    if handed.grantee is None or handed.grantee.user is None:
        return 0
    if not handed_while_away(day).filter(pk=handed.pk).exists():
        return 0
    waiting = SigningRequest.objects.filter(post=handed.grantor, state=SigningRequest.State.WAITING)
    rows = list(waiting.exclude(writer=handed.grantee.user).defer("document"))
    for row in rows:
        words = f"{handed.grantee.title} ký thay {handed.grantor.title} khi vắng: {row.title}"
        event = Event(NotificationKind.TO_SIGN, f"to_sign:{row.pk}:{handed.pk}", words, row)
        tell([handed.grantee.user], event)
    return len(rows)


def told(delegation: SigningDelegation) -> str:
    """Posts and days, without names: history keeps none."""
    whom = f" cho {delegation.grantee.title}" if delegation.grantee else ""
    until = f" đến {day_in_figures(delegation.valid_to)}" if delegation.valid_to else ""
    return f"{delegation.grantor.title}{whom} từ {day_in_figures(delegation.valid_from)}{until}"
