"""Which content of a plan gives what the rows of a list tell: by the words over the list or its money, by what the
figures or the words of a row say, or as a person says. Its money stays with the rows: the ledger has that of the
content from elsewhere.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.norms.matching import KnownLine, match_line, named_whole
from khuyencong.papers.layout import Part, lay_out
from khuyencong.papers.reading.tables.register_heads import Holds
from khuyencong.papers.reading.tables.registers import RegisterTable
from khuyencong.records.models import Fact, Line, Paper, Plan, User
from khuyencong.records.queries import is_emptied, is_undone_plan
from khuyencong.records.scopes import plans_for
from khuyencong.terms.facts import RegisterRow, Span

from ...permissions import Refused
from ...programmes import programme_named
from .read_as import tables_as

_STANDS = (Fact.Review.POSTED, Fact.Review.CONFIRMS, Fact.Review.CORRECTS)
_AROUND = 3  # titles and headings over a list that may name its content


def lines_for(paper: Paper, table: RegisterTable) -> list[Line]:
    """The contents that may give it: of the paper's plan, else of that of the list's year in its programme."""
    plan = paper.plan or _plan_of(paper, table)
    if plan is None:
        return []
    lines = plan.lines.filter(kind=Line.Kind.ITEM, closed_in=None).exclude(is_emptied())
    return list(lines.order_by("position", "path"))


def line_named(paper: Paper, table: RegisterTable, lines: list[Line]) -> Line | None:
    """The one content that the words over a list, the reading of its money, or the paper's title name."""
    said = (*_words_over(paper, table), tables_as(paper).of(table).content, paper.title)
    return next(filter(None, (_named(words, lines) for words in said)), None)


def _named(words: str, lines: list[Line]) -> Line | None:
    known = [KnownLine(line.pk, line.number, line.title) for line in lines]
    number, dot, title = words.partition(". ")
    numbered = dot and len(number) < _SHORT
    found = match_line(number if numbered else "", title if numbered else words, known) if known and words else None
    meant = found.line if found else named_whole(words, known)
    return next((line for line in lines if line.pk == meant), None)


_SHORT = 8  # characters of «II.1.2»


def _words_over(paper: Paper, table: RegisterTable) -> Iterator[str]:
    """What stands over a list, the nearest first."""
    above = list(takewhile(lambda block: block.span.end <= table.start, lay_out(paper.text)))
    told = (block.span for block in reversed(above) if block.part in (Part.HEADING, Part.TITLE, Part.WORDS))
    yield from (_plain(paper, span) for span, _nth in zip(told, range(_AROUND), strict=False))


def _plain(paper: Paper, span: Span) -> str:
    return " ".join(paper.text[span.start : span.end].split())[:300]


def _plan_of(paper: Paper, table: RegisterTable) -> Plan | None:
    years = [int(year) for year in (table.year, paper.year, paper.dated[:4]) if year]
    meant = Plan.objects.filter(programme__province=paper.province_id, programme__code=programme_named(paper))
    plans = {plan.year: plan for plan in meant.filter(year__in=years).exclude(is_undone_plan())}
    return next((plans[year] for year in years if year in plans), None)


def require_home(user: User, paper: Paper, line: Line | None) -> None:
    """What rows are given by is an open content of a plan of the paper's province that the person sees."""
    if line is None:
        return
    plans = plans_for(user, timezone.localdate()).filter(province=paper.province_id)
    if not Line.objects.filter(pk=line.pk, plan__in=plans, kind=Line.Kind.ITEM, closed_in=None).exists():
        raise Refused(_("Nội dung này không còn mở trong kế hoạch nào của tỉnh mà anh/chị xem được."))


class RowContents:
    """The content that each row of a list belongs to: that of its figures, where its table was read as contents too,
    else the one that what it is given names."""

    def __init__(self, paper: Paper, table: RegisterTable) -> None:
        rows = table.grid.rows
        within = {"start__gte": rows[0][0].start, "start__lt": rows[-1][-1].end + 1}
        taken = paper.facts.filter(**within, review__in=_STANDS).exclude(line=None).select_related("line")
        self.taken = list(taken.order_by("start"))
        self.starts = [fact.start for fact in self.taken]
        self.lines = lines_for(paper, table) if Holds.GIVEN in table.columns else []
        self.named: dict[str, Line | None] = {}

    def of(self, row: RegisterRow) -> Line | None:
        at = bisect_left(self.starts, row.span.start)
        told = self.taken[at].line if at < len(self.starts) and self.starts[at] < row.span.end else None
        return told or self._given(row.given)

    def _given(self, words: str) -> Line | None:
        if words not in self.named:
            self.named[words] = _named(words, self.lines)
        return self.named[words]
