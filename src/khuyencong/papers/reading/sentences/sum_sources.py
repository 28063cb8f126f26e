"""Who pays the sums of a sentence, named before a sum or right behind it: «ngân sách tỉnh 60 triệu đồng, 20 triệu đồng
từ nguồn xã hội hóa»."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Span
from ..grammar.budget import names_thing
from ..grammar.counts import find_counts
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.sources import PAYER, FundSourceName, fund_source
from ..grammar.sums import ABOUT
from ..text.scan import Scan, trimmed
from .passage import Passage
from .payers import is_support

# «… do chủ thể chậm bố trí vốn đối ứng»: why no more was spent, not who paid
_HELD_UP = re.compile(r"\b(?:do|vi|boi)\b[^.;]{0,60}?\b(?:cham|chua|thieu|khong|kho khan|vuong)\b")
_MARKS = (",", ";", "(", "/", " va ")


def source_of_spent(scan: Scan, span: Span, sums: Sequence[Money], spent: Money | None) -> str | None:
    """Who pays the sum spent, of all the sums told in a span."""
    if spent is None:
        return None
    start = scan.clause_start(spent.span.start, span.start)
    behind = spent.span.end
    end = scan.clause_end(behind, span.end)
    if held_up := _HELD_UP.search(scan.folded, behind, end):
        end = held_up.start()
    if following := next((m.span.start for m in sums if m.span.start > behind), None):
        end = min(end, max([scan.folded.rfind(mark, behind, following) for mark in _MARKS] + [behind]))
    last = max((m.span.end for m in sums if m.span.end <= spent.span.start), default=start)
    named = fund_source(scan, max(start, last), end) or (fund_source(scan, start, end) if last > start else None)
    return named or (FundSourceName.PROMOTION if _promotion_pays(scan, max(start, last), spent.span) else None)


_PROMOTION_BEFORE = re.compile(
    r"\b(?:(?:kinh phi|nguon|von|ngan sach|muc)(?: tu| cua)?(?: nguon| kinh phi)? (?:chuong trinh )?khuyen cong"
    r"(?: (?:ho tro|cap))?|khuyen cong(?: (?:nam )?20\d\d)? (?:da |se )?(?:ho tro|cap|tai tro))(?: kinh phi| so tien)?"
    rf"{ABOUT}:?\s*$"
)
_PROMOTION_BEHIND = re.compile(
    r" \((?:(?:tu|nguon|kinh phi|von) )*(?:khuyen cong|kc)\)"
    r"|,? (?:duoc )?(?:(?:lay|trich) )?(?:tu|bang) (?:(?:nguon|kinh phi|von|chuong trinh) )*khuyen cong"
    r"(?=\s*(?:[.,;:)]|$))"
)


def _promotion_pays(scan: Scan, start: int, at: Span) -> bool:
    """«kinh phí khuyến công 200 triệu đồng», «khuyến công hỗ trợ …», «… từ nguồn khuyến công»: of no level told."""
    start = max(start, at.start - PROMOTION_REACH)
    is_named = scan.folded.find("khuyen cong", start, at.start) >= 0
    if is_named and _PROMOTION_BEFORE.search(scan.folded, start, at.start):
        return True
    return _PROMOTION_BEHIND.match(scan.folded, at.end) is not None


PROMOTION_REACH = 60


# «300 triệu đồng từ ngân sách tỉnh và 200 triệu đồng đối ứng», «24 triệu đồng là vốn đối ứng», «(ngân sách huyện)»
_BEHIND = re.compile(
    r" (?:\((?P<inside>[^()\d]{3,60})\)|(?P<words>(?:(?:duoc )?(?:lay |trich )?(?:tu|do|thuoc|bang|la|cua) )?"
    r"(?=nguon|von|kinh phi|ngan sach|ns|khuyen cong|kc|xa hoi hoa|doi ung|dong gop|chuong trinh|su nghiep|doanh nghiep"
    r"|cac |co so|chu the|hop tac xa|htx|ho |nguoi dan|don vi)[^.;:,()\d]{3,60}?)(?=\s*(?:[.,;()]|$)| va \d| va\s*$))"
)
_PAYS = re.compile(
    rf"(?:^|[\s(,;:])(?:{PAYER}|htx|to hop tac|cong ty|(?:cac )?ho(?: dan| san xuat)?)"
    r"(?: (?:tu |cam ket )?(?:tai tro|chi|bo(?: ra| von)?|gop|dong gop|doi ung|dau tu|ho tro))?\s*:?$"
)
_BARE = re.compile(r"\W*(?:(?:trong (?:so )?do|gom|bao gom|va|phan|so|con lai|la|khoang|hon)\W*)*")
_LAST_MEMBER = re.compile(r".*(?:[,;(]|\bva\b|\btrong (?:so )?do\b|\bgom\b)", re.DOTALL)
MOST_PARTS = 20  # of a whole, itself among them
_COSTS = (MoneyKind.SPENDING, MoneyKind.TOTAL, MoneyKind.OTHER)


def words_of_payer(scan: Scan, start: int, at: Span, end: int, *, beside: bool) -> tuple[Span, FundSourceName | None]:
    """The words from `start` on that name who pays the sum which stands at `at`, and who it is: those right behind it
    where its lead tells nothing. `beside`: another sum ends at `start`, and its payer may be named behind it."""
    of_last = _behind(scan, start, at.start) if beside else None
    if of_last and not scan.folded[of_last.end : at.start].strip():
        of_last = None  # «80 triệu đồng do ngân sách tỉnh hỗ trợ 60 triệu đồng»
    lead = Span(of_last.end if of_last else start, at.start)
    if (named := _payer(scan, lead)) or not _BARE.fullmatch(scan.fold(lead)):
        return lead, named
    if behind := _behind(scan, at.end, end):
        return behind, _payer(scan, behind)
    return (Span(at.end, end), None) if of_last else (lead, None)


def _behind(scan: Scan, start: int, end: int) -> Span | None:
    said = _BEHIND.match(scan.folded, start, end)
    return Span(*said.span("inside" if said["inside"] else "words")) if said else None


def _payer(scan: Scan, words: Span) -> FundSourceName | None:
    words = trimmed(scan, words, " \n\t,;.:-+(")
    if named := fund_source(scan, words.start, words.end):
        return named
    folded = scan.fold(words)
    return FundSourceName.OTHER if _PAYS.search(folded) and not _GETS.search(folded) else None


# «Hỗ trợ doanh nghiệp: 500 triệu đồng»
_GETS = re.compile(
    rf"\b(?:ho tro|giup|cho) (?:cho )?(?:\d+ )?(?:cac )?(?:{PAYER}|htx|to hop tac|cong ty|ho(?: dan)?)\s*:?$"
)


def with_paid_up(scan: Scan, passage: Passage, told: Sequence[Money]) -> list[Money]:
    """The same where the sums behind one, each of whoever pays it, come to it: that one is what the thing cost, though
    what is told of a payer says what for: «500 triệu đồng, trong đó nguồn tỉnh 300 triệu đồng, nguồn huyện 200 triệu
    đồng để mua máy»."""
    read = list(told)
    for i, whole in enumerate(told):
        parts = _paid_up(scan, told[i : i + MOST_PARTS], passage.span.end) if whole.kind in _COSTS else 0
        for k in range(i + 1, i + 1 + parts):
            read[k] = replace(told[k], kind=MoneyKind.TOTAL)
        if parts and passage.is_named and not _is_called_total(scan, passage, whole):
            read[i] = replace(whole, kind=MoneyKind.SPENDING)
    return read


def with_givers_behind(scan: Scan, told: Sequence[Money]) -> list[Money]:
    """«96 triệu đồng từ nguồn tỉnh và 24 triệu đồng từ ngân sách huyện»: what each gives is a sum of the thing's own,
    where no sum before them tells the whole."""
    read = list(told)
    for i, (before, money) in enumerate(pairwise(told), 1):
        giver = _behind(scan, before.span.end, money.span.start)
        other = _behind(scan, money.span.end, scan.sentence_end(money.span.end, len(scan.folded)))
        if not (giver and other and _NEXT_GIVER.fullmatch(scan.folded, giver.end, money.span.start)):
            continue
        givers = {_payer(scan, giver), _payer(scan, other)}
        if len(givers - {None, FundSourceName.OTHER}) == 2 and read[i - 1].kind is MoneyKind.SPENDING:
            read[i] = replace(money, kind=MoneyKind.SPENDING) if money.kind in _COSTS else money
    return read


_NEXT_GIVER = re.compile(r"\)?(?:,| ?va|, va) (?:khoang |hon |gan )?")


def is_next_giver(scan: Scan, span: Span, money: Money) -> bool:
    """«… và 24 triệu đồng từ ngân sách huyện»: a stretch that tells only who else pays for the thing before it."""
    if not _NEXT_GIVER.fullmatch(scan.folded, span.start, money.span.start):
        return False
    giver = _behind(scan, money.span.end, span.end)
    return giver is not None and _payer(scan, giver) is not None and not names_thing(scan, giver)


def _paid_up(scan: Scan, told: Sequence[Money], most: int) -> int:
    """How many sums behind the first come to it, all told in one sentence by who pays them. Where others than the state
    do too, what the programme supports is the sum."""
    whole, value = told[0], 0
    end = scan.sentence_end(whole.span.end, most)
    payers: set[FundSourceName | None] = set()
    supported = False
    for count, (before, part) in enumerate(pairwise(told), 1):
        value += part.value
        if part.span.start >= end or value > whole.value or _counts_things(scan, before, part):
            return 0
        payers.add(words_of_payer(scan, before.span.end, part.span, end, beside=True)[1])
        supported = supported or is_support(scan, before, part)
        if None in payers or (supported and FundSourceName.OTHER in payers):
            return 0
        if value == whole.value:
            return count if count > 1 else 0
    return 0


def _counts_things(scan: Scan, before: Money, part: Money) -> bool:
    """Whether the member of a list that a sum closes counts what it is for."""
    opening = _LAST_MEMBER.match(scan.folded, before.span.end, part.span.start)
    return bool(find_counts(scan, Span(opening.end() if opening else before.span.end, part.span.start)))


_TOTAL = re.compile(r"\btong\b")


def _is_called_total(scan: Scan, passage: Passage, whole: Money) -> bool:
    start = scan.clause_start(whole.span.start, passage.span.start)
    return _TOTAL.search(scan.folded, start, whole.span.start) is not None
