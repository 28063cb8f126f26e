"""What a paper does with a content on paper is no part of its name, and what moves money alone is no content."""

import pytest

from khuyencong.terms.facts import Role, Status

from .reading import facts_of

PLAN = "KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\n1. Bản tin quý, kinh phí 40 triệu đồng.\n2. {}\n"
REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. {}\n"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Bổ sung nội dung: Tổ chức hội nghị kết nối, kinh phí 120 triệu đồng.", "Tổ chức hội nghị kết nối"),
        ("Bổ sung nội dung hỗ trợ máy sấy cho HTX Mẫu: 200 triệu đồng.", "Hỗ trợ máy sấy cho HTX Mẫu"),
        ("Bổ sung kinh phí 300 triệu đồng cho đề án xây dựng phòng trưng bày.", "Xây dựng phòng trưng bày"),
        ("Đề nghị phê duyệt tổ chức 04 lớp tập huấn, kinh phí 180 triệu đồng.", "Tổ chức 04 lớp tập huấn"),
        ("Thống nhất tổ chức 02 hội chợ, kinh phí 440 triệu đồng.", "Tổ chức 02 hội chợ"),
        ("Dành 500 triệu đồng hỗ trợ 03 cơ sở mua máy sấy.", "Hỗ trợ 03 cơ sở mua máy sấy"),
    ],
)
def test_a_content_is_called_by_what_is_done_and_not_by_who_decides_it(line: str, title: str) -> None:
    told = facts_of(PLAN.format(line)).activities[-1]
    assert (told.title, bool(told.amount)) == (title, True)


@pytest.mark.parametrize(
    "line", ["Đề nghị các sở phối hợp mở 02 lớp tập huấn, kinh phí 90 triệu đồng.", "Bổ sung máy ép, 90 triệu đồng."]
)
def test_words_that_name_the_thing_itself_stay_in_its_title(line: str) -> None:
    assert facts_of(PLAN.format(line)).activities[-1].title.startswith(line.split(",")[0])


def test_the_second_of_two_places_is_its_own_content() -> None:
    told = facts_of(PLAN.format("Tham gia hội chợ tại Đà Nẵng 95 triệu đồng, Đà Lạt 60 triệu đồng.")).activities[1:]
    assert [(a.title, a.amount and a.amount.value) for a in told] == [
        ("Tham gia hội chợ tại Đà Nẵng", 95_000_000),
        ("Tham gia hội chợ tại Đà Lạt", 60_000_000),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Thu hồi 50 triệu đồng kinh phí.",
        "Chưa giải ngân 400 triệu đồng.",
        "Đến nay đã phân công 04 phòng và 01 đơn vị sự nghiệp thực hiện.",
    ],
)
def test_what_only_moves_money_or_says_who_works_is_no_content(line: str) -> None:
    told = facts_of(REPORT.format(line))
    assert [a.path for a in told.activities] == ["I.1"]
    assert [t.role for t in told.totals] == ([] if "phân công" in line else [None])


def test_the_line_that_leads_to_so_many_contents_is_none() -> None:
    told = facts_of(
        "KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\nDự kiến kinh phí 160 triệu đồng cho 02 nội dung sau:\n"
        "1. Bản tin quý, kinh phí 40 triệu đồng.\n2. Hội nghị kết nối, kinh phí 120 triệu đồng.\n"
    )
    assert [a.title for a in told.activities] == ["Bản tin quý", "Hội nghị kết nối"]
    assert [t.amount_vnd for t in told.totals] == [160_000_000]


def test_minutes_of_a_choice_plan_and_those_on_the_spot_tell_what_was_done() -> None:
    body = "\n\n1. Máy ép của Công ty Mẫu: đề nghị 200 triệu đồng. Kết luận: đồng ý hỗ trợ 150 triệu đồng.\n"
    (chosen,) = facts_of(f"SỞ CÔNG THƯƠNG\nBIÊN BẢN\nHọp xét chọn đề án khuyến công năm 2031{body}").activities
    assert (chosen.role, chosen.status, chosen.amount and chosen.amount.value) == (
        Role.PLAN,
        Status.PROPOSED,
        150_000_000,
    )
    seen = facts_of(
        "SỞ CÔNG THƯƠNG\nBIÊN BẢN\nNghiệm thu đề án khuyến công năm 2031\n\n"
        "1. Máy ép của Công ty Mẫu: đã lắp 02 máy, kinh phí 150 triệu đồng.\n"
    )
    assert [a.role for a in seen.activities] == [Role.ACTUAL]


ONE = """SỞ CÔNG THƯƠNG

Số: 7/QĐ-SCT

QUYẾT ĐỊNH
Về việc {}

Điều 1. {}
"""
FIELDS = """Phê duyệt đề án khuyến công năm 2031 với các nội dung chính sau:
1. Tên đề án: “Hỗ trợ máy tách vỏ trong chế biến hạt điều”.
2. Mục tiêu: nâng cao năng suất.
3. Đơn vị thụ hưởng: Công ty TNHH Mẫu.
4. Thời gian thực hiện: từ tháng 6 đến tháng 11 năm 2031.
5. Kinh phí thực hiện: 1.250.000.000 đồng, trong đó:
- Kinh phí khuyến công hỗ trợ: 300.000.000 đồng;
- Vốn của đơn vị thụ hưởng: 950.000.000 đồng."""


def test_a_decision_on_one_project_told_by_its_fields_is_called_by_its_name() -> None:
    told = facts_of(ONE.format("phê duyệt đề án khuyến công năm 2031", FIELDS))
    (project,) = told.activities
    assert (project.title, project.period) == ("Hỗ trợ máy tách vỏ trong chế biến hạt điều", "2031M06-M11")
    assert project.amount
    assert project.amount.value == 300_000_000
    assert {(t.amount_vnd, t.of_group) for t in told.totals} == {(1_250_000_000, True), (950_000_000, True)}


def test_what_a_decision_gives_is_planned_and_spent_by_nobody_yet() -> None:
    told = facts_of(
        ONE.format("hỗ trợ kinh phí khuyến công năm 2031", "Hỗ trợ Công ty TNHH Mẫu 300 triệu đồng để mua máy ép.")
    )
    assert [(a.role, a.amount and a.amount.value) for a in told.activities] == [(Role.PLAN, 300_000_000)]


@pytest.mark.parametrize("own", ["Vốn của đơn vị thụ hưởng", "Đơn vị thụ hưởng", "Doanh nghiệp tự đầu tư"])
def test_who_pays_in_lines_below_a_content_leaves_it_a_content(own: str) -> None:
    payers = f"- Khuyến công hỗ trợ: 300 triệu đồng;\n- {own}: 600 triệu đồng."
    line = f"Máy ép của HTX Mẫu, kinh phí thực hiện: 900 triệu đồng, trong đó:\n{payers}"
    told = facts_of(PLAN.format(line)).activities[1:]
    assert [(a.title, a.amount and a.amount.value) for a in told] == [("Máy ép của HTX Mẫu", 300_000_000)]


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Hỗ trợ HTX Bưởi Tân Triều mua máy, kinh phí 90 triệu đồng.", ()),
        ("Hỗ trợ Cơ sở Gốm Biên Hòa (phường Trảng Dài) 90 triệu đồng.", ("Trảng Dài",)),
        ("Hỗ trợ Công ty TNHH Mẫu tại Biên Hòa 90 triệu đồng.", ("Biên Hòa",)),
        ("Hỗ trợ 05 cơ sở Biên Hòa mua máy, kinh phí 90 triệu đồng.", ("Biên Hòa",)),
    ],
)
def test_a_place_in_the_name_of_a_firm_is_not_where_it_is(line: str, places: tuple[str, ...]) -> None:
    assert facts_of(PLAN.format(line)).activities[-1].places == places


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Đã chi 90 triệu đồng tổ chức 01 lớp tập huấn cho 60 học viên.", "Tổ chức 01 lớp tập huấn cho 60 học viên"),
        ("Hỗ trợ 300 triệu đồng cho Công ty TNHH Mẫu mua máy CNC.", "Hỗ trợ Công ty TNHH Mẫu mua máy CNC"),
        ("Kinh phí 120 triệu đồng hỗ trợ 02 cơ sở đăng ký nhãn hiệu.", "Hỗ trợ 02 cơ sở đăng ký nhãn hiệu"),
        ("Đã thanh toán 250 triệu đồng kinh phí hỗ trợ máy sấy cho HTX Mẫu.", "Hỗ trợ máy sấy cho HTX Mẫu"),
    ],
)
def test_what_stands_behind_its_sum_names_a_content(line: str, title: str) -> None:
    told = facts_of(REPORT.format(line)).activities[-1]
    assert (told.title, told.role, bool(told.amount)) == (title, Role.ACTUAL, True)


@pytest.mark.parametrize(
    ("about", "status"),
    [
        ("đăng ký nhu cầu kinh phí khuyến công năm 2031", Status.PROPOSED),
        ("đề nghị hỗ trợ kinh phí khuyến công năm 2031", Status.PROPOSED),
        ("triển khai kế hoạch khuyến công năm 2031", None),
    ],
)
def test_a_letter_that_registers_needs_only_asks(about: str, status: Status | None) -> None:
    letter = f"UBND XÃ MẪU\n\nSố: 7/UBND-KT\n\nV/v {about}\n\nKính gửi: Sở Công Thương.\n\n"
    told = facts_of(letter + "1. Hỗ trợ 02 cơ sở mua máy sấy, kinh phí 400 triệu đồng.\n2. Mở 01 lớp, 95 triệu đồng.\n")
    assert {a.status for a in told.activities} == {status}
