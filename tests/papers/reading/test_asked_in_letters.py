"""A letter that gives out work: whom it is sent to, and of each task its deadlines and how often it comes."""

import pytest

from .reading import facts_of

TOP = (
    "SỞ CÔNG THƯƠNG\nSố: 22/SCT-QLTM\nV/v triển khai Kế hoạch xúc tiến thương mại 2025\nThử, ngày 12 tháng 3 năm 2025\n"
)
BODY = "Sở Công Thương đề nghị:\n1. Trung tâm Xúc tiến thương mại:\n{}\n2. Phòng Tài chính:\n- Bố trí kinh phí./.\n"
FOOT = "Nơi nhận:\n{}- Lưu: VT, QLTM.\nGIÁM ĐỐC\nTrần Thị Bình\n"


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
