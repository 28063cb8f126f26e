"""Sums of money: «1.250.000 đồng», «2,5 tỉ đồng», «35 tỷ», «940 nghìn đồng», «15.000.000đ», «2 tỷ 500 triệu»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ....terms.facts import Amount, Approx, Span
from ....terms.numbers import NotANumber, parse_scaled
from ..text.scan import MASK, Scan
from .sources import PAYER, SOURCE

NUMBER = r"\d{1,3}(?:\.\d{3}){1,6}(?!\.?\d)(?:,\d{1,4})?|\d{1,15}(?:[.,]\d{1,3})?"
SCALE = (  # «3.700/6.441 tỷ lệ 57%» is no money
    r"(?:(?:nghin |ngan )?(?:ty|ti)|nghin|ngan|trieu|trd|tr(?=\.? ?(?:d|dong)\b))\b(?! le\b)"
)
_MONEY = re.compile(
    rf"(?=\d)(?<![\w.,-])(?<!\d/)(?<! /)(?<!dong/)(?<!trieu/)(?<!ty/)(?<!ti/)"
    rf"(?P<value>{NUMBER})(?:\s*/\s*(?:{NUMBER})|{MASK}*)\s*(?P<scale>{SCALE})?"
    rf"(?:\s+(?P<more>\d{{1,3}})\s*(?P<more_scale>trieu))?"
    r"(?:\s|(?<=tr)\.)*(?P<unit>dong\b|vnd\b|d\b)?(?P<each>\s*/\s*(?!(?:kh|ke hoach|du toan|tong)\b)(?:0?1 )?[a-z])?"
)
_NO_MONEY_AFTER = re.compile(
    r"\s*(?:usd|do la|luot|nguoi|tan\b|kwh|san pham|luot|khach|co so|lit|ha\b|m2|cay|con|don vi|tai khoan)"
)
_APPROX = {
    Approx.OVER: re.compile(r"\b(?:hon|tren|vuot|toi thieu|it nhat)\s*$"),
    Approx.UNDER: re.compile(r"\b(?:gan|duoi|chua den|toi da|khong (?:vuot )?qua)\s*$"),
    Approx.ABOUT: re.compile(r"\b(?:khoang|xap xi|uoc(?: tinh| dat)?|tam|chung)\s*:?\s*$"),
}


class MoneyKind(StrEnum):
    """What a sum is: spending of the programme, or something that must never be added to it."""

    SPENDING = "spending"
    TOTAL = "total"
    REVENUE = "revenue"
    NORM = "norm"  # a rate or a ceiling
    OTHER = "other"  # investors' own capital, credit


@dataclass(frozen=True, slots=True)
class Money:
    value: int
    span: Span
    approx: Approx | None = None
    kind: MoneyKind = MoneyKind.SPENDING

    @property
    def amount(self) -> Amount:
        return Amount(self.value, self.span, self.approx, rule="money")


def find_money(scan: Scan, span: Span) -> tuple[Money, ...]:
    """Sums within the span, each with its kind by the words around it."""
    return tuple(_sums(scan, span))


def _sums(scan: Scan, span: Span) -> Iterator[Money]:
    last, before_kind = span.start, None
    for match in _MONEY.finditer(scan.masked, span.start, span.end):
        if (value := _value(scan, match)) is None:
            continue
        end = max(map(match.end, ("value", "scale", "more_scale", "unit")))
        start = match.start("value")
        before = scan.folded[max(last, start - 30) : start]
        lead = scan.folded[scan.clause_start(start, last) : start]
        after = scan.masked[end : end + REACH]
        if before_kind is MoneyKind.SPENDING and not _FIRST_SENTENCE.search(scan.folded, last, start):
            after = _first_sentence(after)  # the next sentence parts the whole list, not its last member
        kind = money_kind(lead, after)
        if kind is MoneyKind.SPENDING and _goes_on_with_revenue(scan, span, lead, before_kind):
            kind = MoneyKind.REVENUE
        if _FROM.search(lead) and _LEVEL.match(after):
            kind = MoneyKind.NORM  # «(từ 1,2 tỷ đồng lên 1,5 tỷ đồng)»: levels, not what is moved
        if before_kind is MoneyKind.NORM and _UP_TO.fullmatch(lead):
            kind = MoneyKind.NORM
        if kind is MoneyKind.SPENDING and scan.landmarks.in_yearly_sums(start):
            kind = MoneyKind.TOTAL
        if kind is MoneyKind.SPENDING and _ADDED.search(scan.flat, max(last, start - 20), start):
            kind = MoneyKind.TOTAL
        if match["each"] or (kind is not MoneyKind.REVENUE and _is_rate(scan, start, end)):
            kind = MoneyKind.NORM
        yield Money(value, Span(start, end), approx_before(before), kind)
        last, before_kind = end, kind


def _goes_on_with_revenue(scan: Scan, span: Span, lead: str, before: MoneyKind | None) -> bool:
    """A further member of a list of revenues, or a part of the revenue that the last sentence told."""
    if before is MoneyKind.REVENUE:
        return bool(_OF_REVENUE.match(lead)) or (len(lead) < LIST_REACH and not _SPENT.search(lead))
    last = scan.folded[max(0, span.start - REACH) : span.start].rstrip(" .")
    return before is None and bool(_PART.match(lead) and _REVENUE.search(last[last.rfind(". ") + 1 :]))


LIST_REACH = 80  # a member of a list of revenues names little more than who sold
_SPENT = re.compile(r"kinh phi|ho tro|\bchi\b|\bvon\b|ngan sach|dau tu|trao|tang\b")
_PART = re.compile(r"[\s,;(]*trong (?:so )?do\b(?!.*(?:kinh phi|ho tro|\bvon\b|ngan sach))")
EACH_REACH = 60
REACH = 300  # how far behind a sum its parts may be announced
_TIMES = ("x", "×", "*", "nhân", "nhân với")
_TIMES_BEFORE = re.compile(
    r"(?=[\dn])(?:\d[^.;:()=]{0,40}\s[x×*]\s*|\bnhân (?:với )?)$"
)  # «nhận 150 triệu» multiplies nothing
_TIMES_AFTER = re.compile(r"[^.;:,()=\d]{0,24}\s[x×*]\s*\d")


_EACH_AFTER = re.compile(r"\s+moi (?:de an|du an|co so|don vi|lop|san pham|nguoi|ho|chu the)\b")


def _is_rate(scan: Scan, start: int, end: int) -> bool:
    """A price multiplied by a count, on either side of «x», or so much for each."""
    first = max(0, start - EACH_REACH)
    before = scan.flat[first:start].rstrip()
    if before.endswith(_TIMES) and _TIMES_BEFORE.search(scan.flat, first, start):
        return True
    if _EACH.search(scan.flat, first, start):
        return True
    return bool(_TIMES_AFTER.match(scan.folded, end) or _EACH_AFTER.match(scan.folded, end))


def _value(scan: Scan, match: re.Match[str]) -> int | None:
    """Đồng of a match; None when the number is a count of something else."""
    scale, unit = match["scale"] or "", match["unit"] or ""
    if not unit and not scale:
        return _in_told_unit(scan, match)
    if not unit and (scale in ("", "nghin", "ngan") or _NO_MONEY_AFTER.match(scan.folded, match.end())):
        return None
    if unit and scan.folded.startswith(" nai", match.end("unit")):
        return None  # «… Đồng Nai» behind a number
    try:
        value = parse_scaled(match["value"], scale) + (parse_scaled(match["more"], "trieu") if match["more"] else 0)
    except NotANumber:
        return None
    return value if value >= 1000 or scale else None


_BARE_SUM = re.compile(r"(?:\s*/\s*(?:0?1 )?[a-z][a-z ]{1,20})?(?=\s*(?:[,;)]|\.(?:\s|$)|\||$| trong do\b| \n))")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def _in_told_unit(scan: Scan, match: re.Match[str]) -> int | None:
    """«… thành tiền 350.000» where the paper says that its sums are told in nghìn đồng."""
    unit = scan.landmarks.money_units.at(match.start())
    if unit is None or not _GROUPED.fullmatch(match["value"]) or not _BARE_SUM.match(scan.folded, match.end("value")):
        return None
    return parse_scaled(match["value"], unit)


def approx_before(before: str) -> Approx | None:
    """«khoảng», «hơn», «gần» … right before a number (folded words)."""
    return next((kind for kind, pattern in _APPROX.items() if pattern.search(before)), None)


_REVENUE = re.compile(
    r"doanh (?:thu|so)\b|kim ngach|gia tri (?:hop dong|giao dich|ban hang|san xuat|xuat khau|don hang"
    r"|hang hoa|tieu thu)"
    r"|(?:bien ban|thoa thuan|hop dong|tieu thu)(?:[^.;]|\.\d){0,60}gia tri"
    r"|(?:giao dich|hop dong|bien ban(?: ghi nho)?|don hang)[^.;\d]{0,30} dat\b"
    r"|tri gia|loi nhuan|thu nhap|ban duoc|luong hang|\bthu (?:phi|ve)\b"
)
_OF_REVENUE = re.compile(r"[\s,;(]*(?:rieng|trong do|gom|bao gom|con)\b")  # a part of the revenue told before it
_FROM = re.compile(r"\btu\s*$")
_LEVEL = re.compile(r"\s*(?:len|xuong|con|thanh)(?: thanh| con)?\s+\d")
_UP_TO = re.compile(
    r"\s*(?:len|xuong|con|thanh|den|toi|-|–|hoac)(?: thanh| con)?(?: gan| hon| khoang)?\s*"
)  # «từ 5 triệu đồng đến 130 triệu đồng»
_CEILING = re.compile(
    r"(?<!kinh phi )(?<!du kien )(?:toi da|khong qua|khong vuot qua|(?:cao|thap|nhieu) nhat)(?: la)?\s*$"
)
# The printed words: «mới giải ngân 2 tỷ» is no rate.
_EACH = re.compile(
    r"(?=[mđ])(?:\bmỗi (?!năm\b|quý\b|tháng\b|xã\b)[^\W\d]+(?: [^\W\d]+){0,7}|được thưởng)\s*$", re.IGNORECASE
)
_NORM = re.compile(
    r"(?:muc chi|(?<!xay dung )dinh muc|don gia|binh quan)[^,.;]{0,60}(?<! them )$"
    r"|^\s*(?:-\s*)?muc ho tro(?! (?:giu nguyen|khong doi))[^,.;]{0,60}$"
)
_DIFFERENCE = re.compile(r"(?:tang|giam|vuot|thap hon|cao hon)(?: them)?(?: khoang| hon| gan)?\s*$")
_SAVED = re.compile(
    r"(?:tiet kiem|phan (?:tang|giam|vuot|chenh lech)"
    r"|nop tra|hoan tra|thu hoi|con (?:du|thua)|huy du toan|chua (?:giai ngan|thanh toan))"
    r"(?:(?! va | cho )[^,.;]){0,40}$"
)
_MORE_THAN = re.compile(
    r"(?:nhieu|it|cao|thap) hon (?:nam truoc|nam ngoai|cung ky|ke hoach|du kien|du toan|nam 20\d\d)[a-z ]{0,12}$"
)
_LEFT = re.compile(r"con (?:lai|du|thua)[^,.;]{0,30}$")
_MOVED = re.compile(r"\bchuyen(?: [a-z]+){0,3}\s*$")
_CARRIED = re.compile(r"\s*(?:duoc |se |phai )?chuyen (?:sang|nguon|tra)\b")  # «50 triệu đồng chuyển sang năm 2024»
_RETURNED = re.compile(r"thu hoi|hoan tra|\bnop\b|chuyen (?:nguon|sang)|huy")
_OTHER = re.compile(
    r"(?:von|muc) dau tu|(?<!voi )tong von|tong von dau tu|von doi ung|doi ung|vay von|cho vay|du no|tu dau tu"
    r"|von tu co"
    r"|(?:co so|doanh nghiep|chu the|chu dau tu|chu co so|don vi thu huong|htx|hop tac xa)"
    r"(?: thu huong)?(?: cam ket)?(?: tu)? (?:bo(?: ra| von)*|dau tu|chi|gop)"
    r"(?: khoang| hon| gan| tren| them| la)*\s*$|nop ngan sach"
)
# «HTX Bích Thao đầu tư thêm …», but not «hỗ trợ HTX … đầu tư …»
_INVESTS = re.compile(
    r"^(?!.*ho tro)[^:]*\b(?:co so|doanh nghiep|cong ty|htx|hop tac xa|chu the)(?: [\w&.-]+){1,6}?"
    r" (?:tu )?(?:bo (?:ra |von )?|(?:tu )?dau tu)(?: them| khoang| hon| gan| tren)*\s*$"
)
_OWN_CAPITAL = re.compile(r"\s*von (?:doi ung|dau tu|tu co)")
_TOPIC = r"(?:khuyen cong|ocop|moi xa(?:,? (?:moi )?phuong)? mot san pham|xuc tien thuong mai|xttm|kcqg|kcdp)\b"
_PROGRAMME = (
    r"(?:thuc hien |phuc vu |ho tro |hoat dong |cong tac |chuong trinh |de an |ke hoach |cac |cua |cho |trong )*"
    rf"[\"“]?{_TOPIC}"
)
# «kế hoạch khuyến công tỉnh năm 2024 với nguồn kinh phí …»: the plan itself, which no number counts.
WHOLE_PLAN = re.compile(
    rf"(?<!\d )(?<!chuong trinh, )(?:ke hoach|chuong trinh|de an|du toan)(?: [a-z]+){{0,3}}? [\"“(]?{_TOPIC}[\"”)]*"
    r"(?: (?:dia phuong|quoc gia|cap tinh|(?:cua |tren dia ban )?(?:tinh|huyen|thanh pho|thi xa)"
    r"(?: (?!ho tro|voi|co |nam |giai )[a-z]+){0,3}|nam|giai doan|\(?dot|[\d–)-]+)){0,8}"
    r"(?:,?(?: (?:voi|co|la))+|,|:) (?:(?:nguon|so|tong|muc) )*(?:kinh phi|von)[a-z ]{0,24}$"
)
# «tổng kinh phí khuyến công năm 2024 là …»: a year of the programme
PROGRAMME_YEAR = re.compile(
    rf"tong (?:muc |nguon )?(?:kinh phi|von) {_PROGRAMME}(?: (?:dia phuong|quoc gia|cua|toan|tinh|ca))*"
    r" (?:nam|giai doan) 20\d\d(?:[ –-]+20\d\d)?(?: [a-z]+){0,3}:?\s*$"
)
_TOTAL = re.compile(
    rf"\b(?<!tu )(?<!bang )(?<!tu nguon )(?<!bang nguon )(?:kinh phi|von) (?:{_PROGRAMME}(?! [a-z ]{{0,20}}ho tro)"
    r"|(?:cua |thuc hien )?(?:toan |ca )?(?:chuong trinh|ke hoach)\b)|"
    r"tong (?:ho tro|kinh phi|muc|von(?! dau tu)|so tien|so von|so kinh phi|hop kinh phi|du toan|ngan sach|nguon|cong"
    r"|chi phi|gia tri|tien)|\bluy ke\b|nguon luc|huy dong"
    r"|\btrong (?:tong so|tong|so)(?: gan| hon| tren)?\s*$|^\s*trong (?:gan|hon|tren)\s*$"
    r"|\buoc (?:thuc hien )?(?:ca nam|nam 20\d\d)[^,.;]{0,30}$|tong (?:tang|giam)"
)
# «ngân sách dành cho khuyến công là …», «chương trình phát triển ngành nghề cần gần …»
_FOR_PROGRAMME = re.compile(
    rf"(?:danh|bo tri|phan bo|cap|giao) cho (?:hoat dong |cong tac |chuong trinh )?{_TOPIC}(?: dia phuong| cua tinh)*"
    r"(?: la| duoc| dat)?(?: gan| hon| khoang| tren)*\s*$"
    r"|\b(?:chuong trinh|ke hoach) [^,.;:\d]{3,60} can(?: gan| hon| khoang| tren)*\s*$"
    rf"|ho tro (?:hoat dong|cong tac|chuong trinh) {_TOPIC}(?: cua)?(?: tinh| toan tinh| dia phuong)*\s*$"
)
_ADDED = re.compile(r"\bcộng(?: tăng| giảm)?:?\s*$", re.IGNORECASE)  # printed words: «Công» is a name
_OF_PROGRAMME = re.compile(
    rf"\s*(?:(?:tien |von |kinh phi |nguon )+{_PROGRAMME}"
    rf"|cho (?:(?:cac )?(?:hoat dong|cong tac|chuong trinh) )?{_TOPIC}(?! (?:cua|cho) (?:huyen|xa|thi xa|co so)))"
)
_FOR_SO_MANY = re.compile(r"[a-z ]{0,40}\b(?:cho|de|ho tro|voi)\b[a-z ]{0,30} \d+(?: ?[-–] ?\d+)? [a-z]")
_BREAKDOWN = re.compile(
    rf"^(?:(?! (?:tu|do) )[a-z ]{{0,60}}(?:20\d\d)?)?:\s(?=(?:tren |hon |gan |khoang )?\d[\d.,]* ?(?:{SCALE}|dong))"
    r"|^\s*:\s|^(?:\s*\([a-z ]{9,120}\))?[\s,.;:(]*"
    r"(?:chia (?:ra|thanh|theo)|trong do|bao gom|gom\b|cu the|bo sung [^,;.]{0,30}gom)"
)


_BY_SOURCE = re.compile(
    rf"[\s:,+-]*(?:\d[\d.,]*\s*(?:{SCALE})?\s*dong (?:tu|do)\s+{PAYER}|(?:tu|co)\s+)?"
    rf"(?:{SOURCE}|(?:kinh phi )?khuyen cong|kinh phi tu|doanh nghiep)"
)
_NEXT_SENTENCE = re.compile(
    r"(?:[^.]|\.(?=\d)){0,120}\.\s+(?:trong (?:so )?do|trong so nay|theo do|cu the|gom|bao gom|chia ra)"
    r"\b(?: la| nhu sau)?[:,]?"
)
_FIRST_SENTENCE = re.compile(r"(?<!\s\d)(?<!\s\d\d)\.(?=\s)|;(?=\s+[-+*•]\s)")  # or bullet; not at a member's number
# Those of a source tell who pays, not what for.
_PROJECTS_COUNTED = re.compile(r"\d+ (?:de an|du an|mo hinh)\b(?! khuyen cong (?:quoc gia|dia phuong))")
_SUM = re.compile(r"\d[\d.,]*\s*(?:nghin |trieu |ty |ti )?(?:dong|ty|ti|trieu)\b")


def is_parted(after: str) -> bool:
    """Whether the words behind a sum announce the things it is made of; its sources do not make it a total."""
    announced = _BREAKDOWN.match(after)
    if announced and _opens_kinds(announced.group().strip(" ,;("), _first_sentence(after[announced.end() :])):
        announced = None
    if announced is None and (following := _NEXT_SENTENCE.match(after)):
        parts = _SUM.search(_first_sentence(after[following.end() :]))
        announced = None if _SUM.search(following.group()) or not parts else following
    return announced is not None and not _BY_SOURCE.match(after, announced.end())


def tells_sum(words: str) -> bool:
    """Whether folded words hold a sum of money."""
    return _SUM.search(words) is not None


def tells_parts(listed: str) -> bool:
    """Whether a list gives what it names sums, or counts projects of each kind."""
    return bool(_SUM.search(listed) or _PROJECTS_COUNTED.search(listed))


def _opens_kinds(opening: str, listed: str) -> bool:
    """Whether a list tells kinds of things, none with a sum of its own: «gồm: máy móc, tập huấn»."""
    if _SUM.search(listed):
        return False
    return opening in (":", "trong do") or (opening in ("gom", "bao gom") and not _PROJECTS_COUNTED.search(listed))


def _first_sentence(after: str) -> str:
    return _FIRST_SENTENCE.split(after, 1)[0]


def is_of_programme(after: str) -> bool:
    """«3 tỷ đồng vốn khuyến công»: the money of a whole programme; with «cho 12 đề án» behind it, of these."""
    found = _OF_PROGRAMME.match(after)
    return found is not None and not _FOR_SO_MANY.match(after, found.end())


def is_for_so_many(after: str) -> bool:
    """«2 tỷ đồng hỗ trợ từ 10 - 15 đề án»: a sum right behind which the things it is for are counted."""
    return _FOR_SO_MANY.match(after) is not None


_MEMBER = re.compile(r":\s+(?=(?:[^\W\d]|\d+ [^\W\d])[^:]{14,}$)")


def _of_member(lead: str) -> str:
    """What leads to a sum behind the colon that opens its list: «Tổng kinh phí gồm: 3 lớp tập huấn, kinh phí …»."""
    return _MEMBER.split(lead)[-1] if ":" in lead else lead


def _is_difference(lead: str, after: str) -> bool:
    """«tăng 2 tỷ đồng so với …», «so với …, tăng 2 tỷ đồng»; «(tăng 100 triệu đồng)» alone is what a plan moves."""
    return bool(_DIFFERENCE.search(lead)) and ("so voi" in lead or _COMPARED.match(after) is not None)


_COMPARED = re.compile(r"[^.;()]*so voi")


_WORTH = re.compile(r"(?:may|day chuyen|thiet bi|he thong|nha xuong)\b[^.;:(]{0,50} (?:tri gia|gia tri)[a-z ]{0,10}$")


def is_revenue(lead: str) -> bool:
    """Whether the words before a sum say that it was earned."""
    return _REVENUE.search(lead) is not None and not _WORTH.search(lead)


def _is_whole(lead: str, after: str) -> bool:
    """Whether a sum is called a total, is of a whole plan or programme, or is parted behind it."""
    if _TOTAL.search(_of_member(lead)) or WHOLE_PLAN.search(lead) or _FOR_PROGRAMME.search(lead):
        return True
    return is_parted(after) or is_of_programme(after)


def money_kind(lead: str, after: str) -> MoneyKind:
    """The kind of a sum by the folded words of its clause before it and right after it."""
    if is_revenue(lead):
        return MoneyKind.REVENUE
    if _OTHER.search(lead) or _WORTH.search(lead) or _INVESTS.search(lead) or _OWN_CAPITAL.match(after):
        return MoneyKind.OTHER
    if _CEILING.search(lead):
        return MoneyKind.NORM
    if _is_whole(lead, after):
        return MoneyKind.TOTAL
    if _MORE_THAN.search(lead):
        return MoneyKind.NORM
    if _MOVED.search(lead) and after.startswith(" sang"):
        return MoneyKind.OTHER
    if _CARRIED.match(after):
        return MoneyKind.OTHER
    if _LEFT.search(lead) and _RETURNED.search(after):
        return MoneyKind.OTHER
    if _NORM.search(lead) or _SAVED.search(lead.rpartition(": ")[2]) or _is_difference(lead, after):
        return MoneyKind.NORM
    return MoneyKind.SPENDING
