"""What sentences of a paper that adjusts a plan do to its contents: `grammar/adjusting.py` has the table of ways."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ....terms.facts import Activity, Quantity, Role, Span, Status, Total
from ....terms.vietnamese import fold
from ..grammar.actors import organisations, places
from ..grammar.adjusting import (
    ADJUSTS,
    ALL,
    BY_SO_MANY,
    DROPPED,
    FROM_COUNT,
    GIVEN,
    GIVES_TO,
    KEPT,
    LESS,
    MORE,
    NOW,
    PASSED,
    QUOTED,
    QUOTED_SUM,
    REPLACED,
    STANDS,
    STAYS,
    SUM_OF_MOVES,
    WHOLE,
    WHY,
    new_name,
)
from ..grammar.counts import find_counts
from ..grammar.money import find_money
from ..grammar.rewording import AMENDED, AMENDS
from ..grammar.roles import Context
from ..grammar.sources import fund_source
from ..grammar.titles import uncounted
from ..sentences.passage import Found
from ..text.scan import Scan, overlaps, trimmed
from .adjusting_clauses import Said, is_agency, told_in
from .from_to import from_now_on, name_in
from .outline import TABLE, Node


def with_adjusting(scan: Scan, root: Node, context: Context, title: str, found: Found) -> Found:
    """The same, with what sentences of a paper that adjusts a plan say in place of what its sums alone told."""
    if context.role is not Role.PLAN or not ADJUSTS.search(title):
        return found
    dropped = [one.span for one in found.activities if one.status is Status.NOT_DONE]
    said = [
        one
        for node in root.walk()
        if node is not root and node.level != TABLE
        for one in told_in(scan, node)
        if sum(overlaps(one.span, span) for span in dropped) < 2  # a list of quoted names is told already
    ]
    told_so = [a.span for a in found.activities if a.before or a.amount]
    said = [one for one in said if one.way != STANDS or not _lies_in(one.span, told_so)]
    spans = [one.span for one in said]
    known = [a for a in found.activities if _is_row(scan, a) or not _lies_in(a.span, spans)]
    replaced = {a.path for a in {*found.activities} - {*known} if a.path}
    known = [_amended(scan, a) for a in known if a.amount or a.quantities or a.status or a.path not in replaced]
    told = [_placed(activity, found) for one in said for activity in _told(scan, one, context)]
    totals = [_of_the_plan(t) for t in found.totals if not _lies_in(t.span, spans)]
    told_in_all = [total for one in said if one.way in (ALL, WHOLE) for total in _in_all(scan, one, context)]
    totals = sorted([*totals, *told_in_all], key=lambda total: total.span.start)
    return Found(sorted([*known, *told], key=lambda a: a.span.start), totals)


def _amended(scan: Scan, told: Activity) -> Activity:
    """What an article quotes in its new wording is called by that, and not by the article."""
    if told.amount is None or not AMENDS.match(told.title):
        return told
    named = [*AMENDED.finditer(scan.content, max(0, told.span.start - 1), told.amount.span.start)]
    return replace(told, title=name_in(scan, Span(*named[-1].span("title")))) if named else told


def _in_all(scan: Scan, said: Said, context: Context) -> Iterator[Total]:
    """«Điều chỉnh giảm 03 nội dung, tổng kinh phí giảm 640 triệu đồng: …», and what the whole plan then has."""
    if said.money:
        label = scan.words(Span(said.span.start, said.money.span.start)).strip(" ,:(")
        yield Total(label, said.money.value, said.money.span, role=Role.PLAN, period=context.period, of_group=True)
    if said.left:
        label = scan.words(Span(*said.words.span("title")))
        named = label[:1].upper() + label[1:]
        yield Total(named, said.left.value, said.left.span, role=Role.PLAN, period=context.period)


def _of_the_plan(total: Total) -> Total:
    """What all that is moved comes to is no total of the plan."""
    label = fold(total.label)
    moves = SUM_OF_MOVES.search(label) and not STAYS.search(label)
    return replace(total, of_group=True) if moves else total


def directed(told: Activity) -> Activity:
    """What stands from now on beside what stood says itself which way it went."""
    if told.before is None or told.amount is None or told.amount.value == told.before.value:
        return told
    return replace(told, adjustment=MORE if told.amount.value > told.before.value else LESS)


def _placed(told: Activity, found: Found) -> Activity:
    """Where the paper lists it; what is dropped stands under no bare article, which would be the plan's whole."""
    known = next((a for a in found.activities if a.path and overlaps(a.span, told.span)), None)
    if known is None or (told.status and _ARTICLE.fullmatch(known.path)):
        return told
    return replace(told, path=known.path, item=known.item)


_ARTICLE = re.compile(r"Điều \d{1,3}")


def _is_row(scan: Scan, told: Activity) -> bool:
    return scan.content.find("|", told.span.start, told.span.end) >= 0


def _lies_in(span: Span, clauses: Sequence[Span]) -> bool:
    return any(overlaps(span, clause) for clause in clauses)


def _told(scan: Scan, said: Said, context: Context) -> Iterator[Activity]:
    title = _title(scan, said, "other" if said.way == GIVEN else "title")
    one = Activity(said.path, "", title, said.span, Role.PLAN, context.period, adjustment=said.way, amount=said.money)
    one = replace(one, new_title=new_name(scan.words(said.span)) if said.way == KEPT else None)
    one = replace(one, fund_source=fund_source(scan, said.span.start, said.span.end) if said.money else None)
    one = replace(one, organisations=organisations(scan, said.span), places=places(scan, said.span))
    if said.way in (ALL, WHOLE):
        return
    if said.way == DROPPED:
        yield from _dropped(scan, said, one)
    elif said.way == PASSED:
        for name, way in (("title", LESS), ("other", MORE)):
            if not is_agency(scan, Span(*said.words.span(name))):
                yield replace(one, title=_title(scan, said, name), adjustment=way)
    elif said.way in (STANDS, NOW):
        start = said.before.span.end if said.way == NOW and said.before else said.words.end("title")
        counts = find_counts(scan, Span(start, said.span.end)) or find_counts(scan, said.span)
        yield replace(one, adjustment=None, before=said.before, quantities=tuple(from_now_on(scan, counts)))
    elif said.way == REPLACED:
        yield replace(one, status=Status.NOT_DONE, adjustment=LESS, amount=None, before=said.before, fund_source=None)
        yield replace(one, title=_title(scan, said, "other"), adjustment=MORE)
    elif said.way == GIVEN:
        yield replace(one, title=_title(scan, said, "other"), adjustment=MORE)
    elif said.way == KEPT:
        yield _kept(scan, said, one)
    else:
        yield _by_so_much(said, replace(one, quantities=_counts(scan, said)))


def _kept(scan: Scan, said: Said, one: Activity) -> Activity:
    """With its sum before and after; what of it is another, its name or who gets it, is told in the paper's words."""
    told = replace(one, adjustment=None, before=said.money)
    if not said.words["other"]:
        return replace(told, quantities=_counts(scan, said))
    words = Span(said.span.start, max(said.words.end("title"), said.words.end("other")))
    source = fund_source(scan, words.end, said.span.end) if said.money else None  # not the one it had until then
    return replace(told, reason=scan.words(words), reason_span=words, fund_source=source)


def _by_so_much(said: Said, one: Activity) -> Activity:
    """«giảm 20 triệu đồng, còn 80 triệu đồng» says what stands, and so what stood; a thing is named uncounted."""
    if said.left and said.money:
        apart = said.money.value if said.way == LESS else -said.money.value
        stood = said.before or replace(said.money, value=said.left.value + apart)
        return replace(one, amount=said.left, before=replace(stood, rule="before"))
    if said.left:
        return replace(one, amount=said.left, before=said.before)
    return replace(one, title=uncounted(one.title)) if one.title[:1].isdigit() else one


def _dropped(scan: Scan, said: Said, one: Activity) -> Iterator[Activity]:
    """Each by its name; what it had, where one is named; and the content that gets its money, where one is."""
    gets = GIVES_TO.search(scan.flat, said.words.end("title"), said.span.end)
    end = gets.start() if gets else said.span.end
    why = _why(scan, Span(said.words.end(), end))
    told = replace(
        one, span=Span(said.span.start, end), status=Status.NOT_DONE, adjustment=LESS, amount=None, before=one.amount,
        reason=scan.words(why) if why else None, reason_span=why,
    )  # fmt: skip
    quoted = [m["title"] for m in QUOTED.finditer(scan.flat, said.words.start("title"), said.words.end("title"))]
    each = [*QUOTED_SUM.finditer(scan.flat, said.words.start("title"), end)]
    if len(each) > 1:  # «đề án “A” (50 triệu đồng) và đề án “B” (70 triệu đồng)»
        for one_of in each:
            own = find_money(scan, Span(one_of.end(), scan.flat.index(")", one_of.end())))
            name = name_in(scan, Span(*one_of.span("title")))
            yield replace(told, title=name, before=own[0].amount if own else None)
        return
    if len(quoted) > 1:
        told = replace(told, before=None, fund_source=None)
    yield from (replace(told, title=" ".join(title.split())) for title in quoted or [told.title])
    if gets and one.amount:
        yield replace(
            one, title=name_in(scan, Span(*gets.span("other"))), span=Span(end, said.span.end), adjustment=MORE
        )


def _why(scan: Scan, span: Span) -> Span | None:
    said = WHY.search(scan.flat, span.start, span.end)
    is_named = said and (said["named"] or scan.flat[said.start() - 1] == "(")
    return trimmed(scan, Span(*said.span("why" if is_named else 0))) if said else None


def _title(scan: Scan, said: Said, group: str) -> str:
    """As the clause names it; of a quoted name only that."""
    start, end = (said.item.start, said.item.end) if said.item else said.words.span(group)
    quoted = QUOTED.match(scan.flat, start, end)
    return name_in(scan, Span(*quoted.span("title")) if quoted else Span(start, end))


def _counts(scan: Scan, said: Said) -> tuple[Quantity, ...]:
    """Its own, of which the verb before them says by how many: read without it. From how many to how many they go says
    how many stand, beside a sum that tells by how much."""
    if FROM_COUNT.search(scan.flat, said.words.start(), said.span.end) and not said.left:
        return ()
    counts = find_counts(scan, Span(said.words.start("title"), said.span.end))
    return tuple(q for q in counts if not (said.left and BY_SO_MANY.search(scan.flat, said.span.start, q.span.start)))
