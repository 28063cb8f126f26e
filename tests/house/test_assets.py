"""Fonts come from the locked npm packages, whole, with their licences, also where the machine has no npm."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts import build_assets, install_tools


@pytest.fixture
def built() -> Path:
    if build_assets.is_fresh():
        return build_assets.SCREEN
    message = "fonts are not built: run «make assets»"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def test_every_font_that_the_style_sheet_names_is_there(built: Path) -> None:
    named = re.findall(r'url\("([^"]+)"\)', (built / "fonts.css").read_text(encoding="utf-8"))

    assert len(named) == len(build_assets.WEIGHTS) * len(build_assets.SUBSETS) + len(build_assets.TINOS_STYLES)
    assert [file for file in named if not (built / file).is_file()] == []


def test_each_font_brings_its_licence(built: Path) -> None:
    for licence in (built / "be-vietnam-pro.LICENSE.txt", built / "tinos.LICENSE.txt"):
        assert "SIL Open Font License" in licence.read_text(encoding="utf-8")
    assert (build_assets.PAPER / "tinos.LICENSE.txt").is_file()


def test_the_charts_come_with_their_licence(built: Path) -> None:
    assert (built / "echarts.min.js").stat().st_size > 500_000
    assert "Apache License" in (built / "echarts.LICENSE.txt").read_text(encoding="utf-8")


def test_another_version_is_built_anew(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build_assets.is_fresh()
    monkeypatch.setattr(build_assets, "wanted", lambda: "another lock file")
    assert not build_assets.is_fresh()


def test_a_machine_without_npm_uses_the_one_from_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    done = subprocess.run([*build_assets.npm(), "--version"], capture_output=True, text=True, check=False)
    assert re.fullmatch(r"\d+\.\d+\.\d+", done.stdout.strip())


def test_without_root_missing_tools_are_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install_tools, "NEEDED", (("chromium", lambda: False), ("postgresql", lambda: True)))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match="apt-get install chromium"):
        install_tools.main()


def test_nothing_is_installed_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install_tools, "NEEDED", (("chromium", lambda: True),))
    monkeypatch.setattr(install_tools, "install", lambda packages: pytest.fail("nothing to install"))
    assert install_tools.main() == 0
