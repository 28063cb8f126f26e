"""Slips that lie between the lines of a paper or in its tables, each beside the same paper put right."""

from pathlib import Path

import pytest
import yaml

from khuyencong.terms.facts import Severity
from tests.norms.test_checks import findings

PAPERS = yaml.safe_load(Path(__file__).with_name("twin_papers.yaml").read_text("utf-8"))


def alarms(paper: str) -> list[tuple[str, str | None]]:
    return [(f.rule, f.expected) for f in findings(paper) if f.severity is not Severity.INFO]


@pytest.mark.parametrize("told", PAPERS, ids=[told["name"] for told in PAPERS])
def test_a_slip_and_its_twin(told: dict[str, str]) -> None:
    assert alarms(told["paper"].format(told["wrong"])) == [(told["rule"], told["expected"])]
    assert alarms(told["paper"].format(told["right"])) == []
