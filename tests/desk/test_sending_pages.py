"""Where a unit's paper goes, as its people and the agency see it."""

import html
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from khuyencong.records.models import Area, Paper, Unit, UnitTitle
from khuyencong.work.library import receive
from khuyencong.work.library.read import read_paper
from tests.desk.conftest import SignIn
from tests.factories import Case
from tests.work.test_sending import PLANNED, neighbour_of, of_area, old_commune, unit_of_person


def send(client: Client, unit: Unit, to: object) -> str:
    file = SimpleUploadedFile("bao-cao.txt", "BÁO CÁO\n1. Hội chợ: 148.500.000 đồng.".encode())
    answer = client.post("/van-ban/nhan/", {"don_vi": unit.pk, "gui_toi": to, "tep": file}, follow=True)
    return answer.content.decode()


def test_an_address_that_takes_no_papers_is_told_and_nothing_is_kept(case: Case, signed_in: SignIn) -> None:
    commune = case.people["commune"]
    unit, client, before = unit_of_person(commune), signed_in(commune), Paper.objects.count()
    for nowhere in (999_999, "abc", case.world.stranger_unit.pk):
        page = send(client, unit, nowhere)
        assert "không nhận văn bản của đơn vị này" in page
        assert f'value="{case.world.department.pk}"' in page, "the agency that reviews is offered"
    assert Paper.objects.count() == before


def test_the_sender_reads_where_the_paper_went(case: Case, signed_in: SignIn) -> None:
    commune = case.people["commune"]
    client, unit = signed_in(commune), unit_of_person(commune)
    assert "Đã gửi 1 văn bản tới Sở Công Thương" in send(client, unit, case.world.department.pk)


def test_who_keeps_a_paper_at_the_unit_reads_that_nobody_has_it(case: Case, signed_in: SignIn) -> None:
    commune = case.people["commune"]
    assert "chưa gửi cơ quan nào" in send(signed_in(commune), unit_of_person(commune), "")


def test_planned_figures_of_a_commune_are_placed_with_one_press(case: Case, signed_in: SignIn, officer: Client) -> None:
    commune = case.people["commune"]
    of_area(case, commune)
    paper = receive(commune, unit_of_person(commune), "bao-cao.txt", PLANNED.encode(), case.world.department)
    read_paper.func(paper.pk)
    place = f"/van-ban/{paper.pk}/dia-ban/"
    assert place not in signed_in(commune).get(f"/van-ban/{paper.pk}/").content.decode()
    assert place in officer.get(f"/van-ban/{paper.pk}/").content.decode()

    page = officer.post(place, follow=True).content.decode()

    assert place not in page
    assert {fact.area for fact in paper.facts.filter(role="plan")} == {case.area}


def test_a_paper_that_names_another_agency_than_its_sender_is_told(case: Case, officer: Client) -> None:
    """«xã Suối» is not «xã Suối Lớn»; the sender's earlier names are its own."""
    unit = unit_of_person(case.people["commune"])
    told = {"certainty": "verified", "source": "thử", "place_name": "xã Suối"}
    UnitTitle.objects.filter(unit=unit).delete()
    changed = date(2025, 7, 1)
    for name, first, last in (("xã Hồ", None, changed - timedelta(days=1)), ("xã Suối", changed, None)):
        days = {"valid_from": first, "valid_to": last}
        UnitTitle.objects.create(unit=unit, title=f"UBND {name}", short_title=name, **days, **told)
    paper = receive(case.people["commune"], unit, "bao-cao.txt", PLANNED.encode(), case.world.department)
    read_paper.func(paper.pk)

    def page(issuer: str) -> str:
        Paper.objects.filter(pk=paper.pk).update(issuer=issuer, dated="2026-06-08")
        return html.unescape(officer.get(f"/van-ban/{paper.pk}/").content.decode())

    for own in (
        "UBND XÃ SUỐI",
        "ỦY BAN NHÂN DÂN XÃ HỒ",
        "UBND xã Suối, tỉnh Đồng Nai",
        "UBND xã Suối tỉnh Đồng Nai",
        "",
    ):
        assert "gửi nhầm tệp" not in page(own)
    assert "cơ quan ban hành «UBND XÃ SUỐI LỚN», đơn vị gửi là UBND xã Suối" in page("UBND XÃ SUỐI LỚN")

    other = neighbour_of(case, case.people["commune"])
    address = f"/van-ban/{paper.pk}/cua-don-vi/"
    old_commune("Suối", Area.objects.get(units=other))  # another bore the name before, and went into the neighbour
    for named in ("UBND xã Suối", "UBND xã Suối tỉnh Đồng Nai"):
        assert address not in page(named)
    assert "số liệu đang được ghi cho" in page("UBND XÃ HẠT DẺ")
    said = {"don_vi": other.pk, "truoc": unit.pk}
    assert "Đã ghi đơn vị của số liệu" in html.unescape(officer.post(address, said, follow=True).content.decode())
    assert {fact.area for fact in paper.facts.filter(role="actual")} == {other.area}
    nobody = {"don_vi": "0", "truoc": other.pk}
    assert "Chọn một đơn vị trong danh sách" in html.unescape(
        officer.post(address, nobody, follow=True).content.decode()
    )
    assert "đơn vị của số liệu: hãy xem" in html.unescape(officer.post(address, said, follow=True).content.decode())
