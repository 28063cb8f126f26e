"""Forms of the number book: keep numbers, give one up, say how an agency numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import NumberRule, Unit
from khuyencong.work.numbering import Place, Wanted
from khuyencong.work.reporting.catalogue import LETTERS

from ..days import DayField

KINDS = [
    ("BC", gettext_lazy("Báo cáo (BC)")),
    ("KH", gettext_lazy("Kế hoạch (KH)")),
    (LETTERS, gettext_lazy("Công văn")),
    ("TTr", gettext_lazy("Tờ trình (TTr)")),
    ("QĐ", gettext_lazy("Quyết định (QĐ)")),
    ("TB", gettext_lazy("Thông báo (TB)")),
    ("GM", gettext_lazy("Giấy mời (GM)")),
    ("BB", gettext_lazy("Biên bản (BB)")),
    ("HD", gettext_lazy("Hướng dẫn (HD)")),
    ("CTr", gettext_lazy("Chương trình (CTr)")),
]


class ReasonField(forms.CharField):
    widget = forms.Textarea(attrs={"rows": 2})


class LeapForm(forms.Form):
    """A number that leaves out more than a few is asked about: the paper or the person may have it wrong."""

    leap = forms.IntegerField(label=gettext_lazy("Số bỏ cách"), required=False, widget=forms.RadioSelect)

    def ask_about(self, place: Place, *, typed: bool = False) -> None:
        """The question, with the count of what is left out; a number that was typed is typed anew when it is wrong."""
        counted = {"count": place.leap, "first": place.before[0], "last": place.before[-1], "place": place}
        yes = _("đúng, bỏ cách %(count)d số, từ %(first)02d đến %(last)02d, đã cấp ở nơi khác; lấy số %(place)s")
        no = _("số ấy đọc nhầm: cấp tiếp sau số cuối của sổ, từ số %(first)02d")
        choices = [(place.leap, yes % counted)]
        self.fields["leap"].widget.choices = choices if typed else [*choices, (0, no % counted)]

    @property
    def asks(self) -> bool:
        return bool(self.fields["leap"].widget.choices)


class ReserveForm(LeapForm):
    """Numbers kept for papers that are still to be signed."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), choices=KINDS)
    division = forms.CharField(
        label=gettext_lazy("Đơn vị soạn thảo (với công văn)"),
        required=False,
        max_length=12,
        help_text=gettext_lazy("ký hiệu sau gạch nối: SCT-KH thì ghi KH"),
    )
    body = forms.CharField(
        label=gettext_lazy("Tổ chức tư vấn dùng con dấu cơ quan"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("ký hiệu của hội đồng, ban; để trống nếu là cơ quan"),
    )
    day = DayField(label=gettext_lazy("Ngày của số"), help_text=gettext_lazy("ví dụ 4/6/2024"))
    count = forms.IntegerField(label=gettext_lazy("Bao nhiêu số"), min_value=1, max_value=20, initial=1)
    reason = ReasonField(label=gettext_lazy("Giữ cho văn bản nào, vì sao"), max_length=300)

    field_order = ("kind", "division", "body", "day", "count", "reason", "leap")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("kind") == LETTERS and not said.get("division", "").strip():
            self.add_error("division", _("Công văn cần ký hiệu đơn vị soạn thảo."))
        return said

    def wanted(self, unit: Unit) -> Wanted:
        said = self.cleaned_data
        issuer = said["body"].strip() or unit.symbol
        symbol = f"{issuer}-{said['division'].strip()}" if said["kind"] == LETTERS else f"{said['kind']}-{issuer}"
        return Wanted(unit, said["kind"], symbol, said["day"], body=said["body"].strip(), leap=said["leap"])

    def asked(self) -> list[forms.BoundField]:
        """What the page asks: of a leap only where one was found."""
        return [field for field in self if field.name != "leap" or self.asks]


class ReasonForm(forms.Form):
    reason = ReasonField(label=gettext_lazy("Lý do"), max_length=300)


class RuleForm(forms.Form):
    """One series for all kinds, or one for each: decided by the head of the agency."""

    together = forms.ChoiceField(
        label=gettext_lazy("Cách đánh số"),
        choices=[
            ("apart", gettext_lazy("mỗi loại văn bản một dãy số")),
            ("together", gettext_lazy("mọi loại chung một dãy số")),
        ],
        initial="apart",
        widget=forms.RadioSelect,
    )
    year = forms.IntegerField(label=gettext_lazy("Áp dụng từ năm"), min_value=2004, max_value=2200)
    body = ReserveForm.base_fields["body"]
    body_name = forms.CharField(label=gettext_lazy("Tên tổ chức tư vấn"), required=False, max_length=160)
    basis = forms.CharField(
        label=gettext_lazy("Văn bản quy định"),
        max_length=200,
        help_text=gettext_lazy("quy chế công tác văn thư, quyết định của thủ trưởng"),
    )

    def rule(self, unit: Unit) -> NumberRule:
        said = self.cleaned_data
        return NumberRule(
            unit=unit,
            body=said["body"].strip(),
            body_name=said["body_name"].strip(),
            year=said["year"],
            together=said["together"] == "together",
            basis=said["basis"],
        )
