"""The papers about ourselves are complete: settings, dependencies, decisions, changes."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import ROOT, modules, tree

READERS = frozenset(
    {"text", "flag", "integer", "words", "one_of", "folder", "secret_key", "database"}
)  # of config.environment
DECISION = re.compile(r"\d{4}-\d\d-\d\d-[a-z0-9-]+\.md")


def _read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def settings_in(source: ast.AST) -> Iterator[str]:
    """Names of environment variables: the first word given to a reading function, or the key of os.environ."""
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args and _reads(node.func):
            yield from _capitals(node.args[0])
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute) and node.value.attr == "environ":
            yield from _capitals(node.slice)


def _reads(function: ast.Attribute) -> bool:
    owner = function.value
    from_machine = isinstance(owner, ast.Attribute) and owner.attr == "environ" and function.attr == "get"
    return from_machine or function.attr == "getenv" or function.attr in READERS


def _capitals(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[A-Z][A-Z_]{3,}", node.value):
        yield node.value


def dependencies() -> Iterator[str]:
    project = tomllib.loads(_read("pyproject.toml"))
    listed = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    yield from (re.split(r"[\[=<>]", line)[0] for line in listed)
    yield from json.loads(_read("package.json"))["dependencies"]


def test_every_setting_is_documented() -> None:
    documented = set(re.findall(r"`([A-Z][A-Z_]{3,})`", _read("docs/settings.md")))
    read = {setting for file in modules() for setting in settings_in(tree(file))}
    assert {"DATABASE_URL", "SECRET_KEY", "KHUYENCONG_DEMO"} <= read
    assert read - documented - {"DJANGO_SETTINGS_MODULE"} == set()


@pytest.mark.parametrize("dependency", sorted(set(dependencies())))
def test_every_dependency_has_its_reason(dependency: str) -> None:
    reasons = re.findall(r"^\| `([^`]+)` \|[^|]+\| (.{15,}) \|$", _read("docs/dependencies.md"), re.MULTILINE)
    assert dependency in {found for found, _ in reasons}


def test_decisions_tell_context_choice_and_consequence() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert decisions
    for decision in decisions:
        assert DECISION.fullmatch(decision.name), decision.name
        told = re.findall(r"^(?:## |\*\*)(\w+)", decision.read_text(encoding="utf-8"), re.MULTILINE)
        assert told[:4] == ["Context", "Choice", "Rejected", "Consequence"], decision.name
    assert sorted(re.findall(r"\(decisions/(.+?)\)", _read("docs/decisions.md"))) == [one.name for one in decisions]


def test_recipes_have_at_most_five_steps() -> None:
    for recipe in (ROOT / "docs" / "recipes").glob("*.md"):
        steps = re.findall(r"^\d+\. ", recipe.read_text(encoding="utf-8"), re.MULTILINE)
        assert 1 <= len(steps) <= 5, recipe.name


def test_every_verb_of_make_is_explained() -> None:
    phony = re.search(r"^\.PHONY: help (.+)$", _read("Makefile"), re.MULTILINE)
    assert phony
    explained = set(re.findall(r"^([a-z]+):.*##", _read("Makefile"), re.MULTILINE))
    assert {"demo", "test", "check", "fmt", "serve", "migrate", "bench", "docs"} <= explained


def papers() -> list[Path]:
    return [ROOT / "README.md", ROOT / "README.vi.md", *(ROOT / "deploy").rglob("*.*"), *(ROOT / "docs").rglob("*.md")]


def told_in_code(program: str) -> set[str]:
    """The verbs of a program wherever our papers quote a command as code, a line each or one after the other."""
    told = [words for paper in papers() for words in re.findall(r"`([^`]+)`", paper.read_text(encoding="utf-8"))]
    command = rf"(?:^|; |[A-Z_]+=\S+ )(?:\S*/)?{program} ([a-z][a-z-]*)"
    return {verb for words in told for verb in re.findall(command, words, re.MULTILINE)}


def test_what_our_papers_tell_to_type_exists() -> None:
    from khuyencong.desk.command_line import COMMANDS

    verbs = set(re.findall(r"^([a-z]+):", _read("Makefile"), re.MULTILINE))
    assert {"demo", "package"} <= told_in_code("make") <= verbs
    assert {"migrate", "restore"} <= told_in_code("khuyencong") <= {name for name, _, _ in COMMANDS}


def test_what_the_first_page_tells_to_type_needs_nothing_that_it_did_not_ask_for() -> None:
    """A newcomer has Python, git and make: `make` fetches its own uv, which stands in nobody's PATH."""
    from khuyencong.desk.command_line import COMMANDS

    assert [paper.name for paper in papers() if "uv run" in paper.read_text(encoding="utf-8")] == []
    typed = re.findall(r"^(?:\.venv/bin/)?khuyencong (\w+)(.*?)(?: #|$)", _read("README.md"), re.MULTILINE)
    assert {verb for verb, _rest in typed} <= {name for name, _, _ in COMMANDS}
    named = [word for _verb, rest in typed for word in rest.split() if word.startswith("scripts/")]
    assert len(typed) == 6
    assert all((ROOT / word).is_file() for word in named)


def test_an_undocumented_setting_is_found() -> None:
    sample = 'A = env.flag("KHUYENCONG_NEW")\nB = os.environ["OTHER_NEW"]\nC = os.environ.get("THIRD_NEW", "")'
    assert set(settings_in(ast.parse(sample))) == {"KHUYENCONG_NEW", "OTHER_NEW", "THIRD_NEW"}
