"""One of the processes of `ledger-write`: two entries an act, when told to go.

`state` goes the whole way of the verb, with statements and their neighbours; `seal` writes history, entries and sums.
"""

import json
import sys
import time
from datetime import date, timedelta
from itertools import count
from typing import Any

import django


def main(way: str, process: int, acts: int) -> None:
    """For each line on standard input one round of acts; says how each round went as one line of JSON."""
    django.setup()
    rows, day, write = _rows(process), count(), _WAYS[way]
    print(json.dumps("ready"), flush=True)
    for _ in sys.stdin:
        waits: list[float] = []
        errors: list[str] = []
        begun = time.time()
        for _act in range(acts):
            started = time.perf_counter()
            try:
                write(rows, date(2025, 1, 1) + timedelta(days=next(day) % 365), process)
            except Exception as fault:
                errors.append(f"{type(fault).__name__}: {fault}")
            waits.append(time.perf_counter() - started)
        print(json.dumps({"begun": begun, "ended": time.time(), "waits": waits, "errors": errors}), flush=True)


def _rows(process: int) -> dict[str, Any]:
    """The plan, two items of it, the measure and the unit: all writers share them, only the days of figures differ."""
    from khuyencong.records.models import Line, Measure, Plan, Statement, Unit, User

    plan = Plan.objects.select_related("province", "unit").order_by("-year", "pk")[0]
    items = Line.objects.filter(plan=plan, kind="item").order_by("pk")
    first = (2 * process) % (items.count() - 1)
    return {
        "plan": plan,
        "lines": list(items[first : first + 2]),
        "measure": Measure.objects.get(province=plan.province, is_money=True),
        "user": User.objects.order_by("pk")[0],
        "statement": Statement.objects.filter(plan=plan).order_by("pk")[0],
        "unit": Unit.objects.get(pk=plan.unit_id),
    }


def _state(rows: dict[str, Any], day: date, process: int) -> None:
    from django.db import transaction

    from khuyencong.records.models import Statement
    from khuyencong.work.posting import Posting

    plan = rows["plan"]
    with transaction.atomic():
        posting = Posting(plan)
        for line in rows["lines"]:
            statement = Statement(
                province=plan.province, plan=plan, line=line, measure=rows["measure"], role="actual",
                unit=rows["unit"], first=day, last=day, state="given", value=1_000 + process, reason="đo tốc độ ghi",
            )  # fmt: skip
            posting.state(statement)
        posting.sealed(rows["user"], "enter", "Đo tốc độ ghi", {})


def _seal(rows: dict[str, Any], day: date, process: int) -> None:
    from django.db import transaction

    from khuyencong.records.models import Entry
    from khuyencong.work.acts import seal
    from khuyencong.work.sums import keep_sums

    plan = rows["plan"]
    with transaction.atomic():
        entries = [
            Entry(
                province=plan.province, plan=plan, line=line, measure=rows["measure"], role="actual",
                unit=rows["unit"], first=day, last=day, statement=rows["statement"],
                value=1_000 + process, value_high=1_000 + process, given=1,
            )
            for line in rows["lines"]
        ]  # fmt: skip
        seal(plan.province, rows["user"], "enter", plan, "Đo tốc độ ghi", {}, entries)
        keep_sums(entries)


_WAYS = {"state": _state, "seal": _seal}

if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
