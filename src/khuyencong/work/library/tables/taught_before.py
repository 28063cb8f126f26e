"""What was taught of a table holds for the same table in the next paper of its kind: its columns are proposed so as the
paper is read, the page says after which paper, and one act takes it back.

A table is the same by the words of its heads, whatever their year. Figures that were set aside are not: no machine
decides against a figure.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import takewhile
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khuyencong.papers.layout import tables_of
from khuyencong.records.library import REVIEWED
from khuyencong.records.models import Act, Fact, FundSource, Measure, Paper, User
from khuyencong.terms.facts import PLANNED, REACHED

from ...acts import seal
from ...permissions import Refused
from ..meaning.columns import heads_told
from ..meaning.read_as import tables_as
from ..meaning.told_twice import ask_again
from ..review.correct import plain
from ..review.under_review import close_when_done, locked
from .teach import Lesson, ReadAs, Taught, apply_taught, taught_in

_YEAR = re.compile(r"20\d\d")
AS_MENDED = "cột đọc như đã sửa ở"  # why such figures say what they say
_HELD = (Paper.State.READ, *REVIEWED)  # what was returned teaches nothing
_ROWS = ("measure", "source", "area")  # what a fact says by leading to another row


def teach_again(paper: Paper) -> None:
    """Propose the columns of a paper that was just read as those of the last one with the same heads were mended. Runs
    inside the reading's transaction."""
    earlier = list(_taught_papers(paper)) if "|" in paper.text else []
    read = tables_as(paper)
    for start, table in tables_of(paper.text).items() if earlier else ():
        heads = heads_told(paper, table)
        like, lessons = _lessons(paper, heads, earlier)
        changes = taught_in(paper, start, lessons) if like and read.holds_contents(table) else []
        if like and changes:
            _keep(paper, like, heads, lessons, changes)


def _keep(paper: Paper, like: Paper, heads: str, lessons: Mapping[int, Lesson], changes: list[Taught]) -> None:
    before = {change.fact.pk: _stood(change) for change in changes if not change.is_new}
    touched = apply_taught(changes, None, f"cột đọc như đã sửa ở «{like}»")
    told = {
        "facts": touched,
        "before": {str(fact): values for fact, values in before.items()},
        "columns": {str(index): lesson.told() for index, lesson in lessons.items()},
        "heads": heads,
        "like": like.pk,
    }
    seal(paper.province, None, "teach", paper, f"Đọc {len(lessons)} cột của «{paper}» như đã sửa ở «{like}»", told)
    ask_again(paper)


def _stood(change: Taught) -> dict[str, Any]:
    return {name: plain(getattr(change.fact, name)) for name in change.after} | {"area": change.fact.area_id}


def _taught_papers(paper: Paper) -> Iterator[tuple[Paper, list[Act]]]:
    """The papers of its kind, agency and sender whose columns were mended, the last first, each with these acts."""
    own = {"unit": paper.unit_id, "sender": paper.sender_id, "issuer": paper.issuer}
    alike = Paper.objects.filter(**own, kind=paper.kind, purpose=paper.purpose, state__in=_HELD)
    acts: dict[int, list[Act]] = {}
    for act in _acts_of(paper, alike.exclude(pk=paper.pk).values_list("pk", flat=True)):
        acts.setdefault(act.subject_id or 0, []).append(act)
    papers = Paper.objects.in_bulk(acts)  # the few that taught something, with their texts
    yield from ((papers[pk], told) for pk, told in acts.items())


def _acts_of(paper: Paper, papers: Iterable[int]) -> Iterator[Act]:
    made = Act.objects.filter(province=paper.province_id, verb="teach", subject_kind="paper", subject_id__in=papers)
    return (act for act in made.order_by("-number") if {"heads", "taken_back"} & act.changes.keys())


def _lessons(
    paper: Paper, heads: str, earlier: list[tuple[Paper, list[Act]]]
) -> tuple[Paper | None, dict[int, Lesson]]:
    """The last paper with such a table, and its lessons for this one; a later one about a column goes before an earlier
    one, as far as it says anything."""
    for like, acts in earlier:
        told = [act for act in acts if heads in (act.changes.get("heads"), *act.changes.get("taken_back", ()))]
        if not told:
            continue
        lessons: dict[int, Lesson] = {}
        for act in takewhile(lambda act: "taken_back" not in act.changes, told):
            for index, lesson in act.changes["columns"].items():
                before = _lesson(lesson)
                lessons[int(index)] = _over(lessons[int(index)], before) if int(index) in lessons else before
        time = _Time.between(like, paper)
        lessons = {i: replace(lesson, period=time.of(lesson.period, lesson.role)) for i, lesson in lessons.items()}
        return like, {i: lesson for i, lesson in lessons.items() if lesson.read_as is not ReadAs.NOTHING}
    return None, {}


def _lesson(told: Mapping[str, Any]) -> Lesson:
    """A lesson as an act tells it."""
    return Lesson(
        read_as=ReadAs(told["read_as"]),
        role=told["role"],
        period=told["period"],
        scale=told["scale"],
        measure=Measure.objects.filter(pk=told["measure"]).first(),
        source=FundSource.objects.filter(pk=told["source"]).first(),
    )


def _over(later: Lesson, earlier: Lesson) -> Lesson:
    """What a later lesson says, and the earlier one where it says nothing; read as another thing, a column has neither
    the unit nor the source of what it was before."""
    if later.read_as and later.read_as != earlier.read_as:
        earlier = Lesson(role=earlier.role, period=earlier.period)
    return replace(earlier, **{f.name: said for f in fields(Lesson) if (said := getattr(later, f.name))})


@dataclass(frozen=True, slots=True)
class _Time:
    """What became of the periods of a paper in the next of its kind: the own period of one is that of the other, any
    other is so many years later, where both papers are of the same part of a year."""

    own: str
    now: str
    years: int | None

    @classmethod
    def between(cls, like: Paper, paper: Paper) -> "_Time":
        years = paper.year - like.year if paper.year and like.year else None
        return cls(_own_period(like), _own_period(paper), years)

    def of(self, period: str, role: str) -> str:
        """A lesson's period for the later paper; none where nobody knows it, so that the figure is of its row's. A plan
        of a year is of the year, whatever part of it the paper tells of."""
        if period and period == self.own and not (role in PLANNED and _is_year(period)):
            return self.now
        if self.years is None or (not _is_year(period) and self._later(self.own) != self.now):
            return ""
        return self._later(period)

    def _later(self, period: str) -> str:
        return _YEAR.sub(lambda year: str(int(year.group()) + (self.years or 0)), period)


def _is_year(period: str) -> bool:
    return _YEAR.fullmatch(period) is not None


def _own_period(paper: Paper) -> str:
    """The period that most figures of a paper are of as they were read, those of what was reached before all others."""
    read = paper.facts.filter(correction="").exclude(period="")
    told = Counter(read.values_list("role", "period") or paper.facts.exclude(period="").values_list("role", "period"))
    return max(told, key=lambda case: (case[0] in REACHED, told[case]), default=("", ""))[1]


def read_after(facts: Iterable[Fact]) -> list[Fact]:
    """The waiting figures that say what an earlier paper's mending made of their columns."""
    return [f for f in facts if f.review == Fact.Review.PENDING and f.correction.startswith(AS_MENDED)]


def paper_followed(paper: Paper) -> Paper | None:
    """The earlier paper after which columns of this one were read last."""
    like = next((act.changes["like"] for act in _acts_of(paper, [paper.pk]) if "like" in act.changes), None)
    return Paper.objects.filter(pk=like).first() if like else None


def read_as_printed(user: User, paper: Paper) -> Act:
    """Let the waiting figures of columns that were read after an earlier paper say again what the reader read."""
    with transaction.atomic():
        paper = locked(user, paper, "correct")
        facts = read_after(paper.facts.all())
        if not facts:
            raise Refused(_("Không còn cột nào đọc như đã sửa ở văn bản trước."))
        told = [act for act in _acts_of(paper, [paper.pk]) if "like" in act.changes]
        before = {int(fact): stood for act in told for fact, stood in act.changes["before"].items()}
        words = f"Đọc lại {len(facts)} số của «{paper}» như máy đã đọc, không theo văn bản trước"
        heads = [act.changes["heads"] for act in told]
        changes = {"facts": [fact.pk for fact in facts], "columns": {}, "taken_back": heads}
        act = seal(paper.province, user, "teach", paper, words, changes)
        for fact in facts:
            _put_back(fact, before.get(fact.pk), user, act)
        ask_again(paper)
        close_when_done(paper)
        return act


def _put_back(fact: Fact, stood: Mapping[str, Any] | None, user: User, act: Act) -> None:
    """A figure that the lesson changed says what it said; one that only the lesson found is set aside."""
    if stood is None:
        fact.review, fact.reviewed_by, fact.act = Fact.Review.REJECTED, user, act
    else:
        fact.correction = ""
        for name, value in stood.items():
            setattr(fact, f"{name}_id" if name in _ROWS else name, value)
    fact.save()
