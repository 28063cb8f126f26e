"""A paper that tells again what is known is a repetition, however it counts: only what differs asks for approval."""

from collections import Counter

import pytest

from khuyencong.records.models import Fact, Line, Paper, Plan, PlanVersion
from khuyencong.work.library import accept_clean, beside_ledger
from khuyencong.work.library.meaning.matching import match_waiting
from tests.world import World, accept_all, pending, read_as

pytestmark = pytest.mark.both_engines

ROWS = (
    ("Máy cắt gỗ", 310, 200, 110),
    ("Dây chuyền sấy", 260, 150, 110),
    ("Mô hình gạch không nung", 120, 0, 120),
    ("Hội chợ vùng", 90, 0, 90),
)
TABLE = "TT | Nội dung | Tổng cộng | KCQG | KCĐP\n"
PLAN = """SỞ CÔNG THƯƠNG
Số: 15/KH-SCT
KẾ HOẠCH
Khuyến công tỉnh Đồng Nai năm 2026

I. MỤC ĐÍCH
Phát triển công nghiệp nông thôn.
II. TỔ CHỨC THỰC HIỆN
Trung tâm Khuyến công triển khai thực hiện./.
Nơi nhận:
- Như trên.

"""
TITLE = "PHỤ LỤC\nDanh mục đề án khuyến công năm 2026\nĐơn vị tính: triệu đồng\n\n"


def rows(told: tuple[tuple[str, int, int, int], ...] = ROWS, first: int = 1) -> str:
    lines = [f"{first + i} | {title} | {a} | {b or ''} | {c or ''}" for i, (title, a, b, c) in enumerate(told)]
    return "\n".join(lines) + "\n"


def plan_with_annex(world: World) -> Plan:
    """The annex of a plan groups its rows: I and II."""
    grouped = f"I | Máy móc | | |\n{rows(ROWS[:2])}II | Hoạt động khác | | |\n{rows(ROWS[2:], 3)}"
    accept_clean(world.officer, read_as(world, PLAN + TITLE + TABLE + grouped))
    return Plan.objects.get()


def annex(world: World, *told: tuple[str, int, int, int]) -> Paper:
    return read_as(world, TITLE + TABLE + rows(told or ROWS))


def again(paper: Paper) -> tuple[int, int]:
    """How many waiting figures the ledger has just so, of how many."""
    facts = list(paper.facts.select_related("measure", "line", "source", "area"))
    match_waiting(paper.plan, facts, facts)
    return len(beside_ledger(paper, facts)[1]), len(pending(paper))


def versions() -> list[tuple[int, str]]:
    return list(PlanVersion.objects.order_by("number").values_list("number", "state"))


def test_contents_of_an_annex_bear_the_number_of_their_row(world: World) -> None:
    plan_with_annex(world)
    told = Line.objects.filter(kind=Line.Kind.ITEM).order_by("number").values_list("number", "title")
    assert list(told) == [(str(i), row[0]) for i, row in enumerate(ROWS, 1)]


def test_the_same_annex_in_another_file_is_known_figure_by_figure_and_asks_for_no_approval(world: World) -> None:
    plan_with_annex(world)
    paper = annex(world)
    known, waiting = again(paper)
    assert known == waiting > 0
    outcomes = accept_clean(world.officer, paper).outcomes
    assert outcomes == Counter({Fact.Review.CONFIRMS: waiting})
    assert versions() == [(1, "draft")]
    assert Line.objects.filter(kind=Line.Kind.ITEM).count() == len(ROWS)


def test_a_figure_that_differs_is_the_only_one_told_and_brings_a_version(world: World) -> None:
    plan_with_annex(world)
    paper = annex(world, ("Máy cắt gỗ", 330, 220, 110), *ROWS[1:])
    known, waiting = again(paper)
    assert waiting - known == 1
    accept_clean(world.officer, paper)
    assert versions() == [(1, "draft")]
    accept_all(world.officer, Paper.objects.get(pk=paper.pk))
    assert versions() == [(1, "draft"), (2, "draft")]


def test_a_paper_that_leaves_a_content_out_is_no_repetition_once_all_of_it_is_decided(world: World) -> None:
    plan_with_annex(world)
    paper = annex(world, *ROWS[:3])
    first, *others = pending(paper)
    accept_clean(world.officer, paper, {first})
    assert versions() == [(1, "draft")]
    accept_clean(world.officer, paper, set(others))
    assert versions() == [(1, "draft"), (2, "draft")]


def test_a_content_more_brings_a_version(world: World) -> None:
    plan_with_annex(world)
    accept_all(world.officer, annex(world, *ROWS, ("Lớp khởi sự", 45, 0, 45)))
    assert versions() == [(1, "draft"), (2, "draft")]
