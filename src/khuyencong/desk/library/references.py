"""The legal library: every numbered document that a paper cites, and where."""

from django.db.models import Count, Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khuyencong.records.models import CitedIn, Reference
from khuyencong.records.queries import papers_for, plans_for

from ..access import Request, counter, today
from ..pages import page_of
from ..search import matching, reference_words


@require_safe
@counter
def references(request: Request) -> HttpResponse:
    """References of the person's province, the most cited first."""
    words = request.GET.get("q", "")[:100]
    visible = Reference.objects.filter(province__in=plans_for(request.user, today()).values("province"))
    listed = visible.filter(pk__in=[r.pk for r in matching(visible, words, reference_words)]) if words else visible
    places = (
        CitedIn.objects.filter(paper__in=papers_for(request.user, today())).select_related("paper").defer("paper__text")
    )
    cited = listed.annotate(times=Count("citations")).order_by("-times", "number")
    page = page_of(request, cited.prefetch_related(Prefetch("citations", places.order_by("paper_id"), "places")))
    return render(request, "library/references.html", {"page": page, "q": words})
