"""Lists of products and establishments: told by their heads, row by row, from every kind of file."""

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.reading.tables.register_heads import Holds
from khuyencong.papers.reading.tables.registers import register_tables, rows_of
from khuyencong.papers.reading.text.scan import Scan
from khuyencong.papers.writing import write_paper
from khuyencong.terms.document import Annex, Cell, Column, Document, Paragraph, Row, Run, TableBlock
from khuyencong.terms.facts import RegisterKind, RegisterRow
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
