"""Sums that are the whole of others are totals, in whatever words they stand."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

HEAD = "Bạc Liêu: kết quả khuyến công năm 2020\n\n"


def sums(text: str) -> tuple[list[int], list[int | None]]:
    """Sums of things and totals, in million đồng."""
    facts = facts_of(HEAD + text)
    spent = [a.amount.value // 1_000_000 for a in facts.activities if a.amount]
    return spent, [t.amount_vnd and t.amount_vnd // 1_000_000 for t in facts.totals]


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        ("Tỉnh chi 900 triệu đồng. Mở 9 lớp, 600 triệu đồng. Dự 2 hội chợ, 300 triệu đồng.", [600, 300], [900]),
        ("Tỉnh giải ngân 950 triệu đồng. Mở 9 lớp, 600 triệu đồng; dự 2 hội chợ, 300 triệu đồng.", [600, 300], [950]),
        ("Chi 500 triệu đồng để thưởng 12 sản phẩm. Cụ thể: 2 sản phẩm 4 sao, mức 50 triệu đồng/sản phẩm.", [], [500]),
        ("Kinh phí khuyến công của tỉnh là 3 tỷ đồng; khuyến công quốc gia 1 tỷ đồng.", [], [3000, 1000]),
        ("Được giao 3 tỷ đồng, gồm 1 tỷ đồng vốn quốc gia và 2 tỷ đồng vốn địa phương.", [], [3000, 1000, 2000]),
        ("Chi 800 triệu đồng mở lớp, trong đó doanh nghiệp 300 triệu đồng.", [800], [300]),
        ("Chi 80 triệu đồng mở lớp; phần còn lại 20 triệu đồng do các doanh nghiệp đóng góp.", [80], [20]),
        ("Tổng 10 tỷ đồng: 5 đề án quốc gia, 4 tỷ đồng và 9 đề án địa phương, 6 tỷ đồng.", [], [4000, 6000, 10000]),
        ("Bố trí 5 tỷ đồng từ ngân sách, gồm: cấp tỉnh 3 tỷ đồng và cấp huyện 2 tỷ đồng.", [], [5000, 3000, 2000]),
        ("Cả 13 tỉnh được duyệt 9 tỷ đồng kinh phí khuyến công.", [], [9000]),
        ("Mở 5 phiên chợ, mỗi phiên 180 triệu đồng, tổng cộng 900 triệu đồng.", [900], []),
        (
            "Mở lớp, giải ngân 42 triệu đồng; lũy kế giải ngân 96 triệu đồng, đạt 49% kế hoạch 196 triệu đồng.",
            [42],
            [196, 96],
        ),
        ("Mở lớp tại xã Thành Công 70 triệu đồng.", [70], []),
        ("Kế hoạch kinh phí của cả nước là 298 tỷ đồng; kinh phí thực hiện 290 tỷ đồng.", [], [298000, 290000]),
        ("Tỉnh Ninh Bình: kế hoạch 4 tỷ đồng, thực hiện 3 tỷ đồng, đạt 75%.", [], [4000, 3000]),
        ("Được giao 900 triệu đồng; khu vực thực hiện 800 triệu đồng.", [], [900, 800]),
        ("Kế hoạch phát triển làng nghề giai đoạn 2021-2025 dành 40 tỷ đồng.", [], [40000]),
        ("Khuyến công quốc gia 800 triệu đồng, hỗ trợ cho 4 đề án.", [800], []),
        ("Tỉnh cấp 1 tỷ đồng kinh phí khuyến công cho 12 đề án.", [1000], []),
        ("Bằng kinh phí quốc gia, hai cụm công nghiệp được hỗ trợ 6 tỷ đồng.", [6000], []),
        ("Bản tin: 60 triệu đồng.", [60], []),
        (
            "Nghiệm thu máy sấy. Tổng kinh phí thực hiện đề án là 480 triệu đồng, "
            "trong đó kinh phí khuyến công quốc gia hỗ trợ 150 triệu đồng.",
            [150],
            [480],
        ),
        ("Tổng kinh phí thực hiện các đề án là 3 tỷ đồng, trong đó nguồn quốc gia 1 tỷ đồng.", [], [3000, 1000]),
        ("Chương trình khuyến công với tổng kinh phí 5 tỷ đồng.", [], [5000]),
        ("Duyệt Đề án mỗi xã một sản phẩm giai đoạn 2018-2020, kinh phí 484 tỷ đồng.", [], [484000]),
        ("Chương trình khuyến công hỗ trợ cơ sở Hoa Mai mua máy, kinh phí 20 triệu đồng.", [20], []),
        ("Tỉnh có 13 đề án, kinh phí 900 triệu đồng, trong đó 3 đề án quốc gia.", [900], []),
        ("Cấp 9 tỷ đồng cho hoạt động khuyến công: 7 tỷ đồng cho máy, 2 tỷ đồng cho lớp.", [7000, 2000], [9000]),
        ("Kinh phí 11 tỷ đồng: ngân sách 7 tỷ đồng, doanh nghiệp thụ hưởng trên 4 tỷ đồng.", [], [11000, 7000, 4000]),
        ("Huy động 50 tỷ đồng: ngân sách 20 tỷ đồng, chủ thể và người dân 30 tỷ đồng.", [], [50000, 20000, 30000]),
        ("Mua 2 máy: 1 tỷ đồng hỗ trợ máy sấy và 2 tỷ đồng hỗ trợ máy ép.", [1000, 2000], []),
        ("Dây chuyền có tổng vốn đầu tư 3 tỷ đồng, trong đó khuyến công hỗ trợ 300 triệu đồng.", [300], [3000]),
        (
            "Hỗ trợ máy sấy cho Công ty Mây Xanh, tổng kinh phí 850 triệu đồng, ngân sách hỗ trợ 200 triệu đồng.",
            [850],
            [200],
        ),
        (
            "Hỗ trợ máy rửa cho cơ sở Ba Tây, kinh phí 310 triệu đồng, trong đó khuyến công hỗ trợ 100 triệu đồng.",
            [100],
            [310],
        ),
        ("Đề tài có dự toán 1.420 triệu đồng (năm 2020 cấp 600 triệu đồng).", [1420], [600]),
        ("Tỉnh duyệt kế hoạch khuyến công năm 2020 với nguồn kinh phí 2 tỷ đồng.", [], [2000]),
        ("Tỉnh duyệt Đề án Mỗi xã một sản phẩm với tổng kinh phí 48 tỷ đồng.", [], [48000]),
        ("Kinh phí thực hiện các hoạt động khuyến công là 5 tỷ đồng.", [], [5000]),
        ("Duyệt 01 đề án máy đúc với tổng kinh phí 690 triệu đồng.", [690], []),
        ("Duyệt 3 đợt cho 6 đề án với tổng kinh phí 5.011 triệu đồng.", [], [5011]),
        ("Trung tâm làm 1 đề án nhóm. Kinh phí khuyến công quốc gia hỗ trợ là 600 triệu đồng.", [600], []),
        ("Trung tâm làm 6 đề án. Tổng kinh phí hỗ trợ là 600 triệu đồng.", [], [600]),
        (
            "Chi 90 triệu đồng, đạt 95%. Cụ thể như sau:\n- Lớp nghề: 60 triệu đồng;\n- Hội chợ: 30 triệu đồng.",
            [60, 30],
            [90],
        ),
        (
            "Duyệt dự toán kinh phí khuyến công, gồm: 19 đề án máy, kinh phí 2 tỷ đồng; 4 lớp, 90 triệu đồng.",
            [2000, 90],
            [],
        ),
    ],
)
def test_wholes(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


def test_a_whole_takes_what_it_is_compared_with_along() -> None:
    text = (
        "Chi 900 triệu đồng, bằng 90% kế hoạch (1.000 triệu đồng). Mở lớp, 600 triệu đồng; dự hội chợ, 300 triệu đồng."
    )
    assert sums(text) == ([600, 300], [1000, 900])


def test_the_opening_sum_of_numbered_items() -> None:
    text = (
        "Năm 2020, Trung tâm đã chi 300 triệu đồng.\n\n1. Hội chợ: dự 3 hội chợ. Kinh phí 180 triệu đồng.\n\n"
        "2. Đào tạo: mở 2 lớp. Kinh phí 120 triệu đồng.\n"
    )
    assert sums(text) == ([180, 120], [300])


def test_a_lead_in_opens_numbered_items_though_more_is_told_behind_them() -> None:
    text = (
        "Năm 2020, Trung tâm giải ngân 300 triệu đồng, đạt 97%. Kết quả cụ thể như sau:\n\n"
        "1. Hội chợ: dự 3 hội chợ. Kinh phí 180 triệu đồng.\n\n2. Đào tạo: mở 2 lớp. Kinh phí 120 triệu đồng.\n\n"
        "Ngoài ra, huyện mở 1 lớp, kinh phí 50 triệu đồng.\n"
    )
    assert sums(text) == ([180, 120, 50], [300])


def test_a_total_behind_items_without_money() -> None:
    text = "1. Máy móc: 3 đề án.\n2. Đào tạo: 2 đề án.\n\nTổng kinh phí: 900 triệu đồng.\n"
    assert sums(text) == ([], [900])


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        # Projects counted with their money are an activity, unless sources or other counts split it.
        ("Hỗ trợ 4 đề án với tổng kinh phí 2 tỷ đồng; 9 đề án khác với tổng kinh phí 3 tỷ đồng.", [2000, 3000], []),
        ("Làm 40 đề án địa phương và 9 đề án quốc gia với tổng kinh phí 11 tỷ đồng.", [], [11000]),
        ("Hỗ trợ 14 đề án, tổng kinh phí 3 tỷ đồng, trong đó vốn quốc gia 1 tỷ đồng.", [], [3000, 1000]),
        ("Hỗ trợ 60 đề án, tổng kinh phí 9 tỷ đồng, trong đó 12 đề án từ nguồn quốc gia.", [], [9000]),
        ("Cả năm, huyện có 3 đề án, tổng mức hỗ trợ 120 triệu đồng.", [], [120]),
        ("Kinh phí khuyến công địa phương 2 tỷ đồng hỗ trợ từ 10 - 15 đề án.", [2000], []),
        (
            "Trong tổng 2 tỷ đồng từ nguồn kinh phí khuyến công, huyện dành 900 triệu đồng hỗ trợ 7 cơ sở.",
            [900],
            [2000],
        ),
    ],
)
def test_projects_counted_with_their_money(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    "text",
    [
        "Tổng kinh phí đã thực hiện 3.120 triệu đồng, đạt 52% kế hoạch (6.000 triệu đồng).\n",
        "Tổng kinh phí thực hiện đạt 52% kế hoạch (6.000 triệu đồng).\n",
        "Đến nay, tổng kinh phí giải ngân đạt 52% so với kế hoạch (6.000 triệu đồng).\n",
    ],
)
def test_the_sum_in_brackets_behind_a_share_of_the_plan_is_the_plans(text: str) -> None:
    """Before the contents, and under a heading of money."""
    head = "SỞ CÔNG THƯƠNG\nSố: 12/BC-SCT\n\nBÁO CÁO\nKết quả khuyến công năm 2025\n\n"
    done = "II. KẾT QUẢ\n1. Máy móc: Hỗ trợ 02 máy, kinh phí 312 triệu đồng.\n2. Hội chợ: 01 hội chợ, 90 triệu đồng.\n"
    for paper in (f"{head}{text}\n{done}", f"{head}{done}\nIII. KINH PHÍ\n- {text}"):
        facts = facts_of(paper)
        told = [(total.amount_vnd, total.role) for total in facts.totals]
        told += [(done.amount.value, done.role) for done in facts.activities if done.amount]
        assert [role for value, role in told if value == 6_000_000_000] == [Role.PLAN]
