"""The shipped areas and units as rows, read from the package's seed files; each unit row says how certain it is."""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import yaml

FILES = ("areas.csv", "area_successions.csv", "units.yaml")
VERIFIED = "verified"
_COMMITTEE_TITLE, _COMMITTEE_SHORT = "Ủy ban nhân dân", "UBND"


@dataclass(frozen=True, slots=True)
class AreaRow:
    level: str
    code: str
    type: str
    name: str
    parent: str
    valid_from: date | None
    valid_to: date | None

    @property
    def key(self) -> tuple[str, date | None]:
        return self.code, self.valid_from

    def meets(self, other: "AreaRow") -> bool:
        """Whether both existed on some day."""
        begins_in_time = (self.valid_from or date.min) <= (other.valid_to or date.max)
        return begins_in_time and (other.valid_from or date.min) <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class AreaLinkRow:
    old: tuple[str, date | None]
    new: tuple[str, date | None]
    coverage: str
    date: date
    instrument: str
    clause: str


@dataclass(frozen=True, slots=True)
class TitleRow:
    title: str
    short_title: str
    place_name: str
    valid_from: date | None
    valid_to: date | None
    certainty: str
    source: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    code: str
    type: str
    symbol: str
    parent: str
    area: str  # code of its area, "" for none
    valid_from: date | None
    valid_to: date | None
    certainty: str
    source: str
    titles: tuple[TitleRow, ...]


@dataclass(frozen=True, slots=True)
class UnitLinkRow:
    old: str
    new: str
    coverage: str
    date: date
    certainty: str
    source: str


@dataclass(frozen=True, slots=True)
class UnitsSeed:
    """Everything shipped for one province; areas of a higher level come first."""

    province_code: str
    areas: tuple[AreaRow, ...]
    area_links: tuple[AreaLinkRow, ...]
    units: tuple[UnitRow, ...]
    unit_links: tuple[UnitLinkRow, ...]
    digest: str


class UnknownProvince(LookupError):
    """No seed is shipped under this name; the message says which there are."""


def read_units_seed(slug: str) -> UnitsSeed:
    described = yaml.safe_load(_content("units.yaml"))
    if slug not in described:
        raise UnknownProvince(f"Chưa có dữ liệu đơn vị của «{slug}»; hiện có: {', '.join(described)}.")
    own: Mapping[str, Any] = described[slug]
    areas = tuple(_area(row) for row in _table("areas.csv"))
    return UnitsSeed(
        province_code=own["code"],
        areas=areas,
        area_links=tuple(_area_link(row) for row in _table("area_successions.csv")),
        units=(*map(_unit, own["units"]), *_committees(own, areas)),
        unit_links=tuple(UnitLinkRow(**row) for row in own["successions"]),
        digest=hashlib.sha256("\0".join(map(_content, FILES)).encode()).hexdigest(),
    )


def _content(name: str) -> str:
    return (files("khuyencong.seed") / name).read_text(encoding="utf-8")


def _table(name: str) -> Iterable[dict[str, str]]:
    return csv.DictReader(_content(name).splitlines())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _area(row: Mapping[str, str]) -> AreaRow:
    dates = {name: _day(row[name]) for name in ("valid_from", "valid_to")}
    return AreaRow(row["level"], row["code"], row["type"], row["name"], row["parent"], **dates)


def _area_link(row: Mapping[str, str]) -> AreaLinkRow:
    return AreaLinkRow(
        old=(row["old_code"], _day(row["old_from"])),
        new=(row["new_code"], _day(row["new_from"])),
        coverage=row["coverage"],
        date=date.fromisoformat(row["date"]),
        instrument=row["instrument"],
        clause=row["clause"],
    )


def _unit(row: Mapping[str, Any]) -> UnitRow:
    sure = {"certainty": row["certainty"], "source": row["source"]}
    return UnitRow(
        code=row["code"],
        type=row["type"],
        symbol=row.get("symbol", ""),
        parent=row.get("parent", ""),
        area=row.get("area", ""),
        valid_from=row.get("from"),
        valid_to=row.get("to"),
        titles=tuple(_title({**sure, **title}) for title in row["titles"]),
        **sure,
    )


def _title(row: Mapping[str, Any]) -> TitleRow:
    return TitleRow(
        title=row["title"],
        short_title=row["short"],
        place_name=row["place"],
        valid_from=row.get("from"),
        valid_to=row.get("to"),
        certainty=row["certainty"],
        source=row["source"],
    )


def _committees(own: Mapping[str, Any], areas: tuple[AreaRow, ...]) -> Iterator[UnitRow]:
    """A people's committee for every district or commune of the province that stood on or after the day given."""
    for level, rule in own["committees"].items():
        versions: dict[str, list[AreaRow]] = {}
        for area in areas:
            if area.level == level and _belongs(area, own["code"]) and _is_since(area, rule.get("from")):
                versions.setdefault(area.code, []).append(area)
        for code, of_code in versions.items():
            yield _committee(f"{level}_committee", code, of_code, rule["source"])


def _belongs(area: AreaRow, province: str) -> bool:
    return area.parent == province


def _is_since(area: AreaRow, first: date | None) -> bool:
    return first is None or (area.valid_from or date.min) >= first


def _committee(type_: str, code: str, versions: list[AreaRow], source: str) -> UnitRow:
    """One committee whose titles follow the versions of its area: «UBND xã …», later «UBND phường …»."""
    return UnitRow(
        code=f"{_COMMITTEE_SHORT}-{code}",
        type=type_,
        symbol=_COMMITTEE_SHORT,
        parent=_COMMITTEE_SHORT,
        area=code,
        valid_from=versions[0].valid_from,
        valid_to=versions[-1].valid_to,
        certainty=VERIFIED,
        source=source,
        titles=tuple(_committee_title(area, source) for area in versions),
    )


def _committee_title(area: AreaRow, source: str) -> TitleRow:
    of_area = f"{area.type.lower()} {area.name}"
    return TitleRow(
        title=f"{_COMMITTEE_TITLE} {of_area}",
        short_title=f"{_COMMITTEE_SHORT} {of_area}",
        place_name=area.name,
        valid_from=area.valid_from,
        valid_to=area.valid_to,
        certainty=VERIFIED,
        source=source,
    )
