"""What fields say when they are wrong, as an official would say it, and how they offer the names of things."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.validators import EmailValidator, MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from khuyencong.terms.vietnamese import fold


class NamesOfThings(forms.Select):
    """A choice among units, areas, items …: their names are Vietnamese whatever language the page is in."""

    def create_option(self, name: str, value: Any, *args: Any, **more: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **more)
        return option | {"attrs": option["attrs"] | ({"lang": "vi"} if value else {})}


class LongList(NamesOfThings):
    """A choice among very many: `picking.js` sets a box above it that narrows the list by words without marks."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-find": _("Lọc, gõ không cần dấu"), "data-found": _("mục khớp"), **(attrs or {})})


class _ByName(forms.models.ModelChoiceIterator):
    """The empty choice, then the others as in a dictionary."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from sorted(map(self.choice, self.queryset.all()), key=lambda choice: fold(str(choice[1])))


class LongChoiceField(forms.ModelChoiceField):
    """One of very many things, found by its name."""

    widget = LongList
    iterator = _ByName


forms.ModelChoiceField.widget = NamesOfThings
forms.Field.default_error_messages["required"] = _("Chưa điền.")
forms.ChoiceField.default_error_messages["required"] = _("Chưa chọn.")
forms.ModelChoiceField.default_error_messages["required"] = _("Chưa chọn.")
forms.FileField.default_error_messages["required"] = _("Chưa chọn tệp.")
forms.IntegerField.default_error_messages["invalid"] = _("Hãy ghi một số nguyên.")
MinValueValidator.message = _("Phải từ %(limit_value)s trở lên, đang ghi %(show_value)s.")
MaxValueValidator.message = _("Nhiều nhất là %(limit_value)s, đang ghi %(show_value)s.")
MaxLengthValidator.message = _("Dài quá: tối đa %(limit_value)s ký tự, đang có %(show_value)s.")
EmailValidator.message = _("Không phải một địa chỉ thư điện tử; ví dụ: ten@co-quan.vn.")
