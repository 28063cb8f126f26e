"""What sentences of a paper that adjusts a plan do to its contents: `grammar/adjusting.py` has the table of ways."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ....terms.facts import Activity, Amount, Quantity, Role, Span, Status, Total
from ....terms.vietnamese import fold
from ..grammar.actors import organisations, places
from ..grammar.adjusting import (
    ADJUSTED,
    ADJUSTS,
    ALL,
    ALL_OF_THEM,
    BESIDE,
    BY_SO_MANY,
    DROPPED,
    FROM,
    FROM_COUNT,
    FROM_TO,
    GIVEN,
    GIVES_TO,
    GOES_FROM,
    HELD_OTHERWISE,
    KEPT,
    LATER_THIS_YEAR,
    LESS,
    LISTS,
    MEMBER,
    MORE,
    NEXT,
    NO_CONTENT,
    NOW,
    NUMBERED,
    OPENS,
    OTHERS,
    PASSED,
    QUOTED,
    QUOTED_SUM,
    REPLACED,
    SPENT_ON,
    STANDS,
    STAYS,
    SUM_OF_MOVES,
    TO_NOTHING,
    VERB,
    WAYS,
    WHY,
)
from ..grammar.counts import find_counts
from ..grammar.money import Money, find_money
from ..grammar.moved_sums import moved_sums
from ..grammar.roles import Context
from ..grammar.sources import fund_source
from ..grammar.titles import uncounted
from ..sentences.passage import Found
from ..text.scan import Scan, overlaps, trimmed
from .from_to import from_now_on, moved, name_in
from .outline import TABLE, Node

_LONGEST = 700  # characters of a sentence that is looked at


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause, how it is worded, and the sum that it tells first; of what goes from one sum to another the latter."""

    way: str
    span: Span
    words: re.Match[str]
    money: Amount | None
    left: Amount | None = None  # what stands afterwards: «giảm 20 triệu đồng, còn 80 triệu đồng»
    before: Amount | None = None


def with_adjusting(scan: Scan, root: Node, context: Context, title: str, found: Found) -> Found:
    """The same, with what sentences of a paper that adjusts a plan say in place of what its sums alone told."""
    if context.role is not Role.PLAN or not ADJUSTS.search(title):
        return found
    dropped = [one.span for one in found.activities if one.status is Status.NOT_DONE]
    said = [
        one
        for node in root.walk()
        if node is not root and node.level != TABLE
        for one in _told_in(scan, node)
        if sum(overlaps(one.span, span) for span in dropped) < 2  # a list of quoted names is told already
    ]
    told_so = [a.span for a in found.activities if a.before or a.amount]
    said = [one for one in said if one.way != STANDS or not _lies_in(one.span, told_so)]
    spans = [one.span for one in said]
    known = [a for a in found.activities if _is_row(scan, a) or not _lies_in(a.span, spans)]
    replaced = {a.path for a in {*found.activities} - {*known} if a.path}
    known = [a for a in known if a.amount or a.quantities or a.status or a.path not in replaced]
    told = [_placed(activity, found) for one in said for activity in _told(scan, one, context)]
    totals = [_of_the_plan(t) for t in found.totals if not _lies_in(t.span, spans)]
    all_of_them = [_moved_in_all(scan, one, one.money, context) for one in said if one.way == ALL and one.money]
    totals = sorted([*totals, *all_of_them], key=lambda total: total.span.start)
    return Found(sorted([*known, *told], key=lambda a: a.span.start), totals)


def _moved_in_all(scan: Scan, said: _Said, money: Amount, context: Context) -> Total:
    """«Điều chỉnh giảm 03 nội dung, tổng kinh phí giảm 640 triệu đồng: …»"""
    label = scan.words(Span(said.span.start, money.span.start)).strip(" ,:")
    return Total(label, money.value, money.span, role=Role.PLAN, period=context.period, of_group=True)


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


def _told_in(scan: Scan, node: Node) -> Iterator[_Said]:
    """What a line says itself, or the line that heads it: «Dừng thực hiện các đề án:»."""
    said = list(_said(scan, node.span))
    head = node.parent.span if node.parent and node.parent.level >= 0 and not said and not node.children else None
    heads = _list_opened(scan, head) if head else None
    if head and heads and heads[0] == DROPPED and not scan.flat[heads[1] : head.end].strip():
        said = list(_members(scan, node.span, DROPPED))
    yield from said


def _list_opened(scan: Scan, span: Span) -> tuple[str, int] | None:
    """What a list is of, and where its first member begins."""
    numbered = NUMBERED.match(scan.flat, span.start, span.end)
    start = numbered.end() if numbered else span.start
    tried = ((way, words.match(scan.flat, start, span.end)) for way, words in LISTS)
    return next(((way, said.end()) for way, said in tried if said), None)


def _members(scan: Scan, span: Span, way: str) -> Iterator[_Said]:
    start = span.start
    for end in (*(mark.start() for mark in _SEMICOLON.finditer(scan.flat, span.start, span.end)), span.end):
        sums = find_money(scan, Span(start, end))
        said = MEMBER.match(scan.flat, start, end)
        if said and (sums or way == DROPPED):
            first = sums[0].amount if sums else None
            yield _Said(way, trimmed(scan, Span(said.start("title"), end)), said, first)
        start = end


_SEMICOLON = re.compile(r";(?=\s)")


def _said(scan: Scan, span: Span) -> Iterator[_Said]:
    if scan.flat[span.start : span.end].isupper():
        return
    for sentence in scan.sentences(span):
        if sentence.end - sentence.start > _LONGEST:
            continue
        if (heads := _list_opened(scan, sentence)) and scan.flat[heads[1] : sentence.end].strip():
            yield from _members(scan, Span(heads[1], sentence.end), heads[0])
            continue
        start = sentence.start
        for edge in (*NEXT.finditer(scan.flat, sentence.start, sentence.end), None):
            clause = Span(start, edge.start() if edge else sentence.end)
            if said := _clause(scan, clause):
                yield said
            start = edge.end() if edge else start


def _clause(scan: Scan, span: Span) -> _Said | None:
    opens = OPENS.match(scan.flat, span.start, span.end)
    clause = Span(opens.end() if opens else span.start, span.end)
    is_moved = GOES_FROM.search(scan.flat, clause.start, clause.end) is not None
    for way, words in WAYS:
        said = words.match(scan.flat, clause.start, clause.end)
        if said is None:
            continue
        if OTHERS.search(scan.folded, clause.start, said.end("title")):
            return _of_the_others(scan, clause, said)
        if NO_CONTENT.match(scan.folded, said.start("title")):
            return None
        if way == DROPPED and LATER_THIS_YEAR.match(scan.flat, said.end(), span.end):
            return None  # `changes.py` tells when
        if told := _worded(scan, clause, way, said, is_moved=is_moved):
            return told
    return _from_to(scan, clause) if is_moved else _beside(scan, clause)


def _of_the_others(scan: Scan, clause: Span, said: re.Match[str]) -> _Said | None:
    """«Giữ nguyên kinh phí các nội dung còn lại (3.400 triệu đồng)»"""
    sums = find_money(scan, clause)
    return _Said(ALL, trimmed(scan, clause), said, sums[0].amount) if sums else None


def _worded(scan: Scan, clause: Span, way: str, said: re.Match[str], *, is_moved: bool) -> _Said | None:
    """What a clause in the words of a way does, with its sums."""
    title, sums = Span(*said.span("title")), find_money(scan, clause)
    told = _Said(way, trimmed(scan, clause), said, sums[0].amount if sums else None)
    if ALL_OF_THEM.fullmatch(scan.flat, title.start, title.end):
        return replace(told, way=ALL)
    if find_money(scan, title) or VERB.match(scan.folded, title.start) or FROM.search(said["title"]):
        return None
    if way in (LESS, MORE, PASSED) and not sums and not find_counts(scan, title):
        return None
    if way == LESS and TO_NOTHING.search(scan.flat, title.end, clause.end):
        return replace(told, way=DROPPED)
    if way == KEPT:
        return told if said["other"] or _stays(scan, said, clause.start, sums) else None
    if way == REPLACED:
        return _replaced(told, sums)
    if way == PASSED:
        return _passed(scan, told, clause.end)
    return _moved(scan, told, sums, is_moved=is_moved) if way in (LESS, MORE, NOW) else told


def _replaced(told: _Said, sums: Sequence[Money]) -> _Said:
    """«Thay X (250 triệu đồng) bằng Y (240 triệu đồng)»: each with its own sum."""
    other = told.words.start("other")
    own = told.money if sums and sums[0].span.end <= other else None
    return replace(told, money=next((one.amount for one in sums if one.span.start >= other), None), before=own)


def _passed(scan: Scan, told: _Said, end: int) -> _Said:
    """From one agency to another it is no content's, but the one's that it is spent on."""
    if not all(_is_agency(scan, Span(*told.words.span(name))) for name in ("title", "other")):
        return told
    spent_on = SPENT_ON.match(scan.flat, told.words.end("other"), end)
    return replace(told, way=GIVEN, words=spent_on) if spent_on else replace(told, way=ALL)


def _moved(scan: Scan, told: _Said, sums: Sequence[Money], *, is_moved: bool) -> _Said | None:
    """With what stood and what stands, where the clause tells that beside by how much."""
    title, end = Span(*told.words.span("title")), told.span.end
    spent_on = SPENT_ON.match(scan.flat, title.end, end) if told.way == MORE and _is_agency(scan, title) else None
    if spent_on:
        return replace(told, way=GIVEN, words=spent_on)
    said = moved_sums(scan, Span(told.words.start(), end), sums)
    if told.way == NOW:
        return replace(told, before=said.before or said.before_by) if told.money else None
    is_by = told.money != said.after and (told.money != said.before or not said.after)
    by = said.by or (told.money if is_by else None)
    if is_moved and not (said.before and by and said.after):
        return None
    return replace(told, money=by, left=said.after, before=said.before)


def _stays(scan: Scan, said: re.Match[str], start: int, sums: Sequence[Money]) -> bool:
    """Whether one content keeps its sum, with nothing else of it altered: «Hội chợ: giữ nguyên 400 triệu đồng»."""
    if not sums or NO_CONTENT.match(scan.folded, start):
        return False
    return HELD_OTHERWISE.search(scan.folded, *said.span("title")) is None


def _is_agency(scan: Scan, name: Span) -> bool:
    """Whether a name is that of who spends the money, and of no content."""
    return any(one.start == name.start and one.end >= name.end for one in scan.landmarks.named.agencies)


def _from_to(scan: Scan, span: Span) -> _Said | None:
    """Under a heading that tells what is moved too."""
    said = next(filter(None, (words.match(scan.content, span.start, span.end) for words in FROM_TO)), None)
    if said is None or NO_CONTENT.match(scan.folded, said.start("title")):
        return None
    sums = moved(scan, Span(said.end(), span.end))
    return _Said(STANDS, trimmed(scan, span), said, sums[1], before=sums[0]) if sums else None


def _beside(scan: Scan, span: Span) -> _Said | None:
    """«X: dự toán ban đầu 240 triệu đồng, nay điều chỉnh còn 180 triệu đồng»"""
    said = BESIDE.match(scan.flat, span.start, span.end)
    if said is None or NO_CONTENT.match(scan.folded, said.start("title")):
        return None
    told = moved_sums(scan, span, find_money(scan, span))
    if told.after is None or not ADJUSTED.search(scan.flat, said.end(), told.after.span.start):
        return None
    before = told.before or told.before_by
    return _Said(NOW, trimmed(scan, span), said, told.after, before=before) if before else None


def _told(scan: Scan, said: _Said, context: Context) -> Iterator[Activity]:
    title = _title(scan, said, "other" if said.way == GIVEN else "title")
    one = Activity("", "", title, said.span, Role.PLAN, context.period, adjustment=said.way, amount=said.money)
    one = replace(one, fund_source=fund_source(scan, said.span.start, said.span.end) if said.money else None)
    one = replace(one, organisations=organisations(scan, said.span), places=places(scan, said.span))
    if said.way == ALL:
        return
    if said.way == DROPPED:
        yield from _dropped(scan, said, one)
    elif said.way == PASSED:
        for name, way in (("title", LESS), ("other", MORE)):
            if not _is_agency(scan, Span(*said.words.span(name))):
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
        words = Span(said.span.start, max(said.words.end("title"), said.words.end("other")))
        told = replace(one, adjustment=None, before=said.money)
        yield replace(told, reason=scan.words(words), reason_span=words) if said.words["other"] else told
    else:
        yield _by_so_much(said, replace(one, quantities=_counts(scan, said)))


def _by_so_much(said: _Said, one: Activity) -> Activity:
    """«giảm 20 triệu đồng, còn 80 triệu đồng» says what stands, and so what stood; a thing is named uncounted."""
    if said.left and said.money:
        apart = said.money.value if said.way == LESS else -said.money.value
        stood = said.before or replace(said.money, value=said.left.value + apart)
        return replace(one, amount=said.left, before=replace(stood, rule="before"))
    if said.left:
        return replace(one, amount=said.left, before=said.before)
    return replace(one, title=uncounted(one.title)) if one.title[:1].isdigit() else one


def _dropped(scan: Scan, said: _Said, one: Activity) -> Iterator[Activity]:
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
        sums = [find_money(scan, Span(one_of.end(), end))[0].amount for one_of in each]
        names = [name_in(scan, Span(*one_of.span("title"))) for one_of in each]
        yield from (replace(told, title=name, before=own) for name, own in zip(names, sums, strict=True))
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


def _title(scan: Scan, said: _Said, group: str) -> str:
    """As the clause names it; of a quoted name only that."""
    start, end = said.words.span(group)
    quoted = QUOTED.match(scan.flat, start, end)
    return name_in(scan, Span(*quoted.span("title")) if quoted else Span(start, end))


def _counts(scan: Scan, said: _Said) -> tuple[Quantity, ...]:
    """Its own, of which the verb before them says by how many: read without it. From how many to how many they go says
    how many stand, beside a sum that tells by how much."""
    if FROM_COUNT.search(scan.flat, said.words.start(), said.span.end) and not said.left:
        return ()
    counts = find_counts(scan, Span(said.words.start("title"), said.span.end))
    return tuple(q for q in counts if not (said.left and BY_SO_MANY.search(scan.flat, said.span.start, q.span.start)))
