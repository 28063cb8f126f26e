"""When, where and by whom a planned content is done, in the many ways its own line says so; nothing is guessed."""

import pytest

from khuyencong.terms.facts import Activity

from .reading import facts_of

PLAN = """UBND TỈNH LÂM ĐỒNG
SỞ CÔNG THƯƠNG
Số: 312/KH-SCT
KẾ HOẠCH
Khuyến công và xúc tiến thương mại năm 2031
I. NỘI DUNG VÀ KINH PHÍ
1. Phiên chợ hàng Việt{tail}
2. Bản tin: 12 số; kinh phí 90 triệu đồng.
II. TỔ CHỨC THỰC HIỆN
Trung tâm Khuyến công báo cáo trước ngày 15/12.
"""


def arranged(tail: str) -> list[str]:
    content = facts_of(PLAN.format(tail=tail)).activities[0]
    assert content.amount
    assert content.amount.value == 150_000_000
    return [_told(content, i) for i in range(len(content.arrangements))]


def _told(content: Activity, i: int) -> str:
    one = content.arrangements[i]
    return f"{one.kind.value}: {one.words}" + (f" = {one.period}" if one.period else "")


MONEY = "; kinh phí 150 triệu đồng"
TIMES = [
    (f"{MONEY}; quý IV/2031.", "quý IV/2031 = 2031Q4"),
    (f"{MONEY}; thực hiện tháng 8/2031.", "tháng 8/2031 = 2031M08"),
    (f"{MONEY}, thực hiện quý IV.", "quý IV = 2031Q4"),
    (f"{MONEY}; dự kiến tháng 10.", "tháng 10 = 2031M10"),
    (f"{MONEY}. Dự kiến: tháng 12/2031.", "tháng 12/2031 = 2031M12"),
    (f"{MONEY}; cả năm 2031.", "cả năm 2031 = 2031"),
    (f"{MONEY}, trong quý II, quý III/2031.", "quý II, quý III/2031 = 2031Q2-Q3"),
    (f"{MONEY}; thời gian thực hiện từ tháng 4 đến tháng 9/2031.", "tháng 4 đến tháng 9/2031 = 2031M04-M09"),
    (f"{MONEY}; hoàn thành trước ngày 30/11/2031.", "trước ngày 30/11/2031"),
    (f"{MONEY}; tổ chức từ 15/11 đến 20/11/2031 tại chợ.", "từ 15/11 đến 20/11/2031"),
    (f"{MONEY} (thực hiện trong 6 tháng đầu năm).", "6 tháng đầu năm = 2031H1"),
    (f"{MONEY} (thời gian tháng 7/2031, gồm 30 gian hàng).", "tháng 7/2031 = 2031M07"),
    (f"; dự kiến tổ chức vào quý III{MONEY}.", "quý III = 2031Q3"),
    (f": tháng 12/2031{MONEY}.", "tháng 12/2031 = 2031M12"),
    (f"{MONEY}. Thời gian: tháng 5 - tháng 10.", "tháng 5 - tháng 10 = 2031M05-M10"),
    (f"{MONEY}; tiến độ: quý III.", "quý III = 2031Q3"),
    (f"{MONEY}; triển khai từ tháng 3 đến hết tháng 8/2031.", "tháng 3 đến hết tháng 8/2031 = 2031M03-M08"),
    (f"{MONEY}. Thời gian: tháng 6, tháng 11/2031.", "tháng 6, tháng 11/2031"),
    # of another year, several, part of a name, and when something else is done
    (f"{MONEY}; quý IV/2030.", None),
    (f" theo Quyết định ban hành tháng 8/2031{MONEY}.", None),
    (f"{MONEY}; quý II: 01 phiên, quý III: 02 phiên.", None),
    (f"{MONEY}; tổ chức trong tháng 8 và trong tháng 10.", None),
    (f" (tháng 6 và tháng 11/2031){MONEY}.", None),
    (f"{MONEY}; báo cáo kết quả trước ngày 30/11/2031.", None),
    (f"{MONEY}; giải ngân trong quý IV.", None),
]


@pytest.mark.parametrize(("tail", "time"), TIMES)
def test_a_line_says_when_its_content_is_held(tail: str, time: str | None) -> None:
    assert arranged(tail) == ([f"time: {time}"] if time else [])


WHO = [
    (f"{MONEY}, do Trung tâm Khuyến công thực hiện.", ["doer: Trung tâm Khuyến công"]),
    (f"{MONEY}. Giao Trung tâm Khuyến công thực hiện.", ["doer: Trung tâm Khuyến công"]),
    (f"{MONEY}, giao cho Phòng Quản lý công nghiệp.", ["doer: Phòng Quản lý công nghiệp"]),
    (f"{MONEY}; Trung tâm Khuyến công chịu trách nhiệm thực hiện.", ["doer: Trung tâm Khuyến công"]),
    (f"{MONEY}; phụ trách: Phòng Thương mại.", ["doer: Phòng Thương mại"]),
    (f"{MONEY}. Đơn vị được giao: Trung tâm Khuyến công.", ["doer: Trung tâm Khuyến công"]),
    (f"{MONEY}; đầu mối thực hiện: Phòng Thương mại.", ["doer: Phòng Thương mại"]),
    (
        f"{MONEY}, giao Trung tâm Khuyến công chủ trì, phối hợp với UBND các huyện thực hiện.",
        ["lead: Trung tâm Khuyến công", "partner: UBND các huyện"],
    ),
    (
        f"{MONEY}; Sở Công Thương là đơn vị chủ trì, phối hợp với Sở Tài chính.",
        ["lead: Sở Công Thương", "partner: Sở Tài chính"],
    ),
    (
        f"{MONEY}; Sở Công Thương chủ trì thực hiện, phối hợp với Sở Tài chính.",
        ["lead: Sở Công Thương", "partner: Sở Tài chính"],
    ),
    (
        "\n- Quy mô: 30 gian hàng.\n- Kinh phí: 150 triệu đồng.\n"
        "- Giao Trung tâm Khuyến công chủ trì, phối hợp với Sở Tài chính.",
        ["lead: Trung tâm Khuyến công", "partner: Sở Tài chính"],
    ),
    (
        "\n- Quy mô: 30 gian hàng.\n- Kinh phí: 150 triệu đồng.\n- Sở Công Thương chủ trì, Sở Tài chính phối hợp.",
        ["lead: Sở Công Thương", "partner: Sở Tài chính"],
    ),
    (
        f" (thời gian: tháng 6 và tháng 7; chủ trì: Sở Công Thương){MONEY}.",
        ["lead: Sở Công Thương", "time: tháng 6 và tháng 7"],
    ),
    (
        f"{MONEY}; đơn vị thực hiện: Trung tâm Khuyến công, phối hợp với Báo Lâm Đồng.",
        ["doer: Trung tâm Khuyến công", "partner: Báo Lâm Đồng"],
    ),
    (
        "\na) Quy mô: 30 gian hàng.\nb) Kinh phí: 150 triệu đồng.\n"
        "c) Phân công: Sở Công Thương chủ trì, các đơn vị liên quan phối hợp.",
        ["lead: Sở Công Thương"],
    ),
    # who holds what is only visited, gives its word, or sees to the money
    (f" do Bộ Công Thương tổ chức{MONEY}.", []),
    (f"{MONEY}; Sở Tài chính thẩm định.", []),
    (f"{MONEY}, do Sở Tài chính cấp.", []),
    (f"{MONEY}; phối hợp với Sở Tài chính.", []),
]


@pytest.mark.parametrize(("tail", "who"), WHO)
def test_a_line_says_who_does_its_content(tail: str, who: list[str]) -> None:
    assert arranged(tail) == who


def test_a_colon_in_brackets_ends_no_title() -> None:
    content = facts_of(PLAN.format(tail=f" (thời gian: tháng 6; chủ trì: Sở Công Thương){MONEY}.")).activities[0]
    assert content.title == "Phiên chợ hàng Việt"
