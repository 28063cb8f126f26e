"""The preview's fragment and the exported page."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.papers.writing import FORMATS, UnknownFormat, write_html, write_paper
from khuyencong.papers.writing.printed import printed
from khuyencong.terms.document import Paragraph, Run, Signature
from tests.papers.writing.samples import DRAFT, PAPER, SELECTOR


class Page(HTMLParser):
    """Tags with their attributes, the text, and whether every tag was closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_every_tag_is_closed_and_nothing_is_styled_or_scripted_inline() -> None:
    page = Page(write_html(PAPER, traceable=True))
    assert page.open == []
    assert not any("style" in attributes or "onclick" in attributes for _, attributes in page.tags)
    assert {"script", "style"}.isdisjoint(tag for tag, _ in page.tags)


def test_figures_are_buttons_only_when_asked() -> None:
    traced = [attributes for tag, attributes in Page(write_html(PAPER, traceable=True)).tags if tag == "button"]
    assert len(traced) == 1 + 60
    assert {(a["type"], a["class"], a["data-selector"]) for a in traced} == {("button", "fig", SELECTOR)}
    assert "<button" not in write_html(PAPER)


def test_sentences_can_be_found_by_their_keys() -> None:
    keys = [
        attributes.get("data-key") for tag, attributes in Page(write_html(PAPER, traceable=True)).tags if tag == "p"
    ]
    assert "line-7-plan" in keys


def test_the_exported_page_stands_alone() -> None:
    html = write_paper(PAPER, "html").decode()
    page = Page(html)
    assert html.startswith("<!doctype html>")
    assert ("html", {"lang": "vi"}) in page.tags
    assert "@page" in html
    assert "src=" not in html
    assert "href=" not in html


def test_grouped_columns_share_a_head() -> None:
    heads = [attributes for tag, attributes in Page(write_html(PAPER)).tags if tag == "th"]
    assert [(a.get("colspan"), a.get("rowspan")) for a in heads] == [
        (None, "2"),
        (None, "2"),
        ("2", None),
        (None, "2"),
        (None, None),
        (None, None),
    ]
    assert {a["scope"] for a in heads} == {"col"}


def test_a_draft_says_so() -> None:
    assert "DỰ THẢO" in write_html(DRAFT)
    assert "DỰ THẢO" not in write_html(PAPER)


@given(st.text(min_size=1), st.text(), st.text())
def test_whatever_is_written_is_only_ever_text(words: str, name: str, code: str) -> None:
    paper = replace(
        PAPER,
        agency=name,
        signature=Signature((words,), name),
        blocks=(Paragraph((Run(words, selector=code), Run("hết"))),),
    )
    page = Page(write_html(paper, traceable=True))
    expected = Page(write_html(replace(paper, agency="", signature=Signature(()), blocks=()), traceable=True))
    assert page.open == []
    shapes = {tag for tag, _ in page.tags}
    assert shapes <= {tag for tag, _ in expected.tags} | {"button", "p"}
    assert printed(paper).signer in page.text


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match="docx, pdf, xlsx, html"):
        write_paper(PAPER, "odt")
    assert FORMATS == ("docx", "pdf", "xlsx", "html")


def test_the_page_keeps_a_sum_with_its_unit_and_the_preview_the_words_people_edit() -> None:
    assert "25.000.000</strong>\u00a0đồng" in write_paper(PAPER, "html").decode()
    assert "\u00a0đồng" not in write_html(PAPER, traceable=True)


def test_a_date_that_would_leave_a_line_half_empty_goes_over_two() -> None:
    told = Paragraph((Run("Các cơ quan, đơn vị gửi báo cáo kết quả thực hiện về Sở trước ngày 15/12/2026."),))
    page = write_paper(replace(PAPER, blocks=(told,)), "html").decode()
    assert "<p>Các cơ quan, đơn vị gửi báo cáo kết quả thực hiện về Sở trước ngày 15/12/2026." in page


def test_a_lying_annex_is_as_wide_on_screen_as_its_sheet_and_room_left_for_a_hand_is_seen() -> None:
    page = write_paper(PAPER, "html").decode()
    assert '<section class="annex landscape">' in page
    assert ".paper:has(.landscape) { max-width: 297mm; }" in page
    assert ".number, .dateline, .attached { white-space: pre-wrap; }" in page


def test_what_is_said_under_a_table_is_no_paragraph_of_the_paper() -> None:
    """In small letters at the margin, as on paper and in Word."""
    note = Paragraph((Run("Ghi chú: dấu «–» là không có số liệu."),), key="legend")
    page = write_paper(replace(PAPER, blocks=(*PAPER.blocks[:1], note, *PAPER.blocks[1:])), "html").decode()
    assert '<p class="note">Ghi chú: dấu «–» là không có số liệu.</p>' in page
    assert ".paper .body p.note {" in page
