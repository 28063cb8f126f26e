"""The order of a verb: the right is asked before the state of things is told of, so that a stranger learns nothing."""

import ast
from collections.abc import Iterator

from tests.house.sources import Fault, modules, name, tree

ASKING = frozenset({"require", "require_in", "locked", "account", "may_administer"})  # or whatever calls one of these

# function: why it may. Keep it short.
EXCEPTIONS = {"adjust": "says first what its form lacks, nothing of the plan"}


def late_questions(source: ast.AST, file: str) -> Iterator[Fault]:
    """Functions that refuse, themselves or by a helper beside them, before they ask."""
    functions = [node for node in ast.walk(source) if isinstance(node, ast.FunctionDef)]
    asking = ASKING | {one.name for one in functions if ASKING & {called for called, _line in _calls(one)}}
    refusing = {one.name for one in functions if _refusals(one)} - asking
    for one in functions:
        asked = [line for called, line in _calls(one) if called in asking]
        refused = [*_refusals(one), *(line for called, line in _calls(one) if called in refusing)]
        if asked and refused and min(refused) < min(asked) and one.name not in EXCEPTIONS:
            yield Fault(file, min(refused), f"{one.name} refuses before it asks for the right")


def _calls(function: ast.FunctionDef) -> list[tuple[str, int]]:
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    return [(call.func.id, call.lineno) for call in calls if isinstance(call.func, ast.Name)]


def _refusals(function: ast.FunctionDef) -> list[int]:
    raised = (node.exc for node in ast.walk(function) if isinstance(node, ast.Raise))
    return [exc.lineno for exc in raised if isinstance(exc, ast.Call) and ast.unparse(exc.func) == "Refused"]


def test_a_verb_asks_for_the_right_first() -> None:
    assert [late for file in modules("work") for late in late_questions(tree(file), name(file))] == []


def test_a_late_question_is_found_also_behind_a_helper() -> None:
    late = """
def act(user, thing):
    _check(thing)
    require(user, "act", thing.unit)

def _check(thing):
    raise Refused("no")
"""
    assert [fault.line for fault in late_questions(ast.parse(late), "late.py")] == [3]
