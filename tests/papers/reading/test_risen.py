"""From what to what a sum or a count rose or fell: what stands is told, what stood before only of an adjusted plan."""

import pytest

from khuyencong.terms.facts import Activity, Role
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. "
PLAN = "KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\n1. Bản tin quý: in 02 số.\n2. "
Told = tuple[Role | None, str | None, int | None, int | None]


def told(above: str, sentence: str) -> list[Told]:
    found: list[Activity] = [a for a in facts_of(f"{above}{sentence}\n").activities if a.path == "I.2"]
    return [(a.role, a.period, *(s and s.value // 1_000_000 for s in (a.before, a.amount))) for a in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lớp mộc: điều chỉnh kinh phí từ 300 triệu đồng lên 450 triệu đồng.",
        "Lớp mộc: điều chỉnh tăng kinh phí từ 300 lên 450 triệu đồng.",
        "Lớp mộc: kinh phí điều chỉnh từ 300 triệu đồng thành 450 triệu đồng.",
        "Lớp mộc: điều chỉnh tăng 150 triệu đồng (từ 300 triệu đồng lên 450 triệu đồng).",
        "Lớp mộc: điều chỉnh số lớp từ 03 lớp lên 05 lớp, kinh phí từ 300 triệu đồng lên 450 triệu đồng.",
        "Lớp mộc: điều chỉnh từ 03 lớp, kinh phí 300 triệu đồng thành 05 lớp, kinh phí 450 triệu đồng.",
        "Điều chỉnh nội dung lớp mộc: từ 03 lớp, kinh phí 300 triệu đồng thành 05 lớp, kinh phí 450 triệu đồng.",
    ],
)
def test_a_plan_that_was_adjusted_is_told_with_what_stood_before(sentence: str) -> None:
    assert told(REPORT, sentence) == told(PLAN, sentence) == [(Role.PLAN, "2031", 300, 450)]


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("Lớp mộc: kinh phí tăng từ 300 triệu đồng lên 450 triệu đồng.", [(Role.ACTUAL, "2031", None, 450)]),
        ("Lớp mộc: giảm từ 500 triệu đồng xuống còn 450 triệu đồng.", [(Role.ACTUAL, "2031", None, 450)]),
        ("Lớp mộc: kinh phí 450 triệu đồng, tăng từ 300 triệu đồng.", [(Role.ACTUAL, "2031", None, 450)]),
        (
            "Lớp mộc: kinh phí tăng từ 300 triệu đồng năm 2030 lên 450 triệu đồng.",
            [(Role.ACTUAL, "2030", None, 300), (Role.ACTUAL, "2031", None, 450)],
        ),
        # what firms earn, hold or pay is no money of a content, nor is a rate
        ("Xưởng mộc: doanh thu tăng từ 3 tỷ đồng lên 4 tỷ đồng.", [(Role.ACTUAL, "2031", None, None)]),
        ("Xưởng mộc: doanh thu từ 3 tỷ đồng năm 2030 tăng lên 4 tỷ đồng.", [(Role.ACTUAL, "2031", None, None)]),
        ("Xưởng mộc: vốn điều lệ tăng từ 3 tỷ đồng lên 5 tỷ đồng.", [(Role.ACTUAL, "2031", None, None)]),
        ("Lớp mộc: nâng mức hỗ trợ từ 2 triệu đồng lên 3 triệu đồng.", [(Role.ACTUAL, "2031", None, None)]),
        ("Lớp mộc: tiền công từ 5 triệu đồng lên 7 triệu đồng/người.", [(Role.ACTUAL, "2031", None, None)]),
        ("Lớp mộc: chi từ ngân sách tỉnh 90 triệu đồng.", [(Role.ACTUAL, "2031", None, 90)]),
    ],
)
def test_in_a_result_only_what_it_came_to_is_spent(sentence: str, sums: list[Told]) -> None:
    assert told(REPORT, sentence) == sums


@pytest.mark.parametrize(
    ("aim", "direction"),
    [
        ("Giảm tiền điện từ 30 triệu đồng xuống 20 triệu đồng mỗi tháng", "decrease"),
        ("Tăng mức vay từ 300 triệu đồng lên 500 triệu đồng cho cơ sở", "increase"),
        ("Tăng quy mô quỹ từ 300 triệu đồng lên 500 triệu đồng", "increase"),
        ("Giảm chi phí sản xuất từ 300 triệu đồng xuống 200 triệu đồng", "decrease"),
        ("Tăng vốn sản xuất từ 500 triệu đồng lên 800 triệu đồng", "increase"),
    ],
)
def test_what_a_plan_aims_at_is_no_money_of_its_contents(aim: str, direction: str) -> None:
    """Nothing says that anything was adjusted."""
    (one,) = (a for a in facts_of(f"{PLAN}{aim}.\n").activities if a.path == "I.2")
    assert (one.title, one.before, one.amount, one.adjustment) == (aim, None, None, direction)


@pytest.mark.parametrize(
    ("lead", "sum_told"),
    [
        ("kinh phí từ 100 triệu đồng tăng lên 150 triệu đồng", 150),
        ("kinh phí tăng từ 100 triệu đồng lên 150 triệu đồng", 150),
        ("kinh phí 150 triệu đồng, tăng từ 100 triệu đồng", 150),
        ("kinh phí từ ngân sách tỉnh 150 triệu đồng", 150),
    ],
)
def test_how_a_sum_rose_is_no_part_of_its_title(lead: str, sum_told: int) -> None:
    above = REPORT.partition("\n\n")[0]
    (one,) = facts_of(f"{above}\n\nHỗ trợ mua máy sấy, {lead}.\n").activities
    assert (one.title, one.amount and one.amount.value) == ("Hỗ trợ mua máy sấy", sum_told * 1_000_000)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Kinh phí năm 2031 tăng từ 1.800 triệu đồng lên 2.000 triệu đồng.", ("Kinh phí năm 2031", None)),
        ("Kinh phí hỗ trợ từ 1.800 triệu đồng tăng lên 2.000 triệu đồng.", ("Kinh phí hỗ trợ", None)),
        (
            "Kinh phí ngân sách tỉnh tăng từ 1.800 triệu đồng lên 2.000 triệu đồng.",
            ("Kinh phí ngân sách tỉnh", "ngân sách tỉnh"),
        ),
        ("Kinh phí năm 2031 là 2.000 triệu đồng.", ("Kinh phí năm 2031", None)),
    ],
)
def test_a_total_that_rose_is_called_by_what_rose(sentence: str, told: tuple[str, str | None]) -> None:
    totals = facts_of(f"{REPORT}{sentence}\n").totals
    assert [(t.label, t.fund_source, t.amount_vnd) for t in totals] == [(*told, 2_000_000_000)]


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Sản phẩm: tăng từ 120 sản phẩm lên 165 sản phẩm.", [165]),
        ("Lớp mộc: giảm từ 05 lớp xuống còn 03 lớp, 60 học viên.", [3, 60]),
        ("Lớp mộc: từ 03 lớp, 60 học viên đã lên tay nghề 02 người.", [3, 60, 2]),
        ("Cơ sở: từ 02 huyện chọn 05 cơ sở.", [2, 5]),
    ],
)
def test_of_a_count_that_rose_the_last_is_told(sentence: str, counts: list[int]) -> None:
    found = facts_of(f"{REPORT}{sentence}\n").activities
    assert [q.value for a in found if a.path == "I.2" for q in a.quantities] == counts
