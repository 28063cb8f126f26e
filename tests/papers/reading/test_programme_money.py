"""Money of programmes told in news: rates that are spent on nothing, who gives it together, whose years it is of."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of
from .test_told_in_news import HEAD, sums

PLAN_HEAD = "Bạc Liêu: kế hoạch OCOP năm 2021\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Tiền thưởng đối với mỗi sản phẩm đạt 4 sao lần đầu là 12 triệu đồng.",
        "Mỗi xã được hỗ trợ từ 200 - 450 triệu đồng.",
        "Hỗ trợ mỗi nhãn hiệu tập thể tối đa 120 triệu đồng và nhãn hiệu chứng nhận là 180 triệu đồng.",
        "Hỗ trợ mỗi mô hình liên huyện (3 tỷ đồng) và mô hình cấp huyện (2 tỷ đồng).",
        "Trường hợp sản phẩm được nâng lên 5 sao, tỉnh hỗ trợ 25 triệu đồng.",
    ],
)
def test_what_each_gets_is_spent_on_nothing(text: str) -> None:
    assert sums(text, PLAN_HEAD) == ([], [])


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        ("Huyện hỗ trợ 420 triệu đồng cho 7 chủ thể. Theo đó, mỗi chủ thể được từ 20 đến 90 triệu đồng.", [420], []),
        (
            "Huyện hỗ trợ 420 triệu đồng cho 7 chủ thể. Theo đó, máy ép 300 triệu đồng; tủ sấy 120 triệu đồng.",
            [300, 120],
            [420],
        ),
    ],
)
def test_so_much_for_each_parts_no_sum(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text, PLAN_HEAD) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        (
            "Tổng kinh phí thực hiện 2 tỷ đồng. Trong đó, ngân sách tỉnh 1,2 tỷ đồng; ngân sách huyện, xã 300 triệu"
            " đồng; vốn đối ứng của các tổ chức, cá nhân 500 triệu đồng.",
            [2000, 1200, 300, 500],
        ),
        (
            "Kinh phí bảo tồn nghề truyền thống trên địa bàn huyện năm 2021 là 1,6 tỷ đồng. Trong đó, ngân sách nhà"
            " nước hỗ trợ 1 tỷ đồng; vốn đối ứng 600 triệu đồng.",
            [1600, 1000, 600],
        ),
        (
            "Tỉnh sẽ hỗ trợ 6 tỷ đồng thực hiện Đề án “Mỗi xã một sản phẩm” năm 2021. Theo đó, vốn hỗ trợ theo ngân"
            " sách trung ương là 4 tỷ đồng; ngân sách tỉnh hỗ trợ 2 tỷ đồng.",
            [6000, 4000, 2000],
        ),
    ],
)
def test_money_of_a_whole_programme_and_its_givers(text: str, totals: list[int]) -> None:
    assert sums(text, PLAN_HEAD) == ([], totals)


def test_money_of_several_years_in_a_plan_of_one() -> None:
    text = (
        "Năm nay sẽ mở 3 lớp. Tổng kinh phí thực hiện chương trình giai đoạn 2019 - 2021 là 9 tỷ đồng, trong đó ngân"
        " sách tỉnh 5 tỷ đồng."
    )
    facts = facts_of(PLAN_HEAD + text)
    assert [(t.amount_vnd, t.role, t.period) for t in facts.totals] == [
        (9_000_000_000, Role.PLAN, "2019-2021"),
        (5_000_000_000, Role.PLAN, "2019-2021"),
    ]


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        # a sum that adds up what stands before it
        (
            "Mở 2 lớp, 80 triệu đồng. Dự 3 hội chợ, 150 triệu đồng. Như vậy, tổng kinh phí 2"
            " nội dung là 230 triệu đồng.",
            [80, 150],
            [230],
        ),
        # of a list the first sum alone may be that of all behind it
        (
            "Dự toán trình duyệt 900 triệu đồng, tăng 5% so với năm 2019: phiên chợ 400 triệu đồng; hội chợ trong nước"
            " 250 triệu đồng; 2 đoàn ra nước ngoài 150 triệu đồng; còn lại 100 triệu đồng cho thông tin thị trường.",
            [400, 250, 150, 100],
            [900],
        ),
        (
            "Thưởng sản phẩm mới: 330 triệu đồng\n- 5 sản phẩm 4 sao: 150 triệu đồng;\n- 12 sản"
            " phẩm 3 sao: 180 triệu đồng.",
            [150, 180],
            [330],
        ),
        (
            "Nhóm có 3 đơn vị, được hỗ trợ 270 triệu đồng, đối ứng 1.130 triệu đồng. Cụ thể:\n- Cơ sở Hoa Mai: máy sấy,"
            " được hỗ trợ 90 triệu đồng;\n- Cơ sở Ba Tây: máy ép, được hỗ trợ 180 triệu đồng.",
            [90, 180],
            [270, 1130],
        ),
        # what is told of sums before does not make a later one the whole
        (
            "Tổng kinh phí 900 triệu đồng cho 60 sản phẩm: 50 sản phẩm 3 sao 600 triệu đồng, 8 sản phẩm 4 sao 200 triệu"
            " đồng và 2 sản phẩm 5 sao 100 triệu đồng.",
            [600, 200, 100],
            [900],
        ),
    ],
)
def test_sums_of_what_stands_before_or_behind_them(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        ("Có 2 hội chợ phải hủy, 210 triệu đồng không giải ngân được.", [], [210]),
        ("Số kinh phí khuyến công còn lại chưa phân bổ là 520 triệu đồng, Sở sẽ trình 6 đề án.", [], [520]),
        (
            "Huyện cần thêm khoảng 4 tỷ đồng, trước mắt đề nghị tỉnh bổ sung 900 triệu đồng làm 1 trung tâm.",
            [900],
            [4000],
        ),
        ("Số còn lại, 350 triệu đồng, dùng cho việc đánh giá sản phẩm.", [350], []),
        ("Phần dư 460 triệu đồng chuyển sang hỗ trợ 25 cơ sở lên sàn.", [460], []),
        (
            "Kinh phí xúc tiến thương mại đã dùng là 3 tỷ đồng, cao hơn cùng kỳ năm 2019 khoảng 400 triệu đồng.",
            [],
            [3000],
        ),
    ],
)
def test_rests_needs_and_differences(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        ("Hỗ trợ lãi suất vay vốn cho 20 cơ sở, 600 triệu đồng.", [600], []),
        ("Tỉnh dành 2 tỷ đồng làm bao bì, truy xuất nguồn gốc, 1 tỷ đồng đào tạo.", [2000, 1000], []),
        ("Hỗ trợ máy móc, nhà xưởng theo chuỗi giá trị 800 triệu đồng.", [800], []),
        ("Hội chợ có 320 gian hàng, doanh thu 8 tỷ đồng; ngân sách chi 742 triệu đồng.", [742], []),
        (
            "Năm 2020 bố trí 9 tỷ đồng. Trong đó, 5 tỷ đồng kinh phí hỗ trợ triển khai các đề tài nông nghiệp; 4 tỷ"
            " đồng hỗ trợ triển khai các đề tài y tế.",
            [5000, 4000],
            [9000],
        ),
    ],
)
def test_words_like_those_of_sources(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Dự án nuôi tôm xen lúa làm ở hai huyện. Tổng vốn 600 triệu đồng, ngân sách hỗ trợ 200 triệu đồng.",
            "Dự án nuôi",
        ),
        ("Sản phẩm 4 sao được thưởng 20 triệu đồng/sản phẩm. Tổng tiền thưởng là 600 triệu đồng.", "Tổng tiền thưởng"),
    ],
)
def test_the_total_behind_one_project_or_behind_rates_is_what_it_cost(text: str, title: str) -> None:
    cost, *others = [a for a in facts_of(HEAD + text).activities if a.amount]
    assert cost.amount
    assert (cost.amount.value, cost.title[: len(title)], others) == (600_000_000, title, [])


def test_a_question_tells_of_what_its_answer_is() -> None:
    now = "Hỏi: Năm nay chi bao nhiêu?\nĐáp: Mở 3 lớp, 90 triệu đồng.\n"
    facts = facts_of(HEAD + now + "Hỏi: Năm 2021 có gì mới?\nĐáp: Mở 5 lớp, 150 triệu đồng.")
    assert [(a.role, a.period) for a in facts.activities] == [(Role.ACTUAL, "2020"), (Role.PLAN, "2021")]


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        (
            "UBND tỉnh phê duyệt Đề án OCOP giai đoạn 2021 - 2025. Tổng chi phí thực hiện Đề án trên 40 tỷ đồng.",
            [40_000],
        ),
        ("Huyện đã đầu tư 1,2 tỷ đồng để phát triển Chương trình mỗi xã một sản phẩm OCOP.", [1200]),
        (
            "Tổng kinh phí thực hiện Đề án là 90 tỷ đồng, trong đó 8 tỷ đồng từ nguồn vốn ngân sách nhà nước; 5 tỷ đồng"
            " từ nguồn vốn lồng ghép khuyến nông; hơn 77 tỷ đồng do các doanh nghiệp, hợp tác xã vay vốn.",
            [90_000, 8000, 5000, 77_000],
        ),
    ],
)
def test_a_programme_called_by_its_first_word(text: str, totals: list[int]) -> None:
    assert sums(text, PLAN_HEAD) == ([], totals)


@pytest.mark.parametrize(
    "text",
    [
        "Thưởng sản phẩm đạt chuẩn: hạng 5 sao thưởng 90 triệu đồng; hạng 4 sao thưởng 60 triệu đồng.",
        "Mỗi làng nghề mới sẽ được cấp bằng và hỗ trợ kinh phí. Cụ thể: hỗ trợ 25 triệu đồng cho 1 làng nghề.",
        "Hỗ trợ 50% giá máy, tối đa 200 triệu đồng/cơ sở; hỗ trợ bao bì không quá 9 triệu đồng/sản phẩm; hỗ trợ 40"
        " triệu đồng cho cơ sở thuê cửa hàng; hỗ trợ 6 triệu đồng cho sản phẩm được nâng hạng.",
    ],
)
def test_rules_of_support_tell_rates(text: str) -> None:
    assert sums(text, PLAN_HEAD) == ([], [])


def test_what_counts_beside_rates_was_paid() -> None:
    text = "Hỗ trợ 3 hộ, 30 triệu đồng/hộ, cộng 90 triệu đồng; hỗ trợ 2 cơ sở, 40 triệu đồng/cơ sở, tổng 80 triệu đồng."
    assert sums(text)[0] == [90, 80]


def test_titles_behind_their_sums() -> None:
    text = (
        "Năm 2020 bố trí 9 tỷ đồng. Trong đó, trên 5 tỷ đồng kinh phí hỗ trợ triển khai các đề tài về giống lúa; 4 tỷ"
        " đồng hỗ trợ nghiên cứu, triển khai các đề tài thuộc lĩnh vực y tế, môi trường."
    )
    titles = [a.title for a in facts_of(HEAD + text).activities]
    assert titles == ["Triển khai các đề tài về giống lúa", "Nghiên cứu, triển khai các đề tài thuộc lĩnh vực y tế"]
