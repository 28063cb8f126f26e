"""The dashboard: a plan against what was reached by group, source, part of the year, year and commune."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from khuyencong.records.models import Plan
from khuyencong.records.places import places_of
from khuyencong.records.plan_order import newest_told
from khuyencong.records.scopes import plans_for
from khuyencong.records.snapshots import course_case
from khuyencong.records.units import joined_between
from khuyencong.reports.course import Course, course
from khuyencong.terms.periods import day_in_figures
from khuyencong.terms.results import Figure, Outcome

from ..access import Request, counter, get_or_404, today
from ..address import id_in
from ..choices import choices_of
from ..plan_in_short import PlanTable, plan_table
from ..plans.contexts import plan_rows
from ..plans.table import arranged_words, units_named
from ..words import naming, part_words

Words = str | Promise
PLANNED = gettext_lazy("Kế hoạch")
MOST_GROUPS = 20  # a chart of more is no chart
MOST_YEARS = 10
_ATTENTION = (Outcome.OVER, Outcome.NOT_DONE)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a chart's table: what it is called, and its two figures."""

    words: Words
    planned: Figure
    reached: Figure


@dataclass(frozen=True, slots=True)
class Chart:
    """A table that is also drawn: `kind` is how (lying bars, standing columns, or lines over a time)."""

    code: str
    words: Words
    head: Words
    kind: str
    rows: tuple[Bar, ...]
    more: int = 0  # rows the plan's own page has beside these
    planned: Words = PLANNED
    remark: Words = ""  # what a reader must know to compare its rows


@require_safe
@counter
def dashboard(request: Request) -> HttpResponse:
    """One programme's year at a glance; every bar leads to its entries."""
    visible = plans_for(request.user, today()).select_related(
        "programme", "province", "unit__parent", "root", "outside"
    )
    plan = _chosen(request, visible)
    if plan is None:
        return render(request, "dashboard/empty.html")
    choices = choices_of(request.GET, plan, request.user)
    table = plan_table(plan, choices)
    late = sorted((row for row in table.rows if row.late), key=lambda row: row.rate.done or 0)
    context = {
        "plan": plan,
        "plans": visible.order_by("-year", "programme_id")[:60],
        "choices": choices,
        "table": table,
        "charts": _charts(plan, table, visible, choices.as_of),
        "attention": [row for row in table.rows if row.line.outcome in _ATTENTION],
        "late": late,
        "who": arranged_words(table.case, units_named(table.case)) if late else {},
        "places": places_of(plan, choices.period.window, table.told.as_of, today()),
        "drawn_map": f"desk/maps/{plan.province.code}.geojson",
    }
    return render(request, "dashboard/dashboard.html", context)


def _chosen(request: Request, visible: QuerySet[Plan]) -> Plan | None:
    """The plan asked for; else the newest that something was reported on."""
    asked = id_in(request.GET, "ke_hoach")
    return newest_told(visible) if asked is None else get_or_404(visible, asked)


def _charts(plan: Plan, table: PlanTable, visible: QuerySet[Plan], as_of: int | None) -> list[Chart]:
    charts = [
        _by_group(table),
        _by_source(table),
        _by_time(course(course_case(plan, as_of))),
        _by_year(plan, visible.filter(programme=plan.programme)),
    ]
    return [chart for chart in charts if chart.rows]


def _by_group(table: PlanTable) -> Chart:
    lines = [row.line for row in table.rows if row.is_top_sum]
    shown = lines[:MOST_GROUPS]
    bars = tuple(Bar(f"{line.number} {line.title}", line.money_plan, line.money_actual) for line in shown)
    return Chart("nhom", _("Theo nhóm nội dung"), _("Nhóm"), "bars", bars, len(lines) - len(shown))


def _by_source(table: PlanTable) -> Chart:
    bars = tuple(Bar(*row) for row in table.told.by_source)
    return Chart("nguon", _("Theo nguồn kinh phí"), _("Nguồn"), "bars", bars, remark=table.sources_remark)


def _by_time(told: Course) -> Chart:
    """What was reached by the end of each quarter; nothing where figures were told of the whole year only."""
    parts = told.parts if told.parted else ()
    points = tuple(Bar(part_words(told, part), told.planned, part.reached) for part in parts)
    return Chart("ky", _("Theo thời gian"), _("Lũy kế"), "lines", points, planned=_("Kế hoạch cả năm"))


def _by_year(plan: Plan, of_programme: QuerySet[Plan]) -> Chart:
    """The last years of the programme, the oldest first."""
    rows = plan_rows(of_programme.prefetch_related("versions").order_by("-year")[:MOST_YEARS])[::-1]
    bars = tuple(Bar(str(row.plan.year), row.money_plan, row.money_actual) for row in rows)
    remark = _joined(plan.province.code, rows[0].plan.year, rows[-1].plan.year) if rows else ""
    return Chart("nam", _("Qua các năm"), _("Năm"), "columns", bars, remark=remark)


def _joined(province: str, first: int, last: int) -> SafeString:
    """What was merged into the province between the years: they compare two territories."""
    merged = joined_between(province, date(first, 12, 31), date(last, 12, 31))
    words = _("Từ %(day)s gồm cả %(joined)s: số các năm trước là của địa bàn cũ.")
    told = ((words % {"day": day_in_figures(one.date), "joined": "%(joined)s"}, one.old.full_name) for one in merged)
    return format_html_join(" ", "{}", ((naming(said, joined=name),) for said, name in told))
