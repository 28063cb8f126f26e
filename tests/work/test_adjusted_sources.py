"""A decision that lowers a content without naming its source: where one source pays it, that source pays less."""

import pytest
from django.db.models import Sum

from khuyencong.records.models import Entry, Plan
from khuyencong.terms.facts import PLANNED
from khuyencong.work.library import accept_clean, doubts_of, undo
from khuyencong.work.plans import planned_total
from khuyencong.work.verification import verify
from tests.work.test_adjusting_papers import accepted
from tests.work.test_moves_read import decision
from tests.world import World, accept_all, read_as

pytestmark = pytest.mark.django_db

MILLION = 1_000_000
PLAN = """Kế hoạch khuyến công năm 2031
Đơn vị tính: triệu đồng
TT | Tên đề án | Kinh phí khuyến công quốc gia | Kinh phí khuyến công địa phương
1 | Dạy đan lát | 90 |
2 | Lò sấy ngói | | 50
3 | Tờ rơi | 20 | 25
"""


NATIONAL, LOCAL = "Kinh phí khuyến công quốc gia", "Kinh phí khuyến công địa phương"


def paid(plan: Plan, content: str) -> dict[str, int]:
    """What each source pays of a content; "" = told of none."""
    planned = Entry.objects.filter(plan=plan, line__title=content, measure__is_money=True, role__in=PLANNED).order_by()
    by_source = planned.values_list("source__name").annotate(Sum("value"))
    return {source or "": value // MILLION for source, value in by_source if value}


@pytest.mark.parametrize(
    ("item", "left"),
    [
        ("Dạy đan lát: giảm 20 triệu đồng, còn 70 triệu đồng.", {NATIONAL: 70}),
        ("Giảm 20 triệu đồng của nội dung Dạy đan lát.", {NATIONAL: 70}),
        ("Không thực hiện nội dung Dạy đan lát, kinh phí 90 triệu đồng.", {}),
    ],
)
def test_the_one_source_that_pays_a_content_pays_less_of_it(world: World, item: str, left: dict[str, int]) -> None:
    plan = accepted(world, PLAN).plan
    assert plan is not None
    paper = read_as(world, decision(item))
    assert doubts_of(paper) == {}
    act = accept_clean(world.officer, paper).act
    assert act is not None
    assert paid(plan, "Dạy đan lát") == left
    assert planned_total(plan) == (95 + sum(left.values())) * MILLION
    undo(world.officer, paper, act.number)
    assert paid(plan, "Dạy đan lát") == {NATIONAL: 90}
    assert verify() == []


def test_which_of_two_sources_pays_less_and_who_pays_more_is_not_guessed(world: World) -> None:
    plan = accepted(world, PLAN).plan
    assert plan is not None
    paper = read_as(world, decision("Tờ rơi: giảm 20 triệu đồng, còn 25 triệu đồng."))
    assert ["Ít hơn các số theo nguồn" in doubt.message_vi for doubt in doubts_of(paper).values()] == [True]
    more = read_as(world, decision("Bổ sung 20 triệu đồng cho nội dung Lò sấy ngói.").replace("7/QĐ", "8/QĐ"))
    accept_all(world.officer, more)
    assert paid(plan, "Lò sấy ngói") == {LOCAL: 50, "": 20}
    assert verify() == []


def test_a_source_that_pays_less_of_what_was_lowered_as_a_whole_lowers_it_once_more(world: World) -> None:
    plan = accepted(world, PLAN).plan
    assert plan is not None
    of_local = "Tờ rơi: giảm {} triệu đồng nguồn kinh phí khuyến công địa phương."
    for number, item in enumerate((of_local.format(5), "Giảm 10 triệu đồng của nội dung Tờ rơi.", of_local.format(3))):
        accept_all(world.officer, read_as(world, decision(item).replace("Số: 7/", f"Số: 1{number}/")))
    assert sum(paid(plan, "Tờ rơi").values()) == 45 - 5 - 10 - 3
    assert verify() == []


def test_a_source_is_asked_for_no_more_than_it_pays(world: World) -> None:
    plan = accepted(world, PLAN).plan
    paper = read_as(world, decision("Tờ rơi: giảm 30 triệu đồng nguồn kinh phí khuyến công địa phương."))
    (doubt,) = doubts_of(paper).values()
    assert doubt.message_vi.startswith("Văn bản giảm 30.000.000 mà sổ chỉ đang ghi kế hoạch 25.000.000")
    assert plan is not None
    assert paid(plan, "Tờ rơi") == {NATIONAL: 20, LOCAL: 25}
