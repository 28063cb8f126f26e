"""A pattern tried only where one of its words stands needs one of them in every match: proven on the pattern."""

import re
from re import _constants as codes
from re import _parser as parser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.norms.checks import counts as count_checks
from khuyencong.norms.checks import form, in_words
from khuyencong.papers.reading.formats import plain
from khuyencong.papers.reading.grammar import counts, dates, periods, tense, titles
from khuyencong.papers.reading.sentences import asides, holds, listed, statements
from khuyencong.papers.reading.structure import arrangements, foot, outline
from khuyencong.papers.reading.text import landmarks, noise
from khuyencong.papers.reading.text.scan import found_from

_LONGEST_WORD = 40


def _without(words: tuple[str, ...], items: Any, runs: set[str]) -> set[str]:
    """How the letters told so far may end without one of the words: nothing where every match holds one."""
    for code, told in items:
        if code is codes.LITERAL:
            runs = {run + chr(told) for run in runs}
        elif code is codes.ASSERT and told[0] > 0:
            runs = {run for run in runs if _without(words, told[1], {run})}
        elif code is codes.SUBPATTERN:
            runs = _without(words, told[-1], runs)
        elif code is codes.BRANCH:
            runs = {run for branch in told[1] for run in _without(words, branch, runs)}
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            least, most, inner = told
            once = runs
            for _ in range(max(least, 1)):
                once = _without(words, inner, once)
            once = once if most == 1 else {""} if once else set()
            runs = once if least else runs | once | ({""} if most > 1 else set())
        elif code not in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            runs = {""}
        runs = {run[-_LONGEST_WORD:] for run in runs if not any(word in run for word in words)}
        if not runs:
            break
    return runs


def needs(pattern: re.Pattern[str], *words: str) -> bool:
    """Whether every match of a pattern holds one of the words."""
    return not _without(words, parser.parse(pattern.pattern, pattern.flags), {""})


def _of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(pattern.pattern.split("|"))


_SPARED: list[tuple[re.Pattern[str], tuple[str, ...]]] = [
    (asides._BEFORE, asides._BEFORE_WORDS),
    (asides._BESIDE, asides._PLAN_WORDS),
    (asides._GIVEN_OF, asides._GIVEN_WORDS),
    (statements._STOPPED, _of(holds.STOPS)),
    (statements._CUT, _of(holds.STOPS)),
    (tense.GIVEN, _of(tense._GIVING)),
    (tense.GIVEN_BELOW, _of(tense._GIVING)),
    (outline._COURTESY, _of(outline._COURTEOUS)),
    (arrangements._LEADS_PLAN, ("chu tri",)),
    (landmarks._REVENUE_LIST, ("oanh thu", "oanh số")),
    (counts._LABELLED, ("so ",)),
    (count_checks._FRACTION_REST, ("con lai",)),
    (counts._ORDINAL_LEAD, counts._ORDINALS),
    (landmarks._MONEY_UNIT, landmarks._UNIT_WORDS),
    (listed._OPENS_LIST, listed._LIST_WORDS),
    (titles._COUNT_TAIL, (")",)),
    (foot._RECIPIENTS, ("Nơi nhận",)),
    (form._RECIPIENTS, ("Nơi nhận",)),
    (in_words._WRITTEN_OUT, ("bang chu",)),
    (in_words._WORDS_FIRST, in_words._BRACKET),
    *((pattern, signs) for signs, pattern, _ in plain._MARKS),
    *((pattern, (word,)) for word, _, pattern in periods._RULES),
]


@pytest.mark.parametrize(("pattern", "words"), _SPARED, ids=range(len(_SPARED)))
def test_a_pattern_is_never_spared_where_it_would_match(pattern: re.Pattern[str], words: tuple[str, ...]) -> None:
    assert needs(pattern, *words)


def test_the_proof_fails_where_a_match_needs_none_of_the_words() -> None:
    assert needs(re.compile(r"\b(?:phai|bi) (?:dung|huy)|ngung lam[^.]{0,20}:"), "phai ", "bi ", "ngung")
    assert not needs(re.compile(r"\b(?:phai|bi|xin) (?:dung|huy)"), "phai ", "bi ")
    assert not needs(re.compile(r"(?:da )?huy"), "da ")
    assert not needs(re.compile(r"(?<=da )huy"), "da ")
    assert needs(re.compile(r"\s*-{3,5}"), "---")
    assert not needs(re.compile(r"\s*-{2,5}"), "---")


_PIECES = (
    *"0123456789 ./-–,:\n()", "ngày ", "Ngày", "TỪ ", "từ", "đến ", "Đến", "tháng ", "THÁNG", "năm ", "2026", "10",
    "dieu ", "cham diem ", "khoan ", "chuong ", "lan thu ", "the ky ", "iso ", "tcvn ", "haccp ", "dvt", "don vi tinh",
    ": ", "1.000 dong", "trieu dong", "https://", "www.", "090", "x",
)  # fmt: skip


@pytest.mark.parametrize(("opens", "rule"), [(dates._OPENS, dates.ANY_DATE), (noise._OPENS_NOISE, noise._NOISE)])
@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=14))
def test_a_rule_is_tried_wherever_it_could_begin(
    opens: re.Pattern[str], rule: re.Pattern[str], pieces: list[str]
) -> None:
    text = "".join(pieces)
    assert [m.span() for m in found_from(opens, rule, text)] == [m.span() for m in rule.finditer(text)]
