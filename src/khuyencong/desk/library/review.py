"""What the review page shows: the paper's text with every fact marked, and the facts by item."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from khuyencong.records.models import Fact, Line, Paper, PaperFinding, User
from khuyencong.records.queries import plans_for
from khuyencong.work.library import clean_facts
from khuyencong.work.permissions import rights_of

from ..access import today
from ..figures import scaled
from .forms import lines_of

_TONES = {"posted": "ok", "confirms": "ok", "corrects": "ok", "rejected": "", "held": "wait", "compared": "wait"}
_MARKS = {"pending": "", "rejected": "gone"}
_SEVERITIES = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the facts over it; `anchors` name what begins here: «m12» a fact, «v345» a citation."""

    text: str
    facts: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()
    css: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    fact: Fact
    value: str
    printed: str
    findings: tuple[PaperFinding, ...]
    tone: str
    clean: bool

    @property
    def pending(self) -> bool:
        return self.fact.review == Fact.Review.PENDING

    @property
    def spoken(self) -> str:
        """The printed words, where they are more than the value they were read as («2,7 tỷ đồng»)."""
        return "" if self.fact.printed.startswith(self.value) else self.fact.printed

    @property
    def offers(self) -> list[tuple[str, str]]:
        """What a finding expects, ready to be put in: a number, or another measure («tính là»)."""
        return [_offer(finding) for finding in self.findings if finding.expected]

    @property
    def corrected(self) -> bool:
        return bool(self.fact.correction) and self.fact.review != Fact.Review.REJECTED


@dataclass(frozen=True, slots=True)
class Activity:
    """Facts of one item in one role, as the paper tells them together."""

    first: Fact
    line: Line | None
    rows: tuple[FactRow, ...]

    @property
    def pending(self) -> bool:
        return any(row.pending for row in self.rows)


@dataclass(frozen=True, slots=True)
class Review:
    paper: Paper
    segments: tuple[Segment, ...]
    activities: tuple[Activity, ...]
    findings: tuple[PaperFinding, ...]
    settled: int
    pending: int
    clean: int
    decided: int


def review_of(paper: Paper) -> Review:
    facts = list(paper.facts.select_related("measure", "line", "source", "reviewed_by", "act"))
    findings = list(paper.findings.all())
    clean = set(clean_facts(paper).values_list("pk", flat=True))
    rows = [_row(fact, findings, clean) for fact in facts]
    open_findings = [f for f in findings if not f.settled]
    pending = sum(row.pending for row in rows)
    return Review(
        paper=paper,
        segments=tuple(
            segments(
                paper.text,
                facts,
                {f.fact_id for f in open_findings if f.severity != "info"},
                set(paper.citations.values_list("start", flat=True)),
            )
        ),
        activities=tuple(_activities(rows)),
        findings=tuple(sorted(open_findings, key=lambda f: (_SEVERITIES[f.severity], f.start or 0))),
        settled=len(findings) - len(open_findings),
        pending=pending,
        clean=len(clean),
        decided=len(rows) - pending,
    )


def review_page(user: User, paper: Paper) -> dict[str, object]:
    """Everything the page needs beside the facts: what the person may do, and what may be chosen."""
    plans = plans_for(user, today()).filter(province=paper.province_id).order_by("-year")
    return {
        "paper": paper,
        "review": review_of(paper),
        "rights": rights_of(user, [paper.unit]),
        "plans": list(plans),
        "lines": list(lines_of(paper)),
    }


def segments(
    text: str, facts: Sequence[Fact], flagged: set[int | None], cited: Collection[int] = ()
) -> Iterable[Segment]:
    """The text cut wherever a fact begins or ends or a document is cited; every piece knows its facts, the narrowest
    first."""
    edges = (cut for fact in facts for cut in (fact.start, fact.end))
    cuts = sorted({0, len(text), *(cut for cut in (*edges, *cited) if cut <= len(text))})
    spans = sorted(facts, key=lambda fact: (fact.end - fact.start, fact.pk))
    for start, end in pairwise(cuts):
        over = [fact for fact in spans if fact.start <= start and end <= fact.end]
        anchors = tuple(f"m{fact.pk}" for fact in over if fact.start == start)
        anchors += (f"v{start}",) if start in cited else ()
        yield Segment(text[start:end], tuple(fact.pk for fact in over), anchors, _mark(over, flagged))


def _mark(over: Sequence[Fact], flagged: set[int | None]) -> str:
    if not over:
        return ""
    narrowest = over[0]
    if narrowest.review == Fact.Review.PENDING and narrowest.pk in flagged:
        return "flag"
    return "note" if narrowest.kind == Fact.Kind.NOTE else _MARKS.get(narrowest.review, "done")


def _row(fact: Fact, findings: Sequence[PaperFinding], clean: set[int]) -> FactRow:
    value, printed = figure_words(fact, fact.value, fact.value_high), ""
    if (fact.printed_value, fact.printed_high) != (fact.value, fact.value_high):
        printed = figure_words(fact, fact.printed_value, fact.printed_high)
    own = _one_each(f for f in findings if f.fact_id == fact.pk and not f.settled)
    return FactRow(fact, value, printed, own, _TONES.get(fact.review, ""), fact.pk in clean)


def _one_each(findings: Iterable[PaperFinding]) -> tuple[PaperFinding, ...]:
    """One finding per rule, the gravest first."""
    kept: dict[str, PaperFinding] = {}
    for finding in sorted(findings, key=lambda f: _SEVERITIES[f.severity]):
        kept.setdefault(finding.rule, finding)
    return tuple(kept.values())


def _offer(finding: PaperFinding) -> tuple[str, str]:
    if finding.rule == "measure-mismatch":
        return _("Tính là %(measure)s") % {"measure": finding.expected}, urlencode({"chi_tieu": finding.expected})
    return _("Sửa thành %(value)s") % {"value": finding.expected}, urlencode({"gia_tri": finding.expected})


def figure_words(fact: Fact, low: int | None, high: int | None) -> str:
    if low is None:
        return ""
    scale = fact.measure.scale if fact.measure else 0
    words = scaled(low, scale)
    return f"{words}–{scaled(high, scale)}" if high is not None and high != low else words


def _activities(rows: Sequence[FactRow]) -> Iterable[Activity]:
    for _activity, together in groupby(rows, key=lambda row: row.fact.activity):
        told = tuple(together)
        line = next((row.fact.line for row in told if row.fact.line), None)
        yield Activity(told[0].fact, line, told)
