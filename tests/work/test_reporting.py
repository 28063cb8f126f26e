"""Every figure of the report leads back: the sum of its trace is the figure, and each row has its sentence."""

import pytest

from khuyencong.records.models import Act, Plan
from khuyencong.records.queries import amounts_of
from khuyencong.terms.document import Annex, Document, Paragraph, TableBlock
from khuyencong.terms.facts import Role, Status
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period
from khuyencong.terms.selector import Selector
from khuyencong.work.ledger import reverse
from khuyencong.work.library import accept_clean
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import CATALOGUE, FORMS, preview, sentence_around, trace
from tests.world import World, item, tell

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2023")


@pytest.fixture
def plan(world: World) -> Plan:
    paper = tell(
        world,
        item("1.1", "Lớp học nghề", Role.PLAN, 230_000, (300, "học viên"), group_title="1. Đào tạo"),
        item("1.1", "Lớp học nghề", Role.ACTUAL, 224_000, (274, "học viên"), group_title="1. Đào tạo"),
        item("2", "Máy móc thiết bị", Role.PLAN, 900_000, (9, "cơ sở")),
        item("2", "Máy móc thiết bị", Role.ACTUAL, None, status=Status.NOT_DONE, reason="thiếu hồ sơ"),
        item("3", "Mạng lưới cộng tác viên", Role.PLAN, 60_000),
        item("3", "Mạng lưới cộng tác viên", Role.ESTIMATE, 52_000),
        item("4", "Bình chọn sản phẩm", Role.PLAN, 31_000),
        item("4", "Bình chọn sản phẩm", Role.ACTUAL, 41_000),
    )
    accept_clean(world.officer, paper)
    return Plan.objects.get()


def table_figures(document: Document) -> dict[str, int | None]:
    """Selector → value of every cell of every table."""
    blocks = [b for top in document.blocks for b in (top.blocks if isinstance(top, Annex) else (top,))]
    rows = [row for block in blocks if isinstance(block, TableBlock) for row in block.rows]
    return {cell.selector: cell.value for row in rows for cell in row.cells if cell.selector}


def sentence_figures(document: Document) -> dict[str, str]:
    runs = [run for block in document.blocks if isinstance(block, Paragraph) for run in block.runs]
    return {run.selector: run.text for run in runs if run.selector}


def test_every_cell_is_the_sum_of_its_entries(world: World, plan: Plan) -> None:
    figures = table_figures(preview(world.officer, plan, YEAR).document)
    assert len(figures) > 12
    for code, value in figures.items():
        assert amounts_of(Selector.decode(code)).low == (value or 0)


def test_every_number_in_a_sentence_is_a_cell_of_the_table(world: World, plan: Plan) -> None:
    document = preview(world.officer, plan, YEAR).document
    cells = table_figures(document)
    said = sentence_figures(document)
    assert said
    assert set(said) <= set(cells)
    for code, words in said.items():
        digits = "".join(c for c in words if c.isdigit())
        assert int(digits) == cells[code], words


def test_a_trace_shows_act_person_and_sentence(world: World, plan: Plan) -> None:
    figures = preview(world.officer, plan, YEAR).results
    found = trace(world.officer, Selector.decode(figures.lines[1].money_actual.selector))

    assert sum(row.value for row in found.rows) == found.amounts.low == 224_000
    row = found.rows[0]
    assert (row.who, row.act, row.origin.item) == ("Chuyenvien", Act.objects.latest("number").number, "1.1")
    assert row.origin.marked
    assert not row.undone


def test_a_trace_tells_undone_entries_and_still_sums(world: World, plan: Plan) -> None:
    code = preview(world.officer, plan, YEAR).results.lines[-1].money_actual.selector
    told = trace(world.officer, Selector.decode(code)).rows[0]
    from khuyencong.records.models import Entry

    reverse(world.officer, Entry.objects.get(pk=told.entry).statement, "báo cáo sai")
    now = Selector.decode(preview(world.officer, plan, YEAR).results.lines[-1].money_actual.selector)
    found = trace(world.officer, now)
    assert [(row.value, row.undone) for row in found.rows] == [(41_000, True), (-41_000, True)]
    assert found.amounts.low == 0


def test_who_may_not_see_the_plan_learns_nothing_from_a_trace(world: World, plan: Plan) -> None:
    from khuyencong.records.models import Membership

    code = preview(world.officer, plan, YEAR).results.money_actual.selector
    Membership.objects.filter(user=world.stranger).update(office="applicant")
    with pytest.raises(Refused, match="không được xem"):
        trace(world.stranger, Selector.decode(code))


def test_the_report_asks_about_what_nobody_explained(world: World, plan: Plan) -> None:
    findings = preview(world.officer, plan, YEAR).findings
    assert [f.rule for f in findings] == ["over-plan-unexplained"]
    assert "vượt kế hoạch 10.000 đồng" in findings[0].message_vi


def test_a_half_year_report_takes_only_what_was_told_of_the_half(world: World, plan: Plan) -> None:
    accept_clean(world.officer, tell(world, item("1.1", "Lớp học nghề", Role.ACTUAL, 100_000, period="2023H1")))
    half = preview(world.officer, plan, Period.parse("2023H1")).results
    whole = preview(world.officer, plan, YEAR).results
    assert half.money_actual.value == 100_000
    assert whole.lines[1].money_actual.value == 224_000


@pytest.mark.parametrize(
    ("text", "span", "shown"),
    [
        ("Một. Hai 5 đồng. Ba.\nBốn", (9, 15), ("Một. Hai ", "5 đồng", ". Ba.")),
        ("đầu\ncâu 7", (8, 9), ("câu ", "7", "")),
    ],
)
def test_a_sentence_is_cut_at_its_line(text: str, span: tuple[int, int], shown: tuple[str, str, str]) -> None:
    assert sentence_around(text, *span) == shown


# The catalogue of forms ---------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_every_cell_of_every_form_is_the_sum_of_its_entries(world: World, plan: Plan, form: str) -> None:
    figures = table_figures(preview(world.officer, plan, YEAR, form=form).document)
    assert len(figures) > 6 or CATALOGUE[form].is_composed  # a letter need not hold any
    for code, value in figures.items():
        assert amounts_of(Selector.decode(code)).low == (value or 0)


@pytest.mark.parametrize("money", MoneyUnit)
@pytest.mark.parametrize("form", FORMS)
def test_printing_in_other_units_leaves_every_figure_as_it_is(
    world: World, plan: Plan, form: str, money: MoneyUnit
) -> None:
    exact = preview(world.officer, plan, YEAR, form=form).document
    shown = preview(world.officer, plan, YEAR, form=form, money=money).document
    assert table_figures(shown) == table_figures(exact)


@pytest.mark.parametrize(
    ("form", "period", "admitted"),
    [
        *(("ket-qua", f"2023{part}", True) for part in ("", "H1", "H2", "M01-M09", "Q1", "Q4", "M05")),
        ("so-sanh", "2023Q2", True),
        ("ke-hoach", "2023", True),
        ("ke-hoach", "2023H1", False),
        ("ket-qua", "2022", False),
        ("ket-qua", "2021-2025", False),
        ("ket-qua", "2023Q2-Q3", False),
    ],
)
def test_a_form_is_written_for_the_periods_it_admits(
    world: World, plan: Plan, form: str, period: str, admitted: bool
) -> None:
    if admitted:
        assert preview(world.officer, plan, Period.parse(period), form=form).document.form.startswith(form)
    else:
        with pytest.raises(Refused, match="không lập cho kỳ"):
            preview(world.officer, plan, Period.parse(period), form=form)


def test_a_form_nobody_knows_is_refused_with_those_there_are(world: World, plan: Plan) -> None:
    with pytest.raises(Refused, match="ket-qua, ke-hoach, so-sanh"):
        preview(world.officer, plan, YEAR, form="so-do")
