"""Tables by quarters: each quarter's figure is of its own time, and the four come to the year's."""

import pytest

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.terms.facts import PaperFacts, Role, Severity, Text

HEAD = "KẾ HOẠCH\nKhuyến công năm 2031\n\n{note}I. NỘI DUNG\n{rows}\n"
MONEY = "Đơn vị tính: triệu đồng\n"
QUARTERS = "Quý I | Quý II | Quý III | Quý IV"
Told = dict[str | None, int | float]


def read(rows: str, note: str = MONEY, kind: str = "KẾ HOẠCH") -> tuple[PaperFacts, list[tuple[str | None, ...]]]:
    text = Text(HEAD.format(note=note, rows=rows).replace("KẾ HOẠCH", kind), "text/plain")
    facts = find_facts(text)
    alarms = [(f.found, f.expected) for f in check(text, facts) if f.severity is not Severity.INFO]
    return facts, alarms


def money(facts: PaperFacts, title: str, role: Role = Role.PLAN) -> Told:
    told = [a for a in facts.activities if a.title == title and a.role is role]
    return {a.period: a.amount.value // 1_000_000 for a in told if a.amount}


SEWING = {"2031": 200, "2031Q1": 30, "2031Q2": 60, "2031Q3": 90, "2031Q4": 20}
DRYERS = {"2031": 400, "2031Q2": 100, "2031Q3": 200, "2031Q4": 100}
ROWS = "1 | Dạy nghề may | 30 | 60 | 90 | 20 | 200\n2 | Máy sấy | | 100 | 200 | 100 | {}\n"
ROWS += "Tổng cộng | | 30 | 160 | 290 | 120 | {}"


@pytest.mark.parametrize("year", ["Cả năm", "Tổng", "Tổng cộng", "Cộng", "Năm 2031"])
def test_money_by_quarters_with_the_year(year: str) -> None:
    facts, alarms = read(f"TT | Nội dung | {QUARTERS} | {year}\n{ROWS.format(400, 600)}")
    assert [money(facts, title) for title in ("Dạy nghề may", "Máy sấy")] == [SEWING, DRYERS]
    assert {t.period: (t.amount_vnd or 0) // 1_000_000 for t in facts.totals} == {
        "2031": 600, "2031Q1": 30, "2031Q2": 160, "2031Q3": 290, "2031Q4": 120,
    }  # fmt: skip
    assert alarms == []


def test_quarters_that_do_not_come_to_their_year_are_told() -> None:
    _, alarms = read(f"TT | Nội dung | {QUARTERS} | Cả năm\n{ROWS.format(450, 600)}")
    assert alarms == [("450", "400"), ("600", "650")]


def test_quarters_stand_behind_the_years_money_in_its_unit() -> None:
    rows = "1 | Dạy nghề may | 200 | 30 | 60 | 90 | 20\n2 | Máy sấy | 400 | | 100 | 200 | 100"
    head = "TT | Nội dung | Tổng kinh phí (triệu đồng) | Phân kỳ thực hiện | | |\n | | | "
    facts, alarms = read(f"{head}{QUARTERS}\n{rows}", note="")
    assert ([money(facts, title) for title in ("Dạy nghề may", "Máy sấy")], alarms) == ([SEWING, DRYERS], [])


def test_counts_and_money_by_quarters_by_the_rows_unit() -> None:
    rows = "1 | Dạy nghề may | Lớp | 1 | 2 | 1 | | 4\n2 | Máy sấy | Triệu đồng | | 100 | 200 | 100 | 400"
    facts, alarms = read(f"TT | Nội dung | ĐVT | {QUARTERS} | Tổng\n{rows}", note="")
    counts = {a.period: q.value for a in facts.activities for q in a.quantities}
    assert counts == {"2031": 4, "2031Q1": 1, "2031Q2": 2, "2031Q3": 1}
    assert (money(facts, "Máy sấy"), alarms) == (DRYERS, [])


def test_a_report_tells_what_was_reached_in_each_quarter() -> None:
    head = f"TT | Nội dung | Kế hoạch năm | Thực hiện | | | |\n | | | {QUARTERS} | Cả năm\n"
    rows = "1 | Dạy nghề may | 210 | 30 | 60 | 90 | 20 | 200\n2 | Máy sấy | 450 | | 100 | 200 | 100 | 400"
    facts, alarms = read(head + rows, kind="BÁO CÁO")
    assert (money(facts, "Dạy nghề may", Role.ACTUAL), money(facts, "Dạy nghề may")) == (SEWING, {"2031": 210})
    assert alarms == []


@pytest.mark.parametrize(
    "rows",
    [
        # only marked: no figures, and no contents of their own
        f"TT | Nội dung | {QUARTERS}\n1 | Dạy nghề may | x | | x |\n2 | Máy sấy | | x | | x",
        # «lũy kế»: each goes on with the one before
        f"TT | Nội dung | Kinh phí (triệu đồng) | {QUARTERS}\n1 | Dạy nghề may | 200 | 30 | 90 | 180 | 200\n"
        "2 | Máy sấy | 400 | 100 | 200 | 300 | 400",
    ],
)
def test_marks_and_sums_so_far_raise_no_alarm(rows: str) -> None:
    facts, alarms = read(rows, note="")
    assert alarms == []
    assert {a.period for a in facts.activities if not (a.amount or a.quantities)} <= {"2031"}


RUNNING = "TT | Nội dung | ĐVT | Kế hoạch |{} {}\n1 | {}Cơ sở | cơ sở | 10 | 2 | 5 | 8 | 10\n"
HEADS = " | | | |\n | | | | Quý I | Quý II | Quý III | Quý IV"


@pytest.mark.parametrize(
    ("note", "rows"),
    [
        ("Lũy kế theo quý năm 2031\n", RUNNING.format("", QUARTERS, "")),
        ("", RUNNING.format(" Lũy kế thực hiện", HEADS, "")),
        ("", RUNNING.format("", QUARTERS, "Lũy kế: ")),
    ],
)
def test_quarters_that_are_said_to_run_on_are_none_of_their_own(note: str, rows: str) -> None:
    running = read(rows, note=note, kind="BÁO CÁO")[0]
    assert {a.period for a in running.activities} == {"2031"}
    plain = read(RUNNING.format("", QUARTERS, ""), note="Theo quý năm 2031\n", kind="BÁO CÁO")[0]
    assert {"2031Q1", "2031Q4"} <= {a.period for a in plain.activities}


def test_the_year_of_one_content_is_no_sum_of_others() -> None:
    facts, _ = read(f"TT | Nội dung | {QUARTERS} | Cả năm\n1 | Máy sấy | | 100 | 200 | 100 | 400")
    assert money(facts, "Máy sấy") == DRYERS


ADJUSTED = "TT | Nội dung | Kế hoạch đã giao | Điều chỉnh tăng | Điều chỉnh giảm | Kế hoạch sau điều chỉnh\n"


def test_an_adjustment_is_held_against_what_stood_and_what_stands() -> None:
    rows = "1 | Dạy nghề may | 200 | 50 | | {}\n2 | Máy sấy | 400 | | {} | {}\n | Tổng cộng | 600 | 50 | {} | 600"
    facts, alarms = read(ADJUSTED + rows.format(250, 50, 350, 50), kind="QUYẾT ĐỊNH")
    stood = [
        (a.before.value // 1_000_000, a.amount.value // 1_000_000) for a in facts.activities if a.before and a.amount
    ]
    assert (stood, alarms) == ([(200, 250), (400, 350)], [])
    _, alarms = read(ADJUSTED + rows.format(260, 60, 340, 60), kind="QUYẾT ĐỊNH")
    assert alarms == [("260", "250"), ("600", "590")]


def test_what_moved_a_sum_is_told_as_checked_only_or_as_unread() -> None:
    rows = "1 | Dạy nghề may | 200 | 50 | | 250\n2 | Máy sấy | 400 | | 50 | 350"
    text = Text(HEAD.format(note=MONEY, rows=ADJUSTED + rows), "text/plain")
    assert [f.found for f in check(text, find_facts(text)) if f.rule == "column-unread"] == ["Điều chỉnh tăng"]
    alone = "TT | Nội dung | Điều chỉnh tăng | Điều chỉnh giảm\n1 | Dạy nghề may | 50 |\n2 | Máy sấy | | 60"
    facts, alarms = read(alone, kind="QUYẾT ĐỊNH")
    assert [a for a in facts.activities if a.amount] == []  # 50 more is no plan of 50
    assert alarms == [("50", None), ("60", None)]
