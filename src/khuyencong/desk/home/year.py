"""Where the year stands: a plan against what was reached, by group, source and time, and what is behind."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.records.snapshots import course_case
from khuyencong.reports.balances import left_of
from khuyencong.reports.course import course
from khuyencong.terms.results import Figure, Standing

from ..asker import Asker
from ..figure_links import done_part, estimate_part
from ..figures import Rate, rate_of
from ..panel_rows import Row, Words, rest
from ..plan_in_short import Chip, PlanTable
from ..plan_in_short import Row as PlanRow
from ..plans.table import LATE, arranged_words, units_named
from ..words import part_words

MOST = 6
MOST_GROUPS = 12


@dataclass(frozen=True, slots=True)
class Compared:
    """One row of a table of plan and result."""

    words: Words
    planned: Figure
    reached: Figure
    rate: Rate
    address: str = ""
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table of plan and result: what its rows are, the rows, what they are compared with, and how many more there
    are at an address."""

    head: Words
    rows: tuple[Compared, ...]
    planned: Words
    more: int = 0
    address: str = ""
    remark: str = ""  # what a reader must know to compare its rows


def in_short(asker: Asker) -> PlanTable | None:
    return asker.table


def by_group(asker: Asker) -> Comparison | None:
    if asker.plan is None or asker.table is None:
        return None
    tops = [row for row in asker.table.rows if row.is_top_sum]
    rows = tuple(_of_line(asker.plan.pk, row) for row in tops[:MOST_GROUPS])
    address = reverse("plan", args=[asker.plan.pk])
    return Comparison(_("Nhóm"), rows, _("Kế hoạch (đồng)"), len(tops) - len(rows), address)


def _of_line(plan: int, row: PlanRow) -> Compared:
    line = row.line
    address = reverse("line", args=[plan, line.line])
    rate = rate_of(line.money_actual, line.money_plan)
    return Compared(f"{line.number} {line.title}", line.money_plan, line.money_actual, rate, address, row.chips)


def by_source(asker: Asker) -> Comparison | None:
    if asker.table is None:
        return None
    rows = (Compared(*row, rate_of(row[2], row[1])) for row in asker.table.told.by_source)
    return Comparison(_("Nguồn"), tuple(rows), _("Kế hoạch (đồng)"), remark=asker.table.sources_remark)


def over_time(asker: Asker) -> Comparison | None:
    """What was reached of the whole year's plan by the end of each quarter."""
    if asker.plan is None or asker.choices is None or asker.table is None:
        return None
    money = next((one.id for one in asker.table.case.measures.values() if one.is_money), None)
    told = course(course_case(asker.plan, asker.choices.as_of, money))
    rows = (
        Compared(part_words(told, part), told.planned, part.reached, rate_of(part.reached, told.planned))
        for part in told.parts
    )
    return Comparison(_("Lũy kế"), tuple(rows) if told.parted else (), _("Kế hoạch cả năm (đồng)"))


def behind(asker: Asker) -> list[Row] | None:
    """Contents that have spent less of their money than the year has passed, most money left first."""
    if asker.plan is None or asker.table is None:
        return None
    late = [row for row in asker.table.rows if row.late]
    late.sort(key=lambda row: -((row.line.money_plan.value or 0) - (row.line.money_actual.done or 0)))
    return [
        *(_late(asker.plan.pk, row) for row in late[:MOST]),
        *rest(asker.plan.pk, len(late) - MOST, trang_thai=LATE),
    ]


def _late(plan: int, row: PlanRow) -> Row:
    line = row.line
    left = left_of(line.money_plan, done_part(line.money_actual))
    told = ((_("còn lại"), left), (_("ước"), estimate_part(line.money_actual)))
    figures = tuple((words, figure) for words, figure in told if figure)
    state, tone = (row.chips[0].words, row.chips[0].tone) if row.chips else (_("chậm"), "wait")
    address = reverse("line", args=[plan, line.line])
    return Row(row.rate.words, f"{line.number} {line.title}", address, state, tone, figures=figures)


def unmoved(asker: Asker) -> list[Row] | None:
    """Contents of the plan nobody has reported anything on."""
    if asker.plan is None or asker.table is None:
        return None
    case, still = asker.table.case, [row for row in asker.table.rows if row.line.standing is Standing.OPEN]
    who = arranged_words(case, units_named(case)) if still else {}
    rows = (_unmoved(asker.plan.pk, row, who.get(row.line.line, "")) for row in still[:MOST])
    return [*rows, *rest(asker.plan.pk, len(still) - MOST, trang_thai=Standing.OPEN)]


def _unmoved(plan: int, row: PlanRow, who: Words) -> Row:
    line = row.line
    address = reverse("line", args=[plan, line.line])
    money = ((_("kế hoạch"), line.money_plan),) if line.money_plan.value is not None else ()
    return Row(line.number, line.title, address, _("chưa có báo cáo"), "wait", who, figures=money)
