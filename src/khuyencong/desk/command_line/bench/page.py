"""The measured figures as a page of documentation."""

from collections.abc import Sequence
from datetime import date

from .measure import Figure, Size, machine

_HEAD = """# Speed, measured

Written by `khuyencong bench {size_flag}--out docs/bench.md` on {day}; do not edit by hand. Machine: {machine}.
Ledger behind the pages: {entries:,} entries or more on {engine}. Each value is a median of its runs; what stands
without a promise is there to compare with (`floor` is the bare framework, `bare_…` the bare library or driver).
`kilobytes` is a page as the browser holds it, `sent_kilobytes` as it travels packed: `detail` holds its 80 kB unpacked
with the sixty items of a year's plan and with two hundred, of which the page holds a hundred and twenty and the
rest follows by itself. `list` is of papers: đề án are items of plans here.

| Bench | Figure | Value | Unit | Promise | Holds | Runs |
|---|---|---:|---|---|---|---:|
"""


def page(figures: Sequence[Figure], size: Size, engine: str, day: date, full: bool) -> str:
    """One table row a figure, and below it by name what does not hold."""
    head = _HEAD.format(
        size_flag="--full " if full else "",
        day=day.isoformat(),
        machine=machine(),
        entries=size.entries,
        engine=engine,
    )
    rows = "".join(f"{_row(one)}\n" for one in figures)
    broken = [one for one in figures if one.promise and not one.promise.holds(one.value)]
    return head + rows + "\n" + _verdict(broken)


def _row(one: Figure) -> str:
    promise = f"{one.promise}" if one.promise else ""
    holds = "" if one.promise is None else "yes" if one.promise.holds(one.value) else "**no**"
    return f"| `{one.name}` | {one.figure} | {one.value:g} | {one.unit} | {promise} | {holds} | {one.runs} |"


def _verdict(broken: Sequence[Figure]) -> str:
    if not broken:
        return "Every promise holds.\n"
    named = ", ".join(f"`{one.name}` {one.figure} ({one.value:g} against {one.promise})" for one in broken)
    return f"Does not hold: {named}.\n"
