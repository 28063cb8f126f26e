"""Money is whole đồng: where the ledger is kept, added up and reported there is no float and no decimal column."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.sources import ROOT, Fault, modules, name, tree

ROOMS = ("records", "work", "reports", "norms", "terms/ledger", "terms/ledger.py")
BANNED = frozenset({"float", "FloatField", "DecimalField"})

# file: why a float there never meets money.
EXCEPTIONS = {
    "src/khuyencong/work/library/review/proposals.py": "a quantity is read as 37.5; scaled() makes it whole by Decimal",
}


def floats_in(source: ast.AST, file: str) -> Iterator[Fault]:
    for node in ast.walk(source):
        word = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
        if word in BANNED:
            yield Fault(file, node.lineno, f"{word} near money")  # type: ignore[attr-defined]
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield Fault(file, node.lineno, f"the number {node.value} near money")


def _found() -> list[Fault]:
    return [fault for file in modules(*ROOMS) for fault in floats_in(tree(file), name(file))]


def test_no_float_near_money() -> None:
    assert [str(fault) for fault in _found() if fault.file not in EXCEPTIONS] == []


def test_every_exception_is_still_needed() -> None:
    assert set(EXCEPTIONS) <= {fault.file for fault in _found()}


@pytest.mark.parametrize(
    "sample", ["float(value)", "def f(x: float): ...", "models.DecimalField()", "share = 0.75", "isinstance(x, float)"]
)
def test_a_float_is_caught(sample: str) -> None:
    assert len(list(floats_in(ast.parse(sample), "sample.py"))) == 1


def test_integers_are_left_alone() -> None:
    assert list(floats_in(ast.parse("value = 3 * 1_000 // 7"), "sample.py")) == []


def test_no_page_cuts_words_within_a_number() -> None:
    """«12.000.000.0…» is another number: pages leave out whole words, and a number is one."""
    pages = (ROOT / "src/khuyencong/desk/templates").rglob("*.html")
    assert [page.name for page in pages if "truncatechars" in page.read_text(encoding="utf-8")] == []
