"""Rows of lists and records of the register set right by a person: before a row is taken or later, one by one, or the
content of all of a list at once. What was said before stays in history; the row that it stands in stays its origin.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khuyencong.papers.reading.tables.registers import RegisterTable
from khuyencong.records.models import Act, Line, Paper, RegisterRecord, User

from ...acts import seal
from ...permissions import Refused
from ..meaning.list_contents import require_home
from ..review.under_review import close_when_done, locked
from .registers import known_by, last_day, record_of, rows_listed

_NAMED = ("name", "holder", "address", "area", "trade")
_RECOGNISED = ("rating", "points", "decision", "decided_on", "valid_to")
_CHOSEN = {"line"}  # what no row says by itself
CORRECTED = (*_NAMED, *_RECOGNISED, "given", "support", "period", "line")


def take_corrected(
    user: User, paper: Paper, table: RegisterTable, row: int, said: Mapping[str, Any], reason: str
) -> RegisterRecord:
    """Take one row as the person says it, where its list or the reading got it wrong."""
    with transaction.atomic():
        paper = locked(user, paper, "accept")
        one = next((one for one in rows_listed(paper, table) if one.row.row == row), None)
        if one is None or one.taken is not None:
            raise Refused(_("Dòng này vừa được nhận: hãy xem lại danh mục."))
        read = record_of(one, paper, table)
        changed = _changed(user, read, said, reason)
        rows = [row]
        changes = {"table": table.start, "rows": rows, "columns": [holds.value for holds in table.columns]}
        changes |= {"fields": changed, "reason": reason.strip()[:200]} if changed else {}
        act = seal(paper.province, user, "list", paper, f"Nhận {len(rows)} dòng danh mục từ «{paper}»", changes)
        record = _said(read, {name: said[name] for name in changed}, act, reason)
        record.save(force_insert=True)
        close_when_done(paper)
        return record


def correct_record(user: User, record: RegisterRecord, said: Mapping[str, Any], reason: str) -> RegisterRecord | None:
    """Say of a record what its row or the reading got wrong: the former stays in history, another takes its place."""
    with transaction.atomic():
        paper = locked(user, record.paper, "accept")
        former = RegisterRecord.objects.select_for_update().get(pk=record.pk)
        if former.withdrawn_at_act is not None:
            raise Refused(_("Dòng này vừa được sửa hoặc rút: hãy xem lại danh mục."))
        changed = _changed(user, former, said, reason)
        if not changed:
            return None
        changes = {"table": record.table, "rows": [record.row], "fields": changed, "reason": reason.strip()[:200]}
        act = seal(paper.province, user, "correct_listed", paper, f"Sửa 1 dòng danh mục của «{paper}»", changes)
        return _anew([former], {name: said[name] for name in changed}, act, reason)[0]


def place_rows(user: User, paper: Paper, table: int, line: Line | None) -> Act | None:
    """Say which content gives what the rows taken from a list tell."""
    with transaction.atomic():
        paper = locked(user, paper, "accept")
        require_home(user, paper, line)
        standing = RegisterRecord.objects.select_for_update().filter(paper=paper, table=table, withdrawn_at_act=None)
        records = [one for one in standing.order_by("row") if one.line_id != (line.pk if line else None)]
        if not records:
            return None
        changes = {"table": table, "rows": [one.row for one in records], "fields": ["line"]}
        changes |= {"line": line.pk if line else None}
        words = f"Ghi nội dung của {len(records)} dòng danh mục từ «{paper}»"
        act = seal(paper.province, user, "correct_listed", paper, words, changes)
        _anew(records, {"line": line}, act)
        return act


def _changed(user: User, record: RegisterRecord, said: Mapping[str, Any], reason: str) -> list[str]:
    """What the person says otherwise. A record has a name, and what its paper says is not set right without a cause."""
    changed = [name for name in CORRECTED if name in said and said[name] != getattr(record, name)]
    if "line" in changed:
        require_home(user, record.paper, said["line"])
    has_name = bool(said.get("name", record.name).strip())
    if not has_name or ({*changed} - _CHOSEN and not reason.strip()):
        raise Refused(_("Phải ghi tên và lý do sửa."))
    return changed


def _anew(
    records: Sequence[RegisterRecord], said: Mapping[str, Any], act: Act, reason: str = ""
) -> list[RegisterRecord]:
    """Others take the place of these."""
    RegisterRecord.objects.filter(pk__in=[one.pk for one in records]).update(withdrawn_at_act=act.number)
    return RegisterRecord.objects.bulk_create([_said(copy(one), said, act, reason) for one in records])


def _said(record: RegisterRecord, said: Mapping[str, Any], act: Act, reason: str) -> RegisterRecord:
    """A new record that says so, unsaved. `record`: one that nothing else uses any more."""
    record.pk, record.withdrawn_at_act, record.act, record.act_number = None, None, act, act.number
    record._state.adding = True
    for name, value in said.items():
        setattr(record, name, value)
    if {"decided_on", "period"} & said.keys():
        record.since = record.decided_on or last_day(record.period)
    if said.keys() <= _CHOSEN:
        return record
    record.correction = reason.strip()[:200]
    return known_by(record)
