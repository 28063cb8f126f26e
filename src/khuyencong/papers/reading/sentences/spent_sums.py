"""What a thing of a passage cost: the sum spent on it, and in which role its words tell of it."""

import re

from ....terms.facts import Amount, Role, Span
from ..grammar.money import Money
from ..grammar.reasons import costs_nothing, nothing_spent
from ..grammar.roles import money_role
from ..text.scan import Scan
from .segments import MARK, Segment


def amount_of(scan: Scan, segment: Segment, role: Role | None) -> tuple[Amount | None, Role | None]:
    """The sum of a segment's thing, and whether it was spent, paid ahead, guessed or planned."""
    zero, spent = (costs_nothing if role is Role.PLAN else nothing_spent)(scan, segment.span), segment.spent
    if zero and (spent is None or _restates(scan, zero, spent)):
        return zero, role
    if spent is None:
        return None, role
    lead = lead_of(scan, segment.span, spent)
    if role is Role.ACTUAL and "tạm ứng" in _printed(scan, spent, lead):  # «Trung tâm Ứng dụng …»
        return spent.amount, Role.ADVANCED
    if _GIVEN_BACK.match(scan.folded, spent.span.end, segment.span.end):
        return spent.amount, Role.PLAN
    if role is Role.ACTUAL and _GIVES.search(lead) and _THEN_SPENT.match(scan.folded, spent.span.end):
        return spent.amount, Role.PLAN
    behind = _FOR_DONE.match(scan.folded, spent.span.end, segment.span.end)
    return spent.amount, money_role(role, _of_sum(lead), done=bool(behind or _COMPLETED.search(lead)))


def lead_of(scan: Scan, span: Span, spent: Money) -> str:
    """The words of its clause before a sum."""
    return scan.folded[scan.clause_start(spent.span.start, span.start) : spent.span.start]


def _printed(scan: Scan, spent: Money, lead: str) -> str:
    return scan.flat[spent.span.start - len(lead) : spent.span.start].lower()


# «Đã hoàn thành 06 đề án với kinh phí được duyệt 1.500 triệu đồng», «… 1.500 triệu đồng cho 06 đề án đã hoàn thành»
_COMPLETED = re.compile(
    r"(?<!chua )(?<!khong )\b(?:hoan thanh|nghiem thu)(?! (?:thu tuc|ho so|viec|cong tac))"
    r"(?: duoc)?(?: \d+)? [^.;:\d]{0,60}$"
)
_FOR_DONE = re.compile(r" cho [^.;:,]{0,60} da (?:duoc )?(?:hoan thanh|nghiem thu)\b")

# «500 triệu đồng đã bố trí phải nộp trả ngân sách»: planned and never spent
_GIVEN_BACK = re.compile(
    r"(?: kinh phi| von)?(?: da| duoc)* (?:bo tri|giao|cap|phan bo|duyet)\b"
    r"[^.;,]{0,40}? (?:nop tra|hoan tra|thu hoi|huy|bo khong)\b"
    r"|,? (?:phai |duoc |da )*(?:nop tra|hoan tra|tra lai) ngan sach\b(?![^.;:]{0,24}\d)"
)
# «Ngân sách cấp 300 triệu đồng cho 03 lớp; kinh phí thực hiện 285 triệu đồng»
_GIVES = re.compile(r"\b(?:cap|giao|bo tri|phan bo)(?: kinh phi)?\s*$")
_THEN_SPENT = re.compile(
    r"[^.;\n]{0,80}?[;,] (?:(?:tong |so )?kinh phi |da )*"
    r"(?:thuc hien|thuc chi|giai ngan|quyet toan|su dung)(?: la| duoc)? \d"
)
_NAMES_SUM = re.compile(r"\b(?:kinh phi|tong|so tien|du toan|nguon|von)\b")


def _of_sum(lead: str) -> str:
    """The last words of a sum's clause, back to where they name it: «Kinh phí dự kiến … là»."""
    named = [found.start() for found in _NAMES_SUM.finditer(lead)]
    return lead[min(named[-1] if named else len(lead), max(0, len(lead) - 60)) :]


def _restates(scan: Scan, zero: Amount, spent: Money) -> bool:
    """«không sử dụng kinh phí …: 60.000.000 đồng» repeats the planned sum that was not used."""
    between = scan.folded[zero.span.end : spent.span.start]
    return zero.span.end <= spent.span.start and not MARK.search(between)
