"""Fund sources: where money of plans comes from, one more, and what else papers call one."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from khuyencong.records.models import FundSource, Programme, Province
from khuyencong.records.scopes import catalogues_of, provinces_of
from khuyencong.work import sources as verbs
from khuyencong.work.permissions import Refused, may_in, require_in

from ..access import Request, counter, get_or_404, province_of, today
from ..address import table_behind
from ..asking import Question, ask
from ..pages import page_of
from ..words import naming


class NameForm(forms.Form):
    """One more name of a source."""

    name = forms.CharField(
        label=gettext_lazy("Tên gọi trong văn bản"),
        max_length=160,
        help_text=gettext_lazy("như đầu cột của bảng, ví dụ Quỹ hỗ trợ nông dân"),
    )
    programme = forms.ModelChoiceField(
        label=gettext_lazy("Chương trình"),
        queryset=Programme.objects.none(),
        required=False,
        empty_label=gettext_lazy("mọi chương trình"),
    )

    def __init__(self, province: Province, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = Programme.objects.filter(province=province)  # type: ignore[attr-defined]


class SourceForm(NameForm):
    """A new source."""

    under = forms.ModelChoiceField(
        label=gettext_lazy("Nằm trong nguồn"),
        queryset=FundSource.objects.none(),
        required=False,
        empty_label=gettext_lazy("đứng riêng"),
        help_text=gettext_lazy("tiền của nguồn này là một phần của nguồn ấy"),
    )
    others = forms.CharField(
        label=gettext_lazy("Tên gọi khác, mỗi dòng một tên"),
        required=False,
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("name", "others", "under", "programme")

    def __init__(self, province: Province, *args: Any, **kwargs: Any) -> None:
        super().__init__(province, *args, **kwargs)
        self.fields["name"].label = _("Tên nguồn kinh phí")
        self.fields["under"].queryset = FundSource.objects.filter(province=province)  # type: ignore[attr-defined]


@require_safe
@counter
def sources(request: Request) -> HttpResponse:
    """Every source of the person's provinces, in the order of the tree."""
    provinces = catalogues_of(request.user, today())
    found = FundSource.objects.filter(province__in=provinces).select_related("programme")
    page = page_of(request, found.prefetch_related("names__programme").order_by("province_id", "path"))
    called = dict(FundSource.objects.filter(province__in=provinces).values_list("path", "name"))
    rows = [(source, called.get(source.path[: -len(source.code) - 1], "")) for source in page]
    province = province_of(request)
    keeps = province is not None and bool(may_in(request.user, verbs.RIGHT, province))
    return render(request, "plans/sources.html", {"page": page, "rows": rows, "keeps": keeps})


@counter
def add_source(request: Request) -> HttpResponse:
    """A source no plan had yet; `van_ban` and `bang` lead back to the table whose column asked for it."""
    province = province_of(request)
    if province is None:
        raise Refused(_("Anh/chị không có quyền thêm nguồn kinh phí."))
    require_in(request.user, verbs.RIGHT, province)
    form = SourceForm(province, request.POST or None, initial={"name": request.GET.get("ten", "")[:160]})

    def add() -> str:
        said = form.cleaned_data
        others = said["others"].splitlines()
        told = {"under": said["under"], "programme": said["programme"], "others": others}
        verbs.add_source(request.user, province, said["name"], **told)
        return table_behind(request.GET, "sources")

    hint = _("Một tên chỉ chỉ một nguồn. Văn bản đọc sau này nhận ra nguồn theo tên và các tên gọi khác.")
    question = Question(_("Thêm nguồn kinh phí"), _("Thêm nguồn"), table_behind(request.GET, "sources"), hint)
    return ask(request, form, question, add, _("Đã thêm nguồn kinh phí."))


@counter
def name_source(request: Request, source: int) -> HttpResponse:
    """What else papers call a source."""
    found = FundSource.objects.filter(province__in=provinces_of(request.user, today()))
    named = get_or_404(found.select_related("province"), source)
    require_in(request.user, verbs.RIGHT, named.province)
    form = NameForm(named.province, request.POST or None)

    def add() -> str:
        verbs.name_source(request.user, named, form.cleaned_data["name"], form.cleaned_data["programme"])
        return reverse("sources")

    title = naming(_("Tên gọi khác của nguồn «%(what)s»"), what=named)
    question = Question(title, _("Thêm tên gọi"), reverse("sources"))
    return ask(request, form, question, add, _("Đã thêm tên gọi."))
