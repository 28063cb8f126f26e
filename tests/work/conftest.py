"""Every story begins in a small province with an empty store of files."""

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.world import World, make_world


@pytest.fixture
def world(db: None, settings: Settings, tmp_path: Path) -> World:
    settings.STORE_ROOT = tmp_path / "papers"
    return make_world()
