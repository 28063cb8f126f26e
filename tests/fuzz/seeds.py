"""One honest file for each reader, with what its format can hold; damage is done to these."""

from functools import cache
from io import BytesIO

from PIL import Image

from tests.papers.reading.formats.book_files import book, row, sheet
from tests.papers.reading.formats.pdf_files import Placed, Ruled, pdf_file, ruled
from tests.papers.reading.formats.test_legacy import ABC, VNI
from tests.papers.reading.formats.word_files import cell, level, numbered, numbering, p, r, table, word_file

_ITEM = "Mở 05 lớp nghề, kinh phí 1.250.000.000 đồng năm 2031"


@cache
def seeds() -> dict[str, bytes]:
    """Bytes by the name of a file."""
    return {
        "a.docx": _word(),
        "a.pdf": pdf_file(_page(), _page()),
        "a.xlsx": _workbook(),
        "a.html": _site(),
        "a.md": f"# KẾ HOẠCH\n\n**1.** {_ITEM}\n\n| TT | Nội dung |\n|---|---|\n| 1 | Hội chợ |\n".encode(),
        "a.txt": f"BÁO CÁO\n\n1. {_ITEM}\n- Hỗ trợ 07 cơ sở\n".encode(),
        "a.csv": f'TT;Nội dung;Kinh phí\n1;"{_ITEM}";1.250.000\n2;Hội chợ;"2,5"\n'.encode("utf-8-sig"),
        "abc.txt": ABC.encode("latin-1"),
        "vni.txt": VNI.encode("cp1252"),
        "vni.docx": word_file(p(VNI)),
    }


@cache
def pictures() -> dict[str, bytes]:
    """Small pictures of each kind that is recognised."""
    drawn = Image.linear_gradient("L").resize((90, 60))
    kinds = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF"}
    told = {name: BytesIO() for name in kinds}
    for name, kind in kinds.items():
        drawn.save(told[name], kind)
    return {f"a.{name}": data.getvalue() for name, data in told.items()}


def _word() -> bytes:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Ghi chú</w:t></w:r></w:p></w:footnote>'
    changed = "<w:p><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>"
    field = '<w:fldChar w:fldCharType="{}"/>'
    fields = f"<w:p>{''.join(f'<w:r>{field.format(kind)}</w:r>' for kind in ('begin', 'separate', 'end'))}</w:p>"
    rows = table(
        cell("TT", '<w:gridSpan w:val="2"/>') + cell("Kinh phí"), cell("1") + cell("Hội chợ") + cell("2.000.000")
    )
    picture = (
        '<w:p><w:r><w:pict><v:shape style="width:400pt;height:200pt"><v:imagedata/></v:shape></w:pict></w:r></w:p>'
    )
    body = (
        p("KẾ HOẠCH")
        + picture
        + numbered(_ITEM)
        + numbered("Hội chợ", 1)
        + rows
        + changed
        + fields
        + f"<w:p>{r('x')}</w:p>"
    )
    lists = numbering(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"))
    return word_file(body, numbering=lists, footnotes=note)


def _page() -> tuple[list[Placed], list[Ruled]]:
    """Words, a table and a note under its line, whose mark stands raised in a cell."""
    words: list[Placed] = [(60, 760, "Ket qua nam 2031: mo 05 lop"), (65, 686, "TT"), (105, 686, "Kinh phi")]
    noted: list[Placed] = [
        (105, 666, "20.000.000"),
        (160.3, 670, "1", 6),
        (60, 83, "1", 5),
        (63, 80, " Theo du toan", 8),
    ]
    return [*words, *noted], [*ruled([60, 100, 300], [700, 680, 660]), (60, 91, 200, 91)]


def _workbook() -> bytes:
    rows = row(1, "TT", "Nội dung", "Kinh phí"), row(2, 1, "Mở lớp", 2_000_000.5), row(3, 45_000, style=1)
    return book(KH=sheet(*rows, merged=("A1:B1",)), Phu=sheet(row(1, "ghi chú")))


def _site() -> bytes:
    rows = "<tr><th rowspan=2>TT</th><th colspan=2>Kinh phí</th></tr><tr><td>1</td><td>2.000.000</td></tr>"
    return (
        f"<html><body><nav><a href='/'>Trang chủ</a></nav><main><h1>Kế hoạch</h1><ol start=3><li>{_ITEM}</ol>"
        f"<table>{rows}</table><div id='ftn1'><p><sup>[1]</sup> Ghi chú</p></div>"
        "</main><div class='share'>Chia sẻ</div></body></html>"
    ).encode()
