"""The history of a province: every act, numbered and chained, in words."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khuyencong.records.models import Act, Office
from khuyencong.records.queries import offices_of, plans_for

from .access import Request, counter, today
from .pages import page_of
from .search import matching
from .words import VERB_WORDS


@require_safe
@counter
def history(request: Request) -> HttpResponse:
    """Acts, newest first; by kind, and by words without marks."""
    verb, words = request.GET.get("viec", ""), request.GET.get("q", "")[:100]
    visible = acts_for(request)
    acts = visible.filter(verb=verb) if verb else visible
    if words:
        acts = acts.filter(pk__in=[act.pk for act in matching(acts.only("pk", "summary"), words, lambda a: a.summary)])
    page = page_of(request, acts.select_related("actor").order_by("-number"))
    return render(request, "desk/history.html", {"page": page, "q": words, "verb": verb, "verbs": VERB_WORDS})


def acts_for(request: Request) -> QuerySet[Act]:
    """Officials read the history of their province; administrators too, who may read nothing else."""
    provinces = set(plans_for(request.user, today()).values_list("province", flat=True))
    looked_after = {o.unit.province_id for o in offices_of(request.user, today()) if o.office in _READS}
    return Act.objects.filter(province__in=provinces | looked_after)


_READS = {Office.OFFICER, Office.CENTRE, Office.LEADER, Office.INSPECTOR, Office.ADMIN, Office.AGENCY, Office.COMMUNE}
