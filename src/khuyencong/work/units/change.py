"""Units change: one is set up, gets another name or identifier, ends, or hands its duties to another.

Nothing that was true on a day is altered: a name ends the day before the next begins, and a unit that changed here is
left alone by the shipped data from then on.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khuyencong.records.models import Act, Unit, UnitIdentifier, UnitSuccession, UnitTitle, User
from khuyencong.records.units import EARLIEST_FIRST, Certainty, Coverage, UnitType
from khuyencong.terms.periods import day_in_figures
from khuyencong.terms.plain_words import kept

from ..acts import as_recorded, seal
from ..permissions import Refused, require
from .merger import carry_offices, merge_area


@dataclass(frozen=True, slots=True)
class Naming:
    """What a unit calls itself from a day on, and where that was read."""

    title: str
    short_title: str
    place_name: str
    since: date
    source: str
    certainty: Certainty = Certainty.VERIFIED


def add_unit(actor: User | None, parent: Unit, code: str, kind: UnitType, symbol: str, naming: Naming) -> Unit:
    """A new unit below another, with its first name."""
    with transaction.atomic():
        require(actor, "administer", parent)
        parent = standing(parent)
        _check(naming)
        code = code.strip().upper()
        if not code or Unit.objects.filter(province=parent.province_id, code=code).exists():
            raise Refused(_("Mã đơn vị «%(code)s» trống hoặc đã có.") % {"code": code})
        unit = Unit.objects.create(
            province=parent.province,
            code=code[:20],
            type=kind,
            symbol=symbol.strip()[:20],
            parent=parent,
            area=parent.area,
            valid_from=naming.since,
            certainty=naming.certainty,
            source=naming.source.strip()[:200],
            kept_here=True,
        )
        unit.path = f"{parent.path}{unit.pk}/"
        unit.save(update_fields=["path"])
        _name(unit, naming)
        seal(unit.province, actor, "add_unit", unit, f"Lập đơn vị {code}: {naming.title}", _told(naming))
    return unit


def rename_unit(actor: User | None, unit: Unit, naming: Naming) -> Act:
    """Another name from a day on; papers dated before keep the former."""
    with transaction.atomic():
        current = _kept(actor, unit)
        _check(naming)
        former, last = _called(current), _last_title(current)
        if last is not None and last.valid_from is not None and naming.since <= last.valid_from:
            raise Refused(
                _("Tên đang dùng có từ %(day)s: tên mới phải từ sau ngày ấy.")
                % {"day": day_in_figures(last.valid_from)}
            )
        if last is not None and (last.valid_to is None or last.valid_to >= naming.since):
            last.valid_to = naming.since - timedelta(days=1)
            last.save(update_fields=["valid_to"])
        _name(current, naming)
        words = f"Đổi tên {former} thành {naming.title} từ {day_in_figures(naming.since)}"
        return seal(current.province, actor, "rename_unit", current, words, _told(naming))


def end_unit(actor: User | None, unit: Unit, last_day: date, source: str) -> Act:
    """The unit exists until the end of that day; whoever works there is moved first."""
    with transaction.atomic():
        current = _kept(actor, unit)
        _end(current, last_day, source)
        words = f"{_called(current)} kết thúc hoạt động sau ngày {day_in_figures(last_day)}"
        return seal(current.province, actor, "end_unit", current, words, {"source": source.strip()})


def succeed(
    actor: User | None,
    old: Unit,
    new: Unit,
    coverage: Coverage,
    since: date,
    source: str,
    *,
    with_people: bool = False,
    with_area: bool = False,
) -> UnitSuccession:
    """From a day on the new unit does what the old one did: all of it, and the old one ends; or a part. With the whole
    its people's offices and its area go over too, where that is said."""
    with transaction.atomic():
        locked = _locked(old, new)
        current, new = _kept(actor, old), locked[new.pk]
        require(actor, "administer", new)
        if current.pk == new.pk or current.province_id != new.province_id:
            raise Refused(_("Hãy chọn một đơn vị khác của tỉnh."))
        if new.valid_to is not None and new.valid_to < since:
            raise Refused(_("%(unit)s đã kết thúc hoạt động trước ngày ấy.") % {"unit": _called(new)})
        if UnitSuccession.objects.filter(old=current, new=new, date=since).exists():
            raise Refused(_("Việc kế thừa này đã được ghi."))
        if coverage != Coverage.PARTIAL:
            if with_people:
                carry_offices(actor, current, new, since)
            _end(current, since - timedelta(days=1), source)
            if with_area:
                merge_area(current, new, since, source.strip())
        elif with_people or with_area:
            raise Refused(_("Chỉ khi nhập toàn bộ thì vai trò và địa bàn mới chuyển theo."))
        how_far = as_recorded(Coverage(coverage).label)
        words = f"{_called(new)} kế thừa {how_far} {_called(current)} từ {day_in_figures(since)}"
        seal(current.province, actor, "succeed_unit", current, words, _went_over(new, source, with_area))
        read = {"certainty": Certainty.VERIFIED, "source": source.strip()[:200]}
        return UnitSuccession.objects.create(old=current, new=new, coverage=coverage, date=since, **read)


def give_identifier(
    actor: User | None, unit: Unit, code: str, since: date | None, certainty: Certainty, source: str
) -> UnitIdentifier:
    """The unit's identifier in the exchange of documents from a day on; the former form stays readable."""
    with transaction.atomic():
        current = _kept(actor, unit)
        _need_source(source)
        code = code.strip().upper()
        if UnitIdentifier.objects.filter(Q(valid_to=None), code=code).exclude(unit=current).exists():
            raise Refused(_("Mã định danh %(code)s đang là của một đơn vị khác.") % {"code": code})
        for former in current.identifiers.filter(valid_to=None):
            former.valid_to = (since or timezone.localdate()) - timedelta(days=1)
            if former.valid_from is not None and former.valid_to < former.valid_from:
                raise Refused(_("Mã định danh mới phải từ sau ngày của mã đang dùng."))
            former.save(update_fields=["valid_to"])
        given = UnitIdentifier.objects.create(
            unit=current, code=code, valid_from=since, certainty=certainty, source=source.strip()[:200]
        )
        seal(current.province, actor, "give_identifier", current, f"Mã định danh của {_called(current)}: {code}")
    return given


def standing(unit: Unit, until: date | None = None) -> Unit:
    """The unit, locked, so that it does not end while something is hung on it: nothing may outlive it."""
    current = Unit.objects.select_for_update(of=("self",)).select_related("province").get(pk=unit.pk)
    if current.valid_to is not None and (until is None or until > current.valid_to):
        raise Refused(
            _("%(unit)s kết thúc ngày %(day)s: không lập đơn vị, giao vai trò quá ngày ấy.")
            % {"unit": _called(current), "day": day_in_figures(current.valid_to)}
        )
    return current


def _locked(*units: Unit) -> dict[int, Unit]:
    """These units, locked in one order for everybody: of two that change hands both ways none waits for the other."""
    rows = Unit.objects.filter(pk__in=[unit.pk for unit in units]).order_by("pk").select_for_update(of=("self",))
    return {unit.pk: unit for unit in rows}


def _kept(actor: User | None, unit: Unit) -> Unit:
    """The unit, locked, for a person who may change it; from now on shipped data leave it alone."""
    current = Unit.objects.select_for_update(of=("self",)).select_related("province").get(pk=unit.pk)
    require(actor, "administer", current)
    if not current.kept_here:
        current.kept_here = True
        current.save(update_fields=["kept_here"])
    return current


def _called(unit: Unit) -> str:
    """As people know it: its last title, for the day of a change may lie where there is none."""
    title = _last_title(unit)
    return title.title if title else unit.code


def _last_title(unit: Unit) -> UnitTitle | None:
    return unit.titles.order_by(EARLIEST_FIRST).last()


def _end(unit: Unit, last_day: date, source: str) -> None:
    _need_source(source)
    if unit.valid_to is not None and unit.valid_to <= last_day:
        raise Refused(
            _("%(unit)s đã kết thúc ngày %(day)s.") % {"unit": _called(unit), "day": day_in_figures(unit.valid_to)}
        )
    if unit.valid_from is not None and last_day < unit.valid_from:
        raise Refused(
            _("%(unit)s mới có từ %(day)s.") % {"unit": _called(unit), "day": day_in_figures(unit.valid_from)}
        )
    staying = unit.memberships.filter(Q(valid_to=None) | Q(valid_to__gt=last_day)).count()
    if staying:
        raise Refused(
            ngettext(
                "Còn %(staying)s vai trò ở đơn vị này sau ngày ấy: hãy kết thúc hoặc chuyển trước.",
                "Còn %(staying)s vai trò ở đơn vị này sau ngày ấy: hãy kết thúc hoặc chuyển trước.",
                staying,
            )
            % {"staying": staying}
        )
    living = unit.children.filter(Q(valid_to=None) | Q(valid_to__gt=last_day)).count()
    if living:
        raise Refused(
            _("Còn %(living)s đơn vị trực thuộc sau ngày ấy: hãy kết thúc hoặc chuyển trước.") % {"living": living}
        )
    unit.valid_to = last_day
    unit.save(update_fields=["valid_to"])
    unit.titles.filter(Q(valid_to=None) | Q(valid_to__gt=last_day), valid_from__lte=last_day).update(valid_to=last_day)
    unit.titles.filter(Q(valid_to=None) | Q(valid_to__gt=last_day), valid_from=None).update(valid_to=last_day)


def _name(unit: Unit, naming: Naming) -> None:
    UnitTitle.objects.create(
        unit=unit,
        title=kept(naming.title.strip())[:160],
        short_title=kept((naming.short_title or naming.title).strip())[:80],
        place_name=kept(naming.place_name.strip())[:80],
        valid_from=naming.since,
        certainty=naming.certainty,
        source=naming.source.strip()[:200],
    )


def _check(naming: Naming) -> None:
    if not (naming.title.strip() and naming.place_name.strip()):
        raise Refused(_("Phải ghi tên gọi và địa danh."))
    _need_source(naming.source)


def _need_source(source: str) -> None:
    if not source.strip():
        raise Refused(_("Phải ghi văn bản hoặc nguồn."))


def _went_over(new: Unit, source: str, with_area: bool) -> dict[str, str]:
    area = {"area": new.area.full_name} if with_area and new.area else {}
    return {"new": new.code, "source": source.strip(), **area}


def _told(naming: Naming) -> dict[str, str]:
    return {"title": naming.title, "since": naming.since.isoformat(), "source": naming.source}
