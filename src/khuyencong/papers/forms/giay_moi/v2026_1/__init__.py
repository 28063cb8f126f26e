"""Form `giay-moi`, version 2026-1: an invitation to a meeting (Phụ lục III of NĐ 30/2020, form 1.7)."""

from collections.abc import Mapping
from dataclasses import replace

from khuyencong.terms.blanks import DOTS, Answers, Blank, Kind
from khuyencong.terms.document import Block, Document, Paragraph
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Told

from ...figures import sentence
from ...frame import ADDRESSEES, AROUND, FIGURES
from ...typed import labelled, listed, progress

FORM = "giay-moi/2026-1"
TITLE, KIND, SYMBOL = "Giấy mời họp", "Giấy mời", "GM"
BLANKS = (
    Blank("matter", "Cuộc họp", help="ví dụ Họp đánh giá kết quả thực hiện …", required=True),
    replace(ADDRESSEES, label="Kính mời", required=True),
    Blank("time", "Thời gian", help="giờ, ngày tháng năm", required=True),
    Blank("place", "Địa điểm", required=True),
    Blank("chair", "Chủ trì", required=True),
    Blank("agenda", "Nội dung", Kind.LINES, "mỗi dòng một việc", required=True),
    Blank("prepare", "Đề nghị chuẩn bị", Kind.LINES, "để trống nếu không có"),
    FIGURES,
    *AROUND,
)


def usual(told: Told, sheet: Sheet) -> Mapping[str, str]:
    period = told.results.period.in_words()
    return {
        "matter": f"Họp đánh giá kết quả thực hiện {told.name}",
        "agenda": f"Báo cáo kết quả thực hiện {period}\nThảo luận khó khăn, vướng mắc và giải pháp\nKết luận",
        "recipients": "\n".join(("Như thành phần mời", *(sheet.recipients or ("Lưu: VT",)))),
    }


def build(told: Told, answers: Answers, sheet: Sheet) -> Document:
    matter = answers.line("matter")
    blocks: tuple[Block, ...] = (
        *_invited(sheet, matter[:1].lower() + matter[1:]),
        *labelled(answers, "time", "1. Thời gian"),
        *labelled(answers, "place", "2. Địa điểm"),
        *labelled(answers, "chair", "3. Chủ trì"),
        *labelled(answers, "agenda", "4. Nội dung"),
        *(labelled(answers, "prepare", "5. Đề nghị chuẩn bị") if answers.given("prepare") else ()),
        *(progress(told.results) if answers.given("figures") else ()),
        sentence("closing", "Kính mời các đại biểu tham dự đúng thời gian, thành phần."),
    )
    return sheet.paper(KIND, matter, blocks, FORM, told.name)


def _invited(sheet: Sheet, meeting: str) -> tuple[Paragraph, ...]:
    """Who is invited stands in the text: an invitation has no «Kính gửi» (Phụ lục III, form 1.7)."""
    invite = f"{sheet.agency} trân trọng kính mời"
    if len(sheet.addressees) < 2:
        return (sentence("opening", f"{invite} {sheet.addressees[0] if sheet.addressees else DOTS} dự {meeting}."),)
    guests = listed("guest", sheet.addressees)
    return (sentence("opening", f"{invite}:"), *guests, sentence("meeting", f"Đến dự {meeting}."))
