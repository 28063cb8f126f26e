"""Every story begins in a small province with an empty store of files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.house.made_once import Beginnings
from tests.world import World, make_world


@pytest.fixture
def world(db: None, beginnings: Beginnings, settings: Settings, tmp_path: Path) -> Iterator[World]:
    settings.STORE_ROOT = tmp_path / "papers"
    with beginnings.found(make_world, settings.STORE_ROOT) as world:
        yield world
