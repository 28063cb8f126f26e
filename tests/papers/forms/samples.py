"""A made-up province's plan and results, and a way to build figures with true selectors."""

from dataclasses import replace
from datetime import date

from khuyencong.terms.document import Signature
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.terms.plan_paper import PlanGroup, PlanItem, PlanPaper, PlanSource, PlanTarget
from khuyencong.terms.reasons import Reason
from khuyencong.terms.results import Figure, LineResult, Outcome, Results, State, TargetResult
from khuyencong.terms.selector import Selector
from khuyencong.terms.sheet import Sheet

YEAR = Period.parse("2031")
MONEY = 1  # the measure «đồng»

SHEET = Sheet(
    agency="Sở Công Thương",
    parent_agency="Ủy ban nhân dân tỉnh Phú Giang",
    place="Phú Giang",
    number="07/BC-SCT",
    symbol="BC-SCT",
    signed_on=date(2032, 1, 9),
    signature=Signature(("KT. Giám đốc", "Phó Giám đốc"), "Lê Thử Nghiệm"),
    recipients=("Lãnh đạo Sở", "Lưu: VT, CN"),
    bases=("Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công",),
    addressees=("Ủy ban nhân dân tỉnh",),
    written_on=date(2032, 1, 9),
)
DRAFT = replace(SHEET, number="", signed_on=None)


def selector(line: int, measure: int, *roles: Role) -> str:
    return Selector(line, measure, roles, YEAR.window, act=40).encode()


def planned(line: int, value: int | None, measure: int = MONEY, **more: object) -> Figure:
    return _figure(value, selector(line, measure, Role.PLAN), **more)


def reached(line: int, value: int | None, measure: int = MONEY, estimate: int = 0, **more: object) -> Figure:
    """What was reached, `estimate` of it only expected."""
    both = selector(line, measure, Role.ACTUAL, Role.ESTIMATE)
    expected = selector(line, measure, Role.ESTIMATE) if estimate else None
    return _figure(value, both, estimate=estimate, estimate_selector=expected, **more)


def nil(line: int) -> Figure:
    return replace(reached(line, 0), state=State.NIL)


def _figure(value: int | None, code: str, **more: object) -> Figure:
    return Figure(value, State.MISSING if value is None else State.GIVEN, code, **more)  # type: ignore[arg-type]


def group(number: int, label: str, title: str, plan: int, actual: int, estimate: int = 0) -> LineResult:
    sums = planned(number, plan), reached(number, actual, estimate=estimate)
    return LineResult(number, label, title, 0, True, Outcome.DONE, *sums)


def item(
    number: int,
    label: str,
    title: str,
    plan: Figure,
    actual: Figure,
    *targets: TargetResult,
    outcome: Outcome = Outcome.DONE,
    why: str = "",
) -> LineResult:
    """A line of the plan; over plan without a reason is flagged, as the fold does it."""
    reasons = (Reason(why),) if why else ()
    flagged = outcome is Outcome.OVER and not why
    depth = label.count(".")
    return LineResult(number, label, title, depth, False, outcome, plan, actual, targets, reasons, flagged=flagged)


def target(line: int, measure: int, name: str, unit: str, plan: int | None, actual: int | None) -> TargetResult:
    return TargetResult(
        name,
        unit,
        planned(line, plan, measure) if plan is not None else None,
        reached(line, actual, measure) if actual is not None else None,
    )


LINES = (
    group(10, "1", "Đào tạo nghề cho lao động nông thôn", 610_000_000, 552_400_000, 120_000_000),
    item(
        11,
        "1.1",
        "Mở lớp nghề đan lát",
        planned(11, 310_000_000),
        reached(11, 282_400_000),
        target(11, 2, "lớp", "lớp", 12, 11),
        target(11, 3, "học viên", "học viên", 360, 341),
    ),
    item(
        12,
        "1.2",
        "Bồi dưỡng kỹ năng bán hàng trực tuyến",
        planned(12, 300_000_000),
        reached(12, 270_000_000, estimate=120_000_000),
        target(12, 3, "học viên", "học viên", 250, 205),
    ),
    item(
        20,
        "2",
        "Hỗ trợ máy sấy nông sản",
        planned(20, 1_900_000_000),
        reached(20, None),
        target(20, 4, "cơ sở CNNT", "cơ sở CNNT", 6, None),
        outcome=Outcome.NOT_DONE,
        why="chưa có cơ sở nào nộp đủ hồ sơ đề nghị",
    ),
    group(30, "3", "Quảng bá sản phẩm", 960_000_000, 1_013_500_000, 90_000_000),
    item(
        31,
        "3.1",
        "Dự hội chợ vùng",
        planned(31, 420_000_000),
        reached(31, 447_500_000),
        TargetResult("hội chợ", "hội chợ", planned(31, 4, 5), reached(31, 4, 5)),
        TargetResult(
            "sản phẩm", "sản phẩm", planned(31, 140, 6, qualifier="about"), reached(31, 150, 6, qualifier="over")
        ),
        outcome=Outcome.OVER,
        why="phần tăng được cân đối từ nội dung hỗ trợ máy sấy",
    ),
    item(
        32,
        "3.2",
        "Hỗ trợ thuê gian hàng",
        planned(32, 80_000_000),
        nil(32),
        target(32, 4, "cơ sở CNNT", "cơ sở CNNT", 10, 3),
        outcome=Outcome.NO_COST,
        why="chi phí do nguồn khuyến công quốc gia chi trả",
    ),
    item(
        33,
        "3.3",
        "Bình chọn sản phẩm CNNT tiêu biểu",
        planned(33, 400_000_000),
        reached(33, 476_000_000),
        TargetResult("sản phẩm (cấp tỉnh)", "sản phẩm", planned(33, 28, 7, value_high=30), reached(33, 31, 7)),
        target(33, 8, "sản phẩm (cấp quốc gia)", "sản phẩm", 5, 4),
        outcome=Outcome.OVER,
    ),
    item(
        34,
        "3.4",
        "Duy trì phòng trưng bày",
        planned(34, None, in_annex=True),
        reached(34, 90_000_000, estimate=90_000_000),
    ),
    item(
        35,
        "3.5",
        "In sách giới thiệu làng nghề",
        planned(35, 60_000_000),
        reached(35, None),
        target(35, 9, "cuốn", "cuốn", 1_200, None),
        outcome=Outcome.OPEN,
    ),
)
OUTSIDE = (
    item(
        41,
        "1",
        "Hỗ trợ hạ tầng cụm công nghiệp Tân Thử",
        planned(41, None),
        reached(41, 3_200_000_000),
        outcome=Outcome.OUT_OF_PLAN,
    ),
    item(
        42,
        "2",
        "Đón đoàn khảo sát của tỉnh bạn",
        planned(42, None),
        reached(42, None),
        target(42, 10, "đoàn", "đoàn", None, 1),
        outcome=Outcome.OUT_OF_PLAN,
    ),
)
RESULTS = Results(
    plan=1,
    plan_title="Kế hoạch khuyến công tỉnh Phú Giang năm 2031",
    programme="khuyến công",
    period=YEAR,
    as_of=40,
    lines=LINES,
    out_of_plan=OUTSIDE,
    money_plan=planned(1, 3_470_000_000),
    money_actual=reached(1, 1_565_900_000, estimate=210_000_000),
    sources=(
        ("Nguồn kinh phí khuyến công địa phương", planned(2, 3_060_000_000), reached(2, 1_345_900_000)),
        ("Nguồn kinh phí khác", planned(3, 410_000_000), reached(3, 220_000_000)),
    ),
    causes=(Reason("Phần lớn địa phương đăng ký nhu cầu chậm"),),
)
PLAN = PlanPaper(
    title="Khuyến công tỉnh Phú Giang năm 2031",
    year=2031,
    groups=(
        PlanGroup(
            "1",
            "Đào tạo nghề cho lao động nông thôn",
            (
                PlanItem("a", "Mở lớp nghề đan lát", (PlanTarget(12, "lớp"), PlanTarget(360, "học viên")), 310_000_000),
                PlanItem("b", "Bồi dưỡng kỹ năng bán hàng trực tuyến", (PlanTarget(250, "học viên"),), 300_000_000),
            ),
        ),
        PlanGroup(
            "2",
            "Hỗ trợ máy sấy nông sản",
            (PlanItem("2", "Hỗ trợ máy sấy nông sản", (PlanTarget(6, "cơ sở CNNT"),), 1_900_000_000),),
        ),
        PlanGroup(
            "3",
            "Quảng bá sản phẩm",
            (
                PlanItem(
                    "a", "Dự hội chợ vùng", (PlanTarget(4, "hội chợ"), PlanTarget(140, "sản phẩm", approx="about"))
                ),
                PlanItem("b", "Bình chọn sản phẩm CNNT tiêu biểu", (PlanTarget(28, "sản phẩm cấp tỉnh", 30),)),
                PlanItem("c", "Duy trì phòng trưng bày"),
            ),
        ),
    ),
    sources=(
        PlanSource("Nguồn kinh phí khuyến công địa phương", 3_000_000_000),
        PlanSource("Nguồn kinh phí thu hút từ các cơ sở CNNT", 410_000_000),
    ),
    total=3_410_000_000,
)
