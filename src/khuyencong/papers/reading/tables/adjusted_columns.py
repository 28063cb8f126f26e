"""Columns of a table that adjusts a plan: what stood before, what stands from now on, and their difference."""

import re
from dataclasses import replace

from ....terms.facts import Arranged, Role
from .column import Column, Kind

_ENDS = r"(?=\W*(?:\(|$))"  # «kinh phí mới», but not «kinh phí mỗi lớp»
_SUM = "(?:kinh phi|so tien|du toan|ke hoach|muc ho tro)"
_AFTER = re.compile(
    rf"\bsau (?:khi )?(?:duoc )?(?:dieu chinh|dc\b)|dieu chinh (?:thanh|con|lai)\b|\b{_SUM}(?: ho tro)? moi{_ENDS}"
)
_BEFORE = re.compile(
    r"truoc (?:khi )?(?:dieu chinh|dc\b)|theo (?:qd|quyet dinh|ke hoach|kh)\b"
    r"|\b(?:da|duoc) (?:duoc )?(?:phe )?(?:duyet|giao)\b"
    rf"|ban dau|dau nam|\b{_SUM}(?: ho tro)? cu{_ENDS}"
)
_DIFFERENCE = re.compile(r"\b(?:tang|giam)\b|chenh lech")
_PLAN_ADJUSTED = re.compile(r"(?:du toan|ke hoach) (?:(?:de nghi|xin) )?dieu chinh\b")
_CHANGE = re.compile(r"\b(?:tang|giam)\b|chenh lech|dieu chinh\b")
_BARE_AFTER = re.compile(
    r"(?:(?:kinh phi|so tien|du toan|ke hoach|muc|ho tro|de nghi|xin) )*dieu chinh"
    r"(?: (?:kinh phi|so tien|so luong))?\W*(?:\([^()]*\)\W*)?"
)


def _said_to_be_after(heads: list[str]) -> list[str]:
    """«Dự toán điều chỉnh» beside what was approved is what stands afterwards, and «Kinh phí điều chỉnh» too where a
    column beside them tells the difference; so is its «Số lượng»."""
    bare = {head for head in heads if _BARE_AFTER.fullmatch(head.strip())}
    told = any(map(_BEFORE.search, heads)) and not any(map(_AFTER.search, heads))
    told = told and (any(map(_DIFFERENCE.search, heads)) or any(map(_PLAN_ADJUSTED.match, bare)))
    if len(bare - {head for head in bare if "so luong" in head}) != 1 or not told:
        return heads
    return [f"{head} sau dieu chinh" if head in bare else head for head in heads]


def adjusted(columns: list[Column], heads: list[str], *, all_money: bool) -> list[Column]:
    """In a table of adjustments what stands afterwards is planned, beside what stood before; their difference is told
    by both."""
    columns, heads = _one_recipient(columns, heads), _said_to_be_after(heads)
    money = (Kind.AMOUNT, Kind.FIGURE) if all_money else (Kind.AMOUNT,)
    if all_money:  # «Sau điều chỉnh» says nothing of money, the unit over the table does
        bare = (c.kind is Kind.OTHER and _AFTER.search(head) for c, head in zip(columns, heads, strict=True))
        columns = [replace(c, kind=Kind.AMOUNT) if is_bare else c for c, is_bare in zip(columns, bare, strict=True)]
    if not any(c.kind in money and _AFTER.search(head) for c, head in zip(columns, heads, strict=True)):
        return _without_moves(columns, heads)
    moved = [_moved(c, head) if c.kind in money else c for c, head in zip(columns, heads, strict=True)]
    return _from_now_on(moved, heads)


def _one_recipient(columns: list[Column], heads: list[str]) -> list[Column]:
    """«Đơn vị thụ hưởng đã duyệt | Đơn vị thụ hưởng điều chỉnh»: who gets it from now on."""
    at = [j for j, column in enumerate(columns) if column.arranges is Arranged.RECIPIENT]
    gone = [j for j in at if _BEFORE.search(heads[j])]
    if len(at) - len(gone) != 1 or not any(_CHANGE.search(heads[j]) or _AFTER.search(heads[j]) for j in at):
        return columns
    return [Column(Kind.OTHER) if j in gone else c for j, c in enumerate(columns)]


def _from_now_on(columns: list[Column], heads: list[str]) -> list[Column]:
    """Of counts beside each other, before and after, the content has the one after."""
    counts = [i for i, c in enumerate(columns) if c.kind is Kind.COUNT]
    if not any(_AFTER.search(heads[i]) for i in counts):
        return columns
    gone = {i for i in counts if _BEFORE.search(heads[i])}
    return [Column(Kind.OTHER) if i in gone else c for i, c in enumerate(columns)]


_MOVE = re.compile(r"(?:.*\b(?:dieu chinh|bo sung|cat) )?(?:so )?(?P<way>tang|giam)(?: them| di)?(?: \([^)]*\))?\W*")


def _without_moves(columns: list[Column], heads: list[str]) -> list[Column]:
    """«Điều chỉnh tăng | Điều chỉnh giảm» without what stands afterwards: neither is a content's sum."""
    moves = [_MOVE.fullmatch(head.strip()) for head in heads]
    if {move["way"] for move in moves if move} != {"tang", "giam"}:
        return columns
    return [Column(Kind.OTHER) if move else c for c, move in zip(columns, moves, strict=True)]


def _moved(column: Column, head: str) -> Column:
    if _AFTER.search(head):
        return replace(column, role=column.role or Role.PLAN)
    if _BEFORE.search(head):
        return replace(column, kind=Kind.BEFORE)
    return Column(Kind.OTHER) if _CHANGE.search(head) else column
