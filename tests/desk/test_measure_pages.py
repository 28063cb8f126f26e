"""Pages of measures: how one adds up is changed by who saw how it does."""

import html

from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Measure
from khuyencong.work.measures import add_measure, change_kind
from tests.factories import Case

Kind = Measure.Kind


def test_who_was_overtaken_learns_the_newer_kind_and_then_changes_it(case: Case, officer: Client) -> None:
    measure = add_measure(case.world.officer, case.world.province, "Phòng trưng bày", "phòng", Kind.FLOW)
    address = reverse("change_kind", args=[measure.pk])
    assert 'name="seen" value="flow"' in officer.get(address).content.decode()
    change_kind(case.world.colleague, measure, Kind.STOCK, Kind.FLOW)

    page = html.unescape(officer.post(address, {"kind": "distinct", "seen": "flow"}).content.decode())
    assert "người khác đổi cách cộng của chỉ tiêu này thành «số tại thời điểm»" in page
    assert 'name="seen" value="stock"' in page

    assert officer.post(address, {"kind": "distinct", "seen": "stock"}).status_code == 302
    measure.refresh_from_db()
    assert measure.kind == Kind.DISTINCT
