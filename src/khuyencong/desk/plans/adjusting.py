"""Moving money between the contents of an approved plan: a table of what stands, and what it is to become."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.scopes import plans_for
from khuyencong.work.adjust import Basis, Move, Purse, adjust, in_force, purses
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import planned_total

from ..access import Request, counter, get_or_404, needs, today
from ..days import DayField
from ..money import MoneyField


class BasisForm(forms.Form):
    """By which paper the money is moved, and why."""

    number = forms.CharField(
        label=gettext_lazy("Văn bản cho phép điều chỉnh"), max_length=60, help_text=gettext_lazy("số, ký hiệu")
    )
    day = DayField(label=gettext_lazy("Ngày văn bản"), help_text=gettext_lazy("ví dụ 4/6/2024"))
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def basis(self) -> Basis:
        said = self.cleaned_data
        return Basis(said["number"], said["day"], said["reason"])


@dataclass(frozen=True, slots=True)
class Row:
    """A content with what was typed for it; `seen` is what the officer was shown when the page was opened."""

    purse: Purse
    typed: str = ""
    seen: str = ""
    wrong: str = ""
    money: int | None = None

    @property
    def code(self) -> str:
        return code_of(self.purse)

    @property
    def move(self) -> Move | None:
        if self.money is None:
            return None
        source = self.purse.source.pk if self.purse.source else None
        return Move(self.purse.line.pk, source, self.money, int(self.seen))


def code_of(purse: Purse) -> str:
    return f"{purse.line.pk}-{purse.source.pk if purse.source else 0}"


@counter
def adjust_plan(request: Request, plan: int) -> HttpResponse:
    """Show the purses of a plan in force, take what was typed, and keep all of it where something is wrong."""
    visible = plans_for(request.user, today())
    chosen = get_or_404(visible.select_related("programme", "province", "unit__parent", "root", "outside"), plan)
    needs(request, "adjust", chosen.unit)
    try:
        version = in_force(chosen)
    except Refused as closed:
        return render(request, "plans/adjust.html", {"plan": chosen, "closed": str(closed)})
    known = purses(chosen)
    if not known:
        closed_words = _("Sổ chưa có kinh phí của từng nội dung (theo phụ lục, chưa có): chưa có gì để điều chỉnh.")
        return render(request, "plans/adjust.html", {"plan": chosen, "version": version, "closed": closed_words})
    form = BasisForm(request.POST or None)
    rows = [_row(purse, request.POST) for purse in known]
    if request.method == "POST" and form.is_valid() and not any(row.wrong for row in rows):
        try:
            act = adjust(request.user, chosen, [row.move for row in rows if row.move], form.basis())
            messages.success(request, _("Đã ghi điều chỉnh; hành vi số %(number)s.") % {"number": act.number})
            return redirect("compare_versions", chosen.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            rows = [_looked_again(row) for row in rows]
    total = planned_total(chosen)
    context = {"plan": chosen, "version": version, "rows": rows, "form": form, "total": total}
    room = max((version.approved_total or 0) - total, 0)
    return render(request, "plans/adjust.html", context | {"room": room})


def _row(purse: Purse, said: QueryDict) -> Row:
    """What was typed for one purse; an empty field leaves it as it is."""
    code = code_of(purse)
    typed, seen = said.get(f"tien-{code}", "").strip(), said.get(f"thay-{code}", "")
    seen = seen if seen.lstrip("-").isdecimal() else str(purse.money)
    if not typed:
        return Row(purse, "", seen)
    try:
        return Row(purse, typed, seen, money=MoneyField().to_python(typed))
    except ValidationError as wrong:
        return Row(purse, typed, seen, wrong=" ".join(wrong.messages))


def _looked_again(row: Row) -> Row:
    """After a refusal the officer has seen what stands now."""
    return Row(row.purse, row.typed, str(row.purse.money), row.wrong, row.money)
