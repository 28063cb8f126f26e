"""Pages of fund sources: seen by all, added by who keeps them, also on the way from a column that asked for one."""

import html
import re

from django.test import Client
from django.urls import reverse

from khuyencong.papers.layout import tables_of
from khuyencong.records.models import Fact, FundSource, Paper
from tests.desk.said import words_at
from tests.factories import Case
from tests.world import read_as, table_paper

LEFT_OUT = """KẾ HOẠCH
Chương trình OCOP năm 2031

Đơn vị tính: triệu đồng

STT | Nội dung | Tổng kinh phí | Ngân sách tỉnh | Phần còn thiếu
1 | Máy sấy | 100 | 70 | 20
2 | Bao bì | 50 | 30 | 20
"""


def test_every_source_stands_with_its_names_its_programme_and_how_sure_it_is(case: Case, officer: Client) -> None:
    page = words_at(officer, reverse("sources"))
    assert "Ngân sách tỉnh" in page
    assert "CTMTQG" in page
    assert "đến hết ngày 30/6/2025" in page
    assert "chưa kiểm chứng" in page
    assert "Nguồn kinh phí" in words_at(officer, reverse("home"))


def test_an_officer_adds_a_source_and_another_name_of_it(case: Case, officer: Client) -> None:
    above = case.world.province.sources.get(code="nst")
    said = {"name": "Quỹ Hạt Gạo", "others": "Quỹ HG\nHạt Gạo", "under": above.pk, "programme": ""}
    assert officer.post(reverse("add_source"), said).status_code == 302
    added = FundSource.objects.get(name="Quỹ Hạt Gạo")
    assert f"nằm trong</span> {above.name}" in words_at(officer, reverse("sources"))
    refused = officer.post(reverse("add_source"), said | {"name": "quỹ hạt gạo"}).content.decode()
    assert "đã là tên gọi của nguồn «Quỹ Hạt Gạo»" in html.unescape(refused)
    assert officer.post(reverse("name_source", args=[added.pk]), {"name": "QHG"}).status_code == 302
    assert set(added.names.values_list("name", flat=True)) == {"Quỹ Hạt Gạo", "Quỹ HG", "Hạt Gạo", "QHG"}


def columns_page(paper: Paper) -> str:
    (table,) = tables_of(paper.text)
    return reverse("columns", args=[paper.pk, table])


def test_a_column_that_asks_for_a_source_leads_to_adding_it_and_back(case: Case, officer: Client) -> None:
    paper = read_as(case.world, LEFT_OUT)
    address = columns_page(paper)
    assert "Thêm nguồn kinh phí" in words_at(officer, address)
    answer = officer.post(
        f"{reverse('add_source')}?van_ban={paper.pk}&bang={address.rstrip('/').split('/')[-1]}",
        {"name": "Phần dân góp"},
    )
    assert answer["Location"] == address


def test_a_column_nobody_read_needs_only_what_it_is_and_who_pays(case: Case, officer: Client) -> None:
    """Its role, its unit and its period are those of the columns beside it."""
    paper = read_as(case.world, LEFT_OUT)
    source = case.world.province.sources.get(code="khac")
    address = columns_page(paper)
    forms = {form.column.head: form for form in officer.get(address).context["forms"]}
    said = {
        field.html_name: "" if field.value() is None else field.value() for form in forms.values() for field in form
    }
    asked = forms["Phần còn thiếu"]
    assert asked["period"].value() == "năm 2031"
    said |= {asked["read_as"].html_name: "money", asked["source"].html_name: source.pk, "ly_do": "cột nguồn"}
    shown = officer.post(address, said)
    assert officer.post(address, said | {"dong_y": shown.context["agreed"]}).status_code == 302
    found = paper.facts.filter(source=source, period="2031", role="plan")
    assert sorted(found.values_list("value", flat=True)) == [20_000_000, 20_000_000]


def test_a_period_is_told_in_words(case: Case, officer: Client) -> None:
    paper = table_paper(case.world)
    fact = paper.facts.filter(kind=Fact.Kind.AMOUNT).order_by("position")[0]
    form = officer.get(reverse("mend", args=[paper.pk, fact.pk])).context["form"]
    said = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    for words, code in (
        ("6 tháng đầu năm", "2025H1"),
        ("quý III", "2025Q3"),
        ("năm 2024", "2024"),
        ("2025M05", "2025M05"),
    ):
        officer.post(reverse("mend", args=[paper.pk, fact.pk]), said | {"period": words, "viec": "sua"})
        fact.refresh_from_db()
        assert fact.period == code
    wrong = officer.post(reverse("mend", args=[paper.pk, fact.pk]), said | {"period": "hôm kia", "viec": "sua"})
    assert "Không hiểu kỳ «hôm kia»" in html.unescape(wrong.content.decode())
    assert '<option value="quý IV năm 2025">' in html.unescape(wrong.content.decode())


def test_a_list_with_nothing_to_narrow_it_by_offers_no_sieve(officer: Client) -> None:
    page = officer.get(reverse("sources")).content.decode()
    assert "Chép dạng văn bản" in page
    assert not re.search(r">\s*Lọc\s*</button>", page)
