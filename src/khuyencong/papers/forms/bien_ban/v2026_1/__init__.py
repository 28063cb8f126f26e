"""Form `bien-ban`, version 2026-1: minutes of a meeting (Phụ lục III of NĐ 30/2020, form 1.9)."""

from collections.abc import Mapping
from dataclasses import replace

from khuyencong.terms.blanks import Answers, Blank, Kind
from khuyencong.terms.document import Block, Document, Heading, Signature
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Told

from ...figures import sentence
from ...frame import AROUND, FIGURES
from ...typed import closed, labelled, paragraphs, progress

FORM = "bien-ban/2026-1"
TITLE, KIND, SYMBOL = "Biên bản họp", "Biên bản", "BB"
BLANKS = (
    Blank("matter", "Cuộc họp", help="ví dụ Họp đánh giá kết quả thực hiện …", required=True),
    Blank("began", "Bắt đầu", help="giờ, ngày tháng năm", required=True),
    Blank("place", "Địa điểm", required=True),
    Blank("present", "Thành phần tham dự", Kind.LINES, "mỗi dòng một người hoặc một đơn vị", required=True),
    Blank("chair", "Họ tên chủ trì", required=True),
    Blank("secretary", "Họ tên thư ký", required=True),
    Blank("discussed", "Diễn biến cuộc họp", Kind.TEXT, "mỗi dòng một đoạn", required=True),
    Blank("concluded", "Kết luận", Kind.TEXT, "mỗi dòng một đoạn", required=True),
    Blank("ended", "Kết thúc", help="giờ, ngày tháng năm", required=True),
    FIGURES,
    *AROUND,
)


def usual(told: Told, sheet: Sheet) -> Mapping[str, str]:
    return {"matter": f"Họp đánh giá kết quả thực hiện {told.name}"}


def build(told: Told, answers: Answers, sheet: Sheet) -> Document:
    chair, secretary = answers.line("chair"), answers.line("secretary")
    blocks: tuple[Block, ...] = (
        *labelled(answers, "began", "Thời gian bắt đầu"),
        *labelled(answers, "place", "Địa điểm"),
        *labelled(answers, "present", "Thành phần tham dự"),
        sentence("chair", f"Chủ trì (chủ tọa): {closed(chair)}"),
        sentence("secretary", f"Thư ký (người ghi biên bản): {closed(secretary)}"),
        Heading(1, "I", "Nội dung cuộc họp"),
        *(progress(told.results) if answers.given("figures") else ()),
        *paragraphs(answers, "discussed"),
        Heading(1, "II", "Kết luận"),
        *paragraphs(answers, "concluded"),
        sentence("ended", f"Cuộc họp kết thúc vào {answers.line('ended')}; biên bản đã được đọc lại và thông qua."),
    )
    paper = sheet.paper(KIND, answers.line("matter"), blocks, FORM, told.name)
    return replace(paper, signature=Signature(("Chủ tọa",), chair), second_signature=Signature(("Thư ký",), secretary))
