"""Benches run and speak as agreed. Nothing here is timed: speed is measured by the command, not by the suite."""

import json
import re
from datetime import date

import pytest

from khuyencong.desk.command_line import COMMANDS, main, usage
from khuyencong.desk.command_line.bench.catalogue import BENCHES
from khuyencong.desk.command_line.bench.measure import SMALLEST, Figure, Promise, figure
from khuyencong.desk.command_line.bench.page import page
from khuyencong.desk.command_line.database import COMMANDS as DATABASE_COMMANDS
from tests.house.own_database import OwnDatabase

ROW = {"name", "figure", "value", "unit", "promise", "holds", "machine", "runs"}
ON_A_LEDGER = ["consolidate", "dashboard", "export"]
ON_A_LIBRARY = ["detail", "list", "search"]
WITHOUT = ["extract-text", "extract-pdf", "write", "ledger-write"]


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert main(["bench", *arguments, "--smallest", "--json"]) in (0, 1)
    told: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    assert told
    assert all(set(row) == ROW for row in told)
    return told


@pytest.mark.parametrize("name", WITHOUT)
def test_a_bench_that_brings_its_own_ground(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for row in rows(capsys, name):
        assert row["name"] == name
        assert isinstance(row["value"], int | float)
        assert row["runs"] == SMALLEST.runs
        assert (row["promise"] is None) == (row["holds"] is None)
        assert "errors" not in str(row["figure"]) or row["value"] == 0


@pytest.mark.parametrize("names", [ON_A_LEDGER, ON_A_LIBRARY], ids=["ledger", "library"])
def test_benches_on_one_generated_database(
    own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], names: list[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", own_database.url)
    told = {name: {str(row["figure"]): row["value"] for row in rows(capsys, name)} for name in names}
    if names is ON_A_LEDGER:
        assert told["dashboard"]["totals_off"] == 0
        assert told["consolidate"]["cells"] == 240


def test_generate_says_what_it_made(
    own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", own_database.url)
    assert main(["generate", "--scale", "1", "--entries", "300"]) == 0
    assert re.search(r"Đã sinh 1 tỉnh thử, \d+ bút toán", capsys.readouterr().out)
    assert main(["generate", "--scale", "40"]) == 2
    assert "từ 1 đến 34" in capsys.readouterr().err


def test_an_unknown_bench_costs_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "nhay-day"]) == 2
    assert "Không có phép đo «nhay-day»" in capsys.readouterr().err


def test_the_median_speaks_and_a_promise_has_a_side() -> None:
    assert figure("x", "ms", [9.0, 1.0, 2.0], "ms").value == 2.0
    assert Promise(10).holds(10)
    assert not Promise(10).holds(10.1)
    assert Promise(500, at_most=False).holds(500)
    assert not Promise(500, at_most=False).holds(499)


def test_the_page_names_what_does_not_hold() -> None:
    kept, broken = Figure("a", "ms", 5, "ms", 7, Promise(10)), Figure("b", "ms", 50, "ms", 7, Promise(10))
    told = page([kept, broken], SMALLEST, "SQLite", date(2026, 1, 2), full=False)
    assert "Does not hold: `b` ms (50 against ≤ 10)." in told
    assert "Every promise holds." in page([kept], SMALLEST, "SQLite", date(2026, 1, 2), full=False)


def test_help_tells_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert {name for name, _, _ in COMMANDS} == {"extract", "check", *DATABASE_COMMANDS}
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert told.strip() == usage()
    assert all(f"\n  {name} " in told for name, _, _ in COMMANDS)


def test_the_speed_page_covers_every_bench() -> None:
    from tests.house.sources import ROOT

    told = (ROOT / "docs" / "bench.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in told for name in BENCHES)
