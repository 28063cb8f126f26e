"""Two names of one thing: plain words are used where nobody counted yet, and a person merges what was told apart."""

from dataclasses import replace

import pytest

from khuyencong.desk.figures import printed
from khuyencong.records.models import Act, Entry, Fact, Measure, Paper, Plan, Statement
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Approx, Quantity, Role, Span
from khuyencong.terms.periods import Period
from khuyencong.work.ledger import reverse
from khuyencong.work.library import Correction, accept_clean, correct, doubts_of
from khuyencong.work.measures import add_measure, merge_measures, part_measure
from khuyencong.work.permissions import Refused
from khuyencong.work.verification import verify
from tests.work.test_measures import state
from tests.world import World, accept_all, item, read_as, tell

pytestmark = pytest.mark.django_db
Kind = Measure.Kind


def units(world: World) -> set[str]:
    return set(world.province.measures.filter(is_money=False).values_list("name", flat=True))


def test_one_target_told_by_two_words_is_asked_and_then_told_once(world: World) -> None:
    points, short = (
        ("Xây dựng điểm", Role.PLAN, None, (4, "điểm giới thiệu")),
        ("Xây dựng điểm", Role.PLAN, None, (4, "điểm")),
    )
    paper = tell(world, item("3", *points), item("3", *short), item("4", "Mở điểm", Role.PLAN, None, (4, "điểm")))
    ((asked, doubt),) = doubts_of(paper).items()
    assert (doubt.rule, doubt.expected) == ("measure-mismatch", "điểm giới thiệu")
    accept_clean(world.officer, paper)
    fact = paper.facts.get(review=Fact.Review.PENDING)  # the annex's row alone
    assert (fact.pk, fact.measure.name if fact.measure else "") == (asked, "điểm")

    correct(world.officer, fact, Correction(measure=Measure.objects.get(name="điểm giới thiệu")), "tính là")
    accept_all(world.officer, Paper.objects.get(pk=paper.pk))
    (line, _other) = results(plan_case(Plan.objects.get(), Period.parse("2023"))).lines
    assert [(target.noun, target.plan.value) for target in line.targets if target.plan] == [("điểm giới thiệu", 4)]

    (again,) = doubts_of(tell(world, item("3", *short))).values()  # and what the ledger holds is asked about too
    assert again.expected == "điểm giới thiệu"


def test_what_a_table_prints_as_unit_is_the_measure_it_was_printed_for(world: World) -> None:
    """«Nhập số liệu» gives the units away as printed, and reads them back."""
    add_measure(world.officer, world.province, "Doanh thu hội chợ", "triệu đồng", Kind.FLOW)
    sold = Quantity(5_000_000, "đồng", Span(0, 1), note="doanh thu")
    tell(world, replace(item("1", "Mở hội chợ"), quantities=(sold,)))
    known = units(world)
    head = "TT | Nội dung | ĐVT | Số lượng thực hiện năm 2023 | Kinh phí thực hiện năm 2023 (đồng)\n"
    rows = "1 | Mở hội chợ | đồng doanh thu | 5.000.000 | 900.000\n |  | triệu đồng doanh thu hội chợ | 5 |\n"
    paper = read_as(world, f"BÁO CÁO\nKết quả khuyến công năm 2023\n\n{head}{rows}")
    told = paper.facts.filter(kind=Fact.Kind.QUANTITY).order_by("start")
    assert [fact.measure.name for fact in told if fact.measure] == ["đồng (doanh thu)", "Doanh thu hội chợ"]
    assert units(world) == known


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ((("sản phẩm OCOP", ""), ("sản phẩm", "")), {"sản phẩm"}),
        ((("lớp tập huấn", ""), ("lớp", "")), {"lớp"}),
        ((("cuốn sổ tay", ""), ("quyển", "")), {"cuốn"}),
        ((("sản phẩm", "đạt 3 sao"), ("sản phẩm", "3 sao")), {"sản phẩm (3 sao)"}),
        ((("sản phẩm", "4 sao"), ("sản phẩm", "3 sao")), {"sản phẩm (3 sao)", "sản phẩm (4 sao)"}),
        ((("lượt học viên", ""), ("học viên", "")), {"lượt học viên", "học viên"}),
    ],
)
def test_words_that_count_one_thing_are_one_measure(
    world: World, said: tuple[tuple[str, str], ...], meant: set[str]
) -> None:
    counted = tuple(Quantity(3, unit, Span(0, 4), note=note) for unit, note in said)
    more = {"quantities": counted}
    told = item("1", "Công nhận sản phẩm", Role.PLAN)
    tell(world, type(told)(**{name: getattr(told, name) for name in told.__slots__} | more))
    assert units(world) == meant


@pytest.fixture
def apart(world: World) -> tuple[Measure, Measure]:
    """Planned in «buổi», reported in «buổi tọa đàm» by a house that counted so before."""
    accept_clean(world.officer, tell(world, item("1", "Phổ biến chính sách", Role.PLAN, 9_000, (8, "buổi"))))
    accept_clean(world.officer, tell(world, item("1", "Phổ biến chính sách", Role.ACTUAL, 8_000, (6, "buổi gặp gỡ"))))
    by_name = {measure.name: measure for measure in world.province.measures.all()}
    return by_name["buổi gặp gỡ"], by_name["buổi"]


def target(plan: Plan) -> list[tuple[str, int | None, int | None]]:
    (line,) = (line for line in results(plan_case(plan, Period.parse("2023"))).lines if line.number == "1")
    return [(t.measure, t.plan and t.plan.value, t.actual and t.actual.value) for t in line.targets]


def test_merged_figures_meet_their_target_and_no_entry_is_lost(world: World, apart: tuple[Measure, Measure]) -> None:
    longer, plain = apart
    plan, before = Plan.objects.get(), set(Entry.objects.values_list("pk", flat=True))
    assert target(plan) == [("buổi", 8, None), ("buổi gặp gỡ", None, 6)]

    merge_measures(world.officer, longer, plain)
    assert target(plan) == [("buổi", 8, 6)]
    assert before < set(Entry.objects.values_list("pk", flat=True))  # the ledger only grew
    assert not Fact.objects.filter(measure=longer).exists()
    assert verify() == []

    later = tell(world, item("2", "Đối thoại", Role.ACTUAL, None, (3, "buổi gặp gỡ")))
    assert {fact.measure for fact in later.facts.exclude(measure=None)} == {plain}


def test_a_merging_taken_back_leaves_the_figures_as_they_were(world: World, apart: tuple[Measure, Measure]) -> None:
    longer, plain = apart
    merge_measures(world.officer, longer, plain)
    part_measure(world.officer, longer)
    assert target(Plan.objects.get()) == [("buổi", 8, None), ("buổi gặp gỡ", None, 6)]
    assert Measure.objects.get(pk=longer.pk).merged_into is None
    assert verify() == []
    with pytest.raises(Refused, match="không còn gộp"):
        part_measure(world.officer, longer)
    verbs = set(Act.objects.values_list("verb", flat=True))
    assert {"merge_measures", "merge_figures", "part_measure", "part_figures"} <= verbs


def test_a_figure_withdrawn_since_the_merging_stays_withdrawn(world: World, apart: tuple[Measure, Measure]) -> None:
    longer, plain = apart
    merge_measures(world.officer, longer, plain)
    reverse(world.officer, Statement.objects.get(measure=plain, role=Role.ACTUAL), "ghi nhầm")
    part_measure(world.officer, longer)
    assert target(Plan.objects.get()) == [("buổi", 8, None)]
    assert verify() == []


def test_what_counts_otherwise_is_not_merged(world: World, apart: tuple[Measure, Measure]) -> None:
    longer, plain = apart
    level = add_measure(world.officer, world.province, "Cộng tác viên", "người", Kind.STOCK)
    money = world.province.measures.get(is_money=True)
    for one, other in ((longer, longer), (longer, level), (money, plain), (longer, money)):
        with pytest.raises(Refused):
            merge_measures(world.officer, one, other)
    with pytest.raises(Refused, match="đặt chỉ tiêu"):
        merge_measures(world.leader, longer, plain)
    merge_measures(world.officer, longer, plain)
    third = add_measure(world.officer, world.province, "Buổi nói chuyện", "buổi", Kind.FLOW)
    with pytest.raises(Refused, match="tách ra trước"):
        merge_measures(world.officer, plain, third)
    with pytest.raises(Refused, match="tách ra trước"):
        merge_measures(world.officer, third, longer)


def test_a_figure_of_a_merged_measure_is_refused(world: World, apart: tuple[Measure, Measure]) -> None:
    """Its form was open while somebody merged."""
    longer, plain = apart
    merge_measures(world.colleague, longer, plain)
    with pytest.raises(Refused, match="vừa được gộp"):
        state(world, Plan.objects.get(), longer, "2023", 2)


@pytest.mark.parametrize(
    ("words", "approx", "shown"),
    [
        ("ít nhất", Approx.LEAST, "ít nhất 70"),
        ("tối thiểu", Approx.LEAST, "ít nhất 70"),
        ("trên", Approx.OVER, "trên 70"),
        ("không quá", Approx.MOST, "tối đa 70"),
    ],
)
def test_at_least_is_not_over(world: World, words: str, approx: Approx, shown: str) -> None:
    content = f"KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\n1. Hỗ trợ {words} 70 cơ sở áp dụng sản xuất sạch hơn.\n"
    paper = read_as(world, content)
    assert {fact.qualifier for fact in paper.facts.filter(kind=Fact.Kind.QUANTITY)} == {approx}
    accept_all(world.officer, paper)
    case = plan_case(Plan.objects.get(), Period.parse("2031"))
    (aim,) = (target.plan for line in results(case).lines for target in line.targets)
    assert aim is not None
    assert printed(aim) == shown
