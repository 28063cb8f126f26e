"""What result papers say around their figures: wholes beside a table, excess, parts in brackets, mails, reasons."""

import pytest

from khuyencong.terms.facts import Activity, PaperFacts, Role
from tests.papers.reading.reading import facts_of

HEAD = """ỦY BAN NHÂN DÂN TỈNH THỬ
Số: 8/BC-SCT
BÁO CÁO
Kết quả Chương trình OCOP 9 tháng năm 2031

"""
TABLE = """
Đơn vị tính: triệu đồng
STT | Nội dung | Kinh phí kế hoạch | Kinh phí thực hiện 9 tháng
I | Sản xuất | 900 | 700
1 | Hỗ trợ máy sấy, máy nghiền | 600 | 500
2 | Hỗ trợ kho lạnh | 300 | 200
II | Bán hàng | 400 | 350
3 | Hội chợ vùng cao | 250 | 250
4 | Tuần hàng | 150 | 100
 | Tổng cộng | 1.300 | 1.050
"""


def in_sentences(facts: PaperFacts) -> list[Activity]:
    return [a for a in facts.activities if not a.path]


def counted(words: str) -> list[tuple[int | float, str, str]]:
    return [(q.value, q.unit, q.note) for a in facts_of(HEAD + words).activities for q in a.quantities]


def test_a_sentence_that_tells_the_tables_total_opens_no_content() -> None:
    facts = facts_of(
        f"{HEAD}Các đơn vị đã giải ngân 1.050 triệu đồng, bằng 80,8% kế hoạch (1.300 triệu đồng).\n{TABLE}"
    )
    assert in_sentences(facts) == []
    whole = sorted((t.role, t.amount_vnd) for t in facts.totals if t.role and not t.of_group)
    assert whole == [(Role.ACTUAL, 1_050_000_000)] * 2 + [(Role.PLAN, 1_300_000_000)] * 2


def test_a_sentence_about_one_content_of_the_table_stays_its_own() -> None:
    facts = facts_of(f"{HEAD}Tuần hàng mới giải ngân 100 triệu đồng cho 2 chủ thể.\n{TABLE}")
    assert [a.amount and a.amount.value for a in in_sentences(facts)] == [100_000_000]


def test_why_no_more_was_spent_is_not_who_paid() -> None:
    facts = facts_of(f"{HEAD}Mới giải ngân 500 triệu đồng cho 7 mô hình do chủ thể chậm bố trí vốn đối ứng.\n{TABLE}")
    assert [a.fund_source for a in in_sentences(facts)] == [None]


@pytest.mark.parametrize("parts", [", trong đó {} và {}.", " ({}, {})."])
def test_who_pays_which_part_of_a_thing_is_told_of_it(parts: str) -> None:
    said = parts.format("ngân sách tỉnh 45 triệu đồng", "chủ thể đối ứng 30 triệu đồng")
    facts = facts_of(
        f"{HEAD}I. Kết quả\n1. Bao bì: in nhãn cho 3 sản phẩm, kinh phí 75 triệu đồng{said}\n2. Hội chợ.\n"
    )
    (told,) = [a for a in facts.activities if a.amount]
    assert [(s.fund_source, s.amount.value) for s in told.shares] == [
        ("ngân sách tỉnh", 45_000_000),
        ("nguồn khác", 30_000_000),
    ]
    assert [t.span for t in facts.totals] == [s.amount.span for s in told.shares]  # by which they are known as its own


def test_parts_that_do_not_make_up_the_sum_stay_totals() -> None:
    said = "trong đó ngân sách tỉnh 45 triệu đồng, chủ thể đối ứng 10 triệu đồng"
    facts = facts_of(
        f"{HEAD}I. Kết quả\n1. Bao bì: in nhãn cho 3 sản phẩm, kinh phí 75 triệu đồng, {said}.\n2. Hội chợ.\n"
    )
    assert [t.amount_vnd for t in facts.totals] == [45_000_000, 10_000_000]


def test_parts_in_brackets_stand_beside_the_whole_and_an_excess_is_none() -> None:
    words = "Công nhận 9 sản phẩm (6 sản phẩm 3 sao, 3 sản phẩm 4 sao), vượt 01 sản phẩm so với chỉ tiêu.\n"
    assert counted(words) == [(9, "sản phẩm", ""), (6, "sản phẩm", "3 sao"), (3, "sản phẩm", "4 sao")]


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("chọn 02 sản phẩm đề nghị Trung ương đánh giá 5 sao", "5 sao"),
        ("6 sản phẩm nâng từ 3 sao lên 4 sao", "4 sao"),
        ("4 sản phẩm đạt từ 3 sao trở lên", ""),
    ],
)
def test_stars_of_a_count(words: str, note: str) -> None:
    assert counted(f"Công nhận 30 sản phẩm; {words}.\n")[-1][2] == note


def test_what_contracts_are_worth_is_no_revenue() -> None:
    words = "Doanh thu bán hàng 9 tỷ đồng. Có 7 hợp đồng được ký với tổng giá trị 5 tỷ đồng.\n"
    assert [(v, n) for v, unit, n in counted(words) if unit == "đồng"] == [
        (9_000_000_000, "doanh thu"),
        (5_000_000_000, "giá trị hợp đồng"),
    ]


def test_the_months_a_sentence_opens_with_are_no_count() -> None:
    assert counted("Trong 6 tháng có 4 sản phẩm đăng ký mới.\n")[0][:2] == (4, "sản phẩm")


def test_a_mail_is_titled_by_its_subject_and_dated_by_its_day() -> None:
    facts = facts_of(
        "From: xa@thu.vn\nTo: so@thu.vn\nDate: Tue, 9 Jun 2031 15:12:00 +0700\n"
        "Subject: Fwd: UBND xã Thử báo cáo OCOP 6 tháng đầu năm 2031\n\n"
        "- Ngân sách xã đã chi 35 triệu đồng hỗ trợ bao bì cho 2 chủ thể.\n"
    )
    assert (facts.head.title, facts.head.date) == ("UBND xã Thử báo cáo OCOP 6 tháng đầu năm 2031", "2031-06-09")
    assert [(a.title, a.role, a.period) for a in facts.activities] == [("Bao bì", Role.ACTUAL, "2031H1")]


def test_a_line_that_opens_with_the_plan_tells_what_was_reached_too() -> None:
    told = facts_of(
        "BÁO CÁO\nKết quả khuyến công năm 2031\n\n"
        "1. Kế hoạch giao 10 cơ sở, kinh phí 1.000 triệu đồng, thực hiện 8 cơ sở, kinh phí 850 triệu đồng.\n"
        "2. Lớp nghề may: 02 lớp, kinh phí khuyến công quốc gia 150 triệu đồng, kinh phí địa phương 100 triệu đồng.\n"
    )
    assert [(a.role, a.amount.value) for a in told.activities if a.path == "1" and a.amount] == [
        (Role.PLAN, 1_000_000_000),
        (Role.ACTUAL, 850_000_000),
    ]
    of_class = [(a.amount.value, a.fund_source) for a in told.activities if a.path == "2" and a.amount]
    assert (100_000_000, "khuyến công địa phương") in of_class


REPORT_OF_SIX_MONTHS = """SỞ CÔNG THƯƠNG
BÁO CÁO
Kết quả khuyến công 6 tháng đầu năm 2031

I. KẾT QUẢ
1. Đào tạo nghề: mở 02 lớp, kinh phí 186,4 triệu đồng.
2. Tuyên truyền: phát hành 02 số bản tin, chi phí in 98 triệu đồng, tăng 4 triệu đồng so với cùng kỳ.
"""


@pytest.mark.parametrize(
    "line",
    [
        "Lũy kế giải ngân 6 tháng: 284,4 triệu đồng, bằng 5,7% kế hoạch năm (5.000 triệu đồng).",
        "Giải ngân 6 tháng đầu năm: 284,4 triệu đồng, đạt 5,7% kế hoạch năm.",
        "Đến nay, đã giải ngân 284,4 triệu đồng, đạt 5,7% kế hoạch.",
        "Kinh phí đã giải ngân đến 30/6: 284,4 triệu đồng.",
    ],
)
def test_what_is_spent_so_far_under_the_last_item_is_of_them_all(line: str) -> None:
    told = facts_of(REPORT_OF_SIX_MONTHS + line + "\n")
    assert [(a.path, a.role, a.amount and a.amount.value) for a in told.activities] == [
        ("I.1", Role.ACTUAL, 186_400_000),
        ("I.2", Role.ACTUAL, 98_000_000),
    ]
    assert [t.amount_vnd for t in told.totals if t.role is Role.ACTUAL] == [284_400_000]


def test_a_grant_is_named_by_who_gets_it_and_what_was_advanced_is_in_it() -> None:
    told = facts_of(
        "SỞ CÔNG THƯƠNG\nBÁO CÁO\nKết quả khuyến công 9 tháng năm 2031\n\nI. KẾT QUẢ\n"
        "1. Hỗ trợ HTX Phú Mẫu, kinh phí 250 triệu đồng.\n"
        "2. Hỗ trợ Công ty Thử Mẫu 300 triệu đồng, đã tạm ứng 150 triệu đồng.\n"
    )
    assert [(a.path, a.amount and a.amount.value) for a in told.activities] == [
        ("I.1", 250_000_000),
        ("I.2", 300_000_000),
    ]
    assert [t.amount_vnd for t in told.totals] == [150_000_000]


def test_the_only_sentence_under_a_programme_tells_what_it_was_given_and_paid_so_far() -> None:
    told = facts_of(
        "SỞ CÔNG THƯƠNG\nBÁO CÁO\nKết quả khuyến công 6 tháng đầu năm 2031\n\nI. KẾT QUẢ\n"
        "1. Khuyến công quốc gia\nNăm 2031, Trung tâm được giao 02 đề án, kinh phí 750 triệu đồng. Đến nay đã ký hợp "
        "đồng và tạm ứng 300 triệu đồng.\n2. Khuyến công địa phương\n2.1. Máy móc: 02 đề án, kinh phí 350 triệu đồng.\n"
        "2.2. Nghề: 02 lớp, kinh phí 138 triệu đồng.\n"
    )
    assert [(a.path, a.role, a.period, a.amount and a.amount.value) for a in told.activities][:2] == [
        ("I.1", Role.PLAN, "2031", 750_000_000),
        ("I.1", Role.ADVANCED, "2031H1", 300_000_000),
    ]


def test_rows_are_called_by_their_places_where_no_column_names_things() -> None:
    head = "SỞ CÔNG THƯƠNG\nBÁO CÁO\nKết quả bình chọn sản phẩm năm 2031\n\nI. KẾT QUẢ\n"
    counted = facts_of(
        f"{head}1. Kết quả theo địa phương:\nTT | Địa phương | Số sản phẩm tham gia | Số sản phẩm được công nhận\n"
        "1 | Huyện Mẫu | 12 | 5\n2 | Xã Thử | 9 | 4\n"
    )
    assert [(a.title, [int(q.value) for q in a.quantities]) for a in counted.activities] == [
        ("Huyện Mẫu", [12, 5]),
        ("Xã Thử", [9, 4]),
    ]
    held = facts_of(
        f"{head}1. Các phiên chợ:\nPhiên | Địa điểm | Số gian hàng | Kinh phí (đồng)\n"
        "1 | Xã Mẫu | 58 | 118.000.000\n2 | Xã Thử | 60 | 120.000.000\n"
    )
    assert [(a.title, a.amount and a.amount.value) for a in held.activities] == [
        ("Xã Mẫu", 118_000_000),
        ("Xã Thử", 120_000_000),
    ]


def test_minutes_of_acceptance_tell_what_was_done() -> None:
    told = facts_of(
        "SỞ CÔNG THƯƠNG\nBIÊN BẢN\nNghiệm thu đề án khuyến công năm 2031\n\n1. Đề án máy sấy của HTX Mẫu\n"
        "- Số lượng thiết bị: 02 máy sấy.\n- Tổng kinh phí thực hiện: 900 triệu đồng, trong đó khuyến công hỗ trợ 300 "
        "triệu đồng, đơn vị đối ứng 600 triệu đồng.\n2. Đề án máy ép của Công ty Thử\n- Số lượng thiết bị: 01 máy ép.\n"
        "- Tổng kinh phí thực hiện: 500 triệu đồng, trong đó khuyến công hỗ trợ 200 triệu đồng, đơn vị đối ứng 300 "
        "triệu đồng.\n"
    )
    assert [(a.title, a.role, a.status, a.amount and a.amount.value) for a in told.activities] == [
        ("Đề án máy sấy của HTX Mẫu", Role.ACTUAL, None, 300_000_000),
        ("Đề án máy ép của Công ty Thử", Role.ACTUAL, None, 200_000_000),
    ]
