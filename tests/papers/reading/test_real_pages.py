"""What pages of papers and portals are like as they stand on the web: lines of the portal's own, text cut off before
its head, the day they were posted on, and money told of those who got it."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of
from .test_told_in_news import Case, sums, told

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN
TASKS = "Sở Công Thương cho biết, 5 đề án tập huấn (450 triệu đồng) được thực hiện trong năm 2020."


@pytest.mark.parametrize(
    ("line", "case"),
    [
        ("Cập nhật lúc 15:38, Thứ Tư, 11/03/2020 (GMT+7)", (450, PLAN, "2020")),
        ("08:15, 11/03/2020", (450, PLAN, "2020")),
        ("Kinh tế - Ngày đăng : 08:15, 11/03/2020", (450, PLAN, "2020")),
        ("Cập nhật lúc 15:38, Thứ Tư, 11/11/2020 (GMT+7)", (450, ACTUAL, "2020")),
        ("Phát biểu ngày 11/03/2020 tại Sở", (450, ACTUAL, "2020")),  # no line of the portal's
    ],
)
def test_the_day_in_the_line_of_a_page_says_whether_a_year_is_over(line: str, case: Case) -> None:
    assert told(f"{line}\n{TASKS}", "Triển khai đề án khuyến công\n") == [case]


def test_a_page_without_a_year_tells_of_the_one_it_was_posted_in() -> None:
    page = "Thời sự - Ngày đăng : 08:22, 04/05/2011\nTrung tâm đã mở 3 lớp nghề, kinh phí 90 triệu đồng."
    assert told(page, "Tỉnh mở lớp dạy nghề\n") == [(90, ACTUAL, "2011")]


def test_lines_of_a_portal_over_a_headline_are_none() -> None:
    page = "Hà Nội: 35°C Hà Nội\nhoạt động khuyến công\nHình ảnh liên kết\nBạc Liêu: khuyến công 6 tháng đầu năm 2018\n"
    facts = facts_of(f"{page}\nTrung tâm đã mở 3 lớp nghề, kinh phí 90 triệu đồng.")
    assert facts.head.title == "Bạc Liêu: khuyến công 6 tháng đầu năm 2018"
    assert [a.period for a in facts.activities] == ["2018H1"]


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (  # cut off before its head, the text begins with figures
            "Trong tổng kinh phí này, ngân sách nhà nước: 105,5 tỷ đồng (30%); vốn doanh nghiệp: 246 tỷ đồng (70%).\n"
            "Bưởi là sản phẩm của huyện.",
            [],
            [105500, 246000],
        ),
        (
            "Năm 2023, tổng kinh phí khuyến công thực hiện của tỉnh là 8,2 tỷ đồng, đạt 82% kế hoạch.\n"
            "Năm 2023, công tác truyền thông được duy trì với kinh phí thực hiện là 970 triệu đồng.",
            [970],
            [8200],
        ),
    ],
)
def test_a_sentence_with_figures_is_no_headline(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text, "") == (spent, totals)
    assert {a.role for a in facts_of(text).activities if a.amount} <= {ACTUAL}


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (  # who got it, and what he laid out himself
            "Được hỗ trợ 113 triệu đồng từ chương trình khuyến công, Công ty TNHH Mây Xanh, ở thị xã Giá Rai đã đầu tư"
            " thêm gần 270 triệu đồng để mua tủ sấy.",
            [113],
            [270],
        ),
        (
            "Được hỗ trợ 5 tỷ đồng từ chương trình khuyến công, tỉnh có thêm nhiều máy móc.",
            [],
            [5000],
        ),
        (  # who gives how much, in a sentence of its own
            "Tỉnh giao Trung tâm 65 đề án, với tổng kinh phí là 10,2 tỷ đồng. Cụ thể, kinh phí khuyến công địa phương:"
            " 8,8 tỷ đồng, đến nay đã phân bổ 8,5 tỷ đồng; nguồn khuyến công quốc gia là 1,4 tỷ đồng.",
            [],
            [10200, 8800, 8500, 1400],
        ),
        (
            "Tổng kinh phí đào tạo nghề khoảng 969 tỷ đồng, trong đó kinh phí trích từ ngân sách thành phố 899,8 tỷ"
            " đồng; kinh phí từ ngân sách huyện 4,7 tỷ đồng; kinh phí từ nguồn xã hội hóa 64,5 tỷ đồng.",
            [],
            [969000, 899800, 4700, 64500],
        ),
        (  # one of several programmes
            "Khuyến công đã hỗ trợ xây dựng 78 mô hình trình diễn. Kinh phí cho chương trình này là 8,4 tỷ đồng, chiếm"
            " 21,6% tổng kinh phí.",
            [8400],
            [],
        ),
        (  # between what and what the sums of several lie
            "Một số địa phương bố trí ngân sách ở mức khá từ 4 đến 8,3 tỷ đồng cho khuyến công là: Hoa Mai, Giá Rai.",
            [],
            [],
        ),
    ],
)
def test_money_of_those_who_got_it_and_of_those_who_gave_it(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


def test_what_is_aimed_at_is_planned() -> None:
    page = "Bạc Liêu hoàn thành chương trình, mục tiêu thực hiện 16 lớp nghề, kinh phí 250 triệu đồng."
    assert told(page) == [(250, PLAN, "2020")]
