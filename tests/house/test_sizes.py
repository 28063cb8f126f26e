"""Files and functions stay small enough to be read in one go (style rule 1)."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.house.sources import Fault, modules, name, tree, written_by_us

FILE_LINES = 400
TEMPLATE_LINES = 150
TEMPLATE_WIDTH = 120
FUNCTION_LINES = 40
MEDIAN_LINES = 8
CODE = frozenset({".py", ".css", ".js", ".typ"})

# file or file::function: why it may be longer.
EXCEPTIONS: dict[str, str] = {}


def long_files(files: Iterator[Path]) -> Iterator[Fault]:
    for file in files:
        ceiling = TEMPLATE_LINES if file.suffix == ".html" else FILE_LINES if file.suffix in CODE else None
        lines = len(file.read_text(encoding="utf-8").splitlines())
        if ceiling is not None and lines >= ceiling:
            yield Fault(name(file), lines, f"lines, from {ceiling} on it wants to be two files")


def wide_lines(files: Iterator[Path]) -> Iterator[Fault]:
    """Template lines that nobody reads to their end."""
    for file in (file for file in files if file.suffix == ".html"):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if len(line) > TEMPLATE_WIDTH:
                yield Fault(name(file), number, f"is {len(line)} characters wide, over {TEMPLATE_WIDTH}")


def long_functions(source: ast.AST, file: str) -> Iterator[Fault]:
    for function in functions(source):
        if (lines := length(function)) > FUNCTION_LINES:
            yield Fault(f"{file}::{function.name}", lines, f"lines, over {FUNCTION_LINES} a concept wants a name")


def functions(source: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(source) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _offenders() -> list[Fault]:
    # Migrations are written by Django and read by nobody twice.
    files = [file for file in written_by_us("src", "tests", "scripts") if "migrations" not in file.parts]
    found = [*long_files(iter(files)), *wide_lines(iter(files))]
    for file in files:
        if file.suffix == ".py":
            found += long_functions(tree(file), name(file))
    return found


def test_nothing_outgrows_its_ceiling() -> None:
    assert [str(fault) for fault in _offenders() if fault.file not in EXCEPTIONS] == []


def test_every_exception_is_still_needed() -> None:
    assert set(EXCEPTIONS) <= {fault.file for fault in _offenders()}


def test_the_usual_function_is_short() -> None:
    lengths = [length(function) for file in modules() for function in functions(tree(file))]
    assert median(lengths) <= MEDIAN_LINES


def test_a_long_file_and_a_long_function_are_caught(tmp_path: Path) -> None:
    page, module = tmp_path / "page.html", tmp_path / "module.py"
    page.write_text("<p>\n" * TEMPLATE_LINES)
    module.write_text("x = 1\n" * FILE_LINES)
    body = "def long():\n" + "    x = 1\n" * FUNCTION_LINES

    assert len(list(long_files(iter([page, module])))) == 2
    assert [fault.file for fault in long_functions(ast.parse(body), "m.py")] == ["m.py::long"]


def test_a_wide_line_of_a_template_is_caught(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<p>\n<p>{'ữ' * TEMPLATE_WIDTH}</p>\n", encoding="utf-8")

    assert [fault.line for fault in wide_lines(iter([page]))] == [2]


def test_what_just_fits_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"{'ữ' * TEMPLATE_WIDTH}\n" * (TEMPLATE_LINES - 1), encoding="utf-8")
    body = "def fits():\n" + "    x = 1\n" * (FUNCTION_LINES - 1)

    assert [*long_files(iter([page])), *wide_lines(iter([page]))] == []
    assert list(long_functions(ast.parse(body), "m.py")) == []
