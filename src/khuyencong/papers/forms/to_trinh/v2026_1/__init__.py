"""Form `to-trinh`, version 2026-1: asks the agency above to approve the plan; its funding annex goes with it."""

from collections.abc import Mapping

from khuyencong.terms.blanks import Answers, Blank, Kind
from khuyencong.terms.document import Block, Document, Heading
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Told

from ...figures import sentence
from ...frame import ADDRESSEES, AROUND, BASES
from ...plan_annex import annex
from ...plan_funding import funding
from ...typed import contents_in_short, dashed, paragraphs

FORM = "to-trinh/2026-1"
TITLE, KIND, SYMBOL = "Tờ trình phê duyệt kế hoạch", "Tờ trình", "TTr"
BLANKS = (
    ADDRESSEES,
    BASES,
    Blank("need", "Sự cần thiết", Kind.TEXT, required=True),
    Blank("request", "Kiến nghị", Kind.TEXT, required=True),
    Blank("enclosed", "Hồ sơ gửi kèm", Kind.LINES, "mỗi dòng một tài liệu"),
    *AROUND,
)


def usual(told: Told, sheet: Sheet) -> Mapping[str, str]:
    above = sheet.above or "cơ quan có thẩm quyền"
    return {
        "addressees": above,
        "need": f"{told.name} là căn cứ để bố trí kinh phí, giao nhiệm vụ cho các đơn vị và tổ chức thực hiện các nội "
        f"dung của chương trình {told.programme} năm {told.year}.",
        "request": f"{sheet.agency} kính đề nghị {above} xem xét, phê duyệt {told.name} để có cơ sở thực hiện.",
        "enclosed": f"Dự thảo Quyết định phê duyệt {told.name}",
    }


def build(told: Told, answers: Answers, sheet: Sheet) -> Document:
    to = " và ".join(sheet.addressees) or "cơ quan có thẩm quyền"
    blocks: tuple[Block, ...] = (
        sentence("opening", f"{sheet.agency} kính trình {to} xem xét, phê duyệt {told.name} với các nội dung như sau:"),
        Heading(1, "I", "Sự cần thiết"),
        *paragraphs(answers, "need"),
        Heading(1, "II", "Nội dung chủ yếu"),
        contents_in_short(told, "Kế hoạch gồm các nhóm nội dung: "),
        Heading(1, "III", "Kinh phí thực hiện"),
        *funding(told.plan),
        Heading(1, "IV", "Kiến nghị"),
        *paragraphs(answers, "request"),
        *_enclosed(answers),
        sentence("closing", f"Kính trình {to} xem xét, quyết định."),
        annex(told.plan),
    )
    return sheet.paper(KIND, f"Về việc phê duyệt {told.name}", blocks, FORM, told.name)


def _enclosed(answers: Answers) -> tuple[Block, ...]:
    lines = answers.lines("enclosed")
    if not lines:
        return ()
    told = (sentence(f"enclosed-{number}", f"{dashed(line)};") for number, line in enumerate(lines, start=1))
    return (
        sentence("enclosed", "Hồ sơ gửi kèm:"),
        *told,
        sentence("enclosed-annex", "- Phụ lục nội dung và kinh phí."),
    )
