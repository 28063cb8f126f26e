"""Rewriting a report's sentence: who may, what history shows, and what later figures do to it."""

from dataclasses import replace

import pytest

from khuyencong.papers import read_text
from khuyencong.papers.forms.edited import sentence_of, words_of
from khuyencong.records.models import Act, Plan, ReportEdit
from khuyencong.records.store import read_bytes
from khuyencong.terms.document import Paragraph, from_json
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work.library import issue
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import (
    SentencePlace,
    edit_sentence,
    keep_sentence,
    preview,
    refresh_sentence,
    reset_sentence,
)
from khuyencong.work.verification import verify
from tests.work.test_issue import order
from tests.world import World, accept_all, item, tell

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2023")
WORDS = "Đã dự 03 hội chợ, chi 440.000.000 đồng."


@pytest.fixture
def place(world: World, plan: Plan) -> SentencePlace:
    lines = preview(world.officer, plan, YEAR).results.lines
    return SentencePlace(plan, "ket-qua", YEAR, f"line-{lines[0].line}-actual")


def shown(world: World, place: SentencePlace, as_of: int | None = None) -> Paragraph:
    found = sentence_of(preview(world.officer, place.plan, YEAR, as_of).document, place.key)
    assert found is not None
    return found


def in_force() -> int | None:
    """The edit that stands, as whoever opens the sentence sees it."""
    row = ReportEdit.objects.filter(withdrawn_at_act=None).first()
    return row.pk if row else None


def test_an_edited_sentence_stands_in_later_previews_with_its_links(world: World, place: SentencePlace) -> None:
    edit = edit_sentence(world.officer, place, f"  {WORDS}\n", "gọn hơn")

    sentence = shown(world, place)
    assert (words_of(sentence), sentence.edited, sentence.moved) == (WORDS, True, False)
    assert [run.text for run in sentence.runs if run.selector] == ["03", "440.000.000"]
    assert sorted(edit.figures.values()) == [3, 440_000_000]
    act = Act.objects.latest("number")
    assert (act.verb, act.actor, act.changes["reason"]) == ("edit_sentence", world.officer, "gọn hơn")
    assert verify() == []


def test_an_edit_is_of_its_own_form_and_period(world: World, place: SentencePlace) -> None:
    edit_sentence(world.officer, place, WORDS)
    half = sentence_of(preview(world.officer, place.plan, Period.parse("2023H1")).document, place.key)
    assert half is None or not half.edited


def test_a_figure_that_moves_marks_the_sentence(world: World, place: SentencePlace) -> None:
    edit_sentence(world.officer, place, WORDS)
    accept_all(world.officer, tell(world, item("1", "Hội chợ trong nước", Role.ACTUAL, 445_000_000)))

    told = preview(world.officer, place.plan, YEAR)
    assert [f.rule for f in told.findings] == ["edited-sentence-moved", "sum-mismatch"]  # nor is its annex its own now
    assert "440.000.000 nay là 445.000.000" in told.findings[0].message_vi
    assert shown(world, place).moved


def moved(world: World, place: SentencePlace) -> None:
    edit_sentence(world.officer, place, "Dự [03] hội chợ, chi [440.000.000] đồng.", "gọn hơn")
    accept_all(world.officer, tell(world, item("1", "Hội chợ trong nước", Role.ACTUAL, 445_000_000)))


def test_the_figure_of_today_is_taken_into_the_words(world: World, place: SentencePlace) -> None:
    moved(world, place)
    refresh_sentence(world.officer, place, in_force())

    told = preview(world.officer, place.plan, YEAR)
    sentence = shown(world, place)
    assert words_of(sentence) == "Dự 03 hội chợ, chi 445.000.000 đồng."
    assert (sentence.edited, sentence.moved, told.findings) == (True, False, ())
    act = Act.objects.latest("number")
    assert (act.verb, act.changes) == ("refresh_sentence", {"440.000.000": "445.000.000"})
    with pytest.raises(Refused, match="không đổi"):
        refresh_sentence(world.officer, place, in_force())


def test_a_sentence_kept_with_its_old_figure_says_so_until_it_is_mended(world: World, place: SentencePlace) -> None:
    moved(world, place)
    with pytest.raises(Refused, match="nêu lý do"):
        keep_sentence(world.officer, place, " ", in_force())
    keep_sentence(world.officer, place, "báo cáo đã gửi bộ", in_force())

    assert not shown(world, place).moved
    (finding,) = preview(world.officer, place.plan, YEAR).findings
    assert finding.rule == "edited-sentence-kept"
    assert "440.000.000 (sổ ghi 445.000.000)" in finding.message_vi
    assert [run.text for run in shown(world, place).runs if run.selector] == ["03", "440.000.000"]


def test_a_number_in_brackets_must_be_a_figure_of_the_sentence(world: World, place: SentencePlace) -> None:
    with pytest.raises(Refused, match=r"\[450.000.001\] không phải số liệu"):
        edit_sentence(world.officer, place, "Chi [450.000.001] đồng.")
    assert not ReportEdit.objects.exists()


def test_written_files_carry_the_edited_words(world: World, place: SentencePlace) -> None:
    edit_sentence(world.officer, place, "Dự đủ [03] hội chợ, chi [440.000.000] đồng.")
    row = issue(world.officer, order(place.plan))
    for file, name in ((row.docx, "b.docx"), (row.pdf, "b.pdf")):
        words = " ".join(read_text(read_bytes(file), name).content.split())
        assert "Dự đủ 03 hội chợ, chi 440.000.000 đồng." in words


def test_a_second_edit_replaces_the_first_and_the_past_keeps_it(world: World, place: SentencePlace) -> None:
    first = edit_sentence(world.officer, place, WORDS)
    wrong = "Đã dự đủ 03 hội chợ, chi 440.000.000 đồng (Bằng chữ: Bốn trăm triệu đồng)."
    edit_sentence(world.officer, place, wrong, seen=first.pk)

    assert words_of(shown(world, place)) == wrong
    assert "words-mismatch" in {found.rule for found in preview(world.officer, place.plan, YEAR).findings}
    assert words_of(shown(world, place, first.act_number)) == WORDS
    assert ReportEdit.objects.filter(withdrawn_at_act__isnull=True).count() == 1


def test_taking_an_edit_back_brings_the_generated_sentence(world: World, place: SentencePlace) -> None:
    before = shown(world, place)
    edit_sentence(world.officer, place, WORDS)
    act = reset_sentence(world.officer, place, in_force())

    assert words_of(shown(world, place)) == words_of(before)
    assert act.verb == "reset_sentence"
    with pytest.raises(Refused, match="chưa được sửa"):
        reset_sentence(world.officer, place, in_force())


def test_an_issued_paper_keeps_the_edited_words(world: World, place: SentencePlace) -> None:
    edit_sentence(world.officer, place, WORDS)
    row = issue(world.officer, order(place.plan))
    reset_sentence(world.officer, place, in_force())

    assert preview(world.officer, place.plan, YEAR, row.as_of).document.blocks == from_json(row.document).blocks
    found = sentence_of(from_json(row.document), place.key)
    assert found is not None
    assert words_of(found) == WORDS


@pytest.mark.parametrize(
    ("text", "reason"),
    [("  \n ", "để trống"), ("Câu\x07có chuông", "ký tự điều khiển"), ("dài " * 1_500, "dài quá")],
)
def test_words_that_no_paper_can_hold_are_refused(world: World, place: SentencePlace, text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        edit_sentence(world.officer, place, text)
    assert not ReportEdit.objects.exists()


def test_the_generated_words_are_no_edit_and_an_unknown_sentence_is_refused(world: World, place: SentencePlace) -> None:
    with pytest.raises(Refused, match="giống hệt"):
        edit_sentence(world.officer, place, words_of(shown(world, place)))
    with pytest.raises(Refused, match="không có câu này"):
        edit_sentence(world.officer, replace(place, key="line-0-actual"), WORDS)


def test_only_officers_of_the_unit_edit(world: World, place: SentencePlace) -> None:
    acts = Act.objects.count()
    for person in (world.leader, world.inspector, world.centre_officer, world.stranger):
        with pytest.raises(Refused, match="không có quyền sửa câu chữ"):
            edit_sentence(person, place, WORDS)
        with pytest.raises(Refused, match="không có quyền sửa câu chữ"):
            keep_sentence(person, place, "thử", in_force())
    assert Act.objects.count() == acts
