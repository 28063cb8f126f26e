"""Benches of the memory: empty tables, many writers at once, and the fold of a whole year of reports."""

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from statistics import median
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from .measure import Figure, Promise, Size, figure, timed
from .places import Place, answer, fresh, generated, go

_BARE_ACT = (
    "INSERT INTO act (said) VALUES (?)",
    *["INSERT INTO entry (line, value) VALUES (?, 1)"] * 2,
    *["INSERT INTO summary (line, value) VALUES (?, 1) ON CONFLICT (line) DO UPDATE SET value = value + 1"] * 6,
)

WRITTEN_INTO = 100_000  # entries: what slows down as the ledger grows must be seen here


def migrate(size: Size) -> Iterator[Figure]:
    """From no table to all of them, as a whole process."""
    spent = []
    for _ in range(size.runs):
        with fresh() as place:
            begun = time.perf_counter()
            place.run("migrate")
            spent.append(time.perf_counter() - begun)
    yield figure("migrate", "wall_s", spent, "s", Promise(10))


def ledger_write(size: Size) -> Iterator[Figure]:
    """Many processes write one plan of a ledger at once: history, entries and sums; then the whole verb."""
    with fresh() as place:
        place.run("migrate")
        place.run("generate", "--scale", "1", "--entries", str(min(size.entries, WRITTEN_INTO)))
        yield from _written(_rounds(place, "seal", size), size)
        yield from _written(_rounds(place, "state", size), size, "verb_", promised=False)
    yield figure("ledger-write", "bare_acts_per_s", _bare_rates(size), "hành vi/s")


def _written(rounds: list[list[dict[str, Any]]], size: Size, kind: str = "", promised: bool = True) -> Iterator[Figure]:
    """The promise is of an act: its history row, its two entries and their sums. A verb reads and checks before it."""
    name = "ledger-write"
    rates = [size.processes * size.acts / (_latest(told) - _earliest(told)) for told in rounds]
    worst = [max(wait for one in told for wait in one["waits"]) for told in rounds]
    errors = [one for told in rounds for writer in told for one in writer["errors"]]
    for fault in sorted(set(errors)):
        print(f"  {name}: {fault}", file=sys.stderr)
    yield figure(name, f"{kind}acts_per_s", rates, "hành vi/s", Promise(500, at_most=False) if promised else None)
    yield figure(name, f"{kind}worst_wait_s", worst, "s", Promise(1) if promised else None)
    yield Figure(name, f"{kind}errors", len(errors), "lỗi", len(rounds), Promise(0))


def consolidate(size: Size) -> Iterator[Figure]:
    """Results of the newest plan: 200 units × 4 quarters × 60 items. From the kept sums, and counted «as of»."""
    generated(size.entries)
    from khuyencong.records.models import Plan
    from khuyencong.records.queries import last_act
    from khuyencong.records.snapshots import plan_case
    from khuyencong.reports.results import results
    from khuyencong.terms.periods import Period

    plan = Plan.objects.order_by("-year", "pk")[0]
    period = Period.parse(str(plan.year))
    now = last_act(plan.province)
    kept = timed(size.runs, lambda: results(plan_case(plan, period)))
    counted = timed(size.runs, lambda: results(plan_case(plan, period, now)))
    with CaptureQueriesContext(connection) as asked:
        results(plan_case(plan, period))
    yield figure("consolidate", "cells", [float(_cells(plan))], "ô")
    yield figure("consolidate", "wall_ms", [run.wall * 1000 for run in kept], "ms", Promise(300))
    yield figure("consolidate", "as_of_wall_ms", [run.wall * 1000 for run in counted], "ms")
    yield figure("consolidate", "queries", [float(len(asked))], "truy vấn")


def _cells(plan: Any) -> int:
    from khuyencong.records.models import Entry

    return Entry.objects.filter(plan=plan, role="actual", given=1).count()


def _rounds(place: Place, way: str, size: Size) -> list[list[dict[str, Any]]]:
    """What every writer said of every round; all begin a round together."""
    writers = [place.start("writer", way, str(number), str(size.acts)) for number in range(size.processes)]
    try:
        for writer in writers:
            answer(writer)
        return [_round(writers) for _ in range(size.runs)]
    finally:
        for writer in writers:
            writer.communicate("")


def _round(writers: list["subprocess.Popen[str]"]) -> list[dict[str, Any]]:
    for writer in writers:
        go(writer)
    return [answer(writer) for writer in writers]


def _earliest(told: list[dict[str, Any]]) -> float:
    return min(float(one["begun"]) for one in told)


def _latest(told: list[dict[str, Any]]) -> float:
    return max(float(one["ended"]) for one in told)


def _bare_rates(size: Size) -> list[float]:
    """The floor: the same count of rows by one process with nothing but the driver."""
    rates = []
    for _ in range(size.runs):
        with tempfile.TemporaryDirectory() as folder:
            rates.append(_bare_rate(f"{folder}/bare.sqlite3", size.processes * size.acts))
    return [median(rates)] * len(rates)


def _bare_rate(file: str, acts: int) -> float:
    bare = sqlite3.connect(file, isolation_level=None)
    bare.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE act (said TEXT);"
        "CREATE TABLE entry (line INTEGER, value INTEGER);"
        "CREATE TABLE summary (line INTEGER PRIMARY KEY, value INTEGER)"
    )
    begun = time.perf_counter()
    for act in range(acts):
        bare.execute("BEGIN IMMEDIATE")
        for number, statement in enumerate(_BARE_ACT):
            bare.execute(statement, (act % 97 + number,))
        bare.execute("COMMIT")
    bare.close()
    return acts / (time.perf_counter() - begun)
