"""Every story begins in a small province with an empty store of files."""

import pytest

from tests.house.made_once import Begin
from tests.world import World, make_world


@pytest.fixture
def world(begin: Begin) -> World:
    return begin(make_world)
