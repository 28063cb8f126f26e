"""Any module may be the first that a process imports: at their heads, no two wait for one another.

A module waits for what it imports and for the packages this lies in; imports within functions and for types only come
later. That the rule tells what Python does was tried once by importing each module first in a process of its own.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE

Parts = tuple[str, ...]


def _heads(body: Iterable[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports that run when a module is imported."""
    for told in body:
        if isinstance(told, ast.Import | ast.ImportFrom):
            yield told
        elif isinstance(told, ast.If) and "TYPE_CHECKING" in ast.unparse(told.test):
            yield from _heads(told.orelse)
        elif isinstance(told, ast.If | ast.Try | ast.With | ast.ClassDef | ast.For):
            yield from _heads([*told.body, *getattr(told, "orelse", ())])


def _named(told: ast.Import | ast.ImportFrom, package: Parts) -> Iterator[Parts]:
    """What an import names: modules, or what stands in one."""
    if isinstance(told, ast.Import):
        yield from (tuple(name.name.split(".")) for name in told.names)
        return
    above = package[: len(package) - told.level + 1] if told.level else ()
    base = (*above, *(told.module.split(".") if told.module else ()))
    yield from ((*base, name.name) for name in told.names)


def _waits(root: Path) -> Mapping[Parts, set[Parts]]:
    """For each module below a folder those that are imported before it is whole."""
    files = {file.relative_to(root).with_suffix("").parts: file for file in root.glob("khuyencong/**/*.py")}
    modules = {parts[:-1] if parts[-1] == "__init__" else parts: file for parts, file in files.items()}
    waits: dict[Parts, set[Parts]] = {}
    for module, file in modules.items():
        package = module if file.name == "__init__.py" else module[:-1]
        named = (n for told in _heads(ast.parse(file.read_text("utf-8")).body) for n in _named(told, package))
        around = {name[:i] for name in named for i in range(1, len(name) + 1)} & modules.keys()
        waits[module] = {other for other in around if module[: len(other)] != other}
    return waits


def _waiting_in_a_ring(root: Path) -> list[str]:
    try:
        TopologicalSorter(_waits(root)).prepare()
    except CycleError as ring:
        return [".".join(module) for module in ring.args[1]]
    return []


def test_no_two_modules_wait_for_one_another() -> None:
    assert _waiting_in_a_ring(PACKAGE.parent) == []


@pytest.mark.parametrize(
    ("inside", "waiting"),
    [
        ("from khuyencong.papers import paper\n", True),
        ("from ..papers.paper import of\n", True),
        ("def later():\n    from khuyencong.papers import paper\n", False),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ..papers import paper\n", False),
    ],
)
def test_a_ring_is_found_also_by_way_of_a_package(tmp_path: Path, inside: str, waiting: bool) -> None:
    files = {
        "__init__": "", "papers/__init__": "from .paper import of\n", "papers/paper": "from ..sheets import sheet\n",
        "sheets/__init__": "", "sheets/sheet": inside,
    }  # fmt: skip
    for name, content in files.items():
        file = tmp_path / "khuyencong" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    assert bool(_waiting_in_a_ring(tmp_path)) is waiting
