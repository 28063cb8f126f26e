"""A plan's total that says at once who pays all of it: «Tổng kinh phí: 500 triệu đồng từ nguồn ngân sách tỉnh»."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ....terms.facts import Role, Total
from ....terms.vietnamese import fold
from ..grammar.sources import source_named
from ..sentences.passage import Found
from ..text.scan import Scan

_OF_ALL = re.compile(r"tong (?:kinh phi|du toan|nhu cau|so|muc|von)\b")
_FROM = re.compile(r" ?(?:\([^()|]{0,120}\))?,? ?(?:duoc (?:lay|bo tri) )?tu (?:nguon )?(?P<payer>[a-z ]{3,60})[.;]")
_SEVERAL = re.compile(r"\b(?:va|hoac|cung|cac)\b")


def with_payer_of_all(scan: Scan, found: Found) -> Found:
    """The same, where such a sum is told of its source too, beside the total that it is."""
    return Found(found.activities, [one for total in found.totals for one in _told(scan, total)])


def _told(scan: Scan, total: Total) -> Iterator[Total]:
    yield total
    said = _FROM.match(scan.folded, total.span.end) if _is_of_all(total) else None
    if said and not _SEVERAL.search(said["payer"]) and (source := source_named(said["payer"])):
        yield replace(total, fund_source=source, percent=None)


def _is_of_all(total: Total) -> bool:
    planned = total.role is Role.PLAN and not total.fund_source and not total.of_group
    return planned and _OF_ALL.match(fold(total.label)) is not None
