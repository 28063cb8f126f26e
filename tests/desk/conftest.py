"""The counter's tests begin in a province at work, with any of its people signed in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from khuyencong.records.models import User
from tests.factories import Case, make_case

SignIn = Callable[[User], Client]


@pytest.fixture
def case(db: None, settings: Settings, tmp_path: Path) -> Case:
    settings.STORE_ROOT = tmp_path / "papers"
    return make_case()


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
