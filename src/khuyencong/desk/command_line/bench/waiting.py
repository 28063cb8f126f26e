"""Puts a paper into the library and waits until the worker has read it; says so as one line of JSON."""

import json
import sys
import time

import django

PATIENCE_S = 120.0


def main(rows: int) -> None:
    django.setup()
    from khuyencong.papers.writing import write_paper
    from khuyencong.records.models import Paper, Unit
    from khuyencong.work.library import receive

    from .paper import paper

    unit = Unit.objects.get(code="SCT")
    received = receive(None, unit, "bao-cao.pdf", write_paper(paper(rows), "pdf"))
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        state = Paper.objects.values_list("state", flat=True).get(pk=received.pk)
        if state not in (Paper.State.RECEIVED, Paper.State.READING):
            break
        time.sleep(0.1)
    print(json.dumps(state), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
