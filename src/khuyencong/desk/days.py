"""Days as people type them: «4/6/2024», «04-06-2024», or the «2024-06-04» of a browser's own field."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.terms.periods import day_in_figures

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


def day_asked(words: str) -> tuple[date | None, str]:
    """The day an address asks for, None where it asks for none; and what is wrong with its words."""
    try:
        return (parse_day(words) if words.strip() else None), ""
    except WrongDay as wrong:
        return None, str(wrong)


class DayField(forms.Field):
    """A day, typed the Vietnamese way."""

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": gettext_lazy("ngày/tháng/năm")}
    )

    def prepare_value(self, value: Any) -> Any:
        return day_in_figures(value) if isinstance(value, date) else value

    def to_python(self, value: str | None) -> date | None:
        if not value or not value.strip():
            return None
        try:
            return parse_day(value)
        except WrongDay as wrong:
            raise ValidationError(str(wrong)) from wrong


class PartialDayField(forms.Field):
    """A day as papers tell it, perhaps only its month or year: «4/6/2024», «6/2024», «2024»; kept as «2024-06»."""

    widget = DayField.widget

    def prepare_value(self, value: Any) -> Any:
        parts = value.split("-") if isinstance(value, str) else []
        return "/".join(part.lstrip("0") for part in reversed(parts)) if parts else value

    def to_python(self, value: str | None) -> str:
        words = (value or "").strip()
        if not words:
            return ""
        month = _MONTH.match(words)
        if month and 1 <= int(month["month"] or 1) <= 12:
            return f"{month['year']}-{int(month['month']):02}" if month["month"] else month["year"]
        try:
            return parse_day(words).isoformat()
        except WrongDay as wrong:
            raise ValidationError(str(wrong)) from wrong


_MONTH = re.compile(r"^(?:(?P<month>\d{1,2})/)?(?P<year>\d{4})$")
