"""Quantities: a number, range or fraction with the unit people use, how exact it is, what tells equals apart."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from ....terms.facts import Quantity, Span
from ....terms.numbers import NotANumber, parse_number, parse_scaled
from ....terms.vietnamese import UPPER
from ..text.scan import MASK, Scan
from .alike_counts import told_apart
from .lasting import goes_on
from .money import Money
from .number_words import counts_in_words
from .sums import A_SUM, SCALE, approx_before
from .units import UNIT, printed_unit

_NUMBER = r"\d{1,3}(?:\.\d{3}){1,4}(?!\d)(?:,\d{1,3}(?![.\d]))?|\d{1,12}(?:,\d{1,4})?"
_COUNT = re.compile(
    rf"(?=[\dt])(?<![\w.,:\-–])(?<!\d/)(?<!\d /)(?<!dong/)(?<!dong /)(?:tu\s+)?(?P<value>{_NUMBER})"
    rf"(?:\s*(?:-|–|den)\s*(?P<high>{_NUMBER}))?"
    rf"(?:\s*(?:/|\btrong (?:tong )?so)\s*(?P<of>{_NUMBER})|{MASK}*)"  # what an aside has told is blotted out
    r"(?:\s*(?P<scale>nghin|ngan|trieu|van)(?=\s+[a-z]))?"
    r"(?:\s*\([a-z ]{2,24}\))?(?:\s+|(?=(?:ha|kg|km|kw|kwp|kva|kwh|mwp?|hp|m[23²³])\b))[\"“]?"
    rf"(?P<unit>{UNIT}(?:\s*(?:,|/|va|hoac)\s*(?!to chuc\s\d|nhom\b){UNIT}){{0,6}}"
    r"(?:\s?/\s?(?:thang|nam|quy|tuan|lop|ngay(?: dem)?|nguoi|ky|doan|dot|gio|ca|me|lua|vu|ha)\b)?)"
)
_COUNT_UNSCALED = re.compile(_COUNT.pattern.replace("|trieu|van)", "|trieu)"))
_COUNTED = (FRACTION, RANGE, COUNT) = ("fraction", "range", "count")  # the rules of figures before a unit
_SCALES = {"nghin": 1_000, "ngan": 1_000, "van": 10_000, "trieu": 1_000_000}
_LIKE_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER_LEAD = re.compile(
    r"(?:\bin|phat hanh|xuat ban|cap phat|phat|\bco|\bcho|dat|duoc|thu hut|hon|tren|gan|khoang|gom"
    r"|ho tro|thuc hien)\s*$"
)
# The printed words: «thụ», «sơ», «cơ sở» fold to the same letters.
_ORDINAL_LEAD = re.compile(
    r"(?:\bthứ|\blần|\bquý|\btháng|\bkhoản|\bđiều|(?<!tổng )(?<!mới )(?<!mỗi )\bsố|phụ lục|\bbảng|\bbước"
    r"|(?<!mỗi )\b(?:đợt|nhóm)|quốc lộ)\s*$"
)
_ORDINALS = ("thứ", "lần", "quý", "tháng", "khoản", "điều", "số", "phụ lục", "bảng", "bước", "đợt", "nhóm", "quốc lộ")
_MONTHS_LEAD = re.compile(r"\b\d{1,2} tháng:?\s*$")  # «thực hiện 9 tháng 03 lớp»: no third month
_RATIO_LEAD = re.compile(r"\b(?:tang|giam|gap|cao|lon)(?: hon| gan| len| toi)*\s*$")
_EXCESS_LEAD = re.compile(r"\b(?:vuot|thieu|hut)(?: them| hon| khoang)*\s*$")
_AIMED = re.compile(r"[^.;,()\d]{0,40}?\bso voi (?:chi tieu|ke hoach|muc tieu|chi tieu ke hoach|so duoc giao)\b")
# «giảm 15 người so với năm 2023» tells a difference, and nobody who was reached
_CHANGE_LEAD = re.compile(r"\b(?:tang|giam)(?: them| hon| gan| khoang)*\s*$")
_FEWER = re.compile(r"\bgiảm(?: được| bớt| thêm| khoảng| hơn| gần)*\s*$")  # «giảm 12 lao động»
_COMPARED = re.compile(rf"(?: va(?: tang| giam)? {A_SUM})?[^.;,()\d]{{0,40}}?\bso voi\b")
# «So với năm 2023, số lớp tăng 02 lớp»
_COMPARED_BEFORE = re.compile(r"\bso voi (?:cung ky|nam|ke hoach|quy|thang)\b[^.;]*$")
COMPARED_REACH = 90
# «tăng từ 120 sản phẩm lên 165 sản phẩm»: what stood before is no count of what is told
_FROM_LEAD = re.compile(r"\btu(?: khoang| gan| hon)?\s*$")
# «60 gian hàng, tăng từ 45 gian hàng năm 2023»: behind the count of now
_RISEN_SINCE = re.compile(r"[a-z]\)?,? \(?(?:da )?(?:tang|giam)(?: manh| dang ke)? tu(?: khoang| gan| hon)?\s*$")
_RISES_TO = re.compile(
    r"(?: nam 20\d\d| [a-z]+){0,4}?(?:,? (?:voi )?kinh phi [\d.,]+ (?:trieu |ty )?dong)?,?"
    r" (?:tang |giam )?(?:len|xuong|con|thanh)(?: con| thanh| den| gan| hon| khoang)* \d"
)
_DEADLINE_LEAD = re.compile(r"(?:trong vong|trong thoi han|truoc|sau|cham nhat|han)\s*$")
_TIME_UNIT = re.compile(r"ngay|tuan|gio|phut")
_CLOCK = re.compile(r"(?:gio|phut)\b")
_CLOCK_LEAD = re.compile(r"(?:\b(?:luc|vao|hoi|tu|den)|\d gio)\s*$")
_CLOCK_TAIL = re.compile(rf"\s*(?:\d{{1,2}}\b|{MASK}|,? ?(?:cung )?ngay|sang|chieu|toi|trua|[-–]|den)")
_DATE_TAIL = re.compile(r"\s+(?:thang|/)")
_COPIES_LEAD = re.compile(r"(?:lap|in|sao)(?: [a-z]+){0,3} thanh\s*$|thanh\s*$")  # «lập thành 04 bản»
_NOT_A_UNIT_AFTER = re.compile(r"\s+(?:tro len|thu\s+\d|ii?i?\b)")


def find_counts(scan: Scan, span: Span, sums: tuple[Money, ...] = ()) -> tuple[Quantity, ...]:
    """Quantities within the span; `sums` are the revenues there, which count as quantities of đồng."""
    if span.end <= span.start:
        return ()
    counted = [*_counts(scan, span), *counts_in_words(scan, span), *(_revenue(scan, m, span) for m in sums)]
    counted += [*_before_unit(scan, counted, span), *_labelled(scan, span)]
    counted += _foreign(scan, span) if scan.landmarks.tells_foreign_money else ()
    counted += [part for q in counted if q.rule == COUNT for part in _kinds_of(scan, q, span)]
    counted.sort(key=lambda q: q.span.start)
    if len(counted) < 2:
        return tuple(counted)
    return told_apart(scan, [*_noted(scan, counted, span)])


def _counts(scan: Scan, span: Span) -> Iterator[Quantity]:
    for match in _matches(scan, span):
        before = scan.folded[max(span.start, match.start() - 24) : match.start("value")]
        unit = printed_unit(scan.flat[match.start("unit") : match.end("unit")])
        if unit and unit.lower() != "so" and _is_count(scan, match, before):  # «tăng 2 so với …»
            try:
                yield (counted := _quantity(scan, match, match.start("unit") + len(unit), before))
                if match["of"] and match["of"] != match["value"]:
                    yield _whole(match, counted)
            except NotANumber:
                continue


def _matches(scan: Scan, span: Span) -> Iterator[re.Match[str]]:
    """Figures before units; without marks «05 văn bản» is 5 vạn bản, which are 50.000."""
    for match in _COUNT.finditer(scan.masked, span.start, span.end):
        is_scale = match["scale"] != "van" or scan.flat[match.start("scale") : match.end("scale")].lower() != "văn"
        if told := match if is_scale else _COUNT_UNSCALED.match(scan.masked, match.start(), span.end):
            yield told


def _whole(match: re.Match[str], counted: Quantity) -> Quantity:
    """«44/46 hộ»: the 46 of which 44 are told."""
    span = Span(match.start("of"), counted.span.end)
    return Quantity(_number(match, "of"), counted.unit, span, note="trong tổng số", rule="whole")


def _is_count(scan: Scan, match: re.Match[str], before: str) -> bool:
    """Years, ordinals, deadlines and dates are followed by nouns too, and count nothing."""
    if _LIKE_YEAR.fullmatch(match["value"]) and not _NUMBER_LEAD.search(before):
        return False
    printed = scan.flat[match.start("value") - len(before) : match.start("value")]
    small = printed.lower()
    is_ordinal = small.rstrip().endswith(_ORDINALS) and not _MONTHS_LEAD.search(small)
    if (is_ordinal and _ORDINAL_LEAD.search(small)) or (match["of"] and "ty le" in before):
        return False
    first = match["unit"].partition(",")[0]
    if first == "lan" and _RATIO_LEAD.search(before):
        return False
    if _is_compared(scan, match, before) or _FEWER.search(small):
        return False
    if _CLOCK.match(match["unit"]) and (_CLOCK_LEAD.search(before) or _CLOCK_TAIL.match(scan.masked, match.end())):
        return False
    if match["unit"] == "ban" and _COPIES_LEAD.search(before):
        return False
    if first == "thang" and not goes_on(scan, match.end(), before, printed):
        return False
    if _TIME_UNIT.match(match["unit"]) and (
        _DEADLINE_LEAD.search(before) or _DATE_TAIL.match(scan.folded, match.end())
    ):
        return False
    return not _NOT_A_UNIT_AFTER.match(scan.folded, match.end())


def _is_compared(scan: Scan, match: re.Match[str], before: str) -> bool:
    """By how much a count is more or less than another, or what it was before it rose or fell."""
    end = match.end()
    if _EXCESS_LEAD.search(before) and _AIMED.match(scan.folded, end):
        return True
    if _CHANGE_LEAD.search(before):
        first = max(0, match.start() - COMPARED_REACH)
        if _COMPARED.match(scan.folded, end) or _COMPARED_BEFORE.search(scan.folded, first, match.start()):
            return True
    from_here = match.group().startswith("tu ") or _FROM_LEAD.search(before) is not None
    return from_here and not match["high"] and bool(_RISEN_SINCE.search(before) or _RISES_TO.match(scan.folded, end))


def _quantity(scan: Scan, match: re.Match[str], end: int, before: str) -> Quantity:
    if _TIME_UNIT.match(match["unit"]):
        end = match.start("unit") + len(match["unit"].partition(",")[0])
    unit = " ".join(scan.flat[match.start("unit") : end].split())
    return Quantity(
        value=_number(match, "value"),
        unit=unit[0].lower() + unit[1:] if not unit[:2].isupper() else unit,
        span=Span(match.start("value"), end),
        value_max=_number(match, "high") if match["high"] else None,
        approx=approx_before(before),
        rule=FRACTION if match["of"] else RANGE if match["high"] else COUNT,
    )


def _number(match: re.Match[str], name: str) -> int | float:
    """One of the figures before a unit: «4 - 5 nghìn» scales both, «800 - 1 nghìn» only what is behind."""
    told = parse_number(match[name])
    is_unscaled = name == "value" and match["high"] and told > parse_number(match["high"])
    return _plain(told if is_unscaled else told * _SCALES.get(match["scale"], 1))


def _plain(value: int | Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)


_EARNED = re.compile(
    r"(?P<contract>hop dong|don hang)|(?P<memo>bien ban|thoa thuan|ghi nho)|giao dich|(?<!kinh )doanh (?:thu|so)"
)


def _revenue(scan: Scan, money: Money, span: Span) -> Quantity:
    """Money earned; what contracts or memoranda are worth is no revenue yet."""
    named = _last(_EARNED, scan.folded, scan.clause_start(money.span.start, span.start), money.span.start)
    worth = "giá trị hợp đồng" if named and named["contract"] else "giá trị ghi nhớ" if named and named["memo"] else ""
    return Quantity(money.value, "đồng", money.span, approx=money.approx, note=worth or "doanh thu", rule="revenue")


_DONE_TO = (
    r"(?:duy tri|cung co|kien toan|nang cap|cai tao|sua chua|mo rong|mo moi|thanh lap|cong nhan|danh gia|chung nhan"
    r"|gia han|phat trien|xay dung|ho tro|dao tao)(?:,? (?:va )?(?:moi|lai|them|kien toan|nang cap|phat trien))*"
)
_SHARED_UNIT = re.compile(
    rf"\b{_DONE_TO}\s+(?P<value>\d{{1,3}}(?:\.\d{{3}})*)(?:,| va|, va)\s+{_DONE_TO}(?: (?:it nhat|khoang|them))?\s+$"
)
SHARED_REACH = 80


def _before_unit(scan: Scan, counted: Iterable[Quantity], span: Span) -> Iterator[Quantity]:
    """«củng cố 70, phát triển mới 80 điểm bán»: the unit of the second is that of both."""
    for q in counted:
        first = max(span.start, q.span.start - SHARED_REACH)
        if q.rule == COUNT and (said := _SHARED_UNIT.search(scan.masked, first, q.span.start)):
            yield Quantity(_plain(parse_number(said["value"])), q.unit, Span(*said.span("value")), rule=COUNT)


_KINDS = re.compile(r"\s*\((?:gom|bao gom|trong do|chia ra)?:? ?(?P<kinds>[a-z][^()]{4,240})\)")
_KIND = re.compile(rf"\s*(?:va )?(?P<name>[a-z][a-z /-]{{1,40}}?):? (?P<value>{_NUMBER})\s*")
_NO_KIND = re.compile(
    r"(?:\bnăm|quý|tháng|ngày|đợt|khóa|khoá|\blớp|\bkỳ|\bsố|\bthứ|\btổ|\bkhu(?: phố)?|phường|quận|\bấp"
    r"|loại|hạng|lần|nhóm)$"
)


def _kinds_of(scan: Scan, whole: Quantity, span: Span) -> Iterator[Quantity]:
    """«362 sản phẩm (thực phẩm 179, đồ uống 60, …)»: so many of each kind, that need not be all."""
    listed = _KINDS.match(scan.masked, whole.span.end, span.end)
    if listed is None:
        return
    edges = [listed.start("kinds"), *(m.end() for m in _LIST_MARK.finditer(scan.masked, *listed.span("kinds")))]
    ends = [*(edge - 1 for edge in edges[1:]), listed.end("kinds")]
    kinds = [_KIND.fullmatch(scan.masked, a, b) for a, b in zip(edges, ends, strict=True)]
    told = [(scan.words(Span(*kind.span("name"))), _plain(parse_number(kind["value"])), kind) for kind in kinds if kind]
    names = {name.lower() for name, _, _ in told}
    if not (1 < len(told) == len(kinds) == len(names)) or any(map(_NO_KIND.search, names)):
        return
    if sum(value for _, value, _ in told) <= whole.value:
        yield from (
            replace(whole, value=n, span=Span(*k.span("value")), note=name, approx=None, rule="kind")
            for name, n, k in told
        )


_LIST_MARK = re.compile(r"[,;](?=\s)")
# «Số lớp: 05; số học viên: 150», but not «tại một số xã: 600 triệu đồng»
_LABELLED = re.compile(
    rf"(?<![a-z])(?<!mot )so (?:luong )?(?P<unit>(?!so\b){UNIT})(?: [a-z]+){{0,3}}\s*:\s*"
    rf"(?P<value>{_NUMBER})(?![\d.]*[\d%/])(?!\s*(?:{UNIT}|(?:{SCALE} ?)?dong\b|(?:trieu|ty|ti)\b))"
)


def _labelled(scan: Scan, span: Span) -> Iterator[Quantity]:
    """Counts whose unit is the label before them."""
    if scan.masked.find("so ", span.start, span.end) < 0:
        return
    for said in _LABELLED.finditer(scan.masked, span.start, span.end):
        if unit := printed_unit(scan.flat[said.start("unit") : said.end("unit")]):
            yield Quantity(_plain(parse_number(said["value"])), unit.lower(), Span(*said.span("value")), rule=COUNT)


_FOREIGN = re.compile(
    rf"(?=\d)(?<![\w.,-])(?P<value>{_NUMBER})(?:\s*(?:-|–|den)\s*(?P<high>{_NUMBER}))?"
    r"\s*(?P<scale>(?:nghin |ngan )?(?:ty|ti)|nghin|ngan|trieu)?\s*"
    r"(?P<unit>usd|do la(?: my)?|eur|euro|(?<=ty )do|(?<=ti )do|(?<=trieu )do)\b(?!\s*/)"
)


_CONVERTED = re.compile(r"\b(?:dong|ty|ti|trieu)\s*\((?:[a-z]+ ){0,3}$")  # «103 tỷ đồng (4,5 triệu USD)»


def _foreign(scan: Scan, span: Span) -> Iterator[Quantity]:
    """Money of another country, which is never đồng: «1,2 triệu USD»."""
    for said in _FOREIGN.finditer(scan.masked, span.start, span.end):
        if said["unit"] == "do" and scan.flat[said.start("unit") : said.end("unit")].lower() != "đô":
            continue
        before = scan.folded[max(span.start, said.start() - 24) : said.start()]
        if _CONVERTED.search(before):
            continue
        approx = approx_before(before)
        unit = "EUR" if said["unit"].startswith("eur") else "USD"
        try:
            value, high = _scaled(said["value"], said), _scaled(said["high"], said) if said["high"] else None
        except NotANumber:
            continue
        yield Quantity(value, unit, Span(*said.span()), high, approx, rule="foreign")


def _scaled(printed: str, said: re.Match[str]) -> int | float:
    return parse_scaled(printed, said["scale"]) if said["scale"] else _plain(parse_number(printed))


_LEVEL = re.compile(r"cap (?:tinh|quoc gia|khu vuc|huyen|trung uong|xa|thanh pho|vung)")
_STARS = re.compile(  # not of the next count; what rises «từ 3 sao lên 4 sao» is of the higher
    r"[^(\d]*?(?:\((?=[a-z ]*[1-5] sao))?(?:tu [1-5] sao (?:len|thanh) )?"
    r"(?P<stars>(?:dat |hang )?[1-5] sao)(?! tro len)"
)
NOTE_REACH = 400
STARS_REACH = 44  # «… sản phẩm OCOP đề nghị trung ương đánh giá 5 sao»
_AREA_NAME = re.compile(rf"(?:[Hh]uyện|[Tt]hành phố|[Tt]hị xã|[Xx]ã|[Pp]hường)(?:\s+[{UPPER}]\w*)+")
_BEFORE_NOTES = (
    ("vượt chỉ tiêu", re.compile(r"vuot (?:chi tieu|ke hoach)[^.;]*$")),
    ("đăng ký", re.compile(r"dang ky[^.;,]*$")),
    ("trong đó", re.compile(r"trong do[^.;]*$")),
    ("tôn vinh", re.compile(r"ton vinh[^.;,]*$")),
    ("còn lại", re.compile(r"con lai[^.;,]*$")),
)


def note_around(scan: Scan, start: int, end: int, span: Span) -> str:
    """What its clause says of a quantity: a level, stars, a place, «vượt chỉ tiêu» …"""
    span = Span(max(span.start, start - NOTE_REACH), min(span.end, end + NOTE_REACH))
    first, last = scan.clause_start(start, span.start), scan.clause_end(end, span.end)
    before, after = scan.folded[first:start], scan.folded[end:last].partition(",")[0]
    parts = [name for name, pattern in _BEFORE_NOTES if pattern.search(before)][:1]
    group = None if parts else _GROUP.search(before)
    if group:
        parts.append(scan.words(Span(first + group.start("name"), first + group.end("name"))))
    elif level := _LEVEL.search(scan.folded, end, last) or _last(_LEVEL, scan.folded, span.start, start):
        parts.append(scan.words(Span(level.start(), level.end())))
    if stars := _STARS.match(scan.folded, end, min(last, end + STARS_REACH)):
        parts.append(scan.words(Span(*stars.span("stars"))))
    if area := _AREA_NAME.match(scan.flat, end + len(after) - len(after.lstrip())):
        parts.append(" ".join(area.group().split()))
    return ", ".join(parts)


# «nhóm gia vị 3 sản phẩm, ngành đồ uống 3 sản phẩm»
_GROUP = re.compile(
    r"(?:^\W*|[,:;(]\s*| va\s)"
    r"(?P<name>(?:nhom|nganh|linh vuc|loai|huyen|thanh pho|thi xa|xa|phuong)\s[^,.;:()\d]{2,50}?)\s*$"
)


def _last(pattern: re.Pattern[str], words: str, start: int, end: int) -> re.Match[str] | None:
    return next(iter(deque(pattern.finditer(words, start, end), maxlen=1)), None)


def _noted(scan: Scan, found: list[Quantity], span: Span) -> Iterator[Quantity]:
    """Counts with what tells those of one unit apart; where a unit stands once, nothing needs to."""
    times = Counter(q.unit.casefold() for q in found)
    for q in found:
        shared = times[q.unit.casefold()] > 1
        if shared and q.rule in _COUNTED:
            q = replace(q, note=note_around(scan, q.span.start, q.span.end, span))
        yield q if shared or q.rule == "revenue" or not q.note else replace(q, note="")
