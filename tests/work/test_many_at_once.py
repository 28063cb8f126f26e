"""Hundreds of figures accepted in one act: the same questions to the database as for a few, and the same ledger."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khuyencong.records.models import Entry, Fact, Line, Paper, Plan, Statement
from khuyencong.terms.facts import Activity, Arranged, Arrangement, Role, Span, Status
from khuyencong.work.library import accept
from khuyencong.work.plans import Decision, approve, planned_total
from khuyencong.work.verification import verify
from tests.world import World, accept_all, item, pending, tell

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
PLAN, RESULT = "Kế hoạch khuyến công 2023", "Kết quả khuyến công 2023"


def content(number: int, role: Role, money: int) -> Activity:
    lead = Arrangement(Arranged.LEAD, "Sở Công Thương", Span(0, 4))
    when = Arrangement(Arranged.TIME, f"Quý {number % 4 + 1}", Span(0, 4))
    more = {"arrangements": (lead, when)} if role is Role.PLAN else {}
    title = f"Máy móc cho hộ số {number}"
    return item(f"1.{number}", title, role, money * number, (number, "cơ sở"), group_title="1. Máy móc", **more)


def paper_of(world: World, rows: int, role: Role, money: int, title: str) -> Paper:
    why = item("2", "Tham quan", role, None, status=Status.NOT_DONE, reason="chưa có hồ sơ")
    return tell(world, *(content(number, role, money) for number in range(1, rows + 1)), why, title=title)


def asked(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def year_told(world: World, rows: int) -> list[int]:
    """How many queries a plan costs, its results, the results put right, and the plan told anew by another paper."""
    counts = []
    for told in ((Role.PLAN, 5, PLAN), (Role.ACTUAL, 4, RESULT), (Role.ACTUAL, 3, RESULT), (Role.PLAN, 6, PLAN)):
        paper = paper_of(world, rows, *told)
        counts.append(asked(lambda paper=paper: accept_all(world.officer, paper)))  # type: ignore[misc]
    return counts


@pytest.mark.parametrize("rows", [3, 20, 300])
def test_a_block_of_any_size_asks_about_as_much(world: World, rows: int) -> None:
    """Six hundred figures once cost 2,480 queries. What grows is only rows written in parts of fifty."""
    parts = 2 * rows // 40  # of statements, of entries and of each summary
    plan, results, mended, anew = year_told(world, rows)
    assert plan <= 70 + 6 * parts
    assert max(results, mended, anew) <= 60 + 4 * parts
    assert verify() == []
    assert planned_total(Plan.objects.get()) == 6 * sum(range(1, rows + 1))


def test_a_block_moves_what_the_same_figures_move_one_by_one(world: World) -> None:
    together = paper_of(world, 5, Role.PLAN, 5, PLAN)
    accept(world.officer, together, pending(together))
    at_once = figures()
    corrected = paper_of(world, 5, Role.PLAN, 6, PLAN)
    for fact in corrected.facts.order_by("position"):
        accept(world.officer, corrected, {fact.pk})
    again = paper_of(world, 5, Role.PLAN, 5, PLAN)
    accept_all(world.officer, again)
    assert figures() == at_once
    assert Line.objects.filter(kind="item").count() == 6
    assert verify() == []


def figures() -> dict[tuple[str, str], int]:
    sums: dict[tuple[str, str], int] = {}
    for entry in Entry.objects.select_related("line", "measure"):
        key = (str(entry.line), entry.measure.name)
        sums[key] = sums.get(key, 0) + entry.value
    return sums


def test_contents_of_one_block_stand_in_the_order_of_their_numbers(world: World) -> None:
    named = {"1.2": "Lớp may", "1.10": "Máy sấy", "1.30": "Hội chợ xuân", "1.20": "Tham quan", "1.1": "Sổ tay"}
    for numbers in (("1.2", "1.10", "1.30"), ("1.20", "1.1")):
        paper = tell(world, *(item(number, named[number], Role.PLAN, 5) for number in numbers), title=PLAN)
        accept_all(world.officer, paper)
    stands = Line.objects.filter(kind="item").order_by("position").values_list("number", flat=True)
    assert list(stands) == ["1.1", "1.2", "1.10", "1.20", "1.30"]


def test_a_version_that_leaves_contents_out_takes_their_figures_back_at_once(world: World) -> None:
    approved(world, paper_of(world, 40, Role.PLAN, 5, PLAN))
    few = approved(world, tell(world, content(1, Role.PLAN, 5), title=PLAN), closes=3)
    many = approved(world, tell(world, content(1, Role.PLAN, 5), title=PLAN), closes=20)
    assert many == few
    assert verify() == []
    assert Statement.objects.filter(standing="withdrawn").count() == 2 * 23


def approved(world: World, paper: Paper, closes: int = 0) -> int:
    """Approve what the paper brings; the queries it took."""
    accept_all(world.officer, paper)
    version = Plan.objects.get().versions.get(paper=paper)
    ended = Line.objects.filter(kind="item", closed_in=None).exclude(number__in=["1.1", "2"]).order_by("pk")[:closes]
    decision = Decision("12/QĐ", date(2023, 1, 5), closes=frozenset(line.pk for line in ended))
    return asked(lambda: approve(world.leader, version, decision))


def test_the_same_sentence_told_twice_is_noted_once(world: World) -> None:
    why = {"status": Status.NOT_DONE, "reason": "chưa có hồ sơ"}
    paper = tell(
        world, item("1", "Tham quan", Role.ACTUAL, None, **why), item("1", "Tham quan", Role.ACTUAL, None, **why)
    )
    accept_all(world.officer, paper)
    notes = paper.facts.filter(kind=Fact.Kind.NOTE).order_by("position")
    assert [note.review for note in notes] == ["posted", "confirms"]
