"""Two readers store what two papers tell at once: new measures and documents of the province stand once each.

The control takes the lock away: each reader then waits for the other, and one of them fails.
"""

import threading
from contextlib import suppress

import pytest
from django.db import OperationalError, connection

from khuyencong.records.models import Measure, Paper
from khuyencong.terms.facts import Role
from khuyencong.work.library import read
from khuyencong.work.library.review import proposals
from khuyencong.work.verification import verify
from tests.work.at_once import together
from tests.world import World, item, tell

NEW = ((3, "gian hàng chuẩn"), (2, "phiên chợ đêm"))


def read_together(world: World, monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Each has told its first new measure when the other comes to it, its last."""
    both, measure = threading.Barrier(2), proposals._Drafts._measure

    def slowly(drafts: proposals._Drafts, unit: str, note: str, scale: int) -> Measure:
        found = measure(drafts, unit, note, scale)
        with suppress(threading.BrokenBarrierError):
            both.wait(1)
        return found

    monkeypatch.setattr(proposals._Drafts, "_measure", slowly)
    return together(
        lambda: tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000, *NEW)),
        lambda: tell(world, item("1", "Phiên chợ", Role.ACTUAL, 6_000, *reversed(NEW))),
    )


def test_two_readers_of_new_measures_both_come_to_an_end(shared_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_together(shared_world, monkeypatch) == []
    assert set(Paper.objects.values_list("state", flat=True)) == {Paper.State.READ}
    assert Measure.objects.filter(name__in=[name for _count, name in NEW]).count() == 2
    assert verify() == []


def test_control_without_the_lock_one_waits_for_the_other(shared_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time")
    monkeypatch.setattr(read, "lock_library", lambda _province: None)
    (fault,) = read_together(shared_world, monkeypatch)
    assert isinstance(fault, OperationalError)
