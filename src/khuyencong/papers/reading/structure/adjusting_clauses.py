"""The clauses of a paper that adjusts a plan which say what becomes of a content, each with its sums."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ....terms.facts import Amount, Span
from ..grammar.adjusting import (
    ADJUSTED,
    ALL,
    ALL_OF_THEM,
    BARE,
    BEHIND_SUM,
    BESIDE,
    DROPPED,
    FIRM,
    FROM,
    GIVEN,
    GOES_FROM,
    HEADS,
    HELD_OTHERWISE,
    IS_MONEY,
    KEPT,
    LATER_THIS_YEAR,
    LESS,
    LISTS,
    MEMBER,
    MORE,
    MOVED_IN_ALL,
    NEXT,
    NO_CONTENT,
    NOW,
    NUMBERED,
    OPENS,
    OTHERS,
    PARTS_FOLLOW,
    PASSED,
    REPLACED,
    SO_MANY,
    SPENT_ON,
    STANDS,
    STANDS_THERE,
    STAYS_THERE,
    STOOD_THERE,
    THE_WHOLE,
    TO_NOTHING,
    UNMOVED,
    VERB,
    WAYS,
    WHOLE,
)
from ..grammar.counts import find_counts
from ..grammar.from_to import FROM_TO
from ..grammar.money import Money, find_money
from ..grammar.moved_sums import moved_sums
from ..grammar.rewording import REWORDED
from ..text.scan import Scan, trimmed
from .from_to import moved
from .outline import LETTER, Node

_LONGEST = 700  # characters of a sentence that is looked at


@dataclass(frozen=True, slots=True)
class Said:
    """A clause, how it is worded, and the sum that it tells first; of what goes from one sum to another the latter."""

    way: str
    span: Span
    words: re.Match[str]
    money: Amount | None
    left: Amount | None = None  # what stands afterwards: «giảm 20 triệu đồng, còn 80 triệu đồng»
    before: Amount | None = None
    path: str = ""  # of a whole item of the paper
    item: Span | None = None  # the name of the content above, where the clause tells nothing but who gets it


def told_in(scan: Scan, node: Node) -> Iterator[Said]:
    """What a line says itself, or the line that heads it: «Dừng thực hiện các đề án:»."""
    if beside := _in_bullets(scan, node):
        yield beside
        return
    if of_above := _of_above(scan, node):
        yield of_above
        return
    said = list(_said(scan, node.span))
    head = node.parent.span if node.parent and node.parent.level >= 0 and not said and not node.children else None
    heads = _list_opened(scan, head) if head else None
    if head and heads and heads[0] == DROPPED and not scan.flat[heads[1] : head.end].strip():
        said = list(_members(scan, node.span, DROPPED))
    yield from (_of_item(scan, node, one) for one in said)


def _of_item(scan: Scan, node: Node, said: Said) -> Said:
    """«1. Đề án X: / - Thay Công ty A bằng Công ty B; / - Kinh phí giữ nguyên: 200 triệu đồng»: of X, with its sum."""
    item = node.parent
    name = _name_of(scan, item) if said.way == KEPT and FIRM.match(scan.flat, said.words.start("title")) else None
    if item is None or name is None:
        return said
    said = replace(said, item=name, path=item.path)
    behind = (one.span for one in item.children if one.span.start > node.span.start)
    kept = next((line for line in behind if STAYS_THERE.match(scan.flat, line.start, line.end)), None)
    return replace(said, span=Span(said.span.start, kept.end), money=_first_sum(scan, kept)) if kept else said


def _first_sum(scan: Scan, span: Span) -> Amount | None:
    """None where a span tells no sum that can be read: «5.0.0 triệu đồng»."""
    return next((money.amount for money in find_money(scan, span)), None)


def _name_of(scan: Scan, item: Node | None) -> Span | None:
    """What an item of the paper is called, where it names a content."""
    if item is None or item.level < 0:
        return None
    called = (words.match(scan.flat, item.span.start, item.span.end) for words in (MEMBER, HEADS))
    named = next(filter(None, called), None)
    unnamed = named is None or VERB.match(scan.folded, named.start("title")) or OTHERS.match(scan.folded, named.start())
    return None if named is None or unnamed else Span(*named.span("title"))


def _of_above(scan: Scan, node: Node) -> Said | None:
    """A line that only says what becomes of the content above it: «- Không thực hiện, giảm 140 triệu đồng»."""
    start, end = node.span.start, scan.sentence_end(node.span.start, node.span.end)
    told = ((way, words.match(scan.flat, start, end)) for way, words in BARE if node.level >= LETTER)
    way, words = next(((way, words) for way, words in told if words), ("", None))
    name = _name_of(scan, node.parent) if words else None
    if words is None or name is None or node.parent is None:
        return None
    sums = find_money(scan, Span(start, end))
    first = sums[0].amount if sums else None
    said = Said(way, trimmed(scan, Span(start, end)), words, first, path=node.parent.path, item=name)
    return said if way == DROPPED else _moved(scan, said, sums, is_moved=False)


def _in_bullets(scan: Scan, node: Node) -> Said | None:
    """What stood and what stands on lines of their own under a content's name."""
    lines = [one.span for one in node.children if not one.children]
    stood = next((line for line in lines if STOOD_THERE.match(scan.flat, line.start, line.end)), None)
    stands = next((line for line in lines if STANDS_THERE.match(scan.flat, line.start, line.end)), None)
    if stood is None or stands is None or stands.start < stood.start:
        return None
    words = HEADS.match(scan.flat, node.span.start, node.span.end)
    before, after = find_money(scan, stood), find_money(scan, stands)
    if words is None or not before or not after or find_money(scan, node.span):
        return None
    return Said(
        NOW, Span(node.span.start, lines[-1].end), words, after[0].amount, before=before[0].amount, path=node.path
    )


def _list_opened(scan: Scan, span: Span) -> tuple[str, int] | None:
    """What a list is of, and where its first member begins."""
    numbered = NUMBERED.match(scan.flat, span.start, span.end)
    start = numbered.end() if numbered else span.start
    tried = ((way, words.match(scan.flat, start, span.end)) for way, words in LISTS)
    return next(((way, said.end()) for way, said in tried if said), None)


def _members(scan: Scan, span: Span, way: str) -> Iterator[Said]:
    start, end = span.start, span.end
    parted = [*_SEMICOLON.finditer(scan.flat, start, end)] or [*BEHIND_SUM.finditer(scan.flat, start, end)]
    for end in (*(mark.end() for mark in parted), span.end):
        sums = find_money(scan, Span(start, end))
        said = MEMBER.match(scan.flat, start, end)
        if said and (sums or way == DROPPED):
            told = LESS if _is_part(scan, way, said, sums) else way
            yield Said(told, trimmed(scan, Span(said.start("title"), end)), said, sums[0].amount if sums else None)
        start = end


_SEMICOLON = re.compile(r";(?=\s)")


def _is_part(scan: Scan, way: str, said: re.Match[str], sums: Sequence[Money]) -> bool:
    """«Không tổ chức 02 lớp may (giảm 140 triệu đồng)»: so many less, of a content that may go on with others."""
    return way == DROPPED and bool(sums) and SO_MANY.match(scan.flat, said.start("title")) is not None


def _said(scan: Scan, span: Span) -> Iterator[Said]:
    if scan.flat[span.start : span.end].isupper():
        return
    for sentence in scan.sentences(span):
        if sentence.end - sentence.start > _LONGEST:
            continue
        if whole := _whole(scan, sentence):
            yield whole
            sentence = Span(whole.span.end, sentence.end)
        heads = _list_opened(scan, sentence)
        if heads and not scan.flat[heads[1] : sentence.end].strip() and not find_money(scan, sentence):
            continue  # of the lines below
        if heads and MEMBER.match(scan.flat, heads[1], sentence.end):
            yield from _members(scan, Span(heads[1], sentence.end), heads[0])
            continue
        start = sentence.start
        for edge in (*NEXT.finditer(scan.flat, sentence.start, sentence.end), None):
            clause = Span(start, edge.start() if edge else sentence.end)
            if said := _clause(scan, clause):
                yield said
            start = edge.end() if edge else start


def _whole(scan: Scan, sentence: Span) -> Said | None:
    """«Điều chỉnh tăng kinh phí Kế hoạch 500 triệu đồng, từ 4.500 triệu đồng lên 5.000 triệu đồng, cụ thể: …»"""
    numbered = NUMBERED.match(scan.flat, sentence.start, sentence.end)
    said = THE_WHOLE.match(scan.flat, numbered.end() if numbered else sentence.start, sentence.end)
    if said is None:
        return None
    parts = PARTS_FOLLOW.search(scan.flat, said.end(), sentence.end)
    span = Span(sentence.start, parts.start() if parts else sentence.end)
    sums = find_money(scan, span)
    told = moved_sums(scan, span, sums)
    if told.after is None or not (told.by or told.before):
        return None
    other = (one.amount for one in sums if one.amount not in (told.before, told.after))
    return Said(WHOLE, span, said, told.by or next(other, None), left=told.after, before=told.before)


def _clause(scan: Scan, span: Span) -> Said | None:
    opens = OPENS.match(scan.flat, span.start, span.end)
    clause = Span(opens.end() if opens else span.start, span.end)
    if reworded := _reworded(scan, span):
        return reworded
    if in_all := MOVED_IN_ALL.match(scan.flat, clause.start, clause.end):
        return Said(ALL, trimmed(scan, clause), in_all, _first_sum(scan, clause))
    is_moved = GOES_FROM.search(scan.flat, clause.start, clause.end) is not None
    for way, words in WAYS:
        said = words.match(scan.flat, clause.start, clause.end)
        if said is None:
            continue
        if way == KEPT and IS_MONEY.fullmatch(said["title"]):
            return None  # of the content above
        if OTHERS.search(scan.folded, clause.start, said.end("title")):
            return _of_the_others(scan, clause, said)
        if NO_CONTENT.match(scan.folded, said.start("title")):
            return None
        if way == DROPPED and LATER_THIS_YEAR.match(scan.flat, said.end(), span.end):
            return None  # `changes.py` tells when
        if told := _worded(scan, clause, way, said, is_moved=is_moved):
            return told
    return _from_to(scan, clause) if is_moved else _beside(scan, clause)


def _reworded(scan: Scan, span: Span) -> Said | None:
    """A sum in words that are replaced, and in those that stand instead."""
    said = next(filter(None, (words.match(scan.flat, span.start, span.end) for words in REWORDED)), None)
    if said is None:
        return None
    was, now = (find_money(scan, Span(*said.span(name))) for name in ("was", "now"))
    return Said(NOW, trimmed(scan, span), said, now[0].amount, before=was[0].amount) if was and now else None


def _of_the_others(scan: Scan, clause: Span, said: re.Match[str]) -> Said | None:
    """«Giữ nguyên kinh phí các nội dung còn lại (3.400 triệu đồng)»"""
    sums = find_money(scan, clause)
    return Said(ALL, trimmed(scan, clause), said, sums[0].amount) if sums else None


def _worded(scan: Scan, clause: Span, way: str, said: re.Match[str], *, is_moved: bool) -> Said | None:
    """What a clause in the words of a way does, with its sums."""
    title, sums = Span(*said.span("title")), find_money(scan, clause)
    told = Said(way, trimmed(scan, clause), said, sums[0].amount if sums else None)
    if ALL_OF_THEM.fullmatch(scan.flat, title.start, title.end):
        return replace(told, way=ALL)
    if find_money(scan, title) or VERB.match(scan.folded, title.start) or FROM.search(said["title"]):
        return None
    if _is_part(scan, way, said, sums):
        way, told = LESS, replace(told, way=LESS)
    if way in (LESS, MORE, PASSED) and not sums and not find_counts(scan, title):
        return None
    if way == LESS and TO_NOTHING.search(scan.flat, title.end, clause.end):
        return replace(told, way=DROPPED)
    if way == REPLACED and all(FIRM.match(scan.flat, said.start(name)) for name in ("title", "other")):
        return replace(told, way=KEPT)
    if way == KEPT:
        return told if said["other"] or _stays(scan, said, clause.start, sums) else None
    if way == REPLACED:
        return _replaced(scan, told, sums)
    if way == PASSED:
        return _passed(scan, told, clause.end)
    return _moved(scan, told, sums, is_moved=is_moved) if way in (LESS, MORE, NOW) else told


def _replaced(scan: Scan, told: Said, sums: Sequence[Money]) -> Said:
    """«Thay X (250 triệu đồng) bằng Y (240 triệu đồng)»: each with its own sum; «kinh phí giữ nguyên» is of both."""
    other = told.words.start("other")
    both = UNMOVED.search(scan.flat, other, told.span.end) is not None
    own = told.money if sums and (both or sums[0].span.end <= other) else None
    return replace(told, money=next((one.amount for one in sums if one.span.start >= other), None), before=own)


def _passed(scan: Scan, told: Said, end: int) -> Said:
    """From one agency to another it is no content's, but the one's that it is spent on."""
    if not all(is_agency(scan, Span(*told.words.span(name))) for name in ("title", "other")):
        return told
    spent_on = SPENT_ON.match(scan.flat, told.words.end("other"), end)
    return replace(told, way=GIVEN, words=spent_on) if spent_on else replace(told, way=ALL)


def _moved(scan: Scan, told: Said, sums: Sequence[Money], *, is_moved: bool) -> Said | None:
    """With what stood and what stands, where the clause tells that beside by how much."""
    title, end = Span(*told.words.span("title")), told.span.end
    spent_on = SPENT_ON.match(scan.flat, title.end, end) if told.way == MORE and is_agency(scan, title) else None
    if spent_on:
        return replace(told, way=GIVEN, words=spent_on)
    said = moved_sums(scan, Span(told.words.start(), end), sums)
    if told.way == NOW:
        stands = said if said.after or said.by == told.money else replace(said, after=told.money)
        return replace(told, before=said.before or stands.before_by) if told.money else None
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


def is_agency(scan: Scan, name: Span) -> bool:
    """Whether a name is that of who spends the money, and of no content."""
    return any(one.start == name.start and one.end >= name.end for one in scan.landmarks.named.agencies)


def _from_to(scan: Scan, span: Span) -> Said | None:
    """Under a heading that tells what is moved too."""
    said = next(filter(None, (words.match(scan.content, span.start, span.end) for words in FROM_TO)), None)
    if said is None or NO_CONTENT.match(scan.folded, said.start("title")):
        return None
    sums = moved(scan, Span(said.end(), span.end))
    return Said(STANDS, trimmed(scan, span), said, sums[1], before=sums[0]) if sums else None


def _beside(scan: Scan, span: Span) -> Said | None:
    """«X: dự toán ban đầu 240 triệu đồng, nay điều chỉnh còn 180 triệu đồng»"""
    said = BESIDE.match(scan.flat, span.start, span.end)
    if said is None or NO_CONTENT.match(scan.folded, said.start("title")):
        return None
    told = moved_sums(scan, span, find_money(scan, span))
    before = told.before or told.before_by
    last = max((one.span.start for one in (before, told.after) if one), default=0)
    if told.after is None or not ADJUSTED.search(scan.flat, said.end(), last):
        return None
    return Said(NOW, trimmed(scan, span), said, told.after, before=before) if before else None
