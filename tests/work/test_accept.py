"""Accepting a paper: its figures reach the ledger once, whole, and only by a person who may."""

import pytest

from khuyencong.records.models import Act, Entry, Fact, Line, Note, Paper, Plan, Statement
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Activity, Amount, Finding, Role, Severity, Share, Span, Status, Total
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Outcome, Results, State
from khuyencong.work.ledger import reverse
from khuyencong.work.library import Correction, accept, accept_clean, correct, reject
from khuyencong.work.permissions import Refused
from khuyencong.work.verification import verify
from tests.world import World, accept_all, item, pending, tell

pytestmark = pytest.mark.django_db
GROUP = {"group_title": "1. Nâng cao năng lực"}


def told(plan: Plan, period: str = "2023") -> Results:
    return results(plan_case(plan, Period.parse(period)))


def the_plan() -> Plan:
    return Plan.objects.get(year=2023)


def test_a_result_paper_on_an_empty_memory_opens_plan_lines_and_figures(world: World) -> None:
    paper = tell(
        world,
        item("1.1", "Lớp khởi sự", Role.PLAN, 230_000_000, (300, "học viên"), **GROUP),
        item("1.1", "Lớp khởi sự", Role.ACTUAL, 224_000_000, (274, "học viên"), **GROUP),
    )
    came = accept_clean(world.officer, paper)

    report = told(the_plan())
    assert [(line.number, line.title, line.is_group) for line in report.lines] == [
        ("1", "Nâng cao năng lực", True),
        ("1.1", "Lớp khởi sự", False),
    ]
    line = report.lines[1]
    assert (line.money_plan.value, line.money_actual.value) == (230_000_000, 224_000_000)
    assert [(t.measure, t.plan and t.plan.value, t.actual and t.actual.value) for t in line.targets] == [
        ("học viên", 300, 274)
    ]
    assert the_plan().origin == Plan.Origin.RESULTS
    assert came.outcomes == {"posted": 4}
    assert Paper.objects.get().state == Paper.State.ACCEPTED
    assert verify() == []


def test_stars_and_points_are_never_taken_in_bulk_and_places_of_sale_are(world: World) -> None:
    paper = tell(
        world,
        item("1", "Bưởi sấy dẻo", Role.ACTUAL, None, (4, "sao")),
        item("2", "Trà lá bưởi", Role.ACTUAL, None, (72, "điểm")),
        item("3", "Điểm giới thiệu sản phẩm", Role.ACTUAL, None, (2, "điểm")),
    )
    accept_clean(world.officer, paper)
    assert [line.title for line in told(the_plan()).lines] == ["Điểm giới thiệu sản phẩm"]
    assert paper.facts.filter(review=Fact.Review.PENDING).count() == 2


def test_accepting_writes_one_numbered_act_whose_entries_lead_to_the_sentence(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    act = accept_clean(world.officer, paper).act

    assert act is not None
    assert (act.verb, act.actor) == ("accept", world.officer)
    assert act.number == Act.objects.count()
    entry = Entry.objects.get()
    assert (entry.act, entry.statement.fact) == (act, Fact.objects.get())


def test_the_same_figure_in_a_second_paper_confirms_and_moves_nothing(world: World) -> None:
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000)))
    again = accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000)))

    assert again.outcomes == {"confirms": 1}
    assert Entry.objects.count() == 1


def test_another_figure_for_the_same_cell_corrects_by_the_difference(world: World) -> None:
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000)))
    came = accept_all(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_600)))

    assert came.outcomes == {"corrects": 1}
    assert list(Entry.objects.values_list("value", flat=True)) == [5_000, 600]
    assert told(the_plan()).money_actual.value == 5_600


def test_an_estimate_is_shown_apart_until_the_final_figure_comes(world: World) -> None:
    accept_clean(world.officer, tell(world, item("1", "Cộng tác viên", Role.ESTIMATE, 527)))
    before = told(the_plan()).money_actual
    accept_clean(world.officer, tell(world, item("1", "Cộng tác viên", Role.ACTUAL, 500)))
    after = told(the_plan()).money_actual

    assert (before.value, before.estimate) == (527, 527)
    assert (after.value, after.estimate) == (500, 0)
    assert verify() == []


def test_money_that_an_annex_will_tell_is_missing_and_never_zero(world: World) -> None:
    paper = tell(world, item("3.a", "Bình chọn", Role.PLAN, None, (28, "sản phẩm")), title="Kế hoạch khuyến công 2023")
    accept_clean(world.officer, paper)

    line = told(the_plan()).lines[-1]
    assert (line.money_plan.state, line.money_plan.value) == (State.MISSING, None)
    version = the_plan().versions.get()
    assert (version.state, version.paper, version.prepared_by) == ("draft", paper, world.officer)


def test_so_many_things_that_were_not_done_are_no_figure_reached(world: World) -> None:
    paper = tell(
        world,
        item(
            "2", "Không thực hiện 02 đề án", Role.ACTUAL, None, (2, "đề án"), status=Status.NOT_DONE, reason="thiếu vốn"
        ),
        item("3", "Mở lớp", Role.ACTUAL, None, (2, "lớp")),
    )
    counted = paper.facts.filter(kind=Fact.Kind.QUANTITY)
    assert [fact.title for fact in counted] == ["Mở lớp"]


def test_what_was_not_done_keeps_its_reason_and_is_declared_nil(world: World) -> None:
    paper = tell(
        world,
        item("2", "Máy móc", Role.PLAN, 2_700, (9, "cơ sở")),
        item("2", "Máy móc", Role.ACTUAL, None, status=Status.NOT_DONE, reason="không có hồ sơ đủ điều kiện"),
    )
    accept_clean(world.officer, paper)

    line = told(the_plan()).lines[-1]
    assert line.outcome is Outcome.NOT_DONE
    assert [reason.text for reason in line.reasons] == ["không có hồ sơ đủ điều kiện"]
    assert (line.money_actual.state, line.money_actual.value) == (State.NIL, 0)


def test_a_task_outside_the_plan_stays_out_of_its_sums(world: World) -> None:
    paper = tell(
        world,
        item("1", "Hội chợ", Role.ACTUAL, 400),
        item("III", "Hạ tầng cụm công nghiệp", Role.ACTUAL, 6_000, status=Status.OUT_OF_PLAN),
    )
    accept_clean(world.officer, paper)

    report = told(the_plan())
    assert report.money_actual.value == 400
    assert [(line.title, line.money_actual.value) for line in report.out_of_plan] == [
        ("Hạ tầng cụm công nghiệp", 6_000)
    ]


def test_over_plan_is_flagged_unless_the_paper_says_where_the_money_came_from(world: World) -> None:
    paper = tell(
        world,
        item("1", "Hội chợ trong nước", Role.PLAN, 450),
        item("1", "Hội chợ trong nước", Role.ACTUAL, 471, reason="cân đối từ tiền gian hàng"),
        item("2", "Bình chọn sản phẩm", Role.PLAN, 310),
        item("2", "Bình chọn sản phẩm", Role.ACTUAL, 417),
    )
    accept_clean(world.officer, paper)

    assert [(line.number, line.flagged) for line in told(the_plan()).over] == [("1", False), ("2", True)]


def shared(path: str, money: int, *shares: tuple[str, int]) -> Activity:
    """A planned item whose sum these sources pay."""
    paid = tuple(Share(source, Amount(value, Span(0, 4))) for source, value in shares)
    return item(path, f"Hỗ trợ máy {path}", Role.PLAN, money, shares=paid)


QG, DP = "khuyến công quốc gia", "khuyến công địa phương"


def test_a_row_paid_by_two_sources_has_one_entry_for_each(world: World) -> None:
    came = accept_clean(world.officer, tell(world, shared("1", 1_500, (QG, 1_000), (DP, 500))))

    assert came.outcomes == {"posted": 2}
    assert sorted((e.source.code, e.value) for e in Entry.objects.all() if e.source) == [
        ("kcdp", 500),
        ("kcqg", 1_000),
    ]
    assert Entry.objects.count() == 2
    assert told(the_plan()).lines[0].money_plan.value == 1_500
    again = accept_clean(world.officer, tell(world, item("1", "Hỗ trợ máy 1", Role.PLAN, 1_500)))
    assert again.outcomes == {"posted": 1}
    assert told(the_plan()).lines[0].money_plan.value == 1_500
    assert verify() == []


def test_what_no_known_source_pays_stays_in_the_sum_of_the_row(world: World) -> None:
    paper = tell(world, shared("1", 1_500, (QG, 1_000), ("ngân sách nhà nước", 500)))
    assert sorted((f.source.code if f.source else "", f.value) for f in paper.facts.all()) == [
        ("", 1_500),
        ("kcqg", 1_000),
    ]
    accept_clean(world.officer, paper)
    assert told(the_plan()).lines[0].money_plan.value == 1_500
    assert verify() == []


def test_sources_that_contradict_the_sum_of_their_row_are_not_taken_in_bulk(world: World) -> None:
    slip = Finding("sum-mismatch", Severity.ERROR, "nguồn cộng lại khác", Span(0, 4))
    paper = tell(world, shared("1", 1_500, (QG, 1_000), (DP, 600)), findings=(slip,))
    assert accept_clean(world.officer, paper).act is None
    assert len(pending(paper)) == 3


def test_bulk_acceptance_passes_over_facts_with_a_finding(world: World) -> None:
    doubt = Finding("unit-slip", Severity.WARNING, "lệch 1.000 lần", Span(0, 4))
    paper = tell(world, item("1", "Máy móc", Role.ACTUAL, 2_700), findings=(doubt,))
    came = accept_clean(world.officer, paper)

    assert came.act is None
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("rule", ["ocr", "lost-letters"])
def test_no_figure_of_guessed_or_damaged_words_is_accepted_in_bulk(world: World, rule: str) -> None:
    guessed = Finding(rule, Severity.WARNING, "nhận dạng từ ảnh")
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 2_700), findings=(guessed,))

    assert accept_clean(world.officer, paper).act is None
    assert accept(world.officer, paper, pending(paper)).outcomes == {"posted": 1}


def test_a_corrected_fact_is_posted_as_corrected_and_keeps_its_print(world: World) -> None:
    paper = tell(world, item("1", "Máy móc", Role.ACTUAL, 2_700))
    fact = paper.facts.get()
    correct(world.officer, fact, Correction(value=2_700_000), "thiếu ba số không")
    accept(world.officer, paper, pending(paper))

    fact.refresh_from_db()
    assert (fact.printed_value, fact.value, fact.correction) == (2_700, 2_700_000, "thiếu ba số không")
    assert told(the_plan()).money_actual.value == 2_700_000


def test_a_correction_can_teach_the_paper(world: World) -> None:
    group = {"group_title": "II. Kết quả"}
    paper = tell(
        world,
        item("1", "Hội chợ", Role.ACTUAL, 10, period="2023H1", **group),
        item("2", "Máy móc", Role.ACTUAL, 20, period="2023H1", **group),
        item("3", "Ước cả năm", Role.ESTIMATE, 30, period="2023H1", **group),
        item("4", "Nội dung khác", Role.ACTUAL, 40, period="2023H1", group_title="III. Khác"),
    )
    first = paper.facts.get(value=10)
    act = correct(world.officer, first, Correction(period="2023"), "tiêu đề ghi cả năm", with_alike=True)

    assert list(paper.facts.values_list("value", "period")) == [
        (10, "2023"),
        (20, "2023"),
        (30, "2023"),
        (40, "2023H1"),
    ]
    assert len(act.changes["alike"]) == 2


def test_groups_with_letters_are_groups_each_of_them(world: World) -> None:
    """«C» parts an annex as «A», «B» and «D» do; it is no hundred of the Romans."""
    told = [
        item(f"PL.{letter}.{n}", f"Việc {n}", Role.PLAN, 10 * n, group_title=f"{letter}. Nhóm {letter}")
        for n, letter in enumerate("ABCD", start=1)
    ]
    accept_all(world.officer, tell(world, *told, title="Kế hoạch khuyến công 2023"))
    groups = Line.objects.filter(kind=Line.Kind.GROUP).order_by("position")
    assert [f"{group}" for group in groups] == ["A Nhóm A", "B Nhóm B", "C Nhóm C", "D Nhóm D"]
    assert [line.parent for line in Line.objects.filter(kind=Line.Kind.ITEM).order_by("pk")] == [*groups]


def test_a_correction_alone_touches_one_fact(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 10), item("2", "Máy móc", Role.ACTUAL, 20))
    correct(world.officer, paper.facts.get(value=10), Correction(role=Role.ESTIMATE), "là số ước")
    assert list(paper.facts.values_list("role", flat=True)) == ["estimate", "actual"]


def test_a_correction_needs_a_reason_and_a_real_period(world: World) -> None:
    fact = tell(world, item("1", "Máy móc", Role.ACTUAL, 2_700)).facts.get()
    with pytest.raises(Refused, match="lý do"):
        correct(world.officer, fact, Correction(value=1), " ")
    with pytest.raises(Refused, match="Kỳ «2023H9»"):
        correct(world.officer, fact, Correction(period="2023H9"), "sai kỳ")


def test_a_fact_whose_role_is_unknown_waits_for_a_person(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", None, 9))  # type: ignore[arg-type]
    assert accept_clean(world.officer, paper).act is None
    with pytest.raises(Refused, match="Chưa rõ vai trò"):
        accept(world.officer, paper, pending(paper))


def test_a_person_who_says_the_role_makes_the_paper_a_plan(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", None, 9))  # type: ignore[arg-type]
    assert paper.purpose == Paper.Purpose.OTHER
    correct(world.officer, paper.facts.get(), Correction(role=Role.PLAN), "phụ lục của kế hoạch")
    accept_clean(world.officer, Paper.objects.get(pk=paper.pk))
    assert Paper.objects.get(pk=paper.pk).purpose == Paper.Purpose.PLAN
    assert (the_plan().origin, the_plan().versions.count()) == (Plan.Origin.PAPER, 1)


def test_a_rejected_fact_never_reaches_the_ledger(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 9))
    reject(world.officer, paper, pending(paper), "trùng với báo cáo quý")

    assert accept(world.officer, paper, [f.pk for f in paper.facts.all()]).act is None
    assert Entry.objects.count() == 0
    assert Paper.objects.get().get_state_display() == "đã xem, không nhận số nào"


def test_a_stranger_may_not_accept_and_nothing_is_written(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 9))
    acts = Act.objects.count()
    for person in (world.stranger, world.leader, world.inspector):
        with pytest.raises(Refused, match="không có quyền ghi số liệu"):
            accept(person, paper, pending(paper))
    assert (Act.objects.count(), Statement.objects.count(), Line.objects.count()) == (acts, 0, 0)


def test_a_withdrawn_figure_is_reversed_once_and_leaves_no_figure(world: World) -> None:
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000)))
    statement = Statement.objects.get()
    reverse(world.officer, statement, "báo cáo bị thu hồi")

    first, second = Entry.objects.order_by("pk")
    assert (second.value, second.reverses) == (-5_000, first)
    assert told(the_plan()).money_actual.state is State.MISSING
    with pytest.raises(Refused, match="đã được rút"):
        reverse(world.officer, statement, "lần nữa")
    assert verify() == []


def test_a_report_as_of_an_earlier_act_never_changes(world: World) -> None:
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000)))
    plan, then = the_plan(), Act.objects.count()
    before = results(plan_case(plan, Period.parse("2023"), then))
    accept_all(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 9_000, reason="bổ sung")))

    assert results(plan_case(plan, Period.parse("2023"), then)) == before
    assert told(plan).money_actual.value == 9_000


def test_a_content_opened_later_is_in_no_report_as_of_before(world: World) -> None:
    accept_clean(world.officer, tell(world, item("1.1", "Hội chợ", Role.ACTUAL, 5_000, **GROUP)))
    plan, then = the_plan(), Act.objects.count()
    before = results(plan_case(plan, Period.parse("2023"), then))
    later = {"group_title": "2. Quản lý"}
    accept_all(world.officer, tell(world, item("2.1", "Sổ tay", Role.ACTUAL, 9_000, **later)))

    assert results(plan_case(plan, Period.parse("2023"), then)) == before
    assert [line.title for line in told(plan).lines] == ["Nâng cao năng lực", "Hội chợ", "Quản lý", "Sổ tay"]


def test_a_content_whose_figure_was_held_and_decided_later_was_there_before(world: World) -> None:
    accept_clean(world.officer, tell(world, item("1.1", "Hội chợ", Role.ACTUAL, 5_000, **GROUP)))
    plan = the_plan()
    accept_all(world.officer, tell(world, item("1.2", "Sổ tay", Role.ACTUAL, 9_000, **GROUP)))
    statement, then = Statement.objects.latest("pk"), Act.objects.count()
    accept_all(world.officer, tell(world, item("2.1", "Tập huấn", Role.ACTUAL, 7_000, group_title="2. Quản lý")))
    Statement.objects.filter(pk=statement.pk).update(act=Act.objects.latest("number"))  # what deciding it later leaves
    assert "Sổ tay" in [line.title for line in plan_case(plan, Period.parse("2023"), then).lines]


def test_two_values_for_one_cell_in_one_paper_are_not_taken_in_bulk(world: World) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, None, (3, "gian hàng"), (5, "gian hàng")))
    came = accept_clean(world.officer, paper)

    assert came.outcomes == {"posted": 1}
    assert paper.findings.get().rule == "overlap"


def test_notes_without_figures_are_kept_with_their_origin(world: World) -> None:
    paper = tell(world, item("5", "Phòng trưng bày", Role.ACTUAL, None))
    accept_clean(world.officer, paper)
    note = Note.objects.get()
    assert (note.kind, note.fact, note.act_number) == ("result", Fact.objects.get(), Act.objects.count())


def test_a_total_told_beside_its_items_is_compared_and_never_added(world: World) -> None:
    paper = tell(
        world,
        item("1", "Hội chợ", Role.ACTUAL, 400),
        item("2", "Cộng tác viên", Role.ESTIMATE, 50),
        totals=(Total("Tổng kinh phí thực hiện", 450, Span(0, 4), role=Role.ACTUAL, period="2023"),),
    )
    came = accept_clean(world.officer, paper)

    assert came.outcomes == {"posted": 2, "compared": 1}
    money = told(the_plan()).money_actual
    assert (money.value, money.estimate) == (450, 50)
    assert verify() == []


def test_a_total_without_items_is_the_figure_of_the_plan(world: World) -> None:
    total = Total("Tổng kinh phí thực hiện", 450, Span(0, 4), role=Role.ACTUAL, period="2023")
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, None, (3, "hội chợ")), totals=(total,)))
    assert told(the_plan()).money_actual.value == 450
