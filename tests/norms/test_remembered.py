"""Figures of a paper against the memory: slips of a thousand, figures that replace others, cells that cross."""

from dataclasses import replace

import pytest

from khuyencong.norms import against_memory, over_their_wholes
from khuyencong.terms.facts import Role, Severity
from khuyencong.terms.ledger import BEGINNING, Cell, Stated
from khuyencong.terms.memory import Memory, ToldFigure
from khuyencong.terms.periods import Period, Window
from khuyencong.terms.results import State

MILLION = 1_000_000
ITEM = "/1/2/"


def told(
    value: int,
    *,
    period: str = "2023",
    role: Role = Role.ACTUAL,
    line: str = ITEM,
    order: int = 1,
    area: str = "/",
    source: str = "/",
) -> ToldFigure:
    cell = Cell(line, Period.parse(period).window, area=area, source=source)
    return ToldFigure(
        order, "Máy móc tiên tiến", 1, True, 0, Stated(order, cell, role, State.GIVEN, value, value), "«A»"
    )


def against(
    new: ToldFigure, *standing: ToldFigure, before: tuple[ToldFigure, ...] = ()
) -> list[tuple[str, str | None]]:
    memory = Memory(standing, {"may moc tien tien": before} if before else {})
    return [(finding.rule, finding.expected) for _, finding in against_memory([new], memory)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2_700_000, "2.700.000.000"),
        (2_500_000_000_000, "2.500.000.000"),
        (2_600_000_000, None),  # near last year's
        (300_000_000, None),  # less, but no thousandth
        (0, None),
    ],
)
def test_a_figure_a_thousand_times_off_last_years(value: int, expected: str | None) -> None:
    found = against(told(value), before=(told(2_596_690_000, period="2022"),))
    assert found == ([("unit-slip", expected)] if expected else [])


def test_a_result_a_thousand_times_less_than_its_plan() -> None:
    plan = told(900 * MILLION, role=Role.PLAN)
    assert against(told(880_000), plan) == [("unit-slip", "880.000.000")]
    assert against(told(880 * MILLION), plan) == []


def test_what_one_place_spent_is_no_thousandth_of_what_all_did() -> None:
    plan = told(16_500 * MILLION, role=Role.PLAN)
    assert against(told(16 * MILLION, area="/9/3/"), plan) == []
    own = told(16_000 * MILLION, role=Role.PLAN, area="/9/3/")
    assert against(told(16 * MILLION, area="/9/3/"), plan, own) == [("unit-slip", "16.000.000.000")]


def test_a_places_sum_of_the_whole_plan_crosses_its_contents() -> None:
    found = against(told(48 * MILLION, line="/1/", area="/9/3/"), told(900 * MILLION))
    assert [rule for rule, _ in found] == ["overlap"]


def test_one_known_figure_near_it_clears_a_figure() -> None:
    assert against(told(880_000), told(900 * MILLION, role=Role.PLAN), before=(told(800_000, period="2022"),)) == []


def test_a_figure_that_would_replace_another() -> None:
    ((rule, _expected),) = against(told(450 * MILLION), told(440 * MILLION))
    assert rule == "cross-paper-conflict"
    assert against(told(440 * MILLION), told(440 * MILLION)) == []
    assert against(told(450 * MILLION), told(440 * MILLION, line="/1/3/")) == []
    assert against(told(450 * MILLION, role=Role.PLAN), told(440 * MILLION)) == []


def test_the_figure_of_an_annex_replaces_nothing_where_the_plan_left_it_open() -> None:
    left_open = replace(told(0), stated=replace(told(0).stated, state=State.MISSING))
    assert against(told(450 * MILLION), left_open) == []


@pytest.mark.parametrize(
    ("period", "line", "rules"),
    [
        ("2023M05-M09", ITEM, ["overlap"]),  # crosses the half
        ("2023M01-M02", ITEM, []),  # lies in the half
        ("2023", ITEM, []),  # holds the half
        ("2023H2", ITEM, []),  # apart
        ("2023Q1", "/1/", ["overlap"]),  # the whole plan, but a part of the half
        ("2023", "/1/", []),
    ],
)
def test_cells_that_cross_and_cells_that_nest(period: str, line: str, rules: list[str]) -> None:
    found = against(told(440 * MILLION, period=period, line=line), told(440 * MILLION, period="2023H1"))
    assert [rule for rule, _ in found] == rules


def test_a_paper_that_tells_the_whole_may_tell_a_part_of_it_that_crosses() -> None:
    half = told(40 * MILLION, period="2023H1")
    across = told(70 * MILLION, period="2023M03-M08")
    assert [rule for rule, _ in against(across, half)] == ["overlap"]
    whole = told(100 * MILLION, period="2023M01-M08", order=2)
    assert list(against_memory([across, whole], Memory((half,)))) == []


@pytest.mark.parametrize(
    ("area", "period", "line", "rules"),
    [
        ("/", "2023", ITEM, ["place-conflict"]),  # told before of no place
        ("/9/4/", "2023", ITEM, ["place-conflict"]),  # of another
        ("/9/3/", "2023", ITEM, []),
        ("/", "2023H1", ITEM, ["overlap"]),  # crossing says it already
        ("/", "2022", ITEM, []),
        ("/", "2023", "/1/", []),  # the whole plan holds its parts
    ],
)
def test_a_figure_of_one_place_beside_one_of_none(area: str, period: str, line: str, rules: list[str]) -> None:
    known = told(50 * MILLION, area=area, period=period, line=line)
    assert [rule for rule, _ in against(told(50 * MILLION, area="/9/3/"), known)] == rules


def test_the_message_tells_where_the_other_figure_came_from() -> None:
    ((number, finding),) = against_memory([told(450 * MILLION, order=7)], Memory((told(440 * MILLION),)))
    assert number == 7
    assert finding.severity is Severity.WARNING
    assert "440.000.000" in finding.message_vi
    assert "«A»" in finding.message_vi


def planned(value: int, line: str = "/1/", source: str = "/") -> ToldFigure:
    return told(value * MILLION, role=Role.PLAN, line=line, source=source)


def test_a_content_beside_totals_by_source_contradicts_nothing() -> None:
    standing = (planned(7_000), planned(5_000, source="/8/"), planned(2_000, source="/9/"))
    assert against(planned(400, ITEM), *standing) == []
    assert against(planned(5_000, source="/8/"), planned(7_000), planned(400, ITEM)) == []


def test_a_content_that_leaves_a_plan_without_a_total_is_looked_at() -> None:
    sources = (planned(5_000, source="/8/"), planned(2_000, source="/9/"))
    ((rule, _),) = against(planned(400, ITEM), *sources)
    assert rule == "total-by-source"
    both = against_memory([planned(400, ITEM), planned(7_000)], Memory(sources))
    assert list(both) == []  # the paper brings the total itself


def test_an_adjusted_sum_below_what_its_sources_were_told_is_looked_at() -> None:
    source = replace(planned(900, ITEM, source="/8/"), id=2)
    assert against(replace(planned(480, ITEM), id=9), planned(900, ITEM), source) == [("sum-mismatch", None)]
    assert [rule for rule, _ in against(replace(planned(950, ITEM), id=9), planned(900, ITEM), source)] == [
        "cross-paper-conflict"
    ]
    anew = replace(planned(480, ITEM, source="/8/"), id=8)
    both = against_memory([replace(planned(480, ITEM), id=9), anew], Memory((planned(900, ITEM), source)))
    assert "sum-mismatch" not in {found.rule for _, found in both}, "the paper tells the source anew"


QUARTER = told(80 * MILLION, period="2023Q1")


def test_half_a_year_that_comes_to_less_than_its_first_quarter() -> None:
    half = told(50 * MILLION, period="2023H1")
    assert against(half, QUARTER) == [("sum-mismatch", None)]
    assert against(told(90 * MILLION, period="2023H1"), QUARTER) == []
    assert against(half, replace(QUARTER, stated=replace(QUARTER.stated, role=Role.ESTIMATE))) == []
    assert (
        against(half, told(80 * MILLION, period="2023Q1", line="/1/2/5/")) == []
    )  # sums of groups have their own check


def test_half_a_year_told_by_its_sources_is_held_against_the_quarter_as_their_sum() -> None:
    ours = told(50 * MILLION, period="2023H1", source="/5/", order=2)
    theirs = told(40 * MILLION, period="2023H1", source="/6/", order=3)
    assert [found.rule for _, found in against_memory([ours], Memory((QUARTER,)))] == ["sum-mismatch"]
    assert list(against_memory([ours, theirs], Memory((QUARTER,)))) == []
    assert against(ours, QUARTER, theirs) == []


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (told(22 * MILLION, period="2023Q3", area="/9/3/"), told(0, period="2023M01-M09")),  # the province says nil
        (told(412 * MILLION, period="2023Q3", area="/9/3/"), told(290 * MILLION, period="2023M01-M09", area="/9/3/")),
        (told(22 * MILLION, area="/9/3/"), told(20 * MILLION)),
        (told(22 * MILLION, source="/5/", period="2023Q1"), told(20 * MILLION, source="/5/")),
    ],
)
def test_a_part_that_comes_to_more_than_its_whole(part: ToldFigure, whole: ToldFigure) -> None:
    assert against(part, whole) == [("sum-mismatch", None)]
    assert against(whole, part) == [("sum-mismatch", None)], "whichever of the two is told first"
    for other in (told(500 * MILLION), replace(whole, stated=replace(whole.stated, role=Role.ESTIMATE))):
        assert "sum-mismatch" not in dict(against(part, other))


HALVES = (told(60 * MILLION, period="2023H1", order=2), told(61 * MILLION, period="2023H2", order=3))
COMMUNES = (told(60 * MILLION, area="/9/3/", order=2), told(61 * MILLION, area="/9/4/", order=3))
SOURCES = (told(60 * MILLION, source="/5/", order=2), told(61 * MILLION, source="/6/", order=3))


@pytest.mark.parametrize("parts", [HALVES, COMMUNES, SOURCES], ids=["times", "places", "sources"])
def test_parts_that_come_to_more_than_their_whole_only_together(parts: tuple[ToldFigure, ToldFigure]) -> None:
    first, last = parts
    whole = told(100 * MILLION)
    own = replace(last, of_teller=True, id=9)
    assert against(own, whole, first) == [("sum-mismatch", None)]
    beside = [found.rule for _, found in against_memory([own, replace(first, of_teller=True, id=8)], Memory((whole,)))]
    assert beside == ["sum-mismatch", "sum-mismatch"], "both in one paper"
    assert against(replace(whole, id=9), *parts) == [("sum-mismatch", None)], "the whole told last"
    assert against(own, told(121 * MILLION), first) == []
    ((shown, finding),) = over_their_wholes([whole], [whole, *parts])
    assert [one.id for one in shown] == [3, 2]
    assert "61.000.000 đã ghi của " in finding.message_vi
    assert "cộng lại nhiều hơn số 100.000.000 đã ghi của năm 2023" in finding.message_vi
    assert list(over_their_wholes([told(121 * MILLION)], parts)) == []


def test_one_sum_cut_by_time_and_by_place_is_not_added_to_itself() -> None:
    whole = told(120 * MILLION)
    across = told(20 * MILLION, period="2023Q4", area="/9/5/", order=5)
    assert list(over_their_wholes([whole], (*HALVES[:1], *COMMUNES[:1], across))) == []
    ((shown, _),) = over_their_wholes([told(120 * MILLION)], (*HALVES, *COMMUNES))
    assert len(shown) == 2
    late = replace(HALVES[1], id=9)
    assert against(late, replace(told(100 * MILLION), told_on="2023-06-30"), HALVES[0]) == []  # it knew of one half
    different = [replace(part, adds=False) for part in HALVES]  # the same establishments in both halves
    assert against(replace(different[1], id=9), told(100 * MILLION), different[0]) == []


def test_a_whole_told_before_its_part_began_or_for_one_source_is_not_exceeded() -> None:
    part, whole = told(80 * MILLION, period="2023Q4"), told(54 * MILLION)
    assert against(part, replace(whole, told_on="2023-09-28")) == []
    assert against(part, replace(whole, told_on="2023-12-20")) == [("sum-mismatch", None)]
    assert against(part, replace(whole, told_on="2023-10")) == [("sum-mismatch", None)]  # some day of that month
    raised = list(against_memory([part, told(90 * MILLION, order=2)], Memory((whole,))))
    assert not any(found.rule == "sum-mismatch" for figure, found in raised if figure == part.id)
    assert against(part, told(54 * MILLION, source="/5/")) == []
    missing = replace(whole, stated=replace(whole.stated, state=State.MISSING, low=0, high=0))
    assert against(part, missing) == []


def test_a_unit_that_tells_of_its_own_place_need_not_be_asked_which_place_it_means() -> None:
    part = told(20 * MILLION, area="/9/3/")
    sister, province = told(30 * MILLION, area="/9/4/"), told(90 * MILLION, order=2)
    assert against(part, sister, province) == [("place-conflict", None)]
    assert against(replace(part, of_teller=True), sister, province) == []
    assert against(replace(part, of_teller=True), told(10 * MILLION)) == [("sum-mismatch", None)]
    merged = replace(part, of_teller=True, once=("/8/2/4/",))
    for before, asked in (("/8/2/4/", True), ("/8/2/", True), ("/8/2/5/", False), ("/", False)):
        known = told(20 * MILLION, area=before)
        assert against(merged, known, province) == ([("place-conflict", None)] if asked else []), before


def test_a_level_may_fall() -> None:
    stock = [
        replace(
            f,
            stated=replace(f.stated, cell=replace(f.stated.cell, window=Window(BEGINNING, f.stated.cell.window.last))),
        )
        for f in (told(50, period="2023H1"), told(80, period="2023Q1"))
    ]
    assert against(stock[0], stock[1]) == []


def test_a_figure_is_said_to_come_from_the_paper_that_told_it_first() -> None:
    first, corrected, again = told(1), told(264, order=2), told(264, order=3)
    standing = (replace(first, where="«cũ»"), replace(corrected, where="«kế hoạch»"), replace(again, where="«báo cáo»"))
    ((_, finding),) = against_memory([told(300, order=9)], Memory(standing))
    assert "«kế hoạch»" in finding.message_vi
