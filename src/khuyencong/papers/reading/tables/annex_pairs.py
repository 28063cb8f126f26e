"""Which row of a paper's own annex tells a content of its text once more, in words of its own.

Two are one by their words, their money and what they count; the likest first, each of them once:

| likeness | words of the shorter    | money                | and beside                                           |
|----------|-------------------------|----------------------|------------------------------------------------------|
| same     | all stand in the other  | equal                | counts agree, or the annex restates the text         |
| untold   | all stand in the other  | one of them tells it | the only two that are so like                        |
| slip     | all stand in the other  | another              | the annex restates the text; one count or one number |
| reworded | half stand in the other | equal                | the annex restates the text; nothing else is so like |

Never two that name other places, people or numbers («đợt 1»), that others pay, or that are held at other times.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ....terms.facts import Activity, Arranged, Quantity, Role
from ....terms.periods import Period, Window
from ....terms.title_names import names_in, said_in, tell_apart
from ....terms.vietnamese import fold
from ..grammar.periods import year_of
from ..grammar.sources import FundSourceName, source_named
from ..text.scan import Scan

MOST_COMPARED = 40_000  # pairs of rows and contents: beyond, only the same title is looked for
_SAYS_LITTLE = re.compile(  # with marks: «cho» is no «chợ», «của» no «cửa»
    r"\b(?:tổ chức|hỗ trợ|tham gia|tham dự|thực hiện|triển khai|tiếp tục|hoạt động|nội dung|nhiệm vụ|công tác|các|những"
    r"|một số|và|cho|của|về|với|tại|trong|theo|từ|đến|để|được|ít nhất|dự kiến|năm 20\d\d|trên địa bàn|thành phố|tp|lớp"
    r"|khóa|khoá|cuộc|đợt|chuyến|(?<!cấp )(?<!ngoài )(?<!trong )tỉnh)\b",
    re.IGNORECASE,
)
_NAMED_NUMBER = re.compile(
    r"\b(?:lop|dot|lan|khoa|ky|so|giai doan|goi|nhom|phien)(?: thu)? (\d{1,2}|[ivx]+)\b"
    r"(?! (?:lop|dot|nguoi|ngay|hoc vien))"
)
_SHORT = re.compile(r"\b[^\W\d_]{2,6}\b")
_WORD = re.compile(r"[^\W\d_]+")
_OF_AIMS = re.compile(r"\W*(?:[ivx\d.]+ )?(?:cac )?(?:muc tieu|muc dich|chi tieu|yeu cau)\b")
_NATIONAL = {FundSourceName.NATIONAL, FundSourceName.CENTRAL_BUDGET, FundSourceName.NATIONAL_TRADE}
_FEW_WORDS = 2
_FARTHEST = 2  # a slip of the money is less than this many times the other, but of the same count
_HALF = 2


@dataclass(frozen=True)
class _Told:
    """What an activity says, looked at once."""

    activity: Activity
    sentence: str = ""  # all that the text tells of it: «Đào tạo, tập huấn» may head «Tổ chức 06 lớp …»

    @cached_property
    def folded(self) -> str:
        return " ".join(fold(self.activity.title).split())

    @cached_property
    def in_order(self) -> list[str]:
        return _telling_words(self.activity.title)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.in_order)

    @cached_property
    def in_sentence(self) -> frozenset[str]:
        return frozenset(_WORD.findall(fold(self.sentence))) | self.words

    @cached_property
    def short(self) -> dict[str, frozenset[str]]:
        """By the first letters of words in a row these words: «tmdt» of «thương mại điện tử»."""
        words = self.in_order
        runs = (words[i:j] for i in range(len(words)) for j in range(i + 2, i + 6))
        return {"".join(word[0] for word in run): frozenset(run) for run in runs}

    @cached_property
    def numbers(self) -> set[str]:
        return {number.lstrip("0") for number in _NAMED_NUMBER.findall(self.folded)}

    @cached_property
    def written_short(self) -> frozenset[str]:
        """«TMĐT», «DN»: words of capitals in a title that has others."""
        title = self.activity.title
        words = () if title.isupper() else _SHORT.findall(title)
        return frozenset(fold(word) for word in words if word.isupper())

    @cached_property
    def named(self) -> str:
        """Its title with the places that a column or line of its own tells."""
        venues = [one.words for one in self.activity.arrangements if one.kind is Arranged.VENUE]
        return "; ".join([self.activity.title, *venues, *self.activity.places])

    @cached_property
    def title_names(self) -> set[str]:
        return names_in(self.activity.title)

    @cached_property
    def names(self) -> set[str]:
        return names_in(self.named)

    @cached_property
    def said(self) -> set[str]:
        return said_in(self.named)

    @cached_property
    def payers(self) -> set[str]:
        told = self.activity
        named = {told.fund_source, *(share.fund_source for share in told.shares)} - {None}
        of_group = source_named(fold(told.group_title)) if told.group_title and not named else None
        return {_kind_of_payer(source) for source in named | ({of_group} - {None}) if source}

    @cached_property
    def time(self) -> Window | None:
        """When in its year it is held."""
        when = (one.period for one in self.activity.arrangements if one.kind is Arranged.TIME)
        return _part_of_year(next(when, None) or self.activity.period)

    @cached_property
    def money(self) -> int | None:
        return self.activity.amount.value if self.activity.amount else None

    @property
    def number(self) -> str:
        return self.activity.path.rpartition(".")[2]

    @cached_property
    def group(self) -> frozenset[str]:
        title = (self.activity.group_title or "").partition(":")[0]
        return frozenset(_telling_words(title)) - {*"ivx", "ii", "iii"}


def _telling_words(title: str) -> list[str]:
    return _WORD.findall(fold(_SAYS_LITTLE.sub(" ", " ".join(title.split()))))


def _kind_of_payer(source: str) -> str:
    if source == FundSourceName.OTHER:
        return "own"
    return "nation" if source in _NATIONAL else "province"


@lru_cache(maxsize=256)
def _part_of_year(period: str | None) -> Window | None:
    try:
        told = Period.parse(period or "")
    except ValueError:
        return None
    return None if told.is_year else told.window


def are_compared(rows: Sequence[Activity], contents: Sequence[Activity]) -> bool:
    """Whether they are few enough to hold each against each."""
    return len(rows) * len(contents) <= MOST_COMPARED


def pairs(scan: Scan, rows: Sequence[Activity], contents: Sequence[Activity]) -> dict[int, int]:
    """By the place of a content that of the row that tells it again."""
    if not are_compared(rows, contents):
        return {}
    told = [_Told(content, scan.words(content.span)) for content in contents]
    return _Pairing([_Told(row) for row in rows], told).made()


@lru_cache(maxsize=1024)
def like_units(one: str, other: str) -> bool:
    """«lớp» and «lớp tập huấn», «DN» and «doanh nghiệp»."""
    a, b = fold(one), fold(other)
    if a == b or a.startswith(f"{b} ") or b.startswith(f"{a} "):
        return True
    return any("".join(word[0] for word in long.split()) == short for long, short in ((a, b), (b, a)))


def counts_alike(one: Activity, other: Activity) -> Iterator[tuple[Quantity, Quantity]]:
    """What both count in one unit."""
    for count in one.quantities:
        like = [other_count for other_count in other.quantities if like_units(count.unit, other_count.unit)]
        if len(like) == 1:
            yield count, like[0]


class _Pairing:
    def __init__(self, rows: list[_Told], contents: list[_Told]) -> None:
        self.rows, self.contents = rows, contents
        self.found: dict[int, int] = {}
        self.near = [
            (i, j) for i, content in enumerate(contents) for j, row in enumerate(rows) if _of_one_case(content, row)
        ]

    def made(self) -> dict[int, int]:
        self._take(self._like(_is_same))
        self._take(self._only(self._like(_is_untold)))
        if self._restates():
            self._take(self._like(_is_same_but_counts))
            self._take(self._only(self._like(_is_slip)))
            self._take(self._only(self._like(_is_reworded)))
        return self.found

    def _restates(self) -> bool:
        """Whether the annex tells what the text told: half of its rows are found in it."""
        found = {self.rows[j].activity.span for j in self.found.values()}
        return 0 < len({row.activity.span for row in self.rows}) <= _HALF * len(found)

    def _like(self, likeness: Callable[[_Told, _Told], bool]) -> list[tuple[int, int]]:
        taken = {*self.found.values()}
        free = ((i, j) for i, j in self.near if i not in self.found and j not in taken)
        return [(i, j) for i, j in free if likeness(self.contents[i], self.rows[j])]

    def _take(self, like: Iterable[tuple[int, int]]) -> None:
        """The likest first; of such as are equally like those that stand first."""
        scored = sorted(like, key=lambda pair: (self._score(*pair), -pair[1], -pair[0]), reverse=True)
        taken = {*self.found.values()}
        for i, j in scored:
            if i not in self.found and j not in taken:
                self.found[i] = j
                taken.add(j)

    def _only(self, like: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Those that are like nothing else as much."""
        scores = {pair: self._score(*pair) for pair in like}
        best_of_content, best_of_row = Counter[tuple[int, object]](), Counter[tuple[int, object]]()
        for (i, j), score in scores.items():
            best_of_content[i, score] += 1
            best_of_row[j, score] += 1
        return ((i, j) for (i, j), s in scores.items() if best_of_content[i, s] == 1 == best_of_row[j, s])

    def _score(self, i: int, j: int) -> tuple[int, int, int, int]:
        content, row = self.contents[i], self.rows[j]
        counts = [a.value == b.value for a, b in counts_alike(content.activity, row.activity)]
        in_group = len(content.group & row.group)
        in_common = len(content.words & row.words) * 100 // max(1, len(content.words | row.words))
        return (sum(counts) - counts.count(False), in_group + 2 * (content.number == row.number), in_common,
                bool(content.time and content.time == row.time))  # fmt: skip


def _of_one_case(content: _Told, row: _Told) -> bool:
    """Of one role and time, and told apart by nothing that either says."""
    one, other = content.activity, row.activity
    if one.role is not other.role or one.of_whole:
        return False
    is_equal = content.money is not None and content.money == row.money
    return (is_equal or _is_held(content, row)) and _is_of_period(one, other) and not _are_apart(content, row)


def are_apart(content: Activity, row: Activity) -> bool:
    """Whether two are told of other places, people, times or payers."""
    return _are_apart(_Told(content), _Told(row))


def share_words(content: Activity, row: Activity) -> bool:
    """Whether half of the words of the shorter title stand in the other."""
    return _are_likely(_Told(content), _Told(row))


def _are_apart(content: _Told, row: _Told) -> bool:
    if content.numbers and row.numbers and content.numbers != row.numbers:
        return True
    if content.payers and row.payers and not content.payers & row.payers:
        return True
    if content.time and row.time and not content.time.meets(row.time):
        return True
    if not (content.names and row.names):
        return False
    titles = content.activity.title, row.activity.title
    if content.title_names & row.title_names and not tell_apart(*titles):
        return False  # «Đoàn giao dịch tại Vân Nam», which a column holds in Côn Minh
    return bool(content.names - row.said) and bool(row.names - content.said)


def _is_of_period(content: Activity, row: Activity) -> bool:
    """A planned row may be dated by the part of the year it is held in."""
    if content.period == row.period:
        return True
    return content.role is Role.PLAN and year_of(content.period) == year_of(row.period)


def _spelt_out(row: _Told, content: _Told) -> frozenset[str]:
    """The words of a row that a content writes by their first letters."""
    return frozenset().union(*(row.short.get(word, ()) for word in content.written_short - row.words))


def _are_in(one: _Told, other: _Told) -> bool:
    """Whether all words of one stand in the other, be it by their first letters."""
    if not (lacks := one.words - other.words):
        return True
    if other.written_short - one.words:
        lacks -= _spelt_out(one, other)
    return lacks <= one.written_short and all(word in other.short for word in lacks)


def _is_held(content: _Told, row: _Told) -> bool:
    """Whether all words of one of them stand in the other."""
    if not (_are_in(row, content) or _are_in(content, row)):
        return _is_told_in_sentence(content, row)
    shorter = min(len(content.words), len(row.words))
    return shorter >= _FEW_WORDS or (shorter > 0 and content.words == row.words)


def _is_told_in_sentence(content: _Told, row: _Told) -> bool:
    """Whether a content that counts as much says all words of a row behind its title."""
    if len(row.words) <= _FEW_WORDS or not row.words <= content.in_sentence:
        return False
    return any(a.value == b.value for a, b in counts_alike(content.activity, row.activity))


def _agree(content: _Told, row: _Told) -> bool:
    return all(a.value == b.value for a, b in counts_alike(content.activity, row.activity))


def _is_same(content: _Told, row: _Told) -> bool:
    return _is_same_but_counts(content, row) and _agree(content, row)


def _is_same_but_counts(content: _Told, row: _Told) -> bool:
    return content.money is not None and content.money == row.money and _is_held(content, row)


def _is_untold(content: _Told, row: _Told) -> bool:
    if None not in (content.money, row.money) or not _is_held(content, row):
        return False
    is_aim = content.activity.group_title and _OF_AIMS.match(fold(content.activity.group_title))
    return not is_aim and _agree(content, row)


def _is_slip(content: _Told, row: _Told) -> bool:
    if not (content.money and row.money) or content.money == row.money or not _is_held(content, row):
        return False
    counted = any(a.value == b.value and a.value > 1 for a, b in counts_alike(content.activity, row.activity))
    is_near = max(content.money, row.money) < _FARTHEST * min(content.money, row.money)
    is_numbered = content.number == row.number and not content.names - row.said and _agree(content, row)
    return counted or (is_near and (content.words == row.words or is_numbered))


def _is_reworded(content: _Told, row: _Told) -> bool:
    is_equal = content.money is not None and content.money == row.money
    return is_equal and _are_likely(content, row) and _agree(content, row)


def _are_likely(content: _Told, row: _Told) -> bool:
    shared = len(content.words & row.words | _spelt_out(row, content))
    return shared >= _FEW_WORDS and shared * _HALF >= min(len(content.words), len(row.words))
