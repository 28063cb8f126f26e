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
from ..text.scan import Scan
from .passage import Passage
from .purposes import words_behind

ROUNDS = re.compile(r"(?:dot|lan|nhom)\b")
_PROJECTS = re.compile(r"(?:de an|chuong trinh|nhiem vu|noi dung|du an)\b")
# «Năm 2020, từ nguồn khuyến công quốc gia, …», «quốc gia 500 triệu đồng với 2 đề án»
_OF_SOURCE = re.compile(
    r"(?:^|[,.;:(])\W{0,4}(?:(?:tinh )?rieng |trong do:? |con |tu |bang |va |phan |nguon |von |kinh phi |ngan sach )*"
    r"(?:khuyen cong (?:quoc gia|dia phuong|(?:cap )?tinh)|quoc gia|dia phuong|trung uong|kcqg|kcdp"
    r"|cap (?:tinh|huyen|xa|quoc gia|trung uong|bo)|ngan sach (?:tinh|huyen|xa|trung uong|dia phuong|thanh pho))\b"
    r"|\d (?:de an|du an) (?:(?:khuyen cong )?(?:quoc gia|dia phuong)|khuyen cong tinh|kcqg|kcdp)"
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
    if passage.is_numbered or (passage.is_named and not passage.of_time) or context.status:
        return False
    lead = Span(scan.clause_start(money.span.start, first), money.span.start)
    is_whole = spans_years(context.period) or _CALLED_TOTAL.search(scan.fold(lead)) or _is_over_list(scan, money)
    if is_within_year(context.period):
        return False
    told = Span(lead.start, words_behind(scan, money, passage.span.end).end)
    counted = [q for q in find_counts(scan, told) if not _OF_AREA.match(fold(q.unit))]
    if not (is_whole or _are_counted_apart(scan, counted, Span(told.end, passage.span.end))):
        return False
    if not are_projects(counted) or _OF_SOURCE.search(scan.fold(lead)):
        return False
    return names_only_projects(scan, told)


_CALLED_TOTAL = re.compile(r"\btong (?:so |muc )?(?:kinh phi|von|tien|nguon|du toan|ho tro|chi phi)\b")
_OPENS_PARTS = re.compile(r"\W*(?:trong (?:so )?do|trong so nay|bao gom|gom|rieng)\b")


def _are_counted_apart(scan: Scan, counted: Sequence[Quantity], behind: Span) -> bool:
    """«… 13 đề án, trong đó khuyến công quốc gia 3 đề án, khuyến công địa phương 10 đề án»: who pays for how many."""
    if not _OPENS_PARTS.match(scan.folded, behind.start, behind.end):
        return False
    apart = [q for q in find_counts(scan, behind) if _PROJECTS.match(fold(q.unit))]
    return len(apart) > 1 and sum(q.value for q in apart) in {q.value for q in counted}


_OPENS_LINES = re.compile(r"[^.;:\n]{0,40}:\s*\n")
_OF_WHAT = re.compile(
    r"[^.;:]{0,60}\.\s+cac (?:de an|du an|nhiem vu|chuong trinh)(?: nay| tren)?"
    r" (?:thuoc|tap trung|gom|(?:duoc )?chia)\b"
)


def _is_over_list(scan: Scan, money: Money) -> bool:
    """Whether what follows a sum says what its projects are about."""
    at = money.span.end
    return bool(_OPENS_LINES.match(scan.content, at) or _OF_WHAT.match(scan.folded, at))
