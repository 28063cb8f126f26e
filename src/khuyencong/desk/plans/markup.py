"""Rows of a plan's tree, written by hand: a plan has hundreds of them, and a template takes three times as long.

They are as light as HTML lets them be. A cell ends where the next begins; what a cell is follows from its table: a link
in it is a figure, a drawing a bar, and the script names each by its head where columns give way (`plan.js`).
"""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from khuyencong.records.models import Plan
from khuyencong.terms.results import Figure, LineResult, Outcome, TargetResult
from khuyencong.work.items import code_of

from ..figure_links import bar, figure_link, money_parts, rate_shown
from ..figures import printed
from ..plan_in_short import Chip, Row
from ..words import naming
from .columns import Column
from .table import Editing, PlanTable, Shown

VIETNAMESE = "vi"
OF_WHAT = ' class="of"'
LONG = ' class="long"'  # targets with a unit that takes a second line, and so each says what it counts
_ON_ONE_LINE = 22  # letters of a number and its unit in the column of targets
_NO_MONEY = (Outcome.NOT_DONE, Outcome.DROPPED, Outcome.LATER, Outcome.UNPAID, Outcome.NO_COST)


def tree_rows(
    table: PlanTable,
    lines: Iterable[Shown],
    plan: Plan,
    unit: str,
    outside: bool = False,
    editing: Editing | None = None,
) -> SafeString:
    """The rows of these lines; `unit` is what money is printed in. While editing, figures lead to their cell's form."""
    writer = EditingWriter(table, plan, unit, outside, editing) if editing else RowWriter(table, plan, unit, outside)
    return mark_safe("\n".join(map(writer.row, lines)))  # noqa: S308 - digits, codes, and words escaped below


def money_cells(
    figures: Sequence[Figure], columns: Sequence[Column], unit: str = "", label: str = "", unplanned: str = "–"
) -> SafeString:
    """The money of a total, a cell for each column; `unplanned` says why a plan has none."""
    missing = {"ke_hoach": unplanned, "thuc_hien": _("chưa có")}
    cells = (_money(f, c, missing.get(c.code, "–"), unit, label) for f, c in zip(figures, columns, strict=True))
    return mark_safe("".join(f"<td>{cell}" for cell in cells))  # noqa: S308 - digits, codes, and words escaped below


def _money(figure: Figure, column: Column, missing: str, unit: str, label: str = "") -> str:
    link = figure_link(figure, unit, label, missing, column.signed, light=True)
    return link + money_parts(figure, unit, label, light=True)


class RowWriter:
    """Writes rows of one table: what is the same in all of them is looked up once."""

    def __init__(self, table: PlanTable, plan: Plan, unit: str, outside: bool) -> None:
        self.columns, self.targets, self.unit = table.columns, table.has_targets, unit
        self.page = page_of_lines(plan)
        told_by_results = outside or plan.origin == plan.Origin.RESULTS
        self.in_annex, self.unplanned = _("theo phụ lục, chưa có"), "–" if told_by_results else _("kế hoạch không nêu")
        self.unsaid, self.reason, self.estimate = _("chưa có"), _("có lý do"), _("ước")
        self.whose = _("số liệu của %(whose)s")
        self.vi = "" if get_language() == VIETNAMESE else f' lang="{VIETNAMESE}"'  # the page says it once for all

    def row(self, shown: Shown) -> str:
        line = shown.row.line
        cells = f"{self._targets(shown.row)}{self._money(line, shown.money)}{self._progress(shown.row)}"
        return f"<tr{_css(line)}>{self._title(shown)}{cells}"

    def _title(self, shown: Shown) -> str:
        row, line = shown.row, shown.row.line
        name = escape(f"{line.number} {line.title}")
        parts = [f'<th><a{self.vi} href="{self.page}{line.line}/">{name}</a>']
        if shown.arranged:
            parts.append(f'<span class="sub">{conditional_escape(shown.arranged)}</span>')
        if row.beside:
            parts.append(f'<span class="sub">{" · ".join(map(self._beside, row.beside))}</span>')
        if shown.whose:
            parts.append(f'<span class="sub">{naming(self.whose, whose=shown.whose)}</span>')
        for remark in row.remarks[:1]:
            parts.append(f'<span class="sub"{self.vi}>{escape(Truncator(remark).words(28))}</span>')
        return "".join(parts)

    def _beside(self, target: TargetResult) -> str:
        assert target.actual is not None  # noqa: S101 - what is not planned is reached
        figure = figure_link(target.actual, light=True)
        return f"{figure} {self._words(target.called, 40, tag='span')}{self._estimated(target.actual)}"

    def _targets(self, row: Row) -> str:
        if not self.targets:
            return ""
        if not row.aimed:
            return "<td><td>"
        aimed = [f"{self._aim(row, t)} {self._words(t.called, 32)}" for t in row.aimed]
        several = len(row.aimed) > 1  # on a narrow page their lines break apart, so each says what it counts
        reached = [self._reached(t, several) for t in row.aimed]
        wraps = several and any(t.plan and len(printed(t.plan)) + len(t.called) > _ON_ONE_LINE for t in row.aimed)
        return self._measures(aimed, wraps) + self._measures(reached, wraps)

    def _reached(self, target: TargetResult, named: bool) -> str:
        words = f" {self._words(target.called, 32, OF_WHAT)}" if named else ""
        return f"{self._figure(target.actual)}{words}{self._estimated(target.actual)}"

    def _measures(self, figures: Sequence[str], wraps: bool) -> str:
        if len(figures) == 1:
            return f"<td>{figures[0]}"
        spans = "".join(f'<span class="measure">{figure}</span>' for figure in figures)
        return f"<td{LONG if wraps else ''}>{spans}"

    def _aim(self, row: Row, target: TargetResult) -> str:
        return self._figure(target.plan)

    def _figure(self, figure: Figure | None) -> str:
        return figure_link(figure, light=True) if figure else "–"

    def _estimated(self, figure: Figure | None) -> str:
        return f' <span class="chip info">{self.estimate}</span>' if figure and figure.estimate else ""

    def _money(self, line: LineResult, money: Sequence[Figure]) -> str:
        unplanned = self.in_annex if line.money_plan.in_annex else self.unplanned
        missing = {"ke_hoach": "–" if line.is_group or line.closed else unplanned, "thuc_hien": self.unsaid}
        return "".join(
            f"<td>{self._amount(line, figure, column, missing.get(column.code, '–'))}"
            for column, figure in zip(self.columns, money, strict=True)
        )

    def _amount(self, line: LineResult, figure: Figure, column: Column, missing: str) -> str:
        return _money(figure, column, missing, self.unit)

    def _progress(self, row: Row) -> str:
        shown = str(rate_shown(row.rate, row.tone, light=not row.chips))
        if not shown and row.line.outcome in _NO_MONEY:
            why = f' <span class="small">{self.reason}</span>' if row.remarks else ""
            shown = f'<span class="nowrap">{bar(None)}{why}</span>'
        return f"<td>{shown}{''.join(map(_chip, row.chips))}"

    def _words(self, measure: str, most: int, css: str = "", tag: str = "small") -> str:
        told = measure if len(measure) <= most else Truncator(measure).chars(most)
        return f"<{tag}{css}{self.vi}>{escape(told)}</{tag}>"


def _css(line: LineResult) -> str:
    """What a row looks like, where it is not one of the many: a content right below a group."""
    kind = "group" if line.is_group else "closed" if line.closed or line.outcome is Outcome.DROPPED else ""
    depth = f"deep-{line.depth}" if line.depth > 1 else ""
    css = f"{kind} {depth}".strip()
    return f' class="{css}"' if css else ""


def _chip(chip: Chip) -> str:
    return f' <span class="chip {chip.tone}">{escape(chip.words)}</span>'


class EditingWriter(RowWriter):
    """Writes rows whose words and planned figures may be changed: each of these is a link to its own form, which a
    script opens in the cell. Where a plan is in force its money leads to the adjustment."""

    def __init__(self, table: PlanTable, plan: Plan, unit: str, outside: bool, editing: Editing) -> None:
        super().__init__(table, plan, unit, outside)
        self.editing, self.adjustment = editing, reverse("adjust_plan", args=[plan.pk])

    def _title(self, shown: Shown) -> str:
        line = shown.row.line
        name = escape(f"{line.number} {line.title}")
        title = self._edit(line, "title", name, _("Nội dung")) if self.editing.figures else name
        told = conditional_escape(shown.arranged or _("ghi đơn vị chủ trì"))
        lead = self._edit(line, "lead", told, _("Đơn vị chủ trì"))
        return f'<th><span{self.vi}>{title}</span><span class="sub">{lead}</span>'

    def _aim(self, row: Row, target: TargetResult) -> str:
        assert target.plan is not None  # noqa: S101 - what is aimed at is planned
        measure = int(target.plan.selector.split(".")[1])
        if not self.editing.figures or (measure, None) not in self.editing.told.get(row.line.line, ()):
            return self._figure(target.plan)
        return self._edit(row.line, code_of(measure, None), printed(target.plan), pgettext("target", "Chỉ tiêu"))

    def _amount(self, line: LineResult, figure: Figure, column: Column, missing: str) -> str:
        if column.code != "ke_hoach" or line.is_group:
            return super()._amount(line, figure, column, missing)
        words = printed(figure, self.unit) or f'<span class="unsaid">{escape(missing)}</span>'
        money = int(figure.selector.split(".")[1])
        places = {place for place in self.editing.told.get(line.line, ()) if place[0] == money} or {(money, None)}
        source = next(iter(places))[1]
        if not self.editing.figures and figure.value is None:
            return words
        if not self.editing.figures:
            return f'<a class="edit" href="{self.adjustment}#tien-{line.line}-{source or 0}">{words}</a>'
        if len(places) > 1 or source:  # told by source: the content's own form has a field for each
            return f'<a class="edit" href="{self.page}{line.line}/sua/">{words}</a>'
        return self._edit(line, code_of(money, None), words, _("Kế hoạch"))

    def _edit(self, line: LineResult, field: str, words: str, label: str) -> str:
        spoken = escape(_("Sửa %(what)s của mục %(item)s") % {"what": label, "item": line.number or line.title})
        return (
            f'<a class="edit" id="o-{line.line}-{field}" data-edit title="{spoken}"'
            f' href="{self.page}{line.line}/sua/?o={field}">{words}</a>'
        )


def page_of_lines(plan: Plan) -> str:
    """What the addresses of a plan's lines begin with."""
    return reverse("line", args=[plan.pk, 0]).removesuffix("0/")
