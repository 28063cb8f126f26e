"""The register's pages tell points and terms, mend a row, and count products by commune."""

import html
import re
from datetime import date

from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Area, Plan, Programme, RegisterRecord
from khuyencong.work.plans import open_plan
from tests.desk.said import words_at
from tests.factories import Case


def test_a_row_is_mended_on_its_page(case: Case, officer: Client) -> None:
    address = reverse("correct_record", args=[case.record.pk])
    form = officer.get(address).context["form"]
    said = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    said |= {"decided_on": "24/7/2026", "valid_to": "24/7/2029", "reason": "theo giấy chứng nhận"}
    assert officer.post(address, said).status_code == 302
    page = words_at(officer, reverse("registers"))
    assert "đến hết ngày 24/7/2029" in page
    assert RegisterRecord.objects.filter(withdrawn_at_act=None).count() == 1
    assert case.record.name in words_at(officer, reverse("registers") + "?han=con")
    assert "Không có dòng nào khớp" in words_at(officer, reverse("registers") + "?han=het")


def test_products_by_commune_are_a_map_a_table_and_a_file(case: Case, officer: Client) -> None:
    assert case.record.rating == 4
    page = words_at(officer, reverse("register_counts"))
    assert "4 sao" in page
    assert "không rõ địa bàn" in page
    assert "data-chart" not in page  # no commune of today is known: there is nothing to draw
    above = Area.objects.create(code="75", level="province", type="Tỉnh", name="Đồng Nai")
    commune = Area.objects.create(code="26134", level="commune", type="Xã", name="Tà Lài", parent=above)
    RegisterRecord.objects.filter(pk=case.record.pk).update(area=commune)
    drawn = words_at(officer, reverse("register_counts"))
    assert 'data-chart="map"' in drawn
    assert f'data-area="{commune.code}"' in drawn
    assert 'data-k="4 sao">1</td>' in drawn
    assert '<span data-value="1">1</span>' in drawn
    assert "địa bàn cũ" not in drawn
    Area.objects.filter(pk=commune.pk).update(valid_to=date(2025, 6, 30))
    before = words_at(officer, reverse("register_counts"))
    assert "(địa bàn cũ, chưa phân bổ)" in before
    assert "data-area" not in before
    answer = officer.get(reverse("register_counts") + "?dang=csv")
    assert "4 sao" in b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode("utf-8-sig")


def test_the_number_of_products_in_a_report_leads_to_those_it_counts(case: Case, officer: Client) -> None:
    day, other = date(2023, 7, 24), case.record
    RegisterRecord.objects.filter(pk=other.pk).update(decided_on=day, decision="9/QĐ-SCT", kind="product")
    programme = Programme.objects.get(province=case.world.province, code="ocop")
    plan = open_plan(programme, 2023, "Kế hoạch OCOP năm 2023", case.plan.unit, Plan.Origin.RESULTS)
    paper = html.unescape(officer.get(reverse("report", args=[plan.pk])).content.decode())
    (all_of_them, four_stars) = re.findall(r'data-reckoned="([^"]+)">(\d+)</button> sản phẩm', paper)

    def panel_of(code: str) -> str:
        return officer.get(reverse("trace"), {"s": code}, headers={"HX-Request": "true"}).content.decode()

    for code, number in (all_of_them, four_stars):
        panel = html.unescape(panel_of(code))
        assert (number, panel.count("<li>"), other.name in panel) == ("01", 1, True)
        assert "4 sao" in panel
    none_of_three = four_stars[0].replace("*4", "*3")
    assert "<li>" not in panel_of(none_of_three)
    assert officer.get(reverse("trace"), {"s": "1!2023!1!*x"}).status_code == 404
