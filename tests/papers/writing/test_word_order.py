"""Properties stand in the order of the standard (ISO/IEC 29500-1), in every part: Word offers to repair a file where
they do not, and LibreOffice says nothing."""

from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from lxml import etree

from khuyencong.papers.forms.ke_hoach import v2026_1 as ke_hoach
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.writing import write_paper
from khuyencong.terms.document import Document
from tests.papers.forms.samples import DRAFT, PLAN, RESULTS, SHEET
from tests.papers.writing.kinds import KINDS
from tests.papers.writing.samples import PAPER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tc": "tcPr p tbl",
}
PAPERS = {**KINDS, "annexes": PAPER, "results": ket_qua.build(RESULTS, SHEET), "plan": ke_hoach.build(PLAN, DRAFT)}


def out_of_order(part: bytes) -> set[tuple[str, str]]:
    """Each element that holds something before what the standard puts before it, and what that is."""
    found = set()
    for element in etree.fromstring(part).iter(*(W + name for name in ORDER)):
        name = str(element.tag).removeprefix(W)
        known = ORDER[name].split()
        places = [known.index(str(child.tag).removeprefix(W)) for child in element if str(child.tag).startswith(W)]
        if name != "tc" and any(after < before for before, after in pairwise(places)):
            found.add((name, etree.tostring(element).decode()[:200]))
        if name == "tc" and element[-1].tag != W + "p":
            found.add((name, "a cell ends with a paragraph"))
    return found


@pytest.mark.parametrize("named", PAPERS)
def test_word_has_nothing_to_repair(named: str) -> None:
    paper: Document = PAPERS[named]
    with ZipFile(BytesIO(write_paper(paper, "docx"))) as package:
        parts = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        assert "word/document.xml" in parts
        assert {part: found for part in parts if (found := out_of_order(package.read(part)))} == {}


def test_control_a_wrong_order_is_seen() -> None:
    assert out_of_order(f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc/><w:keepNext/></w:pPr></w:p>'.encode())
