"""Budget annexes, tables of plan against result and lists, in the forms in which offices write them: every cell."""

from pathlib import Path

import pytest
import yaml

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.terms.facts import Activity, Severity, Text
from khuyencong.terms.numbers import format_decimal
from tests.papers.reading.reading import facts_of

ANNEXES = yaml.safe_load(Path(__file__).with_name("annexes.yaml").read_text("utf-8"))


def told(activity: Activity) -> str:
    money = f"{format_decimal(activity.amount.value)} đồng" if activity.amount else "-"
    counts = "; ".join(f"{format_decimal(q.value)} {q.unit}" for q in activity.quantities) or "-"
    parts = (activity.title, activity.role, activity.period, money, counts, activity.fund_source or "-")
    return " | ".join(str(part) for part in parts)


@pytest.mark.parametrize("annex", ANNEXES, ids=lambda annex: annex["what"])
def test_every_cell_is_told_as_what_it_is(annex: dict[str, object]) -> None:
    facts = facts_of(str(annex["text"]))
    assert [told(activity) for activity in facts.activities] == annex["tells"]
    assert [total.amount_vnd for total in facts.totals] == annex["totals"]


@pytest.mark.parametrize("annex", ANNEXES, ids=lambda annex: annex["what"])
def test_true_tables_raise_no_alarm(annex: dict[str, object]) -> None:
    text = Text(str(annex["text"]), "text/plain")
    assert [f for f in check(text, find_facts(text)) if f.severity is not Severity.INFO] == []


SIGNED = """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG NAI
Số: 12/KH-UBND
KẾ HOẠCH
Khuyến công năm 2031
I. NỘI DUNG
1. Hỗ trợ máy móc cho 5 cơ sở, kinh phí 500 triệu đồng.
2. Mở lớp 1, kinh phí 50 triệu đồng.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn A
Nơi nhận:
- Sở Công Thương;
- Lưu: VT.
PHỤ LỤC
ĐVT: triệu đồng
STT | Nội dung | Kinh phí
1 | Hỗ trợ máy móc cho cơ sở | 500
2 | Mở lớp 2 | 50
3 | Tham gia hội chợ | 40
 | Cộng | 590
"""


def test_a_row_that_leaves_the_count_out_is_the_content_of_the_text() -> None:
    """The signature stands before «Nơi nhận» here, and the annex behind both."""
    facts = facts_of(SIGNED)
    told = [(a.path, a.amount.value) for a in facts.activities if a.amount]
    assert told == [("I.1", 500_000_000), ("I.2", 50_000_000), ("PL.2", 50_000_000), ("PL.3", 40_000_000)]
    assert facts.head.recipients == ("Sở Công Thương", "Lưu: VT")


def test_an_annex_of_another_year_is_read_though_its_sums_are_those_of_the_body() -> None:
    facts = facts_of(
        "BÁO CÁO\nKết quả khuyến công năm 2030\nI. KẾT QUẢ\n1. Mở lớp tập huấn, kinh phí 20 triệu đồng.\n"
        "2. Dự hội chợ, kinh phí 30 triệu đồng.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n\nNguyễn Văn A\n"
        "PHỤ LỤC\nKẾ HOẠCH NĂM 2031\nĐVT: triệu đồng\nSTT | Nội dung | Kinh phí\n1 | Máy sấy | 20\n2 | Tờ rơi | 30\n"
    )
    assert [(a.title, a.role, a.period) for a in facts.activities] == [
        ("Mở lớp tập huấn", "actual", "2030"), ("Dự hội chợ", "actual", "2030"),
        ("Máy sấy", "plan", "2031"), ("Tờ rơi", "plan", "2031"),
    ]  # fmt: skip


TWICE = """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG NAI
Số: 12/KH-UBND
KẾ HOẠCH
Khuyến công năm 2031
II. NỘI DUNG
1. Tổ chức 03 lớp dạy nghề mộc cho 120 học viên{first}.
2. Hỗ trợ 05 cơ sở ứng dụng máy móc tiên tiến vào sản xuất{second}.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn A
Nơi nhận:
- Lưu: VT.
PHỤ LỤC
Đơn vị tính: triệu đồng
STT | Nội dung | ĐVT | Số lượng | Tổng kinh phí | KCQG | KCĐP | Đơn vị chủ trì
1 | Dạy nghề mộc | lớp | 3 | 186 | | 186 | Trung tâm Khuyến công
2 | Ứng dụng máy móc tiên tiến vào sản xuất | cơ sở | 5 | 1.450 | 600 | 850 | Phòng Công nghiệp
"""


@pytest.mark.parametrize("first", ["", ", kinh phí 186 triệu đồng"])
@pytest.mark.parametrize("second", ["", ", kinh phí 1.450 triệu đồng"])
def test_contents_listed_in_the_text_and_again_in_the_annex_are_the_same_ones(first: str, second: str) -> None:
    """With the money in the annex alone, in the text too, or here and there: two contents, and who pays and leads."""
    told = facts_of(TWICE.format(first=first, second=second)).activities
    assert [(a.amount and a.amount.value, [q.value for q in a.quantities]) for a in told] == [
        (186_000_000, [3, 120]),
        (1_450_000_000, [5]),
    ]
    assert [sorted(share.amount.value for share in a.shares) for a in told] == [[], [600_000_000, 850_000_000]]
    assert [[one.words for one in a.arrangements] for a in told] == [["Trung tâm Khuyến công"], ["Phòng Công nghiệp"]]


FAIRS = """UBND TỈNH ĐỒNG NAI
SỞ CÔNG THƯƠNG
Số: 15/KH-SCT
KẾ HOẠCH
Xúc tiến thương mại năm 2031
I. NỘI DUNG
1. Mở lớp tập huấn, kinh phí 210 triệu đồng.
2. Kết nối cung cầu, kinh phí 290 triệu đồng.
3. Hội chợ Xuân
Tổ chức tại phường Trấn Biên, quy mô 60 gian hàng. Kinh phí: 250 triệu đồng.
4. Hội chợ Thu
Tổ chức tại phường Long Khánh, quy mô 30 gian hàng. Kinh phí: 150 triệu đồng.
II. KINH PHÍ
Tổng kinh phí: 900 triệu đồng (Chín trăm triệu đồng).
III. TỔ CHỨC THỰC HIỆN
1. Phòng Thương mại báo cáo trước ngày 15 tháng 12.
Phụ lục: DANH MỤC HỘI CHỢ NĂM 2031
TT | Tên hội chợ | Thời gian | Số gian hàng | Kinh phí (triệu đồng)
3 | Hội chợ Xuân | từ ngày 05/02 đến ngày 11/02/2031 | 60 | 250
4 | Hội chợ Thu | từ ngày 10/9 đến ngày 14/9/2031 | 30 | 150
5 | Phiên chợ biên giới | tháng 11 | 12 | 90
 | Cộng |  | 102 | {sum}

Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC

Nguyễn Văn A
"""


def test_an_annex_before_the_signature_is_none_of_the_last_duty_and_its_sum_none_of_the_plan() -> None:
    """The rows tell the contents of the text again, with their days; the sum of three fairs is no total of all."""
    text = Text(
        FAIRS.replace("{sum}", "490").replace("900", "990").replace("Chín trăm", "Chín trăm chín mươi"), "text/plain"
    )
    facts = find_facts(text)
    told = [
        (a.path, a.title, a.amount.value // 1_000_000, [one.words for one in a.arrangements])
        for a in facts.activities
        if a.amount
    ]
    assert told == [
        ("I.1", "Mở lớp tập huấn", 210, []),
        ("I.2", "Kết nối cung cầu", 290, []),
        ("I.3", "Hội chợ Xuân", 250, ["từ ngày 05/02 đến ngày 11/02/2031", "phường Trấn Biên"]),
        ("I.4", "Hội chợ Thu", 150, ["từ ngày 10/9 đến ngày 14/9/2031", "phường Long Khánh"]),
        ("PL.5", "Phiên chợ biên giới", 90, ["tháng 11"]),
    ]  # fmt: skip
    assert [(t.amount_vnd, t.of_group) for t in facts.totals] == [(990_000_000, False), (490_000_000, True)]
    assert [f for f in check(text, facts) if f.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    "line", ["Phụ lục 1 kèm theo báo cáo nêu danh mục các đề án.", "Phụ lục 2 kèm theo).", "Phụ lục 2 (kèm theo)"]
)
def test_what_stands_between_a_table_and_the_signature_is_read(line: str) -> None:
    table = "STT | Cơ sở | Kinh phí (triệu đồng)\n1 | Cơ sở Hoa Mai | 300\n2 | Cơ sở Hoa Lan | 200\n"
    facts = facts_of(
        "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n\n1. Dự 02 hội chợ, kinh phí 70 triệu đồng.\n"
        f"{line}\n{table}Ngoài ra đã mở 03 lớp tập huấn, kinh phí 90 triệu đồng.\n\n"
        "Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n\nLê Văn A\n"
    )
    assert 90_000_000 in [a.amount.value for a in facts.activities if a.amount]


def test_a_total_that_its_contents_do_not_come_to_is_still_held_against_the_table() -> None:
    text = Text(FAIRS.replace("{sum}", "490"), "text/plain")
    (wrong,) = (f for f in check(text, find_facts(text)) if f.rule == "sum-mismatch")
    assert (wrong.found, wrong.expected) == ("900.000.000", "490.000.000")


def test_a_report_of_some_contents_tells_no_total_of_the_plan() -> None:
    """By the numbers it leaves out; what it spent is all that was spent."""
    rows = "1 | Hội chợ Xuân | 850 | 842\n2 | Hội chợ Thu | 420 | 415\n{n} | Mở lớp | 210 | 68\n | Cộng | 1.480 | 1.325"
    report = (
        "BÁO CÁO\nKết quả xúc tiến thương mại 6 tháng đầu năm 2031\n"
        "TT | Nội dung | Kinh phí kế hoạch (triệu đồng) | Kinh phí thực hiện (triệu đồng)\n"
    )
    for number, of_some in ((7, True), (3, False)):
        totals = facts_of(report + rows.format(n=number)).totals
        assert [(t.role, t.of_group) for t in totals] == [("plan", of_some), ("actual", False)]


def test_what_the_text_tells_of_all_rows_of_its_annex_is_their_total() -> None:
    told = facts_of(
        "SỞ CÔNG THƯƠNG\nQUYẾT ĐỊNH\nVề việc phê duyệt đề án khuyến công năm 2031\n\n"
        "Điều 1. Phê duyệt 02 đề án khuyến công (Phụ lục kèm theo) với các nội dung chính sau:\n"
        "1. Tổng vốn thực hiện: 1.400 triệu đồng, trong đó: kinh phí khuyến công tỉnh hỗ trợ 500 triệu đồng; đơn vị "
        "thụ hưởng đối ứng 900 triệu đồng.\n2. Thời gian thực hiện: trong năm 2031.\nĐiều 2. Quyết định có hiệu lực từ "
        "ngày ký./.\n\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Mẫu\n\nPHỤ LỤC\nĐơn vị tính: triệu đồng\n"
        "TT | Tên đề án | Đơn vị thụ hưởng | Tổng vốn | Khuyến công tỉnh | Đối ứng\n"
        "1 | Máy sấy | HTX Mẫu | 900 | 300 | 600\n2 | Máy ép | Công ty Thử | 500 | 200 | 300\n"
    )
    assert sum(a.amount.value for a in told.activities if a.amount) == 500_000_000
    assert 500_000_000 in [t.amount_vnd for t in told.totals]
