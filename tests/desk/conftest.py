"""The counter's tests begin in a province at work, with any of its people signed in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from khuyencong.records.models import AskedTask, Paper, User
from scripts import messages
from tests.desk.said import words_on
from tests.factories import Case, make_case, make_whole_case
from tests.house.made_once import Begin
from tests.world import World, make_world

ENGLISH = messages.LOCALE / "en/LC_MESSAGES/django.po"
SignIn = Callable[[User], Client]
HomeOf = Callable[[str], str]


@pytest.fixture
def world(begin: Begin) -> World:
    return begin(make_world)


@pytest.fixture
def clerk(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.officer)


@pytest.fixture
def case(begin: Begin) -> Case:
    return begin(make_case)


@pytest.fixture
def whole_case(begin: Begin) -> Case:
    return begin(make_whole_case)


@pytest.fixture
def signed_in() -> SignIn:
    def client_of(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return client_of


@pytest.fixture
def officer(case: Case, signed_in: SignIn) -> Client:
    return signed_in(case.world.officer)


@pytest.fixture
def home_of(case: Case, signed_in: SignIn) -> HomeOf:
    """The page somebody sees, with its words on one line."""

    def page(role: str) -> str:
        return words_on(signed_in(case.people[role]), "home")

    return page


@pytest.fixture
def quarterly(case: Case) -> AskedTask:
    """What the plan of 2026 asks of every commune; its paper lies at the department."""
    plan_paper = case.plan.versions.get().paper
    Paper.objects.filter(pk=plan_paper.pk).update(year=2026)
    return AskedTask.objects.create(
        paper=plan_paper, unit="Các đơn vị", text="UBND các xã, phường báo cáo kết quả về Sở Công Thương",
        frequency="hằng quý", start=0, end=4,
    )  # fmt: skip


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue as it is committed, whether or not it was built here."""
    folder = tmp_path_factory.mktemp("catalogue")
    catalogue = folder / "en/LC_MESSAGES/django.mo"
    catalogue.parent.mkdir(parents=True)
    messages.compile_to(messages.read(ENGLISH), catalogue)
    return folder


@pytest.fixture
def english(settings: Settings, built: Path) -> None:
    settings.LOCALE_PATHS = [built]
