"""The guides call buttons, pages and fields by the names on the screen: what is renamed there is renamed here too."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from scripts import messages

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs/guide").glob("*.md"))
PICTURE = re.compile(r"\(\.\./pictures/([\w-]+\.\w+)\)")
QUOTED = re.compile(r"«([^»]*\w[^»]*)»")


def on_screen() -> set[str]:
    """The interface's strings, the labels of the forms' blanks, and the names of its languages."""
    said = {one for message in messages.strings() for one in _forms_of(message.id)}
    blanks = (node.value for node in _constants(ROOT / "src/khuyencong/papers/forms"))
    return {" ".join(words.split()) for words in (*said, *blanks, *dict(settings.LANGUAGES).values())}


def _forms_of(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return message if isinstance(message, tuple) else (message,)


def _constants(folder: Path) -> Iterator[ast.Constant]:
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node


def test_there_is_a_guide_for_every_role() -> None:
    assert len(GUIDES) > 5


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_name_a_guide_quotes_stands_on_the_screen(guide: Path) -> None:
    quoted = {" ".join(words.split()) for words in QUOTED.findall(guide.read_text(encoding="utf-8"))}
    assert quoted - on_screen() == set()


def test_every_role_sees_its_own_work_in_small_pictures() -> None:
    """As scripts/take_pictures.py takes them; who works on the way sees the telephone too."""
    of_roles = ("chuyen-vien", "lanh-dao", "trung-tam", "cap-xa-so-nganh", "thanh-tra", "quan-tri")
    shown = {guide.stem: set(PICTURE.findall(guide.read_text(encoding="utf-8"))) for guide in GUIDES}
    assert all(len(shown[role]) >= 2 for role in of_roles)
    assert all(any(name.endswith("-360.webp") for name in shown[role]) for role in ("lanh-dao", "cap-xa-so-nganh"))
    taken = {file.name: file.stat().st_size for file in (ROOT / "docs/pictures").iterdir()}
    assert set(taken) == set().union(*shown.values())
    assert max(taken.values()) <= 150_000


def test_a_name_that_is_on_no_screen_is_noticed() -> None:
    assert {"Nhận văn bản", "Nút không có"} - on_screen() >= {"Nút không có"}
