"""Composing a paper: a draft is begun, filled in, saved as often as its officer likes, and issued or put aside."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Draft, Plan, SigningRequest, User
from khuyencong.terms.blanks import Answers, Blank
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period

from ..acts import seal
from ..permissions import Refused, require
from .catalogue import Form, form_named
from .preview import Preview, preview, usual_answers

LONGEST = 20_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Clash:
    """What another person saved in a blank since this one opened it."""

    label: str
    theirs: str
    yours: str


class ChangedSince(Refused):
    """Somebody saved the draft in between; nothing is overwritten or leaves before this person has seen what."""

    def __init__(self, draft: Draft, words: str, clashes: Iterable[Clash] = ()) -> None:
        super().__init__(words)
        self.draft = draft
        self.clashes = tuple(clashes)


def begin_draft(user: User, plan: Plan, form: str, period: Period, money: MoneyUnit = MoneyUnit.DONG) -> Draft:
    """A new paper, its blanks filled as they usually are."""
    require(user, "edit_report", plan.unit)
    chosen = form_named(form)
    chosen.require(period, plan.year)
    answers = usual_answers(plan, period, form, money)
    with transaction.atomic():
        draft = Draft(plan=plan, form=form, period=period.code, money=money, made_by=user, answers=answers)
        _store(user, draft, preview(user, plan, period, form=form, money=money, answers=Answers(answers)))
        _seal(user, draft, "begin_draft", f"Soạn {chosen.kind_vi.lower()}: {draft.title}", {})
    return draft


def save_draft(user: User, draft: Draft, said: Mapping[str, str], revision: int) -> Draft:
    """Keep what was filled in. `revision` is what the person saw; what another saved since is shown to them first."""
    with transaction.atomic():
        held = _locked(user, draft)
        form = form_named(held.form)
        answers = clean_answers(form, said)
        if held.revision != revision:
            words = _("%(who)s đã lưu dự thảo này sau khi anh/chị mở; hãy xem chỗ khác rồi lưu lại.")
            raise ChangedSince(held, words % {"who": held.changed_by}, _clashes(form.blanks, held.answers, answers))
        changed = [blank.name for blank in form.blanks if held.answers.get(blank.name, "") != answers[blank.name]]
        if not changed:
            return held
        held.answers, held.revision = answers, held.revision + 1
        _store(user, held, draft_preview(user, held))
        _seal(user, held, "save_draft", f"Lưu dự thảo: {held.title}", {"changed": changed})
    return held


def put_aside(user: User, draft: Draft) -> Act:
    """The draft is no longer worked on; its words stay."""
    with transaction.atomic():
        held = _locked(user, draft)
        act = _seal(user, held, "put_draft_aside", f"Bỏ dự thảo: {held.title}", {})
        held.put_aside_at_act = act.number
        held.save(update_fields=["put_aside_at_act"])
    return act


def draft_preview(user: User | None, draft: Draft, answers: Answers | None = None, act: int | None = None) -> Preview:
    """The draft as a paper, with its own answers or with those a person is typing."""
    said = Answers(draft.answers) if answers is None else answers
    period, money = Period.parse(draft.period), MoneyUnit(draft.money)
    return preview(user, draft.plan, period, act, form=draft.form, money=money, answers=said)


def clean_answers(form: Form, said: Mapping[str, str]) -> dict[str, str]:
    """An answer for every blank of the form, composed (NFC); what belongs to no blank is left out."""
    return {blank.name: _clean(blank, said.get(blank.name, "")) for blank in form.blanks}


def _clean(blank: Blank, words: str) -> str:
    text = unicodedata.normalize("NFC", words.replace("\r\n", "\n")).strip("\n")
    if _CONTROL.search(text):
        raise Refused(_("«%(blank)s» có ký tự điều khiển không in được; hãy gõ lại.") % {"blank": blank.label})
    if len(text) > LONGEST:
        raise Refused(_("«%(blank)s» dài quá %(longest)s ký tự.") % {"blank": blank.label, "longest": LONGEST})
    if blank.choices and text not in (value for value, words in blank.choices):
        raise Refused(_("«%(blank)s»: không có lựa chọn «%(chosen)s».") % {"blank": blank.label, "chosen": text[:20]})
    return text


def _clashes(blanks: Iterable[Blank], theirs: Mapping[str, str], yours: Mapping[str, str]) -> Iterable[Clash]:
    for blank in blanks:
        if theirs.get(blank.name, "") != yours[blank.name]:
            yield Clash(blank.label, theirs.get(blank.name, ""), yours[blank.name])


def open_draft(pk: int, plan: Plan, revision: int | None = None) -> Draft:
    """The draft of a plan, while it may still be saved, issued or put aside; a verb locks it first. `revision` is the
    one that the person looked at: what was saved since does not leave the house unseen."""
    draft = Draft.objects.select_related("plan__unit").get(pk=pk, plan=plan)
    if not draft.is_open:
        raise Refused(_("Dự thảo này đã phát hành hoặc đã bỏ, không sửa được nữa."))
    if revision is not None and revision != draft.revision:
        words = _("%(who)s đã lưu dự thảo này sau khi anh/chị mở (đổi: %(changed)s); hãy xem lại bản mới rồi tiếp tục.")
        told = {"who": draft.changed_by, "changed": _changed_since(draft, revision)}
        raise ChangedSince(draft, words % told)
    return draft


def lock_draft(pk: int) -> None:
    """Until the transaction's end nobody else saves, issues or puts aside the draft."""
    Draft.objects.select_for_update().only("pk").get(pk=pk)


def _changed_since(draft: Draft, revision: int) -> str:
    """The labels of the blanks that were saved anew after this revision."""
    saved = Act.objects.filter(verb="save_draft", subject_kind="draft", subject_id=draft.pk).order_by("-number")
    changed = {name for act in saved[: max(draft.revision - revision, 0)] for name in act.changes["changed"]}
    return ", ".join(blank.label for blank in form_named(draft.form).blanks if blank.name in changed)


def _locked(user: User, draft: Draft) -> Draft:
    require(user, "edit_report", draft.plan.unit)
    lock_draft(draft.pk)
    held = open_draft(draft.pk, draft.plan)
    _refuse_laid(held)
    return held


def _refuse_laid(draft: Draft) -> None:
    """What a signer was shown is what the office goes on with: it is changed when it is no longer before them. Called
    with the draft locked."""
    laid = (
        SigningRequest.objects.filter(draft=draft, state__in=SigningRequest.ON_ITS_WAY).select_related("post").first()
    )
    if laid is not None:
        words = _("Dự thảo này %(state)s (%(title)s): hãy rút hồ sơ trình ký trước, rồi sửa và trình lại.")
        raise Refused(words % {"state": laid.get_state_display(), "title": laid.post.title})


def _store(user: User, draft: Draft, shown: Preview) -> None:
    draft.title = f"{shown.document.kind_vi}: {shown.document.title}"[:400]
    draft.changed_by, draft.changed_at = user, timezone.now()
    draft.save()


def _seal(user: User, draft: Draft, verb: str, words: str, changes: dict[str, list[str]]) -> Act:
    """History tells which blanks changed, not their words: those may name people."""
    return seal(draft.plan.province, user, verb, draft, words, changes)
