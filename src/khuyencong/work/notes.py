"""What is told of a content without a figure, its state, a reason, a result: taken back and told again by hand.

No row ever changes what it says: withdrawn it stays, and told again it is a new row of the act that told it.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Fact, Note, User

from .acts import as_recorded
from .permissions import Refused, require
from .posting import Posting
from .titles import retitle

_SAYS = ("line_id", "first", "last", "kind", "text")
_ACCEPTED = (Fact.Review.POSTED, Fact.Review.CONFIRMS)


def said(note: Note) -> tuple[object, ...]:
    """What makes two notes say the same, whoever told them."""
    return tuple(getattr(note, name) for name in _SAYS)


def withdraw_note(user: User, note: Note, reason: str) -> Act:
    """Take a note back: counts, pages and reports go on without it from this act on."""
    with transaction.atomic():
        posting, current = _locked(user, note, reason)
        _refuse_withdrawn(posting, current)
        act = _sealed(posting, user, "withdraw_note", "Rút", current, reason)
        Note.objects.filter(pk=current.pk).update(withdrawn_at_act=act.number)
        retitle([current])
        return act


def tell_note_again(user: User, note: Note, reason: str) -> Act:
    """Let what was withdrawn stand again; refused where it does already, or where its paper says it no longer."""
    with transaction.atomic():
        posting, current = _locked(user, note, reason)
        if said(current) in map(said, Note.objects.filter(line=current.line_id, withdrawn_at_act=None)):
            raise Refused(_("Diễn biến này đang được nêu: hãy mở lại trang."))
        if not _is_accepted(current):
            raise Refused(_("Câu nêu diễn biến này chưa được nhận, hoặc đã bỏ: hãy duyệt lại ở trang văn bản."))
        act = _sealed(posting, user, "tell_note_again", "Nêu lại", current, reason)
        told = {name: getattr(current, name) for name in (*_SAYS, "fact_id", "new_title", "old_title")}
        again = Note(**told, act=act, act_number=act.number)
        again.save(force_insert=True)
        retitle([again])
        return act


def may_be_told_again(notes: Iterable[Note]) -> list[Note]:
    """Those of a line's notes that are withdrawn, whose words nothing else tells now, and whose paper still says so."""
    told = list(notes)
    standing = [said(note) for note in told if note.withdrawn_at_act is None]
    return [n for n in told if n.withdrawn_at_act is not None and _is_accepted(n) and said(n) not in standing]


def _is_accepted(note: Note) -> bool:
    return note.fact is None or note.fact.review in _ACCEPTED


def _locked(user: User, note: Note, reason: str) -> tuple[Posting, Note]:
    """The note as it stands with its plan locked, once the person may say so and says why."""
    posting = Posting(note.line.plan)
    require(user, "reverse", posting.plan.unit)
    if not reason.strip():
        raise Refused(_("Rút hoặc nêu lại diễn biến phải nêu lý do."))
    return posting, Note.objects.select_related("fact").get(pk=note.pk)


def _refuse_withdrawn(posting: Posting, note: Note) -> None:
    if note.withdrawn_at_act is None:
        return
    gone = Act.objects.select_related("actor").get(province=posting.plan.province, number=note.withdrawn_at_act)
    words = _("%(who)s đã rút diễn biến này ở hành vi số %(act)s: %(reason)s")
    why = gone.changes.get("reason") or gone.summary
    raise Refused(words % {"who": gone.who, "act": gone.number, "reason": why})


def _sealed(posting: Posting, user: User, verb: str, deed: str, note: Note, reason: str) -> Act:
    kind = as_recorded(Note.Kind(note.kind).label)
    told: dict[str, object] = {"reason": reason.strip(), "note": note.pk, "line": note.line_id}
    return posting.sealed(user, verb, f"{deed} diễn biến «{kind}»: {note.line}", told)
