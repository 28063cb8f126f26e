"""What a record of the register says, or a row that is about to enter it, to be set right by a person."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.records.models import Area, Line, RegisterRecord, User
from khuyencong.records.scopes import plans_for
from khuyencong.records.units import areas_below
from khuyencong.terms.numbers import format_vnd

from ..access import today
from ..days import DayField
from ..field_words import LongList
from ..money import CountField, MoneyField, in_smallest
from ..period_field import PeriodField
from ..plans.forms import AreaField

STARS = ("5", "4", "3", "2", "1")
NOWHERE = _("không rõ địa bàn")
_POINTS_SCALE = 2


class RecordForm(forms.Form):
    """It starts with what the record says now."""

    name = forms.CharField(label=_("Tên"), max_length=300)
    holder = forms.CharField(label=_("Chủ thể"), max_length=300, required=False)
    address = forms.CharField(label=_("Địa chỉ"), max_length=300, required=False)
    area = forms.ModelChoiceField(label=_("Địa bàn"), queryset=Area.objects.none(), required=False)
    trade = forms.CharField(label=_("Ngành nghề"), max_length=200, required=False)
    rating = forms.TypedChoiceField(
        label=_("Hạng sao"), choices=[("", "–"), *((s, s) for s in STARS)], coerce=int, empty_value=None, required=False
    )
    points = CountField(label=_("Điểm"), required=False)
    decision = forms.CharField(label=_("Quyết định"), max_length=120, required=False)
    decided_on = DayField(label=_("Ngày quyết định"), required=False)
    valid_to = DayField(label=_("Giấy chứng nhận đến hết ngày"), required=False)
    given = forms.CharField(label=_("Được hỗ trợ"), max_length=200, required=False)
    support = MoneyField(label=_("Kinh phí hỗ trợ (đồng)"), required=False)
    period = forms.CharField(label=_("Thời gian"), required=False)
    line = forms.ModelChoiceField(label=_("Thuộc nội dung"), queryset=Line.objects.none(), required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=200)

    def __init__(self, record: RegisterRecord, user: User, data: Any = None) -> None:
        names = [name for name in self.base_fields if name != "reason"]
        initial = {name: getattr(record, name) for name in names} | {"points": record.in_points}
        initial["support"] = "" if record.support is None else format_vnd(record.support)
        super().__init__(data, initial=initial)
        own = Q(pk__in=areas_below(record.province.code, today(), today())) | Q(pk=record.area_id)
        areas, of_area = Area.objects.filter(own).select_related("parent"), self.fields["area"].label
        self.fields["area"] = AreaField(queryset=areas, label=of_area, required=False, empty_label=NOWHERE)
        year = record.since.year if record.since else record.paper.year or today().year
        self.fields["period"] = PeriodField(year, label=self.fields["period"].label)
        lines = contents_near(record, user)
        label = self.fields["line"].label
        self.fields["line"] = forms.ModelChoiceField(
            queryset=lines, label=label, required=False, empty_label=_("không ghi nội dung"), widget=LongList
        )
        self.names = names

    def clean_points(self) -> int | None:
        typed = self.cleaned_data["points"]
        return None if typed is None else in_smallest(typed, _POINTS_SCALE)

    @property
    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.names}


def contents_near(record: RegisterRecord, user: User) -> Any:
    """Contents that may give it: of the plans that the person sees, of the paper's, the record's own or near years."""
    day = record.since or today()
    years = {day.year - 1, day.year, day.year + 1, record.paper.year}
    plans = plans_for(user, today()).filter(province=record.province_id, year__in=[year for year in years if year])
    near = Q(plan__in=plans, kind=Line.Kind.ITEM, closed_in=None) | Q(pk=record.line_id)
    return Line.objects.filter(near).select_related("plan").order_by("-plan__year", "plan", "position", "path")
