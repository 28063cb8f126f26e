"""The frame that every paper may be given beside its content: addressees, bases, urgency, recipients, an annex."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from khuyencong.terms.blanks import DOTS, Answers, Blank, Kind
from khuyencong.terms.document import Annex, Cell, Column, Document, Row, TableBlock
from khuyencong.terms.results import Results
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import approved_by

_NUMERAL = re.compile(r"-?\d[\d.]*(?:,\d+)?%?")
_FIELD = re.compile(r"[A-ZĐ&]{1,12}(?:-[A-ZĐ&]{1,12})?")
_URGENCY = (("", "thường"), ("KHẨN", "khẩn"), ("THƯỢNG KHẨN", "thượng khẩn"), ("HỎA TỐC", "hỏa tốc"))
_CIRCULATION = (("", "bình thường"), ("LƯU HÀNH NỘI BỘ", "lưu hành nội bộ"), ("XEM XONG TRẢ LẠI", "xem xong trả lại"))

ADDRESSEES = Blank("addressees", "Kính gửi", Kind.LINES, "mỗi dòng một nơi")
ISSUER = Blank(
    "issuer",
    "Cơ quan ban hành",
    Kind.CHOICE,
    "văn bản của cơ quan cấp trên chỉ tải dự thảo để trình ký",
    choices=(("", "đơn vị lập kế hoạch"), ("above", "cơ quan cấp trên trực tiếp")),
)
BASES = Blank("bases", "Căn cứ", Kind.LINES, "mỗi dòng một căn cứ; dấu chấm phẩy và dấu chấm cuối được tự thêm")
RECIPIENTS = Blank("recipients", "Nơi nhận", Kind.LINES, "mỗi dòng một nơi; để trống thì chỉ lưu")
AROUND = (
    RECIPIENTS,
    Blank("urgency", "Mức độ khẩn", Kind.CHOICE, choices=_URGENCY),
    Blank("circulation", "Chỉ dẫn lưu hành", Kind.CHOICE, choices=_CIRCULATION),
    Blank("drafted_by", "Ký hiệu người soạn thảo, số bản", help="ví dụ PL.(30)"),
    Blank(
        "annex_file",
        "Tệp của phụ lục",
        Kind.CHOICE,
        "phụ lục ở tệp riêng được ký số riêng, có số trang riêng",
        choices=(("", "cùng tệp với văn bản"), ("apart", "tệp riêng")),
    ),
    Blank("annex_title", "Tên phụ lục kèm thêm", help="để trống nếu không có phụ lục kèm thêm"),
    Blank("annex_table", "Bảng của phụ lục kèm thêm", Kind.TABLE, "dán từ Excel; hàng đầu là tên cột"),
)
FIELD = Blank(
    "field",
    "Ký hiệu đơn vị soạn thảo hoặc lĩnh vực",
    help="chữ in hoa, đứng sau ký hiệu cơ quan trong số công văn; ví dụ KH trong 7349/SCT-KH",
)
FIGURES = Blank(
    "figures",
    "Số liệu của sổ",
    Kind.CHOICE,
    "một câu về kinh phí đã thực hiện của kỳ, mỗi số dẫn về nguồn",
    choices=(("", "không nêu"), ("yes", "nêu kinh phí đã thực hiện")),
)
FRAME = (ADDRESSEES, BASES, *AROUND)  # of a paper whose content the ledger tells
_LEFT_OUT = "mỗi dòng một đoạn; để trống thì không có mục này"
REPORT = (  # of a report on results, and what no figure can say: each a section of its own
    ADDRESSEES,
    BASES,
    Blank("difficulties", "Khó khăn, vướng mắc", Kind.TEXT, _LEFT_OUT),
    Blank("ahead", "Phương hướng, nhiệm vụ thời gian tới", Kind.TEXT, _LEFT_OUT),
    Blank("proposals", "Kiến nghị, đề xuất", Kind.TEXT, _LEFT_OUT),
    *AROUND,
)
PLAN = (  # of a plan, which is addressed to nobody
    BASES,
    Blank("aims", "Mục đích, yêu cầu", Kind.TEXT, _LEFT_OUT),
    Blank("solutions", "Giải pháp thực hiện", Kind.TEXT, _LEFT_OUT),
    Blank("duties", "Tổ chức thực hiện", Kind.TEXT, "mỗi dòng một đoạn; để trống thì dùng câu có sẵn"),
    *AROUND,
)


def framed(sheet: Sheet, answers: Answers) -> Sheet:
    """The sheet with what was filled in; what was not stays as the office has it."""
    return replace(
        sheet.sent_to(answers.lines("recipients")),
        addressees=answers.lines("addressees") or sheet.addressees,
        bases=answers.lines("bases") or sheet.bases,
        urgency=answers.line("urgency", sheet.urgency),
        circulation=answers.line("circulation", sheet.circulation),
        drafted_by=answers.line("drafted_by", sheet.drafted_by),
        symbol=lettered(sheet.symbol, answers),
    )


def addressed(sheet: Sheet) -> Sheet:
    """A letter goes to somebody: a draft shows where to fill them in."""
    return replace(sheet, addressees=sheet.addressees or (DOTS,))


def proposed(sheet: Sheet, proposal: str) -> Sheet:
    """A decision stands on its bases and on who proposes it: a draft shows where to fill them in."""
    return replace(sheet, bases=(*(sheet.bases or (f"Căn cứ {DOTS}",)), f"Theo đề nghị của {proposal}"))


def reported_to(sheet: Sheet) -> Mapping[str, str]:
    """A report goes to the agency above; a committee writes down itself whom it reports to."""
    return {"addressees": sheet.above} if sheet.above else {}


def carrying_out(results: Results, opening: str) -> str:
    """The first sentence of a report, led in by what approved its plan, cited in full."""
    return f"Thực hiện {approved_by(results)}, {opening}" if results.decision else opening


def lettered(symbol: str, answers: Answers) -> str:
    """«SCT-KH»: the symbol of a letter names, in the place of a kind, who drafted it or its field (NĐ 30/2020); a
    division's own stands there already."""
    return f"{symbol}-{answers.line('field')}" if answers.given("field") and "-" not in symbol else symbol


def is_field(symbol: str) -> bool:
    return bool(_FIELD.fullmatch(symbol))


def with_annex(document: Document, answers: Answers) -> Document:
    """The paper with the annex somebody pasted, behind its own; in its file or in one of their own."""
    document = replace(document, annexes_apart=answers.given("annex_file"))
    if not answers.rows("annex_table"):
        return document
    annex = Annex("", answers.line("annex_title"), (pasted_table(answers.rows("annex_table")),))
    return replace(document, blocks=(*document.blocks, annex))


def pasted_table(rows: Sequence[Sequence[str]]) -> TableBlock:
    """A table of pasted words: a column of numbers stands right, a narrow one of ordinals in the middle."""
    heads, *body = rows
    columns = tuple(_column(title, [row[number] for row in body]) for number, title in enumerate(heads))
    return TableBlock(columns, tuple(Row(tuple(map(Cell, row))) for row in body))


def _column(title: str, cells: Sequence[str]) -> Column:
    longest = max(map(len, (title, *cells)), default=1)
    if title.strip().upper() in ("TT", "STT"):
        return Column(title, 6, "center")
    numbers = [cell for cell in cells if cell]
    return Column(
        title, min(max(longest, 8), 40), "right" if numbers and all(map(_NUMERAL.fullmatch, numbers)) else "left"
    )
