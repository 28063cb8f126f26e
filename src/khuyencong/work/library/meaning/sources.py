"""Which fund source the words of a paper mean: the house's names, first those of the paper's own programme."""

import re
from collections.abc import Iterable

from khuyencong.papers.layout import tables_of
from khuyencong.papers.reading.grammar.sources import FundSourceName
from khuyencong.records.models import FundSource, Paper, PaperFinding, SourceName
from khuyencong.records.queries import sources_told
from khuyencong.terms.facts import Severity, Span
from khuyencong.terms.fund_sources import KNOWN_SOURCES

from ...programmes import programme_named
from ...sources import name_key
from .columns import head_of

RULE = "unknown-source"
_CLAUSE = re.compile(r"[;,(|\n]")
_REACH = 160  # characters before a sum in which its payer is named
_SHIPPED = {known.code for known in KNOWN_SOURCES}
# What the reader says by a rule of its own; any other words are the head of a column, as it is printed.
_READERS_WORDS = {name.value for name in FundSourceName}


class PaperSources:
    """The fund sources of a paper. A plan goes on with the source under which figures of that name stand in it."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        code = paper.plan.programme.code if paper.plan else programme_named(paper)
        names = SourceName.objects.filter(province=paper.province_id).select_related("source", "programme")
        rows = sorted(names, key=lambda row: row.programme_id is not None)  # a programme's own words win
        self.by_key = {row.key: row.source for row in rows if row.programme is None or row.programme.code == code}
        told = set(sources_told(paper.plan)) if paper.plan else set()
        self.going_on = {row.key: row.source for row in rows if row.source_id in told}
        self.added = {key: source for key, source in self.by_key.items() if source.code not in _SHIPPED}
        self.unknown: dict[str, Span] = {}

    def meant(self, said: str | None, span: Span) -> FundSource | None:
        """The source of a sum at `span`, of which the reader said who pays; None = not told by source."""
        key = name_key(said or "")
        if said is None or said == FundSourceName.PROMOTION:
            return self._of(key) or (self._named_in(self._clause(span.start), self.added) if self.added else None)
        if said == FundSourceName.OTHER:
            return self._named_in(self._printed_over(span.start), self.by_key) or self._of(key)
        return self._of(key) or (None if said in _READERS_WORDS else self._of_column(said, key, span))

    def is_unknown(self, said: str | None) -> bool:
        return said in self.unknown

    def findings(self) -> list[PaperFinding]:
        """One for each column whose source the house does not know: its figures wait for a person."""
        return [self._finding(words, span) for words, span in self.unknown.items()]

    def _of(self, key: str) -> FundSource | None:
        meant = self.by_key.get(key)
        return self.going_on.get(key, meant) if meant else None

    def _of_column(self, said: str, key: str, span: Span) -> FundSource | None:
        meant = self._named_in(key, self.by_key)
        if meant is None:
            self.unknown.setdefault(said, span)
        return meant

    def _named_in(self, folded: str, known: Iterable[str]) -> FundSource | None:
        """The longest name that stands among the words."""
        named = [key for key in known if f" {key} " in f" {folded} "]
        return self._of(max(named, key=len)) if named else None

    def _printed_over(self, start: int) -> str:
        """The head of the column that a sum stands in, else the words before it."""
        for block in tables_of(self.paper.text).values():
            if block.grid is not None and block.span.start <= start < block.span.end:
                row = next((row for row in block.grid.rows if row[0].start <= start <= row[-1].end), ())
                column = next((i for i, cell in enumerate(row) if cell.start <= start <= cell.end), None)
                return name_key(head_of(self.paper, block, column)) if column is not None else ""
        return self._clause(start)

    def _clause(self, start: int) -> str:
        return name_key(_CLAUSE.split(self.paper.text[max(0, start - _REACH) : start])[-1])

    def _finding(self, words: str, span: Span) -> PaperFinding:
        told = (
            f"Cột «{words}» là nguồn kinh phí chưa có trong danh mục: số của cột chưa được ghi theo nguồn. "
            "Hãy thêm nguồn ấy, hoặc chọn nguồn ở «Cách đọc các cột»."
        )
        return PaperFinding(
            paper=self.paper, rule=RULE, severity=Severity.WARNING, message=told,
            start=span.start, end=span.end, found=words[:300],
        )  # fmt: skip
