"""The table of what each source was to pay of every content, and paid: beside the sums by source of the whole plan."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from khuyencong.terms.document import Cell, Column, Row, RowKind, TableBlock
from khuyencong.terms.results import Figure, FundedBy, LineResult, Results

from ...figures import estimate_part, final_part, money_cell
from ...periods import plan_title, reached_title
from ...plan_parts import short

CAPTION = "Kinh phí từng nội dung theo nguồn"
_SEVERAL = 2  # sources: one alone is told by the sums of the plan


def payers(results: Results) -> tuple[TableBlock, ...]:
    """Nothing where fewer sources are told of contents than would part their money."""
    parts = [replace(part, names=part.used_in(results)) for part in _parts(results)]
    several = len({name for part in parts for name in part.names}) >= _SEVERAL
    told = (part for at, part in enumerate(parts) if part.names or at == 0)  # what was reached stands beside the plan
    return (_Payers(results, tuple(told)).table(),) if several else ()


@dataclass(frozen=True, slots=True)
class _Part:
    """What is planned, what is final, or what is only expected: its head, and the figure of it."""

    title: str
    of: Callable[[Figure, Figure], Figure | None]
    names: tuple[str, ...] = ()  # of the sources told of it

    def used_in(self, results: Results) -> tuple[str, ...]:
        used = {name for line in _leaves(results.lines) for name in self.whole_of(line)}
        return tuple(name for name, *_ in results.sources if name in used)

    def whole_of(self, line: LineResult) -> Mapping[str, Figure]:
        """Who pays a content, where together they pay all of it: a row whose sources come to less is false."""
        told = {name: figure for name, *figures in line.paid if (figure := self.of(*figures)) and figure.value}
        whole = self.of(line.money_plan, line.money_actual)
        return told if sum(map(_value, told.values())) == _value(whole) else {}


def _parts(results: Results) -> tuple[_Part, ...]:
    plan, done = plan_title(results).lower(), reached_title(results).lower()
    found = [
        _Part(f"Kinh phí {plan}", lambda plan, _: plan),
        _Part(f"Kinh phí {done}", lambda _, actual: _final(actual)),
    ]
    if any(actual.estimate for line in results.lines for _, _, actual in line.paid) or results.money_actual.estimate:
        expected = reached_title(results, "Ước thực hiện")
        found.append(_Part(f"Kinh phí {expected[:1].lower()}{expected[1:]}", lambda _, actual: estimate_part(actual)))
    return tuple(found)


def _final(actual: Figure) -> Figure | None:
    final = final_part(actual)
    return None if actual.estimate and not final.value else final


@dataclass(frozen=True, slots=True)
class _Payers:
    results: Results
    parts: tuple[_Part, ...]

    def table(self) -> TableBlock:
        told, lines = self.results, self.results.lines
        rows = [self._row(line, _under(lines, at)) for at, line in enumerate(lines)]
        total = self._sums(told.money_plan, told.money_actual, told.sources, lines)
        rows.append(Row((Cell(""), Cell("Cộng"), *total), "total"))
        return TableBlock(self._columns(), tuple(rows), caption=CAPTION)

    def _columns(self) -> tuple[Column, ...]:
        of_money = (
            Column(head, 9, "right", f"{part.title} ({self.results.money_unit.word})")
            for part in self.parts
            for head in ("Tổng", *map(short, part.names))
        )
        return (Column("TT", 5, "center"), Column("Nội dung", 22), *of_money)

    def _row(self, line: LineResult, below: Sequence[LineResult]) -> Row:
        kind: RowKind = "group" if line.is_group else "item"
        if line.is_group or line.has_parts:
            cells = self._sums(line.money_plan, line.money_actual, line.paid, below)
        else:
            cells = tuple(cell for part in self.parts for cell in self._cells(part, line))
        return Row((Cell(line.number.rstrip(".")), Cell(line.title), *cells), kind)

    def _cells(self, part: _Part, line: LineResult) -> Iterator[Cell]:
        """What was given or reached, and what each source paid of it."""
        yield money_cell(part.of(line.money_plan, line.money_actual))
        told = part.whole_of(line)
        yield from (money_cell(told.get(name)) for name in part.names)

    def _sums(
        self, plan: Figure, actual: Figure, paid: Sequence[FundedBy], below: Sequence[LineResult]
    ) -> tuple[Cell, ...]:
        """Of a sum, what each source paid only where it is what the rows below come to."""
        cells: list[Cell] = []
        for part in self.parts:
            rows = [part.whole_of(line) for line in _leaves(below)]
            figures = {name: part.of(*told) for name, *told in paid}
            cells.append(money_cell(part.of(plan, actual)))
            for name in part.names:
                together = sum(_value(row.get(name)) for row in rows)
                is_sum = together and _value(figures.get(name)) == together
                cells.append(money_cell(figures[name] if is_sum else None))
        return tuple(cells)


def _value(figure: Figure | None) -> int:
    return (figure.value or 0) if figure else 0


def _leaves(lines: Sequence[LineResult]) -> list[LineResult]:
    return [line for line in lines if not (line.is_group or line.has_parts)]


def _under(lines: Sequence[LineResult], at: int) -> Sequence[LineResult]:
    end = next((i for i in range(at + 1, len(lines)) if lines[i].depth <= lines[at].depth), len(lines))
    return lines[at + 1 : end]
