"""Benches of reading and writing papers: no database."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2

from khuyencong.norms import check
from khuyencong.papers import find_facts, read_text
from khuyencong.papers.writing import write_paper
from khuyencong.terms.document import Annex

from .measure import Figure, Promise, Size, children_cpu, figure, timed
from .paper import paper

PAGE = 3_000  # characters
SENTENCES = 20  # blocks before the table of the paper that is written
DAMAGED = "000.txt"  # the real paper whose marks are broken, where the corpus is at hand


def extract_text(size: Size) -> Iterator[Figure]:
    """Reading plain text: repair, facts and checks; then the whole command on one file."""
    data = _text_of(size.pages)
    pages = len(data.decode()) / PAGE
    runs = timed(size.runs, lambda: _read(data, "bao-cao.txt"))
    rates = [pages / run.cpu for run in runs]
    yield figure("extract-text", "pages_per_cpu_s", rates, "trang/s", Promise(100, at_most=False))
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / "bao-cao.txt"
        ours.write_text(data.decode()[: 12 * PAGE], encoding="utf-8")  # never half a letter
        yield figure("extract-text", "process_cpu_s", _process(ours, size.runs), "s", Promise(1.2))
    real = Path(os.environ.get("KHUYENCONG_CORPUS", "../shared/corpus")) / DAMAGED
    if real.is_file():
        yield figure("extract-text", "process_cpu_s_000", _process(real, size.runs), "s", Promise(1.2))


def extract_pdf(size: Size) -> Iterator[Figure]:
    """Text of a PDF: ours against the bare library on the same file."""
    data = write_paper(paper(size.rows), "pdf")
    ours = timed(size.runs, lambda: read_text(data, "bao-cao.pdf"))
    bare = timed(size.runs, lambda: _bare_text(data))
    ratios = [mine.cpu / theirs.cpu for mine, theirs in zip(ours, bare, strict=True)]
    yield figure("extract-pdf", "times_bare", ratios, "×", Promise(10))
    yield figure("extract-pdf", "cpu_ms", [run.cpu * 1000 for run in ours], "ms")
    yield figure("extract-pdf", "bare_cpu_ms", [run.cpu * 1000 for run in bare], "ms")


def write(size: Size) -> Iterator[Figure]:
    """About ten pages with a long table, warm."""
    whole = paper(size.rows)
    body = [block for block in whole.blocks if not isinstance(block, Annex)][:SENTENCES]
    document = replace(whole, blocks=(*body, *(block for block in whole.blocks if isinstance(block, Annex))))
    yield figure("write", "pages", [float(len(pypdfium2.PdfDocument(write_paper(document, "pdf"))))], "trang")
    for kind in ("pdf", "docx"):
        runs = timed(size.runs, lambda: write_paper(document, kind))  # noqa: B023 - called before the next kind
        yield figure("write", f"{kind}_wall_s", [run.wall for run in runs], "s", Promise(0.3))
        yield figure("write", f"{kind}_cpu_s", [run.cpu for run in runs], "s")


def _read(data: bytes, name: str) -> None:
    text = read_text(data, name)
    check(text, find_facts(text))


def _text_of(pages: int) -> bytes:
    """Our own paper as plain text, long enough."""
    items = 10
    while True:
        content = read_text(write_paper(paper(items), "docx"), "bao-cao.docx").content
        if len(content) >= pages * PAGE:
            return content.encode()
        items = max(items + 1, items * pages * PAGE // len(content) + 1)


def _process(file: Path, runs: int) -> list[float]:
    """CPU seconds of the whole command on a file."""
    spent = []
    for _ in range(runs):
        before = children_cpu()
        command = [sys.executable, "-m", "khuyencong.desk.command_line", "extract", str(file), "--json"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        spent.append(children_cpu() - before)
    return spent


def _bare_text(data: bytes) -> None:
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            page.get_textpage().get_text_bounded()
