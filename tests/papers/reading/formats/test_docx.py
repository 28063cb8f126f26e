"""A Word file is read as Word shows it."""

import pytest

from khuyencong.papers import UnreadablePaper, read_text
from khuyencong.terms.facts import Place, Severity
from tests.papers.reading.formats.word_files import (
    cell,
    level,
    numbered,
    numbering,
    p,
    r,
    repacked,
    table,
    word_file,
    words_of,
)

NEVER_AGAIN = '<w:lvlRestart w:val="0"/>'
LEVELS = (level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))


def test_numbers_are_counted_as_word_counts_them() -> None:
    body = [numbered("Đào tạo"), numbered("Mở lớp", 1), numbered("Tập huấn", 1), numbered("May", 2), numbered("Mộc", 2)]
    body += [p("Xen giữa"), numbered("Hội chợ"), numbered("Trong nước", 1)]
    assert words_of("".join(body), numbering=numbering(*LEVELS)) == [
        "I. Đào tạo", "1. Mở lớp", "2. Tập huấn", "a) May", "b) Mộc", "Xen giữa", "II. Hội chợ", "1. Trong nước",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "depths", "shown"),
    [
        ((level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")), (0, 1, 1, 0, 1), "1. 1.1. 1.2. 2. 2.1."),
        ((level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")), (0, 0, 1), "I. II. 2.1"),
        ((level(0, "decimal", "%1."), level(1, "decimal", "%2.", NEVER_AGAIN)), (0, 1, 0, 1), "1. 1. 2. 2."),
        ((level(0, "decimalZero", "Điều %1."),), (0, 0), "Điều 01. Điều 02."),
        ((level(0, "none", "đ)"),), (0,), "đ)"),
        ((level(0, "bullet", "-"),), (0, 0), "- -"),
        ((level(0, "bullet", "\uf0b7"),), (0,), "•"),
        ((level(0, "bullet", "\uf02b"), level(1, "bullet", "\uf02d")), (0, 1), "+ -"),
        ((level(0, "bullet", "o"),), (0,), "○"),
        ((level(0, "bullet", "\uf0b7"), level(1, "bullet", "\uf0a7")), (0, 1), "• ○"),
        ((level(0, "lowerRoman", "(%1)"),), (0, 0, 0, 0), "(i) (ii) (iii) (iv)"),
    ],
)  # fmt: skip
def test_forms_of_numbers(levels: tuple[str, ...], depths: tuple[int, ...], shown: str) -> None:
    lines = words_of("".join(numbered("x", depth) for depth in depths), numbering=numbering(*levels))
    assert " ".join(line.removesuffix(" x") for line in lines) == shown


def test_the_letter_after_z_is_doubled() -> None:
    lines = words_of("".join([numbered("x")] * 28), numbering=numbering(level(0, "lowerLetter", "%1)")))
    assert lines[25:] == ["z) x", "aa) x", "bb) x"]


def test_uses_of_one_list_count_on_unless_told_where_to_begin() -> None:
    uses = "".join(
        f'<w:num w:numId="{use}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for use, more in (
            (1, ""),
            (2, ""),
            (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
        )
    )
    lines = words_of(
        "".join(numbered("x", 0, use) for use in (1, 1, 2, 3, 3)),
        numbering=numbering(LEVELS[1].replace('ilvl="1"', 'ilvl="0"').replace("%2", "%1"), uses=uses),
    )
    assert lines == ["1. x", "2. x", "3. x", "7. x", "8. x"]


def test_a_style_numbers_its_paragraphs_and_zero_takes_the_number_off() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )
    levels = numbering(level(0, "decimal", "%1)", '<w:pStyle w:val="Muc"/>'))
    body = p("a", '<w:pStyle w:val="Muc"/>') + p("b", '<w:pStyle w:val="MucCon"/>')
    off = p("c", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert words_of(body + off, numbering=levels, styles=styles) == ["1) a", "2) b", "c"]


def test_styles_in_a_ring_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("AB", "BA")
    )
    assert words_of(p("x", '<w:pStyle w:val="A"/>'), styles=styles) == ["x"]


def test_changes_are_read_as_if_accepted() -> None:
    deleted, inserted = "<w:del><w:r><w:delText>05</w:delText></w:r></w:del>", f"<w:ins>{r('07')}</w:ins>"
    body = f"<w:p>{r('Hỗ trợ ')}{deleted}{inserted}{r(' cơ sở')}</w:p>"
    moved = f"<w:p><w:moveFrom>{r('cũ')}</w:moveFrom><w:moveTo>{r('mới')}</w:moveTo></w:p>"
    assert words_of(body + moved) == ["Hỗ trợ 07 cơ sở", "mới"]


def test_a_deleted_paragraph_mark_joins_and_a_deleted_row_is_gone() -> None:
    joined = p("Kinh phí", "<w:rPr><w:del/></w:rPr>") + p(" 50 triệu đồng")
    rows = table("<w:trPr><w:del/></w:trPr>" + cell("bỏ") + cell("1"), cell("giữ") + cell("2"))
    assert words_of(joined + rows) == ["Kinh phí 50 triệu đồng", "giữ | 2"]


@pytest.mark.parametrize("gone", ["del", "moveFrom"])
def test_a_list_paragraph_wholly_gone_counts_no_number(gone: str) -> None:
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    words = "<w:r><w:delText>Hội chợ</w:delText></w:r>" if gone == "del" else r("Hội chợ")
    taken_out = f"<w:p><w:pPr>{place}<w:rPr><w:{gone}/></w:rPr></w:pPr><w:{gone}>{words}</w:{gone}></w:p>"
    body = numbered("Máy móc") + taken_out + numbered("Đào tạo") + numbered("Tập huấn")
    shown = words_of(body, numbering=numbering(level(0, "decimal", "%1.")))
    assert shown == ["1. Máy móc", "2. Đào tạo", "3. Tập huấn"]


def test_a_field_shows_its_result_even_across_paragraphs() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>TOC 5.000.000</w:instrText></w:r>"
    inner = mark("begin") + code + mark("separate") + r("ẩn") + mark("end")
    first = f"<w:p>{r('Theo mục ')}{mark('begin')}{code}{inner}{mark('separate')}{r('12')}</w:p>"
    assert words_of(f"{first}<w:p>{r('cuối')}{mark('end')}</w:p>") == ["Theo mục 12", "cuối"]


def test_breaks_hyphens_and_hidden_words() -> None:
    shown = r("lộ", '<w:vanish w:val="0"/>')
    marks = [f"<w:r><w:{mark}/></w:r>" for mark in ("br", "noBreakHyphen", "softHyphen", "tab")]
    words = [r("một"), marks[0], r("hai"), marks[1], r("ba"), marks[2], r("bốn"), marks[3]]
    body = f"<w:p>{''.join(words)}{r('ẩn', '<w:vanish/>')}{r('hoa', '<w:caps/>')}{shown}</w:p>"
    assert words_of(body) == ["một", "hai-babốn HOAlộ"]


def test_signs_of_symbol_fonts_are_what_a_person_sees() -> None:
    signs = [("Symbol", "F0B3"), ("Symbol", "00B4"), ("Wingdings", "F0FC"), ("Wingdings", "F0B4"), ("Symbol", "?")]
    told = "".join(f'<w:sym w:font="{font}" w:char="{place}"/>' for font, place in signs)
    assert words_of(f"<w:p><w:r>{told}</w:r></w:p>{p(chr(0xF0B7) + ' Mở lớp')}") == ["≥×•••", "• Mở lớp"]


def test_a_fraction_is_no_longer_number() -> None:
    part = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>"
    named = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    body = f"<m:oMath {named}><m:f>{part.format('num', 5)}{part.format('den', 10)}</m:f></m:oMath>"
    assert words_of(f"<w:p>{r('Đạt ')}{body}</w:p>") == ["Đạt 5/10"]


def test_what_a_style_hides_or_draws_in_capitals() -> None:
    def style(kind: str, name: str, switch: str) -> str:
        return f'<w:style w:type="{kind}" w:styleId="{name}"><w:rPr>{switch}</w:rPr></w:style>'

    styles = style("character", "An", "<w:vanish/>") + style("paragraph", "Ten", "<w:caps/>")
    hidden, shown = r("ẩn", '<w:rStyle w:val="An"/>'), r("hiện ", '<w:rStyle w:val="An"/><w:vanish w:val="0"/>')
    body = f'<w:p><w:pPr><w:pStyle w:val="Ten"/></w:pPr>{hidden}{shown}{r("kế hoạch")}</w:p>'
    assert words_of(body, styles=styles) == ["HIỆN KẾ HOẠCH"]


def test_a_text_box_is_told_once_behind_its_paragraph() -> None:
    inside = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{inside.replace('Trong', 'Ngoài')}</v:textbox></w:pict></w:r>"
    assert words_of(f"<w:p>{r('Đoạn văn')}{box}</w:p><w:p>{old}{r('Đoạn sau')}</w:p>") == [
        "Đoạn văn", "Trong khung", "Đoạn sau", "Ngoài khung",
    ]  # fmt: skip


def drawn(kind: str, *, within: str = "") -> str:
    main = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    graphic = (
        f'<a:graphicData {main} uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}">{within}</a:graphicData>'
    )
    return f"<w:r><w:drawing>{graphic}</w:drawing></w:r>"


def test_charts_and_diagrams_are_told_with_their_places() -> None:
    boxed = drawn("shape", within=f"<w:txbxContent><w:p>{drawn('diagram')}</w:p></w:txbxContent>")
    body = f"{p('Cơ cấu nguồn vốn')}<w:p>{drawn('chart')}{drawn('picture')}</w:p>{p('Sơ đồ tổ chức')}<w:p>{boxed}</w:p>"
    (told,) = read_text(word_file(body), "a.docx").findings
    assert (told.rule, told.severity, told.found) == ("damaged-text", Severity.WARNING, "2")
    assert "2 biểu đồ, sơ đồ" in told.message_vi
    assert "sau «Cơ cấu nguồn vốn»; sau «Sơ đồ tổ chức»" in told.message_vi
    assert read_text(word_file(f"{p('Ảnh')}<w:p>{drawn('picture')}</w:p>"), "a.docx").findings == ()


def test_notes_stand_at_the_end_and_leave_no_digit_behind_a_sum() -> None:
    line = f'<w:footnote w:type="separator" w:id="0">{p("—")}</w:footnote>'
    notes = f'{line}<w:footnote w:id="2">{p("Theo dự toán.")}</w:footnote>'
    body = f'<w:p>{r("5.000.000")}<w:r><w:footnoteReference w:id="2"/></w:r>{r(" đồng")}</w:p>' + p("Hết")
    assert words_of(body, footnotes=notes) == ["5.000.000 đồng", "Hết", "Theo dự toán."]


def test_merged_cells_keep_their_columns() -> None:
    wide, begun, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = table(
        cell("TT", begun) + cell("Kinh phí", wide) + cell("Ghi chú", begun),
        cell("", on) + cell("Trung ương") + cell("Tỉnh") + cell("", on),
        cell("1") + cell("20") + cell("30") + cell(""),
    )
    text = read_text(word_file(rows), "a.docx")
    assert text.content.split("\n") == ["TT | Kinh phí |  | Ghi chú", " | Trung ương | Tỉnh |", "1 | 20 | 30 |"]
    assert [place.row for place in text.line_places] == [1, 2, 3]


def test_a_numbered_column_and_a_table_in_a_cell() -> None:
    auto = f"<w:tc>{numbered('')}</w:tc>"
    inner = table(cell("trong 1") + cell("trong 2"))
    rows = table(auto + cell("Lớp may"), auto + cell("Lớp mộc", inner=inner))
    lines = words_of(rows, numbering=numbering(level(0, "decimal", "%1")))
    assert lines == ["1 | Lớp may", "2 | Lớp mộc", "trong 1 | trong 2"]


def test_head_and_signature_tables_are_told_as_paragraphs() -> None:
    head = table(
        cell("SỞ A") + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), cell("Số: 7/BC-SA") + cell("Ngày 2 tháng 3")
    )
    text = read_text(word_file(head), "a.docx")
    assert text.content.split("\n") == ["SỞ A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 7/BC-SA", "Ngày 2 tháng 3"]
    assert text.line_places[3] == Place(row=2, column=2)


def test_bars_within_a_cell_do_not_part_it() -> None:
    assert words_of(table(cell("a|b") + cell("c"))) == ["a¦b | c"]


def test_old_fonts_are_read_as_they_look() -> None:
    def font(name: str) -> str:
        return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'

    abc = r("KÕ ho¹ch", font(".VnTime")) + r(" tØnh", font(".VnTimeH"))
    vni = r(" khuyeán coâng", font("VNI-Times")) + r(" café", font("Arial"))
    assert words_of(f"<w:p>{abc}{vni}</w:p>") == ["Kế hoạch TỈNH khuyến công café"]
    styles = f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert words_of(p("Céng hoµ") + p("Đã là Unicode"), styles=styles) == ["Cộng hoà", "Đã là Unicode"]


def test_content_controls_links_and_strict_files() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('trong ô')}</w:sdtContent></w:sdt>"
    body = f"{control}<w:p><w:hyperlink>{r('liên kết')}</w:hyperlink></w:p>"
    assert words_of(body) == ["trong ô", "liên kết"]
    loose, strict = (
        b"schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"purl.oclc.org/ooxml/wordprocessingml/main",
    )
    made = repacked(word_file(body), lambda xml: xml.replace(loose, strict))
    assert read_text(made, "a.docx").content == "trong ô\nliên kết"


def test_entities_are_never_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    made = repacked(word_file(p("&amp;")), lambda xml: bomb + xml if b"w:body" in xml else xml)
    with pytest.raises(UnreadablePaper, match="hỏng"):
        read_text(made, "a.docx")


def test_a_use_that_begins_every_level_anew_shows_where_the_levels_above_begin() -> None:
    anew = "".join(f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="1"/></w:lvlOverride>' for i in (0, 1))
    uses = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{anew}</w:num>'
    body = numbered("a", 1) + numbered("b", 1) + numbered("c", 0) + numbered("d", 1)
    levels = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."))
    assert words_of(body, numbering=numbering(*levels, uses=uses)) == ["1.1. a", "1.2. b", "1. c", "1.1. d"]


def test_a_note_mark_typed_by_hand_is_no_part_of_the_number_before_it() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert words_of(f"<w:p>{r('110.000.000')}{r('1', raised)}{r(' đồng')}</w:p>") == ["110.000.000 đồng"]
    assert words_of(f"<w:p>{r('500 triệu đồng')}{r('2', raised)}</w:p>") == ["500 triệu đồng"]
    assert words_of(f"<w:p>{r('05 sản phẩm')}{r('(2)', raised)}{r(' mới')}</w:p>") == ["05 sản phẩm mới"]
    assert words_of(f"<w:p>{r('(đồng)')}{r('1', raised)}{r('2', raised)}</w:p>") == ["(đồng)"]
    assert words_of(f"<w:p>{r('1', raised)}{r(' Theo dự toán')}</w:p>") == ["1 Theo dự toán"]
    assert words_of(f"<w:p>{r('50km')}{r('2', raised)}</w:p>") == ["50km2"]
    assert words_of(f"<w:p>{r('12 m')}{r('2', raised)}{r(' nhà')}</w:p>") == ["12 m2 nhà"]
    assert words_of(f"<w:p>{r('110')}{r('th', raised)}</w:p>") == ["110th"]


def test_words_struck_out_and_controls_nobody_filled_are_not_read() -> None:
    empty = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    struck = r("99 triệu", "<w:strike/>")
    line = f"<w:p>{r('Kinh phí ')}{struck}{r('12 triệu đồng')}{empty.format(r('Nhấp để nhập'))}</w:p>"
    text = read_text(word_file(line + empty.format(p("Nhập ngày"))), "a.docx")
    assert text.content == "Kinh phí 12 triệu đồng"
    assert [(f.rule, f.found) for f in text.findings] == [("damaged-text", "1")]
