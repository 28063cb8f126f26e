"""The people and units of a synthetic province, named so that nobody takes them for real ones."""

from dataclasses import dataclass

from django.db import transaction

from khuyencong.records.models import FundSource, Measure, Office, Programme, Province, Unit, UnitTitle, User
from khuyencong.records.units import Certainty, UnitType
from khuyencong.terms.vietnamese import fold

from ..acts import seal
from ..people import create_user
from ..plans import prepare_province

SLUG = "sinh-thu"
COMMUNES = 200
MADE = "dữ liệu sinh tự động để đo"
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the figures of one synthetic province hang on."""

    province: Province
    department: Unit
    communes: tuple[Unit, ...]
    officer: User
    leader: User
    programmes: tuple[Programme, ...]
    sources: tuple[FundSource, ...]
    money: Measure
    counted: Measure


@transaction.atomic
def make_setting(number: int, communes: int) -> Setting:
    """Province `number` (from 1) with its committee, one department, communes, an officer and a leader."""
    province = Province.objects.create(code=f"X{_DIGITS[number]}", slug=f"{SLUG}-{number}")
    prepare_province(province)
    committee = _unit(province, None, "UBND", UnitType.PROVINCE_COMMITTEE, f"UBND tỉnh Sinh Thử {number}")
    department = _unit(province, committee, "SCT", UnitType.DEPARTMENT, "Sở Công Thương")
    under = tuple(
        _unit(province, committee, f"XA-{n:03}", UnitType.COMMUNE_COMMITTEE, f"UBND xã Sinh Thử {n}")
        for n in range(1, communes + 1)
    )
    officer = create_user(None, f"do-chuyenvien-{number}", "Chuyên viên đo thử", None, Office.OFFICER, department)
    leader = create_user(None, f"do-lanhdao-{number}", "Lãnh đạo đo thử", None, Office.LEADER, department)
    seal(province, None, "generate", province, f"Sinh tỉnh thử số {number}: {communes} xã", {})
    return Setting(
        province=province,
        department=department,
        communes=under,
        officer=officer,
        leader=leader,
        programmes=tuple(Programme.objects.filter(province=province).order_by("pk")),
        sources=tuple(FundSource.objects.filter(province=province).order_by("pk")[:2]),
        money=Measure.objects.get(province=province, is_money=True),
        counted=_counted(province),
    )


def _counted(province: Province) -> Measure:
    return Measure.objects.create(province=province, name="cơ sở", unit="cơ sở", key=fold("cơ sở"))


def _unit(province: Province, parent: Unit | None, code: str, kind: UnitType, title: str) -> Unit:
    unit = Unit.objects.create(
        province=province,
        code=code,
        type=kind,
        symbol=code.replace("-", ""),
        parent=parent,
        certainty=Certainty.UNVERIFIED,
        source=MADE,
    )
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    UnitTitle.objects.create(
        unit=unit, title=title, short_title=title, place_name="Sinh Thử", certainty=Certainty.UNVERIFIED, source=MADE
    )
    return unit
