"""Forms of the papers' pages: mending what was read, choosing the plan, rejecting."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import Area, Fact, FundSource, Line, Measure, Paper, Plan
from khuyencong.records.queries import is_emptied, sources_offered
from khuyencong.records.units import areas_below
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work.library import Correction, plan_meant
from khuyencong.work.reporting import sentence_around

from ..access import today
from ..field_words import LongList, NamesOfThings
from ..figures import scaled
from ..money import CountField, MoneyField, in_smallest
from ..period_field import PeriodField
from ..plans.forms import AreaField
from ..words import ROLE_WORDS

_NUMBER = re.compile(r"\d[\d.,]*")
# In the words of the history, which is Vietnamese whoever writes it.
_WHY = {"doc": "Đọc chưa đúng so với văn bản", "in": "Văn bản ghi sai", "": ""}
_VALUES = ("value", "value_high")
_ROLES = (Role.PLAN, Role.ADJUSTMENT, Role.ACTUAL, Role.ESTIMATE)


class MendForm(forms.Form):
    """New readings of one fact. It starts with what was read, so that only what is wrong is typed."""

    value = forms.Field(label=gettext_lazy("Giá trị"), required=False)
    value_high = forms.Field(label=gettext_lazy("Đến (nếu là khoảng)"), required=False)
    role = forms.ChoiceField(label=gettext_lazy("Là số"), required=False)
    period = forms.CharField(label=gettext_lazy("Kỳ"), required=False)
    line = forms.ModelChoiceField(label=gettext_lazy("Mục kế hoạch"), queryset=Line.objects.none(), required=False)
    measure = forms.ModelChoiceField(
        label=gettext_lazy("Tính theo chỉ tiêu"), queryset=Measure.objects.none(), required=False
    )
    source = forms.ModelChoiceField(label=gettext_lazy("Nguồn"), queryset=FundSource.objects.none(), required=False)
    area = forms.ModelChoiceField(label=gettext_lazy("Địa bàn"), queryset=Area.objects.none(), required=False)
    why = forms.ChoiceField(
        label=gettext_lazy("Lý do sửa"),
        choices=[("doc", gettext_lazy("chương trình đọc sai")), ("in", gettext_lazy("văn bản ghi sai"))],
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("chỉ cần chọn khi số mới không in ở câu này"),
    )
    reason = forms.CharField(label=gettext_lazy("Ghi thêm (nếu cần)"), required=False, max_length=160)
    alike = forms.BooleanField(
        label=gettext_lazy("Sửa cả các số cùng loại"),
        required=False,
        help_text=gettext_lazy("cùng cột của bảng, hoặc cùng đề mục: vai trò, kỳ, chỉ tiêu, nguồn, đơn vị tiền"),
    )

    def __init__(self, fact: Fact, data: Any = None, offered: Mapping[str, str] | None = None) -> None:
        self.fact = fact
        super().__init__(data, initial={**_readings(fact), **(offered or {})})
        self.auto_id = f"s{fact.pk}_%s"
        kind = MoneyField if fact.kind in (Fact.Kind.AMOUNT, Fact.Kind.TOTAL) else CountField
        self.fields["value"] = kind(label=_("Giá trị"), required=False)
        self.fields["value_high"] = kind(label=_("Đến (nếu là khoảng)"), required=False)
        self.fields["role"] = _choice(_("Là số"), [(role.value, ROLE_WORDS[role]) for role in _ROLES])
        year = (fact.paper.plan.year if fact.paper.plan else fact.paper.year) or today().year
        self.fields["period"] = PeriodField(year, label=self.fields["period"].label)
        self._offer("line", lines_of(fact.paper, plan_meant(fact.paper)), _("mục mới, hoặc theo văn bản"), LongList)
        is_money = fact.kind in (Fact.Kind.AMOUNT, Fact.Kind.TOTAL)  # an amount stays money, a count never is
        self._offer("measure", measures_of(fact.paper).filter(is_money=is_money), _("giữ nguyên"))
        told = FundSource.objects.filter(facts=fact)
        sources = sources_offered(fact.paper.plan, fact.paper.province) | told
        self._offer("source", sources.distinct(), _("không nêu nguồn"))
        self.fields["area"] = AreaField(
            label=_("Địa bàn"), queryset=areas_of(fact), required=False, empty_label=_("không nêu địa bàn")
        )

    def _offer(self, name: str, rows: Any, empty: str, widget: type[forms.Select] = NamesOfThings) -> None:
        told: dict[str, Any] = {"label": self.fields[name].label, "empty_label": empty, "widget": widget}
        self.fields[name] = forms.ModelChoiceField(queryset=rows, required=False, **told)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for name in _VALUES:
            self._count(said, name)
        low, high = said.get("value"), said.get("value_high")
        if low is not None and high is not None and high < low:
            self.add_error("value_high", _("Đầu trên của khoảng phải lớn hơn đầu dưới."))
        self._require_why(said)
        return said

    def _count(self, said: dict[str, Any], name: str) -> None:
        """The number in the measure's smallest unit, beside what was typed."""
        typed = said.get(name)
        try:
            scale = _scale(said.get("measure") or self.fact.measure)
            said[f"whole_{name}"] = None if typed is None else in_smallest(typed, scale)
        except forms.ValidationError as wrong:
            self.add_error(name, wrong)

    def _require_why(self, said: dict[str, Any]) -> None:
        """A number that stands in the printed line was misread, and so was everything that is no number; of another one
        only the person knows who erred."""
        typed = {said[name]: said[f"whole_{name}"] for name in _VALUES if said.get(name) is not None}
        read = {self.fact.value, self.fact.value_high}
        unprinted = [n for n, counted in typed.items() if counted not in read and not is_printed(self.fact, n)]
        if unprinted and not said.get("why") and not said.get("reason"):
            self.add_error("why", _("Số mới không in ở câu này: chọn ai sai, hoặc ghi lý do."))

    @property
    def said(self) -> str:
        """The reason in words, for the history."""
        why, more = self.cleaned_data["why"], self.cleaned_data["reason"].strip()
        return "; ".join(filter(None, (_WHY[why or ("" if more else "doc")], more)))

    def correction(self) -> Correction:
        """Only what differs from what was read."""
        said, fact = self.cleaned_data, self.fact
        given = {
            **{name: said[f"whole_{name}"] for name in _VALUES},
            **{name: said[name] for name in ("role", "period", "line", "source", "area")},
            "measure": said["measure"] or fact.measure,
        }
        changed = {name: value for name, value in given.items() if value != (getattr(fact, name) or _nothing(value))}
        return Correction(**changed, changed=frozenset(changed))


class LineForm(forms.Form):
    """Which item of the plan an activity speaks of; empty = a new item."""

    line = forms.ModelChoiceField(queryset=Line.objects.none(), required=False)

    def __init__(self, paper: Paper, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"] = forms.ModelChoiceField(queryset=lines_of(paper, plan_meant(paper)), required=False)


def lines_of(paper: Paper, plan: Plan | None) -> Any:
    """The items of the plan, the paper's or the one it will be given to, that its facts may be matched with."""
    lines = Line.objects.filter(plan=plan, closed_in=None).exclude(kind=Line.Kind.OUTSIDE)
    own = lines.filter(pk__in=paper.facts.values("line"))  # also those that its taking back left empty
    return lines.filter(~is_emptied() | Q(pk__in=own)).order_by("path")


def areas_of(fact: Fact) -> Any:
    """The areas of the province that stood in the fact's period."""
    window = Period.parse(fact.period or str(fact.paper.year or today().year)).window
    return areas_below(fact.paper.province.code, window.first, window.last)


def measures_of(paper: Paper) -> Any:
    """What a figure may be «tính là»: the province's measures, those met in the paper or its plan first."""
    near = Q(facts__paper=paper.pk)
    if paper.plan_id:
        near |= Q(facts__paper__plan=paper.plan_id)
    met = Exists(Measure.objects.filter(near, pk=OuterRef("pk")))
    return (
        Measure.objects.filter(province=paper.province_id, merged_into=None).annotate(met=met).order_by("-met", "name")
    )


def _readings(fact: Fact) -> dict[str, Any]:
    scale = _scale(fact.measure)
    return {
        "value": "" if fact.value is None else scaled(fact.value, scale),
        "value_high": "" if fact.value_high is None else scaled(fact.value_high, scale),
        "role": fact.role,
        "period": fact.period,
        "line": fact.line_id,
        "measure": fact.measure_id,
        "source": fact.source_id,
        "area": fact.area_id,
    }


def is_printed(fact: Fact, number: int | Decimal) -> bool:
    """Whether the line of the paper that the figure stands in prints these digits, in whatever unit of money. A single
    digit may be a list's: then its zeros must stand there too."""
    printed = _NUMBER.findall("".join(sentence_around(fact.paper.text, fact.start, fact.end)))
    digits = _digits(f"{number:f}")
    if len(digits) < 2:
        return str(number) in {re.sub(r"\D", "", one) for one in printed}
    return digits in map(_digits, printed)


def _digits(number: str) -> str:
    """What «450.000.000», «450» and «0,45» have in common."""
    return re.sub(r"\D", "", number).strip("0")


def _scale(measure: Measure | None) -> int:
    return measure.scale if measure else 0


def _choice(label: str, choices: list[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("chưa rõ")), *choices])


def _nothing(value: object) -> object:
    """What an empty column is compared with: "" for words, None for the rest."""
    return "" if isinstance(value, str) else None
