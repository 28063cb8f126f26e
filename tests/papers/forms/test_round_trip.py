"""What our forms print, our reader reads back: from visible text only, in every format.

A fact here is (title, role, period, quantities, amount); the same fact told in a second section counts once.
"""

from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.norms import check
from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.ke_hoach import v2026_1 as ke_hoach
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.forms.so_sanh import v2026_1 as so_sanh
from khuyencong.papers.writing import FORMATS, write_paper
from khuyencong.reports.rounding import in_unit
from khuyencong.terms.document import Document, TableBlock
from khuyencong.terms.facts import Activity, PaperFacts, Role, Severity, Status
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period
from khuyencong.terms.plan_paper import PlanGroup, PlanItem, PlanPaper, PlanSource, PlanTarget
from khuyencong.terms.results import Figure, LineResult, Outcome, Results, State, TargetResult
from tests.papers.forms.samples import PLAN, RESULTS, SHEET, item, nil, planned, reached, target

Count = tuple[int, int | None, str, str | None]
Said = tuple[str, Role, str, frozenset[Count], int | None]

YEAR = "2031"
PARTS = ("2031H1", "2031H2", "2031M01-M09", "2031Q3", "2031M05")


def read_back(document: Document, format: str) -> PaperFacts:
    return find_facts(read_text(write_paper(document, format), f"van-ban.{format}"))


def told(activity: Activity) -> Said:
    counts = frozenset(
        (
            int(q.value),
            int(q.value_max) if q.value_max else None,
            f"{q.unit} {q.note}".strip(),
            q.approx and q.approx.value,
        )
        for q in activity.quantities
    )
    assert activity.role is not None
    amount = activity.amount.value if activity.amount else None
    return activity.title, activity.role, activity.period or "", counts, amount


def said(facts: PaperFacts) -> set[Said]:
    """Every fact with a figure."""
    return {fact for fact in map(told, facts.activities) if fact[3] or fact[4] is not None}


def in_period(facts: set[Said], period: str) -> set[Said]:
    """The same facts where the report covers a part of the year: plans are of the year, results of the part."""
    return {(t, role, YEAR if role is Role.PLAN else period, counts, amount) for t, role, _, counts, amount in facts}


def printed_by(results: Results) -> set[Said]:
    """What a careful reader of the report would note of its contents and of what came from outside the plan."""
    lines = [line for line in (*results.lines, *results.out_of_plan) if not line.is_group]
    return {fact for line in lines for fact in _of_line(line) if fact[3] or fact[4] is not None}


def repeated_by(results: Results) -> set[Said]:
    """The same sums told again in the lists of what cost nothing and what went over; they may be noted again."""
    nothing = {(line.title, Role.ACTUAL, YEAR, frozenset[Count](), 0) for line in results.no_cost}
    plans = {(line.title, Role.PLAN, YEAR, frozenset[Count](), line.money_plan.value) for line in results.over}
    return nothing.union(plans, *(_reached(line, frozenset()) for line in results.over))


def assert_read_back(results: Results, format: str) -> None:
    """Every fact of the results, and none that the results do not hold."""
    found = said(read_back(ket_qua.build(results, SHEET), format))
    assert found - repeated_by(results) == printed_by(results) - repeated_by(results)


def _of_line(line: LineResult) -> list[Said]:
    plan = line.money_plan.value
    counts = frozenset(_count(t, t.plan) for t in line.targets if t.plan and t.plan.value is not None)
    known: list[Said] = [(line.title, Role.PLAN, YEAR, counts, plan)] if line.outcome is not Outcome.OUT_OF_PLAN else []
    if line.outcome is Outcome.NOT_DONE:
        return known
    return [*known, *_reached(line, frozenset(_count(t, t.actual) for t in line.targets if t.actual))]


def _reached(line: LineResult, counts: frozenset[Count]) -> set[Said]:
    """What was reached; its ước apart, and alone where nothing is final."""
    estimate, both = line.money_actual.estimate, line.money_actual.value
    final = None if both is None or (estimate and both == estimate) else both - estimate
    expected = {(line.title, Role.ESTIMATE, YEAR, frozenset[Count](), estimate)} if estimate else set()
    return {(line.title, Role.ACTUAL, YEAR, counts, final)} | expected


def _count(target: TargetResult, figure: Figure | None) -> Count:
    assert figure is not None
    assert figure.value is not None
    return figure.value, figure.value_high, target.measure.replace("(", "").replace(")", ""), figure.qualifier


@pytest.mark.parametrize("format", FORMATS)
def test_results_are_read_back(format: str) -> None:
    assert_read_back(RESULTS, format)


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_is_read_that_the_paper_does_not_tell_of(format: str) -> None:
    told_of = {line.title for line in (*RESULTS.lines, *RESULTS.out_of_plan)}
    assert {a.title for a in read_back(ket_qua.build(RESULTS, SHEET), format).activities} <= told_of | {"Nguyên nhân"}


@pytest.mark.parametrize("period", PARTS)
@pytest.mark.parametrize("format", FORMATS)
def test_a_part_of_the_year_is_read_back_beside_the_plan_of_the_year(format: str, period: str) -> None:
    results = replace(RESULTS, period=Period.parse(period))
    facts = read_back(ket_qua.build(results, SHEET), format)
    expected, again = in_period(printed_by(results), period), in_period(repeated_by(results), period)
    assert said(facts) - again == expected - again
    when = {total.amount_vnd: total.period for total in facts.totals}
    assert (when[3_470_000_000], when[1_565_900_000]) == (YEAR, period)


@pytest.mark.parametrize("period", PARTS)
@pytest.mark.parametrize("format", FORMATS)
def test_a_comparison_of_a_part_keeps_the_plan_of_the_year(format: str, period: str) -> None:
    facts = read_back(so_sanh.build(replace(RESULTS, period=Period.parse(period)), SHEET), format)
    assert said(facts) == in_period(printed_by(RESULTS), period)


@pytest.mark.parametrize("form", [ket_qua, so_sanh])
@pytest.mark.parametrize("format", FORMATS)
def test_a_report_cut_to_a_unit_is_read_back(format: str, form: ModuleType) -> None:
    """Its title names the unit, which is nobody's place, lead or period."""
    whole = form.build(replace(RESULTS, period=Period.parse("2031H1"), is_part=True), SHEET)
    for words in ("số liệu ghi theo Ủy ban nhân dân xã Tân Thử", "phần do Trung tâm Khuyến công chủ trì"):
        cut = replace(whole, title=f"{whole.title}, {words}")
        assert said(read_back(cut, format)) == said(read_back(whole, format))


@pytest.mark.parametrize("form", [ket_qua, so_sanh])
@pytest.mark.parametrize("format", FORMATS)
def test_a_units_part_in_what_others_lead_is_read_back(format: str, form: ModuleType) -> None:
    shared = item(51, "1", "Hội nghị kết nối cung cầu", planned(51, None), reached(51, 64_000_000))
    found = said(read_back(form.build(replace(RESULTS, shared=(shared,)), SHEET), format))
    assert found - said(read_back(form.build(RESULTS, SHEET), format)) == {
        (shared.title, Role.ACTUAL, YEAR, frozenset(), 64_000_000)
    }


@pytest.mark.parametrize("unit", [unit for unit in MoneyUnit if unit is not MoneyUnit.DONG])
@pytest.mark.parametrize("format", FORMATS)
def test_rounded_money_is_read_back_as_printed(format: str, unit: MoneyUnit) -> None:
    shown = in_unit(RESULTS, unit)
    facts = read_back(ket_qua.build(shown, SHEET), format)
    plans = ((line.title, line.money_plan.rounded) for line in shown.lines if not line.is_group)
    printed = {title: told.value * told.scale.step for title, told in plans if told}
    read = {a.title: a.amount.value for a in facts.activities if a.role is Role.PLAN and a.amount}
    assert read == printed


@pytest.mark.parametrize("format", FORMATS)
def test_a_comparison_is_read_back_from_its_table(format: str) -> None:
    """Planned, final and ước; a row says «không thực hiện» only in its remark, where no figure stands."""
    facts = read_back(so_sanh.build(RESULTS, SHEET), format)
    assert said(facts) == printed_by(RESULTS)
    assert {3_470_000_000, 1_565_900_000, 1_355_900_000, 210_000_000} <= {t.amount_vnd for t in facts.totals}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("form", [ket_qua, so_sanh])
def test_every_cell_of_the_annex_can_be_seen(form: ModuleType, format: str) -> None:
    document = form.build(RESULTS, SHEET)
    seen = " ".join(read_text(write_paper(document, format), f"van-ban.{format}").content.split())
    tables = [block for block in document.blocks[-1].blocks if isinstance(block, TableBlock)]
    cells = [c.text for t in tables for row in t.rows for c in row.cells if c.selector]
    assert len(cells) > 30
    assert [text for text in cells if text not in seen] == []


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("form", [ket_qua, so_sanh])
def test_a_count_that_nobody_has_told_is_a_dash_as_missing_money_is(form: ModuleType, format: str) -> None:
    """Six were planned and nothing is known of them: a blank would say that nothing was asked."""
    seen = read_text(write_paper(form.build(RESULTS, SHEET), format), f"van-ban.{format}").content
    (row,) = [line for line in seen.splitlines() if line.startswith("2 | Hỗ trợ máy sấy nông sản |")][-1:]
    assert row.split(" | ")[2:5] == ["cơ sở CNNT", "06", "–"]


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_not_done_and_what_came_from_outside_keep_their_status(format: str) -> None:
    facts = read_back(ket_qua.build(RESULTS, SHEET), format)
    by_status = {status: {a.title for a in facts.activities if a.status is status} for status in Status}
    assert by_status[Status.NOT_DONE] == {"Hỗ trợ máy sấy nông sản", "Nguyên nhân"}
    assert by_status[Status.OUT_OF_PLAN] == {line.title for line in RESULTS.out_of_plan}


@pytest.mark.parametrize("format", FORMATS)
def test_totals_and_the_papers_own_head_are_read_back(format: str) -> None:
    facts = read_back(ket_qua.build(RESULTS, SHEET), format)
    plan = {3_470_000_000, 3_060_000_000, 410_000_000}
    both, parts, sources = {1_565_900_000}, {1_355_900_000, 210_000_000}, {1_345_900_000, 220_000_000}
    assert {total.amount_vnd for total in facts.totals} == plan | both | parts | sources
    assert (facts.head.kind, facts.head.number, facts.head.date) == ("report", "07/BC-SCT", "2032-01-09")
    assert facts.head.title == "Kết quả thực hiện Kế hoạch khuyến công tỉnh Phú Giang năm 2031"


TOLD_BESIDE = replace(
    RESULTS,
    sources=tuple(
        (name, replace(plan, selector="", told_by=n), actual)
        for n, (name, plan, actual) in enumerate(RESULTS.sources, start=70)
    ),
)
PLAN_TOLD_BESIDE = replace(PLAN, sources=tuple(replace(source, told_by=70) for source in PLAN.sources))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("document", "plain"),
    [
        (ket_qua.build(TOLD_BESIDE, SHEET), ket_qua.build(RESULTS, SHEET)),
        (ke_hoach.build(PLAN_TOLD_BESIDE, SHEET), ke_hoach.build(PLAN, SHEET)),
        (ket_qua.build(replace(TOLD_BESIDE, adjusted=-20_000_000), SHEET), ket_qua.build(RESULTS, SHEET)),
    ],
    ids=["ket-qua", "ke-hoach", "ket-qua-adjusted"],
)
def test_totals_by_source_told_beside_the_ledger_are_marked_and_read_back(
    document: Document, plain: Document, format: str
) -> None:
    seen = " ".join(read_text(write_paper(document, format), f"van-ban.{format}").content.split())
    assert "theo số ghi trong văn bản kế hoạch" in seen
    told = [{(t.amount_vnd, t.fund_source, t.role) for t in read_back(one, format).totals} for one in (document, plain)]
    assert told[0] == told[1]
    assert said(read_back(document, format)) == said(read_back(plain, format))
    assert alarms(document, format) == alarms(plain, format)


@pytest.mark.parametrize("format", FORMATS)
def test_sources_told_before_the_plan_was_cut_are_no_parts_of_it(format: str) -> None:
    dryers = PLAN.groups[1]
    less = replace(dryers, items=(replace(dryers.items[0], money=1_490_000_000),))
    groups = tuple(less if group is dryers else group for group in PLAN.groups)
    cut = replace(PLAN_TOLD_BESIDE, groups=groups, total=3_000_000_000, adjusted=-410_000_000)
    document = ke_hoach.build(cut, SHEET)
    seen = " ".join(read_text(write_paper(document, format), f"van-ban.{format}").content.split())
    assert "lấy theo số ghi trong văn bản kế hoạch; chưa tính các lần điều chỉnh" in seen
    assert "Trong đó: - Nguồn" not in seen
    assert alarms(document, format) == alarms(ke_hoach.build(PLAN, SHEET), format)


def alarms(document: Document, format: str) -> list[str]:
    """The rules that our own checks raise against a paper of ours: errors, warnings, and faults of its form."""
    text = read_text(write_paper(document, format), f"van-ban.{format}")
    facts = find_facts(text)
    found = (*facts.findings, *check(text, facts))
    return [f.rule for f in found if f.severity is not Severity.INFO or f.rule == "form"]


@pytest.mark.parametrize("format", FORMATS)
def test_our_papers_raise_no_alarm(format: str) -> None:
    assert alarms(ket_qua.build(RESULTS, SHEET), format) == []
    assert alarms(so_sanh.build(RESULTS, SHEET), format) == []
    assert alarms(ke_hoach.build(PLAN, replace(SHEET, number="07/KH-SCT")), format) == []


@pytest.mark.parametrize("form", [ket_qua, so_sanh])
def test_what_a_report_itself_calls_unexplained_is_told_without_alarm(form: ModuleType) -> None:
    text = read_text(write_paper(form.build(RESULTS, SHEET), "docx"), "van-ban.docx")
    told = [f for f in check(text, find_facts(text)) if f.rule == "over-plan-unexplained"]
    assert {(f.severity, f.found, f.expected) for f in told} == {(Severity.INFO, "476.000.000", "400.000.000")}


def test_a_report_that_says_nothing_of_an_excess_raises_the_alarm() -> None:
    """The control: the same paper without the words «chưa nêu nguồn bù»."""
    printed = read_text(write_paper(so_sanh.build(RESULTS, SHEET), "docx"), "van-ban.docx")
    text = replace(printed, content=printed.content.replace(", chưa nêu nguồn bù", ""))
    told = [f for f in check(text, find_facts(text)) if f.rule == "over-plan-unexplained"]
    assert [f.severity for f in told] == [Severity.WARNING]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("form", [ket_qua, so_sanh])
def test_causes_are_read_back(form: ModuleType, format: str) -> None:
    """Why something was not done, cost nothing or went over, from a sentence or from the table's remark."""
    facts = read_back(form.build(RESULTS, SHEET), format)
    read = {(a.title, a.status, a.reason) for a in facts.activities if a.reason and a.title != "Nguyên nhân"}
    undone = {Outcome.NOT_DONE: Status.NOT_DONE}
    assert read == {(line.title, undone.get(line.outcome), line.why) for line in RESULTS.lines if line.why}


def planned_by(plan: PlanPaper) -> set[Said]:
    return {_of_item(item) for item in plan.items if item.targets or item.money is not None}


def _of_item(item: PlanItem) -> Said:
    counts = frozenset((t.value, t.value_max, t.unit, t.approx) for t in item.targets)
    return item.title, Role.PLAN, YEAR, counts, item.money


@pytest.mark.parametrize("format", FORMATS)
def test_a_plan_is_read_back(format: str) -> None:
    plan = replace(PLAN, groups=tuple(replace(g, items=tuple(map(_plain_units, g.items))) for g in PLAN.groups))
    facts = read_back(ke_hoach.build(plan, SHEET), format)
    assert said(facts) == planned_by(plan)
    assert {total.amount_vnd for total in facts.totals} == {3_410_000_000, 3_000_000_000, 410_000_000}
    assert {a.title for a in facts.activities} >= {item.title for item in plan.items}


def _plain_units(item: PlanItem) -> PlanItem:
    """A level («cấp tỉnh») is noted by the reader only where it tells two equal units apart."""
    return replace(item, targets=tuple(replace(t, unit=t.unit.removesuffix(" cấp tỉnh")) for t in item.targets))


TITLES = ("Mở lớp thêu ren", "Hỗ trợ lò nung gốm", "Dự phiên chợ quê", "Tuyển chọn mẫu mã mới", "Khảo sát làng nghề")
UNITS = ("lớp", "học viên", "cơ sở CNNT", "sản phẩm", "hội chợ", "cuốn")
amounts = st.integers(min_value=1_000_000, max_value=99_000_000_000)
heads = st.integers(min_value=1, max_value=1_900)


@st.composite
def lines(draw: st.DrawFn) -> tuple[LineResult, ...]:
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=1, unique=True))
    return tuple(draw(_line(number, title)) for number, title in enumerate(titles, start=1))


@st.composite
def _line(draw: st.DrawFn, number: int, title: str) -> LineResult:
    plan, done = draw(amounts), draw(amounts)
    unit = draw(st.sampled_from(UNITS))
    counts = target(100 + number, 2, unit, unit, draw(heads), draw(heads))
    label, outcome = f"1.{number}", draw(st.sampled_from([Outcome.DONE, Outcome.NO_COST, Outcome.NOT_DONE]))
    if outcome is Outcome.NO_COST:
        return item(100 + number, label, title, planned(100 + number, plan), nil(100 + number), counts, outcome=outcome)
    if outcome is Outcome.NOT_DONE:
        missing, aims = Figure(None, State.MISSING, ""), replace(counts, actual=None)
        return item(100 + number, label, title, planned(100 + number, plan), missing, aims, outcome=outcome)
    actual = reached(100 + number, done, estimate=draw(st.sampled_from([0, done // 3, done])))
    outcome = Outcome.OVER if done > plan else Outcome.DONE
    return item(100 + number, label, title, planned(100 + number, plan), actual, counts, outcome=outcome)


@st.composite
def plans(draw: st.DrawFn) -> PlanPaper:
    """Groups of drawn contents, each with a target of its own or none, and money or none; the total is their sum."""
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=1, unique=True))
    cut = draw(st.integers(min_value=0, max_value=len(titles) - 1))
    named = [(f"Nhóm nội dung {word}", part) for word, part in (("đầu", titles[:cut]), ("sau", titles[cut:])) if part]
    groups = tuple(
        PlanGroup(str(number), title, tuple(draw(_planned(letter, name)) for letter, name in zip("abcde", part)))  # noqa: B905
        for number, (title, part) in enumerate(named, start=1)
    )
    money = sum(item.money or 0 for group in groups for item in group.items)
    sources = (PlanSource("Nguồn kinh phí khuyến công địa phương", money),) if money and draw(st.booleans()) else ()
    return replace(PLAN, groups=groups, sources=sources, total=money or None)


@st.composite
def _planned(draw: st.DrawFn, letter: str, title: str) -> PlanItem:
    low, unit = draw(heads), draw(st.sampled_from(UNITS))
    high = draw(st.sampled_from([None, low + draw(heads)]))
    approx = draw(st.sampled_from([None, "about", "over", "under"])) if high is None else None
    target = PlanTarget(low, unit, high, approx)
    money = draw(st.one_of(st.none(), amounts))
    return PlanItem(letter, title, (target,) if draw(st.booleans()) else (), money, in_annex=money is None)


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=20, deadline=None)
@given(plan=plans())
def test_any_plan_is_read_back(format: str, plan: PlanPaper) -> None:
    facts = read_back(ke_hoach.build(plan, SHEET), format)
    assert said(facts) == planned_by(plan)
    assert {total.amount_vnd for total in facts.totals} >= {plan.total} - {None}


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=15, deadline=None)
@given(drawn=lines())
def test_any_comparison_is_read_back(format: str, drawn: tuple[LineResult, ...]) -> None:
    results = replace(RESULTS, lines=(RESULTS.lines[0], *drawn), out_of_plan=())
    assert said(read_back(so_sanh.build(results, SHEET), format)) == printed_by(results)


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=20, deadline=None)
@given(drawn=lines())
def test_any_results_are_read_back(format: str, drawn: tuple[LineResult, ...]) -> None:
    results = replace(RESULTS, lines=(RESULTS.lines[0], *drawn), out_of_plan=())
    assert_read_back(results, format)
