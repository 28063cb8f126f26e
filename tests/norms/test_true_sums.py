"""What is right raises nothing, however it is told; the same told wrongly is found."""

import pytest

from tests.house.steps import an_end
from tests.norms.test_checks import HEAD, findings, rules


@pytest.mark.parametrize(
    "text",
    [
        "Tổng kinh phí gần 11 tỷ đồng, gồm ngân sách 6,6 tỷ đồng và doanh nghiệp trên 4,3 tỷ đồng.",  # rounded sums
        "Tháng 7 và 8.2018, tỉnh mở 3 lớp.",  # a month, not digits grouped wrongly
        "Làm 24/31 đề án với kinh phí 3,9/5,2 tỷ đồng, đạt 75% kế hoạch.",  # the share is that of the money
        "Giao 64/64 đề án với kinh phí 90,1 tỷ đồng, đạt 87% kế hoạch.",  # so is this
        "Sở mở 3 lớp.\n\nmolop3\n\nAnh: lễ khai giảng",  # the name of a picture, alone on its line
        "Mở 3 lớp (đơn vị tính kinh phí: triệu đồng).",
        "Duyệt 2 đề án, tổng kinh phí 300 triệu đồng (Ba trăm triệu đồng), gồm máy sấy 100 triệu đồng; máy ép 200 "
        "triệu đồng.\n\nDoanh nghiệp đối ứng 900 triệu đồng (đợt 1).",
        "1. Máy ép: 90 triệu đồng (ngân sách tỉnh 60 triệu đồng, đối ứng 30 triệu đồng).\n\n2. Máy sấy: kinh phí 90 "
        "triệu đồng, trong đó ngân sách tỉnh 40 triệu đồng, ngân sách huyện 10 triệu đồng, còn lại là vốn đối ứng.",
        "Hỗ trợ 05 xưởng, gồm: 02 tại Hoa Lư, 03 tại Hoa Mai; kinh phí 90 triệu đồng.",
        "Hỗ trợ 05 xưởng, trong đó: 02 tại Hoa Lư, 01 tại Hoa Mai.",
        "Hỗ trợ 05 xưởng, gồm: 02 tại Hoa Lư, 01 tại Hoa Mai, còn lại tại Hoa Sen.",
        "1. Mở lớp.\n\nCó 01 nội dung không thực hiện: (1) hỗ trợ nhãn hiệu (không có hồ sơ).\n\n2. Dự hội chợ.",
    ],
)
def test_what_is_right_raises_nothing(text: str) -> None:
    assert rules(HEAD + text) == set()


SOURCES = """BÁO CÁO
Kết quả khuyến công 9 tháng năm 2031
Đơn vị tính: nghìn đồng
TT | Nội dung | Kinh phí thực hiện | Trong đó |  |
 |  |  | Ngân sách tỉnh | KCQG | Vốn đối ứng
1 | Máy móc | 6.385.500 | 3.420.000 | 1.180.000 | 1.785.500
2 | Mô hình | 702.000 | 300.000 | 200.000 | 202.000
3 | Mở lớp | 1.012.400 | 592.400 | 420.000 |
 | Cộng | 8.099.900 | 4.312.400 | {national} | 1.987.500
"""


@pytest.mark.parametrize(("national", "found"), [("1.800.000", []), ("1.900.000", ["1.900.000"])])
def test_a_tables_last_row_is_the_sum_of_what_stands_above_it_not_beside_it(national: str, found: list[str]) -> None:
    told = findings(SOURCES.replace("{national}", national))
    assert [one.found for one in told if one.rule == "sum-mismatch"] == found


PARTED_IN_TURN = "ngân sách 10 tỷ đồng, trong đó trung ương 6 tỷ đồng và tỉnh 4 tỷ đồng"
PARTED_IN_BRACKETS = "tỉnh 200 triệu đồng (trong đó sự nghiệp kinh tế 150 triệu đồng)"
WITH_A_REST = "3 tỷ đồng cho máy móc; 1.200 triệu đồng cho tư vấn; phần còn lại cho tuyên truyền"


@pytest.mark.parametrize(
    ("words", "meant"),
    [  # what follows the parts tells of other money; a part is parted in turn; a rest is left; brackets close a list
        ("7,4 tỷ đồng, trong đó: tỉnh 4.150 triệu đồng; huyện 3.250 triệu đồng. Cơ sở góp 9.600 triệu đồng", None),
        ("7,4 tỷ đồng, gồm: tỉnh cấp 4.150 triệu đồng; huyện 3.350 triệu đồng", "7.500.000.000"),
        (f"22 tỷ đồng, gồm {PARTED_IN_TURN}; đối ứng 12 tỷ đồng", None),
        (f"23 tỷ đồng, gồm {PARTED_IN_TURN}; đối ứng 12 tỷ đồng", "22.000.000.000"),
        (f"4,5 tỷ đồng, trong đó {WITH_A_REST}", None),
        (f"4,1 tỷ đồng, trong đó {WITH_A_REST}", "4.200.000.000"),
        (
            "35 tỷ đồng: năm 2021 là 16 tỷ đồng, năm 2022 là 19 tỷ đồng.\nChia ra, máy móc 25 tỷ đồng; lớp 10 tỷ đồng",
            None,
        ),
        ("500 triệu đồng (năm trước 900 triệu đồng, trong đó tỉnh 700 triệu đồng), tăng thêm 140 triệu đồng", None),
        (f"500 triệu đồng (gồm trung ương 200 triệu đồng, {PARTED_IN_BRACKETS}, cơ sở 100 triệu đồng)", None),
        (f"600 triệu đồng (gồm trung ương 200 triệu đồng, {PARTED_IN_BRACKETS}, cơ sở 100 triệu đồng)", "500.000.000"),
        ("500 triệu đồng, gồm ngân sách tỉnh 300 triệu đồng, đối ứng 150 triệu đồng (nguồn khác 50 triệu đồng)", None),
    ],
)
def test_parts_of_a_total_in_a_sentence(words: str, meant: str | None) -> None:
    found = findings(f"{HEAD}I. Kinh phí\nTổng kinh phí {words}.\n")
    assert [f.expected for f in found if f.rule == "sum-mismatch"] == ([meant] if meant else [])


@pytest.mark.parametrize("behind", ["tổng trị giá 610 triệu đồng", "đối ứng 310 triệu đồng"])
def test_the_first_sum_of_each_line_may_be_the_part(behind: str) -> None:
    lines = f"- Hợp tác xã A được hỗ trợ 300 triệu đồng, {behind};\n- Cơ sở B được hỗ trợ 300 triệu đồng, {behind}.\n"
    assert "sum-mismatch" not in rules(f"{HEAD}Tổng mức hỗ trợ là 600 triệu đồng, cụ thể:\n\n{lines}")
    assert "sum-mismatch" in rules(f"{HEAD}Tổng mức hỗ trợ là 640 triệu đồng, cụ thể:\n\n{lines}")


@pytest.mark.parametrize(
    ("words", "alarm"),
    [
        ("17 đề án, gồm 15 đề án nông sản (riêng chè 12 đề án), 01 đề án bao bì, 01 đề án cơ khí", False),
        ("149 sản phẩm, gồm 22 sản phẩm 4 sao và 127 sản phẩm 3 sao, vượt 98 sản phẩm so với kế hoạch", False),
        ("150 sản phẩm, gồm 22 sản phẩm 4 sao và 127 sản phẩm 3 sao, vượt 98 sản phẩm so với kế hoạch", True),
    ],
)
def test_parts_of_a_count(words: str, alarm: bool) -> None:
    assert ("count-mismatch" in rules(f"{HEAD}1. Hỗ trợ cơ sở: đã hoàn thành {words}.\n2. Khác.\n")) is alarm


@pytest.mark.parametrize(
    ("told", "alarm"),
    [
        ("- Kế hoạch: 1.120 triệu đồng.\n- Thực hiện: 09 cơ sở, kinh phí 1.265.000.000 đồng", True),
        (
            "- Kế hoạch: 1.120 triệu đồng.\n- Thực hiện: 09 cơ sở, kinh phí 1.265.000.000 đồng, phần tăng"
            " 145.000.000 đồng lấy từ nội dung mô hình",
            False,
        ),
        ("Trình thẩm định 5 đề án, đề nghị hỗ trợ 1.150 triệu đồng; đã phê duyệt 3 đề án, 690 triệu đồng", False),
    ],
)
def test_what_cost_more_than_planned(told: str, alarm: bool) -> None:
    text = f"{HEAD}1. Máy móc thiết bị\n{told}.\n2. Hội chợ\n- Thực hiện: 20 triệu đồng.\n"
    assert ("over-plan-unexplained" in rules(text)) is alarm


def test_an_increase_is_no_share_of_the_total() -> None:
    assert "percent-mismatch" not in rules(
        f"{HEAD}Tổng kinh phí 6.840 triệu đồng. So với năm trước, kinh phí tăng 850 triệu đồng, tương đương 14,2%."
    )


def test_a_share_of_an_items_own_sum() -> None:
    told = (
        "1. Đề án máy sấy táo có tổng kinh phí là 290 triệu đồng: kinh phí khuyến công hỗ trợ 130 triệu đồng (chiếm {})"
    )
    before = "Tổng kinh phí giao 630 triệu đồng.\n"
    assert "percent-mismatch" not in rules(HEAD + before + told.format("44,83%"))


@pytest.mark.parametrize(
    "told",
    [
        "I. Lớp học\n1. Lớp may\n2. Lớp mộc\nII. Máy móc\n3. Máy sấy\n4. Máy ép\n",  # one list through sections
        "1. Lớp may\n2. Lớp mộc\n6. Máy sấy\n11. Máy ép\n13. Hội chợ\n",  # items of a plan that a report names
    ],
)
def test_numbers_of_another_list_do_not_jump(told: str) -> None:
    assert "numbering-gap" not in rules(HEAD + told)


def test_a_number_left_out_of_a_list_is_seen() -> None:
    assert "numbering-gap" in rules(HEAD + "I. Lớp học\n1. Lớp may\n2. Lớp mộc\nII. Máy móc\n4. Máy sấy\n")


def sums_of(table: str) -> list[str | None]:
    return [found.expected for found in findings(HEAD + table) if found.rule == "sum-mismatch"]


def test_a_group_within_a_group_that_alone_tells_its_sum_is_an_item() -> None:
    groups = (
        "I | Đào tạo | 70\n1 | Lớp may | 30\n2 | Lớp gốm | 40\nII | Hội chợ | 50\n1 | Gian hàng | 20\n2 | Xe | 30\n"
    )
    table = (
        "STT | Nội dung | Kinh phí\n"
        + groups
        + "III | Máy móc | {}\n1 | Xã Mẫu | 35\n1.1 | Máy sấy | \n1.2 | Máy ép | \n"
    )
    last = "2 | Xã Thử | 25\n3 | Xã Khác | 10\n"
    assert sums_of(table.format(70) + last) == []
    assert sums_of(table.format(80) + last) == ["70"]


def test_of_a_thousand_sums_that_each_open_a_list_none_looks_through_all_that_follow() -> None:
    with an_end(3):
        findings("1. Mua máy 900 triệu đồng, " + "trong đó ngân sách tỉnh 3 triệu đồng, " * 1000)


def test_a_line_of_thousands_of_bars_is_checked_as_far_as_tables_go() -> None:
    assert sums_of("\n".join(f"{i} | a | {i}" + "|" * 5_000 for i in range(1, 40))) == []


FUNDED = """KẾ HOẠCH
Khuyến công năm 2031
I. NỘI DUNG
1. Mở lớp: 245 triệu đồng.
2. Máy móc: 2.875 triệu đồng.
II. KINH PHÍ
Tổng kinh phí thực hiện: 5.240 triệu đồng, trong đó:
- Kinh phí khuyến công địa phương: {local} triệu đồng;
- Vốn đối ứng của cơ sở: {own} triệu đồng.
Đơn vị tính: triệu đồng
TT | Nội dung | Kinh phí
1 | Mở lớp | 245
2 | Máy móc | 2.875
 | Tổng cộng | 3.120
"""


@pytest.mark.parametrize(("local", "own", "wrong"), [("3.120", "2.120", 0), ("3.020", "2.220", 1)])
def test_a_table_may_tell_what_one_of_the_sources_pays(local: str, own: str, wrong: int) -> None:
    told = findings(FUNDED.format(local=local, own=own))
    assert sum(f.rule == "sum-mismatch" for f in told) == wrong
