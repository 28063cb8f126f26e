"""Annexes in a file of their own: numbered by themselves, each telling which paper it belongs to, figures intact."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pypdfium2 as pdfium
import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.ke_hoach import v2026_1 as ke_hoach
from khuyencong.papers.writing import FORMATS, write_annexes, write_html, write_paper
from khuyencong.terms.document import Annex, from_json, to_json
from tests.papers.forms.samples import PLAN, SHEET
from tests.papers.forms.test_round_trip import planned_by, said
from tests.papers.writing.samples import table
from tests.papers.writing.test_template import template

ONE = ke_hoach.build(PLAN, replace(SHEET, number="07/KH-SCT"))
APART = replace(ONE, annexes_apart=True)
TWO = replace(APART, blocks=(*APART.blocks, Annex("", "Danh sách cơ sở", (table(80),))))
BELONGS = "(Kèm theo Kế hoạch số 07/KH-SCT ngày 09 tháng 01 năm 2032 của Sở Công Thương)"


def words(data: bytes, format: str) -> str:
    return " ".join(read_text(data, f"van-ban.{format}").content.split())


@pytest.mark.parametrize("format", FORMATS)
def test_paper_and_annexes_part_without_loss(format: str) -> None:
    paper, annexes = words(write_paper(APART, format), format), words(write_annexes(APART, format), format)
    assert "CỘNG HÒA" in paper
    assert "Nơi nhận" in paper
    assert BELONGS not in paper
    assert BELONGS in annexes
    assert "CỘNG HÒA" not in annexes
    assert "Nơi nhận" not in annexes
    assert BELONGS in words(write_paper(ONE, format), format)


@pytest.mark.parametrize("format", FORMATS)
def test_the_funding_annex_alone_is_read_back(format: str) -> None:
    facts = find_facts(read_text(write_annexes(APART, format), f"phu-luc.{format}"))
    money = {(title, amount) for title, _, _, _, amount in said(facts) if amount}
    assert money == {(item.title, item.money) for item in PLAN.items if item.money}
    assert {total.amount_vnd for total in facts.totals} >= {3_410_000_000}


@pytest.mark.parametrize("format", FORMATS)
def test_the_paper_without_its_annex_still_tells_the_whole_plan(format: str) -> None:
    facts = find_facts(read_text(write_paper(APART, format), f"ke-hoach.{format}"))
    assert {fact[0] for fact in said(facts)} == {fact[0] for fact in planned_by(PLAN)}


def test_each_annex_has_its_own_page_numbers() -> None:
    with pdfium.PdfDocument(write_annexes(TWO, "pdf")) as pdf:
        tops = [page.get_textpage().get_text_bounded(bottom=page.get_height() - 19 * 72 / 25.4) for page in pdf]
        sizes = [round(page.get_width() * 25.4 / 72) for page in pdf]
    assert [top.strip() for top in tops[:3]] == ["", "", "2"]
    assert sizes[:2] == [297, 210]  # the funding table lies across, the list stands upright
    word = docx.Document(BytesIO(write_annexes(TWO, "docx")))
    assert len(word.sections) == 2
    assert [p.text for p in word.paragraphs if p.style and p.style.name == "Số phụ lục"] == ["Phụ lục I", "Phụ lục II"]
    with ZipFile(BytesIO(write_annexes(TWO, "xlsx"))) as book:
        named = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())
    assert named == ["Phụ lục I", "Phụ lục II"]


def test_the_office_template_keeps_its_front_for_the_paper() -> None:
    with_front = template("Logo cơ quan", "{{nội dung}}")
    assert "Logo cơ quan" in words(write_paper(APART, "docx", with_front), "docx")
    assert "Logo cơ quan" not in words(write_annexes(APART, "docx", with_front), "docx")


def test_on_screen_both_stand_together_and_the_snapshot_remembers() -> None:
    assert BELONGS in write_html(APART)
    assert from_json(to_json(APART)) == APART
    before = {key: value for key, value in to_json(ONE).items() if key != "annexes_apart"}
    assert from_json(before) == ONE  # papers issued before annexes could part


def test_writing_again_gives_the_same_bytes() -> None:
    assert all(write_annexes(APART, format) == write_annexes(APART, format) for format in FORMATS)
