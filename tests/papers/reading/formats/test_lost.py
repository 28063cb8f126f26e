"""A file that lost its Vietnamese letters says so, and none that is whole."""

import re
from pathlib import Path

import pytest

from khuyencong.papers import read_text
from khuyencong.papers.reading.formats import Pictures
from khuyencong.papers.reading.formats.lost import lost_letters
from khuyencong.terms.facts import Severity
from tests.papers.reading.formats.pdf_files import pdf_file

WHOLE = (
    "Sở đã hỗ trợ 07 cơ sở đầu tư máy móc, thiết bị tiên tiến vào sản xuất, kinh phí thực hiện 1.250.000.000 đồng; tổ "
    "chức 03 lớp tập huấn khởi sự doanh nghiệp cho 150 học viên ở các xã, phường trên địa bàn tỉnh."
)
ENGLISH = (
    "The department supported seven workshops with new machinery worth 1.250.000.000 dong and organised three training "
    "classes by which one hundred and fifty learners of several communes began small enterprises of their own."
)
LOSSES = {
    "letters fall out": (r"[^\x00-\u017f]", ""),
    "all but the Western alphabet falls out": (r"[^\x00-\x7f]", ""),
    "question marks": (r"[^\x00-\xff]", "?"),
    "blanks": (r"[^\x00-\xff]", " "),
    "signs without a name": (r"[^\x00-\xff]", "\ue001"),
}


@pytest.mark.parametrize(("lost", "left"), LOSSES.values(), ids=LOSSES)
def test_lost_letters_are_told_with_what_to_do(lost: str, left: str) -> None:
    (found,) = lost_letters(re.sub(lost, left, WHOLE))
    assert (found.rule, found.severity) == ("lost-letters", Severity.ERROR)
    assert "bản Word" in found.message_vi
    (told,) = read_text(re.sub(lost, left, WHOLE).encode(), "a.txt").findings
    assert told == found


@pytest.mark.parametrize("words", [WHOLE, ENGLISH, "Kinh phí: 9 trđ, 5 kg, 7 km, tp., ts.", ""])
def test_whole_text_is_left_alone(words: str) -> None:
    assert lost_letters(words) == ()


def test_no_real_paper_is_taken_for_damaged(corpus: Path) -> None:
    for path in sorted(corpus.glob("00*.txt")):
        assert lost_letters(path.read_text()) == ()


def test_a_long_paper_is_looked_at_throughout() -> None:
    damaged = re.sub(r"[^\x00-\xff]", "", WHOLE)
    assert lost_letters(f"{WHOLE}\n" * 300 + f"{damaged}\n" * 150)


LINES = re.findall(r"(?:\S+ ?){1,12}", re.sub(r"[^\x00-\xff]", "", WHOLE))
DAMAGED_PDF = pdf_file(([(60.0, 760.0 - 20 * i, words) for i, words in enumerate(LINES)], []))


def test_a_pdf_without_letters_is_told_where_nothing_reads_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khuyencong.papers.reading.formats.pdf.can_read_pictures", lambda: False)
    text = read_text(DAMAGED_PDF, "a.pdf")
    assert [finding.rule for finding in text.findings] == ["lost-letters"]
    assert "1.250.000.000" in text.content


def test_and_is_read_from_its_pictures_where_something_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khuyencong.papers.reading.formats.pdf.can_read_pictures", lambda: True)
    text = read_text(DAMAGED_PDF, "a.pdf", Pictures(read=False))
    assert (text.content, text.unread) == ("", 1)
