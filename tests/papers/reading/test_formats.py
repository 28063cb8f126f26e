"""Files become text, or are refused with a reason that tells how to mend them."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.papers import UnreadablePaper, find_facts, read_text
from khuyencong.terms.facts import Text
from tests.house.steps import an_end
from tests.papers.reading.formats.word_files import p, word_file

PARAGRAPHS = [
    "KẾ HOẠCH",
    "Khuyến công năm 2022",
    "1. Mở 02 lớp cho 60 học viên.",
    "2. Hỗ trợ 03 cơ sở: 90.000.000 đồng.",
]


def docx_bytes(*, table: bool = False, macro: bool = False) -> bytes:
    document = Document()
    for words in PARAGRAPHS:
        document.add_paragraph(words)
    if table:
        cells = document.add_table(rows=1, cols=3).rows[0].cells
        for cell, words in zip(cells, ("1", "Hội chợ", "50.000.000"), strict=True):
            cell.text = words
    document.add_paragraph("3. Dự 01 hội chợ.")
    packed = BytesIO()
    document.save(packed)
    if macro:
        with zipfile.ZipFile(packed, "a") as archive:
            archive.writestr("word/vbaProject.bin", b"x")
    return packed.getvalue()


def packed(*parts: str) -> bytes:
    """A package of empty parts."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for part in parts:
            archive.writestr(part, "x")
    return whole.getvalue()


def ole(stream: str) -> bytes:
    """The container of old Office files, with the name of a stream as its directory keeps it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le")


def pdf_bytes(words: str) -> bytes:
    """A one-page PDF with these ASCII words, written by hand."""
    content = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, part) for i, part in enumerate(parts, 1))
    return body + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF"


def test_markdown_marks_are_dropped() -> None:
    text = read_text("# **I. NỘI DUNG**\n\n**1. Mở lớp** [xem](https://x.vn/a)\n\n---\n".encode(), "a.md")
    assert text.content.split() == ["I.", "NỘI", "DUNG", "1.", "Mở", "lớp", "xem"]
    slanted = "- *Hội chợ*: (*) 02 lần\n* Mở *lớp nghề:* 5*3 (*) ghi"
    assert read_text(slanted.encode(), "a.md").content == "- Hội chợ: (*) 02 lần\n* Mở lớp nghề: 5*3 (*) ghi"


def test_page_numbers_and_lone_addresses_are_dropped() -> None:
    text = read_text("Kết quả năm\n\n2\n\nhttps://sct.example.vn/tin\n\n- 3 -\n2022 tốt đẹp".encode(), "a.txt")
    assert [line for line in text.content.split("\n") if line] == ["Kết quả năm", "2022 tốt đẹp"]


def test_word_paragraphs_and_table_rows_in_order() -> None:
    text = read_text(docx_bytes(table=True), "a.docx")
    assert text.content.split("\n") == [*PARAGRAPHS, "1 | Hội chợ | 50.000.000", "3. Dự 01 hội chợ."]
    assert text.line_places[4].row == 1


def test_word_and_text_give_the_same_facts() -> None:
    from_word = find_facts(read_text(docx_bytes(), "a.docx"))
    from_text = find_facts(read_text("\n".join([*PARAGRAPHS, "3. Dự 01 hội chợ."]).encode(), "a.txt"))
    assert from_word == from_text


def test_a_note_of_the_paper_tells_what_it_cites_and_no_figure_of_its_own() -> None:
    """Also where no signature parts the last content from it."""
    told = "Trong đó ngân sách tỉnh 90.000.000 đồng theo Quyết định số 12/QĐ-UBND ngày 05/3/2022; mở 02 lớp."
    noted = read_text(
        word_file("".join(map(p, PARAGRAPHS)), footnotes=f'<w:footnote w:id="2">{p(told)}</w:footnote>'), "a.docx"
    )
    facts, without = find_facts(noted), find_facts(read_text(word_file("".join(map(p, PARAGRAPHS))), "a.docx"))
    assert noted.content[noted.notes_from :] == told
    assert (facts.activities, facts.totals) == (without.activities, without.totals)
    assert [noted.content[c.span.start : c.span.end] for c in facts.citations] == [
        "Quyết định số 12/QĐ-UBND ngày 05/3/2022"
    ]


def test_pdf_with_a_text_layer() -> None:
    text = read_text(pdf_bytes("Bao cao ket qua thuc hien nam 2022"), "a.pdf")
    assert (text.pages, text.content.strip()) == (1, "Bao cao ket qua thuc hien nam 2022")
    assert text.line_places[0].page == 1


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "tệp rỗng"),
        (b"   \n\n", "a.txt", "không có chữ"),
        (b"\xff\xfe\x00", "a.txt", "UTF-8"),
        (b"abc\x00def", "a.txt", "nhị phân"),
        (b"%PDF-1.4 broken", "a.pdf", "hỏng"),
        (b"hello", "a.pdf", "không phải PDF"),
        (b"hello", "a.exe", "định dạng"),
        (b"PK\x03\x04 broken", "a.docx", "hỏng"),
        (pdf_bytes("x"), "a.docx", r"thành \.pdf"),
        (pdf_bytes(""), "a.pdf", "ảnh chụp"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a.docx", "mật khẩu"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a.doc", "Save As"),
        (b"<html><table>", "a.doc", "Save As"),
        (b"\x00\x00\x00\x24ftypheic", "IMG_1.HEIC", "JPG"),
        (b"Rar!", "a.rar", "giải nén"),
        (ole("WordDocument"), "a.docx", r"Word đời cũ.*\.docx"),
        (ole("Workbook"), "a.xlsx", r"Excel đời cũ.*\.xlsx"),
        (ole("EncryptedPackage"), "a.docx", "có mật khẩu. Hãy bỏ"),
        (ole("__substg1.0_0037001F"), "a.msg", "tệp đính kèm"),
        (b"<html><table>", "a.xls", r"Save As.*\.xlsx"),
        (docx_bytes(), "a.doc", r"là DOCX.*thành \.docx"),
        (packed("ppt/presentation.xml"), "a.pptx", "trình chiếu.*PDF"),
        (packed("ppt/presentation.xml"), "a.docx", "trình chiếu.*PDF"),
        (packed("mimetype", "content.xml"), "a.xlsx", "OpenDocument.*DOCX, XLSX"),
        (packed("bao-cao.docx"), "a.zip", "giải nén"),
        (packed("bao-cao.docx"), "a.docx", "giải nén"),
        (b"From: a@b.vn\nSubject: Bao cao\n", "thu.eml", r"tệp đính kèm.*\.txt"),
        (b"RIFF....WEBP", "a.webp", "JPG"),
        (b"{\\rtf1", "a.rtf", "DOCX"),
        (b"x", "a.docm", "macro"),
        (docx_bytes(macro=True), "a.docx", "macro"),
        ("SỞ CÔNG THƯƠNG\nTỐI MẬT\nKế hoạch".encode(), "a.txt", "TỐI MẬT"),
        (b"x" * (50 * 1024 * 1024 + 1), "a.txt", "50 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refusals_tell_why(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadablePaper, match=reason):
        read_text(data, name)


def test_a_word_for_secrecy_in_a_sentence_is_no_stamp() -> None:
    assert read_text("Báo cáo về bảo vệ bí mật nhà nước".encode(), "a.txt").content


def test_a_zip_bomb_is_refused_unopened() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (30 * 1024 * 1024))
    with pytest.raises(UnreadablePaper, match="quá lớn.*Word, Excel"):
        read_text(packed.getvalue(), "a.docx")


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.docx", "a.pdf", "a"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with suppress(UnreadablePaper):  # any other exception would be a traceback for the person who sent the file
        find_facts(read_text(data, name))


@given(st.text(alphabet="IVX1234.)(abđ-+:; \nKếhoạchnăm0đồngtỷ%/", max_size=200))
def test_any_text_is_read(words: str) -> None:
    find_facts(Text(words, "text/plain"))


@pytest.mark.parametrize(
    "piece",
    [
        "1.000.000",
        "A/B-",
        "5 cơ sở, ",
        "Có 5 sản phẩm gồm ",
        "1.1.1 ",
        "- a\n",
        "(",
        "kinh phí ",
        " \u0323",
        ". ",
        "a@",
        "nghề o ",
        "tin > ",
    ],
)
def test_a_hostile_paper_takes_no_longer_than_a_long_one(piece: str) -> None:
    """A rule that looks back over everything before it would need minutes for these."""
    with an_end():
        find_facts(Text(piece * (240_000 // len(piece)), "text/plain"))
