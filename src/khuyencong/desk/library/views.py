"""Papers: the list with its upload, one paper at each stage of its life, and the bytes as they came."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from khuyencong.papers import READABLE_ENDINGS, UnreadablePaper
from khuyencong.papers.reading.apart.pages import draw_page
from khuyencong.records.library import heavy
from khuyencong.records.models import Fact, Paper, PaperFinding, Unit
from khuyencong.records.scopes import papers_for
from khuyencong.records.search import papers_holding
from khuyencong.records.store import read_bytes
from khuyencong.terms.media_types import PDF
from khuyencong.work.library import DUPLICATE, ReceivedBefore, changes_since, receive, recipients_of
from khuyencong.work.permissions import Refused, require

from ..access import Request, counter, get_or_404, receiving_units, today
from ..address import id_of, one_of
from ..downloads import attachment
from ..pages import page_of
from ..units.titles import with_titles
from .review import review_page

_OF_PAPER = (
    "unit__parent",
    "unit__province",
    "sender__parent",
    "told_by__area",
    "province__head",
    "plan__root",
    "file",
    "received_by",
)
AT_WORK = (Paper.State.RECEIVED, Paper.State.READING)


@require_safe
@counter
def papers(request: Request) -> HttpResponse:
    """Papers a person may see, newest first."""
    return render(request, "library/papers.html", papers_page(request))


def papers_page(request: Request, wrong: Sequence[tuple[str, str]] = (), unit: str = "") -> dict[str, object]:
    words, state = request.GET.get("q", "")[:100], one_of(request.GET, "trang_thai", Paper.State.values)
    visible = papers_for(request.user, today()).select_related("unit", "plan", "sender").defer(*heavy())
    listed = with_titles(counted(visible.filter(state=state) if state else visible), "sender__").order_by("-pk")
    if words:
        listed = papers_holding(listed, words)
    units = receiving_units(request)
    recipients = _recipients(units)
    return {
        "page": page_of(request, listed),
        "q": words,
        "state": state,
        "states": Paper.State.choices,
        "units": units,
        "recipients": recipients,
        "sent_to": _recipient_asked(request, recipients),
        "endings": READABLE_ENDINGS,
        "address": reverse("papers"),
        "wrong": wrong,
        "chosen_unit": unit,
    }


def counted(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """With how many facts wait, how many doubts are open, and what was said of one that came before."""
    settled = PaperFinding.objects.filter(paper=OuterRef("pk"), rule=DUPLICATE).exclude(settled="")
    return papers.annotate(
        waiting=_number_of(Fact.objects.filter(review=Fact.Review.PENDING)),
        doubts=_number_of(open_findings()),
        repeats=Subquery(settled.order_by("pk").values("settled")[:1]),
    )


def open_findings() -> QuerySet[PaperFinding]:
    """What a check found that may be a slip, and nobody has settled."""
    return PaperFinding.objects.open().filter(severity__in=["error", "warning"])


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many of the rows belong to each paper: asked for the papers of the page alone."""
    own = rows.filter(paper=OuterRef("pk")).order_by().values("paper").annotate(number=Count("pk"))
    return Coalesce(Subquery(own.values("number")), 0)


def _recipients(units: Sequence[Unit]) -> list[Unit]:
    """The agencies to which a person may send a paper of any of these units."""
    return list({to.pk: to for unit in units for to in recipients_of(unit)}.values())


def _recipient_asked(request: Request, recipients: Sequence[Unit]) -> Unit | None:
    """The agency that was chosen before, or that asked for the paper itself or by one of its divisions."""
    said = request.POST.get("gui_toi") or request.GET.get("gui_toi", "")
    asking = Unit.objects.filter(pk=id_of(said) or 0).first() if recipients and said else None
    return next((to for to in recipients if asking and asking.path.startswith(to.path)), None)


@require_POST
@counter
def receive_papers(request: Request) -> HttpResponse:
    """Keep the uploaded files; each one refused is named with its reason."""
    units = {str(unit.pk): unit for unit in receiving_units(request)}
    if not units:
        raise Refused(_("Anh/chị không có quyền nhận văn bản."))
    unit, files = units.get(request.POST.get("don_vi", "")), request.FILES.getlist("tep")
    if unit is None or not files:
        problem = _("Chọn đơn vị giữ văn bản.") if unit is None else _("Chọn ít nhất một tệp.")
        return render(
            request, "library/papers.html", papers_page(request, [(problem, "")], request.POST.get("don_vi", ""))
        )
    require(request.user, "receive", unit)
    recipients, wanted = {str(to.pk): to for to in recipients_of(unit)}, request.POST.get("gui_toi", "")
    if wanted and wanted not in recipients:
        return render(request, "library/papers.html", papers_page(request, [_nowhere(recipients)], str(unit.pk)))
    kept, wrong = _receive_each(request, unit, recipients.get(wanted), files)
    if wrong:
        return render(request, "library/papers.html", papers_page(request, wrong, str(unit.pk)))
    return redirect("paper", kept[0].pk) if len(kept) == 1 else redirect("papers")


def _nowhere(recipients: Mapping[str, Unit]) -> tuple[str, str]:
    """Why nothing was sent or kept: it would reach nobody, and its sender would believe it was sent."""
    if not recipients:
        return _("Đơn vị này không gửi văn bản đi đâu: văn bản được duyệt ngay tại đơn vị. Chưa nhận tệp nào."), ""
    names = ", ".join(str(unit.title_on(today()) or unit) for unit in recipients.values())
    words = _("Cơ quan được chọn không nhận văn bản của đơn vị này, chưa gửi tệp nào. Hãy chọn lại tệp và gửi tới: %s.")
    return words % names, ""


def _receive_each(
    request: Request, unit: Unit, to: Unit | None, files: Sequence[UploadedFile]
) -> tuple[list[Paper], list[tuple[str, str]]]:
    """The papers kept, and for each file that was not: why, and where the same file is kept already."""
    kept, wrong = [], []
    for file in files:
        try:
            kept.append(receive(request.user, unit, file.name or "", file.read(), to))
        except ReceivedBefore as before:
            wrong.append((f"{file.name}: {before}", reverse("paper", args=[before.paper.pk])))
        except Refused as refusal:
            said = str(refusal)
            wrong.append((said if said.startswith(f"{file.name}: ") else f"{file.name}: {said}", ""))
    if kept:
        messages.success(request, _came_to(len(kept), unit, to))
    return kept, wrong


def _came_to(count: int, unit: Unit, to: Unit | None) -> str:
    """Where the papers are now: nobody shall believe they were sent when they were not."""
    if to is not None:
        return _("Đã gửi %(count)d văn bản tới %(to)s.") % {"count": count, "to": to.title_on(today()) or to}
    if recipients_of(unit):
        return _("Đã lưu %(count)d văn bản ở đơn vị; chưa gửi cơ quan nào.") % {"count": count}
    return _("Đã nhận %(count)d văn bản.") % {"count": count}


@require_safe
@counter
def paper(request: Request, paper: int) -> HttpResponse:
    """A paper as it stands: being read, unreadable, under review, or issued."""
    found = paper_or_404(request, paper)
    if found.state == Paper.State.ISSUED:
        return redirect("issue", found.issue.pk)
    if found.state in AT_WORK or found.state == Paper.State.FAILED:
        return render(request, "library/progress.html", {"paper": found})
    return render(request, "library/review.html", review_page(request.user, found, request.GET))


@require_safe
@counter
def paper_news(request: Request, paper: int) -> HttpResponse:
    """What others decided or mended in this paper since the page was made; asked again while it is open."""
    found = paper_or_404(request, paper)
    seen = request.GET.get("da_xem", "")
    act = id_of(seen)
    changes = [] if act is None else changes_since(found, act, request.user)
    return render(request, "library/_news.html", {"paper": found, "changes": changes, "seen": seen, "asking": True})


@require_safe
@counter
def progress(request: Request, paper: int) -> HttpResponse:
    """How far reading has come; asked again every second until it is done."""
    found = paper_or_404(request, paper)
    if found.state not in AT_WORK and request.htmx:
        return HttpResponseClientRedirect(f"/van-ban/{found.pk}/")
    return render(request, "library/_progress.html", {"paper": found})


@require_safe
@counter
def paper_file(request: Request, paper: int) -> HttpResponse:
    """The bytes as they were received."""
    found = paper_or_404(request, paper)
    if found.file.removed:
        raise Http404(found.file.removed)
    return attachment(read_bytes(found.file), found.name, found.file.media_type)


@require_safe
@counter
def page_picture(request: Request, paper: int, page: int) -> HttpResponse:
    """One page of a received PDF, drawn as it is printed."""
    found = paper_or_404(request, paper)
    if found.file.media_type != PDF or not 0 < page <= (found.pages or 0):
        raise Http404
    try:
        picture = draw_page(read_bytes(found.file), page)
    except UnreadablePaper as refusal:
        raise Http404 from refusal
    answer = HttpResponse(picture, content_type="image/png")
    answer["Cache-Control"] = "private, max-age=3600"  # the bytes of a received file never change
    return answer


def paper_or_404(request: Request, pk: int) -> Paper:
    visible = papers_for(request.user, today())
    return get_or_404(visible.select_related(*_OF_PAPER), pk)
