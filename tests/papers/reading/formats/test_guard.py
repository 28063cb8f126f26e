"""A file is read in a process of its own: the same text, the same refusals, and bounds that hold."""

import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from khuyencong.papers import UnreadablePaper, find_facts, read_text
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.reading.apart import bounds, guard, process
from khuyencong.papers.reading.apart.answers import built
from khuyencong.papers.reading.apart.guard import read_paper_guarded, read_text_guarded
from khuyencong.papers.writing import FORMATS, write_paper
from khuyencong.terms.facts import Finding, PaperFacts, Place, Role, Severity, Span, Text
from tests.papers.forms.samples import RESULTS, SHEET
from tests.papers.reading.formats.pdf_files import pdf_file
from tests.papers.reading.formats.word_files import cell, p, table, word_file

WORD = word_file(p("Năm 2031 mở 05 lớp.") + table(cell("1") + cell("2")))
PYTHON = sys.executable
STRANGER = "import sys; sys.stdin.buffer.read(); "


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in place of Python that the test may write, to see what the guard makes of its behaviour."""
    program = tmp_path / "reader"
    monkeypatch.setattr(sys, "executable", str(program))
    return program


def behave(program: Path, code: str) -> None:
    program.write_text(f"#!{PYTHON}\n{code}\n")
    program.chmod(0o700)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (WORD, "a.docx"),
        (pdf_file(([(60, 700, "Mo 05 lop nghe nam nay")], [])), "a.pdf"),
        ("Mở lớp\n".encode() * 40_000, "a.txt"),
    ],
    ids=["docx", "pdf", "long text"],
)
def test_the_text_is_the_same(data: bytes, name: str) -> None:
    assert read_text_guarded(data, name) == read_text(data, name)


def test_findings_come_through(reader: Path) -> None:
    finding = Finding("ocr", Severity.WARNING, "Nhận dạng từ ảnh", Span(1, 5), found="05")
    told = Text("Mở 05 lớp", "image/png", 1, 2, (Place(page=1, row=2), Place(column=3)), (finding,), ocr=True)
    answer = guard._json(told).decode()
    behave(reader, f"{STRANGER}sys.stdout.buffer.write({answer!r}.encode())")
    assert read_text_guarded(WORD, "a.docx") == told


@pytest.mark.parametrize("format", FORMATS)
def test_the_facts_are_the_same(format: str) -> None:
    """Every kind of fact survives the way between the processes, with its place and its type."""
    data = write_paper(ket_qua.build(RESULTS, SHEET), format)
    read, text = read_paper_guarded(data, f"a.{format}"), read_text(data, f"a.{format}")
    assert (read.text, read.facts) == (text, find_facts(text))
    assert isinstance(read.facts.activities[0].role, Role)


@pytest.mark.parametrize(
    "said", [{"head": {}, "more": 1}, {"head": 7}, [], {"head": {}, "totals": [{"label": 5, "span": {}}]}, {}]
)
def test_an_answer_of_another_shape_is_no_answer(said: object) -> None:
    with pytest.raises((TypeError, KeyError, ValueError)):
        built(PaperFacts, said)


def test_refusals_are_the_same() -> None:
    with pytest.raises(UnreadablePaper, match="hỏng"):
        read_text_guarded(b"%PDF-1.4 nothing", "a.pdf")


def test_short_text_needs_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "no such program")
    assert read_text_guarded("Mở lớp".encode(), "a.txt").content == "Mở lớp"


def test_a_reader_without_end_is_ended(reader: Path, tmp_path: Path) -> None:
    came_to_its_end = tmp_path / "slept"
    behave(reader, f"{STRANGER}import time, pathlib; time.sleep(60); pathlib.Path({str(came_to_its_end)!r}).touch()")
    with pytest.raises(UnreadablePaper, match="quá 2 giây"):
        read_text_guarded(WORD, "a.docx", seconds=1)
    assert not came_to_its_end.exists()


def test_what_a_reader_started_ends_with_it(reader: Path, tmp_path: Path) -> None:
    left = tmp_path / "pid"
    behave(
        reader,
        STRANGER + "import subprocess, time, pathlib\n"
        f"pathlib.Path({str(left)!r}).write_text(str(subprocess.Popen(['sleep', '60']).pid)); time.sleep(60)",
    )
    with pytest.raises(UnreadablePaper):
        read_text_guarded(WORD, "a.docx", seconds=5)
    assert is_gone(int(left.read_text()))


def is_gone(process_id: int) -> bool:
    """Ended, if not yet fetched by its parent; the machine may need a moment to do it."""
    for _ in range(100):
        with suppress(FileNotFoundError, ProcessLookupError):
            if Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                time.sleep(0.1)
                continue
        return True
    return False


@pytest.mark.parametrize(
    "code", ["import os; os.abort()", "import ctypes; ctypes.string_at(0)", "sys.exit(1)", "print(7)"]
)
def test_a_reader_that_breaks_harms_nobody(reader: Path, code: str) -> None:
    behave(reader, f"import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0)); {STRANGER}{code}")
    with pytest.raises(UnreadablePaper, match="làm hỏng trình đọc"):
        read_text_guarded(WORD, "a.docx")


def test_too_little_memory_is_told() -> None:
    with pytest.raises(UnreadablePaper, match="bộ nhớ|làm hỏng"):
        read_text_guarded(word_file(p(" ".join(map(str, range(700_000))))), "a.docx", megabytes=40)


def test_the_reader_gets_none_of_the_servers_secrets(reader: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://everything")
    behave(reader, STRANGER + "import os; sys.stdout.write(' '.join(os.environ)); sys.stdout.flush(); os._exit(3)")
    with pytest.raises(UnreadablePaper) as told:
        read_text_guarded(WORD, "a.docx")
    assert "DATABASE_URL" not in str(told.value)
    assert "PATH" in str(told.value)


BOUNDED = STRANGER + f"from {bounds.__name__} import bound; bound(10, 4000)\n"
TRIES = {
    "writes a file": "open({path!r}, 'wb').write(b'x')",
    "removes a file": "__import__('os').unlink({path!r})",
    "reads a secret": "open({path!r}, 'rb').read()",
    "looks into the server": "open(f'/proc/{{__import__(\"os\").getppid()}}/environ', 'rb').read()",
    "calls home": "__import__('socket').socket()",
    "takes much memory": "bytearray(5_000_000_000)",
}


@pytest.mark.parametrize("code", TRIES.values(), ids=TRIES)
def test_a_reader_that_is_taken_over_reaches_nothing(code: str, tmp_path: Path, reader: Path) -> None:
    """The control is the same program without bounds, which does it."""
    secret = tmp_path / "secret_key"
    tried = code.format(path=str(secret))
    for given_up, expected in ((BOUNDED, "refused"), (STRANGER, "done")):
        secret.write_text("left as it was")
        told = f"try:\n {tried}; said = 'done'\nexcept (OSError, MemoryError): said = 'refused'\n"
        behave(reader, given_up + "\n" + told + "sys.stdout.write(said); sys.stdout.flush(); __import__('os')._exit(3)")
        with pytest.raises(UnreadablePaper, match=expected):
            read_text_guarded(WORD, "a.docx")
        assert expected == "done" or secret.read_text() == "left as it was"


def test_progress_is_heard_and_begins_the_time_anew(reader: Path) -> None:
    heard: list[tuple[int, int]] = []
    work = "import time\nfor i in range(1, 26): time.sleep(0.2); tell_progress(i, 25)\n"  # longer than it may be still
    behave(
        reader,
        f"{STRANGER}from {process.__name__} import tell_progress\nsys.stderr.write('noise 7/9'); sys.stderr.flush()\n"
        f"__import__('os').write(2, b'\\n'); {work}sys.stdout.write('done'); sys.stdout.flush(); sys.exit(3)",
    )
    with pytest.raises(UnreadablePaper, match="done"):
        read_text_guarded(WORD, "a.docx", seconds=2, pictures=lambda done, of: heard.append((done, of)))
    assert heard == [(done, 25) for done in range(1, 26)]


def test_an_answer_without_end_is_cut(reader: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "LIMIT_ANSWER", 1_000_000)
    behave(reader, f"{STRANGER}\nwhile True: sys.stdout.write('x' * 65536)")
    with pytest.raises(UnreadablePaper, match="làm hỏng trình đọc"):
        read_text_guarded(WORD, "a.docx")
