"""How many contents of a plan fared how: each is counted once, under what was truly told of it."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.papers.forms.ket_qua.v2026_1.overview import summary
from khuyencong.reports.results import results
from khuyencong.terms.cases import CaseLine, CaseNote, PlanCase, SumKey
from khuyencong.terms.document import Paragraph
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.results import Standing
from tests.reports.cases import HEADS, MONEY, case, given, nil

PLAN: dict[SumKey, Amounts] = {(20, MONEY, Role.PLAN): given(900)}
ACTUAL, ESTIMATE = (20, MONEY, Role.ACTUAL), (20, MONEY, Role.ESTIMATE)


@pytest.mark.parametrize(
    ("reached", "notes", "standing"),
    [
        ({}, (), Standing.OPEN),
        ({ACTUAL: given(900)}, (), Standing.DONE),
        ({ACTUAL: given(300), ESTIMATE: given(50)}, (), Standing.DONE),
        ({(20, HEADS, Role.ACTUAL): given(3)}, (), Standing.DONE),
        ({ESTIMATE: given(50)}, (), Standing.EXPECTED),
        ({ESTIMATE: given(950)}, (), Standing.EXPECTED),  # above plan, but nothing of it is final
        ({ACTUAL: given(950)}, (), Standing.OVER),
        ({ACTUAL: nil()}, (), Standing.NO_COST),
        ({}, (CaseNote(20, "result", "đang lấy ý kiến"),), Standing.TOLD),
        ({}, (CaseNote(20, "not_done", "thiếu hồ sơ"),), Standing.NOT_DONE),
        (
            {ACTUAL: nil()},
            (CaseNote(20, "not_done", "chưa thực hiện do mưa"),),
            Standing.NOT_DONE,
        ),  # as recorded of old
        ({ACTUAL: nil()}, (CaseNote(20, "no_cost", "chưa thanh toán do chờ hồ sơ"),), Standing.NO_COST),
        ({}, (CaseNote(20, "later", "dời sang tháng 11"),), Standing.LATER),
        ({ACTUAL: nil()}, (CaseNote(20, "later", "dời sang tháng 11"),), Standing.LATER),
        ({ACTUAL: given(300)}, (CaseNote(20, "later", "dời sang tháng 11"),), Standing.DONE),  # carried out since
        # Not done in the first quarter, done since; and as the whole year was told of, which no figure of a part mends.
        ({ACTUAL: given(300)}, (CaseNote(20, "not_done", "", last=date(2031, 3, 31)),), Standing.DONE),
        ({ACTUAL: given(300)}, (CaseNote(20, "not_done", "", last=date(2031, 12, 31)),), Standing.NOT_DONE),
        ({}, (CaseNote(20, "later", ""), CaseNote(20, "not_done", "thôi")), Standing.NOT_DONE),
        ({(20, HEADS, Role.ACTUAL): given(3)}, (CaseNote(20, "unpaid", ""),), Standing.UNPAID),
        ({ACTUAL: given(900)}, (CaseNote(20, "unpaid", ""),), Standing.DONE),  # paid since
    ],
)
def test_as_what_a_content_counts(
    reached: dict[SumKey, Amounts], notes: tuple[CaseNote, ...], standing: Standing
) -> None:
    told = results(case(PLAN, reached, notes))
    assert next(line for line in told.lines if line.line == 20).standing is standing


def words(told: PlanCase) -> str:
    paragraph = summary(results(told))
    assert isinstance(paragraph, Paragraph)
    return "".join(run.text for run in paragraph.runs)


def test_what_was_carried_out_holds_what_went_over_and_no_estimate() -> None:
    told = case(PLAN, {ACTUAL: given(950), (12, MONEY, Role.ACTUAL): given(1), (13, MONEY, Role.ESTIMATE): given(2)})
    assert words(told).endswith(
        "có 03 nội dung, trong đó 02 nội dung đã thực hiện (01 nội dung vượt kinh phí kế hoạch), "
        "01 nội dung mới có số ước."
    )


def test_a_units_report_counts_its_own_contents_and_does_not_say_that_the_plan_has_no_more() -> None:
    paragraph = summary(replace(results(case(PLAN, {ACTUAL: given(9)})), is_part=True))
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs[0].text.startswith("Báo cáo này gồm 03 nội dung của Kế hoạch khuyến công tỉnh Phú Giang năm")


def test_a_part_of_the_year_says_which() -> None:
    told = case(PLAN, {ACTUAL: given(9)}, period="2031H1")
    assert "; 6 tháng đầu năm 2031 có 01 nội dung đã thực hiện, 02 nội dung chưa có số liệu." in words(told)


def test_a_content_of_contents_is_not_counted_beside_them() -> None:
    whole = case(PLAN, {(12, MONEY, Role.ACTUAL): given(5)})
    lines = tuple(replace(line, kind="item") if line.id == 11 else line for line in whole.lines)
    told = results(replace(whole, lines=lines))
    assert sum(told.standings.values()) == 3
    assert told.standings[Standing.DONE] == 1


def test_what_a_later_version_left_out_is_counted_apart() -> None:
    whole = case(PLAN, {(12, MONEY, Role.ACTUAL): given(5), ACTUAL: given(9)})
    dropped = replace(whole, lines=tuple(_closed(line) if line.id == 12 else line for line in whole.lines))
    assert "có 02 nội dung, trong đó 01 nội dung đã thực hiện" in words(dropped)
    assert words(dropped).endswith("; 01 nội dung có thực hiện rồi thôi theo bản điều chỉnh.")


def _closed(line: CaseLine) -> CaseLine:
    return replace(line, closed=True)
