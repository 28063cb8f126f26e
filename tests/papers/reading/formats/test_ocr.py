"""Pictures are read where Tesseract knows Vietnamese, with a warning on every figure; else they are refused kindly."""

import pytest

from khuyencong.papers import UnreadablePaper, read_text
from khuyencong.papers.reading.formats import Pictures
from khuyencong.terms.facts import SecretPaper, Severity
from khuyencong.terms.vietnamese import fold
from tests.papers.reading.formats.pictures import SENTENCE, png, scanned_pdf, with_tesseract


@with_tesseract
@pytest.mark.parametrize("name", ["a.pdf", "a.png"])
def test_a_scan_is_read_and_marked(name: str) -> None:
    text = read_text(scanned_pdf(1) if name == "a.pdf" else png(), name)
    assert fold(SENTENCE) in fold(" ".join(text.content.split()))
    assert (text.ocr, text.pages) == (True, 1)
    assert [(finding.rule, finding.severity) for finding in text.findings] == [("ocr", Severity.WARNING)]


@with_tesseract
def test_every_page_is_read() -> None:
    text = read_text(scanned_pdf(2), "a.pdf")
    assert text.content.count("1.250.000.000") == 2
    assert {place.page for place in text.line_places} == {1, 2}


@with_tesseract
def test_a_broken_picture_is_refused() -> None:
    with pytest.raises(UnreadablePaper, match="ảnh hỏng"):
        read_text(png()[:60], "a.png")


def test_without_tesseract_a_picture_is_refused_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khuyencong.papers.reading.formats.ocr.can_read_pictures", lambda: False)
    with pytest.raises(UnreadablePaper, match="tesseract-ocr-vie"):
        read_text(png(), "a.png")


@pytest.mark.parametrize("name", ["a.jpg", "a.tiff", "a.pdf", "a.docx"])
def test_a_picture_by_another_name_is_refused(name: str) -> None:
    with pytest.raises(UnreadablePaper, match="PNG"):
        read_text(png(), name)


@with_tesseract
def test_pictures_may_be_left_for_later() -> None:
    for data, name in ((scanned_pdf(2), "a.pdf"), (png(), "a.png")):
        text = read_text(data, name, Pictures(read=False))
        assert (text.content, text.ocr, text.unread) == ("", False, text.pages)


@with_tesseract
def test_each_picture_that_is_done_is_told() -> None:
    told: list[tuple[int, int]] = []
    read_text(scanned_pdf(2), "a.pdf", Pictures(told=lambda done, of: told.append((done, of))))
    assert told == [(1, 2), (2, 2)]


@with_tesseract
def test_words_of_a_picture_know_their_place() -> None:
    text = read_text(png(), "a.png")
    lines = dict(zip(text.content.split("\n"), text.line_places, strict=True))
    area = next(place.area for line, place in lines.items() if "1.250.000.000" in line)
    assert area is not None
    assert 0.1 < area.left < 0.25
    assert 0 < area.top < area.bottom < 0.5


@with_tesseract
@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT"])
def test_a_stamp_in_a_picture_is_seen(stamp: str) -> None:
    with pytest.raises(SecretPaper, match="MẬT"):
        read_text(png(stamp, SENTENCE), "a.png")


@with_tesseract
def test_the_columns_of_a_head_stand_before_the_title_below_them() -> None:
    lines = [fold(line) for line in read_text(png(), "a.png").content.split("\n")]
    state, title = (
        next(i for i, line in enumerate(lines) if words in line) for words in ("cong hoa xa hoi", "ket qua")
    )
    assert state < title
