"""Files made to do harm: each is refused in words, or read, within the reader's bounds."""

import re
import zipfile
import zlib
from io import BytesIO

import pytest

from khuyencong.papers import UnreadablePaper
from khuyencong.papers.reading.apart.guard import IN_PROCESS_BYTES, read_paper_guarded, read_text_guarded
from tests.papers.reading.formats.book_files import book, row, sheet
from tests.papers.reading.formats.pdf_files import packed as pdf_of
from tests.papers.reading.formats.word_files import cell, p, table, word_file


def within(data: bytes, name: str) -> str:
    """What the reader made of it: «read», or the words in which it was refused."""
    try:
        read_text_guarded(data, name)
    except UnreadablePaper as refused:
        return str(refused)
    return "read"


def package(**parts: bytes) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return whole.getvalue()


def pages(count: int, kids: bytes = b"") -> bytes:
    listed = kids or b"3 0 R " * count
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, count)
    return pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", tree, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"])


def stream(unpacked: bytes, *, times: int = 1, told: bytes = b"") -> bytes:
    """A PDF of one page whose words are this stream, packed so many times."""
    squeezed = unpacked
    for _ in range(times):
        squeezed = zlib.compress(squeezed, 9)
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            b"<< /Filter [%s] /Length %d %s >>\nstream\n%s\nendstream"
            % (b"/FlateDecode " * times, len(squeezed), told, squeezed),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


def nested(depth: int, opening: str, closing: str, inner: str) -> str:
    return opening * depth + inner + closing * depth


def rows_of(number: int) -> str:
    return cell(str(number)) + cell(f"Lớp {number * 7919}")


_LAUGH = "".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9))
LAUGHS = f"<!DOCTYPE a [<!ENTITY a 'ha'>{_LAUGH}]>".encode()
FILE = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
WORDS = b"BT /F1 9 Tf 50 700 Td (Mo lop nghe) Tj ET\n"
DOTS = b"/Subtype /Image /Width 20000 /Height 20000"
CONTROLS = nested(3_000, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", p("x"))
TABLES = nested(80, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", p("x"))
WIDE = '<w:gridSpan w:val="999999"/>'
FAR_COLUMN = '<row r="1"><c r="ZZZZZ1"><v>1</v></c><c r="A1"><v>1</v></c></row>'
LAST_CELL = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
ASTRAY = '<row r="99999999999"><c r="$A$1"><v>1</v></c><c r="xfd9999999"><v>2</v></c><c r="A-1"><v>3</v></c></row>'
SPANNED = "<tr><td rowspan=65534 colspan=1000>Mở lớp</td></tr>"
HOSTILE: dict[str, tuple[bytes, str, str]] = {
    "ten thousand pages": (pages(10_000), "a.pdf", r"2\.000 trang"),
    "pages that hold themselves": (pages(3, b"2 0 R 2 0 R 3 0 R"), "a.pdf", "hỏng|không có chữ|read"),
    "a million pages, said": (pages(1_000_000, b"3 0 R"), "a.pdf", r"2\.000 trang|hỏng"),
    "a page of a million words": (stream(WORDS * 30_000), "a.pdf", "."),
    "a page that unpacks without end": (stream(b" " * 20_000_000), "a.pdf", "bung ra quá lớn"),
    "a page packed twice": (stream(b" " * 20_000_000, times=2), "a.pdf", "bung ra quá lớn"),
    "a font that is none": (stream(b" " * 80_000_000, times=2, told=b"/Length1 9"), "a.pdf", "bung ra quá lớn"),
    "a picture of 400 million dots": (stream(b" ", told=DOTS), "a.pdf", "triệu điểm"),
    "a file within the file": (stream(WORDS, told=b"/Type /EmbeddedFile"), "a.pdf", "read"),
    "a page of lines without end": (stream(b"0 0 m 9 9 l S\n" * 100_000 + WORDS * 3), "a.pdf", "."),
    "a zip bomb": (package(word__document=b"0" * 60_000_000), "a.docx", "quá lớn"),
    "laughs in Word": (package(word__document=LAUGHS + b"<a>&j;</a>"), "a.docx", "hỏng"),
    "laughs in Excel": (package(xl__workbook=LAUGHS + b"<a>&j;</a>"), "a.xlsx", "hỏng"),
    "laughs on a page": (LAUGHS + b"<p>&j; Mo lop nghe</p>", "a.html", "."),
    "files of the machine": (package(word__document=FILE + b"<a>&x;</a>"), "a.docx", "hỏng"),
    "blocks within blocks in Word": (word_file(CONTROLS), "a.docx", "hỏng|quá sâu"),
    "tables within tables": (word_file(TABLES), "a.docx", "."),
    "a row of a million columns": (word_file(table(cell("x", WIDE) * 3)), "a.docx", "read"),
    "a table of 20,000 rows": (word_file(table(*map(rows_of, range(20_000)))), "a.docx", "read"),
    "a sheet of a million columns": (book(a=sheet(FAR_COLUMN)), "a.xlsx", "read"),
    "a cell at the end of the sheet": (book(a=sheet(row(1, "a"), LAST_CELL)), "a.xlsx", "read"),
    "a sheet whose cells say they are elsewhere": (book(a=sheet(ASTRAY)), "a.xlsx", "read"),
    "signs that no page may hold": (b"<p>a<nav>b</nav>&#1;&#xFFFE; Mo lop</p>", "a.html", "read"),
    "blocks within blocks": (nested(20_000, "<div>", "</div>", "Mở lớp").encode(), "a.html", "hỏng|quá sâu|read"),
    "cells that run over everything": (f"<table>{SPANNED * 300}</table>".encode(), "a.html", "."),
    "a table of 100,000 cells": (f"<table>{'<tr>' + '<td>9' * 5}</table>".encode() * 20_000, "a.html", "XLSX"),
    "very many blocks": (b"<p>a" * 60_000, "a.html", "."),
    "one line of millions of signs": ("kinh phí 1.000.000 ".encode() * 350_000, "a.txt", r"2\.000 trang"),
    "one line of a million signs": ("hỗ trợ 5 máy 9 triệu đồng ".encode() * 50_000, "a.txt", "không xuống dòng"),
    "a tag of 300,000 attributes": (f"<p {' '.join(f'a{i}=1' for i in range(300_000))}>a".encode(), "a.html", "hỏng"),
    "a script full of «<»": (b"<p>Mo lop nghe<script>" + b"if(a<b && c d e = 3 " * 100_000, "a.html", "read"),
    "bars without end": (b"| a " * 300_000, "a.md", "."),
}


@pytest.mark.parametrize(("data", "name", "told"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_ends_within_its_bounds(data: bytes, name: str, told: str) -> None:
    said = within(data, name)
    assert "làm hỏng trình đọc" not in said
    assert re.search(told, said), said


REPEATED = ("ba lớp, ", "a: ", "\n", " ", "đạt 95% kế hoạch (02 lớp), ", "UBND huyện Định Quán, ", "1.1.1.1.\n", "**a ")
SHORT_SECONDS = 10  # what was looked through again for each of so many would take minutes
MANY: dict[str, str] = {
    "lines under one item": "1. Hỗ trợ máy\n2. Hỗ trợ lò\n" + "Một dòng.\n" * 20_000,
    "tables": "".join(f"Bảng {i}\nSTT | Nội dung | Kinh phí\n1 | Mua máy | 9.000\n" for i in range(9_000)),
    "brackets that never close": "[" * 140_000,
    "times told again and again": "1. Lũy kế " + "lũy kế đến hết " * 1_000 + "2 lớp\n2. Từ tháng 5 " * 1_000,
}


@pytest.mark.parametrize("words", MANY.values(), ids=MANY)
def test_of_very_many_things_each_is_looked_at_once(words: str) -> None:
    paper = f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nKẾ HOẠCH\nKhuyến công năm 2031\n{words}{chr(10) * IN_PROCESS_BYTES}."
    read_paper_guarded(paper.encode(), "a.md", seconds=SHORT_SECONDS)


LONG = 40_000  # characters of each: where one were read again for every word behind it, half a minute would not do


def test_words_without_end_are_read_within_the_bounds_of_a_reader() -> None:
    stretches = (f"1. Việc thứ nhất: {words * (LONG // len(words))}x" for words in REPEATED)
    paper = "BÁO CÁO\nKết quả khuyến công năm 2025\n" + "\n".join(stretches)
    assert len(paper.encode()) > IN_PROCESS_BYTES
    assert read_paper_guarded(paper.encode(), "a.txt", seconds=15).facts.head.kind == "report"
