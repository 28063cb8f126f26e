"""Every rule that a finding is raised under, wherever it is raised, is told of in docs/findings.md."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from khuyencong.desk.rules import RULE_SENTENCES
from khuyencong.desk.words import RULE_WORDS
from tests.house.sources import ROOT, modules

RAISED_BY = {"Finding", "warning", "error", "info"}
RULE = re.compile(r"[a-z]+(?:-[a-z]+)*")
ROW = re.compile(r"^\| `([a-z-]+)` \|", re.MULTILINE)


def rules_in(source: str) -> Iterator[str]:
    """The first words of calls that make findings; a name given to such a word in the same file counts as the word."""
    tree = ast.parse(source)
    named = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED_BY and node.args:
            first = node.args[0]
            said = first.value if isinstance(first, ast.Constant) else named.get(getattr(first, "id", ""))
            if isinstance(said, str) and RULE.fullmatch(said):
                yield said


def raised() -> set[str]:
    return {rule for file in modules() for rule in rules_in(file.read_text("utf-8"))}


def test_every_rule_that_is_raised_anywhere_is_documented() -> None:
    page = Path(ROOT, "docs", "findings.md").read_text("utf-8")
    assert (raised() | {*RULE_WORDS}) - set(ROW.findall(page)) == set()
    assert {*RULE_WORDS} == {*RULE_SENTENCES}


def test_a_rule_that_nobody_documents_is_caught() -> None:
    told = 'BLANK = "left-blank"\nFinding(BLANK, 1)\nwarning("odd-sum", words)\nlog.info("other-words")\n'
    assert {*rules_in(told)} == {"left-blank", "odd-sum"}
    assert {"sum-mismatch", "not-own-plan", "ocr"} <= raised()
