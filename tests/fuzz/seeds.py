"""One honest file for each reader, with what its format can hold; damage is done to these."""

from collections.abc import Mapping
from functools import cache

from tests.papers.reading.formats.book_files import book, row, sheet
from tests.papers.reading.formats.pdf_files import pdf_file, ruled
from tests.papers.reading.formats.word_files import cell, level, numbered, numbering, p, r, table, word_file

_ITEM = "Mở 05 lớp nghề, kinh phí 1.250.000.000 đồng năm 2031"


@cache
def seeds() -> Mapping[str, bytes]:
    """Bytes by the name of a file."""
    return {
        "a.docx": _word(),
        "a.pdf": pdf_file(_page(), _page()),
        "a.xlsx": _workbook(),
        "a.html": _site(),
        "a.md": f"# KẾ HOẠCH\n\n**1.** {_ITEM}\n\n| TT | Nội dung |\n|---|---|\n| 1 | Hội chợ |\n".encode(),
        "a.txt": f"BÁO CÁO\n\n1. {_ITEM}\n- Hỗ trợ 07 cơ sở\n".encode(),
    }


def _word() -> bytes:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Ghi chú</w:t></w:r></w:p></w:footnote>'
    changed = "<w:p><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>"
    field = '<w:fldChar w:fldCharType="{}"/>'
    fields = f"<w:p>{''.join(f'<w:r>{field.format(kind)}</w:r>' for kind in ('begin', 'separate', 'end'))}</w:p>"
    rows = table(
        cell("TT", '<w:gridSpan w:val="2"/>') + cell("Kinh phí"), cell("1") + cell("Hội chợ") + cell("2.000.000")
    )
    body = p("KẾ HOẠCH") + numbered(_ITEM) + numbered("Hội chợ", 1) + rows + changed + fields + f"<w:p>{r('x')}</w:p>"
    lists = numbering(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"))
    return word_file(body, numbering=lists, footnotes=note)


def _page() -> tuple[list[tuple[float, float, str]], list[tuple[float, float, float, float]]]:
    words = [(60.0, 760.0, "Ket qua nam 2031: mo 05 lop"), (65.0, 686.0, "TT"), (105.0, 686.0, "Kinh phi")]
    return [*words, (105.0, 666.0, "20.000.000")], ruled([60, 100, 300], [700, 680, 660])


def _workbook() -> bytes:
    rows = row(1, "TT", "Nội dung", "Kinh phí"), row(2, 1, "Mở lớp", 2_000_000.5), row(3, 45_000, style=1)
    return book(KH=sheet(*rows, merged=("A1:B1",)), Phu=sheet(row(1, "ghi chú")))


def _site() -> bytes:
    rows = "<tr><th rowspan=2>TT</th><th colspan=2>Kinh phí</th></tr><tr><td>1</td><td>2.000.000</td></tr>"
    return (
        f"<html><body><nav><a href='/'>Trang chủ</a></nav><main><h1>Kế hoạch</h1><ol start=3><li>{_ITEM}</ol>"
        f"<table>{rows}</table></main><div class='share'>Chia sẻ</div></body></html>"
    ).encode()
