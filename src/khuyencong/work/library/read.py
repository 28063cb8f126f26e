"""Read a stored paper in the background: text, facts, checks, and the lines and measures its facts seem to mean."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from khuyencong.norms import check
from khuyencong.papers import UnreadablePaper
from khuyencong.papers.reading.apart.guard import read_paper_guarded
from khuyencong.records.models import Arrangement, AskedTask, Fact, Paper, PaperFinding
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.references import known_documents
from khuyencong.records.store import read_bytes
from khuyencong.terms.facts import Finding, PaperFacts, SecretPaper, Severity, Task, Text, as_row
from khuyencong.terms.office_names import each_of

from ..acts import seal
from ..notifications import Event, notify, reading_key
from .meaning.described import as_findings, purpose_of, year_of
from .meaning.earlier import duplicate_finding, events_told, other_province_finding
from .meaning.programmes import plan_of_its_year
from .references import cite, lock_library
from .review.heads import other_sender, tell_by_head
from .review.proposals import propose
from .secret import remove_secret
from .tables.taught_before import teach_again

log = logging.getLogger(__name__)

_UNREAD = (Paper.State.RECEIVED, Paper.State.READING)
MOST_CONTENTS = 10_000  # of one paper: its contents, their parts, totals and rows of lists
GIVEN_UP = timedelta(hours=6)  # a long scan takes minutes


def read_in_background(paper_id: int) -> None:
    """Put the reading of a received paper into the job queue, in the caller's transaction: no paper without its job."""
    if read_paper.get_backend().supports_defer:
        read_paper.enqueue(paper_id)
    else:  # a queue that works at once waits until the paper is there
        transaction.on_commit(lambda: read_paper.enqueue(paper_id))


def read_waiting(now: datetime) -> int:
    """Put papers whose job was lost or whose reader was killed into the queue again; how many there were."""
    running = Q(status=TaskResultStatus.RUNNING, started_at__gte=now - GIVEN_UP)
    jobs = DBTaskResult.objects.filter(running | Q(status=TaskResultStatus.READY), task_path=read_paper.module_path)
    queued = {job.args_kwargs["args"][0] for job in jobs}
    lost = Paper.objects.filter(state__in=_UNREAD).exclude(pk__in=queued).values_list("pk", flat=True)
    for paper in list(lost):
        read_in_background(paper)
    return len(lost)


@task()
def read_paper(paper_id: int) -> None:
    """Read one paper; its row tells the progress, and the reason when it cannot be read."""
    paper = Paper.objects.select_related("file", "province", "unit").get(pk=paper_id)
    if paper.state not in (*_UNREAD, Paper.State.FAILED):
        return
    Paper.objects.filter(pk=paper.pk, state=Paper.State.FAILED).update(state=Paper.State.READING)  # tried once more
    try:
        _tell(paper, 10)
        read = read_paper_guarded(read_bytes(paper.file), paper.name, pictures=_progress_of(paper))
        _refuse_crowded(paper, read.facts)
        _tell(paper, 70)
        findings = (*read.text.findings, *read.facts.findings, *_checked(paper, read.text, read.facts))
        keep(paper, read.text, read.facts, findings)
    except SecretPaper as refusal:
        remove_secret(paper, str(refusal))
    except UnreadablePaper as refusal:
        _fail(paper, str(refusal))
    except Exception:
        log.exception("reading paper %s failed", paper.pk)
        _fail(paper, "Có lỗi khi đọc văn bản; tệp vẫn được giữ nguyên. Hãy báo quản trị hệ thống.")


def _refuse_crowded(paper: Paper, facts: PaperFacts) -> None:
    """More than any paper tells would keep the server from its work each time somebody looks at it."""
    parts = sum(len(activity.parts) for activity in facts.activities)
    told = len(facts.activities) + parts + len(facts.totals) + len(facts.register_rows)
    if told > MOST_CONTENTS:
        count, most = (f"{number:,}".replace(",", ".") for number in (told, MOST_CONTENTS))
        raise UnreadablePaper(f"{paper.name}: có {count} nội dung, quá {most}. Hãy tách thành nhiều tệp rồi gửi lại.")


def _checked(paper: Paper, text: Text, facts: PaperFacts) -> tuple[Finding, ...]:
    """Findings by the library and the papers of today."""
    return check(text, facts, known_documents(paper.province), events_told(paper, year_of(facts)))


def keep(paper: Paper, text: Text, facts: PaperFacts, findings: tuple[Finding, ...]) -> None:
    """Store what was read, all or nothing; what another reader of the paper came to first stays."""
    with transaction.atomic():
        lock_library(paper.province)
        if not _waits_for_reading(paper):
            return
        _describe(paper, text, facts)
        tell_by_head(paper)
        strange = other_province_finding(paper)
        paper.plan = None if strange else plan_of_its_year(paper)
        rows, arrangements, doubts = propose(paper, facts)
        Fact.objects.bulk_create(rows)
        Arrangement.objects.bulk_create(arrangements)
        found = [*strange, *as_findings(paper, rows, findings), *duplicate_finding(paper)]
        told = {(finding.fact, finding.rule) for finding in found}
        PaperFinding.objects.bulk_create([*found, *(doubt for doubt in doubts if (doubt.fact, doubt.rule) not in told)])
        cite(paper, facts.citations)
        _keep_tasks(paper, facts.tasks)
        paper.state, paper.progress = Paper.State.READ, 100
        paper.save()
        teach_again(paper)
        words = f"Đọc văn bản «{paper}»: {len(rows)} số liệu, {paper.findings.count()} phát hiện"
        notify(_waits(paper, len(rows)), "accept", paper.unit)
        _tell_of_another_head(paper)
        seal(paper.province, None, "read", paper, words)


def _waits_for_reading(paper: Paper) -> bool:
    """Whether nobody has finished reading it. Locks the paper: of two readers the second finds what the first kept."""
    return Paper.objects.select_for_update().get(pk=paper.pk).state in _UNREAD


def _progress_of(paper: Paper) -> Callable[[int, int], None]:
    """Pictures are the slow part: each that is done moves the bar."""
    return lambda done, of: _tell(paper, 10 + 30 * done // max(of, 1))


def _waits(paper: Paper, facts: int) -> Event:
    """What reviewers are told: the paper is ready, and whether something in it wants a look first."""
    doubts = paper.findings.filter(settled="", severity__in=[Severity.ERROR, Severity.WARNING]).count()
    kind = NotificationKind.FINDING if doubts else NotificationKind.PAPER_READ
    told = f"{facts} số liệu chờ duyệt" if facts else "không thấy số liệu nào"
    words = f"Văn bản «{paper}» đã đọc xong: {told}"
    return Event(kind, reading_key(paper), f"{words}, {doubts} phát hiện cần xem" if doubts else words, paper)


def _tell_of_another_head(paper: Paper) -> None:
    """Who sent a paper headed by another agency hears it at once: the file may be the wrong one."""
    if paper.sender and other_sender(paper):
        words = f"Văn bản vừa gửi ghi cơ quan ban hành «{paper.issuer}», không phải đơn vị: xem có gửi nhầm tệp không"
        notify(Event(NotificationKind.FINDING, f"head:{paper.pk}", words, paper), "receive", paper.sender)


def _tell(paper: Paper, progress: int) -> None:
    Paper.objects.filter(pk=paper.pk, state__in=_UNREAD).update(state=Paper.State.READING, progress=progress)


def _fail(paper: Paper, reason: str) -> None:
    with transaction.atomic():
        if not _waits_for_reading(paper):
            return
        paper.state, paper.failure = Paper.State.FAILED, reason
        paper.save(update_fields=["state", "failure"])
        words = f"Không đọc được «{paper.name}»: {reason}"
        notify(Event(NotificationKind.PAPER_FAILED, f"failed:{paper.pk}", words, paper), "accept", paper.unit)
        seal(paper.province, None, "read", paper, words)


def _describe(paper: Paper, text: Text, facts: PaperFacts) -> None:
    """Head, purpose and year of the paper, as far as it tells them."""
    head = facts.head
    paper.text, paper.repairs, paper.pages = text.content, text.repairs, text.pages
    paper.tables_read = {str(one.start): [one.is_list, one.why.value, one.content] for one in facts.tables} or None
    paper.places = [as_row(place) for place in text.line_places] if text.pages else None
    paper.kind, paper.number, paper.dated = (head.kind_vi or "")[:60], (head.number or "")[:60], head.date or ""
    paper.issuer, paper.signer = (head.issuer or "")[:200], (head.signer or "")[:100]
    paper.title = (head.title or "")[:400]
    paper.purpose = purpose_of(facts)
    paper.year = year_of(facts)


def _keep_tasks(paper: Paper, tasks: tuple[Task, ...]) -> None:
    """What the paper asks of units, in its order, of each that it names."""
    AskedTask.objects.bulk_create(
        AskedTask(
            paper=paper,
            unit=unit[:200],
            text=task.text,
            deadline=(task.deadline or "")[:120],
            frequency=(task.frequency or "")[:60],
            start=task.span.start,
            end=task.span.end,
        )
        for task in tasks
        for unit in each_of(task.unit)
    )
