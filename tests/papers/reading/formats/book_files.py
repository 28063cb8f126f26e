"""Workbooks made by hand: sheets of raw rows, so that merged heads, far cells and broken parts can be shown."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DATE_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>'
    "</cellXfs></styleSheet>"
)

Value = str | int | float | None


def row(number: int, *values: Value, style: int = 0) -> str:
    cells = (_cell(f"{chr(65 + i)}{number}", value, style) for i, value in enumerate(values) if value is not None)
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, value: Value, style: int) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def sheet(*rows: str, merged: tuple[str, ...] = ()) -> str:
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    tail = f"<mergeCells>{merges}</mergeCells>" if merged else ""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData>{tail}</worksheet>'


def book(*, hidden: frozenset[str] = frozenset(), parts: Mapping[str, str] | None = None, **sheets: str) -> bytes:
    """A workbook of these sheets by name, and of further parts."""
    packed = BytesIO()
    listed = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="r{i}" state="{"hidden" if name in hidden else "visible"}"/>'
        for i, name in enumerate(sheets, 1)
    )
    targets = "".join(
        f'<Relationship Id="r{i}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" Type='
        f'"{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{targets}</Relationships>',
        "xl/styles.xml": _DATE_STYLES,
        **{f"xl/worksheets/sheet{i}.xml": content for i, content in enumerate(sheets.values(), 1)},
        **(parts or {}),
    }
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in whole.items():
            archive.writestr(path, content)
    return packed.getvalue()
