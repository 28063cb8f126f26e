"""The demonstration: what stands after its papers went the normal way, and that a second start does nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test.utils import override_settings
from pytest_django import DjangoAssertNumQueries, Settings
from pytest_django.plugin import DjangoDbBlocker

from khuyencong.norms import check
from khuyencong.papers import find_facts, read_text
from khuyencong.papers.writing import write_paper
from khuyencong.records.models import (
    Act,
    AskedTask,
    BookNumber,
    Entry,
    Fact,
    Line,
    LoadedSeed,
    Membership,
    Note,
    Paper,
    Plan,
    PlanVersion,
    RegisterRecord,
    SigningRequest,
    Statement,
    TaskShare,
    User,
)
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.blanks import Answers
from khuyencong.terms.facts import Severity
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period
from khuyencong.terms.results import LineResult, Outcome, Results, State
from khuyencong.work.demo import PEOPLE, prepare
from khuyencong.work.demo.figures import Content, PaperFigures, read_figures
from khuyencong.work.demo.papers import write
from khuyencong.work.library import accept, read_paper, receive
from khuyencong.work.reporting import CATALOGUE, preview
from khuyencong.work.reporting.preview import usual_answers
from khuyencong.work.verification import verify

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

EXAMPLE = "Kế hoạch khuyến công năm 2025 (ví dụ)"
PRIVATE = re.compile(r"TNHH|[Cc]ông ty|[Hh]ộ kinh doanh|(?<![\d.])0\d{2,3}[. ]?\d{3}[. ]?\d{3,4}(?!\d)")


@pytest.fixture(scope="module")
def prepared(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """One preparation for all stories that only look at it; each story's own changes are rolled back."""
    store = override_settings(STORE_ROOT=tmp_path_factory.mktemp("papers"))
    with django_db_blocker.unblock(), store, transaction.atomic():
        prepare()
        yield
        transaction.set_rollback(True)


def told(year: int) -> Results:
    return results(plan_case(Plan.objects.get(year=year), Period.parse(str(year))))


def items(report: Results) -> dict[str, LineResult]:
    return {line.number: line for line in report.lines if not line.is_group}


def test_2023_stands_as_the_province_told_it(prepared: None) -> None:
    report = told(2023)
    actual = report.money_actual
    assert report.money_plan.value == 7_204_400_000
    assert (actual.value, actual.estimate) == (3_246_633_000, 527_000_000)
    assert items(report)["5.3"].money_actual.estimate == 527_000_000


def test_2023_went_over_plan_three_times_and_explained_it_once(prepared: None) -> None:
    over = [(line.number, line.money_plan.value, line.money_actual.value, line.flagged) for line in told(2023).over]
    assert over == [
        ("3.1", 450_000_000, 471_000_000, False),
        ("3.3", 310_000_000, 417_110_000, True),
        ("3.5", 254_000_000, 315_725_000, True),
    ]


def test_five_contents_of_2023_were_not_done_for_three_causes(prepared: None) -> None:
    report = told(2023)
    assert [line.number for line in report.not_done] == ["2", "6.1", "6.2", "6.3", "6.4"]
    assert "máy móc" in report.not_done[0].title
    assert (report.not_done[0].money_plan.value, report.not_done[0].money_actual.state) == (2_700_000_000, State.NIL)
    assert all(line.money_plan.state is State.MISSING for line in report.not_done[1:])
    assert all(len(line.reasons) == 1 for line in report.not_done)
    assert len({reason.text for line in report.not_done for reason in line.reasons}) == 3
    assert report.causes == ()  # nothing that the contents have not told


def test_three_more_contents_of_2023_cost_nothing_each_for_its_own_reason(prepared: None) -> None:
    found = {line.number: [reason.text for reason in line.reasons] for line in told(2023).no_cost}
    assert list(found) == ["3.2", "3.4", "5.5"]
    assert "khuyến công quốc gia" in found["3.2"][0]
    assert "Bộ Công Thương" in found["3.4"][0]
    assert [len(reasons) for reasons in found.values()] == [1, 1, 1]


def test_two_tasks_of_2023_came_from_outside_the_plan_and_one_sum_is_missing(prepared: None) -> None:
    first, second = told(2023).out_of_plan
    assert first.money_actual.value == 6_000_000_000
    assert (second.money_actual.state, second.money_actual.value) == (State.MISSING, None)
    assert [(t.unit, t.actual and t.actual.value) for t in second.targets] == [("đoàn", 1)]


def test_2024_has_its_total_in_two_sources_and_no_money_of_any_content(prepared: None) -> None:
    report = told(2024)
    assert report.money_plan.value == 7_165_488_080
    assert [plan.value for _, plan, _ in report.sources] == [5_611_735_330, 1_553_752_750]
    assert len(items(report)) == 20
    assert {line.money_plan.state for line in report.lines} == {State.MISSING}
    ranged = next(t.plan for t in items(report)["3.a"].targets if t.unit == "sản phẩm")
    assert ranged is not None
    assert (ranged.value, ranged.value_high) == (28, 30)


def test_2022_is_the_sum_of_its_six_contents_and_has_no_plan_figure(prepared: None) -> None:
    report = told(2022)
    assert report.money_plan.state is State.MISSING
    spent = [line.money_actual.value for line in items(report).values()]
    assert len(spent) == 6
    assert report.money_actual.value == sum(value or 0 for value in spent) == 3_243_834_443


@pytest.mark.parametrize("figures", read_figures().papers, ids=lambda paper: paper.name)
def test_every_figure_of_the_file_stands_in_the_ledger_as_it_was_written(prepared: None, figures: PaperFigures) -> None:
    report = told(figures.year)
    lines = {line.title: line for line in (*report.lines, *report.out_of_plan)}
    for content in _contents((*figures.contents, *figures.outside)):
        line = lines[content.title]
        assert line.money_plan.value == content.plan.money, content.title
        if line.outcome is not Outcome.NOT_DONE:
            assert (line.money_actual.value, line.money_actual.estimate) == (
                content.actual.money,
                content.actual.estimate,
            ), content.title
        assert _counts(line) == _written(content), content.title


def _contents(contents: tuple[Content, ...]) -> Iterator[Content]:
    for content in contents:
        yield from content.items or (content,)


def _counts(line: LineResult) -> set[tuple[str, str, int | None, int | None, str | None]]:
    sides = [(t.measure, side, f) for t in line.targets for side, f in (("plan", t.plan), ("actual", t.actual)) if f]
    return {(measure, side, f.value, f.value_high, f.qualifier) for measure, side, f in sides}


def _written(content: Content) -> set[tuple[str, str, int | None, int | None, str | None]]:
    sides = [("plan", c) for c in content.plan.targets] + [("actual", c) for c in content.actual.targets]
    return {(count.measure, side, count.count, count.to, count.approx) for side, count in sides}


def test_every_figure_leads_to_a_sentence_of_a_received_paper(prepared: None) -> None:
    statements = Statement.objects.exclude(plan__title=EXAMPLE).select_related("fact__paper")
    assert statements.count() > 100
    for statement in statements:
        assert statement.fact is not None
        assert statement.fact.paper.text[statement.fact.start : statement.fact.end].strip()
    unsettled = Fact.objects.filter(review__in=[Fact.Review.PENDING, Fact.Review.REJECTED])
    assert not unsettled.filter(paper__name__in=[paper.name for paper in read_figures().papers]).exists()
    assert verify() == []


def test_the_made_up_year_says_of_every_figure_that_it_is_an_example(prepared: None) -> None:
    statements = Statement.objects.filter(plan__title=EXAMPLE).select_related("fact__paper")
    assert {one.reason or one.fact.paper.title for one in statements if one.reason or one.fact} == {
        "Số liệu ví dụ, không phải số thật",
        "02/QĐ-VD ngày 12/8/2025: Số liệu ví dụ, không phải số thật",
        "Khuyến công tỉnh Đồng Nai năm 2025 (ví dụ, không phải số thật) (bản trình diễn)",
    }


def test_the_made_up_year_has_work_at_every_station(prepared: None) -> None:
    leader, plan = User.objects.get(username="demo-lanhdao"), Plan.objects.get(title=EXAMPLE)
    assert told(2025).money_plan.value == 5_979_000_000
    assert len({entry.area_id for entry in Entry.objects.filter(plan=plan, area__isnull=False)}) == 9
    assert Statement.objects.filter(plan=plan, standing=Statement.Standing.HELD).count() == 1
    assert SigningRequest.objects.get(post__user=leader, state=SigningRequest.State.WAITING).plan == plan
    assert [str(number.ordinal) for number in BookNumber.objects.order_by("ordinal")] == ["1", "2"]
    assert RegisterRecord.objects.count() == 6
    waiting = Paper.objects.get(state=Paper.State.READ)  # one paper: what the commune sent is what the agency reviews
    assert waiting.sender is not None
    assert (waiting.sender.code, waiting.unit) == ("UBND-26425", plan.unit)
    department = Membership.objects.get(user__username="demo-songanh").unit
    assert TaskShare.objects.get(unit=department, done_on=None, given__unit=plan.unit).given is not None
    assert AskedTask.objects.filter(paper__plan=plan, unit="Sở Khoa học và Công nghệ").count() == 1
    assert Line.objects.filter(plan=plan, arrangements__unit=department).count() == 1


@pytest.mark.parametrize("year", [2022, 2023])
def test_a_report_written_from_the_ledger_and_received_again_moves_nothing(
    prepared: None, settings: Settings, tmp_path: Path, year: int
) -> None:
    settings.STORE_ROOT = tmp_path
    officer, plan = User.objects.get(username="demo-chuyenvien"), Plan.objects.get(year=year)
    entries, notes = Entry.objects.count(), Note.objects.count()
    report = preview(officer, plan, Period.parse(str(year))).document
    paper = receive(officer, plan.unit, "bao-cao.docx", write_paper(report, "docx"))
    read_paper.func(paper.pk)
    paper.refresh_from_db()
    came = accept(officer, paper, list(paper.facts.values_list("pk", flat=True)))

    assert paper.plan == plan
    assert set(came.outcomes) == {Fact.Review.CONFIRMS, Fact.Review.COMPARED}
    assert (Entry.objects.count(), Note.objects.count()) == (entries, notes)


@pytest.mark.parametrize("form", CATALOGUE)
def test_no_paper_written_from_the_demonstrations_years_raises_an_alarm(prepared: None, form: str) -> None:
    told = {}
    for plan in Plan.objects.order_by("year"):
        year = Period.parse(str(plan.year))
        usual = Answers(usual_answers(plan, year, form, MoneyUnit.DONG))
        paper = write_paper(preview(None, plan, year, form=form, answers=usual).document, "html")
        text = read_text(paper, "van-ban.html")
        found = check(text, find_facts(text))
        told[plan.year] = [(f.rule, f.found, f.expected) for f in found if f.severity is not Severity.INFO]
    assert len(told) == 4
    assert not any(told.values()), told


def test_who_took_the_plan_in_did_not_approve_it(prepared: None) -> None:
    version = PlanVersion.objects.get(plan__year=2024)
    assert (version.state, version.decision_number, version.approved_total) == (
        "approved",
        "195/KH-UBND",
        7_165_488_080,
    )
    assert (str(version.prepared_by), str(version.approved_by)) == ("Chuyên viên trình diễn", "Lãnh đạo trình diễn")


def test_everybody_of_the_demonstration_holds_an_office_and_nobody_a_password(prepared: None) -> None:
    held = {(m.user.username, m.office, m.unit.code) for m in Membership.objects.select_related("user", "unit")}
    assert held == {(person.username, person.office, person.unit) for person in PEOPLE}
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_a_second_start_writes_nothing(prepared: None, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    acts = Act.objects.count()
    with django_assert_max_num_queries(12):
        again = prepare()
    assert (again.changed, again.papers) == (False, 3)
    assert Act.objects.count() == acts


def test_a_start_that_forgot_how_far_it_came_finds_all_done(prepared: None) -> None:
    acts, papers = Act.objects.count(), Paper.objects.count()
    LoadedSeed.objects.filter(name="demo").delete()
    assert prepare().changed
    assert (Act.objects.count(), Paper.objects.count()) == (acts, papers)


@pytest.mark.parametrize("figures", read_figures().papers, ids=lambda paper: paper.name)
def test_the_file_is_sound(figures: PaperFigures) -> None:
    contents = list(_contents(figures.contents))
    assert figures.source
    assert all(content.at for content in contents)
    if any(content.plan.money is not None for content in contents):
        assert sum(content.plan.money or 0 for content in contents) == figures.plan.money
    assert sum(content.actual.money or 0 for content in contents) == (figures.actual.money or 0)
    assert sum(content.actual.estimate for content in contents) == figures.actual.estimate
    assert not figures.funds or sum(money for _, money in figures.funds) == figures.plan.money


def test_the_papers_are_the_same_bytes_each_time_and_name_nobody(prepared: None) -> None:
    for figures in read_figures().papers:
        assert write(figures) == write(figures)
    for paper in Paper.objects.all():
        assert "bản trình diễn" in paper.title or "(ví dụ)" in paper.title
        assert PRIVATE.findall(paper.text) == []
