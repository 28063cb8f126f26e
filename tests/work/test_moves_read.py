"""A decision that tells by how much it adjusts a plan, what it drops and what it renames is accepted as just that."""

from datetime import date

import pytest
from django.db.models import Sum

from khuyencong.records.models import Act, Arrangement, Entry, Fact, Paper, Plan, Statement
from khuyencong.terms.facts import PLANNED, Role
from khuyencong.work.closing import left_out
from khuyencong.work.ledger import reverse
from khuyencong.work.library import accept_clean, doubts_of, undo
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, planned_total
from khuyencong.work.verification import verify
from tests.papers.reading.test_adjustments import HEAD
from tests.work.test_adjusting_papers import STOOD, accepted, approved
from tests.world import World, accept_all, read_as

pytestmark = pytest.mark.django_db

MILLION = 1_000_000


def plan_of(world: World) -> Plan:
    plan = accepted(world, STOOD.format("1 | Dạy đan lát | 90\n2 | Lò sấy ngói | 50\n")).plan
    assert plan is not None
    return plan


def decision(*items: str) -> str:
    listed = "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    last = "Điều 2. Quyết định này có hiệu lực kể từ ngày ký."
    return f"{HEAD}Điều 1. Điều chỉnh một số nội dung của Kế hoạch như sau:\n{listed}\n\n{last}\n"


def act_of(paper: Paper) -> int:
    return Act.objects.filter(verb="accept", facts__paper=paper).distinct().get().number


def planned(plan: Plan) -> dict[str, int]:
    moved = Entry.objects.filter(plan=plan, measure__is_money=True, role__in=PLANNED, line__kind="item").order_by()
    return {line: value // MILLION for line, value in moved.values_list("line__title").annotate(Sum("value"))}


@pytest.mark.parametrize(
    "items",
    [
        ("Chuyển 20 triệu đồng từ nội dung Dạy đan lát sang nội dung Lò sấy ngói.",),
        ("Giảm 20 triệu đồng của nội dung Dạy đan lát.", "Bổ sung 20 triệu đồng cho nội dung Lò sấy ngói."),
        ("Dạy đan lát: cắt giảm 20 triệu đồng.", "Lò sấy ngói: tăng kinh phí 20 triệu đồng do giá thép tăng."),
    ],
)
def test_what_moves_is_added_to_and_taken_from_what_the_plan_has(world: World, items: tuple[str, ...]) -> None:
    plan = plan_of(world)
    paper = read_as(world, decision(*items))
    assert doubts_of(paper) == {}
    assert accept_clean(world.officer, paper).act is not None  # nothing speaks against it
    assert planned(plan) == {"Dạy đan lát": 70, "Lò sấy ngói": 70, "Tờ rơi": 45}
    assert planned_total(plan) == 185 * MILLION
    assert left_out(plan.versions.get(paper=paper)) == []
    assert verify() == []


def test_a_second_decision_moves_what_the_first_left(world: World) -> None:
    plan = plan_of(world)
    accepted(world, decision("Giảm 20 triệu đồng của nội dung Dạy đan lát."))
    later = decision("Giảm 10 triệu đồng của nội dung Dạy đan lát.").replace("Số: 7/", "Số: 9/")
    paper = accepted(world, later)
    assert planned(plan)["Dạy đan lát"] == 60
    undo(world.officer, paper, act_of(paper))
    assert planned(plan)["Dạy đan lát"] == 70
    assert verify() == []


def test_a_decision_stays_while_a_later_one_goes_on_from_what_it_left(world: World) -> None:
    plan = plan_of(world)
    first = accepted(world, decision("Giảm 20 triệu đồng của nội dung Dạy đan lát."))
    second = accepted(world, decision("Giảm 10 triệu đồng của nội dung Dạy đan lát.").replace("Số: 7/", "Số: 9/"))
    moved = Statement.objects.get(fact__paper=first)
    with pytest.raises(Refused, match=f"hành vi số {act_of(second)} đã điều chỉnh tiếp"):
        undo(world.officer, first, act_of(first))
    with pytest.raises(Refused, match="đã điều chỉnh tiếp"):
        reverse(world.officer, moved, "đọc nhầm")
    undo(world.officer, second, act_of(second))
    undo(world.officer, first, act_of(first))
    accept_all(world.officer, first)  # once more, and once only
    assert planned(plan)["Dạy đan lát"] == 70
    assert verify() == []


def test_nothing_is_taken_from_a_content_that_has_less(world: World) -> None:
    plan = plan_of(world)
    paper = read_as(world, decision("Giảm 60 triệu đồng của nội dung Lò sấy ngói."))
    (fact,) = paper.facts.filter(kind=Fact.Kind.AMOUNT)
    words = "Văn bản giảm 60.000.000 mà sổ chỉ đang ghi kế hoạch 50.000.000"
    assert doubts_of(paper)[fact.pk].message_vi.startswith(words)
    with pytest.raises(Refused, match="văn bản giảm 60.000.000"):
        accept_all(world.officer, paper)
    assert planned(plan)["Lò sấy ngói"] == 50


def test_what_two_sentences_take_together_is_told_before_anything_is_taken(world: World) -> None:
    plan_of(world)
    paper = read_as(
        world, decision("Giảm 30 triệu đồng của nội dung Lò sấy ngói.", "Giảm 40 triệu đồng của nội dung Lò sấy ngói.")
    )
    (doubt,) = doubts_of(paper).values()
    assert doubt.message_vi.startswith("Văn bản giảm 40.000.000 mà sổ chỉ đang ghi kế hoạch 20.000.000")


def test_a_row_of_the_annex_that_tells_what_stands_is_the_figure_and_the_sentence_is_compared(world: World) -> None:
    plan = plan_of(world)
    annex = (
        "\nTT | Nội dung | Kinh phí đã duyệt (triệu đồng) | Kinh phí sau điều chỉnh (triệu đồng)\n"
        "1 | Dạy đan lát | 90 | 70\n2 | Lò sấy ngói | 50 | 70\n"
    )
    text = decision("Chuyển 20 triệu đồng từ nội dung Dạy đan lát sang nội dung Lò sấy ngói.") + annex
    paper = accepted(world, text)
    assert planned(plan) == {"Dạy đan lát": 70, "Lò sấy ngói": 70, "Tờ rơi": 45}
    moved = paper.facts.filter(role=Role.ADJUSTMENT).values_list("review", flat=True)
    assert [*moved] == [Fact.Review.COMPARED] * 2


@pytest.mark.parametrize(
    "item",
    [
        "Không thực hiện nội dung Lò sấy ngói, kinh phí 50 triệu đồng.",
        "Lò sấy ngói: không thực hiện, giảm 50 triệu đồng.",
        "Cắt giảm toàn bộ kinh phí nội dung Lò sấy ngói: 50 triệu đồng.",
    ],
)
def test_what_is_dropped_is_planned_no_more(world: World, item: str) -> None:
    plan = plan_of(world)
    paper = read_as(world, decision(item))
    assert doubts_of(paper) == {}  # it says itself what stood
    accept_all(world.officer, paper)
    assert planned_total(plan) == 135 * MILLION
    assert planned(plan)["Lò sấy ngói"] == 0
    assert left_out(plan.versions.get(paper=paper)) == []


@pytest.mark.parametrize(
    ("money", "left", "is_news"),
    [
        ("kinh phí giữ nguyên 90 triệu đồng", 90, False),
        ("kinh phí giảm từ 90 triệu đồng xuống 80 triệu đồng", 80, True),
        ("giảm kinh phí 10 triệu đồng", 80, True),
    ],
)
def test_a_content_that_is_moved_has_the_money_that_is_told_with_it(
    world: World, money: str, left: int, is_news: bool
) -> None:
    plan = accepted(world, STOOD.format("1 | Lớp dạy đan lát | 90\n2 | Lò sấy ngói | 50\n")).plan
    assert plan is not None
    approve(world.leader, plan.versions.get(), Decision("3/QĐ-UBND", date(2026, 1, 2)))
    paper = accepted(world, decision(f"Lớp dạy đan lát: chuyển sang quý IV năm 2031, {money}."))
    assert planned(plan)["Lớp dạy đan lát"] == left
    assert Arrangement.objects.get(line__title="Lớp dạy đan lát").words == "quý IV năm 2031"
    assert plan.versions.filter(paper=paper).exists() is is_news


@pytest.mark.parametrize(
    "item",
    [
        "Chuyển thời gian tổ chức Lớp dạy đan lát sang quý IV năm 2031.",
        "Lớp dạy đan lát: thực hiện quý IV năm 2031, kinh phí 90 triệu đồng.",
        "Lớp dạy đan lát: 04 lớp, kinh phí 95 triệu đồng.",
        "Điều chỉnh đơn vị thực hiện nội dung Lò sấy ngói từ Trung tâm Khuyến công sang Sở Công Thương.",
    ],
)
def test_what_the_articles_of_a_decision_do_not_speak_of_stays_as_it_was(world: World, item: str) -> None:
    plan = accepted(world, STOOD.format("1 | Lớp dạy đan lát | 90\n2 | Lò sấy ngói | 50\n")).plan
    assert plan is not None
    approve(world.leader, plan.versions.get(), Decision("3/QĐ-UBND", date(2026, 1, 2)))
    paper = accepted(world, decision(item))
    assert [left_out(version) for version in plan.versions.filter(paper=paper)] in ([], [[]])


def test_a_renamed_content_keeps_its_money_and_says_what_it_is_called_now(world: World) -> None:
    plan = plan_of(world)
    paper = accepted(world, decision("Đổi tên nội dung “Lò sấy ngói” thành “Lò sấy gạch”, kinh phí 50 triệu đồng."))
    assert planned(plan) == {"Dạy đan lát": 90, "Lò sấy gạch": 50, "Tờ rơi": 45}
    (note,) = Paper.objects.get(pk=paper.pk).facts.filter(kind=Fact.Kind.NOTE)
    assert "thành “Lò sấy gạch”" in note.reason


def test_more_for_a_content_that_the_plan_does_not_know_is_asked_about(world: World) -> None:
    approved(world)
    doubts = doubts_of(read_as(world, decision("Bổ sung 20 triệu đồng cho nội dung Máy xay bột.")))
    assert {doubt.rule for doubt in doubts.values()} == {"content-new"}
    added = read_as(world, decision("Bổ sung nội dung Máy xay bột, kinh phí 20 triệu đồng.").replace("7/QĐ", "8/QĐ"))
    assert doubts_of(added) == {}


@pytest.mark.parametrize(
    "words",
    [
        "Đổi tên nội dung “Lò sấy ngói” thành “Máy ép gạch nung”, kinh phí 50 triệu đồng.",
        "Điều chỉnh tên gọi nội dung Lò sấy ngói thành Máy ép gạch nung, kinh phí giữ nguyên 50 triệu đồng.",
        "Lò sấy ngói: đổi tên thành “Máy ép gạch nung”, kinh phí 50 triệu đồng.",
    ],
)
def test_a_paper_that_calls_a_renamed_content_by_its_new_name_is_taken_to_mean_it(world: World, words: str) -> None:
    plan = plan_of(world)
    later = decision("Giảm 10 triệu đồng của nội dung Máy ép gạch nung.").replace("Số: 7/", "Số: 9/")
    accepted(world, decision(words))
    accepted(world, later)
    assert planned(plan) == {"Dạy đan lát": 90, "Máy ép gạch nung": 40, "Tờ rơi": 45}
