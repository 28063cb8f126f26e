"""Letters that ask units for reports: tasks with their deadlines, no results, and no words of courtesy among them."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

HEAD = "SỞ CÔNG THƯƠNG\n\nSố: 41/SCT-KC\n\nĐồng Nai, ngày 03 tháng 11 năm 2031\n\n"
TO_COMMUNES = HEAD + "V/v báo cáo kết quả khuyến công năm 2031\n\nKính gửi: Ủy ban nhân dân các xã.\n\n"
TO_OFFICE = HEAD + "V/v báo cáo kết quả khuyến công năm 2031\n\nKính gửi: Sở Công Thương.\n\n"
ASKED = "1. UBND các xã, phường báo cáo kết quả năm 2031 trước ngày 18/11/2031.\n\n"
GATHERED = "2. Trung tâm Khuyến công tổng hợp, gửi Sở trước ngày 28/11/2031.\n\n"


@pytest.mark.parametrize(
    "closing",
    [
        "",
        "Trân trọng./.",
        "3. Trân trọng!",
        "- Xin trân trọng cảm ơn./.",
        "Sở Công Thương trân trọng cảm ơn sự phối hợp của các đơn vị./.",
        "Rất mong các đơn vị quan tâm, phối hợp. Trân trọng./.",
    ],
)
def test_a_letter_that_asks_for_results_tells_none(closing: str) -> None:
    facts = facts_of(f"{TO_COMMUNES}Để có số liệu chung, Sở đề nghị:\n\n{ASKED}{GATHERED}{closing}\n")
    assert facts.activities == ()
    assert [(t.unit, t.deadline) for t in facts.tasks] == [
        ("UBND các xã, phường", "trước ngày 18/11/2031"),
        ("Trung tâm Khuyến công", "trước ngày 28/11/2031"),
    ]


@pytest.mark.parametrize("closing", ["Trân trọng./.", "- Trân trọng cảm ơn.", "Rất mong các xã quan tâm./."])
def test_words_of_courtesy_are_asked_of_nobody(closing: str) -> None:
    facts = facts_of(
        f"{HEAD}V/v triển khai khuyến công\n\nSở giao các đơn vị:\n\n1. Phòng Kỹ thuật\n\n- Lập danh sách.\n\n"
        f"2. Trung tâm Khuyến công\n\n- Mở lớp nghề. Trân trọng cảm ơn.\n\n{closing}\n"
    )
    assert [(t.unit, t.text) for t in facts.tasks] == [
        ("Phòng Kỹ thuật", "Lập danh sách"),
        ("Trung tâm Khuyến công", "Mở lớp nghề"),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "UBND xã Suối Mơ báo cáo như sau:",
        "Thực hiện Công văn số 9/SCT-KC yêu cầu báo cáo kết quả, UBND xã Suối Mơ báo cáo kết quả như sau:",
        "Theo yêu cầu báo cáo của Sở, UBND xã Suối Mơ đã làm được:",
        "UBND xã Suối Mơ đề nghị Sở tổng hợp, báo cáo cấp trên kết quả dưới đây:",
    ],
)
def test_a_letter_that_answers_tells_results(opening: str) -> None:
    items = "1. Mở 2 lớp nghề, kinh phí 90 triệu đồng.\n\n2. Dự 3 hội chợ, kinh phí 60 triệu đồng.\n\nTrân trọng./.\n"
    facts = facts_of(f"{TO_OFFICE}{opening}\n\n{items}")
    assert [(a.path, a.role, a.amount and a.amount.value) for a in facts.activities] == [
        ("1", Role.ACTUAL, 90_000_000),
        ("2", Role.ACTUAL, 60_000_000),
    ]
    assert facts.tasks == ()


def test_a_report_due_each_quarter_is_one_task_with_its_deadline() -> None:
    duty = "Hàng quý, 6 tháng, năm báo cáo kết quả về Sở trước ngày 15 của tháng cuối quý."
    facts = facts_of(
        f"{HEAD}V/v triển khai khuyến công\n\nSở đề nghị các đơn vị triển khai:\n\n"
        f"1. UBND các xã, phường\n\n- {duty}\n\n2. Phòng Kỹ thuật\n\n- Lập danh sách.\n"
    )
    assert [(t.unit, t.deadline, t.frequency) for t in facts.tasks] == [
        ("UBND các xã, phường", "trước ngày 15 của tháng cuối quý", "hằng quý, 6 tháng, hằng năm"),
        ("Phòng Kỹ thuật", None, None),
    ]


def test_a_report_asked_of_everybody_outside_the_list_has_its_deadline() -> None:
    facts = facts_of(
        f"{HEAD}V/v triển khai khuyến công\n\nSở giao các phòng:\n\n1. Phòng Kỹ thuật\n\n- Lập danh sách.\n\n"
        "2. Thanh tra\n\n- Kiểm tra các lớp.\n\n"
        "Đề nghị các phòng thực hiện. Hàng quý gửi báo cáo về Văn phòng trước ngày 12 của tháng cuối quý./.\n"
    )
    last = facts.tasks[-1]
    assert (last.unit, last.deadline, last.frequency) == ("các phòng", "trước ngày 12 của tháng cuối quý", "hằng quý")
