"""Verbs of the number book: take the next number, take one that the e-office gave, keep one, give one up.

The agency's book is locked first, so that two officers never take one number; the database refuses it besides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khuyencong.records.agencies import issuer_of
from khuyencong.records.models import Act, BookNumber, Issue, NumberRule, NumberSeries, Unit, User
from khuyencong.records.numbering import IN_RUNS, rule_of, run_up_to
from khuyencong.terms.periods import day_in_figures

from .acts import seal
from .numbers_outside import Seen, seen_outside
from .permissions import Refused, require

FEW = 30  # numbers left out without being asked about: more are confirmed, with their count
LONGEST_GAP = 2_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """The number a paper asks for: of whose series, which kind («BC»), with which symbol («BC-SCT»), of which day.

    `taken` is what the province's e-office gave («12» or «12/BC-SCT»); `gap` says what became of the numbers it leaves
    out here; `kept` is a number that was reserved. `leap` is how many numbers the officer agreed to leave out; none
    where the paper from outside that bears the highest was read wrongly.
    """

    unit: Unit
    kind: str
    symbol: str
    day: date
    body: str = ""
    taken: str = ""
    gap: str = ""
    kept: BookNumber | None = None
    leap: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number will stand; `row` is its row when it was kept, or left out earlier; `before` are the numbers left
    out now, `seen` the paper from outside the book that bears the highest of these."""

    series: NumberSeries
    ordinal: int
    symbol: str
    before: range = range(0)
    seen: Seen | None = None
    row: BookNumber | None = None

    def __str__(self) -> str:
        return f"{self.ordinal:02d}/{self.symbol}"

    @property
    def leap(self) -> int:
        """How many numbers are left out, where they are so many that somebody must confirm it."""
        return len(self.before) if len(self.before) > FEW else 0


class UnconfirmedLeap(Refused):
    """A number far behind the last of the book: it may have been read or typed wrongly."""

    def __init__(self, place: Place) -> None:
        words = _("Số %(place)s bỏ cách %(count)d số (từ %(first)02d đến %(last)02d): hãy xác nhận.")
        first, last = place.before[0], place.before[-1]
        super().__init__(words % {"place": place, "count": place.leap, "first": first, "last": last})
        self.place = place


def find_place(wanted: Wanted) -> Place:
    """The number a paper will bear. A verb that writes it there has locked the book; who only looks locks nothing."""
    if wanted.kept is not None:
        return _kept(wanted, _series(wanted))
    place = next_place(wanted)
    if place.leap and wanted.leap != place.leap:
        raise UnconfirmedLeap(place)
    return place


def next_place(wanted: Wanted) -> Place:
    """Where a paper would be numbered now, also by the e-office; of a great leap nobody is asked yet."""
    series = _series(wanted)
    last = last_of(series) if series.pk else 0
    return _taken(wanted, series, last) if wanted.taken else _next(wanted, series, last)


def _next(wanted: Wanted, series: NumberSeries, last: int) -> Place:
    """Behind the last number of the book, and behind the highest that a paper from outside it bears."""
    seen = seen_outside(series, last, FEW, LONGEST_GAP if wanted.leap != 0 else FEW)
    if last:
        _keep_the_order_of_days(series, wanted.day)
    if seen and seen.paper.dated > wanted.day.isoformat():
        raise Refused(_behind(seen.paper.number, seen.paper.dated, wanted.day))
    ordinal = (seen.ordinal if seen else last) + 1
    return Place(series, ordinal, wanted.symbol, before=range(last + 1, ordinal), seen=seen)


def fill_place(place: Place, issue: Issue, user: User, gap: str = "") -> list[BookNumber]:
    """Write the paper into the book; numbers it leaves out are written too, with what became of them. The act that
    follows is bound to all of them."""
    _open(place.series)
    left_out = _leave_out(place, issue.signed_on, gap, user)
    row = _anew(place.row) if place.row else _rows(place.series, range(place.ordinal, place.ordinal + 1))[0]
    if row.state != BookNumber.State.RESERVED or row.made_by is None:
        row.made_by = user
    row.symbol, row.day, row.state, row.issue = place.symbol, issue.signed_on, BookNumber.State.GIVEN, issue
    row.save()
    return [*left_out, row]


def standing_in(series: NumberSeries) -> QuerySet[BookNumber]:
    """The numbers of a series that were not struck out."""
    return series.numbers.exclude(state=BookNumber.State.STRUCK)


def last_of(series: NumberSeries) -> int:
    """The last number that stands in the book; 0 before the first."""
    return int(standing_in(series).aggregate(last=Max("ordinal"))["last"] or 0)


def series_kind(unit: Unit, body: str, year: int, kind: str) -> str:
    """The kind whose series a paper is numbered in: «» where the agency numbers all kinds together."""
    rule = rule_of(unit, body, year)
    return "" if rule and rule.together else kind


def lock_book(unit: Unit) -> Unit:
    """The agency a unit's papers are numbered by; until the transaction's end nobody else touches its book."""
    return Unit.objects.select_for_update(no_key=True).get(pk=issuer_of(unit).pk)


def _series(wanted: Wanted) -> NumberSeries:
    """The series a paper stands in; one that is not begun is not stored yet."""
    unit, year = issuer_of(wanted.unit), wanted.day.year
    kind = series_kind(unit, wanted.body, year, wanted.kind)
    known = NumberSeries.objects.filter(unit=unit, body=wanted.body, year=year, kind=kind).select_related("unit")
    return known.first() or NumberSeries(unit=unit, body=wanted.body, year=year, kind=kind)


def _open(series: NumberSeries) -> None:
    """Begin a series with its first number. Called with the book locked."""
    if series._state.adding:
        series.save()


def _kept(wanted: Wanted, series: NumberSeries) -> Place:
    row = BookNumber.objects.get(pk=wanted.kept.pk) if wanted.kept else None
    if row is None or row.series_id != series.pk or row.state != BookNumber.State.RESERVED:
        raise Refused(_("Số giữ lại này không còn, hoặc không thuộc sổ của loại văn bản và năm này."))
    if wanted.day < row.day:
        raise Refused(
            _("Số %(number)s được giữ từ ngày %(kept)s: ngày ký không thể sớm hơn.")
            % {"number": row, "kept": day_in_figures(row.day)}
        )
    return Place(series, row.ordinal, wanted.symbol, row=row)


def _taken(wanted: Wanted, series: NumberSeries, last: int) -> Place:
    """A number of the e-office: never one that stands here already; one that leaves others out says why."""
    ordinal, symbol = ordinal_of(wanted.taken), _symbol_of(wanted)
    known = BookNumber.objects.filter(series_id=series.pk, ordinal=ordinal).first()
    if known is not None and known.state not in IN_RUNS:
        raise Refused(
            _("Số %(number)s năm %(year)s đã có trong sổ (%(state)s).")
            % {"number": known, "year": series.year, "state": known.get_state_display()}
        )
    seen = seen_outside(series, last, FEW, LONGEST_GAP)
    stands = max(last, min(seen.ordinal, ordinal - 1) if seen else 0)
    before = range(stands + 1, ordinal)
    if len(before) > LONGEST_GAP:
        raise Refused(
            _("Số %(ordinal)s cách số cuối của sổ (%(last)s) quá xa; hãy xem lại số.")
            % {"ordinal": ordinal, "last": last}
        )
    if seen and seen.ordinal == ordinal and not wanted.gap.strip():
        raise Refused(
            _("Số %(number)s đã đứng trên văn bản «%(paper)s» từ ngoài sổ; văn bản ấy đọc nhầm số thì ghi rõ vì sao.")
            % {"number": seen.paper.number, "paper": seen.paper}
        )
    if before and not wanted.gap.strip():
        raise Refused(
            ngettext(
                "%(stands)s: phải ghi vì sao bỏ cách số %(first)02d (ví dụ: văn phòng cấp cho văn bản khác).",
                "%(stands)s: phải ghi vì sao bỏ cách các số từ %(first)02d đến %(last)02d "
                "(ví dụ: văn phòng cấp cho văn bản khác).",
                len(before),
            )
            % {"stands": where_it_stands(last, seen), "first": before[0], "last": before[-1]}
        )
    return Place(series, ordinal, symbol, range(last + 1, ordinal), seen, known)


def where_it_stands(last: int, seen: Seen | None) -> str:
    """How far a series has come, in words: by its book, and by a paper from outside it."""
    words = _("Sổ đang ở số %(last)02d") % {"last": last} if last else _("Dãy số này chưa có số nào trong sổ")
    told = _("văn bản «%(paper)s» từ ngoài sổ mang số %(number)s")
    return f"{words}, {told % {'paper': seen.paper, 'number': seen.paper.number}}" if seen else words


def _keep_the_order_of_days(series: NumberSeries, day: date) -> None:
    """Numbers follow the order of days; a paper of an earlier day needs a number that was kept for it."""
    later = standing_in(series).filter(day__gt=day).order_by("ordinal").last()
    if later is not None:
        raise Refused(_behind(str(later), later.day.isoformat(), day))


def _behind(later: str, after: str, day: date) -> str:
    """Why a paper of the day bears no number behind one of a later day; «2026-06» where its day is not known."""
    words = _(
        "Số %(later)s đã cấp cho ngày %(after)s: văn bản ngày %(day)s không thể mang số sau nó. "
        "Dùng một số đã giữ lại, hoặc sửa ngày ký."
    )
    told = "/".join(reversed(after.split("-")))
    return words % {"later": later, "after": told, "day": day_in_figures(day)}


def ordinal_of(number: str) -> int:
    """«12/BC-SCT» → 12."""
    head = number.strip().partition("/")[0].strip()
    if not head.isdecimal() or not 0 < int(head) < 1_000_000:
        raise Refused(_("Số văn bản phải bắt đầu bằng chữ số, ví dụ 12/BC-SCT."))
    return int(head)


def _symbol_of(wanted: Wanted) -> str:
    """The symbol the e-office printed, where it was told with the number; it names the paper's own kind."""
    told = wanted.taken.strip().partition("/")[2].strip()[:40] or wanted.symbol
    kind = f"{wanted.kind}-"
    if wanted.symbol.startswith(kind) and not told.upper().startswith(kind.upper()):
        raise Refused(
            _("Ký hiệu «%(told)s» không phải của loại văn bản này: số phải có dạng …/%(symbol)s.")
            % {"told": told, "symbol": wanted.symbol}
        )
    return told


def _leave_out(place: Place, day: date, gap: str, user: User) -> list[BookNumber]:
    """Write the numbers before a place, each with what became of it."""
    seen, gap = place.seen, gap.strip()[:300]
    said = {"symbol": place.symbol, "day": day, "made_by": user, "state": BookNumber.State.ELSEWHERE}
    why = (seen.why if seen and ordinal <= seen.ordinal else gap for ordinal in place.before)
    return _write(place.series, place.before, [said | {"reason": reason} for reason in why])


def _write(series: NumberSeries, ordinals: range, told: Sequence[Mapping[str, Any]]) -> list[BookNumber]:
    """Rows of the book, each with what is told of it."""
    rows = _rows(series, ordinals)
    for row, said in zip(rows, told, strict=True):
        for name, value in said.items():
            setattr(row, name, value)
    written = ["symbol", "day", "made_by", "state", "reason", "struck_for"]
    BookNumber.objects.bulk_update([row for row in rows if row.pk], written)
    BookNumber.objects.bulk_create([row for row in rows if not row.pk])
    return rows


def _rows(series: NumberSeries, ordinals: range) -> list[BookNumber]:
    """New rows of the book; a number that was struck out is written into its own, which goes on saying why it was."""
    within = series.numbers.filter(ordinal__gte=ordinals.start, ordinal__lt=ordinals.stop)
    struck = {row.ordinal: _anew(row) for row in within.filter(state=BookNumber.State.STRUCK)}
    return [struck.get(ordinal) or BookNumber(series=series, ordinal=ordinal) for ordinal in ordinals]


def _anew(row: BookNumber) -> BookNumber:
    if row.state == BookNumber.State.STRUCK:
        row.struck_for = row.reason
    return row


def _said(numbers: range) -> str:
    return f"số {numbers[0]:02d}" if len(numbers) == 1 else f"các số từ {numbers[0]:02d} đến {numbers[-1]:02d}"


def reserve(user: User, wanted: Wanted, reason: str, count: int = 1) -> Sequence[BookNumber]:
    """Keep the next numbers of a day for papers that are still to be signed."""
    with transaction.atomic():
        unit = lock_book(wanted.unit)
        require(user, "number", unit)
        if not reason.strip():
            raise Refused(_("Giữ số phải nêu lý do: cho văn bản nào, vì sao."))
        if not 1 <= count <= 20:
            raise Refused(_("Mỗi lần giữ từ 1 đến 20 số."))
        place = find_place(wanted)
        _open(place.series)
        left_out = _leave_out(place, wanted.day, "", user)
        kept, said = range(place.ordinal, place.ordinal + count), {"symbol": place.symbol, "day": wanted.day}
        said |= {"reason": reason.strip()[:300], "made_by": user, "state": BookNumber.State.RESERVED}
        numbers = _write(place.series, kept, [said] * count)
        words = f"Giữ {_said(kept)} ({wanted.symbol}): {reason.strip()}"
        changes = {"numbers": [str(n) for n in numbers]} | left_out_before(place)
        bind([*left_out, *numbers], seal(unit.province, user, "reserve_number", unit, words, changes))
    return numbers


def left_out_before(place: Place) -> dict[str, str]:
    """What an act says of the numbers that its own left out."""
    return {"left_out": _said(place.before)} if place.before else {}


def cancel(user: User, number: BookNumber, reason: str) -> Act:
    """Give up a number that was kept: it stays in the book and is never given again."""
    with transaction.atomic():
        unit = lock_book(number.series.unit)
        require(user, "number", unit)
        if not reason.strip():
            raise Refused(_("Hủy số phải nêu lý do."))
        current = BookNumber.objects.get(pk=number.pk)
        if current.state != BookNumber.State.RESERVED:
            raise Refused(
                _("Chỉ hủy được số đang giữ; số %(number)s %(state)s.")
                % {"number": current, "state": current.get_state_display()}
            )
        before = current.reason
        current.state, current.reason = BookNumber.State.CANCELLED, reason.strip()[:300]
        words = f"Hủy số {current}: {reason.strip()}"
        changes = {"number": str(current), "reserved_for": before}
        act = seal(unit.province, user, "cancel_number", unit, words, changes)
        current.act = act
        current.save(update_fields=["state", "reason", "act"])
        return act


def strike(user: User, number: BookNumber, reason: str) -> Act:
    """Strike out numbers that were recorded by mistake as used elsewhere, all that stand in one run: nobody bears them.
    Their rows and the reason stay, and the series goes on behind the last number that stands."""
    with transaction.atomic():
        unit = lock_book(number.series.unit)
        require(user, "number", unit)
        if not reason.strip():
            raise Refused(_("Gạch số ghi nhầm phải nêu lý do."))
        current = BookNumber.objects.get(pk=number.pk)
        if current.state != BookNumber.State.ELSEWHERE:
            raise Refused(
                _("Chỉ gạch được số ghi là dùng ở nơi khác; số %(number)s %(state)s.")
                % {"number": current, "state": current.get_state_display()}
            )
        rows = run_up_to(current)
        told = _said(range(rows[0].ordinal, current.ordinal + 1))
        words = f"Gạch {told} ({current.symbol}) ghi nhầm: {reason.strip()}"
        act = seal(unit.province, user, "strike_number", unit, words, {"numbers": told, "recorded": current.reason})
        struck = {"state": BookNumber.State.STRUCK, "reason": reason.strip()[:300], "act": act}
        current.series.numbers.filter(ordinal__gte=rows[0].ordinal, ordinal__lte=current.ordinal).update(**struck)
        return act


def bind(numbers: Sequence[BookNumber], act: Act) -> None:
    """The act that wrote numbers into the book."""
    first, last = numbers[0], numbers[-1]
    within = first.series.numbers.filter(ordinal__gte=first.ordinal, ordinal__lte=last.ordinal)
    within.update(act=act)
    for number in numbers:
        number.act = act


def set_rule(user: User, rule: NumberRule) -> Act:
    """How an agency or body numbers from a year on (unsaved). Numbers that were given keep the series they stand in."""
    with transaction.atomic():
        unit = lock_book(rule.unit)
        require(user, "number", unit)
        _check_rule(rule, unit)
        rule.basis = rule.basis.strip()
        rule.save()
        how = "mọi loại chung một dãy" if rule.together else "mỗi loại một dãy"
        words = f"Đánh số văn bản {rule.body or unit.symbol} từ năm {rule.year}: {how}, theo {rule.basis}"
        rule.act = seal(unit.province, user, "number_rule", unit, words, {"year": rule.year, "body": rule.body})
        rule.save(update_fields=["act"])
        return rule.act


def _check_rule(rule: NumberRule, unit: Unit) -> None:
    if not rule.basis.strip():
        raise Refused(_("Phải ghi văn bản quy định cách đánh số."))
    if NumberRule.objects.filter(unit=unit, body=rule.body, year=rule.year).exists():
        raise Refused(_("Năm %(year)s đã có quy định đánh số.") % {"year": rule.year})
    if BookNumber.objects.filter(series__unit=unit, series__body=rule.body, series__year__gte=rule.year).exists():
        raise Refused(
            _("Năm %(year)s đã có số được cấp: cách đánh số mới chỉ áp dụng từ năm chưa cấp số.") % {"year": rule.year}
        )
