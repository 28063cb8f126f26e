"""Figures that cross others and wait for a person: which wait, both sides with their sentences, and the decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import Act, Plan, Statement
from khuyencong.records.scopes import plans_for
from khuyencong.terms.periods import Window
from khuyencong.work.overlaps import crossed_by, parts_told, settle_by_whole, settle_overlap, tells_a_part, whole_around
from khuyencong.work.reporting import sentence_around

from ..access import Request, counter, get_or_404, needs, openable, today
from ..asking import Done, once_sent
from ..figures import scaled
from ..money import RangeField
from ..words import naming, official, window_words
from .stated import Stated, stated_rows

NEW, OLD, BOTH = "moi", "cu", "ca-hai"


@dataclass(frozen=True, slots=True)
class Side:
    """A figure of the two that cross, with the words it was read from."""

    row: Stated
    sentence: tuple[str, str, str] | None


class SettleForm(forms.Form):
    """Which of the two stands, or what the whole around both is; and why."""

    choice = forms.ChoiceField(
        label=gettext_lazy("Quyết định"),
        choices=[
            (NEW, gettext_lazy("Lấy số mới")),
            (OLD, gettext_lazy("Giữ số cũ")),
            (BOTH, gettext_lazy("Cả hai đúng: một phần số này nằm trong số kia (thí dụ số lũy kế)")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=300,
        help_text=gettext_lazy("vì sao số này đúng, đã hỏi ai"),
    )

    def __init__(self, said: QueryDict | None, whole: Statement | None, parts: int, is_part: bool) -> None:
        super().__init__(said, initial={"choice": BOTH} if is_part and parts else None)
        offered = self.fields["choice"].choices  # type: ignore[attr-defined]
        impossible = {NEW: is_part, BOTH: whole is None}
        kept = [(key, words) for key, words in offered if not impossible.get(key)]
        self.fields["choice"].choices = kept  # type: ignore[attr-defined]
        if whole is None:
            return
        already = _("; ghi sẵn là cộng các nguồn đã nêu") if parts else ""
        when = _("chỉ cần khi cả hai đúng; %(unit)s") + already
        self.fields["whole"] = RangeField(
            is_money=whole.measure.is_money,
            scale=whole.measure.scale,
            required=False,
            initial=scaled(parts, whole.measure.scale) if parts else "",
            label=format_html("{} {}", _("Số chung:"), _in_words(whole)),
            help_text=naming(when, unit=whole.measure.unit),
        )
        self.order_fields(["choice", "whole", "reason"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("choice") == BOTH and not said.get("whole") and "whole" not in self.errors:
            self.add_error("whole", _("Ghi số chung gồm cả hai số."))
        return said


def held_of(plans: Sequence[Plan]) -> QuerySet[Statement]:
    """The figures of these plans that wait for a decision, oldest first."""
    waiting = Statement.objects.filter(plan__in=plans, standing=Statement.Standing.HELD)
    return waiting.select_related("plan__unit__parent", "line", "measure", "act").order_by("pk")


def held_rows(plan: Plan) -> list[Stated]:
    """Those of one plan with their words; few plans have any, and nothing more is asked of the others."""
    waiting = held_of([plan])
    return stated_rows(waiting) if waiting.exists() else []


@counter
def settle(request: Request, held: int) -> HttpResponse:
    """Decide a figure that crosses others: it takes their place, or is kept only to compare."""
    found = _statement(request, held)
    needs(request, "reverse", found.plan.unit)
    if found.standing != Statement.Standing.HELD:
        messages.info(request, _("Số liệu này không còn chờ quyết định."))
        return redirect("line", found.plan_id, found.line_id)
    crossed = crossed_by(found)
    whole = whole_around(found, crossed)
    parts = parts_told(found, whole) if whole else 0
    is_part = tells_a_part(found, crossed)
    form = SettleForm(request.POST if request.method == "POST" else None, whole, parts, is_part)

    def do() -> Done:
        act = _decided(request, found, form.cleaned_data)
        return _("Đã quyết định; hành vi số %(number)s.") % {"number": act.number}, "line", found.plan_id, found.line_id

    if done := once_sent(request, form, do):
        return done
    new, old = _side(found), _sides(crossed)
    told = [side.row.statement.fact for side in (new, *old)]
    context = {
        "plan": found.plan,
        "line": found.line,
        "form": form,
        "new": new,
        "old": old,
        "is_part": is_part,
        "openable": openable(request.user, (fact.paper_id for fact in told if fact)),
    }
    return render(request, "plans/settle.html", context)


def _decided(request: Request, held: Statement, said: dict[str, Any]) -> Act:
    seen = [int(pk) for pk in request.POST.getlist("da_xem") if pk.isdecimal()] or None
    if said["choice"] == BOTH:
        low, high = said["whole"]
        return settle_by_whole(request.user, held, low, high, said["reason"], seen)
    return settle_overlap(request.user, held, said["choice"] == NEW, said["reason"], seen)


def _statement(request: Request, pk: int) -> Statement:
    visible = Statement.objects.filter(plan__in=plans_for(request.user, today()))
    return get_or_404(visible.select_related("plan__unit__parent", "line", "unit", "area", "source"), pk)


def _side(statement: Statement) -> Side:
    return _sides([statement])[0]


def _sides(statements: Sequence[Statement]) -> list[Side]:
    rows = stated_rows(Statement.objects.filter(pk__in=[statement.pk for statement in statements]))
    return [Side(row, _sentence(row.statement)) for row in rows]


def _sentence(said: Statement) -> tuple[str, str, str] | None:
    if said.fact is None:
        return None
    return sentence_around(said.fact.paper.text, said.fact.start, said.fact.end)


def _in_words(whole: Statement) -> SafeString:
    """«Tập huấn, quý I năm 2026, mọi nguồn»."""
    source = official(whole.source) if whole.source else _("mọi nguồn")
    place = [official(side) for side in (whole.area, whole.unit) if side]
    window = window_words(Window(whole.first, whole.last))
    return format_html_join(", ", "{}", ((one,) for one in (official(whole.line), window, source, *place)))
