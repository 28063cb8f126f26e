"""Moving money between the contents of an approved plan, old and new: what stands, and what it is to become."""

import re
from dataclasses import dataclass, replace

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import Plan
from khuyencong.work.adjust import Basis, Move, Purse, adjust, in_force, purses, told_sources
from khuyencong.work.adjustments_made import adjustments, undo_adjustment
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import planned_total

from ..access import Request, counter, needs, plan_or_404
from ..asking import Question, ReasonForm, ask
from ..days import DayField
from ..money import MoneyField
from ..recorded import recorded
from ..words import naming
from .new_contents import MORE, ContentForm, content_forms


class BasisForm(forms.Form):
    """By which paper the money is moved, and why."""

    number = forms.CharField(
        label=gettext_lazy("Văn bản cho phép điều chỉnh"), max_length=60, help_text=gettext_lazy("số, ký hiệu")
    )
    day = DayField(label=gettext_lazy("Ngày văn bản"), help_text=gettext_lazy("ví dụ 4/6/2024"))
    agency = forms.CharField(
        label=gettext_lazy("Cơ quan ban hành"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("ghi khi ký hiệu không phải của cơ quan trong danh sách; báo cáo viện dẫn theo tên này"),
    )
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def basis(self) -> Basis:
        said = self.cleaned_data
        return Basis(said["number"], said["day"], said["reason"], said["agency"])


@dataclass(frozen=True, slots=True)
class Row:
    """A content with what was typed for it; `seen` is what the officer was shown when the page was opened."""

    purse: Purse
    typed: str = ""
    seen: str = ""
    wrong: str = ""
    money: int | None = None
    of: int | None = None  # the source chosen for money that is told of none

    @property
    def code(self) -> str:
        return self.purse.code

    @property
    def move(self) -> Move | None:
        if self.money is None:
            return None
        source = self.purse.source.pk if self.purse.source else None
        return Move(self.purse.line.pk, source, self.money, int(self.seen), self.of)


@counter
def adjust_plan(request: Request, plan: int) -> HttpResponse:
    """Show the purses of a plan in force, take what was typed, and keep all of it where something is wrong."""
    chosen = plan_or_404(request, plan)
    needs(request, "adjust", chosen.unit)
    try:
        version = in_force(chosen)
    except Refused as closed:
        return render(request, "plans/adjust.html", {"plan": chosen, "closed": str(closed)})
    known, sources = purses(chosen), told_sources(chosen)
    if not known:
        closed_words = _("Sổ chưa có kinh phí của từng nội dung (theo phụ lục, chưa có): chưa có gì để điều chỉnh.")
        return render(request, "plans/adjust.html", {"plan": chosen, "version": version, "closed": closed_words})
    form = BasisForm(initial=request.POST.dict()) if MORE in request.POST else BasisForm(request.POST or None)
    rows = [_row(purse, request.POST) for purse in known]
    news = content_forms(chosen, dict.fromkeys([*(purse.source for purse in known), *sources]), request.POST)
    if form.is_bound and all([form.is_valid(), *(new.is_valid() for new in news)]) and not any(r.wrong for r in rows):
        try:
            return _adjusted(request, chosen, rows, form, news)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            rows = [_looked_again(row) for row in rows]
    total = planned_total(chosen)
    context = {"plan": chosen, "version": version, "rows": rows, "form": form, "total": total, "news": news}
    context["sources"] = sources
    made = {"room": max((version.approved_total or 0) - total, 0), "made": adjustments(chosen)}
    return render(request, "plans/adjust.html", context | made)


def _adjusted(request: Request, plan: Plan, rows: list[Row], form: BasisForm, news: list[ContentForm]) -> HttpResponse:
    moves, added = [row.move for row in rows if row.move], [new.told for new in news if new.told]
    act = adjust(request.user, plan, moves, form.basis(), added)
    messages.success(request, _("Đã ghi điều chỉnh; hành vi số %(number)s.") % {"number": act.number})
    return redirect("compare_versions", plan.pk)


@counter
def undo(request: Request, plan: int, act: int) -> HttpResponse:
    """Take the last adjustment back as a whole, for a reason."""
    chosen = plan_or_404(request, plan)
    needs(request, "adjust", chosen.unit)
    form = ReasonForm(request.POST or None)

    def take_back() -> str:
        undo_adjustment(request.user, chosen, act, form.said)
        return reverse("plan", args=[chosen.pk])

    done = next((made.summary for made in adjustments(chosen) if made.number == act), "")
    hint = _(
        "Mỗi nội dung trở lại kinh phí trước lần điều chỉnh; nội dung đã bổ sung trong lần ấy ra khỏi kế hoạch. Nhật "
        "ký giữ cả lần điều chỉnh và lần hoàn tác."
    )
    title = naming(_("Hoàn tác điều chỉnh %(what)s, hành vi số %(act)s"), what=chosen, act=act)
    question = Question(
        title,
        _("Hoàn tác điều chỉnh"),
        reverse("adjust_plan", args=[chosen.pk]),
        format_html("{}. {}", recorded(done), hint) if done else hint,
    )
    return ask(request, form, question, take_back, _("Đã hoàn tác điều chỉnh."))


_SEEN = re.compile(r"-?\d{1,18}", re.ASCII)  # what the page showed, as it sends it back


def _row(purse: Purse, said: QueryDict) -> Row:
    """What was typed for one purse; an empty field leaves it as it is."""
    typed, seen = said.get(f"tien-{purse.code}", "").strip(), said.get(f"thay-{purse.code}", "")
    seen = seen if _SEEN.fullmatch(seen) else str(purse.money)
    if not typed:
        return Row(purse, "", seen)
    chosen = said.get(f"nguon-{purse.code}", "")
    of = int(chosen) if chosen.isdecimal() and len(chosen) < 19 else None
    try:
        return Row(purse, typed, seen, money=MoneyField().to_python(typed), of=of)
    except ValidationError as wrong:
        return Row(purse, typed, seen, wrong=" ".join(wrong.messages), of=of)


def _looked_again(row: Row) -> Row:
    """After a refusal the officer has seen what stands now."""
    return replace(row, seen=str(row.purse.money))
