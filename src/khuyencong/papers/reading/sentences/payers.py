"""A thing's whole cost, and behind it who pays how much of it: what the programme gives is the thing's sum.

«Máy sấy trị giá 860 triệu đồng, trong đó khuyến công hỗ trợ 200 triệu đồng, còn lại 660 triệu đồng cơ sở tự lo»: 200
triệu đồng. Where nobody is said to support it, the sum is the whole: «90 triệu đồng, trong đó cơ sở góp 40 triệu đồng».
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ....terms.facts import Span
from ....terms.vietnamese import UPPER, fold
from ..grammar.budget import names_purpose, names_thing
from ..grammar.counts import find_counts
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.programmes import SCHEME, is_programmes
from ..grammar.sources import PAYER, SOURCE
from ..grammar.sums import A_SUM, ABOUT
from ..text.scan import Scan
from .called_totals import is_of_scheme
from .purposes import counts_things, is_for_contents, words_behind

REACH = 300  # how far behind a cost its payers may be announced
_COSTS = (MoneyKind.SPENDING, MoneyKind.TOTAL, MoneyKind.OTHER)
_PART = re.compile(r"\btrong (?:so )?do\b")
_IN_BRACKET = re.compile(r"\s*\(")
_BY_PAYERS = re.compile(
    r"(?:(?:[^.;:]|[.:](?=\d))*?[,.;(]?\s*trong (?:so )?do[:,]? |\s*\()(?:co )?(?:(?:nguon|von|kinh phi|muc|phan) )*"
    rf"(?:{SOURCE}|{PAYER}|(?:chuong trinh )?khuyen cong\b|(?:nguon |von )?kc\b|nha nuoc|trung tam khuyen cong)"
    rf"[a-z ]{{0,40}}(?:20\d\d[a-z ]{{0,20}})?:? ?{A_SUM}"
)
_PAYER = re.compile(rf"\b(?:{SOURCE}|{PAYER}|khuyen cong)\b")
_REST = re.compile(r"\bcon lai\b")
REST_REACH = 60
_PROGRAMME = re.compile(
    r"\b(?:ke hoach|chuong trinh|danh muc|du toan|(?<!tu )(?<!nguon )(?<!von )(?<!trung tam )khuyen cong"
    r"|huy dong|thu hut|nguon luc|nhu cau)\b|^\W*(?:tong|luy ke)\b"
)
_BASIS = re.compile(r"^\W*(?:theo|can cu|thuc hien|dien hinh)\b[^,]*,(?: (?:thuc hien|theo)\b[^,]*,)?")
# «Dự án có tổng mức đầu tư …», «Tổng mức đầu tư của dự án …»: of the one that the page is about
_OF_PROJECT = re.compile(
    r"\W*(?:du an (?:nay )?co tong (?:muc|von) dau tu|tong (?:muc|von) dau tu (?:cua |thuc hien )?du an)\b"
)
_INVESTED = re.compile(rf"\b(?:(?:tinh|huyen|xa|thanh pho) )?(?:da )?dau tu{ABOUT}\s*$")


def with_payers(scan: Scan, told: Sequence[Money], span: Span) -> list[Money]:
    """The same with what a thing cost as spent, and what its payers bring as parts of it."""
    read = list(told)
    for i, whole in enumerate(told):
        if whole.kind not in _COSTS or is_for_contents(scan, whole):
            continue
        of_firm = is_of_firm(scan, whole)
        following = told[i + 1 : i + 3]
        is_parted = _opens_payers(scan, whole, following[:1], overleaf=of_firm) or _is_paid_up(scan, whole, following)
        if not (is_parted or (following and is_support(scan, whole, following[0]))):
            continue
        if not (of_firm or _is_of_one_thing(scan, whole, span, told[i - 1 : i])):
            if is_parted and _is_given_as_plan(scan, whole, span, told[i + 1 :]):
                read[i] = replace(whole, kind=MoneyKind.TOTAL)
            if following and is_support(scan, whole, following[0]) and not counts_things(scan, following[0].span):
                read[i : i + 2] = _of_several(read[i], following[0])
            continue
        parts = _parts(scan, whole, told, i + 1)
        ours = next((k for k, part in parts if is_support(scan, told[k - 1], part)), i)
        for k, part in parts:
            read[k] = replace(part, kind=MoneyKind.TOTAL) if part.kind is MoneyKind.SPENDING else part
        read[i] = replace(whole, kind=MoneyKind.TOTAL)
        read[ours] = replace(told[ours], kind=MoneyKind.SPENDING)
    return read


# «…, trong đó nguồn khuyến công quốc gia năm 2020 hỗ trợ 300 triệu đồng», «…; phần khuyến công cấp là 90 triệu đồng»
_SUPPORT = re.compile(
    r"[^.;:()\d]{0,60}?(?:[;.,(]|\b(?=trong (?:so )?do\b)) ?(?:trong (?:so )?do,? ?:? ?)?"
    r"(?:(?:phan|muc|so|von|kinh phi|tien|nguon|chuong trinh|do|cua|tu|duoc|trung tam) )*"
    r"(?:(?:khuyen cong|kcqg|kcdp)\b(?:(?: (?:nam )?20\d\d| [a-z]+){0,6}? (?P<gives>ho tro|cap|tai tro)"
    r"(?: kinh phi| so tien| mot phan)?|(?: (?:quoc gia|dia phuong|(?:cap )?tinh))?(?: nam 20\d\d)?)"
    # of another programme no more is told so: «sự nghiệp khoa học tỉnh hỗ trợ …», «Chương trình OCOP hỗ trợ …»
    r"|(?:su nghiep khoa hoc|khoa hoc (?:va |- ?)?cong nghe|khcn|kh&cn|ocop)\b"
    r"(?: (?:nam )?20\d\d| [a-z]+){0,6}? (?P<supports>ho tro|cap|tai tro)(?: kinh phi| so tien| mot phan)?)"
    rf"{ABOUT}:?\s*"
)


def is_support(scan: Scan, before: Money, part: Money) -> bool:
    """Whether a sum is told, behind what a thing cost in all, as what the programme gave for it: that alone is ours."""
    if part.value >= before.value:
        return False
    gives = _SUPPORT.fullmatch(scan.folded, before.span.end, part.span.start)
    return gives is not None and bool(gives["gives"] or gives["supports"] or names_firm(scan, before.span.start))


_ALL_OF_IT = re.compile(r"\W*tong\b")  # of what the sentence before tells


def names_firm(scan: Scan, at: int) -> bool:
    """Whether the member of a list that a sum closes, or the sentence before «Tổng kinh phí …», names a firm: what
    khuyến công has in it needs no «hỗ trợ»."""
    start = scan.clause_start(at, max(0, at - FIRM_REACH))
    if _ALL_OF_IT.match(scan.folded, start):
        start = max(start - FIRM_REACH, scan.content.rfind("\n", 0, start) + 1)
    return _FIRM.search(scan.flat, start, at) is not None


def _of_several(whole: Money, support: Money) -> list[Money]:
    """What several things cost and were given: «hỗ trợ 30 cơ sở, …, trong đó khuyến công hỗ trợ …»; in a total both are
    totals."""
    spent = whole.kind is not MoneyKind.TOTAL
    return [replace(whole, kind=MoneyKind.TOTAL), replace(support, kind=MoneyKind.SPENDING if spent else whole.kind)]


def _opens_payers(scan: Scan, whole: Money, following: Sequence[Money], *, overleaf: bool) -> bool:
    """Whether the next sum, in this sentence or (`overleaf`) the next, is told as a payer's part of it."""
    most = min(whole.span.end + REACH, following[0].span.end + 6 if following else len(scan.folded))
    if whole.kind is not MoneyKind.OTHER and not overleaf:  # the next sentence parts a whole list
        most = min(most, scan.sentence_end(whole.span.end, most))
    announced = _PART.search(scan.folded, whole.span.end, most) or _IN_BRACKET.match(scan.folded, whole.span.end, most)
    return announced is not None and _BY_PAYERS.match(scan.folded, whole.span.end, most) is not None


# «… giúp Doanh nghiệp tư nhân An Đức đưa máy móc vào sản xuất. Đề án có tổng chi phí 514 triệu đồng, trong đó …»
_FIRM = re.compile(
    r"\b(?:[Cc]ông ty|DNTN|[Dd]oanh nghiệp tư nhân|HTX|[Hh]ợp tác xã|[Cc]ơ sở|[Hh]ộ kinh doanh)\b"
    rf"[^.;,()]{{0,60}}?\s[{UPPER}]"
)
_ITS_COST = re.compile(
    r"\W*(?:tong (?:kinh phi|von|chi phi|muc)|(?:de an|du an)(?! (?:khuyen cong|ocop|phat trien|chuong trinh)\b))"
)
FIRM_REACH = 300
_PROJECTS = re.compile(r"(?:de an|du an|mo hinh|co so|doanh nghiep|htx|hop tac xa|san pham)\b")


def is_of_firm(scan: Scan, whole: Money) -> bool:
    """Whether a sentence that tells what its project cost stands right behind the one firm that it is for."""
    start = scan.clause_start(whole.span.start, 0)
    if not _ITS_COST.match(scan.folded, start):
        return False
    line = scan.content.rfind("\n", 0, start) + 1
    least = line if _FIRM.search(scan.flat, line, start) else max(0, start - FIRM_REACH)
    if not _FIRM.search(scan.flat, least, start):
        return False
    counted = find_counts(scan, Span(least, whole.span.start))
    return not any(q.value > 1 and _PROJECTS.match(fold(q.unit)) for q in counted)


def _is_paid_up(scan: Scan, whole: Money, parts: Sequence[Money]) -> bool:
    """«…; ngân sách hỗ trợ 480 triệu đồng, 1,2 tỷ đồng còn lại vận động xã hội hóa»: a payer's sum, and the rest."""
    if len(parts) < 2 or sum(part.value for part in parts) != whole.value:
        return False
    by, rest = (scan.folded[a.span.end : b.span.start] for a, b in ((whole, parts[0]), (parts[0], parts[1])))
    behind = scan.folded[parts[1].span.end : scan.clause_end(parts[1].span.end, parts[1].span.end + REST_REACH)]
    return bool(_PAYER.search(by) and _REST.search(f"{rest} {behind}"))


def _is_of_one_thing(scan: Scan, whole: Money, span: Span, before: Sequence[Money]) -> bool:
    """Whether a sum is of one thing that its clause names: no programme, not several counted together."""
    least = before[-1].span.end if before else span.start
    start = scan.clause_start(whole.span.start, least)
    colon = scan.folded.rfind(": ", start, whole.span.start)
    member = Span(max(start, colon + 1), whole.span.start)
    lead = member if names_thing(scan, member) else Span(start, whole.span.start)
    words = _BASIS.sub("", scan.fold(lead))
    if _OF_PROJECT.match(words):
        return True
    if (
        _PROGRAMME.search(words)
        or SCHEME.search(words)
        or is_programmes(scan.fold(lead), scan.masked[whole.span.end : whole.span.end + REACH])
        or is_of_scheme(scan, whole)
        or any(q.value > 1 for q in find_counts(scan, lead))
    ):
        return False
    invested = _INVESTED.search(scan.fold(lead))
    named = Span(lead.start, lead.start + invested.start()) if invested else lead
    return names_thing(scan, named) or names_purpose(scan, words_behind(scan, whole, span.end))


_AS_PLAN = re.compile(
    r"\b(?:giao|phan (?:bo|khai)|duyet|xay dung|ban hanh)\b[^.;:]{0,120}?"
    r"\bke hoach\b(?! (?:to chuc|tham gia|mo|xay dung|mua)\b)"  # which plans one thing
    r"(?:(?!\bgom\b)[^.;:]){0,120}?\b(?:kinh phi|von|ngan sach)\b"
)


def _is_given_as_plan(scan: Scan, whole: Money, span: Span, following: Sequence[Money]) -> bool:
    """«Sở giao Trung tâm kế hoạch với mức kinh phí hỗ trợ các cơ sở là 4 tỷ đồng (trong đó …)»: who pays makes up all,
    and nothing is counted that the plan's money is for."""
    lead = Span(scan.clause_start(whole.span.start, span.start), whole.span.start)
    if not _AS_PLAN.search(scan.fold(lead)) or find_counts(scan, lead):
        return False
    end = scan.sentence_end(whole.span.end, span.end)
    parts = [m for m in following if m.span.start < end]
    return len(parts) > 1 and sum(m.value for m in parts) == whole.value


def _parts(scan: Scan, whole: Money, told: Sequence[Money], first: int) -> list[tuple[int, Money]]:
    """The payer's sum right behind a whole, and those that are with it no more than the whole in the same sentence."""
    parts: list[tuple[int, Money]] = []
    value = 0
    for k in range(first, len(told)):
        part = told[k]
        ended = bool(parts) and scan.sentence_end(parts[0][1].span.end, part.span.start) < part.span.start
        if ended or value + part.value > whole.value:
            break
        parts.append((k, part))
        value += part.value
    return parts
