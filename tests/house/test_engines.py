"""The fixtures of this house keep what they promise, on the engine of the run."""

import threading
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection, connections, transaction
from django.utils import timezone

from tests.conftest import ENGINE
from tests.house.own_database import OwnDatabase


def _keep(key: str) -> None:
    Session.objects.create(session_key=key, session_data="", expire_date=timezone.now())


def _in_thread(work: object) -> None:
    def run() -> None:
        try:
            work()  # type: ignore[operator]
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


@pytest.mark.django_db
def test_the_run_is_on_the_engine_it_was_asked_for() -> None:
    assert connection.vendor == ENGINE


def test_what_a_thread_commits_in_an_own_database_is_seen_by_the_test(own_database: OwnDatabase) -> None:
    _in_thread(lambda: _keep("from-a-thread"))

    assert list(Session.objects.values_list("session_key", flat=True)) == ["from-a-thread"]


@pytest.mark.parametrize("key", ["first", "second"])
def test_each_own_database_starts_as_the_migrations_left_it(own_database: OwnDatabase, key: str) -> None:
    assert ContentType.objects.exists()
    assert not Session.objects.exists()
    _keep(key)


@pytest.mark.django_db
def test_nothing_of_own_databases_stays_in_the_shared_one() -> None:
    assert not Session.objects.exists()


def test_foreign_keys_are_enforced(own_database: OwnDatabase) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
            assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert cursor.execute("PRAGMA synchronous").fetchone() == (1,)
    else:
        assert connection.features.supports_foreign_keys


def test_writers_in_threads_queue_without_an_error(own_database: OwnDatabase) -> None:
    faults: list[Exception] = []

    def write_five(name: str) -> None:
        try:
            for number in range(5):
                with transaction.atomic():
                    Session.objects.count()
                    _keep(f"{name}-{number}")
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write_five, args=(f"writer-{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert Session.objects.count() == 30


def test_the_papers_of_the_corpus_are_there(corpus: Path) -> None:
    assert (corpus / "README.md").is_file()
