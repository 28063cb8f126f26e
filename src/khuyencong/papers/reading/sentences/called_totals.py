"""Which sums that are called totals are what a thing cost: «Mở 3 lớp với tổng kinh phí 90 triệu đồng»."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Quantity, Role, Span
from ....terms.vietnamese import fold
from ..grammar.budget import names_only_projects, names_thing
from ..grammar.counts import find_counts
from ..grammar.money import REACH, Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.parts import is_parted, tells_parts
from ..grammar.periods import WHOLE_TIME, spans_years
from ..grammar.programmes import OF_SCHEME, PROGRAMME_YEAR, SCHEME, is_for_so_many, is_of_programme, is_programmes
from ..grammar.sources import SOURCE
from ..grammar.sums import ABOUT, tells_sum
from ..text.scan import Scan
from .passage import Passage
from .projects import ROUNDS, are_projects
from .purposes import LISTS_MORE, NAMED_REACH, is_for_contents, opens_with_sum
from .supports import OF_ALL


def _is_alone(scan: Scan, money: Money, costs: Sequence[Money], most: int) -> bool:
    """Whether no cost stands before a sum, and no other in its sentence."""
    other = next((m for m in costs[:2] if m is not money), None)
    return other is None or other.span.start >= scan.sentence_end(money.span.end, most)


_OPENS_WITH_TOTAL = re.compile(
    r"[\s+-]*(?:kinh phi[^:]{0,40}:\s*)?(?:du kien |uoc (?:tinh )?)?(?:tong|cong|nguon (?:kinh phi|von))\b"
)
_WITH_TOTAL = re.compile(r"\b(?:voi|co) tong\b")
_OF_PLAN = re.compile(r"\b(?:ke hoach|chuong trinh|danh muc|du toan|(?<!trung tam )khuyen cong)\b")
_GIVER = re.compile(r"\b(?:(?:kinh phi|nguon|von|chuong trinh|trung tam) )?khuyen cong(?: [a-z]+){0,5}? ho tro\b")
_TIMES = re.compile(r"\bmỗi [^\d.;]{2,30}\d[\d.,]* (?:nghìn |triệu |tỷ |tỉ )?đồng,? tổng cộng\s*$")  # so much each
_OF_EVENT = re.compile(r"(?:chi phi|kinh phi) to chuc\b[^.;]*$")
# «tổng kinh phí thực hiện đề án là …»: one project, and no name of a programme behind it
_OF_ONE = re.compile(
    r"\b(?:cua|thuc hien) (?:de an|du an|mo hinh)(?: nay| tren| [\"“«][^\"”»]{4,160}[\"”»])?"
    rf"{ABOUT}:?\s*$"
)
# so much a year; what is raised by all, added up since the year began, or told with what others bring
_RAISED = re.compile(
    rf"\b(?:moi|hang) nam{ABOUT}\s*$|"
    r"\btong (?:kinh phi|nguon von|so von)(?: da)? huy dong\b|\bnguon luc\b|^\W*(?:luy ke|(?:neu )?(?:tinh|ke) ca)\b"
)
# «Tổng kinh phí dự kiến hỗ trợ cho 14 cơ sở là …»: what those counted get
_TO_SO_MANY = re.compile(
    r"\btong (?:so |muc )?(?:kinh phi|von|tien)(?: [a-z]+){0,3} ho tro (?:cho )?(?:(?:cac|ca) )?\d+"
    rf" (?:co so|doanh nghiep|htx|hop tac xa|ho|don vi|chu the|san pham|lang nghe)\b[^,.;:\d]{{0,80}}?{ABOUT}:?\s*$"
)
# «Riêng nguồn khuyến công quốc gia triển khai 7 đề án, tổng kinh phí …»: told apart from what all sources did
_APART = re.compile(
    r"\W*(?:tinh )?rieng (?:nguon |von |kinh phi |chuong trinh )*(?:khuyen cong|kcqg|kcdp)\b[^.;:]*?"
    r"\b(?:trien khai|thuc hien|ho tro|nghiem thu|hoan thanh)\b"
)
# «Máy sấy của HTX Mây Xanh: kinh phí khuyến công tỉnh 140 triệu đồng, đối ứng 310 triệu đồng»
_THING_AND_SOURCE = re.compile(
    r"(?P<thing>[^:;.\n]{6,160}): (?:(?:kinh phi|nguon|von) )*(?:khuyen cong|kcqg|kcdp)"
    rf"(?: (?:quoc gia|dia phuong|(?:cap )?tinh))?(?: nam 20\d\d)?{ABOUT}\s*$"
)
_AIM = re.compile(r"\b(?:phan dau|muc tieu)\b[^.;:]*, (?:voi )?tong\b")
SCHEME_REACH = 1200  # back to where a paper names the programme that it calls «Đề án»


def opens_with_total(scan: Scan, start: int) -> bool:
    return bool(_OPENS_WITH_TOTAL.match(scan.folded, start))


def as_cost(scan: Scan, passage: Passage, money: Money, told: Sequence[Money], costs: Sequence[Money]) -> Money:
    """The same as spent where it is what a thing cost, though it is called «tổng»; `costs`: all that may be so."""
    return replace(money, kind=MoneyKind.SPENDING) if _Called(scan, passage, money, told, costs).is_cost() else money


class _Called:
    """One sum that is called a total, and the words around it. What was told before it is not looked at again."""

    def __init__(
        self, scan: Scan, passage: Passage, money: Money, told: Sequence[Money], costs: Sequence[Money]
    ) -> None:
        self.scan, self.passage, self.money, self.first = scan, passage, money, passage.span.start
        self.at = money.span.start
        self.start = scan.clause_start(self.at, self.first)
        least = next((m.span.end for m in reversed(told) if m.kind is not MoneyKind.NORM), self.first)
        self.lead = Span(max(self.start, least), self.at)
        self.after = scan.masked[money.span.end : money.span.end + REACH]
        self.only_rates = all(m.kind is MoneyKind.NORM for m in told)
        self.is_alone = _is_alone(scan, money, costs, passage.span.end)
        self.of_item = self.is_alone and bool(costs) and passage.is_named
        self.counts = [q for q in find_counts(scan, self.lead) if q.rule != "whole"]

    def is_cost(self) -> bool:
        """Not parted, no programme's and not of several things, and its clause counts or names what it was for."""
        if _OF_ONE.search(self.scan.folded, self.start, self.at) or _is_paid_with(self.scan, self.start, self.money):
            return not self._is_of_many()
        if _APART.match(self.scan.folded, self.start, self.at) and not is_parted(self.after):
            return True
        if self._is_behind_its_thing():
            return True
        if self._is_parted() or self._is_programmes() or self._is_raised() or self._is_of_several():
            return False
        return self._is_for_what_follows() or self._closes() or self._is_of_what_leads()

    def _is_behind_its_thing(self) -> bool:
        thing = _THING_AND_SOURCE.match(self.scan.folded, self.start, self.at)
        return thing is not None and self.is_alone and names_thing(self.scan, Span(*thing.span("thing")))

    def _is_of_many(self) -> bool:
        return _names_scheme(self.scan, self.start) or is_for_contents(self.scan, self.money)

    def _is_parted(self) -> bool:
        return is_parted(self.after) and (tells_parts(self.after) or not are_projects(self.counts))

    def _is_programmes(self) -> bool:
        if is_programmes(self.scan.folded[self.start : self.at], self.after):
            return True
        if PROGRAMME_YEAR.search(self.scan.folded, self.first, self.at):
            return True
        if SCHEME.search(self.scan.folded, self.start, self.at):
            return True
        return not self.of_item and OF_SCHEME.search(self.scan.flat, self.start, self.at) is not None

    def _is_raised(self) -> bool:
        # «…, kinh phí 40 triệu đồng (lũy kế 05 lớp, 200 triệu đồng)»: its lead opens behind the sum before it
        raised = _RAISED.search(self.scan.folded[self.start : self.at]) or _RAISED.match(self.scan.fold(self.lead))
        return raised is not None or self.scan.landmarks.in_yearly_sums(self.at)

    def _is_of_several(self) -> bool:
        if OF_ALL.search(self.scan.folded, self.start, self.at) and _SOME_OF_THEM.match(self.after):
            return True
        if self.is_alone and self.passage.is_numbered:
            return False
        if self.passage.in_section and self.is_alone and are_projects(self.counts):
            return not _PART_OF_THEM.search(self.scan.folded, self.start, self.at)
        return _of_several(self.scan, self.start, self.money, self.counts)

    def _is_for_what_follows(self) -> bool:
        of_event = _OF_EVENT.search(self.scan.folded, self.start, self.at)
        in_table = "|" in self.scan.content[max(0, self.start - SCHEME_REACH) : self.start]
        if self.is_alone and not in_table and _TO_SO_MANY.search(self.scan.folded, self.start, self.at):
            return not spans_years(self.passage.context.period)
        return of_event is not None or is_for_so_many(self.after) or opens_with_sum(self.scan, self.money)

    def _closes(self) -> bool:
        """«…, tổng kinh phí …» behind the words about its thing, or behind a list of them."""
        if not opens_with_total(self.scan, self.start):
            return False
        if _counts_every_source(self.scan, _sentence_before(self.scan, self.first, self.start)):
            return False
        if spans_years(self.passage.context.period) and not self._closes_one_work():
            return False  # what is told to have cost so much in years is a programme
        behind = self.start > self.first or self.scan.folded[self.start - 1 : self.start] == ","
        return (self.of_item and (behind or self.passage.is_cost)) or (
            self.is_alone and self.only_rates and _closes_list(self.scan, self.start, self.first, self.at)
        )

    def _closes_one_work(self) -> bool:
        """«Giai đoạn 2021 - 2024, mở 29 lớp tập huấn; tổng kinh phí …»: done in years, but one kind of work."""
        told = _sentence_before(self.scan, self.first, self.start)
        if self.passage.context.role is not Role.ACTUAL or tells_sum(self.scan.fold(told)):
            return False
        if WHOLE_TIME.match(self.scan.folded, told.start) or LISTS_MORE.search(self.scan.folded, told.start, told.end):
            return False
        counted = find_counts(self.scan, told)
        return bool(counted) and not names_only_projects(self.scan, told) and not is_parted(self.after)

    def _is_beside_aim(self) -> bool:
        """«Giai đoạn 2021 - 2025, phấn đấu có 150 sản phẩm, tổng kinh phí …»: a programme's, and what it aims at."""
        years = spans_years(self.passage.context.period)
        return years and _AIM.search(self.scan.folded, self.start, self.at) is not None

    def _is_of_what_leads(self) -> bool:
        if opens_with_total(self.scan, self.start) or self._is_beside_aim():
            return False
        if self.counts or self.of_item or _TIMES.search(self.scan.flat, self.start, self.at):
            return True
        words = _GIVER.sub("", self.scan.fold(self.lead))
        if _OF_PLAN.search(words):
            return False
        return bool(_WITH_TOTAL.search(words)) or (
            self.is_alone and names_thing(self.scan, Span(self.start, self.lead.end))
        )


_ITS_MONEY = re.compile(
    rf"\b(?:cua|thuc hien) (?:de an|ke hoach|chuong trinh)(?: nay| tren)?(?: uoc(?: tinh)?| can)?{ABOUT}:?\s*$"
)


# «ngân sách tỉnh đầu tư 1 tỷ đồng cho Kế hoạch khôi phục …», as printed: a plan of its own, no single thing
_FOR_PLAN = re.compile(
    r" (?:để )?(?:cho|thực hiện)(?: việc)?(?: thực hiện| triển khai)? (?:Kế hoạch|Chương trình) "
    r"(?!truyền|phát|tập|nghệ|tham|khảo)[^.;:,\d]{8,}"
)


# «Dự kiến kinh phí 6.200 triệu đồng cho 06 nội dung, trong đó …»
_MONEY_ALONE = re.compile(
    rf"\W*(?:(?:du kien|tong|nhu cau|uoc(?: tinh)?|nam 20\d\d),? )*(?:kinh phi|von|du toan)"
    rf"(?: (?:du kien|thuc hien|ke hoach|can|nam 20\d\d))*{ABOUT}:?\s*"
)
_FOR_CONTENTS = re.compile(r" (?:cho|de|thuc hien)(?: thuc hien)? \d{1,2} (?:noi dung|nhiem vu|hoat dong)\b")


def is_of_scheme(scan: Scan, whole: Money) -> bool:
    """«Kinh phí để thực hiện đề án là …» where the paper has named a programme so; what is given for a whole plan, or
    for so many contents."""
    at = whole.span.start
    start = scan.clause_start(at, max(0, at - REACH))
    if _FOR_PLAN.match(scan.flat, whole.span.end) or PROGRAMME_YEAR.search(scan.folded, start, at):
        return True
    line = max(start, scan.content.rfind("\n", start, at) + 1)
    if _FOR_CONTENTS.match(scan.folded, whole.span.end) and _MONEY_ALONE.fullmatch(scan.folded, line, at):
        return True
    return _ITS_MONEY.search(scan.folded, start, at) is not None and _names_scheme(scan, at)


_ITEM = re.compile(r"\n\s*(?:[-+*•–|]|\d+[.)/]|[a-zđ][.)]|(?:Đề án|Dự án|Mô hình)\b)")


def _names_scheme(scan: Scan, at: int) -> bool:
    """Whether a paper has called a programme «Đề án», and no list has begun since, whose items are called so too."""
    named = [*SCHEME.finditer(scan.folded, max(0, at - SCHEME_REACH), at)]
    return bool(named) and _ITEM.search(scan.content, named[-1].end(), at) is None


# «làm mô hình trình diễn với 1,5 tỷ đồng kinh phí khuyến công»
_WITH = re.compile(r"\b(?:voi|bang|het|ton|nho)(?: (?:hon|gan|tren|khoang))*\s*$")


def _is_paid_with(scan: Scan, start: int, money: Money) -> bool:
    """Whether the words up to a sum name a thing done with it, though the sum is called the programme's."""
    paid = _WITH.search(scan.folded, start, money.span.start)
    if paid is None or not is_of_programme(scan.folded[money.span.end : money.span.end + REACH]):
        return False
    return not _OF_PLAN.search(scan.folded, start, paid.start()) and names_thing(scan, Span(start, paid.start()))


# «… để mở các lớp dạy nghề cho người lao động»
_WORK = re.compile(r"\b(?:de|nham) (?:mo|to chuc|ho tro|dao tao|day|tap huan|xay dung|mua|trang bi|lap dat)\b [a-z]")
_BOTH_REACH = 1000  # characters before a total in which its sentence names both
_BRACKET = re.compile(r"\([^()]*\)")
_OF_BOTH = re.compile(
    r"\bquoc gia\b.{0,160}?\b(?:dia phuong|cap tinh)\b|\b(?:dia phuong|cap tinh)\b.{0,160}?\bquoc gia\b"
)


def _sentence_before(scan: Scan, first: int, start: int) -> Span:
    """What stands in its sentence before a clause."""
    told = scan.sentences(Span(max(first, start - NAMED_REACH), start))
    return told[-1] if told else Span(start, start)


def _counts_every_source(scan: Scan, told: Span) -> bool:
    """«… 5 đề án khuyến công quốc gia, 7 đề án khuyến công địa phương; tổng kinh phí …»: a year of the programme."""
    told = Span(max(told.start, told.end - _BOTH_REACH), told.end)
    is_of_both = _OF_BOTH.search(_BRACKET.sub("", scan.fold(told)))
    return is_of_both is not None and are_projects(find_counts(scan, told))


# «tổng kinh phí khuyến công của tỉnh là …», «tổng kinh phí cả năm …»: of more than its sentence tells
_OF_WHOLE = re.compile(
    r"[^.;]*?\b(?:cua (?:(?:toan|ca) )?(?:tinh|thanh pho|nuoc|nganh|chuong trinh|trung tam|so)|toan (?:tinh|nganh)"
    r"|khuyen cong|chuong trinh|ngan sach|ca nam|nam 20\d\d|giai doan)\b"
)


def _closes_list(scan: Scan, start: int, first: int, at: int) -> bool:
    """«… hỗ trợ 4 cơ sở mua máy; mở 2 lớp; tổng kinh phí 1,6 tỷ đồng»: what all that its sentence counts cost, or what
    it was done with. So many projects of which nothing else is told are a programme's."""
    if start <= first or scan.folded[start - 1] != ";":
        return False
    if _OF_WHOLE.match(scan.folded, start, at):
        return False
    told = _sentence_before(scan, first, start)
    counted = find_counts(scan, told)
    if not counted:
        return _WORK.search(scan.folded, told.start, told.end) is not None
    if not are_projects(counted):
        return True
    return not names_only_projects(scan, told)


# «Tổng kinh phí thực hiện các đề án này 3 tỷ đồng, trong đó khuyến công quốc gia hỗ trợ 8 đề án với …»
_SOME_OF_THEM = re.compile(r"[\s,;(]*trong (?:so )?do\b[^.;:\d]{0,60}\d+ (?:de an|du an|mo hinh)\b[^.;:\d]{0,60}\d")
# «23 đề án, trong đó có 22 đề án máy móc với tổng …»: what those named behind the count cost
_PART_OF_THEM = re.compile(
    r"\btrong (?:so )?do,? (?:co )?\d+ (?:de an|du an|mo hinh) (?!khuyen cong|quoc gia|dia phuong)[a-z]"
)
_WHOLE_YEAR = re.compile(r"\s*(?:tinh chung )?ca nam\b")
_SPLIT_BEHIND = re.compile(
    rf"[\s,;(]*(?:(?:(?:\.\s)?trong (?:so )?(?:do|nay):?|\.\s+(?:cu the|theo do)),? (?:co )?"
    rf"(?:\d+ |(?P<source>(?:tu |kinh phi |nguon )*{SOURCE}))"
    rf"|(?:gom )?{SOURCE})"
)


_LISTED = re.compile(r"(?!.*\btrong (?:so )?do\b)[^,]*,")  # «9 đề án, trong đó 4 đề án …» counts the same ones again


def _of_several(scan: Scan, start: int, money: Money, counts: list[Quantity]) -> bool:
    """Whether a sum is of a list of things each counted, or of projects that sources or counts then split."""
    if any(_LISTED.match(scan.folded, a.span.end, b.span.start) and a.unit == b.unit for a, b in pairwise(counts)):
        return True
    if not are_projects(counts):
        return False
    split = _SPLIT_BEHIND.match(scan.folded, money.span.end)
    if split and split["source"]:  # «trong đó khuyến công quốc gia 8 đề án»: each source is counted, none paid alone
        rest = Span(split.end(), scan.sentence_end(split.end(), len(scan.flat)))
        split = split if tells_sum(scan.fold(rest)) else None
    in_rounds = any(ROUNDS.match(fold(q.unit)) for q in counts)
    return in_rounds or split is not None or bool(_WHOLE_YEAR.match(scan.folded, start))
