"""The history of a province: every act, numbered and chained, in words."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khuyencong.records.models import Act, User
from khuyencong.records.scopes import papers_for, plans_for, provinces_overseen, requests_for
from khuyencong.records.search import holding

from .access import Request, counter, today
from .address import id_in, one_of
from .pages import page_of
from .words import VERB_WORDS

_OF_REQUESTS = ("submit", "sign", "send_back", "withdraw_request")  # recorded on plans before requests had their own


@require_safe
@counter
def history(request: Request) -> HttpResponse:
    """Acts, newest first; by kind, and by words without marks."""
    verb, words = one_of(request.GET, "viec", VERB_WORDS), request.GET.get("q", "")[:100]
    visible = acts_for(request.user)
    acts = visible.filter(verb=verb) if verb else visible
    if (number := id_in(request.GET, "so")) is not None:
        acts = acts.filter(number=number)
    page = page_of(request, holding(acts, words, "summary").select_related("actor").order_by("-number"))
    return render(request, "desk/history.html", {"page": page, "q": words, "verb": verb, "verbs": VERB_WORDS})


def acts_for(user: User) -> QuerySet[Act]:
    """What a person did, and what was done to plans, papers and signing requests they may see. Inspectors and
    administrators read all."""
    day = today()
    plans, papers, requests = plans_for(user, day), papers_for(user, day), requests_for(user, day)
    return Act.objects.filter(
        Q(actor=user)
        | Q(province__in=provinces_overseen(user, day))
        | Q(subject_kind="plan", subject_id__in=plans.values("pk")) & ~Q(verb__in=_OF_REQUESTS)
        | Q(subject_kind="signingrequest", subject_id__in=requests.values("pk"))
        | Q(subject_kind="paper", subject_id__in=papers.values("pk"))
    )


def acts_on(kind: str, pk: int) -> QuerySet[Act]:
    """What was done to one thing, newest first, for the page of the thing itself."""
    return Act.objects.filter(subject_kind=kind, subject_id=pk).select_related("actor").order_by("-number")
