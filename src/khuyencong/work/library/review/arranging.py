"""Who does what, when and where, as papers say: proposed at reading, taken with figures, put right by the officer."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Arrangement, Fact, Line, Paper, Unit, User
from khuyencong.terms import facts as read
from khuyencong.terms.periods import Period
from khuyencong.terms.vietnamese import fold

from ...acts import seal
from ...arrangements import UnitNames, put, put_all
from ...permissions import Refused
from ...posting import Posting
from .under_review import locked

Key = tuple[str, int]  # place and activity: how facts and arrangements of one content find each other


def propose_arrangements(paper: Paper, facts: read.PaperFacts, contents: Sequence[Key]) -> list[Arrangement]:
    """What a paper says of who gets each content, where it is held and when instead; a plan's also who does it and
    when, and the plan as a whole.
    `contents[i]` is the content of activity i."""
    names = UnitNames(paper.province, day_of(paper))
    plans = paper.purpose == Paper.Purpose.PLAN
    of_plan = facts.arrangements if plans else ()
    whole = [_read(names, Arrangement(paper=paper, place=Fact.Place.ROOT), one) for one in of_plan]
    told: dict[tuple[int, str, str], Arrangement] = {}
    for index, activity in enumerate(facts.activities):
        kept = (one for one in activity.arrangements if plans or one.kind in _OF_RESULTS)
        for one in kept:
            place, same_as = contents[index]
            row = Arrangement(paper=paper, place=place, same_as=same_as, title=activity.title[:300])
            told.setdefault((same_as, one.kind, one.words), _read(names, row, one))
    return [*whole, *told.values()]


def day_of(paper: Paper) -> date:
    """The day whose units a paper speaks of: its own, else the first of its year, else the day it came."""
    if len(paper.dated) == 10:
        return date.fromisoformat(paper.dated)
    return Period.parse(str(paper.year)).window.first if paper.year else timezone.localdate(paper.received_at)


_OF_RESULTS = (read.Arranged.RECIPIENT, read.Arranged.VENUE, read.Arranged.TIME)
_OF_UNITS = (read.Arranged.LEAD, read.Arranged.DOER, read.Arranged.PARTNER)


def _read(names: UnitNames, row: Arrangement, one: read.Arrangement) -> Arrangement:
    row.kind, row.words, row.period = one.kind, one.words[:300], one.period or ""
    row.start, row.end = one.span.start, one.span.end
    row.unit = names.meant(one.words) if one.kind in _OF_UNITS else None
    return row


def take_arrangements(paper: Paper, top: Line, lines: Mapping[Key, Line], act: Act) -> None:
    """Let stand, with this act, what is said of contents whose figures were taken. A name that nobody is known by does
    not push away a unit that stands: it waits for the officer's answer."""
    pending = paper.arrangements.filter(state=Arrangement.State.PENDING).select_related("unit")
    by_line: dict[int, tuple[Line, list[Arrangement]]] = {}
    for row in pending:
        line = top if row.place == Fact.Place.ROOT else lines.get((row.place, row.same_as))
        if line is not None and not _is_of_one_place(paper, row):
            by_line.setdefault(line.pk, (line, []))[1].append(row)
    clear = [(line, [row for row in rows if not _would_blur(line, row)]) for line, rows in by_line.values()]
    put_all([(line, _with_one_place(paper, rows)) for line, rows in clear], act)


def _with_one_place(paper: Paper, rows: list[Arrangement]) -> list[Arrangement]:
    """Of several places that a paper tells of a content none is its own, but for the one that it is moved to."""
    places = [row for row in rows if row.kind == Arrangement.Kind.VENUE]
    if len({fold(row.words) for row in places}) < 2:
        return rows
    moved = list(paper.facts.filter(status=read.Status.MOVED).values_list("start", "end"))
    own = [row for row in places if any(start <= row.start < end for start, end in moved)]
    return [row for row in rows if row not in places or row in own]


def _is_of_one_place(paper: Paper, row: Arrangement) -> bool:
    """When and where a unit below held its part of a content is no word on the whole."""
    return bool(paper.teller and paper.teller.area_id) and row.kind in (Arrangement.Kind.TIME, Arrangement.Kind.VENUE)


def _would_blur(line: Line, row: Arrangement) -> bool:
    return row.kind == Arrangement.Kind.LEAD and row.unit is None and line.lead_id is not None


def release_arrangements(taken: Act, act: Act) -> None:
    """Who gets a content, when and where it is held, as an acceptance let it stand, waits again with its figures: what
    stood before stands once more."""
    rows = list(Arrangement.objects.standing().filter(act=taken, kind__in=_OF_RESULTS))
    places = {(row.line_id, row.kind) for row in rows}
    replaced = Arrangement.objects.filter(kind__in=_OF_RESULTS, withdrawn_at_act=taken.number).exclude(act=taken)
    again = [row for row in replaced.filter(line__in={line for line, _ in places}) if (row.line_id, row.kind) in places]
    Arrangement.objects.filter(pk__in=[row.pk for row in rows]).update(withdrawn_at_act=act.number)
    for row in rows:
        row.pk, row.line, row.act, row.act_number, row.establishment = None, None, None, None, None
        row.state = Arrangement.State.PENDING
    for row in again:
        row.pk, row.act, row.act_number, row.withdrawn_at_act = None, act, act.number, None
    for row in (*rows, *again):
        row._state.adding = True
    Arrangement.objects.bulk_create([*rows, *again])


def name_unit(user: User, paper: Paper, arrangement: Arrangement, unit: Unit | None) -> Act:
    """Say which unit printed words mean, wherever the paper prints them in this part; None sets them aside."""
    with transaction.atomic():
        paper = locked(user, paper, "correct")
        posting = Posting(paper.plan) if paper.plan else None
        rows = list(_alike(paper, arrangement))
        if not rows:
            raise Refused(_("Trong lúc anh/chị xem, người khác đã trả lời câu hỏi này."))
        meant = unit.code if unit else "không áp dụng"
        is_recipient = arrangement.kind == Arrangement.Kind.RECIPIENT  # perhaps a person, whom history does not name
        words = f"{'Đơn vị thụ hưởng' if is_recipient else f'«{rows[0].words}»'} trong «{paper}»: {meant}"
        changes = {"paper": paper.pk, "arrangements": [row.pk for row in rows], "unit": unit.pk if unit else None}
        subject = posting.plan if posting else paper
        act = seal(paper.province, user, "name_unit", subject, words, changes)
        for row in rows:
            _answer(row, unit, act)
        return act


def _alike(paper: Paper, one: Arrangement) -> Iterable[Arrangement]:
    """The pending and standing ones of the paper with the same words, as the person saw them."""
    rows = paper.arrangements.filter(kind=one.kind, words=one.words, unit=one.unit_id, withdrawn_at_act=None)
    return rows.exclude(state=Arrangement.State.REJECTED).select_related("line").select_for_update(of=("self",))


def _answer(row: Arrangement, unit: Unit | None, act: Act) -> None:
    if row.line is None:  # its content was not taken yet
        row.unit, row.state = unit, Arrangement.State.PENDING if unit else Arrangement.State.REJECTED
        row.save(update_fields=["unit", "state"])
        return
    line = row.line
    row.withdrawn_at_act = act.number
    row.save(update_fields=["withdrawn_at_act"])
    if row.kind == Arrangement.Kind.LEAD:
        Line.objects.filter(pk=line.pk).update(lead=None)
    if unit is not None:
        row.pk, row.unit, row.withdrawn_at_act = None, unit, None
        row._state.adding = True
        put(line, [row], act)
