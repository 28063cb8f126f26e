"""Python's search for rings of values that hold each other, put off while one paper is read or checked."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_rings() -> Iterator[None]:
    """What is told of a paper stays until it is read and checked, and holds no rings: to look for some costs a twelfth
    of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
