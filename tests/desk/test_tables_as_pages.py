"""What a table is read as: said on the review page, and chosen the other way with one click."""

import html

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.papers.layout import tables_of
from khuyencong.records.models import Fact, Paper
from tests.factories import Case
from tests.work.test_list_contents import BESIDE
from tests.work.test_tables_as import CONTENTS, LIST, table
from tests.world import last_seen, read_as


def shown(client: Client, paper: Paper) -> str:
    return " ".join(html.unescape(client.get(reverse("paper", args=[paper.pk])).content.decode()).split())


def choose(client: Client, paper: Paper, what: str) -> str:
    address = reverse("read_table", args=[paper.pk, table(paper)])
    answer = client.post(address, {"la": what, "da_xem": last_seen(paper)}, follow=True)
    return " ".join(html.unescape(answer.content.decode()).split())


def test_a_list_becomes_contents_and_again_a_list_with_one_click_each(case: Case, officer: Client) -> None:
    paper = read_as(case.world, LIST)
    assert "Là kế hoạch, kết quả (vào nội dung)" in shown(officer, paper)
    page = choose(officer, paper, "noi-dung")
    assert "Bảng đọc lại là nội dung: 3 số chờ duyệt" in page
    assert "Bảng 1: là danh sách (vào danh mục)" in page
    page = choose(officer, paper, "danh-sach")
    assert "Bảng đọc lại là danh sách; 3 số chờ duyệt để lại" in page
    assert "Xem và nhận vào danh mục" in page
    assert "Bảng 1: là danh sách" not in page
    assert not paper.facts.filter(review=Fact.Review.PENDING, start__gte=table(paper)).exists()


def test_the_next_paper_with_the_same_heads_says_how_it_was_read_before(case: Case, officer: Client) -> None:
    paper = read_as(case.world, CONTENTS)
    choose(officer, paper, "danh-sach")
    later = read_as(case.world, CONTENTS.replace("2031", "2032"))
    page = shown(officer, later)
    assert "Bảng cùng đầu cột trước đây đọc như vậy:" in page
    assert reverse("paper", args=[paper.pk]) in page


def test_rows_taken_before_the_table_was_read_as_contents_still_lead_to_their_list(case: Case, officer: Client) -> None:
    paper = read_as(case.world, LIST)
    (listed,) = {int(part.split("/")[0]) for part in shown(officer, paper).split(f"/van-ban/{paper.pk}/danh-muc/")[1:]}
    address = reverse("listing", args=[paper.pk, listed])
    officer.post(address, {"viec": "chon", "dong": ["2"]})
    choose(officer, paper, "noi-dung")
    assert officer.get(address).status_code == 200


BANNERS = {
    BESIDE: ("Các nội dung khác của văn bản đã cộng đủ tổng kinh phí", "là kế hoạch, kết quả"),
    BESIDE.replace(" | Tổng cộng | | 800\n", ""): ("đã nêu kinh phí đủ cho bảng này", "là kế hoạch, kết quả"),
    BESIDE.replace("| | 800", "| | 1.250"): ("phải cộng thêm tiền của bảng mới đủ tổng kinh phí", "là danh sách"),
    BESIDE.replace("| 250", "| 950").replace(" | Tổng cộng | | 800\n", ""): (
        "nhiều hơn từng nội dung khác của văn bản",
        "là danh sách",
    ),
    BESIDE[: BESIDE.index("\nSTT")] + BESIDE[BESIDE.index("\nDANH SÁCH") :]: ("là nơi duy nhất", "là danh sách"),
}


@pytest.mark.parametrize(("text", "why", "other"), [(text, *told) for text, told in BANNERS.items()])
def test_the_page_says_why_a_table_is_a_list_or_contents_and_offers_the_other(
    case: Case, officer: Client, text: str, why: str, other: str
) -> None:
    page = shown(officer, read_as(case.world, text))
    banner = page[page.index('class="notice lists"') :]
    banner = banner[: banner.index("</section>")].lower()
    assert why.lower() in banner
    assert f"{other} (vào" in banner
    assert ("mỗi dòng đọc là một nội dung" in banner) is (other == "là danh sách")
    assert ("nội dung: «<span" in banner) is (other != "là danh sách")


def test_a_table_that_only_parts_a_content_says_so_and_may_be_contents(case: Case, officer: Client) -> None:
    places = BESIDE[: BESIDE.index("DANH SÁCH")] + "PHÂN BỔ THEO XÃ\nĐơn vị tính: triệu đồng\n\n"
    paper = read_as(case.world, f"{places}STT | Xã, phường | Kinh phí\n1 | xã Phú Lập | 300\n2 | xã Tân Phú | 200\n")
    assert "chia nhỏ tiền của nội dung: «<span" in shown(officer, paper)
    second = max(tables_of(paper.text))
    address = reverse("read_table", args=[paper.pk, second])
    answer = officer.post(address, {"la": "noi-dung", "da_xem": last_seen(paper)}, follow=True)
    page = " ".join(html.unescape(answer.content.decode()).split())
    assert "Bảng đọc lại là nội dung: 2 số chờ duyệt" in page
    assert "chia nhỏ tiền của nội dung" not in page
