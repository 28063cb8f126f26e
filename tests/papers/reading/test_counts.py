"""Quantities are found with their units, and what only looks like one is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.papers.reading.grammar.counts import find_counts
from khuyencong.papers.reading.grammar.money import find_money
from khuyencong.terms.facts import Approx, Quantity
from khuyencong.terms.numbers import format_vnd

from .reading import scan_of, whole


def counts(sentence: str) -> tuple[Quantity, ...]:
    scan = scan_of(sentence)
    return find_counts(scan, whole(scan))


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("Hỗ trợ 07 cơ sở CNNT mua máy", 7, "cơ sở CNNT"),
        ("cho 150 lượt học viên", 150, "lượt học viên"),
        ("in 2.400 cuốn bản tin", 2400, "cuốn bản tin"),
        ("phát hành 1600 tờ rơi", 1600, "tờ rơi"),
        ("gồm 12 cơ sở, doanh nghiệp, hợp tác xã", 12, "cơ sở, doanh nghiệp, hợp tác xã"),
        ("với 21 lượt cơ sở/doanh nghiệp", 21, "lượt cơ sở/doanh nghiệp"),
        ("định kỳ 03 chuyên đề/tháng", 3, "chuyên đề/tháng"),
        ("mở rộng 45,5 ha", 45.5, "ha"),
        ("trồng nho trên 75ha", 75, "ha"),
        ("mở rộng 1.200 m² nhà xưởng", 1200, "m²"),
        ("sản lượng 1.250,5 tấn/năm", 1250.5, "tấn/năm"),
        ("sấy 2 tấn/mẻ", 2, "tấn/mẻ"),
        ("lắp 150 kWp điện mặt trời", 150, "kWp"),
        ("phát hành 2 số với bìa mới", 2, "số"),
        ("nuôi 12.000 con gà", 12000, "con gà"),
        ("in 5.000 bộ nhãn mác", 5000, "bộ nhãn mác"),
        ("được cấp 32 văn bằng bảo hộ", 32, "văn bằng bảo hộ"),
        ("kiểm định 45 cột đo xăng dầu", 45, "cột đo xăng dầu"),
        ("18 đặc sản được bảo hộ", 18, "đặc sản"),
        ("nghiệm thu 4 đề án", 4, "đề án"),
        ("tiêu thụ 350 tấn rau", 350, "tấn"),
        ("lập hồ sơ 03 đề án", 3, "đề án"),
        ("tập huấn tại 96 UBND cấp xã", 96, "UBND cấp xã"),
        ("học trong 02 ngày, giảng viên mời", 2, "ngày"),
        ("gần 1 ngàn chủ cơ sở, cán bộ quản lý", 1000, "chủ cơ sở, cán bộ quản lý"),
        ("xây 12 mô hình trình diễn kỹ thuật và hỗ trợ cơ sở", 12, "mô hình trình diễn kỹ thuật"),
        ("mở 2 khoá đào tạo", 2, "khoá đào tạo"),
        ("thời gian thực hiện 18 tháng", 18, "tháng"),
        ("giảng trong 40 giờ", 40, "giờ"),
        ("mỗi số 500 bản", 500, "bản"),
        ("Ban Giám khảo chấm điểm 23 sản phẩm", 23, "sản phẩm"),
        ("công suất 20kW", 20, "kW"),
        ("máy 15 HP", 15, "HP"),
        ("trạm 40 kVA", 40, "kVA"),
        ("bể 1.000 m³", 1000, "m³"),
        ("treo 10 pa-nô", 10, "pa-nô"),
        ("in 27.000 bao, nhãn", 27000, "bao"),
        ("mỗi đợt 50 đại biểu", 50, "đại biểu"),
        ("đạt 02 giải B", 2, "giải B"),
        ("nung 20 triệu viên gạch/năm", 20_000_000, "viên gạch/năm"),
        ("Số lớp: 05", 5, "lớp"),
        ("số lượng học viên tham gia: 150;", 150, "học viên"),
        ("số lớp: 05 lớp", 5, "lớp"),
    ],
)
def test_counts(sentence: str, value: float, unit: str) -> None:
    assert [(q.value, q.unit) for q in counts(sentence)] == [(value, unit)]


@pytest.mark.parametrize(
    "sentence",
    [
        "năm 2023 sản phẩm của tỉnh",
        "Hội chợ quốc tế 2022 doanh nghiệp tham gia",
        "lần thứ 8 hội chợ",
        "khoản 2 Điều 5",
        "ngày 12 tháng 4",
        "trong vòng 15 ngày",
        "sản lượng tăng 1,5 lần",
        "đợt 2 huyện đã mở lớp",
        "mức chi 30 triệu đồng/1 sản phẩm",
        "giai đoạn 2021-2025 hội nghị",
        "tỷ lệ 1/500 CCN",
        "chỉ bằng 1/3 so với năm trước",
        "lúc 14 giờ 30 phút ngày 12/10/2023",
        "kết thúc lúc 16 giờ cùng ngày, lập thành 04 bản",
        "6 tháng đầu năm",
        "giảm 2 lần còn 5 hồ tiêu",
        "tiêu chuẩn ISO 9001 sản phẩm",
        "Nghị quyết số 12/NQ-HĐND ngày 05/7/2021",
        "số lao động giảm 15 người so với năm 2023",
        "Số văn bản: 15/KH-UBND",
        "số lớp tăng 2 so với năm trước",
        "so với năm 2023, số lớp tăng 02 lớp",
        "mở 12 con đường, còn 5 con số",
        "đạt 45 còn 3",
        "giảm 20 tiết kiệm điện",
        "gồm 30 lồng ghép",
    ],
)
def test_what_counts_nothing(sentence: str) -> None:
    assert counts(sentence) == ()


def test_a_range_has_two_ends() -> None:
    (found,) = counts("Dự kiến có 25-27 sản phẩm")
    assert (found.value, found.value_max) == (25, 27)


def test_a_share_of_a_whole_tells_both() -> None:
    assert [(q.value, q.unit, q.note) for q in counts("có 5/6 sản phẩm được chọn")] == [
        (5, "sản phẩm", ""),
        (6, "sản phẩm", "trong tổng số"),
    ]
    assert len(counts("tại 11/11 huyện")) == 1


def test_how_exact() -> None:
    assert [q.approx for q in counts("khoảng 90 người, hơn 20 gian hàng, gần 300 lượt khách")] == [
        Approx.ABOUT,
        Approx.OVER,
        Approx.UNDER,
    ]


def test_equal_units_are_told_apart() -> None:
    found = counts("bình chọn 18 sản phẩm cấp tỉnh; gửi đi 6 sản phẩm cấp khu vực")
    assert [(q.value, q.note) for q in found] == [(18, "cấp tỉnh"), (6, "cấp khu vực")]


@pytest.mark.parametrize(
    ("sentence", "notes"),
    [
        (
            "có 90 đại biểu dự (gồm 20 đại biểu tại hội trường và 70 đại biểu trực tuyến)",
            ["", "tại hội trường", "trực tuyến"],
        ),
        ("có 46 học viên, trong đó 44 học viên ở xã, 2 học viên ở phường", ["", "ở xã", "ở phường"]),
        ("mở 5 lớp: 3 lớp may, 1 lớp hàn", ["", "", ""]),  # they do not add up
    ],
)
def test_parts_of_a_count_are_counts_of_their_own(sentence: str, notes: list[str]) -> None:
    assert [q.note for q in counts(sentence)][: len(notes)] == notes


def test_the_same_figure_told_twice_counts_once() -> None:
    assert len(counts("có 40 học viên; 40 học viên đều đạt")) == 1


@given(st.integers(min_value=1, max_value=999_999))
def test_any_number_is_read_as_printed(number: int) -> None:
    (found,) = counts(f"Tổ chức cho {format_vnd(number)} người tham gia")
    assert found.value == number


def test_so_many_among_so_many_are_two_counts() -> None:
    told = counts("công nhận lại 9 trong số 28 sản phẩm OCOP")
    assert [(q.value, q.unit) for q in told] == [(9, "sản phẩm OCOP"), (28, "sản phẩm OCOP")]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("đạt 25.000 USD, trong đó gốm 10.000 USD", [(25_000, None, "USD"), (10_000, None, "USD")]),
        ("hợp đồng trị giá 1,2 triệu USD", [(1_200_000, None, "USD")]),
        ("kim ngạch từ 5 - 6 tỷ đô la Mỹ", [(5_000_000_000, 6_000_000_000, "USD")]),
        ("bán được 300 nghìn euro hàng gốm", [(300_000, None, "EUR")]),
        ("giá 3.000 USD/tấn", []),
    ],
)
def test_money_of_another_country_is_a_quantity(sentence: str, told: list[tuple[float, float | None, str]]) -> None:
    scan = scan_of(sentence)
    found = [(q.value, q.value_max, q.unit) for q in find_counts(scan, whole(scan))]
    assert found == told
    assert find_money(scan, whole(scan)) == ()


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("củng cố 70, phát triển mới 80 điểm bán", [70, 80]),
        ("củng cố, kiện toàn 70, phát triển mới 80 tổ chức", [70, 80]),
        ("duy trì 12 và mở mới 5 cửa hàng", [12, 5]),
        ("nâng cấp 4, công nhận mới ít nhất 20 sản phẩm", [4, 20]),
        ("thực hiện Quyết định số 70, hỗ trợ 80 cơ sở", [80]),
        ("năm 2030, hỗ trợ 80 cơ sở", [80]),
    ],
)
def test_one_unit_stands_for_two_counts(sentence: str, values: list[int]) -> None:
    assert [q.value for q in counts(sentence)] == values


def test_equal_counts_of_groups_are_apart() -> None:
    told = counts("gồm: nhóm gia vị 3 sản phẩm, ngành đồ uống 3 sản phẩm, nhóm thảo dược 01 sản phẩm")
    assert [(q.value, q.unit, q.note) for q in told] == [
        (3, "sản phẩm", "nhóm gia vị"), (3, "sản phẩm", "ngành đồ uống"), (1, "sản phẩm", "nhóm thảo dược"),
    ]  # fmt: skip


def test_all_of_a_whole() -> None:
    assert [(q.value, q.unit) for q in counts("đã đăng ký 34/34 kệ trưng bày")] == [(34, "kệ trưng bày")]


def test_members_of_one_list_are_told_apart_by_what_follows() -> None:
    told = counts("2 cơ sở làm gốm, 1 cơ sở đan nón và 1 cơ sở đan lưới mua máy")
    assert [(q.value, q.note) for q in told] == [(2, ""), (1, "đan nón"), (1, "đan lưới mua máy")]


def test_districts_of_a_list_are_told_apart_though_the_level_was_told_before() -> None:
    told = counts("20 sản phẩm cấp tỉnh, trong đó huyện Lạc Mai 02 sản phẩm (trà); huyện Lạc Thu 02 sản phẩm (nho)")
    assert [(q.value, q.note) for q in told][1:] == [(2, "trong đó, cấp tỉnh"), (2, "huyện Lạc Thu")]


def test_a_sum_told_again_in_dollars_counts_nothing() -> None:
    assert not counts("kinh phí 103 tỷ đồng (khoảng 4,5 triệu USD)")


def test_months_before_who_acts_are_no_count() -> None:
    assert not counts("Lũy kế 9 tháng, Trung tâm giải ngân")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("thu hút 4 - 5 nghìn lượt khách", [(4000, 5000)]),
        ("từ 2 đến 3 triệu sản phẩm", [(2_000_000, 3_000_000)]),
        ("4/5 nghìn lượt khách", [(4000, None), (5000, None)]),
        ("đón 4,5 nghìn lượt khách", [(4500, None)]),
        ("từ 800 đến 1 nghìn lượt khách", [(800, 1000)]),  # the scale is said of what it cannot be less than
    ],
)
def test_a_scale_is_said_of_every_figure_before_it(sentence: str, told: list[tuple[int, int | None]]) -> None:
    assert [(q.value, q.value_max) for q in counts(sentence)] == told


def test_alike_counts_of_other_things_are_both_told() -> None:
    said = "Đã mở 5 lớp dạy nghề thủ công cho 142 lao động; 5 lớp khởi sự doanh nghiệp cho 145 học viên."
    scan = scan_of(said)
    assert [int(q.value) for q in find_counts(scan, whole(scan))] == [5, 142, 5, 145]
    again = scan_of("Đã mở 5 lớp cho 142 lao động; 5 lớp đều đạt yêu cầu.")
    assert [int(q.value) for q in find_counts(again, whole(again))] == [5, 142]
