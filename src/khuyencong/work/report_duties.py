"""Reminding of reports: the shipped duties of the law, and what papers ask of units by quarter, half or year."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import yaml
from django.db.models import Q
from django.utils import timezone

from khuyencong.norms.reporting import Closes, Due, Often, ReportDuty, due_soon, period_of
from khuyencong.papers.reading.grammar.periods import find_period
from khuyencong.records.library import heavy
from khuyencong.records.models import AskedTask, Paper, Reference, ReferenceVersion, Unit
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.references import known, versions_in_force
from khuyencong.records.tasks import tasks_of_ours
from khuyencong.terms.periods import Period, day_in_figures
from khuyencong.terms.vietnamese import fold

from .notifications import Event, tell
from .permissions import holders

DUE_DAYS = 7
_ASKED_OFTEN = {
    "hang thang": Often.MONTH,
    "quy": Often.QUARTER,
    "6 thang": Often.HALF,
    "nam": Often.YEAR,
}  # in a task's words how often
ASKS_TO_REPORT = ~Q(frequency="", deadline="") & Q(folded__contains="bao cao")
_DAY = re.compile(
    r"(?P<day>\d{1,2})(?:\s?[/-]\s?|\s+tháng\s+)(?P<month>\d{1,2})(?:(?:\s?[/-]\s?|\s+năm\s+)(?P<year>\d{4}))?"
)
_EACH_TIME = re.compile(r"ngày (?P<day>\d{1,2})(?: của)?(?: mỗi| hằng| hàng)? tháng(?! \d)")
_EVERY_MONTH_HAS = 28  # days
_DAYS_NAMED = {Often.QUARTER: (4,), Often.HALF: (1, 2), Often.YEAR: (1,)}  # of a year, on which reports are due
_JUST_ENDED = {Often.QUARTER: timedelta(days=30), Often.HALF: timedelta(days=59), Often.YEAR: timedelta(days=59)}
_OF_PART = re.compile(r"(?:bao cao |\()(6 thang|9 thang|nam)\b")  # «… (6 tháng)»
_PARTS = {"6 thang": "H1", "9 thang": "M01-M09", "nam": ""}
_IN_PART = ("trong quý", "trong tháng", "hoàn thành trong quý", "hoàn thành trong tháng")
_WHOLE_DAY = len("2026-12-15")  # a paper's day may be told in part


EVERY_COMMUNE = ("uy ban nhan dan cac xa", "ubnd cac xa", "ubnd cap xa", "uy ban nhan dan cap xa", "ubnd xa, phuong")


def names_every_commune(folded: str) -> bool:
    return any(words in folded for words in EVERY_COMMUNE)


@cache
def shipped_duties() -> tuple[Closes, tuple[ReportDuty, ...]]:
    told = yaml.safe_load(files("khuyencong.seed").joinpath("report_duties.yaml").read_text(encoding="utf-8"))
    closes = told["closes"]
    months = {Often(often): tuple(which) for often, which in closes["months"].items()}
    duties = (
        ReportDuty(
            code=row["id"],
            units=tuple(row["units"]),
            what=row["what"],
            often=Often(row["often"]),
            act=row["act"],
            article=row["article"],
            valid_from=row["valid_from"],
            due_day=row.get("due_day"),
        )
        for row in told["duties"]
    )
    return Closes(closes["act"], closes["article"], closes["day"], months), tuple(duties)


@dataclass(frozen=True, slots=True)
class Owed:
    """One report that falls due: who owes it, whose people are told, in which words, and on what it stands."""

    key: str
    who: str
    unit: Unit
    due: Due
    words: str
    basis: Reference | Paper
    named: str = ""  # of a paper's duty: who it names, folded
    task: int = 0  # of a paper's duty: the task that asks for it


def remind_of_reports(day: date) -> int:
    """Tell of the reports that fall due soon after the day; how many there are."""
    by_law = owed_by_law(Unit.objects.select_related("province"), day, DUE_DAYS)
    asked = tasks_of_ours().filter(ASKS_TO_REPORT).select_related("paper__unit__province")
    owed = [*by_law, *owed_by_papers(asked.defer(*heavy("paper__")), day, DUE_DAYS)]
    for one in owed:
        tell(holders("receive", one.unit), Event(NotificationKind.DUE, one.key, one.words, one.basis))
    return len(owed)


def owed_by_law(units: Iterable[Unit], day: date, days: int) -> Iterator[Owed]:
    """What the law asks of these units between a day and so many days on. A duty counts where its document stands in
    the library of the unit's province and has not ended."""
    closes, duties = shipped_duties()
    dues = list(due_soon(duties, closes, day, days))
    asked = {code for due in dues for code in due.duty.units}
    held = [unit for unit in units if unit.code in asked]
    bases = _bases(held, {due.duty.act for due in dues})
    for due in dues:
        for unit in (unit for unit in held if unit.code in due.duty.units and unit.stands_on(due.day)):
            version = bases.get((unit.province_id, due.duty.act))
            if version is not None and not known(version).has_ended(due.day):
                yield _by_law(unit, due, version.reference, closes)


def _bases(units: Iterable[Unit], numbers: set[str]) -> dict[tuple[int, str], ReferenceVersion]:
    """What is known of these documents in the units' provinces."""
    versions = versions_in_force(*{unit.province for unit in units}).filter(reference__number__in=numbers)
    return {(one.reference.province_id, one.reference.number): one for one in versions.order_by("-reference", "-pk")}


def _by_law(unit: Unit, due: Due, basis: Reference, closes: Closes) -> Owed:
    words = f"Báo cáo {due.duty.what}, {due.period.in_words()}: {_when(due, closes)}"
    words += f" ({basis}, {due.duty.article})"
    return Owed(f"due:{due.duty.code}:{unit.pk}:{due.day}", unit.code, unit, due, words, basis)


def owed_by_papers(tasks: Iterable[AskedTask], day: date, days: int) -> Iterator[Owed]:
    """What these tasks ask to be reported: by month, quarter, half or year, on the day of the month that the paper
    names or when figures close, or once by the day that it names."""
    closes, _duties = shipped_duties()

    @cache
    def usual(often: Often, due_day: int | None) -> list[Due]:
        return list(due_soon([replace(_by_paper(often), due_day=due_day)], closes, day, days))

    for task in (task for task in tasks if "bao cao" in fold(task.text)):
        dues = _on_named_days(task, day, days)
        if dues is None:
            dues = [due for often in _frequencies(task) for due in usual(often, _day_each_time(task))]
        dues = dues or _once(task, day, days)
        for due in (_of_task(task, due) for due in dues if _speaks_of(task.paper, due.period)):
            what = f"báo cáo {due.period.in_words()}" if due.is_named else task.deed
            words = f"«{task.paper}» yêu cầu {task.unit} {what}: {_when(due, closes)}"
            key = f"due:{task.pk}:{due.period.code}:{due.day}"
            yield Owed(key, task.unit, task.paper.unit, due, words, task.paper, who_reports(task), task.pk)


def _once(task: AskedTask, day: date, days: int) -> list[Due]:
    """What a letter asks for by a day: of the period its words name, else of the day's month."""
    last = None if task.frequency else deadline_of(task)
    if last is None or not day <= last <= day + timedelta(days=days):
        return []
    words = fold(task.text)
    undated = words
    for deadline in fold(task.deadline).split("; "):
        undated = undated.replace(deadline, "")
    named = find_period(undated, year=str(last.year), bare=False)
    if not named and (part := _OF_PART.search(words)):
        named = f"{last.year}{_PARTS[part[1]]}"
    period = Period.parse(named) if named else period_of(Often.MONTH, last)
    return [Due(_by_paper(Often.ONCE), period, last, is_deadline=True, is_named=bool(named))]


def _on_named_days(task: AskedTask, day: date, days: int) -> list[Due] | None:
    """«báo cáo định kỳ 6 tháng trước ngày 15 tháng 6»: each year on the days it names, one for each of its periods or,
    of a half or a year, one alone. None where the paper names no such days or several frequencies beside them."""
    often = list(_frequencies(task))
    named = [found for found in _DAY.finditer(task.deadline) if not found["year"]]
    if len(often) != 1 or len(named) not in _DAYS_NAMED.get(often[0], ()):
        return None
    years = range(day.year, (day + timedelta(days=days)).year + 1)
    told = [last for year in years for found in named if (last := _date(year, found))]
    within = sorted(last for last in told if day <= last <= day + timedelta(days=days))
    return [Due(_by_paper(often[0]), _period_told(often[0], last), last, is_deadline=True) for last in within]


def _date(year: int, found: re.Match[str]) -> date | None:
    try:
        return date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _period_told(often: Often, last: date) -> Period:
    """What is reported by this day: the period that it lies in, or in its first weeks the one that has just ended."""
    return period_of(often, last - _JUST_ENDED[often])


def _day_each_time(task: AskedTask) -> int | None:
    """«trước ngày 20 của tháng cuối quý»: the last day of the month on which each report is sent, as other days are."""
    found = _EACH_TIME.search(task.deadline)
    return int(found["day"]) if found and 0 < int(found["day"]) <= _EVERY_MONTH_HAS else None


def deadline_of(task: AskedTask) -> date | None:
    """The day that «trước ngày 15/12/2026» names; without its year the first such day after the paper's."""
    found = _DAY.search(task.deadline)
    if found is None:
        return None
    asked_on = timezone.localdate(task.paper.received_at)
    try:
        if len(task.paper.dated) == _WHOLE_DAY:
            asked_on = date.fromisoformat(task.paper.dated)
        number, month, year = int(found["day"]), int(found["month"]), int(found["year"] or asked_on.year)
        told = date(year, month, number)
        return told if found["year"] or told >= asked_on else told.replace(year=year + 1)
    except ValueError:
        return None


def last_day_of(task: AskedTask) -> date | None:
    """The last day for what a paper asks: a day it names, or the last of «trong quý III», «trong tháng 8/2026»."""
    if day := deadline_of(task):
        return day
    year = task.paper.dated[:4] or str(task.paper.year or timezone.localdate(task.paper.received_at).year)
    part = find_period(fold(task.deadline), year=year, bare=False) if task.deadline.startswith(_IN_PART) else None
    return Period.parse(part).window.last if part else None


def _by_paper(often: Often) -> ReportDuty:
    return ReportDuty("", (), "", often, "", "", date.min)


def _of_task(task: AskedTask, due: Due) -> Due:
    return replace(due, duty=replace(due.duty, code=f"paper:{task.pk}", what=task.deed))


def _speaks_of(paper: Paper, period: Period) -> bool:
    """A plan asks for reports of its own year; another paper asks until a later one says otherwise."""
    return paper.purpose != Paper.Purpose.PLAN or paper.year in (None, period.year)


def who_reports(task: AskedTask) -> str:
    """The words that name who is to report, folded: what stands before «báo cáo … về Sở»."""
    return f"{fold(task.unit)} {fold(task.text).partition('bao cao')[0]}"


def _frequencies(task: AskedTask) -> Iterator[Often]:
    said = fold(task.frequency)
    return (often for words, often in _ASKED_OFTEN.items() if words in said)


def _when(due: Due, closes: Closes) -> str:
    if due.is_deadline:
        return f"hạn gửi {day_in_figures(due.day)}"
    return f"chốt số liệu ngày {day_in_figures(due.day)} theo {closes.act}, ngày gửi không được ghi"
