"""Papers of a plan that holds nothing yet: every form is written in every format, and says nothing silly."""

import re
from dataclasses import replace

import pytest

from khuyencong.papers import read_text
from khuyencong.papers.forms.danh_sach import v2026_1 as danh_sach
from khuyencong.papers.forms.ke_hoach import v2026_1 as ke_hoach
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.forms.so_sanh import v2026_1 as so_sanh
from khuyencong.papers.writing import FORMATS, write_paper
from khuyencong.terms.blanks import Answers
from khuyencong.terms.document import Document
from khuyencong.terms.results import Figure, Results, State
from khuyencong.terms.told import Told
from tests.papers.forms.composed import FORMS, composed
from tests.papers.forms.samples import PLAN, RESULTS, SHEET

NOTHING = Figure(None, State.MISSING, "")
BARE_PLAN = replace(PLAN, groups=(), sources=(), total=None, total_selector=None, duties=())
BARE = Results(1, RESULTS.plan_title, "khuyến công", RESULTS.period, 0, (), (), NOTHING, NOTHING)
SHEET_ALONE = replace(SHEET, addressees=(), recipients=(), bases=(), signed_on=None, number="")
TOLD = Told(BARE_PLAN, BARE)
PAPERS: dict[str, Document] = {
    "ke-hoach": ke_hoach.build(BARE_PLAN, SHEET_ALONE),
    "ket-qua": ket_qua.build(BARE, SHEET_ALONE),
    "so-sanh": so_sanh.build(BARE, SHEET_ALONE),
} | {
    str(form.FORM).partition("/")[0]: composed(form, TOLD, SHEET_ALONE, Answers(form.usual(TOLD, SHEET_ALONE)))
    for form in FORMS
}
SILLY = (
    re.compile(r"\b00\b"),  # «00 nội dung»
    re.compile(r": \. "),  # a list of nothing
    re.compile(r"\bNone\b"),
)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_of_nothing_is_written_and_says_nothing_silly(name: str, format: str) -> None:
    text = read_text(write_paper(PAPERS[name], format), f"{name}.{format}").content
    assert [said.pattern for said in SILLY if said.search(text)] == []


def text_of(document: Document) -> str:
    return read_text(write_paper(document, "docx"), "van-ban.docx").content


def test_what_is_not_there_is_said_to_be_so() -> None:
    assert "Kế hoạch khuyến công tỉnh Phú Giang năm 2031 chưa có nội dung nào." in text_of(PAPERS["ket-qua"])
    assert "Kế hoạch gồm các nhóm nội dung: ……." in text_of(PAPERS["to-trinh"])
    assert "Danh sách chưa có mục nào" in text_of(PAPERS["danh-sach"])
    heads_only = composed(danh_sach, answers=Answers({"matter": "Cơ sở dự hội chợ", "table": "TT\tTên cơ sở\tXã"}))
    assert "Tên cơ sở" in text_of(heads_only)


@pytest.mark.parametrize("name", ["quyet-dinh", "dieu-chinh"])
def test_a_decision_without_basis_shows_where_to_name_it(name: str) -> None:
    assert "Căn cứ ……;" in text_of(PAPERS[name])
