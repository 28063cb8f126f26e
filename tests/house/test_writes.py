"""Only `work` writes models: every write is a numbered act with its permission and its history row.

The pure rooms know no Django, so the rooms to watch are those that do and are not `work`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import Fault, modules, name, tree

WATCHED = ("records", "desk", "config")
ALWAYS = frozenset(
    {"save", "create", "delete", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "create_user"}
)
# These are also methods of dict and set: a write only where they follow a query.
AFTER_A_QUERY = frozenset({"update", "add", "remove", "set", "clear"})
QUERY = frozenset({"objects", "filter", "exclude", "all", "select_for_update", "order_by"})
WRITING_SQL = re.compile(r"\s*(INSERT|UPDATE|DELETE|TRUNCATE|REPLACE|MERGE)\b", re.IGNORECASE)

# file: why it may. Keep it short.
EXCEPTIONS: dict[str, str] = {}


def writes_in(source: ast.AST, file: str) -> Iterator[Fault]:
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_write(node.func, node):
            yield Fault(file, node.lineno, f".{node.func.attr}() outside work")


def _is_write(method: ast.Attribute, call: ast.Call) -> bool:
    called = (
        method.attr.removeprefix("a")
        if method.attr.startswith(("asave", "acreate", "abulk", "aget_or", "aupdate"))
        else method.attr
    )
    if called == "execute" or called == "executemany":
        return any(WRITING_SQL.match(text) for text in _texts(call.args))
    return called in ALWAYS or (called in AFTER_A_QUERY and bool(_chain(method.value) & QUERY))


def _chain(node: ast.AST) -> set[str]:
    return {inner.attr for inner in ast.walk(node) if isinstance(inner, ast.Attribute)}


def _texts(arguments: list[ast.expr]) -> Iterator[str]:
    for argument in arguments[:1]:
        for inner in ast.walk(argument):
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                yield inner.value


def _watched() -> list[Path]:
    return [file for file in modules(*WATCHED) if "migrations" not in file.parts]


def test_only_work_writes() -> None:
    faults = [fault for file in _watched() for fault in writes_in(tree(file), name(file))]
    assert [str(fault) for fault in faults if fault.file not in EXCEPTIONS] == []


def test_every_exception_is_still_needed() -> None:
    guilty = {fault.file for file in _watched() for fault in writes_in(tree(file), name(file))}
    assert set(EXCEPTIONS) <= guilty


@pytest.mark.parametrize(
    "sample",
    [
        "item.save()",
        "Item.objects.create(title='x')",
        "Item.objects.filter(pk=1).update(title='x')",
        "plan.items.all().delete()",
        "await item.asave()",
        "form.save(commit=True)",
        "Entry.objects.bulk_create(entries)",
        "user.groups.all().add(group)",
        "cursor.execute('delete from records_entry')",
        "cursor.execute(f'UPDATE {table} SET value = 0')",
    ],
)
def test_a_write_is_caught(sample: str) -> None:
    assert len(list(writes_in(ast.parse(f"async def view():\n    {sample}"), "sample.py"))) == 1


@pytest.mark.parametrize(
    "sample",
    [
        "context.update(extra)",
        "names.add('x')",
        "Item.objects.filter(pk=1).exists()",
        "cursor.execute('SELECT max(number) FROM records_act')",
        "cursor.execute('CREATE TRIGGER no_update BEFORE UPDATE ON records_entry ...')",
        "work.plans.approve(plan, actor=user)",
    ],
)
def test_reading_and_calling_a_verb_are_left_alone(sample: str) -> None:
    assert list(writes_in(ast.parse(sample), "sample.py")) == []
