"""Every figure of every composed kind comes back from every format, in every money unit, and none that is not there."""

from dataclasses import replace
from decimal import Decimal
from types import ModuleType

import pytest
from hypothesis import given, settings

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.bien_ban import v2026_1 as bien_ban
from khuyencong.papers.forms.cong_van import v2026_1 as cong_van
from khuyencong.papers.forms.danh_sach import v2026_1 as danh_sach
from khuyencong.papers.forms.figures import MISSING
from khuyencong.papers.forms.giay_moi import v2026_1 as giay_moi
from khuyencong.papers.forms.quyet_dinh import v2026_1 as quyet_dinh
from khuyencong.papers.forms.thong_bao import v2026_1 as thong_bao
from khuyencong.papers.forms.to_trinh import v2026_1 as to_trinh
from khuyencong.papers.writing import FORMATS, write_annexes
from khuyencong.reports.rounding import in_unit, plan_in_unit
from khuyencong.terms.blanks import Answers
from khuyencong.terms.document import Annex, Document, TableBlock
from khuyencong.terms.facts import Role
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.numbers import parse_number
from khuyencong.terms.periods import Period
from khuyencong.terms.plan_paper import PlanPaper
from khuyencong.terms.results import LineResult
from tests.papers.forms.composed import TOLD, composed
from tests.papers.forms.samples import PLAN, RESULTS
from tests.papers.forms.test_round_trip import alarms, in_period, lines, planned_by, plans, printed_by, read_back, said

UNITS = tuple(MoneyUnit)  # đồng first
PLAN_FORMS = (to_trinh, quyet_dinh, thong_bao)
Money = set[tuple[str, Role, int | None]]


def by_name(form: ModuleType) -> str:
    return str(form.FORM).partition("/")[0]


def money(document: Document, format: str) -> Money:
    return {(title, role, amount) for title, role, _, _, amount in said(read_back(document, format)) if amount}


def planned_money(plan: PlanPaper) -> Money:
    """What the plan prints of each content, in the unit it is printed in."""
    items = ((item.title, item.rounded.value if item.rounded else None, item.money) for item in plan.items)
    step = next((item.rounded.scale.step for item in plan.items if item.rounded), 1)
    return {(title, Role.PLAN, shown * step if shown is not None else exact) for title, shown, exact in items if exact}


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("form", PLAN_FORMS, ids=by_name)
def test_a_plans_money_comes_back_as_it_is_printed(form: ModuleType, format: str, unit: MoneyUnit) -> None:
    told = replace(TOLD, plan=plan_in_unit(PLAN, unit))
    assert money(composed(form, told), format) == planned_money(told.plan)


@pytest.mark.parametrize("period", ["2031", "2031H1", "2031M01-M09", "2031Q3", "2031M05", "2031M04-M05"])
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("form", [cong_van, bien_ban], ids=by_name)
def test_how_far_the_plan_has_come_is_read_back_from_a_sentence(form: ModuleType, format: str, period: str) -> None:
    """What is reached of the period told, and never a sum of the plan."""
    told = replace(TOLD, results=replace(RESULTS, period=Period.parse(period)))
    facts = read_back(composed(form, told), format)
    assert {(t.amount_vnd, t.role, t.period) for t in facts.totals} == {
        (1_565_900_000, Role.ESTIMATE, period),  # «gồm ước»
        (1_355_900_000, Role.ACTUAL, period),
        (210_000_000, Role.ESTIMATE, period),
    }
    assert said(facts) == set()


@pytest.mark.parametrize("period", ["2031H1", "2031M01-M09", "2031Q3"])
@pytest.mark.parametrize("format", FORMATS)
def test_a_list_of_a_part_tells_whose_period_its_columns_are(format: str, period: str) -> None:
    results = replace(RESULTS, period=Period.parse(period))
    bare = replace(RESULTS, lines=tuple(replace(line, targets=()) for line in RESULTS.lines), out_of_plan=())
    found = said(read_back(composed(danh_sach, replace(TOLD, results=results)), format))
    expected = in_period(printed_by(bare), period)
    assert {(title, role, when, amount) for title, role, when, _, amount in found} == {
        (title, role, when, amount) for title, role, when, _, amount in expected
    }


@pytest.mark.parametrize("format", FORMATS)
def test_a_paper_without_figures_gives_none(format: str) -> None:
    facts = read_back(composed(giay_moi), format)
    assert (said(facts), facts.totals) == (set(), ())


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=8, deadline=None)
@given(plan=plans())
def test_any_plan_comes_back_from_any_kind_that_tells_it(format: str, plan: PlanPaper) -> None:
    told = replace(TOLD, plan=plan)
    for form in PLAN_FORMS:
        assert said(read_back(composed(form, told), format)) == planned_by(plan), form.FORM


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=8, deadline=None)
@given(plan=plans())
def test_any_funding_annex_alone_tells_its_money(format: str, plan: PlanPaper) -> None:
    paper = replace(composed(quyet_dinh, replace(TOLD, plan=plan)), annexes_apart=True)
    facts = find_facts(read_text(write_annexes(paper, format), f"phu-luc.{format}"))
    assert {(title, amount) for title, _, _, _, amount in said(facts) if amount} == {
        (item.title, item.money) for item in plan.items if item.money
    }


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=8, deadline=None)
@given(drawn=lines())
def test_any_list_of_contents_comes_back(format: str, drawn: tuple[LineResult, ...]) -> None:
    results = replace(RESULTS, lines=(RESULTS.lines[0], *drawn), out_of_plan=())
    bare = replace(results, lines=tuple(replace(line, targets=()) for line in results.lines))
    found = said(read_back(composed(danh_sach, replace(TOLD, results=results)), format))
    assert {(title, role, amount) for title, role, _, _, amount in found} == {
        (title, role, amount) for title, role, _, _, amount in printed_by(bare)
    }


@pytest.mark.parametrize("unit", UNITS[1:])
@pytest.mark.parametrize("format", FORMATS)
def test_rounded_money_of_a_list_comes_back_as_printed(format: str, unit: MoneyUnit) -> None:
    shown = in_unit(RESULTS, unit)
    found = money(composed(danh_sach, replace(TOLD, results=shown)), format)
    plans_told = ((line.title, line.money_plan.rounded) for line in shown.lines if not line.is_group)
    assert {(title, amount) for title, role, amount in found if role is Role.PLAN} == {
        (title, told.value * told.scale.step) for title, told in plans_told if told and told.value
    }


@pytest.mark.parametrize("unit", UNITS)
@settings(max_examples=30, deadline=None)
@given(plan=plans())
def test_printed_rows_add_up_to_the_printed_total_in_every_unit(unit: MoneyUnit, plan: PlanPaper) -> None:
    told = replace(TOLD, plan=plan_in_unit(plan, unit))
    for form in PLAN_FORMS:
        annex = composed(form, told).blocks[-1]
        assert isinstance(annex, Annex)
        table = annex.blocks[0]
        assert isinstance(table, TableBlock)
        items = [row.cells[4].text for row in table.rows if row.kind == "item"]
        (total,) = [row.cells[4].text for row in table.rows if row.kind == "total"]
        assert sum(map(number, items)) == number(total), form.FORM


def number(text: str) -> Decimal:
    return Decimal(parse_number(text) if text not in ("", MISSING) else 0)


LONG_LISTS = {
    "money": ("TT|Tên cơ sở|Địa chỉ|Kinh phí hỗ trợ (đồng)", "{n}|Cơ sở Thử {n}|xã Tân Thử {n}|{n}.500.000"),
    "own-share": ("TT|Tên doanh nghiệp|Địa chỉ|Kinh phí|Đối ứng", "{n}|Cơ sở Thử {n}|xã Thử|{n}.500.000|{n}.000.000"),
    "capital": ("STT|Tên doanh nghiệp|Địa chỉ|Vốn điều lệ (triệu đồng)", "{n}|Công ty Thử {n}|xã Tân Thử|1{n}.500"),
}  # fmt: skip


@pytest.mark.parametrize("address", ["", "Số 2 đường Thử Nghiệm, phường Phú Giang. Điện thoại: 0251 3823 317"])
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", LONG_LISTS)
def test_a_list_longer_than_a_page_is_read_whole_whatever_stands_at_its_foot(
    kind: str, format: str, address: str
) -> None:
    """The agency's address between two pages of a table neither ends it nor is a row of it."""
    head, row = LONG_LISTS[kind]
    table = "\n".join([head, *(row.format(n=n) for n in range(11, 71))])
    paper = composed(danh_sach, answers=Answers({"matter": "Doanh nghiệp dự hội chợ", "table": table}))
    paper = replace(paper, address=address)
    facts = read_back(paper, format)
    assert alarms(paper, format) == []
    firms = {row.name for row in facts.register_rows} | {one.title for one in facts.activities}
    assert len(firms) == 60
    if kind != "capital":
        last = [one.amount.value for one in facts.activities if one.title == "Cơ sở Thử 70" and one.amount]
        given = [one.support for one in facts.register_rows if one.name == "Cơ sở Thử 70"]
        assert 70_500_000 in (*last, *given)
