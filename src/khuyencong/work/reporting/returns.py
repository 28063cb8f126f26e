"""From which of the units that were due to report on a period there are figures, and from which there are none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from khuyencong.records.ledger import stated_by
from khuyencong.records.library import heavy
from khuyencong.records.models import Act, Paper, Plan, Statement, Unit, UnitTitle
from khuyencong.records.tasks import tasks_of_ours
from khuyencong.records.units import UnitType
from khuyencong.terms.cases import PlanCase
from khuyencong.terms.facts import REACHED
from khuyencong.terms.office_names import plain_words
from khuyencong.terms.results import Returns
from khuyencong.terms.vietnamese import fold

from ..programmes import programme_meant
from ..report_duties import ASKS_TO_REPORT, Owed, names_every_commune, owed_by_papers

_LOOK = 62  # days around the end of a period in which its reports fall due


def with_returns(plan: Plan, case: PlanCase) -> PlanCase:
    """The case with the units that papers asked for a report that ends with its period; as it was where none did."""
    owed = list(_owed(plan, case))
    due = _due(plan, owed) if owed else {}
    if not due:
        return case
    told = _Told(plan, case)
    missing = tuple(sorted((name for unit, name in due.items() if not told.has(unit, name)), key=fold))
    asked_by = "; ".join(dict.fromkeys(_in_short(one.basis) for one in owed if isinstance(one.basis, Paper)))
    return replace(case, returns=Returns(asked_by, len(due), missing))


def _owed(plan: Plan, case: PlanCase) -> Iterator[Owed]:
    """What papers that had come by the case's act ask to be reported of the plan by the end of the period."""
    last, act = case.period.window.last, Act.objects.filter(province=plan.province_id, number=case.as_of).first()
    if act is None:
        return
    tasks = tasks_of_ours().filter(ASKS_TO_REPORT, paper__province=plan.province_id, paper__received_at__lte=act.at)
    asked = tasks.select_related("paper__unit", "paper__plan", "paper__province").defer(*heavy("paper__"))
    for one in owed_by_papers(asked, last - timedelta(days=_LOOK), 2 * _LOOK):
        if one.due.period.window.last == last and isinstance(one.basis, Paper) and _speaks_of(one.basis, plan):
            yield one


def _speaks_of(paper: Paper, plan: Plan) -> bool:
    if paper.plan is not None:
        return paper.plan == plan
    return paper.dated <= f"{plan.year}-12-31" and programme_meant(paper).pk == plan.programme_id


def _due(plan: Plan, owed: Iterable[Owed]) -> dict[Unit, str]:
    """The units that somebody asked, by their names on the day; the plan's own agency asks none of itself."""
    due: dict[Unit, str] = {}
    for one in owed:
        titles = UnitTitle.objects.on(one.due.day).filter(unit__province=plan.province_id).select_related("unit")
        asked = (title for title in _asked(one, list(titles)) if title.unit.stands_on(one.due.day))
        due |= {title.unit: title.title for title in asked if not plan.unit.path.startswith(title.unit.path)}
    return due


def _asked(owed: Owed, titles: Sequence[UnitTitle]) -> list[UnitTitle]:
    """Every commune, where its words say so, and who is named: «xã An» is not «xã An Viễn»."""
    words, of_all = plain_words(owed.named), names_every_commune(owed.named)
    named = {title.pk: name for title in titles if (name := plain_words(title.title)) in words}
    longer = " ".join(named.values())
    in_another = {pk for pk, name in named.items() if f"{name} " in f"{longer} ".replace(f"{name} ", "", 1)}
    communes = {title.pk for title in titles if of_all and title.unit.type == UnitType.COMMUNE_COMMITTEE}
    return [title for title in titles if title.pk in communes | (named.keys() - in_another)]


def _in_short(paper: Paper) -> str:
    return f"{paper.kind} số {paper.number}".strip() if paper.number else f"«{paper}»"


class _Told:
    """Who told the figures that stand of the period's end: the unit they are of, and who issued or sent their paper."""

    def __init__(self, plan: Plan, case: PlanCase) -> None:
        window = case.period.window
        reached = Statement.objects.filter(stated_by(case.as_of), plan=plan, role__in=REACHED)
        ended = reached.filter(first__gte=window.first, last=window.last).exclude(value=None, state="missing")
        paths = ("unit__path", "fact__paper__sender__path", "fact__paper__told_by__path")
        rows = list(ended.order_by().values_list(*paths, "fact__paper__issuer").distinct())
        self.paths = {path for *of_row, _issuer in rows for path in of_row if path}
        self.issuers = {plain_words(issuer) for *_paths, issuer in rows if issuer}

    def has(self, unit: Unit, name: str) -> bool:
        """«xã An» is not «xã An Viễn»: the issuer bears the unit's whole name."""
        by_name = any(f" {issuer}".endswith(f" {plain_words(name)}") for issuer in self.issuers)
        return by_name or any(path.startswith(unit.path) for path in self.paths)
