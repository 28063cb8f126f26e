"""What is asked of the person's unit: tasks of received papers, and reports that fall due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import AskedTask, Issue, Paper, Plan, Unit, UnitTitle
from khuyencong.records.queries import reach_of
from khuyencong.terms.facts import REACHED
from khuyencong.terms.periods import Period
from khuyencong.terms.vietnamese import fold
from khuyencong.work.permissions import may
from khuyencong.work.report_duties import Owed, owed_by_law, owed_by_papers, who_reports

from ..words import naming, official, period_words
from .panels import Asker, Row, Words

BACK, AHEAD = 14, 60  # days looked at around today
BY_LAW = "khuyen-cong"  # the programme that the shipped duties of the law are about
MOST, MOST_ROWS = 8, 1000
_TOLD = ("issue__period", "unit__path", "number", "issue__signed_on", "issuer", "sender__path", "received_at")


def asked(asker: Asker) -> list[Row]:
    """What papers the person may see ask of their unit by name, or of every commune."""
    return [_task(task) for task in asker.tasks if _named(fold(task.unit), asker.names)][:MOST]


def _task(task: AskedTask) -> Row:
    by = task.deadline or task.frequency or _("không ghi hạn")
    address = f"{reverse('paper', args=[task.paper_id])}#v{task.start}"
    return Row(by, task.text, address, more=official(f"{task.unit} · {task.paper}"))


def _named(told: str, names: set[str]) -> bool:
    return any(name in told for name in names)


def due(asker: Asker) -> list[Row]:
    """Reports due soon or lately, the nearest first, and whether each was sent: the own ones and, where reports are
    collected, those of the units that report there."""
    first = asker.day - timedelta(days=BACK)
    days = BACK + AHEAD
    asked = [task for task in asker.duties if asker.collects_for(task.paper.unit) or _own(asker, who_reports(task))]
    owed = [*owed_by_law(_reporting(asker), first, days), *owed_by_papers(asked, first, days)]
    owed.sort(key=lambda one: one.due.day)
    nearest = {(one.who, one.due.duty.what, one.due.duty.often): one for one in reversed(owed)}
    rows = sorted(nearest.values(), key=lambda one: one.due.day)[:MOST]
    sent, ways = _Sent(asker, rows), _ways(asker, rows)
    openable = {task.paper_id for task in asker.tasks}
    return [_due(asker, one, sent, ways.get(one.key, ()), openable) for one in rows]


def _own(asker: Asker, named: str) -> bool:
    return _named(named, asker.names)


def _reporting(asker: Asker) -> QuerySet[Unit]:
    """The units whose reports by law the person has a hand in: their own and, where they collect, those below."""
    mine = Q(pk__in=[unit.pk for unit in asker.units])
    for office in asker.offices:
        if asker.collects_for(office.unit):
            mine |= Q(path__startswith=reach_of(office))
    called = UnitTitle.objects.on(asker.day).filter(unit=OuterRef("pk")).order_by("-valid_from").values("short_title")
    return Unit.objects.filter(mine).annotate(called=Subquery(called[:1]), **_plans_of_years(asker.day))


def _plans_of_years(day: date) -> dict[str, Subquery]:
    """A unit's plan of each year that a report looked at may be of."""
    years = {(day - timedelta(days=BACK)).year, (day + timedelta(days=AHEAD)).year}
    own = Plan.objects.filter(unit=OuterRef("pk"), programme__code=BY_LAW).order_by("pk").values("pk")
    return {f"plan_{year}": Subquery(own.filter(year=year)[:1]) for year in years}


def _ways(asker: Asker, rows: Sequence[Owed]) -> dict[str, tuple[tuple[Words, str], ...]]:
    """What the person can do about each report: prepare it with plan and period filled in, or send a paper."""
    found: dict[str, tuple[tuple[Words, str], ...]] = {}
    for one in rows:
        plan = getattr(one.unit, f"plan_{one.due.period.year}", None)
        by_paper = isinstance(one.basis, Paper)
        if not asker.collects_for(one.unit) and (by_paper or one.unit in asker.units):
            found[one.key] = ((_("Gửi báo cáo"), f"{reverse('papers')}#gui"),)
        elif not by_paper and plan and may(asker.user, "prepare_report", one.unit):
            address = f"{reverse('report', args=[plan])}?ky={one.due.period.code}"
            found[one.key] = ((_("Lập báo cáo"), address),)
    return found


@dataclass(frozen=True, slots=True)
class _Came:
    """A paper that was received: from whom, when, and the last days of the periods whose results it tells."""

    issuer: str
    sender: str  # path of the unit that sent it here at the counter
    day: date
    ends: set[date]

    def is_of(self, owed: Owed, mine: Sequence[str] = ()) -> bool:
        """Whether it is the report that is owed: it tells the period's results, where it tells figures at all, and came
        in the period's last month, in which its figures close, or later."""
        last = owed.due.period.window.last
        theirs = fold(owed.who) in self.issuer or any(self.sender.startswith(path) for path in mine)
        return theirs and self.day >= last.replace(day=1) and last in (self.ends or {last})


class _Sent:
    """What was issued here for the periods asked about, and whose papers came since they began."""

    def __init__(self, asker: Asker, owed: Sequence[Owed]) -> None:
        periods = {one.due.period for one in owed}
        begun = min((period.window.first for period in periods), default=asker.day)
        left = Q(issue__period__in={one.code for one in periods}, issue__state=Issue.State.ISSUED)
        came = Q(direction=Paper.Direction.RECEIVED, received_at__date__gte=begun)
        came &= (
            (~Q(issuer="") | Q(sender__isnull=False)) & ~Q(purpose=Paper.Purpose.PLAN) & ~Q(state=Paper.State.RETURNED)
        )
        results = FilteredRelation("facts", condition=Q(facts__role__in=REACHED) & ~Q(facts__period=""))
        papers = (asker.papers if owed else Paper.objects.none()).filter(left | came).annotate(result=results)
        told = papers.order_by("-pk").values_list("pk", *_TOLD, "result__period").distinct()
        self.asker = asker
        self.issued: dict[int, tuple[str, str, str, date]] = {}
        self.came: dict[int, _Came] = {}
        for pk, period, path, number, signed_on, issuer, sender, received_at, told_period in told[:MOST_ROWS]:
            if period:
                self.issued[pk] = period, path, number, signed_on
                continue
            came_now = self.came.setdefault(
                pk, _Came(fold(issuer), sender or "-", timezone.localdate(received_at), set())
            )
            if told_period:
                came_now.ends.add(Period.parse(told_period).window.last)

    def answer_to(self, owed: Owed) -> tuple[str, date] | None:
        """The number and day of the paper issued for what the law asks; the day one came for what a paper asks."""
        if isinstance(owed.basis, Paper):
            days = [came.day for came in self.came.values() if came.is_of(owed, self._senders(owed))]
            return ("", min(days)) if days else None
        code, path = owed.due.period.code, owed.unit.path
        here = (row for row in self.issued.values() if row[0] == code and row[1].startswith(path))
        return next(((number, signed_on) for _period, _path, number, signed_on in here), None)

    def _senders(self, owed: Owed) -> list[str]:
        """Whose papers answer a duty, beside those that its words name: the person's own unit's, where it is theirs."""
        return [] if self.asker.collects_for(owed.unit) else [unit.path for unit in self.asker.units]


def _due(asker: Asker, owed: Owed, sent: _Sent, ways: tuple[tuple[Words, str], ...], openable: set[int]) -> Row:
    days, period = (owed.due.day - asker.day).days, period_words(owed.due.period)
    state, tone = _state(owed, sent, days)
    if isinstance(owed.basis, Paper) and owed.basis.pk in openable:
        address = reverse("paper", args=[owed.basis.pk])
    elif isinstance(owed.basis, Paper):
        address = reverse("plan", args=[owed.basis.plan_id]) if owed.basis.plan_id else ""
    else:
        address = reverse("reference", args=[owed.basis.pk])
    return Row(_days(days), f"{owed.due.duty.what}, {period}", address, state, tone, _basis(owed), ways=ways)


def _basis(owed: Owed) -> str:
    day = f"{owed.due.day:%d/%m/%Y}"
    when = _("hạn gửi %(day)s") if owed.due.is_deadline else _("chốt số liệu %(day)s, ngày gửi không được ghi")
    who = getattr(owed.unit, "called", "") or owed.who
    basis = f"{owed.basis} {owed.due.duty.article}".strip()
    return naming(f"%(who)s · {when % {'day': day}} · %(basis)s", who=who, basis=basis)


def _days(days: int) -> Words:
    if days < 0:
        return _("quá %(days)s ngày") % {"days": -days}
    return _("còn %(days)s ngày") % {"days": days} if days else _("hôm nay")


def _state(owed: Owed, sent: _Sent, days: int) -> tuple[Words, str]:
    answer = sent.answer_to(owed)
    if answer is None:
        missing = _("chưa gửi") if isinstance(owed.basis, Paper) else _("chưa phát hành")
        return missing, "bad" if days < 0 else "wait"
    number, day = answer
    said = _("đã có %(number)s") % {"number": number} if number else _("đã nhận %(day)s") % {"day": f"{day:%d/%m/%Y}"}
    late = (day - owed.due.day).days if owed.due.is_deadline else 0
    return (_("%(said)s, muộn %(days)s ngày") % {"said": said, "days": late}, "wait") if late > 0 else (said, "ok")
