"""What every test may ask for: the real papers, a database engine, a database of its own, a live server, a browser.

`KHUYENCONG_TEST_ENGINE=postgresql` runs the tests that touch a database on a server started for this run only.
"""

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as drawing
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker

from khuyencong.config import environment
from tests.house import browser as browsing
from tests.house import cluster
from tests.house.made_once import Begin, Beginnings
from tests.house.own_database import OwnDatabase, copied, leading_to, template, way_to

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
ENGINE = os.environ.get("KHUYENCONG_TEST_ENGINE", "sqlite")
SERVER_URL = "KHUYENCONG_TEST_SERVER"  # how the first process tells the workers where PostgreSQL listens
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "own_database", "live_app", "admin_user", "admin_client"})

# A busy machine draws slowly; what a test draws is right or wrong all the same.
drawing.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
drawing.load_profile("house")

_running: list[cluster.Cluster] = []
_store = tempfile.mkdtemp(prefix="khuyencong-papers-")
_stores = count()


def pytest_configure(config: pytest.Config) -> None:
    if ENGINE not in {"sqlite", "postgresql"}:
        raise pytest.UsageError(f"KHUYENCONG_TEST_ENGINE={ENGINE}: sqlite or postgresql")
    # Django gives a thread other connections while a browser's event loop runs in it, and nobody would close those.
    connections._connections = threading.local()
    if ENGINE == "postgresql":
        _use_postgresql(config)
    override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # a slow hash protects nobody here
        TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}},
        STORAGES={
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        # Each test signs in afresh; limits kept in this process would let one test lock out another.
        CACHES={"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}},
        STORE_ROOT=Path(_store),
        WHITENOISE_AUTOREFRESH=True,  # look a static file up when asked, instead of listing all at each start
    ).enable()


def _use_postgresql(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and SERVER_URL not in os.environ:
        try:
            _running.append(cluster.start())
        except cluster.NoPostgres as fault:
            raise pytest.UsageError(str(fault)) from None
        os.environ[SERVER_URL] = _running[0].url
    del connections.settings  # computed afresh from the settings below
    settings.DATABASES["default"] = {**environment.postgresql(os.environ[SERVER_URL]), "CONN_MAX_AGE": 0}
    connections["default"] = connections.create_connection("default")


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(_store, ignore_errors=True)
    while _running:
        _running.pop().stop()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The second engine has nothing to say to tests without a database: they run once, with SQLite."""
    if ENGINE == "sqlite":
        return
    chosen = [item for item in items if _touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


def _touches_database(item: pytest.Item) -> bool:
    wanted = set(getattr(item, "fixturenames", ()))
    if item.get_closest_marker("one_engine"):
        return False
    return bool(item.get_closest_marker("django_db") or wanted & DATABASE_FIXTURES)


@pytest.fixture(autouse=True)
def papers_of_its_own() -> Iterator[None]:
    """No test finds the files of another, in whatever order they run; some keep one store for all of a module."""
    own = Path(_store) / str(next(_stores)) if Path(_store) == settings.STORE_ROOT else settings.STORE_ROOT
    with override_settings(STORE_ROOT=own):
        yield


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Folder of the real papers; CI must have it, elsewhere its absence skips the test."""
    folder = Path(os.environ.get("KHUYENCONG_CORPUS") or ROOT.parent / "shared" / "corpus").resolve()
    if folder.is_dir():
        return folder
    message = f"no papers at {folder}: set KHUYENCONG_CORPUS"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def django_db_setup(database_template: OwnDatabase) -> None:
    """pytest-django's fixtures stand on ours, which also serves tests that ask for `own_database` only."""


@pytest.fixture(scope="session")
def database_template(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OwnDatabase]:
    """What all databases of the run are copied from; the first copy is the one in which this process works."""
    own = tmp_path_factory.getbasetemp()
    stack = ExitStack()  # not a `with`: between the two ends the database is closed to tests that did not ask for it
    with django_db_blocker.unblock():
        original = template(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)
        work = stack.enter_context(copied(original, tmp_path_factory.mktemp("work")))
        stack.enter_context(leading_to(stack.enter_context(way_to(work))))
    yield original
    with django_db_blocker.unblock():
        stack.close()


@pytest.fixture(scope="session")
def beginnings(
    database_template: OwnDatabase, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Beginnings]:
    stack = ExitStack()
    yield Beginnings(database_template, tmp_path_factory.mktemp, stack)
    with django_db_blocker.unblock():
        stack.close()


@pytest.fixture
def begin(db: None, beginnings: Beginnings, settings: Settings, tmp_path: Path) -> Iterator[Begin]:
    """Called with what makes a beginning: the test finds it made, with its papers; what the test does is undone."""
    settings.STORE_ROOT = tmp_path / "papers"
    with ExitStack() as stack:
        yield lambda make: stack.enter_context(beginnings.found(make, settings.STORE_ROOT))


@pytest.fixture
def own_database(
    request: pytest.FixtureRequest, database_template: OwnDatabase, django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> Iterator[OwnDatabase]:
    """A committed database for this test alone, on the engine of the run. Not together with `db`."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        raise pytest.UsageError("own_database replaces db and django_db: take only one of them")
    if "browser" in request.fixturenames:
        request.getfixturevalue("browser")  # its event loop gives this thread other connections: it must run first
    with django_db_blocker.unblock(), copied(database_template, tmp_path) as own, way_to(own) as way, leading_to(way):
        yield own


@pytest.fixture
def live_app(own_database: OwnDatabase) -> Iterator[str]:
    """Address of the application served over HTTP with a database of its own."""
    with browsing.served() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    program = browsing.chromium()
    if program is None:
        message = "no chromium here: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with browsing.launched(program) as running:
        yield running


@pytest.fixture
def page(browser: "Browser", live_app: str) -> Iterator["Page"]:
    """A fresh window whose relative addresses lead to the live application, in Vietnamese."""
    context = browser.new_context(base_url=live_app, locale="vi-VN", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(browsing.PATIENCE)
    yield context.new_page()
    context.close()
