"""How sums of money are printed: «1.250.000 đồng», «2,5 tỉ đồng», «35 tỷ», «15.000.000đ», «2 tỷ 500 triệu», «1 tỷ
rưỡi»; also as others part thousands, «300,000,000 đồng», «25 000 000 đồng», and end sums, «15.000.000,- đồng»."""

import re
from functools import lru_cache

from ....terms.facts import Approx, Span
from ....terms.numbers import NotANumber, parse_scaled, parse_words
from ..text.scan import MASK, Scan

# «xã 2 150 000 000 đồng»: what is numbered before a sum is none of its groups
_AFTER_NUMBERED = "".join(rf"(?<!\b{word} )" for word in ("xa", "phuong", "to", "khu", "ap", "lop", "dot", "so", "quy"))
NUMBER = (
    r"\d{1,3}(?:\.\d{3}){1,6}(?!\.?\d)(?:,\d{1,4})?|\d{1,3}(?:,\d{3}){2,6}(?![,\d])"
    rf"|{_AFTER_NUMBERED}\d{{1,3}}(?: \d{{3}}){{2,6}}(?= ?(?:dong|d)\b)"
    r"|\d{1,15}(?:,\d{4,9}|[.,]\d{1,3})?"
)
SCALE = (  # «3.700/6.441 tỷ lệ 57%» is no money
    r"(?:(?:nghin |ngan )?(?:ty|ti)|nghin|ngan|trieu|trd|tr(?=\.? ?(?:d|dong)\b)|(?<=\d)tr)\b(?! le\b)"
)
LEAST = 1000  # đồng; nothing costs less
ABOUT = r"(?: la| khoang| hon| gan| tren| them| du kien)*"  # between what a sum is of and the sum, in folded words
MONEY = re.compile(
    rf"(?=\d)(?<![\w.,])(?<!(?<!\d)-)(?<!\d/)(?<! /)(?<!dong/)(?<!trieu/)(?<!ty/)(?<!ti/)"
    rf"(?P<value>{NUMBER})(?:,-)?(?:\s*/\s*(?:{NUMBER})|{MASK}*)\s*(?P<scale>{SCALE})?"
    rf"(?:\s+(?P<more>\d{{1,3}})\s*(?:(?P<hundred>tram)\s+)?(?P<more_scale>trieu|nghin|ngan)|\s+(?P<half>ruoi)\b)?"
    r"(?:\s|(?<=tr)\.)*(?P<unit>dong\b|vnd\b|d\b)?(?P<each>\s*/\s*(?!(?:kh|ke hoach|du toan|tong)\b)(?:0?1 )?[a-z])?"
)
_NO_MONEY_AFTER = re.compile(
    r"\s*(?:usd|do la|luot|nguoi|tan\b|kwh|san pham|luot|khach|co so|lit|ha\b|m2|cay"
    r"|con(?! lai| thieu| du| thua| can)|don vi|tai khoan)"
)
# As printed: «1,2 triệu tem», «2 triệu gốc tiêu»; without marks «nhân viên» is «nhãn», «báo» is «bao bì»
_GOODS_AFTER = re.compile(
    r"\s*(?:con tem|tem|mã(?: qr| số| vạch)?|nhãn(?: mác| phụ| hiệu)?|bao bì|túi|tờ|gốc|cái|chiếc|vỏ hộp|hộp|chai"
    r"|lọ|thùng|bản|cuốn|quyển|thẻ|phiếu|lao động|giao dịch|đơn hàng|khách|lượt|viên|mét|m3|m²|m³)\b"
    # «20 triệu đế giày/năm»: what a plant makes, whatever it is
    r"|\s*(?!đồng|vnđ|usd)[^\W\d]+(?: [^\W\d]+){0,2} ?/ ?(?:năm|tháng|ngày|ca|giờ)\b",
    re.IGNORECASE,
)
# «trồng 2 triệu dây giống»: what is made, planted or sold in such numbers is counted, whatever it is
_MADE_BEFORE = re.compile(
    r"\b(?:trồng|ươm|dán|gắn|phát hành|sản xuất|công suất|sản lượng|thả nuôi|in(?: ấn)?)"
    r"(?: được| mới| thêm| khoảng| hơn| gần| trên)*\s*$",
    re.IGNORECASE,
)
_MADE_AFTER = re.compile(
    r"\s*(?!(?:đồng|đô|usd|cho|từ|và|do|để|tại|trong|với|theo|tiền|vốn|ở|là|mỗi|trên|so|tăng|giảm|trị|gồm|kinh|hỗ|bằng)\b)[^\W\d]",
    re.IGNORECASE,
)
MADE_REACH = 40
_APPROX = re.compile(
    r"\b(?:(?P<over>hon|tren|vuot)|(?P<under>gan|duoi|chua den)|(?P<least>toi thieu|it nhat)"
    r"|(?P<most>toi da|nhieu nhat|khong (?:vuot )?qua)"
    r"|(?P<about>(?:khoang|xap xi|uoc(?: tinh| dat)?|tam|chung)(?:\s*:)?))\s*$"
)


# «một trăm hai mươi triệu đồng», but not «120.000.000 đồng (Bằng chữ: Một trăm …)»
_ONE_WORD = "không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|linh|lẻ|nghìn|ngàn|triệu|tỷ|tỉ"
_IN_WORDS = re.compile(
    rf"(?<!\w)(?=[mhbtnsklc])(?:(?:{_ONE_WORD}),? ){{2,24}}đồng\b"
    rf"(?!\s*/)(?! (?:bào|chí|hương|nghiệp)\b)(?!\s*\(?(?:tương đương|tức|là|bằng)?\s*\d)",
    re.IGNORECASE,
)
_SAID_AGAIN = re.compile(r"(?:\(|chữ|đồng)(?:\W| là\b)*$", re.IGNORECASE)
SAID_REACH = 16


@lru_cache(maxsize=8)
def sums_in_words(flat: str) -> list[tuple[int, Span]]:
    """The sums of a text that are told in words alone: their đồng and where they stand."""
    told = (found for found in _IN_WORDS.finditer(flat) if not _is_said_again(flat, found.start()))
    read = ((parse_words(found.group().lower()), Span(*found.span())) for found in told)
    return [(value, span) for value, span in read if value and value >= LEAST]


def _is_said_again(flat: str, start: int) -> bool:
    return _SAID_AGAIN.search(flat, max(0, start - SAID_REACH), start) is not None


@lru_cache(maxsize=1024)
def approx_before(before: str) -> Approx | None:
    """«khoảng», «hơn», «gần» … right before a number (folded words)."""
    found = _APPROX.search(before)
    return Approx(found.lastgroup) if found and found.lastgroup else None


def value_of(scan: Scan, match: re.Match[str]) -> int | None:
    """Đồng of a match; None when the number is a count of something else."""
    scale, unit = match["scale"] or "", match["unit"] or ""
    if not unit and not scale:
        return _in_told_unit(scan, match)
    if not unit and (scale in ("", "nghin", "ngan") or _counts_goods(scan, match)):
        return None
    if unit and scan.folded.startswith(" nai", match.end("unit")):
        return None  # «… Đồng Nai» behind a number
    try:
        value = parse_scaled(match["value"], scale) + _more(match, scale)
    except NotANumber:
        return None
    return value if value >= LEAST or scale else None


def _counts_goods(scan: Scan, match: re.Match[str]) -> bool:
    """Whether a number of millions without «đồng» counts what is named behind it."""
    end = match.end()
    if _NO_MONEY_AFTER.match(scan.folded, end) or _GOODS_AFTER.match(scan.flat, end):
        return True
    made = _MADE_AFTER.match(scan.flat, end)
    return made is not None and bool(
        _MADE_BEFORE.search(scan.flat, max(0, match.start() - MADE_REACH), match.start("value"))
    )


def _more(match: re.Match[str], scale: str) -> int:
    """What stands behind the scale: «2 tỷ 500 triệu», «3 triệu 500 ngàn», «1 tỷ rưỡi»."""
    if match["half"]:
        return parse_scaled("1", scale) // 2
    hundreds = 100 if match["hundred"] else 1
    return hundreds * parse_scaled(match["more"], match["more_scale"]) if match["more"] else 0


# «từ 200 đến 250 triệu đồng», «200-250 triệu», «1,2 tỷ đồng đến 1,5 tỷ đồng»: the lower end before the upper
_LEADS_TO = ("-", "–", "den", "toi")
_LOW = re.compile(
    rf"(?<![\w.,/-])(?<!thang )(?<!nam )(?<!quy )(?P<value>{NUMBER}) ?(?P<scale>{SCALE})?(?: ?dong)?"
    rf" ?(?:{'|'.join(_LEADS_TO)}) ?$"
)
LOW_REACH = 40
_LEAST_PART = 20  # of the upper end; «mục 3 - 250 triệu đồng» is no range


def low_before(scan: Scan, match: re.Match[str], least: int) -> int | None:
    """Where the lower end of a range begins whose upper end is matched; None where that is no range."""
    first, end = max(least, match.start() - LOW_REACH), match.start()
    leads = scan.masked[first:end].rstrip().endswith(_LEADS_TO)
    low = _LOW.search(scan.masked, first, end) if leads else None
    if low is None:
        return None
    try:
        value = parse_scaled(low["value"], low["scale"] or match["scale"] or "")
    except NotANumber:
        return None
    most = value_of(scan, match) or 0
    is_end = value < most and (low["scale"] is not None or value * _LEAST_PART >= most)
    return low.start() if is_end else None


_BARE_SUM = re.compile(r"(?:\s*/\s*(?:0?1 )?[a-z][a-z ]{1,20})?(?=\s*(?:[,;)]|\.(?:\s|$)|\||$| trong do\b| \n))")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def _in_told_unit(scan: Scan, match: re.Match[str]) -> int | None:
    """«… thành tiền 350.000» where the paper says that its sums are told in nghìn đồng."""
    if not _GROUPED.fullmatch(match["value"]) or not _BARE_SUM.match(scan.folded, match.end("value")):
        return None
    unit = scan.landmarks.money_units.at(match.start())
    if unit is None:
        return None
    try:
        value = parse_scaled(match["value"], unit)
    except NotANumber:  # «15.556,5» where all is told in đồng
        return None
    return value if may_be_told_in(unit, value) else None


_MOST_TOLD = {"nghin": 10**11, "trieu": 10**12, "ty": 10**12, "ti": 10**12}


def may_be_told_in(unit: str, value: int) -> bool:
    """Whether a sum of so many đồng may be told in a unit said elsewhere: «150.000.000» is no number of triệu."""
    return value < _MOST_TOLD.get(unit, value + 1)


A_SUM = r"\d[\d.,]*\s*(?:nghin |trieu |ty |ti )?(?:dong|ty|ti|trieu)\b"
SUM = re.compile(A_SUM)
# «…. Theo đó, mỗi lớp 20 - 30 triệu đồng»: so much for each of many
_FOR_EACH = re.compile(r"\W*moi (?!nam\b|quy\b|thang\b|xa (?:mot|1)\b)[a-z]")


def tells_sum(words: str) -> bool:
    """Whether folded words hold a sum of money."""
    return SUM.search(words) is not None


def tells_spent_sum(words: str) -> bool:
    """The same, where they do not open with so much for each."""
    return tells_sum(words) and not _FOR_EACH.match(words)
