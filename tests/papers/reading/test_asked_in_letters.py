"""A letter that gives out work: whom it is sent to, and of each task its deadlines and how often it comes."""

import pytest

from .reading import facts_of

TOP = (
    "SỞ CÔNG THƯƠNG\nSố: 22/SCT-QLTM\nV/v triển khai Kế hoạch xúc tiến thương mại 2025\nThử, ngày 12 tháng 3 năm 2025\n"
)
BODY = "Sở Công Thương đề nghị:\n1. Trung tâm Xúc tiến thương mại:\n{}\n2. Phòng Tài chính:\n- Bố trí kinh phí./.\n"
FOOT = "Nơi nhận:\n{}- Lưu: VT, QLTM.\nGIÁM ĐỐC\nTrần Thị Bình\n"
SENT = f"{TOP}Kính gửi:\n- Trung tâm A;\n- Phòng B.\n"


@pytest.mark.parametrize(
    ("sent", "foot", "meant"),
    [
        (
            "Kính gửi:\n- Trung tâm A;\n- Phòng Kinh tế các huyện.\n",
            "- Như trên;\n",
            ("Trung tâm A", "Phòng Kinh tế các huyện"),
        ),
        ("Kính gửi: Ủy ban nhân dân tỉnh.\n", "- Như trên;\n", ("Ủy ban nhân dân tỉnh",)),
        ("Kính gửi: Sở Tài chính\n", "- Như trên;\n- UBND tỉnh (b/c);\n", ("Sở Tài chính", "UBND tỉnh (b/c)")),
        ("Kính gửi:\n\n- Sở A;\n\n- Sở B.\n", "- Như kính gửi;\n", ("Sở A", "Sở B")),
        ("", "- Sở A;\n", ("Sở A", "Lưu: VT, QLTM")),
    ],
)
def test_whom_a_letter_is_sent_to(sent: str, foot: str, meant: tuple[str, ...]) -> None:
    facts = facts_of(TOP + sent + BODY.format("- Mở 02 hội nghị.") + FOOT.format(foot))
    assert facts.head.recipients == meant


@pytest.mark.parametrize(
    ("task", "due", "often"),
    [
        (
            "- Báo cáo định kỳ hàng quý (trước ngày 15 của tháng cuối quý), 6 tháng trước ngày 10/6 và báo cáo năm"
            " trước ngày 10/12.",
            "trước ngày 15 của tháng cuối quý; trước ngày 10/6; trước ngày 10/12",
            "hằng quý, 6 tháng, hằng năm",
        ),
        ("- Gửi danh sách (trước ngày 20/4/2025).", "trước ngày 20/4/2025", None),
        ("- Báo cáo Sở Công Thương 6 tháng và năm.", None, "6 tháng, hằng năm"),
        (
            "- Mở lớp trước ngày 20/4/2025, tổng kết trước ngày 10/12/2025.",
            "trước ngày 20/4/2025; trước ngày 10/12/2025",
            None,
        ),
        ("- Lập báo cáo năm 2024.", None, None),
        ("- Theo dõi 6 tháng và năm 2025.", None, None),
        ("- Báo cáo trước ngày 15/6 (6 tháng).", "trước ngày 15/6 (6 tháng)", None),
    ],
)
def test_deadlines_and_how_often(task: str, due: str | None, often: str | None) -> None:
    told = facts_of(TOP + BODY.format(task) + FOOT.format("")).tasks[0]
    assert (told.deadline, told.frequency) == (due, often)


@pytest.mark.parametrize(
    "line",
    [
        "Giao Thanh tra Sở kiểm tra việc thực hiện, báo cáo hàng tháng",
        "Đề nghị Sở Tài chính bố trí kinh phí",
        "Yêu cầu Phòng Kinh tế các huyện rà soát danh sách",
        "Giao Văn phòng Sở: theo dõi, đôn đốc",
    ],
)
def test_a_unit_named_in_its_own_line_is_asked(line: str) -> None:
    closing = "Trong quá trình thực hiện, nếu có khó khăn, các đơn vị báo cáo Giám đốc Sở để xem xét, giải quyết./.\n"
    body = BODY.format("- Mở hội nghị.").replace("./.", ".") + f"3. {line}.\n{closing}"
    facts = facts_of(TOP + body + FOOT.format(""))
    assert len(facts.tasks) == 3
    assert facts.tasks[-1].text in line
    assert not facts.activities


@pytest.mark.parametrize(
    "line", ["Giao Trung tâm A tổ chức 05 lớp", "Giao diện mới của sàn", "Giao Sở A chi 20 triệu đồng"]
)
def test_what_is_planned_in_figures_stays_planned(line: str) -> None:
    body = BODY.format("- Mở hội nghị.").replace("./.", ".") + f"3. {line}.\n"
    assert len(facts_of(TOP + body + FOOT.format("")).tasks) == 2


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        (
            "1. Trung tâm A: lập dự toán trước ngày 20/3/2025; báo cáo trước ngày 15/12/2025.\n"
            "2. Phòng B theo dõi./.\n",
            [("Trung tâm A", "trước ngày 20/3/2025"), ("Trung tâm A", "trước ngày 15/12/2025"), ("Phòng B", None)],
        ),
        (
            "1. Đề nghị UBND các huyện:\n- Gửi danh sách trước ngày 25/3/2025 để tổng hợp.\n2. Sở C phối hợp./.\n",
            [("UBND các huyện", "trước ngày 25/3/2025"), ("Sở C", None)],
        ),
        (
            "1. Các đơn vị báo cáo định kỳ 6 tháng (trước ngày 15/6), cả năm (trước ngày 30/11) về Sở.\n2. Thanh tra Sở"
            " kiểm tra./.\n",
            [("Các đơn vị", "trước ngày 15/6"), ("Các đơn vị", "trước ngày 30/11"), ("Thanh tra Sở", None)],
        ),
        (
            "1. Trung tâm A khẩn trương tổ chức hội chợ trong tháng 5/2025.\n2. Phòng B: theo dõi./.\n",
            [("Trung tâm A", "trong tháng 5/2025"), ("Phòng B", None)],
        ),
    ],
)
def test_each_unit_named_behind_what_asks_is_asked(lines: str, asked: list[tuple[str, str | None]]) -> None:
    facts = facts_of(f"{SENT}Sở Công Thương đề nghị:\n{lines}{FOOT.format('')}")
    assert [(task.unit, task.deadline) for task in facts.tasks] == asked
    assert not facts.activities


def test_reports_by_period_are_each_told_whole() -> None:
    line = "1. Phòng B báo cáo hàng tháng (trước ngày 25), năm (trước ngày 10/12).\n2. Phòng C tổng hợp./.\n"
    facts = facts_of(f"{SENT}Sở Công Thương yêu cầu các phòng thực hiện:\n{line}{FOOT.format('')}")
    assert [task.text for task in facts.tasks][:2] == [
        "báo cáo hàng tháng (trước ngày 25)",
        "báo cáo năm (trước ngày 10/12)",
    ]


def test_a_report_asked_for_by_a_day_is_a_task() -> None:
    line = "Đề nghị các đơn vị gửi báo cáo về Sở Công Thương trước ngày 20/3/2025 để tổng hợp./.\n"
    (task,) = facts_of(f"{SENT}{line}{FOOT.format('')}").tasks
    assert (task.unit, task.deadline) == ("các đơn vị", "trước ngày 20/3/2025")


def test_units_are_asked_under_their_own_headings() -> None:
    plan = (
        "KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\n1. Dạy nghề: 02 lớp, 90 triệu đồng.\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Trách nhiệm của Sở A\na) Báo cáo trước ngày 10/12;\n2. Nhiệm vụ của UBND cấp huyện\n- Bố trí vốn.\n"
    )
    assert [(task.unit, task.text) for task in facts_of(plan).tasks] == [
        ("Sở A", "Báo cáo trước ngày 10/12"),
        ("UBND cấp huyện", "Bố trí vốn"),
    ]


@pytest.mark.parametrize("line", ["Trung tâm A: tổ chức 05 lớp", "Hội chợ Xuân: chi 20 triệu đồng"])
def test_figures_and_contents_behind_what_asks_stay_planned(line: str) -> None:
    facts = facts_of(f"{SENT}Sở Công Thương đề nghị:\n1. {line}.\n2. Phòng B tổng hợp./.\n{FOOT.format('')}")
    assert [task.unit for task in facts.tasks] == ["Phòng B"]
    assert facts.activities


@pytest.mark.parametrize(
    "task",
    [
        "Phòng Kế hoạch - Tài chính - Tổng hợp: tham mưu phân bổ kinh phí 155 triệu đồng; hướng dẫn thanh toán",
        "Phòng Kỹ thuật: tham mưu phân bổ kinh phí; hướng dẫn thanh toán",
        "Phòng Kinh tế, Phòng Hạ tầng các huyện rà soát, giới thiệu cơ sở; gửi danh sách trước ngày 15/4/2025",
    ],
)
def test_a_line_between_the_headings_of_units_is_asked_of_the_unit_it_names(task: str) -> None:
    """Also one that does not say «Giao» or «Đề nghị», and where money is only to be seen to."""
    facts = facts_of(TOP + BODY.format("a) Mở hội nghị.").replace("./.", ".") + f"3. {task}.\n" + FOOT.format(""))
    assert not facts.activities
    assert len(facts.tasks) == 4
    assert {facts.tasks[2].unit, facts.tasks[3].unit} == {task.partition(":")[0].partition(" rà soát")[0]}


def test_reports_due_in_brackets_are_each_told_with_when_and_how_often() -> None:
    line = "3. Phòng Kỹ thuật: theo dõi chung; báo cáo 6 tháng (trước 15/6), năm (trước 15/12).\n"
    facts = facts_of(TOP + BODY.format("a) Mở hội nghị.").replace("./.", ".") + line + FOOT.format(""))
    assert [(t.text, t.deadline, t.frequency) for t in facts.tasks[3:]] == [
        ("báo cáo 6 tháng (trước 15/6)", "trước 15/6", "6 tháng"),
        ("báo cáo năm (trước 15/12)", "trước 15/12", "hằng năm"),
    ]


def test_a_letter_about_work_gives_tasks_and_no_contents_beside_them() -> None:
    top = TOP.replace("triển khai Kế hoạch xúc tiến thương mại 2025", "giao nhiệm vụ khuyến công năm 2025")
    lines = "a) Thẩm định trong 15 ngày làm việc.\nb) Phân bổ kinh phí 155 triệu đồng.\nc) Mở 02 hội nghị."
    facts = facts_of(top + BODY.format(lines) + FOOT.format(""))
    assert [(t.unit, t.text) for t in facts.tasks][:3] == [
        ("Trung tâm Xúc tiến thương mại", "Thẩm định trong 15 ngày làm việc"),
        ("Trung tâm Xúc tiến thương mại", "Phân bổ kinh phí 155 triệu đồng"),
        ("Trung tâm Xúc tiến thương mại", "Mở 02 hội nghị"),
    ]
    assert facts.activities == ()
