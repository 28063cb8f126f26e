"""Who leads a content, who takes part, and when: read where the paper says it of that content, guessed nowhere."""

import pytest

from khuyencong.terms.facts import Activity, Arranged

from .reading import facts_of

HEAD = """UBND TỈNH ĐỒNG NAI
SỞ CÔNG THƯƠNG

KẾ HOẠCH
Khuyến công tỉnh Đồng Nai năm 2025

II. NỘI DUNG

"""


def contents(text: str) -> dict[str, Activity]:
    return {activity.path: activity for activity in facts_of(HEAD + text).activities}


def said(activity: Activity) -> list[tuple[str, str]]:
    return [(one.kind.value, one.words) for one in activity.arrangements]


def test_lines_under_a_content_say_who_leads_who_helps_and_when() -> None:
    text = """1. Tổ chức lớp tập huấn
1.1. Nội dung thực hiện: Tổ chức 02 lớp cho 60 học viên.
1.2. Đơn vị chủ trì: Phòng Quản lý Công nghiệp.
1.3. Đơn vị phối hợp: UBND các xã có lớp.
1.4. Thời gian triển khai: dự kiến từ Quý II-III/2025
2. Tham gia hội chợ
Tham gia 03 hội chợ triển lãm trong nước.
"""
    told = contents(text)
    assert said(told["II.1"]) == [
        ("lead", "Phòng Quản lý Công nghiệp"),
        ("partner", "UBND các xã có lớp"),
        ("time", "dự kiến từ Quý II-III/2025"),
    ]
    assert told["II.1"].arrangements[-1].period == "2025Q2-Q3"
    assert said(told["II.2"]) == []


def test_a_heading_speaks_for_the_contents_below_it_and_the_nearest_word_counts() -> None:
    text = """1. Đào tạo, tập huấn
- Đơn vị chủ trì: Sở Công Thương
a) Lớp khởi sự: Tổ chức 01 lớp cho 30 học viên.
b) Lớp quản trị: Tổ chức 02 lớp cho 50 học viên; đơn vị chủ trì: Trung tâm Khuyến công; thời gian: quý III.
2. Hội chợ
Tham gia 03 hội chợ.
"""
    told = contents(text)
    assert said(told["II.1.a"]) == [("lead", "Sở Công Thương")]
    assert said(told["II.1.b"])[0] == ("lead", "Trung tâm Khuyến công")
    assert said(told["II.2"]) == []


def test_columns_of_a_table_say_it_row_by_row() -> None:
    text = """1. Các nội dung

| STT | Nội dung | Kinh phí (đồng) | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian |
|---|---|---|---|---|---|
| 1 | Lớp tập huấn | 30.000.000 | Trung tâm Khuyến công | UBND xã | Quý II |
| 2 | Hội chợ | 50.000.000 | Sở Công Thương | | Quý IV |
"""
    lesson, fair = facts_of(HEAD + text).activities
    assert said(lesson) == [("lead", "Trung tâm Khuyến công"), ("partner", "UBND xã"), ("time", "Quý II")]
    assert said(fair) == [("lead", "Sở Công Thương"), ("time", "Quý IV")]


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("1. Sở Công Thương\n- Chủ trì, tổ chức triển khai thực hiện Kế hoạch này.", Arranged.LEAD, "Sở Công Thương"),
        ("Sở Công Thương chủ trì tổ chức thực hiện Kế hoạch này.", Arranged.LEAD, "Sở Công Thương"),
        ("Giao Sở Công Thương chủ trì triển khai các nội dung Kế hoạch.", Arranged.LEAD, "Sở Công Thương"),
        (
            "Sở giao Trung tâm Khuyến công thực hiện các đề án, nhiệm vụ của Kế hoạch này.",
            Arranged.DOER,
            "Trung tâm Khuyến công",
        ),
        ("Đơn vị chủ trì: Sở Công Thương.", Arranged.LEAD, "Sở Công Thương"),
    ],
)
def test_the_part_on_organising_speaks_for_the_whole_plan(sentence: str, kind: Arranged, words: str) -> None:
    facts = facts_of(f"{HEAD}1. Hội chợ\nTham gia 03 hội chợ.\nIII. TỔ CHỨC THỰC HIỆN\n{sentence}\n")
    assert [(one.kind, one.words) for one in facts.arrangements] == [(kind, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "1. Các đơn vị\n- Tạo điều kiện cho đơn vị chủ trì thực hiện kế hoạch.",
        "1. Sở Công Thương\n- Chủ trì, phối hợp thẩm định nội dung sửa đổi trình Ủy ban nhân dân tỉnh.",
        "1. Sở Công Thương\n- Chủ trì, phối hợp với Sở Tài chính huy động nguồn lực.",
        "1. Sở Công Thương\n- Chủ trì triển khai với Sở Kế hoạch và Đầu tư các thủ tục.",
        "1. Ủy ban nhân dân các xã\n- Phối hợp Sở Công Thương thực hiện Kế hoạch này.",
        "Sở chỉ đạo Trung tâm Khuyến công báo cáo kết quả.",
    ],
)
def test_what_is_not_said_of_the_plan_is_not_guessed(sentence: str) -> None:
    facts = facts_of(f"{HEAD}1. Hội chợ\nTham gia 03 hội chợ.\nIII. TỔ CHỨC THỰC HIỆN\n{sentence}\n")
    assert facts.arrangements == ()


def test_each_word_leads_to_its_sentence() -> None:
    text = HEAD + "1. Hội chợ\n1.1. Nội dung: Tham gia 03 hội chợ.\n1.2. Đơn vị chủ trì: Sở Công Thương.\n"
    (one,) = facts_of(text).activities[0].arrangements
    assert text[one.span.start : one.span.end] == "Đơn vị chủ trì: Sở Công Thương"
