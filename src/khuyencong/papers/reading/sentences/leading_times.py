"""The period that a clause opens with: «Riêng năm 2022, …», «Kinh phí năm 2022 là …», «Đến tháng 6, …»."""

import re
from dataclasses import dataclass

from ....terms.facts import Role, Span
from ..grammar.counts import find_counts
from ..grammar.periods import (
    UNTIL_MONTH,
    between_days,
    comes_before,
    find_period,
    is_parted_time,
    is_within_year,
    last_year,
    leading_period,
    lies_within,
    month_of_event,
    months_told,
    months_until,
    rest_of_year,
    spans_years,
    year_until,
    year_within,
)
from ..grammar.roles import Context
from ..grammar.sums import A_SUM
from ..text.scan import MASK, Scan
from .holds import TELLS_TIME

_SUBJECT = re.compile(
    r"\s*(?!(?:trong |rieng )?quy (?:iv|i{1,3}|[1-4]) )"
    r"(?!so voi|chuyen (?:nguon|tu)|nguon|ket du|can cu|theo|tren co so|tu |sau |truoc |ngay |de |nham )"
    r"(?:(?:[a-z]+ ){1,6}(?<!tu )nam (?P<year>20\d\d)(?= (?!va (?:nam )?20)[a-z])"
    # only of money, told right behind its year, however long its name is
    r"|(?:kinh phi|von|tong) (?:[a-z]+ ){6,15}(?<!tu )nam (?P<year_of_money>20\d\d)(?= la \d))"
)
# «Lễ hội năm 2020. Ngày 24/2, huyện thành lập …»: a heading that runs into its text
_RUN_IN = re.compile(r"\W*(?:[a-z]+ ){1,8}nam (?P<year>20\d\d)(?: \([^()]{2,40}\))?\.\s*")
# «Tổng kinh phí thực hiện đề án giai đoạn 2021 - 2025 là …» in a paper of one year
_MONEY_OF_YEARS = re.compile(
    r"\s*(?:tong |(?:so|muc|nguon) )*(?:kinh phi|von)\b[^,.;:\d]{0,90}?"
    r" giai doan (?P<first>20\d\d) ?(?:[-–]|den)(?: nam)? ?(?P<last>20\d\d)\b"
)
_TILL_YEARS_END = re.compile(r"\W*tu nay (?:cho )?den (?:het|cuoi) nam\b(?! 20)")
_LAST_YEAR = re.compile(r"\s*(?:trong )?nam (?:truoc|ngoai)\b(?! do(?!, ?20\d\d))")
# «Trong tháng 5 năm 2031, tổng kinh phí …»: elsewhere a month is the date of an event, and masked as dates are
_WITHIN_MONTH = re.compile(
    r"\W*(?:rieng(?: trong)?|trong) (?:do,? )?(?P<said>thang \d{1,2}(?:/| nam )20\d\d)(?=[,:]| [a-z])"
)
# «Từ tháng 01 đến tháng 10 năm 2024 phát hành 05 số»: with its year, a month is masked as a date
_MONTHS = re.compile(
    r"\W*(?:trong )?tu thang (?P<a>\d{1,2})(?: ?/ ?(?P<y>20\d\d))? den (?:het )?(?:thang )?(?P<b>\d{1,2})"
    r"(?: ?/ ?| nam )(?P<year>20\d\d)(?=[,:]| [a-z])"
)
# «Quý I năm 2024 hỗ trợ 01 cơ sở, quý II năm 2024 hỗ trợ 02 cơ sở, kinh phí …»: the sum is of both
_QUARTERS_BESIDE = re.compile(
    rf"\W*(?:trong )?quy (?:iv|i{{1,3}}|[1-4])\b(?!:? (?:[a-z]+ ){{0,3}}{A_SUM})[^.;]{{4,160}}?"
    r", (?:trong |sang |va )*quy (?:iv|i{1,3}|[1-4])\b"
)
# «Đến ngày 30/9 …» may be when it happened
_COUNTED_UNTIL = re.compile(
    r"\W*(?:tinh den (?:het )?(?:(?:ngay|thang)\b|\d)|den het (?:ngay|thang)\b"
    r"|(?:luy ke|cong don)(?: thuc hien| giai ngan| tu dau nam| tinh)* den (?:het )?(?:ngay |thang )?\d)"
)
_UNTIL = re.compile(
    rf"\s*(?:(?:tinh|cong don|luy ke)(?: thuc hien| giai ngan| tu dau nam| tinh)* )?den (?:het )?{MASK}+"
)
# «tính đến 30/9», of the year that is told of
_UNTIL_DAY = re.compile(
    r"\W*(?:tinh|(?:luy ke|cong don)(?: thuc hien| giai ngan| tu dau nam| tinh)*) den (?:het )?(?:ngay )?"
    r"(?P<day>\d{1,2}) ?/ ?(?P<month>\d{1,2})(?! ?[/\d])"
)
_DOES = (
    r"(?=(?:da |duoc |co |chi |moi )*(?:to chuc|ho tro|mo|tham gia|du|phat hanh|dang|thuc hien|trien khai|giai ngan"
    r"|in|cap|hoan thanh|dao tao|tap huan|xay dung|nghiem thu|ban giao|phat song)\b)"
)
# «9 tháng tổ chức 03 lớp», «thực hiện 9 tháng 03 lớp»: those with which the year began
_MONTHS_SO_FAR = re.compile(
    r"\W*(?:ket qua |trong |da |luy ke )*(?:(?P<count>[5-9]|10|11|sau|chin|muoi) thang(?: qua)?,? "
    rf"{_DOES}|thuc hien (?:duoc )?(?P<done>[69]|10|11|sau|chin|muoi) thang:? (?=\d))(?!\d+ lan\b)"
)
# «tháng 7 đăng 10 tin, tháng 8 đăng 12 tin»; a sum in their sentence is of all of them
_MONTH_DOES = re.compile(rf"\W*(?:trong |sang |va )*thang (?P<month>\d{{1,2}}) {_DOES}")
_SUM = re.compile(r"\d (?:nghin|trieu|ty|dong)\b")
# «Trong tháng 9 hỗ trợ 02 cơ sở, kinh phí 310 triệu đồng, lũy kế 9 tháng 14 cơ sở, 2.450 triệu đồng»: a month of those
# that the report tells of, beside all of them
_MONTH_BESIDE_ALL = re.compile(
    r"\W*(?:rieng |trong )+thang (?P<month>\d{1,2}),? (?!nam\b)(?=[^\n]{4,240}?[,;.(] (?:va )?(?:luy ke|cong don)\b)"
)
_IN_ALL = re.compile(r"\W*(?:va )?(?:luy ke|cong don)\b(?![^.;]{0,40}(?:\b20\d\d|giai doan|cac nam))")
_IN_MONTH = re.compile(r"\btrong thang \d")
_PARTED = re.compile(
    r"\s*(?:(?:trong do|rieng|con|den(?! (?:het |cuoi )*thang\b)|sang|buoc sang|truoc do|va|thi),? "
    r"|(?=nam 20\d\d (?:la|dat|chi|co|bo tri|thuc hien|ho tro|to chuc|du kien|uoc|hon|tren|gan|khoang"
    r"|(?:se |duoc )*(?:cap|giao|phan bo|bo tri)|(?:da )?(?:tang|giam))\b|nam 20\d\d:$)"
    r"|(?=(?:(?:6|sau) thang|nua) (?:dau|cuoi) nam\b)"
    rf"|(?:va )?(?=thang \d{{1,2}} {_DOES}"
    rf"|quy (?:iv|i{{1,3}}|[1-4])(?: nam 20\d\d)?(?::$|:? (?:[a-z]+ ){{0,3}}{A_SUM})))"
)
# «còn lại 1.000 triệu đồng bố trí năm 2027»
_REST_IN = re.compile(
    rf"\W*(?:va )?(?:phan |so |kinh phi )*con lai(?: la)? {A_SUM},?(?: [a-z]+){{0,4}} (?:trong |vao |cho |sang )?"
    r"nam (?P<year>20\d\d)\b"
)


def opens_until(scan: Scan, sentence: Span) -> bool:
    """«Đến ngày 30/6/2024 đã …», «Đến nay …»: of the paper's own time, whatever year was told of before."""
    if scan.folded.find("den ", sentence.start, sentence.end) < 0:
        return False
    day = _UNTIL.match(scan.masked, sentence.start, sentence.end)
    so_far = _SO_FAR.match(scan.folded, sentence.start, sentence.end)
    return (day or so_far or UNTIL_MONTH.match(scan.folded, sentence.start, sentence.end)) is not None


_SO_FAR = re.compile(
    r"\W*(?:tinh )?den (?:nay|thoi diem (?:nay|hien (?:nay|tai)|bao cao))\b(?! tren dia ban| toan tinh)"
)


def counts_till_years_end(scan: Scan, span: Span) -> bool:
    """«…; từ nay đến cuối năm hỗ trợ 02 đề án»: things of their own, behind those done so far."""
    return _TILL_YEARS_END.match(scan.folded, span.start, span.end) is not None and bool(find_counts(scan, span))


def leading_time(scan: Scan, clause: Span, above: Context, *, opens: bool) -> str | None:
    """The period a clause opens with; behind a comma only «riêng năm 2022», «trong đó năm 2022»."""
    if not TELLS_TIME.search(scan.masked, clause.start, clause.end):
        return None
    if until_month := UNTIL_MONTH.match(scan.folded, clause.start, clause.end):
        return _until_month(scan, until_month, above)
    return _leading_words(scan, clause, above, opens=opens)


def _month_and_all(scan: Scan, clause: Span, above: Context) -> str | None:
    """The month that a clause tells of, or all its paper's months, where a sentence tells of both."""
    if above.role is not Role.ACTUAL or above.period is None or not is_within_year(above.period):
        return None
    if _IN_ALL.match(scan.folded, clause.start, clause.end):
        line = scan.content.rfind("\n", 0, clause.start) + 1
        return above.period if _IN_MONTH.search(scan.folded, line, clause.start) else None
    month = _MONTH_BESIDE_ALL.match(scan.folded, clause.start)
    said = f"{above.year}M{int(month['month']):02}" if month else None
    return said if said and lies_within(said, above.period) else None


def _leading_words(scan: Scan, clause: Span, above: Context, *, opens: bool) -> str | None:
    if beside_all := _month_and_all(scan, clause, above):
        return beside_all
    if rest := _REST_IN.match(scan.masked, clause.start, clause.end):
        return rest["year"]
    parted = _PARTED.match(scan.masked, clause.start, clause.end)
    if not (opens or parted):
        return None
    reached = opens and above.role is Role.ACTUAL  # a plan's month is the day on which a thing shall take place
    if above.role is Role.ACTUAL and (so_far := _so_far(scan, clause, above)):
        return so_far
    if until := _UNTIL.match(scan.masked, clause.start, clause.end):
        day = scan.flat[until.start() : until.end()]
        counted = reached and _COUNTED_UNTIL.match(scan.folded, clause.start, clause.end)
        return year_until(day, above.period) or (months_until(day, above.period) if counted else None)
    if opens and (told := _opening_words(scan, clause, above, reached=reached)):
        return told.period
    year = last_year(above.period)
    leading = leading_period(scan.masked[parted.end() if parted else clause.start : clause.end] + " ", year=year)
    if leading or not reached:
        return leading
    within = year_within(scan.masked[clause.start : clause.end])
    return within if within and above.period and not comes_before(above.period, within) else None


def _so_far(scan: Scan, clause: Span, above: Context) -> str | None:
    """The first months of the year told of, up to a day that ends one; nothing where the paper tells of less."""
    year = above.period
    if year is None or is_parted_time(year):
        return None
    if months := _MONTHS_SO_FAR.match(scan.folded, clause.start, clause.end):
        return find_period(f"{months['count'] or months['done']} thang dau nam", year=year)
    month = _MONTH_DOES.match(scan.folded, clause.start, clause.end)
    if month and 1 <= int(month["month"]) <= 12:
        end = scan.sentence_end(clause.start, clause.start + UNTIL_REACH)
        return None if _SUM.search(scan.folded, clause.start, end) else f"{year}M{int(month['month']):02}"
    until = _UNTIL_DAY.match(scan.folded, clause.start, clause.end)
    return months_until(f"{until['day']}/{until['month']}/{year}", year) if until else None


@dataclass(frozen=True, slots=True)
class _Opening:
    """What words that open a clause say of its time; without a period, that they say none."""

    period: str | None


def _opening_words(scan: Scan, clause: Span, above: Context, *, reached: bool) -> _Opening | None:
    if _QUARTERS_BESIDE.match(scan.folded, clause.start, scan.sentence_end(clause.start, clause.start + UNTIL_REACH)):
        return _Opening(None)
    if subject := _SUBJECT.match(scan.masked, clause.start, clause.end):
        return _Opening(subject["year"] or subject["year_of_money"])
    if heading := _RUN_IN.fullmatch(scan.masked, clause.start, clause.end):
        return _Opening(heading["year"])
    if years := _MONEY_OF_YEARS.match(scan.masked, clause.start, clause.end):
        return _Opening(f"{years['first']}-{years['last']}")
    if reached and (months := _months_told(scan, clause, above)):
        return _Opening(months)
    year = last_year(above.period)
    if _TILL_YEARS_END.match(scan.masked, clause.start, clause.end) and (rest := rest_of_year(above.period)):
        return _Opening(rest)
    if year and _LAST_YEAR.match(scan.masked, clause.start, clause.end):
        return _Opening(str(int(year) - 1))
    return None


def _months_told(scan: Scan, clause: Span, above: Context) -> str | None:
    """The month or the whole months that a clause opens with, or those between their first and last days."""
    words = scan.folded[clause.start : clause.end]
    if between := between_days(words):
        return between
    if event := month_of_event(words, above.period):
        return event
    if month := _WITHIN_MONTH.match(words):
        return find_period(month["said"], bare=False)
    months = _MONTHS.match(words)
    same_year = months and months["y"] in (None, months["year"])
    return find_period(f"thang {months['a']} - {months['b']} nam {months['year']}") if months and same_year else None


UNTIL_REACH = 300
_UNTIL_LATER = re.compile(r"[.;:,] (?:tinh )?den (?:het |cuoi )*thang (?P<month>\d{1,2})\b")


def _until_month(scan: Scan, until: re.Match[str], above: Context) -> str | None:
    """«Đến tháng 6, …; đến tháng 9, …»: the months up to the first are part of those up to the second, and up to the
    last is the paper's own time so far; in a report of a quarter it goes back behind the quarter."""
    year = until["year"] or above.year
    line = scan.content.find("\n", until.end(), until.end() + UNTIL_REACH)
    later = _UNTIL_LATER.search(scan.folded, until.end(), line if line > 0 else until.end() + UNTIL_REACH)
    if later and int(later["month"]) > int(until["month"]):
        return months_told(f"{int(until['month'])} thang", year)
    if above.period and year == above.year and is_parted_time(above.period) and not spans_years(above.period):
        return months_told(f"{int(until['month'])} thang", year)
    if above.period == year and until["year"] and _COUNTED_UNTIL.match(until.group()):
        return months_told(f"{int(until['month'])} thang", year)
    return above.period if year == above.year else year
