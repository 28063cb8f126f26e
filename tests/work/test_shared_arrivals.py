"""Two people bring the same thing at once: a paper, an account, a document of the library; or take one figure back.

As in `test_shared_things`, each control takes the locked look away.
"""

from importlib import import_module

import pytest
from django.db import IntegrityError
from django.db.models import QuerySet

from khuyencong.records.models import Entry, FundSource, Office, Paper, Reference, Statement, User
from khuyencong.records.references import CertaintyMark
from khuyencong.terms.facts import Role
from khuyencong.work import sources
from khuyencong.work.ledger import reverse
from khuyencong.work.library import accept_clean, receive
from khuyencong.work.library.references import Description, add_reference
from khuyencong.work.people import Wanted, accounts, create_user, lists, open_accounts, weigh
from khuyencong.work.verification import verify
from tests.work.at_once import refusals, together
from tests.work.test_shared_decisions import read_before, times
from tests.world import World, item, tell

PAPER = "Kế hoạch khuyến công năm 2023\n\n1. Hội chợ: kinh phí 9.000.000 đồng.\n".encode()

# One file, sent by two -------------------------------------------------------------------------------------------


def receive_together(world: World) -> list[BaseException]:
    """Both got the file by mail."""
    return together(
        lambda: receive(world.officer, world.division, "ke-hoach.txt", PAPER),
        lambda: receive(world.colleague, world.division, "ban-goc.txt", PAPER),
    )


def test_a_file_sent_by_two_at_once_is_one_paper(shared_world: World) -> None:
    assert refusals(receive_together(shared_world)) == 1
    assert Paper.objects.count() == times("receive") == 1
    assert verify() == []


def test_control_a_paper_looked_for_before_the_lock_only_the_database_refuses(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("khuyencong.work.library.receiving.receive"), "_refuse_twice", lambda *_: None)
    (fault,) = receive_together(shared_world)
    assert isinstance(fault, IntegrityError)


# One name, given by two ------------------------------------------------------------------------------------------


def open_together(world: World) -> list[BaseException]:
    """Two administrators open an account for the same person, each in their own spelling."""
    names = ("canbomoi", "CanBoMoi")
    return together(*(lambda n=name: create_user(None, n, "", None, Office.OFFICER, world.division) for name in names))


def accounts_opened() -> int:
    return User.objects.filter(username__iexact="canbomoi").count()


def test_a_name_given_by_two_at_once_is_one_account(shared_world: World) -> None:
    assert refusals(open_together(shared_world)) == 1
    assert accounts_opened() == times("create_user") == 1


def test_control_looked_for_before_the_lock_it_is_two_accounts(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "_check", lambda _user: None)
    assert open_together(shared_world) == []
    assert accounts_opened() == 2


# One list, opened by two ------------------------------------------------------------------------------------------


def open_lists_together(world: World) -> list[BaseException]:
    """Both saw the same person without an account; one wrote a sign-in name, the other took the proposed one."""
    lists = [weigh([Wanted("Người Mới", name, world.division.code)], [world.division]) for name in ("", "nguoimoi")]
    return together(*(lambda rows=rows: open_accounts(None, rows) for rows in lists))


def test_a_list_opened_by_two_at_once_makes_each_account_once(shared_world: World) -> None:
    (fault,) = open_lists_together(shared_world)
    assert "đã có tài khoản" in str(fault)
    assert User.objects.filter(full_name="Người Mới").count() == times("create_user") == 1


def test_control_weighed_before_the_lock_only_the_list_is_made_twice(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "_people_held", lambda _units: {})
    assert open_lists_together(shared_world) == []
    assert User.objects.filter(full_name="Người Mới").count() == 2


# One document, added by two --------------------------------------------------------------------------------------


def add_together(world: World) -> list[BaseException]:
    told = [Description(title, "Công báo", CertaintyMark.TEXT) for title in ("Một", "Hai")]
    return together(
        lambda: add_reference(world.officer, world.province, "7/2024/NĐ-CP", told[0]),
        lambda: add_reference(world.colleague, world.province, "7/2024/NĐ-CP", told[1]),
    )


def test_a_document_added_by_two_at_once_stands_once(shared_world: World) -> None:
    assert refusals(add_together(shared_world)) == 1
    assert Reference.objects.filter(number="7/2024/NĐ-CP").count() == 1


def test_control_looked_for_before_the_lock_only_the_database_refuses(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = QuerySet.exists
    monkeypatch.setattr(QuerySet, "exists", lambda rows: rows.model is not Reference and found(rows))
    (fault,) = add_together(shared_world)
    assert isinstance(fault, IntegrityError)


# One fund source, added by two -----------------------------------------------------------------------------------


def add_source_together(world: World) -> list[BaseException]:
    return together(
        lambda: sources.add_source(world.officer, world.province, "Quỹ Hạt Gạo"),
        lambda: sources.add_source(world.colleague, world.province, "quỹ hạt gạo"),
    )


def test_a_fund_source_added_by_two_at_once_stands_once(shared_world: World) -> None:
    assert refusals(add_source_together(shared_world)) == 1
    assert FundSource.objects.filter(name__iendswith="ạt gạo").count() == times("add_source") == 1


def test_control_a_source_looked_for_before_the_lock_only_the_database_refuses(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_refuse_known", lambda *_: None)
    (fault,) = add_source_together(shared_world)
    assert isinstance(fault, IntegrityError)


# One figure, taken back by two -----------------------------------------------------------------------------------


@pytest.fixture
def stated(shared_world: World) -> Statement:
    accept_clean(shared_world.officer, tell(shared_world, item("1", "Hội chợ", Role.ACTUAL, 100)))
    return Statement.objects.get()


def reverse_together(world: World, stated: Statement) -> list[BaseException]:
    return together(
        lambda: reverse(world.officer, stated, "ghi nhầm"), lambda: reverse(world.colleague, stated, "trùng văn bản")
    )


def left() -> int:
    return sum(Entry.objects.values_list("value", flat=True))


def test_a_figure_is_taken_back_once(shared_world: World, stated: Statement) -> None:
    assert refusals(reverse_together(shared_world, stated)) == times("reverse") == 1
    assert left() == 0
    assert verify() == []


def test_control_a_figure_read_before_the_lock_is_taken_back_twice(
    shared_world: World, stated: Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_before(monkeypatch, stated)
    assert reverse_together(shared_world, stated) == []
    assert left() == -100
    assert "ledger" in {fault.check for fault in verify()}
