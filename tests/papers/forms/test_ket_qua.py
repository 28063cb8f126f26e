"""The form `ket-qua`: what it says of each kind of line, and that its figures are the annex's figures."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.ket_qua.v2026_1 import build
from khuyencong.papers.forms.so_sanh import v2026_1 as so_sanh
from khuyencong.papers.writing import FORMATS, write_paper
from khuyencong.papers.writing.printed import heading_text
from khuyencong.reports.rounding import in_unit
from khuyencong.terms.blanks import Answers
from khuyencong.terms.document import Annex, Document, Heading, Paragraph, Row, TableBlock, from_json, to_json
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period
from khuyencong.terms.reasons import Reason
from khuyencong.terms.results import Outcome, Results, TargetResult
from khuyencong.terms.sheet import Sheet
from tests.papers.forms.samples import DRAFT, LINES, OUTSIDE, RESULTS, SHEET, item, nil, planned, reached, target
from tests.papers.forms.test_round_trip import alarms, read_back, said

PAPER = build(RESULTS, SHEET)


def texts(document: Document) -> dict[str, str]:
    """Sentences by their keys."""
    return {b.key: "".join(r.text for r in b.runs) for b in document.blocks if isinstance(b, Paragraph)}


def headings(document: Document) -> list[str]:
    return [heading_text(block) for block in document.blocks if isinstance(block, Heading)]


def tables(document: Document) -> list[TableBlock]:
    annexes = [block for block in document.blocks if isinstance(block, Annex)]
    return [block for annex in annexes for block in annex.blocks if isinstance(block, TableBlock)]


def figures(document: Document) -> Iterator[tuple[str, str]]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from ((run.text, run.selector) for run in block.runs if run.selector)


def cells(document: Document) -> Iterator[tuple[str, str]]:
    for table in tables(document):
        yield from ((cell.text, cell.selector) for row in table.rows for cell in row.cells if cell.selector)


def row(document: Document, title: str) -> Row:
    return next(row for row in tables(document)[0].rows if row.cells[1].text == title)


def test_sections_stand_in_the_official_order() -> None:
    assert [
        words for words in headings(PAPER) if words.split(".")[0] in {"I", "II", "III", "IV", "V", "VI", "VII"}
    ] == [
        "I. KẾT QUẢ CHUNG NĂM 2031",
        "II. KẾT QUẢ THEO NỘI DUNG",
        "III. NỘI DUNG KHÔNG THỰC HIỆN VÀ NGUYÊN NHÂN",
        "IV. NỘI DUNG KHÔNG PHÁT SINH KINH PHÍ",
        "V. NỘI DUNG CHƯA CÓ SỐ LIỆU",
        "VI. NHIỆM VỤ NGOÀI KẾ HOẠCH",
        "VII. NỘI DUNG VƯỢT KẾ HOẠCH",
    ]


def test_each_number_of_a_sentence_is_a_cell_of_the_annex() -> None:
    bare = {(text.removeprefix("khoảng ").removeprefix("trên "), code) for text, code in cells(PAPER)}
    told = set(figures(PAPER))
    assert len(told) > 30
    assert told <= bare


def test_keys_of_sentences_are_unique_and_lasting() -> None:
    keys = [block.key for block in PAPER.blocks if isinstance(block, Paragraph)]
    assert len(keys) == len(set(keys))
    fewer = build(replace(RESULTS, lines=LINES[1:]), SHEET)
    assert texts(fewer)["line-31-actual"] == texts(PAPER)["line-31-actual"]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("total-plan", "Tổng kinh phí kế hoạch là 3.470.000.000 đồng."),
        ("total-actual", "Tổng kinh phí thực hiện (gồm ước) là 1.565.900.000 đồng."),
        ("total-rate", "Kinh phí thực hiện đạt 39,07% so với kế hoạch; cả ước đạt 45,13% so với kế hoạch."),
        ("total-parts", "Trong đó: đã thực hiện 1.355.900.000 đồng; ước thực hiện 210.000.000 đồng."),
        ("plan-source-2", "- Nguồn kinh phí khác: 410.000.000 đồng."),
        ("line-11-plan", "Kế hoạch: 12 lớp, 360 học viên, kinh phí 310.000.000 đồng."),
        ("line-11-actual", "Thực hiện: 11 lớp, 341 học viên. Kinh phí thực hiện: 282.400.000 đồng."),
        ("line-12-actual", "Thực hiện: 205 học viên. Kinh phí thực hiện: 150.000.000 đồng."),
        (
            "line-12-estimate",
            "Ước thực hiện cả năm: kinh phí 270.000.000 đồng; trong đó phần còn lại: "
            "kinh phí dự kiến 120.000.000 đồng.",
        ),
        (
            "line-20-actual",
            "Thực hiện: không thực hiện.",
        ),
        (
            "not-done-20",
            "- Hỗ trợ máy sấy nông sản: không thực hiện, nguyên nhân: chưa có cơ sở nào nộp đủ hồ sơ đề nghị.",
        ),
        (
            "line-32-actual",
            "Thực hiện: 03 cơ sở CNNT, không phát sinh kinh phí.",
        ),
        (
            "no-cost-32",
            "- Hỗ trợ thuê gian hàng: không phát sinh kinh phí, lý do: chi phí do nguồn khuyến công quốc gia chi trả.",
        ),
        (
            "line-33-plan",
            "Kế hoạch: 28-30 sản phẩm cấp tỉnh, 05 sản phẩm cấp quốc gia, kinh phí 400.000.000 đồng.",
        ),
        ("left-to-annex", "Nội dung ghi «kinh phí theo phụ lục» chưa có số liệu kinh phí kế hoạch."),
        ("line-34-plan", "Kế hoạch: kinh phí theo phụ lục."),
        ("line-34-estimate", "Ước thực hiện: kinh phí dự kiến 90.000.000 đồng."),
        ("line-35-plan", "Kế hoạch: 1.200 cuốn, kinh phí 60.000.000 đồng."),
        ("silent", "Có 01 nội dung chưa có số liệu thực hiện, gồm:"),
        ("silent-35", "- In sách giới thiệu làng nghề."),
        ("line-41-actual", "Thực hiện: kinh phí 3.200.000.000 đồng."),
        ("line-42-actual", "Thực hiện: 01 đoàn, chưa có số liệu kinh phí."),
        ("cause-1", "- Nguyên nhân chung: Phần lớn địa phương đăng ký nhu cầu chậm."),
        (
            "over-31-actual",
            "Thực hiện: kinh phí 447.500.000 đồng. Giải trình: phần tăng được cân đối từ nội dung hỗ trợ máy sấy.",
        ),
        ("over-33-actual", "Thực hiện: kinh phí 476.000.000 đồng. Chưa nêu nguồn bù."),
    ],
)
def test_sentences_tell_each_kind_of_line(key: str, words: str) -> None:
    assert texts(PAPER)[key] == words


def test_contents_are_counted_by_what_became_of_them() -> None:
    assert texts(PAPER)["counts"] == (
        "Kế hoạch khuyến công tỉnh Phú Giang năm 2031 có 08 nội dung, trong đó 04 nội dung đã thực hiện "
        "(02 nội dung vượt kinh phí kế hoạch), 01 nội dung mới có số ước, 01 nội dung không thực hiện, "
        "01 nội dung không phát sinh kinh phí, 01 nội dung chưa có số liệu."
    )


def test_missing_sums_are_dashes_with_a_note_and_nil_is_nought() -> None:
    not_done, free = row(PAPER, "Hỗ trợ máy sấy nông sản"), row(PAPER, "Hỗ trợ thuê gian hàng")
    assert [cell.text for cell in not_done.cells[5:]] == ["1.900.000.000", "–", "", "–", "", "không thực hiện"]
    assert [cell.text for cell in free.cells[5:]] == ["80.000.000", "0", "", "0", "0,00", "không phát sinh kinh phí"]
    unplanned = row(PAPER, "Duy trì phòng trưng bày")
    assert unplanned.cells[5].text == "–"
    assert unplanned.cells[-1].text == "gồm ước; kinh phí theo phụ lục"


def test_the_annex_adds_up_by_its_own_cells() -> None:
    total = row(PAPER, "Cộng")
    assert total.kind == "total"
    _, final, expected, both = (cell.value for cell in total.cells[5:9])
    assert (final, expected, both) == (1_355_900_000, 210_000_000, 1_565_900_000)
    assert total.cells[-1].text == "gồm ước"
    titles = [row.cells[1].text for row in tables(PAPER)[0].rows]
    assert (
        titles.index("Cộng")
        < titles.index("Nhiệm vụ ngoài kế hoạch (không tính vào Cộng)")
        < titles.index(OUTSIDE[0].title)
    )


def test_without_estimates_there_is_one_column_for_what_was_reached() -> None:
    lines = tuple(line for line in LINES if not line.money_actual.estimate)
    plain = build(replace(RESULTS, lines=lines, money_actual=reached(1, 729_900_000)), SHEET)
    assert [c.title for c in tables(plain)[0].columns if c.group == "Kinh phí (đồng)"] == ["Kế hoạch", "Thực hiện"]
    assert "gồm ước" not in texts(plain)["total-actual"]
    assert "total-parts" not in texts(plain)


def test_expected_counts_are_told_apart_from_final_ones() -> None:
    counted = replace(target(51, 2, "lớp", "lớp", 9, None), actual=reached(51, 8, 2, estimate=3))
    line = item(51, "1", "Lớp dệt chiếu", planned(51, 90), reached(51, 80), counted)
    paper = build(only(line), SHEET)
    assert texts(paper)["line-51-actual"] == "Thực hiện: 05 lớp. Kinh phí thực hiện: 80 đồng."
    assert texts(paper)["line-51-estimate"] == "Ước thực hiện cả năm: 08 lớp; trong đó phần còn lại: 03 lớp."
    assert {code for _, code in figures(paper)} <= {code for _, code in cells(paper)}


def test_what_nobody_has_told_of_is_said_once() -> None:
    """A group all of whose contents are silent by its name; a plan of which nothing is known in one sentence."""
    quiet = [replace(LINES[-1], line=60 + n, number=f"4.{n}", title=f"Bản tin số {n}") for n in (1, 2)]
    head = replace(LINES[0], line=60, number="4", title="Tuyên truyền", outcome=Outcome.OPEN)
    told = texts(build(only(*LINES, head, *quiet), SHEET))
    assert [words for key, words in told.items() if key.startswith("silent")] == [
        "Có 03 nội dung chưa có số liệu thực hiện, gồm:",
        "- In sách giới thiệu làng nghề.",
        "- Tuyên truyền (cả 02 nội dung).",
    ]
    parted = replace(LINES[-1], line=59, number="5", title="Có phần đã nêu số liệu", has_parts=True)
    told = texts(build(only(*LINES, parted, replace(quiet[0], depth=2)), SHEET))
    assert [words for key, words in told.items() if key.startswith("silent")][-1] == "- Bản tin số 1."
    assert not {"line-35-actual", "line-61-actual"} & told.keys()
    nothing = texts(build(only(head, *quiet), SHEET))
    assert nothing["silent"] == "Tất cả nội dung của kế hoạch chưa có số liệu thực hiện."
    assert " ".join(nothing.values()).count("chưa có số liệu") == 2  # there, and where the contents are counted


def test_the_dash_is_explained_under_the_table_that_shows_one() -> None:
    def legends(paper: Document) -> list[Paragraph]:
        return [b for a in paper.blocks if isinstance(a, Annex) for b in a.blocks if isinstance(b, Paragraph)]

    (told,) = ("".join(run.text for run in one.runs) for one in legends(PAPER))
    assert told == "Ghi chú: dấu «–» là không có số liệu; số 0 là không phát sinh."
    (told,) = ("".join(run.text for run in one.runs) for one in legends(build(only(LINES[3]), SHEET)))
    assert told == "Ghi chú: dấu «–» là không có số liệu."
    assert legends(build(only(LINES[1]), SHEET)) == []


def test_notes_follow_what_was_reached() -> None:
    line = replace(
        item(51, "1", "Lớp dệt chiếu", planned(51, 90), nil(51), outcome=Outcome.NO_COST),
        notes=("Đã chọn được đơn vị dạy.",),
    )
    assert texts(build(only(line), SHEET))["line-51-note-1"] == "Diễn biến: Đã chọn được đơn vị dạy."


def test_several_reasons_make_one_clause() -> None:
    line = replace(LINES[3], reasons=(Reason("thiếu hồ sơ."), Reason("hết thời hạn;")))
    assert texts(build(only(line), SHEET))["not-done-20"].endswith("nguyên nhân: thiếu hồ sơ; hết thời hạn.")


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("Không thực hiện do chưa có cơ sở pháp lý.", "chưa có cơ sở pháp lý"),
        ("Chưa được thực hiện vì UBND xã chưa đăng ký;", "UBND xã chưa đăng ký"),
        ("Cấp xã không đăng ký", "cấp xã không đăng ký"),
        ("Do vậy không thực hiện", "do vậy không thực hiện"),
        ("Vì thế chưa mở lớp", "vì thế chưa mở lớp"),
        ("Do đó phải dừng", "do đó phải dừng"),
        ("Do thiếu vốn", "thiếu vốn"),
        ("Bộ chưa hướng dẫn", "Bộ chưa hướng dẫn"),
        ("Đồng Nai tạm dừng", "Đồng Nai tạm dừng"),
        ("CNNT chưa có nhu cầu", "CNNT chưa có nhu cầu"),
    ],
)
def test_a_reason_stands_behind_its_label_as_a_clause(read: str, told: str) -> None:
    assert Reason(read).clause == told


def test_sources_nobody_told_of_are_left_to_the_annex() -> None:
    some = replace(RESULTS, sources=(("Kinh phí tỉnh", planned(2, None), reached(2, 5)), RESULTS.sources[1]))
    told = texts(build(some, SHEET))
    assert "plan-source-1" not in told
    assert told["plan-source-2"] == "- Nguồn kinh phí khác: 410.000.000 đồng."


def test_a_cause_read_from_an_earlier_report_keeps_one_label() -> None:
    for words in ("Nguyên nhân: Giao vốn muộn.", "Nguyên nhân chung: Giao vốn muộn."):
        again = replace(RESULTS, causes=(Reason(words),))
        assert texts(build(again, SHEET))["cause-1"] == "- Nguyên nhân chung: Giao vốn muộn."


def test_why_is_told_once_in_the_section_that_lists_such_contents() -> None:
    told = " ".join(texts(PAPER).values())
    assert [told.count(line.why) for line in RESULTS.lines if line.why] == [1, 1, 1]


def test_a_cause_that_a_line_has_told_is_not_told_again_for_all() -> None:
    line = replace(RESULTS.not_done[0], reasons=(Reason("giao vốn muộn"),))
    again = replace(only(line), causes=(Reason("Nguyên nhân: Giao vốn muộn."),))
    assert "cause-1" not in texts(build(again, SHEET))


@pytest.mark.parametrize(
    ("own", "repeated"),
    [
        ("Cấp xã không đăng ký, hoặc hồ sơ của đơn vị chưa đủ điều kiện", True),
        ("giao vốn muộn", False),  # too few words to tell
        ("Cấp xã không đăng ký, hoặc máy móc của cơ sở chưa được thẩm định giá", False),
    ],
)
def test_a_cause_that_says_a_line_s_own_in_more_words_is_not_told_again(own: str, repeated: bool) -> None:
    cause = "Cấp xã không có nhu cầu, hoặc đơn vị đăng ký giao vốn muộn, hồ sơ của đơn vị chưa đủ điều kiện lập đề án."
    line = replace(RESULTS.not_done[0], reasons=(Reason(own),))
    again = replace(only(line), causes=(Reason(f"Nguyên nhân: {cause}"),))
    assert ("cause-1" not in texts(build(again, SHEET))) == repeated


def test_a_cause_that_says_much_more_than_a_line_s_own_stays() -> None:
    own = "Hồ sơ của đơn vị nộp muộn, chưa kịp thẩm định"
    more = "mưa bão kéo dài, đường vào xã hư hỏng nên máy móc không đến nơi, thợ nghỉ việc và giá thép tăng"
    line = replace(RESULTS.not_done[0], reasons=(Reason(own),))
    again = replace(only(line), causes=(Reason(f"Nguyên nhân: {own}, {more}."),))
    assert "cause-1" in texts(build(again, SHEET))


def test_sections_with_nothing_to_say_are_left_out_without_a_gap() -> None:
    calm = build(replace(only(LINES[1]), causes=()), SHEET)
    assert [words for words in headings(calm) if words.isupper()] == [
        "I. KẾT QUẢ CHUNG NĂM 2031",
        "II. KẾT QUẢ THEO NỘI DUNG",
    ]
    outside = build(replace(only(LINES[1]), out_of_plan=OUTSIDE, causes=()), SHEET)
    assert "III. NHIỆM VỤ NGOÀI KẾ HOẠCH" in headings(outside)


def test_what_no_figure_can_say_stands_last_under_titles_of_its_own() -> None:
    said = Answers({"proposals": "Bố trí vốn sớm.\nGiao chỉ tiêu từ quý I.", "difficulties": "Giao vốn muộn."})
    calm = build(replace(only(LINES[1]), causes=()), SHEET, said)
    assert [words for words in headings(calm) if words.isupper()][2:] == [
        "III. KHÓ KHĂN, VƯỚNG MẮC",
        "IV. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    assert texts(calm)["proposals-2"] == "Giao chỉ tiêu từ quý I."


def test_a_plan_that_costs_nothing_says_so() -> None:
    line = replace(LINES[1], money_plan=planned(11, 0))
    assert texts(build(only(line), SHEET))["line-11-plan"].endswith("360 học viên, không phát sinh kinh phí.")


@pytest.mark.parametrize(
    ("period", "title"),
    [
        ("2031", "Kết quả thực hiện Kế hoạch khuyến công tỉnh Phú Giang năm 2031"),
        ("2031H1", "Kết quả thực hiện Kế hoạch khuyến công tỉnh Phú Giang 6 tháng đầu năm 2031"),
        ("2031Q3", "Kết quả thực hiện Kế hoạch khuyến công tỉnh Phú Giang quý III năm 2031"),
    ],
)
def test_the_title_names_the_period(period: str, title: str) -> None:
    assert build(replace(RESULTS, period=Period.parse(period)), SHEET).title == title


def test_the_paper_survives_as_a_snapshot() -> None:
    assert from_json(to_json(PAPER)) == PAPER
    assert build(RESULTS, SHEET) == PAPER
    assert PAPER.form == "ket-qua/2026-1"


def test_a_sheet_without_number_makes_a_draft() -> None:
    assert build(RESULTS, DRAFT).is_draft
    assert not PAPER.is_draft


def only(*lines: object) -> Results:
    return replace(RESULTS, lines=lines, out_of_plan=())  # type: ignore[arg-type]


@pytest.mark.parametrize("write", [build, so_sanh.build])
def test_a_counted_estimate_is_marked_in_its_row(write: Callable[[Results, Sheet], Document]) -> None:
    """The second target of a content has its own mark; the money of that content is final."""
    expected = replace(reached(51, 8, 4), estimate=8, estimate_selector=reached(51, 8, 4).selector)
    targets = (
        target(51, 3, "học viên", "học viên", 20, 20),
        TargetResult("cơ sở CNNT", "cơ sở CNNT", planned(51, 9, 4), expected),
    )
    line = item(51, "1", "Lớp nghề", planned(51, 50_000_000), reached(51, 40_000_000), *targets)
    annex = write(replace(RESULTS, lines=(line,), out_of_plan=()), SHEET).blocks[-1]
    assert isinstance(annex, Annex)
    table = annex.blocks[0]
    assert isinstance(table, TableBlock)
    assert [row.cells[-1].text for row in table.rows[:2]] == ["", "gồm ước"]


@pytest.mark.parametrize("format", FORMATS)
def test_money_of_no_source_stands_among_the_sources_and_is_read_back_as_no_total(format: str) -> None:
    unsourced = (planned(1, -20_000_000), reached(1, 1_234_000))
    document = build(replace(RESULTS, unsourced=unsourced), SHEET)
    words, table = texts(document), tables(document)[1]
    assert words["plan-source-3"] == "- Chưa nêu nguồn: -20.000.000 đồng."
    assert words["actual-source-3"] == "- Chưa nêu nguồn: 1.234.000 đồng."
    assert [cell.text for cell in table.rows[-1].cells] == ["Chưa nêu nguồn", "-20.000.000", "1.234.000"]
    text = read_text(write_paper(document, format), f"van-ban.{format}")
    found, before = find_facts(text), read_back(build(RESULTS, SHEET), format)
    assert (said(found), len(found.totals)) == (said(before), len(before.totals))
    assert alarms(document, format) == []


def test_a_sum_of_which_no_source_was_told_has_no_list_of_one() -> None:
    sources = (("Ngân sách tỉnh", planned(2, 3_470_000_000), reached(2, None)),)
    unsourced = (planned(1, None), reached(1, 1_565_900_000))
    words = texts(build(replace(RESULTS, sources=sources, unsourced=unsourced), SHEET))
    assert "plan-source-1" in words
    assert "actual-source-1" not in words


def test_the_sources_and_what_has_none_are_rounded_to_the_whole() -> None:
    whole = RESULTS.money_actual.value or 0
    of_sources = sum(actual.value or 0 for _, _, actual in RESULTS.sources)
    told = in_unit(
        replace(RESULTS, unsourced=(planned(1, None), reached(1, whole - of_sources))), MoneyUnit.WHOLE_MILLION
    )
    shown = [told.money_actual, *(actual for _, _, actual in told.sources), (told.unsourced or (None, None))[1]]
    total, *parts = [figure.rounded.value for figure in shown if figure and figure.rounded]
    assert sum(parts) == total
