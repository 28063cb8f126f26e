"""The legal library: every document cited or entered, its validity, and where it is used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from khuyencong.records.models import CitedIn, Reference, ReferenceVersion
from khuyencong.records.queries import papers_for, references_for
from khuyencong.records.references import CertaintyMark, changes_in_force, known, unknown
from khuyencong.terms.known_documents import KnownDocument, Mark, Validity
from khuyencong.work.library.references import RIGHT
from khuyencong.work.permissions import may_in
from khuyencong.work.reporting.trace import sentence_around

from ..access import Request, counter, get_or_404, today
from ..history import acts_on
from ..pages import PER_PAGE
from ..search import matching
from ..words import VALIDITY_TONES, VALIDITY_WORDS

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
    words, state = request.GET.get("q", "")[:100], request.GET.get("hieu_luc", "")
    found = list(entries(references_for(request.user, today()), today()))
    shown = [entry for entry in matching(found, words, _words) if state in ("", entry.state)]
    return render(
        request,
        "library/references.html",
        {
            "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("trang")),
            "q": words,
            "state": state,
            "states": VALIDITY_WORDS,
            "all": len(found),
            "keeps": keeps(request, found[0].row) if found else False,
        },
    )


@require_safe
@counter
def reference(request: Request, reference: int) -> HttpResponse:
    """One document: what is known and from where, what changed it, where it is used, who wrote what of it."""
    row = reference_or_404(request, reference)
    (entry,) = entries(Reference.objects.filter(pk=row.pk), today())
    places = CitedIn.objects.filter(reference=row, paper__in=papers_for(request.user, today()))
    context = {
        "entry": entry,
        "changed_by": entry.row.changes_made,  # type: ignore[attr-defined]
        "changes": changes_in_force().filter(new=row),
        "uses": [
            _use(place) for place in places.select_related("paper__plan").order_by("-paper_id", "start")[:SENTENCES]
        ],
        "times": places.count(),
        "namesakes": references_for(request.user, today()).filter(number=row.number).exclude(pk=row.pk),
        "acts": acts_on("reference", row.pk),
        "keeps": keeps(request, row),
    }
    return render(request, "library/reference.html", context)


def entries(visible: QuerySet[Reference], day: date) -> Iterable[Entry]:
    """The references with what is known of them, the most cited first."""
    told = ReferenceVersion.objects.filter(withdrawn_at_act=None).select_related("made_by", "act")
    rows = visible.annotate(times=Count("citations")).order_by("-times", "number")
    rows = rows.prefetch_related(
        Prefetch("versions", told, "told"), Prefetch("changed_by", changes_in_force(), "changes_made")
    )
    for row in rows:
        version = cast("ReferenceVersion | None", next(iter(row.told), None))
        if version is not None:
            version.reference = row  # with its changes, so that nothing is asked again
        document = known(version) if version else unknown(row)
        yield Entry(row, version, document, document.on(day))


def reference_or_404(request: Request, pk: int) -> Reference:
    return get_or_404(references_for(request.user, today()).select_related("province"), pk)


def keeps(request: Request, reference: Reference) -> bool:
    return bool(may_in(request.user, RIGHT, reference.province))


def _words(entry: Entry) -> str:
    return f"{entry.known.kind} {entry.known.number} {entry.known.title} {entry.known.issuer}"


def _use(place: CitedIn) -> Use:
    return Use(place, *sentence_around(place.paper.text, place.start, place.end))
