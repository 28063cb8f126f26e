"""The stationery pages: what an administrator sees of the units, and sets."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.records.models import Stationery, Unit, UnitTitle
from tests.desk.conftest import SignIn
from tests.factories import Case, unit_of
from tests.papers.writing.test_template import template, with_part


def asked(client: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("stationery")).status_code == 200
    return len(queries)


def test_the_list_asks_as_often_for_many_units_as_for_few(case: Case, signed_in: SignIn) -> None:
    admin = signed_in(case.people["admin"])
    asked(admin)
    few = asked(admin)
    for number in range(3):
        unit = unit_of(case.world.province, case.world.committee, f"XA{number}", "commune_committee")
        UnitTitle.objects.create(unit=unit, title=f"Xã {number}", short_title="", place_name="", certainty="verified")
    assert asked(admin) == few


def test_a_unit_is_found_without_marks_among_those_that_issue_papers(case: Case, signed_in: SignIn) -> None:
    """Agencies of the province first, the many communes behind; what has ended issues nothing any more."""
    admin, province = signed_in(case.people["admin"]), case.world.province
    for code, title, last in (("XA1", "Xã Đak Lua", None), ("XA2", "Xã Cũ", date(2025, 6, 30))):
        unit = unit_of(province, case.world.committee, code, "commune_committee")
        Unit.objects.filter(pk=unit.pk).update(valid_to=last)
        UnitTitle.objects.create(unit=unit, title=title, short_title="", place_name="", certainty="verified")
    page = admin.get(reverse("stationery")).content.decode()
    assert page.index("Cơ quan, đơn vị của tỉnh") < page.index("Sở Công Thương") < page.index("UBND xã, phường")
    assert page.index("UBND xã, phường") < page.index("Xã Đak Lua")
    assert "Xã Cũ" not in page
    found = admin.get(reverse("stationery"), {"q": "dak lua"}).content.decode()
    assert "Xã Đak Lua" in found
    assert "Sở Công Thương" not in found[found.index("<table") :]


def test_a_template_is_set_looked_at_and_refused(case: Case, signed_in: SignIn) -> None:
    admin, unit = signed_in(case.people["admin"]), case.world.department.pk
    address = reverse("unit_stationery", args=[unit])
    page = admin.post(
        address, {"address": "Số 2", "template": SimpleUploadedFile("mau.docx", template("{{nội dung}}"))}, follow=True
    )
    assert "mau.docx" in page.content.decode()
    assert admin.get(reverse("template_file", args=[unit])).content == template_of(unit)
    bad = SimpleUploadedFile("mau.docx", with_part("word/vbaProject.bin", b"x"))
    assert "macro" in admin.post(address, {"address": "Số 3", "template": bad}).content.decode()
    assert Stationery.objects.get(withdrawn_at_act=None).address == "Số 2"


def template_of(unit: int) -> bytes:
    from khuyencong.records.store import read_bytes

    held = Stationery.objects.get(unit=unit, withdrawn_at_act=None).template
    assert held is not None
    return read_bytes(held)
