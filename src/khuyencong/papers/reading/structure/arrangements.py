"""Who leads a content, carries it out, takes part or gets it, when and where: only where the paper says so of it."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ....terms.facts import Activity, Arranged, Arrangement, Role, Span
from ....terms.gazetteer import Mention
from ..grammar.arranged_times import period_arranged
from ..grammar.money import find_money
from ..grammar.recipients import listed_recipients, told_recipients
from ..text.scan import Scan, trimmed
from .held_times import held_when
from .outline import DASH, LETTER, NUMBER, TABLE, Node
from .tasks import counts_things, is_unit

_LABEL = re.compile(
    r"\b(?=[bcdnpt])(?:(?P<alone>chu tri|phoi hop)(?: thuc hien)?|(?P<charged>phu trach|dau moi)(?: thuc hien)?"
    r"|(?:don vi|co quan|phong|bo phan|don vi,? ca nhan) "
    r"(?P<part>chu tri|(?:to chuc )?thuc hien|trien khai|phoi hop|(?:duoc )?giao(?: nhiem vu)?|dau moi|phu trach"
    r"|thuong truc)(?: (?:va )?(?:thuc hien|trien khai|to chuc))*"
    r"|(?P<recipient>(?:don vi|doi tuong|co so) (?:thu huong|(?:duoc|nhan) ho tro)|chu the(?: thu huong)?)"
    r"|(?:(?P<time>thoi (?:gian|diem|han)|tien do)|(?P<venue>dia diem|noi to chuc))"
    r"(?: (?:du kien|thuc hien|trien khai|to chuc|hoan thanh))*)\s*:\s*"
)
_WHO = (Arranged.LEAD, Arranged.DOER)
_HELPED = re.compile(r",? phoi hop(?: (?:voi|cung))?:? (?=[a-z])")  # «đơn vị thực hiện: Sở A, phối hợp với Sở B»
_PARTS = {"chu tri": Arranged.LEAD, "phoi hop": Arranged.PARTNER}
_END = re.compile(r"(?<!TP)(?<!Tp)(?<!TX)\.(?=\s|$)|[;\n]|$")
_ORGANISING = re.compile(r"(?:to chuc thuc hien|phan cong)")
_PLAN = (  # this one, not somebody's own, and no part of a unit's name
    r"ke hoach(?! (?:va dau tu|tai chinh|chi tiet|rieng|cap (?:huyen|xa)|san xuat|cua (?:don vi|dia phuong)))"
)
_LEADS_PLAN = re.compile(
    r"(?<!don vi )(?<!co quan )\bchu tri\b[^.;]{0,60}?\b(?:thuc hien|trien khai)(?: thuc hien)? "
    rf"(?:(?:cac )?(?:noi dung|nhiem vu)(?:,? (?:noi dung|nhiem vu))?(?: (?:cua|trong|tai|neu tai))? )?(?:ban )?{_PLAN}"
)
_BESIDE = re.compile(r"\s+(?:[a-z]+ ){0,6}?(?:chu tri|thuc hien|trien khai),?\s+(?P<told>phoi hop voi\s+)?")
_IS_TOLD = re.compile(r"\b(?:chi dao|giao)(?: cho)?\s+$")
_IS_LED = re.compile(r"(?:\bdo|\b(?:chi dao|giao)(?: cho)?|[;:(])\s+$|\($")
_CHARGED = r"(?: (?:la (?:don vi|co quan)|chiu trach nhiem|co trach nhiem|truc tiep|to chuc))*"
_LEADS = re.compile(
    rf"{_CHARGED}\s+chu tri(?:,? (?:to chuc )?(?:thuc hien|trien khai))?(?:,? (?=phoi hop voi\b)|\s*(?:[.;,)]|$))"
)  # and nothing more: what else it leads is another content
_DOES = re.compile(
    rf"{_CHARGED}\s+(?:thuc hien|trien khai|dam nhiem|dam nhan|phu trach)(?: thuc hien)?"
    r"(?:\s*(?:[.;,)]|$)| (?=(?:trong|vao|tu) (?:quy|thang|\d)|hoan thanh\b|phoi hop voi\b))"
)
_MARKS = {*";:("}
_DOES_OR_IS_GIVEN = re.compile(rf"{_DOES.pattern}|\s*(?:[.;)]|$)")  # «…, giao cho Phòng Quản lý công nghiệp.»
_GIVEN_BEFORE = re.compile(
    r"\s*(?:-|\+|•|[a-z]\))?\s*(?:(?:phan cong|to chuc) ?(?:thuc hien)?: |(?:do|giao|phan cong|chi dao)(?: cho)? )?$"
)
_BEHIND_COMMA = re.compile(r",\s+$")
_LEADS_ALONE = re.compile(r"\s+chu tri\s*(?:[.;)]|$|,(?=[^.;,:\d]{3,90} phoi hop\s*(?:[.;,)]|$)))")
_TAKES_PART = re.compile(r"\s+phoi hop\s*(?:[.;,)]|$)")
_DOES_PLAN = re.compile(
    r"\s+(?:truc tiep )?(?:to chuc )?(?:thuc hien|trien khai)(?: thuc hien)? (?:cac )?(?:de an|noi dung|nhiem vu)"
    rf"[^.;]{{0,60}}?(?:da (?:duoc )?phe duyet|duoc phe duyet|(?:cua|trong|theo) {_PLAN})"
)
_SUBJECT_REACH = 40  # characters between a unit's name and what it leads: «Sở Công Thương chịu trách nhiệm chủ trì»
_TELLING = 16  # characters of «chỉ đạo cho»
_MOST_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class _Said:
    """An arrangement and the stretch of the paper it speaks of; None: of the whole plan."""

    arrangement: Arrangement
    within: Span | None


class Arrangements:
    """What the lines of one paper say, each looked at once: of its contents, and of the plan as a whole."""

    def __init__(self, scan: Scan, root: Node, year: str | None) -> None:
        self._scan = scan
        self._lines = [(node, node.span) for node in root.walk() if node is not root and node.level != TABLE]
        self._said = [said for node, span in self._lines for said in _labelled(scan, node, span, year)]
        self._said += [said for node, span in self._lines for said in _handed(scan, node, span)]

    def of_contents(self, activities: Iterable[Activity]) -> Iterator[Activity]:
        """Each with who gets it, the planned ones with all that is said of each by itself or by a heading above it; the
        nearest word counts."""
        stretches = _Stretches(self._said)
        for activity in activities:
            yield _named(self._scan, _with(activity, stretches))

    def of_whole_plan(self) -> tuple[Arrangement, ...]:
        """In lines of their own, or where the paper says who does what."""
        told = [said.arrangement for said in self._said if said.within is None]
        kept = [one for one in told if one.kind not in (Arranged.TIME, Arranged.VENUE, Arranged.RECIPIENT)]
        doers = list(_told_to_do(self._scan))
        for node, span in self._lines:
            kept += [*_leaders(self._scan, node, span), *_doers(self._scan, span, doers)]
        return _once(kept)


def _labelled(scan: Scan, node: Node, span: Span, year: str | None) -> Iterator[_Said]:
    labels = list(_LABEL.finditer(scan.folded, span.start, span.end))
    ends = [*(label.start() for label in labels[1:]), span.end]
    for label, end in zip(labels, ends, strict=False):
        before = scan.folded[span.start : label.start()].strip(" -+(")
        within = _within(node if before or not node.parent else node.parent)
        alone = label["alone"] or label["charged"]
        if alone and (within is None or not _is_unit_told(scan, label, before)):
            continue
        end = _bracket_end(scan, span, label, end)
        for one in _behind(scan, label, end, year):
            yield _Said(one, within)


def _bracket_end(scan: Scan, span: Span, label: re.Match[str], end: int) -> int:
    """Where brackets close that a label stands in: «(thời gian: tháng 6; chủ trì: Sở A), kinh phí …»."""
    opened = scan.folded.rfind("(", span.start, label.start())
    closed = scan.folded.find(")", max(opened, span.start), end) if opened >= 0 else -1
    return closed if closed >= label.end() else end


def _is_unit_told(scan: Scan, label: re.Match[str], before: str) -> bool:
    """«…; chủ trì: Sở Công Thương», «(chủ trì: …)», but not «Sở Công Thương chủ trì: tham mưu …»."""
    opens = before[-1:] in ("", ".", ";", ",", ")") or _opens_bracket(scan, label)
    return opens and scan.flat[label.end() : label.end() + 1].isupper()


def _opens_bracket(scan: Scan, label: re.Match[str]) -> bool:
    return scan.folded.endswith(("(", "( "), 0, label.start())


def _behind(scan: Scan, label: re.Match[str], end: int, year: str | None) -> Iterator[Arrangement]:
    """What a label announces: one unit or time, or all that something is given to."""
    if label["recipient"]:
        stop = scan.sentence_end(label.end(), end)
        for span in listed_recipients(scan, Span(label.end(), stop), any_name=True):
            yield Arrangement(Arranged.RECIPIENT, scan.words(span), span)
    elif one := _arrangement(scan, label, end, year):
        helped = _HELPED.search(scan.folded, one.span.start, one.span.end) if one.kind in _WHO else None
        if helped is None:
            yield one
            return
        first, second = Span(label.end(), helped.start()), Span(helped.end(), one.span.end)
        yield Arrangement(one.kind, scan.words(first), Span(one.span.start, first.end))
        yield Arrangement(Arranged.PARTNER, scan.words(second), second)


def _handed(scan: Scan, node: Node, span: Span) -> Iterator[_Said]:
    """«… kinh phí 210 triệu đồng, giao Trung tâm Xúc tiến thương mại chủ trì», «Sở A chủ trì, Sở B phối hợp»: who leads
    the content told there, and who takes part."""
    lead: Mention | None = None
    last: Mention | None = None
    of_above = False  # a bullet of nothing but who does it speaks of the content over it
    for agency in _agencies(scan, span):
        part = _part_of(scan, agency, span, lead, last)
        if last is None and part:
            of_above = _is_attribute(scan, node, agency)
        last = agency
        lead = agency if part in (Arranged.LEAD, Arranged.DOER) else lead
        if part and (within := _within(node.parent if of_above and node.parent else node)):
            words = Span(agency.start, agency.end)
            yield _Said(Arrangement(part, scan.words(words), words), within)


def _part_of(scan: Scan, agency: Mention, span: Span, lead: Mention | None, beside: Mention | None) -> Arranged | None:
    if _is_leader(scan, agency, span, beside=beside):
        return Arranged.LEAD
    if lead and _is_partner(scan, lead, agency, span):
        return Arranged.PARTNER
    first = max(span.start, agency.start - _TELLING)
    if not (led := _IS_LED.search(scan.folded, first, agency.start)):
        return None
    does = _DOES if led.group().strip() in _MARKS else _DOES_OR_IS_GIVEN
    return Arranged.DOER if does.match(scan.folded, agency.end, span.end) else None


def _is_attribute(scan: Scan, node: Node, agency: Mention) -> bool:
    """«- Giao Trung tâm … chủ trì, phối hợp với …» under a numbered content."""
    above = node.parent
    is_below = above is not None and NUMBER <= above.level < DASH and max(above.level + 1, LETTER) <= node.level < TABLE
    opens = _GIVEN_BEFORE.fullmatch(scan.folded, node.span.start, agency.start)
    return is_below and opens is not None and not counts_things(scan, node.span) and not find_money(scan, node.span)


def _is_leader(scan: Scan, agency: Mention, span: Span, beside: Mention | None) -> bool:
    """Told to lead; behind a comma only where no other unit stands before it and nothing is told that it does."""
    first = max(span.start, agency.start - _TELLING)
    opens = beside is None and _GIVEN_BEFORE.fullmatch(scan.folded, span.start, agency.start)
    if opens or _IS_LED.search(scan.folded, first, agency.start):
        leads = (_LEADS, _LEADS_ALONE)
        return any(told.match(scan.folded, agency.end, span.end) for told in leads)
    if not _BEHIND_COMMA.search(scan.folded, first, agency.start):
        return False
    is_listed = beside is not None and not scan.folded[beside.end : agency.start].strip(" ,")
    return not is_listed and _LEADS_ALONE.match(scan.folded, agency.end, span.end) is not None


def _is_partner(scan: Scan, lead: Mention, agency: Mention, span: Span) -> bool:
    """Right behind who leads: «… chủ trì, phối hợp với Sở B», «… chủ trì, Sở B phối hợp»."""
    between = _BESIDE.fullmatch(scan.folded, lead.end, agency.start)
    told = between and (between["told"] or _TAKES_PART.match(scan.folded, agency.end, span.end))
    return bool(told)


def _agencies(scan: Scan, span: Span) -> list[Mention]:
    agencies = scan.landmarks.named.agencies
    return agencies[bisect_left(agencies, (span.start,)) : bisect_left(agencies, (span.end,))]


def _arrangement(scan: Scan, label: re.Match[str], end: int, year: str | None) -> Arrangement | None:
    stop = _END.search(scan.flat, label.end(), end)
    words = trimmed(scan, Span(label.end(), stop.start() if stop else end), " \n\t,;.:-()")
    if words.start >= words.end:
        return None
    named = Arranged.TIME if label["time"] else Arranged.VENUE if label["venue"] else None
    kind = named or _PARTS.get(label["part"] or label["alone"] or "", Arranged.DOER)
    period = period_arranged(scan.fold(words), year) if kind is Arranged.TIME else None
    return Arrangement(kind, scan.words(words), Span(label.start(), words.end), period)


def _within(node: Node) -> Span | None:
    """The stretch a line speaks of: the item it stands in; on its own, or among the duties of units, the whole plan."""
    above = [a for a in node.ancestors() if a.level >= 0]
    if not above or any(_ORGANISING.match(a.folded) for a in above):
        return None
    return Span(node.paragraph.start, node.last)


class _Stretches:
    """What is said of stretches of an outline, which lie apart or within one another."""

    def __init__(self, said: Iterable[_Said]) -> None:
        self._told: dict[Span, list[Arrangement]] = defaultdict(list)
        for one in said:
            if one.within:
                self._told[one.within].append(one.arrangement)
        self._spans = sorted(self._told, key=lambda span: (span.start, -span.end))
        self._around: list[int] = []  # of each the smallest one around it; -1: none
        for i, span in enumerate(self._spans):
            self._around.append(self._smallest(i - 1, span.start))

    def at(self, position: int) -> Iterator[list[Arrangement]]:
        """What the stretches around a position say, the smallest first."""
        i = self._smallest(bisect_right(self._spans, position, key=lambda span: span.start) - 1, position)
        while i >= 0:
            yield self._told[self._spans[i]]
            i = self._around[i]

    def _smallest(self, i: int, position: int) -> int:
        while i >= 0 and self._spans[i].end <= position:
            i = self._around[i]
        return i


def _named(scan: Scan, activity: Activity) -> Activity:
    """With those its own sentence says it is given to, when and where it is held, where no column and no line does."""
    known = {one.kind for one in activity.arrangements}
    told: list[Arrangement] = []
    if Arranged.RECIPIENT not in known:
        spans = told_recipients(scan, activity.span)
        told += [Arrangement(Arranged.RECIPIENT, scan.words(span), span) for span in spans]
    if Arranged.VENUE not in known and (venue := _held_at(scan, activity)):
        told.append(Arrangement(Arranged.VENUE, scan.words(venue), venue))
    if Arranged.TIME not in known and (when := held_when(scan, activity)):
        told.append(when)
    return replace(activity, arrangements=(*activity.arrangements, *told)) if told else activity


_HELD_AT = re.compile(
    r"\btổ chức\s(?:\S+\s){0,6}?tại\s(?P<place>(?:phường|xã|thị trấn|thị xã|thành phố|huyện|quận|tỉnh|đặc khu)"
    r"\s[^.;:,()|\n]{1,60}?)(?=[.;:,()|]|\s(?:và|trong|vào|với|do|từ|năm|để)\b|\s*$)",
    re.IGNORECASE,
)


def _held_at(scan: Scan, activity: Activity) -> Span | None:
    """«(tổ chức tại phường …)» of a planned content; of several places none is the content's own."""
    if activity.role is not Role.PLAN:
        return None
    found = [*_HELD_AT.finditer(scan.flat, activity.span.start, activity.span.end)]
    return Span(*found[0].span("place")) if len(found) == 1 else None


def _with(activity: Activity, said: _Stretches) -> Activity:
    """Of each kind what the smallest stretch around it says; an activity read from a table has its own already."""
    around = [*said.at(activity.span.start)]
    kept = list(activity.arrangements)
    kinds = Arranged if activity.role is Role.PLAN else (Arranged.RECIPIENT,)
    for kind in kinds if around else ():
        if not any(one.kind is kind for one in kept):
            by_stretch = ([one for one in told if one.kind is kind] for told in around)
            kept += next(filter(None, by_stretch), [])[: _limit(kind)]
    return replace(activity, arrangements=tuple(kept)) if around else activity


def _limit(kind: Arranged) -> int | None:
    if kind is Arranged.RECIPIENT:
        return None
    return 1 if kind in (Arranged.LEAD, Arranged.TIME, Arranged.VENUE) else _MOST_AT_ONCE


def _leaders(scan: Scan, node: Node, span: Span) -> Iterator[Arrangement]:
    """«Sở … chủ trì … thực hiện kế hoạch»; without a subject, the unit under whose heading it stands."""
    if scan.folded.find("chu tri", span.start, span.end) < 0:
        return
    for found in _LEADS_PLAN.finditer(scan.folded, span.start, span.end):
        sentence = _sentence(scan, span, found)
        subject = _named_before(scan, sentence.start, found.start())
        above = next((a for a in node.ancestors() if a is not node and is_unit(a, scan)), None)
        unit = scan.words(Span(subject.start, subject.end)) if subject else ""
        if unit := unit or (above.words.strip(" :.") if above else ""):
            yield Arrangement(Arranged.LEAD, unit, sentence)


def _told_to_do(scan: Scan) -> Iterator[tuple[Mention, re.Match[str]]]:
    """«chỉ đạo Trung tâm … triển khai các đề án, nhiệm vụ … đã được phê duyệt»: the unit, and what it shall do."""
    for agency in scan.landmarks.named.agencies:
        told = _IS_TOLD.search(scan.folded, max(0, agency.start - _TELLING), agency.start)
        if told and (found := _DOES_PLAN.match(scan.folded, agency.end)):
            yield agency, found


def _doers(scan: Scan, span: Span, told: list[tuple[Mention, re.Match[str]]]) -> Iterator[Arrangement]:
    first, last = (bisect_left(told, at, key=lambda one: one[0].start) for at in (span.start, span.end))
    for agency, found in told[first:last]:
        if found.end() <= span.end:
            words = scan.words(Span(agency.start, agency.end))
            yield Arrangement(Arranged.DOER, words, _sentence(scan, span, found))


def _named_before(scan: Scan, start: int, at: int) -> Mention | None:
    named = next((m for m in reversed(_agencies(scan, Span(start, at))) if m.end <= at), None)
    return named if named and at - named.end < _SUBJECT_REACH else None


def _sentence(scan: Scan, within: Span, found: re.Match[str]) -> Span:
    start, end = scan.clause_start(found.start(), within.start), scan.clause_end(found.end(), within.end)
    return trimmed(scan, Span(start, end))


def _once(told: Iterable[Arrangement]) -> tuple[Arrangement, ...]:
    """One lead; the same unit in the same part once."""
    kept: dict[tuple[Arranged, str], Arrangement] = {}
    for one in told:
        kept.setdefault((one.kind, "" if one.kind is Arranged.LEAD else one.words), one)
    return tuple(kept.values())
