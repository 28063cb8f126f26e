"""Days as people type them: «4/6/2024», «04-06-2024», or the «2024-06-04» of a browser's own field."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_TYPED = re.compile(r"^\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\s*$")


class WrongDay(ValueError):
    """Words that are no day; the message says how to write one."""


def parse_day(words: str) -> date:
    typed = _TYPED.match(words)
    try:
        if typed:
            day, month, year = map(int, typed.groups())
            return date(year, month, day)
        return date.fromisoformat(words.strip())
    except ValueError as wrong:
        raise WrongDay(_("Ngày «%(words)s» không đúng; ví dụ: 4/6/2024.") % {"words": words[:20]}) from wrong


class DayField(forms.Field):
    """A day, typed the Vietnamese way."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "ngày/tháng/năm"})

    def to_python(self, value: str | None) -> date | None:
        if not value or not value.strip():
            return None
        try:
            return parse_day(value)
        except WrongDay as wrong:
            raise ValidationError(str(wrong)) from wrong
