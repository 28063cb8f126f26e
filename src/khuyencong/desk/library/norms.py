"""Support norms at the counter: what each document allows for which content, when, and how certain that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from khuyencong.records.models import Norm
from khuyencong.records.norms import norms_in_force
from khuyencong.records.references import CertaintyMark
from khuyencong.records.scopes import references_for
from khuyencong.records.search import holding
from khuyencong.terms.known_documents import Mark, Validity
from khuyencong.terms.numbers import format_decimal

from ..access import Request, counter, today
from ..pages import page_of
from ..units.views import day_of
from ..words import VALIDITY_TONES, VALIDITY_WORDS


@dataclass(frozen=True, slots=True)
class NormRow:
    """A norm as it is shown: with its state on the day looked at."""

    norm: Norm
    state: Validity

    @property
    def words(self) -> str | Promise:
        return VALIDITY_WORDS[self.state]

    @property
    def tone(self) -> str:
        return VALIDITY_TONES.get(self.state, "")

    @property
    def mark(self) -> str | Promise:
        """How certain it is, in words; «» where nobody has read it, for that is a chip of its own."""
        return "" if self.norm.mark == Mark.MEMORY else CertaintyMark(self.norm.mark).label

    @property
    def page(self) -> str:
        """The house of the page the norm was read on («thuvienphapluat.vn»); «» where the source is no page."""
        return urlsplit(self.norm.source).netloc.removeprefix("www.")

    @property
    def rate(self) -> str:
        return "" if self.norm.rate is None else f"{format_decimal(Decimal(self.norm.rate) / 100)} %"


@require_safe
@counter
def norms(request: Request) -> HttpResponse:
    """All norms valid on a day, or ever; by words without marks."""
    day, wrong = day_of(request)
    words, ever = request.GET.get("q", "")[:100], "moi_luc" in request.GET
    found = norms_in_force().filter(reference__in=references_for(request.user, today()))
    if not ever:
        begun, going = Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
        found = found.filter(begun & going)
    page = page_of(request, holding(found, words, "content", "conditions", "article", "reference__number"))
    page.object_list = norm_rows(page.object_list, day)
    context = {"page": page, "q": words, "day": day, "wrong": wrong, "ever": ever}
    return render(request, "library/norms.html", context)


def norm_rows(norms: Iterable[Norm], day: date) -> list[NormRow]:
    return [NormRow(norm, state_on(norm, day)) for norm in norms]


def state_on(norm: Norm, day: date) -> Validity:
    """What a norm is on a day; how far it was read is its mark. Without any day nobody knows whether it holds."""
    if norm.valid_from is None and norm.valid_to is None:
        return Validity.UNVERIFIED
    if norm.valid_to is not None and norm.valid_to < day:
        return Validity.EXPIRED
    return Validity.NOT_YET if norm.valid_from is not None and day < norm.valid_from else Validity.IN_FORCE
