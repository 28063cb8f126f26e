"""Money moves between the contents of a plan in force: paid for by savings, never over the total, two at once too."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from khuyencong.records.adjustments import adjusting_papers, adjustments_of
from khuyencong.records.decisions import last_adjusted
from khuyencong.records.models import Act, Area, Entry, FundSource, Line, Measure, Plan, PlanVersion
from khuyencong.records.queries import amounts_of, last_act
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.terms.selector import Selector
from khuyencong.work import posting
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.adjustments_made import undo_adjustment
from khuyencong.work.library import accept_clean, doubts_of
from khuyencong.work.new_contents import NewContent
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, planned_total
from khuyencong.work.verification import verify
from tests.house.own_database import OwnDatabase
from tests.work.at_once import together
from tests.world import World, accept_all, item, tell

pytestmark = pytest.mark.both_engines
YEAR = Period.parse("2023")
BASIS = Basis("56/SCT-CN", date(2023, 8, 1), "bù phần tăng của hội chợ")


def approved(world: World, total: int | None = None) -> Plan:
    """Fair 500, machines 300 of which 100 are used, training 200; approved as they sum up unless told otherwise."""
    planned = (("1", "Hội chợ", 500), ("2", "Máy móc", 300), ("3", "Tập huấn", 200))
    told = [item(number, title, Role.PLAN, money) for number, title, money in planned]
    accept_clean(world.officer, tell(world, *told, title="Kế hoạch khuyến công năm 2023"))
    accept_clean(world.officer, tell(world, item("2", "Máy móc", Role.ACTUAL, 100)))
    approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1), total))
    return Plan.objects.get()


@pytest.fixture
def plan(world: World) -> Plan:
    return approved(world)


def moves(plan: Plan, **new: int) -> list[Move]:
    """New money by the first word of a content's title, as the page would send it: with what it showed."""
    known = {purse.line.title.split()[0]: purse for purse in purses(plan)}
    return [Move(known[word].line.pk, None, money, known[word].money) for word, money in new.items()]


def money(plan: Plan) -> dict[str, int]:
    return {purse.line.title: purse.money for purse in purses(plan)}


def test_an_increase_is_paid_by_savings_named_in_the_same_act(world: World, plan: Plan) -> None:
    act = adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)

    assert money(plan) == {"Hội chợ": 560, "Máy móc": 300, "Tập huấn": 140}
    assert planned_total(plan) == 1_000
    assert "tăng 1 Hội chợ 60 đồng; giảm 3 Tập huấn 60 đồng" in act.summary
    assert act.changes["basis"] == "56/SCT-CN"
    assert {entry.role for entry in Entry.objects.filter(act=act)} == {Role.ADJUSTMENT}
    assert verify() == []


def test_a_unit_s_part_of_a_content_leaves_what_was_adjusted(world: World, plan: Plan) -> None:
    adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)
    paper = tell(world, item("1", "Hội chợ", Role.PLAN, 90), title="Kế hoạch khuyến công năm 2023")
    area = Area.objects.create(code="75", level="province", name="Đồng Nai", type="Tỉnh", path="/1/")
    paper.facts.update(area=area)

    accept_all(world.officer, paper)

    assert money(plan)["Hội chợ"] == 560


def test_our_own_report_told_back_speaks_against_no_adjustment(world: World, plan: Plan) -> None:
    """It prints the plan as adjusted; only another figure for it is a doubt."""
    adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)
    ours = [item(str(n), title, Role.PLAN, sum_) for n, (title, sum_) in enumerate(money(plan).items(), 1)]
    assert doubts_of(tell(world, *ours)) == {}
    other = tell(world, item("1", "Hội chợ", Role.PLAN, 550))
    assert [doubt.rule for doubt in doubts_of(other).values()] == ["cross-paper-conflict"]


def test_a_second_adjustment_adds_to_the_first(world: World, plan: Plan) -> None:
    adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)
    adjust(world.officer, plan, moves(plan, Hội=520, Máy=340), BASIS)
    assert money(plan) == {"Hội chợ": 520, "Máy móc": 340, "Tập huấn": 140}
    assert verify() == []


def test_a_paper_entered_in_parts_is_told_once_without_what_another_moved_between(world: World, plan: Plan) -> None:
    other = Basis("60/SCT-CN", date(2023, 9, 1), "lớp không đủ học viên")
    for change, basis in (({"Hội": 450}, BASIS), ({"Tập": 180}, other), ({"Máy": 270}, BASIS)):
        adjust(world.officer, plan, moves(plan, **change), basis)

    told = adjustments_of(plan, adjusting_papers(plan, last_act(plan.province)))
    assert [(one.in_short, one.before.value, one.after.value, one.less) for one in told] == [
        ("văn bản số 56/SCT-CN", 1_000, 920, -80),
        ("văn bản số 60/SCT-CN", 920, 900, -20),
    ]
    for one in told:
        for figure in (one.before, one.after):
            assert amounts_of(Selector.decode(figure.selector)).low == figure.value


@pytest.mark.parametrize(
    ("number", "told", "cited"),
    [
        ("02/QĐ-VD", "UBND tỉnh Phú Giang", "02/QĐ-VD ngày 01 tháng 9 năm 2023 của UBND tỉnh Phú Giang"),
        ("02/QĐ-VD", "", "02/QĐ-VD ngày 01 tháng 9 năm 2023"),
        ("02/QĐ-UBND", "ai đó", "02/QĐ-UBND ngày 01 tháng 9 năm 2023 của UBND tỉnh Đồng Nai"),  # its symbol says it
    ],
)
def test_a_report_names_who_issued_the_decision_as_it_was_told_at_the_counter(
    world: World, plan: Plan, number: str, told: str, cited: str
) -> None:
    adjust(world.officer, plan, moves(plan, Hội=450), Basis(number, date(2023, 9, 1), "lớp không đủ học viên", told))
    (one,) = adjustments_of(plan, adjusting_papers(plan, last_act(plan.province)))
    assert one.decision == f"Quyết định số {cited}"


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ({"Hội": 560}, "còn thiếu 60 đồng. Tổng kế hoạch theo 95/KH-UBND không được tăng"),
        ({"Hội": 560, "Tập": 150}, "còn thiếu 10 đồng"),
        ({"Hội": 710, "Máy": 90}, "không giảm xuống dưới số đó"),
        ({"Hội": 1_000, "Tập": -300}, "không thể âm"),
        ({"Hội": 500}, "Không có nội dung nào thay đổi"),
    ],
)
def test_what_nobody_pays_for_is_refused(world: World, plan: Plan, new: dict[str, int], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        adjust(world.officer, plan, moves(plan, **new), BASIS)
    assert planned_total(plan) == 1_000
    assert not Act.objects.filter(verb="adjust").exists()


def test_what_is_only_expected_of_the_year_may_be_given_up(world: World, plan: Plan) -> None:
    """A report of nine months expects the whole plan of the training to be spent; nothing of it has been."""
    accept_clean(world.officer, tell(world, item("3", "Tập huấn", Role.ESTIMATE, 200)))
    used = {purse.line.title: purse.used for purse in purses(plan)}
    assert (used["Tập huấn"], used["Máy móc"]) == (0, 100)
    adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)
    assert money(plan)["Tập huấn"] == 140


def test_what_the_decision_left_unshared_may_pay(world: World) -> None:
    plan = approved(world, 1_040)
    adjust(world.officer, plan, moves(plan, Hội=540), BASIS)
    with pytest.raises(Refused, match="còn thiếu 1 đồng"):
        adjust(world.officer, plan, moves(plan, Hội=541), BASIS)


def test_what_somebody_changed_meanwhile_is_told_and_not_overwritten(world: World, plan: Plan) -> None:
    seen = moves(plan, Hội=530, Tập=170)
    adjust(world.colleague, plan, moves(plan, Hội=560, Tập=140), BASIS)
    with pytest.raises(Refused, match="khi mở trang là 500 đồng, nay đã có người đổi thành 560 đồng"):
        adjust(world.officer, plan, seen, BASIS)
    assert money(plan)["Hội chợ"] == 560


def test_a_new_plan_paper_takes_the_adjustments_in(world: World, plan: Plan) -> None:
    adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)
    told = (item("1", "Hội chợ", Role.PLAN, 570), item("3", "Tập huấn", Role.PLAN, 140))
    accept_all(world.officer, tell(world, *told, title="Kế hoạch khuyến công điều chỉnh năm 2023"))
    assert money(plan) == {"Hội chợ": 570, "Máy móc": 300, "Tập huấn": 140}
    assert verify() == []


def test_it_needs_a_plan_in_force_a_paper_a_reason_and_an_officer(world: World, plan: Plan) -> None:
    for basis in (Basis(" ", DAY, "vì"), Basis("1/SCT", DAY, " ")):
        with pytest.raises(Refused, match="văn bản cho phép và lý do"):
            adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), basis)
    for person in (world.leader, world.inspector, world.centre_officer, world.stranger):
        with pytest.raises(Refused, match="điều chỉnh kinh phí"):
            adjust(person, plan, moves(plan, Hội=560, Tập=140), BASIS)
    later = replace(BASIS, day=timezone.localdate() + timedelta(days=1))
    with pytest.raises(Refused, match="ở sau hôm nay"):
        adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), later)
    PlanVersion.objects.update(state="draft")
    with pytest.raises(Refused, match="đã phê duyệt"):
        adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)


DAY = date(2023, 8, 1)

# Two officers at the same moment ------------------------------------------------------------------


def adjust_together(world: World) -> tuple[Plan, list[BaseException]]:
    """Both spend the one saving of 40 that the decision left unshared, on different contents."""
    plan = approved(world, 1_040)
    one, two = moves(plan, Hội=540), moves(plan, Tập=240)
    raised = together(
        lambda: adjust(world.officer, plan, one, BASIS), lambda: adjust(world.colleague, plan, two, BASIS)
    )
    return plan, raised


def test_two_adjustments_at_once_cannot_exceed_the_total(shared_world: World) -> None:
    plan, raised = adjust_together(shared_world)
    assert [type(error) for error in raised] == [Refused]
    assert planned_total(plan) == 1_040
    assert verify() == []


def test_control_a_total_read_outside_the_lock_is_exceeded(
    shared_world: World, own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khuyencong.work.adjust.planned_total", lambda plan: 1_000)
    monkeypatch.setattr(posting, "planned_total", lambda plan: 1_000)
    plan, raised = adjust_together(shared_world)
    assert raised == []
    monkeypatch.undo()
    assert planned_total(plan) == 1_080


# Contents that an adjustment adds, and taking it back ---------------------------------------------

NEW = NewContent("Trình diễn kỹ thuật", {None: 60})


def add(world: World, plan: Plan, *added: NewContent, **new: int) -> Act:
    return adjust(world.officer, plan, moves(plan, **new), BASIS, added)


def titles(plan: Plan, act: int | None = None) -> list[str]:
    case = plan_case(plan, Period.parse(str(plan.year)), act, closed=True)
    return [line.title for line in results(case).lines]


def test_a_content_is_added_with_money_taken_from_others(world: World, plan: Plan) -> None:
    classes = Measure.objects.create(province=world.province, name="lớp", key="lop", unit="lớp")
    act = add(world, plan, replace(NEW, lead=world.centre.pk, aims={classes.pk: 2}), Hội=460, Tập=180)

    line = Line.objects.get(title="Trình diễn kỹ thuật")
    assert (line.number, line.lead) == ("4", world.centre)
    assert money(plan) == {"Hội chợ": 460, "Máy móc": 300, "Tập huấn": 180, "Trình diễn kỹ thuật": 60}
    assert planned_total(plan) == 1_000
    assert {e.role for e in Entry.objects.filter(act=act, measure__is_money=True)} == {Role.ADJUSTMENT}
    assert Entry.objects.get(act=act, measure=classes).value == 2
    assert "bổ sung 4 Trình diễn kỹ thuật 60 đồng; giảm 1 Hội chợ 40 đồng, 3 Tập huấn 20 đồng" in act.summary
    assert verify() == []


def test_a_second_adjustment_moves_money_of_an_added_content(world: World, plan: Plan) -> None:
    add(world, plan, NEW, Hội=440)
    adjust(world.officer, plan, moves(plan, Trình=20, Hội=480), BASIS)
    assert money(plan)["Trình diễn kỹ thuật"] == 20
    assert planned_total(plan) == 1_000


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (NewContent("Trình diễn", {None: 61}), "còn thiếu 1 đồng"),
        (NewContent("  ", {None: 60}), "phải có tên"),
        (NewContent("Trình diễn", {None: 0}), "phải có kinh phí"),
        (NewContent("Trình diễn", {None: -60}), "không âm"),
        (NewContent("HỘI  CHỢ", {None: 60}), "đã có nội dung «1 Hội chợ»"),
        (NewContent("Trình diễn", {None: 60}, "2"), "đã là của «Máy móc»; số kế tiếp là 4"),
        (NewContent("Trình diễn", {None: 60}, group=10**9), "không còn trong kế hoạch"),
        (NewContent("Trình diễn", {10**9: 60}), "nguồn kinh phí, chỉ tiêu hoặc đơn vị được chọn không có"),
        (NewContent("Trình diễn", {None: 60}, aims={10**9: 1}), "nguồn kinh phí, chỉ tiêu hoặc đơn vị"),
        (NewContent("Trình diễn", {None: 60}, lead=10**9), "nguồn kinh phí, chỉ tiêu hoặc đơn vị"),
    ],
)
def test_what_cannot_be_added_is_refused_whole(world: World, plan: Plan, new: NewContent, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        add(world, plan, new, Hội=440)
    assert titles(plan) == ["Hội chợ", "Máy móc", "Tập huấn"]
    assert planned_total(plan) == 1_000


def test_money_of_a_new_content_is_told_by_source_or_as_one(world: World, plan: Plan) -> None:
    """What a source gives is part of the one figure: both would be counted twice and stand in the ledger once."""
    budget = FundSource.objects.filter(province=world.province).first()
    assert budget is not None
    with pytest.raises(Refused, match="không cộng thêm"):
        add(world, plan, NewContent("Trình diễn", {None: 60, budget.pk: 40}), Hội=400)
    add(world, plan, NewContent("Trình diễn", {None: 0, budget.pk: 60}), Hội=440)
    assert planned_total(plan) == 1_000


def test_before_an_adjustment_is_asked_under_the_decision_in_force(world: World, plan: Plan) -> None:
    act = adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)
    assert last_adjusted(plan, act.number) == (act.number - 1, BASIS.reason)

    accept_all(world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 560), title="Kế hoạch điều chỉnh năm 2023"))
    approval = approve(world.leader, PlanVersion.objects.get(number=2), Decision("120/KH-UBND", DAY))

    assert last_adjusted(plan, last_act(world.province)) is None
    assert last_adjusted(plan, approval.number - 1) == (act.number - 1, BASIS.reason)


def test_a_later_plan_paper_takes_in_what_was_added(world: World, plan: Plan) -> None:
    add(world, plan, NEW, Hội=440)
    told = (item("1", "Hội chợ", Role.PLAN, 440), item("4", "Trình diễn kỹ thuật", Role.PLAN, 70))
    accept_all(world.officer, tell(world, *told, title="Kế hoạch khuyến công điều chỉnh năm 2023"))
    assert money(plan)["Trình diễn kỹ thuật"] == 70
    assert Line.objects.filter(title="Trình diễn kỹ thuật").count() == 1
    assert verify() == []


def test_undoing_leaves_no_empty_content_standing(world: World, plan: Plan) -> None:
    act = add(world, plan, NEW, Hội=460, Tập=180)

    undone = undo_adjustment(world.colleague, plan, act.number, "ghi nhầm văn bản")

    assert money(plan) == {"Hội chợ": 500, "Máy móc": 300, "Tập huấn": 200}
    assert titles(plan) == ["Hội chợ", "Máy móc", "Tập huấn"]
    assert "Trình diễn kỹ thuật" in titles(plan, act.number)  # as it stood then
    assert Entry.objects.filter(act=undone, reverses__act=act).count() == 3
    assert verify() == []
    with pytest.raises(Refused, match="gần nhất chưa hoàn tác"):
        undo_adjustment(world.officer, plan, act.number, "lần nữa")


def test_what_was_undone_may_be_added_again_without_a_twin(world: World, plan: Plan) -> None:
    act = add(world, plan, NEW, Hội=440)
    undo_adjustment(world.officer, plan, act.number, "ghi nhầm số")
    add(world, plan, replace(NEW, money={None: 50}), Hội=450)
    assert money(plan)["Trình diễn kỹ thuật"] == 50
    assert titles(plan).count("Trình diễn kỹ thuật") == Line.objects.filter(title="Trình diễn kỹ thuật").count() == 1


def test_adjustments_are_undone_last_first_and_never_below_what_is_used(world: World, plan: Plan) -> None:
    first, second = add(world, plan, Hội=560, Tập=140), add(world, plan, NEW, Tập=80)
    with pytest.raises(Refused, match="gần nhất"):
        undo_adjustment(world.officer, plan, first.number, "ghi nhầm")
    told = tell(world, item("1", "Hội chợ", Role.ACTUAL, 530))
    accept_all(world.officer, told)
    undo_adjustment(world.officer, plan, second.number, "ghi nhầm")
    with pytest.raises(Refused, match="đã thực hiện 530 đồng, hoàn tác thì chỉ còn 500 đồng"):
        undo_adjustment(world.officer, plan, first.number, "ghi nhầm")


def test_a_content_that_others_told_of_is_not_undone(world: World, plan: Plan) -> None:
    act = add(world, plan, NEW, Hội=440)
    accept_all(world.officer, tell(world, item("4", "Trình diễn kỹ thuật", Role.ACTUAL, 10)))
    with pytest.raises(Refused, match="đã có số liệu ghi sau khi bổ sung"):
        undo_adjustment(world.officer, plan, act.number, "ghi nhầm")


def test_a_title_that_stood_before_is_added_once_in_one_act(world: World, plan: Plan) -> None:
    """Both would go on from the one empty line, and only the second one's money would stand."""
    undo_adjustment(world.officer, plan, add(world, plan, NEW, Hội=440).number, "ghi nhầm số")
    with pytest.raises(Refused, match="đã có nội dung «4 Trình diễn kỹ thuật»"):
        add(world, plan, NEW, replace(NEW, money={None: 20}), Hội=420)
    assert planned_total(plan) == 1_000


def test_undoing_needs_an_officer_a_reason_and_figures_no_paper_told_anew(world: World, plan: Plan) -> None:
    act = add(world, plan, Hội=560, Tập=140)
    with pytest.raises(Refused, match="phải nêu lý do"):
        undo_adjustment(world.officer, plan, act.number, " ")
    with pytest.raises(Refused, match="điều chỉnh kinh phí"):
        undo_adjustment(world.leader, plan, act.number, "ghi nhầm")
    accept_all(world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 560), title="Kế hoạch điều chỉnh năm 2023"))
    approve(world.leader, PlanVersion.objects.get(number=2), Decision("120/KH-UBND", DAY))
    with pytest.raises(Refused, match="gần nhất"):
        undo_adjustment(world.officer, plan, act.number, "ghi nhầm")


def add_together(world: World) -> tuple[Plan, list[BaseException]]:
    """Both add a content of 40 and spend the one saving of 40 that the decision left unshared."""
    plan = approved(world, 1_040)
    one, two = (NewContent(title, {None: 40}) for title in ("Trình diễn", "Tham quan"))
    raised = together(
        lambda: adjust(world.officer, plan, (), BASIS, [one]), lambda: adjust(world.colleague, plan, (), BASIS, [two])
    )
    return plan, raised


def test_two_contents_added_at_once_cannot_exceed_the_total(shared_world: World) -> None:
    plan, raised = add_together(shared_world)
    assert [type(error) for error in raised] == [Refused]
    assert planned_total(plan) == 1_040
    assert len(titles(plan)) == 4
    assert verify() == []


def test_control_contents_added_over_a_total_read_before_exceed_it(
    shared_world: World, own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khuyencong.work.adjust.planned_total", lambda plan: 1_000)
    monkeypatch.setattr(posting, "planned_total", lambda plan: 1_000)
    plan, raised = add_together(shared_world)
    assert raised == []
    monkeypatch.undo()
    assert planned_total(plan) == 1_080
