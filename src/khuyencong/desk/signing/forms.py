"""Forms of signing: posts, what is handed over, and laying a paper before a signer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khuyencong.norms.signing import Signatory
from khuyencong.records.models import SigningDelegation, SigningPost, Unit, User
from khuyencong.records.units import UnitType
from khuyencong.terms.blanks import Answers

from ..days import DayField
from ..numbering.forms import ReasonField
from ..units.titles import UnitChoice, with_titles

_DAY = _("ví dụ 4/6/2024")


class PostForm(forms.Form):
    """Who holds a post that signs the agency's papers."""

    rank = forms.ChoiceField(label=_("Bậc"), choices=SigningPost.Rank.choices)
    title = forms.CharField(label=_("Chức vụ"), max_length=100, help_text=_("ví dụ Phó Giám đốc, Trưởng phòng"))
    name = forms.CharField(label=_("Họ tên (không ghi học hàm, học vị)"), max_length=100)
    division = UnitChoice(
        label=_("Phòng, đơn vị thuộc cơ quan"), queryset=Unit.objects.none(), required=False, empty_label=_("không")
    )
    user = forms.ModelChoiceField(
        label=_("Tài khoản của người ký"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("ký ngoài hệ thống"),
        help_text=_("người có tài khoản ký duyệt ngay trên hệ thống"),
    )
    valid_from = DayField(label=_("Từ ngày"), required=False, help_text=_DAY)
    valid_to = DayField(label=_("Đến ngày"), required=False, help_text=_("để trống nếu chưa biết"))
    basis = forms.CharField(label=_("Quyết định bổ nhiệm, giao quyền"), max_length=200)

    def __init__(self, unit: Unit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        divisions = Unit.objects.filter(parent=unit, type=UnitType.DIVISION)
        inside = User.objects.filter(is_active=True, memberships__unit__path__startswith=unit.path).distinct()
        self.fields["division"].queryset = with_titles(divisions)  # type: ignore[attr-defined]
        self.fields["user"].queryset = inside.order_by("full_name", "username")  # type: ignore[attr-defined]

    def post(self) -> SigningPost:
        return SigningPost(unit=self.unit, **self.cleaned_data)


class DelegationForm(forms.Form):
    """What a head hands over, or a leave."""

    ground = forms.ChoiceField(label=_("Loại"), choices=SigningDelegation.Ground.choices)
    grantor = forms.ModelChoiceField(
        label=_("Người giao, người nghỉ"), queryset=SigningPost.objects.none(), empty_label=_("chọn người")
    )
    grantee = forms.ModelChoiceField(
        label=_("Người được giao"), queryset=SigningPost.objects.none(), required=False, empty_label=_("không giao ai")
    )
    valid_from = DayField(label=_("Từ ngày"), help_text=_DAY)
    valid_to = DayField(
        label=_("Đến ngày"), required=False, help_text=_("thừa lệnh có thể để trống; ủy quyền và nghỉ phép phải có")
    )
    kinds = forms.CharField(
        label=_("Loại văn bản được ký"),
        required=False,
        max_length=120,
        help_text=_("ký hiệu cách nhau bằng dấu cách, ví dụ: CV GM TB; để trống là mọi loại"),
    )
    matter = forms.CharField(label=_("Phạm vi công việc"), required=False, max_length=200)
    basis = forms.CharField(
        label=_("Văn bản giao"), max_length=200, help_text=_("giấy ủy quyền, quy chế làm việc, giấy nghỉ phép")
    )

    def __init__(self, unit: Unit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posts = SigningPost.objects.filter(unit=unit)
        for name in ("grantor", "grantee"):
            self.fields[name].queryset = posts  # type: ignore[attr-defined]

    def clean_kinds(self) -> str:
        return " ".join(str(self.cleaned_data["kinds"]).replace(",", " ").split())

    def delegation(self) -> SigningDelegation:
        return SigningDelegation(**self.cleaned_data)


class EndForm(forms.Form):
    day = DayField(label=_("Ngày cuối cùng"), help_text=_DAY)


class EndPostForm(EndForm):
    basis = forms.CharField(label=_("Theo văn bản"), max_length=200)


class SignForm(forms.Form):
    day = DayField(label=_("Ngày ký"), help_text=_DAY)


class RemarkForm(forms.Form):
    reason = ReasonField(label=_("Ý kiến"), max_length=300)


class SubmitForm(forms.Form):
    """Who is to sign, of those who may today, and who receives the paper."""

    post = forms.ChoiceField(label=_("Người ký"), choices=[], error_messages={"required": _("Chọn người ký.")})
    recipients = forms.CharField(
        label=_("Nơi nhận"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("mỗi dòng một nơi; để trống thì chỉ lưu"),
    )

    def __init__(self, bench: Sequence[Signatory], answers: Answers, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if answers.given("recipients"):  # the draft says them
            del self.fields["recipients"]
        choices = [(one.post.id, one.post.name) for one in bench if one.allowed]
        self.fields["post"].choices = choices  # type: ignore[attr-defined]

    def chosen_post(self) -> SigningPost:
        return SigningPost.objects.select_related("user").get(pk=self.cleaned_data["post"])

    def recipients_told(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.cleaned_data.get("recipients", "").splitlines() if line.strip())
