"""Frozen cases of a made-up plan, for folds that know no database."""

from khuyencong.terms.cases import CaseLine, CaseMeasure, CaseNote, CaseSource, PlanCase, SumKey
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Period

MONEY, HEADS, HECTARES = 1, 2, 3
ROOT, OUTSIDE = 10, 90
LINES = (
    CaseLine(ROOT, None, "root", "", "Kế hoạch khuyến công tỉnh Phú Giang năm 2031", 0),
    CaseLine(11, ROOT, "group", "1", "Đào tạo nghề", 1),
    CaseLine(12, 11, "item", "1.a", "Mở lớp nghề đan lát", 2),
    CaseLine(13, 11, "item", "1.b", "Tập huấn bán hàng", 2),
    CaseLine(20, ROOT, "item", "2", "Hỗ trợ máy sấy", 1),
    CaseLine(OUTSIDE, None, "outside", "", "Nhiệm vụ ngoài kế hoạch", 0),
    CaseLine(91, OUTSIDE, "item", "1", "Đón đoàn khảo sát", 1),
)
MEASURES = {
    MONEY: CaseMeasure(MONEY, "Kinh phí", "đồng", True),
    HEADS: CaseMeasure(HEADS, "sản phẩm (cấp tỉnh)", "sản phẩm", False),
    HECTARES: CaseMeasure(HECTARES, "ha", "ha", False, scale=4),
}
PARENTS = {line.id: line.parent for line in LINES}


def given(value: int, high: int | None = None) -> Amounts:
    return Amounts(value, value if high is None else high, given=1)


def nil() -> Amounts:
    return Amounts(nil=1)


def missing() -> Amounts:
    return Amounts(missing=1)


def subtree(told: dict[SumKey, Amounts]) -> dict[SumKey, Amounts]:
    """What was told of lines, added up to every line above, as the ledger's sums are."""
    sums: dict[SumKey, Amounts] = {}
    for (line, measure, role), amounts in told.items():
        at: int | None = line
        while at is not None:
            sums[at, measure, role] = sums.get((at, measure, role), Amounts()) + amounts
            at = PARENTS[at]
    return sums


def case(
    planned: dict[SumKey, Amounts],
    reached: dict[SumKey, Amounts] | None = None,
    notes: tuple[CaseNote, ...] = (),
    period: str = "2031",
    from_plan_paper: bool = True,
    by_source: dict[tuple[str, int, Role], Amounts] | None = None,
    qualifiers: dict[SumKey, str] | None = None,
) -> PlanCase:
    return PlanCase(
        plan=1,
        title=LINES[0].title,
        programme="Khuyến công",
        period=Period.parse(period),
        year=Period.parse("2031").window,
        as_of=7,
        root=ROOT,
        outside=OUTSIDE,
        lines=LINES,
        measures=MEASURES,
        planned=subtree(planned),
        reached=subtree(reached or {}),
        notes=notes,
        sources=(CaseSource("/kcdp/", "Kinh phí khuyến công địa phương"),),
        planned_by_source=by_source or {},
        qualifiers=qualifiers or {},
        from_plan_paper=from_plan_paper,
    )
