"""Figures as people type them: what the ledger has no room for is said beside its field."""

import pytest
from django.core.exceptions import ValidationError
from django.forms import Field
from django.test import Client
from django.urls import reverse

from khuyencong.desk.money import TOO_MUCH, CountField, MoneyField, RangeField
from tests.factories import Case

FIELDS = [MoneyField(), CountField(), RangeField(is_money=True, scale=0), RangeField(is_money=False, scale=4)]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: type(field).__name__)
@pytest.mark.parametrize("typed", ["12345678901234567890", "9" * 5000, "100.000.000.000.000"])
def test_a_figure_the_ledger_cannot_hold_is_refused_by_every_field(field: Field, typed: str) -> None:
    with pytest.raises(ValidationError):
        field.clean(typed)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: type(field).__name__)
def test_the_greatest_figure_still_goes(field: Field) -> None:
    assert field.clean(str(TOO_MUCH - 1)) is not None


@pytest.mark.django_db
def test_the_page_says_it_beside_the_field(case: Case, officer: Client) -> None:
    page = officer.post(
        reverse("mend", args=[case.waiting.pk, case.fact.pk]),
        {"value": "12345678901234567890", "role": "actual", "period": "2023", "reason": "gõ thừa"},
    )
    assert page.status_code == 200
    assert "Số lớn quá" in page.content.decode()
