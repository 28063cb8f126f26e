"""Who opened or took away what: of one paper, or of all that the asker may look over."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khuyencong.records.library import heavy
from khuyencong.records.models import Issue, Membership, Opening, Paper
from khuyencong.records.openings import KEPT_DAYS, Opened
from khuyencong.records.scopes import papers_for, provinces_overseen

from .access import Request, counter, today
from .address import id_in, one_of
from .pages import page_of

_OF_PAPERS = (Opened.PAPER, Opened.PAPER_FILE)
_OF_ISSUES = (Opened.ISSUE, Opened.ISSUE_FILE, Opened.ISSUE_PACKAGE)


@require_safe
@counter
def openings(request: Request) -> HttpResponse:
    """Newest first; of one paper, by kind. Everybody sees what they opened themselves."""
    paper, what = id_in(request.GET, "van_ban"), one_of(request.GET, "viec", Opened.values)
    visible = _openings_for(request)
    if what:
        visible = visible.filter(what=what)
    if paper is not None:
        of_issue = Q(what__in=_OF_ISSUES, subject_id__in=Paper.objects.filter(pk=paper).values("issue__pk"))
        visible = visible.filter(Q(what__in=_OF_PAPERS, subject_id=paper) | of_issue)
    page = page_of(request, visible.select_related("user").order_by("-at", "-pk"))
    context = {
        "page": page,
        "what": what,
        "kinds": Opened.choices,
        "paper": papers_for(request.user, today()).filter(pk=paper).first() if paper is not None else None,
        "rows": _with_papers(request, list(page)),
        "kept_days": KEPT_DAYS,
    }
    return render(request, "desk/openings.html", context)


def _openings_for(request: Request) -> QuerySet[Opening]:
    """One's own; who looks over a province, those of all people with an office there."""
    overseen = provinces_overseen(request.user, today())
    people = Membership.objects.filter(unit__province__in=overseen).values("user")
    return Opening.objects.filter(Q(user=request.user) | Q(user__in=people))


def _with_papers(request: Request, rows: Sequence[Opening]) -> list[tuple[Opening, Paper | None]]:
    """Each with the paper it is of, where the asker may open that too."""
    told = [row.subject_id for row in rows if row.what in _OF_ISSUES]
    issued = dict(Issue.objects.filter(pk__in=told).values_list("pk", "paper")) if told else {}
    of = {row.pk: row.subject_id for row in rows if row.what in _OF_PAPERS}
    of |= {row.pk: issued[row.subject_id] for row in rows if row.what in _OF_ISSUES and row.subject_id in issued}
    papers = papers_for(request.user, today()).defer(*heavy()).in_bulk(set(of.values())) if of else {}
    return [(row, papers.get(of.get(row.pk, 0))) for row in rows]
