"""Loading of a province's areas and units from the shipped seed; run again, it writes only what changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import models, transaction

from khuyencong.records.models import (
    Area,
    AreaSuccession,
    Province,
    Unit,
    UnitSuccession,
    UnitTitle,
)
from khuyencong.records.units import AreaLevel, Coverage, area_successions, unchanged_successions

from ..acts import begin_province, seal
from .loaded import is_new
from .unit_rows import AreaRow, TitleRow, UnitRow, UnitsSeed, read_units_seed

Row = TypeVar("Row", bound=models.Model)
AreaKey = tuple[str, date | None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did; `changed` is False when this very seed was loaded before."""

    province: Province
    changed: bool
    areas: int
    units: int


def load_units(province_slug: str) -> Loaded:
    """Brings the province, its areas, units, titles and successions to the shipped state, as one numbered act."""
    seed = read_units_seed(province_slug)
    with transaction.atomic():
        province, _ = Province.objects.get_or_create(slug=province_slug, defaults={"code": seed.province_code})
        begin_province(province)
        loaded = Loaded(province, is_new(f"units/{province_slug}", seed.digest), len(seed.areas), len(seed.units))
        if loaded.changed:
            areas = _load_areas(seed)
            _load_area_successions(seed, areas)
            _set_area_paths(areas)
            units = _load_units(province, seed, areas)
            _load_unit_successions(seed, units)
            _seal(loaded, seed)
    return loaded


def _seal(loaded: Loaded, seed: UnitsSeed) -> None:
    summary = f"Nạp {loaded.areas} đơn vị hành chính và {loaded.units} đơn vị từ dữ liệu kèm theo"
    seal(loaded.province, None, "load_units", loaded.province, summary, {"digest": seed.digest})


def _load_areas(seed: UnitsSeed) -> dict[AreaKey, Area]:
    """Areas level by level, because each needs its parent stored."""
    stored: dict[AreaKey, Area] = {(area.code, area.valid_from): area for area in Area.objects.all()}
    ended = _ended_here(seed, stored)
    for level in AreaLevel.values:
        rows = [row for row in seed.areas if row.level == level]
        parents = [_parent_row(row, seed.areas) for row in rows]
        areas = [
            _filled(
                stored.get(row.key) or Area(code=row.code, valid_from=row.valid_from),
                level=level,
                name=row.name,
                type=row.type,
                parent=stored[parent.key] if parent else None,
                valid_to=ended.get(row.key, row.valid_to),
            )
            for row, parent in zip(rows, parents, strict=True)
        ]
        _store(Area, areas, ["level", "name", "type", "parent", "valid_to"])
        stored |= {row.key: area for row, area in zip(rows, areas, strict=True)}
    return stored


def _ended_here(seed: UnitsSeed, stored: Mapping[AreaKey, Area]) -> dict[AreaKey, date | None]:
    """The last days of areas that an administrator merged into another: no shipped succession tells of it."""
    shipped = {(row.old, row.date) for row in seed.area_links}
    merged = AreaSuccession.objects.exclude(coverage=Coverage.PARTIAL).values_list("old", "date")
    told = dict(merged)
    return {
        key: area.valid_to for key, area in stored.items() if area.pk in told and (key, told[area.pk]) not in shipped
    }


def _parent_row(row: AreaRow, rows: Iterable[AreaRow]) -> AreaRow | None:
    """The last version of the parent that the area lived under."""
    versions = [other for other in rows if other.code == row.parent and other.meets(row)]
    return max(versions, key=lambda version: version.valid_from or date.min, default=None)


def _load_area_successions(seed: UnitsSeed, areas: Mapping[AreaKey, Area]) -> None:
    stored = {(link.old_id, link.new_id, link.date): link for link in AreaSuccession.objects.all()}
    links = []
    for row in seed.area_links:
        old, new = areas[row.old], areas[row.new]
        link = stored.get((old.pk, new.pk, row.date)) or AreaSuccession(old=old, new=new, date=row.date)
        links.append(_filled(link, coverage=row.coverage, instrument=row.instrument, clause=row.clause))
    _store(AreaSuccession, links, ["coverage", "instrument", "clause"])


def _set_area_paths(areas: Mapping[AreaKey, Area]) -> None:
    """Versions of one unchanged territory share their place in the tree, whatever it was called at the time."""
    last_version = unchanged_successions()
    for level in AreaLevel.values:
        for area in areas.values():
            if area.level == level:
                above = area.parent.path if area.parent else "/"
                area.path = f"{above}{last_version.upward(area.pk, date.max)}/"
    _place_on_todays_map({area.pk: area for area in areas.values()})
    Area.objects.bulk_update(areas.values(), ["path", "present_path"], batch_size=200)


def _place_on_todays_map(areas: Mapping[int, Area]) -> None:
    """`present_path`: the path of the area that carries this one now; split ones stand at their present province."""
    successions = area_successions()
    for area in areas.values():
        carrier = successions.upward(area.pk, date.max)
        if carrier is None:
            carrier = successions.upward(int(area.path.split("/")[1]), date.max)
        area.present_path = areas[carrier].path if carrier else "/"


def _load_units(province: Province, seed: UnitsSeed, areas: Mapping[AreaKey, Area]) -> dict[str, Unit]:
    """Units with parents before children (the seed's order), then their titles; those kept here stay as they are."""
    stored = {unit.code: unit for unit in province.units.all()}
    latest = {area.code: area for area in sorted(areas.values(), key=lambda a: a.valid_from or date.min)}
    kept = {code for code, unit in stored.items() if unit.kept_here}
    depths: dict[str, int] = {}
    for row in seed.units:
        depths[row.code] = depths[row.parent] + 1 if row.parent else 0
    for depth in sorted(set(depths.values())):
        rows = [row for row in seed.units if depths[row.code] == depth and row.code not in kept]
        units = [_unit(row, province, stored, latest) for row in rows]
        _store(Unit, units, ["parent", "area", *_OF_UNIT])
        for unit in units:
            unit.path = f"{unit.parent.path if unit.parent else '/'}{unit.pk}/"
        Unit.objects.bulk_update(units, ["path"], batch_size=200)
        stored |= {unit.code: unit for unit in units}
    _load_titles([row for row in seed.units if row.code not in kept], stored)
    return stored


def _unit(row: UnitRow, province: Province, stored: Mapping[str, Unit], areas: Mapping[str, Area]) -> Unit:
    unit = stored.get(row.code) or Unit(province=province, code=row.code)
    parent, area = stored[row.parent] if row.parent else None, areas[row.area] if row.area else None
    return _filled(unit, parent=parent, area=area, **_told(row, _OF_UNIT))


def _load_titles(rows: Iterable[UnitRow], units: Mapping[str, Unit]) -> None:
    stored = {(title.unit_id, title.valid_from): title for title in UnitTitle.objects.filter(unit__in=units.values())}
    titles = [
        _filled(
            stored.get((units[row.code].pk, title.valid_from))
            or UnitTitle(unit=units[row.code], valid_from=title.valid_from),
            **_told(title, _OF_TITLE),
        )
        for row in rows
        for title in row.titles
    ]
    _store(UnitTitle, titles, _OF_TITLE)


def _load_unit_successions(seed: UnitsSeed, units: Mapping[str, Unit]) -> None:
    stored = {(link.old_id, link.new_id, link.date): link for link in UnitSuccession.objects.all()}
    links = []
    for row in seed.unit_links:
        old, new = units[row.old], units[row.new]
        link = stored.get((old.pk, new.pk, row.date)) or UnitSuccession(old=old, new=new, date=row.date)
        links.append(_filled(link, coverage=row.coverage, certainty=row.certainty, source=row.source))
    _store(UnitSuccession, links, ["coverage", "certainty", "source"])


_OF_UNIT = ("type", "symbol", "valid_from", "valid_to", "certainty", "source")
_OF_TITLE = ("title", "short_title", "place_name", "valid_to", "certainty", "source")


def _told(row: UnitRow | TitleRow, columns: Iterable[str]) -> dict[str, object]:
    return {name: getattr(row, name) for name in columns}


def _filled(row: Row, **values: object) -> Row:
    for name, value in values.items():
        setattr(row, name, value)
    return row


def _store(model: type[Row], rows: Sequence[Row], fields: Sequence[str]) -> None:
    """Creates the new rows and updates the known ones; the seed never deletes what figures may hang on."""
    known = [row for row in rows if row.pk]
    model._default_manager.bulk_create([row for row in rows if not row.pk], batch_size=200)
    if known:
        model._default_manager.bulk_update(known, fields, batch_size=200)
