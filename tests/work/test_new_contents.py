"""What a report tells under an approved plan: it meets the plan's contents, or a person says that it is new."""

from datetime import date

import pytest

from khuyencong.records.models import Fact, Line, Note, Paper, Plan
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Activity, Role, Span, Total
from khuyencong.terms.periods import Period
from khuyencong.work.library import (
    Correction,
    accept,
    accept_clean,
    correct,
    doubts_of,
    match_item,
    match_waiting,
    name_new,
    plan_meant,
    reject,
)
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve
from tests.world import World, accept_all, item, pending, read_as, tell

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
LEAFLETS, LABELS = "In tờ gấp giới thiệu làng nghề", "Hỗ trợ thiết kế, in nhãn mác"


@pytest.fixture
def plan(world: World) -> Plan:
    planned = [
        item("1", LEAFLETS, Role.PLAN, 300, (1_000, "tờ")),
        item("2", LABELS, Role.PLAN, 500, (20, "cơ sở")),
        item("3", "Hội chợ vùng cao", Role.PLAN, 200, (1, "hội chợ")),
    ]
    accept_all(world.officer, tell(world, *planned, title="Kế hoạch khuyến công 2023"))
    plan = Plan.objects.get()
    approve(world.leader, plan.versions.get(), Decision("9/QĐ-UBND", date(2023, 1, 9)))
    return plan


def taken(world: World, *told: Activity) -> Paper:
    paper = tell(world, *told)
    accept_clean(world.officer, paper)
    return paper


def reached(plan: Plan) -> dict[str, tuple[int | None, list[tuple[str, int | None]]]]:
    report = results(plan_case(plan, Period.parse("2023")))
    return {
        line.title: (line.money_actual.value, [(t.measure, t.actual and t.actual.value) for t in line.targets])
        for line in report.lines
    }


def test_a_report_opens_no_content_of_an_approved_plan_unseen(world: World, plan: Plan) -> None:
    paper = taken(world, item("", "Các đơn vị đã giải ngân", Role.ACTUAL, 700))
    assert paper.facts.get().review == Fact.Review.PENDING
    assert [doubt.rule for doubt in doubts_of(paper).values()] == ["content-new"]
    assert Line.objects.filter(plan=plan, kind="item").count() == 3


@pytest.mark.parametrize(("number", "asked"), [("37/KH-UBND", ["content-new"]), ("", [])])
def test_a_numbered_plan_is_in_force_before_somebody_says_so_here(world: World, number: str, asked: list[str]) -> None:
    """«Phát sóng 06 chuyên mục» stood beside «Xây dựng 12 chuyên mục» while the leader had not pressed the button."""
    paper = tell(world, item("6", "Xây dựng chuyên mục truyền hình", Role.PLAN, 240), title="Kế hoạch khuyến công 2023")
    Paper.objects.filter(pk=paper.pk).update(number=number)
    accept_all(world.officer, Paper.objects.get(pk=paper.pk))
    report = tell(world, item("6", "Phát sóng chương trình trên đài", Role.ACTUAL, 120))
    assert [doubt.rule for doubt in doubts_of(report).values()] == asked


def test_who_says_that_a_content_is_new_takes_it_with_the_others(world: World, plan: Plan) -> None:
    paper = tell(world, item("", "Hội thi tay nghề", Role.ACTUAL, 70))
    match_item(world.officer, paper.facts.get(), None)
    accept_clean(world.officer, paper)
    assert reached(plan)["Hội thi tay nghề"][0] == 70


def test_a_whole_list_is_named_new_in_one_act_and_what_is_matched_stays(world: World, plan: Plan) -> None:
    told = [item(f"2.{i}", f"Cơ sở mộc số {i} mua máy bào", Role.ACTUAL, 10 + i) for i in range(3)]
    paper = tell(world, *told, item("1", LEAFLETS, Role.ACTUAL, 300))
    opened = tell(world, item("2.9", "Cơ sở mộc số 2 mua máy bào", Role.PLAN, 12), title="Điều chỉnh bổ sung kế hoạch")
    accept_all(world.officer, opened)  # meanwhile the plan has the third
    one = paper.facts.get(title=told[0].title)
    name_new(world.officer, paper, {one.pk})
    assert [doubt.rule for doubt in doubts_of(paper).values()] == ["content-new"]
    with pytest.raises(Refused):
        name_new(world.inspector, paper)
    act = name_new(world.officer, paper)
    assert len(act.changes["facts"]) == 1
    assert not doubts_of(paper)
    with pytest.raises(Refused, match="Không còn mục nào"):
        name_new(world.officer, paper)
    accept_clean(world.officer, paper)
    assert reached(plan)[LEAFLETS][0] == 300
    assert Line.objects.filter(plan=plan, kind="item").count() == 6


def test_before_a_plan_is_approved_a_report_may_bring_its_contents(world: World) -> None:
    taken(world, item("1", "Hội chợ", Role.ACTUAL, 70))
    assert Line.objects.get(kind="item").title == "Hội chợ"


def test_part_of_a_title_and_the_same_count_are_the_content(world: World, plan: Plan) -> None:
    paper = taken(world, item("1", "Nhãn mác", Role.ACTUAL, 90, (3, "cơ sở")))
    assert not paper.facts.filter(review=Fact.Review.PENDING)
    assert reached(plan)[LABELS] == (90, [("cơ sở", 3)])


def test_part_of_a_title_alone_is_asked_about_with_its_likeliest_content(world: World, plan: Plan) -> None:
    paper = taken(world, item("1", "Nội dung nhãn mác mới giải ngân", Role.ACTUAL, 90))
    (doubt,) = doubts_of(paper).values()
    assert (doubt.rule, doubt.expected) == ("content-new", LABELS)


def test_a_count_that_says_the_things_name_again_meets_the_target(world: World, plan: Plan) -> None:
    taken(world, item("1", LEAFLETS, Role.ACTUAL, 280, (950, "tờ gấp")))
    assert reached(plan)[LEAFLETS] == (280, [("tờ", 950)])


def test_a_count_of_something_else_stays_beside_the_target(world: World, plan: Plan) -> None:
    taken(world, item("1", LEAFLETS, Role.ACTUAL, 280, (12, "tờ trình")))
    assert reached(plan)[LEAFLETS][1] == [("tờ", None), ("tờ trình", 12)]


VISITS = "Đưa cơ sở, doanh nghiệp, hợp tác xã đi hội chợ xa"


@pytest.mark.parametrize(
    "told",
    [
        ((20, "lượt cơ sở"), (15, "lượt doanh nghiệp"), (5, "lượt hợp tác xã")),
        ((40, "lượt"), (25, "lượt cơ sở")),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_counts_of_one_paper_never_replace_one_another(
    world: World, told: tuple[tuple[int, str], ...], at_once: bool
) -> None:
    """Each is a longer name of the planned «lượt», and all of them together are not one figure."""
    accept_all(world.officer, tell(world, item("1", VISITS, Role.PLAN, 900, (40, "lượt")), title="Kế hoạch 2023"))
    paper = tell(world, item("1", VISITS, Role.ACTUAL, 800, *told))
    facts = pending(paper)
    for chosen in [facts] if at_once else [[pk] for pk in facts]:
        accept(world.officer, paper, chosen)
    counted = {(value, measure) for measure, value in reached(Plan.objects.get())[VISITS][1] if value}
    assert counted == set(told)


FAIR = """BÁO CÁO
Kết quả tổ chức Hội chợ vùng cao năm 2023

Hội chợ có 40 gian hàng. Doanh thu bán hàng đạt 900 triệu đồng. Có 7 hợp đồng được ký với tổng giá trị 5 tỷ đồng.
Kinh phí thực hiện 190 triệu đồng/200 triệu đồng, trong đó ngân sách tỉnh 150 triệu đồng.

STT | Khoản chi | Dự toán (đồng) | Thực hiện (đồng)
1 | Dựng gian hàng | 120.000.000 | 115.000.000
2 | Khai mạc | 80.000.000 | 75.000.000
 | Cộng | 200.000.000 | 190.000.000
"""


def test_a_report_on_one_content_tells_all_of_it(world: World) -> None:
    aim = item("3", "Hội chợ vùng cao", Role.PLAN, 200_000_000)
    accept_all(world.officer, tell(world, aim, title="Kế hoạch khuyến công 2023"))
    plan = Plan.objects.get()
    approve(world.leader, plan.versions.get(), Decision("9/QĐ-UBND", date(2023, 1, 9)))
    paper = read_as(world, FAIR)
    accept_clean(world.officer, paper)

    fair = results(plan_case(plan, Period.parse("2023"))).lines[0]
    assert (fair.money_plan.value, fair.money_actual.value) == (200_000_000, 190_000_000)
    assert Line.objects.filter(plan=plan, kind="item").count() == 1
    counted = {t.measure: t.actual and t.actual.value for t in fair.targets}
    assert (counted["đồng (doanh thu)"], counted["đồng (giá trị hợp đồng)"]) == (900_000_000, 5_000_000_000)
    parts = paper.facts.filter(rule="part").values_list("review", flat=True)
    assert [*parts] == [Fact.Review.COMPARED] * 4


def test_a_total_moved_to_a_content_counts_when_the_rows_beside_it_are_set_aside(world: World, plan: Plan) -> None:
    told = (Total("Cộng", 190, Span(0, 4), role=Role.ACTUAL, period="2023"),)
    paper = tell(world, item("1", "Dựng gian hàng", Role.ACTUAL, 190), totals=told)
    row, total = paper.facts.order_by("position")
    match_item(world.officer, total, Line.objects.get(title="Hội chợ vùng cao"))
    reject(world.officer, paper, {row.pk}, "khoản chi của hội chợ")
    accept_all(world.officer, paper)
    assert reached(plan)["Hội chợ vùng cao"][0] == 190


def test_two_figures_moved_to_one_content_are_doubted(world: World, plan: Plan) -> None:
    paper = tell(world, item("", "Dạy nghề mây", Role.ACTUAL, 30), item("", "Thi thợ giỏi", Role.ACTUAL, 50))
    for fact in paper.facts.order_by("position"):
        match_item(world.officer, fact, Line.objects.get(title="Hội chợ vùng cao"))
    assert [finding.rule for finding in paper.findings.all()] == ["overlap"]


def test_who_pays_a_part_of_a_thing_in_its_sentence_is_no_total_of_the_plan(world: World) -> None:
    said = "kinh phí 75 triệu đồng, trong đó ngân sách tỉnh 45 triệu đồng, chủ thể đối ứng 30 triệu đồng"
    paper = read_as(world, f"BÁO CÁO\nKết quả năm 2023\n\n1. Bao bì: in nhãn cho 3 sản phẩm, {said}.\n2. Hội chợ.\n")
    told = paper.facts.filter(kind=Fact.Kind.AMOUNT).values_list("place", "value")
    assert sorted(told) == [(Fact.Place.ITEM, sum_told) for sum_told in (30_000_000, 45_000_000, 75_000_000)]


WARD_LETTER = """UBND PHƯỜNG THỬ

Số: 9/UBND-KT

Phường Thử, ngày 12 tháng 5 năm 2023

V/v giới thiệu cơ sở

Kính gửi: Sở Công Thương.

Thực hiện Công văn số 2/SCT-KC, UBND phường báo cáo:

1. Hội chợ vùng cao: 01 hội chợ, kinh phí 36 triệu đồng.

2. Kiến nghị: bổ sung kinh phí 01 lớp nâng cao, kinh phí 45 triệu đồng.

3. Đề nghị Sở hỗ trợ kinh phí 30 triệu đồng.

UBND phường kính báo cáo Sở Công Thương./.
"""


def test_what_a_letter_asks_for_is_shown_as_proposed_and_taken_by_no_single_click(world: World, plan: Plan) -> None:
    """Be it a content or a sum. Its results, of no time that it tells, are held against the plan of its own year."""
    paper = read_as(world, WARD_LETTER)
    asked = set(paper.facts.filter(status="proposed").values_list("pk", flat=True))
    assert (paper.purpose, len(asked), paper.facts.count()) == (Paper.Purpose.RESULT, 4, 6)
    facts = list(paper.facts.select_related("line", "measure"))
    match_waiting(plan_meant(paper), facts, facts)
    assert {fact.line and fact.line.title for fact in facts if fact.pk not in asked} == {"Hội chợ vùng cao"}
    doubts = doubts_of(paper)
    assert {pk for pk, doubt in doubts.items() if doubt.rule == "only-proposed"} == asked
    with pytest.raises(Refused, match="Không còn mục nào"):
        name_new(world.officer, paper)
    for fact in paper.facts.exclude(pk__in=asked):
        correct(world.officer, fact, Correction(period="2023", changed=frozenset({"period"})), "năm của công văn")
    accept_clean(world.officer, paper)
    paper.refresh_from_db()
    assert (paper.plan, set(pending(paper))) == (plan, asked)
    assert reached(plan)["Hội chợ vùng cao"][0] == 36_000_000


TASKS = """SỞ CÔNG THƯƠNG

Số: 2/SCT-KC

Đồng Nai, ngày 10 tháng 02 năm 2023

V/v giao nhiệm vụ thực hiện Kế hoạch khuyến công năm 2023

Sở Công Thương giao nhiệm vụ như sau:

1. Trung tâm Khuyến công hoàn thành hồ sơ 18 đề án, gửi Sở thẩm định trước ngày 31/3/2023.

2. UBND phường Thử, xã Hai phối hợp tổ chức 02 hội chợ, hoàn thành trước ngày 15/5/2023.
"""


def test_numbers_of_tasks_that_a_letter_gives_out_stand_in_the_tasks_alone(world: World, plan: Plan) -> None:
    paper = read_as(world, TASKS)
    assert paper.purpose == Paper.Purpose.OTHER
    assert [(task.unit, "18 đề án" in task.text, "02 hội chợ" in task.text) for task in paper.tasks.all()] == [
        ("Trung tâm Khuyến công", True, False),
        ("UBND phường Thử", False, True),
        ("UBND xã Hai", False, True),
    ]
    assert not paper.facts.exists()


def test_money_of_tasks_that_a_letter_gives_out_is_no_plan_and_taken_by_no_single_click(
    world: World, plan: Plan
) -> None:
    paper = read_as(world, TASKS.replace("02 hội chợ,", "02 hội chợ, kinh phí 90 triệu đồng,"))
    assert paper.purpose == Paper.Purpose.OTHER
    assert {fact.kind for fact in paper.facts.all()} == {Fact.Kind.QUANTITY, Fact.Kind.AMOUNT}
    assert {doubt.rule for doubt in doubts_of(paper).values()} == {"asked-of-unit"}
    accept_clean(world.officer, paper)
    assert len(pending(paper)) == paper.facts.count() == 2


def test_why_a_thing_is_behind_explains_no_excess(world: World, plan: Plan) -> None:
    late = item("1", LEAFLETS, Role.ACTUAL, 70, reason="01 mô hình chậm do chọn lại địa điểm")
    more = item("2", LABELS, Role.ACTUAL, 700, reason="vượt do giá giấy tăng, in chậm")
    paper = tell(world, late, more)
    kinds = paper.facts.filter(kind=Fact.Kind.NOTE).values_list("title", "note_kind")
    assert dict(kinds) == {LEAFLETS: Note.Kind.CAUSE, LABELS: Note.Kind.OVER}


def test_a_list_that_is_no_plan_adds_nothing_to_an_approved_plan_unseen(world: World, plan: Plan) -> None:
    paper = tell(world, item("1", "Máy CNC", Role.PLAN, 151), title="Danh sách cơ sở được hỗ trợ năm 2023")
    assert [doubt.rule for doubt in doubts_of(paper).values()] == ["content-new"]
    accept_clean(world.officer, paper)
    assert plan.versions.count() == 1
    assert Line.objects.filter(plan=plan, kind="item").count() == 3
