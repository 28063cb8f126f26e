"""The stationery of an administrator's units: the address line and the office's own Word template."""

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from khuyencong.records.models import Stationery, Unit, UnitTitle
from khuyencong.records.scopes import administered_units
from khuyencong.records.store import read_bytes
from khuyencong.records.units import UnitType, within
from khuyencong.terms.media_types import DOCX
from khuyencong.terms.vietnamese import fold
from khuyencong.work.stationery import Upload, set_stationery

from ..access import Request, counter, get_or_404, needs, today
from ..asking import Done, once_sent
from ..downloads import attachment
from ..pages import matching, page_of

# A division writes on the paper of its agency, an association on its own.
NO_PAPERS = [UnitType.DIVISION, UnitType.ASSOCIATION]


class StationeryForm(forms.Form):
    address = forms.CharField(
        label=gettext_lazy("Địa chỉ ở chân trang đầu"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("địa chỉ; thư điện tử; trang tin; điện thoại của cơ quan"),
    )
    template = forms.FileField(
        label=gettext_lazy("Mẫu Word của cơ quan"),
        required=False,
        help_text=gettext_lazy(
            "DOCX không có macro; giữ kiểu chữ, đầu trang, chân trang, biểu trưng của mẫu; "
            "trong thân tệp có một đoạn ghi {{nội dung}} ở chỗ văn bản bắt đầu"
        ),
    )
    drop = forms.BooleanField(label=gettext_lazy("Thôi dùng mẫu Word đang có"), required=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A unit that issues papers, what it is called today, and what is set for it."""

    unit: Unit
    title: UnitTitle
    held: Stationery | None

    @property
    def local(self) -> bool:
        return self.unit.type == UnitType.COMMUNE_COMMITTEE


@require_safe
@counter
def stationery(request: Request) -> HttpResponse:
    """The units a person administers and what their papers are written on."""
    needs(request, "administer", None)
    words = request.GET.get("q", "")[:100]
    units = administered_units(request.user, today()).filter(within(today())).exclude(type__in=NO_PAPERS)
    titles = UnitTitle.objects.on(today()).filter(unit__in=units).select_related("unit").order_by("unit__path")
    held = {row.unit_id: row for row in Stationery.objects.filter(unit__in=units, withdrawn_at_act=None)}
    rows = [Row(title.unit, title, held.get(title.unit_id)) for title in matching(titles, words, _called)]
    rows.sort(key=_place)
    return render(request, "stationery/stationery.html", {"page": page_of(request, rows), "q": words})


def _called(title: UnitTitle) -> str:
    return f"{title} {title.short_title} {title.unit.code}"


def _place(row: Row) -> tuple[bool, str]:
    """The many communes behind the few agencies, and by name."""
    return row.local, fold(row.title.title) if row.local else ""


@counter
def unit_stationery(request: Request, unit: int) -> HttpResponse:
    """Set the address line and the template of one unit."""
    found = get_or_404(administered_units(request.user, today()).select_related("province"), unit)
    held = _held(found)
    initial = {"address": held.address if held else ""}
    form = StationeryForm(request.POST or None, request.FILES or None, initial=initial)
    if not (held and held.template_id):
        del form.fields["drop"]

    def do() -> Done:
        said = form.cleaned_data
        file = said["template"]
        upload = Upload(file.name or "", file.read()) if file else None
        set_stationery(request.user, found, said["address"], upload, keep_template=not said.get("drop"))
        return _("Đã đặt mẫu giấy của cơ quan."), "stationery"

    page = {"unit": found, "held": held, "form": form}
    return once_sent(request, form, do) or render(request, "stationery/unit.html", page)


@require_safe
@counter
def template_file(request: Request, unit: int) -> HttpResponse:
    """The template in force, to be looked at or changed in Word."""
    held = _held(get_or_404(administered_units(request.user, today()), unit))
    if held is None or held.template is None:
        raise Http404
    return attachment(read_bytes(held.template), held.template_name, DOCX)


def _held(unit: Unit) -> Stationery | None:
    return Stationery.objects.filter(unit=unit, withdrawn_at_act=None).select_related("template").first()
