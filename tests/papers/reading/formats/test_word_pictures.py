"""Pictures in a Word file are read as scans are, or told of; seals and signatures are passed over."""

from io import BytesIO

import pytest
from docx import Document
from docx.shared import Cm
from PIL import Image

from khuyencong.papers import UnreadablePaper, read_text
from khuyencong.papers.reading.formats import Pictures
from khuyencong.terms.facts import Severity
from khuyencong.terms.vietnamese import fold
from tests.papers.reading.formats.pictures import SENTENCE, png, with_tesseract
from tests.papers.reading.formats.word_files import repacked, word_file

ANNEX = "Phụ lục chi tiết:"


def word_with(picture: bytes, width: float = 16, *, words: bool = True) -> bytes:
    document = Document()
    if words:
        document.add_paragraph(ANNEX)
    document.add_picture(BytesIO(picture), Cm(width))
    if words:
        document.add_paragraph("Nơi nhận:")
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def blank(width: int, height: int) -> bytes:
    packed = BytesIO()
    Image.new("L", (width, height), 255).save(packed, "PNG")
    return packed.getvalue()


@with_tesseract
def test_an_annex_pasted_as_a_picture_is_read_where_it_stands() -> None:
    told: list[tuple[int, int]] = []
    text = read_text(word_with(png()), "a.docx", Pictures(told=lambda done, of: told.append((done, of))))
    first, *annex, last = [line for line in text.content.split("\n") if line]
    assert (first, last) == (ANNEX, "Nơi nhận:")
    assert fold(SENTENCE) in fold(" ".join(annex))
    assert [(f.rule, f.severity) for f in text.findings] == [("ocr", Severity.WARNING), ("damaged-text", Severity.INFO)]
    assert f"sau «{ANNEX}»" in text.findings[1].message_vi
    assert (text.ocr, told) == (True, [(1, 1)])


@with_tesseract
def test_a_file_of_pictures_alone_waits_for_its_turn_and_is_read() -> None:
    data = word_with(png(), words=False)
    waiting = read_text(data, "a.docx", Pictures(read=False))
    assert (waiting.content.strip(), waiting.ocr, waiting.unread) == ("", False, 1)
    assert "1.250.000.000" in read_text(data, "a.docx").content


def test_without_tesseract_the_place_of_the_picture_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khuyencong.papers.reading.formats.word_pictures.can_read_pictures", lambda: False)
    text = read_text(word_with(png()), "a.docx")
    assert [(f.rule, f.severity, f"sau «{ANNEX}»" in f.message_vi) for f in text.findings] == [
        ("damaged-text", Severity.WARNING, True)
    ]
    assert not text.ocr
    with pytest.raises(UnreadablePaper, match="ảnh chụp"):
        read_text(word_with(png(), words=False), "a.docx")


@with_tesseract
def test_a_picture_without_words_or_that_nothing_opens_is_told_and_a_seal_is_not() -> None:
    (finding,) = read_text(word_with(blank(1200, 600)), "a.docx").findings
    assert (finding.severity, "không thấy chữ" in finding.message_vi) == (Severity.INFO, True)
    broken = repacked(word_with(png()), lambda part: part[:60] if part.startswith(b"\x89PNG") else part)
    assert [f.severity for f in read_text(broken, "a.docx").findings] == [Severity.WARNING]
    assert read_text(word_with(png(), width=4), "a.docx").findings == ()


def test_a_picture_drawn_in_the_old_way_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khuyencong.papers.reading.formats.word_pictures.can_read_pictures", lambda: False)
    drawn = (
        '<w:p><w:r><w:t>Bảng kèm theo</w:t></w:r><w:r><w:object><v:shape style="width:{}pt;height:200.5pt">'
        '<v:imagedata xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/>'
        "</v:shape></w:object></w:r></w:p>"
    )
    (finding,) = read_text(word_file(drawn.format(400)), "a.docx").findings
    assert "sau «Bảng kèm theo»" in finding.message_vi
    assert read_text(word_file(drawn.format(90)), "a.docx").findings == ()
