"""The form by which a report is issued."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import Issue, Plan
from khuyencong.work.library import IssueOrder

from ..choices import Choices
from ..days import DayField


class IssueForm(forms.Form):
    """Number, day and signer of a paper. The number comes from our book, or from the province's e-office."""

    numbered_by = forms.ChoiceField(
        label=gettext_lazy("Số văn bản"),
        choices=[("here", gettext_lazy("cấp số tại đây")), ("office", gettext_lazy("số của văn phòng điện tử"))],
    )
    number = forms.CharField(
        label=gettext_lazy("Số của văn phòng điện tử"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("ví dụ 12/BC-SCT"),
    )
    signed_on = DayField(label=gettext_lazy("Ngày ký"), help_text=gettext_lazy("ví dụ 4/6/2024"))
    signer_name = forms.CharField(label=gettext_lazy("Họ tên người ký"), max_length=100)
    authority = forms.CharField(
        label=gettext_lazy("Thẩm quyền ký"),
        initial="GIÁM ĐỐC",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("mỗi dòng một ý: KT. GIÁM ĐỐC, rồi PHÓ GIÁM ĐỐC"),
    )
    recipients = forms.CharField(
        label=gettext_lazy("Nơi nhận"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("mỗi dòng một nơi; để trống thì chỉ lưu"),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        number = said.get("number", "").strip()
        if said.get("numbered_by") == Issue.NumberedBy.OFFICE and not number[:1].isdigit():
            self.add_error("number", _("Ghi số mà văn phòng điện tử đã cấp, bắt đầu bằng chữ số."))
        return said

    def order(self, plan: Plan, choices: Choices) -> IssueOrder:
        said = self.cleaned_data
        return IssueOrder(
            plan=plan,
            period=choices.period,
            signed_on=said["signed_on"],
            signer_name=said["signer_name"],
            authority=_lines(said["authority"]),
            recipients=_lines(said["recipients"]),
            numbered_by=said["numbered_by"],
            number=said["number"] if said["numbered_by"] == Issue.NumberedBy.OFFICE else "",
            as_of=choices.as_of,
            form=choices.form.name,
            money=choices.money,
            answers=choices.answers,
            draft=choices.draft,
        )


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())
