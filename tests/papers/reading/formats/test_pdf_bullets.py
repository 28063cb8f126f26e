"""Bullets that a browser draws, and bullets within bullets, are those of a list."""

import pytest

from khuyencong.papers import read_text
from khuyencong.papers.reading.formats.lines import Line
from khuyencong.papers.reading.formats.pdf_bullets import with_depths
from khuyencong.terms.facts import Area, Place
from tests.papers.reading.formats.pdf_files import pdf_file

DOT = (50.0, 702.0, 54.0, 706.0)


def test_a_drawn_dot_before_words_is_a_bullet() -> None:
    text = read_text(pdf_file(([(60, 700, "Hoi cho: 12 gian hang, 40 trieu dong")], [DOT])), "a.pdf")
    assert text.content == "• Hoi cho: 12 gian hang, 40 trieu dong"


@pytest.mark.parametrize("dot", [(10.0, 702.0, 14.0, 706.0), (50.0, 720.0, 54.0, 724.0), (50.0, 702.0, 58.0, 710.0)])
def test_a_mark_elsewhere_or_larger_is_none(dot: tuple[float, float, float, float]) -> None:
    text = read_text(pdf_file(([(60, 700, "Hoi cho: 12 gian hang, 40 trieu dong")], [dot])), "a.pdf")
    assert text.content == "Hoi cho: 12 gian hang, 40 trieu dong"


def test_a_bullet_further_right_stands_within_the_one_above() -> None:
    told = [("• A", 0.14), ("• B", 0.2), ("• C", 0.2), ("• D", 0.14), ("2. E", 0.14), ("• F", 0.2)]
    lines = [Line(words, Place(1, area=Area.of(left, 0.1, 0.9, 0.12))) for words, left in told]
    assert [line.text for line in with_depths(lines)] == ["• A", "○ B", "○ C", "• D", "2. E", "• F"]
