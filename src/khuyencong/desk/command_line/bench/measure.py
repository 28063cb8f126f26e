"""What a measurement is: a figure with its unit and promise, the median of several runs, and the machine."""

import os
import platform
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured. Every figure is a median of `runs`; the smallest size only shows that a bench runs."""

    runs: int
    entries: int  # of the ledger behind the pages
    pages: int  # characters / 3,000 of the paper that is read
    rows: int  # of the paper that is written
    requests: int  # of each page in one run
    processes: int  # that write at once
    acts: int  # of each writing process in one run
    papers: int = 10_000  # in the list of papers
    names: int = 200_000  # that are searched
    exported: int = 10_000  # rows of a file


QUICK = Size(runs=5, entries=200_000, pages=20, rows=200, requests=10, processes=16, acts=20)
FULL = Size(runs=7, entries=10_000_000, pages=100, rows=200, requests=20, processes=16, acts=50)
SMALLEST = Size(runs=1, entries=300, pages=1, rows=5, requests=1, processes=2, acts=2, papers=3, names=9, exported=20)


@dataclass(frozen=True, slots=True)
class Promise:
    """The bound a figure keeps: at most, or at least."""

    limit: float
    at_most: bool = True

    def holds(self, value: float) -> bool:
        return value <= self.limit if self.at_most else value >= self.limit

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.limit:g}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one bench."""

    name: str
    figure: str
    value: float
    unit: str
    runs: int
    promise: Promise | None = None

    def as_row(self) -> dict[str, object]:
        """The figure as `bench --json` prints it."""
        return {
            "name": self.name,
            "figure": self.figure,
            "value": self.value,
            "unit": self.unit,
            "promise": None if self.promise is None else str(self.promise),
            "holds": None if self.promise is None else self.promise.holds(self.value),
            "machine": machine(),
            "runs": self.runs,
        }


def figure(name: str, what: str, values: list[float], unit: str, promise: Promise | None = None) -> Figure:
    """The median of the runs."""
    return Figure(name, what, round(median(values), 3), unit, len(values), promise)


@dataclass(frozen=True, slots=True)
class Took:
    """How long one run took, in seconds of this process's CPU and of the clock."""

    cpu: float
    wall: float


def took(act: Callable[[], object]) -> Took:
    cpu, wall = time.process_time(), time.perf_counter()
    act()
    return Took(time.process_time() - cpu, time.perf_counter() - wall)


def timed(runs: int, act: Callable[[], object]) -> list[Took]:
    """Warm runs: the first, which loads and compiles, is not counted."""
    act()
    return [took(act) for _ in range(runs)]


def children_cpu() -> float:
    """CPU seconds of all child processes that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def machine() -> str:
    """«2 × Intel Xeon, Linux, Python 3.11.7»."""
    return f"{os.cpu_count()} × {_processor()}, {platform.system()}, Python {platform.python_version()}"


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as told:
            return next(line.split(":", 1)[1].strip() for line in told if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()
