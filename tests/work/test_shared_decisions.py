"""Two people decide one thing at the same moment: it is decided once, and the other learns it in words.

As in `test_shared_things`, each control takes the locked look away, or gives both the row as it was before the lock.
"""

from copy import copy
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, models
from django.db.models import QuerySet

from khuyencong.records.models import (
    Act,
    BookNumber,
    ExchangeStatus,
    Issue,
    Measure,
    NumberRule,
    Plan,
    PlanVersion,
    Reference,
    ReferenceChange,
    Statement,
)
from khuyencong.records.references import CertaintyMark, Changed
from khuyencong.terms.facts import Role
from khuyencong.work import numbering
from khuyencong.work.exchange import take_status
from khuyencong.work.library import accept_clean, issue, references
from khuyencong.work.library.references import Link, link, unlink
from khuyencong.work.measures import add_measure, change_kind
from khuyencong.work.numbering import Wanted, reserve, series_kind, set_rule
from khuyencong.work.overlaps import settle_overlap
from khuyencong.work.plans import Decision, approve, take_back_approval
from khuyencong.work.posting import Posting
from khuyencong.work.seeds.references import load_references
from khuyencong.work.verification import verify
from tests.work.at_once import refusals, together
from tests.work.test_exchange import message
from tests.work.test_issue import order
from tests.work.test_measures import state
from tests.world import World, item, tell

Kind = Measure.Kind


def read_before(monkeypatch: pytest.MonkeyPatch, row: models.Model) -> None:
    """Whoever asks for this row is given it as it is now, whatever others write meanwhile: no lock is held on it."""
    get, before = QuerySet.get, copy(row)

    def stale(rows: QuerySet[Any], *asked: Any, **named: Any) -> Any:
        if rows.model is type(row) and named == {"pk": row.pk}:
            return copy(before)
        return get(rows, *asked, **named)

    monkeypatch.setattr(QuerySet, "get", stale)


def times(verb: str) -> int:
    return Act.objects.filter(verb=verb).count()


# How a measure adds up -------------------------------------------------------------------------------------------


@pytest.fixture
def measure(shared_world: World) -> Measure:
    accept_clean(shared_world.officer, tell(shared_world, item("1", "Mạng lưới", Role.ACTUAL, 5_000)))
    return add_measure(shared_world.officer, shared_world.province, "Cộng tác viên", "người", Kind.FLOW)


def change_together(world: World, measure: Measure) -> list[BaseException]:
    """Both saw that it flows."""
    return together(
        lambda: change_kind(world.officer, measure, Kind.STOCK, Kind.FLOW),
        lambda: change_kind(world.colleague, measure, Kind.DISTINCT, Kind.FLOW),
    )


def test_how_a_measure_adds_up_is_changed_by_one_and_the_other_sees_it(shared_world: World, measure: Measure) -> None:
    (fault,) = raised = change_together(shared_world, measure)
    assert refusals(raised) == times("change_kind") == 1
    assert Measure.objects.get(pk=measure.pk).get_kind_display() in str(fault)


def test_control_a_measure_read_before_the_lock_is_changed_twice(
    shared_world: World, measure: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_before(monkeypatch, Measure.objects.select_related("province").get(pk=measure.pk))
    assert change_together(shared_world, measure) == []
    assert times("change_kind") == 2


def count_while_it_changes(world: World, measure: Measure) -> list[BaseException]:
    """A figure is written down as one that flows while the measure becomes a level."""
    return together(
        lambda: state(world, Plan.objects.get(), measure, "2023", 65),
        lambda: change_kind(world.colleague, measure, Kind.STOCK, Kind.FLOW),
    )


def flows_as_a_level(measure: Measure) -> bool:
    level = Measure.objects.get(pk=measure.pk).kind == Kind.STOCK
    return level and Statement.objects.filter(measure=measure, first=date(2023, 1, 1)).exists()


def test_no_figure_stands_under_a_kind_it_was_not_told_with(shared_world: World, measure: Measure) -> None:
    assert refusals(count_while_it_changes(shared_world, measure)) == 1
    assert not flows_as_a_level(measure)


def test_control_without_a_look_at_the_kind_at_the_end_it_does(
    shared_world: World, measure: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Posting, "_tell_levels_from_the_beginning", lambda _posting: None)
    change_kind(shared_world.colleague, measure, Kind.STOCK, Kind.FLOW)
    state(shared_world, Plan.objects.get(), measure, "2023", 65)
    assert flows_as_a_level(measure)


# What one document did to another --------------------------------------------------------------------------------


@pytest.fixture
def told(shared_world: World) -> Link:
    load_references(shared_world.province)
    old, new = Reference.objects.exclude(number="45/2012/NĐ-CP").order_by("-pk")[:2]
    return Link(old, new, Changed.AMENDS, "Công báo", CertaintyMark.TEXT)


def link_together(world: World, told: Link) -> list[BaseException]:
    return together(lambda: link(world.officer, told), lambda: link(world.colleague, told))


def test_a_link_written_down_by_two_stands_once(shared_world: World, told: Link) -> None:
    assert refusals(link_together(shared_world, told)) == times("link_references") == 1


def test_control_without_a_look_at_the_links_only_the_database_refuses(
    shared_world: World, told: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(references, "_is_linked", lambda _told: False)
    (fault,) = link_together(shared_world, told)
    assert isinstance(fault, IntegrityError)  # no word for the person


def unlink_together(world: World, change: ReferenceChange) -> list[BaseException]:
    return together(
        lambda: unlink(world.officer, change, "đọc nhầm"), lambda: unlink(world.colleague, change, "nhầm văn bản")
    )


def test_a_link_is_taken_back_once_for_one_reason(shared_world: World, told: Link) -> None:
    assert refusals(unlink_together(shared_world, link(shared_world.officer, told))) == 1
    assert times("unlink_references") == 1


def test_control_a_link_read_before_the_lock_is_taken_back_twice(
    shared_world: World, told: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = link(shared_world.officer, told)
    read_before(monkeypatch, ReferenceChange.objects.select_related("old__province", "new").get(pk=change.pk))
    assert unlink_together(shared_world, change) == []
    assert times("unlink_references") == 2


# Figures that cross ----------------------------------------------------------------------------------------------


@pytest.fixture
def held(shared_world: World, measure: Measure) -> Statement:
    """Half a year is told, then nine months of the same: a person must decide."""
    for period, value in (("2023H2", 40), ("2023M01-M09", 70)):
        state(shared_world, Plan.objects.get(), measure, period, value)
    return Statement.objects.get(standing=Statement.Standing.HELD)


def settle_together(world: World, held: Statement) -> list[BaseException]:
    """One takes the new figure in, the other keeps the old."""
    return together(
        lambda: settle_overlap(world.officer, held, True, "đã hỏi đơn vị"),
        lambda: settle_overlap(world.colleague, held, False, "số cũ đúng"),
    )


def test_a_held_figure_is_settled_by_one_decision(shared_world: World, held: Statement) -> None:
    assert refusals(settle_together(shared_world, held)) == times("settle_overlap") == 1
    assert verify() == []


def test_control_a_held_figure_read_before_the_lock_is_settled_both_ways(
    shared_world: World, held: Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_before(monkeypatch, held)
    assert settle_together(shared_world, held) == []
    assert times("settle_overlap") == 2


# An approval taken back ------------------------------------------------------------------------------------------


@pytest.fixture
def approved(shared_world: World) -> PlanVersion:
    told = item("1", "Hội chợ", Role.PLAN, 500)
    accept_clean(shared_world.officer, tell(shared_world, told, title="Kế hoạch khuyến công năm 2023"))
    approve(shared_world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1)))
    return PlanVersion.objects.get()


def take_back_together(world: World, version: PlanVersion) -> list[BaseException]:
    """One leader in two windows, or on two machines."""
    reasons = ("ghi nhầm số", "nhầm bản")
    return together(*(lambda why=reason: take_back_approval(world.leader, version, why) for reason in reasons))


def test_an_approval_is_taken_back_once(shared_world: World, approved: PlanVersion) -> None:
    assert refusals(take_back_together(shared_world, approved)) == times("take_back_approval") == 1
    assert PlanVersion.objects.get().state == PlanVersion.State.DRAFT
    assert verify() == []


def test_control_a_version_read_before_the_lock_is_taken_back_twice(
    shared_world: World, approved: PlanVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_before(monkeypatch, approved)
    assert take_back_together(shared_world, approved) == []
    assert times("take_back_approval") == 2


# What a receiver answered ----------------------------------------------------------------------------------------


@pytest.fixture
def issued(shared_world: World) -> Issue:
    accept_clean(shared_world.officer, tell(shared_world, item("1", "Hội chợ", Role.PLAN, 450_000_000)))
    return issue(shared_world.officer, order(Plan.objects.get()))


def answer_together(world: World, issued: Issue) -> list[BaseException]:
    """Two people hand in one message."""
    return together(
        *(lambda one=person: take_status(one, issued, message()) for person in (world.officer, world.colleague))
    )


def test_an_answer_handed_in_by_two_is_kept_once(shared_world: World, issued: Issue) -> None:
    assert refusals(answer_together(shared_world, issued)) == 1
    assert times("take_status") == ExchangeStatus.objects.count() == 1


def test_control_without_a_look_at_the_answers_only_the_database_refuses(
    shared_world: World, issued: Issue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlooked(**fields: Any) -> tuple[ExchangeStatus, bool]:
        return ExchangeStatus.objects.create(**fields), True

    monkeypatch.setattr(ExchangeStatus.objects, "get_or_create", unlooked)
    (fault,) = answer_together(shared_world, issued)
    assert isinstance(fault, IntegrityError)


# How papers are numbered -----------------------------------------------------------------------------------------


def rule(world: World, together: bool, basis: str) -> NumberRule:
    return NumberRule(unit=world.department, year=2024, together=together, basis=basis)


def rule_together(world: World) -> list[BaseException]:
    return together(
        lambda: set_rule(world.officer, rule(world, True, "QĐ 1/QĐ-SCT")),
        lambda: set_rule(world.colleague, rule(world, False, "QĐ 2/QĐ-SCT")),
    )


def test_a_year_has_one_rule_of_numbering(shared_world: World) -> None:
    assert refusals(rule_together(shared_world)) == times("number_rule") == 1
    assert NumberRule.objects.count() == 1


def test_control_without_a_look_at_the_rules_only_the_database_refuses(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbering, "_check_rule", lambda *_: None)
    (fault,) = rule_together(shared_world)
    assert isinstance(fault, IntegrityError)


def keep_a_number(world: World) -> None:
    reserve(world.colleague, Wanted(world.department, "BC", "BC-SCT", date(2024, 1, 5)), "báo cáo tháng 1")


def stands_apart(world: World) -> bool:
    """Whether a number stands in another series than the rule says."""
    return BookNumber.objects.exclude(series__kind=series_kind(world.department, "", 2024, "BC")).exists()


def test_no_number_is_kept_by_the_rule_that_ends_at_that_moment(shared_world: World) -> None:
    world = shared_world
    raised = together(lambda: set_rule(world.officer, rule(world, True, "QĐ 1/QĐ-SCT")), lambda: keep_a_number(world))
    assert refusals(raised) in (0, 1)  # the rule is refused where the number was first
    assert BookNumber.objects.count() == 1
    assert not stands_apart(world)
    assert verify() == []


def test_control_by_a_rule_read_before_the_lock_it_stands_in_another_series(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_rule(shared_world.officer, rule(shared_world, True, "QĐ 1/QĐ-SCT"))
    monkeypatch.setattr(numbering, "series_kind", lambda *_: "BC")  # as it was before the rule
    keep_a_number(shared_world)
    assert stands_apart(shared_world)
