"""The counter's tests begin in a province at work, with any of its people signed in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from khuyencong.records.models import User
from tests.factories import Case, make_case, make_whole_case
from tests.house.made_once import Beginnings

SignIn = Callable[[User], Client]


@pytest.fixture
def case(db: None, beginnings: Beginnings, settings: Settings, tmp_path: Path) -> Iterator[Case]:
    settings.STORE_ROOT = tmp_path / "papers"
    with beginnings.found(make_case, settings.STORE_ROOT) as case:
        yield case


@pytest.fixture
def whole_case(db: None, beginnings: Beginnings, settings: Settings, tmp_path: Path) -> Iterator[Case]:
    settings.STORE_ROOT = tmp_path / "papers"
    with beginnings.found(make_whole_case, settings.STORE_ROOT) as case:
        yield case


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
