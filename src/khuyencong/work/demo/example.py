"""A made-up year beside the real ones: its figures by quarter, commune and source, and papers at every station.

Every row says «ví dụ». It goes through the verbs as an officer, a leader and a commune would go, in one transaction:
it stands whole or not at all, and a second start leaves it alone.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

from khuyencong.papers.forms.frame import pasted_table
from khuyencong.papers.writing import write_paper
from khuyencong.records.models import (
    Area,
    FundSource,
    Line,
    LoadedSeed,
    Measure,
    Paper,
    Plan,
    PlanVersion,
    Province,
    SigningPost,
    SigningRequest,
    Statement,
    Unit,
    User,
)
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.terms.sheet import Sheet

from ..adjust import Basis, Move, adjust, purses
from ..items import ItemEdit, edit_item
from ..ledger import enter_by_hand
from ..library import accept_clean, issue, order_of, read_paper, receive, tables_listed, take_rows
from ..numbering import Wanted, reserve
from ..plans import Decision, approve, money_of, open_plan
from ..reporting import begin_draft
from ..signing import ForSignature, sign, submit
from ..tasks import give_task
from .figures import MARK, read_paper_figures
from .papers import FORMAT, write

SEED = "demo-example"
SAID = "Số liệu ví dụ, không phải số thật"
TITLE = "Kế hoạch khuyến công năm 2025 (ví dụ)"

Row = Mapping[str, Any]


def prepare_example(province: Province, users: Mapping[str, User]) -> None:
    """The example year, unless it stands already."""
    if LoadedSeed.objects.filter(name=SEED).exists():
        return
    data = files("khuyencong.seed").joinpath("demo", "example.yaml").read_bytes()
    told = yaml.safe_load(data)
    with transaction.atomic():
        plan = _plan(province, users, told)
        _figures(users["demo-chuyenvien"], plan, told)
        _papers(users, plan, told)
        _signatures(users, plan)
        _tasks(users["demo-chuyenvien"], plan, told["asked"])
        LoadedSeed.objects.create(name=SEED, digest=hashlib.sha256(data).hexdigest())


def _plan(province: Province, users: Mapping[str, User], told: Row) -> Plan:
    """The plan out of its paper, its leads named, approved."""
    officer, figures = users["demo-chuyenvien"], read_paper_figures(told["plan"])
    unit = province.units.get(code="SCT")
    programme = province.programmes.get(code="khuyen-cong")
    plan = open_plan(programme, figures.year, TITLE, unit, Plan.Origin.PAPER)
    accept_clean(officer, _received(officer, unit, figures.name, write(figures)))
    for row in told["leads"]:
        lead = province.units.get(code=row["unit"])
        edit_item(officer, _line(plan, row), ItemEdit(SAID, lead=(None, lead.pk)))
    decision = Decision(told["plan"]["decision"]["number"], told["plan"]["decision"]["day"], figures.plan.money)
    approve(users["demo-lanhdao"], PlanVersion.objects.get(plan=plan), decision)
    return plan


def _received(user: User, unit: Unit, name: str, data: bytes, to: Unit | None = None) -> Paper:
    paper = receive(user, unit, name, data, to)
    read_paper.func(paper.pk)
    return Paper.objects.get(pk=paper.pk)


def _line(plan: Plan, row: Row) -> Line:
    return plan.lines.get(title=row["of"], kind=Line.Kind.ITEM)


def _figures(officer: User, plan: Plan, told: Row) -> None:
    """What was reached, quarter by quarter and commune by commune, and one adjustment of the plan."""
    for row in told["entered"]:
        for statement in _statements(plan, row):
            enter_by_hand(officer, statement)
    moved = told["adjusted"]
    purse = next(purse for purse in purses(plan) if purse.line.title == moved["of"])
    move = Move(purse.line.pk, None, moved["money"], purse.money)
    adjust(officer, plan, [move], Basis(moved["number"], moved["day"], SAID, moved["agency"]))


def _statements(plan: Plan, row: Row) -> Iterator[Statement]:
    """The money of a row, then its counts."""
    line, window = _line(plan, row), Period.parse(str(row["period"])).window
    source = FundSource.objects.get(province=plan.province, code=row["source"])
    area = Area.objects.filter(code=row.get("area", ""), valid_from=date(2025, 7, 1)).first()
    for measure, value in _told(plan.province, row):
        yield Statement(
            province=plan.province,
            plan=plan,
            line=line,
            measure=measure,
            role=Role.ACTUAL,
            source=source if measure.is_money else None,
            area=area,
            first=window.first,
            last=window.last,
            state="given",
            value=value,
            reason=SAID,
        )


def _told(province: Province, row: Row) -> Iterable[tuple[Measure, int]]:
    yield money_of(province), row["money"]
    for name, count in row.get("counts", {}).items():
        yield province.measures.get(name=name), count


def _papers(users: Mapping[str, User], plan: Plan, told: Row) -> None:
    """A commune's report that waits for the agency it was sent to, and a list taken into the register."""
    waiting = read_paper_figures(told["waiting"])
    commune = plan.province.units.get(code="UBND-26425")
    _received(users["demo-xa"], commune, waiting.name, write(waiting), plan.unit)
    officer = users["demo-chuyenvien"]
    listed = told["listed"]
    paper = _received(officer, plan.unit, listed["name"], _list(listed))
    for table in tables_listed(paper):
        take_rows(officer, paper, table)


def _list(told: Row) -> bytes:
    sheet = Sheet(agency="Sở Công Thương", parent_agency="UBND tỉnh Đồng Nai", place="Đồng Nai", symbol="DS-VD")
    table = pasted_table([told["head"], *told["rows"]])
    title = f"{told['title']} ({MARK})"
    return write_paper(sheet.paper("Danh sách", title, (table,), "danh-sach/2026-1", title), FORMAT)


def _tasks(officer: User, plan: Plan, told: Row) -> None:
    """What the agency asks of another department by hand, due some days from now."""
    units = list(plan.province.units.filter(code__in=told["units"]))
    give_task(officer, plan.unit, told["text"], timezone.localdate() + timedelta(days=told["days"]), units, plan)


def _signatures(users: Mapping[str, User], plan: Plan) -> None:
    """A report issued, one that waits for its signature, an invitation being written, and a number kept."""
    officer, leader = users["demo-chuyenvien"], users["demo-lanhdao"]
    head = SigningPost.objects.get(unit=plan.unit, rank="head")
    signed = submit(officer, ForSignature(plan, Period.of_year(plan.year, "H1"), head))
    sign(leader, signed, timezone.localdate())
    issue(officer, order_of(SigningRequest.objects.get(pk=signed.pk)))
    submit(officer, ForSignature(plan, Period.of_year(plan.year, "9M"), head))
    begin_draft(officer, plan, "giay-moi", Period.of_year(plan.year))
    reserve(officer, Wanted(plan.unit, "BC", "BC-SCT", timezone.localdate()), SAID)
