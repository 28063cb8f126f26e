"""What units are called today, fetched along with whatever names them."""

from typing import Any, TypeVar

from django import forms
from django.db.models import Model, Prefetch, QuerySet

from khuyencong.records.models import Unit, UnitTitle

from ..access import today

M = TypeVar("M", bound=Model)


def with_titles(rows: QuerySet[M], to_unit: str = "") -> QuerySet[M]:
    """The rows with the present title of their unit; `to_unit` is the way to it («unit__»)."""
    return rows.prefetch_related(Prefetch(f"{to_unit}titles", UnitTitle.objects.on(today()), "titles_now"))


def short_title(unit: Unit) -> str:
    """«Phòng QLCN»; the code where the unit has no title today."""
    titles = unit.titles_now if hasattr(unit, "titles_now") else list(unit.titles.on(today()))
    return titles[-1].short_title if titles else unit.code


class UnitChoice(forms.ModelChoiceField):
    """A unit chosen by its present title."""

    def label_from_instance(self, obj: Any) -> str:
        depth = obj.path.count("/") - 2
        return f"{'– ' * depth}{short_title(obj)} ({obj.code})"
