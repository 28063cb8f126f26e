"""A long list comes in pages, and turning the page keeps what was looked for."""

import html
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db.models import Count, Model
from django.test import Client
from django.urls import reverse

from khuyencong.desk import pages
from khuyencong.desk.home import year
from khuyencong.desk.reporting import dashboard
from khuyencong.records.models import Act, Paper, Unit
from khuyencong.work.library import IssueOrder, issue
from khuyencong.work.reporting import begin_draft
from tests.factories import YEAR, Case


def next_page(client: Client, address: str) -> dict[str, list[str]]:
    page = client.get(address).content.decode()
    links = re.findall(r'<a class="btn" href="([^"]*trang=2[^"]*)"', page)
    assert len(links) == 1
    return parse_qs(urlsplit(html.unescape(links[0])).query)


def told_often(model: type[Model], name: str) -> str:
    """The value that most rows have."""
    values = model._default_manager.values_list(name, flat=True)
    return values.annotate(rows=Count("pk")).filter(rows__gt=1).order_by("-rows")[0]


@pytest.fixture(autouse=True)
def one_row_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PER_PAGE", 1)


def test_the_next_page_of_papers_keeps_their_state(case: Case, officer: Client) -> None:
    Paper.objects.update(state=Paper.State.ACCEPTED)
    assert Paper.objects.count() > 1
    kept = next_page(officer, reverse("papers") + "?trang_thai=accepted")
    assert kept == {"trang_thai": ["accepted"], "trang": ["2"]}


def test_the_next_page_of_the_history_keeps_the_verb(case: Case, officer: Client) -> None:
    verb = told_often(Act, "verb")
    assert next_page(officer, reverse("history") + f"?viec={verb}")["viec"] == [verb]


def test_the_next_page_of_units_keeps_their_kind_and_the_day(case: Case, officer: Client) -> None:
    kind = told_often(Unit, "type")
    kept = next_page(officer, reverse("units") + f"?loai={kind}&ngay=1/6/2024")
    assert (kept["loai"], kept["ngay"]) == ([kind], ["1/6/2024"])


def test_no_draft_and_no_issued_paper_is_left_out(case: Case, officer: Client) -> None:
    assert case.draft
    begin_draft(case.world.officer, case.plan, "cong-van", YEAR)
    assert next_page(officer, reverse("drafts"))["trang"] == ["2"]
    assert case.issue
    issue(case.world.officer, IssueOrder(case.plan, YEAR, date(2024, 2, 1), "Trần Thị Ký", beside="thử"))
    assert next_page(officer, reverse("reports"))["trang"] == ["2"]


def test_a_home_leads_on_to_the_contents_and_groups_it_has_no_room_for(
    case: Case, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a person must urge is counted in full, and each rest is one link away."""
    address = reverse("plan", args=[case.plan.pk])
    monkeypatch.setattr(year, "MOST", 0)
    monkeypatch.setattr(year, "MOST_GROUPS", 1)
    page = " ".join(html.unescape(officer.get(reverse("home")).content.decode()).split())
    still = page[page.index('aria-labelledby="dung"') :]
    assert re.search(r"\+ \d+ mục", still)
    assert f'{address}?trang_thai=open">Xem tất cả ở trang kế hoạch' in still
    assert re.search(rf'<a href="{address}"> \d+ nhóm, mục nữa', page)


def test_a_chart_draws_no_more_groups_than_can_be_read(
    case: Case, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dashboard, "MOST_GROUPS", 1)
    page = " ".join(html.unescape(officer.get(reverse("dashboard")).content.decode()).split())
    groups = page[page.index('id="bieu-nhom"') : page.index("nhóm, mục nữa")]
    assert groups.count("<tr>") == 2  # its heads, and one group
