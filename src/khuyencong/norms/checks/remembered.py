"""Checks of a paper's figures against the memory: what stands in the ledger, and the same items a year before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ...terms.facts import PLANNED, REACHED, Finding, Role
from ...terms.ledger import BEGINNING, WHOLE, Cell, Outcome, Stated, conflicts, family, outcome, prefixes, yields
from ...terms.memory import Memory, ToldFigure
from ...terms.numbers import format_decimal, format_vnd
from ...terms.periods import window_words
from ...terms.vietnamese import fold
from .case import error, warning
from .sums import LIKE, THOUSAND

_Standing = Mapping[tuple[int, Role], Sequence[ToldFigure]]
APART = 20  # a figure within this factor of any known one is no slip of unit


def against_memory(new: Sequence[ToldFigure], memory: Memory) -> Iterator[tuple[int, Finding]]:
    """What the memory speaks against in figures not posted yet, each with the id of its figure."""
    standing: dict[tuple[int, Role], list[ToldFigure]] = {}
    for known in memory.standing:
        for role in family(known.stated.role):
            standing.setdefault((known.measure, role), []).append(known)
    for figure in new:
        near = standing.get((figure.measure, figure.stated.role), ())
        if slip := _unit_slip(figure, memory):
            yield figure.id, slip
        elif _is_adjusted(figure, near, memory):
            continue
        elif found := (
            _contradicted(figure, near, new)
            or _leaves_no_total(figure, near, new)
            or _less_than_its_part(figure, near, new)
            or _more_than_its_whole(figure, near, new)
            or _placed_otherwise(figure, near)
        ):
            yield figure.id, found


def told_again(new: Sequence[ToldFigure], memory: Memory) -> frozenset[int]:
    """The figures that stand in just their cell already, by their ids: accepting them moves nothing."""
    known: dict[tuple[int, Role, Cell], ToldFigure] = {}
    for figure in sorted((k for k in memory.standing if k.stated.counts), key=lambda k: k.stated.order):
        known[figure.measure, figure.stated.role, figure.stated.cell] = figure
    return frozenset(
        figure.id
        for figure in new
        if (same := known.get((figure.measure, figure.stated.role, figure.stated.cell)))
        and (same.stated.low, same.stated.high, same.stated.state)
        == (figure.stated.low, figure.stated.high, figure.stated.state)
    )


def _is_adjusted(figure: ToldFigure, near: Sequence[ToldFigure], memory: Memory) -> bool:
    """Planned money as decisions adjusted it since: what stands, and the adjustments in it, come to just this."""
    own = figure.stated
    if own.role is not Role.PLAN or not figure.is_money or own.high not in (own.low, 0):
        return False
    moved = [
        k.stated.low
        for k in memory.standing
        if k.measure == figure.measure and k.stated.role is Role.ADJUSTMENT and own.cell.contains(k.stated.cell)
    ]
    planned = [k.stated for k in near if k.stated.cell == own.cell and k.stated.role is Role.PLAN and k.stated.counts]
    return bool(moved and planned) and max(planned, key=lambda s: s.order).low + sum(moved) == own.low


def _unit_slip(figure: ToldFigure, memory: Memory) -> Finding | None:
    """A thousand times less, or more, than all that is known of the item: planned, reached, and a year before."""
    if not (figure.is_money and figure.stated.low):
        return None
    own = figure.stated.cell
    same_item = [k for k in memory.standing if k.is_money and k.stated.cell.line == own.line]
    if own.area != WHOLE:  # what one place spent is no thousandth of what all did
        same_item = [k for k in same_item if k.stated.cell.area == own.area]
    known = [*same_item, *(memory.year_before.get(fold(figure.title), ()) if own.area == WHOLE else ())]
    others = [k for k in known if k.stated.low]
    if not others or any(_within(figure.stated.low, k.stated.low, APART) for k in others):
        return None
    for meant in (figure.stated.low * THOUSAND, figure.stated.low // THOUSAND):
        like = next((k for k in others if meant and _within(meant, k.stated.low, LIKE)), None)
        if like:
            words = f"Lệch khoảng 1.000 lần so với số {printed(like)} của cùng nội dung ({like.where})"
            return error("unit-slip", words, None, printed(figure), format_vnd(meant))
    return None


def _within(one: int, other: int, factor: int) -> bool:
    return one < other * factor and other < one * factor


def _contradicted(figure: ToldFigure, near: Sequence[ToldFigure], beside: Sequence[ToldFigure]) -> Finding | None:
    """Accepting the figure would replace another one, or could not be added because their cells cross and neither the
    ledger nor the paper itself tells the whole around them."""
    near = [known for known in near if known.stated.counts]  # a figure put in for a missing one replaces nothing
    came_to = outcome(figure.stated, [known.stated for known in near])
    if came_to is Outcome.CORRECTS:
        same = [k for k in near if k.stated.cell == figure.stated.cell and k.stated.role is figure.stated.role]
        last = max(same, key=lambda k: k.stated.order)
        known = min((k for k in same if k.stated.amounts() == last.stated.amounts()), key=lambda k: k.stated.order)
        words = f"Sổ đang ghi {printed(known)} ({known.where}); nhận số này là thay số đó"
        return warning("cross-paper-conflict", words, None, printed(figure))
    if came_to is Outcome.OVERLAP:
        wholes = {b.stated.cell for b in beside if b.measure == figure.measure and b.stated.counts}
        crossed = conflicts(figure.stated, [k.stated for k in near])
        unheld = [s for s in crossed if figure.stated.cell.join(s.cell) not in wholes]
        if not unheld:
            return None
        known = next(k for k in near if k.stated is unheld[0])
        when = window_words(known.stated.cell.window)
        words = (
            f"Phạm vi đè lên một phần của số {printed(known)}, {when} ({known.where}): không cộng được; "
            "nhận vào sẽ chờ quyết định lấy số nào"
        )
        return warning("overlap", words, None, printed(figure))
    return None


def _leaves_no_total(figure: ToldFigure, near: Sequence[ToldFigure], beside: Sequence[ToldFigure]) -> Finding | None:
    """Totals by source give way to this content, and nobody told the sum that both are parts of: from then on the plan
    would have in all what its contents come to."""
    totals = [k for k in near if yields(k.stated, (figure.stated,))]
    told = [k.stated for k in (*near, *beside) if k.measure == figure.measure and k.stated.role is figure.stated.role]
    if not totals or any(t.counts and _holds(t.cell, figure.stated.cell, totals[0].stated.cell) for t in told):
        return None
    sums = ", ".join(printed(total) for total in totals)
    words = (
        f"Kế hoạch mới có tổng theo nguồn {sums} ({totals[0].where}), chưa có tổng chung: nhận số này thì tổng kế "
        "hoạch tính bằng cộng các nội dung, tổng theo nguồn chỉ để đối chiếu. Nên ghi tổng chung trước"
    )
    return warning("total-by-source", words, None, printed(figure))


def _less_than_its_part(figure: ToldFigure, near: Sequence[ToldFigure], beside: Sequence[ToldFigure]) -> Finding | None:
    """What was reached in a time and place, by this figure or by the fund sources it is one of, is less than the ledger
    has of a shorter time, or of one place, in it. A level may fall."""
    own = figure.stated.cell
    if figure.stated.role not in REACHED or own.window.first == BEGINNING:
        return None
    told = [k.stated for k in (*near, *beside, figure) if k.measure == figure.measure and k.stated.role in REACHED]
    for known in near:
        part = known.stated.cell
        whole = own if own.contains(part) else own.told_whole(part)
        smaller = (part.window, part.area) != (own.window, own.area) and known.stated.role is Role.ACTUAL
        if whole and smaller and part.line == own.line and (reached := _reached(whole, told)) < known.stated.low:
            words = f"Ít hơn số {printed(known)} đã ghi của {_scope(part, own)} ({known.where}), là một phần của số này"
            return warning("sum-mismatch", words, None, _number(reached, figure.scale))
    return None


def _more_than_its_whole(
    figure: ToldFigure, near: Sequence[ToldFigure], new: Sequence[ToldFigure] = ()
) -> Finding | None:
    """What one place, or a shorter time, reached is more than the ledger has of the whole it lies in. A whole that was
    told before the time of the part began could not know it, and one that is told anew beside it stands no longer."""
    own = figure.stated.cell
    if figure.stated.role is not Role.ACTUAL or own.window.first == BEGINNING:
        return None
    for known in near:
        whole = known.stated.cell
        holds = whole.line == own.line and whole != own and whole.contains(own)
        older = known.told_on < own.window.first.isoformat()[: len(known.told_on)]  # «2023-09» tells no day
        older = older or any(n.measure == figure.measure and n.stated.cell == whole for n in new)
        counts = known.stated.counts and known.stated.role is Role.ACTUAL and not older
        if holds and counts and figure.stated.low > max(known.stated.low, known.stated.high):
            words = f"Nhiều hơn số {printed(known)} đã ghi của {_scope(whole, own)} ({known.where}), gồm cả số này"
            return warning("sum-mismatch", words, None, printed(figure))
    return None


def over_their_wholes(standing: Sequence[ToldFigure]) -> Iterator[tuple[ToldFigure, Finding]]:
    """What one place, or a shorter time, reached of a content and comes to more than a whole around it, among the
    standing figures of one measure of that content."""
    of_area: dict[str, list[ToldFigure]] = {}
    for figure in standing:
        of_area.setdefault(figure.stated.cell.area, []).append(figure)
    for figure in standing:
        around = [known for area in prefixes(figure.stated.cell.area) for known in of_area.get(area, ())]
        if found := _more_than_its_whole(figure, around):
            words = f"{figure.title}: số {printed(figure)} đã ghi của {_scope(figure.stated.cell, figure.stated.cell)} "
            yield figure, replace(found, message_vi=f"{words}({figure.where}). {found.message_vi}.")


def _scope(cell: Cell, other: Cell) -> str:
    """The time of a cell, and its place where the other is of another one, as far as a reader asks for them."""
    when = window_words(cell.window)
    if cell.area == other.area:
        return when
    return f"{when}, {'toàn tỉnh' if cell.area == WHOLE else 'một địa bàn'}"


def _reached(whole: Cell, told: Iterable[Stated]) -> int:
    """What a whole comes to as told, by itself or source by source; the last word of each counts."""
    values = {s.cell: max(s.low, s.high) for s in told if s.counts and replace(s.cell, source=whole.source) == whole}
    inside = [cell for cell in values if whole.contains(cell)]
    return sum(values[cell] for cell in inside if not any(o != cell and o.contains(cell) for o in inside))


def _holds(cell: Cell, *others: Cell) -> bool:
    return all(cell.contains(other) for other in others)


def _placed_otherwise(figure: ToldFigure, near: Sequence[ToldFigure]) -> Finding | None:
    """A figure of one place beside one of the same item told of no place or another: it may be the same told again.
    Not where a unit tells of its own place, which it does each time."""
    own = figure.stated.cell
    for known in near if own.area != WHOLE and not figure.of_teller else ():
        cell = known.stated.cell
        if _is_part(figure, known):
            continue
        if cell.line == own.line and cell.area != own.area and cell.window.meets(own.window):
            words = (
                f"Sổ đang ghi {printed(known)} ({known.where}) không theo địa bàn này: nếu là cùng một số, "
                "người duyệt bỏ địa bàn rồi nhận"
            )
            return warning("place-conflict", words, None, printed(figure))
    return None


def _is_part(figure: ToldFigure, known: ToldFigure) -> bool:
    """A planned figure gets its place from a person: less than the whole around it is a part of that."""
    own, whole = figure.stated, known.stated
    return own.role in PLANNED and whole.cell.contains(own.cell) and max(own.low, own.high) < whole.low


def printed(figure: ToldFigure) -> str:
    low, high = figure.stated.low, figure.stated.high
    words = _number(low, figure.scale)
    return words if high in (low, 0) else f"{words}–{_number(high, figure.scale)}"


def _number(value: int, scale: int) -> str:
    return format_decimal(Decimal(value).scaleb(-scale)) if scale else format_vnd(value)
