"""Rows of a plan's tree, written by hand: a plan has hundreds of them, and a template takes three times as long."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from khuyencong.records.models import Plan
from khuyencong.terms.results import Figure, LineResult, Outcome, TargetResult

from ..figure_links import bar, figure_link, money_parts
from .columns import Column
from .contexts import Chip, Row
from .table import PlanTable, Shown

MUTED = ' class="small muted"'
_NO_MONEY = (Outcome.NOT_DONE, Outcome.NO_COST)


def tree_rows(table: PlanTable, lines: Iterable[Shown], plan: Plan, unit: str, outside: bool = False) -> SafeString:
    """The rows of these lines; `unit` is what money is printed in."""
    writer = RowWriter(table, plan, unit, outside)
    return mark_safe("\n".join(map(writer.row, lines)))  # noqa: S308 - digits, codes, and words escaped below


def money_cells(
    figures: Sequence[Figure], columns: Sequence[Column], unit: str = "", label: str = "", unplanned: str = "–"
) -> SafeString:
    """The money of a total, a cell for each column; `unplanned` says why a plan has none."""
    missing = {"ke_hoach": unplanned, "thuc_hien": _("chưa có")}
    cells = (_money_cell(f, c, unit, label, missing.get(c.code, "–")) for f, c in zip(figures, columns, strict=True))
    return mark_safe("".join(cells))  # noqa: S308 - digits, codes, and words escaped below


def _money_cell(figure: Figure, column: Column, unit: str, label: str, missing: str) -> str:
    link = figure_link(figure, unit, label, missing, column.signed)
    return f'<td class="num" data-k="{escape(column.words)}">{link}{money_parts(figure, unit, label)}</td>'


class RowWriter:
    """Writes rows of one table: what is the same in all of them is looked up once."""

    def __init__(self, table: PlanTable, plan: Plan, unit: str, outside: bool) -> None:
        self.columns = [(column, str(column.words), column.code) for column in table.columns]
        self.targets, self.unit = table.has_targets, unit
        self.page, self.chips = reverse("line", args=[plan.pk, 0]).removesuffix("0/"), dict[Chip, str]()
        self.unplanned = "–" if outside or plan.origin == plan.Origin.RESULTS else _("theo phụ lục, chưa có")
        self.unsaid, self.reason, self.estimate = _("chưa có"), _("có lý do"), _("ước")
        self.aimed, self.reached, self.progress = _("Chỉ tiêu"), _("Đạt"), _("Tiến độ")

    def row(self, shown: Shown) -> str:
        line = shown.row.line
        group = "group " if line.is_group else ""
        return (
            f'<tr class="{group}deep-{line.depth}">{self._title(shown)}{self._targets(shown.row)}'
            f"{self._money(line, shown.money)}{self._progress(shown.row)}</tr>"
        )

    def _title(self, shown: Shown) -> str:
        row, line = shown.row, shown.row.line
        name = escape(f"{line.number} {line.title}")
        parts = [f'<th scope="row"><a class="row" lang="vi" href="{self.page}{line.line}/">{name}</a>']
        if shown.lead:
            parts.append(f'<span class="sub" lang="vi">{escape(shown.lead)}</span>')
        if row.beside:
            parts.append(f'<span class="sub">{" · ".join(map(self._beside, row.beside))}</span>')
        for remark in row.remarks[:1]:
            parts.append(f'<span class="sub" lang="vi">{escape(Truncator(remark).words(28))}</span>')
        return f"{''.join(parts)}</th>"

    def _beside(self, target: TargetResult) -> str:
        assert target.actual is not None  # noqa: S101 - what is not planned is reached
        figure = figure_link(target.actual, "", target.measure)
        return f"{figure} {_words(target.measure, 40)}{self._estimated(target.actual)}"

    def _targets(self, row: Row) -> str:
        if not self.targets:
            return ""
        if not row.aimed:
            return "<td></td><td></td>"
        aimed = (f"{self._figure(t.plan)} {_words(t.measure, 32, MUTED)}" for t in row.aimed)
        reached = (f"{self._figure(t.actual)}{self._estimated(t.actual)}" for t in row.aimed)
        return self._measures(self.aimed, aimed) + self._measures(self.reached, reached)

    def _measures(self, head: str, figures: Iterable[str]) -> str:
        spans = "".join(f'<span class="measure">{figure}</span>' for figure in figures)
        return f'<td class="num" data-k="{head}">{spans}</td>'

    def _figure(self, figure: Figure | None) -> str:
        return figure_link(figure) if figure else '<span class="unsaid">–</span>'

    def _estimated(self, figure: Figure | None) -> str:
        return f' <span class="chip info">{self.estimate}</span>' if figure and figure.estimate else ""

    def _money(self, line: LineResult, money: Sequence[Figure]) -> str:
        missing = {"ke_hoach": "–" if line.is_group else self.unplanned, "thuc_hien": self.unsaid}
        return "".join(
            f'<td class="num" data-k="{words}">{figure_link(figure, self.unit, "", missing.get(code, "–"), c.signed)}'
            f"{money_parts(figure, self.unit)}</td>"
            for (c, words, code), figure in zip(self.columns, money, strict=True)
        )

    def _progress(self, row: Row) -> str:
        shown = ""
        if row.percent is not None:
            shown = f'<span class="nowrap">{bar(row.percent, row.tone)} {row.percent} %</span>'
        elif row.line.outcome in _NO_MONEY:
            why = f' <span class="small">{self.reason}</span>' if row.remarks else ""
            shown = f'<span class="nowrap">{bar(None)}{why}</span>'
        return f'<td data-k="{self.progress}">{shown}{"".join(map(self._chip, row.chips))}</td>'

    def _chip(self, chip: Chip) -> str:
        """Few different chips stand on hundreds of rows."""
        if chip not in self.chips:
            self.chips[chip] = f' <span class="chip {chip.tone}">{escape(chip.words)}</span>'
        return self.chips[chip]


def _words(measure: str, most: int, css: str = "") -> str:
    told = measure if len(measure) <= most else Truncator(measure).chars(most)
    return f'<span{css} lang="vi">{escape(told)}</span>'
