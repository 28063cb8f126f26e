"""Where a passage changes from plan to result or from year to year: stretches that tell of one role and one period.

«Kế hoạch mở 5 lớp, 90 triệu đồng; đã mở 4 lớp, 72 triệu đồng» makes two. A clause turns the telling by its own words;
what it says holds until the next turn or the end of the sentence. A period holds to the end of the passage.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ....terms.facts import Role, Span, Status
from ....terms.values import once, value_class
from ..grammar.periods import (
    comes_before,
    find_period,
    year_of,
)
from ..grammar.roles import Context
from ..grammar.sums import A_SUM
from ..grammar.tense import COMING, DONE, FOILED, NOT_YET, PAID_OUT, PASSIVE, RESULT, SO_FAR, VERB, given_in
from ..text.scan import MASK, Scan
from .asides import AIM_REACHED
from .holds import Holds, whole_time
from .leading_times import leading_time, opens_until
from .undone import lowered, own_clause, so_many_undone, some_left, undone_or_later


@value_class(frozen=True, slots=True)
class Statement:
    """A stretch of a passage and what it tells of."""

    span: Span
    context: Context
    apart: bool = False  # of another thing than what stands before it


@value_class(frozen=True, slots=True)
class _Turn:
    """What a clause says of role and period; `brief` = of nothing but itself."""

    context: Context
    brief: bool = False
    with_sum: bool = False  # the clause behind it, where that is nothing but a sum, is of it too


_ATTRIBUTED = re.compile(
    r"\s*theo (?:bao cao|thong tin|thong ke|danh gia|ghi nhan|so\b|trung tam|ubnd|ong\b|ba\b)"
    r"(?:(?!dong\b)[^;:]){0,200}?,|[^;:.]{3,160}? cho (?:biet|hay),"
    r"|\s*(?:theo (?!ke hoach|chi tieu|du toan|muc tieu)|thuc hien |can cu |tren co so )(?:[^;:.,]|,(?! )){3,160}?,"
)
_CLAUSE_END = re.compile(
    r",(?<!tham muu,)(?=\s(?!de an\b|du an\b|nhiem vu\b|bo san pham\b))|[;:](?=\s)"
    r"|(?=\s(?:nhung|song|trong khi|va da|(?:va|thi|nen) nam 20\d\d)\s)"
)
_SUM_ALONE = re.compile(rf"\s*(?:(?:voi )?(?:tong )?(?:kinh phi|von)(?: la|:)? )?{A_SUM}[\s.;)]*")
# «01 lớp không mở được do …, kinh phí 50 triệu đồng nộp trả ngân sách»
_SUM_GIVEN_UP = re.compile(
    rf"\s*(?:voi )?(?:tong )?(?:kinh phi|von)(?: la|:)? {A_SUM} (?:duoc |phai |da |de nghi )*"
    r"(?:nop|hoan tra|thu hoi|huy|dieu chuyen|chuyen)\b"
)

_DOING = (
    r"thuc (?:hien|te|chi)|th (?=\d)|(?:to chuc|mo|trien khai) duoc|ket qua|dat|giai ngan|quyet toan|hoan thanh"
    r"|nghiem thu|(?:tinh )?den (?:nay|het|ngay|cuoi)"
)
# A clause that opens with the plan tells of it, but «kế hoạch đạt …» does not.
_PLANNED = re.compile(
    rf"\s*(?:theo |tong |nam 20\d\d,? )*(?:ke hoach|kh|chi tieu|muc tieu|du toan)\b(?! (?:{_DOING}|vuot|tang|giam)\b)"
)
_BACK = re.compile(
    r"\s*(?:nhung |song |va |trong khi |chi |moi |nay |da |thi "
    r"|(?:tong |so )?kinh phi (?=(?:da )?(?:thuc|quyet|giai)))*"
    rf"(?:{_DOING})\b"
)
_TO_COST = re.compile(
    r"\W*(?:tong )?kinh phi thuc hien(?! duoc\b)"
)  # of what shall be: «phấn đấu …; kinh phí thực hiện …»
_STOPPED = re.compile(
    r"\b(?:phai|bi|xin) (?:dung|huy|ngung|rut)\b(?:[^.;:(]{0,40}:| \d)|^\s*ngung thuc hien[^.;]{0,20}:"
    r"|\b(?:noi dung|viec|hoat dong|nhiem vu) (?:khong|chua) (?:lam|thuc hien|trien khai|to chuc)(?: duoc)?(?: la|:)"
    r"|\b(?:trieu|dong) (?:da )?(?:phai|bi|xin) (?:tam )?(?:dung|huy|ngung|rut)\b"
)
# «… được duyệt với kinh phí 600 triệu đồng, đã thực hiện hoàn thành»: no further figure tells what of it was done
_THEN_DONE = re.compile(
    r"\d[^\d:,]{0,40},\s*(?:(?:den nay|hien(?: nay)?|(?:tat ca )?(?:cac )?(?:de an|noi dung|nhiem vu))[ ,]*)*"
    r"\b(?:da|deu) (?:(?:da|deu|duoc|trien khai|thuc hien) )*(?:hoan thanh|xong|nghiem thu)\b"
    r"(?:[ ,]*(?:va|viec|nghiem thu|ban giao|thanh toan|quyet toan|dua vao (?:su dung|hoat dong)|ke hoach))*\W*\Z"
)
THEN_REACH = 240  # from the end of a sentence back to its last figure, where nothing but «đã hoàn thành» follows it
# «2 đề án bị rút»; where something was done instead, the sums behind are of that.
_CUT = re.compile(r"\b\d+ (?:de an|du an|nhiem vu|hoi cho|lop) (?:phai|bi|xin) (?:tam )?(?:dung|huy|ngung|rut)\b")
_INSTEAD = re.compile(r"\b(?:mo|to chuc|thay|ho tro|chuyen sang)\b")
# «Ước cả năm: …», «Dự kiến đến hết năm hoàn thành …»: what a report expects of its year.
_EXPECTED = re.compile(
    r"\s*(?:uoc|du kien)(?: (?:thuc hien|dat|ket qua|so))* (?:ca nam|nam 20\d\d|(?:den )?(?:het|cuoi) nam)"
    rf"|\s*du kien (?:den )?(?:het )?{MASK}+ (?:hoan thanh|thuc hien|dat)"
)
# «ước quý IV dự 01 hội chợ», «quý IV ước mở 01 lớp»: a part of the year that the report expects
_PART = r"(?:quy (?:iv|i{1,3}|[1-4])|(?:[36]|ba|sau) thang cuoi nam)(?: nam 20\d\d)?"
_PART_EXPECTED = re.compile(
    rf"\s*(?:(?:trong |rieng |con )?(?P<part>{_PART}),? (?:du kien )?uoc\b(?! tinh kinh phi)"
    rf"|uoc(?: (?:thuc hien|dat|ket qua|trong))* (?P<told>{_PART})\b)"
)
_SAME_PERIOD = re.compile(r"\s*(?:so voi )?cung ky(?: nam)? (?P<year>20\d\d)")
_FORMERLY = re.compile(
    r"\s*(?:truoc do|truoc day|nhung nam truoc|(?:o |trong )?(?:ky|giai doan|nhiem ky) truoc)\b"
    r"(?!.*(?:phan bo|bo tri|duoc giao|dot \d))"
)
_OVER = re.compile(
    r"\b(?:(?<!trong )nam|(?:\d|hai|ba|bon|sau|bay|tam|chin|muoi) nam|thoi gian) qua\b"
    r"|\bqua (?:\d|hai|ba|bon|nam) nam\b"
)
_TILL_NOW = re.compile(r"\W*(?:duoc biet,? )?(?:tinh )?tu (?:dau )?nam(?: 20\d\d)? (?:den|toi) nay\b")
_TO_YEARS_END = re.compile(r"\bden (?:het|cuoi) nam\b(?! 20)")
# «Tính đến đầu tháng 7, tỉnh đã cấp 26 tỷ đồng»: what was paid by a day is no plan any more
_PAID_UNTIL = re.compile(r"\W*(?:tinh )?den (?:dau|giua|cuoi|het|nay|ngay)\b[^.;:]{0,40}, [^.;:,]{0,40}\bda cap\b")


@lru_cache(maxsize=4)  # a sentence is asked for its own figures, and for what those behind it go on with
def statements(scan: Scan, span: Span, context: Context) -> tuple[Statement, ...]:
    """The stretches of a span in order; one where nothing turns."""
    if context.role not in (Role.PLAN, Role.ACTUAL) or context.adjustment or context.status:
        return (Statement(span, context),)
    told: list[Statement] = []
    holds = Holds(scan, span)
    base = context = context if context.period else context.of(context.role, _period_within(scan, span, context.around))
    for sentence in scan.sentences(span):
        said_by = _ATTRIBUTED.match(scan.masked, sentence.start, sentence.end)
        opening = Span(said_by.end() if said_by else sentence.start, sentence.end)
        period = leading_time(scan, opening, context, opens=True) if holds.time else None
        period = period or whole_time(scan, opening)
        if period:
            base = in_period(context, period)
            if _TILL_NOW.match(scan.masked, sentence.start, sentence.end):
                base = base.of(Role.ACTUAL, base.period)
        elif _FORMERLY.match(scan.masked, sentence.start, sentence.end):
            base = context.of(Role.ACTUAL, None)
        elif context.role is Role.ACTUAL and opens_until(scan, sentence):
            base = context
        unspent = _unspent(scan, sentence, opening, base, dated=period is not None) if holds.undone else None
        told += [unspent] if unspent else []
        rest, before = Span(unspent.span.end if unspent else sentence.start, sentence.end), len(told)
        for part in _Sentence(scan, rest, context, base, holds, dated=period is not None).told():
            _join(told, part, holds)
        if unspent:
            told[before:] = [replace(other, apart=True) for other in told[before:]]
    return (*told,) or (Statement(span, context),)


def _unspent(scan: Scan, sentence: Span, opening: Span, base: Context, *, dated: bool) -> Statement | None:
    """What a sentence tells, up to where another sum stands behind it, of what was not done or goes to later."""
    own = own_clause(scan, opening)
    context = undone_or_later(scan, own, base, dated=dated)
    return Statement(Span(sentence.start, own.end), context) if context else None


_EVENT = re.compile(
    rf"(?:[.;,]\s+|\b(?:dien ra|to chuc|khai mac|be mac|trien khai)[a-z ]{{0,20}} ?)(?:ngay )?{MASK}{{8,}}"
)
_DAY_OPENS = re.compile(rf"\W*(?:ngay )?{MASK}{{8,}}")
_YEAR = re.compile(r"20\d\d\b")
_SINCE = re.compile(r"\btu nam 20\d\d (?:den|toi) nay\b")  # of which year is not said


def _period_within(scan: Scan, span: Span, year: str | None) -> str | None:
    """Where no heading gives one: the year that a passage names, or that of the day on which something happened."""
    if said := find_period(_SINCE.sub("", scan.masked[span.start : span.end]), year=year, bare=False):
        return year_of(said) if "M" in said else said
    opening = _DAY_OPENS.match(scan.masked, span.start, span.end)
    events = (*((opening,) if opening else ()), *_EVENT.finditer(scan.masked, span.start, span.end))
    days = (scan.flat[day.start() : day.end()] for day in events)
    return next((named.group() for day in days if (named := _YEAR.search(day))), None)


def in_period(above: Context, period: str | None) -> Context:
    """A later period than that of a report is planned, an earlier one than that of a plan is past."""
    if period is None or above.period is None or period == above.period:
        return above
    if above.behind and not comes_before(period, above.behind.period or period):
        return in_period(above.behind, period)  # back from the time before it
    role, past = above.role, above.past
    known = not above.loose or period[:4] == above.period[:4]
    if role is Role.ACTUAL and known and comes_before(above.period, period):
        role = Role.PLAN
    elif comes_before(period, above.period):
        past = past or (role is Role.PLAN and not above.loose)
        role = Role.ACTUAL if role is Role.PLAN else role
        return replace(above, period=period, role=role, past=past, behind=above.behind or above)
    if role is Role.ACTUAL:  # «Nửa đầu năm …; nửa cuối năm …»: parts of the paper's own time, one behind the other
        return replace(above, period=period, behind=above.behind or above)
    return replace(above, period=period, role=role)


def _join(told: list[Statement], part: Statement, holds: Holds) -> None:
    """Add a stretch; one that goes on with the last, or that the last opens without a figure, is one with it."""
    last = told[-1] if told else None
    is_one = last is not None and (last.context is part.context or last.context == part.context)
    goes_on = last and (last.context.undone or holds.put_off(last.span, part.span))
    if last and goes_on and not holds.figure(part.span.start, part.span.end):
        told[-1] = Statement(Span(last.span.start, part.span.end), last.context)  # «Nguyên nhân: …»
    elif last and (is_one or not holds.figure(last.span.start, last.span.end)):
        told[-1] = Statement(Span(last.span.start, part.span.end), part.context, apart=is_one and last.apart)
    else:
        told.append(part)


class _Sentence:
    """One reading of a sentence: `above` is what the passage is about, `base` what the sentence opens with.

    `dated`: it opens with a period of its own.
    """

    def __init__(self, scan: Scan, span: Span, above: Context, base: Context, holds: Holds, *, dated: bool) -> None:
        self.scan, self.span, self.above, self.base, self.holds, self.dated = scan, span, above, base, holds, dated
        self._is_coming = False  # whether «sẽ» has been said: of every verb in the list behind it

    def told(self) -> Iterator[Statement]:
        now, brief = self.base, None
        for clause in _clauses(self.scan, self.span):
            if self._is_sum(clause, brief):  # turns nothing
                told = brief or now  # «…; kế hoạch cả năm 5 hội chợ, 480 triệu đồng»
                yield Statement(clause, told, apart=told.undone)
                continue
            turn = self._turn(clause, now)
            yield Statement(clause, turn.context, apart=turn.context.undone)
            keeps = turn.with_sum or turn.context.undone or self.scan.masked[clause.start - 1] == ";"
            brief = turn.context if turn.brief and keeps else None
            now = now if turn.brief else turn.context

    def _is_sum(self, clause: Span, brief: Context | None) -> bool:
        if _SUM_ALONE.fullmatch(self.scan.masked, clause.start, clause.end):
            return True
        return brief is not None and brief.undone and bool(_SUM_GIVEN_UP.match(self.scan.masked, clause.start))

    def _turn(self, clause: Span, now: Context) -> _Turn:
        words, printed = self.scan.masked[clause.start : clause.end], self.scan.flat[clause.start : clause.end]
        small = printed.lower()
        opens = clause.start == self.span.start or self.scan.masked[clause.start - 1] in ";:"
        opens = opens or self._is_attributed(clause)
        if "cung ky" in words and (same := _SAME_PERIOD.match(words)):
            return _Turn(self.above.of(Role.ACTUAL, same["year"] + (self.above.period or "")[4:]))
        if self.above.period and (expected := self._expected(words)):
            return _Turn(self.above.of(Role.ESTIMATE, expected))
        period = leading_time(self.scan, clause, self.above, opens=opens) if self.holds.time else None
        told = in_period(self.above, period) if period and clause.start > self.span.start else now
        if self.above.role is Role.ACTUAL and self.holds.proposed(printed):
            return _Turn(replace(self._planned(words, told, period), status=Status.PROPOSED))
        if COMING.search(small) and not (self._is_foiled or self._is_aim_reached):
            self._is_coming = True
            return _Turn(self._planned(words, told, period))
        if now.role is Role.PLAN and self._is_coming and VERB.match(small):
            return _Turn(told)
        if unspent := self._unspent(clause, words, told, period):
            return unspent
        if self._is_done(clause, printed, small, opens=opens):
            return _Turn(self._back(told, period, Role.ACTUAL))
        if _PLANNED.match(words):
            brief = now.role is Role.ACTUAL and self._is_told_before(clause)
            return _Turn(self._planned(words, told, period), brief)
        if self._is_given(small, told, clause) or self._is_stopped(words, clause):
            return _Turn(self._planned(words, told, period))
        goes_on = Role.ACTUAL if told.role is Role.ACTUAL else self.base.role
        goes_back = _BACK.match(words) and not (self._is_coming and _TO_COST.match(words))
        return _Turn(self._back(told, period, goes_on) if goes_back else told)

    def _unspent(self, clause: Span, words: str, told: Context, period: str | None) -> _Turn | None:
        """A clause about so many things that were not done, or that are left behind those that were."""
        if told.role is not Role.ACTUAL:
            return None
        if self.holds.undone and so_many_undone(self.scan, clause, self.span.end):
            return _Turn(replace(self._planned(words, told, period), undone=True), brief=True)
        if self.holds.undone and (less := lowered(self.scan, clause, told)):
            return _Turn(less, brief=True, with_sum=True)
        left = some_left(self.scan, clause, told) if self.holds.left and self._is_told_before(clause) else None
        return _Turn(left, brief=True, with_sum=True) if left else None

    def _expected(self, words: str) -> str | None:
        """The year, or the part of it, of which a clause tells what a report expects."""
        if "uoc" not in words and "du kien" not in words:
            return None
        if _EXPECTED.match(words):
            return self.above.year
        part = _PART_EXPECTED.match(words) if self.above.role is Role.ACTUAL else None
        return find_period(part["part"] or part["told"], year=self.above.year, bare=False) if part else None

    def _is_stopped(self, words: str, clause: Span) -> bool:
        if not self.holds.stop:
            return False
        cut = _CUT.search(self.scan.masked, clause.start, clause.end)
        is_cut = cut is not None and not _INSTEAD.search(self.scan.folded, cut.end(), self.span.end)
        return is_cut or _STOPPED.search(words) is not None

    def _is_attributed(self, clause: Span) -> bool:
        """Whether nothing stands before a clause but who said so: «Theo báo cáo của Sở, …»."""
        return bool(_ATTRIBUTED.fullmatch(self.scan.masked, self.span.start, clause.start))

    def _is_given(self, small: str, told: Context, clause: Span) -> bool:
        """Whether a clause tells of money given out; what was set aside in a time that is over has been spent."""
        below, given = given_in(small)
        if not (below or given) or (self._over and self._over.start() < clause.end):
            return False
        end = Span(max(clause.start, self.span.end - THEN_REACH), self.span.end)
        if _THEN_DONE.search(self.scan.masked, end.start, end.end):
            return False
        if below or given is None or told.past:
            return below is not None
        return not (_PAID_UNTIL.match(self.scan.folded, self.span.start, clause.end) or PAID_OUT.search(small))

    @once
    def _over(self) -> re.Match[str] | None:
        return _OVER.search(self.scan.masked, self.span.start, self.span.end)

    @once
    def _is_foiled(self) -> bool:
        """«sẽ mở, nhưng chưa …»"""
        return bool(FOILED.search(self.scan.flat, self.span.start, self.span.end))

    @once
    def _is_aim_reached(self) -> bool:
        reached = self.above.role is Role.ACTUAL
        return reached and AIM_REACHED.search(self.scan.masked, self.span.start, self.span.end) is not None

    def _is_told_before(self, clause: Span) -> bool:
        """Whether the sentence has told a figure before a clause."""
        return self.holds.figure(self.span.start, clause.start)

    def _is_done(self, clause: Span, printed: str, small: str, *, opens: bool) -> bool:
        """In a plan only «đã» of a main clause tells of the past, and not where it qualifies a thing."""
        if self.above.role is Role.PLAN:
            passed = NOT_YET.match(printed) or SO_FAR.search(printed) or (opens and RESULT.match(small))
            told = passed or (self.holds.did(printed) and not PASSIVE.search(printed))
            return bool(told) and (opens or not self._is_told_before(clause))
        # «Từ nay đến cuối năm, đơn vị tiếp tục giải ngân 1,5 tỷ đồng còn lại»
        ahead = self._is_coming or (self.dated and self.base.role is Role.PLAN)
        return self.holds.did(printed) or (not ahead and DONE.search(small) is not None)

    def _back(self, told: Context, period: str | None, role: Role | None) -> Context:
        """What the sentence opens with, of the period that its clause names or, behind a plan, of its own again."""
        own = self.base.period if told.role is not self.base.role else told.period
        if role is Role.ACTUAL and self.base.role is Role.PLAN:
            own = self.base.reached or own
        return self.base.of(role, period or own)

    def _planned(self, words: str, told: Context, period: str | None) -> Context:
        """The plan that a clause tells of: of the period it or its sentence names, else of the whole year."""
        said = period or find_period(words, bare=False)
        if said is None or (period is None and "M" in said):
            own = (self.dated or told.role is Role.PLAN) and not _TO_YEARS_END.search(words)
            said = told.period if own else year_of(told.period)
        planned = told.of(Role.PLAN, said)
        return replace(planned, reached=told.period) if told.role is Role.ACTUAL else planned


def _clauses(scan: Scan, sentence: Span) -> Iterator[Span]:
    if sentence.start == sentence.end:
        return
    start = sentence.start
    for mark in _CLAUSE_END.finditer(scan.masked, sentence.start, sentence.end):
        yield Span(start, mark.end())
        start = mark.end()
    yield Span(start, sentence.end)
