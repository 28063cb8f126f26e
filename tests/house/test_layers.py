"""The rooms import downwards only: our own package passes, and a package that breaks a contract is caught."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, ROOT

ROOMS = ("config", "desk", "work", "records", "papers", "norms", "reports", "terms")
READING = ("apart", "paper", "formats", "structure", "tables", "sentences", "grammar", "text")
LIBRARY = ("issuing", "receiving", "read", "tables", "review", "meaning", "infected", "references", "secret", "store")


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--config", "pyproject.toml"]
    environment = {"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A package with our rooms and our contracts and nothing else."""
    package = tmp_path / "src" / "khuyencong"
    reading, library = package / "papers" / "reading", package / "work" / "library"
    inside = [*(reading / part for part in READING), *(library / part for part in LIBRARY)]
    for folder in (package, *(package / room for room in ROOMS), reading, library, *inside):
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_room_is_in_the_contract() -> None:
    rooms = {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").is_file()}
    assert rooms - {"seed"} == set(ROOMS)  # seed holds data files only


def test_rooms_without_imports_pass(toy: Path) -> None:
    done = _lint(toy)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("room", "wrong"),
    [
        ("norms", "import khuyencong.papers"),
        ("records", "import khuyencong.work"),
        ("reports", "from khuyencong import records"),
        ("terms", "import khuyencong.papers"),
        ("terms", "import yaml"),
        ("papers", "from django.db import models"),
        ("work", "from khuyencong import desk"),
        ("papers/reading/text", "import khuyencong.papers.reading.grammar"),
        ("papers/reading/formats", "from khuyencong.papers.reading import paper"),
        ("work/library/review", "from khuyencong.work.library import read"),
        ("work/library/meaning", "from khuyencong.work.library.review import aside"),
    ],
)
def test_a_wrong_import_is_caught(toy: Path, room: str, wrong: str) -> None:
    (toy / "src" / "khuyencong" / room / "__init__.py").write_text(f"{wrong}\n")
    done = _lint(toy)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout


def test_two_parts_of_the_desk_that_import_each_other_are_caught(toy: Path) -> None:
    for one, other in (("plans", "tasks"), ("tasks", "plans")):
        part = toy / "src" / "khuyencong" / "desk" / one
        part.mkdir()
        (part / "__init__.py").write_text(f"from khuyencong.desk import {other}\n")
        done = _lint(toy)
        assert done.returncode == int(one == "tasks"), done.stdout + done.stderr
