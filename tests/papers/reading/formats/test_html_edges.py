"""Portals put buttons, counters and their foot around a paper within one block: none of it is the paper's."""

import pytest

from khuyencong.papers import read_text

NEWS = (
    "Sáng 15/3/2024, Sở Công Thương tổng kết công tác khuyến công năm 2023 của tỉnh.",
    "Trong năm, Trung tâm đã hỗ trợ 12 cơ sở ứng dụng máy móc thiết bị, kinh phí 2,4 tỷ đồng.",
    "Năm 2024, Trung tâm dự kiến hỗ trợ 15 cơ sở, kinh phí 3,1 tỷ đồng, tổ chức 06 lớp đào tạo nghề.",
)


def lines_of(page: str) -> list[str]:
    return read_text(page.encode(), "a.html").content.split("\n")


@pytest.mark.parametrize(
    "foot",
    [
        "<a href='#'>In bài</a> | <a>Gửi email</a> | <a>Về trang trước</a>",
        "<a href='javascript:close()'>Đóng cửa sổ</a>",
        "Đánh giá bài viết: 4,5/5 (12 bình chọn)",
        "Thống kê truy cập<br>Đang online: 23<br>Tổng lượt truy cập: 1.234.567",
        "Bản quyền thuộc Sở Công Thương<br>Địa chỉ: số 2 Nguyễn Văn Trị, điện thoại 0251.3823317",
        "Cơ quan chủ quản: UBND tỉnh<br>Chịu trách nhiệm chính: ông Nguyễn Văn A",
    ],
)
@pytest.mark.parametrize("laid_out", [True, False], ids=["tables", "blocks"])
def test_what_a_portal_says_below_is_left_out(foot: str, laid_out: bool) -> None:
    words = "<br><br>".join(NEWS)
    page = (
        f"<table><tr><td><table><tr><td>{words}</td></tr><tr><td>{foot}</td></tr></table></td></tr></table>"
        if laid_out
        else f"<div><div>{words}</div>{foot}</div>"
    )
    assert lines_of(page) == [*NEWS]


@pytest.mark.parametrize("line", ["Cơ quan chủ quản: UBND tỉnh Thanh Hóa.", "Đơn vị chủ quản: Sở Công Thương."])
def test_who_is_over_a_project_cuts_no_paper(line: str) -> None:
    """What a foot opens with is a paper's own where money or an item follows."""
    told = [*(f"{n}. Hỗ trợ máy móc: {n}00 triệu đồng." for n in range(1, 9)), "9. Dự án mới", line]
    after = ["Kinh phí: 900 triệu đồng.", "10. Hội chợ Xuân: 300 triệu đồng."]
    page = "".join(f"<p>{words}</p>" for words in (*told, *after))
    assert lines_of(f"<div>{page}</div>") == [*told, *after]


def test_a_list_of_other_papers_is_none_of_this_one() -> None:
    listed = "<tr><th>STT</th><th>Trích yếu</th></tr><tr><td>1</td><td>Phê duyệt 5 tỷ đồng</td></tr>"
    other = f"<div>Văn bản liên quan</div><table>{listed}</table>"
    assert lines_of(f"<div>{''.join(f'<p>{words}</p>' for words in NEWS)}{other}</div>") == [*NEWS]


def test_the_same_words_within_a_paper_are_its_own() -> None:
    """A row of figures of the portal, a heading amid the paper."""
    rows = "<tr><td>Email</td><td>Tổng lượt truy cập</td><td>12</td></tr>" * 2
    told = lines_of(f"<p>Đang online: 15 gian hàng của tỉnh.</p><p>{NEWS[0]}</p><table>{rows}</table><p>{NEWS[1]}</p>")
    assert told[0].startswith("Đang online")
    assert told.count("Email | Tổng lượt truy cập | 12") == 2


def test_deleted_words_are_left_out_and_set_lines_stay_lines() -> None:
    told = lines_of(
        "<p><del>Mở 06 lớp</del><ins>Mở 07 lớp</ins></p><pre>1. Hội chợ: 310\ntriệu đồng.\n2. Bản tin.</pre><p>a\nb</p>"
    )
    assert told == ["Mở 07 lớp", "1. Hội chợ: 310", "triệu đồng.", "2. Bản tin.", "a b"]
