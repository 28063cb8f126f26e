"""Figures that cross others: which they cross, what whole would hold both, and a person's decision."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Area, FundSource, Line, Statement, Unit, User
from khuyencong.records.queries import neighbourhood
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Relation, conflicts, family, prefixes
from khuyencong.terms.results import State

from .ledger import refuse_under_decision
from .neighbours import as_stated, cell_of
from .permissions import Refused, require
from .posting import Posting


def crossed_by(held: Statement) -> list[Statement]:
    """The standing statements whose cells cross the held one's, with no whole told around the two."""
    near = neighbourhood([held], family(Role(held.role)))
    standing = {s.pk: s for s in near if s.standing == Statement.Standing.STANDS}
    return [standing[s.order] for s in conflicts(as_stated(held), list(map(as_stated, standing.values())))]


def whole_around(held: Statement, crossed: Sequence[Statement]) -> Statement | None:
    """The figure that would hold the held one and those it crosses, unsaved and without a value; None where one figure
    cannot hold them all."""
    wholes = {cell_of(held).join(cell_of(other)) for other in crossed}
    if len(wholes) != 1:
        return None
    cell = wholes.pop()
    return Statement(
        line=Line.objects.get(path=cell.line),
        unit=Unit.objects.filter(path=cell.unit).last(),
        area=Area.objects.filter(path=cell.area).last(),  # versions of one territory share their path
        source=FundSource.objects.filter(path=cell.source).last(),
        **{name: getattr(held, name) for name in ("province", "plan", "measure", "role", "side")},
        first=cell.window.first,
        last=cell.window.last,
    )


def parts_told(held: Statement, whole: Statement) -> int:
    """What those of the whole's content, time and place that name a source come to, where the held one is of just its
    content and time: of the same place, or of a part of it."""
    if whole.source_id is not None or any(getattr(whole, name) != getattr(held, name) for name in _CUT):
        return 0
    alike = Statement.objects.filter(
        **{name: getattr(whole, name) for name in (*_CUT, "unit_id", "area_id")},
        source__isnull=False,
        standing__in=[Statement.Standing.STANDS, Statement.Standing.HELD],
    )
    told = alike.order_by("pk").values_list("source__path", "value")
    by_source = {path: value or 0 for path, value in told}
    return sum(value for path, value in by_source.items() if not by_source.keys() & set(prefixes(path)[:-1]))


_CUT = ("line_id", "measure_id", "role", "first", "last")


def tells_a_part(held: Statement, crossed: Collection[Statement]) -> bool:
    """Whether the held one is of a place, and one that it crosses of a wider one: it can never stand for that."""
    place = cell_of(held).area
    return any(place.startswith(wider) and place != wider for wider in (cell_of(other).area for other in crossed))


def settle_overlap(
    user: User, held: Statement, take_new: bool, reason: str, seen: Collection[int] | None = None
) -> Act:
    """Decide a held statement: it takes the place of those it crosses, or stays beside the ledger to compare.

    `seen` are the ids of those it crossed on the person's page.
    """
    with transaction.atomic():
        posting = Posting(held.plan)
        current = _still_held(user, held, posting, reason)
        crossed = _crossed_as_seen(current, seen)
        if take_new:
            if tells_a_part(current, crossed):
                raise Refused(
                    _("Số mới chỉ của %(place)s: không thay được số của cả địa bàn.") % {"place": current.area}
                )
            refuse_under_decision(posting, current, *crossed)
            posting.withdraw(*crossed)
        posting.decide(current, take_new)
        return _settled(posting, user, current, {"new": take_new, "reason": reason})


def settle_by_whole(
    user: User, held: Statement, low: int, high: int, reason: str, seen: Collection[int] | None = None
) -> Act:
    """Let a held statement and those it crosses stand together, by telling the whole around them."""
    with transaction.atomic():
        posting = Posting(held.plan)
        current = _still_held(user, held, posting, reason)
        crossed = _crossed_as_seen(current, seen)
        whole = whole_around(current, crossed)
        if whole is None:
            raise Refused(_("Không có một số chung nào gồm cả các số này: hãy lấy số mới hoặc giữ số cũ."))
        if low < _at_least(current, crossed):
            raise Refused(_("Số chung phải gồm cả hai số nên không thể nhỏ hơn số nào trong đó."))
        whole.state, whole.value, whole.value_high = State.GIVEN, low, None if high == low else high
        whole.made_by, whole.reason = user, reason
        refuse_under_decision(posting, whole)
        posting.state(whole)
        if posting.near.own(current).standing != Statement.Standing.STANDS:
            raise Refused(_("Có số chung này, số mới vẫn chưa vào sổ được: hãy lấy số mới hoặc giữ số cũ."))
        return _settled(posting, user, current, {"whole": whole.pk, "reason": reason})


def _at_least(held: Statement, crossed: Sequence[Statement]) -> int:
    """The least that a whole around these can be: what lies apart in it adds up."""
    cells = [cell_of(other) for other in crossed]
    apart = all(a.relation(b) is Relation.APART for at, a in enumerate(cells) for b in cells[at + 1 :])
    values = [other.value or 0 for other in crossed]
    return max(held.value or 0, sum(values) if apart else max(values))


def _still_held(user: User, held: Statement, posting: Posting, reason: str) -> Statement:
    require(user, "reverse", posting.plan.unit)
    if not reason.strip():
        raise Refused(_("Quyết định số liệu chồng lấn phải nêu lý do."))
    current = Statement.objects.select_related("line", "unit", "area", "source").get(pk=held.pk)
    if current.standing != Statement.Standing.HELD:
        raise Refused(_("Số liệu này không còn chờ quyết định."))
    return current


def _crossed_as_seen(held: Statement, seen: Collection[int] | None) -> list[Statement]:
    crossed = crossed_by(held)
    if seen is not None and {other.pk for other in crossed} != set(seen):
        raise Refused(_("Các số chồng lấn vừa thay đổi: trang đã cập nhật, hãy xem lại rồi quyết định."))
    return crossed


def _settled(posting: Posting, user: User, held: Statement, decided: dict[str, object]) -> Act:
    words = f"Quyết định số liệu chồng lấn: {held.line}"
    return posting.sealed(user, "settle_overlap", words, {"statement": held.pk, **decided})
