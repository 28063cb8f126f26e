"""A paper as a page shows it before it leaves: its preview, and what keeps it from being signed or issued."""

from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from khuyencong.papers.writing import write_html
from khuyencong.records.models import Plan, User
from khuyencong.terms.document import Document
from khuyencong.terms.facts import Finding, Severity
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import BLANK_LEFT, NotReady, Preview, preview

from .choices import Choices
from .rules import told_finding


def chosen_preview(user: User, plan: Plan, choices: Choices) -> Preview:
    """The paper that an address asks for, or the draft it names."""
    return preview(
        user,
        plan,
        choices.period,
        choices.as_of,
        form=choices.form.name,
        money=choices.money,
        answers=choices.answers,
        cut=choices.cut,
    )


def before_signing(shown: Preview, *, filling: bool = False) -> dict[str, Any]:
    """What keeps a paper from being issued, and what else to look at: open where it is more than a gap to fill. While
    it is being filled in, a gap is no more than that."""
    found = [one for one in shown.findings if one.severity is not Severity.ERROR]
    others = [one for one in found if one.rule != BLANK_LEFT]
    return {
        "hindrances": [*(() if filling else shown.unfilled), *map(told_finding, _errors(shown))],
        "findings": found if filling else others,
        "grave": any(one.rule != "missing-value" or one.severity is not Severity.INFO for one in others),
    }


def before_issuing(shown: Preview, refusal: Refused | None) -> dict[str, Any]:
    """The same of a paper with its number and signer: what issuing would refuse stands among what hinders it."""
    told = before_signing(shown)
    if refusal is None or isinstance(refusal, NotReady):  # of a paper that is not ready its own hindrances tell
        return told
    return told | {"hindrances": [str(refusal), *told["hindrances"]]}


def why_refused(refusal: Refused) -> str:
    """A refusal for its reader: what is found amiss in a paper is told behind the sentence of its rule."""
    if not isinstance(refusal, NotReady):
        return str(refusal)
    shown = refusal.shown
    return format_html_join(" ", "{}", ((words,) for words in (*shown.unfilled, *map(told_finding, _errors(shown)))))


def _errors(shown: Preview) -> list[Finding]:
    return [one for one in shown.findings if one.severity is Severity.ERROR]


def on_screen(document: Document) -> str:
    """The paper as a fragment whose figures lead to their entries."""
    return mark_safe(write_html(document, traceable=True))  # noqa: S308 — the writer escapes every word it is given
