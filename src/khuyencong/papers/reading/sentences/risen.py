"""How a sum rose or fell: «giảm 20 triệu đồng, còn 80 triệu đồng», «từ 100 triệu đồng xuống còn 80 triệu đồng» and
«80 triệu đồng, giảm 20 triệu đồng do …» tell one sum, the 80; where a plan was adjusted, the 100 stood before it."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ....terms.facts import REACHED, Amount, Role, Span
from ....terms.numbers import NotANumber, parse_scaled
from ....terms.vietnamese import fold
from ..grammar.from_to import GOES
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.rates import is_rate
from ..grammar.roles import adjustment_of
from ..grammar.sums import A_SUM, ABOUT, LEAST, NUMBER, SCALE
from ..text.scan import Scan
from .passage import Passage

_BY = re.compile(  # as printed: «tặng» gives
    r"\b(?:tăng|giảm)(?: được| bớt| thêm| là| khoảng| hơn| gần| trên)*\s*$", re.IGNORECASE
)
_TO = re.compile(rf"[,;]?\s*(?:xuong |len |chi )*(?:con|thanh|dat|len|xuong|la)(?: lai| muc| chi)*{ABOUT}\s*")
BY_REACH = 40
# behind the sum: «92 triệu đồng, tăng 2 triệu đồng do …»; «…, tăng 2 triệu đồng cho lớp khác» is more
_ROSE_BY = re.compile(
    r"(?: đồng)?\s*[,;(–-]\s*(?:đã |có )?(?:tăng|giảm|vượt|thấp hơn|cao hơn|nhiều hơn|ít hơn)"
    r"(?: (?:kế hoạch|dự toán)(?: được giao)?)?(?: thêm| được| bớt| là| khoảng| hơn| gần| trên)*\s*",
    re.IGNORECASE,
)
_OF_THAT = re.compile(r"\s*(?:[.;,)]|$|(?:so voi|do|vi|boi|nho|de|theo|ly do|nguyen nhan)\b)")


def without_changes(scan: Scan, passage: Passage, sums: tuple[Money, ...]) -> tuple[Money, ...]:
    """The sums of a passage, of a rise or a fall only the one that it led to. Where a heading tells what a plan is
    changed by, that is the figure."""
    if not _tells_change(scan, passage.span):
        return sums
    directed = is_headed_so(scan, passage)
    moves = passage.context.adjustment is not None
    rose = {to.span.start for one, to in pairwise(sums) if _rose_by(scan, one, to, directed=moves)}
    if directed or not sums:
        return tuple(replace(m, kind=MoneyKind.NORM) if m.span.start in rose else m for m in sums)
    by = {one.span.start for one, to in pairwise(sums) if _is_change(scan, passage, one, to)}
    led_to = {to.span.start: risen for to in sums if (risen := _risen(scan, passage, to))}
    moved = {risen.stood.span.start for risen in led_to.values()}
    moved |= {one.span.start for one, to in pairwise(sums) if to.span.start in moved and _moves_by(scan, passage, one)}
    moved |= {one.span.start for before, one in pairwise(sums) if _is_told_behind(scan, before, one)}
    moved |= {by.span.start for to, by in pairwise(sums) if to.span.start in led_to and _is_by(scan, to, by)}
    wholes = {to.span.start for to in sums if _is_whole(scan, passage, to)}
    moved |= {by.span.start for by in sums if wholes and by.kind is MoneyKind.TOTAL and _moves_by(scan, passage, by)}
    kinds = dict.fromkeys(by | rose | moved, MoneyKind.NORM) | dict.fromkeys(led_to, MoneyKind.SPENDING)
    kinds |= dict.fromkeys(wholes, MoneyKind.TOTAL)
    return tuple(replace(m, kind=kinds[m.span.start]) if m.span.start in kinds else m for m in sums)


def _tells_change(scan: Scan, span: Span) -> bool:
    """Whether a word stands there without which no rule finds a rise or a fall."""
    return _MOVES_AT_ALL.search(scan.folded, span.start, span.end) is not None


_MOVES_AT_ALL = re.compile("tu |tang|giam|vuot|(?:thap|cao|nhieu|it) hon")


def _is_whole(scan: Scan, passage: Passage, to: Money) -> bool:
    """«Nâng tổng kinh phí từ 5 tỷ đồng lên 6 tỷ đồng»: no content's sum."""
    said = _stood(scan, passage, to) if to.kind is MoneyKind.NORM else None
    lead = scan.folded[max(passage.span.start, said.start() - LEAD_REACH) : said.start()] if said else ""
    return _WHOLE.search(lead) is not None or _moved_whole(scan, passage, to) is not None


def _moved_whole(scan: Scan, passage: Passage, to: Money) -> Span | None:
    """«Tổng kinh phí giảm 1 tỷ đồng, từ 5 tỷ đồng còn 4 tỷ đồng»: the words that name it."""
    said = _stood(scan, passage, to) if passage.context.role is Role.PLAN else None
    start = max(passage.span.start, said.start() - LEAD_REACH) if said else 0
    whole = _WHOLE_MOVES.search(scan.folded, start, said.start()) if said else None
    return Span(whole.start(), whole.end("whole")) if whole else None


def _stood(scan: Scan, passage: Passage, to: Money) -> re.Match[str] | None:
    least = max(passage.span.start, to.span.start - STOOD_REACH)
    if scan.folded.find("tu ", least, to.span.start) < 0:
        return None
    return _STOOD.search(scan.folded, least, to.span.start)


def _is_change(scan: Scan, passage: Passage, one: Money, to: Money) -> bool:
    return (
        passage.context.role in REACHED
        and one.kind is MoneyKind.SPENDING
        and _moves_by(scan, passage, one)
        and _TO.fullmatch(scan.folded, one.span.end, to.span.start) is not None
    )


def _moves_by(scan: Scan, passage: Passage, one: Money) -> bool:
    return _BY.search(scan.flat, max(passage.span.start, one.span.start - BY_REACH), one.span.start) is not None


_BY_SO_MUCH = re.compile(r"\s*[(,]\s*(?:tang|giam)(?: them| di)? ")


def _is_by(scan: Scan, to: Money, by: Money) -> bool:
    """«… xuống 60 triệu đồng (giảm 30 triệu đồng)»"""
    return _BY_SO_MUCH.fullmatch(scan.folded, to.span.end, by.span.start) is not None


_FROM_BEHIND = re.compile(r"[,;]? ?\(?(?:dieu chinh )?(?:tang|giam)(?: len| xuong)? tu ")


def _is_told_behind(scan: Scan, to: Money, stood: Money) -> bool:
    """«kinh phí 450 triệu đồng, tăng từ 300 triệu đồng»"""
    between = Span(to.span.end, stood.span.start)
    return to.kind is MoneyKind.SPENDING and _FROM_BEHIND.fullmatch(scan.folded, between.start, between.end) is not None


_SO_MANY = r"(?:(?:\d+ [a-z ]{2,30},? )?(?:voi )?kinh phi )?"  # «từ 02 lớp, kinh phí 90 triệu đồng thành 01 lớp, …»
_STOOD = re.compile(
    rf"\btu {_SO_MANY}(?P<sum>(?P<value>{NUMBER}) ?(?P<scale>{SCALE})?(?: ?(?:dong|d)\b)?)"
    rf"(?: da duyet| duoc duyet| ban dau)?,? (?:tang |giam )?(?:len|xuong|con|thanh)(?: den| con| thanh)* {_SO_MANY}"
    rf"(?:(?:la|khoang|hon|gan) )*$"
)
STOOD_REACH = 140
LEAD_REACH = 120
# What goes from one sum to another is money that pays for contents: no revenue, no rate, nobody's own capital, and no
# total, which is told as one
_MONEY = re.compile(
    r"\b(?:kinh phi|du toan|so tien|(?:ngan sach|nguon|von) (?:ho tro|cap|khuyen cong|su nghiep|tinh))\b"
)
_NO_MONEY = re.compile(
    r"\b(?:doanh (?:thu|so)|thu nhap|loi nhuan|gia (?:tri|ban|thanh)|kim ngach|luong|muc (?:ho tro|chi|thu|thuong|dong)"
    r"|dinh muc|don gia|binh quan|moi|von (?:dau tu|dieu le)|du no|nop ngan sach"
    r"|tong (?:kinh phi|du toan|so|muc|von|nguon))\b"
)
_WHOLE = re.compile(r"\b(?:nang|tang|giam|ha|dieu chinh) tong (?:kinh phi|du toan|von)\b[^.;:]*$")
_WHOLE_MOVES = re.compile(
    r"(?P<whole>\btong (?:so |muc )?(?:kinh phi|du toan|von)\b[^.;:,\d]{0,80}?)"
    r":? (?:dieu chinh )?(?:tang|giam)\b[^;:]*$"
)
_VERB_ALONE = re.compile(
    rf"(?:^|: |, )\W*(?:(?:duoc|da|xin|de nghi|dieu chinh|tang|giam|nang|bo sung) )+(?:{A_SUM} ?\(|\()?$"
)
_VERBS = rf"(?:dieu chinh|{fold(GOES)})"
_MOVES = re.compile(rf"\b{_VERBS}\b[^;:]*$")
_ADJUSTS = re.compile(r"\bdieu chinh\b")
_ADJUSTS_PLAN = re.compile(r"\bdieu chinh,? (?:bo sung,? )?(?:mot so )?(?:noi dung |cua )*(?:ke hoach|du toan)\b")
TITLE_REACH = 600


@dataclass(frozen=True, slots=True)
class _Risen:
    """The sum that stood until another one led to, where it begins to be told, and whether a plan was adjusted so."""

    stood: Amount
    start: int
    adjusted: bool


def is_headed_so(scan: Scan, passage: Passage) -> bool:
    """Whether a heading, and no verb of the passage's own, says that what is told is what a plan moves."""
    adjustment = passage.context.adjustment
    return adjustment is not None and adjustment_of(scan.fold(passage.span).lstrip(" -+*.")) != adjustment


# «UBND tỉnh điều chỉnh giảm kinh phí nội dung …»
_VERB = re.compile(
    rf"\W*(?:[a-z]+ ){{0,4}}?(?:dieu chinh )?{_VERBS}(?: kinh phi| von| muc)*(?: cua| cho)?"
    r"(?: noi dung| hang muc)? (?=[a-z])"
)

_VERB_BEHIND = re.compile(rf"(?:[ ,]{_VERBS})+ *$")


def words_of_moved(scan: Scan, passage: Passage, start: int, money: Money) -> Span | None:
    """The words from `start` on that name what was moved to this sum."""
    if whole := _moved_whole(scan, passage, money):
        return whole
    risen = None if is_headed_so(scan, passage) else _risen(scan, passage, money)
    if risen is None or risen.start < start:
        return None
    verb = _VERB.match(scan.folded, start, risen.start)
    start = verb.end() if verb else start
    behind = _VERB_BEHIND.search(scan.folded, start, risen.start)
    return Span(start, behind.start() if behind else risen.start)


def stood_before(scan: Scan, passage: Passage, money: Money) -> Amount | None:
    """The sum of a plan that was adjusted to this one."""
    risen = None if is_headed_so(scan, passage) else _risen(scan, passage, money)
    return risen.stood if risen and risen.adjusted else None


def _risen(scan: Scan, passage: Passage, to: Money) -> _Risen | None:
    """«kinh phí từ 300 triệu đồng lên 450 triệu đồng», «Hội chợ: giảm từ 500 xuống còn 350 triệu đồng»."""
    at, first = to.span.start, passage.span.start
    said = _stood(scan, passage, to)
    if said is None or scan.folded.startswith("/", to.span.end) or is_rate(scan, to.span):
        return None
    start = scan.clause_start(said.start(), max(first, said.start() - LEAD_REACH))
    lead = scan.folded[start : said.start()]
    alone = passage.is_named and _VERB_ALONE.search(lead)
    if passage.context.adjustment and _BY_SO_MUCH.match(scan.folded, to.span.end):
        return None  # by how much a plan is changed is told
    of_plan = passage.context.role is Role.PLAN and _MOVES.search(lead) and _is_adjusting(scan, passage, said.start())
    if _NO_MONEY.search(lead) or not (_MONEY.search(scan.folded, start, at) or alone or of_plan):
        return None
    try:
        value = parse_scaled(said["value"], said["scale"] or _scale(scan, to))
    except NotANumber:
        return None
    sentence = scan.folded[max(first, said.start() - LEAD_REACH) : said.start()]
    is_adjusted = passage.context.role is Role.PLAN or _ADJUSTS.search(sentence) is not None
    stood = Amount(value, Span(*said.span("sum")), rule="before")
    return _Risen(stood, said.start(), is_adjusted) if value >= LEAST else None


def _is_adjusting(scan: Scan, passage: Passage, at: int) -> bool:
    """Whether the sentence, the heading above or the paper's title says so; a plan's aims move sums too: «Giảm tiền
    điện từ …»."""
    sentence = scan.folded[scan.landmarks.sentences.last(passage.span.start, at) : at]
    said = _ADJUSTS.search(sentence) or _ADJUSTS.search(fold(passage.group or ""))
    return bool(said or _ADJUSTS_PLAN.search(scan.folded, 0, TITLE_REACH))


_SCALED = re.compile(rf"\d\s*(?P<scale>{SCALE})")


def _scale(scan: Scan, to: Money) -> str:
    """«từ 300 lên 450 triệu đồng»: the unit of both is told once."""
    told = _SCALED.search(scan.folded, to.span.start, to.span.end)
    return told["scale"] if told else ""


def _rose_by(scan: Scan, one: Money, to: Money, *, directed: bool) -> bool:
    """Under a heading that tells what is moved, what it was moved by is the figure where no sum stands for it."""
    return (
        to.kind is MoneyKind.SPENDING
        and not (directed and one.kind is not MoneyKind.SPENDING)
        and to.value < one.value
        and _ROSE_BY.fullmatch(scan.flat, one.span.end, to.span.start) is not None
        and _OF_THAT.match(scan.folded, to.span.end) is not None
    )
