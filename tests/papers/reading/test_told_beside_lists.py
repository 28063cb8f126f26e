"""What stands around a list: a paragraph of another time, a sum in brackets behind a sum, what a unit does with its
part, and the sentence that opens the list and says whether all of it is done or still to be done."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN
MILLION = 1_000_000
QUARTER = (
    "Hoa Lư: công tác xúc tiến thương mại quý II/2031\n\nTrong quý II năm 2031, Sở đã:\n\n"
    "1. Dự hội chợ tại Huế: 05 gian hàng, kinh phí 75 triệu đồng.\n\n"
    "2. Hỗ trợ 12 chủ thể lên sàn, kinh phí 36 triệu đồng.\n\nTổng kinh phí quý II là 111 triệu đồng.\n\n"
)
Told = tuple[int, Role | None, str | None]


def contents(text: str) -> list[Told]:
    return [(a.amount.value // MILLION, a.role, a.period) for a in facts_of(text).activities if a.amount]


def totals(text: str) -> list[int]:
    return [(t.amount_vnd or 0) // MILLION for t in facts_of(text).totals]


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("Quý III năm 2031, Sở sẽ mở 02 phiên chợ, kinh phí 90 triệu đồng.", [(90, PLAN, "2031Q3")]),
        (
            "Quý III năm 2031, Sở dự kiến tổ chức hội chợ làng nghề, kinh phí 900 triệu đồng; 02 phiên chợ, kinh phí"
            " 90 triệu đồng.",
            [(900, PLAN, "2031Q3"), (90, PLAN, "2031Q3")],
        ),
        ("Quý I năm 2031 đã mở 03 phiên chợ, kinh phí 96 triệu đồng.", [(96, ACTUAL, "2031Q1")]),
        ("Ngoài ra, Sở mở 03 phiên chợ, kinh phí 96 triệu đồng.", [(96, ACTUAL, "2031Q2")]),
        ("Các nội dung trên đã giải ngân 96 triệu đồng.", []),
        ("6 tháng đầu năm 2031, Sở đã giải ngân 300 triệu đồng.", []),  # the whole in which the quarter lies
    ],
)
def test_a_paragraph_of_another_time_behind_a_list_is_no_whole_of_it(behind: str, told: list[Told]) -> None:
    listed = [(75, ACTUAL, "2031Q2"), (36, ACTUAL, "2031Q2")]
    assert contents(QUARTER + behind) == [*listed, *told]
    assert totals(QUARTER + behind)[0] == 111


def test_the_payers_in_brackets_end_the_thing_before_them() -> None:
    text = (
        "Hoa Lư: kế hoạch xúc tiến thương mại năm 2031\n\nNăm 2031, Sở tổ chức hội chợ làng nghề, kinh phí 900 triệu"
        " đồng (ngân sách tỉnh 600 triệu đồng, doanh nghiệp 300 triệu đồng) và 02 phiên chợ, kinh phí 90 triệu đồng."
    )
    facts = facts_of(text)
    assert [(a.title, a.amount.value // MILLION) for a in facts.activities if a.amount] == [
        ("Sở tổ chức hội chợ làng nghề", 900), ("02 phiên chợ", 90),
    ]  # fmt: skip
    assert totals(text) == [600, 300]


ALLOTS = "Hoa Lư: phân bổ kinh phí OCOP năm 2031\n\nUBND tỉnh phân bổ 3 tỷ đồng cho các đơn vị như sau:\n\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Sở Công Thương: 700 triệu đồng, tổ chức 01 hội chợ với 60 gian hàng.", [700]),
        ("Sở Công Thương: 700 triệu đồng, mở 05 lớp.", [700]),
        ("Chi cục Phát triển nông thôn: 300 triệu đồng, tập huấn 05 lớp cho 150 học viên.", [300]),
        ("Sở Công Thương: 700 triệu đồng, tổ chức 01 hội chợ, mở 05 lớp.", []),  # several things, none of them alone
        ("Sở Công Thương: 700 triệu đồng, gồm mở 05 lớp 300 triệu đồng và 01 hội chợ 400 triệu đồng.", [300, 400]),
        ("Sở Công Thương: 700 triệu đồng.", []),
    ],
)
def test_what_a_unit_does_with_its_part_names_it(line: str, told: list[int]) -> None:
    text = f"{ALLOTS}{line}\n\nSở Y tế: kiểm nghiệm 40 mẫu, 80 triệu đồng.\n"
    assert [value for value, _, _ in contents(text)] == [*told, 80]


def test_what_is_done_for_a_field_keeps_the_name_of_the_field() -> None:
    lines = "- Cho xúc tiến thương mại: 800 triệu đồng, tham gia 06 hội chợ.\n- Cho khuyến công: 500 triệu đồng.\n"
    facts = facts_of(f"Kết quả năm 2031\n\nKinh phí năm 2031 như sau:\n{lines}")
    assert [a.title for a in facts.activities] == ["Xúc tiến thương mại", "Khuyến công"]


@pytest.mark.parametrize(
    "closing",
    [
        "Sau điều chỉnh, tổng kinh phí năm 2031 không thay đổi, là 4.250 triệu đồng.",
        "Sau khi điều chỉnh, kinh phí năm 2031 của tỉnh giữ nguyên 4.250 triệu đồng.",
        "Như vậy, tổng kinh phí năm 2031 không đổi, vẫn là 4.250 triệu đồng.",
        "Kinh phí sau khi bổ sung là 4.250 triệu đồng.",
    ],
)
def test_what_a_plan_comes_to_after_its_changes_is_a_total(closing: str) -> None:
    text = (
        "Hoa Lư điều chỉnh kinh phí khuyến công năm 2031\n\nĐiều chỉnh tăng 90 triệu đồng, gồm: huyện Yên Mô tăng 90"
        f" triệu đồng cho 03 cơ sở.\n\n{closing}\n"
    )
    assert ([value for value, _, _ in contents(text)], totals(text)) == ([90], [90, 4250])


LINES = "\n\n- Lớp may tại Yên Mô: 35 học viên, 02 tháng, kinh phí 90 triệu đồng;\n\n- Lớp thêu: 60 triệu đồng.\n"


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        ("Theo Quyết định số 88/QĐ-SCT ngày 15/3/2031 của Sở Công Thương, Trung tâm mở các lớp sau:", PLAN),
        ("Theo Quyết định số 88/QĐ-SCT ngày 15/3/2031, Trung tâm hỗ trợ các nghề sau từ nguồn năm 2031:", PLAN),
        ("Theo Quyết định số 88/QĐ-SCT ngày 15/3/2031 của Sở Công Thương, Trung tâm đã mở các lớp sau:", ACTUAL),
        ("Trung tâm đã mở các lớp sau:", ACTUAL),
    ],
)
def test_a_list_that_a_decision_opens_is_planned_unless_it_was_done(opening: str, role: Role) -> None:
    """What was done in an earlier year stands behind the list and says nothing of it."""
    before = "\nNăm 2030, Trung tâm đã mở 05 lớp cho 140 học viên, kinh phí 268 triệu đồng.\n"
    text = f"Hoa Lư: các lớp nghề khuyến công năm 2031\n\n{opening}{LINES}{before}"
    assert contents(text) == [(90, role, "2031"), (60, role, "2031"), (268, ACTUAL, "2030")]
    assert [(q.value, q.unit) for q in facts_of(text).activities[0].quantities] == [(35, "học viên"), (2, "tháng")]


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        ("Sở Khoa học và Công nghệ báo cáo kết quả năm 2031, kế hoạch năm 2032 về sản phẩm địa phương.", ACTUAL),
        ("Trung tâm tổng kết công tác năm 2031 và triển khai kế hoạch năm 2032.", ACTUAL),
        ("Sở ban hành kế hoạch năm 2031, trên cơ sở báo cáo kết quả năm 2030.", PLAN),
        ("UBND tỉnh ban hành kế hoạch, yêu cầu Sở báo cáo kết quả trước ngày 15/12/2031.", PLAN),
    ],
)
def test_news_of_a_report_tell_what_was_done(opening: str, role: Role) -> None:
    headline = "Hoa Lư: khoa học phục vụ sản phẩm đặc sản năm 2031"
    assert contents(f"{headline}\n\n{opening}\n\nIn 200 nghìn tem, kinh phí 64 triệu đồng.\n") == [(64, role, "2031")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lớp thêu: 20 học viên, 03 tháng, 50 triệu đồng.", [(20, "học viên"), (3, "tháng")]),
        ("Mở 02 lớp 03 tháng, 50 triệu đồng.", [(2, "lớp"), (3, "tháng")]),
        ("Đào tạo 20 lao động (02 tháng), 50 triệu đồng.", [(20, "lao động"), (2, "tháng")]),
        ("Có 20 học viên, 3 tháng đầu năm mở thêm 01 lớp.", [(20, "học viên"), (1, "lớp")]),
        ("Có 20 học viên, 6 tháng có 01 lớp.", [(20, "học viên"), (1, "lớp")]),
    ],
)
def test_how_long_a_class_goes_on_is_counted(text: str, told: list[tuple[int, str]]) -> None:
    facts = facts_of(f"Kết quả khuyến công năm 2031\n\n{text}\n")
    assert [(q.value, q.unit) for a in facts.activities for q in a.quantities] == told


@pytest.mark.parametrize(
    ("support", "told"),
    [
        ("trong đó sự nghiệp khoa học tỉnh hỗ trợ 470 triệu đồng", (470, [750])),
        ("trong đó kinh phí khoa học và công nghệ của tỉnh hỗ trợ 470 triệu đồng", (470, [750])),
        ("trong đó Chương trình OCOP hỗ trợ 470 triệu đồng", (470, [750])),
        ("trong đó sự nghiệp khoa học 470 triệu đồng", (750, [470])),  # nobody is said to support it
    ],
)
def test_what_the_papers_own_programme_gave_for_a_thing_is_its_sum(support: str, told: tuple[int, list[int]]) -> None:
    told_of = "Năm 2031 tạo lập nhãn hiệu chứng nhận “Hồng Yên Mô”, tổng kinh phí 750 triệu đồng"
    text = f"Kết quả năm 2031\n\n{told_of}, {support}.\n"
    assert ([value for value, _, _ in contents(text)], totals(text)) == ([told[0]], told[1])


@pytest.mark.parametrize(
    ("sentence", "spent", "whole"),
    [
        ("Tỉnh đã cấp 12 tỷ đồng cho các huyện, sở, ngành để phát triển sản phẩm OCOP.", [], [12_000]),
        ("UBND tỉnh phân bổ 900 triệu đồng cho các địa phương hỗ trợ các chủ thể OCOP.", [], [900]),
        ("Ngân sách tỉnh chuyển 900 triệu đồng về các xã, phường.", [], [900]),
        ("Tỉnh cấp 900 triệu đồng cho huyện Yên Mô hỗ trợ các sản phẩm OCOP.", [900], []),  # for one of them
        ("Tỉnh cấp 900 triệu đồng cho các huyện mở 30 lớp nghề.", [900], []),  # and what they did with it
        ("Tỉnh cấp 900 triệu đồng cho các cơ sở mua máy.", [900], []),
        ("Tập huấn về OCOP: 90 triệu đồng cho các huyện.", [90], []),
    ],
)
def test_what_is_given_out_to_all_alike_is_no_content(sentence: str, spent: list[int], whole: list[int]) -> None:
    text = f"Hoa Lư: kết quả phát triển sản phẩm năm 2031\n\nNăm 2031, đã chấm 30 sản phẩm. {sentence}\n"
    assert ([value for value, _, _ in contents(text)], totals(text)) == (spent, whole)


@pytest.mark.parametrize(
    ("sentence", "spent", "whole"),
    [
        ("Sở hỗ trợ 40 đề án với số tiền 2 tỷ đồng cho máy móc, đào tạo nghề, nhãn hiệu và hội chợ.", [], [2000]),
        ("Sở hỗ trợ 40 đề án với 2 tỷ đồng đầu tư máy móc, đào tạo nghề và tham gia hội chợ.", [], [2000]),
        ("Sở hỗ trợ 40 đề án với 2 tỷ đồng cho máy móc, thiết bị.", [2000], []),  # of one kind
        ("Sở hỗ trợ 40 cơ sở với 2 tỷ đồng cho máy móc, nhãn hiệu và bao bì.", [2000], []),
    ],
)
def test_projects_of_many_kinds_are_a_total(sentence: str, spent: list[int], whole: list[int]) -> None:
    text = f"Hoa Lư: kết quả khuyến công năm 2031\n\n{sentence}\n"
    assert ([value for value, _, _ in contents(text)], totals(text)) == (spent, whole)


@pytest.mark.parametrize("time", ["Ở kỳ trước, ", "Giai đoạn trước, ", "Trong nhiệm kỳ trước đó, "])
def test_a_time_before_the_papers_own_has_no_year(time: str) -> None:
    text = f"Hoa Lư: kết quả khuyến công giai đoạn 2031 - 2035\n\n{time}tỉnh đã hỗ trợ 40 cơ sở mua máy, 2 tỷ đồng.\n"
    assert contents(text) == [(2000, ACTUAL, None)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ban hành 05 văn bản, in 02 vạn bản tin.", [(5, "văn bản"), (20_000, "bản tin")]),
        ("Ban hành 05 Văn bản.", [(5, "văn bản")]),
    ],
)
def test_papers_are_counted_as_they_are_printed(text: str, told: list[tuple[int, str]]) -> None:
    facts = facts_of(f"Kết quả khuyến công năm 2031\n\n{text}\n")
    assert [(q.value, q.unit) for a in facts.activities for q in a.quantities] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hỗ trợ 04 cơ sở áp dụng ISO 960 triệu đồng; 03 cơ sở áp dụng HACCP 450 triệu đồng.", [960, 450]),
        ("Hỗ trợ 04 cơ sở áp dụng ISO 9001:2015 120 triệu đồng.", [120]),
        ("Hỗ trợ 04 cơ sở áp dụng ISO 9001 đồng thời với HACCP, 120 triệu đồng.", [120]),
    ],
)
def test_what_a_standard_cost_is_no_number_of_the_standard(text: str, told: list[int]) -> None:
    assert [value for value, _, _ in contents(f"Hoa Lư: kết quả năm 2031\n\nNăm 2031: {text}\n")] == told
