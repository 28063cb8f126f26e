"""Which known line of a plan an item of a paper speaks of: by number and title, with a certainty a person can judge."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ..terms.title_names import tell_apart
from ..terms.vietnamese import fold

SAME_NUMBER_NEEDS = 66  # of the contents of one paper four pairs in a hundred are so alike; every fifth is at 55
AMONG_FEW_NEEDS = 62
TITLE_ALONE_NEEDS = 82
NAMED_IN_PART = 80  # certainty of the only line that some words of its title name, when what is counted agrees too
WORTH_ASKING = 58


@dataclass(frozen=True, slots=True)
class KnownLine:
    """A line a paper may speak of; `number` is the plan's own numbering («3.5»)."""

    id: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Match:
    line: int
    certainty: int  # per cent


def match_line(number: str, title: str, known: Sequence[KnownLine]) -> Match | None:
    """The line that a numbered, titled item means; None when no line is like it."""
    scored = [(_certainty(number, title, line), line) for line in known]
    certain = [(score, line) for score, line in scored if score]
    if not certain:
        return None
    score, line = max(certain, key=lambda pair: pair[0])
    return Match(line.id, score)


def likest(known: Sequence[KnownLine], title: str) -> Match | None:
    """The line most like a title among few candidates, when it is likely at all."""
    scored = [(title_likeness(title, line.title), line) for line in known]
    score, line = max(scored, key=lambda pair: pair[0], default=(0, None))
    return Match(line.id, score) if line is not None and score >= AMONG_FEW_NEEDS else None


def named_in_part(title: str, known: Sequence[KnownLine]) -> Match | None:
    """The only line whose title holds these words as they stand («Bao bì, nhãn mác»), or stands in them."""
    said = core_words(title)
    holders = [line for line in known if _holds(core_words(line.title), said)] if _tells_enough(said) else []
    return Match(holders[0].id, NAMED_IN_PART) if _are_one(holders) else None


def named_whole(title: str, known: Sequence[KnownLine]) -> int | None:
    """The only line whose whole title a paper's title holds: «Kết quả tổ chức Hội chợ vùng cao năm 2031»."""
    said = core_words(title)
    named = [line for line in known if core_words(line.title).count(" ") > 1 and _within(said, core_words(line.title))]
    return named[0].id if _are_one(named) else None


def _are_one(lines: Sequence[KnownLine]) -> bool:
    """A line may be known by two names."""
    return len({line.id for line in lines}) == 1


def worth_asking(title: str, known: Sequence[KnownLine]) -> int | None:
    """The line a person is asked about first, where no line is like enough to be taken for it."""
    if found := named_in_part(title, known):
        return found.line
    scored = [(title_likeness(title, line.title), line.id) for line in known]
    score, line = max(scored, key=lambda pair: pair[0], default=(0, None))
    return line if score >= WORTH_ASKING else None


def says_no_more(unit: str, counted_in: str, title: str) -> bool:
    """Whether a unit is another one and words that the content's title says already: «cuốn sổ tay» of «In sổ tay»."""
    told, known = core_words(unit), core_words(counted_in)
    more = told.removeprefix(f"{known} ") if known else told
    return told == known or (more != told and _within(core_words(title), more))


_LEAD = re.compile(r"^(?:(?:ve|doi voi|rieng|cac) )*(?:noi dung|hoat dong|nhiem vu|viec) (?=\w+ \w)")
_TAIL = re.compile(r" (?:(?:moi|da|chi|chua) )+(?:giai ngan|thuc hien|chi|dat|duoc|hoan thanh)\b.*$")


def core_words(title: str) -> str:
    """The words that name a content, without marks: «Nội dung hỗ trợ máy móc mới giải ngân» is «ho tro may moc»."""
    words = " ".join(re.findall(r"\w+", fold(title)))
    return _TAIL.sub("", _LEAD.sub("", words))


def _tells_enough(words: str) -> bool:
    return words.count(" ") > 0


def _holds(whole: str, said: str) -> bool:
    return _within(whole, said) or (_tells_enough(whole) and _within(said, whole))


def _within(words: str, part: str) -> bool:
    return f" {part} " in f" {words} "


def _certainty(number: str, title: str, line: KnownLine) -> int:
    """Equal numbers help a likely title; a title alone must be very like; other names are another content's."""
    if tell_apart(title, line.title):
        return 0
    likeness = title_likeness(title, line.title)
    if number and number == line.number and likeness >= SAME_NUMBER_NEEDS:
        return min(100, likeness + 15)
    return likeness if likeness >= TITLE_ALONE_NEEDS else 0


def title_likeness(one: str, other: str) -> int:
    """0–100: how alike two titles are, whatever their marks, case and order of words; one may say more."""
    a, b = fold(one), fold(other)
    return (round(fuzz.token_set_ratio(a, b) + fuzz.token_sort_ratio(a, b)) + 1) // 2
