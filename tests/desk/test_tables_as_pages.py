"""What a table is read as: said on the review page, and chosen the other way with one click."""

import html

from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Fact, Paper
from khuyencong.work.library import last_seen
from tests.factories import Case
from tests.work.test_tables_as import CONTENTS, LIST, table
from tests.world import read_as


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
