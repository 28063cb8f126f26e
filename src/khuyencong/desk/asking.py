"""One form, one deed: the shape of every page on which a person says something and a verb does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from khuyencong.records.models import Act
from khuyencong.work.permissions import Refused


@dataclass(frozen=True, slots=True)
class Question:
    """What the page is called, the word on its button, where «Thôi» leads, what to know before answering, and the words
    of a paper or a person that it is about."""

    title: str
    deed: str
    back: str
    hint: str = ""
    about: str = ""


class ReasonForm(forms.Form):
    """Why something is done that takes something away."""

    reason = forms.CharField(label=_("Lý do"), max_length=200)

    @property
    def said(self) -> str:
        return str(self.cleaned_data["reason"])


Done = tuple[Any, ...]  # what is said of a deed that is done, then where it leads, as `redirect` takes it


def once_sent(
    request: HttpRequest, form: forms.Form, do: Callable[[], Done], why: Callable[[Refused], str] = str
) -> HttpResponse | None:
    """The deed, once the form is sent and holds; None while the form is to be shown. A refusal stands above it and
    nothing typed is lost."""
    if request.method == "POST" and form.is_valid():
        try:
            said, *where = do()
        except Refused as refusal:
            form.add_error(None, why(refusal))
        else:
            messages.success(request, said)
            return redirect(*where)
    return None


def pressed(request: HttpRequest, do: Callable[[], Act], said: str, *back: Any) -> HttpResponse:
    """The deed of a button: by which act it is done («hành vi số %(number)s»), or why it is refused, is said on the
    page that it leads back to."""
    try:
        messages.success(request, said % {"number": do().number})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(*back)


def ask(
    request: HttpRequest, form: forms.Form, question: Question, do: Callable[[], str], said: str, **more: Any
) -> HttpResponse:
    """Show the form on the page that all such questions share; once it is sent and holds, do the deed and go where it
    says."""
    page = {"form": form, "question": question, **more}
    return once_sent(request, form, lambda: (said, do())) or render(request, "desk/form.html", page)
