"""What a thing's money was laid out for is no content beside it: the whole sum is the thing's own."""

import pytest

from khuyencong.terms.facts import PaperFacts

from .reading import facts_of

REPORT = "SỞ CÔNG THƯƠNG\nSố: 8/BC-SCT\nBÁO CÁO\nKết quả khuyến công năm 2024\n\nI. KẾT QUẢ\n1. "


def sums(facts: PaperFacts) -> list[int]:
    return [a.amount.value // 1_000_000 for a in facts.activities if a.amount]


@pytest.mark.parametrize(
    "told",
    [
        "Mở 3 lớp, kinh phí 90 triệu đồng (bao gồm: thù lao giáo viên 50 triệu đồng, nguyên vật liệu 40 triệu đồng).",
        "Mở 3 lớp, kinh phí 90 triệu đồng (trong đó: giảng viên 30 triệu đồng, chi khác 13 triệu đồng).",
        "Hội nghị: kinh phí 90 triệu đồng (tài liệu 25 triệu đồng, hội trường 40 triệu đồng, nước uống 25 triệu đồng).",
        "Dự 01 hội chợ, tổng kinh phí 90 triệu đồng, gồm thuê 4 gian hàng 60 triệu đồng, vận chuyển 30 triệu đồng.",
        "Tập huấn 80 người. Kinh phí 90 triệu đồng; trong đó: hội trường 50 triệu đồng; tài liệu 40 triệu đồng.",
        "Hội nghị kết nối\n- Thời gian: 02 ngày.\n- Kinh phí: 90 triệu đồng, gồm:\n+ Thuê hội trường: 60 triệu đồng;\n"
        "+ Trang trí: 20 triệu đồng;\n+ Chi khác: 10 triệu đồng.",
    ],
)
def test_expenses_are_no_contents(told: str) -> None:
    facts = facts_of(REPORT + told + "\n2. In bản tin: 20 triệu đồng.\n")
    assert sums(facts) == [90, 20]
    assert facts.totals == ()


@pytest.mark.parametrize(
    ("told", "contents"),
    [
        ("Chi 90 triệu đồng, trong đó: mở 2 lớp may 50 triệu đồng; hỗ trợ máy 40 triệu đồng.", [50, 40]),
        ("Chi 90 triệu đồng, gồm: hỗ trợ bao bì 50 triệu đồng; in bản tin 40 triệu đồng.", [50, 40]),
        (
            "Chi cho hội 90 triệu đồng, gồm: gian hàng 20 triệu đồng, ăn uống 10 triệu đồng, mở 2 lớp 60 triệu đồng.",
            [20, 10, 60],
        ),
        ("Quảng bá\n- Thuê gian hàng: 50 triệu đồng;\n- Trang trí: 40 triệu đồng.", [50, 40]),
    ],
)
def test_things_of_their_own_and_costs_without_a_whole_stay(told: str, contents: list[int]) -> None:
    assert sums(facts_of(REPORT + told + "\n2. Dự hội chợ: 20 triệu đồng.\n")) == [*contents, 20]


@pytest.mark.parametrize(
    ("told", "whole", "contents"),
    [
        (
            "Tổng kinh phí: 90 triệu đồng, trong đó:\n- Gian hàng chung: 50 triệu đồng;\n- In ấn: 40 triệu đồng.",
            90,
            [50, 40],
        ),
        ("Dự toán 90 triệu đồng, trong đó: thù lao giảng viên 50 triệu đồng, tài liệu 40 triệu đồng.", 90, [50, 40]),
        (
            "Tổng kinh phí năm 2024: 90 triệu đồng. Cụ thể: in ấn bản tin 50 triệu đồng; trang trí 40 triệu đồng.",
            90,
            [50, 40],
        ),
    ],
)
def test_a_total_that_names_no_thing_stays_one_beside_its_parts(told: str, whole: int, contents: list[int]) -> None:
    facts = facts_of("SỞ CÔNG THƯƠNG\nSố: 8/KH-SCT\nKẾ HOẠCH\nKhuyến công năm 2024\n\n" + told + "\n")
    assert [total.amount_vnd for total in facts.totals] == [whole * 1_000_000]
    assert sums(facts) == contents
