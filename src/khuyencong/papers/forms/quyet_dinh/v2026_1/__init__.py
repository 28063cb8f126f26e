"""Form `quyet-dinh`, version 2026-1: approves the plan with its funding annex (Phụ lục III of NĐ 30/2020, form 1.3)."""

from collections.abc import Mapping
from dataclasses import replace

from khuyencong.terms.blanks import Answers, Blank, Kind
from khuyencong.terms.document import Block, Document, Paragraph
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Told

from ...figures import sentence
from ...frame import AROUND, BASES, ISSUER, proposed
from ...plan_annex import annex
from ...plan_funding import funding
from ...typed import article, closed, contents_in_short

FORM = "quyet-dinh/2026-1"
TITLE, KIND, SYMBOL = "Quyết định phê duyệt kế hoạch", "Quyết định", "QĐ"
BLANKS = (
    ISSUER,
    replace(BASES, required=True),
    Blank("proposal", "Theo đề nghị của", help="ví dụ Giám đốc Sở Công Thương tại Tờ trình số …", required=True),
    Blank("tasks", "Điều 2: tổ chức thực hiện", Kind.TEXT, required=True),
    Blank("bound", "Điều 4: ai chịu trách nhiệm thi hành", required=True),
    *AROUND,
)


def usual(told: Told, sheet: Sheet) -> Mapping[str, str]:
    return {
        "tasks": "Giao đơn vị được phân công chủ trì từng nội dung tại Phụ lục tổ chức thực hiện đúng tiến độ, sử dụng "
        "kinh phí đúng mục đích và quyết toán theo quy định; định kỳ báo cáo kết quả để tổng hợp.",
        "bound": "Thủ trưởng các cơ quan, đơn vị có liên quan",
        "recipients": "Như Điều 4\nLưu: VT",
    }


def build(told: Told, answers: Answers, sheet: Sheet) -> Document:
    sheet = proposed(sheet, answers.line("proposal"))
    blocks: tuple[Block, ...] = (
        article(1, f"Phê duyệt {told.name} với các nội dung chủ yếu như sau:"),
        contents_in_short(told, "1. Nội dung: "),
        *_second(funding(told.plan)),
        article(2, answers.line("tasks")),
        article(3, "Quyết định này có hiệu lực kể từ ngày ký."),
        article(4, closed(f"{answers.line('bound')} chịu trách nhiệm thi hành Quyết định này")),
        annex(told.plan),
    )
    paper = sheet.paper(KIND, f"Về việc phê duyệt {told.name}", blocks, FORM, told.name)
    return replace(paper, decided_by=who_decides(sheet.agency))


def _second(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The second khoản of the article."""
    first, *others = paragraphs
    return (sentence(first.key, "2. ", *(run.text if run.selector is None else run for run in first.runs)), *others)


def who_decides(agency: str) -> str:
    """A committee decides as a body; of an agency under one head the head does."""
    return agency if agency.lower().startswith(("ủy ban nhân dân", "uỷ ban nhân dân", "ubnd")) else f"Giám đốc {agency}"
