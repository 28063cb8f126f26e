"""A PDF that brings programs or files is refused or told of; words a scanner hid under its picture are guesses."""

import pytest
from pypdfium2 import PdfiumError

from khuyencong.papers import UnreadablePaper, find_facts, read_text
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.reading.formats.pdf_active import spelled_out
from khuyencong.papers.writing import write_paper
from tests.papers.forms.samples import RESULTS, SHEET
from tests.papers.reading.formats.pdf_files import packed
from tests.papers.reading.formats.pictures import scanned_pdf

WORDS = "Ho tro 07 co so may moc, kinh phi 1.250.000.000 dong"
UNSEEN, SEEN = (f"BT {mode} Tr /F1 11 Tf 60 700 Td ({WORDS}) Tj ET" for mode in (3, 0))
EMPTY = b"<< /Type /Pages /Kids [] /Count 0 >>"


def pdf_with(catalogue: bytes, *objects: bytes, page: bytes = b"") -> bytes:
    """One page of words; what the catalogue and the page carry besides begins at object 6."""
    content = SEEN.encode()
    return packed(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s "
            b"/Resources << /Font << /F1 5 0 R >> >> >>" % page,
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            *objects,
        ]
    )


SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
PROGRAMS = {
    "on opening": pdf_with(b"/OpenAction 6 0 R", SCRIPT),
    "spelled by numbers": pdf_with(b"/OpenAction 6 0 R", SCRIPT.replace(b"/JavaScript", b"/Java#53cript")),
    "on turning to the page": pdf_with(b"", page=b"/AA << /O %s >>" % SCRIPT),
    "by name": pdf_with(b"/Names << /JavaScript << /Names [(a) 6 0 R] >> >>", SCRIPT),
    "of a link": pdf_with(
        b"", page=b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S/Launch /F (a.exe) >> >>]"
    ),
    "a file pinned to the page": pdf_with(
        b"", page=b"/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] >>]"
    ),
}


@pytest.mark.parametrize("data", PROGRAMS.values(), ids=PROGRAMS)
def test_programs_in_a_pdf_are_refused_like_macros(data: bytes) -> None:
    with pytest.raises(UnreadablePaper, match="mã lệnh"):
        read_text(data, "a.pdf")


def test_links_and_words_about_programs_are_none() -> None:
    page = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://a.vn) >> >>]"
    assert read_text(pdf_with(b"", page=page), "a.pdf").findings == ()
    assert read_text(write_paper(ket_qua.build(RESULTS, SHEET), "pdf"), "a.pdf").findings == ()


def with_file(name: bytes) -> bytes:
    return pdf_with(
        b"/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>",
        b"<< /Type /Filespec /F (%s) /UF (%s) /EF << /F 7 0 R >> >>" % (name, name),
        b"<< /Type /EmbeddedFile /Length 3 >>\nstream\nabc\nendstream",
    )


def test_a_paper_within_the_file_is_told_to_the_reviewer() -> None:
    (found,) = read_text(with_file(b"phu luc.xlsx"), "a.pdf").findings
    assert (found.rule, found.found) == ("attached-files", "1")
    assert "«phu luc.xlsx»" in found.message_vi


@pytest.mark.parametrize("name", [b"phu luc.exe", b"a.docm", b"a", b"a.pdf.js"])
def test_anything_else_within_the_file_is_refused(name: bytes) -> None:
    with pytest.raises(UnreadablePaper, match="không an toàn"):
        read_text(with_file(name), "a.pdf")


@pytest.mark.parametrize("drawn", [{"layer": UNSEEN}, {"before": UNSEEN}, {"before": SEEN}])
def test_words_hidden_under_a_scan_are_marked_as_guessed(drawn: dict[str, str]) -> None:
    text = read_text(scanned_pdf(1, **drawn), "a.pdf")
    assert (text.content, text.ocr, text.unread) == (WORDS, True, 0)
    assert [f.rule for f in text.findings] == ["ocr"]
    assert find_facts(text) is not None


def test_words_printed_over_a_picture_of_the_page_are_no_guess() -> None:
    text = read_text(scanned_pdf(1, layer=SEEN), "a.pdf")
    assert (text.content, text.ocr, text.findings) == (WORDS, False, ())


class Unwritable:
    def save(self, *_: object, **__: object) -> None:
        raise PdfiumError("no copy")


def test_a_file_that_cannot_be_looked_through_is_refused() -> None:
    with pytest.raises(UnreadablePaper, match="không xem được bên trong"):
        spelled_out(Unwritable(), "a.pdf")  # type: ignore[arg-type]
