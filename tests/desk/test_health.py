"""The health page: ok while the house can serve, not ok otherwise, and never a word more."""

from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import Settings

from khuyencong.desk import health

ADDRESS = "/suc-khoe/"


@pytest.mark.django_db
def test_anybody_may_ask_and_learns_only_that_all_is_well(client: Client) -> None:
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_asking_costs_one_query_and_no_session(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        answer = client.get(ADDRESS)
    assert not answer.cookies


@pytest.mark.django_db
def test_a_ledger_without_its_guard_is_not_well(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    table = " ON records_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER records_entry_no_update{table}")
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.content) == (503, b"not ok\n")
    assert "records_entry_no_update" in caplog.text


def test_a_database_out_of_reach_is_not_well(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: object) -> list[str]:
        raise OperationalError("password authentication failed for user «ai-do»")

    monkeypatch.setattr(health, "missing_guards", broken)
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.content) == (503, b"not ok\n")
    assert "ai-do" in caplog.text


@pytest.mark.django_db
def test_a_store_nobody_may_write_is_not_well(
    client: Client, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STORE_ROOT = tmp_path
    monkeypatch.setattr(health.os, "access", lambda *_: False)  # the superuser may write anywhere
    assert client.get(ADDRESS).status_code == 503


@pytest.mark.django_db
def test_the_watchman_is_not_sent_to_https(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(ADDRESS).status_code == 200
