"""Several people at the same moment."""

import threading
from collections.abc import Callable

from django.db import connections

from khuyencong.work.permissions import Refused


def together(*acts: Callable[[], object]) -> list[BaseException]:
    """Run the acts at the same moment, each with a connection of its own; what they raised."""
    start, raised = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait(10)
            act()
        except BaseException as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return raised


def refusals(raised: list[BaseException]) -> int:
    """How many were refused in words; anything else that was raised is a bug."""
    assert all(isinstance(fault, Refused) for fault in raised), raised
    return len(raised)
