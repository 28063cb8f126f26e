"""A decision came as a paper after an officer had written its adjustment at the counter: it is one thing, told once."""

from datetime import date

import pytest

from khuyencong.papers import read_text
from khuyencong.papers.writing import write_paper
from khuyencong.records.models import Fact, Paper, Plan, PlanVersion
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Outcome
from khuyencong.work.adjust import Basis, Move, Purse, adjust, purses
from khuyencong.work.adjustments_made import adjustments, undo_adjustment
from khuyencong.work.library import accept, beside_ledger, undo
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import planned_total
from khuyencong.work.reporting import preview
from khuyencong.work.verification import verify
from tests.world import World, accept_all, approved_plan, pending, read_as

pytestmark = pytest.mark.django_db

PLAN = """Kế hoạch xúc tiến thương mại năm 2026
TT | Nội dung | Kinh phí (triệu đồng)
1 | Hội chợ Suối Lớn | 600
2 | Hội chợ trái cây | 300
3 | Phiên chợ vùng cao | 100
"""
DECISION = """UBND TỈNH ĐỒNG NAI
SỞ CÔNG THƯƠNG
Số: 15/QĐ-SCT
Đồng Nai, ngày 03 tháng 3 năm 2026
QUYẾT ĐỊNH
Điều chỉnh kinh phí Kế hoạch xúc tiến thương mại năm 2026

Điều 1. Điều chỉnh kinh phí giữa các nội dung như sau:

TT | Nội dung | Kinh phí đã duyệt (triệu đồng) | Kinh phí điều chỉnh (triệu đồng) | Tăng (+), giảm (-)
1 | Hội chợ Suối Lớn | 600 | 660 | +60
2 | Hội chợ trái cây | 300 | 340 | +40
3 | Phiên chợ vùng cao | 100 | 0 | -100

Điều 2. Quyết định có hiệu lực từ ngày ký.
"""
DAY = date(2026, 3, 3)
Y2026 = Period.parse("2026")


def listed(plan: Plan) -> list[Purse]:
    return sorted(purses(plan), key=lambda purse: purse.line.pk)


def written(world: World, plan: Plan, *millions: int, number: str = "15/QĐ-SCT", day: date = DAY) -> None:
    """The adjustment as an officer writes it at the counter."""
    moves = [Move(p.line.pk, None, m * 1_000_000, p.money) for p, m in zip(listed(plan), millions, strict=True)]
    adjust(world.officer, plan, moves, Basis(number, day, "dồn kinh phí"))


def fates(world: World, plan: Plan) -> list[Outcome]:
    return [line.outcome for line in preview(world.officer, plan, Y2026).results.lines]


def said(world: World, plan: Plan, form: str = "ket-qua") -> str:
    return read_text(write_paper(preview(world.officer, plan, Y2026, form=form).document, "docx"), "bc.docx").content


LEFT = [Outcome.OPEN, Outcome.OPEN, Outcome.DROPPED]


def test_the_paper_confirms_what_was_written_and_a_cancelled_fair_stays_cancelled(world: World) -> None:
    plan = approved_plan(world, PLAN)
    written(world, plan, 660, 340, 0)
    before = said(world, plan)
    paper = read_as(world, DECISION)
    doubts, again = beside_ledger(paper)
    assert (doubts, len(again)) == ({}, 3)
    accept_all(world.officer, paper)
    assert set(paper.facts.values_list("review", flat=True)) == {Fact.Review.CONFIRMS}
    assert plan.versions.count() == 1
    assert fates(world, plan) == LEFT
    assert said(world, plan) == before
    assert len(adjustments(plan)) == 1
    assert verify() == []

    act = adjustments(plan)[0]
    with pytest.raises(Refused, match="đã nhận cũng ghi các số này"):
        undo_adjustment(world.officer, plan, act.number, "nhầm")
    taken = paper.facts.first()
    assert taken is not None
    assert taken.act is not None
    undo(world.officer, Paper.objects.get(pk=paper.pk), taken.act.number)
    undo_adjustment(world.officer, plan, act.number, "nhầm")
    assert fates(world, plan) == [Outcome.OPEN] * 3
    assert verify() == []


def test_a_slip_of_the_hand_is_doubted_and_set_right_within_the_locked_total(world: World) -> None:
    plan = approved_plan(world, PLAN)
    written(world, plan, 650, 350, 0)
    paper = read_as(world, DECISION)
    doubts, again = beside_ledger(paper)
    told = [doubts[pk].message_vi for pk in sorted(doubts)]
    assert len(again) == 1
    assert [words.partition(" đồng")[0] for words in told] == ["Sổ đang ghi 650.000.000", "Sổ đang ghi 350.000.000"]
    with pytest.raises(Refused, match=r"vượt 10\.000\.000 đồng"):
        accept(world.officer, paper, pending(paper)[:1])
    accept_all(world.officer, paper)
    assert [purse.money for purse in listed(plan)] == [660_000_000, 340_000_000, 0]
    assert plan.versions.count() == 1
    [told_of] = preview(world.officer, plan, Y2026).results.adjustments
    assert (told_of.before.value, told_of.after.value) == (1_000_000_000, 1_000_000_000)
    assert "1 | Hội chợ Suối Lớn | 600.000.000 | +60.000.000 | 660.000.000 |" in said(world, plan)
    assert verify() == []

    written(world, plan, 600, 400, 0, number="22/QĐ-SCT", day=date(2026, 5, 5))  # of the same contents, not that paper
    undo_adjustment(world.officer, plan, adjustments(plan)[0].number, "nhầm")
    assert [purse.money for purse in listed(plan)] == [660_000_000, 340_000_000, 0]
    with pytest.raises(Refused, match="đã nhận cũng ghi các số này"):
        undo_adjustment(world.officer, plan, adjustments(plan)[0].number, "nhầm")
    assert verify() == []


@pytest.mark.parametrize(
    "other", [{"number": "16/QĐ-SCT"}, {"day": date(2026, 3, 4)}, {"issuer": "UBND XÃ SUỐI NHỎ"}], ids=str
)
def test_another_number_day_or_agency_is_another_decision(world: World, other: dict[str, object]) -> None:
    """It brings a version of its own, as any decision read; what it leaves nothing is cancelled all the same."""
    plan = approved_plan(world, PLAN)
    issuer = other.pop("issuer", "")
    written(world, plan, 650, 350, 0, **other)  # type: ignore[arg-type]
    paper = read_as(world, DECISION)
    if issuer:
        paper.issuer = str(issuer)
        paper.save()
    accept_all(world.officer, paper)
    assert plan.versions.filter(state=PlanVersion.State.DRAFT).exists()
    assert planned_total(plan) == 1_000_000_000
    assert fates(world, plan) == LEFT


def test_what_a_later_decision_moved_stays_as_that_one_says(world: World) -> None:
    plan = approved_plan(world, PLAN)
    written(world, plan, 660, 340, 0)
    written(world, plan, 600, 400, 0, number="22/QĐ-SCT", day=date(2026, 5, 5))
    paper = read_as(world, DECISION)
    assert ["theo quyết định sau đó" in doubt.message_vi for doubt in beside_ledger(paper)[0].values()] == [True, True]
    accept_all(world.officer, paper)
    assert [purse.money for purse in listed(plan)] == [600_000_000, 400_000_000, 0]
    assert plan.versions.count() == 1
    assert verify() == []


def test_a_decision_that_came_only_as_a_paper_cancels_what_it_leaves_nothing(world: World) -> None:
    plan = approved_plan(world, PLAN)
    accept_all(world.officer, read_as(world, DECISION))
    assert fates(world, plan) == LEFT
    for form in ("ket-qua", "so-sanh"):
        assert "thôi thực hiện do điều chỉnh kế hoạch" in said(world, plan, form)
    assert "3 | Phiên chợ vùng cao | 100.000.000 | -100.000.000 | 0 | Không thực hiện" in said(world, plan)
