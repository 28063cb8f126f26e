"""A decision that adjusts a plan is accepted like any plan paper: the contents' new money, never the plan twice."""

import pytest

from khuyencong.records.models import Fact, Paper
from khuyencong.work.plans import planned_total
from khuyencong.work.verification import verify
from tests.papers.reading.test_adjustments import DECISION
from tests.world import World, accept_all, read_as

pytestmark = pytest.mark.django_db

PLAN = """Kế hoạch khuyến công năm 2031
Đơn vị tính: triệu đồng
TT | Tên đề án | Ngân sách tỉnh | Đối ứng
1 | Dạy đan lát | 90 | 15
2 | Lò sấy ngói | 50 | 40
"""


def accepted(world: World, content: str) -> Paper:
    paper = read_as(world, content)
    accept_all(world.officer, paper)
    return Paper.objects.get(pk=paper.pk)


def test_accepting_an_adjustment_states_the_new_money_of_its_contents(world: World) -> None:
    plan = accepted(world, PLAN).plan
    adjusted = accepted(world, DECISION)
    assert adjusted.plan == plan
    assert planned_total(adjusted.plan) == 195_000_000
    assert verify() == []


def test_articles_open_no_contents(world: World) -> None:
    accepted(world, PLAN)
    adjusted = accepted(world, DECISION)
    titles = {fact.line.title for fact in adjusted.facts.exclude(place=Fact.Place.ROOT) if fact.line}
    assert titles == {"Dạy đan lát", "Lò sấy ngói", "Máy xay bột"}
