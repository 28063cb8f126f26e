"""A list of contents tells the headings a second time: it is left out, whatever the format."""

import pytest

from khuyencong.papers import read_text
from khuyencong.papers.reading.formats.noise import without_contents

BODY = ["I. KẾT QUẢ THỰC HIỆN", "1. Đào tạo nghề: đã mở 02 lớp.", "2. Hội chợ: đã tham gia 02 hội chợ."]
LISTED = ["I. KẾT QUẢ THỰC HIỆN ........ 3", "1. Đào tạo nghề\t3", "2. Hội chợ … 4", "", "II. KIẾN NGHỊ 15"]


@pytest.mark.parametrize("label", [["MỤC LỤC"], ["MỤC LỤC:"], ["Mục lục", "Trang"]])
def test_headings_and_their_pages_are_left_out(label: list[str]) -> None:
    lines = ["BÁO CÁO", *label, *LISTED, *BODY]
    assert [lines[i] for i in without_contents(lines)] == ["BÁO CÁO", *BODY]
    assert read_text("\n".join(lines).encode(), "a.txt").content.split("\n") == ["BÁO CÁO", *BODY]


@pytest.mark.parametrize(
    "lines",
    [
        [*LISTED, *BODY],  # no list of contents, however its lines end
        ["MỤC LỤC", *BODY],
        ["MỤC LỤC", "I. KẾT QUẢ 3", "II. KIẾN NGHỊ 5", *BODY],  # too short to be one
        ["Mục lục ngân sách nhà nước", *LISTED],
    ],
)
def test_other_lines_stay(lines: list[str]) -> None:
    assert [lines[i] for i in without_contents(lines)] == lines


def test_what_follows_the_list_stays_though_it_ends_in_a_number() -> None:
    lines = ["MỤC LỤC", *LISTED, "Kết quả khuyến công quý 3", *BODY]
    assert [lines[i] for i in without_contents(lines)] == lines[len(LISTED) + 1 :]
