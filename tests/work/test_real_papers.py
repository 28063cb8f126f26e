"""The main job on real papers: results of 2023 and the plan of 2024 come in, and the ledger says what they say."""

from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from khuyencong.records.models import Paper, Plan
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Outcome, Results, State
from khuyencong.work.library import accept, accept_clean, receive
from khuyencong.work.verification import verify
from tests.world import World, pending

pytestmark = pytest.mark.django_db


def take_in(world: World, file: Path, commit: DjangoCaptureOnCommitCallbacks) -> Paper:
    """Receive, read and accept everything in a real paper."""
    with commit(execute=True):
        paper = receive(world.officer, world.division, file.name, file.read_bytes())
    paper.refresh_from_db()
    assert paper.state == Paper.State.READ, paper.failure
    accept_clean(world.officer, paper)
    accept(world.officer, paper, pending(paper))
    return paper


def told(year: int) -> Results:
    return results(plan_case(Plan.objects.get(year=year), Period.parse(str(year))))


def test_the_results_of_2023(
    world: World, corpus: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    take_in(world, corpus / "004.txt", django_capture_on_commit_callbacks)
    report = told(2023)

    assert report.money_plan.value == 7_204_400_000
    assert report.money_actual.value == 3_246_633_000
    assert report.money_actual.value - report.money_actual.estimate == 2_719_633_000
    assert {line.number: line.money_actual.estimate for line in report.lines if line.money_actual.estimate} == {
        "5": 527_000_000,
        "5.3": 527_000_000,
    }
    assert [(line.number, line.flagged) for line in report.over] == [("3.1", False), ("3.3", True), ("3.5", True)]
    assert [line.number for line in report.not_done] == ["2", "", "", "", ""]
    assert len(report.causes) == 1
    assert len([line for line in report.not_done if line.number == "" and line.reasons]) == 1
    assert [(line.number, bool(line.reasons)) for line in report.no_cost][:2] == [("3.2", True), ("3.5", True)]
    assert [line.number for line in report.no_cost] == ["3.2", "3.5", "5.5"]
    assert [(line.money_actual.value, line.money_actual.state) for line in report.out_of_plan] == [
        (6_000_000_000, State.GIVEN),
        (None, State.MISSING),
    ]
    assert verify() == []


def test_the_plan_of_2024(
    world: World, corpus: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    paper = take_in(world, corpus / "002.txt", django_capture_on_commit_callbacks)
    report = told(2024)

    assert (paper.number, paper.dated) == ("195/KH-UBND", "2024-06-04")
    assert report.money_plan.value == 7_165_488_080
    assert [plan.value for _, plan, _ in report.sources] == [5_611_735_330, 1_553_752_750]
    items = [line for line in report.lines if not line.is_group]
    assert len(items) == 20
    assert {(line.money_plan.state, line.money_plan.value) for line in items} == {(State.MISSING, None)}
    assert {line.outcome for line in items} == {Outcome.OPEN}
    ranges = [(t.plan.value, t.plan.value_high) for line in items for t in line.targets if t.plan and t.plan.value_high]
    assert ranges == [(28, 30), (8, 10)]
    assert verify() == []
