"""Sums over lists, of sources and of years are a programme's; what one source did by itself is a content."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

RESULT = "Bạc Liêu: kết quả khuyến công năm 2031\n\n"
PLAN = "Bạc Liêu: kế hoạch khuyến công năm 2031\n\n"


def sums(text: str, head: str = RESULT) -> tuple[list[int], list[int]]:
    """Sums of things and totals, in million đồng, each in order of size."""
    facts = facts_of(head + text)
    spent = [a.amount.value // 1_000_000 for a in facts.activities if a.amount]
    return sorted(spent), sorted((t.amount_vnd or 0) // 1_000_000 for t in facts.totals)


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "Tỉnh triển khai 14 đề án, tổng kinh phí 4,15 tỷ đồng. Trong đó, khuyến công quốc gia 3 đề án, 1,35 tỷ"
            " đồng;"
            " khuyến công địa phương 11 đề án, 2,8 tỷ đồng.",
            [],
            [1350, 2800, 4150],
        ),
        (
            "Có 7 dự án được duyệt, tổng kinh phí 995 triệu đồng:\n- Chương trình khuyến công quốc gia: 2 dự án, 395"
            " triệu đồng;\n- Chương trình khuyến công tỉnh: 5 dự án, 600 triệu đồng.",
            [],
            [395, 600, 995],
        ),
        (  # rounded sources of a rounded whole
            "Trung tâm thực hiện 17 đề án, tổng mức hỗ trợ hơn 6 tỷ đồng; trong đó 4 đề án khuyến công quốc gia"
            " trên 4,4"
            " tỷ đồng, 13 đề án khuyến công địa phương hơn 1,7 tỷ đồng.",
            [],
            [1700, 4400, 6000],
        ),
        (
            "Tổng kinh phí 8 tỷ đồng: 5 đề án cấp tỉnh, 3 tỷ đồng và 9 đề án quốc gia, 5 tỷ đồng.",
            [],
            [3000, 5000, 8000],
        ),
        (  # of the two, one says what it paid for
            "Tổng kinh phí khuyến công là 7,3 tỷ đồng. Khuyến công quốc gia hỗ trợ 1,5 tỷ đồng cho 5 cơ sở mua máy"
            " tiện."
            " Khuyến công địa phương hỗ trợ 5,8 tỷ đồng cho 31 đề án.",
            [1500],
            [5800, 7300],
        ),
        (
            "Giai đoạn 2029 - 2031, tỉnh được hỗ trợ 9 đề án khuyến công quốc gia, tổng kinh phí 5,4 tỷ đồng. Năm 2029:"
            " 3 đề án, 1,6 tỷ đồng. Năm 2030: 3 đề án, 1,7 tỷ đồng. Năm 2031: 3 đề án, 2,1 tỷ đồng.",
            [],
            [1600, 1700, 2100, 5400],
        ),
        # what one source did by itself, also for things; sources that do not come to the whole; kinds of things
        ("Riêng nguồn khuyến công quốc gia đã triển khai 6 đề án, kinh phí 1,2 tỷ đồng.", [1200], []),
        (
            "Cả năm có 23 đề án, tổng kinh phí 4,3 tỷ đồng. Riêng nguồn khuyến công quốc gia triển khai 7 đề án, tổng"
            " kinh phí 2,5 tỷ đồng, hỗ trợ 8 cơ sở mua máy ép gạch.",
            [2500],
            [4300],
        ),
        (
            "Tổng kinh phí 9 tỷ đồng. Khuyến công quốc gia: nghiệm thu 3 đề án máy sấy, 900 triệu đồng; khuyến công"
            " tỉnh:"
            " 2 đề án máy ép, 500 triệu đồng.",
            [500, 900],
            [9000],
        ),
        (
            "Tổng kinh phí 900 triệu đồng. Khuyến công quốc gia 3 lớp nghề mây, 300 triệu đồng; khuyến công tỉnh 6 lớp"
            " nghề gốm, 600 triệu đồng.",
            [300, 600],
            [900],
        ),
    ],
)
def test_sources_and_years_of_a_total_that_count_projects_alone_are_totals(
    text: str, spent: list[int], totals: list[int]
) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "1. Chương trình khuyến công quốc gia: dự kiến hỗ trợ hơn 3 tỷ đồng, để làm các đề án:\n- máy sấy gỗ;\n"
            "- máy ép gạch.\n\n2. Tuyên truyền: 40 triệu đồng.",
            [40],
            [3000],
        ),
        (
            "1. Khuyến công địa phương. Tỉnh duyệt 02 đề án, tổng kinh phí hỗ trợ là 405 triệu đồng:\n\na) Máy sấy dược"
            " liệu (01 đề án);\n\nb) Tuyên truyền (01 đề án).\n\n2. Quản lý: 20 triệu đồng.",
            [20],
            [405],
        ),
        (
            "Theo Kế hoạch làng nghề của tỉnh, kinh phí là 42 tỷ đồng, lấy từ ngân sách; vốn của cơ sở. Kinh phí dùng"
            " để:\n- xúc tiến thương mại;\n- đào tạo nghề mây.",
            [],
            [42_000],
        ),
        (
            "Tỉnh thực hiện “Đề án phát triển thương hiệu gạo đến năm 2031”, kinh phí 4 tỷ đồng. Từng năm như sau:\n"
            "- Năm 2030: đăng ký nhãn hiệu;\n- Năm 2031: quảng bá.",
            [],
            [4000],
        ),
        (
            "Tỉnh có kế hoạch bố trí gần 13 tỷ đồng cho đề tài, dự án năm 2031:\na) lĩnh vực trồng trọt: trên 5 tỷ"
            " đồng;\n"
            "b) lĩnh vực y tế: trên 4 tỷ đồng;\nc) lĩnh vực khác: phần còn lại.",
            [4000, 5000],
            [13_000],
        ),
        (
            "Sở được giao 2 tỷ đồng kinh phí khuyến công, chia ra:\n- Lớp nghề gốm: 900 triệu đồng;\n- Hội chợ: 800"
            " triệu"
            " đồng;\n- Dự phòng.",
            [800, 900],
            [2000],
        ),
        # an item that names its thing; things counted over their names; examples; a list that tells little of a sum
        ("1. Máy sấy: hỗ trợ 5 đề án, 2 tỷ đồng, gồm các đề án:\n- chè;\n- cà phê.\n\n2. Lớp: mở 2 lớp.", [2000], []),
        ("Hỗ trợ 3 cơ sở mua máy sấy, 300 triệu đồng:\n- cơ sở Mây;\n- cơ sở Gió.", [300], []),
        (
            "Hỗ trợ 9 cơ sở mua máy, 900 triệu đồng, điển hình như:\n- cơ sở Mây: 300 triệu đồng;\n- cơ sở Gió: 200"
            " triệu"
            " đồng.",
            [200, 300, 900],
            [],
        ),
        (
            "Mở 9 lớp nghề mây, 900 triệu đồng, cùng các việc:\n- In tờ rơi: 30 triệu đồng;\n- Làm biển: 20 triệu"
            " đồng.",
            [20, 30, 900],
            [],
        ),
    ],
)
def test_a_sum_over_the_list_of_what_it_is_for_is_its_total(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text, PLAN) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (  # what plans and schemes cost, and what several things together cost
            "Tỉnh ban hành Đề án bảo tồn làng nghề giai đoạn 2031-2035. Kinh phí thực hiện Đề án ước 38 tỷ đồng, từ"
            " ngân"
            " sách tỉnh 21 tỷ đồng, ngân sách huyện 6 tỷ đồng.",
            [],
            [6000, 21_000, 38_000],
        ),
        ("Năm 2031 ngân sách tỉnh dành trên 1 tỷ đồng cho Kế hoạch khôi phục nghề mây và gốm.", [], [1000]),
        ("Tỉnh phân bổ 1,5 tỷ đồng cho 11 đề án.", [], [1500]),
        ("UBND tỉnh giao Trung tâm 1 tỷ đồng để làm 12 đề án.", [], [1000]),
        (
            "Huyện sẽ mở 2 lớp nghề; công nhận 1 làng nghề; hỗ trợ 3 nhãn hiệu. Kinh phí thực hiện là 3 tỷ đồng,"
            " gồm ngân"
            " sách tỉnh 2 tỷ đồng, ngân sách huyện 1 tỷ đồng.",
            [],
            [1000, 2000, 3000],
        ),
        (
            "Tham gia 8 hội chợ (1,2 tỷ đồng), mở 2 lớp nghề (400 triệu đồng). Kinh phí thực hiện là 1,6 tỷ đồng,"
            " do ngân"
            " sách tỉnh bảo đảm.",
            [400, 1200],
            [1600],
        ),
        ("Các ngân hàng đã cho 63 chủ thể vay 87 tỷ đồng.", [], [87_000]),
        # one thing of a plan, one project, one thing whose cost the next sentence tells
        ("Tỉnh dành 900 triệu đồng thực hiện Chương trình truyền hình khuyến công.", [900], []),
        ("Tỉnh phân bổ 300 triệu đồng cho 01 đề án máy sấy chè.", [300], []),
        ("Huyện sẽ mở 2 lớp nghề mây. Kinh phí thực hiện là 90 triệu đồng.", [90], []),
        ("Tỉnh giao Trung tâm 600 triệu đồng để hỗ trợ 4 cơ sở mua máy.", [600], []),
    ],
)
def test_money_of_plans_and_of_several_things_is_a_total(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text, PLAN) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "case"),
    [
        (
            "Gia Lai: khuyến công 2031\n\nNăm 2031 tỉnh được giao 2 đề án:\n\n1. Máy sấy: 300 triệu đồng.\n\n2. Lò:"
            " 9 lò.",
            Role.PLAN,
        ),
        ("Gia Lai: khuyến công 2031\n\nTỉnh được giao kinh phí 2 tỷ đồng. Lớp nghề mây 90 triệu đồng.", Role.PLAN),
        (
            "Gia Lai: kế hoạch 2033\n\nNhìn lại giai đoạn dịch bệnh: năm 2031, cơ sở Mây được hỗ trợ 90 triệu đồng"
            " mua máy.",
            Role.ACTUAL,
        ),
        (
            "Gia Lai: làng nghề 2031\n\nTỉnh công nhận danh hiệu làng nghề Mây. Làng được cấp bằng công nhận và 50"
            " triệu đồng mở lớp.",
            Role.ACTUAL,
        ),
        ("Gia Lai: phân bón hữu cơ năm 2031\n\nMáy trộn của cơ sở Mây, 90 triệu đồng.", Role.ACTUAL),
        (
            "Tỉnh Gia Lai\n\n1. Nghiên cứu năm 2031\n\nTỉnh có kế hoạch bố trí 9 tỷ đồng cho đề tài, dự án:\na) y"
            " tế: 5 tỷ đồng;\nb) máy: 3 tỷ đồng.",
            Role.PLAN,
        ),
        # given and since carried out; a later year in a look ahead; money for those who use it
        (
            "Gia Lai: khuyến công 2031\n\nTỉnh được giao 2 đề án. Trung tâm đã mở lớp nghề mây, 90 triệu đồng.",
            Role.ACTUAL,
        ),
        ("Gia Lai: kết quả 2031\n\nTỉnh được cấp giấy phép mở lớp nghề mây, kinh phí 90 triệu đồng.", Role.ACTUAL),
        ("Gia Lai: phân bổ kinh phí năm 2031\n\nMáy trộn của cơ sở Mây, 90 triệu đồng.", Role.PLAN),
        ("Gia Lai: kế hoạch 2031\n\nNhìn chung, năm 2031, cơ sở Mây được hỗ trợ 90 triệu đồng mua máy.", Role.PLAN),
    ],
)
def test_what_was_given_is_planned_and_what_was_recognised_is_done(text: str, case: Role) -> None:
    assert {a.role for a in facts_of(text).activities if a.amount} == {case}


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        ("Máy sấy của HTX Mây Xanh: kinh phí khuyến công tỉnh 140 triệu đồng, đối ứng 310 triệu đồng.", [140], [310]),
        ("Đúc đồng: nguồn kinh phí khuyến công quốc gia năm 2031 là 90 triệu đồng.", [90], []),
        (
            "Ngân sách hỗ trợ OCOP: huyện Suối Mơ 620 triệu đồng (12 sản phẩm), xã Mây 48 triệu đồng (9 lớp).",
            [48, 620],
            [],
        ),
        ("Thị xã Điện Bàn được phân bổ 600 triệu đồng để hỗ trợ 5 cơ sở mua máy.", [600], []),
        ("Hội Nông dân giải ngân 3,2 tỷ đồng vốn vay ưu đãi cho 8 hợp tác xã.", [], [3200]),
        (
            "Sở hỗ trợ 9 doanh nghiệp áp dụng ISO, 450 triệu đồng. Quỹ cho 2 doanh nghiệp vay 4,5 tỷ đồng.",
            [450],
            [4500],
        ),
        # what a source gives in all, how many projects it has, what a firm sold, and what was lent for a machine
        ("Kinh phí khuyến công tỉnh 140 triệu đồng, đối ứng 310 triệu đồng.", [], [140, 310]),
        ("Ngân sách hỗ trợ OCOP: khuyến công tỉnh 620 triệu đồng (12 đề án).", [], [620]),
        ("Phiên chợ bán được 600 triệu đồng.", [], []),
        ("Hỗ trợ lãi suất 380 triệu đồng cho 9 hợp tác xã vay vốn mua máy.", [380], []),
    ],
)
def test_whose_money_a_sum_is(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Qua 3 năm (2029-2031), tỉnh đã bố trí 89 tỷ đồng, trong đó: mở lớp nghề mây 41 tỷ đồng.", Role.ACTUAL),
        ("UBND tỉnh đã cấp 2,4 tỷ đồng thưởng cho các chủ thể.", Role.ACTUAL),
        ("Tỉnh được cấp 900 triệu đồng hỗ trợ 9 cơ sở mua máy ép.", Role.ACTUAL),
        ("Năm 2031, tỉnh đã bố trí 89 tỷ đồng mở lớp nghề mây.", Role.PLAN),
        ("UBND tỉnh đã cấp 2,4 tỷ đồng để mở 9 lớp nghề mây.", Role.PLAN),
    ],
)
def test_what_was_given_to_those_who_use_it_or_in_years_that_are_over_is_spent(text: str, role: Role) -> None:
    facts = facts_of("Bạc Liêu: kết quả khuyến công giai đoạn 2029-2031\n\n" + text)
    assert {a.role for a in facts.activities if a.amount} == {role}
