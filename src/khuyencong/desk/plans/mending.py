"""Mending a table that was sent: what stood in it, field by field, and how what another sent since differs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.urls import reverse

from khuyencong.papers.forms.reached_table import askable, scale_of
from khuyencong.records.models import Fact, Paper, User
from khuyencong.terms.numbers import format_scaled, format_vnd
from khuyencong.terms.results import LineResult, Results
from khuyencong.work.library import newest_of, table_period, told_from
from khuyencong.work.permissions import may

from .fields import field_name

_AT_WORK = (Paper.State.RECEIVED, Paper.State.READING, Paper.State.FAILED, Paper.State.COPY)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two who mended one table said another thing."""

    label: str
    theirs: str
    yours: str


def mended(user: User, paper: Paper) -> dict[str, object]:
    """For the page of a paper: what was sent over it, and the way to mend it. Only tables of ours are mended so."""
    if not table_period(paper):
        return {}
    return {"mended_by": paper.mended_by.first(), "mend": way_to_mend(user, paper)}


def way_to_mend(user: User, paper: Paper) -> str:
    """Where a person of the unit mends the table they sent; «» for other papers and other people."""
    period = table_period(paper)
    if not period or paper.plan_id is None or paper.state in _AT_WORK or not may(user, "receive", told_from(paper)):
        return ""
    asked = {"ky": period, "cua": told_from(paper).pk, "sua": newest_of(paper).pk}
    return f"{reverse('reached_table', args=[paper.plan_id])}?{urlencode(asked)}"


def typed_in(paper: Paper, told: Results) -> dict[str, str]:
    """What stood in the fields of the table a paper was made of, as it would be typed."""
    found = dict(_figures(paper, told)) | dict(_notes(paper, told))
    roles = {fact.role for fact in paper.facts.all()}
    return found | ({"vai_tro": roles.pop()} if len(roles) == 1 else {})


def _figures(paper: Paper, told: Results) -> Iterator[tuple[str, str]]:
    lines = {line.line: line for line in askable(told)}
    for fact in paper.facts.select_related("measure").exclude(value=None):
        line = lines.get(fact.line_id or 0)
        if line is None or fact.value is None or fact.measure is None:
            continue
        if fact.kind == Fact.Kind.AMOUNT:
            source = f"-{fact.source_id}" if fact.source_id else ""
            yield field_name("nguon" if source else "tien", line) + source, format_vnd(fact.value)
        for target in line.targets:
            if fact.kind == Fact.Kind.QUANTITY and target.measure == fact.measure.name:
                yield field_name("so", line, target), format_scaled(fact.value, scale_of(target))


def _notes(paper: Paper, told: Results) -> Iterator[tuple[str, str]]:
    """The note is the cell behind the money, in the row that names the content."""
    rows = {tuple(cells[:2]): cells for cells in (line.split(" | ") for line in paper.text.splitlines())}
    for line in askable(told):
        cells = rows.get(_named(line), [])
        if len(cells) > _NOTE_AT and cells[_NOTE_AT].strip():
            yield field_name("ghi", line), cells[_NOTE_AT].strip()


_NOTE_AT = 5  # TT, content, unit, count, money, note


def _named(line: LineResult) -> tuple[str, str]:
    return line.number, line.title


def differences(form: forms.Form, theirs: Mapping[str, str]) -> list[Difference]:
    """Where what was typed and what another sent meanwhile part, field by field, as the fields understand them."""
    told = []
    for name, field in form.fields.items():
        yours, their = form[name].value() or "", theirs.get(name, "")
        if name in _OF_THE_FORM or _meant(field, yours) == _meant(field, their):
            continue
        told.append(Difference(str(field.label), their, yours))
    return told


_OF_THE_FORM = ("vai_tro", "gui_toi", "ly_do")


def _meant(field: forms.Field, said: str) -> object:
    try:
        return field.to_python(said) or None if said else None
    except forms.ValidationError:
        return said
