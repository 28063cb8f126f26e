"""Diacritics go back to their letters, and sound words are left alone."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.terms.vietnamese import Repaired, fold, fold_in_place, is_syllable, nfc, repair, tone_free_key

WORDS = ["Đồng", "nghệ", "huyện", "quyết", "thuở", "giếng", "gì", "khuỷu", "ngoằn", "hoà", "hòa", "thuý", "Ươm", "tạo"]


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("hoc̣ nghề", "học nghề"),  # a tone on the consonant behind its vowel
        ("đươc̣ mời", "được mời"),
        ("đa ̃mở", "đã mở"),  # a mark torn off by a blank
        ("hội thi,̣ hội chợ", "hội thị, hội chợ"),  # a mark behind punctuation
        ("só̂ liệu", "số liệu"),  # tone before quality
        ("taọ hình", "tạo hình"),  # a tone where neither style puts it
        ("điṇh kỳ", "định kỳ"),
    ],
)
def test_torn_marks_go_back(damaged: str, sound: str) -> None:
    assert repair(damaged).text == nfc(sound)


@pytest.mark.parametrize("word", WORDS)
def test_sound_words_are_left_alone(word: str) -> None:
    assert repair(word).text == nfc(word)
    assert repair(word).count == 0


def test_lost_letters_are_not_guessed() -> None:
    assert repair("Thươg mại").text == "Thươg mại"
    assert not is_syllable("Thươg")


@given(st.lists(st.sampled_from([*WORDS, "hoc̣", "taọ", "a ̃", "1.200", ",", "(x)"]), max_size=12))
def test_repairing_twice_changes_nothing(words: list[str]) -> None:
    once = repair(" ".join(words)).text
    assert repair(once).text == once


@given(st.text(alphabet="aăâeêioôơuưyđbcghntAĐÔ \u0300\u0301\u0323\u0302", max_size=40))
def test_repair_never_fails_and_composes(text: str) -> None:
    repaired = repair(text).text
    assert repaired == unicodedata.normalize("NFC", repaired)


def test_folding_forgets_marks_and_case() -> None:
    assert fold("Xúc tiến ĐẦU tư") == "xuc tien dau tu"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_folding_in_place_keeps_positions(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)


def test_a_key_forgets_where_the_tone_stands() -> None:
    assert tone_free_key("Biên Hoà") == tone_free_key("Biên Hòa")
    assert tone_free_key("hoá") != tone_free_key("hoà")


@pytest.mark.parametrize("name", ["001", "002", "003", "004"])
def test_undamaged_papers_stay_as_they_are(corpus: Path, name: str) -> None:
    text = (corpus / f"{name}.txt").read_text(encoding="utf-8")
    assert repair(text).text == nfc(text)


def test_the_damaged_paper_has_no_loose_mark_left(corpus: Path) -> None:
    repaired = repair((corpus / "000.txt").read_text(encoding="utf-8"))
    assert repaired.count > 100
    assert not [c for c in repaired.text if unicodedata.combining(c)]


def test_folding_knows_loose_marks_and_keeps_strange_letters() -> None:
    assert fold("Đồng Nai – «TP»") == "dong nai – «tp»"
    assert fold(unicodedata.normalize("NFD", "Khuyến công")) == "khuyen cong"
    assert fold("α Ω ☎") == "α ω ☎"


def test_letters_of_other_tongues_that_look_like_one_of_ours() -> None:
    assert repair("Ðồng Nai, ðề án") == Repaired("Đồng Nai, đề án", 2)
