"""The legal library: every document cited or entered, its validity, and where it is used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from khuyencong.records.models import CitedIn, Found, Paper, Reference, ReferenceVersion
from khuyencong.records.norms import norms_in_force
from khuyencong.records.references import CertaintyMark, being, changes_in_force, known, unknown
from khuyencong.records.scopes import papers_for, references_for
from khuyencong.terms.known_documents import KnownDocument, Mark, Validity
from khuyencong.terms.vietnamese import fold_words
from khuyencong.work.library.references import RIGHT
from khuyencong.work.permissions import may_in
from khuyencong.work.reporting.trace import sentence_around

from ..access import Request, counter, get_or_404, today
from ..address import one_of
from ..history import acts_on
from ..pages import page_of
from ..words import VALIDITY_TONES, VALIDITY_WORDS
from .norms import norm_rows

SENTENCES = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference as the library shows it: its record, what is known of it, and its state on the day looked at."""

    row: Reference
    told: ReferenceVersion | None
    known: KnownDocument
    state: Validity

    @property
    def words(self) -> str | Promise:
        return VALIDITY_WORDS[self.state]

    @property
    def tone(self) -> str:
        return VALIDITY_TONES.get(self.state, "")

    @property
    def mark(self) -> str | Promise:
        """How certain the description is, in words; «» where the state says «chưa kiểm chứng» already."""
        mark = self.known.mark
        return "" if mark is None or mark is Mark.MEMORY else CertaintyMark(mark).label


@dataclass(frozen=True, slots=True)
class Use:
    """One place of a paper that cites the document, with the words around it."""

    place: CitedIn
    before: str
    marked: str
    after: str


@require_safe
@counter
def references(request: Request) -> HttpResponse:
    """The library; by words without marks, and by state today."""
    words, state = request.GET.get("q", "")[:100], one_of(request.GET, "hieu_luc", VALIDITY_WORDS)
    visible = references_for(request.user, today())
    page = page_of(request, described(_asked(visible, words, state), papers_for(request.user, today())))
    page.object_list = entries(page.object_list, today())
    return render(
        request,
        "library/references.html",
        {
            "page": page,
            "q": words,
            "state": state,
            "states": VALIDITY_WORDS,
            "all": visible.exists(),
            "keeps": bool(may_in(request.user, RIGHT, first.province)) if (first := visible.first()) else False,
        },
    )


def _asked(visible: QuerySet[Reference], words: str, state: str) -> QuerySet[Reference]:
    """Those whose name or norms hold the words, in the state asked for; both told to the database."""
    if asked := fold_words(words).split():
        visible = visible.filter(pk__in=Found.objects.filter(name__matches=("reference", asked)).values("object"))
    return being(visible, today(), state) if state in VALIDITY_WORDS else visible


@require_safe
@counter
def reference(request: Request, reference: int) -> HttpResponse:
    """One document: what is known and from where, what changed it, where it is used, who wrote what of it."""
    row = reference_or_404(request, reference)
    seen = papers_for(request.user, today())
    (entry,) = entries(described(Reference.objects.filter(pk=row.pk), seen), today())
    places = CitedIn.objects.filter(reference=row, paper__in=seen)
    context = {
        "entry": entry,
        "changed_by": entry.row.changes_made,  # type: ignore[attr-defined]
        "changes": changes_in_force().filter(new=row),
        "uses": [
            _use(place) for place in places.select_related("paper__plan").order_by("-paper_id", "start")[:SENTENCES]
        ],
        "times": places.count(),
        "namesakes": references_for(request.user, today()).filter(number=row.number).exclude(pk=row.pk),
        "norms": norm_rows(norms_in_force().filter(reference=row), today()),
        "acts": acts_on("reference", row.pk),
        "keeps": keeps(request, row),
    }
    return render(request, "library/reference.html", context)


def described(visible: QuerySet[Reference], seen: QuerySet[Paper]) -> QuerySet[Reference]:
    """The references with what is known of them fetched along, those most cited in the papers seen first."""
    told = ReferenceVersion.objects.filter(withdrawn_at_act=None).select_related("made_by", "act")
    rows = visible.annotate(times=Count("citations", filter=Q(citations__paper__in=seen))).order_by("-times", "number")
    return rows.prefetch_related(
        Prefetch("versions", told, "told"), Prefetch("changed_by", changes_in_force(), "changes_made")
    )


def entries(rows: Iterable[Reference], day: date) -> list[Entry]:
    """References that were `described`, as the library shows them."""
    return [_entry(row, day) for row in rows]


def _entry(row: Reference, day: date) -> Entry:
    version = cast("ReferenceVersion | None", next(iter(row.told), None))  # type: ignore[attr-defined]
    if version is not None:
        version.reference = row  # with its changes, so that nothing is asked again
    document = known(version) if version else unknown(row)
    return Entry(row, version, document, document.on(day))


def reference_or_404(request: Request, pk: int) -> Reference:
    return get_or_404(references_for(request.user, today()).select_related("province"), pk)


def keeps(request: Request, reference: Reference) -> bool:
    return bool(may_in(request.user, RIGHT, reference.province))


def _use(place: CitedIn) -> Use:
    return Use(place, *sentence_around(place.paper.text, place.start, place.end))
