"""What is far too long is refused by its measure, before the work of reading it: nobody waits for a refusal."""

import pytest

from khuyencong.papers import UnreadablePaper, read_text
from khuyencong.papers.reading.formats import html, plain, refusal, word_package, workbook_package, xlsx
from khuyencong.papers.reading.formats.refusal import LIMIT_CHARACTERS
from tests.papers.reading.formats.book_files import book, row, sheet
from tests.papers.reading.formats.word_files import p, r, word_file

SENTENCE = "Đã tổ chức 02 lớp may công nghiệp cho 60 lao động, kinh phí 124.000.000 đồng. "
LONG = SENTENCE * (LIMIT_CHARACTERS // len(SENTENCE) + 1)


def is_never_called(*given: object, **more: object) -> object:
    raise AssertionError("the work of reading has begun")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv"])
@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_long_words_are_refused_when_they_are_decoded(name: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "restored", is_never_called)
    with pytest.raises(UnreadablePaper, match="2.000 trang"):
        read_text(LONG.encode(code), name)


def test_words_in_an_old_code_are_refused_by_their_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "decoded", is_never_called)
    with pytest.raises(UnreadablePaper, match="2.000 trang"):
        read_text("Hç trî ".encode("cp1252") * (2 * LIMIT_CHARACTERS // 7 + 1), "a.txt")


@pytest.mark.parametrize(
    ("page", "why"),
    [(f"<p>{LONG}</p>", "2.000 trang"), ("<p>a<b></b></p>" * 130_000, "500.000 thẻ")],
    ids=["letters", "tags"],
)
def test_a_page_is_refused_before_it_is_a_tree(page: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_tree", is_never_called)
    with pytest.raises(UnreadablePaper, match=why):
        read_text(page.encode(), "a.html")


def test_pictures_styles_and_scripts_within_a_page_are_no_words_of_it() -> None:
    heavy = "A" * (LIMIT_CHARACTERS // 2)
    page = (
        f'<style>{heavy}</style><script>{heavy}</script><!--{heavy}--><p>Mở 05 lớp</p><img src="data:;base64,{heavy}">'
    )
    assert read_text(page.encode(), "a.html").content == "Mở 05 lớp"


def test_behind_a_large_picture_within_a_page_its_words_go_on() -> None:
    page = f'<p>Mở 05 lớp</p><img src="data:image/png;base64,{"A" * 11_000_000}"><p>và 06 lớp</p>'
    assert read_text(page.encode(), "a.html").content == "Mở 05 lớp\nvà 06 lớp"


def test_a_page_that_the_parser_gives_up_is_refused_whole() -> None:
    with pytest.raises(UnreadablePaper, match="hỏng"):
        read_text(f"<p>Mở 05 lớp</p><!--{'A' * 11_000_000}--><p>và 06 lớp</p>".encode(), "a.html")


@pytest.mark.parametrize(
    ("body", "why"),
    [(p(LONG), "2.000 trang"), (f"<w:p>{r('') * 600_001}</w:p>", "600.000 đoạn")],
    ids=["letters", "pieces"],
)
def test_a_word_file_is_refused_before_it_is_a_tree(body: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = word_file(body)
    monkeypatch.setattr(refusal, "RATIO_LIMIT", 10**9)  # one sentence told again and again packs like a bomb
    opened = word_package._tree
    monkeypatch.setattr(word_package, "_tree", lambda xml: is_never_called() if len(xml) > 10_000 else opened(xml))
    with pytest.raises(UnreadablePaper, match=why):
        read_text(packed, "a.docx")


def test_a_workbook_is_refused_before_its_cells_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "LIMIT_VALUES", 3)
    monkeypatch.setattr(workbook_package.Workbook, "rows", is_never_called)
    with pytest.raises(UnreadablePaper, match="600.000 ô"):
        read_text(book(Bieu=sheet(row(1, "STT", 1), row(2, "2", 2))), "a.xlsx")
