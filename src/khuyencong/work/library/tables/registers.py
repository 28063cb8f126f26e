"""Rows of a paper's lists become records of the register: what each row would say, and the act of taking them."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.papers.reading.tables.register_heads import Holds
from khuyencong.papers.reading.tables.registers import RegisterTable, register_tables, rows_of
from khuyencong.papers.reading.text.scan import Scan
from khuyencong.records.models import Act, Area, Line, Paper, RegisterRecord, User
from khuyencong.records.registers import same_thing, search_key
from khuyencong.terms.facts import Problem, RegisterKind, RegisterRow
from khuyencong.terms.periods import Period, Window
from khuyencong.terms.recognition import expiry
from khuyencong.terms.vietnamese import fold

from ...acts import seal
from ...permissions import Refused
from ..meaning.areas import HomeAreas
from ..meaning.list_contents import RowContents, require_home
from ..meaning.read_as import table_around, tables_as
from ..review.doubts import UNSURE
from ..review.under_review import close_when_done, locked

_DECISION = "quyet dinh"
_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class Listed:
    """A row with what the memory says of it: its area, whether it was taken, and whether the thing is known already."""

    row: RegisterRow
    area: Area | None
    problems: tuple[Problem, ...]
    taken: RegisterRecord | None = None
    known: RegisterRecord | None = None
    before: RegisterRecord | None = None  # another recognition of the same product
    is_reported: bool = False  # stars without a decision
    line: Line | None = None  # the content that gives what it tells, as its figures that stand say

    @property
    def may_be_taken(self) -> bool:
        return bool(self.row.name) and self.taken is None

    @property
    def is_clean(self) -> bool:
        """Nothing speaks against it and nobody has told of it yet."""
        return self.may_be_taken and not self.problems and self.known is None


def tables_listed(paper: Paper) -> tuple[RegisterTable, ...]:
    """The lists of a paper, as their heads, their money or a person say; also those of what is yet to be given."""
    return register_tables(paper.text, tables_as(paper).for_register())


def list_at(paper: Paper, start: int) -> RegisterTable | None:
    """The list that begins there: also one that is read as contents by now, of which rows were taken before."""
    tables = tables_listed(paper)
    if not any(table.start == start for table in tables) and paper.register.filter(table=start).exists():
        block = table_around(paper, start)
        said = {block.grid.rows[0][0].start: True} if block and block.grid else {}
        tables = register_tables(paper.text, tables_as(paper).for_register() | said)
    return next((table for table in tables if table.start == start), None)


def is_to_come(paper: Paper, table: RegisterTable) -> bool:
    """Whether what a list tells is only asked for or planned: as its words say, or a plan of its year brings it."""
    of_plan = paper.purpose == Paper.Purpose.PLAN and bool({Holds.SUPPORT, Holds.GIVEN} & set(table.columns))
    is_past = bool(table.year and paper.year and int(table.year) < paper.year)
    return table.to_come or (of_plan and not is_past)


def rows_listed(paper: Paper, table: RegisterTable) -> tuple[Listed, ...]:
    """The rows of a list as they would enter the register."""
    rows = list(rows_of(Scan.of(paper.text), table))
    taken = {r.row: r for r in paper.register.filter(table=table.start, withdrawn_at_act=None)}
    keys = {row.row: same_thing(row.kind, row.name, row.holder) for row in rows}
    standing = RegisterRecord.objects.filter(province=paper.province_id, withdrawn_at_act=None)
    known = defaultdict[str, list[RegisterRecord]](list)
    alike = standing.filter(same__in=set(keys.values())).exclude(paper=paper, table=table.start)
    for record in alike:
        known[record.same].append(record)
    homes, windows, first_of = HomeAreas.of(paper.province), _windows(paper), dict[str, int]()
    listed, contents = [], RowContents(paper, table)
    for row in rows:
        area = next(filter(None, (homes.meant(row.address, window) for window in windows if row.address)), None)
        problems = [*row.problems, *_unplaced(row, area, table), *_repeated(row, keys[row.row], first_of)]
        told = _recognised(row, paper)
        same, before = _told_of(row, told, known[keys[row.row]], to_come=is_to_come(paper, table))
        reported = row.kind == RegisterKind.PRODUCT and row.rating is not None and not told["decision"]
        line = contents.of(row)
        listed.append(Listed(row, area, tuple(problems), taken.get(row.row), same, before, reported, line))
    return tuple(listed)


def take_rows(
    user: User, paper: Paper, table: RegisterTable, chosen: Collection[int] | None = None, line: Line | None = None
) -> Act | None:
    """Take the chosen rows into the register, or all that nothing speaks against, as given by a content; one act. Rows
    that somebody took meanwhile are passed over."""
    with transaction.atomic():
        paper = locked(user, paper, "accept")
        require_home(user, paper, line)
        listed = [one for one in rows_listed(paper, table) if _is_wanted(one, chosen)]
        if not listed:
            return None
        if len(listed) > 1 and paper.findings.filter(rule__in=UNSURE).exists():
            raise Refused(
                _("Danh mục đọc từ ảnh chụp hoặc từ tệp bị mất chữ: hãy đối chiếu với bản gốc và nhận từng dòng.")
            )
        rows = [one.row.row for one in listed]
        changes = {"table": table.start, "rows": rows, "columns": [holds.value for holds in table.columns]}
        changes |= {"line": line.pk} if line else {}
        words = f"Nhận {len(rows)} dòng danh mục từ «{paper}»"
        act = seal(paper.province, user, "list", paper, words, changes)
        RegisterRecord.objects.bulk_create(record_of(one, paper, table, act, line) for one in listed)
        close_when_done(paper)
        return act


def withdraw_record(user: User, record: RegisterRecord, reason: str) -> Act:
    """Take a record back out of the register; its row of the paper may be taken anew."""
    with transaction.atomic():
        paper = locked(user, record.paper, "accept")
        record = RegisterRecord.objects.select_for_update().get(pk=record.pk)
        if record.withdrawn_at_act is not None:
            raise Refused(_("Dòng này đã được rút trước đó."))
        if not reason.strip():
            raise Refused(_("Phải nêu lý do rút."))
        changes = {"table": record.table, "rows": [record.row], "reason": reason.strip()[:200]}
        act = seal(paper.province, user, "unlist", paper, f"Rút 1 dòng danh mục của «{paper}»", changes)
        record.withdrawn_at_act = act.number
        record.save(update_fields=["withdrawn_at_act"])
        return act


def _is_wanted(one: Listed, chosen: Collection[int] | None) -> bool:
    return one.is_clean if chosen is None else one.may_be_taken and one.row.row in chosen


def record_of(
    one: Listed, paper: Paper, table: RegisterTable, act: Act | None = None, line: Line | None = None
) -> RegisterRecord:
    """What a row would say in the register; unsaved."""
    row = one.row
    record = RegisterRecord(
        province_id=paper.province_id,
        kind=row.kind,
        name=row.name[:300],
        holder=row.holder[:300],
        address=row.address[:300],
        area=one.area,
        rating=row.rating,
        trade=row.trade[:200],
        paper=paper,
        table=row.table,
        row=row.row,
        act=act,
        act_number=act.number if act else 0,
        number=row.number,
        points=row.points,
        given=row.given[:200],
        support=row.support,
        line=line or one.line,
        to_come=is_to_come(paper, table),
        **_recognised(row, paper),
    )
    return known_by(record)


def known_by(record: RegisterRecord) -> RegisterRecord:
    """The record with the words by which it is found, and known again."""
    area = record.area.full_name if record.area else ""
    record.key = search_key((record.name, record.holder, record.address, record.trade, record.decision, area))
    record.same = same_thing(record.kind, record.name, record.holder)
    return record


def _recognised(row: RegisterRow, paper: Paper) -> dict[str, Any]:
    """By which decision, when and until when: the paper's own where it is the decision and its rows name no other."""
    own = fold(paper.kind) == _DECISION and row.decision in ("", paper.number)
    decision = (paper.number if own else row.decision)[:120]
    day = row.decided_on or (paper.dated if own and len(paper.dated) == len("2026-07-24") else "")
    decided_on = date.fromisoformat(day) if day else None
    until = date.fromisoformat(row.valid_to) if row.valid_to else None
    if until is None and decided_on and decision and row.kind == RegisterKind.PRODUCT:
        until = expiry(decided_on, row.rating)
    told_on = date.fromisoformat(row.told_on) if row.told_on else None
    since = decided_on or told_on or last_day(row.period)
    told = {"decision": decision, "decided_on": decided_on, "valid_to": until}
    return {**told, "period": row.period, "since": since}


def last_day(period: str) -> date | None:
    return Period.parse(period).window.last if period else None


def _unplaced(row: RegisterRow, area: Area | None, table: RegisterTable) -> Sequence[Problem]:
    if not row.address or area:
        return ()
    return (Problem(table.head_of("address"), f"không rõ địa bàn của tỉnh: «{row.address[:60]}»"),)


def _told_of(
    row: RegisterRow, told: Mapping[str, Any], records: Sequence[RegisterRecord], *, to_come: bool
) -> tuple[RegisterRecord | None, RegisterRecord | None]:
    """The record that says what a row says, or the one beside which it tells something new: another recognition by a
    decision, or what is given."""
    if row.support is not None or row.given:
        given = (row.support, row.given[:200], row.period, to_come)
        same = next((one for one in records if (one.support, one.given, one.period, one.to_come) == given), None)
    elif row.kind == RegisterKind.PRODUCT and row.holder and told["decision"]:
        same = next((one for one in records if _is_same(one, told)), None)
        records = [one for one in records if (one.rating is None) == (row.rating is None)]  # stars follow stars
    else:
        return _last(records), None
    return same, None if same else _last(records)


def _last(records: Sequence[RegisterRecord]) -> RegisterRecord | None:
    return max(records, key=lambda one: (bool(one.decision), one.since or date.min, one.pk), default=None)


def _is_same(record: RegisterRecord, told: Mapping[str, Any]) -> bool:
    """One decision, by its number, and its day where both tell it."""
    days = {day for day in (record.decided_on, told["decided_on"]) if day}
    return _number(record.decision) == _number(told["decision"]) and len(days) < 2


def _number(decision: str) -> str:
    return "".join(fold(decision).split())


def _repeated(row: RegisterRow, key: str, first_of: dict[str, int]) -> Sequence[Problem]:
    """A second row of the list that names the same thing, and no other recognition of it."""
    first = first_of.setdefault(f"{key} {_number(row.decision)}", row.row)
    return () if first == row.row or not row.name else (Problem("", f"trùng với dòng {first}"),)


def _windows(paper: Paper) -> tuple[Window, ...]:
    """The days of the map a list names places of: its own day or the year of its title, else today's."""
    years = _YEAR.findall(paper.title)
    told = paper.dated[:7].replace("-", "M") or (years[-1] if years else str(paper.year or ""))
    today = timezone.localdate()
    return (*((Period.parse(told).window,) if told else ()), Window(today, today))
