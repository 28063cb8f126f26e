"""A row that several sources pay for: one activity with the row's sum, and what each source pays of it."""

import pytest

from khuyencong.papers.reading.grammar.sources import source_named
from khuyencong.terms.facts import Activity, Role
from khuyencong.terms.vietnamese import fold

from .reading import facts_of

PLAN = "KẾ HOẠCH\nKhuyến công năm 2031\n\nĐVT: triệu đồng\n"
Shares = list[tuple[str, int]]


def rows_of(table: str, above: str = PLAN) -> list[Activity]:
    return list(facts_of(above + table).activities)


def told(activity: Activity) -> tuple[int | None, str | None, Shares]:
    """In triệu đồng: the sum, its one source, and the shares."""
    shares = [(share.fund_source, share.amount.value // 1_000_000) for share in activity.shares]
    return activity.amount and activity.amount.value // 1_000_000, activity.fund_source, shares


QG, DP, TW, TINH, KHAC = (
    "khuyến công quốc gia", "khuyến công địa phương", "ngân sách trung ương", "ngân sách tỉnh", "nguồn khác",
)  # fmt: skip
NATIONAL = [(QG, 1000), (DP, 500)]


@pytest.mark.parametrize(
    ("heads", "row", "shares"),
    [
        ("Tổng | NSTW | NSĐP | Đối ứng", "1.500 | 800 | 500 | 200", [(TW, 800), (TINH, 500), (KHAC, 200)]),
        ("Kinh phí | KCQG | KCĐP", "1.500 | 1.000 | 500", NATIONAL),
        ("Tổng cộng | Ngân sách tỉnh | Cơ sở đóng góp", "90 | 60 | 30", [(TINH, 60), (KHAC, 30)]),
        ("NSTW | NSĐP | Tổng", "800 | 700 | 1.500", [(TW, 800), (TINH, 700)]),
        # a head that is nothing but a source, and one whose payer elsewhere carries things out
        ("Tổng kinh phí | Sự nghiệp khoa học và công nghệ | Vốn đối ứng của chủ thể", "600 | 520 | 80",
         [("sự nghiệp khoa học", 520), (KHAC, 80)]),
        ("Tổng kinh phí | Sự nghiệp kinh tế | Kinh phí của đơn vị thực hiện", "600 | 520 | 80",
         [("sự nghiệp kinh tế", 520), ("Kinh phí của đơn vị thực hiện", 80)]),
    ],
)  # fmt: skip
def test_sources_beside_the_sum_of_the_row(heads: str, row: str, shares: Shares) -> None:
    (activity,) = rows_of(f"TT | Nội dung | {heads}\n1 | Hỗ trợ máy sấy | {row}\n")
    assert told(activity) == (max(int(cell.replace(".", "")) for cell in row.split(" | ")), None, shares)


@pytest.mark.parametrize(
    ("above", "heads", "row", "shares"),
    [
        ("Thành tiền | Nguồn kinh phí | ", " | Quốc gia | Địa phương", "1.500 | 1.000 | 500", NATIONAL),
        ("Tổng kinh phí | Trong đó | ", " | Khuyến công quốc gia | Địa phương", "1.500 | 1.000 | 500", NATIONAL),
        ("Kinh phí |  | ", "Tổng | Trung ương | Địa phương", "700 | 300 | 400", [(TW, 300), (TINH, 400)]),
        ("Thành tiền | Nguồn vốn | ", " | Tỉnh | Cơ sở thụ hưởng", "700 | 300 | 400", [(TINH, 300), (KHAC, 400)]),
        ("Cộng | Ngân sách nhà nước |  |  | Đối ứng", " | Cộng | Trung ương | Tỉnh | ",
         "1.500 | 1.300 | 800 | 500 | 200", [(TW, 800), (TINH, 500), (KHAC, 200)]),
    ],
)  # fmt: skip
def test_a_head_over_the_sources(above: str, heads: str, row: str, shares: Shares) -> None:
    (activity,) = rows_of(f"TT | Nội dung | {above}\n | | {heads}\n1 | Hỗ trợ máy sấy | {row}\n")
    assert told(activity) == (sum(value for _, value in shares), None, shares)


def test_a_sum_that_one_source_pays_has_that_source() -> None:
    heads = "TT | Nội dung | Thành tiền | Nguồn kinh phí | \n | | | Quốc gia | Địa phương\n"
    assert [told(a) for a in rows_of(f"{heads}1 | Mở lớp may | 120 |  | 120\n2 | Máy sấy | 90 | 90 | 0\n")] == [
        (120, DP, []),
        (90, QG, []),
    ]


def test_plan_and_result_have_shares_each() -> None:
    heads = "TT | Nội dung | Kế hoạch |  |  | Thực hiện |  | \n | | Tổng | KCQG | KCĐP | Tổng | KCQG | KCĐP\n"
    plan, actual = rows_of(f"{heads}1 | Máy sấy | 1.500 | 1.000 | 500 | 1.400 | 900 | 500\n")
    assert (plan.role, told(plan)) == (Role.PLAN, (1500, None, NATIONAL))
    assert (actual.role, told(actual)) == (Role.ACTUAL, (1400, None, [(QG, 900), (DP, 500)]))


def test_without_a_sum_of_the_row_each_source_is_told_by_itself() -> None:
    """Nothing that the paper does not print is added up for it."""
    told_rows = [told(a) for a in rows_of("TT | Nội dung | NSTW | NSĐP\n1 | Máy sấy | 800 | 500\n")]
    assert told_rows == [(800, TW, []), (500, TINH, [])]


def test_a_fund_of_the_group_says_which_fund_helps() -> None:
    table = "TT | Nội dung | Tổng | Khuyến công hỗ trợ | Đối ứng\nI | Khuyến công quốc gia |  |  | \n"
    (activity,) = rows_of(f"{table}1 | Máy sấy | 900 | 300 | 600\n")
    assert told(activity) == (300, QG, [])


def test_counted_places_and_businesses_are_no_sources() -> None:
    table = (
        "TT | Nội dung | Tổng số cơ sở | Trong đó | \n | | | Doanh nghiệp | Địa phương\n1 | Hỗ trợ máy | 9 | 5 | 4\n"
    )
    (activity,) = rows_of(table)
    assert told(activity) == (None, None, [])


@pytest.mark.parametrize(
    ("rows", "sums"),
    [
        ("1 | Hội chợ | Ngân sách tỉnh | 10\n | | Ngân sách huyện | 20\n", [10_000_000, 20_000_000]),
        ("1 | Hội chợ | Ngân sách tỉnh | 20\n | | Ngân sách huyện | 20\n", [20_000_000, 20_000_000]),
        ("1 | Hội chợ | | 30\n | | Ngân sách tỉnh | 10\n | | Ngân sách huyện | 20\n", [30_000_000]),
    ],
    ids=["two sums of one thing", "two equal sums", "rows that tell who pays which part"],
)
def test_rows_under_a_name_merged_down(rows: str, sums: list[int]) -> None:
    told = facts_of(
        "Kế hoạch khuyến công năm 2031\n\nĐVT: triệu đồng\nSTT | Nội dung | Nguồn | Kinh phí\n"
        f"{rows}2 | Lớp nghề | | 40\n"
    )
    assert [a.amount.value for a in told.activities if a.amount and a.title == "Hội chợ"] == sums


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("ngân sách huyện", "ngân sách huyện"),
        ("ngân sách cấp xã", "ngân sách xã"),
        ("ngân sách phường", "ngân sách xã"),
        ("ngân sách nhà nước hỗ trợ", "ngân sách nhà nước"),
        ("ngân sách nhà nước cấp trên", "ngân sách trung ương"),
        ("NSNN", "ngân sách nhà nước"),
    ],
)
def test_sentences_and_tables_name_one_source_alike(words: str, source: str) -> None:
    assert source_named(fold(words)) == source
    (row,) = rows_of(f"STT | Nội dung | Kinh phí | {words}\n1 | Hội chợ | 30 | 30\n")
    assert row.fund_source == source or row.shares[0].source == source
