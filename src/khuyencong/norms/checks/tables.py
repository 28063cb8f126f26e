"""Checks of tables: the rows of a column against the total that is printed for them, the rows of a group against its,
and columns of money that nothing was read of.

A column adds up when its total is the sum of its items, or of its outermost groups. Where items and groups disagree
among themselves nothing is said: which of them the total means cannot be known.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, islice

from ...terms.facts import Finding, Span
from ...terms.numbers import format_decimal, format_vnd
from ...terms.tables import GRANT, RATE, UNNUMBERED, adds_up_english, figure_in, written_english
from ...terms.vietnamese import fold
from .case import Case, error, info, last_place, warning
from .costs import supported_costs
from .table_rows import Row, body_of, heads_of

_NOT_ADDED = re.compile(
    rf"%|ty le|ti le|don gia|dinh muc|{RATE}|toi da|binh quan"
    r"|\bgia\b(?! tri\b)|\bstt\b|\btt\b"
    r"|^(?!.*\b(?:kinh phi|du toan|tien|von)\b).*\bnam 20\d\d$"  # «Năm 2030» of indicators, but money adds up
)
_OF_RATES = re.compile(r"%|\b(?:ty|ti) le\b|so sanh|don gia")
_MOST_COLUMNS = 200  # no table of a paper is wider; a line of bars may be


def table_sums(case: Case) -> Iterator[Finding]:
    """Rows of a table that do not add up to its one total, or rows of a group to its own."""
    meant = {
        a.amount.span.start: (a.amount.value, sum(share.amount.value for share in a.shares))
        for a in case.facts.activities
        if a.amount and a.amount.value and a.shares
    }
    meant |= {cost.whole.span.start: (cost.whole.value, cost.added) for cost in supported_costs(case)}
    for rows in case.tables:
        heads = heads_of(rows, body_of(rows))
        for column in range(1, min(len(heads), _MOST_COLUMNS)):
            if _OF_RATES.search(heads[column]):
                continue
            is_scaled = case.is_scaled(rows, heads[column]) and _tells_money(heads, column)
            added = _Added.of(rows, column, is_scaled=is_scaled)
            yield from _group_mismatches(added)
            if (found := _mismatch(added)) and not _adds_up_once_righted(added, meant):
                yield found


_OF_MONEY = re.compile(
    r"kinh phi|thanh tien|so tien|\bvon\b|du toan|ngan sach|\bns(?:nn|tw|dp|h|t|x)?\b|doi ung|kcqg|kcdp|khuyen cong"
    r"|\bnguon\b|ke hoach|\bkh\b|thuc hien|\bth\b|giai ngan|quyet toan|gia tri|doanh thu|tong (?:so|cong)$"
    r"|trung uong|dia phuong|xa hoi hoa|dong gop|tai tro"
    r"|(?:trieu|nghin|ngan|ty|1\.?000) ?(?:dong|d)\b|\btrd\b|\btr\.? ?d"
)
_COUNTS = re.compile(
    r"\bso (?!tien|von|kinh phi|du toan|(?:da |duoc |thuc )?(?:thuc hien|chi|giao|duyet|quyet toan|giai ngan|cap)\b)\w"
    r"|khoi luong|\bsl\b"
)


def _tells_money(heads: Sequence[str], column: int) -> bool:
    """Whether the unit over a table is a column's: it counts nothing, and no column of units says what each row is."""
    if any(map(_UNIT_HEAD.fullmatch, heads)) or _COUNTS.search(heads[column]):
        return False
    return _OF_MONEY.search(heads[column]) is not None


def unread_columns(case: Case) -> Iterator[Finding]:
    """Columns that are headed as money, or as how many of what nobody says, and hold figures of which none was read.
    What those on a list pay themselves beside what they are given is no figure of any plan."""
    read, lists = _Read(case), {row.table for row in case.facts.register_rows}
    for rows in filter(case.is_of_contents, case.tables):
        heads = heads_of(rows, body_of(rows))
        is_list = any(rows[0].cells[0][1] <= start <= rows[-1].cells[0][1] for start in lists)
        has_unit = any(_UNIT_HEAD.fullmatch(head) or _PRICE.search(head) for head in heads)
        has_products = any("thanh tien" in head for head in heads)
        lacks_unit = not has_unit and read.holds(rows)
        indicators, of_money = (any(map(said.search, heads)) for said in (_OF_INDICATORS, _MONEY))
        for column, head in enumerate(heads[1:_MOST_COLUMNS], 1):
            is_count = lacks_unit and bool(_HOW_MANY.search(head))
            told = [row.cells[column] for row in rows if column < len(row.cells) and not row.is_total]
            first = next((i for i, (words, _) in enumerate(told) if figure_in(words) is not None), 0)
            own = fold(" ".join(words for words, _ in told[:first])) or head
            is_money = _MONEY.search(own)
            is_either = not (is_money or indicators) and _PLAN_OR_RESULT.fullmatch(own)
            if not (is_count or is_money or is_either) or (is_list and _OWN_MONEY.search(head)):
                continue
            if _NO_SUM.search(head) or (has_products and _GRANT.match(head)):  # a factor of its «Thành tiền»
                continue
            figures = [cell for cell in told if (_COUNT if is_count else _FIGURE).fullmatch(cell[0])]
            if is_count:  # «Mở 3 lớp dạy nghề | 3» says in its name what is counted
                figures = [cell for cell in figures if not read.counts_in_line(cell)]
            if len(figures) >= _FEW_FIGURES and not read.knows(figures):
                yield unread(rows, column, figures, of_counts=is_count or not (is_money or of_money))


def unread(rows: Sequence[Row], column: int, figures: Sequence[tuple[str, int]], *, of_counts: bool = False) -> Finding:
    """A column of figures that only a person can read; counts of what nobody says are no alarm."""
    printed, start = figures[0]
    above = (row.cells[column] for row in rows if column < len(row.cells))
    head = " ".join(words for words, at in above if at < start and words)
    message = f"Cột «{head[:60]}» có {len(figures)} số chưa được đọc: chọn cách đọc cột, hoặc ghi tay"
    return (info if of_counts else warning)("column-unread", message, Span(start, start + len(printed)), printed)


_UNIT_HEAD = re.compile(r"(?:dvt|d\.v\.t|don vi(?: tinh)?)\W*")
_PRICE = re.compile(r"\bdon gia\b")  # beside it a count is one of the sum's two factors
_HOW_MANY = re.compile(r"\b(?:so luong|khoi luong|sl)\b")
_COUNT = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{2,}(?:,\d+)?")
_FEW_FIGURES = 2
_GRANT = re.compile(GRANT)
_MONEY = re.compile(
    r"kinh phi|thanh tien|so tien|\bvon\b|du toan|ngan sach|doi ung|(?:trieu|nghin|ngan|ty) dong"
    r"|quyet toan|giai ngan|thuc chi|thanh toan|muc (?:ho tro|thuong)"
    r"|\bdoanh (?:thu|so)\b|\bsu nghiep (?:kinh te|khoa hoc|cong thuong|nong nghiep|moi truong)"
)
_PLAN_OR_RESULT = re.compile(  # alone: what they tell is said by no unit
    r"(?:so |uoc |da |ket qua |gia tri |luy ke )*(?:ke hoach|kh|thuc hien|th|ket qua|dat duoc|nghiem thu|cap|su dung)"
    r"(?: (?:nam|giao|duoc giao|thuc hien|20\d\d|[369] thang|dau nam|ca nam))*[\W\d]*"
)
_OF_INDICATORS = re.compile(r"\b(?:chi tieu|chi so|tieu chi|muc tieu)\b")
_OWN_MONEY = re.compile(r"doi ung|\btu co\b|tu dau tu|von vay|dong gop")
_MILLION, _THOUSAND_MILLION = 1_000_000, 1_000_000_000


def beyond_unit(case: Case) -> Iterator[Finding]:
    """A figure of a million and more that was told in triệu or tỷ đồng: it is đồng, or the unit over it is wrong."""
    told = [(amount.value, amount.span) for a in case.facts.activities for amount in (a.amount, a.unit_price) if amount]
    told += [(total.amount_vnd, total.span) for total in case.facts.totals if total.amount_vnd]
    for value, span in told:
        if value < _MILLION * _MILLION:
            continue
        printed = case.words(span)
        figure = figure_in(printed)
        if figure is not None and figure >= _MILLION and value >= figure * _MILLION:
            unit = "tỷ" if value >= figure * _THOUSAND_MILLION else "triệu"
            words = f"Số in từ một triệu trở lên mà đơn vị tính là {unit} đồng; có thể số này đã là đồng"
            yield error("unit-slip", words, span, printed, format_vnd(int(figure)))


_ONE_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")
_FEW_MILLIONS = 20  # so little for contents that the commas of a column may stand between thousands


def doubtful_commas(case: Case) -> Iterator[Finding]:
    """A column in triệu đồng whose figures are whole or like «1,250»: little more than one, unless 1.250 is meant."""
    sums = [amount for a in case.facts.activities for amount in (a.amount, *(s.amount for s in a.shares)) if amount]
    read = {amount.span.start: amount.value for amount in sums}
    read |= {total.span.start: total.amount_vnd or 0 for total in case.facts.totals}
    for rows in case.tables:
        for column in range(1, min(max(len(row.cells) for row in rows), _MOST_COLUMNS)):
            told = [row.cells[column] for row in rows if column < len(row.cells) and row.cells[column][1] in read]
            doubtful = [cell for cell in told if _ONE_COMMA.fullmatch(cell[0])]
            others = (words for words, _ in told if not _ONE_COMMA.fullmatch(words))
            if len(doubtful) >= _FEW_FIGURES and all(map(str.isdigit, others)):
                values = {read[start] for _, start in doubtful}
                if values == {_as_millions(words) for words, _ in doubtful} and max(values) < _FEW_MILLIONS * _MILLION:
                    yield _doubtful(*doubtful[0])


def _as_millions(printed: str) -> int:
    return int((figure_in(printed) or 0) * _MILLION)


def _doubtful(printed: str, start: int) -> Finding:
    other = printed.replace(",", ".")
    words = f"«{printed}» triệu đồng đang được đọc là một số lẻ; nếu dấu phẩy tách hàng nghìn thì phải là {other}"
    return warning("bad-grouping", words, Span(start, start + len(printed)), printed, other)


_NO_SUM = re.compile(
    rf"%|ty le|ti le|don gia|{RATE}|dinh muc|toi da|binh quan|so sanh|chenh lech"
    r"|tang|giam|doanh thu|thu nhap|loi nhuan"
    r"|gia tri(?! (?:thuc hien|giai ngan|nghiem thu|thanh toan|quyet toan|ho tro|hop dong)\b)"
    r"|san luong|gia ban|(?<!thuc hien )(?<!ke hoach )\bnam 20\d\d$|ghi chu"
    r"|\bvon (?:dang ky kinh doanh|dieu le|phap dinh|chu so huu)"
)


class _Read:
    """The places of a paper's text that figures were read from."""

    def __init__(self, case: Case) -> None:
        activities, totals = case.facts.activities, case.facts.totals
        paid = (m for a in activities for m in (a.amount, a.unit_price, a.before, *(s.amount for s in a.shares)))
        sums = [amount for amount in paid if amount]
        spans = (
            [amount.span for amount in sums]
            + [figure.annex_span for a in activities for figure in a.in_annex]
            + [total.span for total in totals]
            + [q.span for a in activities for q in a.quantities]
            + [row.span for row in case.facts.register_rows]  # whose money goes with them
        )
        places = sorted((span.start, span.end) for span in spans)
        self._starts, self._ends = [start for start, _ in places], list(accumulate((end for _, end in places), max))
        given = {row.support for row in case.facts.register_rows if row.support}  # a list's money stands in its rows
        self._values = {amount.value for amount in sums} | {total.amount_vnd or 0 for total in totals} | given

        self._text = case.text
        self._counted = sorted((q.span.start, q.value) for a in activities for q in a.quantities)

    def counts_in_line(self, cell: tuple[str, int]) -> bool:
        """Whether the words before a figure in its row count as many."""
        words, start = cell
        first = bisect_left(self._counted, (self._text.rfind("\n", 0, start) + 1, 0))
        before = islice(self._counted, first, bisect_left(self._counted, (start, 0)))
        return any(value == figure_in(words) for _, value in before)

    def holds(self, rows: Sequence[Row]) -> bool:
        """Whether anything was read of a table."""
        return any(self._is_read(words, start) for row in rows for words, start in row.cells if words)

    def knows(self, cells: Sequence[tuple[str, int]]) -> bool:
        """Whether a figure of a column was read there, or most are told elsewhere: an annex may repeat the text."""
        repeated = sum(self._repeats(words) for words, _ in cells)
        return 2 * repeated > len(cells) or any(self._is_read(words, start) for words, start in cells)

    def _is_read(self, words: str, start: int) -> bool:
        last = bisect_left(self._starts, start + len(words)) - 1
        return last >= 0 and self._ends[last] > start

    def _repeats(self, words: str) -> bool:
        figure = figure_in(words)
        return figure is not None and any(figure * unit in self._values for unit in _UNITS)


_UNITS = (1, 10**3, 10**6, 10**9)


@dataclass(frozen=True, slots=True)
class _Added:
    """What the rows of a table have in a column, by their place, and which of them its one total adds up."""

    rows: list[Row]
    column: int
    figures: Mapping[int, Decimal]
    total: int | None
    is_scaled: bool

    @classmethod
    def of(cls, rows: list[Row], column: int, *, is_scaled: bool) -> "_Added":
        words = {i: row.cells[column][0] for i, row in enumerate(rows) if column < len(row.cells)}
        english = written_english(" ".join(words.values()))
        read = {i: figure_in(told, english=english) for i, told in words.items()}
        figures = {i: figure for i, figure in read.items() if figure is not None}
        heads = islice((words[i] for i in words if i not in figures), 3)
        if any(_NOT_ADDED.search(fold(head)) for head in heads):
            return cls(rows, column, {}, None, is_scaled)
        totals = [i for i, row in enumerate(rows) if row.is_total]
        total = totals[0] if len(totals) == 1 and totals[0] in figures else None
        return cls(rows, column, figures, total, is_scaled)

    @property
    def told(self) -> dict[int, Decimal]:
        """The figures above the total, or below one that opens the table: what follows a sum is none of it."""
        if self.total is None:
            return dict(self.figures)
        above = {i: figure for i, figure in self.figures.items() if i < (self.total or 0)}
        return above or {i: figure for i, figure in self.figures.items() if i != self.total}

    def items(self) -> list[Decimal]:
        """What stands at the bottom: no sums of groups whose rows tell theirs."""
        told = self.told
        return [figure for i, figure in told.items() if not self.is_parted(i)]

    def outermost(self) -> list[Decimal]:
        told = self.told
        outer = min((self.rows[i].depth for i in told), default=0)
        return [figure for i, figure in told.items() if self.rows[i].depth == outer]

    def under(self, group: int) -> list[int]:
        """The rows with figures right under a group; so is a group that alone tells what stands under it."""
        return [i for i in _under(self.rows, group) if i in self.figures and not self.is_parted(i)]

    def is_parted(self, i: int) -> bool:
        return self.rows[i].is_group and any(j in self.figures for j in _under(self.rows, i))

    def total_is(self, parts: list[Decimal]) -> bool:
        return self.total is not None and _nearly(self.figures[self.total], sum(parts), parts)


def _group_mismatches(added: _Added) -> Iterator[Finding]:
    """Groups whose sum is not that of their items, in a column where the sums of other groups are, or whose total shows
    that all stand there."""
    figures = added.figures
    groups = [(i, added.under(i)) for i in figures if added.rows[i].is_group]
    parted = [(i, items) for i, items in groups if len(items) > 1 and not any(added.rows[j].is_part for j in items)]
    sums = {i: [figures[j] for j in items] for i, items in parted}
    wrong = [i for i, parts in sums.items() if not _nearly(figures[i], sum(parts), parts)]
    numbered = all(added.rows[j].depth < UNNUMBERED for i, items in parted if i in wrong for j in items)
    is_shown = numbered and (added.total_is(added.items()) or added.total_is(added.outermost()))
    if len(wrong) * 2 < len(parted) or (is_shown and len(wrong) * 2 <= max(len(parted), 2)):
        yield from (_does_not_add_up("Các dòng của nhóm", added, i, sums[i]) for i in wrong)


def _under(rows: list[Row], group: int) -> Iterator[int]:
    ends = (i for i in range(group + 1, len(rows)) if rows[i].is_total or rows[i].depth <= rows[group].depth)
    return iter(range(group + 1, next(ends, len(rows))))


def _mismatch(added: _Added) -> Finding | None:
    """The total, where items and groups come to one sum and this is another."""
    items = added.items()
    if added.total is None or len(added.told) < 2:
        return None
    if sum(items) != sum(added.outermost()) or added.total_is([*added.told.values()]) or added.total_is(items):
        return None
    cells = [added.rows[i].cells[added.column][0] for i in added.told if not added.rows[i].is_group]
    if adds_up_english(cells, added.rows[added.total].cells[added.column][0]):
        return None
    return _does_not_add_up("Các dòng của bảng", added, added.total, items)


def _adds_up_once_righted(added: _Added, meant: Mapping[int, tuple[int, int]]) -> bool:
    """Whether the total is right and rows are not: it is made once one of them, or all, is what its sources come to.
    `meant`: what sums of rows, by their places, are read as and what their sources make."""
    missing, more = added.figures[added.total or 0], list[Decimal]()
    for i in (i for i in added.told if not added.is_parted(i)):
        figure = added.figures[i]
        read, made = meant.get(added.rows[i].cells[added.column][1], (1, 1))
        missing -= figure
        more.append(figure * made / read - figure)
    return bool(missing) and missing in (*more, sum(more))


def _does_not_add_up(members: str, added: _Added, at: int, parts: list[Decimal]) -> Finding:
    printed, start = added.rows[at].cells[added.column]
    sum_of_all = sum(parts, Decimal())
    words = f"{members} cộng lại được {format_decimal(sum_of_all)}, khác dòng tổng {printed}"
    span, expected = Span(start, start + len(printed)), format_decimal(sum_of_all)
    if added.is_scaled and abs(sum_of_all - added.figures[at]) <= _rounding(added.figures[at], parts):
        return info("sum-mismatch", f"{words}; có thể do làm tròn", span, printed, expected)
    return error("sum-mismatch", words, span, printed, expected)


def _rounding(whole: Decimal, parts: Sequence[Decimal]) -> Decimal:
    """By how much rounding may part a sum from its parts: half a last place of each, at most one of its own."""
    places = sum(map(last_place, [whole, *parts]), Decimal())
    return min(last_place(whole), places / 2)


def _nearly(whole: Decimal, added: Decimal | int, values: list[Decimal]) -> bool:
    """Rounded figures may be off by half of their last place each."""
    places = max(-int(v.as_tuple().exponent) for v in (whole, *values))
    return abs(whole - added) <= (Decimal(len(values)) / 2 / 10**places if places else 0)
