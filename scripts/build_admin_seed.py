"""Makes the shipped files of areas and place names from a folder of administrative-unit tables (see seed/README.md).

Run: `python scripts/build_admin_seed.py FOLDER`. The result is committed; this script shows how it was derived.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from khuyencong.terms.gazetteer.words import key_of

PACKAGE = Path(__file__).parent.parent / "src/khuyencong"
REFORM = "2025-07-01"
LAST_OLD_DAY = "2025-06-30"
TYPE_OF_CITY = "Thành phố trực thuộc trung ương"
Row = dict[str, str]


def read(folder: Path, name: str) -> list[Row]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def bare(row: Row) -> str:
    """The name without its type word; a city under central government is printed «Thành phố»."""
    kind = "Thành phố" if row["type"] == TYPE_OF_CITY else row["type"]
    return row["name"].removeprefix(kind).strip()


def area(level: str, row: Row) -> Row:
    kind = "Thành phố" if row["type"] == TYPE_OF_CITY else row["type"]
    dates = {key: row[key] for key in ("valid_from", "valid_to")}
    return {"level": level, "code": row["code"], "type": kind, "name": bare(row), "parent": row["parent_code"], **dates}


def provinces(folder: Path) -> list[Row]:
    rows = {(r["code"], r["valid_from"]): r for year in (2024, 2025, 2026) for r in read(folder, f"provinces-{year}")}
    hue = rows["46", REFORM]
    rows["46", "2025-01-01"] = {**hue, "valid_from": "2025-01-01", "valid_to": LAST_OLD_DAY}
    return [area("province", row) for row in rows.values()]


def communes(folder: Path) -> list[Row]:
    old = [area(r["level"], r) for r in read(folder, "history-2004-2025-dong-nai")]
    old += [area("district", r) for r in read(folder, "districts-2024-binh-phuoc")]
    old += [area("commune", r) for r in read(folder, "communes-2024-binh-phuoc")]
    new = {(r["code"], r["valid_from"]): r for y in (2025, 2026) for r in read(folder, f"communes-{y}-dong-nai")}
    return split_after_loss(folder, old) + [area("commune", row) for row in new.values()]


def split_after_loss(folder: Path, rows: list[Row]) -> list[Row]:
    """An area that gave away a part keeps code and name but not its territory: from that day it is another version."""
    lost = {r["old_code"] for r in read(folder, "mapping-2024-11-dong-nai") if r["old_code"] == r["new_code"]}
    result = []
    for row in rows:
        whole = row["code"] in lost and row["valid_from"] == "" and row["valid_to"] == LAST_OLD_DAY
        parts = [{**row, "valid_to": "2024-10-31"}, {**row, "valid_from": "2024-11-01"}] if whole else [row]
        result += parts
    return result


def links(folder: Path, areas: list[Row]) -> Iterator[Row]:
    """Old version → new version; a version that only changed its type or parent is carried unchanged."""
    by_first_day = {(a["code"], a["valid_from"]): a for a in areas}
    by_last_day = {(a["code"], a["valid_to"]): a for a in areas}
    told: set[tuple[str, str]] = set()

    def link(old: str, new: str, day: str, coverage: str, instrument: str = "", clause: str = "") -> Row:
        told.add((old, day))
        before = by_last_day[old, day_before(day)]
        after = by_first_day.get((new, day)) or next(a for a in areas if a["code"] == new and covers(a, day))
        return {
            "old_code": old, "old_from": before["valid_from"], "new_code": new, "new_from": after["valid_from"],
            "coverage": coverage, "date": day, "instrument": instrument, "clause": clause,
        }  # fmt: skip

    for r in read(folder, "mapping-2024-11-dong-nai"):
        yield link(r["old_code"], r["new_code"], "2024-11-01", r["coverage"], "1194/NQ-UBTVQH15")
    for r in read(folder, "mapping-2025-dong-nai"):
        clause = r["clause_nq_1662"]
        yield link(r["old_code"], r["new_code"], REFORM, r["coverage"], "1662/NQ-UBTVQH15", clause)
    merges = read(folder, "mapping-2025-provinces")
    parts = Counter(r["new_code"] for r in merges)
    for r in merges:
        merged = parts[r["new_code"]] > 1
        how = ("full", "202/2025/QH15") if merged else ("unchanged", "")
        yield link(r["old_code"], r["new_code"], REFORM, *how)
    for old, new in pairwise(sorted(areas, key=lambda a: (a["code"], a["valid_from"]))):
        day = new["valid_from"]
        if old["code"] == new["code"] and (old["code"], day) not in told and old["valid_to"] == day_before(day):
            yield link(old["code"], new["code"], day, "unchanged", instrument_of(new))


def instrument_of(new: Row) -> str:
    if new["valid_from"] != "2026-04-30":
        return ""
    return "30/2026/QH16" if new["level"] == "province" else "237/NQ-UBTVQH16"


def covers(row: Row, day: str) -> bool:
    return row["valid_from"] <= day <= (row["valid_to"] or "9999")


def write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def place_lines(folder: Path, areas: list[Row]) -> Iterator[str]:
    """One place a line: level, code, province, type, name."""
    districts = {r["code"]: r["parent"] for r in areas if r["level"] == "district"}
    country = [area("district", r) for r in read(folder, "districts-2024-vn")]
    known = {(r["code"], r["type"], r["name"]): r for r in (*areas, *country)}
    for row in known.values():
        province = row["parent"] if row["level"] == "district" else districts.get(row["parent"], row["parent"])
        yield "\t".join((row["level"], row["code"], province or row["code"], row["type"], row["name"]))


def commune_keys(folder: Path) -> str:
    """The commune names of the whole country as comparison keys, without those that end in a number."""
    names = {bare(r) for f in ("communes-2024-vn", "communes-2026-vn") for r in read(folder, f)}
    keys = {" ".join(map(key_of, name.split())) for name in names if " " in name and not name[-1].isdigit()}
    return ";".join(sorted(keys))


def main(folder: Path) -> None:
    areas = sorted(provinces(folder) + communes(folder), key=lambda a: (-len(a["level"]), a["code"], a["valid_from"]))
    areas.sort(key=lambda a: len(a["code"]))
    write(PACKAGE / "seed/areas.csv", areas)
    write(PACKAGE / "seed/area_successions.csv", list(links(folder, areas)))
    gazetteer = PACKAGE / "terms/gazetteer"
    (gazetteer / "places.tsv").write_text("\n".join(place_lines(folder, areas)) + "\n", encoding="utf-8")
    (gazetteer / "communes.txt").write_text(commune_keys(folder) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
