"""What must not be in the project: paths of one machine, and sentences of the real papers."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from khuyencong.terms.vietnamese import fold
from tests.house.sources import ROOT, Fault, name, written_by_us

OURS = ("src", "tests", "scripts", "docs", "deploy", ".ci", "Makefile", "README.md", "README.vi.md", "CHANGELOG.md")
MACHINE_PATH = re.compile(r"(?<![\w.~:/}>-])/(?:home|root|tmp|mnt|work|Users)/[\w.-]+")
ALLOWED = frozenset({"docs/recipes/install.md"})
# Titles of laws and papers are quoted in full in places; a run of so many equal words is a sentence, not a title.
RUN_OF_WORDS = 22


def machine_paths(text: str, file: str) -> Iterator[Fault]:
    for number, line in enumerate(text.splitlines(), start=1):
        for found in MACHINE_PATH.findall(line):
            yield Fault(file, number, f"{found} is a path of one machine")


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return (tuple(words[at : at + RUN_OF_WORDS]) for at in range(len(words) - RUN_OF_WORDS + 1))


def borrowed(text: str, known: frozenset[tuple[str, ...]], file: str) -> Iterable[Fault]:
    found = next((run for run in runs(text) if run in known), None)
    return [Fault(file, 0, f"borrowed: {' '.join(found)}")] if found else []


def test_no_path_of_one_machine() -> None:
    faults = [
        str(fault)
        for file in written_by_us(*OURS)
        for fault in machine_paths(file.read_text(encoding="utf-8"), name(file))
        if fault.file not in ALLOWED
    ]
    assert faults == []


def test_no_sentence_of_the_real_papers(corpus: Path) -> None:
    papers = [*corpus.glob("*.txt"), *(corpus / "short").glob("*.txt")]
    known = frozenset(run for paper in papers for run in runs(paper.read_text(encoding="utf-8")))
    assert known
    files = (file for file in written_by_us(*OURS) if file.is_relative_to(ROOT))
    assert [str(f) for file in files for f in borrowed(file.read_text(encoding="utf-8"), known, name(file))] == []


def test_a_machine_path_is_caught() -> None:
    sample = "open('" + "/".join(("", "home", "somebody", "data.csv")) + "')"
    assert len(list(machine_paths(sample, "sample.py"))) == 1
    assert list(machine_paths("see https://example.org/home/page and var/tmp/x", "sample.py")) == []


def test_a_borrowed_sentence_is_caught() -> None:
    sentence = " ".join(f"từ{number}" for number in range(RUN_OF_WORDS + 3))
    known = frozenset(runs(sentence))
    assert borrowed(f"Trước đó, {sentence.upper()}, sau đó.", known, "sample.md")
    assert not borrowed(" ".join(sentence.split()[: RUN_OF_WORDS - 1]), known, "sample.md")


def test_a_day_is_written_in_one_place() -> None:
    """`terms/periods.py: day_in_figures`, in templates the filter `day`: else one page says 04/6, another 04/06."""
    own_way = re.compile(r"%d/%m/%Y|\|date:.d/m/Y")
    faults = [
        f"{name(file)}:{number}"
        for file in written_by_us("src")
        if "/reading/" not in str(file)  # what a sheet shows is read as others wrote it
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if own_way.search(line)
    ]
    assert faults == []
