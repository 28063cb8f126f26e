"""Writes the first entries of a plan into a file that nobody keeps; says what it took as one line of JSON."""

import json
import os
import sys
import tempfile
import time

import django


def main(kind: str, plan: int, rows: int) -> None:
    django.setup()
    from khuyencong.desk.plans.exports import entry_rows, head
    from khuyencong.papers.writing.rows import write_csv, write_xlsx
    from khuyencong.records.models import Entry

    from .server import peak_mb

    entries = Entry.objects.filter(plan=plan)
    asked = entries.filter(pk__lte=max(entries.order_by("pk").values_list("pk", flat=True)[:rows]))
    papers = set(asked.order_by().values_list("statement__fact__paper", flat=True).distinct())
    told_of = entry_rows(asked, "http://127.0.0.1/", papers)  # where links of the file lead
    cpu, wall = time.process_time(), time.perf_counter()
    with tempfile.TemporaryFile() as file:
        if kind == "csv":
            file.writelines(write_csv(list(map(str, head())), told_of))
        else:
            write_xlsx(list(map(str, head())), told_of, file, "bench")
    told = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "rows": asked.count()}
    print(json.dumps(told | {"peak_mb": peak_mb(os.getpid())}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
