"""Reminding of reports: the shipped duties of the law, and what papers ask of units by quarter, half or year."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from khuyencong.norms.reporting import Closes, Due, Often, ReportDuty, due_soon
from khuyencong.records.models import AskedTask, Paper, Reference, Unit
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.references import known, versions_in_force
from khuyencong.records.units import within
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


def remind_of_reports(day: date) -> int:
    """Tell of the reports that fall due soon after the day; how many there are."""
    return sum(1 for _ in (*_by_law(day), *_by_papers(day)))


def _by_law(day: date) -> Iterator[None]:
    """A duty counts where its document stands in the library of the unit's province and has not ended."""
    closes, duties = shipped_duties()
    for due in due_soon(duties, closes, day, DUE_DAYS):
        for unit in Unit.objects.filter(within(due.day), code__in=due.duty.units).select_related("province"):
            basis = _standing_basis(unit, due)
            if basis is not None:
                words = f"Báo cáo {due.duty.what}, {due.period.in_words()}: {_when(due, closes)}"
                words += f" ({basis}, {due.duty.article})"
                _tell(unit, f"due:{due.duty.code}:{unit.pk}:{due.day}", words, basis)
                yield


def _standing_basis(unit: Unit, due: Due) -> Reference | None:
    found = versions_in_force(unit.province).filter(reference__number=due.duty.act).first()
    return found.reference if found and not known(found).has_ended(due.day) else None


def _by_papers(day: date) -> Iterator[None]:
    """What a received paper asks to be reported by month, quarter, half or year; no paper names a day."""
    closes, _duties = shipped_duties()
    asked = AskedTask.objects.exclude(frequency="").select_related("paper__unit__province")
    for task in asked.defer("paper__text"):
        duty = ReportDuty(f"paper:{task.pk}", (), task.text, Often.YEAR, "", "", date.min)
        duties = (replace(duty, often=often) for often in _frequencies(task) if "bao cao" in fold(task.text))
        for due in due_soon(duties, closes, day, DUE_DAYS):
            words = f"«{task.paper}» yêu cầu {task.unit} báo cáo {due.period.in_words()}: {_when(due, closes)}"
            _tell(task.paper.unit, f"due:{task.pk}:{due.period.code}:{due.day}", words, task.paper)
            yield


def _frequencies(task: AskedTask) -> Iterator[Often]:
    said = fold(task.frequency)
    return (often for words, often in _ASKED_OFTEN.items() if words in said)


def _when(due: Due, closes: Closes) -> str:
    if due.is_deadline:
        return f"hạn gửi {due.day:%d/%m/%Y}"
    return f"chốt số liệu ngày {due.day:%d/%m/%Y} theo {closes.act}, ngày gửi không được ghi"


def _tell(unit: Unit, key: str, words: str, subject: Reference | Paper) -> None:
    tell(holders("receive", unit), Event(NotificationKind.DUE, key, words, subject))
