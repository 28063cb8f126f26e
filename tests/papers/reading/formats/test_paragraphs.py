"""Lines of a page are one paragraph when their places say so, and only then."""

import pytest

from khuyencong.papers import read_text
from khuyencong.papers.reading.formats.lines import Line, with_whole_numbers
from khuyencong.papers.reading.formats.paragraphs import joined
from khuyencong.terms.facts import Area, Place
from tests.papers.reading.formats.pdf_files import pdf_file

MARGIN, INDENTED, RIGHT = 0.14, 0.19, 0.93
FULL = "Mở lớp nghề cho người lao động ở các xã vùng xa của tỉnh"
ALSO = "Kinh phí lấy từ nguồn khuyến công địa phương đã giao đầu"
SHORT = "trong năm 2031."


def page(*told: tuple[float, str, float], number: int = 1, step: float = 0.02) -> list[Line]:
    """Lines down a page: where each begins, its words, and how many steps it stands below the one before."""
    lines, top = [], 0.1
    for left, words, steps in told:
        top += steps * step
        right = RIGHT if len(words) > 40 else left + 0.014 * len(words)
        lines.append(Line(words, Place(number, area=Area.of(left, top, right, top + 0.016))))
    return lines


def words(lines: list[Line]) -> list[str]:
    return [line.text for line in joined(lines)]


def test_an_indent_begins_a_paragraph_and_a_full_line_goes_on() -> None:
    paragraph = [(INDENTED, FULL, 1.3), (MARGIN, ALSO, 1), (MARGIN, SHORT, 1)]
    told = joined(page(*paragraph * 4))
    assert [line.text for line in told] == [f"{FULL} {ALSO} {SHORT}"] * 4
    assert told[0].place.area == Area(MARGIN, 0.126, RIGHT, 0.182)


def test_blank_space_begins_a_paragraph_where_nothing_is_indented() -> None:
    paragraph = [(MARGIN, FULL + ".", 2), (MARGIN, ALSO, 1), (MARGIN, SHORT, 1)]
    assert words(page(*paragraph * 4)) == [f"{FULL}. {ALSO} {SHORT}"] * 4


def test_where_nothing_tells_a_closed_line_ends_its_paragraph() -> None:
    paragraph = [(MARGIN, FULL, 1), (MARGIN, FULL + ".", 1)]
    assert words(page(*paragraph * 4)) == [f"{FULL} {FULL}."] * 4


def test_a_full_line_that_ends_with_a_colon_goes_on_with_its_figure() -> None:
    told = [(f"{FULL}:", "1.250.000.000 đồng."), (f"{ALSO}:", "0 đồng.")] * 2
    assert words(page(*((MARGIN, part, 1) for pair in told for part in pair))) == [" ".join(pair) for pair in told]
    listed = [f"{FULL}:", "1. Hội chợ.", f"{ALSO}:", "2. Lớp."] * 2
    assert words(page(*((MARGIN, part, 1) for part in listed))) == listed


def test_lines_a_little_apart_go_on_where_space_tells_no_paragraph() -> None:
    """A sign of another font makes its line taller."""
    paragraph = [(MARGIN, FULL, 1), (MARGIN, ALSO, 1.3), (MARGIN, f"{SHORT}", 1)]
    assert words(page(*paragraph * 4)) == [f"{FULL} {ALSO} {SHORT}"] * 4


def test_items_at_the_margin_stay_apart_but_a_dash_in_a_sentence_does_not() -> None:
    start = [(INDENTED, FULL, 1), (MARGIN, SHORT, 1), (INDENTED, ALSO, 1), (MARGIN, SHORT, 1)] * 2
    for item in ("- Hội chợ trong nước", "2.1 Hội chợ trong nước", "b) Hội chợ trong nước"):
        assert words(page(*start, (INDENTED, FULL, 1), (MARGIN, item, 1)))[-2:] == [FULL, item]
    assert words(page(*start, (INDENTED, FULL, 1), (MARGIN, "- xã hội", 1)))[-1] == f"{FULL} - xã hội"


def test_a_sentence_goes_on_overleaf_but_not_in_a_footnote() -> None:
    start = [(INDENTED, FULL, 1), (MARGIN, SHORT, 1), (INDENTED, ALSO, 1), (MARGIN, SHORT, 1)] * 2
    first = page(*start, (INDENTED, FULL, 1))
    after = page((MARGIN, ALSO, 1), (MARGIN, SHORT, 1), *start, number=2)
    assert words(first + after)[4] == f"{FULL} {ALSO} {SHORT}"
    small = Line("chú thích", Place(1, area=Area.of(MARGIN, 0.26, 0.3, 0.268)))
    assert words([*first, small])[-2:] == [FULL, "chú thích"]


def test_a_wide_word_that_went_to_the_next_line_ends_no_paragraph() -> None:
    """Nor does a line that ends with a comma, or within brackets, whatever room was left on it."""
    start = [(INDENTED, FULL, 1), (MARGIN, SHORT, 1), (INDENTED, ALSO, 1), (MARGIN, SHORT, 1)] * 2
    room = "Mở lớp nghề cho người ở các xã vùng"
    for above, below in ((room, "xa"), (f"{room},", "NCCĐNVĐP"), (f"{room} (13/8", "– 18/8/2031). Đã đủ.")):
        lines = page(*start, (INDENTED, above, 1), (MARGIN, below, 1))
        area = lines[-2].place.area
        assert area is not None
        lines[-2] = Line(above, Place(1, area=Area.of(INDENTED, area.top, 0.75, area.bottom)))
        assert words(lines)[-1] == f"{above} {below}"
    assert words(page(*start, (INDENTED, f"{room}.", 1), (MARGIN, "Xa.", 1)))[-2:] == [f"{room}.", "Xa."]


def test_lines_without_the_space_of_paragraphs_are_of_one() -> None:
    paragraph = [(MARGIN, FULL, 1.25), (MARGIN, f"{ALSO} tư cho xã.", 1), (MARGIN, SHORT, 1)]
    told = page(*paragraph * 4)
    ragged = [Line(line.text, Place(1, area=Area.of(MARGIN, a.top, min(a.right, 0.8), a.bottom)))
              for line in told if (a := line.place.area)]  # fmt: skip
    ragged[0] = told[0]
    assert words(ragged) == [f"{FULL} {ALSO} tư cho xã. {SHORT}"] * 4


def test_a_number_broken_at_its_hyphen_is_whole_again() -> None:
    start = [(INDENTED, FULL, 1), (MARGIN, SHORT, 1), (INDENTED, ALSO, 1), (MARGIN, SHORT, 1)] * 2
    broken = (INDENTED, "Thực hiện Kế hoạch năm 2031 của tỉnh số 12/KH-", 1)
    assert words(page(*start, broken, (MARGIN, "UBND", 1)))[-1].endswith("số 12/KH-UBND")


def test_recipients_run_over_their_column() -> None:
    foot = [(MARGIN, "Nơi nhận:", 3), (MARGIN, "- Các sở, ngành: Công", 1), (MARGIN, "Thương, Tài chính;", 1),
            (MARGIN, "- Lưu: VT.", 1), (0.6, "GIÁM ĐỐC", 1)]  # fmt: skip
    assert words(page(*foot)) == [
        "Nơi nhận:",
        "- Các sở, ngành: Công Thương, Tài chính;",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
    ]


def test_rows_of_a_table_are_never_joined() -> None:
    rows = [Line(f"{FULL} |", Place(1, row, area=Area(MARGIN, row / 10, RIGHT, (row + 1) / 10))) for row in range(1, 6)]
    assert joined(rows) == tuple(rows)


def test_a_list_counted_within_its_sentence_is_no_item_below_it() -> None:
    start = [(INDENTED, FULL, 1), (MARGIN, SHORT, 1), (INDENTED, ALSO, 1), (MARGIN, SHORT, 1)] * 2
    listed = "Hai việc chưa làm gồm: (1) Mở lớp nghề cho lao động nữ;"
    assert words(page(*start, (INDENTED, listed, 1), (MARGIN, "(2) Dự hội chợ.", 1)))[-1] == f"{listed} (2) Dự hội chợ."
    assert words(page(*start, (INDENTED, FULL, 1), (MARGIN, "(2) Dự hội chợ.", 1)))[-2:] == [FULL, "(2) Dự hội chợ."]


def test_the_currency_of_a_sum_is_no_item() -> None:
    start = [(INDENTED, FULL, 1), (MARGIN, SHORT, 1), (INDENTED, ALSO, 1), (MARGIN, SHORT, 1)] * 2
    told = "Kinh phí thực hiện của cả chương trình là 30.185.680"
    assert words(page(*start, (INDENTED, told, 1), (MARGIN, "đ. Kết quả:", 1)))[-1] == f"{told} đ. Kết quả:"
    assert words(page(*start, (INDENTED, FULL, 1), (MARGIN, "đ) Kết quả:", 1)))[-2:] == [FULL, "đ) Kết quả:"]


def test_ragged_lines_have_the_margin_of_the_longest() -> None:
    ends = (0.93, 0.9, 0.88, 0.91, 0.86)
    told = [
        Line(said, Place(1, area=Area.of(MARGIN, top / 50, right, top / 50 + 0.016)))
        for i, right in enumerate(ends)
        for said, right, top in ((FULL, right, 5 + 3 * i), (SHORT, 0.3, 6 + 3 * i))
    ]
    assert words(told) == [f"{FULL} {SHORT}"] * len(ends)


def test_the_item_above_the_recipients_is_none_of_them() -> None:
    foot = [(MARGIN, "- Thiếu cộng tác viên", 3), (MARGIN, "Nơi nhận:", 1), (MARGIN, "- Lưu: VT.", 1)]
    assert words(page(*foot)) == ["- Thiếu cộng tác viên", "Nơi nhận:", "- Lưu: VT."]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("kinh phí 124.000.", "000 đồng.", ["kinh phí 124.000.000", "đồng."]),
        ("kinh phí 2.", "596.690.000 đồng", ["kinh phí 2.596.690.000", "đồng"]),
        ("kinh phí 2.596", ".690.000 đồng", ["kinh phí 2.596.690.000", "đồng"]),
        ("kinh phí 12.", "500 đồng", ["kinh phí 12.500", "đồng"]),
        ("tổng: 1.250.", "000", ["tổng: 1.250.000"]),
        # and what two lines tell for themselves
        ("cho lớp số 25.", "300 lao động được đào tạo", None),
        ("đã chi 1.250.000.", "300 lao động được đào tạo", None),
        ("trong năm 2024.", "000 đồng", None),
        ("theo mục 1.1.", "250.000 đồng", None),
        ("ngày 25.06.", "2024 tại xã", None),
        ("kinh phí 1.250", "000 đồng", None),
        ("từ 1.250.", "000/QĐ", None),
    ],
)
def test_a_number_that_the_end_of_a_line_has_cut(above: str, below: str, whole: list[str] | None) -> None:
    told = with_whole_numbers([Line(above), Line(below)])
    assert [line.text for line in told] == (whole or [above, below])
    assert with_whole_numbers([Line(above, Place(row=1)), Line(below, Place(row=2))])[0].text == above


def test_a_number_cut_in_a_page_or_in_plain_text_is_read_whole() -> None:
    cut = ["1. Mo lop nghe cho lao dong tai xa, kinh phi thuc hien 124.000.", "000 dong."]
    drawn = pdf_file(([(60, 700 - 16 * i, line) for i, line in enumerate(cut)], []))
    assert "124.000.000" in read_text(drawn, "a.pdf").content
    assert "124.000.000" in read_text("\n".join(cut).encode(), "a.txt").content


def test_the_day_of_a_head_ends_it_though_it_reaches_the_margin() -> None:
    told = [f"Sở Công Thương tỉnh Đồng Nai, ngày 0{i} tháng 7 năm 2024" for i in range(1, 4)]
    assert words(page(*((MARGIN, part, 1) for day in told for part in (day, "BÁO CÁO")))) == [
        part for day in told for part in (day, "BÁO CÁO")
    ]


HANGING = 0.165


@pytest.mark.parametrize("bullet", ["•", "-", "+", "1.", "a)"])
def test_lines_under_the_words_behind_a_bullet_go_on_with_it(bullet: str) -> None:
    """So Word sets its lists; a sum or a name at such a line's beginning opens nothing."""
    item = [(MARGIN, f"{bullet} {FULL}", 1.4), (HANGING, "22.000.000 đồng, Vũng Tàu góp thêm 11.000.000 đồng", 1)]
    told = words(page(*[*item, (HANGING, SHORT, 1)] * 4))
    assert told == [f"{bullet} {FULL} 22.000.000 đồng, Vũng Tàu góp thêm 11.000.000 đồng {SHORT}"] * 4


def test_what_hangs_under_a_short_item_or_at_another_place_stands_alone() -> None:
    item = [(MARGIN, f"• {FULL}", 1.4), (HANGING, SHORT, 1)]
    assert words(page(*item * 4, (MARGIN, "• Hội chợ", 1.4), (HANGING, ALSO, 1)))[-2:] == ["• Hội chợ", ALSO]
    assert words(page(*item * 4, (MARGIN, f"• {FULL}", 1.4), (HANGING, ALSO, 1), (INDENTED, FULL, 1)))[-1] == FULL


def test_an_open_line_further_in_goes_on_right_under_it() -> None:
    """A browser draws the bullets of a list and writes its words further in."""
    item = [(INDENTED, f"• {FULL}", 1.4), (INDENTED, SHORT, 1)]
    start = [(MARGIN, FULL, 1), (MARGIN, SHORT, 1)] * 2
    assert words(page(*start, *item * 3))[-3:] == [f"• {FULL} {SHORT}"] * 3
    assert words(page(*start, (INDENTED, f"{FULL}.", 1.4), (INDENTED, ALSO, 1)))[-2:] == [f"{FULL}.", ALSO]


def test_the_second_bullet_of_word_begins_an_item() -> None:
    """It is the letter «o»."""
    start = [(INDENTED, FULL, 1), (MARGIN, SHORT, 1), (INDENTED, ALSO, 1), (MARGIN, SHORT, 1)] * 2
    assert words(page(*start, (INDENTED, FULL, 1), (MARGIN, "o Hội chợ", 1)))[-2:] == [FULL, "o Hội chợ"]
