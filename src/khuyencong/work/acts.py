"""Acts: every writing verb ends here. The act is numbered and chained under the province's head row, locked last."""

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.db import connection, models
from django.utils import timezone, translation
from django.utils.functional import Promise

from khuyencong.records.models import Act, Entry, Head, Province, User

from .rows import insert


def begin_province(province: Province) -> None:
    """The head row of a new province."""
    Head.objects.get_or_create(province=province)


def seal(
    province: Province,
    actor: User | None,
    verb: str,
    subject: models.Model | None,
    summary: str,
    changes: dict[str, Any] | None = None,
    entries: Sequence[Entry] = (),
) -> Act:
    """Number the act, chain it, stamp and store its entries. Call it last inside the verb's transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError("an act is sealed inside its verb's transaction")  # SQLite would let it pass
    number, previous = _locked_head(province)
    act = Act(
        province=province,
        number=number + 1,
        at=timezone.now(),
        actor=actor,
        verb=verb,
        subject_kind=subject._meta.model_name or "" if subject else "",
        subject_id=subject.pk if subject else None,
        summary=summary,
        changes=changes or {},
        entries_digest=digest_of_entries(entries),
        previous=previous,
    )
    act.digest = digest_of_act(act)
    act.save(force_insert=True)
    for entry in entries:
        entry.act, entry.act_number = act, act.number
    insert(entries)
    with connection.cursor() as cursor:
        cursor.execute(_MOVE_HEAD, [act.number, act.digest, province.pk])
    return act


# Plain SQL, because all writers of a province stand in line behind this row and composing a query takes longer than
# running it (docs/bench.md, `ledger-write`).
_LOCK_HEAD = "SELECT number, digest FROM records_head WHERE province_id = %s"
_MOVE_HEAD = "UPDATE records_head SET number = %s, digest = %s WHERE province_id = %s"


def _locked_head(province: Province) -> tuple[int, str]:
    """The last act's number and digest; from here to the end of the transaction nobody else numbers an act."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK_HEAD + lock, [province.pk])
        row = cursor.fetchone()
    if row is None:
        raise LookupError(f"province {province.pk} has no head row: begin_province was not called")
    return int(row[0]), str(row[1])


def as_recorded(words: Promise | Callable[[], str]) -> str:
    """A word of the interface as history keeps it: in Vietnamese, whatever language the actor reads."""
    with translation.override(settings.LANGUAGE_CODE):
        return words() if callable(words) else str(words)


def digest_of_entries(entries: Sequence[Entry]) -> str:
    """One digest over what the entries say, in order; "" for none."""
    if not entries:
        return ""
    return digest([_entry_facts(entry) for entry in entries])


def digest_of_act(act: Act) -> str:
    """The link of the chain: everything the act says, and the link before it."""
    return digest(
        [
            act.province_id,
            act.number,
            act.at.isoformat(timespec="microseconds"),
            act.actor_id,
            act.verb,
            act.subject_kind,
            act.subject_id,
            act.summary,
            act.changes,
            act.entries_digest,
            act.previous,
        ]
    )


def _entry_facts(entry: Entry) -> list[Any]:
    return [
        entry.plan_id,
        entry.line_id,
        entry.measure_id,
        entry.role,
        entry.source_id,
        entry.unit_id,
        entry.area_id,
        entry.first.isoformat(),
        entry.last.isoformat(),
        entry.value,
        entry.value_high,
        entry.given,
        entry.nil,
        entry.missing,
        entry.qualifier,
        entry.stated,
        entry.statement_id,
        entry.reverses_id,
    ]


def digest(value: Any) -> str:
    """SHA-256 of the value's one JSON spelling."""
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()
