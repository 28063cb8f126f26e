"""What a paper says a sum is made of: shown under its figure with the way to its words, and in no sum of ours."""

import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khuyencong.records.models import Fact, Line, Paper, Statement
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.terms.selector import Selector
from khuyencong.work.library import accept_clean
from khuyencong.work.plans import money_of
from khuyencong.work.reporting import trace
from tests.desk.asked import for_the_page
from tests.world import World, read_as

PLAN = """KẾ HOẠCH
Khuyến công năm 2026

I. NỘI DUNG
1. Tổ chức hội nghị tổng kết: kinh phí 60 triệu đồng, trong đó in tài liệu 20 triệu đồng, thuê hội trường 40 triệu đồng.
2. Đào tạo nghề may cho 30 lao động, kinh phí 75 triệu đồng.
"""
AGAIN = (
    "{n}. Tổ chức hội nghị chuyên đề số {n}: kinh phí 60 triệu đồng, "
    "trong đó in ấn 20 triệu đồng, nước uống 40 triệu đồng.\n"
)
HEAD = "Trong kinh phí của nội dung, văn bản nêu:"


@pytest.fixture
def plan_paper(world: World) -> Paper:
    return read_as(world, PLAN)


def words(shown: str) -> str:
    """As a reader sees them: without tags, white space as a browser shows it."""
    return " ".join(re.sub(r"<[^>]+>", " ", shown).split())


def test_the_review_lists_what_a_sum_is_made_of_with_the_way_to_its_words(clerk: Client, plan_paper: Paper) -> None:
    shown = clerk.get(f"/van-ban/{plan_paper.pk}/").content.decode()
    assert shown.count(HEAD) == 1  # the class says of nothing what it is made of
    for label, printed, sum_of in (
        ("in tài liệu", "20 triệu đồng", "20.000.000"),
        ("thuê hội trường", "40", "40.000.000"),
    ):
        start = PLAN.index(printed, PLAN.index(label))
        assert f'href="#v{start}">{label}</a>' in shown
        assert f'id="v{start}"' in shown
        assert f"{sum_of} đồng" in words(shown)


def test_parts_are_no_figures_and_the_plan_holds_the_sum_once(world: World, plan_paper: Paper) -> None:
    told = [fact.value for fact in plan_paper.facts.filter(kind=Fact.Kind.AMOUNT)]
    assert told == [60_000_000, 75_000_000]
    accept_clean(world.officer, plan_paper)
    assert not Statement.objects.filter(value__in=(20_000_000, 40_000_000)).exists()
    root = Line.objects.get(title="Tổ chức hội nghị tổng kết").plan.root
    selector = Selector(root.pk, money_of(world.province).pk, (Role.PLAN,), Period.parse("2026").window)
    assert trace(world.officer, selector).amounts.low == 135_000_000


def test_the_figures_own_page_and_its_content_name_them(world: World, clerk: Client, plan_paper: Paper) -> None:
    accept_clean(world.officer, plan_paper)
    line = Line.objects.get(title="Tổ chức hội nghị tổng kết")
    selector = Selector(line.pk, money_of(world.province).pk, (Role.PLAN,), Period.parse("2026").window)
    for address in (f"/nguon-goc/?s={quote(selector.encode())}", f"/ke-hoach/{line.plan_id}/muc/{line.pk}/"):
        shown = clerk.get(address).content.decode()
        assert HEAD in shown
        assert "thuê hội trường 40.000.000 đồng" in words(shown)
        assert f"#v{PLAN.index('40 triệu')}" in shown


def test_however_many_parts_there_are_the_review_asks_no_more(world: World, clerk: Client) -> None:
    asked = []
    for many in (1, 3):
        paper = read_as(world, PLAN.partition("1. ")[0] + "".join(AGAIN.format(n=n) for n in range(1, many + 1)))
        clerk.get(f"/van-ban/{paper.pk}/")
        with CaptureQueriesContext(connection) as queries:
            shown = clerk.get(f"/van-ban/{paper.pk}/").content.decode()
        assert shown.count(HEAD) == many
        asked.append(len(for_the_page(queries)))
    assert asked[0] == asked[1] <= 15
