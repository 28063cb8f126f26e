"""A made-up paper that holds every kind of block, and a long table for what happens across pages."""

from dataclasses import replace
from datetime import date

from khuyencong.terms.document import (
    Annex,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Run,
    Signature,
    TableBlock,
)

SELECTOR = "l=7&m=1&r=plan&f=2031-01-01&t=2031-12-31"

COLUMNS = (
    Column("TT", 6, "center"),
    Column("Nội dung", 44),
    Column("Kế hoạch", 15, "right", "Kinh phí (đồng)"),
    Column("Thực hiện", 15, "right", "Kinh phí (đồng)"),
    Column("Ghi chú", 20),
)


def table(rows: int) -> TableBlock:
    body = tuple(
        Row((Cell(str(n)), Cell(f"Lớp nghề thứ {n}"), Cell("25.000.000", SELECTOR, 25_000_000), Cell("–"), Cell("")))
        for n in range(1, rows + 1)
    )
    total = Row((Cell(""), Cell("Cộng"), Cell("50.000.000"), Cell("–"), Cell("")), "total")
    return TableBlock(COLUMNS, (*body, total), caption="Các lớp nghề", unit_note="Đơn vị tính: đồng")


BODY = (
    Heading(1, "I", "Kết quả chung"),
    Heading(2, "1", "Lớp nghề"),
    Heading(3, "a", "Đan lát"),
    Paragraph((Run("Kinh phí "), Run("25.000.000", bold=True, selector=SELECTOR), Run(" đồng.")), key="line-7-plan"),
    Paragraph((Run("Cơ sở A&B <Tân Thử> nhận hai máy."),)),
)
PAPER = Document(
    kind_vi="Báo cáo",
    title="Kết quả dạy nghề năm 2031",
    agency="Sở Công Thương",
    parent_agency="Ủy ban nhân dân tỉnh Phú Giang",
    number="07/BC-SCT",
    symbol="BC-SCT",
    place="Phú Giang",
    signed_on=date(2032, 2, 5),
    addressees=("Ủy ban nhân dân tỉnh",),
    bases=("Căn cứ Luật Thử nghiệm;", "Căn cứ nhiệm vụ được giao"),
    blocks=(*BODY, Annex("", "Danh sách lớp nghề", (table(60),), landscape=True)),
    signature=Signature(("KT. Giám đốc", "Phó Giám đốc"), "Lê Thử Nghiệm"),
    recipients=("Lãnh đạo Sở", "Lưu: VT, CN"),
    form="ket-qua/2026-1",
    about="dạy nghề năm 2031",
    written_on=date(2032, 2, 5),
)
DRAFT = replace(PAPER, number="", signed_on=None)
LONG = replace(PAPER, blocks=(*(BODY * 12), *PAPER.blocks[-1:]))
