"""Searching without marks: lists filtered by a folded key, and the one search box over everything a person may see."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khuyencong.records.models import Line, Paper, Plan, Reference
from khuyencong.records.queries import papers_for, plans_for
from khuyencong.terms.vietnamese import fold

from .access import Request, counter, today

T = TypeVar("T")
MOST = 30


def matching(rows: Iterable[T], words: str, key: Callable[[T], str]) -> list[T]:
    """The rows whose key holds every word, marks and capitals aside."""
    wanted = fold(words).split()
    return [row for row in rows if all(word in fold(key(row)) for word in wanted)]


def paper_key(paper: Paper) -> str:
    return f"{paper.number} {paper.title} {paper.name} {paper.issuer}"


def reference_words(reference: Reference) -> str:
    return f"{reference.kind} {reference.number} {reference.issuer}"


@require_safe
@counter
def search(request: Request) -> HttpResponse:
    """Plans, their lines, papers and legal references that hold the words."""
    words = request.GET.get("q", "").strip()[:100]
    context = {"q": words, "found": _found(request, words) if words else None}
    return render(request, "desk/search.html", context)


def _found(request: Request, words: str) -> dict[str, Sequence[object]]:
    plans = plans_for(request.user, today())
    papers = papers_for(request.user, today()).defer("text")
    references = Reference.objects.filter(province__in=plans.values("province"))
    return {
        "plans": list(matching(plans, words, lambda plan: f"{plan.title} {plan.year}"))[:MOST],
        "lines": list(lines_matching(plans, words)[:MOST]),
        "papers": list(matching(papers, words, paper_key))[:MOST],
        "references": list(matching(references, words, reference_words))[:MOST],
    }


def lines_matching(plans: QuerySet[Plan], words: str) -> QuerySet[Line]:
    """Items of these plans, by the key kept beside each title."""
    found = Line.objects.filter(plan__in=plans, kind__in=[Line.Kind.ITEM, Line.Kind.GROUP])
    for word in fold(words).split():
        found = found.filter(key__contains=word)
    return found.select_related("plan").order_by("-plan__year", "position")
