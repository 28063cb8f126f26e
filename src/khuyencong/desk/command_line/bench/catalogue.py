"""All benches by name, in the order they run."""

from collections.abc import Callable, Iterator

from . import ledger, lists, pages, papers
from .measure import Figure, Size

BENCHES: dict[str, Callable[[Size], Iterator[Figure]]] = {
    "floor": pages.floor,
    "extract-text": papers.extract_text,
    "extract-pdf": papers.extract_pdf,
    "write": papers.write,
    "migrate": ledger.migrate,
    "ledger-write": ledger.ledger_write,
    "consolidate": ledger.consolidate,
    "dashboard": pages.dashboard,
    "detail": pages.detail,
    "list": lists.listed,
    "search": lists.search,
    "export": lists.export,
    "worker": pages.worker,
}
