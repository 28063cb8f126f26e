"""Lists of products and establishments: told by their heads, row by row, from every kind of file."""

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.reading.tables.register_heads import Holds
from khuyencong.papers.reading.tables.registers import register_tables, rows_of
from khuyencong.papers.reading.text.scan import Scan
from khuyencong.papers.writing import write_paper
from khuyencong.terms.document import Annex, Cell, Column, Document, Paragraph, Row, Run, TableBlock
from khuyencong.terms.facts import PaperFacts, RegisterKind, RegisterRow
from tests.papers.reading.formats.book_files import book, row, sheet
from tests.papers.reading.reading import facts_of

HEADS = ("TT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Hạng sao", "Số quyết định")
ROWS = (
    ("1", "Bưởi sấy dẻo", "HTX Thử Nghiệm", "xã Phú Lập", "4 sao", "12/QĐ-UBND"),
    ("2", "Trà lá bưởi", "", "", "3 sao", "12/QĐ-UBND"),
    ("3", "Gốm men lam", "Công ty TNHH Mẫu", "phường Tân Vạn", "5", ""),
)
TOLD = [
    ("Bưởi sấy dẻo", "HTX Thử Nghiệm", "xã Phú Lập", 4, "12/QĐ-UBND"),
    ("Trà lá bưởi", "HTX Thử Nghiệm", "xã Phú Lập", 3, "12/QĐ-UBND"),
    ("Gốm men lam", "Công ty TNHH Mẫu", "phường Tân Vạn", 5, ""),
]


def told(rows: tuple[RegisterRow, ...]) -> list[tuple[object, ...]]:
    return [(r.name, r.holder, r.address, r.rating, r.decision) for r in rows]


def as_lines(separator: str, heads: tuple[str, ...] = HEADS, rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    lines = (separator.join(cells) for cells in (heads, *rows))
    return "DANH SÁCH\nSản phẩm OCOP năm 2031\n\n" + "\n".join(lines) + "\n"


def rows_told(heads: str, *rows: str) -> tuple[RegisterRow, ...]:
    return facts_of("DANH SÁCH\nnăm 2031\n\n" + "\n".join((heads, *rows)) + "\n").register_rows


def written(format: str) -> bytes:
    columns = tuple(Column(head, 16) for head in HEADS)
    table = TableBlock(columns, tuple(Row(tuple(map(Cell, cells))) for cells in ROWS))
    annex = Annex("", "Danh sách sản phẩm", (table,), landscape=True)
    blocks = (Paragraph((Run("Sở Công Thương gửi danh sách sản phẩm."),)), annex)
    return write_paper(Document("Thông báo", "Sản phẩm OCOP năm 2031", "Sở Công Thương", blocks=blocks), format)


WORKBOOK = book(
    Danh_sach=sheet(row(1, "DANH SÁCH SẢN PHẨM OCOP"), row(3, *HEADS), *(row(4 + i, *r) for i, r in enumerate(ROWS)))
)
FILES = {
    "docx": ("a.docx", written("docx")),
    "pdf": ("a.pdf", written("pdf")),
    "html": ("a.html", written("html")),
    "xlsx as we write it": ("a.xlsx", written("xlsx")),
    "xlsx as it comes": ("a.xlsx", WORKBOOK),
    "bars": ("a.md", as_lines(" | ").encode()),
    "tabs": ("a.txt", as_lines("\t").encode()),
}


@pytest.mark.parametrize(("name", "data"), FILES.values(), ids=FILES)
def test_a_list_is_read_from_every_kind_of_file(name: str, data: bytes) -> None:
    text = read_text(data, name)
    facts = find_facts(text)
    assert told(facts.register_rows) == TOLD
    assert {r.kind for r in facts.register_rows} == {RegisterKind.PRODUCT}
    assert all(r.name in text.content[r.span.start : r.span.end] for r in facts.register_rows)
    assert facts.activities == ()


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        ("STT | Tên cơ sở | Địa chỉ | Ngành nghề", RegisterKind.ESTABLISHMENT),
        ("STT | Cơ sở CNNT | Địa bàn | Sản phẩm chính", RegisterKind.ESTABLISHMENT),
        ("TT | Tên doanh nghiệp | Sản phẩm | Xã", RegisterKind.ESTABLISHMENT),
        ("TT | Chủ thể | Địa chỉ | Điện thoại", RegisterKind.ESTABLISHMENT),
        ("TT | Tên sản phẩm | Cơ sở sản xuất | Số QĐ", RegisterKind.PRODUCT),
        ("TT | Tên cơ sở | Tên sản phẩm | Xếp hạng", RegisterKind.ESTABLISHMENT),
        ("TT | Sản phẩm | Đơn vị | Phân hạng", RegisterKind.PRODUCT),
        ("TT | Nội dung | Đơn vị | Kinh phí", None),
        ("TT | Tên cơ sở | Địa chỉ | Kinh phí hỗ trợ (triệu đồng)", RegisterKind.ESTABLISHMENT),
        ("TT | Tên cơ sở | Nội dung hỗ trợ | Kinh phí hỗ trợ (triệu đồng)", None),
        ("TT | Đơn vị | Kinh phí hỗ trợ (triệu đồng)", None),
        ("TT | Tên cơ sở | Địa chỉ | Kế hoạch vốn | Đã giải ngân", None),
        ("TT | Tên cơ sở/đề án | Địa chỉ | Kinh phí hỗ trợ (triệu đồng)", None),
        ("TT | Tên sản phẩm | ĐVT | Số lượng | Thành tiền", None),
        ("TT | Tên lớp | Địa điểm | Số học viên", None),
        ("TT | Tên sản phẩm | Ghi chú | Điện thoại", None),
    ],
)
def test_its_heads_tell_what_a_table_lists(heads: str, kind: RegisterKind | None) -> None:
    rows = rows_told(heads, "1 | Mẫu một | Mẫu hai | 3", "2 | Mẫu ba | Mẫu bốn | 4")
    assert {r.kind for r in rows} == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("over", "heads"),
    [
        ("Danh sách cơ sở không đủ điều kiện hỗ trợ", "TT | Tên cơ sở | Địa chỉ | Ngành nghề"),
        ("Danh sách sản phẩm bị thu hồi giấy chứng nhận", "TT | Tên sản phẩm | Chủ thể | Hạng sao"),
        ("Các đơn vị tư vấn lập hồ sơ", "TT | Tên đơn vị | Địa chỉ | Lĩnh vực"),
        ("Danh sách đơn vị phối hợp tổ chức", "TT | Đơn vị | Địa chỉ | Điện thoại"),
        ("Danh sách", "TT | Tên sản phẩm | Chủ thể | Địa chỉ | Lý do không đạt"),
    ],
)
def test_who_was_refused_or_only_helps_is_listed_nowhere(over: str, heads: str) -> None:
    facts = facts_of(
        f"THÔNG BÁO\nnăm 2031\n\n{over}\n{heads}\n1 | Mẫu một | Mẫu hai | 3 | 4\n2 | Mẫu ba | Mẫu bốn | 4 | 5\n"
    )
    assert (facts.register_rows, facts.activities) == ((), ())
    refused = "Cơ sở {}, đề nghị xem lại: Công ty TNHH Gỗ Minh, Công ty TNHH Hồng Tâm.\n"
    told = {words: facts_of(refused.format(words)).register_rows for words in ("đăng ký", "bị từ chối", "kiểm toán")}
    assert {words: len(rows) for words, rows in told.items()} == {"đăng ký": 2, "bị từ chối": 0, "kiểm toán": 0}


def test_a_list_with_counts_of_workers_is_no_table_of_results() -> None:
    facts = facts_of(
        "Kết quả khuyến công năm 2031\n\nTT | Tên cơ sở | Địa chỉ | Số lao động\n1 | Mẫu một | xã Phú Lập | 12\n"
        "2 | Mẫu hai | xã Phú Lập | 15\n"
    )
    assert (len(facts.register_rows), facts.activities) == (2, ())


def test_groups_lend_their_rows_a_place_a_trade_or_stars() -> None:
    rows = rows_told(
        "TT | Tên sản phẩm | Chủ thể | Địa chỉ",
        "I | Huyện Tân Phú |  | ",
        "1 | Bưởi | HTX A | xã Phú Lập",
        "II | Sản phẩm 4 sao |  | ",
        "1 | Xoài | HTX B | ",
        "III | Nhóm thực phẩm |  | ",
        "1 | Mít | HTX C | ",
        "Tổng cộng | 3 sản phẩm |  | ",
    )
    assert [(r.name, r.address, r.rating, r.trade) for r in rows] == [
        ("Bưởi", "xã Phú Lập, Huyện Tân Phú", None, ""),
        ("Xoài", "Huyện Tân Phú", 4, ""),
        ("Mít", "Huyện Tân Phú", 4, "Nhóm thực phẩm"),
    ]


def test_columns_of_an_address_are_put_together_with_their_level() -> None:
    (first, _) = rows_told(
        "TT | Tên cơ sở | Xã/phường | Huyện", "1 | Mẫu | Phú Lập | Tân Phú", "2 | Hai | xã Phú Lập |"
    )
    assert first.address == "xã Phú Lập, huyện Tân Phú"


@pytest.mark.parametrize(
    ("printed", "stars"),
    [
        ("4 sao", 4),
        ("04", 4),
        ("★★★", 3),
        ("OCOP 5 sao", 5),
        ("Hạng 3 sao", 3),
        ("A", None),
        ("6 sao", None),
        ("", None),
    ],
)
def test_stars_are_read_as_people_print_them(printed: str, stars: int | None) -> None:
    (first, _) = rows_told(
        "TT | Tên sản phẩm | Chủ thể | Hạng sao", f"1 | Bưởi | HTX A | {printed}", "2 | Mít | HTX B | 3"
    )
    assert first.rating == stars
    assert [p.column for p in first.problems] == (["Hạng sao"] if printed and stars is None else [])


def test_a_row_without_a_name_is_listed_with_its_column() -> None:
    (_, nameless) = rows_told("TT | Tên sản phẩm | Chủ thể | Địa chỉ", "1 | Bưởi | HTX A | xã B", "2 |  | HTX C | xã D")
    assert (nameless.row, [(p.column, p.message_vi) for p in nameless.problems]) == (3, [("Tên sản phẩm", "thiếu tên")])


def test_a_company_is_listed_and_a_sum_is_not() -> None:
    rows = rows_told(
        "TT | Tên cơ sở | Địa chỉ",
        "1 | Công ty TNHH Mẫu | xã Phú Lập",
        "2 | Tổng công ty Thử | xã Phú Lập",
        "3 | Cộng đồng làng gốm | xã Phú Lập",
        "Tổng cộng | 3 cơ sở | ",
    )
    assert [row.name for row in rows] == ["Công ty TNHH Mẫu", "Tổng công ty Thử", "Cộng đồng làng gốm"]


def test_phones_and_representatives_are_not_read() -> None:
    (first, _) = rows_told(
        "TT | Tên cơ sở | Người đại diện | Điện thoại | Địa chỉ",
        "1 | Mẫu | Trần Thị Thử | 0900000000 | xã Phú Lập",
        "2 | Hai | Lê Thử | 0900000001 | xã Phú Lập",
    )
    assert "0900000000" not in repr(first)
    assert "Trần Thị Thử" not in repr(first)


def test_a_person_may_map_the_columns_otherwise() -> None:
    content = as_lines(" | ", ("TT", "Mặt hàng", "Tên sản phẩm", "Địa chỉ", "Hạng sao", "Số quyết định"))
    (table,) = register_tables(content)
    mapped = table.read_as([Holds.NOTHING, Holds.PRODUCT, Holds.HOLDER, Holds.ADDRESS, Holds.RATING, Holds.DECISION])
    assert told(tuple(rows_of(Scan.of(content), mapped))) == TOLD


LISTED = "1 | HTX Bàu Sen | xã Phú Lập | Trần Thị Thử | 02 máy sấy | 250 | 400"
HEADS_OF_MONEY = "STT | Tên cơ sở | Địa chỉ | Người đại diện | Máy móc hỗ trợ | Kinh phí hỗ trợ | Vốn đối ứng"


def facts_told(over: str, heads: str = HEADS_OF_MONEY, *rows: str) -> PaperFacts:
    rows = rows or (LISTED, LISTED.replace("1 | HTX Bàu Sen", "2 | Công ty TNHH Gỗ Mẫu"))
    return facts_of(
        "\n".join((over, "Đơn vị tính: triệu đồng", "", heads, *rows, " | Tổng cộng | | | | 500 | 800", ""))
    )


@pytest.mark.parametrize(
    ("over", "listed"),
    [
        ("DANH SÁCH CƠ SỞ CNNT ĐƯỢC HỖ TRỢ NĂM 2031", True),
        ("PHỤ LỤC\nDANH SÁCH CÁC CƠ SỞ ĐƯỢC HỖ TRỢ\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 12/3/2031)", True),
        ("TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN PHÁT TRIỂN CÔNG NGHIỆP\nDANH SÁCH CƠ SỞ ĐƯỢC HỖ TRỢ NĂM 2031", True),
        ("Phụ lục năm 2031", True),  # an address and who speaks for each: told of firms only
        ("DANH SÁCH ĐỀ ÁN KHUYẾN CÔNG NĂM 2031", False),
        ("KẾ HOẠCH KHUYẾN CÔNG NĂM 2031", False),
        ("KẾT QUẢ HỖ TRỢ MÁY MÓC NĂM 2031", False),
    ],
)
def test_who_is_given_something_is_listed_with_its_money_and_plans_no_content(over: str, listed: bool) -> None:
    facts = facts_told(over)
    assert bool(facts.register_rows) is listed
    assert bool(facts.activities) is not listed
    if listed:
        assert facts.totals == ()
        assert [(r.name, r.given, r.support) for r in facts.register_rows] == [
            ("HTX Bàu Sen", "02 máy sấy", 250_000_000),
            ("Công ty TNHH Gỗ Mẫu", "02 máy sấy", 250_000_000),
        ]


@pytest.mark.parametrize(
    ("heads", "cells", "given"),
    [
        ("Kinh phí hỗ trợ (đồng)", "250.000.000", 250_000_000),
        ("Kinh phí hỗ trợ", "250.000.000", 250_000_000),
        ("Kinh phí hỗ trợ (nghìn đồng)", "250.000", 250_000_000),
        ("KCQG hỗ trợ (triệu đồng) | KCĐP hỗ trợ (triệu đồng)", "200 | 50", 250_000_000),
        ("Tổng kinh phí hỗ trợ (triệu đồng) | KCQG (triệu đồng)", "250 | 200", 250_000_000),
        ("Tổng kinh phí (triệu đồng) | Hỗ trợ kinh phí (triệu đồng)", "600 | 250", 250_000_000),
        ("Kinh phí đầu tư (triệu đồng) | Khuyến công hỗ trợ (triệu đồng)", "600 | 250", 250_000_000),
        ("Kinh phí hỗ trợ", "250", None),
    ],
)
def test_what_is_given_is_told_in_its_unit_and_no_own_money_beside_it(
    heads: str, cells: str, given: int | None
) -> None:
    (row, _) = rows_told(
        f"TT | Tên cơ sở | Địa chỉ | {heads}", f"1 | HTX A | xã B | {cells}", f"2 | HTX B | xã C | {cells}"
    )
    assert row.support == given
    assert [p.message_vi for p in row.problems] == ([] if given else ["không rõ số tiền: «250»"])


def test_what_a_firm_owns_or_earns_is_nothing_it_is_given() -> None:
    (row, _) = rows_told(
        "TT | Tên cơ sở | Địa chỉ | Ngành nghề | Vốn (triệu đồng) | Giá trị sản xuất (triệu đồng)",
        "1 | HTX A | xã B | gỗ | 500 | 900",
        "2 | HTX B | xã C | may | 600 | 800",
    )
    assert (row.support, row.given, row.problems) == (None, "", ())


def test_a_group_with_the_sum_of_its_rows_is_none_of_them() -> None:
    rows = ("I | Huyện Tân Phú | | | | 250 | ", LISTED, "II | Huyện Định Quán | | | | 250 | ", LISTED)
    told_of = facts_told("DANH SÁCH CƠ SỞ ĐƯỢC HỖ TRỢ NĂM 2031", HEADS_OF_MONEY, *rows).register_rows
    assert [(r.name, r.address) for r in told_of] == [
        ("HTX Bàu Sen", "xã Phú Lập, Huyện Tân Phú"),
        ("HTX Bàu Sen", "xã Phú Lập, Huyện Định Quán"),
    ]


@pytest.mark.parametrize(
    ("printed", "day", "period"),
    [
        ("24/7/2031", "2031-07-24", ""),
        ("24-7-2031", "2031-07-24", ""),
        ("24.07.2031", "2031-07-24", ""),
        ("ngày 24 tháng 7 năm 2031", "2031-07-24", ""),
        ("24/7/31", "2031-07-24", ""),
        ("2031-07-24 00:00:00", "2031-07-24", ""),
        ("48053", "2031-07-24", ""),  # a workbook's day that is shown as a number
        ("tháng 6/2031", "", "2031M06"),
        ("06/2031", "", "2031M06"),
        ("quý II/2031", "", "2031Q2"),
        ("năm 2031", "", "2031"),
        ("2031", "", "2031"),
        ("-", "", ""),
    ],
)
def test_days_of_recognition_are_read_as_people_print_them(printed: str, day: str, period: str) -> None:
    (row, _) = rows_told(
        "TT | Tên sản phẩm | Chủ thể | Ngày công nhận", f"1 | Bưởi | HTX A | {printed}", "2 | Mít | HTX B | 1/2/2031"
    )
    assert (row.decided_on, row.period, row.problems) == (day, period, ())


@pytest.mark.parametrize(
    ("heads", "cells", "decision", "day", "until"),
    [
        ("Số, ngày quyết định | Hạn", "12/QĐ-UBND, 24/7/2031 | 24/7/2034", "12/QĐ-UBND", "2031-07-24", "2034-07-24"),
        ("Quyết định số | Ngày cấp | Hạn", "12/QĐ-UBND | 24/7/2031 | 7/2034", "12/QĐ-UBND", "2031-07-24", "2034-07-31"),
        ("Quyết định số | Ngày ký | Thời hạn", "12/QĐ-UBND | 24/7/2031 | 36 tháng", "12/QĐ-UBND", "2031-07-24", ""),
        ("Quyết định | Năm công nhận | Hiệu lực đến", "12/QĐ-UBND | 2031 | năm 2034", "12/QĐ-UBND", "", "2034-12-31"),
    ],
)  # fmt: skip
def test_a_recognition_tells_its_decision_its_day_and_its_end(
    heads: str, cells: str, decision: str, day: str, until: str
) -> None:
    (row, _) = rows_told(
        f"TT | Tên sản phẩm | Chủ thể | Hạng sao | {heads}",
        f"1 | Bưởi | HTX A | 4 | {cells}",
        f"2 | Mít | HTX B | 3 | {cells}",
    )
    assert (row.decision, row.decided_on, row.valid_to, row.problems) == (decision, day, until, ())


def test_a_day_that_nobody_understands_is_told_with_its_column() -> None:
    (row, _) = rows_told(
        "TT | Tên sản phẩm | Chủ thể | Ngày công nhận | Hạn",
        "1 | Bưởi | HTX A | 31/2/2031 | mai",
        "2 | Mít | HTX B | |",
    )
    assert [(p.column, p.message_vi) for p in row.problems] == [
        ("Ngày công nhận", "không rõ ngày: «31/2/2031»"),
        ("Hạn", "không rõ ngày: «mai»"),
    ]


def test_the_time_of_support_is_a_period() -> None:
    (row, _) = rows_told(
        "TT | Tên cơ sở | Địa chỉ | Thời gian thực hiện | Máy móc hỗ trợ",
        "1 | HTX A | xã B | tháng 6/2031 | máy sấy",
        "2 | HTX B | xã B | quý III/2031 | máy sấy",
    )
    assert (row.period, row.given, row.problems) == ("2031M06", "máy sấy", ())


TIMED = "TT | Tên cơ sở | Địa chỉ | Máy móc hỗ trợ | {}"


@pytest.mark.parametrize(
    ("head", "printed", "period", "day"),
    [
        ("Thời gian", "Quý II", "2031Q2", ""),
        ("Thời gian", "Tháng 5", "2031M05", ""),
        ("Thời gian", "6 tháng", "", ""),
        ("Thời hạn (tháng)", "36", "", ""),
        ("Ngày nghiệm thu", "12/03/2031", "2031M03", "2031-03-12"),
    ],
)
def test_a_time_without_its_year_is_of_the_year_over_the_list(head: str, printed: str, period: str, day: str) -> None:
    cells = "HTX A | xã B | máy sấy"
    (row, other) = rows_told(TIMED.format(head), f"1 | {cells} | {printed}", "2 | HTX B | xã B | máy ép | sắp tới")
    assert (row.period, row.told_on, row.problems) == (period, day, ())
    assert [problem.column for problem in other.problems] == [head]


@pytest.mark.parametrize(
    ("heads", "listed"),
    [
        ("STT | Tên | Điểm | Số sao", True),
        ("STT | Tên sản phẩm | Điểm trung bình | Sao", True),
        ("STT | Nội dung | Tổng điểm | Số sao", False),
        ("STT | Nội dung | Điểm | Hạng sao", False),
    ],
)
def test_stars_and_points_are_no_figures_of_a_content(heads: str, listed: bool) -> None:
    facts = facts_of(f"KẾT QUẢ CHẤM ĐIỂM NĂM 2031\n\n{heads}\n1 | Bưởi sấy | 72 | 4\n2 | Trà lá bưởi | 55 | 3\n")
    assert facts.activities == ()
    assert [(r.kind, r.name, r.rating, r.points) for r in facts.register_rows] == (
        [(RegisterKind.PRODUCT, "Bưởi sấy", 4, 72_00), (RegisterKind.PRODUCT, "Trà lá bưởi", 3, 55_00)]
        if listed
        else []
    )


def test_places_of_sale_are_counted() -> None:
    (first, _) = facts_of(
        "KẾ HOẠCH NĂM 2031\n\nTT | Nội dung | ĐVT | Số lượng\n1 | Điểm bán hàng | điểm | 3\n2 | Hội chợ | hội chợ | 2\n"
    ).activities
    assert [(q.value, q.unit) for q in first.quantities] == [(3, "điểm")]


def test_places_of_sale_under_their_own_head_are_counted() -> None:
    (first, _) = facts_of("KẾT QUẢ NĂM 2031\n\nChợ | Điểm | Chuyến\nChợ Mới | 12 | 3\nChợ Cũ | 8 | 4\n").activities
    assert [(q.value, q.unit) for q in first.quantities] == [(12, "điểm"), (3, "chuyến")]


@pytest.mark.parametrize(
    ("over", "heads"),
    [
        ("DANH SÁCH CÁC CƠ SỞ DỰ KIẾN HỖ TRỢ NĂM 2031", HEADS_OF_MONEY),
        ("DANH SÁCH CÁC CƠ SỞ ĐĂNG KÝ HỖ TRỢ NĂM 2031", HEADS_OF_MONEY),
        ("KẾ HOẠCH NĂM 2031\nDANH SÁCH CÁC CƠ SỞ HỖ TRỢ", HEADS_OF_MONEY),
        ("DANH SÁCH CÁC CƠ SỞ NĂM 2031", HEADS_OF_MONEY.replace("Kinh phí", "Kinh phí đề nghị")),
    ],
)
def test_what_is_yet_to_be_given_is_money_of_the_plan(over: str, heads: str) -> None:
    facts = facts_told(over, heads)
    assert facts.register_rows == ()
    given = [(a.title, a.amount.value) for a in facts.activities if a.amount and a.amount.value == 250_000_000]
    assert given == [("HTX Bàu Sen", 250_000_000), ("Công ty TNHH Gỗ Mẫu", 250_000_000)]


@pytest.mark.parametrize("over", ["DANH SÁCH ĐƠN VỊ NĂM 2031", "Tình hình hỗ trợ đơn vị năm 2031"])
def test_agencies_with_their_money_are_no_list_of_firms(over: str) -> None:
    rows = (
        "1 | Trung tâm Khuyến công | phường Tân Vạn | 4600 | 200",
        "2 | Phòng Kinh tế xã Phú Lập | xã Phú Lập | 4601 | 300",
        "3 | UBND xã Bàu Sen | xã Bàu Sen | 4602 | 150",
    )
    facts = facts_told(over, "TT | Đơn vị | Địa chỉ | Mã số thuế | Kinh phí (triệu đồng)", *rows)
    assert facts.register_rows == ()
    assert [a.amount.value for a in facts.activities if a.amount] == [200_000_000, 300_000_000, 150_000_000]


@pytest.mark.parametrize(("title", "listed"), [("ĐƠN VỊ THAM GIA HỘI CHỢ", True), ("ĐƠN VỊ ĐƯỢC GIAO DỰ TOÁN", False)])
def test_units_that_are_given_something_are_no_agencies_with_a_budget(title: str, listed: bool) -> None:
    rows = "TT | Tên đơn vị | Kinh phí hỗ trợ (đồng)\n1 | Công ty Mẫu | 5.000.000\n2 | HTX Mẫu | 5.000.000\n"
    facts = facts_of(f"DANH SÁCH {title} NĂM 2031\n\n{rows}")
    assert (len(facts.register_rows), len(facts.activities)) == ((2, 0) if listed else (0, 2))


def test_people_are_neither_contents_nor_listed() -> None:
    facts = facts_of(
        "DANH SÁCH HỌC VIÊN NĂM 2031\n\nTT | Họ và tên | Địa chỉ | Kinh phí hỗ trợ (đồng)\n"
        "1 | Trần Thị Thử | xã A | 500.000\n2 | Lê Thử | xã B | 500.000\n"
    )
    assert (facts.activities, facts.register_rows) == ((), ())
