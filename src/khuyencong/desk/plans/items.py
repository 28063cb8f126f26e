"""Editing a content of a plan: a form of all that may be changed, or one field of it in its cell of the table."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_htmx.http import trigger_client_event

from khuyencong.records.models import Act, Line, Unit
from khuyencong.work.adjust import Basis
from khuyencong.work.items import (
    LEAD,
    TIME,
    TITLE,
    VENUE,
    ItemEdit,
    Overtaken,
    PlannedCell,
    Range,
    arranged_in_words,
    arranged_now,
    edit_item,
    may_edit_figures,
    planned_cells,
)
from khuyencong.work.permissions import Refused

from ..access import Request, counter, needs
from ..days import DayField
from ..money import RangeField
from ..period_field import PeriodField
from ..units.titles import UnitChoice, short_title, with_titles
from ..words import naming
from .lines import line_of

_BASIS = ("number", "day")
SEEN = "thay-"  # before a field's name: what the page showed in it


class ItemForm(forms.Form):
    """What may be changed of a content; `only` leaves one field of it, as a cell of the table asks for."""

    title = forms.CharField(label=gettext_lazy("Nội dung"), max_length=300)
    lead = UnitChoice(
        label=gettext_lazy("Đơn vị chủ trì"), queryset=Unit.objects.none(), required=False,
        empty_label=gettext_lazy("chưa ghi đơn vị"),
    )  # fmt: skip
    venue = forms.CharField(label=gettext_lazy("Địa điểm"), max_length=300, required=False)
    number = forms.CharField(
        label=gettext_lazy("Văn bản cho phép đổi thời gian, địa điểm"), max_length=60, required=False,
        help_text=gettext_lazy("số, ký hiệu"),
    )  # fmt: skip
    day = DayField(label=gettext_lazy("Ngày văn bản"), required=False, help_text=gettext_lazy("ví dụ 4/6/2024"))
    reason = forms.CharField(
        label=gettext_lazy("Lý do, căn cứ"), max_length=300, required=False,
        help_text=gettext_lazy("bắt buộc khi sửa số liệu"),
    )  # fmt: skip

    def __init__(self, line: Line, only: str, data: QueryDict | None) -> None:
        self.line, self.cells = line, {cell.code: cell for cell in planned_cells(line)}
        self.may_figures = may_edit_figures(line.plan)
        super().__init__(data)
        units = with_titles(Unit.objects.filter(province=line.plan.province_id, valid_to=None).order_by("path"))
        self.fields[LEAD].queryset = units  # type: ignore[attr-defined]
        self.fields[TIME] = PeriodField(line.plan.year, label=_("Thời gian"))
        if self.may_figures:
            self.fields.update({code: _figure_field(cell) for code, cell in self.cells.items()})
            del self.fields["number"], self.fields["day"]
        else:
            del self.fields[TITLE]
        # The reason is asked last: it is of all that was typed before.
        self.order_fields([TITLE, LEAD, TIME, VENUE, *self.cells, *_BASIS, "reason"])
        if only in self.fields:
            self.fields = {name: f for name, f in self.fields.items() if name in (only, "reason")}
        for name in self.fields:
            self.initial[name] = self.now(name)
        if (when := self.initial.get(TIME)) and arranged_in_words(when) == when:  # no period, as «quý II-IV»
            self.initial[TIME], self.fields[TIME].help_text = "", naming(_("nay ghi «%(when)s»"), when=when)

    def now(self, name: str) -> str:
        """What stands in a field as the page says it, and as it is typed."""
        if name == TITLE:
            return self.line.title
        if name == LEAD:
            return str(self.line.lead_id or "")
        if name in (TIME, VENUE):
            return arranged_now(self.line, name)
        cell = self.cells.get(name)
        return cell.in_words if cell and cell.now is not None else ""

    def seen(self) -> Iterator[tuple[str, str]]:
        """What the person has seen in each field: by the page's own word where it was sent, else as it stands."""
        for name in self.fields:
            if name not in ("reason", *_BASIS):
                yield f"{SEEN}{name}", self.data.get(f"{SEEN}{name}", self.now(name))

    def edit(self) -> ItemEdit:
        said, seen = self.cleaned_data, {name.removeprefix(SEEN): words for name, words in self.seen()}
        planned = {}
        for code in self.cells:
            if said.get(code) is not None:
                planned[code] = (self._seen_range(code, seen[code]), said[code])
        return ItemEdit(
            reason=said.get("reason", ""),
            title=(seen[TITLE], said[TITLE]) if TITLE in self.fields else None,
            lead=(_number(seen[LEAD]), said[LEAD].pk if said[LEAD] else None) if LEAD in self.fields else None,
            time=self._arranged(TIME, seen),
            venue=self._arranged(VENUE, seen),
            basis=Basis(said["number"], said["day"], said["reason"]) if all(map(said.get, _BASIS)) else None,
            planned=planned,
        )

    def _arranged(self, name: str, seen: dict[str, str]) -> tuple[str, str] | None:
        """What was seen and typed; an empty field leaves it as it is."""
        return (seen[name], self.cleaned_data[name]) if name in self.fields and self.cleaned_data[name] else None

    def _seen_range(self, code: str, words: str) -> Range | None:
        """What the page showed; words it never showed were never seen, so that they match nothing."""
        try:
            seen: Range | None = self.fields[code].clean(words)
        except forms.ValidationError:
            return (-1, -1)
        return seen

    def show_what_stands(self, overtaken: Overtaken) -> None:
        """The difference beside what was typed; from here on the person has seen it."""
        self.cells = {cell.code: cell for cell in planned_cells(self.line)}
        for name in overtaken.fields:
            words = _("Trong lúc anh/chị sửa, người khác đã đổi thành «%(now)s». Gửi lại nếu vẫn muốn đổi.")
            lead = short_title(self.line.lead) if self.line.lead else _("chưa ghi đơn vị")
            now = lead if name == LEAD else arranged_in_words(self.now(name)) or _("chưa có")
            self.add_error(name if name in self.fields else None, words % {"now": now})
        self.data = {**self.data.dict(), **{f"{SEEN}{name}": self.now(name) for name in overtaken.fields}}  # type: ignore[attr-defined]


def _number(words: str) -> int | None:
    return int(words) if words.isdecimal() else None


def _figure_field(cell: PlannedCell) -> RangeField:
    source = f", {cell.source}" if cell.source else ""
    unit = "" if str(cell.measure).startswith(cell.measure.unit) else f" ({cell.measure.unit})"
    return RangeField(
        label=naming("%(what)s", what=f"{cell.measure}{unit}{source}"),
        is_money=cell.measure.is_money,
        scale=cell.measure.scale,
        required=False,
    )


@counter
def edit_line(request: Request, plan: int, line: int) -> HttpResponse:
    """A content's form, or the one cell of the table that is being typed into."""
    found = line_of(request, plan, line)
    needs(request, "enter", found.plan.unit)
    only = request.GET.get("o", "")
    form = ItemForm(found, only, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _done(request, found, edit_item(request.user, found, form.edit()))
        except Overtaken as overtaken:
            found.refresh_from_db()
            form.show_what_stands(overtaken)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context: dict[str, Any] = {"plan": found.plan, "line": found, "form": form, "only": only}
    return render(request, "plans/_cell.html" if request.htmx else "plans/edit_line.html", context)


def _done(request: Request, line: Line, act: Act) -> HttpResponse:
    words = _("Đã ghi; hành vi số %(number)s.") % {"number": act.number}
    if request.htmx:
        return trigger_client_event(HttpResponse(), "plan-edited", {"words": words})
    messages.success(request, words)
    return redirect("line", line.plan_id, line.pk)
