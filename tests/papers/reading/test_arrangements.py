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


@pytest.mark.parametrize(
    ("words", "arranged"),
    [
        (
            "01 hội chợ, kinh phí 40 triệu đồng, thực hiện trong quý III/2025, do Sở Công Thương chủ trì",
            [("lead", "Sở Công Thương", None), ("time", "quý III/2025", "2025Q3")],
        ),
        (
            "tổ chức vào tháng 8, 40 triệu đồng; Sở Công Thương chủ trì, Sở Tài chính phối hợp",
            [("lead", "Sở Công Thương", None), ("partner", "Sở Tài chính", None), ("time", "tháng 8", "2025M08")],
        ),
        (
            "40 triệu đồng; đơn vị chủ trì: Sở Công Thương; phối hợp: Sở Tài chính",
            [("lead", "Sở Công Thương", None), ("partner", "Sở Tài chính", None)],
        ),
        (
            "Sở Công Thương chủ trì, phối hợp với Sở Tài chính mở 01 hội chợ, 40 triệu đồng",
            [("lead", "Sở Công Thương", None), ("partner", "Sở Tài chính", None)],
        ),
        # several times, when money is paid, and who only helps or looks through it
        ("tổ chức 01 hội chợ trong tháng 8 và tháng 10, 40 triệu đồng", []),
        ("tổ chức 01 hội chợ vào quý III, IV, 40 triệu đồng", []),
        ("01 hội chợ, thực hiện giải ngân trong quý I, 40 triệu đồng", []),
        ("01 hội chợ, 40 triệu đồng, do Sở Công Thương chủ trì thẩm định", []),
    ],
)
def test_the_sentence_of_a_content_says_who_and_when(words: str, arranged: list[tuple[str, str, str | None]]) -> None:
    content = contents(f"1. Bản tin quý: in 02 số.\n2. Hội chợ: {words}.\n")["II.2"]
    assert sorted((a.kind.value, a.words, a.period) for a in content.arrangements) == arranged


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


def test_rows_of_one_name_are_told_apart_by_their_times() -> None:
    text = """1. Các nội dung

| STT | Nội dung | Kinh phí (đồng) | Thời gian |
|---|---|---|---|
| 1 | Lớp tập huấn | 30.000.000 | Quý II |
| 2 | Hội chợ | 50.000.000 | Quý III |
| 3 | Lớp tập huấn | 30.000.000 | Quý IV |
"""
    assert [a.period for a in facts_of(HEAD + text).activities] == ["2025Q2", "2025", "2025Q4"]


def test_columns_of_a_table_say_it_row_by_row() -> None:
    text = """1. Các nội dung

| STT | Nội dung | Kinh phí (đồng) | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian |
|---|---|---|---|---|---|
| 1 | Lớp tập huấn | 30.000.000 | Trung tâm Khuyến công | UBND xã | Quý II |
| 2 | Hội chợ | 50.000.000 | Sở Công Thương | | Quý IV |
| 3 | Đề án điểm | 70.000.000 | Sở Công Thương | | Năm 2025 - 2026 |
| 4 | Bản tin | 20.000.000 | | | Tháng 9 |
| 5 | Phóng sự | 20.000.000 | | | Tháng 6, tháng 9 |
"""
    lesson, fair, over_years, *monthly = facts_of(HEAD + text).activities
    assert {a.period for a in (lesson, fair, over_years, *monthly)} == {"2025"}  # the money is the year's
    times = [next(one.period for one in a.arrangements if one.kind == "time") for a in (lesson, fair, *monthly)]
    assert times[:3] == ["2025Q2", "2025Q4", "2025M09"]
    assert said(over_years)[-1] == ("time", "Năm 2025 - 2026")
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


# Who gets a content -------------------------------------------------------------------------------


def given(activity: Activity) -> list[str]:
    return [one.words for one in activity.arrangements if one.kind is Arranged.RECIPIENT]


def test_a_sentence_that_supports_somebody_by_name_says_who_gets_it() -> None:
    text = """1. Hỗ trợ máy móc
a) Hỗ trợ Công ty TNHH Một thành viên Gỗ Minh Tâm đầu tư 01 máy cắt, kinh phí 310 triệu đồng.
b) Hỗ trợ dây chuyền sấy cho HTX Nông nghiệp và Dịch vụ Bàu Sen tại xã Xuân Hưng, kinh phí 200 triệu đồng.
c) Hỗ trợ máy may cho hộ kinh doanh Trần Thị Mẫu, kinh phí 50 triệu đồng.
"""
    assert [given(activity) for activity in facts_of(HEAD + text).activities] == [
        ["Công ty TNHH Một thành viên Gỗ Minh Tâm"],
        ["HTX Nông nghiệp và Dịch vụ Bàu Sen"],
        ["hộ kinh doanh Trần Thị Mẫu"],
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Hỗ trợ các cơ sở công nghiệp nông thôn dự hội chợ",
        "Hỗ trợ 05 cơ sở CNNT đổi mới máy móc",
        "Hỗ trợ cơ sở CNNT xây dựng thương hiệu",
        "Thuê Công ty Cổ phần Hội Chợ Xanh dựng gian hàng",
        "Hỗ trợ doanh nghiệp và hợp tác xã xây dựng nhãn hiệu",
        "Hỗ trợ doanh nghiệp Việt Nam dự hội chợ",
        "Hỗ trợ doanh nghiệp Đồng Nai dự hội chợ",
        "Hỗ trợ doanh nghiệp Nhỏ và Vừa dự hội chợ",
        "Hỗ trợ cơ sở TTCN đổi mới máy móc",
        "Hỗ trợ cơ sở II sửa nhà xưởng",
    ],
)
def test_kinds_of_firms_and_who_is_paid_for_work_get_nothing(words: str) -> None:
    (told,) = facts_of(f"{HEAD}1. {words}, kinh phí 100 triệu đồng.\n").activities
    assert given(told) == []


def test_a_line_under_a_content_names_all_who_get_it() -> None:
    text = """1. Hỗ trợ máy dệt
- Nội dung thực hiện: Đầu tư 02 máy dệt, kinh phí 150 triệu đồng.
- Đơn vị thụ hưởng: Công ty CP Dệt Hưng Lợi; hộ ông Nguyễn Văn Thử và Công ty TNHH SX, TM & DV Á Châu.
2. Hội chợ
- Nội dung thực hiện: Tham gia 01 hội chợ, kinh phí 90 triệu đồng.
- Đối tượng thụ hưởng: các cơ sở công nghiệp nông thôn trên địa bàn.
"""
    told = contents(text)
    names = ["Công ty CP Dệt Hưng Lợi", "hộ ông Nguyễn Văn Thử", "Công ty TNHH SX, TM & DV Á Châu"]
    assert given(told["II.1"]) == names
    assert given(told["II.2"]) == []


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Doanh nghiệp, hợp tác xã, hộ kinh doanh trên địa bàn tỉnh Đồng Nai", []),
        ("Cơ sở công nghiệp nông thôn tại huyện Tân Phú", []),
        ("Lao động nông thôn huyện Tân Phú", []),
        ("cán bộ UBND các xã", []),
        ("UBND các xã thuộc huyện Tân Phú", []),
        ("Theo Quyết định số 12/QĐ-UBND", []),
        ("Đang lựa chọn, trình UBND tỉnh", []),
        ("Doanh nghiệp nhỏ và vừa theo Nghị định 80", []),
        ("Công ty TNHH MTV Á Châu, ấp 3, xã Phú Lý", ["Công ty TNHH MTV Á Châu"]),
        ("Công ty TNHH Á Châu (xã Phú Lý, huyện Vĩnh Cửu)", ["Công ty TNHH Á Châu"]),
        ("UBND xã Phú Lý, UBND xã Xuân Hưng", ["UBND xã Phú Lý", "UBND xã Xuân Hưng"]),
        ("Công ty TNHH Gỗ Minh Tâm, Nguyễn Văn Thử", ["Công ty TNHH Gỗ Minh Tâm", "Nguyễn Văn Thử"]),
        ("Cơ sở gốm mỹ nghệ Hưng Lợi và bà Lê Thị Mẫu", ["Cơ sở gốm mỹ nghệ Hưng Lợi", "bà Lê Thị Mẫu"]),
        ("HTX bưởi da xanh Bàu Sen; HTX 19/5", ["HTX bưởi da xanh Bàu Sen", "HTX 19/5"]),
    ],
)
def test_of_a_line_names_are_taken_alone_without_kinds_and_addresses(told: str, names: list[str]) -> None:
    text = f"1. Máy dệt\n- Nội dung: Đầu tư 02 máy, kinh phí 150 triệu đồng.\n- Đơn vị thụ hưởng: {told}.\n"
    (content,) = facts_of(HEAD + text).activities
    assert given(content) == names


def test_a_sentence_that_names_two_is_of_both() -> None:
    text = "1. Hỗ trợ hộ ông Nguyễn Văn Thử, hộ ông Điểu Mẫu và HTX 27-7 mua máy, kinh phí 90 triệu đồng.\n"
    (content,) = facts_of(HEAD + text).activities
    assert given(content) == ["hộ ông Nguyễn Văn Thử", "hộ ông Điểu Mẫu", "HTX 27-7"]


TABLE = """PHỤ LỤC
Đơn vị tính: triệu đồng
TT | Nội dung | Đơn vị thực hiện | Đơn vị thụ hưởng | Kinh phí
1 | Máy cắt | Trung tâm Khuyến công | 1. Công ty TNHH Gỗ Minh Tâm; 2. HTX Bàu Sen | 310
2 | Máy dệt | Cty CP Dệt Hưng Lợi | | 200
3 | Hội chợ | Trung tâm Khuyến công | Các cơ sở công nghiệp nông thôn | 100
"""


def test_a_column_names_who_gets_each_row_and_a_firm_that_does_it_gets_it() -> None:
    told = {activity.title: activity for activity in facts_of(HEAD + TABLE).activities}
    assert given(told["Máy cắt"]) == ["Công ty TNHH Gỗ Minh Tâm", "HTX Bàu Sen"]
    assert given(told["Máy dệt"]) == ["Cty CP Dệt Hưng Lợi"]
    assert given(told["Hội chợ"]) == []
    assert said(told["Máy cắt"])[2:] == [("doer", "Trung tâm Khuyến công")]
    assert ("doer", "Cty CP Dệt Hưng Lợi") not in said(told["Máy dệt"])


def test_a_table_whose_rows_begin_with_a_firm_tells_the_contents_of_another_column() -> None:
    table = """PHỤ LỤC
Đơn vị tính: triệu đồng
TT | Tên cơ sở | Nội dung hỗ trợ | Kinh phí
1 | Công ty TNHH Gỗ Minh Tâm | Máy cắt | 300
2 | HTX Bàu Sen | Dây chuyền sấy | 200
"""
    told = {activity.title: given(activity) for activity in facts_of(HEAD + table).activities}
    assert told == {"Máy cắt": ["Công ty TNHH Gỗ Minh Tâm"], "Dây chuyền sấy": ["HTX Bàu Sen"]}


def test_results_tell_who_got_it_too() -> None:
    text = HEAD.replace("KẾ HOẠCH", "BÁO CÁO").replace("Khuyến công", "Kết quả khuyến công")
    paper = text + "1. Hỗ trợ Công ty TNHH Gỗ Minh Tâm 01 máy cắt: Kinh phí thực hiện 290 triệu đồng.\n"
    (told,) = facts_of(paper).activities
    assert given(told) == ["Công ty TNHH Gỗ Minh Tâm"]


# When, where and by whom, within a content's own line ------------------------------------------------


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Hội chợ: 10 gian hàng; thời gian: quý II/2025; địa điểm: xã Phú Lý; kinh phí: 250 triệu đồng.",
            [("time", "quý II/2025", "2025Q2"), ("venue", "xã Phú Lý", None)],
        ),
        (
            "Mở 04 lớp, kinh phí 32 triệu đồng; thời gian thực hiện: quý II, quý III; đơn vị thực hiện: Trung tâm Thử.",
            [("doer", "Trung tâm Thử", None), ("time", "quý II, quý III", "2025Q2-Q3")],
        ),
        ("Mở 04 lớp, kinh phí 320 triệu đồng; thời gian: quý I, II, III.", [("time", "quý I, II, III", "2025Q1-Q3")]),
        ("Mở 04 lớp; thời gian hoàn thành: tháng 9.", [("time", "tháng 9", "2025M09")]),
        ("Hội nghị mẫu (tháng 9/2025): 01 hội nghị, kinh phí 80 triệu đồng.", [("time", "tháng 9/2025", "2025M09")]),
        ("Mở 03 lớp, kinh phí 150 triệu đồng, thực hiện trong quý III.", [("time", "quý III", "2025Q3")]),
        ("Hỗ trợ 05 cơ sở, 900 triệu đồng, hoàn thành trong quý IV/2025.", [("time", "quý IV/2025", "2025Q4")]),
        (
            "Hội nghị: 01 hội nghị. Chủ trì: Sở Công Thương; phối hợp: Sở Tài chính.",
            [("lead", "Sở Công Thương", None), ("partner", "Sở Tài chính", None)],
        ),
    ],
)
def test_a_content_says_in_its_own_line_when_where_and_by_whom(
    line: str, told: list[tuple[str, str, str | None]]
) -> None:
    (content,) = facts_of(f"{HEAD}1. {line}\n").activities
    assert [(one.kind.value, one.words, one.period) for one in content.arrangements] == told


@pytest.mark.parametrize(
    "line",
    [
        "Hội nghị (tháng 9/2025) và lớp thêu (tháng 10/2025): 120 đại biểu, kinh phí 80 triệu đồng.",  # of two things
        "Mở 03 lớp theo Kế hoạch (quý III có điều chỉnh), kinh phí 150 triệu đồng.",
        "Mở 03 lớp, hoàn thành thủ tục đăng ký trong quý I, kinh phí 150 triệu đồng.",
        "Mở 03 lớp do Sở Công Thương chủ trì: tuyển sinh, kinh phí 150 triệu đồng.",
    ],
)
def test_what_is_not_said_of_the_content_arranges_nothing(line: str) -> None:
    (content,) = facts_of(f"{HEAD}1. {line}\n").activities
    assert content.arrangements == ()
