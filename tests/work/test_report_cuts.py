"""A report cut to one unit: what was told of it and the units under it, each figure still the sum of its entries."""

from datetime import date

import pytest

from khuyencong.records.models import Area, Line, Measure, Plan, Statement, Unit
from khuyencong.records.queries import amounts_of, last_act
from khuyencong.terms.document import Annex, Document, Paragraph, TableBlock
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.terms.results import State
from khuyencong.terms.selector import Selector
from khuyencong.work.items import ItemEdit, edit_item
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.library import accept_clean
from khuyencong.work.measures import add_measure
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import preview
from tests.world import World, accept_all, item, read_as, tell

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2023")


@pytest.fixture
def plan(world: World) -> Plan:
    told = (item("1", "Hội chợ", Role.ACTUAL, 900_000), item("2", "Lớp nghề", Role.ACTUAL, 300_000))
    accept_clean(world.officer, tell(world, *told))
    plan = Plan.objects.get()
    part_of(world, plan.lines.get(number="1"), world.stranger_unit, 250_000)
    return plan


def part_of(world: World, line: Line, unit: Unit, money: int) -> None:
    """A unit's part of what was reached on a line, entered by hand."""
    told = Statement(
        province=world.province,
        plan=line.plan,
        line=line,
        measure=Measure.objects.get(is_money=True),
        role=Role.ACTUAL,
        unit=unit,
        first=date(2023, 1, 1),
        last=date(2023, 12, 31),
        state=State.GIVEN,
        value=money,
        reason="theo bảng kê của đơn vị",
    )
    enter_by_hand(world.officer, told)


def led_by(world: World, line: Line, unit: Unit) -> None:
    edit_item(world.officer, line, ItemEdit(lead=(line.lead_id, unit.pk)))


def figures_of(document: Document) -> dict[str, str]:
    runs = [run for block in document.blocks if isinstance(block, Paragraph) for run in block.runs]
    return {run.selector: run.text for run in runs if run.selector}


def test_a_cut_holds_the_units_own_figures_and_says_whose_they_are(world: World, plan: Plan) -> None:
    found = preview(world.officer, plan, YEAR, cut=world.stranger_unit)

    assert found.document.title.endswith("số liệu ghi theo Sở Khoa học và Công nghệ")
    assert [line.title for line in found.results.lines] == ["Hội chợ"]
    assert found.results.money_actual.value == 250_000
    told = figures_of(found.document)
    assert told
    for code, words in told.items():
        assert amounts_of(Selector.decode(code)).low == int(words.replace(".", ""))


def test_a_units_part_leaves_the_whole_as_it_was(world: World, plan: Plan) -> None:
    assert preview(world.officer, plan, YEAR).results.money_actual.value == 1_200_000


def test_cut_to_the_plans_own_unit_or_one_above_it_nothing_is_left_out(world: World, plan: Plan) -> None:
    whole = preview(world.officer, plan, YEAR).document
    for unit in (world.department, world.committee):
        assert preview(world.officer, plan, YEAR, cut=unit).document == whole


def test_a_unit_nobody_told_of_has_no_part(world: World, plan: Plan) -> None:
    with pytest.raises(Refused, match="chưa có số liệu nào ghi theo đơn vị «Trung tâm Khuyến công»"):
        preview(world.officer, plan, YEAR, cut=world.centre)


def test_a_cut_as_of_an_earlier_act_never_changes(world: World, plan: Plan) -> None:
    then = last_act(world.province)
    before = preview(world.officer, plan, YEAR, then, cut=world.stranger_unit).document
    part_of(world, plan.lines.get(number="2"), world.stranger_unit, 80_000)

    assert preview(world.officer, plan, YEAR, then, cut=world.stranger_unit).document == before
    assert preview(world.officer, plan, YEAR, cut=world.stranger_unit).results.money_actual.value == 330_000


@pytest.fixture
def led(world: World, plan: Plan) -> Plan:
    """The centre leads «Lớp nghề»; «Hội chợ» is the department's, and the centre told of a part of it."""
    led_by(world, plan.lines.get(number="1"), world.department)
    led_by(world, plan.lines.get(number="2"), world.centre)
    part_of(world, plan.lines.get(number="1"), world.centre, 40_000)
    return plan


def test_a_unit_reports_whole_what_it_leads_and_apart_its_part_in_what_others_lead(world: World, led: Plan) -> None:
    found = preview(world.officer, led, YEAR, cut=world.centre)

    assert found.document.title.endswith("phần do Trung tâm Khuyến công chủ trì")
    assert [line.title for line in found.results.lines] == ["Lớp nghề"]
    assert found.results.money_actual.value == 300_000
    assert [(line.title, line.money_actual.value) for line in found.results.shared] == [("Hội chợ", 40_000)]


def test_every_figure_of_what_a_unit_leads_is_the_sum_of_its_entries(world: World, led: Plan) -> None:
    told = figures_of(preview(world.officer, led, YEAR, cut=world.centre).document)
    assert sorted(told.values()) == ["300.000", "40.000"]
    for code, words in told.items():
        assert amounts_of(Selector.decode(code)).low == int(words.replace(".", ""))


def test_a_unit_that_leads_nothing_has_what_was_told_of_it(world: World, led: Plan) -> None:
    found = preview(world.officer, led, YEAR, cut=world.stranger_unit)
    assert found.document.title.endswith("số liệu ghi theo Sở Khoa học và Công nghệ")
    assert found.results.money_actual.value == 250_000


def test_a_lead_said_later_changes_no_report_as_of_before(world: World, plan: Plan) -> None:
    then = last_act(world.province)
    led_by(world, plan.lines.get(number="2"), world.stranger_unit)
    assert [line.title for line in preview(world.officer, plan, YEAR, then, cut=world.stranger_unit).results.lines] == [
        "Hội chợ"
    ]
    assert [line.title for line in preview(world.officer, plan, YEAR, cut=world.stranger_unit).results.lines] == [
        "Lớp nghề"
    ]


def test_a_decision_that_adjusts_is_of_the_whole_plan(world: World, plan: Plan) -> None:
    with pytest.raises(Refused, match="của cả kế hoạch"):
        preview(world.officer, plan, YEAR, form="dieu-chinh", cut=world.stranger_unit)


def test_a_report_lists_its_fairs_place_by_place_and_each_figure_leads_to_its_entries(world: World, plan: Plan) -> None:
    """One content, 150 stalls in the year: 120 of them in May at a place that was told."""
    fair, stalls = (
        plan.lines.get(number="1"),
        add_measure(world.officer, world.province, "gian hàng", "gian hàng", Measure.Kind.FLOW),
    )
    place = Area.objects.create(code="75", level="province", name="Đồng Nai", type="Tỉnh", path="/1/")
    asked = plan.lines.get(number="2")
    for line, area, first, last, value in (
        (fair, place, date(2023, 5, 1), date(2023, 5, 31), 120),
        (fair, None, YEAR.window.first, YEAR.window.last, 150),
        (asked, place, date(2023, 5, 1), date(2023, 5, 31), 5),
    ):
        told = {"province": world.province, "plan": plan, "line": line, "measure": stalls, "role": Role.ACTUAL}
        told |= {"state": State.GIVEN, "value": value, "reason": "theo sổ gian hàng"}
        enter_by_hand(world.officer, Statement(area=area, first=first, last=last, **told))

    Line.objects.filter(pk=asked.pk).update(title="Giải đáp câu hỏi cho Hội cho vay vốn")  # no «hội chợ»
    found = preview(world.officer, plan, YEAR)
    assert {fair.title for fair in found.results.fairs} == {"Hội chợ"}
    *_, annex = (block for block in found.document.blocks if isinstance(block, Annex))
    *_, table = (block for block in annex.blocks if isinstance(block, TableBlock))
    assert [column.title for column in table.columns][1:] == [
        "Hội chợ, triển lãm",
        "Địa điểm",
        "Thời gian",
        "Gian hàng",
    ]
    assert [[cell.text for cell in row.cells[1:]] for row in table.rows] == [
        ["Hội chợ", "Tỉnh Đồng Nai", "tháng 5 năm 2023", "120"],
        ["Hội chợ", "", "", "30"],
    ]
    for row in table.rows:
        assert amounts_of(Selector.decode(row.cells[4].selector or "")).low == row.cells[4].value
    assert preview(world.officer, plan, YEAR, cut=world.stranger_unit).results.fairs == ()  # it has a part in it
    led_by(world, fair, world.stranger_unit)
    assert len(preview(world.officer, plan, YEAR, cut=world.stranger_unit).results.fairs) == 2


FAIRS = """BÁO CÁO
Kết quả thực hiện kế hoạch xúc tiến thương mại 6 tháng đầu năm 2023

I. KẾT QUẢ THỰC HIỆN
1. Hội chợ Xuân
Đã tổ chức 12 gian hàng. Doanh thu bán hàng tại hội chợ đạt 745 triệu đồng.
2. Hội chợ Thu
Đã tổ chức tại thành phố Hà Nội với 20 gian hàng. Doanh thu bán hàng tại hội chợ đạt 255 triệu đồng.
"""
PLANNED_FAIRS = """KẾ HOẠCH
Xúc tiến thương mại năm 2023

I. NỘI DUNG
1. Hội chợ Xuân
Tổ chức tại tỉnh Gia Lai với 10 gian hàng. Kinh phí: 310 triệu đồng từ ngân sách tỉnh.
2. Hội chợ Thu
Tổ chức 20 gian hàng. Kinh phí: 680 triệu đồng từ ngân sách tỉnh.
Phụ lục: DANH MỤC HỘI CHỢ NĂM 2023
TT | Tên hội chợ | Địa điểm | Thời gian | Số gian hàng | Kinh phí (triệu đồng)
1 | Hội chợ Xuân | tỉnh Gia Lai | từ ngày 05/02 đến ngày 11/02/2023 | 10 | 310
2 | Hội chợ Thu | thành phố Hà Nội | từ ngày 14/5 đến ngày 20/5/2023 | 20 | 680
"""


def test_what_no_report_told_of_a_fair_its_plan_says(world: World) -> None:
    accept_all(world.officer, read_as(world, PLANNED_FAIRS))
    of_fairs = Plan.objects.get(programme__code="xttm")
    accept_all(world.officer, read_as(world, FAIRS, of_fairs))
    *_, annex = (b for b in preview(world.officer, of_fairs, YEAR).document.blocks if isinstance(b, Annex))
    *_, table = (block for block in annex.blocks if isinstance(block, TableBlock))
    spring, autumn, whole = ([cell.text for cell in row.cells] for row in table.rows)
    assert spring[2:4] == ["tỉnh Gia Lai", "từ ngày 05/02 đến ngày 11/02/2023"]
    assert autumn[2:4] == ["thành phố Hà Nội", "từ ngày 14/5 đến ngày 20/5/2023"]
    assert [column.title for column in table.columns][-2:] == ["Doanh thu (đồng)", "Nguồn kinh phí"]
    assert {spring[-1], autumn[-1]} == {"Ngân sách tỉnh"}
    sold = table.rows[-1].cells[-2]
    assert (whole[1], sold.text) == ("Cộng", "1.000.000.000")
    assert amounts_of(Selector.decode(sold.selector or "")).low == sold.value
