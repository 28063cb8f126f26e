"""What the papers of the person's agencies ask of others: who has done it, by what, and who has not."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from khuyencong.records.models import AskedTask, PlanVersion, Unit, UnitTitle
from khuyencong.terms.office_names import plain_name
from khuyencong.work.report_duties import last_day_of, owed_by_papers

from ..asker import Asker
from .answers import Answers, Return, returns_of, said_of
from .duties import reporting


@dataclass(frozen=True, slots=True)
class Given:
    """A task with what each unit that it names answered; none where its words name no unit, or it is done each time
    anew."""

    task: AskedTask
    due: date | None
    answers: list[Return]

    @property
    def late(self) -> list[Return]:
        return [one for one in self.answers if one.day is None]

    @property
    def sent(self) -> list[Return]:
        return [one for one in self.answers if one.day]


def given_by_papers(asker: Asker, givers: Collection[Unit]) -> QuerySet[AskedTask]:
    """The tasks in the plans of these agencies, and in the other papers that they issued."""
    kept = Q(pk__in=())
    for giver in givers:
        kept |= Q(paper__unit__path__startswith=giver.path)
    tasks = asker.tasks.filter(kept, paper__sender=None)
    plans = PlanVersion.objects.filter(plan__unit__in=givers).values("paper")
    return tasks.filter(Q(paper__in=plans) | Q(paper__issuer__in=_own_heads(tasks, givers)))


def _own_heads(tasks: QuerySet[AskedTask], givers: Collection[Unit]) -> list[str]:
    """In what words the heads of these papers name one of these agencies."""
    titles = UnitTitle.objects.filter(unit__in=givers).values_list("title", "short_title")
    names = {plain_name(name) for pair in titles for name in pair if name}
    heads = tasks.order_by().values_list("paper__issuer", flat=True).distinct()
    return [head for head in heads if plain_name(head) in names]


def of_year(tasks: QuerySet[AskedTask], year: int) -> QuerySet[AskedTask]:
    """Those in plans of the year and in papers dated in it."""
    received = Q(paper__dated="", paper__plan=None, paper__received_at__year=year)
    return tasks.filter(Q(paper__plan__year=year) | Q(paper__dated__startswith=f"{year}-") | received)


def who_has_done(asker: Asker, tasks: Iterable[AskedTask], givers: Collection[Unit] = ()) -> list[Given]:
    """The tasks with who has done each, without those that are only these agencies' own; what is late comes first."""
    asked = list(tasks)
    days = {task.pk: last_day_of(task) for task in asked}
    told = [day for day in days.values() if day]
    first = min(told, default=asker.day)
    once = [task for task in asked if not task.frequency]
    owed = {one.task: one for one in owed_by_papers(once, first, (max(told, default=first) - first).days)}
    answers, units = Answers(asker, list(owed.values()), [task.pk for task in once]), list(reporting(asker))
    given = []
    for task in asked:
        returned: list[Return] = []
        if task.pk in owed:
            returned = returns_of(owed[task.pk], answers, units)
        elif not task.frequency:
            returned = said_of(task, days[task.pk] or asker.day, answers, units)
        if not returned or any(one.unit not in givers for one in returned):
            given.append(Given(task, days[task.pk], returned))
    return sorted(given, key=lambda one: (not one.late, one.due or date.max))
