"""What the sum of one thing was spent on, or where, is told with the thing and costs nothing of its own."""

import pytest

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.terms.facts import Activity, Severity, Text
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. "


def read(item: str) -> tuple[list[int], list[int | None]]:
    facts = facts_of(f"{REPORT}{item}\n")
    spent = [a.amount.value // 1_000_000 for a in facts.activities if a.amount and a.path == "I.2"]
    return spent, [total.amount_vnd for total in facts.totals]


@pytest.mark.parametrize(
    "item",
    [
        "Lớp gốm: 03 lớp; kinh phí 90 triệu đồng (trong đó: giảng viên 40 triệu đồng, vật liệu 35 triệu đồng, chi khác"
        " 15 triệu đồng).",
        "Hội chợ: 02 hội chợ, kinh phí 90 triệu đồng, trong đó thuê gian hàng 60 triệu đồng, vận chuyển 30 triệu đồng.",
        "Hội chợ: kinh phí 90 triệu đồng (mặt bằng 50 triệu đồng và trang trí 40 triệu đồng).",
        "Máy sấy: 05 xưởng, kinh phí 90 triệu đồng, gồm: huyện Hoa Lư 50 triệu đồng, huyện Hoa Mai 40 triệu đồng.",
    ],
)
def test_the_whole_is_the_things_sum(item: str) -> None:
    assert read(item) == ([90], [])


@pytest.mark.parametrize(
    ("item", "spent"),
    [
        # parts that are counted, or are things to do, are contents
        ("Kết nối: kinh phí 90 triệu đồng, gồm 02 hội nghị 50 triệu đồng, 01 hội chợ 40 triệu đồng.", [50, 40]),
        ("Bao bì: kinh phí 90 triệu đồng, gồm: tập huấn 50 triệu đồng; in tài liệu 40 triệu đồng.", [50, 40]),
        # they do not come to the sum
        ("Hội chợ: 02 hội chợ, kinh phí 90 triệu đồng; thuê xe 30 triệu đồng.", [90, 30]),
    ],
)
def test_what_is_no_part_of_a_cost_is_spent_itself(item: str, spent: list[int]) -> None:
    assert read(item)[0] == spent


def test_who_pays_the_parts_is_told_as_before() -> None:
    told = read("Lớp gốm: kinh phí 90 triệu đồng, trong đó ngân sách tỉnh 60 triệu đồng, cơ sở đối ứng 30 triệu đồng.")
    assert told == ([90], [60_000_000, 30_000_000])


@pytest.mark.parametrize(
    "told",
    [
        "Tổng kinh phí khuyến công 3 tỷ đồng (thành phố Hoa Lư 1 tỷ đồng, huyện Hoa Mai 2 tỷ đồng).",
        "Kinh phí hỗ trợ\nTổng kinh phí 3 tỷ đồng, trong đó:\n- Thành phố Hoa Lư: 1 tỷ đồng;\n- Các xã: 2 tỷ đồng.",
    ],
)
def test_what_areas_have_of_a_total_is_none_of_the_whole_paper(told: str) -> None:
    totals = facts_of(f"{REPORT}{told}\n").totals
    assert [(t.amount_vnd and t.amount_vnd // 10**9, t.of_group) for t in totals] == [(3, False), (1, True), (2, True)]


@pytest.mark.parametrize(
    "told",
    [
        "Tổng kinh phí 3 tỷ đồng (ngân sách tỉnh 1 tỷ đồng, ngân sách huyện 2 tỷ đồng).",
        "Tổng kinh phí 4 tỷ đồng (thành phố Hoa Lư 1 tỷ đồng, huyện Hoa Mai 2 tỷ đồng).",
    ],
)
def test_sources_and_areas_that_do_not_come_to_it_stay_totals(told: str) -> None:
    assert not any(t.of_group for t in facts_of(f"{REPORT}{told}\n").totals)


Parts = list[tuple[str, int]]


def content(item: str) -> tuple[Activity, Parts]:
    """The one content of an item, and its parts in million đồng."""
    (told,) = (a for a in facts_of(f"{REPORT}{item}\n").activities if a.path == "I.2")
    return told, [(part.label, part.amount.value // 1_000_000) for part in told.parts]


FIRMS = [("HTX Bình Lộc", 200), ("Công ty TNHH Mẫu", 250)]
CLASSES = [("lớp may", 60), ("lớp đan", 55), ("lớp gốm", 65)]


@pytest.mark.parametrize(
    ("item", "value", "parts"),
    [
        ("Hỗ trợ 02 cơ sở mua máy, tổng kinh phí 450 triệu đồng, trong đó: HTX Bình Lộc 200 triệu đồng, Công ty TNHH"
         " Mẫu 250 triệu đồng.", 450, FIRMS),
        ("Hỗ trợ 02 cơ sở mua máy, kinh phí 450 triệu đồng (HTX Bình Lộc 200, Công ty TNHH Mẫu 250).", 450, FIRMS),
        ("Dạy nghề, kinh phí 180 triệu đồng, gồm 03 lớp: lớp may 60 triệu đồng, lớp đan 55 triệu đồng, lớp gốm 65"
         " triệu đồng.", 180, CLASSES),
        ("Dạy nghề, kinh phí 180 triệu đồng, gồm 03 lớp: lớp may 60, lớp đan 55, lớp gốm 65.", 180, CLASSES),
        ("Mở 02 lớp: kinh phí 90 triệu đồng (giảng viên 30, tài liệu 20, hội trường 40).", 90,
         [("giảng viên", 30), ("tài liệu", 20), ("hội trường", 40)]),
    ],
)  # fmt: skip
def test_recipients_classes_and_expenses_are_parts_of_their_content(item: str, value: int | None, parts: Parts) -> None:
    told, of_it = content(item)
    assert (told.amount and told.amount.value // 1_000_000, of_it) == (value, parts)


@pytest.mark.parametrize(
    ("item", "spent"),
    [
        # what a firm gets makes it a content
        ("Hỗ trợ Công ty TNHH Mẫu 300 triệu đồng đầu tư máy sấy; HTX Mẫu 200 triệu đồng đầu tư máy ép.", [300, 200]),
        # what a firm beside it pays is none of the sum
        ("Hỗ trợ máy sấy 200 triệu đồng (năm 2031), HTX Mẫu đối ứng 150 triệu đồng.", [200]),
        ("Máy sấy cho HTX Mẫu: 210 triệu đồng; hội chợ: 150 triệu đồng (60 gian hàng).", [210, 150]),
    ],
)
def test_what_is_no_part_keeps_its_sum(item: str, spent: list[int]) -> None:
    assert read(item)[0] == spent


def alarms(item: str) -> list[tuple[str, str | None]]:
    text = Text(f"{REPORT}{item}\n", "text/plain")
    return [(f.rule, f.expected) for f in check(text, find_facts(text)) if f.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("Mở 02 lớp: kinh phí 90 triệu đồng (giảng viên 30, tài liệu 20, hội trường 30).", "80.000.000"),
        ("Mở 02 lớp: kinh phí 90 triệu đồng (giảng viên 30 triệu đồng, tài liệu 40 triệu đồng, hội trường 30 triệu"
         " đồng).", "100.000.000"),
        ("Mở 02 lớp: kinh phí 90 triệu đồng, gồm giảng viên 30 triệu đồng, hội trường 40 triệu đồng.", "70.000.000"),
        ("Hỗ trợ 02 cơ sở, tổng kinh phí 600 triệu đồng, trong đó: HTX Mẫu 200, Công ty Sen 250.", "450.000.000"),
        ("Mở 02 lớp: kinh phí 90 triệu đồng (giảng viên 30, tài liệu 20, hội trường 40).", None),
        ("Mở 02 lớp: kinh phí 90 triệu đồng, trong đó giảng viên 30 triệu đồng, hội trường 40 triệu đồng.", None),
        ("Hỗ trợ 05 cơ sở, tổng kinh phí 900 triệu đồng, trong đó: HTX Mẫu 200, Công ty Sen 250.", None),
    ],
)  # fmt: skip
def test_parts_that_do_not_come_to_their_content_are_told(item: str, told: str | None) -> None:
    assert alarms(item) == ([("sum-mismatch", told)] if told else [])


@pytest.mark.parametrize(
    "firms", ["HTX Mẫu 200 triệu đồng, Công ty Sen 250", "HTX Mẫu (200 triệu đồng), Công ty Sen (250"]
)
def test_without_a_printed_sum_each_of_those_counted_is_a_content(firms: str) -> None:
    end = " triệu đồng)." if "(" in firms else " triệu đồng."
    told = facts_of(f"{REPORT}Hỗ trợ 02 cơ sở: {firms}{end}\n").activities
    assert [(a.title, a.amount and a.amount.value // 10**6, len(a.quantities)) for a in told if a.path == "I.2"] == [
        ("Hỗ trợ 02 cơ sở", None, 1),
        ("HTX Mẫu", 200, 0),
        ("Công ty Sen", 250, 0),
    ]
