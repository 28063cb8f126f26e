"""The part of issuing that is about the number: ours, one that was kept, or the e-office's; and the paper's copies."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import BookNumber, Issue, Plan
from khuyencong.records.units import issuer_of
from khuyencong.terms.periods import Period
from khuyencong.work.library import Circulation, require_a_word_about, standing_issues
from khuyencong.work.numbering import series_kind
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import form_named

from ..days import DayField

RELATION = ("replaces", "supplements", "beside")
HERE, OFFICE, KEPT = "here", "office", "kept"


class NumberForm(forms.Form):
    """Which number a paper bears, which paper it replaces, and where its copies go."""

    numbered_by = forms.ChoiceField(
        label=gettext_lazy("Số văn bản"),
        choices=[
            (HERE, gettext_lazy("cấp số kế tiếp trong sổ")),
            (KEPT, gettext_lazy("dùng số đã giữ lại")),
            (OFFICE, gettext_lazy("số của văn phòng điện tử")),
        ],
    )
    number = forms.CharField(
        label=gettext_lazy("Số của văn phòng điện tử"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("ví dụ 12/BC-SCT"),
    )
    gap = forms.CharField(
        label=gettext_lazy("Vì sao bỏ cách số"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("khi số của văn phòng điện tử không liền số cuối của sổ"),
    )
    kept = forms.ModelChoiceField(
        label=gettext_lazy("Số đã giữ lại"),
        queryset=BookNumber.objects.none(),
        required=False,
        empty_label=gettext_lazy("không dùng"),
    )
    replaces = forms.ModelChoiceField(
        label=gettext_lazy("Thay thế văn bản"),
        queryset=Issue.objects.none(),
        required=False,
        empty_label=gettext_lazy("không thay văn bản nào"),
    )
    supplements = forms.ModelChoiceField(
        label=gettext_lazy("Bổ sung cho văn bản"),
        queryset=Issue.objects.none(),
        required=False,
        empty_label=gettext_lazy("không bổ sung văn bản nào"),
    )
    beside = forms.CharField(
        label=gettext_lazy("Vì sao phát hành thêm"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("khi văn bản trước vẫn đứng nguyên, không thay thế, không bổ sung; lý do được lưu"),
    )
    copies = forms.IntegerField(label=gettext_lazy("Số lượng bản"), required=False, min_value=1, max_value=9999)
    kept_by = forms.CharField(label=gettext_lazy("Đơn vị, người nhận bản lưu"), required=False, max_length=160)
    sent_on = DayField(label=gettext_lazy("Ngày chuyển"), required=False, help_text=gettext_lazy("ví dụ 4/6/2024"))

    field_order: Sequence[str] | None = (*RELATION, "numbered_by", "number", "gap", "kept")

    def __init__(self, plan: Plan, form: str, period: Period, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standing = standing_issues(plan, form, period)
        self.fields["kept"].queryset = kept_numbers(plan, form)  # type: ignore[attr-defined]
        replaces: Any = self.fields["replaces"]
        replaces.queryset = (
            plan.issues.exclude(state=Issue.State.REPLACED).filter(form__startswith=f"{form}/").select_related("paper")
        )
        replaces.label_from_instance = _told
        supplements: Any = self.fields["supplements"]
        supplements.queryset = Issue.objects.filter(pk__in=[one.pk for one in self.standing]).select_related("paper")
        supplements.label_from_instance = _told
        if not self.standing:
            del self.fields["supplements"], self.fields["beside"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("numbered_by") == OFFICE and not said.get("number", "").strip()[:1].isdigit():
            self.add_error("number", _("Ghi số mà văn phòng điện tử đã cấp, bắt đầu bằng chữ số."))
        if said.get("numbered_by") == KEPT and said.get("kept") is None:
            self.add_error("kept", _("Chọn số đã giữ lại."))
        self._require_a_word(said)
        return said

    def _require_a_word(self, said: dict[str, Any]) -> None:
        """Said before the paper is checked, as the verb says it again."""
        try:
            about = said.get("replaces"), said.get("supplements"), said.get("beside", "")
            require_a_word_about(self.standing, *about)
        except Refused as refusal:
            self.add_error("replaces", str(refusal))

    def relation(self) -> list[forms.BoundField]:
        """The questions about papers that stand already; none where no paper does."""
        return [self[name] for name in RELATION] if self.standing else []

    def of_number(self) -> list[forms.BoundField]:
        """Every other question."""
        apart = {field.name for field in self.relation()}
        return [field for field in self if field.name not in apart]

    def numbering(self) -> dict[str, Any]:
        """The part of an issue order that this form answers."""
        said = self.cleaned_data
        by = said["numbered_by"]
        return {
            "numbered_by": OFFICE if by == OFFICE else HERE,
            "number": said["number"] if by == OFFICE else "",
            "gap": said["gap"],
            "kept": said["kept"] if by == KEPT else None,
            "replaces": said["replaces"],
            "supplements": said.get("supplements"),
            "beside": said.get("beside", ""),
            "circulation": Circulation(said["copies"], said["kept_by"], said["sent_on"]),
        }


def _told(issue: Issue) -> str:
    return f"{issue.paper.number}, {issue.signed_on:%d/%m/%Y} ({issue.get_state_display()})"


def kept_numbers(plan: Plan, form: str) -> Any:
    """The numbers that were kept for a kind of paper and wait for theirs."""
    unit = issuer_of(plan.unit)
    kept = BookNumber.objects.filter(series__unit=unit, series__body="", state=BookNumber.State.RESERVED)
    kind = form_named(form).book
    fitting = [
        row.pk
        for row in kept.select_related("series")
        if series_kind(unit, "", row.series.year, kind) == row.series.kind
    ]
    return BookNumber.objects.filter(pk__in=fitting)
