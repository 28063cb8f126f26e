"""What hundreds of tests begin with, made once in a database beside the run's, where each of them finds it anew."""

import copy
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings

from tests.house.own_database import OwnDatabase, copied, leading_to, way_to

T = TypeVar("T")


class Begin(Protocol):
    """How a test says where it begins: `begin(make_world)`."""

    def __call__(self, make: Callable[[], T]) -> T: ...


@dataclass(frozen=True, slots=True)
class Made:
    """The connection stays open from test to test: a new one would have to learn the tables again."""

    what: Any
    papers: Path
    way: BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What was made so far, by what makes it; a database is copied for each when it is first asked for."""

    original: OwnDatabase
    folder: Callable[[str], Path]
    open: ExitStack
    made: dict[Callable[[], Any], Made] = field(default_factory=dict)

    @contextmanager
    def found(self, make: Callable[[], T], papers: Path) -> Iterator[T]:
        """What `make` made, with its papers in this folder; what is done to it is undone when the block ends."""
        made = self.made.get(make) or self._make(make)
        shutil.copytree(made.papers, papers)
        with leading_to(made.way), undone():
            yield copy.deepcopy(made.what)

    def _make(self, make: Callable[[], Any]) -> Made:
        folder = self.folder(make.__name__)
        papers = folder / "papers"
        papers.mkdir()
        way = self.open.enter_context(way_to(self.open.enter_context(copied(self.original, folder))))
        with leading_to(way), override_settings(STORE_ROOT=papers):
            self.made[make] = Made(make(), papers, way)
        return self.made[make]


@contextmanager
def undone() -> Iterator[None]:
    """As the `db` fixture does it: rolled back, after the constraints that wait for a commit have spoken."""
    with transaction.atomic():
        yield
        if not connection.needs_rollback and connection.is_usable():
            connection.check_constraints()
        transaction.set_rollback(True)
