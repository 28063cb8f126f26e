"""A period as people write it: «6 tháng đầu năm 2026», «quý III», chosen from a list or typed; kept as its code."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from khuyencong.terms.periods import Period

_NAMES = ("Y", "H1", "H2", "9M", "Q1", "Q2", "Q3", "Q4", *(f"M{month:02d}" for month in range(1, 13)))


class _Typed(str):
    """What a person typed: it comes back as it is, a code of theirs too."""

    __slots__ = ()


class _WithList(forms.TextInput):
    """A line to type in, with a list of what is usually meant."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__({"size": 18, "autocomplete": "off"})
        self.words = words

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        listed = f"{name}-ky"
        line = super().render(name, value, {**(attrs or {}), "list": listed}, renderer)
        options = format_html_join("", '<option value="{}">', ((words,) for words in self.words))
        return format_html('{}<datalist id="{}">{}</datalist>', line, listed, options)


class PeriodField(forms.CharField):
    """Words of a period; those that name no year are of `year`."""

    def __init__(self, year: int, **kwargs: Any) -> None:
        self.year = year
        words = [Period.of_year(year, name).in_words() for name in _NAMES]
        super().__init__(max_length=40, required=False, widget=_WithList(words), **kwargs)

    def bound_data(self, data: Any, initial: Any) -> Any:
        said = super().bound_data(data, initial)
        return _Typed(said) if isinstance(said, str) else said

    def prepare_value(self, value: Any) -> Any:
        """The words of a code; the code itself where its words would not be understood again."""
        if isinstance(value, _Typed):
            return value
        code = self._code(value)
        words = Period.parse(code).in_words() if code else value
        return words if code and self._code(words) == code else value

    def clean(self, value: Any) -> str:
        said = super().clean(value)
        code = self._code(said)
        if said and not code:
            raise forms.ValidationError(
                _("Không hiểu kỳ «%(said)s»; ví dụ: %(year)s, 6 tháng đầu năm, quý III, tháng 5.")
                % {"said": said[:20], "year": self.year}
            )
        return code

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self._code(initial) != self._code(data) or bool(data and not self._code(data))

    def _code(self, said: Any) -> str:
        try:
            return Period.typed(str(said), self.year).code if said else ""
        except ValueError:
            return ""
