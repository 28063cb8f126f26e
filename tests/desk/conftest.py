"""The counter's tests begin in a province at work, with any of its people signed in."""

from collections.abc import Callable

import pytest
from django.test import Client

from khuyencong.records.models import User
from tests.factories import Case, make_case, make_whole_case
from tests.house.made_once import Begin

SignIn = Callable[[User], Client]


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
