"""The part of issuing that is about the number: ours, one that was kept, or the e-office's; and the paper's copies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.agencies import issuer_of
from khuyencong.records.models import BookNumber, Issue, Plan
from khuyencong.terms.blanks import NONE, Answers
from khuyencong.terms.periods import Period, day_in_figures
from khuyencong.work.library import Circulation, require_a_word_about, standing_issues, wanted_by
from khuyencong.work.numbering import Place, UnconfirmedLeap, Wanted, next_place, series_kind, where_it_stands
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import form_named

from ..access import today
from ..days import DayField
from ..numbering.forms import LeapForm

HERE, OFFICE, KEPT = "here", "office", "kept"
# The ways of one question, and what each asks besides: a page shows the questions of the chosen way alone.
RELATION = {"replaces": ("replaces",), "supplements": ("supplements",), "beside": ("beside",)}
NUMBERED_BY = {HERE: (), KEPT: ("kept",), OFFICE: ("number", "gap")}
CIRCULATION = ("copies", "kept_by", "sent_on")


@dataclass(frozen=True, slots=True)
class Way:
    """One answer to a question of several ways, with the questions that only it asks and what comes of it."""

    choice: Any  # the button to press, as Django draws it
    fields: tuple[forms.BoundField, ...]
    comes: str = ""


class NumberForm(LeapForm):
    """Which number a paper bears, which paper it replaces, and where its copies go."""

    numbered_by = forms.ChoiceField(
        label=gettext_lazy("Số văn bản"),
        choices=[
            (HERE, gettext_lazy("cấp số kế tiếp trong sổ")),
            (KEPT, gettext_lazy("dùng số đã giữ lại")),
            (OFFICE, gettext_lazy("số của văn phòng điện tử")),
        ],
        initial=HERE,
        widget=forms.RadioSelect,
    )
    relation = forms.ChoiceField(
        label=gettext_lazy("Văn bản đã phát hành cùng mẫu, cùng kỳ"),
        choices=[
            ("replaces", gettext_lazy("thay thế văn bản ấy")),
            ("supplements", gettext_lazy("bổ sung cho văn bản ấy")),
            ("beside", gettext_lazy("phát hành thêm, văn bản ấy vẫn đứng nguyên")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    number = forms.CharField(
        label=gettext_lazy("Số của văn phòng điện tử"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("ví dụ 12/BC-SCT"),
    )
    gap = forms.CharField(
        label=gettext_lazy("Vì sao bỏ cách số"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("khi số của văn phòng điện tử không liền số cuối của sổ"),
    )
    kept = forms.ModelChoiceField(
        label=gettext_lazy("Số đã giữ lại"),
        queryset=BookNumber.objects.none(),
        required=False,
        empty_label=gettext_lazy("không dùng"),
    )
    replaces = forms.ModelChoiceField(
        label=gettext_lazy("Thay thế văn bản"),
        queryset=Issue.objects.none(),
        required=False,
        empty_label=gettext_lazy("không thay văn bản nào"),
    )
    supplements = forms.ModelChoiceField(
        label=gettext_lazy("Bổ sung cho văn bản"),
        queryset=Issue.objects.none(),
        required=False,
        empty_label=gettext_lazy("không bổ sung văn bản nào"),
    )
    beside = forms.CharField(
        label=gettext_lazy("Vì sao phát hành thêm"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("khi văn bản trước vẫn đứng nguyên, không thay thế, không bổ sung; lý do được lưu"),
    )
    copies = forms.IntegerField(label=gettext_lazy("Số lượng bản"), required=False, min_value=1, max_value=9999)
    kept_by = forms.CharField(label=gettext_lazy("Đơn vị, người nhận bản lưu"), required=False, max_length=160)
    sent_on = DayField(label=gettext_lazy("Ngày chuyển"), required=False, help_text=gettext_lazy("ví dụ 4/6/2024"))

    field_order: Sequence[str] | None = ("relation", *RELATION, "numbered_by", "kept", "number", "gap")

    def __init__(
        self,
        plan: Plan,
        form: str,
        period: Period,
        *args: Any,
        day: date | None = None,
        answers: Answers = NONE,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.wanted = wanted_by(plan, form, day or self.day(), answers)
        self.standing = standing_issues(plan, form, period)
        self.fields["kept"].queryset = kept_numbers(plan, form)  # type: ignore[attr-defined]
        replaces: Any = self.fields["replaces"]
        replaces.queryset = (
            plan.issues.exclude(state=Issue.State.REPLACED).filter(form__startswith=f"{form}/").select_related("paper")
        )
        replaces.label_from_instance = _told
        supplements: Any = self.fields["supplements"]
        supplements.queryset = Issue.objects.filter(pk__in=[one.pk for one in self.standing]).select_related("paper")
        supplements.label_from_instance = _told
        if not replaces.queryset.exists():
            del self.fields["replaces"]
        if not self.standing:
            del self.fields["relation"], self.fields["supplements"], self.fields["beside"]

    @cached_property
    def upcoming(self) -> Place | Refused:
        """Where the book would number the paper now, or why it cannot."""
        try:
            return next_place(self.wanted)
        except Refused as refusal:
            return refusal

    def day(self) -> date:
        """The day of signing, in whose year and order the number stands."""
        return today()

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("numbered_by") == OFFICE and not said.get("number", "").strip()[:1].isdigit():
            self.add_error("number", _("Ghi số mà văn phòng điện tử đã cấp, bắt đầu bằng chữ số."))
        elif said.get("numbered_by") == OFFICE:
            self._require_free(replace(self.wanted, taken=said["number"], gap=said.get("gap", "")))
        elif said.get("numbered_by") == HERE:
            self._require_confirmed(self.upcoming)
        if said.get("numbered_by") == KEPT and said.get("kept") is None:
            self.add_error("kept", _("Chọn số đã giữ lại."))
        self._require_a_word(said)
        return said

    def _require_free(self, wanted: Wanted) -> None:
        """A number of the e-office that the book has, or that leaves others out, as the verb says it again."""
        try:
            place = next_place(wanted)
        except Refused as refusal:
            self.add_error("number", str(refusal))
        else:
            self._require_confirmed(place)

    def _require_confirmed(self, place: Place | Refused) -> None:
        """A number that leaves many out; where it came of a paper from outside, that paper may be read wrongly."""
        if isinstance(place, Place) and place.leap:
            typed = place is not self.upcoming
            self.ask_about(place, typed=typed)
            if self.cleaned_data.get("leap") not in ((place.leap,) if typed else (place.leap, 0)):
                self.add_error("leap", str(UnconfirmedLeap(place)))

    def _require_a_word(self, said: dict[str, Any]) -> None:
        """Said before the paper is checked, as the verb says it again."""
        self._keep_chosen(said)
        try:
            about = said.get("replaces"), said.get("supplements"), said.get("beside", "")
            require_a_word_about(self.standing, *about)
        except Refused as refusal:
            self.add_error("relation" if self.standing else "replaces", str(refusal))

    def _keep_chosen(self, said: dict[str, Any]) -> None:
        """What stands under a way that was not chosen is not said; where one paper stands, it is the one meant."""
        if not (chosen := said.get("relation")):
            return
        for name in RELATION:
            if name != chosen:
                said[name] = "" if name == "beside" else None
        if chosen != "beside" and said.get(chosen) is None and len(self.standing) == 1:
            said[chosen] = self.standing[0]

    def relation_ways(self) -> list[Way]:
        """What may become of the papers that stand already; nothing where no paper does."""
        if len(self.standing) == 1:  # nothing to choose among
            return self._ways("relation", RELATION | {"replaces": (), "supplements": ()})
        return self._ways("relation", RELATION) if self.standing else []

    def number_ways(self) -> list[Way]:
        """The ways to a number, each with the number that comes of it as the book stands."""
        if isinstance(place := self.upcoming, Refused):
            upcoming, outside = str(place), ""
        else:
            outside = where_it_stands(place.before.start - 1 if place.before else place.ordinal - 1, place.seen)
            upcoming = f"{place} · {outside}" if place.seen else str(place)
            if place.leap and not self.asks:
                self.ask_about(place)
        kept = [str(number) for number in self.fields["kept"].queryset]  # type: ignore[attr-defined]
        comes = {
            HERE: upcoming,
            KEPT: ", ".join(kept) if kept else _("chưa giữ số nào cho loại văn bản này"),
            OFFICE: outside,
        }
        chosen, asked = self["numbered_by"].value(), ("leap",) if self.asks else ()
        ways = self._ways("numbered_by", NUMBERED_BY | {chosen: (*NUMBERED_BY.get(chosen, ()), *asked)})
        return [replace(way, comes=comes[way.choice.data["value"]]) for way in ways]

    def _ways(self, name: str, ways: Mapping[str, Sequence[str]]) -> list[Way]:
        return [Way(choice, tuple(self[asked] for asked in ways[choice.data["value"]])) for choice in self[name]]

    def circulation(self) -> list[forms.BoundField]:
        """What the register keeps of copies; seldom filled in here."""
        return [self[name] for name in CIRCULATION]

    def others(self) -> list[forms.BoundField]:
        """Every question that belongs to none of these."""
        asked = [names for ways in (RELATION, NUMBERED_BY) for names in ways.values()]
        apart = {"relation", "numbered_by", "leap", *CIRCULATION, *(name for names in asked for name in names)}
        if not self.standing:
            apart.discard("replaces")
        return [field for field in self if field.name not in apart]

    def numbering(self) -> dict[str, Any]:
        """The part of an issue order that this form answers."""
        said = self.cleaned_data
        by = said["numbered_by"]
        return {
            "numbered_by": OFFICE if by == OFFICE else HERE,
            "number": said["number"] if by == OFFICE else "",
            "gap": said["gap"] if by == OFFICE else "",
            "kept": said["kept"] if by == KEPT else None,
            "leap": said["leap"] if by != KEPT else None,
            "replaces": said.get("replaces"),
            "supplements": said.get("supplements"),
            "beside": said.get("beside", ""),
            "circulation": Circulation(said["copies"], said["kept_by"], said["sent_on"]),
        }


def _told(issue: Issue) -> str:
    return f"{issue.paper.number}, {day_in_figures(issue.signed_on)} ({issue.get_state_display()})"


def kept_numbers(plan: Plan, form: str) -> Any:
    """The numbers that were kept for a kind of paper and wait for theirs."""
    unit = issuer_of(plan.unit)
    kept = BookNumber.objects.filter(series__unit=unit, series__body="", state=BookNumber.State.RESERVED)
    kind = form_named(form).book
    fitting = [
        row.pk
        for row in kept.select_related("series")
        if series_kind(unit, "", row.series.year, kind) == row.series.kind
    ]
    return BookNumber.objects.filter(pk__in=fitting)
