"""Verification: every stored total recomputed, the chain of history walked, files and guards counted."""

import json
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import connection
from django.db.models import Count, Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from khuyencong.records.append_only import missing_guards
from khuyencong.records.ledger import AMOUNTS
from khuyencong.records.models import (
    Act,
    Entry,
    Head,
    NumberSeries,
    Plan,
    Province,
    Statement,
    StoredFile,
    User,
    Verification,
)
from khuyencong.records.moment import one_moment
from khuyencong.records.search_index import drift
from khuyencong.records.store import DamagedFile, path_of, read_bytes, stored_digests
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts, Cell, family, rests

from .acts import digest_of_act, digest_of_entries
from .neighbours import as_stated, cell_of
from .permissions import Refused, require
from .sums import KEYS, Kept, SumKey, summed


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it must be: which check, where, and what it found."""

    check: str
    where: str
    message: str
    line: int = 0  # the content whose entries are concerned, where one is
    act: int = 0  # the number of the act concerned, where one is


GIVEN_UP = timedelta(hours=6)  # a proof of ten million entries takes minutes
KEPT = 200  # faults that a proof remembers one by one


def verify() -> list[Fault]:
    """Every fault of the memory as it stands at this moment; an empty list is the proof people ask for."""
    lying = stored_digests()
    with one_moment():
        faults = [*_guards(), *_chain(), *_summaries(), *_rests(), *_numbers(), *_files(), *_search()]
    return [*faults, *_strays(lying)]


def prove() -> tuple[Verification, list[Fault]]:
    """Verify, and keep what came of it, for whoever asks when the memory was last proven. It is no act: nothing that
    anybody sees changes by it. Of what is recorded meanwhile the row tells nothing."""
    began, since = timezone.now(), time.monotonic()
    heads = list(Head.objects.order_by("province_id").values_list("province_id", "number", "digest"))
    entries, faults = Entry.objects.count(), verify()
    row = Verification.objects.create(
        at=began,
        took_ms=round((time.monotonic() - since) * 1000),
        acts=sum(number for _province, number, _digest in heads),
        entries=entries,
        digest=sha256(json.dumps(heads).encode()).hexdigest(),
        faults=len(faults),
        words=f"{faults[0].where}: {faults[0].message}" if faults else "",
        found=[asdict(fault) for fault in faults[:KEPT]],
    )
    return row, faults


@task()
def prove_in_background() -> None:
    """What the nightly run does, for whoever wants to know now."""
    prove()


def start_proof(user: User) -> None:
    """Put a proof into the job queue, unless one waits or runs. Two pressed at the same moment only prove twice."""
    require(user, "administer", None)
    if running_proof() is not None:
        raise Refused(_("Một lần kiểm tra đang chạy: chờ lần ấy xong."))
    prove_in_background.enqueue()


def running_proof() -> "DBTaskResult[Any, Any] | None":
    """The proof that waits for the worker or runs; one whose worker was killed runs for ever, and is given up."""
    mine = DBTaskResult.objects.filter(task_path=prove_in_background.module_path)
    dead = {"status": TaskResultStatus.RUNNING, "started_at__lt": timezone.now() - GIVEN_UP}
    return mine.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]).exclude(**dead).first()


def at_a_glance(provinces: QuerySet[Province]) -> list[Fault]:
    """What a page may ask at every look: the guards are there, and each head is the province's last act, unaltered."""
    return [*_guards(), *(fault for head in Head.objects.filter(province__in=provinces) for fault in _tail(head))]


def _tail(head: Head) -> Iterator[Fault]:
    last = Act.objects.filter(province=head.province_id).order_by("-number").first()
    found = (last.number, last.digest, digest_of_act(last)) if last else (0, "", "")
    if found != (head.number, head.digest, head.digest):
        yield Fault("history", f"đầu sổ {head.province_id}", "Đầu sổ không khớp hành vi cuối.")


def _guards() -> Iterator[Fault]:
    for name in missing_guards(connection):
        yield Fault("guards", name, "Thiếu khóa chống sửa, xóa của sổ.")


def _chain() -> Iterator[Fault]:
    """History is numbered without gaps, each act links to the one before, and its entries are the ones it sealed."""
    for head in Head.objects.order_by("province_id"):
        previous, number = "", 0
        for act in Act.objects.filter(province=head.province_id).order_by("number").iterator():
            number += 1
            if act.number != number:
                yield Fault("history", f"hành vi {act.number}", f"Số hành vi nhảy: chờ {number}.", act=act.number)
                number = act.number
            if act.previous != previous or act.digest != digest_of_act(act):
                words = "Mã nối không khớp: lịch sử đã bị sửa."
                yield Fault("history", f"hành vi {act.number}", words, act=act.number)
            if act.entries_digest != digest_of_entries(list(act.entries.order_by("pk"))):
                words = "Bút toán không còn như khi ghi."
                yield Fault("history", f"hành vi {act.number}", words, act=act.number)
            previous = act.digest
        if (head.number, head.digest) != (number, previous):
            yield Fault("history", f"đầu sổ {head.province_id}", "Đầu sổ không khớp hành vi cuối.")


def _summaries() -> Iterator[Fault]:
    """Each kept sum equals a recount of the entries."""
    for kept in KEYS:
        counted: dict[SumKey, Amounts] = defaultdict(Amounts)
        for entry in Entry.objects.select_related("line").iterator():
            for key, amounts in summed([entry], kept).items():
                counted[key] += amounts
        held = dict(_held(kept))
        for key in sorted({*counted, *held}):
            if counted.get(key, Amounts()) != held.get(key, Amounts()):
                _, line, measure, role, _, period, *_ = key
                where = f"mục {line}, chỉ tiêu {measure}, {role} {period}"
                yield Fault("summary", where, "Tổng giữ sẵn khác tổng đếm lại.", line=int(line))


def _held(kept: Kept) -> Iterator[tuple[SumKey, Amounts]]:
    width = len(KEYS[kept])
    for row in kept._default_manager.order_by().values_list(*KEYS[kept], *AMOUNTS).iterator():
        yield row[:width], Amounts(*row[width:])


def _rests() -> Iterator[Fault]:
    """What the ledger holds at each cell is what the standing statements leave there."""
    for plan in Plan.objects.order_by("pk"):
        held: dict[tuple[int, tuple[Role, ...]], dict[tuple[Cell, Role], Amounts]] = defaultdict(
            lambda: defaultdict(Amounts)
        )
        for entry in Entry.objects.filter(plan=plan).select_related("line", "unit", "area", "source"):
            group = held[entry.measure_id, family(Role(entry.role))]
            group[cell_of(entry), Role(entry.role)] += entry.amounts
        standing = defaultdict(list)
        told = Statement.objects.filter(plan=plan, standing=Statement.Standing.STANDS)
        for statement in told.select_related("line", "unit", "area", "source"):
            standing[statement.measure_id, family(Role(statement.role))].append(as_stated(statement))
        for key in {*held, *standing}:
            expected = rests(standing.get(key, []))
            for cell in {*held.get(key, {}), *expected}:
                if held.get(key, {}).get(cell, Amounts()) != expected.get(cell, Amounts()):
                    where = f"{plan}, mục {cell[0].line}, {cell[1]}"
                    line = int(cell[0].line.strip("/").rpartition("/")[2] or 0)
                    yield Fault("ledger", where, "Bút toán không khớp các số đang có hiệu lực.", line=line)


def _numbers() -> Iterator[Fault]:
    """Each series of the number book has every number from 01 to its last."""
    for series in NumberSeries.objects.annotate(rows=Count("numbers"), last=Max("numbers__ordinal")):
        if series.rows != (series.last or 0):
            missing = (series.last or 0) - series.rows
            yield Fault("numbers", f"{series.kind or 'mọi loại'} {series.year}", f"Sổ đăng ký thiếu {missing} số.")


def _files() -> Iterator[Fault]:
    """Every row has its bytes."""
    for file in StoredFile.objects.filter(removed="").iterator():
        try:
            read_bytes(file)
        except DamagedFile as damage:
            yield Fault("files", file.sha256[:12], str(damage))


def _strays(lying: set[str]) -> Iterator[Fault]:
    """Every file has its row: asked after the files were listed, because bytes are laid before they are recorded."""
    known = StoredFile.objects.filter(removed="").values_list("sha256", flat=True)
    for digest in sorted(lying.difference(known)):
        if path_of(digest).exists():
            yield Fault("files", digest[:12], "Tệp không thuộc văn bản nào.")


def _search() -> Iterator[Fault]:
    """The search index says what the rows say."""
    if rows := drift(connection):
        yield Fault("search", "chỉ mục tìm kiếm", f"{rows} dòng khác dữ liệu: chạy «khuyencong migrate» để dựng lại.")
