"""Who opened or took away what: of one paper, or of all that the asker may look over; by person and day, as a file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from khuyencong.papers.writing.rows import Value
from khuyencong.records.library import heavy
from khuyencong.records.models import Issue, Membership, Opening, Paper, User
from khuyencong.records.openings import KEPT_DAYS, Opened
from khuyencong.records.scopes import accounts_for, establishments_for, papers_for, provinces_overseen
from khuyencong.terms.periods import day_in_figures
from khuyencong.work.permissions import may

from .access import Request, counter, needs, today
from .address import id_in, one_of
from .days import WrongDay, parse_day
from .pages import matching, page_of
from .plans.exports import rows_file

_OF_PAPERS = (Opened.PAPER, Opened.PAPER_FILE)
_OF_ISSUES = (Opened.ISSUE, Opened.ISSUE_FILE, Opened.ISSUE_PACKAGE)
_OF_RECIPIENTS = (Opened.RECIPIENT, Opened.RECIPIENT_FILE)
_ROWS_A_TIME = 500
_HEADS = (gettext_lazy("Lúc"), gettext_lazy("Ai"), gettext_lazy("Việc"), gettext_lazy("Tên"), gettext_lazy("Số"))


@dataclass(frozen=True, slots=True)
class Thing:
    """What was opened, by its name, and the way to it where the asker may go there."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address asks for; `problem` says which day was typed wrongly and so is not asked about."""

    paper: int | None
    what: str
    who: str
    first: date | None
    last: date | None
    problem: str = ""


@require_safe
@counter
def openings(request: Request) -> HttpResponse:
    """Newest first; of one paper, by kind, by who and by days. Everybody sees what they opened themselves."""
    wanted = _wanted(request.GET)
    overseen = provinces_overseen(request.user, today())
    page = page_of(request, _found(request.user, overseen, wanted))
    asked = papers_for(request.user, today()).filter(pk=wanted.paper).first() if wanted.paper is not None else None
    context = {
        "page": page,
        "wanted": wanted,
        "kinds": Opened.choices,
        "paper": asked,
        "rows": _with_things(request.user, overseen, list(page)),
        "kept_days": KEPT_DAYS,
        "oversees": bool(overseen),
        "exports": may(request.user, "administer", None),
    }
    return render(request, "desk/openings.html", context)


@require_safe
@counter
def openings_file(request: Request) -> HttpResponseBase:
    """The same rows, all of them, for an administrator to hand on."""
    needs(request, "administer", None)
    overseen = provinces_overseen(request.user, today())
    found = _found(request.user, overseen, _wanted(request.GET)).iterator(chunk_size=_ROWS_A_TIME)
    return rows_file("csv", f"luot-mo-{today():%Y-%m-%d}", _HEADS, _file_rows(request.user, overseen, found), "")


def _file_rows(user: User, overseen: set[int], found: Iterable[Opening]) -> Iterator[Sequence[Value]]:
    source = iter(found)
    while rows := list(islice(source, _ROWS_A_TIME)):
        for row, thing in _with_things(user, overseen, rows):
            at = f"{day_in_figures(timezone.localtime(row.at))} {timezone.localtime(row.at):%H:%M}"
            yield at, str(row.user), row.get_what_display(), thing.name if thing else "", row.subject_id or None


def _wanted(query: QueryDict) -> Wanted:
    days: dict[str, date | None] = {}
    problem = ""
    for name in ("tu", "den"):
        try:
            days[name] = parse_day(said) if (said := query.get(name)) else None
        except WrongDay as wrong:
            days[name], problem = None, str(wrong)
    what, who = one_of(query, "viec", Opened.values), query.get("ai", "")[:100].strip()
    return Wanted(id_in(query, "van_ban"), what, who, days["tu"], days["den"], problem)


def _found(user: User, overseen: set[int], wanted: Wanted) -> QuerySet[Opening]:
    """One's own; who looks over a province, those of all people with an office there."""
    people = User.objects.filter(pk__in=Membership.objects.filter(unit__province__in=overseen).values("user"))
    found = Opening.objects.filter(Q(user=user) | Q(user__in=people.values("pk")))
    if wanted.who and overseen:
        named = matching(people, wanted.who, lambda one: f"{one.username} {one.full_name}")
        found = found.filter(user__in=[one.pk for one in named])
    if wanted.what:
        found = found.filter(what=wanted.what)
    if wanted.first:
        found = found.filter(day__gte=wanted.first)
    if wanted.last:
        found = found.filter(day__lte=wanted.last)
    if wanted.paper is not None:
        of_issue = Q(what__in=_OF_ISSUES, subject_id__in=Paper.objects.filter(pk=wanted.paper).values("issue__pk"))
        found = found.filter(Q(what__in=_OF_PAPERS, subject_id=wanted.paper) | of_issue)
    return found.select_related("user").order_by("-at", "-pk")


def _with_things(user: User, overseen: set[int], rows: Sequence[Opening]) -> list[tuple[Opening, Thing | None]]:
    """Each with what it is of, by its name; of what is closed to the asker only its number is known, but who looks over
    a province knows its papers by name, as its history tells them."""
    issued = dict(Issue.objects.filter(pk__in=_of(rows, _OF_ISSUES)).values_list("pk", "paper"))
    papers = _papers(user, overseen, {*_of(rows, _OF_PAPERS), *issued.values()})
    people = _named(accounts_for(user, today()), _of(rows, (Opened.PERSON,)), "person")
    recipients = _named(establishments_for(user, today()), _of(rows, _OF_RECIPIENTS), "recipient")
    known: dict[str, Callable[[int], Thing | None]] = {
        **dict.fromkeys(_OF_PAPERS, papers.get),
        **dict.fromkeys(_OF_ISSUES, lambda pk: papers.get(issued.get(pk, 0))),
        **dict.fromkeys(_OF_RECIPIENTS, recipients.get),
        Opened.PERSON: people.get,
    }
    return [(row, known[row.what](row.subject_id) if row.what in known else None) for row in rows]


def _of(rows: Iterable[Opening], kinds: Sequence[Opened]) -> set[int]:
    return {row.subject_id for row in rows if row.what in kinds}


def _papers(user: User, overseen: set[int], wanted: set[int]) -> dict[int, Thing]:
    if not wanted:
        return {}
    told = _named(Paper.objects.filter(province__in=overseen).defer(*heavy()), wanted, "")
    return told | _named(papers_for(user, today()).defer(*heavy()), wanted, "paper")


def _named(visible: QuerySet[Any], wanted: set[int], route: str) -> dict[int, Thing]:
    """Those among what may be seen; with a way to each where the route of its page is told."""
    found = visible.in_bulk(wanted) if wanted else {}
    return {pk: Thing(str(one), reverse(route, args=[pk]) if route else "") for pk, one in found.items()}
