"""Synthetic provinces keep every rule of the ledger, come out the same each time, and never touch a real province."""

import pytest
from django.db import DatabaseError, connection

from khuyencong.records.append_only import missing_guards
from khuyencong.records.models import Act, Entry, Head, Plan, Province, Statement, User
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.periods import Period
from khuyencong.work.acts import begin_province
from khuyencong.work.generate import communes_for, generate
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.permissions import Refused
from khuyencong.work.verification import verify
from tests.house.own_database import OwnDatabase


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "records_entry")
        found |= connection.introspection.get_constraints(cursor, "records_statement")
    return set(found)


def test_every_total_chain_and_rest_is_proven_and_nothing_of_the_tables_is_lost(own_database: OwnDatabase) -> None:
    before = indexes()
    made = generate(2, 700)
    assert made.provinces == Province.objects.count() == 2
    assert made.entries == Entry.objects.count() >= 700
    assert [fault for fault in verify() if fault.check != "files"] == []
    assert indexes() == before
    assert missing_guards(connection) == []
    connection.check_constraints()


def test_a_province_made_once_stays_adds_up_is_guarded_and_goes_on_working(own_database: OwnDatabase) -> None:
    made = generate(1, 300)
    again = generate(1, 300)
    assert made.made
    assert not again.made
    assert again.entries == made.entries == Entry.objects.count()
    with pytest.raises(Refused, match="cỡ khác"):
        generate(1, 5_000)
    with pytest.raises(DatabaseError, match="append-only"):
        Entry.objects.all().delete()
    the_report_of_the_newest_plan_adds_up()
    the_province_goes_on_working()


def the_report_of_the_newest_plan_adds_up() -> None:
    plan = Plan.objects.order_by("-year")[0]
    told = results(plan_case(plan, Period.parse(str(plan.year))))
    spent = sum(e.value for e in Entry.objects.filter(plan=plan, role="actual", measure__is_money=True))
    assert told.money_actual.value == spent > 0
    assert len(told.lines) == 66
    assert sum(actual.value or 0 for _, _, actual in told.sources) == spent


def the_province_goes_on_working() -> None:
    said = Statement.objects.filter(role="actual").order_by("pk")[0]
    again = Statement(
        **{name: getattr(said, name) for name in ("province", "plan", "line", "measure", "source", "unit")},
        role="actual",
        first=said.first,
        last=said.last,
        state="given",
        value=7,
        reason="đếm lại",
    )
    act = enter_by_hand(User.objects.get(username="do-chuyenvien-1"), again)
    assert act.number == Head.objects.get().number == Act.objects.count()
    assert [fault for fault in verify() if fault.check != "files"] == []


def test_a_real_province_is_refused_and_left_alone(own_database: OwnDatabase) -> None:
    begin_province(Province.objects.create(code="75", slug="dong-nai"))
    with pytest.raises(Refused, match="dong-nai"):
        generate(1, 300)
    assert (Province.objects.count(), Entry.objects.count()) == (1, 0)


@pytest.mark.parametrize(("provinces", "entries"), [(0, 10), (35, 10), (1, 0)])
def test_odd_sizes_are_refused(provinces: int, entries: int) -> None:
    with pytest.raises(Refused):
        generate(provinces, entries)


@pytest.mark.parametrize(("provinces", "entries", "communes"), [(1, 1, 1), (1, 200_000, 200), (4, 10_000_000, 200)])
def test_a_large_province_has_two_hundred_communes(provinces: int, entries: int, communes: int) -> None:
    assert communes_for(provinces, entries) == communes
