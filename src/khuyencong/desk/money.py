"""Amounts and counts as people type them: «7.165.488.080», «2,7 tỷ», «7165488080»."""

import re
from decimal import Decimal
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from khuyencong.terms.numbers import NotANumber, parse_number, parse_scaled

_TYPED = re.compile(r"^\s*(?P<digits>[\d.,]+)\s*(?P<scale>tỷ|tỉ|triệu|nghìn|ngàn)?\s*(?:đồng|đ)?\s*$", re.IGNORECASE)

TOO_MUCH = 10**14  # no plan of a province comes near; 64 bits hold its decimals, or a thousand sums of it
N = TypeVar("N", int, int | Decimal)

_DASH = re.compile(r"\s*[–-]\s*")


class MoneyField(forms.Field):
    """Integer đồng."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: str | None) -> int | None:
        if not value or not str(value).strip():
            return None
        typed = _TYPED.match(str(value))
        try:
            if typed is None:
                raise NotANumber(value)
            return _kept(parse_scaled(typed["digits"], (typed["scale"] or "").lower()))
        except (ValueError, KeyError) as wrong:
            raise ValidationError(_no_amount(str(value))) from wrong


class CountField(forms.Field):
    """A count with decimals as typed; the measure's scale makes it an integer."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: str | None) -> int | Decimal | None:
        if not value or not str(value).strip():
            return None
        try:
            return _kept(parse_number(str(value).removesuffix("đồng")))
        except ValueError as wrong:
            raise ValidationError(_no_count(str(value))) from wrong


class RangeField(forms.Field):
    """A planned figure, «28–30» or one number, as (low, high) of the measure's smallest unit."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, *, is_money: bool, scale: int, **more: Any) -> None:
        self.is_money, self.scale = is_money, scale
        super().__init__(**more)

    def to_python(self, value: str | None) -> tuple[int, int] | None:
        ends = [end.strip() for end in _DASH.split(str(value or ""), maxsplit=1)]
        if not any(ends):
            return None
        if not all(ends):
            raise ValidationError((_no_amount if self.is_money else _no_count)(str(value)))
        low, *rest = (figure_typed(end, is_money=self.is_money, scale=self.scale) for end in ends)
        return low, rest[0] if rest else low


def figure_typed(words: str, *, is_money: bool, scale: int) -> int:
    """What a person typed as a figure of a measure, in its smallest unit: «265,6 triệu» of money, «12,5» of a count."""
    value = (MoneyField() if is_money else CountField()).clean(words)
    return in_smallest(value, scale)


def in_smallest(value: int | Decimal, scale: int) -> int:
    """The number in its measure's smallest unit; what the measure does not count is refused, never cut off."""
    exact = Decimal(value).scaleb(scale)
    if exact != int(exact):
        raise ValidationError(_("Chỉ tiêu này không đếm được số lẻ như vậy."))
    return int(exact)


def _kept(value: N) -> N:
    """The value, if the ledger has room for it and for what it will be added to."""
    if value >= TOO_MUCH:
        raise ValidationError(_("Số lớn quá: tối đa 14 chữ số. Hãy xem lại có thừa số 0 không."))
    return value


def _no_amount(value: str) -> str:
    words = _(
        "«%(value)s» không phải là số tiền: ghi số nguyên đồng (417.110.000), hoặc kèm đơn vị (2,7 tỷ; 60 triệu)."
    )
    return words % {"value": value[:30]}


def _no_count(value: str) -> str:
    words = _(
        "«%(value)s» không phải là số: chỉ ghi chữ số, dấu chấm sau hàng nghìn (1.250), dấu phẩy trước phần lẻ (12,5)."
    )
    return words % {"value": value[:30]}
