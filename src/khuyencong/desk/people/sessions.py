"""One's own sessions: where one is signed in, and signing out elsewhere."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from khuyencong.work.people import end_own_sessions

from ..access import Request, counter
from ..address import id_in


@counter
def own_sessions(request: Request) -> HttpResponse:
    """The sessions that bear one's account; end one of the others, or all of them."""
    current = request.session.session_key or ""
    if request.method == "POST":
        end_own_sessions(request.user, current, id_in(request.POST, "phien"))
        messages.success(request, _("Đã kết thúc; máy ấy phải đăng nhập lại."))
        return redirect("own_sessions")
    living = UserSession.objects.purge_and_list(request.user)
    ordered = sorted(living, key=lambda s: (s.session_key != current, -s.last_seen_at.timestamp()))
    return render(request, "people/sessions.html", {"sessions": ordered, "current": current})
