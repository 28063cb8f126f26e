"""Khuyến công is national or local: where a sum's own words say no level, the heading over it or the paper's title may.

«KẾ HOẠCH Khuyến công địa phương năm 2025» over «kinh phí khuyến công 200 triệu đồng». Else the source stays «khuyến
công», which is nobody's invention and no fund of the ledger.
"""

import re
from dataclasses import replace

from ....terms.facts import Activity, Total
from ....terms.vietnamese import fold
from ..grammar.sources import FundSourceName
from ..sentences.passage import Found

_NATIONAL = re.compile(r"khuyen cong quoc gia\b")
_LOCAL = re.compile(r"khuyen cong (?:dia phuong|tinh|cap tinh|cua tinh)\b")


def with_promotion_level(found: Found, title: str) -> Found:
    """The same with the level of khuyến công that headings tell."""
    of_paper = _level(title)
    return Found(
        [_activity(one, _level(one.group_title or "") or of_paper) for one in found.activities],
        [_total(total, of_paper) for total in found.totals],
    )


def _level(words: str) -> FundSourceName | None:
    """The one level that words name; where they name both, none."""
    folded = fold(words)
    is_national, is_local = (pattern.search(folded) is not None for pattern in (_NATIONAL, _LOCAL))
    if is_national == is_local:
        return None
    return FundSourceName.NATIONAL if is_national else FundSourceName.LOCAL


def _activity(one: Activity, level: FundSourceName | None) -> Activity:
    if level is None or not (one.fund_source or one.shares):
        return one
    shares = tuple(replace(s, fund_source=_told(s.fund_source, level) or s.fund_source) for s in one.shares)
    return replace(one, fund_source=_told(one.fund_source, level), shares=shares)


def _total(total: Total, level: FundSourceName | None) -> Total:
    return replace(total, fund_source=_told(total.fund_source, level)) if level and total.fund_source else total


def _told(source: str | None, level: FundSourceName) -> str | None:
    return level if source == FundSourceName.PROMOTION else source
