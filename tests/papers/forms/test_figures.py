"""How figures become words, and how an estimate is told from what is final."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.papers.forms.figures import (
    count,
    digits,
    estimate_part,
    final_part,
    money_cell,
    money_digits,
    sentence,
    share,
    share_cell,
)
from khuyencong.terms.document import Cell, Run
from khuyencong.terms.facts import Role
from khuyencong.terms.measure_words import noun_of
from khuyencong.terms.numbers import parse_number
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import Selector
from tests.papers.forms.samples import planned, reached, selector


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (planned(1, 9), "09"),
        (planned(1, 10), "10"),
        (planned(1, 0), "0"),
        (planned(1, 1_600), "1.600"),
        (planned(1, 28, value_high=30), "28-30"),
        (planned(1, 8, value_high=10), "08-10"),
        (planned(1, 559_300, scale=4), "55,93"),
        (planned(1, None), "–"),
    ],
)
def test_counts_are_printed_as_papers_do(figure: Figure, words: str) -> None:
    assert digits(figure) == words


def test_qualifiers_stand_before_the_number_and_outside_the_traceable_run() -> None:
    about = planned(1, 140, qualifier="about")
    assert sentence("k", *count(about, "sản phẩm")).runs == (
        Run("khoảng "),
        Run("140", selector=about.selector, value=140),
        Run(" sản phẩm"),
    )


def test_what_was_earned_is_printed_with_its_name() -> None:
    """«12.000 triệu đồng» alone would be money spent."""
    sold = Figure(12_000, State.GIVEN, "")
    measures = (("đồng (doanh thu)", "đồng"), ("Doanh thu", "triệu đồng"))
    told = [sentence("k", *count(sold, noun_of(*measure))).runs for measure in measures]
    assert ["".join(run.text for run in runs) for runs in told] == [
        "doanh thu 12.000 đồng",
        "doanh thu 12.000 triệu đồng",
    ]


def test_missing_money_is_a_dash_and_never_nought() -> None:
    assert money_cell(planned(1, None)) == Cell("–", selector(1, 1, Role.PLAN), None)
    assert money_cell(planned(1, 0)) == Cell("0", selector(1, 1, Role.PLAN), 0)
    assert money_cell(None) == Cell("")


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(7_832, 10_000, "78,32%"), (1, 3, "33,33%"), (2, 2, "100%"), (None, 5, ""), (5, None, ""), (5, 0, "")],
)
def test_a_share_needs_both_sums(part: int | None, whole: int | None, words: str) -> None:
    assert share(reached(1, part), planned(1, whole)) == words


def test_shares_below_each_other_have_their_decimals_below_each_other() -> None:
    pairs = [(764, 1_000), (9_771, 10_000), (95, 100), (1_243, 1_000), (None, 5), (-1, 8)]
    cells = [share_cell(reached(1, part), planned(1, whole)).text for part, whole in pairs]
    assert cells == ["76,40", "97,71", "95,00", "124,30", "", "-12,50"]


def test_an_estimate_is_parted_with_selectors_that_add_up() -> None:
    both = reached(4, 270, estimate=120)
    final, expected = final_part(both), estimate_part(both)
    assert expected is not None
    assert (final.value, expected.value) == (150, 120)
    assert Selector.decode(final.selector).roles == (Role.ACTUAL,)
    assert Selector.decode(expected.selector).roles == (Role.ESTIMATE,)
    assert Selector.decode(both.selector).roles == (Role.ACTUAL, Role.ESTIMATE)


def test_a_figure_without_estimate_is_its_own_final_part() -> None:
    figure = reached(4, 270)
    assert final_part(figure) is figure
    assert estimate_part(figure) is None


def test_a_figure_without_entries_stays_plain_words() -> None:
    assert sentence("k", *count(Figure(3, State.GIVEN, ""), "lớp")).runs == (Run("03", value=3), Run(" lớp"))


@given(st.integers(min_value=0, max_value=10**15))
def test_printed_money_reads_back(amount: int) -> None:
    assert parse_number(money_digits(planned(1, amount))) == amount


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from([0, 4]))
def test_printed_counts_read_back(value: int, scale: int) -> None:
    assert parse_number(digits(planned(1, value, scale=scale))) * 10**scale == value


@given(st.lists(st.one_of(st.text(), st.builds(Run, st.text(min_size=1), selector=st.just("s")))))
def test_a_sentence_keeps_every_word_and_figure(words: list[str | Run]) -> None:
    runs = sentence("k", *words).runs
    assert "".join(run.text for run in runs) == "".join(w if isinstance(w, str) else w.text for w in words)
    assert [run for run in runs if run.selector] == [word for word in words if isinstance(word, Run)]
    assert not any(a.selector is None and b.selector is None for a, b in pairwise(runs))
