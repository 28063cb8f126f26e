"""How a paper's table is read: as a list or as contents, and its columns, shown with samples and mended once for all
rows after a look."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from khuyencong.papers.layout import tables_of
from khuyencong.records.models import Fact, FundSource, Measure, Paper
from khuyencong.records.queries import sources_offered
from khuyencong.terms.facts import Role
from khuyencong.work.library import (
    Column,
    Lesson,
    ReadAs,
    Taught,
    cells_of,
    columns_told,
    fingerprint,
    read_table_as,
    taught_by,
    teach,
    times_differ,
)
from khuyencong.work.permissions import Refused, may_in

from ..access import Request, counter, needs, today
from ..address import id_of
from ..period_field import PeriodField
from ..words import ROLE_WORDS, SCALE_WORDS, code_words
from .forms import measures_of
from .rows import figure_words
from .views import paper_or_404

_ROLES = (Role.PLAN, Role.ADJUSTMENT, Role.ACTUAL, Role.ESTIMATE)
_READINGS = [
    (ReadAs.MONEY, gettext_lazy("kinh phí")),
    (ReadAs.COUNT, gettext_lazy("số lượng")),
    (ReadAs.NOTHING, gettext_lazy("không lấy số")),
]
SHOWN = 60  # changes told one by one; of more their number


class ColumnForm(forms.Form):
    """How one column is read; it starts with what its facts agree on."""

    read_as = forms.ChoiceField(label=gettext_lazy("Là"), required=False)
    role = forms.ChoiceField(label=gettext_lazy("Vai trò"), required=False)
    period = forms.CharField(label=gettext_lazy("Kỳ"), required=False)
    scale = forms.ChoiceField(label=gettext_lazy("Đơn vị tiền"), required=False)
    measure = forms.ModelChoiceField(label=gettext_lazy("Chỉ tiêu"), queryset=Measure.objects.none(), required=False)
    source = forms.ModelChoiceField(label=gettext_lazy("Nguồn"), queryset=FundSource.objects.none(), required=False)

    def __init__(self, column: Column, choices: "Choices", data: Any = None) -> None:
        super().__init__(data, prefix=f"c{column.index}", initial=_as_read(column))
        self.column, self.by_rows = column, choices.by_rows
        plain = _("chưa đọc") if not column.facts else _("như đã đọc")
        self._choose("read_as", [("", plain), *_READINGS])
        self._choose("role", [("", "–"), *((role.value, ROLE_WORDS[role]) for role in _ROLES)])
        self.fields["period"] = PeriodField(choices.year, label=self.fields["period"].label)
        if self.by_rows:
            self.fields["period"].widget.attrs["placeholder"] = _("kỳ của từng dòng")
        self._choose("scale", [("", "–"), *((str(scale), words) for scale, words in SCALE_WORDS.items())])
        for name, rows in (("measure", choices.measures), ("source", choices.sources)):
            label = self.fields[name].label
            self.fields[name] = forms.ModelChoiceField(label=label, queryset=rows, required=False, empty_label="–")

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name] = forms.ChoiceField(label=self.fields[name].label, choices=choices, required=False)

    def clean(self) -> dict[str, Any]:
        """What a column that is read anew cannot do without is asked for: nothing is guessed, nothing passed over."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        read_as = said.get("read_as", "")
        if read_as == ReadAs.MONEY and not self.column.is_money and not said.get("scale"):
            self.add_error("scale", _("Chọn đơn vị tiền của cột."))
        if read_as in (ReadAs.MONEY, ReadAs.COUNT) and not self.column.facts:
            wanted = {"role": _("Chọn vai trò của cột.")}
            if not self.by_rows:
                wanted["period"] = _("Chọn kỳ của cột.")
            for name, words in wanted.items():
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return said

    def lesson(self) -> Lesson | None:
        """What the person changed of this column; None when nothing."""
        if not self.has_changed():
            return None
        said = self.cleaned_data
        told = Lesson(role=said["role"], period=said["period"], source=said["source"])
        if not {"read_as", "scale", "measure"} & set(self.changed_data):
            return told  # values somebody mended one by one stay as they are
        scale = int(said["scale"]) if said["scale"] else None
        return replace(told, read_as=ReadAs(said["read_as"] or ""), scale=scale, measure=said["measure"])


@dataclass(frozen=True, slots=True)
class Choices:
    """`by_rows`: each row of the table tells its own period."""

    measures: QuerySet[Measure]
    sources: QuerySet[FundSource]
    year: int
    by_rows: bool


def _as_read(column: Column) -> dict[str, Any]:
    kinds = {True: ReadAs.MONEY, False: ReadAs.COUNT, None: ReadAs.AS_READ}
    return {
        "read_as": kinds[column.is_money].value,
        "role": column.role,
        "period": column.period,
        "scale": str(column.scale or ""),
        "measure": column.measure,
        "source": column.source,
    }


@dataclass(frozen=True, slots=True)
class Change:
    """One fact as it was and as it will be, in words."""

    taught: Taught
    before: str
    after: str


@counter
def columns(request: Request, paper: int, table: int) -> HttpResponse:
    """Say how columns are read; the first answer shows what will change, the second agrees to it."""
    found = paper_or_404(request, paper)
    needs(request, "correct", found.unit)
    forms_of = _forms(request, found, table)
    context: dict[str, object] = {"paper": found, "table": table, "forms": forms_of, "reason": _reason(request)}
    for right in ("keep_sources", "keep_measures"):
        context[right] = may_in(request.user, right, found.province)
    if request.method == "POST" and _all_valid(forms_of):
        lessons = {form.column.index: lesson for form in forms_of if (lesson := form.lesson())}
        try:
            if request.POST.get("dong_y"):
                return _taught(request, found, table, lessons)
            context |= _previewed(found, table, lessons)
        except Refused as refusal:
            context |= {"wrong": str(refusal), **_previewed(found, table, lessons)}
    return render(request, "library/columns.html", context)


def _forms(request: Request, paper: Paper, table: int) -> list[ColumnForm]:
    block = tables_of(paper.text).get(table)
    if block is None:
        raise Http404
    facts = list(paper.facts.select_related("measure", "source"))
    year = (paper.plan.year if paper.plan else paper.year) or today().year
    cells = cells_of(paper, facts)
    by_rows = times_differ(table, facts, cells)
    choices = Choices(measures_of(paper), sources_offered(paper.plan, paper.province), year, by_rows)
    told = [column for column in columns_told(paper, block, facts, cells) if column.holds_numbers]
    data = request.POST if request.method == "POST" else None
    around = {name: _sole({getattr(c, name) for c in told if c.facts}) for name in ("role", "scale")}
    around["period"] = "" if by_rows else _usual_period(facts) or str(year)
    forms_of = [ColumnForm(_beside(column, around), choices, data) for column in told]
    if forms_of and data is None:  # who came by the key goes on by keys
        forms_of[0].fields["read_as"].widget.attrs["autofocus"] = True
    return forms_of


def _beside(column: Column, around: Mapping[str, Any]) -> Column:
    """A column that nobody has read is proposed the role and unit on which the others of its table agree, and the
    period that most figures of the paper are of, or each row's own where the rows tell theirs."""
    return column if column.facts else replace(column, **around)


def _sole(values: set[Any]) -> Any:
    return next(iter(values)) if len(values := values - {None}) == 1 else ""


def _usual_period(facts: Iterable[Fact]) -> str:
    told = Counter(fact.period for fact in facts if fact.period)
    return told.most_common(1)[0][0] if told else ""


def _all_valid(told: list[ColumnForm]) -> bool:
    """Each is asked, so that each tells what is wrong with it."""
    return not [form for form in told if not form.is_valid()]


def _reason(request: Request) -> str:
    return request.POST.get("ly_do", _("Cột đọc chưa đúng so với đầu bảng")).strip()[:200]


def _taught(request: Request, paper: Paper, table: int, lessons: Mapping[int, Lesson]) -> HttpResponse:
    act = teach(request.user, paper, table, lessons, _reason(request), request.POST["dong_y"])
    count = len(act.changes["facts"])
    words = ngettext(
        "Đã sửa cách đọc: %(count)d số; hành vi số %(number)s.",
        "Đã sửa cách đọc: %(count)d số; hành vi số %(number)s.",
        count,
    )
    messages.success(request, words % {"count": count, "number": act.number})
    return redirect("paper", paper.pk)


def _previewed(paper: Paper, table: int, lessons: Mapping[int, Lesson]) -> dict[str, object]:
    changes = taught_by(paper, table, lessons)
    return {
        "previewed": True,
        "changes": list(in_words(changes[:SHOWN])),
        "count": len(changes),
        "agreed": fingerprint(changes),
    }


def in_words(changes: list[Taught]) -> Iterator[Change]:
    """Each change with what the fact said and what it will say; source and place only where they change."""
    for change in changes:
        fact, after = change.fact, change.after
        sides = [name for name in ("source", "area") if name in after]
        before = _words(
            fact.role, fact.period, figure_words(fact, fact.value, fact.value_high), *(getattr(fact, s) for s in sides)
        )
        before = "" if change.is_new else before
        if change.is_set_aside:
            yield Change(change, before, _("bỏ"))
            continue
        measure = after.get("measure", fact.measure)
        high = None if "value" in after else fact.value_high
        said = figure_words(type(fact)(measure=measure), after.get("value", fact.value), high)
        said = f"{said} {measure.unit if measure else ''}".strip()
        told = _words(after.get("role", fact.role), after.get("period", fact.period), said, *(after[s] for s in sides))
        yield Change(change, before, told)


def _words(role: str, period: str, value: str, *sides: object) -> str:
    told = (str(side) if side else _("không nêu") for side in sides)
    return " · ".join(str(word) for word in (ROLE_WORDS.get(role, ""), code_words(period), value, *told) if word)


@require_POST
@counter
def read_other_way(request: Request, paper: int, table: int) -> HttpResponse:
    """Read a table as a list, or as contents of a plan or its results."""
    found = paper_or_404(request, paper)
    needs(request, "correct", found.unit)
    as_list = request.POST.get("la") == "danh-sach"
    try:
        act = read_table_as(
            request.user, found, table, as_list=as_list, seen=id_of(request.POST.get("da_xem", "")) or 0
        )
        number = {"number": act.number, "count": len(act.changes["facts"])}
        if as_list:
            words = _("Bảng đọc lại là danh sách; %(count)d số chờ duyệt để lại; hành vi số %(number)s.")
        else:
            words = _("Bảng đọc lại là nội dung: %(count)d số chờ duyệt; hành vi số %(number)s.")
        messages.success(request, words % number)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("paper", found.pk)
