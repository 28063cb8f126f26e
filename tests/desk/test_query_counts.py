"""A page asks the database as often for three rows as for one."""

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from khuyencong.records.models import Establishment, Issue, Line, Opening, Statement, TaskShare, Unit, User
from khuyencong.records.openings import Opened
from khuyencong.terms.facts import Role
from khuyencong.terms.selector import Selector
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.library import IssueOrder, accept_clean, issue, tables_listed, take_rows
from khuyencong.work.plans import add_line
from khuyencong.work.recipients import add_recipient
from khuyencong.work.sources import add_source
from tests.desk.asked import for_the_page
from tests.desk.conftest import SignIn
from tests.factories import YEAR, Case, waiting_paper
from tests.world import item, list_paper, tell


def queries(client: Client, address: str) -> int:
    """What a page asks for, without what keeps that it was seen."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(for_the_page(asked))


@pytest.mark.parametrize("route", ["papers", "reports", "register", "entries"])
def test_a_list_leaves_the_texts_of_papers_in_the_database(case: Case, officer: Client, route: str) -> None:
    """And where their lines stand: of a long scan megabytes, which no list shows."""
    assert case.issue
    with CaptureQueriesContext(connection) as asked:
        assert officer.get(reverse(route)).status_code == 200
    heavy = ('"records_paper"."text"', '"records_paper"."places"')
    assert [one["sql"] for one in asked if any(name in one["sql"] for name in heavy)] == []


def more_papers(case: Case, number: int) -> None:
    waiting_paper(case.world, number + 1)


def more_lines(case: Case, number: int) -> None:
    new = item(f"1.{number + 5}", f"Phiên chợ đêm {number}", Role.ACTUAL, 10_000_000, (number, "phiên"))
    accept_clean(case.world.officer, tell(case.world, new))


def more_plans(case: Case, number: int) -> None:
    period = str(2023 + number)
    new = item("1.1", "Hội chợ vùng", Role.PLAN, 5_000_000, (1, "hội chợ"), period=period)
    accept_clean(case.world.officer, tell(case.world, new, title=f"Kế hoạch khuyến công {period}"))


def more_issues(case: Case, number: int) -> None:
    issue(case.world.officer, IssueOrder(case.plan, YEAR, date(2024, 2, number), "Trần Thị Ký", beside="thử"))


def more_facts(case: Case, number: int) -> None:
    for fact in case.waiting.facts.all()[:1]:
        fact.pk, fact.position = None, 50 + number
        fact.save()


def more_held(case: Case, number: int) -> None:
    held = case.held if number == 1 else Statement.objects.get(pk=case.held.pk)
    if number > 1:
        held.pk, held.last = None, held.last.replace(month=number + 1, day=28)
        enter_by_hand(case.world.officer, held)


def more_records(case: Case, number: int) -> None:
    """Another list, taken into the register."""
    other = list_paper(case.world, *(f"{i} | Mứt {number}{i} | HTX A |  | 4 sao | 1/QĐ-UBND" for i in range(2)))
    take_rows(case.world.officer, other, tables_listed(other)[0])


def more_given(case: Case, number: int) -> None:
    """Another content for the same, and another who gets the first one."""
    other = add_line(case.plan, case.plan.top, Line.Kind.ITEM, f"9.{number}", f"Máy thử {number}")
    add_recipient(case.world.officer, other, str(case.one_given), "Quyết định 12")
    add_recipient(case.world.officer, case.line, f"HTX Thử {number}", "Quyết định 12")


def more_late(case: Case, _number: int) -> None:
    """Another unit that has not done the task."""
    others = Unit.objects.exclude(path__startswith=case.world.department.path)
    has_none = others.exclude(pk__in=case.assigned.shares.values("unit"))
    TaskShare.objects.create(given=case.assigned, unit=has_none[0])


def more_sources(case: Case, number: int) -> None:
    add_source(case.world.officer, case.world.province, f"Quỹ Hạt Gạo {number}", others=[f"QHG {number}"])


def more_openings(case: Case, number: int) -> None:
    """Of every kind that bears a name: another paper, issue, recipient and person."""
    paper = waiting_paper(case.world, 20 + number)
    more_issues(case, number)
    more_given(case, number)
    recipient = Establishment.objects.latest("pk")
    person = User.objects.create(username=f"moimo{number}")
    opened = {
        Opened.PAPER: paper, Opened.ISSUE: Issue.objects.latest("pk"), Opened.RECIPIENT: recipient,
        Opened.PERSON: person, Opened.PAPER_FILE: case.waiting,
    }  # fmt: skip
    now, day = timezone.now(), timezone.localdate() - timedelta(days=number)
    for what, thing in opened.items():
        Opening.objects.create(user=case.world.officer, what=what, subject_id=thing.pk, day=day, at=now)


PAGES: list[tuple[str, tuple[str, ...], Callable[[Case, int], None]]] = [
    ("home", (), more_papers),
    ("sources", (), more_sources),
    ("papers", (), more_papers),
    ("paper", ("waiting",), more_facts),
    ("plans", (), more_plans),
    ("plan", ("plan",), more_lines),
    ("line", ("plan", "line"), more_lines),
    ("home", (), more_held),
    ("plan", ("plan",), more_held),
    ("reached_table", ("plan",), more_lines),
    ("dashboard", (), more_plans),
    ("ledger", (), more_lines),
    ("entries", (), more_lines),
    ("dashboard", (), more_lines),
    ("reports", (), more_plans),
    ("reports", (), more_issues),
    ("report", ("plan",), more_lines),
    ("history", (), more_papers),
    ("references", (), more_papers),
    ("registers", (), more_records),
    ("register_counts", (), more_records),
    ("recipients", (), more_given),
    ("recipients", (), more_records),
    ("openings", (), more_openings),
    ("task", ("assigned",), more_late),
    ("recipient", ("one_given",), more_given),
]


@pytest.mark.parametrize(("route", "names", "more"), PAGES, ids=[f"{r}-{m.__name__}" for r, _, m in PAGES])
def test_as_many_queries_for_three_as_for_one(
    case: Case, officer: Client, route: str, names: tuple[str, ...], more: Callable[[Case, int], None]
) -> None:
    address = reverse(route, args=[getattr(case, name).pk for name in names])
    more(case, 1)
    with_one_more = queries(officer, address)
    more(case, 2)
    more(case, 3)
    assert queries(officer, address) == with_one_more


def test_who_looks_over_all_openings_asks_as_often_for_three_as_for_one(case: Case, signed_in: SignIn) -> None:
    inspector = signed_in(case.people["inspector"])
    more_openings(case, 1)
    once = queries(inspector, reverse("openings"))
    more_openings(case, 2)
    more_openings(case, 3)
    assert queries(inspector, reverse("openings")) == once


def test_a_list_of_three_rows_asks_what_one_row_asks(case: Case, officer: Client) -> None:
    def asked(rows: int) -> int:
        paper = list_paper(
            case.world, *(f"{i} | Mứt {i} | HTX A | xã B | 4 sao | 1/QĐ-UBND" for i in range(1, rows + 1))
        )
        return queries(officer, reverse("listing", args=[paper.pk, tables_listed(paper)[0].start]))

    assert asked(3) == asked(1)


def test_the_trace_of_many_entries_costs_what_one_costs(case: Case, officer: Client) -> None:
    page = html.unescape(officer.get(reverse("plan", args=[case.plan.pk])).content.decode())
    codes = re.findall(r'"/s/([^"]+)"', page)
    asked = {code: queries(officer, f"{reverse('trace')}?{urlencode({'s': code})}") for code in codes}
    left = {code: count for code, count in asked.items() if Selector.decode(code).less}  # a remainder is two sums
    plain = {code: count for code, count in asked.items() if code not in left}
    assert len(plain) > 10
    assert len(left) > 3
    assert len(set(plain.values())) == 1
    assert set(left.values()) == {next(iter(plain.values())) + 1}


@pytest.mark.parametrize(("route", "names"), [("plan", ("plan",)), ("papers", ()), ("plans", ())])
def test_a_page_stays_inside_its_promise(case: Case, officer: Client, route: str, names: tuple[str, ...]) -> None:
    """docs/bench.md promises at most fifteen."""
    assert queries(officer, reverse(route, args=[getattr(case, name).pk for name in names])) <= 15
