"""How pages of portals tell money: headings run into their text, a rest without a sum, support beside a whole cost."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of
from .test_told_in_news import Case, sums, told

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        (
            "Ngày hội năm 2019. Huyện mở 12 gian hàng, kinh phí 140 triệu đồng.\n\n"
            "Ngày hội năm 2022. Huyện mở 30 gian hàng, kinh phí 260 triệu đồng.",
            [(140, ACTUAL, "2019"), (260, ACTUAL, "2022")],
        ),
        (
            "1. Dự án năm 2018. Ngày 4/9/2018, Trung tâm nghiệm thu máy sàng, kinh phí 310 triệu đồng.\n"
            "2. Dự án năm 2021. Trung tâm nghiệm thu máy cán, kinh phí 420 triệu đồng.",
            [(310, ACTUAL, "2018"), (420, ACTUAL, "2021")],
        ),
        (
            "Khuyến công địa phương năm 2021 (đợt hai). Trung tâm hỗ trợ 3 cơ sở, kinh phí 330 triệu đồng.",
            [(330, ACTUAL, "2021")],
        ),
        (
            "Theo nghị quyết về làng nghề giai đoạn 2016-2020, năm 2018 huyện đã chi 75 triệu đồng cho 5 làng nghề.",
            [(75, ACTUAL, "2018")],
        ),
        (
            "Theo Sở Công Thương, 9 tháng đầu năm 2022 các huyện đã giải ngân 900 triệu đồng, đạt 60 % kế hoạch năm."
            " Cụ thể:\n- Mở 4 lớp nghề, kinh phí 300 triệu đồng;\n- Hỗ trợ 6 cơ sở, kinh phí 600 triệu đồng.",
            [(300, ACTUAL, "2022M01-M09"), (600, ACTUAL, "2022M01-M09")],
        ),
        (
            "Năm 2022, tỉnh đã có 18 chương trình xúc tiến thương mại được phê duyệt, kinh phí 7 tỷ đồng.",
            [(7000, PLAN, "2022")],
        ),
    ],
)
def test_headings_that_run_into_their_text_and_bases_tell_the_year(text: str, cases: list[Case]) -> None:
    assert told(text, "Bạc Liêu: khuyến công năm 2019 và năm 2022\n\n") == cases


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "Cơ sở Hoa Mai lắp 01 máy rang, 01 máy xay với tổng kinh phí 480 triệu đồng, trong đó khuyến công tỉnh"
            " hỗ trợ 160 triệu đồng.",
            [160],
            [480],
        ),
        (
            "Theo dự toán được duyệt, đề án máy ép dầu có tổng kinh phí thực hiện 350.000.000 đồng, trong đó kinh phí"
            " khuyến công năm 2020 hỗ trợ 140.000.000 đồng.",
            [140],
            [350],
        ),
        (
            "Tổng kinh phí hoạt động là 9 tỷ đồng, trong đó khuyến công quốc gia hỗ trợ 4 tỷ đồng.",
            [],
            [9000, 4000],
        ),
        ("Dự án của Công ty Mây Xanh có tổng số vốn trên 8 tỷ đồng, tạo việc làm cho 25 lao động.", [], [8000]),
        (
            "Tỉnh chi 6,4 tỷ đồng kinh phí khuyến công để dạy nghề cho 2.150 lao động, xây dựng 3 mô hình.",
            [6400],
            [],
        ),
        ("Tính cả 2 đề án đang trình, kinh phí khuyến công của tỉnh là 2,4 tỷ đồng.", [], [2400]),
        (
            "Tỉnh chi 12 tỷ đồng hỗ trợ các đề tài. Lĩnh vực trồng trọt được 5 tỷ đồng. Chế biến được 4 tỷ đồng."
            " Phần còn lại dành cho các nhiệm vụ khác.",
            [5000, 4000],
            [12000],
        ),
        (
            "Tỉnh đã triển khai 30 đề án, tổng kinh phí hơn 8 tỷ đồng. Trong đó:\n"
            "- khuyến công quốc gia: 10 đề án, kinh phí hỗ trợ 2,5 tỷ đồng;\n"
            "- khuyến công địa phương: 20 đề án, kinh phí hỗ trợ gần 5,54 tỷ đồng.\n\n"
            "Chia theo nội dung, có 22 đề án máy móc; 8 đề án tập huấn.",
            [],
            [2500, 5540, 8000],
        ),
        (
            "Công ty Mây Xanh được vốn khuyến công quốc gia năm 2020 hỗ trợ 220 triệu đồng, trong tổng kinh phí"
            " 510 triệu đồng mua 1 máy cán.",
            [220],
            [510],
        ),
        # what a project cost is told behind the one firm that it is for
        (
            "Trung tâm giúp HTX Mây Xanh lắp máy cán. Tổng kinh phí thực hiện 510 triệu đồng, trong đó khuyến công tỉnh"
            " hỗ trợ 220 triệu đồng.",
            [220],
            [510],
        ),
        (
            "Trung tâm nghiệm thu máy cán tại hộ kinh doanh Ba Tây.\n\nĐề án dùng nguồn khuyến công tỉnh, tổng kinh phí"
            " 90 triệu đồng. Trong đó, khuyến công hỗ trợ 40 triệu đồng, còn lại là vốn đối ứng.",
            [90],
            [40],
        ),
        (
            "Trung tâm triển khai 4 đề án, trong đó có đề án của cơ sở Ba Tây. Tổng kinh phí 900 triệu đồng, trong đó"
            " khuyến công tỉnh hỗ trợ 300 triệu đồng.",
            [],
            [900, 300],
        ),
        ("Khuyến công quốc gia giúp tỉnh mua máy trung bình mỗi năm khoảng 3 tỷ đồng.", [], [3000]),
        ("Cơ sở Ba Tây được hỗ trợ 120 triệu đồng, tự bỏ thêm 140 triệu đồng để mua máy.", [120], [140]),
        ("Tỉnh chi 26 tỷ đồng cho các huyện, thành phố, sở, ngành để làm bao bì sản phẩm.", [26000], []),
        (
            "Tổng nguồn vốn khuyến công là 20 tỷ đồng, trong đó:\n- khuyến công quốc gia 5 tỷ đồng;\n"
            "- ngân sách tỉnh 8 tỷ đồng;\n- các chương trình trồng rừng hỗ trợ 7 tỷ đồng.",
            [],
            [7000, 20000, 5000, 8000],
        ),
        ("Tỉnh bố trí 14 tỷ đồng để triển khai Chương trình «Mỗi xã một sản phẩm».", [], [14000]),
        ("Kinh phí triển khai Đề án dự kiến 52 tỷ đồng.", [], [52000]),
        (
            "Nguồn lực cho sản phẩm của tỉnh ước 90 tỷ đồng, bao gồm:\n"
            "- ngân sách địa phương 30 tỷ đồng;\n- vốn tín dụng 45 tỷ đồng;\n- vốn doanh nghiệp 15 tỷ đồng.",
            [],
            [90000, 30000, 45000, 15000],
        ),
    ],
)
def test_wholes_rests_and_what_others_bring(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


def test_a_cost_alone_in_its_sentence_is_of_the_event_before_it() -> None:
    text = "Sở lần đầu tổ chức ngày hội trái cây ở Giá Rai. Kinh phí dự toán là 1,2 tỷ đồng, lấy từ ngân sách tỉnh."
    assert [cost for cost, *_ in told(text)] == [1200]


YEARS = "Bạc Liêu: khuyến công qua các năm\n\n"


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        # a section tells what its own first words say; one that is over when the next begins tells results
        (
            "I. NĂM 2018 (tin ngày 02/02/2018)\n\nTỉnh được phê duyệt 4 đề án. Trung tâm hỗ trợ cơ sở Ba Tây mua máy"
            " cán, kinh phí 90 triệu đồng.\n\nII. NĂM 2021\n\nTỉnh phê duyệt 3 đề án mua máy sấy, kinh phí 300 triệu"
            " đồng.",
            [(90, ACTUAL, "2018"), (300, PLAN, "2021")],
        ),
        (
            "I. SẢN PHẨM DỰ THI NĂM 2018\n\nHuyện hỗ trợ các chủ thể:\n\n1. HTX Mây Xanh: 90 triệu đồng.\n\n"
            "2. HTX Ba Tây: 80 triệu đồng.\n\nII. NĂM 2021\n\nUBND huyện có các quyết định hỗ trợ sản phẩm.\n\n"
            "1. Mua máy sấy: 300 triệu đồng.\n\n2. In bao bì: 200 triệu đồng.",
            [(90, ACTUAL, "2018"), (80, ACTUAL, "2018"), (300, PLAN, "2021"), (200, PLAN, "2021")],
        ),
        (
            "I. NĂM 2018\n\nUBND tỉnh cấp cho hoạt động khuyến công tổng cộng 5 tỷ đồng, gồm:\n\n"
            "- 3 tỷ đồng mua máy;\n\n- 2 tỷ đồng mở lớp.\n\nII. GIAI ĐOẠN 2021 - 2025\n\nTỉnh đã mở 4 lớp.",
            [(3000, PLAN, "2018"), (2000, PLAN, "2018")],
        ),
    ],
)
def test_sections_of_several_years_tell_their_role_themselves(text: str, cases: list[Case]) -> None:
    assert told(text, YEARS) == cases


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Tính đến đầu tháng 7, tỉnh đã cấp 26 tỷ đồng cho các huyện để làm bao bì.", (26000, ACTUAL, "2020")),
        ("UBND tỉnh quyết định đầu tư 9 tỷ đồng để khôi phục làng gốm.", (9000, PLAN, "2020")),
        ("Tháng 9/2020, cơ sở Hoa Mai được hỗ trợ 60 triệu đồng mua máy.", (60, ACTUAL, "2020")),
    ],
)
def test_what_was_paid_by_a_day_what_was_decided_and_when_it_happened(text: str, case: Case) -> None:
    assert told(text, "Bạc Liêu: kết quả khuyến công năm 2020\n\n") == [case]


def test_sources_of_a_whole_that_count_their_projects_and_aims_of_years_are_totals() -> None:
    funding = (
        "I. KINH PHÍ\n\nTổng kinh phí 900 triệu đồng. Trong đó:\n\n- Khuyến công quốc gia hỗ trợ 2 đề án, kinh phí 300"
        " triệu đồng;\n\n- Khuyến công địa phương hỗ trợ 5 đề án, kinh phí 600 triệu đồng.\n\nII. LỚP\n\n1. Mở lớp."
    )
    assert sums(funding)[0] == []
    aims = (
        "1. Mục tiêu\n\nChương trình khuyến công giai đoạn 2016 - 2020 đặt mục tiêu thực hiện 60 đề án, kinh phí 12 tỷ"
        " đồng.\n\n2. Lớp\n\nMở lớp nghề."
    )
    assert sums(aims) == ([], [12000])


def test_a_note_on_money_tells_totals_whatever_section_it_closes() -> None:
    decision = (
        "SỞ CÔNG THƯƠNG\nSố: 9/QĐ-SCT\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch năm 2022\n\nĐiều 1. Ban hành Kế hoạch."
    )
    note = "\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\nGhi chú về kinh phí: tổng kinh phí gần 40 tỷ đồng.\n"
    assert sums(note, decision) == ([], [40000])


def test_a_programme_among_sources_is_the_source_of_its_sum() -> None:
    """What a column of the same words is read as, so that both are compared."""
    text = (
        "KẾ HOẠCH\nOCOP năm 2031\n\nTổng kinh phí thực hiện năm 2031: 4.730 triệu đồng, trong đó: sự nghiệp khoa học và"
        " công nghệ 3.120 triệu đồng; Chương trình MTQG xây dựng nông thôn mới 660 triệu đồng; vốn đối ứng của chủ thể"
        " 950 triệu đồng.\n"
    )
    told = {(t.fund_source, (t.amount_vnd or 0) // 1_000_000) for t in facts_of(text).totals}
    sources = {("sự nghiệp khoa học", 3120), ("chương trình mục tiêu quốc gia", 660), ("nguồn khác", 950)}
    assert told == {(None, 4730)} | sources
