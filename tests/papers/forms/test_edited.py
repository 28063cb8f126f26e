"""A person's sentence in a generated paper: linked where its numbers are figures, marked when one has moved."""

import re
from dataclasses import replace

import pytest

from khuyencong.papers.forms.edited import (
    SentenceEdit,
    UnknownFigure,
    chips_of,
    figures_beside,
    figures_under,
    linked,
    links_of,
    refreshed,
    sentence_of,
    template_of,
    timeless,
    typed_numbers,
    with_edits,
    worded,
    words_of,
)
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.writing import write_html
from khuyencong.terms.document import Document, Paragraph, Run
from khuyencong.terms.results import Results
from tests.papers.forms.samples import RESULTS, SHEET, reached

KEY = "line-11-actual"
WORDS = "Đã mở 11 lớp cho 341 học viên với 282.400.000 đồng; năm 2031 là năm thứ 3."


def paper(results: Results = RESULTS) -> Document:
    return ket_qua.build(results, SHEET)


def sentence(document: Document, key: str = KEY) -> Paragraph:
    found = sentence_of(document, key)
    assert found is not None
    return found


def edit(text: str = WORDS) -> SentenceEdit:
    runs = linked(text, sentence(paper()), paper())
    return SentenceEdit(KEY, text, figures_under(sentence(paper()).runs), links_of(runs))


def spent(amount: int) -> Results:
    """The same results after somebody corrected what line 11 cost."""
    lines = tuple(
        replace(line, money_actual=reached(11, amount)) if line.line == 11 else line for line in RESULTS.lines
    )
    return replace(RESULTS, lines=lines)


def test_the_words_stand_in_their_place_and_nothing_else_changes() -> None:
    document, findings = with_edits(paper(), [edit()])
    changed = [(a, b) for a, b in zip(paper().blocks, document.blocks, strict=True) if a != b]
    assert [words_of(after) for _, after in changed if isinstance(after, Paragraph)] == [WORDS]
    assert findings == []
    assert (sentence(document).edited, sentence(document).moved) == (True, False)


def test_numbers_that_are_figures_of_the_sentence_stay_traceable_and_others_do_not() -> None:
    document, _ = with_edits(paper(), [edit()])
    generated = {run.text: run.selector for run in sentence(paper()).runs if run.selector}
    assert {run.text: run.selector for run in sentence(document).runs if run.selector} == generated
    assert set(generated) == {"11", "341", "282.400.000"}


def test_a_long_number_is_linked_to_the_figure_it_is_elsewhere_in_the_paper() -> None:
    runs = linked("Kế hoạch giao 310.000.000 đồng cho 12 lớp.", sentence(paper()), paper())
    assert [run.text for run in runs if run.selector] == ["310.000.000"]  # «12» may be anything


def test_a_figure_that_moved_marks_the_sentence_and_says_from_what_to_what() -> None:
    document, findings = with_edits(paper(spent(290_000_000)), [edit()])
    assert sentence(document).moved
    assert [run.text for run in sentence(document).runs if run.selector] == ["11", "341", "282.400.000"]
    assert [finding.rule for finding in findings] == ["edited-sentence-moved"]
    assert "282.400.000 nay là 290.000.000" in findings[0].message_vi


def test_figures_stand_in_brackets_and_may_change_places() -> None:
    generated = sentence(paper())
    assert template_of(generated.runs).count("[") == 3
    runs = worded("Chi [282.400.000] đồng cho [341] học viên.", chips_of(generated.runs), generated, paper())
    assert words_of(Paragraph(runs)) == "Chi 282.400.000 đồng cho 341 học viên."
    assert [run.text for run in runs if run.selector] == ["282.400.000", "341"]


def test_two_figures_that_print_alike_are_told_apart() -> None:
    twice = (Run("Có "), Run("03", selector="l=1&m=1&r=plan&f=2031-01-01&t=2031-12-31"), Run(" và "),
             Run("03", selector="l=2&m=1&r=plan&f=2031-01-01&t=2031-12-31"))  # fmt: skip
    assert template_of(twice) == "Có [03] và [03|2]"
    runs = worded("Có [03|2] rồi [03].", chips_of(twice), Paragraph(twice), paper())
    assert [run.selector for run in runs if run.selector] == [twice[3].selector, twice[1].selector]


@pytest.mark.parametrize("template", ["Chi [282.400.001] đồng", "Có [341|2] học viên", "[ghi chú] thêm"])
def test_only_figures_of_the_sentence_stand_in_brackets(template: str) -> None:
    generated = sentence(paper())
    with pytest.raises(UnknownFigure):
        worded(template, chips_of(generated.runs), generated, paper())


def test_another_figure_of_the_content_may_be_put_into_a_sentence() -> None:
    bare = replace(sentence(paper()), runs=(Run("Thực hiện: không thực hiện."),))
    beside = figures_beside(paper(), KEY, {})
    assert {"[282.400.000]", "[341]"} <= set(beside)
    assert all(run.selector and run.selector.startswith("11.") for run in beside.values())
    runs = worded("Chi [282.400.000] đồng.", beside, bare, paper())
    assert [run.text for run in runs if run.selector] == ["282.400.000"]
    generated = sentence(paper())
    taken = figures_beside(paper(), KEY, chips_of(generated.runs))
    assert not {run.text for run in taken.values()} & {"282.400.000", "341"}, (
        "what it says already is not offered again"
    )


def test_figures_of_today_are_taken_into_the_words() -> None:
    runs = refreshed(edit(), paper(spent(290_000_000)))
    assert runs is not None
    assert words_of(Paragraph(runs)) == WORDS.replace("282.400.000", "290.000.000")
    lines = tuple(line for line in RESULTS.lines if line.line != 11)
    assert refreshed(edit(), paper(replace(RESULTS, lines=lines))) is None


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("cấp một khoản 500.000.000 đồng, mỗi lần 1.500.000 đồng", ["500.000.000", "1.500.000"]),
        ("trong năm 26 cơ sở được hỗ trợ, đạt 5/7 sản phẩm", ["26", "5", "7"]),
        ("theo khoản 2 Điều 15, mục 2.1, đợt 3 năm 2031, ngày 5/7, từ 5/7 đến 09/7/2031, 9 tháng, số 12/QĐ-UBND", []),
    ],
)
def test_what_counts_is_told_from_what_only_names(words: str, numbers: list[str]) -> None:
    assert typed_numbers(words, ()) == numbers


def test_a_number_somebody_typed_is_told_and_so_is_an_old_one_that_was_kept() -> None:
    typed = edit("Đã mở 11 lớp cho 341 học viên với 301.234.567 đồng.")
    assert [f.rule for f in with_edits(paper(), [typed])[1]] == ["edited-sentence-figure"]
    share = edit("Đã mở 11 lớp cho 341 học viên với 282.400.000 đồng, đạt 99,99% kế hoạch.")
    assert ["99,99" in f.message_vi for f in with_edits(paper(), [share])[1]] == [True]
    short = edit(WORDS + " Còn 26 sản phẩm của quý I, 9 tháng năm 2031, ngày 5/6 theo mục 2 văn bản 12/QĐ-UBND.")
    document, (told,) = with_edits(paper(), [short])
    assert told.message_vi.endswith("không dẫn về sổ: 26."), "what is a day, a year, an order or a paper counts nothing"
    assert re.findall("<mark>(.*?)</mark>", write_html(document, traceable=True)) == ["26"]
    assert "<mark>" not in write_html(document)
    now = figures_under(sentence(paper(spent(290_000_000))).runs)
    (kept,) = with_edits(paper(spent(290_000_000)), [replace(edit(), figures=now)])[1]
    assert (kept.rule, "282.400.000 (sổ ghi 290.000.000)" in kept.message_vi) == ("edited-sentence-kept", True)


def test_a_figure_that_moved_back_marks_nothing() -> None:
    assert with_edits(paper(spent(282_400_000)), [edit()])[1] == []


def test_a_sentence_that_the_paper_no_longer_has_is_told() -> None:
    lines = tuple(line for line in RESULTS.lines if line.line != 11)
    document, findings = with_edits(paper(replace(RESULTS, lines=lines)), [edit()])
    assert sentence_of(document, KEY) is None
    assert "không còn chỗ" in findings[0].message_vi


def test_the_preview_marks_edited_and_moved_sentences_and_the_paper_itself_does_not() -> None:
    document, _ = with_edits(paper(spent(290_000_000)), [edit()])
    assert f'class="edited moved" data-key="{KEY}"' in write_html(document, traceable=True)
    assert 'class="edited' not in write_html(document)


@pytest.mark.parametrize("act", ["", ".n7", ".n41"])
def test_a_figure_is_known_again_at_any_act(act: str) -> None:
    code = "7.1.p.2031"
    assert timeless(code + act) == code
