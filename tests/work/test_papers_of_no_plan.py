"""A submission, a decision that grants something and a letter tell sums that are no plan's: none is taken unseen."""

from datetime import date

import pytest

from khuyencong.records.models import Plan
from khuyencong.terms.facts import Role
from khuyencong.work.library import accept_clean, doubts_of
from khuyencong.work.plans import Decision, approve
from tests.world import World, accept_all, item, pending, read_as, tell

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
GRANTS = "1. Máy xay cà phê cho cơ sở Hoa Mai: 120 triệu đồng.\n2. Máy ép dầu cho cơ sở An Phú: 80 triệu đồng.\n"


@pytest.fixture
def plan(world: World) -> Plan:
    planned = [item("1", "Máy móc", Role.PLAN, 900, (9, "cơ sở")), item("2", "Hội chợ", Role.PLAN, 300)]
    accept_all(world.officer, tell(world, *planned, title="Kế hoạch khuyến công 2023"))
    plan = Plan.objects.get()
    approve(world.leader, plan.versions.get(), Decision("9/QĐ-UBND", date(2023, 1, 9)))
    return plan


def paper_of(number: str, kind: str, subject: str) -> str:
    head = f"SỞ CÔNG THƯƠNG\n\nSố: {number}\n\nĐồng Nai, ngày 10 tháng 5 năm 2023\n\n{kind}\n\n{subject}\n\n"
    return f"{head}Tổng kinh phí năm 2023: 200 triệu đồng, gồm:\n\n{GRANTS}"


@pytest.mark.parametrize(
    ("number", "kind", "subject", "rules"),
    [
        ("8/TTr-SCT", "TỜ TRÌNH", "Về việc phê duyệt kinh phí hỗ trợ máy móc năm 2023", {"only-proposed"}),
        ("8/BB-HĐ", "BIÊN BẢN", "Họp Hội đồng thẩm định đề án khuyến công năm 2023", {"only-proposed"}),
        ("8/QĐ-SCT", "QUYẾT ĐỊNH", "Phê duyệt hỗ trợ cơ sở năm 2023 (đợt 1)", {"content-new", "part-of-plan"}),
        (
            "8/QĐ-SCT",
            "QUYẾT ĐỊNH",
            "Phê duyệt danh mục đề án được hỗ trợ đợt 2 năm 2023",
            {"content-new", "part-of-plan"},
        ),
        (
            "8/QĐ-SCT",
            "QUYẾT ĐỊNH",
            "Phê duyệt danh mục đề án khuyến công năm 2023 (đợt 2)",
            {"content-new", "part-of-plan"},
        ),
        ("8/QĐ-SCT", "QUYẾT ĐỊNH", "Hỗ trợ máy móc năm 2023 theo danh mục đã duyệt", {"content-new", "part-of-plan"}),
        ("8/TB-SCT", "THÔNG BÁO", "Về việc hỗ trợ mua máy theo Kế hoạch năm 2023", {"content-new", "part-of-plan"}),
    ],
)
def test_sums_beside_an_approved_plan_wait_for_a_person(
    world: World, plan: Plan, number: str, kind: str, subject: str, rules: set[str]
) -> None:
    paper = read_as(world, paper_of(number, kind, subject), plan)
    assert {doubt.rule for doubt in doubts_of(paper).values()} == rules
    accept_clean(world.officer, paper)
    assert len(pending(paper)) == paper.facts.count() == 3
    assert plan.versions.count() == 1


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("QUYẾT ĐỊNH", "Về việc phê duyệt danh mục đề án khuyến công năm 2023"),
        ("QUYẾT ĐỊNH", "Phân bổ kinh phí khuyến công năm 2023 (đợt 2)"),
        ("KẾ HOẠCH", "Khuyến công năm 2023"),
    ],
)
def test_a_paper_that_is_a_plan_is_taken_as_before(world: World, plan: Plan, kind: str, subject: str) -> None:
    paper = read_as(world, paper_of("8/QĐ-SCT", kind, subject), plan)
    assert {doubt.rule for doubt in doubts_of(paper).values()}.isdisjoint({"content-new", "part-of-plan"})


@pytest.mark.parametrize(
    ("subject", "is_part"),
    [
        ("Phê duyệt bổ sung kinh phí hỗ trợ cơ sở Hoa Mai năm 2023", True),
        ("Phê duyệt bổ sung đề án máy xay cà phê năm 2023", True),
        ("Phê duyệt bổ sung kinh phí khuyến công năm 2023", False),
        ("Phê duyệt bổ sung các đề án khuyến công địa phương năm 2023", False),
        ("Điều chỉnh, bổ sung Kế hoạch khuyến công năm 2023", False),
        ("Điều chỉnh, bổ sung các đề án khuyến công năm 2023", False),
    ],
)
def test_what_adds_one_thing_to_a_plan_tells_no_total_of_it(
    world: World, plan: Plan, subject: str, *, is_part: bool
) -> None:
    paper = read_as(world, paper_of("8/QĐ-SCT", "QUYẾT ĐỊNH", subject), plan)
    assert ("part-of-plan" in {doubt.rule for doubt in doubts_of(paper).values()}) is is_part
