"""Where a table's unit of money is told, and figures written the English way."""

import pytest

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.terms.facts import Severity, Text
from tests.papers.reading.reading import facts_of

HEADS = "TT | Nội dung | Kinh phí\n"


def sums(rows: str, above: str = "") -> list[int]:
    facts = facts_of(f"KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\n{above}{rows}")
    return [a.amount.value for a in facts.activities if a.amount]


@pytest.mark.parametrize(
    "note",
    ["Đơn vị tính: triệu đồng\n", " |  | Đơn vị tính: triệu đồng\n", "ĐVT: triệu đồng |  | \n"],
    ids=["above", "over the last column", "merged over the heads"],
)
def test_the_unit_stands_above_the_table_or_in_its_first_row(note: str) -> None:
    assert sums(f"{HEADS}1 | Mở lớp nghề | 310,5\n2 | Dự hội chợ | 1.013,5\n", note) == [310_500_000, 1_013_500_000]


@pytest.mark.parametrize(
    "caption",
    [
        "Bảng 1. Kết quả 9 tháng (kinh phí: triệu đồng)",
        "Bảng kết quả 9 tháng đầu năm 2031 (ĐVT: triệu đồng)",
        "Bảng kết quả (ĐVT triệu đồng)",
        "Bảng kết quả (tr.đ)",
        "Bảng kết quả (đơn vị: tr.đồng)",
        "Biểu kinh phí, đơn vị tính triệu đồng",
        "Kinh phí: triệu đồng",
        "Số liệu kinh phí tính bằng triệu đồng",
        "(Kinh phí tính theo đơn vị triệu đồng)",
    ],
)
def test_the_unit_of_money_in_a_caption(caption: str) -> None:
    """It says nothing of what is counted, and no sum is missing behind it."""
    table = (
        "TT | Nội dung | Số lớp | Kinh phí kế hoạch | Kinh phí thực hiện\n"
        "1 | Mở lớp nghề | 6 | 310,5 | 300\n2 | Dự hội chợ |  | 1.013,5 | 990\n"
    )
    text = Text(f"BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n{caption}\n{table}", "text/plain")
    facts = find_facts(text)
    money = sorted(a.amount.value // 100_000 for a in facts.activities if a.amount)
    assert (money, facts.activities[0].quantities[0].value) == ([3_000, 3_105, 9_900, 10_135], 6)
    assert [f.rule for f in check(text, facts) if f.severity is not Severity.INFO] == []


@pytest.mark.parametrize("words", ["(hợp đồng)", "(lao động)", "(hội đồng)"])
def test_a_bracket_that_is_no_unit(words: str) -> None:
    assert sums(f"{HEADS}1 | Mở lớp nghề | 310\n2 | Dự hội chợ | 1.013\n", f"Bảng kết quả {words}\n") == []


@pytest.mark.parametrize(
    "words",
    [
        "Tổng kinh phí: 323.000 đồng (Bằng chữ: ba trăm hai mươi ba nghìn đồng)",
        "Tổng kinh phí: 2.700.000.000 đồng (Hai tỷ bảy trăm triệu đồng)",
        "Kinh phí thực hiện là 590.000.000 đồng (năm trăm chín mươi triệu đồng), cụ thể:",
    ],
)
def test_a_sum_in_words_above_a_table_is_not_its_unit(words: str) -> None:
    assert sums(f"{HEADS}1 | Mở lớp nghề | 310.000.000\n2 | Hội chợ |\n", f"{words}\n") == [310_000_000]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("310.50", 310_500_000),
        ("200 - 250", 250_000_000),
        ("1,013.5", 1_013_500_000),
        ("1.013", 1_013_000_000),
        ("1.01", 1_010_000),
    ],
)
def test_two_places_behind_a_dot_are_decimals(printed: str, value: int) -> None:
    assert sums(f"{HEADS}1 | Mở lớp nghề | {printed}\n2 | Dự hội chợ |\n", "ĐVT: triệu đồng\n") == [value]


def test_rows_stand_under_every_group_above_them() -> None:
    """«III» with a sum of its own stands under «A» beside «II», not in it."""
    told = facts_of(
        "Kế hoạch khuyến công năm 2031\n\nTT | Nội dung | Kinh phí (triệu đồng)\n"
        "A | KHUYẾN CÔNG | 900\nI | Máy móc | 500\n1 | Máy sấy | 500\nII | Đào tạo | 300\n1 | Nghề may | 300\n"
        "III | Quản lý | 100\nB | XÚC TIẾN | 200\n1 | Hội chợ | 200\n"
    ).activities
    assert [(a.path, a.title, a.group_title) for a in told] == [
        ("A.I.1", "Máy sấy", "I. Máy móc"),
        ("A.II.1", "Nghề may", "II. Đào tạo"),
        ("A.III", "Quản lý", "A. KHUYẾN CÔNG"),
        ("B.1", "Hội chợ", "B. XÚC TIẾN"),
    ]


def test_a_company_in_a_table_is_no_total() -> None:
    facts = facts_of(
        "Kế hoạch khuyến công năm 2031\n\nTT | Nội dung | Kinh phí (triệu đồng)\n"
        "1 | Tổng công ty Thử đổi mới máy móc | 300\n2 | Cộng đồng làng gốm mua lò | 200\nTổng cộng |  | 500\n"
    )
    assert [a.amount.value for a in facts.activities if a.amount] == [300_000_000, 200_000_000]
    assert [t.amount_vnd for t in facts.totals] == [500_000_000]


@pytest.mark.parametrize(
    ("head", "printed", "value"),
    [
        ("Kim ngạch (USD)", "25.000.000", 25_000_000),
        ("Giá trị xuất khẩu (triệu USD)", "1,2", 1_200_000),
        ("Kim ngạch (nghìn đô la Mỹ)", "300", 300_000),
        ("Doanh thu của công ty (USD)", "25.000", 25_000),  # «công ty» is no «tỷ»
    ],
)
def test_a_column_of_dollars_is_counted_and_never_dong(head: str, printed: str, value: int) -> None:
    (activity,) = facts_of(
        f"Kết quả xúc tiến thương mại năm 2031\n\nTT | Nội dung | {head}\n1 | Hàng gốm | {printed}\n"
    ).activities
    assert activity.amount is None
    assert [(q.value, q.unit) for q in activity.quantities] == [(value, "USD")]


def test_a_head_that_names_what_it_counts_with_a_word_more() -> None:
    table = "Địa phương | Sản phẩm mới | Kinh phí (triệu đồng)\nXã Phú Lập | 6 | 240\nXã Mẫu | 5 | 200\n"
    told = facts_of(f"Kế hoạch OCOP năm 2031\n\n{table}").activities
    assert [(a.quantities[0].value, a.quantities[0].unit) for a in told] == [(6, "sản phẩm"), (5, "sản phẩm")]


def test_a_unit_at_one_head_holds_for_its_sources_and_for_no_other_money() -> None:
    facts = facts_of(
        "BÁO CÁO\nKết quả khuyến công năm 2031\n\nTT | Nội dung | Dự toán được giao (triệu đồng) | Kinh phí giải ngân\n"
        "1 | Mở lớp nghề | 90 | 85.000.000\n2 | Dự hội chợ | 40 | 39.500.000\n"
    )
    assert [a.amount.value for a in facts.activities if a.amount] == [90_000_000, 85_000_000, 40_000_000, 39_500_000]
    assert sums(
        "TT | Nội dung | Kinh phí (triệu đồng) | Ngân sách tỉnh | Đối ứng\n1 | Mở lớp nghề | 90 | 60 | 30\n"
    ) == [90_000_000]


NOTED = """KẾ HOẠCH
Khuyến công năm 2026

Đơn vị tính: triệu đồng
TT | Nội dung | Tổng cộng | KCQG | KCĐP
1 | Máy cắt | 310 | 200 | 110
2 | Lò sấy | 120 | - | 120
3 | Lớp nghề | 0 | 0 | 0
4 | Tờ rơi | | |
5 | Bản tin | - | – | …
"""


@pytest.mark.parametrize(
    ("note", "zero"),
    [
        ("", 0),
        ("Ghi chú: ghi 0 khi chưa có số liệu.\n", None),
        ("Ghi chú: ghi 0 nếu không có số phát sinh.\n", 0),
        ("Ghi chú: ghi 0 khi không có số liệu phát sinh.\n", 0),
    ],
)
def test_blank_and_dash_are_no_figure_and_a_zero_is_one_unless_a_note_says_otherwise(
    note: str, zero: int | None
) -> None:
    told = {a.title: a.amount and a.amount.value for a in facts_of(NOTED + note).activities}
    assert told == {"Máy cắt": 310_000_000, "Lò sấy": 120_000_000, "Lớp nghề": zero, "Tờ rơi": None, "Bản tin": None}


def test_a_column_says_its_own_unit_whatever_was_said_before() -> None:
    """«ĐVT: triệu đồng» over one table is none of the next, of a column that says «đồng», or of the text behind it."""
    first = f"Đơn vị tính: triệu đồng\n{HEADS}1 | Tập huấn | 150\n2 | Hội chợ | 1.250\n"
    own = "II. ĐỀ ÁN\nTT | Tên đề án | Kinh phí (đồng) | Ghi chú\n1 | Máy sấy | 150.000.000 | x\n2 | Lò | 80.000 | y\n"
    assert sums(f"{first}{own}") == [150_000_000, 1_250_000_000, 150_000_000, 80_000]
    other_way = "Đơn vị tính: đồng\nTT | Nội dung | Kinh phí (triệu đồng)\n1 | Tập huấn | 1.250 \n2 | Hội chợ | 300\n"
    assert sums(other_way) == [1_250_000_000, 300_000_000]
    assert sums(f"{first}III. KHÁC\n1. Tư vấn: kinh phí 250.000.000, đạt 100%.\n") == [150_000_000, 1_250_000_000]


def test_what_the_text_says_of_its_sums_holds_for_a_table_without_a_unit_where_all_its_sums_fit() -> None:
    note = "(Các số liệu tính bằng triệu đồng.)\nI. ĐỀ ÁN\n"
    assert sums(f"{note}{HEADS}1 | Máy sấy | 90\n2 | Lò | 1.100\n") == [90_000_000, 1_100_000_000]
    assert sums(f"{note}{HEADS}1 | Máy sấy | 90.000.000\n2 | Lò | 1.100.000\n") == [90_000_000, 1_100_000]
    other = f"Đơn vị tính: triệu đồng\n{HEADS}1 | Tập huấn | 150\n2 | Hội chợ | 1.250\nII. ĐỀ ÁN\n"
    assert sums(f"{other}{HEADS}1 | Máy sấy | 90\n2 | Lò | 1.100\n") == [150_000_000, 1_250_000_000]


@pytest.mark.parametrize(
    ("unit", "rows", "told"),
    [
        ("đồng", ["15,000,000", "500,000", "4,500,000"], [15_000_000, 500_000, 4_500_000]),
        ("đồng", ["500,000", "750,000"], [500_000, 750_000]),
        ("triệu đồng", ["1,250", "12,500", "450"], [1_250_000, 12_500_000, 450_000_000]),
        ("triệu đồng", ["1,250", "1.300", "450"], [1_250_000, 1_300_000_000, 450_000_000]),
        ("triệu đồng", ["1,25", "1,300", "450"], [1_250_000, 1_300_000, 450_000_000]),
    ],
)
def test_one_figure_shows_how_all_of_its_table_are_written(unit: str, rows: list[str], told: list[int]) -> None:
    lines = "".join(f"{i} | Nội dung thứ {i} | {printed}\n" for i, printed in enumerate(rows, 1))
    assert sums(f"TT | Nội dung | Kinh phí ({unit})\n{lines}") == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["1,250", "1,300", "450", "3,000"], [1_250_000_000, 1_300_000_000, 450_000_000]),
        (["1,250", "1,300", "450", "452,55"], [1_250_000, 1_300_000, 450_000_000]),
        (["1,250", "1,300.5", "450", "3,000.5"], [1_250_000_000, 1_300_500_000, 450_000_000]),
    ],
)
def test_a_total_shows_what_the_commas_of_its_column_part(rows: list[str], told: list[int]) -> None:
    titles = ["1 | Máy", "2 | Hội chợ", "3 | Thuê xe", " | Tổng cộng"]
    lines = "".join(f"{title} | {printed}\n" for title, printed in zip(titles, rows, strict=True))
    assert sums(f"TT | Nội dung | Kinh phí (triệu đồng)\n{lines}") == told


def test_beside_what_is_counted_plan_and_result_are_the_money_of_the_unit_above() -> None:
    told = facts_of(
        "BÁO CÁO\nKết quả khuyến công năm 2031\n\nĐơn vị tính: triệu đồng\n"
        "TT | Nội dung | ĐVT | Số lượng | Kế hoạch năm | Thực hiện năm\n1 | Máy sấy | cơ sở | 2 | 100 | 95,5\n"
    ).activities
    assert {(a.role, a.amount and a.amount.value, tuple(q.value for q in a.quantities)) for a in told} == {
        ("plan", 100_000_000, ()),
        ("actual", 95_500_000, (2,)),
    }


@pytest.mark.parametrize("share", ["Tỷ lệ (%)", "So sánh (%)", "Đạt so với kế hoạch (%)"])
def test_money_under_the_head_of_a_share_is_a_share(share: str) -> None:
    """Two rows of heads: «Tỷ lệ (%)» above, «Số lượng», «Kinh phí» below, like under plan and result."""
    told = facts_of(
        "BÁO CÁO\nKết quả khuyến công 9 tháng đầu năm 2031\n\nĐơn vị tính: triệu đồng\n"
        f"TT | Nội dung | ĐVT | Kế hoạch năm |  | Thực hiện 9 tháng |  | {share} | \n"
        " |  |  | Số lượng | Kinh phí | Số lượng | Kinh phí | Số lượng | Kinh phí\n"
        "1 | Máy sấy | cơ sở | 4 | 186 | 2 | 121,4 | 50,0 | 65,3\n"
        "2 | Máy trộn | cơ sở | 5 | 1.450 | 3 | 870 | 60,0 | 60,0\n"
    ).activities
    assert {(a.role, a.amount and a.amount.value, tuple(q.value for q in a.quantities)) for a in told} == {
        ("plan", 186_000_000, (4,)),
        ("actual", 121_400_000, (2,)),
        ("plan", 1_450_000_000, (5,)),
        ("actual", 870_000_000, (3,)),
    }


@pytest.mark.parametrize("unit", ["đồng", "(đồng)", "Số tiền (đồng)"])
def test_a_column_under_a_rate_whose_own_head_says_dong_is_money(unit: str) -> None:
    facts = facts_of(
        "KẾ HOẠCH\nKhuyến công năm 2031\n\nTT | Nội dung | Kinh phí hỗ trợ (đồng) | Tỷ lệ đối ứng |\n"
        f" |  |  | % | {unit}\n1 | Máy sấy | 90.000.000 | 40 | 60.000.000\n2 | Lò gốm | 50.000.000 | 60 | 30.000.000\n"
    )
    told = [(a.fund_source, a.amount.value // 1_000_000) for a in facts.activities if a.amount]
    assert told == [(None, 90), (None, 50)]
    assert [(t.amount_vnd, t.fund_source) for t in facts.totals] == [
        (60_000_000, "nguồn khác"), (30_000_000, "nguồn khác"),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["", " (Năm trăm triệu đồng)"])
@pytest.mark.parametrize(
    ("payer", "source"),
    [("nguồn ngân sách tỉnh", "ngân sách tỉnh"), ("ngân sách trung ương và ngân sách tỉnh", None), ("các nguồn", None)],
)
def test_a_total_that_one_source_pays_is_told_of_it_too(words: str, payer: str, source: str | None) -> None:
    facts = facts_of(
        "KẾ HOẠCH\nKhuyến công năm 2031\nI. NỘI DUNG\n1. Mở lớp, kinh phí 210 triệu đồng.\n2. Hội chợ, kinh phí 290 "
        f"triệu đồng.\nII. KINH PHÍ\nTổng kinh phí: 500 triệu đồng{words} từ {payer}.\n"
    )
    assert [t.fund_source for t in facts.totals if t.amount_vnd == 500_000_000] == [None, *filter(None, [source])]


def test_what_was_sold_at_a_fair_is_counted_in_dong_and_no_money_spent() -> None:
    """Each of the two columns has its own unit; without one a revenue is not guessed."""
    heads = "TT | Nội dung | Số gian hàng | Doanh thu (triệu đồng) | Kinh phí thực hiện (đồng)\n"
    report = "BÁO CÁO\nKết quả hội chợ năm 2031\n\nI. KẾT QUẢ\n"
    (fair,) = facts_of(f"{report}{heads}1 | Hội chợ xuân | 20 | 12.000 | 90.000.000\n").activities
    assert fair.amount is not None
    assert fair.amount.value == 90_000_000
    assert [(q.value, q.unit, q.note) for q in fair.quantities] == [
        (20, "gian hàng", ""),
        (12_000_000_000, "đồng", "doanh thu"),
    ]
    bare = heads.replace("Doanh thu (triệu đồng)", "Doanh thu").replace(" (đồng)", "")
    noted = f"{report}Đơn vị tính: triệu đồng\n{bare}1 | Hội chợ xuân | 20 | 12.000 | 90\n"
    assert [q.value for a in facts_of(noted).activities for q in a.quantities] == [20, 12_000_000_000]
    unknown = f"{report}{bare}1 | Hội chợ xuân | 20 | 12.000 | 90.000.000\n"
    assert [q.value for a in facts_of(unknown).activities for q in a.quantities] == [20]


@pytest.mark.parametrize(
    "head",
    [
        "Doanh thu trước hỗ trợ",
        "Số cơ sở tăng doanh thu",
        "Tăng doanh thu (lần)",
        "Giá trị hàng hóa hỗ trợ",
        "Lợi nhuận bình quân (đồng/người)",
    ],
)
def test_a_head_that_speaks_of_revenue_among_others_tells_none(head: str) -> None:
    table = f"Đơn vị tính: triệu đồng\nTT | Nội dung | {head} | Kinh phí\n1 | Hội chợ xuân | 7 | 90\n"
    facts = facts_of(f"BÁO CÁO\nKết quả hội chợ năm 2031\n\nI. KẾT QUẢ\n{table}")
    assert [q.note for a in facts.activities for q in a.quantities if q.note] == []


def test_a_letter_stands_under_the_number_above_it() -> None:
    rows = [
        "I | Đào tạo | | 240",
        "1 | Lớp may | 2 | 140",
        "a) | Lớp may ở xã A | 1 | 70",
        "b) | Lớp may ở xã B | 1 | 70",
    ]
    rows += ["2 | Lớp đan | 1 | 100", "II | Hội chợ | | 90", "a | Hội chợ ở Cần Thơ | 1 | 90"]
    table = "ĐVT: triệu đồng\n\nTT | Nội dung | Số lớp | Số đã chi\n" + "\n".join(rows)
    told = [(a.path, a.amount and a.amount.value) for a in facts_of(table).activities]
    below = [("I.1.a", 70_000_000), ("I.1.b", 70_000_000), ("I.2", 100_000_000), ("II.a", 90_000_000)]
    assert told == [("I.1", None), *below]


@pytest.mark.parametrize("heads", ["Kế hoạch | Đã chi", "Kinh phí kế hoạch | Số đã chi", "Kế hoạch | Thực chi"])
def test_what_was_spent_beside_its_plan_is_money_and_not_counted(heads: str) -> None:
    table = f"ĐVT: triệu đồng\n\nTT | Nội dung | ĐVT | Số lượng | {heads}\n1 | Mở lớp may | lớp | 2 | 140 | 120\n"
    rows = facts_of(f"{table}2 | Họp | buổi | 3 | 9 | 8").activities
    told = [(a.amount and a.amount.value, [int(q.value or 0) for q in a.quantities]) for a in rows]
    assert told == [(120_000_000, [2]), (140_000_000, []), (8_000_000, [3]), (9_000_000, [])]
