"""A synthetic plan and its year of reports: quarterly figures of every commune for every item, sealed act by act."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from django.db import transaction

from khuyencong.records.models import Act, Entry, Head, Line, PlaceSummary, Plan, PlanVersion, Programme, Statement
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Outcome
from khuyencong.terms.periods import Period, Window, bucket
from khuyencong.terms.results import State

from ..acts import digest, digest_of_act
from ..plans import add_line, open_plan
from ..sums import KEYS, PLACE_DEPTH, Kept, SumKey
from .bulk import insert, next_id
from .people import MADE, Setting

GROUPS, ITEMS_A_GROUP = 6, 10
ITEMS = GROUPS * ITEMS_A_GROUP
_TOPICS = ("Đào tạo nghề", "Máy móc thiết bị", "Hội chợ", "Bao bì nhãn mác", "Sản xuất sạch hơn", "Tập huấn", "Kết nối")
_STEP = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Said:
    """One figure that somebody gives; `moved` and `given` are what it adds to what stands in its cell."""

    line: int
    measure: int
    role: Role
    source: int
    unit: int | None
    window: Window
    value: int
    moved: int
    given: int = 1
    outcome: Outcome = Outcome.POSTED


@dataclass
class Book:
    """The rows of one plan, collected act by act and written in one go."""

    setting: Setting
    plan: Plan
    head: Head
    at: datetime
    statements: list[Sequence[Any]] = field(default_factory=list)
    entries: list[Sequence[Any]] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    sums: dict[SumKey, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def __post_init__(self) -> None:
        self.next_statement, self.next_entry = next_id(Statement), next_id(Entry)
        self.next_act = next_id(Act)

    def seal(self, verb: str, summary: str, said: Sequence[Said]) -> None:
        """One numbered act that states these figures and moves them."""
        number, act = self.head.number + 1, self.next_act
        facts = [self._keep(one, act, number) for one in said]
        self.acts.append(self._chained(verb, summary, digest(facts) if facts else ""))
        self.next_act += 1
        self.at += _STEP

    def _chained(self, verb: str, summary: str, entries_digest: str) -> Act:
        act = Act(
            pk=self.next_act,
            province=self.setting.province,
            number=self.head.number + 1,
            at=self.at,
            actor=self.setting.officer,
            verb=verb,
            subject_kind="plan",
            subject_id=self.plan.pk,
            summary=summary,
            changes={},
            entries_digest=entries_digest,
            previous=self.head.digest,
        )
        act.digest = digest_of_act(act)
        self.head.number, self.head.digest = act.number, act.digest
        return act

    def _keep(self, said: Said, act: int, number: int) -> list[Any]:
        """Keep the statement and the entry; returns what the act's digest says of the entry."""
        statement, entry = self.next_statement, self.next_entry
        self.next_statement, self.next_entry = statement + 1, entry + 1
        province, plan, role = self.setting.province.pk, self.plan.pk, said.role.value
        first, last = said.window.first.isoformat(), said.window.last.isoformat()
        place = (province, plan, said.line, said.measure, role, said.source, said.unit, None, first, last)
        stood = ("statements", "stands", said.outcome.value, State.GIVEN.value, said.value, None, "", "", None, MADE)
        self.statements.append((statement, *place, *stood, self.setting.officer.pk, act, None))
        moved = (said.moved, said.moved, said.given, 0, 0, "", "")
        self.entries.append((entry, *place, act, number, statement, None, *moved))
        total = self.sums[said.line, said.measure, role, said.source, bucket(said.window), said.unit or 0, 0]
        total[0] += said.moved
        total[1] += said.given
        return [*place[1:], *moved, statement, None]

    def write(self, parents: dict[int, tuple[int, ...]]) -> None:
        """All rows of the plan and the head of the chain, in one transaction."""
        with transaction.atomic():
            Act.objects.bulk_create(self.acts, batch_size=500)
            insert(Statement, self.statements)
            insert(Entry, self.entries)
            for kept in KEYS:  # whole: it asks for an id, and COPY holds the line
                insert(kept, list(self._summary_rows(kept, parents)))
            self.head.save(update_fields=["number", "digest"])

    def _summary_rows(self, kept: Kept, parents: dict[int, tuple[int, ...]]) -> Iterator[Sequence[Any]]:
        width = len(KEYS[kept]) - 2  # of what follows province and line
        totals: dict[SumKey, list[int]] = defaultdict(lambda: [0, 0])
        for (line, *told), (value, given) in self.sums.items():
            for above in parents[int(line)][: PLACE_DEPTH if kept is PlaceSummary else None]:
                total = totals[above, *told[:width]]
                total[0] += value
                total[1] += given
        for number, (key, (value, given)) in enumerate(totals.items(), start=next_id(kept)):
            yield number, self.setting.province.pk, *key, value, value, given, 0, 0


def make_plan(setting: Setting, programme: Programme, year: int, random: Random, groups: int = GROUPS) -> int:
    """A plan in force with a whole year of figures; returns how many entries it holds."""
    plan, items = _opened(setting, programme, year, groups)
    day = setting.programmes.index(programme) + 1
    head = Head.objects.get(province=setting.province)
    book = Book(setting, plan, head, at=datetime(year, 12, day, tzinfo=UTC))
    planned = _planned(setting, items, Period.parse(str(year)).window, random)
    book.seal("approve", f"Phê duyệt {plan.title}", planned)
    for quarter in range(1, 5):
        window = Period.parse(f"{year}Q{quarter}").window
        for commune in setting.communes:
            said = [_reached(setting, item, n, commune.pk, window, random) for n, item in enumerate(items)]
            book.seal("enter", f"{commune.code} báo cáo quý {quarter}", said)
    last = said[: len(said) // 6]
    book.seal("enter", "Báo cáo lại quý 4", [_restated(one, random) for one in last])
    book.write({line.pk: tuple(map(int, line.path.strip("/").split("/"))) for line in items})
    _approved(setting, plan, sum(one.value for one in planned if one.measure == setting.money.pk))
    return len(book.entries)


def entries_of_a_plan(communes: int) -> int:
    """How many entries `make_plan` posts for so many communes."""
    return ITEMS * (2 + 4 * communes) + ITEMS // 6


def _opened(setting: Setting, programme: Programme, year: int, groups: int) -> tuple[Plan, list[Line]]:
    title = f"Kế hoạch {programme.name} năm {year} (dữ liệu thử)"
    plan = open_plan(programme, year, title, setting.department, Plan.Origin.DRAFT)
    items = []
    for group in range(1, groups + 1):
        topic = _TOPICS[group % len(_TOPICS)]
        above = add_line(plan, plan.root, Line.Kind.GROUP, str(group), topic)
        for item in range(1, ITEMS_A_GROUP + 1):
            items.append(add_line(plan, above, Line.Kind.ITEM, f"{group}.{item}", f"{topic}, nội dung {item}"))
    return plan, items


def _planned(setting: Setting, items: Sequence[Line], year: Window, random: Random) -> list[Said]:
    said = []
    for n, item in enumerate(items):
        source = setting.sources[n % len(setting.sources)].pk
        money, count = random.randrange(100, 900) * 1_000_000 * len(setting.communes), random.randrange(1, 60)
        said.append(Said(item.pk, setting.money.pk, Role.PLAN, source, None, year, money, money))
        said.append(Said(item.pk, setting.counted.pk, Role.PLAN, source, None, year, count, count))
    return said


def _reached(setting: Setting, item: Line, number: int, unit: int, window: Window, random: Random) -> Said:
    value = random.randrange(200, 2_000) * 100_000
    source = setting.sources[number % len(setting.sources)].pk
    return Said(item.pk, setting.money.pk, Role.ACTUAL, source, unit, window, value, value)


def _restated(said: Said, random: Random) -> Said:
    """The same cell told again: only the difference moves."""
    value = said.value + random.randrange(1, 50) * 100_000
    return Said(
        said.line,
        said.measure,
        said.role,
        said.source,
        said.unit,
        said.window,
        value,
        value - said.value,
        given=0,
        outcome=Outcome.CORRECTS,
    )


def _approved(setting: Setting, plan: Plan, total: int) -> None:
    PlanVersion.objects.create(
        plan=plan,
        number=1,
        state=PlanVersion.State.APPROVED,
        decision_number=f"{plan.pk}/QĐ-ST",
        decision_date=datetime(plan.year, 1, 2, tzinfo=UTC).date(),
        approved_total=total,
        prepared_by=setting.officer,
        approved_by=setting.leader,
    )
