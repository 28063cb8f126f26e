"""Measures: what is counted, and how it adds up."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from khuyencong.records.models import Measure
from khuyencong.records.scopes import catalogues_of, provinces_of
from khuyencong.terms.vietnamese import fold
from khuyencong.work import measures as verbs
from khuyencong.work.permissions import Refused, may_in, require_in

from ..access import Request, counter, get_or_404, province_of, today
from ..address import table_behind
from ..asking import Question, ask
from ..field_words import NamesOfThings
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


class MergeForm(forms.Form):
    """Which measure another one is merged into."""

    into = forms.ModelChoiceField(label=gettext_lazy("Gộp vào chỉ tiêu"), queryset=Measure.objects.none())

    def __init__(self, measure: Measure, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alike = Measure.objects.filter(province=measure.province_id, kind=measure.kind, scale=measure.scale)
        others = alike.filter(is_money=False, merged_into=None).exclude(pk=measure.pk).order_by("key")
        self.fields["into"] = forms.ModelChoiceField(others, label=self.fields["into"].label, widget=NamesOfThings)


@require_safe
@counter
def measures(request: Request) -> HttpResponse:
    """Every measure of the person's provinces."""
    words = request.GET.get("q", "").strip()[:100]
    known = Measure.objects.filter(province__in=catalogues_of(request.user, today()))
    found = known.select_related("merged_into").order_by("key")
    for word in fold(words).split():
        found = found.filter(key__contains=word)
    page = page_of(request, found)
    province = province_of(request)
    keeps = province is not None and bool(may_in(request.user, verbs.RIGHT, province))
    return render(request, "plans/measures.html", {"page": page, "q": words, "keeps": keeps})


@counter
def add_measure(request: Request) -> HttpResponse:
    """A measure that no paper has told of; `van_ban` and `bang` lead back to the table whose column asked for it."""
    province = province_of(request)
    if province is None:
        raise Refused(_("Anh/chị không có quyền đặt chỉ tiêu."))
    require_in(request.user, verbs.RIGHT, province)
    form = MeasureForm(request.POST or None)

    def add() -> str:
        said = form.cleaned_data
        verbs.add_measure(request.user, province, said["name"], said["unit"], Measure.Kind(said["kind"]))
        return back

    back = table_behind(request.GET, "measures")
    question = Question(_("Thêm chỉ tiêu"), _("Thêm chỉ tiêu"), back, str(_HINT))
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


@counter
def merge_measure(request: Request, measure: int) -> HttpResponse:
    """Say that another measure counts the same thing."""
    found = get_or_404(_visible(request).select_related("province"), measure)
    require_in(request.user, verbs.RIGHT, found.province)
    form = MergeForm(found, request.POST or None)

    def merge() -> str:
        verbs.merge_measures(request.user, found, form.cleaned_data["into"])
        return reverse("measures")

    hint = _(
        "Mọi số của chỉ tiêu này được ghi lại theo chỉ tiêu kia bằng bút toán mới; văn bản đọc sau cũng vậy. "
        "Gộp nhầm thì tách lại được."
    )
    title = naming(_("Gộp chỉ tiêu «%(what)s»"), what=found)
    question = Question(title, _("Gộp"), reverse("measures"), hint)
    return ask(request, form, question, merge, _("Đã gộp chỉ tiêu."))


@counter
def part_measure(request: Request, measure: int) -> HttpResponse:
    """Take a merging back."""
    found = get_or_404(_visible(request).select_related("province", "merged_into"), measure)
    require_in(request.user, verbs.RIGHT, found.province)

    def part() -> str:
        verbs.part_measure(request.user, found)
        return reverse("measures")

    title = naming(_("Tách chỉ tiêu «%(what)s»"), what=found)
    hint = _("Các số đã ghi lại khi gộp mà còn hiệu lực trở về chỉ tiêu này.")
    question = Question(title, _("Tách"), reverse("measures"), hint)
    return ask(request, forms.Form(request.POST or None), question, part, _("Đã tách chỉ tiêu."))


def _visible(request: Request) -> QuerySet[Measure]:
    return Measure.objects.filter(province__in=provinces_of(request.user, today()))
