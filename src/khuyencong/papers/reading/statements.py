"""Where a passage changes from plan to result or from year to year: stretches that tell of one role and one period.

«Kế hoạch mở 5 lớp, 90 triệu đồng; đã mở 4 lớp, 72 triệu đồng» makes two. A clause turns the telling by its own words;
what it says holds until the next turn or the end of the sentence. A period holds to the end of the passage.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...terms.facts import Role, Span
from .periods import comes_before, find_period, leading_period, year_of
from .roles import COMING, DID, DONE, FOILED, Context
from .scan import MASK, Scan


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a passage and what it tells of."""

    span: Span
    context: Context


@dataclass(frozen=True, slots=True)
class _Turn:
    """What a clause says of role and period; `brief` = of nothing but itself."""

    context: Context
    brief: bool = False


_CLAUSE_END = re.compile(r"[,;:](?=\s)|(?=\s(?:nhung|song|trong khi)\s)")
_FIGURE = re.compile(r"(?<![\d.,])(?!20\d\d\b|\d{1,2} thang|[\d,]+ ?%)\d")  # years, months and shares count nothing

_DOING = (
    r"thuc (?:hien|te|chi)|ket qua|dat|giai ngan|quyet toan|hoan thanh|nghiem thu|(?:tinh )?den (?:nay|het|ngay|cuoi)"
)
# A clause that opens with the plan tells of it, but «kế hoạch đạt …» does not.
_PLANNED = re.compile(
    rf"\s*(?:theo |tong |nam 20\d\d,? )*(?:ke hoach|kh|chi tieu|muc tieu|du toan)\b(?! (?:{_DOING}|vuot|tang|giam)\b)"
)
_BACK = re.compile(
    r"\s*(?:nhung |song |trong khi |chi |moi |nay |da |thi |(?:tong |so )?kinh phi (?=(?:da )?(?:thuc|quyet|giai)))*"
    rf"(?:{_DOING})\b"
)
# Money that is given out, as long as no mark parts the verb from its figure. The printed words: «danh» is not «dành».
_GIVEN = re.compile(
    r"\b(?:(?<=được )giao\b|(?<!bàn )(?<!chuyển )giao (?=kế hoạch|kinh phí|dự toán|vốn|chỉ tiêu|\d)"
    r"|bố trí\b|phân bổ\b|thông qua\b"
    r"|(?<!xét )(?:phê )?duyệt\b(?! (?:kết quả|quyết toán|công nhận))|dành (?=\d|khoảng|hơn|gần|kinh phí))"
    r"(?=[^.;:,()]{0,80}?(?<!\d)(?!20\d\d\b)\d)",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"\b(?:phai|bi|xin) (?:dung|huy|ngung|rut)\b[^.;:(]{0,40}:|^\s*ngung thuc hien[^.;]{0,20}:")
_SAME_PERIOD = re.compile(r"\s*(?:so voi )?cung ky(?: nam)? (?P<year>20\d\d)")
_FORMERLY = re.compile(r"\s*(?:truoc do|truoc day|nhung nam truoc)\b(?!.*(?:phan bo|bo tri|duoc giao))")
_SUBJECT = re.compile(
    r"\s*(?!so voi|can cu|theo|tren co so|tu |sau |truoc |ngay |de |nham )(?:[a-z]+ ){1,6}"
    r"nam (?P<year>20\d\d)(?= [a-z])"
)
_UNTIL = re.compile(rf"\s*(?:tinh |cong don )?den (?:het )?{MASK}+")
_PARTED = re.compile(r"\s*(?:trong do|rieng|con|den|sang|buoc sang|truoc do),? ")


def statements(scan: Scan, span: Span, context: Context) -> list[Statement]:
    """The stretches of a span in order; one where nothing turns."""
    if context.role not in (Role.PLAN, Role.ACTUAL) or context.adjustment or context.status:
        return [Statement(span, context)]
    told: list[Statement] = []
    base = context = replace(context, period=context.period or _period_within(scan, span))
    for sentence in scan.sentences(span):
        if period := _leading(scan, sentence, context, opens=True):
            base = in_period(context, period)
        elif _FORMERLY.match(scan.masked, sentence.start, sentence.end):
            base = replace(context, role=Role.ACTUAL, period=None)
        for part in _in_sentence(scan, sentence, base, context):
            _join(scan, told, part)
    return told or [Statement(span, context)]


_EVENT = re.compile(
    rf"(?:^|[.;,]\s+|\b(?:dien ra|to chuc|khai mac|be mac|trien khai)[a-z ]{{0,20}} ?)(?:ngay )?{MASK}{{8,}}"
)
_YEAR = re.compile(r"20\d\d\b")


def _period_within(scan: Scan, span: Span) -> str | None:
    """Where no heading gives one: the year that a passage names, or that of the day on which something happened."""
    if said := find_period(scan.masked[span.start : span.end], bare=False):
        return year_of(said) if "M" in said else said
    days = (scan.flat[day.start() : day.end()] for day in _EVENT.finditer(scan.masked, span.start, span.end))
    return next((year.group() for day in days if (year := _YEAR.search(day))), None)


def in_period(above: Context, period: str | None) -> Context:
    """A later period than that of a report is planned, an earlier one than that of a plan is past."""
    if period is None or above.period is None or period == above.period:
        return above
    role = above.role
    if role is Role.ACTUAL and comes_before(above.period, period):
        role = Role.PLAN
    elif role is Role.PLAN and comes_before(period, above.period):
        role = Role.ACTUAL
    return replace(above, period=period, role=role)


def _join(scan: Scan, told: list[Statement], part: Statement) -> None:
    """Add a stretch; one that goes on with the last, or that the last opens without a figure, is one with it."""
    last = told[-1] if told else None
    if last and (last.context == part.context or not _FIGURE.search(scan.masked, last.span.start, last.span.end)):
        told[-1] = Statement(Span(last.span.start, part.span.end), part.context)
    else:
        told.append(part)


def _in_sentence(scan: Scan, sentence: Span, base: Context, above: Context) -> Iterator[Statement]:
    now = base
    for clause in _clauses(scan, sentence):
        turn = _turn(scan, clause, sentence, now, base, above)
        yield Statement(clause, turn.context)
        now = now if turn.brief else turn.context


def _clauses(scan: Scan, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for mark in _CLAUSE_END.finditer(scan.masked, sentence.start, sentence.end):
        yield Span(start, mark.end())
        start = mark.end()
    yield Span(start, sentence.end)


def _turn(scan: Scan, clause: Span, sentence: Span, now: Context, base: Context, above: Context) -> _Turn:
    words = scan.masked[clause.start : clause.end]
    opens = clause.start == sentence.start or scan.masked[clause.start - 1] in ";:"
    period = _leading(scan, clause, above, opens=opens)
    told = in_period(above, period) if period else now
    if same := _SAME_PERIOD.match(words):
        return _Turn(replace(above, role=Role.ACTUAL, period=same["year"] + (above.period or "")[4:]))
    told_before = bool(_FIGURE.search(scan.masked, sentence.start, clause.start))
    if COMING.search(words) and not FOILED.search(scan.masked, sentence.start, sentence.end):
        return _Turn(_planned(words, told, above, period))
    if _is_done(words, above, first=opens or not told_before):
        return _Turn(replace(_back(told, base, period), role=Role.ACTUAL))
    if _STOPPED.search(words):
        return _Turn(_planned(words, told, above, period))
    if _PLANNED.match(words):
        return _Turn(_planned(words, told, above, period), brief=told_before and now.role is Role.ACTUAL)
    if _GIVEN.search(scan.flat, clause.start, clause.end):
        return _Turn(_planned(words, told, above, period))
    return _Turn(_back(told, base, period) if _BACK.match(words) else told)


def _back(told: Context, base: Context, period: str | None) -> Context:
    """What the sentence began with, of the period that its clause names or, behind a plan, of its own again."""
    own = base.period if told.role is not base.role else told.period
    return replace(base, period=period or own)


def _leading(scan: Scan, clause: Span, above: Context, *, opens: bool) -> str | None:
    """The period a clause opens with; behind a comma only «riêng năm 2022», «trong đó năm 2022»."""
    parted = _PARTED.match(scan.masked, clause.start, clause.end)
    if not (opens or parted):
        return None
    if until := _UNTIL.match(scan.masked, clause.start, clause.end):
        return _year_until(scan.flat[until.start() : until.end()], above.period)
    if opens and (subject := _SUBJECT.match(scan.masked, clause.start, clause.end)):
        return subject["year"]
    year = above.period[:4] if above.period else None
    return leading_period(scan.masked[parted.end() if parted else clause.start : clause.end] + " ", year=year)


def _year_until(printed: str, period: str | None) -> str | None:
    """«Đến 30/11/2020» within a report of several years tells of the last; within one of that year nothing new."""
    year = printed.rstrip()[-4:]
    return year if year.isdigit() and (period is None or not period.startswith(year)) else None


def _is_done(words: str, above: Context, *, first: bool) -> bool:
    """In a plan only «đã» of a main clause tells of the past, and not where it qualifies a thing."""
    if above.role is Role.PLAN:
        return bool(DID.search(words)) and "da duoc" not in words and first
    return bool(DID.search(words) or DONE.search(words))


def _planned(words: str, told: Context, above: Context, period: str | None) -> Context:
    """The plan that a clause tells of: of the period it names, else of the whole year."""
    said = period or find_period(words, bare=False)
    if said is None or "M" in said:
        said = period or (told.period if told.role is Role.PLAN else year_of(told.period))
    return replace(told, role=Role.PLAN, period=said)
