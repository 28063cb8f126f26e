"""What whoever is supported pays of his own: beside the content's sum in a sentence, in brackets and in a table alike;
in it where the thing is not his."""

import pytest

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.terms.facts import PaperFacts, Severity, Text
from tests.papers.reading.reading import facts_of

HEAD = "SỞ CÔNG THƯƠNG\nSố: 8/BC-SCT\nBÁO CÁO\nKết quả {} năm 2031\n\nI. KẾT QUẢ\n1. Bản tin: đã in 02 số.\n2. "
QG, DP, TINH, KHAC = "khuyến công quốc gia", "khuyến công địa phương", "ngân sách tỉnh", "nguồn khác"
Told = list[tuple[int, str | None]]


def read(item: str, of: str = "khuyến công") -> PaperFacts:
    return facts_of(f"{HEAD.format(of)}{item}\n")


def sums(facts: PaperFacts) -> Told:
    return [(a.amount.value // 10**6, a.fund_source) for a in facts.activities if a.amount]


def beside(facts: PaperFacts) -> set[tuple[int, str | None]]:
    """What is told of the thing alone, and in no sum of the paper."""
    return {((t.amount_vnd or 0) // 10**6, t.fund_source) for t in facts.totals if t.of_group}


SUPPORT = "Hỗ trợ 02 cơ sở máy sấy, tổng kinh phí 900 triệu đồng"


@pytest.mark.parametrize(
    "item",
    [
        f"{SUPPORT}, trong đó ngân sách tỉnh hỗ trợ 300 triệu đồng, cơ sở đối ứng 600 triệu đồng.",
        f"{SUPPORT}; trong đó ngân sách tỉnh 300 triệu đồng, phần còn lại 600 triệu đồng do cơ sở tự đầu tư.",
        f"{SUPPORT}, trong đó ngân sách tỉnh 300, phần còn lại 600 do cơ sở tự đầu tư.",
        f"{SUPPORT} (ngân sách tỉnh 300 triệu đồng, vốn của HTX 600 triệu đồng).",
        f"{SUPPORT} (ngân sách tỉnh 300, đối ứng 600).",
        f"{SUPPORT}, gồm ngân sách tỉnh 300 triệu đồng và vốn của cơ sở 600 triệu đồng.",
        f"{SUPPORT}. Trong đó: ngân sách tỉnh: 300 triệu đồng; HTX đầu tư: 600 triệu đồng.",
        f"{SUPPORT}. Trong đó:\n- Ngân sách tỉnh: 300 triệu đồng;\n- HTX đầu tư: 600 triệu đồng.",
        f"{SUPPORT}\n- Nguồn ngân sách tỉnh: 300 triệu đồng\n- Cơ sở đối ứng: 600 triệu đồng",
        "Máy móc\nĐVT: triệu đồng\nTT | Nội dung | Tổng kinh phí | Ngân sách tỉnh hỗ trợ | Đối ứng\n"
        "1 | Máy sấy | 900 | 300 | 600\n",
        "Máy móc\nĐVT: triệu đồng\nTT | Nội dung | Ngân sách tỉnh hỗ trợ | Cơ sở đóng góp | Tổng kinh phí\n"
        "1 | Máy sấy | 300 | 600 | 900\n",
    ],
)
def test_the_support_is_the_sum_in_whatever_shape_it_is_told(item: str) -> None:
    facts = read(item)
    assert sums(facts) == [(300, TINH)]
    assert beside(facts) == {(900, None), (600, KHAC)}


@pytest.mark.parametrize(
    ("item", "source"),
    [
        ("Mô hình gạch: tổng vốn đầu tư 900 triệu đồng (khuyến công 300, cơ sở 600).", "khuyến công"),
        (
            "Mô hình gạch: tổng chi phí 900 triệu đồng (khuyến công quốc gia 300 triệu đồng, cơ sở đối ứng 600 triệu"
            " đồng).",
            QG,
        ),
        (
            "Mô hình gạch, tổng kinh phí 900 triệu đồng, trong đó khuyến công hỗ trợ 300 triệu đồng, cơ sở góp 600"
            " triệu đồng.",
            "khuyến công",
        ),
        (
            "Máy móc\nĐVT: triệu đồng\nTT | Tên đề án | Tổng kinh phí | Khuyến công quốc gia | Đối ứng\n"
            "1 | Mô hình gạch | 900 | 300 | 600\n",
            QG,
        ),
        (
            "Máy móc\nĐVT: triệu đồng\nTT | Nội dung | Tổng vốn đầu tư | Khuyến công | Cơ sở\n"
            "1 | Mô hình gạch | 900 | 300 | 600\n2 | Lò | 9 | 3 | 6\n",
            "khuyến công",
        ),
    ],
)
def test_khuyen_cong_beside_what_others_bring_only_supports(item: str, source: str) -> None:
    facts = read(item)
    assert sums(facts)[0] == (300, source)
    assert {(900, None), (600, KHAC)} <= beside(facts)


@pytest.mark.parametrize(
    "item",
    [
        "Dự hội chợ: kinh phí 900 triệu đồng, trong đó ngân sách tỉnh 300 triệu đồng, xã hội hóa 600 triệu đồng.",
        "Dự hội chợ: 900 triệu đồng (ngân sách tỉnh 300 triệu đồng, doanh nghiệp đóng góp 600 triệu đồng).",
        "Dự hội chợ: kinh phí 900 triệu đồng (ngân sách tỉnh 300, xã hội hóa 600).",
        "Hội chợ\nĐVT: triệu đồng\nTT | Nội dung | Tổng kinh phí | Ngân sách tỉnh | Xã hội hóa\n"
        "1 | Dự hội chợ | 900 | 300 | 600\n",
    ],
)
def test_a_thing_of_the_state_costs_what_all_its_payers_bring(item: str) -> None:
    (told,) = (a for a in read(item, "xúc tiến thương mại").activities if a.amount)
    assert told.amount
    assert told.amount.value == 900_000_000
    assert [(s.fund_source, s.amount.value // 10**6) for s in told.shares] == [(TINH, 300), (KHAC, 600)]


def test_without_a_printed_sum_of_several_state_sources_the_whole_stays() -> None:
    (told,) = (a for a in read(f"{SUPPORT} (tỉnh 200, huyện 100, cơ sở 600).").activities if a.amount)
    assert told.amount
    assert told.amount.value == 900_000_000
    assert len(told.shares) == 3


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (f"{SUPPORT}, mức hỗ trợ 300 triệu đồng.", [(300, None)]),
        (f"{SUPPORT}, trong đó kinh phí hỗ trợ 300 triệu đồng, còn lại là vốn của các cơ sở.", [(300, None)]),
        (
            f"{SUPPORT}; phần hỗ trợ từ nguồn khuyến công quốc gia 300 triệu đồng; phần còn lại cơ sở tự lo.",
            [(300, QG)],
        ),
        ("Lò nung: 300 triệu đồng hỗ trợ trên tổng mức đầu tư 900 triệu đồng.", [(300, None)]),
        (f"{SUPPORT}\n- Kinh phí hỗ trợ: 300 triệu đồng\n- Kinh phí đối ứng: 600 triệu đồng", [(300, None)]),
    ],
)
def test_a_support_that_nobody_is_said_to_give_is_the_sum_too(item: str, told: Told) -> None:
    facts = read(item)
    assert sums(facts) == told
    assert (900, None) in beside(facts)
    assert not any(t.amount_vnd for t in facts.totals if not t.of_group)


@pytest.mark.parametrize("words", ["khuyến công hỗ trợ 60 triệu đồng, học viên đóng góp 20 triệu đồng"])
def test_what_is_brought_beside_a_support_is_no_total_of_the_paper(words: str) -> None:
    facts = read(f"Tập huấn: {words}.")
    assert (sums(facts), beside(facts)) == ([(60, "khuyến công")], {(20, KHAC)})


def test_a_whole_behind_a_slash_has_not_the_source_before_it() -> None:
    facts = read("Mô hình gạch: hỗ trợ 500 triệu đồng từ nguồn khuyến công quốc gia/tổng vốn đầu tư 4 tỷ đồng.")
    assert sums(facts) == [(500, QG)]
    assert beside(facts) == {(4000, None)}


@pytest.mark.parametrize(
    ("of", "told"), [("khuyến công", "khuyến công"), ("khuyến công địa phương", DP), ("khuyến công quốc gia", QG)]
)
@pytest.mark.parametrize("words", ["kinh phí khuyến công 200 triệu đồng", "khuyến công hỗ trợ 200 triệu đồng"])
def test_bare_khuyen_cong_has_the_level_that_the_title_tells_and_else_none(of: str, told: str, words: str) -> None:
    assert sums(read(f"Máy ép cho cơ sở Hoa Mai: {words}.", of)) == [(200, told)]


def test_bare_khuyen_cong_has_the_level_of_the_heading_over_it() -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 8/BC-SCT\nBÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KHUYẾN CÔNG QUỐC GIA\n1. Nung: kinh"
        " phí khuyến công 200 triệu đồng.\nII. KHUYẾN CÔNG ĐỊA PHƯƠNG\n1. Máy ép: khuyến công hỗ trợ 90 triệu đồng.\n"
    )
    assert sums(facts) == [(200, QG), (90, DP)]


@pytest.mark.parametrize(
    ("item", "found"),
    [
        (f"{SUPPORT}, trong đó khuyến công hỗ trợ 300 triệu đồng, cơ sở đối ứng 500 triệu đồng.", ["800.000.000"]),
        (f"{SUPPORT} (khuyến công hỗ trợ 300 triệu đồng, cơ sở đối ứng 500 triệu đồng).", ["800.000.000"]),
        (f"{SUPPORT}, trong đó khuyến công hỗ trợ 300 triệu đồng, cơ sở đối ứng 600 triệu đồng.", []),
        (f"{SUPPORT}, gồm ngân sách tỉnh 200, ngân sách huyện 100 và cơ sở 500.", ["800.000.000"]),
        (
            f"{SUPPORT}, trong đó ngân sách tỉnh 200 triệu đồng, ngân sách huyện 100 triệu đồng, cơ sở góp 650"
            " triệu đồng.",
            ["950.000.000"],
        ),
        ("Mua máy hơn 900 triệu đồng, trong đó khuyến công hỗ trợ 300 triệu đồng, cơ sở góp gần 640 triệu đồng.", []),
        (
            "Máy móc\nĐVT: triệu đồng\nTT | Nội dung | Tổng kinh phí | Hỗ trợ | Đối ứng\n"
            "1 | Máy sấy | 900 | 300 | 500\n2 | Máy ép | 500 | 200 | 300\n",
            ["800.000.000"],
        ),
    ],
)
def test_support_and_own_money_that_do_not_make_the_whole_are_told(item: str, found: list[str]) -> None:
    text = Text(f"{HEAD.format('khuyến công')}{item}\n", "text/plain")
    assert [f.expected for f in check(text, find_facts(text)) if f.rule == "sum-mismatch"] == found


def test_in_a_table_own_money_stands_outside_a_whole_that_the_state_makes_up() -> None:
    rows = "1 | Nhóm chế biến gỗ | 1.200 | 600 | 600 | 1.700\n2 | Nhóm thực phẩm | 1.800 | 300 | 1.500 | 2.500\n"
    head = "TT | Nội dung | Thành tiền | KCQG | KCĐP | Vốn đối ứng\n"
    title = "KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\nĐơn vị tính: triệu đồng\n"
    text = Text(f"{title}{head}{rows} | Cộng | 3.000 | 900 | 2.100 | 4.200\n", "text/plain")
    facts = find_facts(text)
    paid = [
        (a.amount.value // 10**6, [s.amount.value // 10**6 for s in a.shares]) for a in facts.activities if a.amount
    ]
    assert paid == [(1200, [600, 600]), (1800, [300, 1500])]
    own = [t for t in facts.totals if t.fund_source == "nguồn khác"]
    assert [(t.amount_vnd // 10**6, t.of_group) for t in own] == [(1700, True), (2500, True), (4200, True)]
    assert not [f for f in check(text, facts) if f.severity is not Severity.INFO]


@pytest.mark.parametrize(
    "told",
    ["150 triệu đồng/tổng đầu tư 480 triệu đồng", "hỗ trợ 150 triệu đồng, giá trị đầu tư 480 triệu đồng"],
)
def test_what_a_firm_invested_in_all_is_no_content(told: str) -> None:
    facts = read(f"Công ty TNHH Gỗ Mẫu: {told}.")
    assert [money for money, _ in sums(facts)] == [150]
    assert [t.amount_vnd for t in facts.totals] == [480_000_000]
