"""A plan told by quarters: each quarter is part of its year, and nothing is counted twice."""

import pytest

from khuyencong.records.models import Paper, Plan
from khuyencong.work.library import doubts_of
from khuyencong.work.plans import planned_total
from khuyencong.work.verification import verify
from tests.world import World, accept_all, read_as

pytestmark = pytest.mark.django_db

HEAD = "Kế hoạch khuyến công năm 2031\nĐơn vị tính: triệu đồng\nTT | Nội dung | Quý I | Quý II | Quý III | Quý IV"
ROWS = (
    "1 | Dạy nghề may | 30 | 60 | 90 | 20{}\n2 | Máy sấy | | 100 | 200 | 100{}\nTổng cộng | | 30 | 160 | 290 | 120{}\n"
)


def accepted(world: World, content: str) -> Plan:
    paper = read_as(world, content)
    assert doubts_of(paper) == {}
    accept_all(world.officer, paper)
    plan = Paper.objects.get(pk=paper.pk).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize(
    "content",
    [f"{HEAD} | Cả năm\n" + ROWS.format(" | 200", " | 400", " | 600"), f"{HEAD}\n" + ROWS.format("", "", "")],
    ids=["with the year", "quarters alone"],
)
def test_the_quarters_of_a_plan_make_up_its_year_once(world: World, content: str) -> None:
    assert planned_total(accepted(world, content)) == 600_000_000
    assert verify() == []
