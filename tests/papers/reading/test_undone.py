"""Money of what was not done, or goes to a later year, is never spent."""

import pytest

from khuyencong.terms.facts import Role, Status
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin: đã in 02 số.\n2. "


def money(sentence: str) -> set[tuple[Role | None, str | None, int]]:
    told = facts_of(f"{REPORT}{sentence}\n").activities
    return {(a.role, a.period, a.amount.value // 10**6) for a in told if a.amount}


def undone(sentence: str) -> list[str | None]:
    told = facts_of(f"{REPORT}{sentence}\n").activities
    return [a.reason for a in told if a.status is Status.NOT_DONE and a.role is Role.ACTUAL]


@pytest.mark.parametrize(
    ("sentence", "planned", "why"),
    [
        ("Không thực hiện 02 đề án (140 triệu đồng) do hai xưởng xin dừng.", 140, "hai xưởng xin dừng"),
        ("Đề án lò sấy (kinh phí 210 triệu đồng): không thực hiện do xưởng thiếu vốn.", 210, "xưởng thiếu vốn"),
        ("Mô hình dệt: kế hoạch 300 triệu đồng, không triển khai do chưa có mặt bằng.", 300, "chưa có mặt bằng"),
        ("Hội chợ xuân: hoãn vì mưa bão, kinh phí 90 triệu đồng.", 90, "mưa bão"),
        ("Không tổ chức được 02 lớp may, kinh phí 60 triệu đồng. Nguyên nhân: thiếu học viên.", 60, "thiếu học viên"),
        ("Chưa triển khai 02 mô hình, kinh phí 330 triệu đồng, lý do: chưa chọn được xưởng.", 330, "chưa chọn được"),
        (
            "02 đề án xin dừng thực hiện với kinh phí 260 triệu đồng (xưởng An, xưởng Hoa) do thị trường xấu.",
            260,
            "xấu",
        ),
        ("01 lớp không mở được do thiếu học viên, kinh phí 50 triệu đồng nộp trả ngân sách.", 50, "thiếu học viên"),
        ("Riêng lớp đan, kinh phí 70 triệu đồng, không tổ chức vì thiếu người học.", 70, "thiếu người học"),
    ],
)
def test_what_was_not_done_was_planned_and_says_why(sentence: str, planned: int, why: str) -> None:
    assert money(sentence) == {(Role.PLAN, "2031", planned)}
    (reason,) = undone(sentence)
    assert reason is not None
    assert why in reason


@pytest.mark.parametrize(
    "sentence", ["Hủy bỏ hội chợ hoa, kinh phí 100 triệu đồng.", "Huỷ 01 đề án, kinh phí 100 triệu đồng."]
)
def test_what_was_cancelled_is_not_spent_though_nothing_says_why(sentence: str) -> None:
    assert money(sentence) == {(Role.PLAN, "2031", 100)}
    assert undone(sentence) == [None]


@pytest.mark.parametrize(
    ("sentence", "planned", "title"),
    [
        ("Không thực hiện 02 đề án máy cưa, máy tiện, kinh phí 450 triệu đồng.", 450, "02 đề án máy cưa, máy tiện"),
        ("Không thực hiện 02 đề án: máy cưa, máy tiện, kinh phí 450 triệu đồng.", 450, "02 đề án"),
        ("Hủy 02 hội chợ tại Hoa Lư, Hoa Mai, tổng kinh phí 300 triệu đồng.", 300, "02 hội chợ tại Hoa Lư, Hoa Mai"),
        ("Chưa thực hiện lớp may, lớp mộc, kinh phí 120 triệu đồng.", 120, "Lớp may, lớp mộc"),
        ("Còn 01 đề án chưa triển khai được là lò gốm, kinh phí 90 triệu đồng.", 90, None),
    ],
)
def test_a_list_of_things_not_done_is_not_spent(sentence: str, planned: int, title: str | None) -> None:
    assert money(sentence) == {(Role.PLAN, "2031", planned)}
    assert undone(sentence) == [None]
    told = facts_of(f"{REPORT}{sentence}\n").activities
    assert title in {None, *(a.title for a in told if a.amount)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Không thực hiện 01 đề án, hoàn thành 05 đề án, kinh phí 50 triệu đồng.",
        "Không tổ chức các lớp tại huyện, các cơ sở tự đào tạo, kinh phí 50 triệu đồng.",
        "Không thực hiện đề án lò gốm, thay bằng đề án lò sấy, kinh phí 50 triệu đồng.",
        "Không tham gia hội chợ Hoa Lư, tham gia hội chợ Hoa Mai, kinh phí 50 triệu đồng.",
        "Không tổ chức hội chợ: Trung tâm mở 02 lớp may, lớp mộc, kinh phí 50 triệu đồng.",
    ],
)
def test_what_was_done_instead_of_a_list_is_spent(sentence: str) -> None:
    assert money(sentence) == {(Role.ACTUAL, "2031", 50)}


def test_how_much_a_thing_was_to_cost_is_no_cause() -> None:
    assert undone("Có 02 đề án không thực hiện: lò gốm (150 triệu đồng), lò sấy (90 triệu đồng).") == [None, None]


def test_money_that_goes_on_into_the_next_year_is_not_reached() -> None:
    read = facts_of(f"{REPORT}Đề án lò gốm: chưa triển khai, kinh phí 150 triệu đồng chuyển sang năm 2032.\n")
    assert [(t.amount_vnd, t.role) for t in read.totals] == [(150_000_000, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chuyển sang năm 2032: 02 đề án, kinh phí 450 triệu đồng.",
        "03 đề án (450 triệu đồng) chuyển tiếp sang năm 2032.",
        "Chuyển tiếp sang thực hiện trong năm 2032 02 mô hình, kinh phí 450 triệu đồng.",
    ],
)
def test_what_goes_to_the_next_year_is_planned_for_it(sentence: str) -> None:
    assert money(sentence) == {(Role.PLAN, "2032", 450)}
    assert undone(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Không tổ chức lễ khai mạc mà chi 50 triệu đồng mua máy.",
        "Hội chợ: không tổ chức khai mạc, kinh phí thực hiện 50 triệu đồng.",
        "Dùng 50 triệu đồng mua máy.",
        "Hoàn thiện 02 nhãn hiệu, kinh phí 50 triệu đồng.",
        "Chuyển giao 02 lò sấy, kinh phí 50 triệu đồng.",
        "Hội chợ bị hủy, đã chi 50 triệu đồng thuê mặt bằng.",
        "Mở 02 lớp, kinh phí 50 triệu đồng, không tổ chức lễ bế giảng.",
        "Đề án lò nung, kinh phí 50 triệu đồng, chưa thanh toán.",
        "02 cơ sở không tham gia hội chợ, Trung tâm mời 02 cơ sở khác, kinh phí 50 triệu đồng.",
        "03 cơ sở dùng máy mới với kinh phí 50 triệu đồng.",
        "02 lớp không mở tại xã mà mở tại huyện, kinh phí 50 triệu đồng.",
        "Sau khi 02 lớp bị hủy, Trung tâm mở 03 lớp khác, kinh phí 50 triệu đồng.",
    ],
)
def test_what_was_done_is_spent_whatever_else_was_not(sentence: str) -> None:
    assert money(sentence) == {(Role.ACTUAL, "2031", 50)}
    assert undone(sentence) == []


def test_the_plan_is_named_by_its_thing() -> None:
    read = facts_of(f"{REPORT}Không thực hiện 02 đề án lò sấy, kinh phí 140 triệu đồng.\n").activities
    assert [a.title for a in read if a.amount] == ["02 đề án lò sấy"]


@pytest.mark.parametrize(
    ("sentence", "spent", "planned", "title"),
    [
        (
            "Hỗ trợ 05 cơ sở, kinh phí 90 triệu đồng; tạm dừng 02 đề án (kinh phí 40 triệu đồng) do thiếu vốn.",
            90,
            40,
            2,
        ),
        ("Hỗ trợ 05 cơ sở, kinh phí 90 triệu đồng, tạm dừng 02 đề án (40 triệu đồng) do thiếu vốn.", 90, 40, 2),
        (
            "Mở 03 lớp, kinh phí 60 triệu đồng; còn 01 đề án chưa nghiệm thu, kinh phí 20 triệu đồng.",
            60,
            20,
            1,
        ),
        ("Hoàn thành 03 đề án, kinh phí 60 triệu đồng; không thực hiện 02 đề án, kinh phí 30 triệu đồng.", 60, 30, 2),
    ],
)
def test_what_was_stopped_is_told_behind_what_was_done(sentence: str, spent: int, planned: int, title: int) -> None:
    assert money(sentence) == {(Role.ACTUAL, "2031", spent), (Role.PLAN, "2031", planned)}
    told = facts_of(f"{REPORT}{sentence}\n").activities
    assert [a.title for a in told if a.status is Status.NOT_DONE] == [f"{title:02d} đề án"]


@pytest.mark.parametrize("so_far", ["chưa nghiệm thu", "đang triển khai, chưa hoàn thành"])
def test_what_is_not_finished_yet_is_not_spent(so_far: str) -> None:
    assert money(f"Còn 02 đề án {so_far}, kinh phí 20 triệu đồng.") == {(Role.PLAN, "2031", 20)}


@pytest.mark.parametrize(
    ("sentence", "why", "when"),
    [
        ("Hội nghị mẫu: chưa tổ chức do chưa chọn được địa điểm, dự kiến quý IV.", "chưa chọn được địa điểm", "2031Q4"),
        ("Hội nghị mẫu: chưa tổ chức, dự kiến thực hiện trong quý IV.", "", "2031Q4"),
        ("Hội nghị mẫu chưa triển khai do thiếu kinh phí; dự kiến tổ chức tháng 11.", "thiếu kinh phí", "2031M11"),
    ],
)
def test_what_is_still_to_be_held_says_why_and_when(sentence: str, why: str, when: str) -> None:
    nine = REPORT.replace("năm 2031", "9 tháng đầu năm 2031")
    (told,) = (a for a in facts_of(f"{nine}{sentence}\n").activities if a.path == "I.2")
    assert (told.title, told.role, told.status) == ("Hội nghị mẫu", Role.ACTUAL, Status.NOT_DONE)
    assert why in (told.reason or "")
    assert [one.period for one in told.arrangements] == [when]


HALF = "BÁO CÁO\nKết quả khuyến công 6 tháng đầu năm 2026, phương hướng nhiệm vụ 6 tháng cuối năm 2026\n\n"


def half(sentence: str) -> list[tuple[Role | None, str | None, int]]:
    read = facts_of(f"{HALF}{sentence}\n")
    told = [(a.amount.span.start, a.role, a.period, a.amount.value) for a in read.activities if a.amount]
    told += [(t.span.start, t.role, t.period, t.amount_vnd) for t in read.totals if t.amount_vnd]
    return [(role, period, value // 10**6) for _, role, period, value in sorted(told, key=lambda one: one[0])]


@pytest.mark.parametrize(
    ("sentence", "spent"),
    [
        ("Không tham gia hội chợ nước ngoài, tập trung tham gia 05 hội chợ trong nước, kinh phí 300 triệu đồng.", 300),
        ("Hội chợ cấp tỉnh: không tổ chức, tham gia 02 hội chợ vùng, kinh phí 120 triệu đồng.", 120),
        (
            "Tuy nhiên, chưa tổ chức hội chợ tại huyện nên đã đưa 03 phiên chợ về xã, kinh phí 150 triệu đồng.",
            150,
        ),
        ("Dừng hỗ trợ dàn trải, Sở tập trung cho 04 cơ sở, kinh phí 900 triệu đồng.", 900),
        ("Không tổ chức lớp ngắn hạn, mở 02 lớp dài hạn với kinh phí 200 triệu đồng.", 200),
        (
            "Chưa tổ chức được hội chợ cấp tỉnh, Trung tâm đưa 20 doanh nghiệp tham gia hội chợ ngoài tỉnh, kinh phí"
            " 180 triệu đồng.",
            180,
        ),
        ("Ngừng sử dụng máy cũ, cơ sở đầu tư máy mới với kinh phí khuyến công 300 triệu đồng.", 300),
        ("Không tổ chức được lớp tại xã, Trung tâm mở 02 lớp tại huyện với kinh phí 80 triệu đồng.", 80),
        ("Hủy chuyến đi Lào – đưa 05 cơ sở đi Huế, kinh phí 70 triệu đồng.", 70),
        ("Không thực hiện được việc thuê gian hàng nên để 05 cơ sở tự bán, kinh phí 30 triệu đồng.", 30),
        ("Chưa tổ chức hội thảo, kinh phí thực hiện các lớp 60 triệu đồng.", 60),
        # what was not done as it should be
        ("Đề án máy dệt, kinh phí 250 triệu đồng, không thực hiện được đúng tiến độ.", 250),
        ("Đề án máy dệt, kinh phí 250 triệu đồng, chưa triển khai được hết khối lượng.", 250),
        ("Chưa triển khai được hết các nội dung, kinh phí thực hiện 700 triệu đồng.", 700),
        ("Không tổ chức được đầy đủ các lớp, kinh phí thực hiện 150 triệu đồng cho 03 lớp.", 150),
        ("Mô hình lò nung, kinh phí 90 triệu đồng, chưa thực hiện được nghiệm thu.", 90),
    ],
)
def test_what_was_done_in_the_stead_of_another_thing_is_spent(sentence: str, spent: int) -> None:
    assert half(sentence) == [(Role.ACTUAL, "2026H1", spent)]


@pytest.mark.parametrize(
    ("sentence", "period", "planned", "spent"),
    [
        (
            "01 đề án xin điều chỉnh chuyển sang năm 2027, kinh phí 250 triệu đồng; 04 đề án hoàn thành, kinh phí"
            " 1.000 triệu đồng.",
            "2027",
            250,
            1000,
        ),
        (
            "Chưa thực hiện nội dung tham quan học tập (50 triệu đồng); các nội dung khác thực hiện 450 triệu đồng.",
            "2026",
            50,
            450,
        ),
        (
            "Không tổ chức hội chợ cấp tỉnh (50 triệu đồng), tham gia 02 hội chợ vùng, kinh phí 120 triệu đồng.",
            "2026",
            50,
            120,
        ),
        ("Hội chợ xuân kinh phí 95 triệu đồng, không tổ chức; hội chợ thu kinh phí 90 triệu đồng.", "2026", 95, 90),
        ("Hủy 01 lớp may, kinh phí 30 triệu đồng, Trung tâm mở 02 lớp đan, kinh phí 60 triệu đồng.", "2026", 30, 60),
        (
            "Chuyển sang năm 2027: 02 đề án, kinh phí 450 triệu đồng; hỗ trợ 03 cơ sở, kinh phí 90 triệu đồng.",
            "2027",
            450,
            90,
        ),
    ],
)
def test_what_the_sentence_tells_behind_it_is_of_its_own(sentence: str, period: str, planned: int, spent: int) -> None:
    assert half(sentence) == [(Role.PLAN, period, planned), (Role.ACTUAL, "2026H1", spent)]


def test_what_stands_behind_has_its_own_name() -> None:
    later = "01 đề án chuyển sang năm 2027, kinh phí 250 triệu đồng; 04 đề án hoàn thành, kinh phí 1.000 triệu đồng."
    assert [a.title for a in facts_of(f"{HALF}{later}\n").activities][1:] == ["04 đề án hoàn thành"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tạm dừng 02 đề án do vướng thủ tục.",
        "Hủy 01 hội chợ do mưa bão.",
        "Đề án lò gốm: tạm dừng do xưởng thiếu vốn.",
        "Chưa triển khai do chưa được bố trí kinh phí.",
    ],
)
def test_what_was_called_off_is_not_done_though_it_tells_no_money(sentence: str) -> None:
    assert [reason is not None for reason in undone(sentence)] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dừng hỗ trợ dàn trải, Sở tập trung cho 04 cơ sở.",
        "Hủy 01 hội chợ, tham gia 02 hội chợ vùng.",
        "Hoàn thành 02 đề án.",
        "Mở 02 lớp, không phát sinh kinh phí.",
        "Hoãn nợ cho 03 cơ sở.",
    ],
)
def test_what_was_done_instead_or_is_no_content_is_done(sentence: str) -> None:
    assert undone(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Nghiệm thu 06 cơ sở, còn 09 cơ sở đang triển khai.", [6]),
        ("Mở 06 lớp cho 180 học viên, còn lại 02 lớp chưa mở.", [6, 180]),
        ("Hoàn thành 05 đề án, 03 đề án đang thẩm định.", [5]),
        ("Toàn tỉnh có 120 cơ sở đang hoạt động.", [120]),
        ("Hỗ trợ 05 cơ sở; còn 02 cơ sở được hỗ trợ từ nguồn huyện.", [5, 2]),
    ],
)
def test_what_is_still_under_way_is_no_count_reached(sentence: str, counted: list[int]) -> None:
    told = facts_of(f"{REPORT}{sentence}\n").activities
    assert [q.value for a in told if a.path == "I.2" and a.role is Role.ACTUAL for q in a.quantities] == counted


def test_a_list_behind_a_colon_does_not_make_its_sum_spent() -> None:
    sentence = "Tuy nhiên còn 02 nội dung chưa thực hiện được: hội thảo và khảo sát, với tổng kinh phí 160 triệu đồng."
    assert money(sentence) == {(Role.PLAN, "2031", 160)}


@pytest.mark.parametrize(
    ("sentence", "planned", "title"),
    [
        (
            "Nội dung xây dựng điểm bán hàng tại xã Hoa Mai chưa thực hiện do vướng quy hoạch, kinh phí 250 triệu đồng "
            "đề nghị chuyển nguồn sang năm 2032.",
            250,
            "Nội dung xây dựng điểm bán hàng tại xã Hoa Mai",
        ),
        ("Mô hình dệt chưa triển khai do chưa có mặt bằng, kinh phí 300 triệu đồng.", 300, "Mô hình dệt"),
        ("Hội chợ Xuân không tổ chức được vì mưa bão, kinh phí 90 triệu đồng hoàn trả ngân sách.", 90, "Hội chợ Xuân"),
    ],
)
def test_a_thing_of_which_its_sentence_says_that_it_was_not_done_is_planned(
    sentence: str, planned: int, title: str
) -> None:
    assert money(sentence) == {(Role.PLAN, "2031", planned)}
    told = facts_of(f"{REPORT}{sentence}\n").activities
    assert [a.title for a in told if a.status is Status.NOT_DONE] == [title]


def test_what_was_held_elsewhere_instead_is_spent() -> None:
    sentence = "Các lớp không tổ chức tại huyện do thiếu phòng học, kinh phí 60 triệu đồng mở 02 lớp tại tỉnh."
    assert money(sentence) == {(Role.ACTUAL, "2031", 60)}
