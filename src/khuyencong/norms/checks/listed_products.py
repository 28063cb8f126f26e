"""Checks of the line over a list of products against its rows: of how many stars, of how many owners."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ...terms.facts import Finding, RegisterKind, RegisterRow, Span
from ...terms.vietnamese import fold
from .case import Case, warning
from .table_leads import SOME, lead_of

_STARS = re.compile(  # «03 sản phẩm OCOP đạt 3 sao»
    r"(?<![\d./-])(?P<count>\d{1,3}) (?:san pham )?(?:ocop )?(?:duoc |dat |xep |hang |cong nhan )*"
    r"(?P<stars>[1-5]) sao\b"
)
_OWNERS = re.compile(r"\bcua (?P<count>\d{1,3}) (?:chu the|co so)\b")


def products_over_lists(case: Case) -> Iterator[Finding]:
    """«05 sản phẩm (gồm 02 sản phẩm 3 sao và 03 sản phẩm 4 sao) của 05 chủ thể, cụ thể:» over other rows."""
    tables: dict[int, list[RegisterRow]] = defaultdict(list)
    for row in case.facts.register_rows:
        if row.kind is RegisterKind.PRODUCT:
            tables[row.table].append(row)
    if len(tables) != 1:
        return  # of several lists, which of them a line sums up is not said
    for table, rows in tables.items():
        start, lead = lead_of(case, table)
        if lead and not SOME.search(lead.replace("trong do", "")):
            yield from _stars_told(case, start, lead, rows)
            yield from _owners_told(case, start, lead, rows)


def _stars_told(case: Case, start: int, lead: str, rows: Sequence[RegisterRow]) -> Iterator[Finding]:
    listed = Counter(row.rating for row in rows)
    told = [*_STARS.finditer(lead)]
    if None in listed or len({said["stars"] for said in told}) < len(told):
        return
    if sum(int(said["count"]) for said in told) != len(rows):
        return  # some are left out, or the count of all is another
    for said in told:
        right = listed[int(said["stars"])]
        if int(said["count"]) != right:
            yield _differs(case, Span(start + said.start(), start + said.end()), int(said["count"]), right)


def _owners_told(case: Case, start: int, lead: str, rows: Sequence[RegisterRow]) -> Iterator[Finding]:
    """More owners than the list names; fewer may be some of them under two spellings."""
    owners = {fold(row.holder) for row in rows}
    told = [*_OWNERS.finditer(lead)]
    if len(told) == 1 and "" not in owners and int(told[0]["count"]) > len(owners):
        span = Span(start + told[0].start("count"), start + told[0].end())
        yield _differs(case, span, int(told[0]["count"]), len(owners))


def _differs(case: Case, span: Span, told: int, listed: int) -> Finding:
    unit = case.words(span).partition(" ")[2]
    return warning(
        "count-mismatch", f"Văn bản nêu {told} {unit} nhưng bảng liệt kê {listed}", span, str(told), str(listed)
    )
