"""The register's pages tell points and terms, mend a row, and count products by commune."""

import html

from django.test import Client
from django.urls import reverse

from khuyencong.records.models import RegisterRecord
from tests.factories import Case


def page_of(client: Client, address: str) -> str:
    return " ".join(html.unescape(client.get(address).content.decode()).split())


def test_a_row_is_mended_on_its_page(case: Case, officer: Client) -> None:
    address = reverse("correct_record", args=[case.record.pk])
    form = officer.get(address).context["form"]
    said = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    said |= {"decided_on": "24/7/2026", "valid_to": "24/7/2029", "reason": "theo giấy chứng nhận"}
    assert officer.post(address, said).status_code == 302
    page = page_of(officer, reverse("registers"))
    assert "đến hết ngày 24/07/2029" in page
    assert RegisterRecord.objects.filter(withdrawn_at_act=None).count() == 1
    assert case.record.name in page_of(officer, reverse("registers") + "?han=con")
    assert "Không có dòng nào khớp" in page_of(officer, reverse("registers") + "?han=het")


def test_products_by_commune_are_a_page_and_a_file(case: Case, officer: Client) -> None:
    assert case.record.rating == 4
    page = page_of(officer, reverse("register_counts"))
    assert "4 sao" in page
    assert "không rõ địa bàn" in page
    answer = officer.get(reverse("register_counts") + "?dang=csv")
    assert "4 sao" in b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode("utf-8-sig")
