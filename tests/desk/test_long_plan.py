"""A plan of two hundred contents: light enough to open at once, and whole for everybody who reads it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Plan
from khuyencong.work.generate.library import make_library
from tests.desk.conftest import SignIn
from tests.desk.test_plan_pages import figures
from tests.house.made_once import Begin

LINE = re.compile(r'href="/ke-hoach/\d+/muc/(\d+)/"')
HTMX = {"HX-Request": "true", "HX-Target": "tiep"}


def long_plan() -> Plan:
    make_library(1, 1)
    return Plan.objects.get()


@pytest.fixture
def plan(begin: Begin) -> Plan:
    return begin(long_plan)


@pytest.fixture
def reader(plan: Plan, signed_in: SignIn) -> Client:
    return signed_in(plan.unit.memberships.all()[0].user)


def asked(reader: Client, plan: Plan, query: str = "", **headers: str) -> str:
    return reader.get(reverse("plan", args=[plan.pk]) + query, headers=headers).content.decode()


def test_the_page_of_two_hundred_contents_weighs_no_more_than_any_page(plan: Plan, reader: Client) -> None:
    page = asked(reader, plan)
    assert len(LINE.findall(asked(reader, plan, "?tiep=1"))) > 200
    assert len(page.encode()) <= 80_000
    assert len(asked(reader, plan, "?sua=1").encode()) > 80_000  # while editing all cells are there to go to


def test_what_follows_is_all_that_the_page_left_out(plan: Plan, reader: Client) -> None:
    """By itself where scripts run, by its link where none does; the sum below stands in all of them once."""
    page, whole = asked(reader, plan), asked(reader, plan, "?tiep=1")
    assert 'hx-get="?&amp;tiep=1" hx-trigger="load"' in page
    rest = asked(reader, plan, "?tiep=1", **HTMX)
    assert LINE.findall(page) + LINE.findall(rest) == LINE.findall(whole)
    assert sorted(figures(page) + figures(rest)) == sorted(figures(whole))
    assert "Hiện tiếp" not in whole + rest
    assert rest.count("<tbody") == 1


def test_a_plan_of_few_contents_says_nothing_of_a_rest(plan: Plan, reader: Client) -> None:
    assert "Hiện tiếp" not in asked(reader, plan, "?tim=noi+dung+5")
