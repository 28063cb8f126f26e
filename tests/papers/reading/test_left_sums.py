"""What a report's line says is left of its money is a total; a short name before a colon names a content."""

import pytest

from khuyencong.norms import check
from khuyencong.papers.reading.paper import find_facts
from khuyencong.terms.facts import Text
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. "


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Kinh phí chưa giải ngân 70 triệu đồng, chuyển nguồn sang năm 2032.", "Kinh phí chưa giải ngân"),
        ("Kinh phí chưa giải ngân: 70 triệu đồng.", "Kinh phí chưa giải ngân"),
        ("Kinh phí còn lại là 70 triệu đồng, nộp trả ngân sách.", "Kinh phí còn lại"),
        ("Kinh phí không sử dụng hết 70 triệu đồng, nộp trả ngân sách.", "Kinh phí không sử dụng hết"),
    ],
)
def test_money_that_is_left_is_a_total_and_no_content(line: str, label: str) -> None:
    facts = facts_of(REPORT + line + "\n")
    assert {a.path for a in facts.activities} == {"I.1"}
    assert [(t.label, t.amount_vnd, t.role) for t in facts.totals] == [(label, 70_000_000, None)]


@pytest.mark.parametrize(
    "line",
    [
        "Kinh phí còn lại hỗ trợ 02 cơ sở, 70 triệu đồng.",
        "Lớp thêu: đã mở 02 lớp, 70 triệu đồng; kinh phí còn lại 5 triệu đồng.",
    ],
)
def test_what_was_done_with_money_stays_a_content(line: str) -> None:
    told = [a.amount and a.amount.value for a in facts_of(REPORT + line + "\n").activities if a.path == "I.2"]
    assert told == [70_000_000]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Máy: kinh phí thực hiện 800 triệu đồng.", "Máy"),
        ("Web: trong tháng 5/2031 đăng 12 tin.", "Web"),
        ("Máy: 10 tháng hỗ trợ 08 cơ sở.", "Máy"),
        ("Hỗ trợ 08 cơ sở mua máy, kinh phí: 800 triệu đồng.", "Hỗ trợ 08 cơ sở mua máy"),
        ("Lò gốm của HTX Mẫu tại xã Phú Lý, 70 triệu đồng.", "Lò gốm của HTX Mẫu tại xã Phú Lý"),
        ("Cấp 1,5 triệu con tem, kinh phí 70 triệu đồng.", "Cấp 1,5 triệu con tem"),
        ("Tổng: hỗ trợ 08 cơ sở mua máy sấy.", "Tổng: hỗ trợ 08 cơ sở mua máy sấy"),
    ],
)
def test_a_content_is_called_by_its_name_without_its_sum(line: str, title: str) -> None:
    assert [a.title for a in facts_of(REPORT + line + "\n").activities if a.path == "I.2"] == [title]


@pytest.mark.parametrize(
    ("tail", "title"),
    [
        ("Khảo sát 16 cơ sở để lập kế hoạch; không sử dụng kinh phí khuyến công.", "Khảo sát 16 cơ sở để lập kế hoạch"),
        ("Hướng dẫn 12 hộ làm hồ sơ, không tốn kinh phí.", "Hướng dẫn 12 hộ làm hồ sơ"),
        ("Kiểm tra 04 cơ sở (không phát sinh kinh phí).", "Kiểm tra 04 cơ sở"),
    ],
)
def test_what_a_second_sentence_did_for_nothing_is_a_thing_of_its_own(tail: str, title: str) -> None:
    read = facts_of(f"{REPORT}Mở 01 lớp cho 45 học viên, kinh phí 28 triệu đồng. {tail}\n")
    assert [(a.amount.value, len(a.quantities)) for a in read.activities if a.amount] == [(28_000_000, 2), (0, 1)]
    assert read.activities[-1].title == title


def test_a_cause_that_tells_of_no_money_leaves_a_sum_its_own() -> None:
    read = facts_of(f"{REPORT}Mở 01 lớp, kinh phí 28 triệu đồng. Kinh phí còn lại không sử dụng.\n")
    assert [a.amount.value for a in read.activities if a.amount] == [28_000_000]


def test_sums_shared_out_over_years_in_turn_are_totals_of_their_years() -> None:
    read = facts_of(
        "KẾ HOẠCH\nKhuyến công giai đoạn 2031 - 2033\n\nTổng kinh phí thực hiện là 600 triệu đồng. Trong đó, kinh phí "
        "phân bổ cho các năm từ 2031 - 2033 lần lượt là 100 triệu đồng, 200 triệu đồng, 300 triệu đồng.\n"
    )
    assert not [a for a in read.activities if a.amount]
    assert [(t.label, t.amount_vnd // 10**6, t.period) for t in read.totals[1:]] == [
        ("Năm 2031", 100, "2031"),
        ("Năm 2032", 200, "2032"),
        ("Năm 2033", 300, "2033"),
    ]


def test_firms_paid_in_turn_are_no_years() -> None:
    read = facts_of("KẾ HOẠCH\nnăm 2031\n\n1. Hai cơ sở được hỗ trợ lần lượt là 120 triệu đồng và 130 triệu đồng.\n")
    assert [a.amount.value for a in read.activities if a.amount] == [120_000_000, 130_000_000]


@pytest.mark.parametrize(
    ("behind", "things"),
    [
        (
            "Riêng khuyến công quốc gia, Trung tâm được giao 01 đề án hỗ trợ 03 cơ sở, kinh phí 900 triệu đồng.",
            [300, 200, 900],
        ),
        ("Riêng kinh phí khuyến công quốc gia, đã bố trí 500 triệu đồng.", [300, 200]),
    ],
)
def test_a_programme_apart_behind_a_table_tells_of_its_own_thing(behind: str, things: list[int]) -> None:
    table = "TT | Nội dung | Kinh phí (triệu đồng)\n1 | Dự hội chợ Thu | 300\n2 | Mở lớp may | 200\n | Cộng | 500\n"
    read = facts_of(f"BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n{table}\n{behind}\n")
    assert [a.amount.value // 10**6 for a in read.activities if a.amount] == things


def test_a_giver_beneath_what_was_paid_out_is_a_total_alone() -> None:
    read = facts_of(
        f"{REPORT}Dự hội chợ, 20 triệu đồng.\n\nII. KINH PHÍ\n\n"
        "Lũy kế giải ngân: 300 triệu đồng, đạt 71% kế hoạch. Trong đó:\n"
        "- Ngân sách tỉnh: 260 triệu đồng;\n- Doanh nghiệp đóng góp: 40 triệu đồng.\n"
    )
    assert [a.path for a in read.activities] == ["I.1", "I.2"]
    assert [t.amount_vnd // 10**6 for t in read.totals] == [300, 260, 40]


def test_numbered_aims_that_open_with_a_share_are_numbered() -> None:
    aims = "1. Có 40 sản phẩm.\n2. 100% cán bộ được tập huấn.\n3. Có 03 điểm bán hàng.\n"
    told = Text(f"KẾ HOẠCH\nnăm 2031\n\nI. MỤC TIÊU\n{aims}", "text/plain")
    assert not [f for f in check(told, find_facts(told)) if f.rule.startswith("numbering")]


@pytest.mark.parametrize(
    "section",
    [
        "2. Tình hình giải ngân\nTổng kinh phí giải ngân 300 triệu đồng.",
        "2. Kết quả giải ngân: 300 triệu đồng.",
        "2. Tình hình sử dụng kinh phí\n- Khuyến công địa phương: 300 triệu đồng.",
        "2. Tình hình thực hiện dự toán: đạt 80%, 300 triệu đồng.",
    ],
)
def test_a_section_on_money_alone_is_no_content(section: str) -> None:
    read = facts_of(f"BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Mở 02 lớp, 90 triệu đồng.\n{section}\n")
    assert [a.path for a in read.activities] == ["I.1"]
    assert [t.amount_vnd for t in read.totals] == [300_000_000]


def test_money_for_so_many_contents_is_their_total() -> None:
    read = facts_of(
        f"{REPORT}Dự hội chợ, 20 triệu đồng.\n\nII. KẾ HOẠCH NĂM 2032\nDự kiến kinh phí 620 triệu đồng cho 06 nội "
        "dung, trong đó hỗ trợ 18 cơ sở (270 triệu đồng).\n"
    )
    assert [a.amount.value // 10**6 for a in read.activities if a.amount] == [20, 270]
    assert [t.amount_vnd // 10**6 for t in read.totals] == [620]
