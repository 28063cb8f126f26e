"""«Mức hỗ trợ», «Mức thưởng»: what each of those on a table is given, where its rows or its total show that it is no
rate of one."""

import re

from ....terms.tables import GRANT, figure_in
from ....terms.vietnamese import fold, fold_in_place
from ..text.grid import Grid
from ..text.scan import Scan
from .heads import SUM_ROW

_RATE_OR_GRANT = re.compile(GRANT)
_OTHER_MONEY = re.compile(r"thanh tien|so tien|kinh phi|tong (?:tien|muc|von|cong|so)|gia tri|du toan|so luong")
_GIVEN_TO = re.compile(
    r"(?:ho va ten|ten )?(?:co so|doanh nghiep|cong ty|don vi|chu the|htx|hop tac xa|ca nhan|tap the)\b"
    r"|[^|]*(?:thu huong|duoc (?:ho tro|thuong))"
)
_LEAST_GRANT = 1_000_000  # đồng


def granted_heads(scan: Scan, grid: Grid, first: int, heads: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The heads with «Mức hỗ trợ» called the money it is: added up in the table's total, or of one each named row."""
    folded = [fold_in_place(" ".join(parts)) for parts in heads]
    rates = [j for j, head in enumerate(folded) if _RATE_OR_GRANT.match(head)]
    if len(rates) != 1:
        return heads
    (at,) = rates
    others = [head for j, head in enumerate(folded) if j != at]
    if not _has_total(scan, grid, first, at):
        counts_or_pays = any(_OTHER_MONEY.search(head) for head in others)
        if counts_or_pays or not any(map(_GIVEN_TO.match, others)) or not _are_sums(scan, grid, first, at):
            return heads
    return [_as_money(parts) if j == at else parts for j, parts in enumerate(heads)]


def _as_money(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"Số tiền {part[4:]}" if part[:4].lower() == "mức " else part for part in parts)


def _has_total(scan: Scan, grid: Grid, first: int, at: int) -> bool:
    return any(
        figure_in(scan.words(row[at])) is not None and any(SUM_ROW.match(fold(scan.words(cell))) for cell in row[:at])
        for row in grid.rows[first:]
    )


def _are_sums(scan: Scan, grid: Grid, first: int, at: int) -> bool:
    """Whether whole đồng stand in every row that says anything there."""
    told = [figure_in(words) for row in grid.rows[first:] if (words := scan.words(row[at]))]
    return bool(told) and all(figure is not None and figure >= _LEAST_GRANT for figure in told)
