"""A unit tells what it reached by filling a table: the table becomes a paper, received and reviewed like any other."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.papers.forms.reached_table import SYMBOL, Reached, askable, reached_table
from khuyencong.papers.writing import write_paper
from khuyencong.records.models import Paper, Plan, Unit, User
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.document import Signature
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Results

from ..permissions import Refused, require
from ..reporting import sheet_for
from .receive import receive


def told_of(plan: Plan, period: Period) -> Results:
    """The plan's contents as the ledger knows them."""
    return results(plan_case(plan, period))


def table_to_fill(plan: Plan, period: Period, unit: Unit) -> bytes:
    """The empty table as a workbook, which may be sent back filled like any paper."""
    return _workbook(told_of(plan, period), None, Role.ACTUAL, unit)


def send_table(
    user: User | None,
    unit: Unit,
    plan: Plan,
    period: Period,
    reached: Mapping[int, Reached],
    role: Role,
    to: Unit | None,
) -> Paper:
    """Keep the filled table as a paper of this unit, by itself or sent `to` the agency that reviews it. The same
    figures sent twice are refused as the same file."""
    require(user, "receive", unit)
    told = told_of(plan, period)
    lines = {line.line for line in askable(told)}
    if not reached.keys() <= lines:
        raise Refused(_("Kế hoạch đã đổi từ lúc mở bảng: hãy mở lại rồi điền tiếp."))
    if not any(one.is_told for one in reached.values()):
        raise Refused(_("Chưa điền số nào."))
    name = f"so-lieu-{plan.programme.code}-{period.code}.xlsx"
    return receive(user, unit, name, _workbook(told, reached, role, unit), to)


def _workbook(told: Results, reached: Mapping[int, Reached] | None, role: Role, unit: Unit) -> bytes:
    own = sheet_for(unit, timezone.localdate(), SYMBOL)
    sheet = replace(own, recipients=(), signature=Signature(()))  # nobody signs it, and it goes where it is sent
    return write_paper(reached_table(told, reached, role, sheet), "xlsx")
