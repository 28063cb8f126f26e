"""Form `thong-bao`, version 2026-1: tells the units what the approved plan holds and what it asks of them."""

from collections.abc import Mapping

from khuyencong.terms.blanks import Answers, Blank, Kind
from khuyencong.terms.document import Block, Document, Heading
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Told

from ...figures import sentence
from ...frame import AROUND
from ...plan_annex import annex
from ...plan_funding import funding
from ...typed import contents_in_short, paragraphs

FORM = "thong-bao/2026-1"
TITLE, KIND, SYMBOL = "Thông báo nội dung và kinh phí kế hoạch", "Thông báo", "TB"
BLANKS = (
    Blank("decision", "Văn bản phê duyệt kế hoạch", help="loại, số, ngày, cơ quan ban hành", required=True),
    Blank("demands", "Yêu cầu đối với các đơn vị", Kind.TEXT, required=True),
    *AROUND,
)


def usual(told: Told, sheet: Sheet) -> Mapping[str, str]:
    return {
        "decision": told.decision,
        "demands": "Các đơn vị được giao chủ trì xây dựng kế hoạch chi tiết, triển khai đúng nội dung và tiến độ.\n"
        f"Khó khăn, vướng mắc trong quá trình thực hiện đề nghị phản ánh về {sheet.agency} để được hướng dẫn.",
    }


def build(told: Told, answers: Answers, sheet: Sheet) -> Document:
    blocks: tuple[Block, ...] = (
        sentence(
            "opening",
            f"Thực hiện {answers.line('decision')}, {sheet.agency} thông báo nội dung và kinh phí {told.name} như sau:",
        ),
        Heading(2, "1", "Nội dung"),
        contents_in_short(told),
        Heading(2, "2", "Kinh phí thực hiện"),
        *funding(told.plan),
        Heading(2, "3", "Tổ chức thực hiện"),
        *paragraphs(answers, "demands"),
        sentence("closing", f"{sheet.agency} thông báo để các cơ quan, đơn vị biết và thực hiện."),
        annex(told.plan),
    )
    return sheet.paper(KIND, f"Nội dung và kinh phí {told.name}", blocks, FORM, told.name)
