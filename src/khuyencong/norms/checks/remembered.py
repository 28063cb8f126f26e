"""Checks of a paper's figures against the memory: what stands in the ledger, and the same items a year before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...terms.facts import PLANNED, REACHED, Finding, Role
from ...terms.ledger import BEGINNING, WHOLE, Cell, Outcome, Stated, conflicts, family, outcome, yields
from ...terms.memory import Memory, ToldFigure
from ...terms.numbers import format_scaled, format_vnd
from ...terms.periods import window_words
from ...terms.vietnamese import fold
from .case import error, warning
from .unit_slips import LIKE, THOUSAND

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
        elif left := _less_than_its_sources(figure, near, new):
            yield figure.id, left
        elif _is_adjusted(figure, near, memory):
            continue
        elif found := (
            _contradicted(figure, near, new)
            or _leaves_no_total(figure, near, new)
            or _less_than_its_parts(figure, near, new)
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
        if figure.before == last.stated.low:
            return None  # the paper says itself what it replaces
        words = f"Sổ đang ghi {printed(known)} ({known.where}); nhận số này là thay số đó"
        if figure.before is not None:
            words = f"Văn bản ghi trước điều chỉnh là {format_vnd(figure.before)}. {words}"
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


def _less_than_its_sources(
    figure: ToldFigure, near: Sequence[ToldFigure], beside: Sequence[ToldFigure]
) -> Finding | None:
    """A content's planned money told as one sum, as a decision that adjusts it does, is less than the ledger has of its
    sources: these stay as they were told."""
    own, anew = figure.stated, {b.stated.cell for b in beside if b.measure == figure.measure}
    if own.role is not Role.PLAN or not figure.is_money:
        return None
    of_line = (k for k in near if k.stated.cell.line == own.cell.line and k.stated.cell not in anew)
    sources = [k for k in _last_told(of_line, Role.PLAN) if k.stated.cell.source != own.cell.source]
    if not (more := _exceeding(own.cell, _most(figure), sources)):
        return None
    given = ", ".join(f"{printed(part)} ({part.where})" for part in more)
    words = (
        f"Ít hơn các số theo nguồn sổ đang ghi của nội dung này: {given}. Nhận số này thì các số theo nguồn vẫn giữ "
        "nguyên: hãy sửa từng nguồn theo văn bản"
    )
    return warning("sum-mismatch", words, None, printed(figure))


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


def _less_than_its_parts(
    figure: ToldFigure, near: Sequence[ToldFigure], beside: Sequence[ToldFigure]
) -> Finding | None:
    """What was reached in a time and place, by this figure or by the fund sources it is one of, is less than the ledger
    has of a shorter time, or of one place, in it, or of several of them together. A level may fall."""
    own = figure.stated.cell
    if figure.stated.role not in REACHED or own.window.first == BEGINNING:
        return None
    told = [k.stated for k in (*near, *beside, figure) if k.measure == figure.measure and k.stated.role in REACHED]
    inside: dict[Cell, list[ToldFigure]] = {}
    for known in _reached_on(own.line, near):
        part = known.stated.cell
        whole = own if own.contains(part) else own.told_whole(part)
        if whole and whole != part:
            inside.setdefault(whole, []).append(known)
    for whole, parts in inside.items():
        reached = _reached(whole, told)
        if more := _exceeding(whole, reached, parts):
            listed = _listed(more, own)
            words = f"Ít hơn các số {listed}, là các phần của số này"
            if len(more) == 1:
                words = f"Ít hơn số {listed}, là một phần của số này"
            return warning("sum-mismatch", words, None, format_scaled(reached, figure.scale))
    return None


def _more_than_its_whole(
    figure: ToldFigure, near: Sequence[ToldFigure], new: Sequence[ToldFigure] = ()
) -> Finding | None:
    """What one place, or a shorter time, reached is more than the ledger has of the whole it lies in, by itself or with
    others apart from it. A whole that is told anew beside it stands no longer."""
    own = figure.stated.cell
    if figure.stated.role is not Role.ACTUAL or own.window.first == BEGINNING:
        return None
    standing = _reached_on(own.line, near)
    beside = _reached_on(own.line, (n for n in new if n.measure == figure.measure and n.id != figure.id))
    anew = {n.stated.cell for n in beside}
    parts = [k for k in standing if k.stated.cell not in anew] + beside
    for whole in standing:
        cell = whole.stated.cell
        if cell == own or cell in anew or not (cell.contains(own) and _could_know(whole, figure)):
            continue
        others = [part for part in parts if _could_know(whole, part)]
        if more := _exceeding(cell, _most(whole), others, figure):
            told, others_told = _told_of(whole, own), _listed(more[1:], own)
            words = f"Nhiều hơn số {told}, gồm cả số này"
            if more[1:]:
                words = (
                    f"Cùng {'các số' if more[2:] else 'số'} {others_told} cộng lại nhiều hơn số {told}, gồm cả số này"
                )
            return warning("sum-mismatch", words, None, printed(figure))
    return None


def over_their_wholes(
    wholes: Iterable[ToldFigure], standing: Iterable[ToldFigure]
) -> Iterator[tuple[Sequence[ToldFigure], Finding]]:
    """Which of these wholes come to less than what stands in them, all of one measure: the fewest parts that lie apart
    and come to more, and what is said of them."""
    known = _last_told(standing)
    for whole in _last_told(wholes):
        if more := _exceeding(whole.stated.cell, _most(whole), [part for part in known if _could_know(whole, part)]):
            told, parts_told = _told_of(whole, more[0].stated.cell), _listed(more)
            words = f"{whole.title}: các số {parts_told} cộng lại nhiều hơn số {told}, gồm cả số này."
            if len(more) == 1:
                words = f"{whole.title}: số {parts_told}. Nhiều hơn số {told}, gồm cả số này."
            yield more, warning("sum-mismatch", words, None, printed(whole))


def _reached_on(line: str, figures: Iterable[ToldFigure]) -> list[ToldFigure]:
    return _last_told(figure for figure in figures if figure.stated.cell.line == line)


def _last_told(figures: Iterable[ToldFigure], role: Role = Role.ACTUAL) -> list[ToldFigure]:
    """What was reached for good, or told in another role, of each cell the last word."""
    final = (figure for figure in figures if figure.stated.role is role and figure.stated.counts)
    return list({figure.stated.cell: figure for figure in sorted(final, key=lambda f: f.stated.order)}.values())


def _could_know(whole: ToldFigure, part: ToldFigure) -> bool:
    """Not where the whole was told before the time of the part began; «2023-09» tells no day."""
    return whole.told_on >= part.stated.cell.window.first.isoformat()[: len(whole.told_on)]


def _exceeding(whole: Cell, value: int, parts: Iterable[ToldFigure], *first: ToldFigure) -> list[ToldFigure]:
    """The fewest parts that lie apart from one another in a whole and come to more than its value, the `first` among
    them; none where they do not. The same sum may be cut by time and by place: each cut is added up by itself, and what
    it leaves open is filled from the others."""
    inside = [part for part in parts if part.stated.cell != whole and whole.contains(part.stated.cell)]
    for cut in dict.fromkeys(_cut(whole, part.stated.cell) for part in first or inside):
        chosen = list(first)
        for part in sorted(inside, key=lambda part: (_cut(whole, part.stated.cell) != cut, -part.stated.low)):
            if sum(one.stated.low for one in chosen) > value:
                break
            if not chosen or (part.adds and not any(one.stated.cell.meets(part.stated.cell) for one in chosen)):
                chosen.append(part)
        if sum(one.stated.low for one in chosen) > value:
            return chosen
    return []


def _cut(whole: Cell, part: Cell) -> tuple[bool, ...]:
    """In what a part is less than its whole."""
    return tuple(getattr(whole, name) != getattr(part, name) for name in ("window", "line", "unit", "area", "source"))


def _listed(parts: Sequence[ToldFigure], beside: Cell | None = None) -> str:
    """«60 đã ghi của quý I («A»), 40 đã ghi của quý II («B»)»; of many the first few and how many more there are."""
    told = ", ".join(_told_of(part, beside or part.stated.cell) for part in parts[:_NAMED])
    more = f" và {len(parts) - _NAMED} số khác" if len(parts) > _NAMED else ""
    return told + more


_NAMED = 3  # parts that a finding names


def _told_of(figure: ToldFigure, beside: Cell) -> str:
    told, scope = printed(figure), _scope(figure.stated.cell, beside)
    if figure.where:
        return f"{told} đã ghi của {scope} ({figure.where})"
    return f"{told} của {scope} (chính văn bản này)"


def _most(figure: ToldFigure) -> int:
    return max(figure.stated.low, figure.stated.high)


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
    Where a unit tells of its own place, which it does each time, only one that went over into it is meant."""
    own = figure.stated.cell
    for known in near if own.area != WHOLE else ():
        cell = known.stated.cell
        if _is_part(figure, known) or (figure.of_teller and not _went_over(cell.area, figure.once)):
            continue
        if cell.line == own.line and cell.area != own.area and cell.window.meets(own.window):
            words = (
                f"Sổ đang ghi {printed(known)} ({known.where}) không theo địa bàn này: nếu là cùng một số, "
                "người duyệt bỏ địa bàn rồi nhận"
            )
            return warning("place-conflict", words, None, printed(figure))
    return None


def _went_over(area: str, once: Iterable[str]) -> bool:
    """Whether it is one of the places that a place is made of, or holds one, as a district does."""
    return area != WHOLE and any(place.startswith(area) for place in once)


def _is_part(figure: ToldFigure, known: ToldFigure) -> bool:
    """A planned figure gets its place from a person: less than the whole around it is a part of that."""
    own, whole = figure.stated, known.stated
    return own.role in PLANNED and whole.cell.contains(own.cell) and max(own.low, own.high) < whole.low


def printed(figure: ToldFigure) -> str:
    low, high = figure.stated.low, figure.stated.high
    words = format_scaled(low, figure.scale)
    return words if high in (low, 0) else f"{words}–{format_scaled(high, figure.scale)}"
