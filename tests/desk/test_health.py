"""The health page: ok while the house can serve, a warning before it cannot, not ok then, and never a word more."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from khuyencong.desk import health
from khuyencong.records.models import Summary, Verification
from khuyencong.work.verification import prove
from tests.factories import Case

ADDRESS = "/suc-khoe/"


@pytest.mark.django_db
def test_anybody_may_ask_and_learns_only_that_all_is_well(client: Client) -> None:
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_asking_costs_three_queries_and_no_session(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(3):  # the guards, the jobs that wait, the newest proof
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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("free", "status", "said"), [(10 << 20, 503, b"not ok\n"), (1 << 30, 200, b"warning\n"), (9 << 30, 200, b"ok\n")]
)
def test_a_disk_that_fills_up_is_told_before_it_is_full(
    client: Client, monkeypatch: pytest.MonkeyPatch, free: int, status: int, said: bytes
) -> None:
    monkeypatch.setattr(health, "_free_bytes", lambda: free)
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.content) == (status, said)


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "said"), [(1, b"ok\n"), (11, b"warning\n")])
def test_papers_that_nobody_reads_are_a_warning(
    client: Client, caplog: pytest.LogCaptureFixture, minutes: int, said: bytes
) -> None:
    waiting = DBTaskResult.objects.create(args_kwargs={}, task_path="x", backend_name="default")
    DBTaskResult.objects.filter(pk=waiting.pk).update(enqueued_at=timezone.now() - timedelta(minutes=minutes))
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.content) == (200, said)
    assert ("worker: 1 jobs" in caplog.text) is (minutes > 10)


@pytest.mark.django_db
@pytest.mark.parametrize(("hours", "said"), [(25, b"ok\n"), (27, b"warning\n")])
def test_a_memory_not_proven_for_a_day_and_a_half_is_a_warning(
    client: Client, settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture, hours: int, said: bytes
) -> None:
    settings.STORE_ROOT = tmp_path / "papers"  # the files of other tests belong to no paper here
    prove()
    Verification.objects.update(at=timezone.now() - timedelta(hours=hours))
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.content) == (200, said)
    assert ("verify: not since" in caplog.text) is (hours > 26)


def test_a_proof_that_found_something_is_a_warning_until_one_finds_nothing(
    case: Case, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = Summary.objects.order_by("pk").last()
    assert wrong is not None
    Summary.objects.filter(pk=wrong.pk).update(value=wrong.value + 1)
    prove()
    assert client.get(ADDRESS).content == b"warning\n"
    assert "Tổng giữ sẵn khác tổng đếm lại" in caplog.text
    wrong.save()
    prove()
    assert client.get(ADDRESS).content == b"ok\n"
