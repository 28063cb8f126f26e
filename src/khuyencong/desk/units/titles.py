"""What units are called on a day, fetched along with whatever names them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.db.models import Model, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from khuyencong.records.models import Unit, UnitTitle
from khuyencong.records.queries import ancestors
from khuyencong.records.units import EARLIEST_FIRST, Certainty, UnitType, within
from khuyencong.terms.vietnamese import fold

from ..access import today
from ..field_words import LongList

M = TypeVar("M", bound=Model)


def with_titles(rows: QuerySet[M], to_unit: str = "", day: date | None = None) -> QuerySet[M]:
    """The rows with what their unit is called on a day, today unless told; `to_unit` is the way to it («unit__»)."""
    return rows.prefetch_related(Prefetch(f"{to_unit}titles", _fitting_last(day or today()), "titles_then"))


def _fitting_last(day: date) -> QuerySet[UnitTitle]:
    """All titles, the one of the day last; of a unit without one that day, its latest."""
    return UnitTitle.objects.annotate(fits=within(day)).order_by("fits", EARLIEST_FIRST)


def short_title(unit: Unit) -> str:
    """«Phòng QLCN»; the code where the unit has no title on the day."""
    title = _title(unit)
    return title.short_title if title else unit.code


def full_title(unit: Unit) -> str:
    """«Phòng Quản lý Công nghiệp»."""
    title = _title(unit)
    return title.title if title else unit.code


def unsure(unit: Unit) -> str:
    """What is said behind the name of a unit nobody has read of in a source: whether it stands is not known."""
    return f" · {_('chưa kiểm chứng')}" if unit.certainty == Certainty.UNVERIFIED else ""


def _title(unit: Unit) -> UnitTitle | None:
    """The title fetched along, else asked for."""
    titles = unit.titles_then if hasattr(unit, "titles_then") else list(_fitting_last(today()).filter(unit=unit))
    return titles[-1] if titles else None


def in_tree(units: Iterable[Unit]) -> list[Unit]:
    """Each behind what it is part of and beside others by name; the many communes behind the few agencies."""
    listed = list(units)
    names = {unit.pk: (unit.type == UnitType.COMMUNE_COMMITTEE, fold(short_title(unit))) for unit in listed}

    def place(unit: Unit) -> list[tuple[bool, str, int]]:
        return [(*names.get(pk, (False, "")), pk) for pk in ancestors(unit.path)]

    return sorted(listed, key=place)


class _InTree(forms.models.ModelChoiceIterator):
    """The empty choice, then the units as they stand in the tree."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from map(self.choice, in_tree(self.queryset.all()))


class UnitChoice(forms.ModelChoiceField):
    """A unit chosen by its present title, indented as it stands in the tree."""

    widget = LongList
    iterator = _InTree

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"empty_label": _("chọn đơn vị"), **more})

    def label_from_instance(self, obj: Any) -> str:
        return f"{'– ' * obj.depth}{short_title(obj)} ({obj.code}){unsure(obj)}"
