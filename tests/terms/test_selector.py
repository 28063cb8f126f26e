"""The code of a selector: short, readable in an address as it is, and read back to the same question."""

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Cell
from khuyencong.terms.periods import Period, Window
from khuyencong.terms.selector import JUST_THERE, ON_TODAYS_MAP, Selector, short_code

YEAR = Period.parse("2025").window
IDS = st.integers(1, 10**12)
PATHS = st.lists(IDS, max_size=3).map(lambda ids: "/" + "".join(f"{one}/" for one in ids))
SOURCES = st.lists(st.sampled_from(["kcdp", "kcqg", "thu-hut", "3"]), max_size=2).map(
    lambda names: "/" + "".join(f"{one}/" for one in names)
)
CALENDAR = st.sampled_from(["2025", "2025H1", "2024Q3"]).map(lambda code: Period.parse(code).window)
DAYS = st.lists(st.dates(date(1900, 1, 1), date(2099, 12, 31)), min_size=2, max_size=2).map(
    lambda d: Window(*sorted(d))
)
SELECTORS = st.builds(
    Selector,
    line=IDS,
    measure=IDS,
    roles=st.lists(st.sampled_from(list(Role)), min_size=1, unique=True).map(tuple),
    window=st.one_of(CALENDAR, DAYS),
    source=SOURCES,
    unit=PATHS,
    area=PATHS,
    act=st.none() | IDS,
    since=st.none() | IDS,
    also=st.lists(IDS, max_size=3).map(tuple),
    besides=st.lists(IDS, max_size=3).map(tuple),
)
REMAINDERS = st.builds(lambda whole, less: replace(whole, less=less), SELECTORS, SELECTORS)
LEFT = st.builds(lambda whole, less: replace(whole, less=replace(whole, roles=less.roles)), SELECTORS, SELECTORS)


@given(SELECTORS | REMAINDERS)
def test_a_code_reads_back_to_the_same_question(selector: Selector) -> None:
    assert Selector.decode(selector.encode()) == selector


@given(SELECTORS | REMAINDERS | LEFT)
def test_an_address_reads_back_to_the_same_question(selector: Selector) -> None:
    assert Selector.decode(short_code(selector.encode())) == selector


def test_what_is_left_names_lines_and_time_once_in_an_address() -> None:
    assert short_code("72,75.1.pj.2025.n13_72,75.1.a.2025.n13") == "72,75.1.pj-a.2025.n13"
    assert short_code("72.1.pj.2025_72.1.a.2025Q1") == "72.1.pj.2025_72.1.a.2025Q1"  # each of a time of its own


@given(SELECTORS | REMAINDERS)
def test_a_code_stands_in_an_address_as_it_is(selector: Selector) -> None:
    assert quote(selector.encode(), safe="/.-,_") == selector.encode()


def test_a_code_is_short() -> None:
    assert Selector(72, 1, (Role.PLAN, Role.ADJUSTMENT), YEAR, act=4013).encode() == "72.1.pj.2025.n4013"


def test_a_remainder_takes_off_what_its_second_part_names() -> None:
    left = Selector(72, 1, (Role.PLAN,), YEAR, also=(75,), less=Selector(72, 1, (Role.ACTUAL,), YEAR, also=(75,)))
    assert left.encode() == "72,75.1.p.2025_72,75.1.a.2025"
    assert (left.taken(Role.PLAN), left.taken(Role.ACTUAL)) == (1, -1)


def test_papers_issued_before_the_short_code_still_name_their_figures() -> None:
    code = "l=72&m=1&r=plan+adjustment&f=2025-01-01&t=2025-12-31&s=/3/&n=4013"
    told = Selector(72, 1, (Role.PLAN, Role.ADJUSTMENT), YEAR, source="/3/", act=4013)
    assert Selector.decode(code) == told


@pytest.mark.parametrize(
    "code",
    [
        *("", "72.1", "72.1.pj", "72.1.xx.2025", f"{'9' * 30}.1.p.2025", "l=1&m=2"),
        *("72.1.p.2025Q7", "72.1.p.20251301-20251401", "72.1.p.20250201-20250101"),
        *("72.1.p.2025.n4013 ", "72.1.p.2025;drop", "72,.1.p.2025", "72.1.p.2025_", "72.1.p.2025_x"),
        *("72.1.p-.2025", "72.1.p-x.2025", "72.1.p-a.2025_72.1.a.2025"),
    ],
)
def test_a_damaged_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError):
        Selector.decode(code)


PLACE = Cell("/1/72/", Period.parse("2025Q1").window, unit="/4/", area="/9/30/", source="/kcdp/")


@pytest.mark.parametrize(
    ("narrowed", "counts"),
    [
        ({}, 1),
        ({"line": 7}, 0),  # no part of a number on the path
        ({"line": 7, "also": (72,)}, 1),
        ({"roles": (Role.PLAN,)}, 0),
        ({"window": Period.parse("2025Q2").window}, 0),
        ({"unit": "/4/", "source": "/kcdp/"}, 1),
        ({"unit": "/5/"}, 0),
        ({"area": "/9/"}, 1),
        ({"area": JUST_THERE + "/9/"}, 0),
        ({"area": JUST_THERE + "/9/30/"}, 1),
        ({"area": ON_TODAYS_MAP + "/9/31/"}, 1),
        ({"roles": (Role.PLAN,), "less": Selector(1, 2, (Role.ACTUAL,), YEAR)}, -1),
    ],
)
def test_what_moved_at_a_cell_counts_where_its_figure_is_asked_for(narrowed: dict[str, Any], counts: int) -> None:
    selector = replace(Selector(1, 2, (Role.ACTUAL,), YEAR), **narrowed)
    assert selector.counts(PLACE, 2, Role.ACTUAL, "/9/31/") == counts
    assert selector.counts(replace(PLACE, line="/8/"), 2, Role.ACTUAL) == 0
    assert selector.counts(PLACE, 3, Role.ACTUAL) == 0
