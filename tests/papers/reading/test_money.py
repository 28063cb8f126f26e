"""Sums of money are found, with what they are for."""

import pytest

from khuyencong.papers.reading.grammar.money import find_money
from khuyencong.papers.reading.grammar.money_kinds import MoneyKind
from khuyencong.terms.facts import Approx

from .reading import facts_of, scan_of, whole


def sums(sentence: str) -> list[tuple[int, MoneyKind]]:
    scan = scan_of(sentence)
    return [(m.value, m.kind) for m in find_money(scan, whole(scan))]


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("Kinh phí thực hiện: 1.234.500.000 đồng.", 1_234_500_000),
        ("được hỗ trợ 3,25 tỉ đồng", 3_250_000_000),
        ("tạm ứng 12 tỷ để bồi thường", 12_000_000_000),
        ("bố trí 60 triệu đồng", 60_000_000),
        ("là 2.150.300 nghìn đồng", 2_150_300_000),
        ("chi 18.000.000đ (Mười tám triệu đồng)", 18_000_000),
        ("hết 30.500.000 đ.", 30_500_000),
        ("khoảng 2 tỷ 500 triệu đồng", 2_500_000_000),
        ("hết 02 tỷ 05 trăm triệu đồng", 2_500_000_000),
        ("hết 3 triệu 500 ngàn đồng", 3_500_000),
        ("hết 1 tỷ rưỡi", 1_500_000_000),
        ("hết 300,000,000 đồng", 300_000_000),
        ("hết 25 000 000 đồng", 25_000_000),
        ("hỗ trợ xã 2 150 000 000 đồng", 150_000_000),
        ("hết 15.000.000,- đồng", 15_000_000),
        ("hết 120tr", 120_000_000),
        ("trên 66 ngàn tỷ đồng", 66_000_000_000_000),
        ("hết một trăm hai mươi triệu đồng", 120_000_000),
        ("hết Năm tỷ hai trăm triệu đồng", 5_200_000_000),
        ("hết 18.000.000 đồng, bằng chữ: mười tám triệu đồng", 18_000_000),
        ("hết mười tám triệu đồng (18.000.000 đồng)", 18_000_000),
        ("hết 9.001.000 đồng (Bằng chữ: chín triệu, không trăm lẻ một nghìn đồng)", 9_001_000),
        ("nâng từ 200 lên 250 triệu đồng", 250_000_000),
        ("năm 2025 - 250 triệu đồng", 250_000_000),
        ("kinh phí:18.600.000 đồng", 18_600_000),
        ("nhận 150 triệu đồng", 150_000_000),
        ("tại xã Thành Công 70 triệu đồng", 70_000_000),
    ],
)
def test_forms_of_sums(sentence: str, amount: int) -> None:
    assert sums(sentence) == [(amount, MoneyKind.SPENDING)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hỗ trợ 12 cơ sở",
        "xuất khẩu 20 triệu USD",
        "đón 2 triệu lượt khách",
        "3.7000 đồng",
        "năm 2023 Đồng Nai",
        "sách dày 120 tr. in màu",
        "tra theo 12,345,678 lượt",
        "đạt 540/960 tỷ lệ 56%",
    ],
)
def test_what_is_no_sum(sentence: str) -> None:
    assert sums(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("hỗ trợ hộ kinh doanh thu mua nông sản 320 triệu đồng", MoneyKind.SPENDING),
        ("doanh thu tại phiên chợ đạt 320 triệu đồng", MoneyKind.REVENUE),
        ("Tổng kinh phí của kế hoạch là 4 tỷ đồng", MoneyKind.TOTAL),
        ("Cộng tăng 300 triệu đồng", MoneyKind.TOTAL),
        ("kinh phí khuyến công năm nay là 4 tỷ đồng", MoneyKind.TOTAL),
        ("kinh phí khuyến công hỗ trợ 200 triệu đồng", MoneyKind.SPENDING),
        ("kinh phí 4 tỷ đồng: máy móc, hội chợ", MoneyKind.SPENDING),  # kinds of things, none with a sum
        ("kinh phí 4 tỷ đồng. Cụ thể: hội chợ", MoneyKind.TOTAL),
        ("tiêu thụ 30 tấn quả, giá trị 2 tỷ đồng", MoneyKind.REVENUE),
        ("thu nhập 6 triệu đồng/tháng", MoneyKind.NORM),
        ("mỗi điểm bán hàng 120 triệu đồng", MoneyKind.NORM),
        ("mới giải ngân 120 triệu đồng", MoneyKind.SPENDING),
        ("hỗ trợ các cá nhân 120 triệu đồng", MoneyKind.SPENDING),  # «nhân» multiplies only behind a number
        ("4 lớp nhân 30 triệu đồng", MoneyKind.NORM),
        ("chuyển 450 triệu đồng sang hội chợ", MoneyKind.OTHER),
        ("so với năm trước, kinh phí tăng 120 triệu đồng", MoneyKind.NORM),
        ("nhưng không quá 200 triệu đồng", MoneyKind.NORM),
        ("mức chi 2 triệu đồng/người", MoneyKind.NORM),
        ("thu hồi 2 triệu đồng", MoneyKind.NORM),
        ("xử phạt 03 cơ sở với số tiền 75 triệu đồng", MoneyKind.NORM),
        ("tiền phạt 75 triệu đồng", MoneyKind.NORM),
        ("tổng mức bán lẻ đạt 38.500 tỷ đồng", MoneyKind.REVENUE),
        ("thuê tư vấn xây dựng định mức: giảm 170 triệu đồng", MoneyKind.SPENDING),
        ("đề án có thu hồi kinh phí và 2 tỷ đồng cho đề án khác", MoneyKind.SPENDING),
        ("hợp đồng, biên bản ghi nhớ đạt gần 500 tỷ đồng", MoneyKind.REVENUE),
        ("doanh nghiệp tự chi 380 triệu đồng", MoneyKind.OTHER),
        ("doanh nghiệp bỏ vốn đầu tư 9 tỷ đồng", MoneyKind.OTHER),
        ("kinh phí 4 tỷ đồng, chia ra: hội chợ", MoneyKind.TOTAL),
        ("kinh phí 4 tỷ đồng, trong đó ngân sách tỉnh", MoneyKind.SPENDING),
    ],
)
def test_kinds_of_sums(sentence: str, kind: MoneyKind) -> None:
    assert [k for _, k in sums(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "approx"),
    [
        ("khoảng 5 tỷ đồng", Approx.ABOUT),
        ("hơn 5 tỷ đồng", Approx.OVER),
        ("gần 5 tỷ đồng", Approx.UNDER),
        ("được 5 tỷ đồng", None),  # «được» ends like «ước», which would be an estimate
    ],
)
def test_how_exact(sentence: str, approx: Approx | None) -> None:
    scan = scan_of(sentence)
    assert find_money(scan, whole(scan))[0].approx is approx


def test_a_part_of_revenue_is_revenue_and_the_upper_end_of_a_rate_a_rate() -> None:
    assert [k for _, k in sums("doanh thu đạt 900 triệu đồng, riêng khu địa phương 50 triệu đồng")] == [
        MoneyKind.REVENUE,
        MoneyKind.REVENUE,
    ]
    assert [k for _, k in sums("tăng 300 triệu đồng (từ 1.200 triệu đồng lên 1.500 triệu đồng)")] == [
        MoneyKind.SPENDING,
        MoneyKind.NORM,
        MoneyKind.NORM,
    ]
    assert [k for _, k in sums("mức hỗ trợ từ 5 triệu đồng đến gần 130 triệu đồng")] == [MoneyKind.NORM] * 2


@pytest.mark.parametrize(
    ("note", "line", "amount"),
    [
        ("(Các số liệu tính bằng nghìn đồng.)", "Mở 01 lớp nghề, thành tiền 350.000.", 350_000_000),
        ("Đơn vị tính: triệu đồng", "Hội chợ Xuân: 1.250", 1_250_000_000),
        ("ĐVT: 1.000 đồng", "Bản tin: 12.500; tờ gấp", 12_500_000),
        ("(số tiền tính theo đồng)", "Tập huấn: 96.000.000", 96_000_000),
    ],
)
def test_sums_are_told_in_the_unit_that_the_paper_has_named(note: str, line: str, amount: int) -> None:
    assert [value for value, _ in sums(f"{note}\n{line}")] == [amount]


@pytest.mark.parametrize("line", ["khoảng 1.250 lượt khách", "Công văn của 350 cơ sở", "năm 2.024"])
def test_what_counts_something_is_no_sum_in_a_named_unit(line: str) -> None:
    assert sums(f"Đơn vị tính: triệu đồng\n{line} tham gia") == []


def test_without_a_named_unit_a_bare_number_is_no_sum() -> None:
    assert sums("Hội chợ Xuân: 1.250.000.") == []


def test_half_a_dong_is_no_sum_where_all_is_told_in_dong() -> None:
    assert sums("Đơn vị tính: đồng\nTập huấn: 15.556,5") == []


@pytest.mark.parametrize(
    "printed",
    ["từ 200 đến 250 triệu đồng", "200 – 250 triệu đồng", "200-250 triệu đồng", "từ 0,2 tỷ đồng đến 250 triệu đồng"],
)
def test_of_a_range_the_upper_end_is_the_most(printed: str) -> None:
    scan = scan_of(f"Mở lớp hết {printed}, hội chợ hết 90 triệu đồng.")
    first, other = find_money(scan, whole(scan))
    assert (first.value, first.approx, other.value) == (250_000_000, Approx.MOST, 90_000_000)
    assert scan.words(first.span) == printed.removeprefix("từ ")


@pytest.mark.parametrize("kind", ["BÁO CÁO\nKết quả", "KẾ HOẠCH\nKế hoạch"])
def test_a_zero_that_is_told_is_no_missing_sum(kind: str) -> None:
    told = facts_of(f"{kind} khuyến công năm 2031\n\n1. Đoàn khảo sát: 0 đồng.\n2. Hội chợ: kinh phí 0 đồng.\n")
    assert [a.amount and a.amount.value for a in told.activities] == [0, 0]


@pytest.mark.parametrize(
    "again",
    [
        "500.000.000 đồng, bằng chữ là: Năm trăm triệu đồng",
        "500.000.000 đồng (số tiền bằng chữ là năm trăm triệu đồng chẵn)",
        "năm trăm triệu đồng (tương đương 500.000.000 đồng)",
    ],
)
def test_a_sum_told_again_in_words_or_digits_is_one_sum(again: str) -> None:
    facts = facts_of(f"BÁO CÁO\nKết quả khuyến công năm 2031\n\n1. Lớp may: kinh phí {again}.\n")
    assert [(a.title, a.amount and a.amount.value) for a in facts.activities] == [("Lớp may", 500_000_000)]
    assert facts.totals == ()


def test_a_rate_in_words_and_people_called_so_are_no_sums() -> None:
    facts = facts_of(
        "BÁO CÁO\nKết quả khuyến công năm 2031\n\n1. Máy: mức hỗ trợ một triệu đồng/hộ cho 20 hộ.\n"
        "2. Thăm hai nghìn đồng bào.\n"
    )
    assert [a.amount for a in facts.activities if a.amount] == []
