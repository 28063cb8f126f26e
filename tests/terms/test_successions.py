"""Carrying figures upward: whole ones follow, split and ended ones do not, and no table can lead in circles."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.terms.successions import Coverage, Link, Successions

D1, D2, D3 = date(2019, 1, 1), date(2024, 1, 1), date(2026, 1, 1)
LINKS = (
    Link("north", "union", Coverage.FULL, D1),
    Link("south", "union", Coverage.FULL, D1),
    Link("union", "city", Coverage.UNCHANGED, D2),
    Link("wide", "east", Coverage.PARTIAL, D2),
    Link("wide", "west", Coverage.PARTIAL, D2),
    Link("edge", "city", Coverage.PARTIAL, D2),
    Link("left", "wide", Coverage.FULL, D1),
)
TREE = Successions.of(LINKS, ends={"north": date(2018, 12, 31), "lost": date(2020, 1, 1)})


@pytest.mark.parametrize(
    ("old", "day", "carrier"),
    [
        ("north", D1, "union"),
        ("north", D3, "city"),
        ("south", D2, "city"),
        ("union", D1, "union"),  # nothing happened yet
        ("wide", D1, "wide"),
        ("wide", D2, None),  # split
        ("left", D1, "wide"),
        ("left", D3, None),  # followed whole, then split
        ("edge", D3, None),  # one part is known, the rest is not
        ("lost", D1, "lost"),
        ("lost", D3, None),  # ended without successor
        ("elsewhere", D3, "elsewhere"),
    ],
)
def test_upward(old: str, day: date, carrier: str | None) -> None:
    assert TREE.upward(old, day) == carrier


def test_holders_say_where_every_part_went() -> None:
    assert TREE.holders("north", D3) == {"city": True}
    assert TREE.holders("wide", D1) == {"wide": True}
    assert TREE.holders("left", D3) == {"east": False, "west": False}
    assert TREE.holders("edge", D3) == {"city": False}
    assert TREE.holders("lost", D3) == {}


_links = st.lists(
    st.builds(
        Link,
        old=st.integers(0, 6),
        new=st.integers(0, 6),
        coverage=st.sampled_from(Coverage),
        date=st.dates(D1, D3),
    )
)


@given(_links, st.integers(0, 6), st.dates(D1, D3))
def test_any_table_comes_to_an_end(links: list[Link[int]], key: int, day: date) -> None:
    carrier = Successions.of(links).upward(key, day)
    assert carrier is None or carrier == key or carrier in {link.new for link in links}


@given(_links, st.integers(0, 6), st.dates(D1, D3))
def test_links_of_later_days_change_nothing(links: list[Link[int]], key: int, day: date) -> None:
    known = [link for link in links if link.date <= day]
    assert Successions.of(links).upward(key, day) == Successions.of(known).upward(key, day)
