"""Changing units: set one up, rename, identify, merge and end; each a form and one act, for administrators."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import Unit
from khuyencong.records.scopes import administered_units
from khuyencong.records.units import Certainty, Coverage, UnitQuerySet, UnitType
from khuyencong.work import units as verbs
from khuyencong.work.permissions import require

from ..access import Request, counter, today
from ..asking import Question, ask
from ..days import DayField
from ..words import naming, official
from .titles import UnitChoice, full_title, with_titles
from .views import unit_or_404


class SourceForm(forms.Form):
    """Where a change was read."""

    source = forms.CharField(
        label=gettext_lazy("Văn bản, nguồn"), max_length=200, help_text=gettext_lazy("số, ngày, cơ quan ban hành")
    )


class NamingForm(SourceForm):
    """A name from a day on."""

    title = forms.CharField(label=gettext_lazy("Tên gọi đầy đủ"), max_length=160)
    short_title = forms.CharField(label=gettext_lazy("Tên viết gọn"), max_length=80, required=False)
    place_name = forms.CharField(
        label=gettext_lazy("Địa danh"), max_length=80, help_text=gettext_lazy("ghi trước ngày tháng của văn bản")
    )
    since = DayField(label=gettext_lazy("Từ ngày"), required=True)
    certainty = forms.ChoiceField(
        label=gettext_lazy("Độ chắc chắn"), choices=Certainty.choices, initial=Certainty.UNVERIFIED
    )
    field_order: Iterable[str] | None = ("title", "short_title", "place_name", "since", "certainty", "source")

    def naming(self) -> verbs.Naming:
        said = {name: self.cleaned_data[name] for name in NamingForm.base_fields}
        return verbs.Naming(**{**said, "certainty": Certainty(said["certainty"])})


class UnitForm(NamingForm):
    """A new unit below the one looked at."""

    code = forms.CharField(
        label=gettext_lazy("Mã"), max_length=20, help_text=gettext_lazy("ngắn, không đổi về sau; ví dụ SCT-TMĐT")
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=[("", gettext_lazy("chọn loại")), *UnitType.choices])
    symbol = forms.CharField(
        label=gettext_lazy("Ký hiệu"), max_length=20, required=False, help_text=gettext_lazy("trong số văn bản")
    )
    field_order: Iterable[str] | None = (
        "code",
        "kind",
        "symbol",
        "title",
        "short_title",
        "place_name",
        "since",
        "certainty",
        "source",
    )


class EndForm(SourceForm):
    last_day = DayField(label=gettext_lazy("Hoạt động đến hết ngày"), required=True)
    field_order: Iterable[str] | None = ("last_day", "source")


class SuccessionForm(SourceForm):
    """Who goes on with the work."""

    new = UnitChoice(label=gettext_lazy("Đơn vị kế thừa"), queryset=Unit.objects.none())
    coverage = forms.ChoiceField(
        label=gettext_lazy("Phạm vi"),
        choices=[("", gettext_lazy("chọn phạm vi")), *Coverage.choices],
        help_text=gettext_lazy("«một phần»: đơn vị cũ vẫn hoạt động; còn lại thì kết thúc hôm trước"),
    )
    since = DayField(label=gettext_lazy("Từ ngày"), required=True)
    people = forms.BooleanField(label=gettext_lazy("Chuyển cả vai trò sang đơn vị kế thừa từ ngày ấy"), required=False)
    area = forms.BooleanField(
        label=gettext_lazy("Địa bàn cũng nhập vào địa bàn của đơn vị kế thừa"),
        required=False,
        help_text=gettext_lazy("số liệu ghi theo địa bàn cũ đứng ở địa bàn mới trên bản đồ hiện nay"),
    )
    field_order: Iterable[str] | None = ("new", "coverage", "since", "source", "people", "area")

    def __init__(self, old: Unit, units: UnitQuerySet, data: Any = None) -> None:
        super().__init__(data)
        self.fields["new"].queryset = with_titles(units.order_by("path"))  # type: ignore[attr-defined]
        staying = old.memberships.filter(Q(valid_to=None) | Q(valid_to__gte=today())).select_related("user")
        names = [(official(held.user), held.get_office_display()) for held in staying.order_by("pk")]
        self.fields["people"].help_text = format_html_join(", ", "{} ({})", names)
        if not names:
            del self.fields["people"]
        if old.type != UnitType.COMMUNE_COMMITTEE or old.area is None:
            del self.fields["area"]


class IdentifierForm(SourceForm):
    code = forms.RegexField(
        r"^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$",
        label=gettext_lazy("Mã định danh"),
        max_length=35,
        help_text=gettext_lazy("nhóm chữ và số cách nhau bằng dấu chấm, theo quyết định của tỉnh"),
        error_messages={"invalid": gettext_lazy("Mã chỉ gồm chữ, số và dấu chấm.")},
    )
    since = DayField(label=gettext_lazy("Từ ngày"), required=False)
    certainty = forms.ChoiceField(
        label=gettext_lazy("Độ chắc chắn"), choices=Certainty.choices, initial=Certainty.UNVERIFIED
    )
    field_order: Iterable[str] | None = ("code", "since", "certainty", "source")


@counter
def add_unit(request: Request, unit: int) -> HttpResponse:
    """A new unit below this one."""
    parent = _administered(request, unit)
    form = UnitForm(request.POST or None)

    def add() -> Unit:
        said = form.cleaned_data
        kind = UnitType(said["kind"])
        return verbs.add_unit(request.user, parent, said["code"], kind, said["symbol"], form.naming())

    return _ask(request, parent, form, _("Lập đơn vị trực thuộc %(unit)s"), _("Lập đơn vị"), add)


@counter
def rename_unit(request: Request, unit: int) -> HttpResponse:
    """Another name from a day on."""
    found = _administered(request, unit)
    form = NamingForm(request.POST or None)

    def rename() -> Unit:
        verbs.rename_unit(request.user, found, form.naming())
        return found

    return _ask(request, found, form, _("Đổi tên %(unit)s"), _("Đổi tên"), rename)


@counter
def end_unit(request: Request, unit: int) -> HttpResponse:
    """The unit's last day."""
    found = _administered(request, unit)
    form = EndForm(request.POST or None)

    def end() -> Unit:
        verbs.end_unit(request.user, found, form.cleaned_data["last_day"], form.cleaned_data["source"])
        return found

    return _ask(request, found, form, _("%(unit)s kết thúc hoạt động"), _("Kết thúc"), end)


@counter
def succeed_unit(request: Request, unit: int) -> HttpResponse:
    """Another unit goes on with all or part of its work."""
    found = _administered(request, unit)
    others = administered_units(request.user, today()).exclude(pk=found.pk).on(today())
    form = SuccessionForm(found, others, request.POST or None)

    def succeed() -> Unit:
        said = form.cleaned_data
        verbs.succeed(
            request.user,
            found,
            said["new"],
            Coverage(said["coverage"]),
            said["since"],
            said["source"],
            with_people=said.get("people", False),
            with_area=said.get("area", False),
        )
        return found

    title = _("Sáp nhập, chuyển giao việc của %(unit)s")
    return _ask(request, found, form, title, _("Ghi kế thừa"), succeed, _left_behind(found))


def _left_behind(old: Unit) -> str:
    """What no merger carries over, for whoever must see to it."""
    stays = verbs.left_behind(old, today())
    words = _(
        "Không tự chuyển, vẫn đứng ở đơn vị cũ: chức vụ ký (%(posts)d), ủy quyền, ủy nhiệm ký (%(delegations)d), việc "
        "được giao chưa xong (%(tasks)d), việc và kỳ báo cáo mà văn bản giao. Ghi lại ở đơn vị kế thừa."
    )
    return words % {"posts": stays.posts, "delegations": stays.delegations, "tasks": stays.tasks}


@counter
def give_identifier(request: Request, unit: int) -> HttpResponse:
    """The unit's identifier in the exchange of documents."""
    found = _administered(request, unit)
    form = IdentifierForm(request.POST or None)

    def give() -> Unit:
        said = form.cleaned_data
        certainty = Certainty(said["certainty"])
        verbs.give_identifier(request.user, found, said["code"], said["since"], certainty, said["source"])
        return found

    return _ask(request, found, form, _("Mã định danh của %(unit)s"), _("Ghi mã"), give)


def _administered(request: Request, pk: int) -> Unit:
    found = unit_or_404(request, pk)
    require(request.user, "administer", found)
    return found


def _ask(
    request: Request, unit: Unit, form: forms.Form, title: str, deed: str, do: Callable[[], Unit], hint: str = ""
) -> HttpResponse:
    question = Question(naming(title, unit=full_title(unit)), deed, reverse("unit", args=[unit.pk]), hint)
    return ask(request, form, question, lambda: reverse("unit", args=[do().pk]), _("Đã ghi; xem nhật ký bên dưới."))
