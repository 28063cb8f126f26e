"""Keeping the legal library: add a document, say what is known of it, and what a later one did to it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import Province, Reference, ReferenceChange, ReferenceVersion
from khuyencong.records.references import CertaintyMark, Changed
from khuyencong.records.scopes import provinces_of, references_for
from khuyencong.work.library import references as verbs
from khuyencong.work.permissions import Refused, require_in

from ..access import Request, counter, get_or_404, today
from ..address import id_of
from ..asking import Question, ReasonForm, ask
from ..days import DayField, PartialDayField
from ..words import naming, official
from .references import reference_or_404


class DescriptionForm(forms.Form):
    """What an officer read of a document, and where."""

    title = forms.CharField(label=gettext_lazy("Trích yếu"), max_length=400)
    kind = forms.CharField(label=gettext_lazy("Loại"), max_length=60, help_text=gettext_lazy("ví dụ Thông tư"))
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), max_length=160, required=False)
    dated = PartialDayField(label=gettext_lazy("Ngày ban hành"), required=False)
    valid_from = DayField(label=gettext_lazy("Có hiệu lực từ ngày"), required=False)
    valid_to = DayField(
        label=gettext_lazy("Có hiệu lực đến hết ngày"),
        required=False,
        help_text=gettext_lazy("để trống nếu chưa có ngày hết hiệu lực"),
    )
    mark = forms.ChoiceField(label=gettext_lazy("Độ chắc chắn"), choices=CertaintyMark.choices)
    source = forms.CharField(
        label=gettext_lazy("Nguồn đã đọc"),
        max_length=300,
        help_text=gettext_lazy("công báo, trang thông tin hoặc văn bản; ghi đủ để người khác tìm lại được"),
    )
    remark = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=300, required=False)

    def description(self) -> verbs.Description:
        return verbs.Description(**{**self.cleaned_data, "mark": CertaintyMark(self.cleaned_data["mark"])})


class AdditionForm(DescriptionForm):
    """The same for a document that no paper has cited yet."""

    number = forms.CharField(
        label=gettext_lazy("Số, ký hiệu"), max_length=60, help_text=gettext_lazy("ví dụ 45/2012/NĐ-CP")
    )
    field_order = ("number", "kind", "title")

    def description(self) -> verbs.Description:
        told = {name: value for name, value in self.cleaned_data.items() if name != "number"}
        return verbs.Description(**{**told, "mark": CertaintyMark(told["mark"])})


class LinkForm(forms.Form):
    """What a later document did to the one looked at."""

    new = forms.CharField(
        label=gettext_lazy("Số, ký hiệu của văn bản sau"),
        max_length=60,
        help_text=gettext_lazy("văn bản phải có trong thư viện; chưa có thì thêm trước"),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Đối với văn bản này"), choices=Changed.choices)
    since = DayField(label=gettext_lazy("Từ ngày"), required=False)
    mark = forms.ChoiceField(label=gettext_lazy("Độ chắc chắn"), choices=CertaintyMark.choices)
    source = forms.CharField(label=gettext_lazy("Nguồn đã đọc"), max_length=300)

    def __init__(self, old: Reference, library: QuerySet[Reference], data: Any = None) -> None:
        self.old, self.library = old, library.exclude(pk=old.pk)
        super().__init__(data)

    def clean_new(self) -> Reference:
        """The one document that bears the number; of two of different years the one described."""
        found = list(self.library.filter(number__iexact=self.cleaned_data["new"].strip()))
        described = [one for one in found if one.versions.filter(withdrawn_at_act=None).exists()]
        chosen = described if len(described) == 1 else found
        if len(chosen) != 1:
            raise forms.ValidationError(_("Thư viện không có đúng một văn bản mang số này."))
        return chosen[0]

    def link(self) -> verbs.Link:
        said = self.cleaned_data
        return verbs.Link(
            self.old, said["new"], Changed(said["kind"]), said["source"], CertaintyMark(said["mark"]), said["since"]
        )


@counter
def add_reference(request: Request) -> HttpResponse:
    """A document that no paper here has cited."""
    province = Province.objects.filter(pk__in=provinces_of(request.user, today())).first()
    if province is None:
        raise Refused(_("Anh/chị không có quyền cập nhật thư viện căn cứ."))
    require_in(request.user, verbs.RIGHT, province)
    form = AdditionForm(request.POST or None)

    def add() -> str:
        added = verbs.add_reference(request.user, province, form.cleaned_data["number"], form.description())
        return reverse("reference", args=[added.pk])

    question = Question(_("Thêm văn bản vào thư viện"), _("Thêm văn bản"), reverse("references"))
    return ask(request, form, question, add, _("Đã thêm vào thư viện."))


@counter
def describe_reference(request: Request, reference: int) -> HttpResponse:
    """A newer description of a document; the former stays readable. Who was overtaken is shown the newer one."""
    found = _kept(request, reference)
    former = found.versions.filter(withdrawn_at_act=None).first()
    form = DescriptionForm(request.POST or None, initial=_said(found, former))
    address = reverse("reference", args=[found.pk])

    def describe() -> str:
        verbs.describe(request.user, found, form.description(), _seen(request))
        return address

    question = Question(naming(_("Cập nhật %(what)s"), what=found), _("Ghi bản mới"), address)
    said = _("Đã cập nhật; bản trước vẫn giữ trong nhật ký của văn bản.")
    newer = former if request.method == "POST" and former and former.pk != _seen(request) else None
    return ask(request, form, question, describe, said, seen=former.pk if former else "", newer=newer)


@counter
def link_reference(request: Request, reference: int) -> HttpResponse:
    """Say which later document amends, replaces or consolidates this one."""
    found = _kept(request, reference)
    form = LinkForm(found, references_for(request.user, today()), request.POST or None)
    address = reverse("reference", args=[found.pk])

    def link() -> str:
        verbs.link(request.user, form.link())
        return address

    question = Question(naming(_("Văn bản sau thay đổi %(what)s"), what=found), _("Nối hai văn bản"), address)
    return ask(request, form, question, link, _("Đã nối hai văn bản."))


@counter
def unlink_reference(request: Request, change: int) -> HttpResponse:
    """Take back a link that was wrong."""
    visible = ReferenceChange.objects.filter(old__in=references_for(request.user, today()), withdrawn_at_act=None)
    found = get_or_404(visible.select_related("old__province", "new"), change)
    require_in(request.user, verbs.RIGHT, found.old.province)
    form = ReasonForm(request.POST or None)
    address = reverse("reference", args=[found.old_id])

    def unlink() -> str:
        verbs.unlink(request.user, found, form.cleaned_data["reason"])
        return address

    sides = official(found.new), found.get_kind_display(), official(found.old)
    question = Question(format_html("{} {} {} {}", _("Gỡ quan hệ:"), *sides), _("Gỡ quan hệ"), address)
    return ask(request, form, question, unlink, _("Đã gỡ quan hệ; nhật ký còn giữ."))


def _kept(request: Request, pk: int) -> Reference:
    """The document, for a person who may keep the library."""
    found = reference_or_404(request, pk)
    require_in(request.user, verbs.RIGHT, found.province)
    return found


def _seen(request: HttpRequest) -> int | None:
    """The description the person looked at when writing a newer one."""
    return id_of(request.POST.get("seen", ""))


def _said(reference: Reference, version: ReferenceVersion | None) -> dict[str, Any]:
    """What the form starts with: the description in force, else what the first citation wrote."""
    source: Reference | ReferenceVersion = version or reference
    return {name: getattr(source, name, "") for name in DescriptionForm.base_fields}
