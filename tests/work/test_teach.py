"""A table column is read anew once for all its rows: looked at first, then applied, never over others' work."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khuyencong.papers.layout import tables_of
from khuyencong.records.models import Area, Entry, Fact, Measure, Paper, Unit
from khuyencong.terms.facts import Role
from khuyencong.work.library import (
    Column,
    Correction,
    Lesson,
    ReadAs,
    accept,
    cells_of,
    columns_told,
    correct,
    fingerprint,
    paper_followed,
    read_after,
    read_as_printed,
    read_table_as,
    taught_by,
    teach,
)
from khuyencong.work.permissions import Refused
from khuyencong.work.verification import verify
from tests.factories import unit_of
from tests.world import World, accept_all, last_seen, pending, read_as, table_paper

pytestmark = pytest.mark.django_db
PLANNED_COUNT, COUNT, PLANNED_MONEY, MONEY, REMARK = 3, 4, 5, 6, 7
MILLION = 1_000_000


def table_of(paper: Paper) -> int:
    return min(tables_of(paper.text))


def columns(paper: Paper) -> list[Column]:
    facts = list(paper.facts.all())
    return columns_told(paper, tables_of(paper.text)[table_of(paper)], facts, cells_of(paper, facts))


def values(paper: Paper, column: int) -> list[tuple[str, str, int | None]]:
    facts = list(paper.facts.order_by("start").select_related("measure"))
    cells = cells_of(paper, facts)
    return [(f.kind, f.role, f.value) for f in facts if f.pk in cells and cells[f.pk].column == column]


def learn(world: World, paper: Paper, lessons: dict[int, Lesson]) -> list[int]:
    table = table_of(paper)
    agreed = fingerprint(taught_by(paper, table, lessons))
    return list(teach(world.officer, paper, table, lessons, "đầu bảng ghi khác", agreed).changes["facts"])


def test_columns_tell_how_they_were_read(world: World) -> None:
    told = columns(table_paper(world))
    assert [(c.head, c.is_money, c.role, c.period, c.scale) for c in told[3:]] == [
        ("Kế hoạch 2025", False, "plan", "2025", None),
        ("Thực hiện 2025", False, "actual", "2025", None),
        ("Kinh phí kế hoạch", True, "plan", "2025", MILLION),
        ("Kinh phí thực hiện", True, "actual", "2025", MILLION),
        ("Ghi chú", None, "", "", None),
    ]
    assert told[REMARK].samples == ("51", "52", "53")


def test_another_unit_of_money_for_the_whole_column(world: World) -> None:
    paper = table_paper(world)
    changes = taught_by(paper, table_of(paper), {MONEY: Lesson(ReadAs.MONEY, scale=1_000)})
    assert [dict(change.after) for change in changes] == [{"value": 91_000}, {"value": 92_000}, {"value": 93_000}]
    assert values(paper, MONEY)[0] == ("amount", "actual", 91 * MILLION)  # looking changes nothing

    learn(world, paper, {MONEY: Lesson(ReadAs.MONEY, scale=1_000)})
    assert [value for _, _, value in values(paper, MONEY)] == [91_000, 92_000, 93_000]
    assert [value for _, _, value in values(paper, PLANNED_MONEY)] == [101 * MILLION, 102 * MILLION, 103 * MILLION]
    assert {f.printed_value for f in paper.facts.filter(value=91_000)} == {91 * MILLION}


def test_role_and_period_of_a_column(world: World) -> None:
    paper = table_paper(world)
    learn(world, paper, {MONEY: Lesson(role=Role.ESTIMATE, period="2025M01-M09")})
    facts = paper.facts.filter(role=Role.ESTIMATE)
    assert {(f.period, f.kind) for f in facts} == {("2025M01-M09", "amount")}
    assert facts.count() == 3


def test_a_column_nobody_read_is_read_for_the_items_of_its_rows(world: World) -> None:
    paper = table_paper(world)
    lesson = Lesson(ReadAs.MONEY, role=Role.ACTUAL, period="2024", scale=MILLION)
    learn(world, paper, {REMARK: lesson})
    assert values(paper, REMARK) == [("amount", "actual", n * MILLION) for n in (51, 52, 53)]
    found = paper.facts.filter(rule="column").order_by("start")
    assert [(f.title, f.path) for f in found] == [
        (f.title, f.path)
        for f in paper.facts.filter(value__in=[91 * MILLION, 92 * MILLION, 93 * MILLION]).order_by("start")
    ]
    accept_all(world.officer, paper)
    assert Entry.objects.filter(first__year=2024).count() == 3
    assert verify() == []


def test_a_column_of_money_that_was_mended_is_no_longer_unread(world: World) -> None:
    table = "TT | Nội dung | Kinh phí (triệu đồng) | Vốn vay\n1 | Máy sấy | 510 | 310\n2 | Lớp may | 420 | 220\n"
    paper = read_as(world, f"KẾ HOẠCH\nKhuyến công năm 2025\n\nI. NỘI DUNG\n{table}")
    at = paper.text.index("310")
    unread = paper.findings.create(rule="column-unread", severity="warning", message="Chưa đọc", start=at, end=at + 3)
    learn(world, paper, {2: Lesson(scale=1_000)})
    unread.refresh_from_db()
    assert unread.settled == ""
    learn(world, paper, {3: Lesson(ReadAs.MONEY, role=Role.PLAN, period="2025", scale=MILLION)})
    unread.refresh_from_db()
    assert unread.settled == "đã sửa: đầu bảng ghi khác"


def test_money_that_was_counts_all_along(world: World) -> None:
    paper = table_paper(world)
    sites = Measure.objects.get(name="cơ sở")
    learn(world, paper, {MONEY: Lesson(ReadAs.COUNT, measure=sites)})
    assert values(paper, MONEY) == [("quantity", "actual", n) for n in (91, 92, 93)]


def test_a_column_that_is_no_figure_is_set_aside(world: World) -> None:
    paper = table_paper(world)
    learn(world, paper, {COUNT: Lesson(ReadAs.NOTHING)})
    assert {f.review for f in paper.facts.filter(kind="quantity", role="actual")} == {Fact.Review.REJECTED}


def test_what_somebody_mended_by_hand_stays_when_only_the_role_is_taught(world: World) -> None:
    paper = table_paper(world)
    correct(world.officer, paper.facts.get(value=91 * MILLION), Correction(value=95 * MILLION), "in nhầm")
    learn(world, paper, {MONEY: Lesson(role=Role.ESTIMATE)})
    assert [value for _, _, value in values(paper, MONEY)] == [95 * MILLION, 92 * MILLION, 93 * MILLION]


def of_next_year(world: World, paper: Paper, *changed: str, years: int = 1, sender: Unit | None = None) -> Paper:
    """The same paper a year later, read by the reader; `changed`: words of its heads, each with what it is then."""
    content = paper.text.replace("2025", str(2025 + years))
    for was, now in zip(changed[::2], changed[1::2], strict=True):
        content = content.replace(was, now)
    return read_as(world, content, sender=sender)


def test_what_was_taught_of_a_table_holds_for_the_same_table_of_the_next_year(world: World) -> None:
    first = table_paper(world)
    learn(world, first, {MONEY: Lesson(ReadAs.MONEY, Role.ESTIMATE, "2025M01-M09", 1_000)})
    learn(world, first, {REMARK: Lesson(ReadAs.MONEY, Role.ACTUAL, "2024", MILLION)})
    learn(world, first, {COUNT: Lesson(ReadAs.NOTHING)})

    other = of_next_year(world, first, "Kinh phí thực hiện", "Kinh phí giải ngân")
    assert values(other, MONEY)[0] == ("amount", "actual", 91 * MILLION)  # another head is another table
    other = of_next_year(world, first, "triệu đồng", "đồng")
    assert values(other, MONEY)[0] != ("amount", "estimate", 91_000)  # and so is another unit over it

    paper = of_next_year(world, first)
    assert not paper.findings.exclude(settled="").exists()  # nor settles what was found in one
    assert values(paper, MONEY) == [("amount", "estimate", n) for n in (91_000, 92_000, 93_000)]
    assert {f.period for f in paper.facts.filter(role=Role.ESTIMATE)} == {"2026M01-M09"}
    assert [value for _, _, value in values(paper, REMARK)] == [51 * MILLION, 52 * MILLION, 53 * MILLION]
    assert values(paper, COUNT)[0] == ("quantity", "actual", 1)  # no machine sets a figure aside
    assert not paper.facts.exclude(review=Fact.Review.PENDING).exists()
    assert {fact.correction for fact in read_after(paper.facts.all())} == {f"cột đọc như đã sửa ở «{first}»"}
    assert (paper_followed(paper), paper_followed(other)) == (first, None)
    later = of_next_year(world, first, years=2)
    assert {f.period for f in later.facts.filter(role=Role.ESTIMATE)} == {"2027M01-M09"}


def test_what_was_taught_of_one_quarter_is_of_the_half_year_in_the_report_of_that(world: World) -> None:
    """The same office fills the same table each time: what was mended is of each paper's own time."""
    table = "TT | Nội dung | Kinh phí thực hiện (đồng) | Thưởng | Điểm bán\n1 | Hội chợ xuân | 90.000 | 20.000 | 5\n"
    told = f"BÁO CÁO\nKết quả khuyến công quý I năm 2025\n\nI. KẾT QUẢ\n{table}"
    first, (bonus, stands) = read_as(world, told), (3, 4)
    sites = Measure.objects.create(province=world.province, name="điểm bán", unit="điểm")
    as_money = Lesson(ReadAs.MONEY, Role.ACTUAL, "2025Q1", 1)
    learn(world, first, {bonus: as_money, stands: Lesson(ReadAs.COUNT, Role.ESTIMATE, "2025Q1", measure=sites)})
    learn(world, first, {stands: Lesson(role=Role.ACTUAL)})  # a second look at a column keeps what the first said
    half = read_as(world, told.replace("quý I năm", "6 tháng đầu năm"))
    found = half.facts.filter(correction__startswith="cột đọc như").order_by("start")
    assert [(f.role, f.period, f.measure == sites) for f in found] == [
        ("actual", "2025H1", False),
        ("actual", "2025H1", True),
    ]


def test_a_reading_after_an_earlier_paper_is_taken_back_by_one_act(world: World) -> None:
    first = table_paper(world)
    learn(world, first, {MONEY: Lesson(ReadAs.MONEY, Role.ESTIMATE, scale=1_000)})
    learn(world, first, {REMARK: Lesson(ReadAs.MONEY, Role.ACTUAL, "2024", MILLION)})
    paper = of_next_year(world, first)
    accept(world.officer, paper, [paper.facts.get(value=91_000).pk])
    with pytest.raises(Refused, match="không có quyền"):
        read_as_printed(world.inspector, paper)

    read_as_printed(world.officer, paper)
    assert [value for _, _, value in values(paper, MONEY)] == [91_000, 92 * MILLION, 93 * MILLION]
    assert {f.role for f in paper.facts.filter(value__in=[92 * MILLION, 93 * MILLION])} == {Role.ACTUAL}
    assert {f.review for f in paper.facts.filter(rule="column")} == {Fact.Review.REJECTED}
    assert read_after(paper.facts.all()) == []
    with pytest.raises(Refused, match="Không còn cột nào"):
        read_as_printed(world.officer, paper)
    later = of_next_year(world, first, years=2)  # the last that was said of such a table counts
    assert values(later, MONEY)[0] == ("amount", "actual", 91 * MILLION)
    assert verify() == []


def test_figures_that_got_the_senders_place_with_a_lesson_lose_it_with_it(world: World) -> None:
    commune = unit_of(world.province, world.committee, "XA1", "commune_committee")
    top = Area.objects.create(code="75", level="province", name="Đồng Nai", type="Tỉnh")
    commune.area = Area.objects.create(code="26000", level="commune", name="Suối Nhỏ", type="Xã", parent=top)
    commune.save()
    first = table_paper(world, sender=commune)
    planned = list(first.facts.filter(role=Role.PLAN).values_list("value", "area"))
    learn(world, first, {PLANNED_MONEY: Lesson(role=Role.ACTUAL)})
    paper = of_next_year(world, first, sender=commune)
    assert {f.area for f in read_after(paper.facts.all())} == {commune.area}  # reached, hence told of its own territory

    read_as_printed(world.officer, paper)
    assert list(paper.facts.filter(role=Role.PLAN).values_list("value", "area")) == planned


def test_decided_figures_are_left_alone(world: World) -> None:
    paper = table_paper(world)
    accept(world.officer, paper, [paper.facts.get(value=91 * MILLION).pk])
    learn(world, paper, {MONEY: Lesson(ReadAs.MONEY, scale=1_000)})
    assert [value for _, _, value in values(paper, MONEY)] == [91 * MILLION, 92_000, 93_000]


def test_nothing_is_taught_over_what_changed_since_the_look(world: World) -> None:
    paper, lessons = table_paper(world), {MONEY: Lesson(ReadAs.MONEY, scale=1_000)}
    agreed = fingerprint(taught_by(paper, table_of(paper), lessons))
    accept(world.colleague, paper, pending(paper)[:4])
    with pytest.raises(Refused, match="xem lại"):
        teach(world.officer, paper, table_of(paper), lessons, "đơn vị khác", agreed)


def test_a_lesson_needs_a_reason_a_right_and_a_change(world: World) -> None:
    paper, lessons = table_paper(world), {MONEY: Lesson(role=Role.ESTIMATE)}
    table = table_of(paper)
    agreed = fingerprint(taught_by(paper, table, lessons))
    with pytest.raises(Refused, match="lý do"):
        teach(world.officer, paper, table, lessons, " ", agreed)
    with pytest.raises(Refused, match="không có quyền"):
        teach(world.inspector, paper, table, lessons, "xem", agreed)
    with pytest.raises(Refused, match="Không có số nào đổi"):
        teach(world.officer, paper, table, {MONEY: Lesson(role=Role.ACTUAL)}, "xem", agreed)


def test_one_corrected_cell_teaches_its_column(world: World) -> None:
    paper = table_paper(world)
    fact = paper.facts.get(value=91 * MILLION)
    act = correct(
        world.officer, fact, Correction(value=91_000, role=Role.ESTIMATE), "nghìn đồng, số ước", with_alike=True
    )
    assert values(paper, MONEY) == [("amount", "estimate", n) for n in (91_000, 92_000, 93_000)]
    assert values(paper, PLANNED_MONEY)[0] == ("amount", "plan", 101 * MILLION)
    assert len(act.changes["alike"]) == 2


def doubted(paper: Paper) -> list[str]:
    return list(
        paper.findings.filter(rule="overlap", settled="").order_by("fact__position").values_list("found", flat=True)
    )


def test_figures_told_twice_are_doubted_only_while_their_columns_are_read_alike(world: World) -> None:
    paper = table_paper(world)
    assert doubted(paper) == []
    learn(world, paper, {PLANNED_MONEY: Lesson(role=Role.ACTUAL)})
    twice = doubted(paper)
    assert len(twice) == len(values(paper, MONEY))
    learn(world, paper, {PLANNED_MONEY: Lesson(role=Role.PLAN)})
    assert doubted(paper) == []


def test_one_figure_mended_frees_the_one_that_told_the_same(world: World) -> None:
    paper = table_paper(world)
    learn(world, paper, {PLANNED_MONEY: Lesson(role=Role.ACTUAL)})
    before = doubted(paper)
    first = paper.facts.filter(kind=Fact.Kind.AMOUNT).order_by("position")[0]
    correct(world.officer, first, Correction(role=Role.PLAN), "cột kế hoạch")
    assert len(doubted(paper)) == len(before) - 1


def test_a_long_column_is_taught_in_as_many_queries_as_a_short_one(world: World) -> None:
    short, long = table_paper(world, 3), table_paper(world, 15)

    def queries(paper: Paper) -> int:
        lessons = {PLANNED_MONEY: Lesson(role=Role.ACTUAL), REMARK: Lesson(ReadAs.MONEY, role=Role.PLAN)}
        agreed = fingerprint(taught_by(paper, table_of(paper), lessons))
        with CaptureQueriesContext(connection) as asked:
            teach(world.officer, paper, table_of(paper), lessons, "đầu bảng ghi khác", agreed)
        return len(asked)

    assert queries(short) == queries(long)


SOURCES = """BÁO CÁO
Kết quả khuyến công 9 tháng năm 2023

TT | Đề án | Giải ngân (triệu đồng) | Phần của cơ quan khác
1 | Dạy đan lát | 40,5 | -
2 | Máy xay bột | 120 | -
3 | Máy sấy nấm | 60 | -
4 | Máy nghiền | 30 | 12,5
5 | Máy dệt | - | -
"""


def test_a_column_whose_figures_begin_below_may_be_taught_with_decimals(world: World) -> None:
    paper = read_as(world, SOURCES)
    unread = columns(paper)[3]
    assert (unread.samples, unread.holds_numbers) == (("12,5", "-"), True)
    lesson = Lesson(ReadAs.MONEY, "actual", "2023M01-M09", MILLION)
    (found,) = taught_by(paper, table_of(paper), {3: lesson})
    assert found.after["value"] == 12_500_000


def test_an_empty_row_of_a_table_is_no_sentence_and_a_group_no_sum_of_the_plan(world: World) -> None:
    content = SOURCES.replace("1 | Dạy", "I | Nghề | 220,5 |\n1 | Dạy").replace("5 | Máy dệt", "II | Máy dệt")
    paper = read_as(world, content)
    assert {fact.kind for fact in paper.facts.all()} == {Fact.Kind.AMOUNT}


TWO_TABLES = (
    "BÁO CÁO\nKết quả khuyến công năm 2025\n\nI. KẾT QUẢ\nBiểu 1\n{heads}1 | Máy sấy | 110 | 100 | x\n"
    "2 | Lớp may | 120 | 105 | x\n\nBiểu 2\n{second}{heads}1 | In tờ gấp | 130 | 125 | x\n"
    "2 | Tham quan | 140 | 135 | x\n"
)
HEADS = "STT | Nội dung công việc | Kinh phí dự toán | Kinh phí đã thực hiện | Ghi chú\n"
BOTH = {
    2: Lesson(ReadAs.MONEY, role=Role.PLAN, period="2025", scale=MILLION),
    3: Lesson(ReadAs.MONEY, role=Role.ACTUAL, period="2025", scale=MILLION),
}


def test_a_second_table_of_the_same_heads_is_read_the_same_way(world: World) -> None:
    paper = read_as(world, TWO_TABLES.format(heads=HEADS, second=""))
    learn(world, paper, BOTH)
    told = {(f.title, f.role): f.value for f in paper.facts.filter(review=Fact.Review.PENDING)}
    assert told[("Máy sấy", Role.PLAN)] == 110 * MILLION
    assert told[("Tham quan", Role.PLAN)] == 140 * MILLION
    assert told[("Tham quan", Role.ACTUAL)] == 135 * MILLION
    assert len(set(paper.facts.values_list("position", flat=True))) == paper.facts.count()


def test_a_table_of_the_same_heads_that_is_a_list_gets_no_figures(world: World) -> None:
    paper = read_as(world, TWO_TABLES.format(heads=HEADS, second=""))
    first, second = tables_of(paper.text)
    read_table_as(world.officer, paper, second, as_list=True, seen=last_seen(paper))
    paper.refresh_from_db()
    assert {change.fact.start < second for change in taught_by(paper, first, BOTH)} == {True}


def test_a_content_read_without_its_figure_gets_the_one_that_was_found(world: World) -> None:
    content = TWO_TABLES.format(heads=HEADS, second="").replace("BÁO CÁO\nKết quả khuyến", "KẾ HOẠCH\nKhuyến")
    paper = read_as(world, content.replace("KẾT QUẢ", "NỘI DUNG"))
    assert paper.facts.filter(state="missing").count() == 4
    learn(world, paper, {2: BOTH[2]})
    assert [f.value for f in paper.facts.order_by("start")] == [n * MILLION for n in (110, 120, 130, 140)]
    assert not paper.findings.filter(rule="overlap", settled="")


def test_a_table_of_the_same_heads_in_another_unit_is_another(world: World) -> None:
    content = TWO_TABLES.format(heads=HEADS, second="Đơn vị tính: nghìn đồng\n")
    paper = read_as(world, content.replace("Biểu 1\n", "Biểu 1\nĐơn vị tính: triệu đồng\n"))
    learn(world, paper, {3: Lesson(role=Role.ESTIMATE)})
    told = {fact.role: fact.value for fact in paper.facts.filter(title__in=("Lớp may", "Tham quan"))}
    assert told[Role.ESTIMATE] == 105 * MILLION
    assert told[Role.ACTUAL] == 135_000


def test_a_report_of_results_is_one_before_its_reached_column_was_read(world: World) -> None:
    paper = read_as(world, TWO_TABLES.format(heads=HEADS, second=""))
    assert paper.purpose == Paper.Purpose.RESULT
