"""What a field says when it is wrong, as an official would say it: Django's own words are a programmer's."""

from django import forms
from django.core.validators import EmailValidator, MaxLengthValidator
from django.utils.translation import gettext_lazy as _

forms.Field.default_error_messages["required"] = _("Chưa điền.")
forms.ChoiceField.default_error_messages["required"] = _("Chưa chọn.")
forms.ModelChoiceField.default_error_messages["required"] = _("Chưa chọn.")
forms.FileField.default_error_messages["required"] = _("Chưa chọn tệp.")
forms.IntegerField.default_error_messages["invalid"] = _("Hãy ghi một số nguyên.")
MaxLengthValidator.message = _("Dài quá: tối đa %(limit_value)s ký tự, đang có %(show_value)s.")
EmailValidator.message = _("Không phải một địa chỉ thư điện tử; ví dụ: ten@co-quan.vn.")
