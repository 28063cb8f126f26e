"""The project's own files, as the tests about ourselves read them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "khuyencong"
_MADE = ("/static/vendor/", "/writing/fonts/", "/__pycache__/", "/node_modules/", "/.")
_TEXT = frozenset({".py", ".html", ".css", ".js", ".typ", ".md", ".yaml", ".yml", ".json", ".csv", ".toml", ".txt", ""})


@dataclass(frozen=True, slots=True)
class Fault:
    """One line that breaks a rule of the house."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.what}"


def modules(*rooms: str) -> Iterator[Path]:
    """Python files of these rooms of the package (migrations too); of all when none is named."""
    for place in [PACKAGE / room for room in rooms] or [PACKAGE]:
        yield from sorted(place.rglob("*.py")) if place.is_dir() else [place] if place.is_file() else []


def written_by_us(*places: str) -> Iterator[Path]:
    """Text files that a person of the project wrote, under these folders of the checkout."""
    for place in places:
        for file in sorted((ROOT / place).rglob("*") if (ROOT / place).is_dir() else [ROOT / place]):
            inside = f"/{file.relative_to(ROOT)}"
            if file.is_file() and file.suffix in _TEXT and not any(mark in inside for mark in _MADE):
                yield file


def name(file: Path) -> str:
    return str(file.relative_to(ROOT)) if file.is_relative_to(ROOT) else file.name


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))
