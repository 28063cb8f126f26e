"""What one column of a table holds."""

from dataclasses import dataclass
from enum import StrEnum

from ....terms.facts import Arranged, Role


class Kind(StrEnum):
    INDEX = "index"
    TITLE = "title"
    UNIT = "unit"
    COUNT = "count"
    PRICE = "price"
    AMOUNT = "amount"
    FIGURE = "figure"  # a count or a sum, as the row's unit says
    BEFORE = "before"  # the sum that stood until an adjustment
    LEAD = "lead"
    TIME = "time"
    SOURCE = "source"
    REASON = "reason"  # why: every word of it
    REMARK = "remark"  # anything; only some of it says why
    OTHER = "other"


OF_SOURCES = "nguồn"  # the source of a title column whose rows are sources, not things


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `unit` is what its head counts («Số lớp»), `factor` the đồng or dollars of one where it says so."""

    kind: Kind
    role: Role | None = None
    period: str | None = None
    unit: str = ""
    factor: int | None = None
    source: str | None = None
    arranges: Arranged | None = None  # who does it, when or where
    is_part: bool = False  # of money that is given to what costs more: «Kinh phí hỗ trợ»
    is_support: bool = False  # what is given to somebody's own thing: beside what it costs, the content's sum
    is_granted: bool = False  # what was agreed on of what a column beside it asks for: nought is nothing
    is_revenue: bool = False  # what was sold: money, but counted, for nobody spends it
    is_plan: bool = False  # «Kế hoạch», by no other word: in a report too
