"""Contents that are moved or called off: sentences and remarks that tell no figure, and where a content is held."""

import pytest

from khuyencong.papers import find_facts
from khuyencong.terms.facts import Activity, Arranged, Status, Text
from tests.house.steps import an_end

HEAD = """SỞ CÔNG THƯƠNG
TRUNG TÂM XÚC TIẾN THƯƠNG MẠI
Số: 41/BC-XTTM
Đồng Nai, ngày 16 tháng 6 năm 2026
BÁO CÁO
Kết quả tổ chức hội chợ, phiên chợ 6 tháng đầu năm 2026

"""
FAIR = "Hội chợ trái cây Suối Lớn"


def told(body: str) -> list[Activity]:
    content = f"{HEAD}{body}\n\nTrên đây là báo cáo của Trung tâm./.\n"
    return list(find_facts(Text(content, "text/plain")).activities)


def arranged(activity: Activity) -> dict[str, str]:
    """The period of a time, the words of a place."""
    return {one.kind.value: one.period or one.words for one in activity.arrangements}


Q3, XUAN_LOC, LONG_KHANH = {"time": "2026Q3"}, {"venue": "phường Xuân Lộc"}, {"venue": "Long Khánh"}


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("{} chuyển sang phường Xuân Lộc, tổ chức trong quý III năm 2026.", Q3 | XUAN_LOC),
        ("- {}: chuyển sang phường Xuân Lộc, tổ chức trong quý III.", Q3 | XUAN_LOC),
        ("2. {}: được chuyển về phường Xuân Lộc.", XUAN_LOC),
        ("{} đổi địa điểm từ phường Long Khánh sang phường Xuân Lộc.", XUAN_LOC),
        ("{} được dời sang tháng 11 năm 2026.", {"time": "2026M11"}),
        ("{} tạm hoãn, dự kiến tổ chức vào tháng 11.", {"time": "2026M11"}),
        ("{} lùi thời gian tổ chức từ quý II sang quý III.", Q3),
        ("Riêng {} phải dời sang quý III, vì mưa bão.", Q3),
        ("Lùi thời gian tổ chức {} sang quý III/2026.", Q3),
        ("{} dời sang tháng 11/2026.", {"time": "2026M11"}),
        ("{} dời sang tháng 01 năm 2027, trong hai ngày.", {"time": "2027M01"}),
        ("Dời {} sang quý III năm 2026.", Q3),
        ("Chuyển địa điểm tổ chức {} từ phường Long Khánh sang phường Xuân Lộc.", XUAN_LOC),
        ("Chuyển địa điểm tổ chức {} từ Biên Hòa sang Long Khánh.", LONG_KHANH),
        ("{} chuyển sang tổ chức tại Đà Nẵng trong quý III.", Q3 | {"venue": "Đà Nẵng"}),
        ("Điều chỉnh địa điểm và thời gian tổ chức {} từ Biên Hòa sang Long Khánh trong quý III.", Q3 | LONG_KHANH),
        (
            "Điều chỉnh thời gian, địa điểm tổ chức {}: từ quý II tại Biên Hòa sang quý III tại Long Khánh.",
            Q3 | LONG_KHANH,
        ),
    ],
)
def test_a_content_is_held_elsewhere_or_at_another_time(sentence: str, where: dict[str, str]) -> None:
    [moved] = told(sentence.format(FAIR))
    assert (moved.title, moved.status, arranged(moved)) == (FAIR, Status.MOVED, where)
    assert moved.amount is None
    assert moved.reason


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("{}: không tổ chức theo Quyết định số 15/QĐ-SCT ngày 03 tháng 3 năm 2026.", "theo Quyết định số 15/QĐ-SCT"),
        ("{} không tổ chức, theo Quyết định số 15/QĐ-SCT.", "theo Quyết định số 15/QĐ-SCT"),
        ("Không tổ chức {} theo Quyết định số 15/QĐ-SCT.", "theo Quyết định số 15/QĐ-SCT"),
        ("- {}: hủy, không tổ chức do không đủ gian hàng.", "do không đủ gian hàng"),
        ("{}: thôi thực hiện.", None),
        ("{}: không tổ chức, giảm toàn bộ kinh phí 100 triệu đồng.", None),
    ],
)
def test_a_content_is_called_off_by_its_act_or_for_its_cause(sentence: str, reason: str | None) -> None:
    [undone] = told(sentence.format(FAIR))
    assert (undone.title, undone.status) == (FAIR, Status.NOT_DONE)
    assert (undone.reason or "").startswith(reason or "")
    assert bool(undone.reason) is bool(reason)


@pytest.mark.parametrize(
    "sentence",
    [
        "Trung tâm chuyển sang phường Xuân Lộc từ quý III năm 2026.",
        "Kinh phí của hội chợ chuyển sang quý III năm 2026.",
        "Doanh nghiệp tham gia hội chợ chuyển sang phường Xuân Lộc.",
        "Hội chợ giúp doanh nghiệp không tổ chức hiệu quả mạng lưới bán hàng.",
        "Hội nghị đổi mới phương thức xúc tiến tại tỉnh.",
        "Chương trình chuyển đổi số được đẩy mạnh.",
        "Hội chợ chuyển từ bán lẻ sang bán sỉ.",
        "Hội chợ chuyển sang tháng 8/2026 - 9/2026.",
        "Đối với đề án, nhiệm vụ tăng dự toán, kinh phí lấy từ đề án không thực hiện hoặc không dùng hết.",
    ],
)
def test_what_is_no_content_or_goes_nowhere_is_not_moved(sentence: str) -> None:
    assert told(sentence) == []


TABLE = """STT | Nội dung | Địa điểm | Số gian hàng | Kinh phí thực hiện (đồng) | Ghi chú
1 | Hội chợ vùng | Phường Trấn Biên | 215 | 900.000.000 | Triển khai quý I
2 | Hội chợ trái cây | Phường Long Khánh | 0 | 0 | Chuyển sang quý IV
3 | Phiên chợ vùng cao | Thôn Thử | 0 | 0 | Không tổ chức do thiếu kinh phí
4 | Phiên chợ biên giới | | 0 | 0 | Đang khảo sát
5 | Hội nghị kết nối | | 0 | 0 | Triển khai quý III
6 | Hội nghị nhà bán lẻ | | 0 | 0 | Tổ chức tháng 8/2026
7 | Phiên chợ đêm | | 0 | 0 | Không tổ chức lễ khai mạc
8 | Tuần hàng Việt | | 0 | 0 | Không thực hiện thuê ngoài
9 | Tuần lễ trái cây | | 0 | 0 | Không thực hiện được do mưa bão
"""


def test_a_remark_tells_what_becomes_of_a_row_of_which_nothing_was_reached() -> None:
    fair, moved, undone, looked_at, later, in_august, no_opening, by_ourselves, rained_off = told(TABLE)
    assert [one.status for one in (fair, moved, undone, looked_at, later)] == [
        None, Status.MOVED, Status.NOT_DONE, None, Status.MOVED,
    ]  # fmt: skip
    assert arranged(in_august) == {"time": "2026M08"}
    assert [one.status for one in (no_opening, by_ourselves, rained_off)] == [None, None, Status.NOT_DONE]
    assert [arranged(one) for one in (fair, moved, undone)] == [
        {"venue": "Phường Trấn Biên"},
        {"venue": "Phường Long Khánh", "time": "2026Q4"},
        {"venue": "Thôn Thử"},
    ]
    assert undone.reason == "do thiếu kinh phí"
    assert (later.reason, arranged(later)) == ("Triển khai quý III", Q3)


@pytest.mark.parametrize(
    "remark",
    ["Không thực hiện trong quý I, chuyển sang quý III", "Chưa tổ chức do chưa có mặt bằng; dời sang quý III/2026"],
)
def test_what_was_not_done_in_its_time_but_later_is_moved_and_not_called_off(remark: str) -> None:
    (row,) = told(f"{TABLE.partition(chr(10))[0]}\n1 | Hội chợ vùng | | 0 | 0 | {remark}\n")
    line = next(one for one in told(f"1. {FAIR}: {remark.partition(' do ')[0]}, lùi sang quý III.\n2. Lớp may.\n"))
    assert [(one.status, arranged(one)) for one in (row, line)] == [(Status.MOVED, Q3)] * 2


@pytest.mark.parametrize("remark", ["Không thực hiện, chuyển kinh phí sang nội dung khác", "Không thực hiện"])
def test_what_was_not_done_and_not_put_off_stays_undone(remark: str) -> None:
    (row,) = told(f"{TABLE.partition(chr(10))[0]}\n1 | Hội chợ vùng | | 0 | 0 | {remark}\n")
    assert (row.status, row.arrangements) == (Status.NOT_DONE, ())


DECISION = """SỞ CÔNG THƯƠNG
Số: 22/QĐ-SCT
Đồng Nai, ngày 03 tháng 7 năm 2026
QUYẾT ĐỊNH
Điều chỉnh thời gian, địa điểm tổ chức hội chợ năm 2026

Điều 1. Chuyển địa điểm tổ chức Hội chợ trái cây Suối Lớn từ phường Long Khánh sang phường Xuân Lộc; thời gian tổ \
chức: quý III năm 2026.

Điều 2. Không tổ chức Phiên chợ vùng cao do không đủ gian hàng.

Điều 3. Không tổ chức Khảo sát làng nghề, giảm 100 triệu đồng.

Điều 4. Quyết định này có hiệu lực kể từ ngày ký.
"""


def test_articles_of_a_decision_tell_of_the_contents_they_move_and_call_off() -> None:
    moved, undone, freed = find_facts(Text(DECISION, "text/plain")).activities
    assert (moved.title, moved.status, arranged(moved)) == (FAIR, Status.MOVED, Q3 | XUAN_LOC)
    assert (undone.title, undone.status, undone.reason) == (
        "Phiên chợ vùng cao", Status.NOT_DONE, "do không đủ gian hàng",
    )  # fmt: skip
    assert (freed.title, freed.status, freed.amount) == ("Khảo sát làng nghề", Status.NOT_DONE, None)


PLAN = """KẾ HOẠCH
Xúc tiến thương mại năm 2026

I. NỘI DUNG
1. Hội chợ vùng
Kinh phí: 900 triệu đồng.
Địa điểm tổ chức: Phường Trấn Biên.
2. Hội chợ trái cây (tổ chức tại phường Xuân Lộc), kinh phí 300 triệu đồng.
3. Tổ chức hội nghị tại phường Long Khánh và tổ chức lớp tập huấn tại xã Định Quán, kinh phí 100 triệu đồng.
"""


def test_a_plan_says_where_a_content_is_held_in_a_line_or_its_sentence() -> None:
    places = [
        [one.words for one in activity.arrangements if one.kind is Arranged.VENUE]
        for activity in find_facts(Text(PLAN, "text/plain")).activities
        if activity.amount
    ]
    assert places == [["Phường Trấn Biên"], ["phường Xuân Lộc"], []]  # of two places none is the content's own


@pytest.mark.parametrize("words", ["Hội chợ chuyển ", "Không tổ chức hội chợ ", "hội chợ chuyển sang phường "])
def test_endless_words_cost_little(words: str) -> None:
    with an_end():
        told(words * (200_000 // len(words)))


@pytest.mark.parametrize(
    ("money", "stands", "stood"),
    [
        ("kinh phí giữ nguyên 400 triệu đồng", 400, None),
        ("kinh phí điều chỉnh giảm từ 400 triệu đồng xuống 350 triệu đồng", 350, 400),
        ("giảm kinh phí 50 triệu đồng", 50, None),
    ],
)
def test_a_content_that_is_moved_keeps_or_changes_its_money_in_one_sentence(
    money: str, stands: int, stood: int | None
) -> None:
    decision = "QUYẾT ĐỊNH\nVề việc điều chỉnh Kế hoạch khuyến công năm 2026\n\nĐiều 1. Điều chỉnh như sau:\n"
    content = f"{decision}1. {FAIR}: chuyển sang phường Xuân Lộc, {money}.\n"
    (moved,) = find_facts(Text(content, "text/plain")).activities
    assert (moved.title, moved.status, arranged(moved)) == (FAIR, Status.MOVED, XUAN_LOC)
    sums = [one and one.value // 10**6 for one in (moved.amount, moved.before)]
    assert sums == [stands, stood]
