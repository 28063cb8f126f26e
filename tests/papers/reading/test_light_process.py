"""A file's words, and the picture of a page, do not wait for the rules that find facts."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("door", ["khuyencong.papers", "khuyencong.papers.reading.apart.guard"])
def test_who_wants_the_words_alone_does_without_the_rules_of_facts(door: str) -> None:
    """Each file of an upload waited half a second of processor time for patterns that nobody asked."""
    told = f"import sys, {door}; print([name for name in sys.modules if '.reading.sentences' in name])"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
