"""What a unit reached of a plan, typed into a table or pasted from a sheet, and sent as a paper to be reviewed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.papers.forms.reached_table import Reached, askable, scale_of
from khuyencong.records.models import Entry, Paper, Plan, Unit, User
from khuyencong.records.scopes import papers_for
from khuyencong.terms.facts import REACHED, Role
from khuyencong.terms.media_types import XLSX
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure, LineResult, Results, TargetResult
from khuyencong.terms.selector import Selector
from khuyencong.work.library import (
    MendedBefore,
    ReceivedBefore,
    is_taken,
    mend_table,
    recipients_of,
    send_table,
    sources_asked,
    table_period,
    table_to_fill,
    told_from,
    told_of,
)
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import money_of

from ..access import Request, counter, get_or_404, plan_or_404, receiving_units, today
from ..address import id_in, unknown
from ..choices import Choices, periods_of, understood
from ..field_words import NamesOfThings
from ..money import MoneyField, figure_typed
from ..told_here import figures_told, places_of, sums_told
from ..units.titles import short_title
from .fields import field_name
from .mending import differences, typed_in

_ROLES = [(Role.ACTUAL.value, gettext_lazy("đã thực hiện")), (Role.ESTIMATE.value, gettext_lazy("ước thực hiện"))]


_ASKED = ("so", "tien", "nguon", "ghi")  # what the name of a content's field begins with


class CountedField(forms.Field):
    """A figure of one target, in its measure's smallest unit."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, target: TargetResult, **more: Any) -> None:
        self.scale = scale_of(target)
        super().__init__(**more)

    def to_python(self, value: str | None) -> int | None:
        return figure_typed(value, is_money=False, scale=self.scale) if value and value.strip() else None


@dataclass(frozen=True, slots=True)
class AskedTarget:
    """A target with its field and what the ledger holds of this unit."""

    target: TargetResult
    field: forms.BoundField
    own: Figure | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A content with its fields."""

    line: LineResult
    targets: list[AskedTarget]
    money: forms.BoundField
    shares: list[forms.BoundField]
    note: forms.BoundField
    own: Figure | None

    @property
    def tells_sources(self) -> bool:
        """Whether money of some source was typed: then it is shown at once."""
        return any(share.value() for share in self.shares)


class ReachedForm(forms.Form):
    """A field for every target, sum and note; all may stay empty, but not all at once."""

    def __init__(
        self, told: Results, unit: Unit, plan: Plan, *args: Any, mends: Paper | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.told, in_charge = told, plan.in_charge
        self.sources = sources_asked(plan)
        self.sends_to = sorted(recipients_of(unit), key=lambda to: to != in_charge)  # who leads the plan, first
        for line in askable(told):
            self._ask(line)
        self.fields["vai_tro"] = forms.ChoiceField(label=_("Số liệu là"), choices=_ROLES, initial=Role.ACTUAL.value)
        if mends is not None:  # it goes where the first went
            self.fields["ly_do"] = forms.CharField(label=_("Lý do sửa"), max_length=300)
            self.sends_to = []
        elif self.sends_to:
            to = [(str(to.pk), short_title(to)) for to in self.sends_to]
            kept = ("", _("Không gửi, chỉ lưu ở đơn vị"))
            self.fields["gui_toi"] = forms.ChoiceField(
                label=_("Gửi tới"), choices=[*to, kept], required=False, initial=to[0][0], widget=NamesOfThings
            )
            if in_charge not in self.sends_to:
                words = _("%(unit)s chủ trì kế hoạch này, chưa có người nhận văn bản trên hệ thống.")
                self.fields["gui_toi"].help_text = words % {"unit": short_title(in_charge)}

    def _ask(self, line: LineResult) -> None:
        of, money, note = f"{line.number} {line.title}", _("kinh phí (đồng)"), _("ghi chú")
        told: dict[str, forms.Field] = {
            field_name("so", line, target): CountedField(target, label=f"{of}, {target.noun}")
            for target in line.targets
        }
        told[field_name("tien", line)] = MoneyField(label=f"{of}, {money}")
        told |= {
            f"{field_name('nguon', line)}-{source.pk}": MoneyField(label=f"{of}, {source.name} (đồng)")
            for source in self.sources
        }
        told[field_name("ghi", line)] = forms.CharField(label=f"{of}, {note}", max_length=200)
        for name, field in told.items():
            field.required = False
            field.widget.attrs |= {"aria-label": field.label, "lang": "vi"}  # its column and row say it to the eye
            self.fields[name] = field

    def rows(self, own: Mapping[tuple[int, str], Figure]) -> Iterator[Asked]:
        """The contents with their fields, beside what was told before of each measure; of money under «»."""
        for line in askable(self.told):
            of = line.line
            targets = [AskedTarget(t, self[field_name("so", line, t)], own.get((of, t.measure))) for t in line.targets]
            shares = [self[f"{field_name('nguon', line)}-{source.pk}"] for source in self.sources]
            for share, source in zip(shares, self.sources, strict=True):
                share.source = source  # type: ignore[attr-defined]
            money, note = self[field_name("tien", line)], self[field_name("ghi", line)]
            yield Asked(line, targets, money, shares, note, own.get((of, "")))

    def clean(self) -> None:
        """A field that is no longer asked for would be dropped without a word: the plan changed while it was filled."""
        gone = [name for name, said in self.data.items() if name.partition("-")[0] in _ASKED and said]
        if any(name not in self.fields for name in gone):
            raise ValidationError(_("Kế hoạch đã đổi từ lúc mở bảng: hãy xem lại các mục rồi gửi."))
        if not self.errors:
            self._check_shares()

    def _check_shares(self) -> None:
        for line in askable(self.told):
            told = self._reached(line)
            if told.money is not None and sum(told.shares.values()) > told.money:
                words = _("%(content)s: kinh phí theo nguồn cộng lại vượt kinh phí của nội dung.")
                self.add_error(field_name("tien", line), words % {"content": f"{line.number} {line.title}"})

    @property
    def reached(self) -> dict[int, Reached]:
        return {line.line: self._reached(line) for line in askable(self.told)}

    def _reached(self, line: LineResult) -> Reached:
        typed = {target.measure: self.cleaned_data[field_name("so", line, target)] for target in line.targets}
        counts = {measure: value for measure, value in typed.items() if value is not None}
        paid = {one.name: self.cleaned_data[f"{field_name('nguon', line)}-{one.pk}"] for one in self.sources}
        shares = {name: value for name, value in paid.items() if value is not None}
        return Reached(
            counts, self.cleaned_data[field_name("tien", line)], self.cleaned_data[field_name("ghi", line)], shares
        )

    @property
    def to(self) -> Unit | None:
        wanted = self.cleaned_data.get("gui_toi", "")
        return next((unit for unit in self.sends_to if str(unit.pk) == wanted), None)


@counter
def reached_table(request: Request, plan: int) -> HttpResponse:
    """The table of a plan and period for one's own unit: to fill in here, or as a workbook («dang=xlsx»)."""
    found = plan_or_404(request, plan)
    choices, units = _choices(request, found), receiving_units(request)
    if not units:
        raise Refused(_("Anh/chị không có quyền nhận văn bản."))
    unit = _unit(request, units)
    if request.GET.get("dang") == "xlsx":
        return _workbook(found, choices, unit)
    told, mends = told_of(found, choices.period), _mended(request, unit, found, choices.period)
    before = typed_in(mends, told) if mends else {}
    form = ReachedForm(told, unit, found, request.POST or None, mends=mends, initial=before)
    clash: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            paper = _sent(request.user, unit, found, choices.period, form, mends)
            messages.success(request, _("Đã lập văn bản từ bảng số liệu; theo dõi việc duyệt ở trang này."))
            return redirect("paper", paper.pk)
        except ReceivedBefore as before:
            messages.warning(request, _("Đúng các số này đã gửi rồi; đây là văn bản ấy."))
            return redirect("paper", before.paper.pk)
        except MendedBefore as newer:
            form.add_error(None, str(newer))
            mends, clash = newer.paper, {"clashes": True, "differences": differences(form, typed_in(newer.paper, told))}
        except Refused as refusal:
            form.add_error(None, str(refusal))
    page = _page(found, choices, unit, units, form) | clash
    return render(request, "plans/reached.html", page | {"mends": mends, "taken": mends and is_taken(mends)})


def _sent(user: User, unit: Unit, plan: Plan, period: Period, form: ReachedForm, mends: Paper | None) -> Paper:
    role = Role(form.cleaned_data["vai_tro"])
    if mends is None:
        return send_table(user, unit, plan, period, form.reached, role, form.to)
    return mend_table(user, mends, plan, period, form.reached, role, form.cleaned_data["ly_do"])


def _mended(request: Request, unit: Unit, plan: Plan, period: Period) -> Paper | None:
    """The table of this unit, plan and period that the address asks to mend; of which plan it is, its reading tells."""
    if (asked := id_in(request.GET, "sua")) is None:
        return None
    found = get_or_404(papers_for(request.user, today()), asked)
    of_this_plan = found.plan_id in (plan.pk, None)
    if told_from(found) != unit or table_period(found) != period.code or not of_this_plan:
        raise unknown("sua", str(asked))
    return found


def _choices(request: Request, plan: Plan) -> Choices:
    """What the address asks for; where it names no period, the quarter that ended last, if it is one of the plan's."""
    choices, day = understood(request.GET, plan, request.user), today()
    year, quarter = (day.year, (day.month - 1) // 3) if day.month > 3 else (day.year - 1, 4)
    usual = Period.of_year(year, f"Q{quarter}")
    return choices if "ky" in request.GET or plan.year != year else replace(choices, period=usual)


def _page(plan: Plan, choices: Choices, unit: Unit, units: list[Unit], form: ReachedForm) -> dict[str, Any]:
    return {
        "plan": plan,
        "choices": choices,
        "periods": periods_of(plan.year),
        "unit": unit,
        "units": units,
        "form": form,
        "rows": list(form.rows(_told_before(plan, choices.period, unit, form.told))),
    }


def _told_before(plan: Plan, period: Period, unit: Unit, told: Results) -> dict[tuple[int, str], Figure]:
    """What the ledger holds of the period by content and measure: of the unit's own place; to who reviews, of all."""
    if not recipients_of(unit):
        counts = {(line.line, target.measure): target.actual for line in told.lines for target in line.targets}
        return {(line.line, ""): line.money_actual for line in told.lines} | {of: it for of, it in counts.items() if it}
    *_, place = places_of(unit)
    window, money = period.window, money_of(plan.province)
    inside = Entry.objects.filter(
        place.entries, plan=plan, role__in=REACHED, first__gte=window.first, last__lte=window.last
    )
    found: dict[tuple[int, str], Figure] = {}
    for path, sums in groupby(sorted(sums_told(inside), key=attrgetter("path")), attrgetter("path")):
        line = int(path.strip("/").rpartition("/")[2])
        whole = Selector(line, 0, REACHED, window, unit=place.unit, area=place.area)
        figures = figures_told(whole, list(sums))
        found |= {(line, "" if name == money.name else name): figure for name, figure in figures}
    return found


def _unit(request: Request, units: list[Unit]) -> Unit:
    """The unit that tells: the one asked for, or the person's first."""
    asked = id_in(request.GET, "cua")
    if asked is None:
        return units[0]
    if (unit := next((unit for unit in units if unit.pk == asked), None)) is None:
        raise unknown("cua", str(asked))
    return unit


def _workbook(plan: Plan, choices: Choices, unit: Unit) -> HttpResponse:
    answer = HttpResponse(table_to_fill(plan, choices.period, unit), content_type=XLSX)
    name = f"so-lieu-{plan.programme.code}-{choices.period.code}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
