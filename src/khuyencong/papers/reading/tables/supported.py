"""Columns that tell what is given to somebody's own thing, beside what it costs in all and what he pays himself."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ....terms.facts import Activity, Total
from ....terms.fund_sources import OTHER
from ....terms.vietnamese import fold_in_place
from ..grammar.sources import OF_PROMOTION, PROMOTION, FundSourceName, source_among
from ..sentences.passage import as_total
from .column import Column, Kind
from .shares import Paid

_GIVES = re.compile(r"\bho tro\b")
_OF_PROMOTION = re.compile(r"\b(?:khuyen cong|kc)\b")
_BUDGET = re.compile(r"\bngan sach\b")
_GIVEN = re.compile(
    r"(?:(?:kc|khuyen cong|nha nuoc|tinh|ngan sach|nsnn|trung tam)(?: [a-z]+){0,3} )?ho tro"
    r"(?: kinh phi)?(?: ?\([^()]*\))?"
)
_PROJECTS = re.compile(r"(?:ten )?(?:cac )?(?:de an|du an|co so|doanh nghiep|don vi)\b|.*\bthu huong\b")
_INVESTED = re.compile(r"\b(?:von|muc) dau tu\b")


def with_supports(columns: list[Column], heads: Sequence[tuple[str, ...]]) -> list[Column]:
    """«Tổng kinh phí | Hỗ trợ | Đối ứng»: the second is what the row's content gets. What khuyến công pays beside what
    others bring is such a support where each row is somebody's project; elsewhere the table accounts for all money."""
    folded = [fold_in_place(" ".join(parts)) for parts in heads]
    wholes = [(c, head) for c, head in zip(columns, folded, strict=True) if _is_whole(c) and not _SUPPORT.search(head)]
    is_own = any(c.source == OTHER or is_payer(c, head) for c, head in zip(columns, folded, strict=True))
    if not (wholes or is_own):
        return columns
    titles = (head for c, head in zip(columns, folded, strict=True) if c.kind is Kind.TITLE)
    of_projects = any(map(_PROJECTS.match, titles)) or any(_INVESTED.search(head) for _, head in wholes)
    whole = wholes[0][0] if wholes else None
    gives = OF_PROMOTION if is_own and of_projects else OF_PROMOTION[:1] if is_own and wholes else ()
    return [_support(c, head, whole, gives) for c, head in zip(columns, folded, strict=True)]


_ASKED = re.compile(r"\b(?:de nghi|de xuat|dang ky)\b(?! (?:quyet toan|thanh toan|tam ung|dieu chinh))")
_GRANTED = re.compile(r"\b(?:thong nhat|dong y|chap thuan|tham dinh|(?:phe )?duyet)\b")
_ADJUSTS = re.compile(r"\b(?:dieu chinh|bo sung|tang|giam|chenh lech)\b")


def with_granted(columns: list[Column], heads: Sequence[tuple[str, ...]]) -> list[Column]:
    """«Kinh phí đề nghị | Kinh phí Hội đồng thống nhất»: the second is the content's sum, beside what was asked for."""
    folded = [fold_in_place(" ".join(parts)) for parts in heads]
    found = _asked_and_granted(columns, folded, Kind.AMOUNT)
    if found is None:
        return columns
    one, other = found
    if columns[one].period != columns[other].period or columns[one].source != columns[other].source:
        return columns
    of_asked = replace(columns[one], role=columns[other].role, is_support=False)
    of_granted = replace(as_support(columns[other], folded[other]), is_granted=True)
    return [of_asked if j == one else of_granted if j == other else c for j, c in enumerate(columns)]


def as_granted_money(columns: list[Column], folded: Sequence[str]) -> list[Column]:
    """«Đề nghị hỗ trợ | Hội đồng thống nhất» under a unit of money, which alone says that they are."""
    found = _asked_and_granted(columns, folded, Kind.OTHER) or ()
    return [replace(c, kind=Kind.AMOUNT) if j in found else c for j, c in enumerate(columns)]


def _asked_and_granted(columns: Sequence[Column], folded: Sequence[str], kind: Kind) -> tuple[int, int] | None:
    """The one column of what was asked and the one of what was granted of it, in a table that adjusts nothing."""
    told = [j for j, column in enumerate(columns) if column.kind is kind]
    asked = [j for j in told if _ASKED.search(folded[j]) and not _GRANTED.search(folded[j])]
    granted = [j for j in told if _GRANTED.search(folded[j]) and not _ASKED.search(folded[j])]
    if len(asked) != 1 or len(granted) != 1 or any(map(_ADJUSTS.search, folded)):
        return None
    return asked[0], granted[0]


_SUPPORT = re.compile(rf"{_GIVES.pattern}|^(?:{PROMOTION.pattern})$")


def _is_whole(column: Column) -> bool:
    return column.kind is Kind.AMOUNT and not column.source and not column.is_part


def is_payer(column: Column, head: str) -> bool:
    """«Doanh nghiệp», «Cơ sở», which elsewhere are counted."""
    return column.kind is Kind.COUNT and source_among(head, (), of_promotion=False) is FundSourceName.OTHER


def _support(column: Column, head: str, whole: Column | None, gives: Sequence[str]) -> Column:
    if column.kind is Kind.OTHER and whole and _GIVEN.fullmatch(head):
        column = replace(whole, is_part=True)
    if column.kind is not Kind.AMOUNT or column.source == OTHER:
        return column
    source = column.source or (FundSourceName.PROMOTION if PROMOTION.fullmatch(head) else None)
    return as_support(column, head) if _GIVES.search(head) or source in gives else column


def tells_support(head: str) -> bool:
    return _GIVES.search(head) is not None


def as_support(column: Column, head: str) -> Column:
    """A column of money as support; who gives it where its head says so."""
    budget = FundSourceName.STATE_BUDGET if _BUDGET.search(head) else None
    gives = FundSourceName.PROMOTION if _OF_PROMOTION.search(head) else budget
    return replace(column, source=column.source or gives, is_support=True)


def beside_support(columns: Sequence[Column]) -> Mapping[int, list[int]]:
    """By the one column of support of a role and period: those that tell the whole cost and what others bring."""
    cases: dict[object, list[int]] = defaultdict(list)
    for j, column in enumerate(columns):
        if column.kind is Kind.AMOUNT:
            cases[column.role, column.period].append(j)
    found = {}
    for at in cases.values():
        supports = [j for j in at if columns[j].is_support]
        others = [j for j in at if j not in supports]
        if len(supports) == 1 and others and all(columns[j].source in (None, OTHER) for j in others):
            found[supports[0]] = others
    return found


def totals_beside(told: Activity, paid: Paid) -> Iterator[Total]:
    """What a supported thing cost in all, and what others pay of it: told of it alone, and in no sum of the plan."""
    for source, amount in paid.beside:
        yield replace(as_total(told, amount), fund_source=source, of_group=True)
