"""Columns of a table that adjusts a plan: what stood before, what stands from now on, and their difference."""

import re
from dataclasses import replace

from ....terms.facts import Role
from .column import Column, Kind

_AFTER = re.compile(r"\bsau (?:khi )?(?:duoc )?(?:dieu chinh|dc\b)|dieu chinh (?:thanh|con|lai)\b")
_BEFORE = re.compile(
    r"truoc (?:khi )?(?:dieu chinh|dc\b)|theo (?:qd|quyet dinh|ke hoach|kh)\b|\bda (?:duoc )?(?:phe )?(?:duyet|giao)\b"
    r"|ban dau|dau nam"
)
_CHANGE = re.compile(r"\b(?:tang|giam)\b|chenh lech|dieu chinh\b")
_DIFFERENCE = re.compile(r"\b(?:tang|giam)\b|chenh lech")
_BARE_AFTER = re.compile(
    r"(?:(?:kinh phi|so tien|du toan|ke hoach|muc) )*dieu chinh(?: (?:kinh phi|so tien|so luong))?\W*(?:\([^()]*\)\W*)?"
)


def _said_to_be_after(heads: list[str]) -> list[str]:
    """«Kinh phí điều chỉnh» beside what was approved and a column of their difference is what stands afterwards; so is
    its «Số lượng»."""
    bare = {head for head in heads if _BARE_AFTER.fullmatch(head.strip())}
    told = any(map(_BEFORE.search, heads)) and any(map(_DIFFERENCE.search, heads))
    if len(bare - {head for head in bare if "so luong" in head}) != 1 or not told or any(map(_AFTER.search, heads)):
        return heads
    return [f"{head} sau dieu chinh" if head in bare else head for head in heads]


def adjusted(columns: list[Column], heads: list[str], *, all_money: bool) -> list[Column]:
    """In a table of adjustments what stands afterwards is planned, beside what stood before; their difference is told
    by both."""
    heads = _said_to_be_after(heads)
    money = (Kind.AMOUNT, Kind.FIGURE) if all_money else (Kind.AMOUNT,)
    if all_money:  # «Sau điều chỉnh» says nothing of money, the unit over the table does
        bare = (c.kind is Kind.OTHER and _AFTER.search(head) for c, head in zip(columns, heads, strict=True))
        columns = [replace(c, kind=Kind.AMOUNT) if is_bare else c for c, is_bare in zip(columns, bare, strict=True)]
    if not any(c.kind in money and _AFTER.search(head) for c, head in zip(columns, heads, strict=True)):
        return _without_moves(columns, heads)
    moved = [_moved(c, head) if c.kind in money else c for c, head in zip(columns, heads, strict=True)]
    return _from_now_on(moved, heads)


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
