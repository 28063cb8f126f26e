"""What an officer types of the contents that an adjustment is to add: a form for each, blank ones left out."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from khuyencong.records.models import FundSource, Measure, Plan, Statement, Unit
from khuyencong.work.new_contents import NewContent, groups_of, next_number

from ..field_words import NamesOfThings
from ..money import MoneyField, figure_typed
from ..units.titles import UnitChoice, with_titles

ROWS, MORE, MOST = "so-moi", "them", 20  # how many forms the page has, the button for one more, and the end of it


class ContentForm(forms.Form):
    """One content to add: where it stands, its money by the plan's sources, who leads it, and one simple aim."""

    title = forms.CharField(label=gettext_lazy("Tên nội dung"), max_length=300)
    group = forms.ChoiceField(label=gettext_lazy("Thuộc nhóm"), widget=NamesOfThings)
    number = forms.CharField(
        label=gettext_lazy("Số mục"), max_length=20, required=False, help_text=gettext_lazy("để trống: số kế tiếp")
    )
    aim = forms.CharField(
        label=pgettext_lazy("target", "Chỉ tiêu"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("số lượng, ví dụ 30"),
    )
    measure = forms.ModelChoiceField(
        label=gettext_lazy("là số"), queryset=Measure.objects.none(), required=False,
        empty_label=gettext_lazy("không có chỉ tiêu"),
    )  # fmt: skip
    lead = UnitChoice(
        label=gettext_lazy("Đơn vị chủ trì"), queryset=Unit.objects.none(), required=False,
        empty_label=gettext_lazy("chưa ghi đơn vị"),
    )  # fmt: skip

    def __init__(self, offered: "Offered", **more: Any) -> None:
        super().__init__(empty_permitted=True, use_required_attribute=False, **more)
        self.money, self.fields = offered.money, dict(offered.fields)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        aim, measure = said.get("aim"), said.get("measure")
        if self.has_changed() and bool(aim) != bool(measure):
            self.add_error("measure", _("Chỉ tiêu cần cả số lượng và là số gì."))
        elif aim and measure:
            try:
                said["aim"] = figure_typed(aim, is_money=False, scale=measure.scale)
            except forms.ValidationError as wrong:
                self.add_error("aim", wrong)
        return said

    @property
    def told(self) -> NewContent | None:
        """What was typed; None where nothing was."""
        said = self.cleaned_data
        if not self.has_changed():
            return None
        measure, lead = said.get("measure"), said.get("lead")
        return NewContent(
            title=said["title"],
            money={s.pk if s else None: said[name] for name, s in self.money.items() if said[name]},
            number=said["number"],
            group=int(said["group"]) if said["group"] != str(TOP) else None,
            lead=lead.pk if lead else None,
            aims={measure.pk: said["aim"]} if measure else {},
        )


TOP = 0  # right below the plan, in no group


class Offered:
    """The fields of every form of one page, their choices asked once; `money`: the source of each sum's field."""

    def __init__(self, plan: Plan, sources: Iterable[FundSource | None]) -> None:
        self.money = {f"tien-{source.pk if source else 0}": source for source in sources}
        fields = deepcopy(ContentForm.base_fields)
        fields["group"].choices = places = _groups(plan)  # type: ignore[attr-defined]
        fields["group"].initial = places[0][0]  # a form of which only this is chosen is blank
        told = Statement.objects.filter(plan=plan, measure__is_money=False, measure__kind=Measure.Kind.FLOW)
        _offer(fields["measure"], Measure.objects.filter(pk__in=told.values("measure")))
        if plan.lines.exclude(lead=None).exists():
            units = Unit.objects.filter(province=plan.province_id, valid_to=None).order_by("path")
            _offer(fields["lead"], with_titles(units))
        else:
            del fields["lead"]
        after = {name: fields.pop(name) for name in ("aim", "measure", "lead") if name in fields}
        self.fields = fields | {name: _money_field(source) for name, source in self.money.items()} | after


def _offer(field: Any, rows: QuerySet[Any]) -> None:
    """These rows are what may be chosen; they are asked for here, not each time the field is shown."""
    field.queryset = rows
    field.choices = list(field.choices)


def _groups(plan: Plan) -> list[tuple[str, str]]:
    """Where a content may stand, each with the number it would get there."""
    groups = [(str(group.pk), group, str(group)) for group in groups_of(plan)]
    places = groups or [(str(TOP), plan.top, _("ngay dưới kế hoạch"))]
    words = _("%(group)s (số kế tiếp: %(number)s)")
    return [(code, words % {"group": name, "number": next_number(line)}) for code, line, name in places]


def _money_field(source: FundSource | None) -> MoneyField:
    field = MoneyField(label=f"{_('Kinh phí (đồng)')}{f', {source}' if source else ''}", required=False)
    field.widget.attrs |= {"data-money": "0", "data-source": str(source or "")}
    return field


def content_forms(plan: Plan, sources: Iterable[FundSource | None], said: QueryDict) -> list[ContentForm]:
    """As many forms as the page had; one more, what was typed kept and nothing judged yet, where it is asked for."""
    asked = said.get(ROWS, "")
    count = min(int(asked) if asked.isdecimal() and len(asked) < 3 else 0, MOST)
    count = min(count + 1, MOST) if MORE in said else count
    if not count:
        return []
    offered = Offered(plan, sources)
    if MORE in said:
        return [ContentForm(offered, prefix=f"moi-{n}", initial=_typed(said, f"moi-{n}-")) for n in range(count)]
    return [ContentForm(offered, prefix=f"moi-{n}", data=said) for n in range(count)]


def _typed(said: QueryDict, prefix: str) -> Mapping[str, str]:
    return {name.removeprefix(prefix): said.get(name, "") for name in said if name.startswith(prefix)}
