"""Charts and SmartArt say their words and numbers behind the paper: to be read and found, and counted nowhere twice."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.terms.facts import Role, Severity, Text

from .book_files import book, row, sheet
from .word_files import p, word_file

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_LISTED = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
CHART = f"""<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main"><c:chart>
<c:title><c:tx><c:rich><a:p><a:r><a:t>Kinh phí theo quý</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart>
<c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>Kế hoạch</c:v></c:pt></c:strCache></c:strRef></c:tx>
<c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>Quý I</c:v></c:pt><c:pt idx="1"><c:v>Quý II</c:v></c:pt></c:strCache></c:strRef></c:cat>
<c:val><c:numRef><c:numCache><c:formatCode>#,##0</c:formatCode><c:pt idx="0"><c:v>8400</c:v></c:pt><c:pt idx="1">
<c:v>{{}}</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"""  # noqa: E501
DIAGRAM = f"""<dgm:dataModel xmlns:dgm="{_DRAWING}/diagram" xmlns:a="{_DRAWING}/main"><dgm:ptLst>
<dgm:pt><dgm:t><a:p><a:r><a:t>Sở Công Thương</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt type="pres"/>
<dgm:pt><dgm:t><a:p><a:r><a:t>Trung tâm </a:t></a:r><a:r><a:t>Khuyến công</a:t></a:r></a:p></dgm:t></dgm:pt>
</dgm:ptLst></dgm:dataModel>"""
TOLD = "BÁO CÁO\nKết quả khuyến công năm 2031\n1. Máy móc: 3 cơ sở, chi 8.400 triệu đồng.\n2. Hội chợ: 2 cuộc, 36,5 tỷ."


def drawn(kind: str, held: str) -> str:
    graphic = (
        f'<a:graphicData xmlns:a="{_DRAWING}/main" xmlns:r="{_OFFICE}" uri="{_DRAWING}/{kind}">{held}</a:graphicData>'
    )
    return f"<w:p><w:r><w:drawing>{graphic}</w:drawing></w:r></w:p>"


def word(chart: str, diagram: str = DIAGRAM) -> Text:
    """A report with a chart behind its first words and a diagram at its end."""
    first, *rest = TOLD.split("\n")
    body = p(first) + drawn("chart", f'<c:chart xmlns:c="{_DRAWING}/chart" r:id="c1"/>') + "".join(map(p, rest))
    packed = BytesIO(word_file(body + drawn("diagram", f'<d:relIds xmlns:d="{_DRAWING}/diagram" r:dm="d1" r:lo="x"/>')))
    with ZipFile(packed, "a") as archive:
        listed = [("c1", "charts/chart1.xml"), ("d1", "/word/diagrams/data1.xml")]
        told = "".join(f'<Relationship Id="{name}" Type="{_OFFICE}/any" Target="{part}"/>' for name, part in listed)
        archive.writestr("word/_rels/document.xml.rels", _LISTED.format(told))
        archive.writestr("word/charts/chart1.xml", chart)
        archive.writestr("word/diagrams/data1.xml", diagram)
    return read_text(packed.getvalue(), "a.docx")


def test_a_chart_and_a_diagram_of_word_are_told_behind_the_paper_and_count_nothing() -> None:
    text = word(CHART.format(36.5))
    assert text.content.split("\n")[-6:] == [
        "Trong biểu đồ, sơ đồ sau «BÁO CÁO»:",
        "Kinh phí theo quý",
        "Kế hoạch: Quý I 8.400; Quý II 37",
        "Trong biểu đồ, sơ đồ sau «2. Hội chợ: 2 cuộc, 36,5 tỷ.»:",
        "Sở Công Thương",
        "Trung tâm Khuyến công",
    ]
    facts = find_facts(text)
    assert [(a.role, a.amount and a.amount.value) for a in facts.activities] == [
        (Role.ACTUAL, 8_400_000_000),
        (Role.ACTUAL, 36_500_000_000),
    ]
    assert facts.totals == ()


@pytest.mark.parametrize(("last", "severity", "alone"), [("3", "info", ""), ("950", "warning", "950")])
def test_numbers_that_stand_nowhere_else_are_named(last: str, severity: str, alone: str) -> None:
    (told,) = word(CHART.format(last)).findings
    assert (told.rule, told.severity, told.message_vi[:21]) == ("damaged-text", severity, "2 biểu đồ, sơ đồ (sau")
    assert ("không thấy ở phần lời và bảng" in told.message_vi) is bool(alone)
    assert alone in told.message_vi


ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'


@pytest.mark.parametrize("chart", ["<c:chart", ENTITY + CHART.format("&a;"), "<a>" * 300 + "</a>" * 300])
def test_a_broken_or_unsafe_chart_is_told_and_the_paper_is_read(chart: str) -> None:
    text = word(chart)
    assert "8.400 triệu đồng" in text.content
    unread = [f for f in text.findings if "không được đọc" in f.message_vi]
    assert [(f.severity, f.found) for f in unread] == [(Severity.WARNING, "1")]


def test_of_a_chart_of_very_many_points_the_first_are_told() -> None:
    points = "".join(f'<c:pt idx="{i}"><c:v>{i}</c:v></c:pt>' for i in range(50_000))
    start, end = CHART.format(0).split('<c:pt idx="0"><c:v>8400</c:v></c:pt>')
    text = word(start + points + end[end.index("</c:numCache>") :])
    assert len(text.content) < 10_000
    assert "; 399" in text.content


def test_a_chart_of_a_shown_sheet_is_told_and_its_shared_table_is_read_as_before() -> None:
    related = _LISTED.format('<Relationship Id="x" Type="{}" Target="{}"/>')
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": related.format(f"{_OFFICE}/drawing", "../drawings/drawing1.xml"),
        "xl/drawings/drawing1.xml": "<x/>",
        "xl/drawings/_rels/drawing1.xml.rels": related.format(f"{_OFFICE}/chart", "/xl/charts/chart1.xml"),
        "xl/charts/chart1.xml": CHART.format(36.5),
    }
    cells = sheet(row(1, "Quý", "Kế hoạch"), row(2, "Quý I", 8400))
    text = read_text(book(parts=parts, KQ=cells), "a.xlsx")
    assert text.content.split("\n") == [
        "Quý | Kế hoạch", "Quý I | 8.400", "Trong biểu đồ, sơ đồ ở bảng «KQ»:", "Kinh phí theo quý",
        "Kế hoạch: Quý I 8.400; Quý II 37",
    ]  # fmt: skip
    assert text.notes_from == text.content.index("Trong biểu đồ")
    hidden = book(parts=parts, hidden=frozenset({"KQ"}), KQ=cells, Hai=sheet(row(1, "a", "b")))
    assert "biểu đồ" not in read_text(hidden, "a.xlsx").content
