"""The page of the file itself beside its facts: where each stands, and the picture behind the same door."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.desk.library.places import places_of
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.writing import write_paper
from khuyencong.records.models import Opening, Paper
from khuyencong.records.openings import Opened
from tests.factories import Case
from tests.papers.forms.samples import RESULTS, SHEET
from tests.world import pdf_paper, table_paper


@pytest.fixture
def report(case: Case) -> Paper:
    return pdf_paper(case.world, write_paper(ket_qua.build(RESULTS, SHEET), "pdf"))


def test_facts_know_their_page_and_their_place_on_it(report: Paper) -> None:
    facts = list(report.facts.all())
    places = places_of(report, facts)
    assert set(places) == {fact.pk for fact in facts}
    areas = [place.area for place in places.values()]
    assert all(area and 0 <= area.top < area.bottom <= 1 for area in areas)
    assert {place.page for place in places.values()} <= set(range(1, (report.pages or 0) + 1))


def test_a_page_is_drawn_as_a_picture(report: Paper, officer: Client) -> None:
    answer = officer.get(reverse("page_picture", args=[report.pk, 1]))
    assert Opening.objects.filter(what=Opened.PAPER, subject_id=report.pk).exists()  # who sees the page saw the paper
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert "private" in answer["Cache-Control"]


@pytest.mark.parametrize("page", [0, 99])
def test_a_page_that_is_not_there_is_not_found(report: Paper, officer: Client, page: int) -> None:
    assert officer.get(reverse("page_picture", args=[report.pk, page])).status_code == 404


def test_a_file_without_pages_has_none(case: Case, officer: Client) -> None:
    paper = table_paper(case.world)
    assert officer.get(reverse("page_picture", args=[paper.pk, 1])).status_code == 404
    assert "data-pages" not in officer.get(reverse("paper", args=[paper.pk])).content.decode()


def test_the_review_offers_the_page_of_each_fact(report: Paper, officer: Client) -> None:
    page = html.unescape(officer.get(reverse("paper", args=[report.pk])).content.decode())
    assert f'data-pages="/van-ban/{report.pk}/trang/0.png"' in page
    assert re.search(r'data-page="1"\s+data-area="0\.\d+ 0\.\d+ [01]\.\d+ 0\.\d+"', page)


def test_the_picker_of_files_offers_every_kind_that_is_read(officer: Client) -> None:
    page = officer.get(reverse("papers")).content.decode()
    offered = re.search(r'accept="([^"]+)"', page)
    assert offered
    assert {".docx", ".xlsx", ".pdf", ".html", ".txt", ".png"} <= set(offered[1].split(","))
