"""What one thing cost, and who paid for it: the cost is the thing's, whoever brings its parts."""

import pytest

from khuyencong.papers.reading.grammar.money_kinds import MoneyKind
from khuyencong.papers.reading.grammar.roles import Context
from khuyencong.papers.reading.grammar.sources import source_named
from khuyencong.papers.reading.sentences.costs import settled
from khuyencong.papers.reading.sentences.passage import Passage
from khuyencong.terms.vietnamese import fold

from .reading import facts_of, scan_of, whole


def spent(text: str) -> tuple[list[int], list[int]]:
    """In million đồng: sums that things cost, and all others."""
    scan = scan_of(text)
    sums = settled(scan, Passage(whole(scan), Context()))
    costs = [m for m in sums if m.kind is MoneyKind.SPENDING]
    return [m.value // 1_000_000 for m in costs], [m.value // 1_000_000 for m in sums if m not in costs]


@pytest.mark.parametrize(
    ("text", "costs", "others"),
    [
        ("Máy sấy trị giá 700 triệu đồng, trong đó cơ sở góp 550 triệu đồng.", [700], [550]),
        (
            "Máy sấy trị giá 700 triệu đồng, trong đó nguồn tỉnh hỗ trợ 150 triệu đồng, còn lại 550 triệu đồng tự lo.",
            [700],
            [150, 550],
        ),
        (
            "Chi phí tổ chức là 500 triệu đồng; ngân sách 200 triệu đồng, 300 triệu đồng còn lại vận động.",
            [500],
            [200, 300],
        ),
        ('Vốn thực hiện đề án "Máy ép dầu" là 80 triệu đồng, trong đó cơ sở đối ứng 50 triệu đồng.', [80], [50]),
        # not one thing: several, a programme, what is raised, or what sources pay for by projects
        ("Có 3 cơ sở đầu tư 900 triệu đồng, trong đó khuyến công hỗ trợ 200 triệu đồng.", [200], [900]),
        ("Chương trình chế biến gỗ huy động 9 tỷ đồng, trong đó ngân sách 5 tỷ đồng.", [], [9000, 5000]),
        ("Huyện đã đầu tư 2 tỷ đồng, trong đó ngân sách 1 tỷ đồng, chủ thể 1 tỷ đồng.", [], [2000, 1000, 1000]),
    ],
)  # fmt: skip
def test_a_thing_costs_what_all_its_payers_bring(text: str, costs: list[int], others: list[int]) -> None:
    assert spent(text) == (costs, others)


@pytest.mark.parametrize(
    ("text", "costs", "others"),
    [
        # what the programme gives is the thing's sum, however the whole is called and whoever brings the rest
        ("Máy sấy trị giá 700 triệu đồng, trong đó khuyến công hỗ trợ 150 triệu đồng.", [150], [700]),
        ("Xưởng Ba Tây bỏ ra 90 triệu đồng mua lò. Trong đó, vốn khuyến công hỗ trợ 40 triệu đồng.", [40], [90]),
        (
            "Máy ép dầu có tổng vốn đầu tư 3 tỷ đồng; kinh phí khuyến công quốc gia hỗ trợ 500 triệu đồng.",
            [500],
            [3000],
        ),
        ("Dây chuyền trà có tổng kinh phí 690 triệu đồng, nguồn KCĐP cấp 120 triệu đồng.", [120], [690]),
        (
            "Lò gốm hết 480 triệu đồng, trong đó khuyến công tỉnh năm 2020 hỗ trợ 160 triệu đồng, cơ sở góp 320 triệu.",
            [160],
            [480, 320],
        ),
        ("HTX Mây Xanh mua máy sợi. Tổng chi phí 900 triệu đồng (khuyến công hỗ trợ 300 triệu đồng).", [300], [900]),
        # a programme's whole and its source; several things; a part that nobody gives as support; more than the whole
        ("Tổng kinh phí hoạt động là 9 tỷ đồng, trong đó khuyến công quốc gia hỗ trợ 4 tỷ đồng.", [], [9000, 4000]),
        ("Có 3 cơ sở đầu tư 900 triệu đồng, trong đó khuyến công hỗ trợ 200 triệu đồng.", [200], [900]),
        ("Lớp nghề mây chi 90 triệu đồng, trong đó ngân sách huyện 40 triệu đồng.", [90], [40]),
        ("Chi 80 triệu đồng mở lớp nghề gốm; mua máy sấy 120 triệu đồng.", [80, 120], []),
    ],
)
def test_of_a_firms_whole_cost_what_the_programme_gives_is_the_sum(
    text: str, costs: list[int], others: list[int]
) -> None:
    assert spent(text) == (costs, others)


@pytest.mark.parametrize(
    ("text", "costs", "others"),
    [
        # what a sum is for may stand behind its source, or behind who bought it
        ("Tỉnh được cấp 2 tỷ đồng từ kinh phí khuyến công để làm mô hình gạch.", [2000], []),
        ("Tỉnh được cấp 2 tỷ đồng từ kinh phí khuyến công để thực hiện chương trình.", [], [2000]),
        ("Với gần 200 triệu đồng, hợp tác xã mua máy ép.", [200], []),
        ("Từ nguồn vốn mồi 20 tỷ đồng trong bảy năm qua.", [], [20_000]),
        ("Kinh phí được duyệt 5 tỷ đồng, đã sử dụng 4 tỷ đồng.", [], [5000, 4000]),
        ("Xây dựng mô hình gạch với 2 tỷ đồng kinh phí khuyến công.", [2000], []),
        ("Tỉnh thực hiện kế hoạch với 2 tỷ đồng kinh phí khuyến công.", [], [2000]),
        ("Có 2 hội chợ phải hủy, 210 triệu đồng không giải ngân được.", [], [210]),
        ("Kinh phí không sử dụng hết là 75 triệu đồng, đã nộp trả.", [], [75]),
        # a source beside a revenue pays for the thing; behind «trong đó» only what stands there is a source
        ("Hội chợ có 300 gian, doanh thu 28 tỷ đồng; ngân sách chi 700 triệu đồng.", [700], [28_000]),
        ("Bố trí 30 tỷ đồng từ ngân sách, trong đó hỗ trợ các chủ thể dự hội chợ 8 tỷ đồng.", [8000], [30_000]),
    ],
)
def test_what_a_sum_is_for(text: str, costs: list[int], others: list[int]) -> None:
    assert spent(text) == (costs, others)


def test_what_a_firms_machine_cost_in_all_is_no_total_of_the_paper() -> None:
    machine = "Máy sấy của cơ sở Mây trị giá 900 triệu đồng, trong đó khuyến công hỗ trợ 90 triệu đồng."
    text = f"Tổng kinh phí là 3 tỷ đồng.\n\n{machine}"
    totals = facts_of(f"Bạc Liêu: kế hoạch khuyến công năm 2031\n\n{text}").totals
    assert [(t.amount_vnd, t.of_group) for t in totals] == [(3_000_000_000, False), (900_000_000, True)]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("kinh phí ngân sách nhà nước (nguồn khuyến công địa phương) 300 triệu đồng", "khuyến công địa phương"),
        ("ngân sách nhà nước 300 triệu đồng, vốn đối ứng 200 triệu đồng", "ngân sách nhà nước"),
        ("vốn đối ứng ngoài ngân sách nhà nước", "nguồn khác"),
        ("ngân sách huyện và ngân sách tỉnh", "ngân sách huyện"),
    ],
)
def test_the_narrower_name_of_state_money_is_its_source(words: str, source: str) -> None:
    assert source_named(fold(words)) == source


@pytest.mark.parametrize(
    ("told", "paid"),
    [
        # what each gives is the thing's own, where no sum before tells the whole
        (
            "ngân sách trung ương 150 triệu đồng, ngân sách địa phương 100 triệu đồng",
            [(150, "ngân sách trung ương"), (100, "ngân sách tỉnh")],
        ),
        (
            "kinh phí khuyến công quốc gia 150 triệu đồng, kinh phí địa phương 100 triệu đồng",
            [(150, "khuyến công quốc gia"), (100, "khuyến công địa phương")],
        ),
        (
            "kinh phí Trung ương 90 triệu đồng và kinh phí địa phương 40 triệu đồng, tổng cộng 130 triệu đồng",
            [(90, "ngân sách trung ương"), (40, "ngân sách tỉnh")],
        ),
        (
            "khuyến công tỉnh 90 triệu đồng, ngân sách huyện 40 triệu đồng, cơ sở đối ứng 30 triệu đồng",
            [(90, "khuyến công địa phương"), (40, "ngân sách huyện")],
        ),
        # a whole, whoever is said to give it, has its givers in it
        ("kinh phí 250 triệu đồng (chiếm 60%), kinh phí địa phương 100 triệu đồng", [(250, None)]),
        (
            "ngân sách nhà nước 250 triệu đồng, ngân sách tỉnh 150 triệu đồng, ngân sách huyện 100 triệu đồng",
            [(250, "ngân sách nhà nước")],
        ),
    ],
)
def test_sources_without_a_whole_are_sums_of_the_content(told: str, paid: list[tuple[int, str | None]]) -> None:
    facts = facts_of(f"BÁO CÁO\nKết quả khuyến công năm 2031\n\n1. Mở lớp nghề gốm: {told}.\n2. Hội chợ: 01 hội chợ.\n")
    sums = [(a.amount.value // 1_000_000, a.fund_source) for a in facts.activities if a.amount]
    assert sums == paid
    assert {a.title for a in facts.activities if a.amount} == {"Mở lớp nghề gốm"}
