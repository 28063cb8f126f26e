"""A paper sent on to the agency that reviews it, and sent back by it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khuyencong.records.models import Act
from khuyencong.work.library import other_sender, place_planned, recipients_of, return_paper, say_whose, send
from khuyencong.work.permissions import Refused

from ..access import Request, counter, needs
from ..address import id_of
from ..asking import pressed
from .review import tellers_of
from .views import paper_or_404


@require_POST
@counter
def send_paper(request: Request, paper: int) -> HttpResponse:
    """A paper kept by its unit goes to the agency chosen."""
    found = paper_or_404(request, paper)
    needs(request, "receive", found.unit)
    chosen = request.POST.get("gui_toi", "")
    to = next((unit for unit in recipients_of(found.unit) if str(unit.pk) == chosen), None)
    try:
        if to is None:
            raise Refused(_("Chọn cơ quan nhận văn bản."))
        act = send(request.user, found, to)
        messages.success(request, _("Đã gửi; hành vi số %(number)s.") % {"number": act.number})
        if other_sender(paper_or_404(request, paper)):
            words = _("Văn bản ghi cơ quan ban hành «%(issuer)s», không phải đơn vị gửi: xem có gửi nhầm tệp không.")
            messages.warning(request, words % {"issuer": found.issuer})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("paper", found.pk)


@require_POST
@counter
def place_plans(request: Request, paper: int) -> HttpResponse:
    """What the sender plans in the paper is its own part of the plan, not the whole."""
    found = paper_or_404(request, paper)
    needs(request, "correct", found.unit)
    seen, back = id_of(request.POST.get("da_xem", "")), f"{reverse('paper', args=[found.pk])}#so-lieu"
    said = _("Đã ghi địa bàn; hành vi số %(number)s.")
    return pressed(request, lambda: place_planned(request.user, found, seen), said, back)


@require_POST
@counter
def choose_teller(request: Request, paper: int) -> HttpResponse:
    """The paper's figures are those of the unit its head names, of its sender, or of the whole plan."""
    found = paper_or_404(request, paper)
    needs(request, "correct", found.unit)
    chosen, before, seen = (request.POST.get(name, "") for name in ("don_vi", "truoc", "da_xem"))

    def say() -> Act:
        offered = {str(unit.pk if unit else ""): unit for unit in (*tellers_of(found), found.teller)}
        if chosen not in offered:
            raise Refused(_("Chọn một đơn vị trong danh sách."))
        return say_whose(request.user, found, offered[chosen], id_of(before), id_of(seen))

    return pressed(request, say, _("Đã ghi đơn vị của số liệu; hành vi số %(number)s."), "paper", found.pk)


@require_POST
@counter
def send_paper_back(request: Request, paper: int) -> HttpResponse:
    """Nothing of the paper is taken; its unit is told why."""
    found = paper_or_404(request, paper)
    needs(request, "accept", found.unit)
    why, said = request.POST.get("ly_do", "").strip()[:500], _("Đã trả lại đơn vị gửi; hành vi số %(number)s.")
    return pressed(request, lambda: return_paper(request.user, found, why), said, "paper", found.pk)
