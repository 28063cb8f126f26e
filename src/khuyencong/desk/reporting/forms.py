"""The form by which a report that is signed already, on paper or outside, is issued."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from khuyencong.norms.signing import Signatory
from khuyencong.records.models import Plan, SigningPost
from khuyencong.work.library import IssueOrder
from khuyencong.work.signing import signatories

from ..access import today
from ..choices import Choices
from ..days import DayField, WrongDay, parse_day
from ..signing.numbers import RELATION, NumberForm


class IssueForm(NumberForm):
    """Signer, day and number of a paper. Where the agency has recorded who signs, one of them is chosen."""

    post = forms.ChoiceField(label=gettext_lazy("Người ký"), required=False)
    signed_on = DayField(label=gettext_lazy("Ngày ký"), help_text=gettext_lazy("ví dụ 4/6/2024"))
    signer_name = forms.CharField(label=gettext_lazy("Họ tên người ký"), max_length=100)
    authority = forms.CharField(
        label=gettext_lazy("Thẩm quyền ký"),
        initial="GIÁM ĐỐC",
        widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"}),
        help_text=gettext_lazy("mỗi dòng một ý: KT. GIÁM ĐỐC, rồi PHÓ GIÁM ĐỐC"),
    )
    recipients = forms.CharField(
        label=gettext_lazy("Nơi nhận"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "vi"}),
        help_text=gettext_lazy("mỗi dòng một nơi; để trống thì chỉ lưu"),
    )
    field_order = (
        "relation",
        *RELATION,
        "signed_on",
        "signer_name",
        "authority",
        "numbered_by",
        "kept",
        "number",
        "gap",
        "recipients",
    )

    def __init__(self, plan: Plan, choices: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(plan, choices.form.name, choices.period, *args, answers=choices.answers, **kwargs)
        self.plan, self.choices = plan, choices
        self.bench = signatories(plan.unit, self.day(), choices.form.book)
        for name in ("signer_name", "authority") if self.bench else ("post",):
            del self.fields[name]
        if choices.answers.given("recipients"):  # the draft says them
            del self.fields["recipients"]
        if self.bench:
            self.fields["post"].choices = [(one.post.id, one.post.name) for one in self.bench]  # type: ignore[attr-defined]
            self.fields["post"].required = True

    def day(self) -> date:
        """The day of signing as typed so far, which decides who may sign."""
        try:
            return parse_day(self.data.get("signed_on") or "") if self.data.get("signed_on") else today()
        except WrongDay:
            return today()

    def signer(self) -> Signatory | None:
        """Who was chosen, of those recorded."""
        chosen = str(self.data.get("post", ""))
        return next((one for one in self.bench if str(one.post.id) == chosen), None)

    def order(self) -> IssueOrder:
        said = self.cleaned_data
        post = SigningPost.objects.select_related("user").filter(pk=said.get("post") or 0).first()
        typed = {"signer_name": said["signer_name"], "authority": _lines(said["authority"])} if not self.bench else {}
        return IssueOrder(
            plan=self.plan,
            period=self.choices.period,
            signed_on=said["signed_on"],
            recipients=_lines(said.get("recipients", "")),
            answers=self.choices.answers,
            draft=self.choices.draft,
            as_of=self.choices.as_of,
            form=self.choices.form.name,
            money=self.choices.money,
            post=post,
            **typed,
            **self.numbering(),
        )


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())
