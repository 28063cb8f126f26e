"""Sums of several projects of which nothing but their number is told: a programme's money, and no one thing's.

«Từ năm 2016 đến năm 2020, tỉnh thực hiện 150 đề án với hơn 9 tỷ đồng» tells a total, as do «8 đề án, 2 tỷ đồng:» over
their names and «tỉnh thực hiện 20 đề án với tổng kinh phí 5 tỷ đồng»; «5 đề án máy móc, 900 triệu đồng» is a content,
«Khuyến công quốc gia: 3 đề án, …» what one source has paid.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ....terms.facts import Quantity, Span
from ....terms.vietnamese import fold
from ..grammar.budget import names_only_projects
from ..grammar.counts import find_counts
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.periods import is_within_year, spans_years
from ..grammar.sums import ABOUT
from ..text.scan import Scan
from .passage import Passage
from .purposes import words_behind

ROUNDS = re.compile(r"(?:dot|lan|nhom)\b")
_PROJECTS = re.compile(r"(?:de an|chuong trinh|nhiem vu|noi dung|du an|de tai)\b")
# «Năm 2020, từ nguồn khuyến công quốc gia, …», «quốc gia 500 triệu đồng với 2 đề án»
_SOURCE_LEADS = re.compile(
    r"(?:^|[,.;:(])\W{0,4}(?:(?:tinh )?rieng |trong do:? |con |tu |bang |va |phan |nguon |von |kinh phi |ngan sach )*"
    r"(?:khuyen cong (?:quoc gia|dia phuong|(?:cap )?tinh)|quoc gia|dia phuong|trung uong|kcqg|kcdp"
    r"|cap (?:tinh|huyen|xa|quoc gia|trung uong|bo)|ngan sach (?:tinh|huyen|xa|trung uong|dia phuong|thanh pho))\b"
)
_SOURCE_COUNTS = re.compile(
    r"\d (?:de an|du an) (?:(?:khuyen cong )?(?:quoc gia|dia phuong)|khuyen cong tinh|kcqg|kcdp)"
    r",?(?:\s*$| (?:\d|voi |(?:tong )?kinh phi ))"
)
_OF_AREA = re.compile(r"(?:tinh|thanh pho|huyen|thi xa|xa|phuong|dia phuong|don vi|co quan|nganh)\b")


def are_projects(counts: Iterable[Quantity]) -> bool:
    """Whether nothing but projects is counted, and more than one: what they cost together is a total."""
    counted = [q for q in counts if not ROUNDS.match(fold(q.unit))]
    return any(q.value > 1 for q in counted) and all(_PROJECTS.match(fold(q.unit)) for q in counted)


def with_projects_alone(scan: Scan, passage: Passage, told: Sequence[Money]) -> list[Money]:
    """The same with such a sum as a total: of several years, called so, or over a list of what the projects are."""
    spent = [money for money in told if money.kind is MoneyKind.SPENDING]
    if len(spent) != 1 or not _is_of_projects_alone(scan, passage, spent[0]):
        return [*told]
    return [replace(money, kind=MoneyKind.TOTAL) if money is spent[0] else money for money in told]


def _is_of_projects_alone(scan: Scan, passage: Passage, money: Money) -> bool:
    context, first = passage.context, passage.span.start
    in_item = passage.is_numbered or (passage.is_named and not passage.of_time)
    if _is_over_contents(scan, passage, money, in_item=in_item):
        return True
    if not in_item and _ALL_SUPPORTED.search(scan.folded, first, money.span.start):
        return True
    if in_item or context.status or is_within_year(context.period):
        return False
    lead = _own_words(scan, Span(scan.clause_start(money.span.start, first), money.span.start))
    if _ALLOTTED.fullmatch(scan.folded, lead.start, lead.end):
        return False
    called = _CALLED_TOTAL.search(scan.fold(lead)) is not None
    lists = _LISTS_KINDS.match(scan.folded, money.span.end, passage.span.end) is not None
    told = lead if lists else Span(lead.start, words_behind(scan, money, passage.span.end).end)
    counted = [q for q in find_counts(scan, told) if not _OF_AREA.match(fold(q.unit))]
    is_whole = called or spans_years(context.period) or _OF_WHAT.match(scan.folded, money.span.end)
    is_whole = is_whole or lists or _GIVEN.search(scan.fold(told))
    if not (is_whole or _are_counted_apart(scan, counted, Span(told.end, passage.span.end))):
        return False
    if not are_projects(counted) or _is_of_source(scan.fold(lead), called=called):
        return False
    return names_only_projects(scan, told)


_ALL_SUPPORTED = re.compile(  # «đến nay toàn tỉnh có 188 sản phẩm được hỗ trợ, tổng kinh phí hơn 8,8 tỷ đồng»
    r"\b(?:toan tinh|ca nuoc|toan huyen|tinh) (?:da )?(?:co )?\d[\d.]* (?:san pham|chu the|co so|doanh nghiep)"
    rf"(?: ocop)? duoc ho tro,? (?:voi )?tong (?:kinh phi|so tien)(?: la| ho tro)*{ABOUT}\s*$"
)
# «…; UBND thành phố Mẫu 270 triệu đồng (2 đề án); …»
_ALLOTTED = re.compile(
    r"\W*(?:va )?(?:ubnd|so|trung tam|chi cuc|phong|hoi)\b"
    r"(?!.*\b(?:giao|cap cho|bo tri|phan bo|ho tro|duoc|co|danh|chi|thuc hien|trien khai)\b)[^.;:,\d]{2,80}"
)
_SAID_BY = re.compile(r"[^.;\d]{3,160}?\bcho (?:biet|hay)[:,] ")


def _own_words(scan: Scan, lead: Span) -> Span:
    """The words that lead to a sum without who tells it: «Ông Hùng, giám đốc, cho biết: …»."""
    said = _SAID_BY.match(scan.folded, lead.start, lead.end)
    return Span(said.end(), lead.end) if said else lead


# «40 đề án với 2 tỷ đồng cho máy móc, đào tạo nghề và hội chợ»: of more than one kind
_LISTS_KINDS = re.compile(
    r"\s*(?:de |nham )?(?:cho|vao|dau tu|ho tro|thuc hien)\b[^.;:,\d(]{4,80}(?:, [^.;:,\d(]{3,80}){1,6}"
    r"(?:,? va [^.;:,\d(]{3,80}|, [^.;:,\d(]{3,80})(?:[.;]|$)"
)
_GIVEN = re.compile(r"\b(?:giao|phan bo|phan khai)\b")
_OVER_LINES = re.compile(
    r"(?P<own>[^.;\n]{0,80}|[^.;\n]{0,80}\.|[^\n]{0,400}?[.]\s(?P<last>[^.;:\n]{4,80})):\s*\n\s*\S"
)
_IS_FOR = re.compile(
    r"(?:kinh phi|so tien|tien|nguon von|von)(?: [a-z]+){0,3} (?:de|cho|vao)(?: [a-z]+){0,4}$"
    r"|(?:cac )?(?:noi dung|hang muc|nhiem vu|de an)(?: [a-z]+){0,4}$"
    r"|(?:tung nam|cu the|chi tiet|ket qua)(?: nhu sau)?$"
)


def _is_over_contents(scan: Scan, passage: Passage, money: Money, *, in_item: bool) -> bool:
    """Whether lines behind a sum's own tell what it is for: «Khuyến công quốc gia hỗ trợ 3 tỷ đồng, để làm các đề án:»,
    «Kinh phí hỗ trợ là 42 tỷ đồng, lấy từ …. Kinh phí dùng để:»."""
    over = _OVER_LINES.match(scan.content, money.span.end)
    if over is None or (passage.is_named and passage.is_numbered):
        return False
    if over["last"]:
        return _IS_FOR.fullmatch(scan.folded, *over.span("last")) is not None
    told = Span(
        passage.span.start if in_item else scan.clause_start(money.span.start, passage.span.start), over.end("own")
    )
    counted = find_counts(scan, told)
    return not (counted and not are_projects(counted)) and names_only_projects(scan, told)


def _is_of_source(lead: str, *, called: bool) -> bool:
    """Whether a sum is what one source has paid: «Nguồn quốc gia triển khai 6 đề án, …», «9 đề án quốc gia, 2 tỷ đồng»;
    «hỗ trợ tỉnh 9 đề án quốc gia, tổng kinh phí 2 tỷ đồng» tells all that there was."""
    return _SOURCE_LEADS.search(lead) is not None or (not called and _SOURCE_COUNTS.search(lead) is not None)


_CALLED_TOTAL = re.compile(r"^\W*cong\b|\btong (?:so |muc )?(?:kinh phi|von|tien|nguon|du toan|ho tro|chi phi)\b")
_OPENS_PARTS = re.compile(r"\W*(?:trong (?:so )?do|trong so nay|bao gom|gom|rieng)\b")


def _are_counted_apart(scan: Scan, counted: Sequence[Quantity], behind: Span) -> bool:
    """«… 13 đề án, trong đó khuyến công quốc gia 3 đề án, khuyến công địa phương 10 đề án»: who pays for how many."""
    if not _OPENS_PARTS.match(scan.folded, behind.start, behind.end):
        return False
    apart = [q for q in find_counts(scan, behind) if _PROJECTS.match(fold(q.unit))]
    return len(apart) > 1 and sum(q.value for q in apart) in {q.value for q in counted}


# «…, 5 tỷ đồng. Các đề án tập trung vào …»
_OF_WHAT = re.compile(
    r"[^.;:]{0,60}\.\s+cac (?:de an|du an|nhiem vu|chuong trinh)(?: nay| tren)?"
    r" (?:thuoc|tap trung|gom|(?:duoc )?chia)\b"
)
