"""Workbooks come in as rows whose numbers read as official papers print them."""

from io import BytesIO

import pytest
import xlsxwriter

from khuyencong.papers import UnreadablePaper, find_facts, read_text
from khuyencong.papers.reading.formats.workbook_package import Cell
from khuyencong.papers.reading.formats.xlsx import shown
from khuyencong.terms.facts import Place, Severity
from tests.house.steps import an_end, calls
from tests.papers.reading.formats.book_files import MAIN, book, row, sheet


def lines_of(data: bytes) -> list[str]:
    return read_text(data, "a.xlsx").content.split("\n")


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (1250000000.0, "General", "1.250.000.000"),
        (97.5, "General", "97,5"),
        (0.1 + 0.2, "General", "0,3"),
        (5611.73533, "General", "5.611,73533"),  # million: to the last đồng
        (5.61173533, "General", "5,61173533"),  # thousand million
        (5611735330.25, "General", "5.611.735.330"),
        (5611.73533, "#,##0.00000", "5.611,73533"),
        (2031.0, "General", "2031"),
        (2031.0, "0", "2031"),
        (2031.0, "#,##0", "2.031"),
        (1899.0, "General", "1.899"),
        (-500000.0, "General", "-500.000"),
        (3.0, "General", "3"),
        (float("nan"), "General", ""),
        (float("inf"), "0.00", ""),
        (1e300, "General", ""),
        (0.7832, "0.00%", "78,32%"),
        (0.7832, "0%", "78%"),
        (1.0, "0%", "100%"),
        (3333333.3333, "#,##0", "3.333.333"),
        (2596.69, "#,##0.0", "2.596,7"),
        (1000.5, "#,##0", "1.001"),
        (-2.5, "0", "-3"),
        (-0.2, "0", "0"),
        (5.0, "00", "05"),
        (1250000.0, "#,##0,", "1.250"),
        (1250000.0, '#,##0" đồng"', "1.250.000 đồng"),
        (1250000.0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "1.250.000"),
        (1250000.0, '#,##0\\ "₫"', "1.250.000₫"),
        (47909.0, "d/m/yyyy", "02/03/2031"),
        (47909.5, "dd/mm/yyyy hh:mm", "02/03/2031 12:00"),
        (47909.0, "mm/yyyy", "03/2031"),
        (47909.0, "[$-42A]mmm\\-yy;@", "03/2031"),
        (47909.0, "yyyy", "2031"),
        (47909.0, "h:mm", "02/03/2031"),
        (0.3125, "h:mm", "07:30"),
        (45473.354166666664, "dd/mm/yyyy hh:mm", "30/06/2024 08:30"),  # the fraction just below it
        (-1.0, "d/m/yyyy", "-1"),
        (1e9, "d/m/yyyy", "1.000.000.000"),
        (7.0, "[Red]0", "7"),
        (0.0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "-"),
        (-500.0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "-500"),
        (0.0, "#,##0;-#,##0;", ""),
        (0.0, "#,##0;-#,##0", "0"),
        (0.0, "#,##0;-#,##0;0", "0"),
        (1250.0, ";;;", ""),
        (1250.0, "[>1000]#,##0;0", "1.250"),
    ],
)
def test_values_as_papers_print_them(value: float, code: str, printed: str) -> None:
    assert shown(Cell(0, number=value, format=code)) == printed


def test_days_of_old_apple_workbooks_begin_later() -> None:
    assert shown(Cell(0, number=46447.0, format="d/m/yyyy"), mac_dates=True) == "02/03/2031"


def test_rows_with_merged_heads_keep_their_columns() -> None:
    content = sheet(
        row(1, "KẾ HOẠCH NĂM 2031"),
        row(3, "TT", "Nội dung", "Kinh phí", None, "Ghi chú"),
        row(4, None, None, "Trung ương", "Tỉnh"),
        row(6, 1, "Mở lớp", 20000000, 30000000.0),
        merged=("A1:E1", "C3:D3", "A3:A4"),
    )
    text = read_text(book(KH=content), "a.xlsx")
    assert text.content.split("\n") == [
        "KẾ HOẠCH NĂM 2031",
        "TT | Nội dung | Kinh phí |  | Ghi chú",
        " |  | Trung ương | Tỉnh |",
        "1 | Mở lớp | 20.000.000 | 30.000.000 |",
    ]
    assert [place.row for place in text.line_places] == [1, 3, 4, 6]
    assert text.line_places[0] == Place(row=1, column=1)


def test_several_sheets_tell_their_names_and_hidden_ones_are_left_out() -> None:
    data = book(
        hidden=frozenset({"Nháp"}),
        **{"Đào tạo": sheet(row(1, "a", "b")), "Nháp": sheet(row(1, "c", "d")), "Hội chợ": sheet(row(2, "e", 5))},
    )
    assert lines_of(data) == ["Đào tạo", "a | b", "Hội chợ", "e | 5"]
    (told,) = read_text(data, "a.xlsx").findings
    assert (told.severity, "«Nháp» đang ẩn" in told.message_vi) == (Severity.INFO, True)


def test_the_name_of_a_sheet_is_one_line() -> None:
    data = book(**{"Đào&#10;tạo": sheet(row(1, "a", "b")), "Hội chợ": sheet(row(1, "c", "d"))})
    assert lines_of(data) == ["Đào tạo", "a | b", "Hội chợ", "c | d"]


def test_the_unit_over_a_table_is_no_part_of_the_title() -> None:
    head = row(1, "KẾ HOẠCH KHUYẾN CÔNG NĂM 2031"), row(2, None, None, "ĐVT: triệu đồng")
    table = row(3, "TT", "Nội dung", "Kinh phí"), row(4, 1, "Mở lớp", 20)
    facts = find_facts(read_text(book(KH=sheet(*head, *table)), "a.xlsx"))
    assert facts.head.title == "KHUYẾN CÔNG NĂM 2031"
    assert [a.amount.value for a in facts.activities if a.amount] == [20_000_000]


def test_a_date_is_read_by_its_style() -> None:
    assert lines_of(book(A=sheet(row(1, "Ngày", None), row(2, "x", 47909, style=1)))) == ["Ngày", "x | 02/03/2031"]


def test_one_word_in_the_last_cell_costs_nothing() -> None:
    far, near = (
        book(A=sheet(row(1, "a"), f'<row r="{n}"><c r="{at}"><v>1</v></c></row>'))
        for n, at in ((1_048_576, "XFD1048576"), (2, "B2"))
    )
    with an_end():
        assert lines_of(far) == ["a"]
    assert calls(lambda: lines_of(far)) < 1.1 * calls(lambda: lines_of(near))


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khuyencong.papers.reading.formats.workbook_package.LIMIT_CELLS", 5)
    with pytest.raises(UnreadablePaper, match="quá lớn"):
        read_text(book(A=sheet(row(1, "a", "b", "c"), row(2, "d", "e", "f"))), "a.xlsx")


def test_hidden_rows_and_columns_are_not_read_but_told() -> None:
    rows = row(1, "TT", "Nội dung", "Nháp", "Kinh phí") + row(2, 1, "Mở lớp", "x", 5)
    rows += row(3, 2, "Hội chợ", "y", 7).replace("<row ", '<row hidden="1" ')
    columns = '<cols><col min="3" max="3" hidden="1"/></cols><sheetData>'
    text = read_text(book(KH=sheet(rows).replace("<sheetData>", columns)), "a.xlsx")
    assert text.content.split("\n") == ["TT | Nội dung | Kinh phí", "1 | Mở lớp | 5"]
    assert [finding.message_vi for finding in text.findings] == [
        "Bảng «KH» có 1 hàng và 1 cột đang ẩn, không được đọc: bỏ ẩn rồi gửi lại nếu cần"
    ]


def test_shared_words_are_read_without_reading_aids() -> None:
    words = "<si><r><t>Mở </t></r><r><t>lớp_x000A_nghề</t></r><rPh><t>aid</t></rPh></si>"
    shared = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{words}</sst>'
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>9</v></c><c r="C1" t="e"><v>#REF!</v></c></row>'
    assert lines_of(book(A=sheet(cells), parts={"xl/sharedStrings.xml": shared})) == ["Mở lớp", "nghề"]


def test_a_workbook_of_our_library_reads_as_written() -> None:
    packed = BytesIO()
    with xlsxwriter.Workbook(packed) as written:
        page = written.add_worksheet("KH")
        page.write_row(0, 0, ["TT", "Nội dung", "Kinh phí", "Tỷ lệ"])
        page.write_row(1, 0, [1, "Mở lớp"])
        page.write(1, 2, 20_000_000.4, written.add_format({"num_format": "#,##0"}))
        page.write(1, 3, 0.4513, written.add_format({"num_format": "0.00%"}))
    assert lines_of(packed.getvalue()) == ["TT | Nội dung | Kinh phí | Tỷ lệ", "1 | Mở lớp | 20.000.000 | 45,13%"]


@pytest.mark.parametrize("name", ["a.xls", "a.ods", "a.xlsm", "a.xlsb"])
def test_other_workbooks_are_refused_with_advice(name: str) -> None:
    with pytest.raises(UnreadablePaper, match="XLSX"):
        read_text(book(A=sheet(row(1, "a"))), name)


def test_a_workbook_named_as_a_text_is_refused() -> None:
    with pytest.raises(UnreadablePaper, match="nội dung là XLSX.*đổi đuôi thành .xlsx"):
        read_text(book(A=sheet(row(1, "a"))), "a.docx")


def test_head_and_unit_note_around_a_table_are_lines_of_their_own() -> None:
    """As offices print a budget sheet: two columns of a head, titles, the unit over the right edge, signatures."""
    workbook = book(
        a=sheet(
            row(1, "SỞ CÔNG THƯƠNG", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            row(2, "KẾ HOẠCH KHUYẾN CÔNG NĂM 2031"),
            row(3, None, None, None, "Đơn vị tính: triệu đồng"),
            row(4, "TT", "Nội dung", "Kinh phí"),
            row(5, None, None, "Ngân sách tỉnh", "Nguồn khác"),
            row(6, 1, "Mở lớp nghề", 310.5, 20),
            row(7, None, "Tổng cộng", 310.5),
            row(9, None, "Người lập biểu", None, "GIÁM ĐỐC"),
        )
    )
    text = read_text(workbook, "a.xlsx")
    assert text.content.split("\n") == [
        "SỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH KHUYẾN CÔNG NĂM 2031",
        "Đơn vị tính: triệu đồng", "TT | Nội dung | Kinh phí |", " |  | Ngân sách tỉnh | Nguồn khác",
        "1 | Mở lớp nghề | 310,5 | 20", " | Tổng cộng | 310,5 |", "Người lập biểu", "GIÁM ĐỐC",
    ]  # fmt: skip
    assert [line.column for line in text.line_places[:2]] == [1, 4]
    assert {a.amount.value for a in find_facts(text).activities if a.amount} == {310_500_000, 20_000_000}


def test_words_in_the_letters_of_old_fonts_are_vietnamese_again() -> None:
    """An old workbook saved anew keeps the letters of its ABC fonts; a numeral column says nothing of them."""
    old = sheet(
        row(1, "TT", "Néi dung", "Kinh phÝ (triÖu ®ång)"),
        row(2, 1, "Më líp d¹y nghÒ cho lao ®éng n«ng th«n", 310),
        row(3, 2, "Tham gia héi chî triÓn l·m trong n­íc", 420),
    )
    assert read_text(book(a=old), "a.xlsx").content.split("\n") == [
        "TT | Nội dung | Kinh phí (triệu đồng)",
        "1 | Mở lớp dạy nghề cho lao động nông thôn | 310",
        "2 | Tham gia hội chợ triển lãm trong nước | 420",
    ]


def test_formulas_without_a_value_and_errors_are_listed_by_their_places() -> None:
    def cells(*told: str) -> str:
        return f'<row r="3">{"".join(told)}</row>'

    formula, empty = "<f>SUM(C1:C2)</f>", '<c r="E3"><f>C1</f><v></v></c>'
    text = '<c r="F3" t="str"><f>IF(C1=1,&quot;&quot;,1)</f><v></v></c>'
    page = sheet(
        row(1, 1, "Lớp may", 20_000_000),
        row(2, 2, "Lớp mộc", 30_000_000),
        cells(f'<c r="C3">{formula}</c>', f'<c r="D3">{formula}<v>50000000</v></c>', empty, text)
        + '<row r="4"><c r="AB4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    )
    told = read_text(book(Kinh=page), "a.xlsx")
    assert [(found.rule, found.found) for found in told.findings] == [("missing-value", "2"), ("missing-value", "1")]
    assert "(C3, E3)" in told.findings[0].message_vi
    assert "AB4 #DIV/0!" in told.findings[1].message_vi
    assert "50.000.000" in told.content


STRUCK_STYLES = (
    f'<styleSheet xmlns="{MAIN}">'
    '<fonts><font><name val="Arial"/></font><font><strike/><name val="Arial"/></font></fonts>'
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>'
)


def test_a_struck_cell_or_run_is_not_read_but_told() -> None:
    rows = row(1, "TT", "Nội dung", "Kinh phí") + row(2, 1, "Mở lớp", 5) + row(3, 2, "Hội chợ", 7)
    rows = rows.replace('<c r="C3" s="0">', '<c r="C3" s="1">')
    runs = "<is><r><t>Mở </t></r><r><rPr><strike/></rPr><t>02 </t></r><r><t>lớp</t></r></is>"
    made = book(A=sheet(rows.replace("<is><t>Mở lớp</t></is>", runs)), parts={"xl/styles.xml": STRUCK_STYLES})
    text = read_text(made, "a.xlsx")
    assert text.content.split("\n") == ["TT | Nội dung | Kinh phí", "1 | Mở lớp | 5", "2 | Hội chợ |"]
    assert ["«7»" in finding.message_vi for finding in text.findings] == [True]


def test_what_is_drawn_to_nothing_is_hidden() -> None:
    rows = row(1, "TT", "Nội dung", "Nháp", "Kinh phí") + row(2, 1, "Mở lớp", "x", 5)
    rows += row(3, 2, "Hội chợ", "y", 7).replace("<row ", '<row ht="0" customHeight="1" ')
    columns = '<cols><col min="3" max="3" width="0" customWidth="1"/></cols><sheetData>'
    text = read_text(book(KH=sheet(rows).replace("<sheetData>", columns)), "a.xlsx")
    assert text.content.split("\n") == ["TT | Nội dung | Kinh phí", "1 | Mở lớp | 5"]
    assert "1 hàng và 1 cột" in text.findings[0].message_vi
