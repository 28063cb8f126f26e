"""The lines that NĐ 30/2020 prints, whatever the format."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.papers.writing import write_html, write_paper
from khuyencong.papers.writing.lines import evenly_joined
from khuyencong.papers.writing.printed import (
    TEXT_WIDTH,
    annex_label,
    date_text,
    heading_text,
    joined,
    number_text,
    printed,
    with_places,
)
from khuyencong.terms.document import Annex, Heading, Paragraph, Run
from tests.papers.writing.samples import DRAFT, PAPER, table


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2031, 1, 4), "ngày 04 tháng 01 năm 2031"),
        (date(2031, 2, 14), "ngày 14 tháng 02 năm 2031"),
        (date(2031, 3, 9), "ngày 09 tháng 3 năm 2031"),
        (date(2031, 12, 31), "ngày 31 tháng 12 năm 2031"),
        (None, "ngày     tháng     năm 2032"),
    ],
)
def test_days_under_ten_and_the_first_two_months_have_a_zero(day: date | None, words: str) -> None:
    assert date_text(replace(PAPER, signed_on=day)) == words


def test_a_draft_leaves_number_and_day_blank_and_says_so() -> None:
    draft = printed(DRAFT)
    assert (draft.number, draft.dateline) == ("Số:      /BC-SCT", "Phú Giang, ngày     tháng     năm 2032")
    assert draft.draft == "DỰ THẢO"
    assert number_text(replace(DRAFT, symbol="")) == "     /…"
    assert printed(PAPER).draft == ""


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        (Heading(1, "II", "Kết quả theo nội dung"), "II. KẾT QUẢ THEO NỘI DUNG"),
        (Heading(2, "3", "Lớp nghề"), "3. Lớp nghề"),
        (Heading(3, "3.1", "Đan lát"), "3.1. Đan lát"),
        (Heading(3, "3.1.", "Đan lát"), "3.1. Đan lát"),
        (Heading(3, "đ", "Đan lát"), "đ) Đan lát"),
        (Heading(3, "a)", "Đan lát"), "a) Đan lát"),
        (Heading(2, "", "Không số"), "Không số"),
    ],
)
def test_headings_close_their_numbers(heading: Heading, words: str) -> None:
    assert heading_text(heading) == words


def test_agencies_stand_in_capitals_and_only_the_parent_is_abbreviated() -> None:
    paper = printed(replace(PAPER, agency="Ủy ban nhân dân xã Tân Thử"))
    assert (paper.parent_agency, paper.agency) == ("UBND TỈNH PHÚ GIANG", "ỦY BAN NHÂN DÂN XÃ TÂN THỬ")


def test_lists_end_with_semicolons_and_a_full_stop() -> None:
    paper = printed(PAPER)
    assert paper.bases == ("Căn cứ Luật Thử nghiệm;", "Căn cứ nhiệm vụ được giao.")
    assert paper.recipients == ("- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, CN.")
    assert paper.addressees == ("Ủy ban nhân dân tỉnh",)
    assert printed(replace(PAPER, addressees=("Sở A", "Sở B"))).addressees == ("- Sở A;", "- Sở B.")


def test_a_paper_to_nobody_has_no_as_above() -> None:
    assert printed(replace(PAPER, addressees=())).recipients == ("- Lãnh đạo Sở;", "- Lưu: VT, CN.")


def test_the_last_sentence_closes_the_paper_once() -> None:
    last = printed(PAPER).body[-1]
    assert isinstance(last, Paragraph)
    assert "".join(run.text for run in last.runs) == "Cơ sở A&B <Tân Thử> nhận hai máy./."


def test_after_a_table_the_end_mark_has_its_own_line() -> None:
    assert printed(replace(PAPER, blocks=(table(1),))).body[-1] == Paragraph((Run("./."),))


@pytest.mark.parametrize(("number", "label"), [("", "Phụ lục"), ("II", "Phụ lục II"), ("Phụ lục III", "Phụ lục III")])
def test_annexes_are_labelled(number: str, label: str) -> None:
    assert annex_label(Annex(number, "Tên", ())) == label


@given(st.text())
def test_no_control_character_reaches_a_writer(text: str) -> None:
    title = printed(replace(PAPER, title=text)).title
    assert all(char in "\t\n\r" or ord(char) >= 32 for char in title)
    assert [char for char in text if char.isalnum()] == [char for char in title if char.isalnum()]


@pytest.mark.parametrize(
    "words",
    [
        "Năm~2031 chi 25.000.000~đồng cho 12~lớp, 265,6~triệu~đồng cho 04~hội chợ",
        "theo khoản~2 Điều~3 Quyết định số~07/QĐ-UBND ngày~02 tháng~01 năm~2031 của",
        "6~tháng đầu năm~2031, quý~III năm~2031: 28-30~sản phẩm, đạt 45,13% so với kế hoạch",
        "tổng số 447.500.000~đồng cho tổng số 12~lớp",
        "gửi trước 15/3/2031 về Sở; 1. Thời gian: 08~giờ 30; Phụ~lục~II",
    ],
)
def test_no_line_ends_between_a_number_and_what_it_counts_or_names(words: str) -> None:
    assert joined(words.replace("~", " ")).replace("\u00a0", "~") == words


@pytest.mark.parametrize(
    "words",
    [
        "ỦY BAN NHÂN DÂN THÀNH~PHỐ~PHÚ~GIANG",
        "TRUNG TÂM KHUYẾN CÔNG TỈNH~PHÚ~GIANG",
        "UBND THÀNH~PHỐ HỒ~CHÍ~MINH",  # too long for one line beside the state's name
        "PHÒNG VĂN HÓA - XÃ HỘI",
        "(Kèm theo Kế hoạch số 02/KH-UBND của Ủy ban nhân dân xã~Tân~Thử)",
    ],
)
def test_no_line_ends_inside_the_name_of_a_place(words: str) -> None:
    assert with_places(words.replace("~", " ")).replace("\u00a0", "~") == words


def test_a_head_in_every_format_keeps_the_name_of_its_place_on_one_line() -> None:
    paper = replace(PAPER, agency="Ủy ban nhân dân thành phố Phú Giang", parent_agency="")
    whole = "THÀNH PHỐ PHÚ GIANG".replace(" ", "\u00a0")
    with ZipFile(BytesIO(write_paper(paper, "docx"))) as word:
        assert whole in word.read("word/document.xml").decode()
    assert whole in write_paper(paper, "html").decode()
    assert whole in write_html(paper)
    with ZipFile(BytesIO(write_paper(paper, "xlsx"))) as book:
        assert whole in book.read("xl/worksheets/sheet1.xml").decode()
    with pdfium.PdfDocument(write_paper(paper, "pdf")) as pdf:
        text = pdf[0].get_textpage().get_text_bounded().replace("\u00a0", " ")
    lines = [line.strip() for line in text.splitlines()]
    assert "ỦY BAN NHÂN DÂN" in lines
    assert "THÀNH PHỐ PHÚ GIANG" in lines


def test_a_sum_that_may_just_not_fit_may_leave_its_unit() -> None:
    """One writer has room for all of the line and another has not: kept together the sum would tear the line before."""
    tight = joined("Tổng kinh phí điều chỉnh từ 5.999.000.000 đồng xuống 5.979.000.000 đồng.")
    told = evenly_joined(tight, TEXT_WIDTH)
    assert told == tight.removesuffix("\u00a0đồng.") + " đồng."
    assert evenly_joined(tight, TEXT_WIDTH, shrinks=True) == tight  # blanks drawn together leave room for sure
    short = tight.removeprefix("Tổng ")
    assert evenly_joined(short, TEXT_WIDTH) == short
