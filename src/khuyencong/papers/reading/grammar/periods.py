"""Periods as papers say them: a year, its halves, quarters and months, or a span of years."""

import re
from calendar import monthrange
from functools import lru_cache

from ....terms.periods import Period

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTHS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_YEAR = r"(?:/|\s*nam\s*|\s+)(?P<y>20\d\d)\b"
_TO = r"\s*(?:[-–]|den(?: het)?(?: nam)?)\s*"
_UNTIL_QUARTER = {1: "Q1", 2: "H1", 3: "M01-M09", 4: ""}
_RULES = (  # behind the word without which none of a rule's periods is said
    (
        "thang",
        "half",
        re.compile(r"\b(?:6|sau)\s+thang\s+(?P<a>dau|cuoi)(?:\s+(?:cua\s+)?nam)?(?:\s*(?:nam)?\s*(?P<y>20\d\d))?\b"),
    ),
    ("quy", "until", re.compile(rf"\bhet\s+quy\s+(?P<a>iv|i{{1,3}}|[1-4])\b(?:{_YEAR})?")),
    ("nua ", "half", re.compile(r"\bnua (?P<a>dau|cuoi) nam\s*(?P<y>20\d\d)?\b")),
    (
        "thang",
        "first",
        re.compile(
            r"\b(?P<a>[2-57-9]|10|11|hai|ba|bon|bay|tam|chin|muoi)\s+thang(?:\s+dau(?:\s+nam)?(?:\s+(?P<y>20\d\d))?|(?:\s+nam)?\s+(?P<y2>20\d\d))\b"
        ),
    ),
    (
        "thang",
        "last",
        re.compile(r"\b(?P<a>[2-57-9]|hai|ba|bon|nam|chin)\s+thang\s+cuoi(?:\s+nam)?(?:\s+(?P<y>20\d\d))?\b"),
    ),
    (
        "quy",
        "quarters",
        re.compile(
            rf"\bquy\s+(?P<a>i{{1,3}}|iv|[1-4])\s*(?:-|–|va|den|,)\s*(?:quy\s+)?(?P<b>i{{1,3}}|iv|[1-4]){_YEAR}"
        ),
    ),
    (  # in a table's column of times no year follows: «Quý II - Quý IV», «Quý I-III»
        "quy",
        "quarters",
        re.compile(
            rf"\bquy\s+(?P<a>i{{1,3}}|iv|[1-4])\s*(?:-|–|den(?: het)?)\s*quy\s+(?P<b>i{{1,3}}|iv|[1-4])\b(?:{_YEAR})?"
        ),
    ),
    ("quy", "quarters", re.compile(rf"\bquy\s+(?P<a>i{{1,3}})\s*(?:-|–)\s*(?P<b>i{{2,3}}|iv)\b(?:{_YEAR})?")),
    ("quy", "quarter", re.compile(rf"\bquy\s+(?P<a>iv|i{{1,3}}|[1-4])\b(?:{_YEAR})?")),
    (
        "thang",
        "months",
        re.compile(rf"\b(?:tu\s+)?thang\s+(?P<a>\d{{1,2}})\s*(?:-|–|den)\s*(?:thang\s+)?(?P<b>\d{{1,2}}){_YEAR}"),
    ),
    ("thang", "month", re.compile(rf"\bthang\s+(?P<a>\d{{1,2}}){_YEAR}")),
    ("20", "years", re.compile(rf"\b(?P<y>20\d\d){_TO}(?P<b>20\d\d)\b")),
    ("20", "years", re.compile(r"\b(?:hai nam|cac nam) (?P<y>20\d\d) va (?:nam )?(?P<b>20\d\d)\b")),
    ("20", "year", re.compile(rf"\bnam\s+(?P<y>20\d\d)\b(?!{_TO}20\d\d)")),
    ("20", "bare", re.compile(r"(?<![\d/.-])(?P<y>20[0-4]\d)(?![\d/.])")),
)


def find_period(folded: str, *, year: str | None = None, bare: bool = True) -> str | None:
    """The first period that folded words say, the most exact rule first; `year` completes a half without one."""
    for word, rule, pattern in _RULES:
        found = pattern.search(folded) if word in folded and (bare or rule != "bare") else None
        if found and (code := _code(rule, found, year)):
            return code
    return None


def first_period(folded: str) -> str | None:
    """The period that words name before any other."""
    told = [
        (found.start(), code)
        for word, rule, pattern in _RULES[:-1]
        if word in folded
        for found in pattern.finditer(folded)
        if (code := _code(rule, found, None))
    ]
    return min(told, key=lambda period: period[0])[1] if told else None


def _code(rule: str, found: re.Match[str], year: str | None) -> str | None:
    said = found["y"] or found.groupdict().get("y2") or year
    if said is None:
        return None
    if rule in ("year", "bare"):
        return said
    if rule == "until":
        return said + _UNTIL_QUARTER[_ROMAN[found["a"]]]
    if rule in ("first", "last"):
        return said + _months(rule, _MONTHS.get(found["a"]) or int(found["a"]))
    if rule == "half":
        return f"{said}H{1 if found['a'] == 'dau' else 2}"
    if rule == "years":
        return f"{said}-{found['b']}" if said < found["b"] else None
    return _within_year(rule, found, said)


def _months(rule: str, count: int) -> str:
    """The first or the last months of a year; three are a quarter."""
    if count == 3:
        return "Q1" if rule == "first" else "Q4"
    return f"M01-M{count:02}" if rule == "first" else f"M{13 - count:02}-M12"


def _within_year(rule: str, found: re.Match[str], year: str) -> str | None:
    if rule.startswith("quarter"):
        first = _ROMAN[found["a"]]
        last = _ROMAN[found["b"]] if rule == "quarters" else first
        return f"{year}Q{first}" if first == last else f"{year}Q{first}-Q{last}" if first < last else None
    return _from_month(year, found["a"], found["b"] if rule == "months" else None)


def _from_month(year: str, first: str, last: str | None) -> str | None:
    """A month, or the months from one to another."""
    a, b = int(first), int(last or first)
    if not 1 <= a <= b <= 12:
        return None
    return f"{year}M{a:02}" + (f"-M{b:02}" if b > a else "")


_LEADING = re.compile(
    # behind other short words, each with its comma: «Nhìn lại, cách đây mười năm, vào năm 2011, …»
    r"^[\s\"“(]*(?:[^,.:;]{2,40}, (?=nam 20\d\d(?: \([^)]*\))?:)"
    rf"|(?:[^,.:;\d]{{2,60}}, ){{1,2}}(?=(?:vao |trong |den |ngay )*(?:nam 20\d\d|giai doan 20\d\d{_TO}20\d\d),))?"
    r"(?:ket qua,? |duoc biet,? |tu dau (?=nam 20)|tinh rieng |vao |ngay |sang |buoc sang "
    r"|rieng |cung |trong |tinh chung |nhin lai (?:[^.;:]{2,60}: )?"
    r"|truoc day,? |truoc do,? |(?:den |tinh den )?(?=het quy)|den het "
    r"|tinh den |luy ke |dot \d{1,2},? (?=nam 20)"
    r"|ket thuc |hien nay,? |du kien )*"
    r"(?P<said>(?:\d{1,2}|ba|sau|chin|muoi) thang[^,.;:]{0,22}|(?:het )?quy [^,.;:]{1,16}"
    rf"|(?:giai doan|tu nam|tu) 20\d\d{_TO}20\d\d|tu nam 20\d\d den nay"
    r"|(?:\d|hai|ba|bon|nam|sau|bay|tam|chin|muoi) nam[^,.;:]{0,12}20\d\d\s*[-–]\s*20\d\d\)?"
    r"|(?:hai|cac) nam 20\d\d va (?:nam )?20\d\d"
    r"|tu thang \d{1,2}(?: ?/ ?20\d\d)? den (?:het )?(?:thang )?\d{1,2}(?: ?/ ?20\d\d| nam 20\d\d)?"
    r"|nua (?:dau|cuoi) nam(?: 20\d\d)?"
    r"|nam 20\d\d|thang \d{1,2}(?:\s?[-–]\s?\d{1,2})?(?:[/ ][^,.;:]{0,12}|(?=[,:])))"
    r"(?=[,:\s])"
)


def leading_period(folded: str, *, year: str | None = None) -> str | None:
    """The period with which a sentence opens: «Trong năm 2022, …», «6 tháng đầu năm 2023: …»."""
    if between := _BETWEEN_DAYS.match(folded):
        return _whole_months(between)
    if event := _EVENT_MONTH.match(folded):
        return event["year"]
    if until := UNTIL_MONTH.match(folded):
        return None if until["year"] == year else until["year"]  # None: of the year that is known
    found = _LEADING.match(folded)
    if found and (since := _SINCE.match(found["said"])):
        return f"{since['year']}-{year}" if year and since["year"] < year else None
    if found is None:
        return None
    told = find_period(found["said"], year=year, bare=False) or _half_or_nine_months(found["said"], year)
    return told or _months_of_known_year(found["said"], found.group(), year)


_BETWEEN_DAYS = re.compile(
    r"\W*(?:trong (?:thoi gian )?)?tu (?:ngay )?0?1 ?/ ?(?P<a>\d{1,2})(?: ?/ ?(?P<y>20\d\d))? den (?:het )?(?:ngay )?"
    r"(?P<day>\d{2}) ?/ ?(?P<b>\d{1,2}) ?/ ?(?P<year>20\d\d)\b"
)


def between_days(folded: str) -> str | None:
    """The whole months from their first day to their last with which words open."""
    found = _BETWEEN_DAYS.match(folded)
    return _whole_months(found) if found else None


_DAY = re.compile(r"(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>20\d\d)\W*\Z")


def months_until(printed: str, period: str | None) -> str | None:
    """«Tính đến ngày 30/9/2024» in a report of the year: its first nine months; a day within a month ends no period."""
    day = _DAY.search(printed)
    if day is None or day["year"] != period or not 1 <= (month := int(day["month"])) < 12:
        return None
    is_last = int(day["day"]) == monthrange(int(period), month)[1]
    return f"{period}{_UNTIL_QUARTER[month // 3] if month % 3 == 0 else _until(month)}" if is_last else None


def _until(month: int) -> str:
    return "M01" if month == 1 else f"M01-M{month:02}"


def _whole_months(found: re.Match[str]) -> str | None:
    """«Từ ngày 01/5/2024 đến ngày 30/9/2024» is five months; days that end no month make no period."""
    told = _from_month(found["year"], found["a"], found["b"]) if found["y"] in (None, found["year"]) else None
    ends_month = told and int(found["day"]) == monthrange(int(found["year"]), int(found["b"]))[1]
    return told if ends_month else None


# «Đến hết tháng 11/2022 đã …»: of the year so far, not of its eleventh month
UNTIL_MONTH = re.compile(
    r"\W*(?:luy ke |cong don )?(?:tinh )?den (?:het |cuoi )*thang (?P<month>\d{1,2})"
    r"(?:(?: ?/ ?| nam )(?P<year>20\d\d)\b|(?=,| da\b))"
)
# «Tháng 9/2018, cơ sở Hoa Mai được hỗ trợ …» dates what happened, of a year as all else
_EVENT_MONTH = re.compile(r"\W*(?P<said>thang \d{1,2}(?: ?/ ?| nam )(?P<year>20\d\d)), ")


def month_of_event(folded: str, period: str | None) -> str | None:
    """«Tháng 7/2024, tham gia hội chợ …» in a report of a part of that year, which tells by months what happened."""
    event = _EVENT_MONTH.match(folded)
    month = find_period(event["said"], bare=False) if event and is_within_year(period) else None
    return month if month and period and lies_within(month, period) else None


_HALF_OR_NINE = re.compile(r"(?P<count>6|sau|9|chin) thang\Z")


def _half_or_nine_months(said: str, year: str | None) -> str | None:
    """«Trong 6 tháng, …»: as such papers say it, those with which a year begins."""
    return months_told(said, year) if _HALF_OR_NINE.fullmatch(said) else None


_MONTHS_ALONE = re.compile(
    r"(?:tu )?thang (?P<a>\d{1,2})(?:(?: ?/ ?20\d\d)?(?: den (?:het )?(?:thang )?| ?[-–] ?)(?P<b>\d{1,2}))?"
    r"(?:(?: ?/ ?| nam )(?P<y>20\d\d))?\Z"
)


def _months_of_known_year(said: str, lead: str, year: str | None) -> str | None:
    """«Trong tháng 10, …», «Từ tháng 5 đến tháng 9: …», «Lũy kế 10 tháng: …» where the paper's year is known."""
    found = _MONTHS_ALONE.fullmatch(said)
    if found is None:
        return months_told(said, year) if "luy ke" in lead else None
    year = found["y"] or year
    return _from_month(year, found["a"], found["b"]) if year else None


_MONTHS_SO_FAR = re.compile(r"\b(?P<count>\d{1,2}|ba|sau|chin) thang\b(?! (?:cuoi|dau|nam|20))")


def months_told(folded: str, year: str | None) -> str | None:
    """«Kết quả giải ngân 9 tháng như sau:» tells of the first months of a year that is known."""
    found = _MONTHS_SO_FAR.search(folded) if year else None
    return find_period(f"{found['count']} thang dau nam", year=year) if found else None


def rest_of_year(period: str | None) -> str | None:
    """«Từ nay đến cuối năm», said by a page that tells of a year's first months."""
    if period is None or len(period) <= len("2020") or spans_years(period):
        return None
    last = Period.parse(period).window.last
    return find_period(f"{12 - last.month} thang cuoi nam", year=period[:4]) if 6 <= last.month < 12 else None


_NEXT = re.compile(r"\b(?P<part>quy|thang|nam|(?:6|sau) thang) (?:toi|tiep theo|ke tiep|sau)\b")


def next_period(folded: str, period: str | None) -> str | None:
    """«Nhiệm vụ trọng tâm quý tới»: the quarter, the month or the year behind a period."""
    found = _NEXT.search(folded) if period else None
    if found is None or period is None or spans_years(period):
        return None
    last = Period.parse(period).window.last
    year, month = last.year + last.month // 12, last.month % 12 + 1
    if found["part"] == "nam":
        return str(last.year + 1)
    if found["part"] == "thang":
        return f"{year}M{month:02}"
    of_half = found["part"] != "quy"
    return f"{year}H{(month - 1) // 6 + 1}" if of_half else f"{year}Q{(month - 1) // 3 + 1}"


_SINCE = re.compile(r"tu nam (?P<year>20\d\d) den nay")


@lru_cache(maxsize=1024)
def comes_before(one: str, other: str) -> bool:
    """Whether a period has ended when another begins."""
    return Period.parse(one).window.last < Period.parse(other).window.first


@lru_cache(maxsize=1024)
def lies_within(one: str, other: str) -> bool:
    """Whether a period is part of another."""
    return Period.parse(other).window.contains(Period.parse(one).window)


def spans_years(period: str | None) -> bool:
    """Whether a period is one of several years: «2021-2025»."""
    return period is not None and period[4:5] == "-"


def is_parted_time(period: str | None) -> bool:
    """Whether a period is several years or a part of one: what a report tells of it is over, or has long begun."""
    return period is not None and len(period) > len("2020")


def last_year(period: str | None) -> str | None:
    """The year of a period, the last of a span of years: it completes «6 tháng cuối năm»."""
    return period and (period[5:9] if spans_years(period) else period[:4])


def is_within_year(period: str | None) -> bool:
    """Whether a period is less than a year: «2023H1»."""
    return is_parted_time(period) and not spans_years(period)


def ends_year(period: str | None) -> bool:
    """Whether nothing of its year comes behind a period."""
    return period is not None and Period.parse(period).window.last.month == 12


def year_of(period: str | None) -> str | None:
    """Plans and budgets are made for a year: a part of one stands for the whole, a span of years for itself."""
    return period[:4] if period and not spans_years(period) else period


def year_until(printed: str, period: str | None) -> str | None:
    """«Đến 30/11/2020» within a report of several years tells of the last; within one of that year nothing new."""
    year = printed.rstrip()[-4:]
    return year if year.isdigit() and (period is None or not period.startswith(year)) else None


WHOLE_TIME = re.compile(r"\W*(?:tinh chung,? |trong )?(?:ca|toan) (?:giai doan|nhiem ky|thoi ky)\b(?! 20)")
_SEVERAL_YEARS = re.compile(rf"\b(?:giai doan|nhiem ky|thoi ky) (?P<first>20\d\d){_TO}(?P<last>20\d\d)\b")


def years_named(words: str) -> str | None:
    """The several years that words have named last: «Cả giai đoạn, …» behind them is told of these."""
    years = [f"{said['first']}-{said['last']}" for said in _SEVERAL_YEARS.finditer(words)]
    return years[-1] if years and years[-1][:4] < years[-1][5:] else None


_WITHIN_YEAR = re.compile(r"\btrong nam (?P<year>20\d\d)\b(?! ?[-–] ?20)")
_ANY_YEAR = re.compile(r"\b20\d\d\b")
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:so voi|tang|giam|hon|cung ky|se|du kien|de xuat|chuyen (?:sang|tu)|dang ky|cong nhan|thanh lap|ban hanh)\b"
    r"|\b(?:duoc|phe) (?:phe )?duyet\b"
)


def year_within(words: str) -> str | None:
    """«65 đề án được giao cho Trung tâm trong năm 2017»: the one year in which words say that what they tell lies; what
    is compared with, or what only became known then, lies elsewhere."""
    within = _WITHIN_YEAR.search(words)
    if within is None or _OF_SOMETHING_ELSE.search(words) or len({*_ANY_YEAR.findall(words)}) > 1:
        return None
    return within["year"]
