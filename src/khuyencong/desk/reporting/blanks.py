"""A form's blanks as a web form, and what was typed as answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import pgettext

from khuyencong.terms.blanks import Blank, Kind

from ..days import DayField

_ROWS = {Kind.TEXT: 5, Kind.LINES: 3, Kind.TABLE: 5}


class BlanksForm(forms.Form):
    """One field for each blank. Nothing is demanded before the paper is issued: a draft may have gaps."""

    def __init__(self, blanks: tuple[Blank, ...], data: Any = None, answers: Mapping[str, str] | None = None) -> None:
        held = answers or {}
        super().__init__(data, initial={blank.name: _shown(blank, held.get(blank.name, "")) for blank in blanks})
        for blank in blanks:
            self.fields[blank.name] = _field(blank)

    def close(self) -> None:
        """For reading only: nothing can be typed that could not be kept."""
        for field in self.fields.values():
            field.disabled = True

    @property
    def answers(self) -> dict[str, str]:
        """What was typed, days as ISO; only after the form was found valid."""
        return {name: said.isoformat() if isinstance(said, date) else said or "" for name, said in self._said()}

    def _said(self) -> list[tuple[str, Any]]:
        return list(self.cleaned_data.items())


def _shown(blank: Blank, answer: str) -> Any:
    return date.fromisoformat(answer) if blank.kind is Kind.DAY and answer else answer


def _field(blank: Blank) -> forms.Field:
    """The forms of papers know no interface: their words are gathered and translated here (see scripts/messages.py)."""
    words: dict[str, Any] = {
        "label": pgettext("paper", blank.label),
        "help_text": pgettext("paper", blank.help) if blank.help else "",
        "required": False,
    }
    if blank.kind is Kind.DAY:
        return DayField(**words)
    if blank.kind is Kind.CHOICE:
        return forms.ChoiceField(**words, choices=[(value, pgettext("paper", told)) for value, told in blank.choices])
    written = {"lang": "vi"}  # in the paper, whatever language the page is in
    widget = (
        forms.TextInput(attrs=written)
        if blank.kind is Kind.LINE
        else forms.Textarea(attrs={"rows": _ROWS[blank.kind], **written})
    )
    return forms.CharField(**words, widget=widget, strip=False)
