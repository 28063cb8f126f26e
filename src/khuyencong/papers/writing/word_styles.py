"""The styles a DOCX names: NĐ 30/2020's sizes and spacing as real Word styles, all in Times New Roman."""

from dataclasses import dataclass
from typing import Any, Literal

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Times New Roman"
LANGUAGE = "vi-VN"

_SETTINGS = (
    ("w:zoom", "w:percent", "100"),
    ("w:compat/w:compatSetting[@w:name='compatibilityMode']", "w:val", "15"),
    ("w:themeFontLang", "w:val", LANGUAGE),
    ("w:decimalSymbol", "w:val", ","),
    ("w:listSeparator", "w:val", ";"),
)
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes and spaces in points; `indent` is the first line's, in centimetres."""

    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: Literal["left", "center", "right", "justify"] = "center"
    before: float = 0
    after: float = 0
    indent: float = 0
    left: float = 0  # centimetres
    keep_next: bool = False
    colour: str = "000000"
    boxed: bool = False
    ruled: bool = False  # a line above, over the whole width
    exact: float = 0  # of its lines, points; single where none is told


STYLES = (
    Style("Body Text", align="justify", after=6, indent=1.27),
    Style("Heading 1", bold=True, align="left", before=6, after=6, indent=1.27, keep_next=True),
    Style("Heading 2", bold=True, align="left", before=6, after=6, indent=1.27, keep_next=True),
    Style("Heading 3", bold=True, align="left", after=6, indent=1.27, keep_next=True),
    Style("Căn cứ", italic=True, align="justify", after=6, indent=1.27),
    Style("Quốc hiệu", size=12, bold=True),
    Style("Tiêu ngữ", size=13, bold=True),
    Style("Cơ quan chủ quản", size=12),
    Style("Cơ quan ban hành", size=12, bold=True),
    Style("Số ký hiệu", size=13),
    Style("Địa danh ngày tháng", size=13, italic=True),
    Style("Dấu dự thảo", size=13, bold=True, before=4),
    Style("Mức độ khẩn", size=13, bold=True, before=8, colour="FF0000"),
    Style("Chỉ dẫn lưu hành", size=13, bold=True, boxed=True),
    Style("Địa chỉ", size=11, ruled=True),
    Style("Trích yếu công văn", size=12, before=6),
    Style("Thẩm quyền ban hành", bold=True, before=6, after=6, keep_next=True),
    Style("Kẻ ngang", size=2, exact=1),
    Style("Title", bold=True, before=14, keep_next=True),
    Style("Subtitle", bold=True, keep_next=True),
    Style("Kính gửi", align="left", left=3),
    Style("Kính gửi từng nơi", align="left", left=5.2),
    Style("Chữ ký", bold=True, keep_next=True),
    Style("Nơi nhận", size=12, bold=True, italic=True, align="left", keep_next=True),
    Style("Nơi nhận từng nơi", size=11, align="left", keep_next=True),
    Style("Số phụ lục", bold=True, keep_next=True),
    Style("Tên phụ lục", bold=True, keep_next=True),
    Style("Kèm theo", italic=True, after=8, keep_next=True),
    Style("Đơn vị tính", size=12, italic=True, align="right", keep_next=True),
    Style("Tên bảng", size=12, bold=True, before=6, after=3, keep_next=True),
    Style("Đầu bảng", size=12, bold=True),
    Style("Ô bảng", size=12, align="left"),
    Style("Ghi chú bảng", size=12, align="left", after=6),
    Style("Header"),
)
_HEADINGS = ("Heading 1", "Heading 2", "Heading 3")
_OUTLINED = {"Tên phụ lục": 0}  # levels by which Word's navigation pane finds what is no «Heading»


def set_styles(word: WordFile, keep: bool = False) -> None:
    """Every style of the list, made or remade; then no theme font or foreign language is left. `keep` those of an
    office's own template, and make only what it lacks: a style that its own words use, or that has been set to the
    decree's letters. Word's stock ones, blue and in another type, are none of its own."""
    if not keep:
        _set_defaults(word)
        _set_settings(word)
    known, own = {style.name for style in word.styles}, _used(word) if keep else frozenset()
    for spec in (Style("Normal", align="left"), *STYLES):
        if keep and spec.name in known and _is_own(word.styles[spec.name], own):
            continue
        style: Any = (
            word.styles[spec.name] if spec.name in known else word.styles.add_style(spec.name, WD_STYLE_TYPE.PARAGRAPH)
        )
        _set_font(style, spec)
        _set_paragraph(style, spec)
        style.quick_style = True  # in the gallery, where who finishes the paper looks for it
        if spec.name in _HEADINGS:  # Enter below a heading goes on with the body, not with the bare «Normal»
            style.next_paragraph_style = word.styles["Body Text"]


def _used(word: WordFile) -> frozenset[str]:
    """Ids of the styles that the words of a template bear, in its body, its heads and its feet."""
    margins = (
        part for one in word.sections for part in (one.header, one.footer, one.first_page_header, one.first_page_footer)
    )
    parts = (word.element.body, *(part._element for part in margins if not part.is_linked_to_previous))
    return frozenset(style.get(qn("w:val")) for part in parts for style in part.iter(qn("w:pStyle")))


def _is_own(style: Any, used: frozenset[str]) -> bool:
    return style.name == "Normal" or style.style_id in used or (_typeface(style) == FONT and not _is_coloured(style))


def _typeface(style: Any) -> str | None:
    """As the style, one it is based on or the whole file names it; None of a theme's."""
    whole = "/".join(map(qn, ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:rFonts")))
    told = [style.element.getparent().find(whole)]
    while style is not None:
        told.insert(-1, style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}"))
        style = style.base_style
    fonts = next((one for one in told if one is not None), None)
    return None if fonts is None or fonts.get(qn("w:asciiTheme")) else fonts.get(qn("w:ascii"))


def _is_coloured(style: Any) -> bool:
    while style is not None:
        colour = style.element.find(f"{qn('w:rPr')}/{qn('w:color')}")
        if colour is not None:
            return colour.get(qn("w:val")) not in ("auto", "000000")
        style = style.base_style
    return False


def style_ids(word: WordFile) -> dict[str, str]:
    """Word's own ids of the styles, by name: «Heading 1» is «Heading1»."""
    return {style.name: style.style_id for style in word.styles if style.name}


def _set_font(style: Any, spec: Style) -> None:
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    properties.append(_fonts())
    style.font.size = Pt(spec.size)
    style.font.bold = spec.bold
    style.font.italic = spec.italic
    style.font.color.rgb = RGBColor.from_string(spec.colour)


def _set_paragraph(style: Any, spec: Style) -> None:
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:  # the stock «Title» is underlined across the page
        style.element.pPr.remove(borders)
    if spec.boxed or spec.ruled:
        style.element.pPr.append(_borders(("top", "left", "bottom", "right") if spec.boxed else ("top",)))
    form = style.paragraph_format
    form.alignment = _ALIGN[spec.align]
    form.space_before, form.space_after = Pt(spec.before), Pt(spec.after)
    form.first_line_indent, form.left_indent = Cm(spec.indent), Cm(spec.left)
    form.keep_with_next = spec.keep_next
    form.line_spacing = Pt(spec.exact) if spec.exact else 1.0
    if spec.name in _OUTLINED:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(_OUTLINED[spec.name]))
        style.element.pPr.append(level)


def _borders(sides: tuple[str, ...]) -> Any:
    borders = OxmlElement("w:pBdr")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "2"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    return borders


def _set_defaults(word: WordFile) -> None:
    """Document defaults: the font, its size and Vietnamese as the language of proofing."""
    properties = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(properties):
        properties.remove(child)
    properties.append(_fonts())
    language = OxmlElement("w:lang")
    for part in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{part}"), LANGUAGE)
    properties.append(language)


def _set_settings(word: WordFile) -> None:
    """Word of today without its «compatibility mode», Vietnamese in its theme, and Vietnamese marks in its formulas."""
    settings = word.settings.element
    for path, name, value in _SETTINGS:
        for element in settings.iterfind(path, settings.nsmap):
            element.attrib.pop(qn("w:eastAsia"), None)
            element.set(qn(name), value)


def _fonts() -> Any:
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    return fonts
