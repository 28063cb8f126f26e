"""Telling people: written in the same transaction as the act that gives the reason, once for each person and reason.

A notification is no act: it changes nothing that anybody else sees. Reading one leaves no trace in history either.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from khuyencong.records.models import Entry, Mail, Notification, NotificationChoice, Paper, Plan, ReportEdit, Unit, User
from khuyencong.records.notifications import NotificationKind, unread
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import WHOLE
from khuyencong.terms.selector import Selector

from .mail import send_mail
from .neighbours import cell_of
from .permissions import holders


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, in words for the person; `key` is the same for the same reason, so that nobody is told twice."""

    kind: NotificationKind
    key: str
    words: str
    subject: models.Model


def notify(event: Event, right: str, unit: Unit, actor: User | None = None) -> None:
    """Tell everybody who may act on it: who holds the right in the unit, but not the person whose act it was."""
    tell((person for person in holders(right, unit) if actor is None or person.pk != actor.pk), event)


def tell(people: Iterable[User], event: Event) -> None:
    """Tell these people. Nobody hears the same thing twice, and each as they chose."""
    chosen = {person.pk: person for person in people}
    known = set(Notification.objects.filter(user__in=chosen, key=event.key).values_list("user", flat=True))
    choices = {c.user_id: c for c in NotificationChoice.objects.filter(user__in=chosen, kind=event.kind)}
    for pk, person in chosen.items():
        choice = choices.get(pk) or NotificationChoice(user=person, kind=event.kind)
        if pk not in known and (choice.shown or choice.by_mail):
            _write(person, event, choice)


def _write(person: User, event: Event, choice: NotificationChoice) -> None:
    now = timezone.now()
    told, new = Notification.objects.get_or_create(
        user=person,
        key=event.key,
        defaults={
            "kind": event.kind,
            "words": event.words[:300],
            "subject_kind": event.subject._meta.model_name or "",
            "subject_id": event.subject.pk,
            "made_at": now,
            "shown": choice.shown,
        },
    )
    if new and choice.by_mail and person.email and settings.MAILS:
        send_mail.enqueue(Mail.objects.create(notification=told, due_at=now).pk)


def mark_read(user: User, one: int | None = None) -> int:
    """A person has seen one of their notifications, or all; how many were new."""
    waiting = unread(user.pk)
    return (waiting if one is None else waiting.filter(pk=one)).update(read_at=timezone.now())


def reading_key(paper: Paper) -> str:
    """For what reason people are told that a paper waits for review."""
    return f"read:{paper.pk}"


def waits_no_more(paper: Paper) -> None:
    """A paper was reviewed, by whomever: that it waited is new to nobody."""
    Notification.objects.filter(key=reading_key(paper), read_at=None).update(read_at=timezone.now())


def speak(user: User, language: str) -> None:
    """In which language the person reads the interface, and so the mails that tell of it."""
    if language in dict(settings.LANGUAGES) and user.language != language:
        User.objects.filter(pk=user.pk).update(language=language)


def choose(user: User, wanted: Mapping[NotificationKind, tuple[bool, bool]]) -> None:
    """How the person wants to be told from now on: kind → (at the counter, by mail)."""
    with transaction.atomic():
        for kind, (shown, by_mail) in wanted.items():
            values = {"shown": shown, "by_mail": by_mail}
            NotificationChoice.objects.update_or_create(user=user, kind=kind, defaults=values)


def tell_moved_sentences(plan: Plan, entries: Sequence[Entry]) -> None:
    """People who rewrote a sentence of a report are told once when a figure under it is no longer the one they saw."""
    if not entries:
        return
    for edit in ReportEdit.objects.filter(plan=plan, withdrawn_at_act=None).select_related("made_by"):
        if _has_moved(edit, entries):
            words = f"Số liệu dưới câu anh/chị đã sửa trong báo cáo của «{plan.title}» vừa thay đổi"
            tell([edit.made_by], Event(NotificationKind.MOVED, f"moved:{edit.pk}", words, plan))


def _has_moved(edit: ReportEdit, entries: Sequence[Entry]) -> bool:
    """Whether an act's own entries make a figure of the sentence another one: asked of nobody, for all writers of the
    province wait meanwhile."""
    selectors = [Selector.decode(code) for code in edit.figures]
    return any(sum(entry.value * _counts(one, entry) for entry in entries) for one in selectors)


def _counts(selector: Selector, entry: Entry) -> int:
    today = entry.area.present_path if entry.area else WHOLE
    return selector.counts(cell_of(entry), entry.measure_id, Role(entry.role), today)
