"""What every check is given: a paper's text, its folded form of equal length, and its facts."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

from ...terms.facts import Activity, Finding, ListOrContents, PaperFacts, Severity, Span, Text
from ...terms.known_documents import KnownDocuments
from ...terms.known_documents.shipped import shipped_documents
from ...terms.numbers import format_decimal, parse_number, parse_scaled
from ...terms.periods import Period, Window
from ...terms.vietnamese import fold, fold_in_place
from .table_rows import Row, tables_in

_BLANK = re.compile(r"[^\S ]")  # any but the plain one
_SCALED = re.compile(r"(?:trieu|nghin|ngan|ty|1\.?000) ?(?:dong|d\b)|\btrd\b|\btr\.? ?d")
_UNIT_REACH = 200  # characters above a table in which its unit stands
_NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True)
class Case:
    text: str
    flat: str  # line ends as blanks
    folded: str
    facts: PaperFacts
    repairs: int = 0
    known: KnownDocuments = field(default_factory=shipped_documents)

    @classmethod
    def of(cls, text: Text, facts: PaperFacts, known: KnownDocuments | None = None) -> "Case":
        """`known` is the legal library asked; the shipped one where there is no database."""
        flat = _BLANK.sub(" ", text.content)
        return cls(text.content, flat, fold_in_place(flat), facts, text.repairs, known or shipped_documents())

    @cached_property
    def tables(self) -> list[list[Row]]:
        return [*tables_in(self.text)]

    def is_of_contents(self, rows: list[Row]) -> bool:
        """Whether a table is more than the parts of a content that another one tells."""
        parts = (table.start for table in self.facts.tables if table.why is ListOrContents.PARTS)
        return not any(rows[0].cells[0][1] <= start <= rows[-1].cells[-1][1] for start in parts)

    def is_scaled(self, rows: list[Row], head: str) -> bool:
        """Whether a column tells money in nghìn, triệu or tỷ đồng, by its head or the words over the table: its figures
        may be rounded."""
        first = rows[0].cells[0][1]
        return bool(_SCALED.search(head) or _SCALED.search(self.folded, max(0, first - _UNIT_REACH), first))

    def words(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split())


def warning(rule: str, message: str, span: Span | None, found: str | None, expected: str | None = None) -> Finding:
    return Finding(rule, Severity.WARNING, message, span, found, expected)


def error(rule: str, message: str, span: Span | None, found: str | None, expected: str | None = None) -> Finding:
    return Finding(rule, Severity.ERROR, message, span, found, expected)


def info(rule: str, message: str, span: Span | None, found: str | None, expected: str | None = None) -> Finding:
    return Finding(rule, Severity.INFO, message, span, found, expected)


def last_place(printed: Decimal) -> Decimal:
    """One unit of the last printed decimal: 78.32 may be off by 0.01, 57 by 1."""
    return _place(int(printed.as_tuple().exponent))


@lru_cache(maxsize=32)
def _place(exponent: int) -> Decimal:
    return Decimal(1).scaleb(min(exponent, 0))


def printed_figure(digits: str, scale: str | None) -> tuple[Decimal, Decimal]:
    """A printed figure («4.800», «triệu»), and by how much rounding may have moved it: half of its last decimal. One
    without decimals is exact: who rounds tells so («gần», «khoảng»). Raises NotANumber."""
    digits = digits.rstrip(".")
    decimals = len(digits.partition(",")[2])
    value = Decimal(parse_scaled(digits, scale) if scale else parse_number(digits))
    half = Decimal(parse_scaled("1", scale) if scale else 1).scaleb(-decimals) / 2 if decimals else Decimal(0)
    return value, half


def similar(one: Activity, other: Activity) -> bool:
    """Whether two activities are about one thing: half of the shorter title's words are in the other's."""
    first, second = set(fold(one.title).split()), set(fold(other.title).split())
    return len(first & second) * 2 >= min(len(first), len(second)) > 0


def same_count(one: Activity, other: Activity) -> bool:
    """Whether both count equally many of the same unit («09 cơ sở»)."""
    units = {(q.value, fold(q.unit)) for q in one.quantities}
    return any((q.value, fold(q.unit)) in units for q in other.quantities)


def title_key(activity: Activity) -> str:
    """A title by which one thing is known again; empty when it says too little."""
    words = _NO_WORD.sub(" ", fold(activity.title)).split()
    return " ".join(words) if len(words) >= 3 else ""


def crossing(one: Activity, other: Activity) -> bool:
    """Whether one thing is told for two periods that overlap without one holding the other: the two cannot be added."""
    if one.role is not other.role or not (one.period and other.period) or one.period == other.period:
        return False
    if not title_key(one) or uncounted_key(one) != uncounted_key(other):
        return False
    first, second = _window(one.period), _window(other.period)
    if first is None or second is None or first.contains(second) or second.contains(first):
        return False
    return first.meets(second) and _tell_alike(one, other)


def uncounted_key(activity: Activity) -> str:
    """A title's key without what is counted in it: «lớp cho 120 học viên» in one period, 80 in the other."""
    counts = {format_decimal(count.value) for count in activity.quantities}
    return " ".join(word for word in title_key(activity).split() if word.lstrip("0") not in counts)


def _window(code: str) -> Window | None:
    try:
        return Period.parse(code).window
    except ValueError:
        return None


def _tell_alike(one: Activity, other: Activity) -> bool:
    """Both tell money, or both count in one unit."""
    units = {fold(q.unit) for q in one.quantities}
    return bool(one.amount and other.amount) or any(fold(q.unit) in units for q in other.quantities)
