"""What names no thing is no content: its money is a total, or was told of another."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ....terms.facts import Activity
from ....terms.vietnamese import fold
from ..grammar.titles import names_section
from ..sentences.left_sums import is_left
from ..sentences.passage import Found, as_total

_OF_TABLE = "table"  # whose rows may well be called «Tổ chức thực hiện»


def without_nameless(found: Found) -> Found:
    """The same, where what stands under the words of a section alone is called by what is counted, or is a total."""
    unnamed = [a for a in found.activities if names_section(a.title) and not is_row(a)]
    if not unnamed:
        return found
    totals = [as_total(a, a.amount) for a in unnamed if a.amount and not a.quantities]
    return Found([*_named(found.activities, unnamed)], [*found.totals, *totals])


def _named(activities: list[Activity], unnamed: list[Activity]) -> Iterator[Activity]:
    for activity in activities:
        if activity not in unnamed:
            yield activity
        elif activity.quantities:
            unit = activity.quantities[0].unit
            yield replace(activity, title=unit[:1].upper() + unit[1:])


_MONEY_TOLD = re.compile(r"\d[\d.,]* (?:nghìn |triệu |tỷ |tỉ )?đồng\b.*", re.DOTALL)
_MONEY_MOVES = re.compile(
    r"(?:(?:so|tien|tong|kinh phi|nguon|von|con|lai|da|chua|uoc|du kien|duoc|duoc giao|bo tri|phan bo"
    r"|thuc hien|giai ngan|thu hoi|hoan tra|tiet kiem|quyet toan|thanh toan|tam ung|cap|chi|vuot|giam|tang|nop) ?)+"
    r"(?:\W.*)?"
)
_COUNTS_CONTENTS = ("nội dung", "nhiệm vụ", "hoạt động", "hạng mục")
_PARTS_WORK = re.compile(
    r"(?:(?:den nay|da|hien|hien nay|so|trong nam|duoc|viec|tiep tuc|du kien|se),? )*(?:phan cong|giao nhiem vu)\b"
)


# «1. Tên đề án: Hỗ trợ máy sấy», told of the whole paper
_FIELD = re.compile(r"ten (?:de an|du an|nhiem vu|noi dung)|don vi (?:thu huong|chu tri|phoi hop|thuc hien)|chu dau tu")


def is_empty(activity: Activity) -> bool:
    """«Thu hồi 50 triệu đồng», «Dự kiến kinh phí 6.200 triệu đồng cho 06 nội dung sau», «Đã phân công 04 phòng …»: what
    only tells of money, or of who works, is no content where it has no sum of its own."""
    if activity.amount or activity.status or activity.adjustment or is_row(activity) or is_left(activity):
        return False
    title, counts = activity.title, {q.unit for q in activity.quantities}
    if _PARTS_WORK.match(fold(title)) or (not counts and _FIELD.fullmatch(fold(title))):
        return True
    before = _MONEY_TOLD.sub("", title)
    return before != title and counts.issubset(_COUNTS_CONTENTS) and _MONEY_MOVES.fullmatch(fold(before)) is not None


_ASSESSES = re.compile(
    r"(?:nhan xet,? )?(?:va )?danh gia(?: chung|,? nhan xet|,? kien nghi)?|nhan xet(?: chung)?|ket luan"
)


def without_assessed(found: Found) -> Found:
    """What is told under «ĐÁNH GIÁ» alone is told of all contents, or of years before: its money is a total."""
    told = [a for a in found.activities if _ASSESSES.fullmatch(fold(a.title).strip(" .:")) and not is_row(a)]
    if not told:
        return found
    totals = [as_total(a, a.amount) for a in told if a.amount]
    return Found([a for a in found.activities if a not in told], [*found.totals, *totals])


def is_row(activity: Activity) -> bool:
    return any(told.rule == _OF_TABLE for told in (activity.amount, *activity.quantities) if told)
