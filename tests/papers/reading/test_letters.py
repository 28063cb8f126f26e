"""Letters that ask units for reports: tasks with their deadlines, no results, and no words of courtesy among them."""

import pytest

from khuyencong.terms.facts import Role, Status

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


ANSWERED = TO_OFFICE + "UBND xã Suối Mơ báo cáo như sau:\n\n1. Mở 2 lớp nghề, kinh phí 90 triệu đồng.\n\n"


@pytest.mark.parametrize(
    "asked",
    [
        "2. Kiến nghị: bổ sung kinh phí 01 lớp nâng cao trị giá 45 triệu đồng.",
        "2. Kiến nghị bổ sung kinh phí 01 lớp nâng cao 45 triệu đồng.",
        "2. Đề nghị Sở bổ sung 01 lớp nâng cao, kinh phí 45 triệu đồng.",
        "2. Đề nghị: mở thêm 01 lớp nâng cao, kinh phí 45 triệu đồng.",
        "2. Xin bổ sung kinh phí 01 lớp nâng cao, 45 triệu đồng.",
        "2. Xã xin hỗ trợ 01 lớp nâng cao, kinh phí 45 triệu đồng.",
        "UBND xã kiến nghị Sở mở thêm 01 lớp nâng cao, kinh phí 45 triệu đồng.",
    ],
)
@pytest.mark.parametrize(
    "closing", ["", "UBND xã kính báo cáo Sở Công Thương./.", "Kính trình Sở xem xét.", "Kính đề nghị Sở xem xét./."]
)
def test_what_a_letter_asks_for_is_proposed_and_its_last_words_are_no_content(asked: str, closing: str) -> None:
    reached, proposed = facts_of(f"{ANSWERED}{asked}\n\n{closing}\n").activities
    assert (reached.role, reached.status, reached.amount and reached.amount.value) == (Role.ACTUAL, None, 90_000_000)
    assert (proposed.role, proposed.status) == (Role.PLAN, Status.PROPOSED)
    assert "nâng cao" in proposed.title or "ổ sung" in proposed.title
    assert "kính" not in proposed.title.lower()


def test_what_a_report_says_is_needed_next_year_is_proposed_for_that_year() -> None:
    told = "2. Kết quả\n\n- Lớp đan lát: kinh phí 63 triệu đồng.\n\n3. Nhu cầu hỗ trợ năm 2032\n\n"
    facts = facts_of(f"Báo cáo kết quả khuyến công năm 2031\n\n{told}- Máy sấy miến: kinh phí 280 triệu đồng.\n")
    assert [(a.role, a.period, a.status) for a in facts.activities] == [
        (Role.ACTUAL, "2031", None),
        (Role.PLAN, "2032", Status.PROPOSED),
    ]


def test_who_answers_without_a_year_or_a_word_of_results_tells_what_was_reached() -> None:
    head = TO_OFFICE.replace("báo cáo kết quả khuyến công năm 2031", "giới thiệu cơ sở tham gia bình chọn")
    told = "Thực hiện Công văn số 9/SCT-KC, UBND xã Suối Mơ báo cáo:\n\n1. Dự hội chợ: 05 lượt cơ sở, 36 triệu đồng.\n"
    (fair,) = facts_of(head + told).activities
    assert (fair.role, fair.period) == (Role.ACTUAL, None)
    asked = told.replace("UBND xã Suối Mơ báo cáo", "Sở giao các xã báo cáo")
    assert Role.ACTUAL not in [a.role for a in facts_of(head + asked).activities]


def test_what_was_given_to_do_stands_beside_what_was_done() -> None:
    told = "1. Tuyển sinh 64 lao động, đạt 106,7% so với nhiệm vụ được giao (60 lao động).\n\n2. Mở 2 lớp.\n"
    facts = facts_of(TO_OFFICE + "UBND xã Suối Mơ báo cáo như sau:\n\n" + told)
    counts = [(a.role, [q.value for q in a.quantities]) for a in facts.activities]
    assert counts[:2] == [(Role.PLAN, [60]), (Role.ACTUAL, [64])]


NAMED = ["Công ty TNHH Gỗ Suối Mơ", "Hợp tác xã Mây tre Bình Minh", "Hộ kinh doanh Nguyễn Thị Lụa"]


@pytest.mark.parametrize(
    "told", [" " + ", ".join(NAMED) + ".", "".join(f"\n\n- {name};" for name in NAMED), " " + "; ".join(NAMED)]
)
def test_establishments_that_a_letter_names_are_a_list(told: str) -> None:
    opened = "2. Giới thiệu 03 cơ sở công nghiệp nông thôn đăng ký hỗ trợ máy móc năm 2032:"
    facts = facts_of(f"{ANSWERED}{opened}{told}\n\n3. Mở 4 lớp nghề.\n")
    assert [(row.kind, row.name, row.row) for row in facts.register_rows] == [
        ("establishment", name, number) for number, name in enumerate(NAMED, 1)
    ]
    assert {activity.title for activity in facts.activities}.isdisjoint(NAMED)  # what only names one is no content


def test_kinds_of_establishments_are_no_list() -> None:
    told = "2. Giới thiệu các đơn vị đăng ký: doanh nghiệp, hợp tác xã, cơ sở và hộ kinh doanh cá thể.\n"
    assert facts_of(ANSWERED + told).register_rows == ()
