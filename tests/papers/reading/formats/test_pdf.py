"""PDF pages come in line by line and, where a table is ruled, row by row."""

import pytest

from khuyencong.papers import UnreadablePaper, read_text
from khuyencong.papers.reading.formats import ocr
from khuyencong.papers.reading.formats.lines import unbroken
from khuyencong.papers.writing import write_paper
from khuyencong.terms.document import Cell, Column, Document, Paragraph, Row, Run, TableBlock
from tests.papers.reading.formats.pdf_files import packed, pdf_file, ruled

PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 %d 0 R >> >> >>"
)
XS, YS = [60, 100, 300, 400, 500], [700, 680, 660, 640]
CELLS = [(65, 686, "TT"), (105, 686, "Noi dung"), (305, 686, "Kinh phi"), (65, 666, "1"), (105, 666, "Mo lop"),
         (305, 666, "20.000.000"), (405, 666, "ghi chu"), (65, 646, "2"), (105, 646, "Hoi cho")]  # fmt: skip
PROSE = [(60, 760, "Ket qua thuc hien nam 2031:"), (60, 600, "Sau bang con mot cau nua.")]


def lines_of(data: bytes) -> list[str]:
    return read_text(data, "a.pdf").content.split("\n")


def test_a_ruled_table_comes_row_by_row_between_the_words_around_it() -> None:
    text = read_text(pdf_file((PROSE + CELLS, ruled(XS, YS))), "a.pdf")
    assert text.content.split("\n") == [
        "Ket qua thuc hien nam 2031:",
        "TT | Noi dung | Kinh phi |",
        "1 | Mo lop | 20.000.000 | ghi chu",
        "2 | Hoi cho |  |",
        "Sau bang con mot cau nua.",
    ]
    assert [(place.page, place.row) for place in text.line_places] == [(1, None), (1, 1), (1, 2), (1, 3), (1, None)]


def test_every_line_and_row_knows_its_place_on_the_page() -> None:
    areas = [place.area for place in read_text(pdf_file((PROSE + CELLS, ruled(XS, YS))), "a.pdf").line_places]
    assert all(areas)
    first, head, *_ = areas
    assert first is not None
    assert head is not None
    assert (round(first.left, 2), round(first.top, 2), round(first.bottom, 2)) == (0.1, 0.09, 0.1)
    assert (round(head.left, 2), round(head.top, 2), round(head.right, 2)) == (0.1, 0.17, 0.84)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_the_file_turns_is_read_as_it_is_shown(turn: int) -> None:
    shown = (PROSE + CELLS, ruled(XS, YS))
    assert read_text(pdf_file(shown, turn=turn), "a.pdf") == read_text(pdf_file(shown), "a.pdf")


def test_merged_cells_tell_their_words_once() -> None:
    lines = [line for line in ruled(XS, YS) if line[0] not in (400, 60) or line[0] != line[2]]
    lines += [(60, 640, 60, 700), (400, 640, 400, 680)]  # the last two columns are one in the head
    lines = [line for line in lines if line[:2] != (60, 660)] + [(100, 660, 500, 660)]  # and «1» runs over two rows
    assert lines_of(pdf_file((CELLS[:7], lines)))[:3] == [
        "TT | Noi dung | Kinh phi |",
        "1 | Mo lop | 20.000.000 | ghi chu",
    ]


def test_lines_in_pieces_and_drawn_as_thin_boxes_make_the_same_table() -> None:
    pieces = [(x, y, x + 40, y) for y in YS for x in range(60, 500, 40)]
    pieces += [(x, y - 20, x, y) for x in XS for y in YS[:-1]]
    whole = lines_of(pdf_file((PROSE + CELLS, ruled(XS, YS))))
    assert lines_of(pdf_file((PROSE + CELLS, pieces))) == whole


def test_a_table_that_goes_on_overleaf_tells_its_head_once() -> None:
    page = (CELLS, ruled(XS, YS))
    assert lines_of(pdf_file(page, page, page)).count("TT | Noi dung | Kinh phi |") == 1


def test_the_last_row_of_a_table_may_stand_alone_overleaf() -> None:
    alone = ([(105, 686, "Cong"), (305, 686, "400")], ruled(XS, YS[:2]))
    assert lines_of(pdf_file((CELLS, ruled(XS, YS)), alone))[-1] == " | Cong | 400 |"


def test_a_row_cut_by_the_end_of_a_page_is_one_row() -> None:
    head = CELLS[:5]
    first = ([*head, (105, 646, "Hoi cho, gom:"), (65, 646, "2")], ruled(XS, YS))
    rest = [(65, 686, "TT"), (105, 686, "Noi dung"), (305, 686, "Kinh phi"), (105, 666, "gian hang"), (65, 646, "3"),
            (105, 646, "Mo lop")]  # fmt: skip
    assert lines_of(pdf_file(first, (rest, ruled(XS, YS)))) == [
        "TT | Noi dung | Kinh phi |",
        "1 | Mo lop |  |",
        "2 | Hoi cho, gom: gian hang |  |",
        "3 | Mo lop |  |",
    ]


def test_a_cut_row_goes_on_behind_a_page_number_close_under_it() -> None:
    """The number stands so near, and so much further right, that it comes out as the row's last word."""
    first = ([*CELLS, (305, 646, "300 trieu"), (355, 630, "1")], ruled(XS, YS))
    rest = [*HEAD_OVERLEAF, (105, 666, "tai xa"), (305, 666, "dong"), (65, 646, "3")]
    assert lines_of(pdf_file(first, (rest, ruled(XS, YS)))) == [
        "TT | Noi dung | Kinh phi |",
        "1 | Mo lop | 20.000.000 | ghi chu",
        "2 | Hoi cho tai xa | 300 trieu dong |",
        "3 |  |  |",
    ]


def test_a_cut_row_that_awaits_a_name_goes_on_with_it() -> None:
    first = ([*CELLS[:5], (105, 646, "Mo lop tai xã"), (65, 646, "2")], ruled(XS, YS))
    rest = [*HEAD_OVERLEAF, (105, 666, "Gia Canh"), (65, 646, "3")]
    assert "2 | Mo lop tai xã Gia Canh |  |" in lines_of(pdf_file(first, (rest, ruled(XS, YS))))


HEAD_OVERLEAF = [(65, 686, "TT"), (105, 686, "Noi dung"), (305, 686, "Kinh phi")]


def test_the_rest_of_a_cut_row_may_count_something() -> None:
    rest = [*HEAD_OVERLEAF, (105, 666, "may tai xa so 4"), (65, 646, "3")]
    assert "2 | Hoi cho may tai xa so 4 |  |" in lines_of(pdf_file((CELLS, ruled(XS, YS)), (rest, ruled(XS, YS))))


def test_a_second_sum_overleaf_is_a_row_of_its_own() -> None:
    cells = [*CELLS, (305, 646, "40 trieu dong")]
    rest = [*HEAD_OVERLEAF, (105, 666, "von doi ung"), (305, 666, "25 trieu dong"), (65, 646, "3")]
    read = lines_of(pdf_file((cells, ruled(XS, YS)), (rest, ruled(XS, YS))))
    assert " | von doi ung | 25 trieu dong |" in read


@pytest.mark.parametrize(("over", "below"), [("20", "tren 06"), ("chua co so lieu", "chua co so lieu"), ("–", "–")])
def test_a_row_without_a_number_overleaf_that_tells_anew_stays_apart(over: str, below: str) -> None:
    """Though its first words are in small letters and a page number stands between the two."""
    rest = [*HEAD_OVERLEAF, (290, 810, "2"), (105, 666, "hop cho"), (305, 666, below), (65, 646, "3")]
    read = lines_of(pdf_file(([*CELLS, (305, 646, over)], ruled(XS, YS)), (rest, ruled(XS, YS))))
    assert f" | hop cho | {below} |" in read


@pytest.mark.parametrize("words", ["XUC TIEN", "a. chi thuong xuyen", "19.000.000"])
def test_a_row_without_a_number_overleaf_that_opens_a_group_stays_apart(words: str) -> None:
    rest = [*HEAD_OVERLEAF, (105, 666, words), (65, 646, "3")]
    pages = ((CELLS, ruled(XS, YS)), (rest, ruled(XS, YS)))
    assert f" | {words} |  |" in lines_of(pdf_file(*pages))


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("11.25\n0", "11.250"),
        ("3.240.00 0", "3.240.000"),
        ("3.240\n.000", "3.240.000"),
        ("3.240.\n000", "3.240.000"),
        ("Lop nghiệ\np", "Lop nghiệp"),
        ("THƯƠ\nNG MẠI", "THƯƠNG MẠI"),
        # and what a cell has parted itself
        ("1.200\n300", "1.200\n300"),
        ("Mục 5.1 10 lớp", "Mục 5.1 10 lớp"),
        ("Mở lớp\nở xã", "Mở lớp\nở xã"),
    ],
)
def test_what_a_narrow_cell_has_broken(broken: str, whole: str) -> None:
    assert unbroken(broken) == whole


def test_underlines_and_frames_are_no_tables() -> None:
    lines = [(60, 755, 200, 755), (50, 50, 550, 50), (50, 800, 550, 800), (50, 50, 50, 800), (550, 50, 550, 800)]
    assert lines_of(pdf_file((PROSE, lines))) == [words for _, _, words in PROSE]


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        (
            [
                (60, 800, "So Cong Thuong - Bao cao"),
                (60, 700, f"Cau thu {i} cua bao cao nay"),
                (290, 30, f"Trang {i}/4"),
            ],
            [],
        )
        for i in range(1, 5)
    ]
    assert lines_of(pdf_file(*pages)) == [f"Cau thu {i} cua bao cao nay" for i in range(1, 5)]


@pytest.mark.parametrize(
    ("feet", "kept"),
    [
        (("Bao cao ket qua nam 2024", "Bao cao ket qua nam 2024"), 0),
        (("So Cong Thuong tinh Thu", "So Cong Thuong tinh Thu"), 0),
        (("Ke hoach so 12/KH-UBND", "Ke hoach so 12/KH-UBND"), 0),
        (("Bao cao - Trung tam Khuyen cong", "Bao cao - Trung tam Khuyen cong"), 0),
        (("Bao cao ket qua nam 2024", "Bao cao ket qua nam 2023"), 2),
        (("Mo 2 lop nghe tai xa A.", "Mo 3 lop nghe tai xa A."), 2),
        (("Tong cong", "Tong cong"), 2),
    ],
)
@pytest.mark.parametrize("moved", [0, 60])
def test_a_foot_at_one_height_of_two_pages_is_dropped(feet: tuple[str, str], kept: int, moved: float) -> None:
    """In other words, too short or at another height it is the text's own."""
    pages = [
        ([(60, 700, f"Cau thu {i} cua bao cao nay"), (60, 40 + moved * i, foot)], []) for i, foot in enumerate(feet)
    ]
    read = lines_of(pdf_file(*pages))
    assert sum(foot in read for foot in feet) == (2 if moved else kept)


def head_columns() -> list[tuple[float, float, str]]:
    return [(60, 800, "UBND TINH A"), (300, 800, "CONG HOA XA HOI CHU NGHIA VIET NAM"), (60, 785, "SO CONG THUONG"),
            (330, 785, "Doc lap - Tu do - Hanh phuc"), (60, 765, "So: 12/BC-SCT"),
            (320, 765, "Tinh A, ngay 5 thang 3 nam 2031"), (250, 730, "BAO CAO"),
            (60, 700, "Nam 2031 mo 05 lop.")]  # fmt: skip


def test_the_two_columns_of_a_head_come_one_after_the_other() -> None:
    assert [line for line in lines_of(pdf_file((head_columns(), []))) if line.strip()] == [
        "UBND TINH A",
        "SO CONG THUONG",
        "So: 12/BC-SCT",
        "CONG HOA XA HOI CHU NGHIA VIET NAM",
        "Doc lap - Tu do - Hanh phuc",
        "Tinh A, ngay 5 thang 3 nam 2031",
        "BAO CAO",
        "Nam 2031 mo 05 lop.",
    ]


def test_a_year_that_ends_a_line_is_no_page_number() -> None:
    lines = lines_of(pdf_file(([(60, 700, "Kinh phi du kien cho nam"), (60, 685, "2032"), (60, 30, "7")], [])))
    assert " ".join(lines) == "Kinh phi du kien cho nam 2032"


def test_western_letters_of_an_old_font_are_vietnamese_again() -> None:
    words = [(60, 700, "N¨m 2031 tØnh hç trî 05 c¬ së ®æi míi m¸y mãc"), (60, 680, "kinh phÝ 250.000.000 ®ång")]
    assert lines_of(pdf_file((words, []))) == [
        "Năm 2031 tỉnh hỗ trợ 05 cơ sở đổi mới máy móc",
        "kinh phí 250.000.000 đồng",
    ]


def test_a_line_end_within_drawn_words_makes_no_line_of_its_own() -> None:
    words = [(60, 700, "N¨m 2031 tØnh hç trî\n05 c¬ së ®æi míi m¸y mãc"), (60, 680, "kinh phÝ 250.000.000 ®ång")]
    text = read_text(pdf_file((words, [])), "a.pdf")
    assert text.content.split("\n")[0] == "Năm 2031 tỉnh hỗ trợ 05 cơ sở đổi mới máy móc"
    assert len(text.line_places) == 2


def table_of(rows: int) -> bytes:
    columns = (
        Column("TT", 10),
        Column("Nội dung hỗ trợ", 40),
        Column("Kinh phí", 30, group="Tiền"),
        Column("Nguồn", 20, group="Tiền"),
    )
    told = tuple(
        Row((Cell(str(i)), Cell(f"Lớp nghề thứ {i} mở tại các xã, phường vùng xa"), Cell(f"{i}.500.000"), Cell("")))
        for i in range(1, rows + 1)
    )
    words = Paragraph((Run("Kết quả thực hiện như sau:"),))
    document = Document("Báo cáo", "kết quả", "Sở Công Thương", blocks=(words, TableBlock(columns, told)))
    return write_paper(document, "pdf")


def test_two_hundred_rows_come_out_whole() -> None:
    data = table_of(200)
    rows = [line for line in lines_of(data) if " | Lớp nghề" in line]
    assert rows == [f"{i} | Lớp nghề thứ {i} mở tại các xã, phường vùng xa | {i}.500.000 |" for i in range(1, 201)]


def test_too_many_pages_are_refused_with_advice() -> None:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count 2001 >>" % (b"3 0 R " * 2001),
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"]  # fmt: skip
    with pytest.raises(UnreadablePaper, match=r"2\.000 trang"):
        read_text(packed(objects), "a.pdf")


def test_signs_without_meaning_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khuyencong.papers.reading.formats.pdf.can_read_pictures", lambda: False)
    tounicode = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <E020> endbfrange"
    words = b"BT /F1 11 Tf 60 700 Td (Mat ma cua phong chu khong con nghia) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE % (4, 5),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(tounicode), tounicode),
    ]
    assert [finding.rule for finding in read_text(packed(objects), "a.pdf").findings] == ["lost-letters"]


def test_a_picture_among_pages_is_told_where_nothing_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khuyencong.papers.reading.formats.pdf.can_read_pictures", lambda: False)
    image = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    words = b"BT /F1 11 Tf 60 700 Td (Trang dau co chu doc duoc) Tj ET"
    streams = [b"<< /Length %d >>\nstream\n%s\nendstream" % (len(told), told) for told in (words, image)]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        PAGE % (5, 7),
        PAGE % (6, 7),
        *streams,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    text = read_text(packed(objects), "a.pdf")
    assert (text.content.strip(), text.ocr) == ("Trang dau co chu doc duoc", False)
    assert [(f.rule, "Trang 2 " in f.message_vi) for f in text.findings] == [("damaged-text", True)]


def test_only_pictures_and_no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khuyencong.papers.reading.formats.pdf.can_read_pictures", lambda: False)
    with pytest.raises(UnreadablePaper, match="tesseract-ocr-vie"):
        read_text(pdf_file(([], [])), "a.pdf")
    assert ocr.WARNING.rule == "ocr"


def test_the_raised_digit_of_a_note_is_no_part_of_a_sum_and_parts_no_line() -> None:
    """«110.000.000¹ dong» on one line, the note at the foot of the page; digits of the line's own size stay."""
    content = (
        b"BT /F1 11 Tf 60 700 Td (Kinh phi 110.000.000) Tj /F1 6 Tf 5 Ts (1) Tj 0 Ts "
        b"/F1 11 Tf ( dong cho 12 lop) Tj ET\n"
        b"BT /F1 8 Tf 60 60 Td (1 Theo du toan da giao) Tj ET"
    )
    data = packed(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
    )
    text = read_text(data, "a.pdf")
    assert text.content.split("\n") == ["Kinh phi 110.000.000 dong cho 12 lop", "1 Theo du toan da giao"]
    first, note = (place.area for place in text.line_places)
    assert first
    assert note
    assert first.top < 0.2 < 0.9 < note.bottom


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("11/26/31, 4:06 AM Bao cao", "https://sct.example.vn/bao-cao/145 1/1"),
        ("16:06, 26/11/2031 Bao cao", "file:///home/bao-cao.html 1/1"),
    ],
)
def test_what_a_browser_prints_around_a_page_is_no_part_of_the_paper(above: str, below: str) -> None:
    """A browser writes it last, so that it may be told amid the page."""
    words = [*PROSE, (24, 815, above), (24, 15, below)]
    assert lines_of(pdf_file((words, []))) == [said for _, _, said in PROSE]
    assert lines_of(pdf_file((words + CELLS, ruled(XS, YS))))[1].startswith("TT |")
