"""Measures: what is counted, and how it adds up."""

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from khuyencong.records.models import Measure, Province
from khuyencong.records.scopes import provinces_of
from khuyencong.terms.vietnamese import fold
from khuyencong.work import measures as verbs
from khuyencong.work.permissions import Refused, may_in, require_in

from ..access import Request, counter, get_or_404, today
from ..asking import Question, ask
from ..pages import page_of
from ..words import naming

_HINT = gettext_lazy(
    "Số cộng trong kỳ: các quý cộng thành năm. Số tại thời điểm (65 cộng tác viên): lấy mức sau cùng. "
    "Đếm không trùng (số cơ sở, khác với số lượt): không cộng, chỉ lấy số đã nêu."
)


class KindForm(forms.Form):
    """How a measure adds up."""

    kind = forms.ChoiceField(label=gettext_lazy("Cách cộng"), choices=Measure.Kind.choices)


class MeasureForm(KindForm):
    """A new measure."""

    name = forms.CharField(
        label=gettext_lazy("Chỉ tiêu"), max_length=160, help_text=gettext_lazy("ví dụ cộng tác viên")
    )
    unit = forms.CharField(label=gettext_lazy("Đơn vị tính"), max_length=80, help_text=gettext_lazy("ví dụ người"))
    field_order = ("name", "unit", "kind")


@require_safe
@counter
def measures(request: Request) -> HttpResponse:
    """Every measure of the person's provinces."""
    words = request.GET.get("q", "").strip()[:100]
    found = _visible(request).order_by("key")
    for word in fold(words).split():
        found = found.filter(key__contains=word)
    page = page_of(request, found)
    province = _province(request)
    keeps = province is not None and bool(may_in(request.user, verbs.RIGHT, province))
    return render(request, "plans/measures.html", {"page": page, "q": words, "keeps": keeps})


@counter
def add_measure(request: Request) -> HttpResponse:
    """A measure that no paper has told of."""
    province = _province(request)
    if province is None:
        raise Refused(_("Anh/chị không có quyền đặt chỉ tiêu."))
    require_in(request.user, verbs.RIGHT, province)
    form = MeasureForm(request.POST or None)

    def add() -> str:
        said = form.cleaned_data
        verbs.add_measure(request.user, province, said["name"], said["unit"], Measure.Kind(said["kind"]))
        return reverse("measures")

    question = Question(_("Thêm chỉ tiêu"), _("Thêm chỉ tiêu"), reverse("measures"), str(_HINT))
    return ask(request, form, question, add, _("Đã thêm chỉ tiêu."))


@counter
def change_kind(request: Request, measure: int) -> HttpResponse:
    """Say how a measure adds up, while no figure of it stands."""
    found = get_or_404(_visible(request).select_related("province"), measure)
    require_in(request.user, verbs.RIGHT, found.province)
    form = KindForm(request.POST or None, initial={"kind": found.kind})

    def change() -> str:
        kind = Measure.Kind(form.cleaned_data["kind"])
        verbs.change_kind(request.user, found, kind, request.POST.get("seen", ""))
        return reverse("measures")

    title = naming(_("Cách cộng của chỉ tiêu «%(what)s»"), what=found)
    question = Question(title, _("Đổi cách cộng"), reverse("measures"), str(_HINT))
    return ask(request, form, question, change, _("Đã đổi cách cộng."), seen=found.kind)


def _visible(request: Request) -> QuerySet[Measure]:
    return Measure.objects.filter(province__in=provinces_of(request.user, today()))


def _province(request: Request) -> Province | None:
    return Province.objects.filter(pk__in=provinces_of(request.user, today())).first()
