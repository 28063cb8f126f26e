"""What a paper is by what was read of it: what it is for, its year, and which findings lie on its facts."""

import re
from collections.abc import Collection, Sequence

from khuyencong.records.models import Fact, Paper, PaperFinding
from khuyencong.terms.facts import REACHED, Activity, Finding, PaperFacts, Role, Status, Task
from khuyencong.terms.vietnamese import fold

_RESULTS = re.compile(r"ket qua\b")


def purpose_of(facts: PaperFacts) -> Paper.Purpose:
    """What it only asks for, of those above it or of a unit, makes no paper a plan."""
    own = (activity for activity in facts.activities if activity.status is not Status.PROPOSED)
    purpose = purpose_told({activity.role for activity in own if not _is_asked(activity, facts.tasks)})
    if purpose is Paper.Purpose.PLAN and facts.head.kind == "report" and _RESULTS.match(fold(facts.head.title or "")):
        return Paper.Purpose.RESULT  # of which only the planned column was read
    return purpose


def _is_asked(activity: Activity, tasks: Sequence[Task]) -> bool:
    """Whether it stands in a task of one unit."""
    told = activity.span
    return activity.role is Role.PLAN and any(t.span.start < told.end and told.start < t.span.end for t in tasks)


def purpose_told(roles: Collection[str | None]) -> Paper.Purpose:
    """A paper that reports anything reached is a result paper; one that only plans is a plan."""
    if any(role in roles for role in REACHED):
        return Paper.Purpose.RESULT
    return Paper.Purpose.PLAN if Role.PLAN in roles else Paper.Purpose.OTHER


def year_of(facts: PaperFacts) -> int | None:
    """The year most activities speak of."""
    years = [a.period[:4] for a in facts.activities if a.period]
    return int(max(set(years), key=years.count)) if years else None


def as_findings(paper: Paper, rows: list[Fact], findings: Sequence[Finding]) -> list[PaperFinding]:
    """Findings as rows, each on the fact whose span it lies in."""
    return [
        PaperFinding(
            paper=paper,
            fact=_fact_at(rows, finding),
            rule=finding.rule,
            severity=finding.severity,
            message=finding.message_vi,
            start=finding.span.start if finding.span else None,
            end=finding.span.end if finding.span else None,
            found=(finding.found or "")[:300],
            expected=(finding.expected or "")[:300],
        )
        for finding in findings
    ]


def _fact_at(rows: list[Fact], finding: Finding) -> Fact | None:
    if finding.span is None:
        return None
    touching = [r for r in rows if r.start < finding.span.end and finding.span.start < r.end]
    return min(touching, key=lambda r: r.end - r.start, default=None)
