"""Lines that a page's width broke are read as one, and what is read is told at its place in the paper."""

from hypothesis import given
from hypothesis import strategies as st

from khuyencong.papers.reading.text.joined import Joined
from khuyencong.terms.facts import Span

from .reading import facts_of

PRINTED = """KẾ HOẠCH
Khuyến công năm 2022

I. NỘI DUNG

1. Tổ chức lớp truyền nghề đan lát cho lao động nông thôn tại các \nxã vùng xa: 03 lớp, dự  kiến \nkinh
phí 180.000.000 \nđồng.
2. Hội chợ: 02 gian hàng.
"""


def test_words_on_two_lines() -> None:
    (first, _) = facts_of(PRINTED).activities
    assert first.title == "Tổ chức lớp truyền nghề đan lát cho lao động nông thôn tại các xã vùng xa"
    assert first.amount is not None
    assert PRINTED[first.amount.span.start : first.amount.span.end].split() == ["180.000.000", "đồng"]
    assert [PRINTED[q.span.start : q.span.end] for q in first.quantities] == ["03 lớp"]


@given(st.text(alphabet="ab \n\t", max_size=40))
def test_every_character_is_led_back_to_itself(content: str) -> None:
    joined = Joined.of(content, [Span(0, len(content))])
    for i, character in enumerate(joined.content):
        back = joined.back(Span(i, i + 1))
        assert content[back.start] == character or (character == " " and content[back.start].isspace())
    assert "  " not in joined.content


def test_nothing_to_join_changes_nothing() -> None:
    assert Joined.of("một dòng", [Span(0, 8)]) == Joined("một dòng")
