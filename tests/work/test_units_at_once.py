"""Loading by two processes at once, and loading that fails half-way: one act or nothing."""

import threading

import pytest
from django.db import connections

from khuyencong.records.models import Act, Area, LoadedSeed, Province, Unit
from khuyencong.work.seeds import units
from khuyencong.work.seeds.units import load_units
from tests.house.own_database import OwnDatabase


def test_two_loads_at_once_are_one_act(own_database: OwnDatabase) -> None:
    outcomes: list[object] = []

    def load() -> None:
        try:
            outcomes.append(load_units("dong-nai").changed)
        except Exception as fault:
            outcomes.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=load) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, outcomes)) == ["False", "False", "True"]
    assert Act.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["_load_area_successions", "_load_titles", "_load_unit_successions", "_seal"])
def test_a_load_that_breaks_leaves_nothing(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(units, step, broken)
    with pytest.raises(OSError, match="no space left"):
        load_units("dong-nai")
    left = [model._default_manager.count() for model in (Province, Area, Unit, LoadedSeed, Act)]
    assert left == [0, 0, 0, 0, 0]
