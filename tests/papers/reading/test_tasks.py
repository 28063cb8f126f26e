"""What a plan asks of each unit: a task for each deadline, nothing of the signature, of an annex or of another unit."""

import pytest

from khuyencong.terms.facts import Arranged

from .reading import facts_of

PLAN = (
    "UBND TỈNH\nSố: 8/KH-UBND\nKẾ HOẠCH\nSản phẩm xã năm 2025\n\nI. MỤC TIÊU\n1. Mở 3 lớp.\n2. Dự 2 hội chợ.\n"
    "II. TỔ CHỨC THỰC HIỆN\n"
)
FOOT = "Nơi nhận:\n- Như mục II;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn An\n\n"
ANNEX = "PHỤ LỤC\nDanh mục nội dung\n(Kèm theo Kế hoạch số 8/KH-UBND)\nĐơn vị tính: triệu đồng\n"
LONG = "1. Đơn vị kế toán theo dõi\n" + "Ghi chú chung. " * 200


def asked(lines: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(t.unit, t.text, t.deadline, t.frequency) for t in facts_of(PLAN + lines).tasks]


def test_a_line_with_several_deadlines_is_a_task_for_each() -> None:
    told = asked(
        "1. Sở Nông nghiệp là cơ quan thường trực; trình UBND tỉnh lập Hội đồng trước ngày 28/02/2025; hoàn thành 6 "
        "lớp trong quý II/2025; họp 2 phiên trong quý III và phiên cuối trước ngày 10/12/2025; tổng hợp báo cáo quý "
        "trước ngày 20 của tháng cuối quý.\n2. Sở Khoa học hỗ trợ chứng nhận 15 cơ sở trong quý III/2025.\n"
    )
    assert told == [
        ("Sở Nông nghiệp", "trình UBND tỉnh lập Hội đồng trước ngày 28/02/2025", "trước ngày 28/02/2025", None),
        ("Sở Nông nghiệp", "hoàn thành 6 lớp trong quý II/2025", "trong quý II/2025", None),
        ("Sở Nông nghiệp", "họp 2 phiên trong quý III", "trong quý III", None),
        ("Sở Nông nghiệp", "phiên cuối trước ngày 10/12/2025", "trước ngày 10/12/2025", None),
        (
            "Sở Nông nghiệp", "tổng hợp báo cáo quý trước ngày 20 của tháng cuối quý",
            "trước ngày 20 của tháng cuối quý", "hằng quý",
        ),
        ("Sở Khoa học", "hỗ trợ chứng nhận 15 cơ sở trong quý III/2025", "trong quý III/2025", None),
    ]  # fmt: skip


def test_a_deed_due_twice_is_told_twice_with_its_words() -> None:
    told = asked("1. Sở Công Thương báo cáo UBND tỉnh trước ngày 15/6/2025 (6 tháng) và trước ngày 30/11/2025 (năm).\n")
    assert [(text, due) for _unit, text, due, _often in told] == [
        ("báo cáo UBND tỉnh trước ngày 15/6/2025 (6 tháng)", "trước ngày 15/6/2025 (6 tháng)"),
        ("báo cáo UBND tỉnh trước ngày 30/11/2025 (năm)", "trước ngày 30/11/2025 (năm)"),
    ]


@pytest.mark.parametrize("end", ["\n", "./.\n"])
def test_signature_recipients_and_annex_are_nobodys_task(end: str) -> None:
    lines = "1. Sở Công Thương theo dõi chung.\n2. UBND xã An, UBND xã Bình bố trí mặt bằng trước ngày khai mạc 05 ngày"
    assert asked(f"{lines}{end}{FOOT}{ANNEX}{LONG}") == [
        ("Sở Công Thương", "theo dõi chung", None, None),
        (
            "UBND xã An, UBND xã Bình", "bố trí mặt bằng trước ngày khai mạc 05 ngày",
            "trước ngày khai mạc 05 ngày", None,
        ),
    ]  # fmt: skip


def test_what_another_unit_does_behind_a_semicolon_is_its_own_task() -> None:
    told = asked(
        "1. Giao Sở Nông nghiệp tổ chức trao giấy trước ngày 31/12/2025; UBND các xã theo dõi, hỗ trợ chủ thể.\n"
    )
    assert [(unit, text) for unit, text, _due, _often in told] == [
        ("Sở Nông nghiệp", "tổ chức trao giấy trước ngày 31/12/2025"),
        ("UBND các xã", "theo dõi, hỗ trợ chủ thể"),
    ]


def test_who_is_handed_a_content_leads_it() -> None:
    facts = facts_of(
        "UBND TỈNH\nSố: 9/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc điều chỉnh Kế hoạch xúc tiến thương mại năm 2025\n\n"
        "Điều 1. Điều chỉnh kế hoạch như sau:\n"
        "1. Bổ sung nội dung tham gia hội chợ đặc sản, kinh phí 210.000.000 đồng, giao Trung tâm Xúc tiến thương mại "
        "chủ trì.\n2. Bổ sung nội dung mở lớp bán hàng, kinh phí 90.000.000 đồng.\nĐiều 2. Thi hành từ ngày ký.\n"
    )
    leads = [[one.words for one in a.arrangements if one.kind is Arranged.LEAD] for a in facts.activities]
    assert leads[0] == ["Trung tâm Xúc tiến thương mại"]
    assert not any(leads[1:])


def test_what_is_due_by_quarter_half_and_year_is_told_with_all_three() -> None:
    told = asked("1. Sở Công Thương báo cáo định kỳ hằng quý, 6 tháng, năm về UBND tỉnh.\n2. Sở Y tế phối hợp.\n")
    assert told[0][3] == "hằng quý, 6 tháng, hằng năm"


def test_reports_due_by_period_are_each_a_task_with_the_deed() -> None:
    told = asked(
        "1. Sở Công Thương tổng hợp báo cáo UBND tỉnh kết quả 6 tháng trước ngày 20/6/2025, 9 tháng trước ngày "
        "20/9/2025 và cả năm trước ngày 15/12/2025.\n"
    )
    assert [text for _unit, text, _due, _often in told] == [
        "tổng hợp báo cáo UBND tỉnh kết quả 6 tháng trước ngày 20/6/2025",
        "tổng hợp báo cáo UBND tỉnh kết quả 9 tháng trước ngày 20/9/2025",
        "tổng hợp báo cáo UBND tỉnh kết quả cả năm trước ngày 15/12/2025",
    ]


def test_a_letter_that_gives_out_tasks_asks_each_unit_it_numbers() -> None:
    letter = (
        "UBND TỈNH ĐỒNG NAI\nSỞ CÔNG THƯƠNG\nSố: 12/SCT-CN\nV/v giao nhiệm vụ thực hiện Kế hoạch khuyến công năm 2025\n"
        "Kính gửi:\n- Trung tâm Khuyến công;\n- UBND các phường.\n"
        "Thực hiện kế hoạch của UBND tỉnh, Sở Công Thương giao nhiệm vụ như sau:\n"
        "1. Trung tâm Khuyến công lập danh sách cơ sở dự hội chợ trước ngày 30/4/2025.\n"
        "2. UBND phường Trấn Biên báo cáo kết quả làng nghề gốm trong tháng 11 năm 2025.\n"
        f"Đề nghị các đơn vị nghiêm túc thực hiện./.\n{FOOT}"
    )
    assert [(t.unit, t.deadline) for t in facts_of(letter).tasks] == [
        ("Trung tâm Khuyến công", "trước ngày 30/4/2025"),
        ("UBND phường Trấn Biên", "trong tháng 11 năm 2025"),
    ]


def test_a_report_that_says_what_it_reports_asks_nobody() -> None:
    report = (
        "SỞ CÔNG THƯƠNG\nBÁO CÁO\nKết quả khuyến công 9 tháng năm 2025\n"
        "Thực hiện kế hoạch năm, Phòng Công nghiệp báo cáo kết quả 9 tháng năm 2025 như sau:\n"
        "1. Mở 3 lớp, kinh phí 60 triệu đồng.\n2. Dự 2 hội chợ, kinh phí 90 triệu đồng.\n"
    )
    assert facts_of(report).tasks == ()


def test_what_a_plan_asks_a_unit_to_reach_at_least_is_its_task_and_no_content_named_by_the_unit() -> None:
    plan = (
        "SỞ CÔNG THƯƠNG\nKẾ HOẠCH\nOCOP năm 2025\nI. NỘI DUNG\n1. Tham gia 02 hội chợ, kinh phí 90 triệu đồng.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Công Thương: hỗ trợ tối thiểu 20 chủ thể dự hội chợ; báo cáo hằng quý.\n"
        f"2. UBND các xã: mỗi xã có ít nhất 01 ý tưởng sản phẩm.\n{FOOT}"
    )
    facts = facts_of(plan)
    assert [a.path for a in facts.activities] == ["I.1"]
    assert [(t.unit, t.text) for t in facts.tasks] == [
        ("Sở Công Thương", "hỗ trợ tối thiểu 20 chủ thể dự hội chợ"),
        ("Sở Công Thương", "báo cáo hằng quý"),
        ("UBND các xã", "mỗi xã có ít nhất 01 ý tưởng sản phẩm"),
    ]


def test_how_a_letter_takes_leave_asks_nobody() -> None:
    letter = (
        "SỞ CÔNG THƯƠNG\nSố: 8/SCT-QLCN\nV/v giao nhiệm vụ khuyến công năm 2031\nSở Công Thương đề nghị:\n"
        "1. Trung tâm Khuyến công: lập danh sách trước ngày 28/02/2031.\n2. UBND các xã: rà soát cơ sở.\n"
        "Trong quá trình thực hiện nếu có vướng mắc, đề nghị phản ánh về Sở (số 0251.3822233).\n"
    )
    assert [task.unit for task in facts_of(letter).tasks] == ["Trung tâm Khuyến công", "UBND các xã"]


def test_what_a_letter_says_in_regard_to_units_is_asked_of_them() -> None:
    letter = (
        "SỞ CÔNG THƯƠNG\nSố: 9/SCT-QLCN\nV/v triển khai khuyến công năm 2031\nĐể chuẩn bị, Sở đề nghị thực hiện:\n"
        "1. Đối với UBND các xã, phường\na) Rà soát cơ sở, gửi danh sách trước ngày 30/11/2030.\n"
        "b) Mỗi xã giới thiệu ít nhất 02 sản phẩm.\n2. Văn phòng Sở cấp kinh phí, hướng dẫn quyết toán.\n"
    )
    facts = facts_of(letter)
    assert facts.activities == ()
    assert [(t.unit, t.text[:7]) for t in facts.tasks] == [
        ("UBND các xã, phường", "Rà soát"),
        ("UBND các xã, phường", "Mỗi xã "),
        ("Văn phòng Sở", "cấp kin"),
    ]


def test_an_article_that_tells_a_unit_what_to_do_is_its_task_and_no_content() -> None:
    decision = (
        "QUYẾT ĐỊNH\nVề việc phê duyệt đề án khuyến công năm 2031\n\nĐiều 1. Phê duyệt các đề án sau:\n"
        "1. Máy sấy của HTX Mẫu: 200 triệu đồng.\n2. Máy ép của Công ty Thử: 300 triệu đồng.\n"
        "Điều 2. Trung tâm Khuyến công ký hợp đồng với các đơn vị, nghiệm thu trước ngày 30/11/2031.\n"
    )
    facts = facts_of(decision)
    assert [a.path for a in facts.activities] == ["Điều 1.1", "Điều 1.2"]
    assert [(t.unit, t.deadline) for t in facts.tasks] == [("Trung tâm Khuyến công", "trước ngày 30/11/2031")]


def test_what_units_are_asked_to_prepare_is_no_part_of_their_name() -> None:
    letter = (
        "SỞ CÔNG THƯƠNG\nSố: 7/GM-SCT\nGIẤY MỜI\nHọp triển khai kế hoạch\n\nThời gian: 08 giờ 00 ngày 10/4/2026.\n"
        "Đề nghị Ủy ban nhân dân các xã chuẩn bị báo cáo kết quả rà soát, gửi Sở trước ngày 08/4/2026.\n" + FOOT
    )
    assert [(t.unit, t.deadline) for t in facts_of(letter).tasks] == [
        ("Ủy ban nhân dân các xã", "trước ngày 08/4/2026")
    ]
