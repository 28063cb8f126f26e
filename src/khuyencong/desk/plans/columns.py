"""Money columns of the plan page: what stands in each, and which of them a person wants to see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khuyencong.reports.balances import adjusted, approved, committed, left
from khuyencong.terms.cases import PlanCase
from khuyencong.terms.results import Figure

ASKED = "cot"
TARGETS = "chi_tieu"  # the two columns of quantities are chosen together


@dataclass(frozen=True, slots=True)
class Column:
    """`figure` reckons what a line has there. A signed one says + where it adds to the plan."""

    code: str
    words: str | Promise
    figure: Callable[[PlanCase, int], Figure] | None = None  # None: the line's own plan or result
    signed: bool = False
    why: str | Promise = ""


APPROVED, ADJUSTED, PLANNED, LEFT = "duyet", "dieu_chinh", "ke_hoach", "con_lai"
COLUMNS = (
    Column(APPROVED, _("Được duyệt"), approved, why=_("trước các lần điều chỉnh")),  # beside the adjustments alone
    Column(ADJUSTED, pgettext_lazy("column", "Điều chỉnh"), adjusted, signed=True),
    Column(PLANNED, _("Kế hoạch")),
    Column("cam_ket", _("Cam kết"), committed, why=_("theo hợp đồng, quyết định đã ký")),
    Column("thuc_hien", _("Thực hiện")),
    Column(LEFT, _("Còn lại"), left, why=_("kế hoạch trừ đã thực hiện từ đầu năm đến hết kỳ, không trừ số ước")),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A column a person may choose, and what stands in it."""

    code: str
    words: str | Promise
    chosen: bool
    why: str | Promise = ""


def shown_columns(case: PlanCase, query: QueryDict) -> tuple[tuple[Column, ...], tuple[Offer, ...]]:
    """The money columns of a page and all that are offered; unless asked, those that something stands in. Beside what
    was approved and what adjustments moved, the plan is what stands after them; what is left is left of the year.
    """
    asked = set(query.getlist(ASKED)) if ASKED in query else None
    told = {c.code: c.figure is None or c.figure(case, case.root).value is not None for c in COLUMNS}
    offers = [Offer(TARGETS, _("Chỉ tiêu, đạt"), asked is None or TARGETS in asked)]
    for column in COLUMNS:
        if column.figure is not None and column.code != APPROVED:
            chosen = told[column.code] if asked is None else column.code in asked
            why = column.why if told[column.code] else _("sổ chưa có số liệu nào")
            offers.append(Offer(column.code, column.words, chosen, why))
    hidden = {offer.code for offer in offers if not offer.chosen}
    if ADJUSTED in hidden:
        hidden.add(APPROVED)
    named = {PLANNED: _("Sau điều chỉnh")} if ADJUSTED not in hidden else {}
    if case.period.window != case.year:
        named[LEFT] = _("Còn lại của năm")
    shown = (c for c in COLUMNS if c.code not in hidden)
    return tuple(replace(c, words=named.get(c.code, c.words)) for c in shown), tuple(offers)


def figures_of(
    case: PlanCase, line: int, plan: Figure, actual: Figure, columns: Sequence[Column]
) -> tuple[Figure, ...]:
    """The money of one line, column by column."""
    own = {PLANNED: plan, "thuc_hien": actual}
    return tuple(own[c.code] if c.figure is None else c.figure(case, line) for c in columns)
