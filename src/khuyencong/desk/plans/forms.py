"""Forms of the plan pages."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.records.models import Area, FundSource, Line, Measure, Paper, Plan, Statement, Summary, UnitTitle
from khuyencong.records.queries import sources_offered
from khuyencong.records.units import AreaQuerySet, areas_below
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import BEGINNING
from khuyencong.terms.periods import Period
from khuyencong.terms.results import State

from ..choices import periods_of
from ..days import DayField
from ..field_words import LongChoiceField
from ..figures import scaled
from ..money import MoneyField, figure_typed
from ..words import ROLE_WORDS

_ROLES = (Role.ACTUAL, Role.ESTIMATE, Role.COMMITTED, Role.PLAN)


CLOSE, KEEP = "dong", "giu"  # what becomes of contents that a version leaves out


def _areas_of(plan: Plan) -> AreaQuerySet:
    """The districts and communes that stood on any day of the plan's year."""
    return areas_below(plan.province.code, date(plan.year, 1, 1), date(plan.year, 12, 31))


class ApprovalForm(forms.Form):
    """The decision a version is approved by."""

    number = forms.CharField(label=_("Số, ký hiệu văn bản phê duyệt"), max_length=60, help_text=_("ví dụ 195/KH-UBND"))
    day = DayField(label=_("Ngày ký"), help_text=_("ví dụ 4/6/2024"))
    total = MoneyField(
        label=_("Tổng kinh phí được duyệt (đồng)"),
        required=False,
        help_text=_("để trống nếu bằng tổng các nội dung"),
    )
    omitted = forms.ChoiceField(
        label=_("Nội dung bản này không nêu"),
        choices=[(CLOSE, _("Đóng cùng bản này")), (KEEP, _("Giữ nguyên: văn bản chỉ nêu phần thay đổi"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, paper: Paper | None = None, omitted: Sequence[Line] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**_told_by(paper), **self.initial}
        if not omitted:
            del self.fields["omitted"]

    @property
    def closes(self) -> bool:
        return self.cleaned_data.get("omitted") == CLOSE


def _told_by(paper: Paper | None) -> dict[str, Any]:
    """Number and day of the paper that brought the version, as far as it says them: mostly it is the decision."""
    if paper is None:
        return {}
    whole = date.fromisoformat(paper.dated) if len(paper.dated) == len("2024-06-04") else None
    return {"number": paper.number, "day": whole}


class AreaField(LongChoiceField):
    """An area with what it lies in: communes of one name lie in several districts."""

    def label_from_instance(self, area: Area) -> str:
        return f"{area.full_name}, {area.parent}"


class EntryForm(forms.Form):
    """A figure entered by hand."""

    measure = forms.ModelChoiceField(
        label=_("Chỉ tiêu"), queryset=Measure.objects.none(), empty_label=_("chọn chỉ tiêu")
    )
    role = forms.ChoiceField(label=_("Là số"), choices=[(role.value, ROLE_WORDS[role]) for role in _ROLES])
    period = forms.ChoiceField(label=_("Kỳ"))
    value = forms.CharField(
        label=_("Giá trị"),
        max_length=30,
        help_text=_("kinh phí: 265.600.000 hoặc 265,6 triệu; 0 nghĩa là không phát sinh"),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    source = forms.ModelChoiceField(
        label=_("Nguồn"), queryset=FundSource.objects.none(), required=False, empty_label=_("không nêu nguồn")
    )
    area = AreaField(
        label=_("Địa bàn"), queryset=Area.objects.none(), required=False, empty_label=_("không nêu địa bàn")
    )
    told_of = LongChoiceField(
        label=_("Phần của đơn vị"), queryset=UnitTitle.objects.none(), required=False, empty_label=_("không nêu đơn vị")
    )
    reason = forms.CharField(
        label=_("Lý do, chứng từ"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("số này lấy từ đâu"),
    )

    def __init__(self, line: Line, *args: Any, **kwargs: Any) -> None:
        self.line = line
        super().__init__(*args, **kwargs)
        own = Q(pk__in=Summary.objects.filter(line=line).values("measure")) | Q(is_money=True)
        own |= ~Q(kind=Measure.Kind.FLOW)  # levels and distinct counts are set apart before anything is told of them
        self.fields["measure"].queryset = Measure.objects.filter(own, province=line.plan.province_id)  # type: ignore[attr-defined]
        self.fields["source"].queryset = sources_offered(line.plan, line.plan.province)  # type: ignore[attr-defined]
        self.fields["area"].queryset = _areas_of(line.plan)  # type: ignore[attr-defined]
        titles = UnitTitle.objects.on(date(line.plan.year, 12, 31)).filter(unit__province=line.plan.province_id)
        self.fields["told_of"].queryset = titles.select_related("unit")  # type: ignore[attr-defined]
        self.fields["period"].choices = periods_of(line.plan.year)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        measure = said.get("measure")
        if said.get("role") == Role.COMMITTED and measure and not measure.is_money:
            self.add_error("measure", _("Cam kết là số tiền: hãy chọn chỉ tiêu kinh phí."))
        if measure and "value" in said:
            try:
                said["value"] = figure_typed(said["value"], is_money=measure.is_money, scale=measure.scale)
            except forms.ValidationError as wrong:
                self.add_error("value", wrong)
        return said

    def statement(self) -> Statement:
        """The statement a verb will post; not saved here."""
        said, plan = self.cleaned_data, self.line.plan
        window = Period.parse(said["period"]).window
        value = said["value"]
        return Statement(
            province_id=plan.province_id,
            plan=plan,
            line=self.line,
            measure=said["measure"],
            role=said["role"],
            source=said["source"],
            area=said["area"],
            unit=said["told_of"].unit if said["told_of"] else None,
            first=BEGINNING if said["measure"].kind == Measure.Kind.STOCK else window.first,
            last=window.last,
            state=State.GIVEN if value else State.NIL,
            value=value,
            stated=scaled(value, said["measure"].scale),
            reason=said["reason"].strip(),
        )
