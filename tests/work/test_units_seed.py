"""The shipped files agree with themselves and with one another; no database."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from khuyencong.terms.gazetteer.words import lines
from khuyencong.work.report_duties import shipped_duties
from khuyencong.work.seeds.unit_rows import AreaRow, UnitsSeed, read_units_seed


@pytest.fixture(scope="module")
def seed() -> UnitsSeed:
    return read_units_seed("dong-nai")


def test_each_area_version_stands_once_and_versions_do_not_overlap(seed: UnitsSeed) -> None:
    assert not [key for key, times in Counter(area.key for area in seed.areas).items() if times > 1]
    by_code: dict[str, list[AreaRow]] = {}
    for area in sorted(seed.areas, key=lambda a: a.valid_from or date.min):
        by_code.setdefault(area.code, []).append(area)
    overlaps = [pair for versions in by_code.values() for pair in pairwise(versions) if pair[0].meets(pair[1])]
    assert overlaps == []


def test_every_parent_is_known(seed: UnitsSeed) -> None:
    for area in seed.areas:
        if area.level != "province":
            assert any(parent.code == area.parent and parent.meets(area) for parent in seed.areas), area
    units = {unit.code for unit in seed.units}
    assert {unit.parent for unit in seed.units} - units == {""}


def test_successions_join_known_versions(seed: UnitsSeed) -> None:
    areas, units = {area.key for area in seed.areas}, {unit.code for unit in seed.units}
    assert {key for link in seed.area_links for key in (link.old, link.new)} <= areas
    assert {code for link in seed.unit_links for code in (link.old, link.new)} <= units


def test_no_unit_code_is_used_twice_and_each_says_how_certain_it_is(seed: UnitsSeed) -> None:
    assert not [code for code, times in Counter(unit.code for unit in seed.units).items() if times > 1]
    told = [(row.certainty, row.source) for unit in seed.units for row in (unit, *unit.titles)]
    assert {certainty for certainty, _ in told} == {"verified", "unverified"}
    assert all(source for _, source in told)


def test_agencies_of_the_gazetteer_are_units(seed: UnitsSeed) -> None:
    named = {code for _, code, *_ in lines("agencies.tsv") if code}
    assert named <= {unit.code for unit in seed.units}


def test_the_digest_is_that_of_the_files(seed: UnitsSeed) -> None:
    assert seed.digest == read_units_seed("dong-nai").digest
    assert len(seed.digest) == 64


def test_what_falls_due_names_a_committee_by_its_level_and_not_by_a_title_of_other_days() -> None:
    """Since 30/4/2026 the province is a city: its «UBND tỉnh» is asked for nothing in December of that year."""
    _, duties = shipped_duties()
    assert [duty.what for duty in duties if "UBND tỉnh" in duty.what] == []
    assert any("UBND cấp tỉnh" in duty.what for duty in duties)
