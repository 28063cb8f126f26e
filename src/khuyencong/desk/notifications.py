"""Notifications at the counter: the list behind the bell, how one wants to be told, and the outbox of mails."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from khuyencong.records.models import Mail, Notification, NotificationChoice, User
from khuyencong.records.notifications import MailState, NotificationKind, unread
from khuyencong.records.scopes import accounts_for
from khuyencong.work import notifications as verbs
from khuyencong.work.mail import place_of, send_again
from khuyencong.work.permissions import require

from .access import Request, counter, get_or_404, today
from .address import one_of
from .pages import page_of


@require_safe
@counter
def notifications(request: Request) -> HttpResponse:
    """What one was told, newest first; the unread alone when asked."""
    only_new = bool(one_of(request.GET, "loc", ("chua-doc",)))
    mine = Notification.objects.filter(user=request.user, shown=True)
    shown = mine.filter(read_at=None) if only_new else mine
    context = {"page": page_of(request, shown), "only_new": only_new, "new": unread(request.user.pk).count()}
    return render(request, "notifications/notifications.html", context)


@require_POST
@counter
def open_notification(request: Request, notification: int) -> HttpResponse:
    """Note it as read and go where it leads."""
    found = get_or_404(Notification.objects.filter(user=request.user), notification)
    verbs.mark_read(request.user, found.pk)
    return redirect(place_of(found))


@require_POST
@counter
def read_all(request: Request) -> HttpResponse:
    verbs.mark_read(request.user)
    return redirect("notifications")


def choose_language(request: HttpRequest) -> HttpResponse:
    """The language of the interface from now on; who is signed in gets mails in it too."""
    if request.method == "POST" and isinstance(request.user, User):
        verbs.speak(request.user, request.POST.get("language", ""))
    return set_language(request)


@dataclass(frozen=True, slots=True)
class Chosen:
    """One kind on the page of choices."""

    kind: str
    words: str | Promise
    shown: bool
    by_mail: bool


@counter
def choices(request: Request) -> HttpResponse:
    """How one wants to be told, kind by kind."""
    if request.method == "POST":
        said = request.POST
        verbs.speak(request.user, get_language() or "")
        verbs.choose(request.user, {k: (f"xem_{k}" in said, f"thu_{k}" in said) for k in NotificationKind})
        messages.success(request, _("Đã ghi cách nhận thông báo."))
        return redirect("notification_choices")
    context = {"rows": list(_chosen(request.user)), "mails": settings.MAILS}
    return render(request, "notifications/choices.html", context)


def _chosen(user: User) -> Iterator[Chosen]:
    known = {choice.kind: choice for choice in NotificationChoice.objects.filter(user=user)}
    for kind in NotificationKind:
        choice = known.get(kind) or NotificationChoice()
        yield Chosen(kind, kind.label, choice.shown, choice.by_mail)


@require_safe
@counter
def outbox(request: Request) -> HttpResponse:
    """The mails of the administrator's people: what waits, what went, what could not."""
    state = one_of(request.GET, "tinh_trang", MailState.values)
    mine = _mails(request)
    listed = mine.filter(state=state) if state else mine
    context = {
        "page": page_of(request, listed.select_related("notification__user")),
        "state": state,
        "states": MailState.choices,
        "counts": dict(mine.order_by().values_list("state").annotate(Count("pk"))),
        "mails": settings.MAILS,
    }
    return render(request, "notifications/outbox.html", context)


@require_POST
@counter
def send_mail_again(request: Request, mail: int) -> HttpResponse:
    found = get_or_404(_mails(request), mail)
    send_again(request.user, found)
    messages.success(request, _("Thư được gửi lại."))
    return redirect("outbox")


def _mails(request: Request) -> QuerySet[Mail]:
    require(request.user, "administer", None)
    return Mail.objects.filter(notification__user__in=accounts_for(request.user, today()))
