"""The head of a paper: what it says, and None where it is blank."""

import pytest

from khuyencong.terms.facts import PaperHead

from .reading import facts_of

BODY = "\n\nCăn cứ quy định hiện hành;\n\nI. NỘI DUNG\n1. Mở 02 lớp.\n2. Dự hội chợ./.\n"
FOOT = "\nNơi nhận:\n- Như trên;\n- Lưu: VT, CN.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\nLê Thị Mẫu\n"


def head_of(top: str, foot: str = "") -> PaperHead:
    return facts_of(top + BODY + foot).head


def test_a_report_of_a_department() -> None:
    head = head_of(
        "UBND TỈNH KON TUM\nSỞ CÔNG THƯƠNG\n\nSố: 45 /BC-SCT\n\n"
        "Kon Tum, ngày 10 tháng 12 năm 2023\n\nBÁO CÁO\nKết quả công tác năm 2023",
        FOOT,
    )
    assert head == PaperHead(
        kind="report",
        kind_vi="Báo cáo",
        number="45/BC-SCT",
        date="2023-12-10",
        place="Kon Tum",
        issuer="Sở Công Thương tỉnh Kon Tum",
        title="Kết quả công tác năm 2023",
        signer="Lê Thị Mẫu",
        recipients=("Như trên", "Lưu: VT, CN"),
    )


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Huế, ngày    tháng    năm 2024", "2024"),
        ("Huế, ngày    tháng 8 năm 2024", "2024-08"),
        ("Huế, ngày 03 tháng 8 năm 2024", "2024-08-03"),
        ("Huế, ngày    tháng    năm    ", None),
        ("Huế, ngày 31 tháng 02 năm 2024", None),
    ],
)
def test_blanks_in_the_date(line: str, date: str | None) -> None:
    assert head_of(f"Số:      /KH-SCT\n{line}\nKẾ HOẠCH\nKhuyến công").date == date


def test_a_blank_number() -> None:
    assert head_of("Số:      /KH-SCT\nKẾ HOẠCH\nKhuyến công").number is None


def test_a_council_over_two_lines() -> None:
    head = head_of(
        "ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\nSố: 15/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc phê duyệt kế hoạch\n\nCHỦ TỊCH\n"
    )
    assert (head.issuer, head.kind, head.title) == ("UBND tỉnh Tây Ninh", "decision", "phê duyệt kế hoạch")


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("UBND TỈNH KON TUM\nSỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG", "Sở Nông nghiệp và Môi trường tỉnh Kon Tum"),
        ("SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường"),
        ("SỞ CÔNG\nTHƯƠNG", "Sở Công Thương"),
        ("UBND TỈNH\nKON TUM", "UBND tỉnh Kon Tum"),
        (
            "SỞ CÔNG THƯƠNG\nTRUNG TÂM KHUYẾN CÔNG VÀ\nXÚC TIẾN THƯƠNG MẠI",
            "Trung tâm Khuyến công và Xúc tiến thương mại",
        ),
        ("SỞ CÔNG THƯƠNG   CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\nHỎA TỐC", "Sở Công Thương"),
    ],
)
def test_a_name_broken_over_two_lines_is_one(lines: str, issuer: str) -> None:
    assert head_of(f"{lines}\nSố: 45/BC-XYZ\nBÁO CÁO\nKết quả công tác năm 2024").issuer == issuer


def test_the_kind_of_a_paper_is_no_rest_of_its_agency_s_name() -> None:
    text = "SỞ CÔNG THƯƠNG\nBÁO CÁO\nKết quả năm 2024\n\nCác huyện gửi về Sở Công Thương báo cáo kết quả."
    assert head_of(text).issuer == "Sở Công Thương"


@pytest.mark.parametrize("cell", ["Số: 88/BC-SCT ngày 22/6/2026", "Số: 88/BC-SCT, ngày 22 tháng 6 năm 2026"])
def test_number_and_day_in_one_cell(cell: str) -> None:
    head = head_of(f"SỞ CÔNG THƯƠNG\n{cell}\nBÁO CÁO\nKết quả năm 2026")
    assert (head.number, head.date) == ("88/BC-SCT", "2026-06-22")


def test_a_council_known_by_its_signature_only() -> None:
    foot = "\nNơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
    assert (
        head_of("Số: 9/KH-UBND\nAn Giang, ngày 02 tháng 01 năm 2024\nKẾ HOẠCH\nKhuyến công", foot).issuer
        == "UBND tỉnh An Giang"
    )


def test_a_letter() -> None:
    head = head_of("SỞ CÔNG THƯƠNG\nSố: 7/SCT-TM\nV/v rà soát\nsản phẩm\n\nHuế, ngày 05 tháng 5 năm 2024")
    assert (head.kind, head.title) == ("letter", "rà soát sản phẩm")


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        (
            "Ngày 4/5/2021, Sở Công thương Long An ra Quyết định số 31/QĐ-SCT duyệt 3 đề án:",
            ("31/QĐ-SCT", "2021-05-04", "Sở Công thương Long An"),
        ),
        (
            "UBND tỉnh Hòa Bình vừa có Kế hoạch số 8/KH-UBND ngày 5/6/2021 về khuyến công.",
            ("8/KH-UBND", "2021-06-05", "UBND tỉnh Hòa Bình"),
        ),
        ("Ngày 4/5/2021, UBND tỉnh Long An duyệt kế hoạch.", (None, "2021-05-04", "UBND tỉnh Long An")),
        ("Thứ Ba, 13/09/2022, 18:26\nSở Công Thương Huế có kế hoạch.", (None, "2022-09-13", "Sở Công Thương Huế")),
        ("Ba xã mở 3 lớp.", (None, None, None)),
        (
            "Bộ Công Thương ban hành Quyết định số 35/QĐ-BCT ngày 3/2/2021 giao kế hoạch cho Long An.",
            ("35/QĐ-BCT", "2021-02-03", "Bộ Công Thương"),
        ),
        ("Cục Công Thương địa phương họp tại tỉnh Gia Lai.", (None, None, "Cục Công Thương địa phương")),
        ("UBND thành phố Cần Thơ duyệt kế hoạch.", (None, None, "UBND thành phố Cần Thơ")),
        ("Trung tâm Khuyến công Long An đã mở 2 lớp.", (None, None, "Trung tâm Khuyến công Long An")),
        ("Trung tâm Khuyến công thuộc Sở Công Thương Long An mở 2 lớp.", (None, None, "Sở Công Thương Long An")),
        ("Đăng lúc 08:40 ngày 04/4/2023\nTỉnh mở 2 lớp.", (None, "2023-04-04", None)),
    ],
)
def test_news_of_a_decision(opening: str, told: tuple[str | None, str | None, str | None]) -> None:
    head = facts_of(f"Kế hoạch khuyến công năm 2021\n\n{opening}\n\n1. Mở 2 lớp.\n\n2. Dự 3 hội chợ.\n").head
    assert (head.number, head.date, head.issuer) == told


@pytest.mark.parametrize(
    ("headline", "opening", "told"),
    [
        # a day without a year is of the year the headline names, or in which the news are posted
        ("Khuyến công năm 2021", "Ngày 24/11, Sở Công Thương Huế duyệt 3 đề án.", "2021-11-24"),
        ("Khuyến công (tin ngày 20/3/2022)", "Sáng 18/3, tỉnh Huế mở 2 lớp.", "2022-03-18"),
        ("Khuyến công 2021 và 2022", "Ngày 24/11, tỉnh Huế mở 2 lớp.", None),
        ("Hội chợ OCOP (tin tháng 7/2023)", "Tỉnh Huế mở 2 hội chợ.", "2023-07"),
        ("Tổng kết đề án", "Hội nghị diễn ra ngày 12 tháng 10 năm 2024 tại tỉnh Huế.", "2024-10-12"),
    ],
)
def test_the_day_of_news(headline: str, opening: str, told: str | None) -> None:
    head = facts_of(f"{headline}\n\n{opening}\n").head
    assert (head.date, head.title) == (told, headline.partition(" (tin")[0])


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("Chủ tịch UBND tỉnh Long An thăm 2 lớp. Sở Công Thương mở 3 lớp.", "Sở Công Thương Long An"),
        ("Sở Công Thương Long An đã tham mưu cho UBND tỉnh mở 3 lớp.", "Sở Công Thương Long An"),
        ("Tại Hội trường UBND thành phố Tân An, tỉnh Long An mở 2 lớp.", None),
        ("Trung tâm Khuyến công (Sở Công Thương tỉnh Long An) mở 2 lớp.", "Sở Công Thương tỉnh Long An"),
        ("Tỉnh Long An vừa phê duyệt 3 đề án.", "UBND tỉnh Long An"),
        ("Thực hiện Quyết định số 9/QĐ-TTg ngày 2/3/2020 phê duyệt chương trình, tỉnh Long An mở 2 lớp.", None),
    ],
)
def test_who_acts_in_news(opening: str, issuer: str | None) -> None:
    head = facts_of(f"Khuyến công năm 2021\n\n{opening}\n").head
    assert (head.issuer, head.number) == (issuer, None)


def test_the_number_of_a_plan_in_brackets_behind_its_name() -> None:
    head = facts_of(
        "Long An: OCOP năm 2021\n\nUBND tỉnh ban hành Kế hoạch OCOP tỉnh Long An (số 7/KH-UBND, ngày 5/6/2021).\n"
    ).head
    assert (head.number, head.date, head.issuer) == ("7/KH-UBND", "2021-06-05", "UBND tỉnh Long An")


def test_a_title_under_the_name_of_a_portals_section() -> None:
    """And under the names of the agencies, where a page opens with these."""
    section = "Khuyến công - Tiết kiệm năng lượng\nKết quả thực hiện kế hoạch khuyến công năm 2022\n\n1. Mở 2 lớp.\n"
    assert facts_of(section).head.title == "Kết quả thực hiện kế hoạch khuyến công năm 2022"
    agencies = "ỦY BAN NHÂN DÂN TỈNH HUẾ\nSỞ CÔNG THƯƠNG\n\nDự án: nhãn hiệu chè năm 2022\n\n- Mở 2 lớp.\n"
    head = facts_of(agencies).head
    assert (head.title, head.issuer) == ("Dự án: nhãn hiệu chè năm 2022", "Sở Công Thương tỉnh Huế")


def test_two_columns_on_one_line_are_told_apart() -> None:
    head = head_of(
        "UBND TỈNH KON TUM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ CÔNG THƯƠNG Độc lập - Tự do - Hạnh phúc\n"
        "Số: 45/BC-SCT Kon Tum, ngày 10 tháng 12 năm 2023\nBÁO CÁO\nKết quả công tác năm 2023"
    )
    told = (head.number, head.place, head.date, head.issuer)
    assert told == ("45/BC-SCT", "Kon Tum", "2023-12-10", "Sở Công Thương tỉnh Kon Tum")


TOP = "Số: 45/BC-SCT\nKon Tum, ngày 10 tháng 12 năm 2023\nBÁO CÁO\nKết quả năm 2023"
RECEIVED = "Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT, CN.\n"
SIGNED = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nLê Thị Mẫu\n"
FEET = {
    "recipients first": RECEIVED + SIGNED,
    "signature first": SIGNED + RECEIVED,
    "beside, by tabs": "Nơi nhận:\tKT. GIÁM ĐỐC\n- UBND tỉnh (b/c);\tPHÓ GIÁM ĐỐC\n- Lưu: VT, CN.\n\tLê Thị Mẫu\n",
    "beside, run together": "Nơi nhận: KT. GIÁM ĐỐC\n- UBND tỉnh (b/c); PHÓ GIÁM ĐỐC\n- Lưu: VT, CN. Lê Thị Mẫu\n",
    "a narrow column": "TM. ỦY BAN\nNHÂN DÂN TỈNH\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTS. Lê Thị Mẫu\n" + RECEIVED,
    "in capitals": "Q. GIÁM ĐỐC\nLÊ THỊ MẪU\n" + RECEIVED,
}


@pytest.mark.parametrize("foot", FEET.values(), ids=FEET)
@pytest.mark.parametrize("last", ["- Mở 02 lớp cho 60 học viên", "- Mở 02 lớp cho 60 học viên./."])
def test_signature_and_recipients_in_any_order_are_no_part_of_the_body(foot: str, last: str) -> None:
    facts = facts_of(f"{TOP}\n\nI. NỘI DUNG\n1. Đào tạo\n{last}\n{foot}")
    assert (facts.head.signer or "").title().removeprefix("Ts. ") == "Lê Thị Mẫu"
    assert facts.head.recipients == ("UBND tỉnh (b/c)", "Lưu: VT, CN")
    assert [(a.title, len(a.quantities)) for a in facts.activities] == [("Mở 02 lớp cho 60 học viên", 2)]


def test_a_paper_without_recipients_ends_at_its_signature() -> None:
    facts = facts_of(f"{TOP}\n\nI. NỘI DUNG\n1. Mở 02 lớp.\n- Dự 03 hội chợ\n{SIGNED}")
    assert facts.head.signer == "Lê Thị Mẫu"
    assert not any("Mẫu" in a.title for a in facts.activities)


@pytest.mark.parametrize(
    ("dated", "issuer"),
    [
        ("Long An, ngày 2 tháng 3 năm 2024", "UBND tỉnh Long An"),
        ("Huế, ngày 2 tháng 3 năm 2025", "UBND thành phố Huế"),
        ("Huế, ngày 2 tháng 3 năm 2020", None),  # then a city of tỉnh Thừa Thiên Huế
        ("Đồng Nai, ngày 29 tháng 4 năm 2026", "UBND tỉnh Đồng Nai"),
        ("Đồng Nai, ngày 30 tháng 4 năm 2026", "UBND thành phố Đồng Nai"),
        ("Tân Phú, ngày 2 tháng 3 năm 2024", None),  # a district signs for itself: which one, only its head tells
    ],
)
def test_a_council_is_called_by_its_place_and_day(dated: str, issuer: str | None) -> None:
    foot = "\nNơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
    assert head_of(f"Số: 9/KH-UBND\n{dated}\nKẾ HOẠCH\nKhuyến công", foot).issuer == issuer


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("Ngày 24/11/2026, UBND thành phố Đồng Nai ban hành kế hoạch.", "UBND thành phố Đồng Nai"),
        ("Ngày 24/11/2025, UBND tỉnh Đồng Nai ban hành kế hoạch.", "UBND tỉnh Đồng Nai"),
        ("Ngày 24/11/2025, UBND thành phố Biên Hòa, tỉnh Đồng Nai mở 2 lớp.", None),
        ("Chủ tịch UBND TP. Hải Phòng Nguyễn Văn A ký kế hoạch.", "UBND thành phố Hải Phòng"),
        ("UBND TP Huế ban hành kế hoạch.", "UBND thành phố Huế"),
    ],
)
def test_the_council_of_news_is_called_by_its_day(opening: str, issuer: str | None) -> None:
    assert facts_of(f"Khuyến công\n\n{opening}\n").head.issuer == issuer


def test_the_state_over_a_table_is_no_title() -> None:
    head = facts_of(
        "SỞ CÔNG THƯƠNG TỈNH THỬ\nTRUNG TÂM KHUYẾN CÔNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nBIỂU TỔNG HỢP KẾ HOẠCH KHUYẾN CÔNG NĂM 2031\n"
        "TT | Nội dung | Kinh phí (triệu đồng)\n1 | Tập huấn | 150\n2 | Hội chợ | 90\n"
    ).head
    assert head.title == "BIỂU TỔNG HỢP KẾ HOẠCH KHUYẾN CÔNG NĂM 2031"
    assert head.issuer == "Trung tâm Khuyến công tỉnh Thử"


@pytest.mark.parametrize(
    ("line", "kind", "title"),
    [
        ("BAO CAO", "Báo cáo", "Kết quả khuyến công năm 2031"),
        ("KÊ HOACH", "Kế hoạch", "Kết quả khuyến công năm 2031"),
        ("BIEN BAN", "Biên bản", "Kết quả khuyến công năm 2031"),
        ("BAN CAO CAP", None, None),
        ("Bao cao", None, None),
    ],
)
def test_a_scan_may_lose_the_marks_of_the_kind(line: str, kind: str | None, title: str | None) -> None:
    head = head_of(f"SỞ CÔNG THƯƠNG\nSố: 12/BC-SCT\n{line}\nKết quả khuyến công năm 2031\n")
    assert (head.kind_vi, head.title) == (kind, title)


@pytest.mark.parametrize(
    ("lines", "number", "issuer"),
    [
        (  # the council again over what it decides, and a number with its year on a line of its own
            "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\n|\nSố:\n41/2031/QĐ-UBND\n|\n"
            "QUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ BÌNH CHỌN SẢN PHẨM\n"
            "ỦY BAN NHÂN DÂN TỈNH AN GIANG\nCăn cứ Luật số 1;",
            "41/2031/QĐ-UBND",
            "UBND tỉnh An Giang",
        ),
        (  # «BAN HÀNH …» names no agency
            "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\nSố: 512/QĐ-UBND\nQUYẾT ĐỊNH\nBAN HÀNH KẾ HOẠCH MỞ LỚP NGHỀ TRÊN ĐỊA\n"
            "BÀN TỈNH AN GIANG NĂM 2031\nCăn cứ Luật số 1;",
            "512/QĐ-UBND",
            "UBND tỉnh An Giang",
        ),
    ],
)
def test_the_head_of_a_decision_as_law_portals_break_it(lines: str, number: str, issuer: str) -> None:
    head = head_of(lines)
    assert (head.number, head.issuer) == (number, issuer)


def test_the_number_of_a_table_is_no_part_of_the_title() -> None:
    head = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 99/BC-SCT\nBÁO CÁO\nKết quả khuyến công năm 2025\nBiểu 1\n"
        "STT | Nội dung | Kinh phí (đồng)\n1 | Máy sấy | 100\n"
    ).head
    assert head.title == "Kết quả khuyến công năm 2025"


@pytest.mark.parametrize("place", ["ỦY BAN NHÂN DÂN TỈNH", "UBND TỈNH", "ỦY BAN NHÂN DÂN TỈNH TÂY NINH"])
def test_a_council_named_again_over_its_decision_is_named_once(place: str) -> None:
    head = head_of(
        f"ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\nSố: 15/QĐ-UBND\nTây Ninh, ngày 02 tháng 6 năm 2025\nQUYẾT ĐỊNH\n"
        f"Về việc phê duyệt kế hoạch\n{place}\n"
    )
    assert head.issuer == "UBND tỉnh Tây Ninh"


@pytest.mark.parametrize(
    "date", ["Tây Ninh, ngày 10 tháng 12 năm 2023", "Ngày 10 tháng 12 năm 2023, tại tỉnh Tây Ninh"]
)
def test_a_name_of_a_place_broken_over_two_lines_of_its_cell_is_whole(date: str) -> None:
    head = head_of(f"SỞ CÔNG THƯƠNG TỈNH TÂY\nNINH\nTRUNG TÂM KHUYẾN CÔNG\nSố: 45/BC-TTKC\n{date}\nBÁO CÁO\nKết quả")
    assert head.issuer == "Trung tâm Khuyến công tỉnh Tây Ninh"


def test_another_line_of_capitals_is_no_rest_of_a_place() -> None:
    head = head_of("SỞ CÔNG THƯƠNG TỈNH HUẾ\nMẬT\nSố: 45/BC-SCT\nHuế, ngày 10 tháng 12 năm 2023\nBÁO CÁO\nKết quả")
    assert head.issuer == "Sở Công Thương tỉnh Huế"


def test_a_sum_under_the_title_is_none_of_it() -> None:
    facts = facts_of("KẾ HOẠCH\nKhuyến công năm 2032\n\nTổng kinh phí: 800 triệu đồng.\n\n1. Dạy nghề.\n2. Hội chợ.\n")
    assert facts.head.title == "Khuyến công năm 2032"
    assert [total.amount_vnd for total in facts.totals] == [800_000_000]
