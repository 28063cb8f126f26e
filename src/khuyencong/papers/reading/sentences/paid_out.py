"""What was paid out of a sum is in it, and where the rest is still to be paid it alone is spent.

«Hỗ trợ Công ty Minh Phát 300 triệu đồng, đã tạm ứng 150 triệu đồng, còn lại thanh toán sau nghiệm thu»: 300 triệu đồng
are given by the plan, 150 are paid.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Role
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.sums import A_SUM, ABOUT
from ..text.scan import Scan
from .passage import Passage

_PAID_OUT = re.compile(
    r"\s*[;,(]\s*(?:trong do,? )?(?:(?:da|moi|chi|hien|den nay) )*(?:duoc )?"
    r"(?:giai ngan|thanh toan|quyet toan|tam ung|ung truoc)(?: (?:duoc|truoc|dot \d|lan \d))*(?: [\d,.]+ ?%)?"
    rf"{ABOUT}:?\s*"
)
_REST = re.compile(
    rf"(?:\s*\([^()]{{1,30}}\))?\s*[;,]\s*(?:va )?(?:(?:so|phan|kinh phi|tien) )*con(?: lai)?(?: la)?(?: {A_SUM})?"
    r"[^.;:\d]{0,60}?\b(?:thanh toan|giai ngan|quyet toan|cap|chi)\b(?! het\b)"
)
_LEFT = re.compile(r"[\s;,]*(?:va )?(?:(?:so|phan|kinh phi|tien) )*con(?: lai)?(?: la)? ?")
_FOR = (" cho ", " de ", " ho tro ")


def with_paid_out(scan: Scan, passage: Passage, told: Sequence[Money]) -> list[Money]:
    """«2 đề án, kinh phí 700 triệu đồng; đã giải ngân 350 triệu đồng»: the second is in the first."""
    read = list(told)
    for i, (whole, paid) in enumerate(pairwise(told), 1):
        both = whole.kind is paid.kind is MoneyKind.SPENDING
        if both and is_paid_of(scan, whole, paid) and not leaves_rest(scan, passage, paid):
            read[i] = replace(paid, kind=MoneyKind.TOTAL)
    return read


def is_paid_of(scan: Scan, whole: Money, paid: Money) -> bool:
    """Whether a sum is told right behind another as what was paid of it."""
    is_out = paid.value <= whole.value and _PAID_OUT.fullmatch(scan.folded, whole.span.end, paid.span.start)
    return bool(is_out) and not scan.folded.startswith(_FOR, paid.span.end)


def leaves_rest(scan: Scan, passage: Passage, paid: Money) -> bool:
    """«…, còn lại thanh toán sau nghiệm thu»: of one thing in a result, that more is to be paid than was."""
    of_one = passage.context.role is Role.ACTUAL and passage.is_named
    return of_one and _REST.match(scan.folded, paid.span.end) is not None


def is_left_of(scan: Scan, paid: Money, left: Money) -> bool:
    """«…, còn 80 triệu đồng sẽ thanh toán»: what is still to be paid behind what was."""
    return _LEFT.fullmatch(scan.folded, paid.span.end, left.span.start) is not None


# «…, kinh phí 310 triệu đồng, lũy kế 9 tháng 14 cơ sở, 2.450 triệu đồng»: of the one thing, since the year began
_SO_FAR = re.compile(r"\d[^.;\n]{0,40}[;,(] ?(?:va |nay )*(?:luy ke|cong don)\b[^.;\n]*$")
SO_FAR_REACH = 160


def is_so_far(scan: Scan, told: Money) -> bool:
    """Whether a sum is told as what one thing has cost so far, beside its own figures."""
    start = max(0, told.span.start - SO_FAR_REACH)
    return scan.landmarks.tells_all_years and bool(_SO_FAR.search(scan.folded, start, told.span.start))
