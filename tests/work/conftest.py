"""Every story begins in a small province with an empty store of files."""

from pathlib import Path

import pytest
from pytest_django import Settings

from khuyencong.records.models import Plan
from khuyencong.terms.facts import Role
from khuyencong.work.library import accept_clean
from tests.factories import Case, make_case
from tests.house.made_once import Begin
from tests.house.own_database import OwnDatabase
from tests.world import World, item, make_world, tell


@pytest.fixture
def world(begin: Begin) -> World:
    return begin(make_world)


@pytest.fixture
def plan(world: World) -> Plan:
    """A fair that was planned and held."""
    paper = tell(
        world,
        item("1", "Hội chợ trong nước", Role.PLAN, 450_000_000, (3, "hội chợ")),
        item("1", "Hội chợ trong nước", Role.ACTUAL, 440_000_000, (3, "hội chợ")),
    )
    accept_clean(world.officer, paper)
    return Plan.objects.get()


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
