"""A result is taken for the content of the plan that it names, never for one that only looks like it."""

import pytest

from khuyencong.norms.matching import KnownLine, match_line, worth_asking
from khuyencong.terms.title_names import tell_apart

PLANNED = "Hỗ trợ Công ty TNHH Tân Phát đầu tư máy sấy nông sản tại xã Phú Lâm"


@pytest.mark.parametrize(
    ("told", "is_it"),
    [
        (PLANNED, True),
        ("Hỗ trợ Cty Tân Phát đầu tư máy sấy nông sản, xã Phú Lâm", True),
        ("HỖ TRỢ CÔNG TY TNHH TÂN PHÁT ĐẦU TƯ MÁY SẤY NÔNG SẢN TẠI XÃ PHÚ LÂM", True),
        ("Hỗ trợ Công ty TNHH Tân Thành đầu tư máy sấy nông sản tại xã Phú Lâm", False),
        ("Hỗ trợ Công ty TNHH Tân Phát đầu tư máy sấy nông sản tại xã Gia Canh", False),
    ],
)
def test_another_name_is_another_content_and_a_person_is_asked(told: str, is_it: bool) -> None:
    line = KnownLine(7, "1", PLANNED)
    assert bool(match_line("1", told, [line])) is is_it
    assert worth_asking(told, [line]) == 7


@pytest.mark.parametrize(
    ("planned", "told", "is_it"),
    [
        ("Tham gia Hội chợ Công Thương khu vực miền Đông", "Tham gia Hội chợ Công Thương khu vực miền Tây", False),
        ("Tham gia Hội chợ Công Thương 08 gian", "Tham gia Hội chợ Công Thương 10 gian", True),
        ("Lớp khởi sự kinh doanh đợt 1", "Lớp khởi sự kinh doanh đợt 2", False),
        ("Hỗ trợ máy cho cơ sở gốm Tấn Phát 91", "Hỗ trợ máy cho cơ sở gốm Tấn Phát 1", False),
        ("Mở 03 lớp may công nghiệp", "Mở 02 lớp may công nghiệp", True),
    ],
)
def test_regions_and_numbers_of_names_part_contents_and_counts_do_not(planned: str, told: str, is_it: bool) -> None:
    assert bool(match_line("", told, [KnownLine(7, "", planned)])) is is_it


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        ("Hội chợ Công Thương tại TP.HCM", "Hội chợ Công Thương tại Thành phố Hồ Chí Minh"),
        ("Hỗ trợ Công ty TNHH Sản xuất - Thương mại Tân Phát", "Hỗ trợ Công ty TNHH SX-TM Tân Phát"),
        ("Tổ chức bình chọn đợt I", "Tổ chức bình chọn đợt 1"),
        ("Hỗ trợ máy móc – KCQG", "Hỗ trợ máy móc – Khuyến công Quốc gia"),
        ("Tập huấn Thương mại điện tử cho CBQL", "Tập huấn TMĐT cho Cán bộ quản lý"),
        ("Hội chợ tại Quy Nhơn", "Hội chợ tại Qui Nhơn"),
        ("Phiên chợ tại xã Ia Grai", "Phiên chợ tại xã Iagrai"),
        ("Hội chợ Tết Nguyên đán", "Hội chợ Tết Giáp Thìn"),
    ],
)
def test_one_name_in_two_spellings_parts_nothing(planned: str, told: str) -> None:
    assert not tell_apart(planned, told)
    assert not tell_apart(told, planned)


@pytest.mark.parametrize(
    ("planned", "told", "is_it"),
    [
        ("Tập huấn khởi sự doanh nghiệp", "Tập huấn khởi sự kinh doanh", True),
        ("Hỗ trợ máy móc", "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến vào sản xuất", True),
        ("Hỗ trợ xây dựng mô hình trình diễn kỹ thuật", "Hỗ trợ cơ sở đăng ký thương hiệu", False),
        ("Tổ chức các khóa đào tạo khởi sự doanh nghiệp", "Tổ chức Hội nghị kết nối cung - cầu", False),
    ],
)
def test_one_number_leads_to_a_content_only_where_the_titles_are_alike(planned: str, told: str, is_it: bool) -> None:
    assert bool(match_line("3", told, [KnownLine(7, "3", planned)])) is is_it
