"""A unit tells what it reached by filling a table: the table becomes a paper, received and reviewed like any other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.reached_table import SYMBOL, Reached, askable, reached_table
from khuyencong.papers.writing import write_paper
from khuyencong.records.models import FundSource, Paper, Plan, Unit, User
from khuyencong.records.queries import sources_offered, sources_told
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.document import Signature
from khuyencong.terms.facts import Role
from khuyencong.terms.fund_sources import is_own
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Results

from ...permissions import Refused, require
from ...reporting import sheet_for
from .receive import receive


def told_of(plan: Plan, period: Period) -> Results:
    """The plan's contents as the ledger knows them."""
    return results(plan_case(plan, period))


def table_to_fill(plan: Plan, period: Period, unit: Unit) -> bytes:
    """The empty table as a workbook, which may be sent back filled like any paper."""
    names = [source.name for source in sources_asked(plan)]
    return _workbook(told_of(plan, period), None, Role.ACTUAL, unit, names)


def sources_asked(plan: Plan) -> list[FundSource]:
    """The sources a unit is asked about: those of the plan's figures and of its programme, and the commune's own; where
    the programme names nobody who pays beside the state, what holders and others bring."""
    offered = sources_offered(plan, plan.province)
    own = Q(programme=plan.programme) | Q(code=_COMMUNE) | Q(pk__in=sources_told(plan))
    asked = list(offered.filter(own).order_by("path"))
    beside = () if any(is_own(one.path) for one in asked) else offered.filter(code__in=_BESIDE)
    return [*asked, *beside]


_COMMUNE, _BESIDE = "nsx", ("doi-ung", "khac")  # codes of terms.fund_sources


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
    return receive(user, unit, name, _filled(told, reached, role, unit), to)


_OUR_TABLE = re.compile(r"so-lieu-.+?-(?P<period>\d{4}[\w-]*)(?: ?\(\d+\))?\.xlsx")  # «(1)»: a browser's second copy


def table_period(paper: Paper) -> str:
    """The code of the period of which a paper is such a table, by the name we gave it; «» for other papers."""
    ours = _OUR_TABLE.fullmatch(paper.name)
    return ours["period"] if ours else ""


def _filled(told: Results, reached: Mapping[int, Reached], role: Role, unit: Unit) -> bytes:
    """The workbook with what was typed, each source as the reader will know it: what it would not is said now."""
    names = list(dict.fromkeys(name for one in reached.values() for name in one.shares))
    for one in reached.values():
        if one.shares and one.whole is not None and sum(one.shares.values()) > one.whole:
            raise Refused(_("Kinh phí theo nguồn cộng lại vượt kinh phí của nội dung."))
    data = _workbook(told, reached, role, unit, names)
    if names:
        read = find_facts(read_text(data, "so-lieu.xlsx")).activities
        paid = sorted(share.amount.value for one in read for share in one.shares)
        wanted = sorted(value for one in reached.values() for value in one.shares.values())
        alone = sorted(one.amount.value for one in read if one.amount and one.fund_source and not one.shares)
        if sorted([*paid, *alone]) != wanted:
            raise Refused(_("Máy không đọc lại đúng kinh phí theo các nguồn này: ghi tổng, và ghi nguồn ở ghi chú."))
    return data


def _workbook(
    told: Results, reached: Mapping[int, Reached] | None, role: Role, unit: Unit, sources: Sequence[str] = ()
) -> bytes:
    own = sheet_for(unit, timezone.localdate(), SYMBOL)
    sheet = replace(own, recipients=(), signature=Signature(()))  # nobody signs it, and it goes where it is sent
    return write_paper(reached_table(told, reached, role, sheet, sources), "xlsx")
