"""What is asked of the person's unit: tasks of received papers, and reports that fall due."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import AskedTask, Issue, Office, Paper, Unit, UnitTitle
from khuyencong.records.queries import reach_of
from khuyencong.records.units import UnitType
from khuyencong.terms.vietnamese import fold
from khuyencong.work.report_duties import Owed, owed_by_law, owed_by_papers

from ..words import period_words
from .panels import Asker, Row, Words

BACK, AHEAD = 14, 60  # days looked at around today
MOST = 8
_EVERY_COMMUNE = ("uy ban nhan dan cac xa", "ubnd cac xa", "ubnd cap xa", "uy ban nhan dan cap xa", "ubnd xa, phuong")


def asked(asker: Asker) -> list[Row]:
    """What papers the person may see ask of their unit by name, or of every commune."""
    called = _names(asker)
    return [_task(task) for task in asker.tasks if _named(task, called)][:MOST]


def _task(task: AskedTask) -> Row:
    by = task.deadline or task.frequency or _("không ghi hạn")
    address = f"{reverse('paper', args=[task.paper_id])}#v{task.start}"
    return Row(by, task.text, address, more=f"{task.unit} · {task.paper}")


def _names(asker: Asker) -> set[str]:
    """What the person's units are or were called, without marks; communes answer to «UBND các xã» too."""
    titles = UnitTitle.objects.filter(unit__in=asker.units).values_list("title", "short_title")
    names = {fold(name) for pair in titles for name in pair if name}
    if any(unit.type == UnitType.COMMUNE_COMMITTEE for unit in asker.units):
        names.update(_EVERY_COMMUNE)
    return names


def _named(task: AskedTask, names: set[str]) -> bool:
    told = fold(task.unit)
    return any(name in told for name in names)


def due(asker: Asker) -> list[Row]:
    """Reports due soon or lately of the units in reach, the nearest first, and whether each was sent."""
    first = asker.day - timedelta(days=BACK)
    days = BACK + AHEAD
    owed = [*owed_by_law(_in_reach(asker), first, days), *owed_by_papers(asker.tasks, first, days)]
    owed.sort(key=lambda one: one.due.day)
    sent = _Sent(asker, owed)
    nearest = {(one.who, one.due.duty.what, one.due.duty.often): one for one in reversed(owed)}
    rows = sorted(nearest.values(), key=lambda one: one.due.day)
    return [_due(asker, one, sent) for one in rows[:MOST]]


def _in_reach(asker: Asker) -> QuerySet[Unit]:
    """The units whose reports the person has a hand in."""
    below = Q(pk__in=[unit.pk for unit in asker.units])
    for office in asker.offices:
        if office.office != Office.ADMIN:
            below |= Q(path__startswith=reach_of(office))
    called = UnitTitle.objects.on(asker.day).filter(unit=OuterRef("pk")).order_by("-valid_from").values("short_title")
    return Unit.objects.filter(below).annotate(called=Subquery(called[:1]))


class _Sent:
    """What was issued here for the periods asked about, and whose papers came since they began."""

    def __init__(self, asker: Asker, owed: Sequence[Owed]) -> None:
        begun = min((one.due.period.window.first for one in owed), default=asker.day)
        issued = Q(issue__period__in={one.due.period.code for one in owed}, issue__state=Issue.State.ISSUED)
        came = Q(direction=Paper.Direction.RECEIVED, received_at__date__gte=begun) & ~Q(issuer="")
        papers = asker.papers.filter(issued | came).order_by("-pk")[:500] if owed else Paper.objects.none()
        told = list(papers.values_list("issue__period", "unit__path", "number", "issuer", "received_at"))
        self.issued = [(period, path, number) for period, path, number, *__ in told if period]
        self.came = [(fold(issuer), at) for period, __, ___, issuer, at in told if not period]

    def number_of(self, owed: Owed) -> str:
        """The paper issued for what the law asks; «» where none was."""
        period, path = owed.due.period.code, owed.unit.path
        return next((number for code, at, number in self.issued if code == period and at.startswith(path)), "")

    def has_come(self, owed: Owed) -> bool:
        """Whether a paper came from whom a paper asked, since the period began."""
        who, begun = fold(owed.who), owed.due.period.window.first
        return any(who in issuer and timezone.localdate(at) >= begun for issuer, at in self.came)


def _due(asker: Asker, owed: Owed, sent: _Sent) -> Row:
    days, period = (owed.due.day - asker.day).days, period_words(owed.due.period)
    state, tone = _state(owed, sent, days)
    if isinstance(owed.basis, Paper):
        address = reverse("paper", args=[owed.basis.pk])
    else:
        address = reverse("reference", args=[owed.basis.pk])
    return Row(_days(days), f"{owed.due.duty.what}, {period}", address, state, tone, _basis(owed))


def _basis(owed: Owed) -> str:
    day = f"{owed.due.day:%d/%m/%Y}"
    when = _("hạn gửi %(day)s") if owed.due.is_deadline else _("chốt số liệu %(day)s, ngày gửi không được ghi")
    who = getattr(owed.unit, "called", "") or owed.who
    return f"{who} · {when % {'day': day}} · {owed.basis} {owed.due.duty.article}".strip()


def _days(days: int) -> Words:
    if days < 0:
        return _("quá %(days)s ngày") % {"days": -days}
    return _("còn %(days)s ngày") % {"days": days} if days else _("hôm nay")


def _state(owed: Owed, sent: _Sent, days: int) -> tuple[Words, str]:
    tone = "bad" if days < 0 else "wait"
    if isinstance(owed.basis, Paper):
        return (_("đã nhận văn bản"), "ok") if sent.has_come(owed) else (_("chưa gửi"), tone)
    number = sent.number_of(owed)
    return (_("đã có %(number)s") % {"number": number}, "ok") if number else (_("chưa phát hành"), tone)
