"""Every story begins in a small province with an empty store of files."""

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.factories import Case, make_case
from tests.house.made_once import Begin
from tests.house.own_database import OwnDatabase
from tests.world import World, make_world


@pytest.fixture
def world(begin: Begin) -> World:
    return begin(make_world)


@pytest.fixture
def case(begin: Begin) -> Case:
    return begin(make_case)


@pytest.fixture
def shared_world(own_database: OwnDatabase, settings: Settings, tmp_path: Path) -> World:
    """The same province for several people at once."""
    settings.STORE_ROOT = tmp_path / "papers"
    return make_world()


@pytest.fixture
def mails(settings: Settings) -> Settings:
    settings.MAILS, settings.ADDRESS = True, "https://khuyencong.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return settings
