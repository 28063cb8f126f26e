"""Whatever is done to a file, it is read or refused in words; a traceback or a hang would take a person's work down.

A short, always equal walk for every run of the tests; `make fuzz` looks further, led by what the readers do.
"""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khuyencong.papers import UnreadablePaper, find_facts, read_text
from khuyencong.papers.reading.formats import Pictures
from khuyencong.papers.reading.formats.picture_page import TooLarge, opened, set_right
from tests.fuzz.damage import Change, cut, flipped, in_part, put_in, told_again
from tests.fuzz.seeds import pictures, seeds

PLACES = st.integers(0, 100_000)
HOSTILE = st.sampled_from([
    b"\x00", b"\xff\xfe", b"<", b"&x;", b"]]>", b"<!DOCTYPE a [<!ENTITY x 'xx'>]>", b"-1", b"99999999999999999999",
    "ế".encode()[:1], b"\r", b"</w:tbl>", b"<w:tbl><w:tr><w:tc>", b"<table><tr><td rowspan=99999 colspan=99999>",
    b"/Kids [2 0 R]", b"/Length -5", b"1e999", b"\x1e3/3\n", b"|" * 300,
])  # fmt: skip
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(lambda at, bit: lambda data: flipped(data, at, bit), PLACES, st.integers(0, 7)),
    st.builds(lambda at: lambda data: cut(data, at), PLACES),
    st.builds(lambda at, words: lambda data: put_in(data, at, words), PLACES, HOSTILE | st.binary(max_size=20)),
    st.builds(
        lambda start, length, times: lambda data: told_again(data, start, length, times),
        PLACES,
        st.integers(1, 60),
        st.integers(0, 40),
    ),
)


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 3))):
        change = draw(CHANGES)
        data = in_part(data, draw(st.integers(0, 9)), change) if draw(st.booleans()) else change(data)
    return data


@pytest.mark.parametrize("name", list(seeds()))
def test_the_seeds_are_honest(name: str) -> None:
    assert read_text(seeds()[name], name).content


@pytest.mark.parametrize("name", list(seeds()))
@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    with suppress(UnreadablePaper):
        text = read_text(data.draw(damaged(seeds()[name])), name, Pictures(read=False))
        assert len(text.line_places) == text.content.count("\n") + 1, "each line knows its own place"
        find_facts(text)


@pytest.mark.parametrize("name", list(seeds()))
@pytest.mark.parametrize("other", ["a.docx", "a.pdf", "a.xlsx", "a.html"])
def test_a_file_under_another_name_is_refused_or_read(name: str, other: str) -> None:
    with suppress(UnreadablePaper):
        find_facts(read_text(seeds()[name], other, Pictures(read=False)))


@pytest.mark.parametrize("name", list(pictures()))
@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_picture_is_opened_or_refused(name: str, data: st.DataObject) -> None:
    assert opened(pictures()[name])
    with suppress(TooLarge):
        stored = opened(data.draw(damaged(pictures()[name])))
        assert stored is None or set_right(stored).picture.size
