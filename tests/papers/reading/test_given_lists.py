"""Lists of who is given something: its money and its times go with each row, and into no plan."""

import pytest

from khuyencong.terms.facts import PaperFacts, RegisterKind
from tests.papers.reading.reading import facts_of
from tests.papers.reading.test_registers import rows_told

LISTED = "1 | HTX Bàu Sen | xã Phú Lập | Trần Thị Thử | 02 máy sấy | 250 | 400"
HEADS_OF_MONEY = "STT | Tên cơ sở | Địa chỉ | Người đại diện | Máy móc hỗ trợ | Kinh phí hỗ trợ | Vốn đối ứng"


def facts_told(over: str, heads: str = HEADS_OF_MONEY, *rows: str) -> PaperFacts:
    rows = rows or (LISTED, LISTED.replace("1 | HTX Bàu Sen", "2 | Công ty TNHH Gỗ Mẫu"))
    return facts_of(
        "\n".join((over, "Đơn vị tính: triệu đồng", "", heads, *rows, " | Tổng cộng | | | | 500 | 800", ""))
    )


@pytest.mark.parametrize(
    ("over", "listed"),
    [
        ("DANH SÁCH CƠ SỞ CNNT ĐƯỢC HỖ TRỢ NĂM 2031", True),
        ("PHỤ LỤC\nDANH SÁCH CÁC CƠ SỞ ĐƯỢC HỖ TRỢ\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 12/3/2031)", True),
        ("TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN PHÁT TRIỂN CÔNG NGHIỆP\nDANH SÁCH CƠ SỞ ĐƯỢC HỖ TRỢ NĂM 2031", True),
        ("Phụ lục năm 2031", True),  # an address and who speaks for each: told of firms only
        ("DANH SÁCH ĐỀ ÁN KHUYẾN CÔNG NĂM 2031", False),
        ("KẾ HOẠCH KHUYẾN CÔNG NĂM 2031", False),
        ("KẾT QUẢ HỖ TRỢ MÁY MÓC NĂM 2031", False),
    ],
)
def test_who_is_given_something_is_listed_with_its_money_and_plans_no_content(over: str, listed: bool) -> None:
    facts = facts_told(over)
    assert bool(facts.register_rows) is listed
    assert bool(facts.activities) is not listed
    if listed:
        assert facts.totals == ()
        assert [(r.name, r.given, r.support) for r in facts.register_rows] == [
            ("HTX Bàu Sen", "02 máy sấy", 250_000_000),
            ("Công ty TNHH Gỗ Mẫu", "02 máy sấy", 250_000_000),
        ]


@pytest.mark.parametrize(
    ("heads", "cells", "given"),
    [
        ("Kinh phí hỗ trợ (đồng)", "250.000.000", 250_000_000),
        ("Kinh phí hỗ trợ", "250.000.000", 250_000_000),
        ("Kinh phí hỗ trợ (nghìn đồng)", "250.000", 250_000_000),
        ("KCQG hỗ trợ (triệu đồng) | KCĐP hỗ trợ (triệu đồng)", "200 | 50", 250_000_000),
        ("Tổng kinh phí hỗ trợ (triệu đồng) | KCQG (triệu đồng)", "250 | 200", 250_000_000),
        ("Tổng kinh phí (triệu đồng) | Hỗ trợ kinh phí (triệu đồng)", "600 | 250", 250_000_000),
        ("Kinh phí đầu tư (triệu đồng) | Khuyến công hỗ trợ (triệu đồng)", "600 | 250", 250_000_000),
        ("Kinh phí hỗ trợ", "250", None),
    ],
)
def test_what_is_given_is_told_in_its_unit_and_no_own_money_beside_it(
    heads: str, cells: str, given: int | None
) -> None:
    (row, _) = rows_told(
        f"TT | Tên cơ sở | Địa chỉ | {heads}", f"1 | HTX A | xã B | {cells}", f"2 | HTX B | xã C | {cells}"
    )
    assert row.support == given
    assert [p.message_vi for p in row.problems] == ([] if given else ["không rõ số tiền: «250»"])


def test_what_a_firm_owns_or_earns_is_nothing_it_is_given() -> None:
    (row, _) = rows_told(
        "TT | Tên cơ sở | Địa chỉ | Ngành nghề | Vốn (triệu đồng) | Giá trị sản xuất (triệu đồng)",
        "1 | HTX A | xã B | gỗ | 500 | 900",
        "2 | HTX B | xã C | may | 600 | 800",
    )
    assert (row.support, row.given, row.problems) == (None, "", ())


def test_a_group_with_the_sum_of_its_rows_is_none_of_them() -> None:
    rows = ("I | Huyện Tân Phú | | | | 250 | ", LISTED, "II | Huyện Định Quán | | | | 250 | ", LISTED)
    told_of = facts_told("DANH SÁCH CƠ SỞ ĐƯỢC HỖ TRỢ NĂM 2031", HEADS_OF_MONEY, *rows).register_rows
    assert [(r.name, r.address) for r in told_of] == [
        ("HTX Bàu Sen", "xã Phú Lập, Huyện Tân Phú"),
        ("HTX Bàu Sen", "xã Phú Lập, Huyện Định Quán"),
    ]


@pytest.mark.parametrize(
    ("printed", "day", "period"),
    [
        ("24/7/2031", "2031-07-24", ""),
        ("24-7-2031", "2031-07-24", ""),
        ("24.07.2031", "2031-07-24", ""),
        ("ngày 24 tháng 7 năm 2031", "2031-07-24", ""),
        ("24/7/31", "2031-07-24", ""),
        ("2031-07-24 00:00:00", "2031-07-24", ""),
        ("48053", "2031-07-24", ""),  # a workbook's day that is shown as a number
        ("tháng 6/2031", "", "2031M06"),
        ("06/2031", "", "2031M06"),
        ("quý II/2031", "", "2031Q2"),
        ("năm 2031", "", "2031"),
        ("2031", "", "2031"),
        ("-", "", ""),
    ],
)
def test_days_of_recognition_are_read_as_people_print_them(printed: str, day: str, period: str) -> None:
    (row, _) = rows_told(
        "TT | Tên sản phẩm | Chủ thể | Ngày công nhận", f"1 | Bưởi | HTX A | {printed}", "2 | Mít | HTX B | 1/2/2031"
    )
    assert (row.decided_on, row.period, row.problems) == (day, period, ())


@pytest.mark.parametrize(
    ("heads", "cells", "decision", "day", "until"),
    [
        ("Số, ngày quyết định | Hạn", "12/QĐ-UBND, 24/7/2031 | 24/7/2034", "12/QĐ-UBND", "2031-07-24", "2034-07-24"),
        ("Quyết định số | Ngày cấp | Hạn", "12/QĐ-UBND | 24/7/2031 | 7/2034", "12/QĐ-UBND", "2031-07-24", "2034-07-31"),
        ("Quyết định số | Ngày ký | Thời hạn", "12/QĐ-UBND | 24/7/2031 | 36 tháng", "12/QĐ-UBND", "2031-07-24", ""),
        ("Quyết định | Năm công nhận | Hiệu lực đến", "12/QĐ-UBND | 2031 | năm 2034", "12/QĐ-UBND", "", "2034-12-31"),
    ],
)  # fmt: skip
def test_a_recognition_tells_its_decision_its_day_and_its_end(
    heads: str, cells: str, decision: str, day: str, until: str
) -> None:
    (row, _) = rows_told(
        f"TT | Tên sản phẩm | Chủ thể | Hạng sao | {heads}",
        f"1 | Bưởi | HTX A | 4 | {cells}",
        f"2 | Mít | HTX B | 3 | {cells}",
    )
    assert (row.decision, row.decided_on, row.valid_to, row.problems) == (decision, day, until, ())


def test_a_day_that_nobody_understands_is_told_with_its_column() -> None:
    (row, _) = rows_told(
        "TT | Tên sản phẩm | Chủ thể | Ngày công nhận | Hạn",
        "1 | Bưởi | HTX A | 31/2/2031 | mai",
        "2 | Mít | HTX B | |",
    )
    assert [(p.column, p.message_vi) for p in row.problems] == [
        ("Ngày công nhận", "không rõ ngày: «31/2/2031»"),
        ("Hạn", "không rõ ngày: «mai»"),
    ]


def test_the_time_of_support_is_a_period() -> None:
    (row, _) = rows_told(
        "TT | Tên cơ sở | Địa chỉ | Thời gian thực hiện | Máy móc hỗ trợ",
        "1 | HTX A | xã B | tháng 6/2031 | máy sấy",
        "2 | HTX B | xã B | quý III/2031 | máy sấy",
    )
    assert (row.period, row.given, row.problems) == ("2031M06", "máy sấy", ())


TIMED = "TT | Tên cơ sở | Địa chỉ | Máy móc hỗ trợ | {}"


@pytest.mark.parametrize(
    ("head", "printed", "period", "day"),
    [
        ("Thời gian", "Quý II", "2031Q2", ""),
        ("Thời gian", "Tháng 5", "2031M05", ""),
        ("Thời gian", "6 tháng", "", ""),
        ("Thời hạn (tháng)", "36", "", ""),
        ("Ngày nghiệm thu", "12/03/2031", "2031M03", "2031-03-12"),
    ],
)
def test_a_time_without_its_year_is_of_the_year_over_the_list(head: str, printed: str, period: str, day: str) -> None:
    cells = "HTX A | xã B | máy sấy"
    (row, other) = rows_told(TIMED.format(head), f"1 | {cells} | {printed}", "2 | HTX B | xã B | máy ép | sắp tới")
    assert (row.period, row.told_on, row.problems) == (period, day, ())
    assert [problem.column for problem in other.problems] == [head]


@pytest.mark.parametrize(
    ("heads", "listed"),
    [
        ("STT | Tên | Điểm | Số sao", True),
        ("STT | Tên sản phẩm | Điểm trung bình | Sao", True),
        ("STT | Nội dung | Tổng điểm | Số sao", False),
        ("STT | Nội dung | Điểm | Hạng sao", False),
    ],
)
def test_stars_and_points_are_no_figures_of_a_content(heads: str, listed: bool) -> None:
    facts = facts_of(f"KẾT QUẢ CHẤM ĐIỂM NĂM 2031\n\n{heads}\n1 | Bưởi sấy | 72 | 4\n2 | Trà lá bưởi | 55 | 3\n")
    assert facts.activities == ()
    assert [(r.kind, r.name, r.rating, r.points) for r in facts.register_rows] == (
        [(RegisterKind.PRODUCT, "Bưởi sấy", 4, 72_00), (RegisterKind.PRODUCT, "Trà lá bưởi", 3, 55_00)]
        if listed
        else []
    )


def test_places_of_sale_are_counted() -> None:
    (first, _) = facts_of(
        "KẾ HOẠCH NĂM 2031\n\nTT | Nội dung | ĐVT | Số lượng\n1 | Điểm bán hàng | điểm | 3\n2 | Hội chợ | hội chợ | 2\n"
    ).activities
    assert [(q.value, q.unit) for q in first.quantities] == [(3, "điểm")]


def test_places_of_sale_under_their_own_head_are_counted() -> None:
    (first, _) = facts_of("KẾT QUẢ NĂM 2031\n\nChợ | Điểm | Chuyến\nChợ Mới | 12 | 3\nChợ Cũ | 8 | 4\n").activities
    assert [(q.value, q.unit) for q in first.quantities] == [(12, "điểm"), (3, "chuyến")]


@pytest.mark.parametrize(
    ("over", "heads"),
    [
        ("DANH SÁCH CÁC CƠ SỞ DỰ KIẾN HỖ TRỢ NĂM 2031", HEADS_OF_MONEY),
        ("DANH SÁCH CÁC CƠ SỞ ĐĂNG KÝ HỖ TRỢ NĂM 2031", HEADS_OF_MONEY),
        ("KẾ HOẠCH NĂM 2031\nDANH SÁCH CÁC CƠ SỞ HỖ TRỢ", HEADS_OF_MONEY),
        ("DANH SÁCH CÁC CƠ SỞ NĂM 2031", HEADS_OF_MONEY.replace("Kinh phí", "Kinh phí đề nghị")),
    ],
)
def test_what_is_yet_to_be_given_is_money_of_the_plan(over: str, heads: str) -> None:
    facts = facts_told(over, heads)
    assert facts.register_rows == ()
    given = [(a.title, a.amount.value) for a in facts.activities if a.amount and a.amount.value == 250_000_000]
    assert given == [("HTX Bàu Sen", 250_000_000), ("Công ty TNHH Gỗ Mẫu", 250_000_000)]


@pytest.mark.parametrize("over", ["DANH SÁCH ĐƠN VỊ NĂM 2031", "Tình hình hỗ trợ đơn vị năm 2031"])
def test_agencies_with_their_money_are_no_list_of_firms(over: str) -> None:
    rows = (
        "1 | Trung tâm Khuyến công | phường Tân Vạn | 4600 | 200",
        "2 | Phòng Kinh tế xã Phú Lập | xã Phú Lập | 4601 | 300",
        "3 | UBND xã Bàu Sen | xã Bàu Sen | 4602 | 150",
    )
    facts = facts_told(over, "TT | Đơn vị | Địa chỉ | Mã số thuế | Kinh phí (triệu đồng)", *rows)
    assert facts.register_rows == ()
    assert [a.amount.value for a in facts.activities if a.amount] == [200_000_000, 300_000_000, 150_000_000]


@pytest.mark.parametrize(("title", "listed"), [("ĐƠN VỊ THAM GIA HỘI CHỢ", True), ("ĐƠN VỊ ĐƯỢC GIAO DỰ TOÁN", False)])
def test_units_that_are_given_something_are_no_agencies_with_a_budget(title: str, listed: bool) -> None:
    rows = "TT | Tên đơn vị | Kinh phí hỗ trợ (đồng)\n1 | Công ty Mẫu | 5.000.000\n2 | HTX Mẫu | 5.000.000\n"
    facts = facts_of(f"DANH SÁCH {title} NĂM 2031\n\n{rows}")
    assert (len(facts.register_rows), len(facts.activities)) == ((2, 0) if listed else (0, 2))


def test_people_are_neither_contents_nor_listed() -> None:
    facts = facts_of(
        "DANH SÁCH HỌC VIÊN NĂM 2031\n\nTT | Họ và tên | Địa chỉ | Kinh phí hỗ trợ (đồng)\n"
        "1 | Trần Thị Thử | xã A | 500.000\n2 | Lê Thử | xã B | 500.000\n"
    )
    assert (facts.activities, facts.register_rows) == ((), ())


def test_what_each_of_a_list_was_given_makes_it_no_plan() -> None:
    title = "DANH SÁCH CƠ SỞ ĐƯỢC HỖ TRỢ KHUYẾN CÔNG NĂM 2024"
    table = (
        "STT | Tên cơ sở | Địa chỉ | Nội dung hỗ trợ | Kinh phí hỗ trợ (triệu đồng)\n"
        "1 | Công ty TNHH Gỗ Mẫu 1 | xã Phú Lập | Máy CNC | 151\n"
        "2 | Công ty TNHH Gỗ Mẫu 2 | xã Phú Lập | Máy CNC | 152\n"
    )
    listed = facts_of(f"SỞ CÔNG THƯƠNG\n{title}\n\n{table}")
    assert not listed.activities
    assert [(row.name, row.given, row.support) for row in listed.register_rows] == [
        ("Công ty TNHH Gỗ Mẫu 1", "Máy CNC", 151_000_000),
        ("Công ty TNHH Gỗ Mẫu 2", "Máy CNC", 152_000_000),
    ]
    planned = facts_of(f"SỞ CÔNG THƯƠNG\n(Kèm theo Kế hoạch năm 2024)\n{title}\n\n{table}")
    assert len(planned.activities) == 2
