"""What an officer fills in beside the figures: it stands in the preview, in the file and in the issued paper."""

from datetime import date

import pytest

from khuyencong.papers import read_text
from khuyencong.records.models import Plan
from khuyencong.records.store import read_bytes
from khuyencong.terms.blanks import Answers
from khuyencong.terms.document import Annex, from_json
from khuyencong.terms.periods import Period
from khuyencong.work.library import IssueOrder, issue
from khuyencong.work.reporting import preview
from tests.world import World

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2023")
SAID = Answers(
    {
        "addressees": "Ủy ban nhân dân tỉnh\nSở Tài chính\n",
        "bases": "Căn cứ Luật Thử nghiệm",
        "urgency": "KHẨN",
        "annex_title": "Danh sách cơ sở",
        "annex_table": "TT\tCơ sở\tKinh phí\n1\t=1+1\t2.000.000\n2\tLò gốm Thử",
    }
)


def test_the_frame_holds_what_was_filled_in(world: World, plan: Plan) -> None:
    document = preview(world.officer, plan, YEAR, answers=SAID).document
    assert document.addressees == ("Ủy ban nhân dân tỉnh", "Sở Tài chính")
    assert document.urgency == "KHẨN"
    annex = document.blocks[-1]
    assert isinstance(annex, Annex)
    assert (annex.title, [c.align for c in annex.blocks[0].columns]) == ("Danh sách cơ sở", ["center", "left", "right"])
    assert [len(row.cells) for row in annex.blocks[0].rows] == [3, 3]


def test_an_issued_paper_keeps_what_was_filled_in(world: World, plan: Plan) -> None:
    order = IssueOrder(plan, YEAR, date(2024, 1, 5), "Trần Thị Ký", answers=SAID)
    row = issue(world.officer, order)
    assert from_json(row.document).urgency == "KHẨN"
    text = read_text(read_bytes(row.docx), "bao-cao.docx").content
    assert "Căn cứ Luật Thử nghiệm" in text
    assert "Lò gốm Thử" in text
