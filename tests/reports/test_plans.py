"""The plan folded out of the ledger, as its own paper says it."""

from dataclasses import replace

import pytest

from khuyencong.reports.plans import plan_paper
from khuyencong.terms.cases import CaseArrangement
from khuyencong.terms.facts import Arranged, Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.plan_paper import PlanTarget
from khuyencong.terms.selector import Selector
from tests.reports.cases import HEADS, HECTARES, MONEY, ROOT, case, given, missing

PLANNED = {
    (12, MONEY, Role.PLAN): given(300_000_000),
    (12, MONEY, Role.ADJUSTMENT): given(-20_000_000),
    (12, HEADS, Role.PLAN): given(28, 30),
    (13, MONEY, Role.PLAN): missing(),
    (20, MONEY, Role.PLAN): given(900_000_000),
    (20, HECTARES, Role.PLAN): given(559_300),
}


def test_groups_hold_their_contents_and_a_lone_content_is_its_own_group() -> None:
    plan = plan_paper(case(PLANNED))
    assert [(g.number, g.title, [i.number for i in g.items]) for g in plan.groups] == [
        ("1", "Đào tạo nghề", ["a", "b"]),
        ("2", "Hỗ trợ máy sấy", ["2"]),
    ]
    assert (plan.title, plan.year) == ("Khuyến công tỉnh Phú Giang năm 2031", 2031)


def test_adjustments_count_and_groups_and_the_plan_add_up() -> None:
    plan = plan_paper(case(PLANNED))
    assert [item.money for item in plan.items] == [280_000_000, None, 900_000_000]
    assert (plan.groups[0].money, plan.total) == (280_000_000, 1_180_000_000)
    assert plan.total_selector == Selector(ROOT, MONEY, (Role.PLAN, Role.ADJUSTMENT), case({}).year, act=7).encode()


def test_a_dropped_content_is_none_of_the_plan_any_more() -> None:
    gone = {(line, MONEY, Role.ADJUSTMENT): given(-100) for line in (12, 13)}
    had = {(line, MONEY, Role.PLAN): given(100) for line in (12, 13)}
    plan = plan_paper(case({**had, **gone, (20, MONEY, Role.PLAN): given(900)}))
    assert [(group.title, group.money) for group in plan.groups] == [("Hỗ trợ máy sấy", None)]


def test_targets_keep_ranges_decimals_and_the_level_of_their_measure() -> None:
    plan = plan_paper(case(PLANNED, qualifiers={(20, HECTARES, Role.PLAN): "about"}))
    (products,), (land,) = plan.items[0].targets, plan.items[2].targets
    assert (products.value, products.value_max, products.unit) == (28, 30, "sản phẩm cấp tỉnh")
    assert land == PlanTarget(559_300, "ha", None, "about", land.selector, scale=4)


@pytest.mark.parametrize(
    ("told", "from_plan_paper", "in_annex"),
    [
        (missing(), True, True),  # the plan's paper speaks of it and leaves the sum to its annex
        (missing(), False, False),  # only a report on results was read: nobody knows of an annex
        (Amounts(), True, False),  # no paper speaks of it at all
    ],
)
def test_a_sum_left_to_an_annex_is_told_from_one_nobody_spoke_of(
    told: Amounts, from_plan_paper: bool, in_annex: bool
) -> None:
    plan = plan_paper(case({(13, MONEY, Role.PLAN): told}, from_plan_paper=from_plan_paper))
    assert (plan.items[1].money, plan.items[1].in_annex) == (None, in_annex)


def test_who_and_when_stand_on_the_contents_and_what_holds_for_all_on_none() -> None:
    """A group's lead is its contents' lead; what is said of the whole plan needs no column."""
    lead = CaseArrangement(Arranged.LEAD, "Trung tâm Khuyến công", 3)
    said = {
        ROOT: (CaseArrangement(Arranged.DOER, "Sở Công Thương", 2),),
        11: (lead,),
        12: (CaseArrangement(Arranged.TIME, "", period="2031Q2"),),
    }
    base = case(PLANNED)
    plan = plan_paper(replace(base, lines=tuple(replace(x, arranged=said.get(x.id, ())) for x in base.lines)))
    assert [dict(item.arranged) for item in plan.items] == [
        {Arranged.LEAD: lead.words, Arranged.TIME: "quý II năm 2031"},
        {Arranged.LEAD: lead.words},
        {},
    ]


def test_sources_are_told_where_somebody_told_them_and_come_with_the_rest_to_the_whole() -> None:
    local = {("/kcdp/", MONEY, Role.PLAN): given(700_000_000)}
    source, rest = plan_paper(case(PLANNED, by_source=local)).sources
    assert (source.name, source.money) == ("Kinh phí khuyến công địa phương", 700_000_000)
    assert (rest.name, rest.money) == ("Chưa nêu nguồn", 480_000_000)
    assert plan_paper(case(PLANNED)).sources == ()
    spent = {("/kcdp/", MONEY, Role.ACTUAL): given(700_000_000)}
    assert plan_paper(replace(case(PLANNED), reached_by_source=spent)).sources == ()  # none of what is planned
