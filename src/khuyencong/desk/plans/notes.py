"""What was told of a content without a figure, taken back or told again: asked once, with a reason."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Note, User
from khuyencong.records.scopes import plans_for
from khuyencong.work.notes import tell_note_again, withdraw_note

from ..access import Request, counter, get_or_404, needs, today
from ..asking import Question, ReasonForm, ask


@counter
def withdraw(request: Request, note: int) -> HttpResponse:
    """Take a told state, reason or result back."""
    return _turn(request, note, _("Rút diễn biến này?"), _("Rút"), withdraw_note)


@counter
def tell_again(request: Request, note: int) -> HttpResponse:
    """Let what was taken back stand again."""
    return _turn(request, note, _("Nêu lại diễn biến này?"), _("Nêu lại"), tell_note_again)


def _turn(request: Request, note: int, title: str, deed: str, verb: Callable[[User, Note, str], Act]) -> HttpResponse:
    visible = Note.objects.filter(line__plan__in=plans_for(request.user, today()))
    found = get_or_404(visible.select_related("line__plan__unit__parent"), note)
    needs(request, "reverse", found.line.plan.unit)
    back, form = reverse("line", args=[found.line.plan_id, found.line_id]), ReasonForm(request.POST or None)
    about = f"{found.line}: {found.text}" if found.text else str(found.line)
    question = Question(title, deed, back, found.get_kind_display().capitalize(), about)

    def do() -> str:
        verb(request.user, found, form.said)
        return back

    return ask(request, form, question, do, _("Đã ghi vào nhật ký của mục."))
