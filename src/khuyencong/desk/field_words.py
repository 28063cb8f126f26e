"""What fields say when they are wrong, as an official would say it, and the language of what they offer."""

from typing import Any

from django import forms
from django.core.validators import EmailValidator, MaxLengthValidator
from django.utils.translation import gettext_lazy as _


class NamesOfThings(forms.Select):
    """A choice among units, areas, items …: their names are Vietnamese whatever language the page is in."""

    def create_option(self, name: str, value: Any, *args: Any, **more: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **more)
        return option | {"attrs": option["attrs"] | ({"lang": "vi"} if value else {})}


forms.ModelChoiceField.widget = NamesOfThings
forms.Field.default_error_messages["required"] = _("Chưa điền.")
forms.ChoiceField.default_error_messages["required"] = _("Chưa chọn.")
forms.ModelChoiceField.default_error_messages["required"] = _("Chưa chọn.")
forms.FileField.default_error_messages["required"] = _("Chưa chọn tệp.")
forms.IntegerField.default_error_messages["invalid"] = _("Hãy ghi một số nguyên.")
MaxLengthValidator.message = _("Dài quá: tối đa %(limit_value)s ký tự, đang có %(show_value)s.")
EmailValidator.message = _("Không phải một địa chỉ thư điện tử; ví dụ: ten@co-quan.vn.")
