"""Loading the shipped units: what stands afterwards, and that a second load writes nothing."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from pytest_django import DjangoAssertNumQueries

from khuyencong.records.agencies import letterhead_on
from khuyencong.records.models import Act, Area, AreaSuccession, LoadedSeed, Province, Unit, UnitTitle
from khuyencong.records.units import area_successions, joined_between
from khuyencong.work.seeds.unit_rows import UnknownProvince
from khuyencong.work.seeds.units import load_units

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

TODAY = date(2026, 8, 1)
FOUR_STATES = [  # day, districts, communes, of them wards
    (date(2020, 1, 1), 11, 170, 40),
    (date(2024, 10, 31), 11, 170, 40),
    (date(2024, 11, 1), 11, 159, 33),
    (date(2025, 6, 30), 11, 159, 33),
    (date(2025, 7, 1), 0, 95, 23),
    (date(2026, 4, 29), 0, 95, 23),
    (date(2026, 4, 30), 0, 95, 33),
]
CARRIED = [  # code, day of the figure, day of the report, code of the area that carries it
    ("26044", date(2024, 1, 1), date(2024, 12, 1), "26041"),  # merged whole into a renamed ward
    ("26095", date(2018, 1, 1), date(2019, 5, 1), "26095"),  # a commune became a ward
    ("25222", date(2024, 1, 1), date(2025, 8, 1), "25222"),  # kept as it was
    ("26377", date(2009, 1, 1), TODAY, "26377"),  # followed over three changes
    ("70", date(2024, 1, 1), TODAY, "75"),  # a province joined another
]
NOT_CARRIED = [
    ("26449", date(2024, 1, 1), date(2025, 8, 1)),  # split in two
    ("25996", date(2024, 1, 1), date(2024, 12, 1)),  # gave away two parts and kept its name
    ("731", date(2024, 1, 1), date(2025, 8, 1)),  # a district ended without one successor
    ("26407", date(2018, 1, 1), date(2020, 1, 1)),  # dissolved; no source tells where to
]
HEADS = [  # unit, day, issuing agency, line above
    ("UBND", date(2026, 4, 29), "Ủy ban nhân dân tỉnh Đồng Nai", ""),
    ("UBND", date(2026, 4, 30), "Ủy ban nhân dân thành phố Đồng Nai", ""),
    ("SCT", date(2024, 6, 4), "Sở Công Thương", "UBND tỉnh Đồng Nai"),
    ("SCT", date(2026, 6, 4), "Sở Công Thương", "UBND thành phố Đồng Nai"),
    ("SCT-CN", date(2024, 6, 4), "Sở Công Thương", "UBND tỉnh Đồng Nai"),  # a division writes as its department
    ("TTKC", date(2024, 6, 4), "Trung tâm Khuyến công và Tư vấn Phát triển Công nghiệp", "Sở Công Thương"),
    ("UBND-732", date(2019, 4, 9), "Ủy ban nhân dân thị xã Long Khánh", ""),
    ("UBND-732", date(2019, 4, 10), "Ủy ban nhân dân thành phố Long Khánh", ""),
    ("UBND-26368", date(2026, 1, 1), "Ủy ban nhân dân xã Long Thành", ""),
    ("UBND-26368", date(2026, 6, 1), "Ủy ban nhân dân phường Long Thành", ""),
]
COMMITTEES = [
    (date(2025, 6, 30), 11, 0),
    (date(2025, 7, 1), 0, 95),
]


@pytest.fixture
def province() -> Province:
    return load_units("dong-nai").province


def area(code: str, day: date) -> Area:
    return Area.objects.on(day).get(code=code)


def carrier_of(old: Area, day: date) -> Area | None:
    """The area of a day that carries all of another."""
    return Area.objects.filter(pk=area_successions().upward(old.pk, day)).first()


@pytest.mark.usefixtures("province")
def test_dong_nai_has_the_areas_of_each_of_its_four_states() -> None:
    for day, districts, communes, wards in FOUR_STATES:
        tree = Area.objects.on(day).filter(path__startswith=area("75", day).path)
        in_tree = (
            tree.filter(level="district").count(),
            tree.filter(level="commune").count(),
            tree.filter(type="Phường").count(),
        )
        assert in_tree == (districts, communes, wards), day
    assert Area.objects.on(date(2025, 6, 30)).filter(level="province").count() == 63
    assert Area.objects.on(date(2025, 7, 1)).filter(level="province").count() == 34


@pytest.mark.usefixtures("province")
def test_figures_follow_an_area_that_went_whole_and_no_other() -> None:
    for code, before, after, carrier in CARRIED:
        assert carrier_of(area(code, before), after) == area(carrier, after), code
    for code, before, after in NOT_CARRIED:
        assert carrier_of(area(code, before), after) is None, code


@pytest.mark.usefixtures("province")
def test_todays_map_holds_each_old_area_under_what_carries_it() -> None:
    city = area("75", TODAY)
    before_merger = Area.objects.on(date(2024, 1, 1)).filter(parent__parent__code="75", level="commune")
    assert before_merger.filter(present_path__startswith=city.path).count() == 170
    assert area("26449", date(2024, 1, 1)).present_path == city.path  # split: «chưa phân bổ»
    merged = area("26044", date(2024, 1, 1))
    carrier = carrier_of(merged, TODAY)
    assert carrier is not None
    assert merged.present_path == carrier.path
    present = set(Area.objects.on(TODAY.replace(month=12)).values_list("path", flat=True))
    assert set(Area.objects.values_list("present_path", flat=True)) <= present


@pytest.mark.usefixtures("province")
def test_a_commune_that_became_a_ward_keeps_its_place_in_the_tree() -> None:
    assert area("26368", date(2026, 1, 1)).path == area("26368", TODAY).path
    assert area("26014", date(2024, 1, 1)).path != area("26014", date(2025, 1, 1)).path  # same number, other territory


@pytest.mark.usefixtures("province")
def test_a_comparison_over_the_merger_says_what_joined() -> None:
    joined = joined_between("75", date(2024, 12, 31), date(2025, 12, 31))
    assert [(link.old.full_name, link.date, link.instrument) for link in joined] == [
        ("Tỉnh Bình Phước", date(2025, 7, 1), "202/2025/QH15")
    ]
    assert joined_between("75", date(2023, 1, 1), date(2024, 12, 31)) == ()
    assert joined_between("75", date(2025, 7, 1), TODAY) == ()  # a new title joins nothing


@pytest.mark.usefixtures("province")
def test_every_succession_leads_from_an_ended_version_to_one_of_its_day() -> None:
    for link in AreaSuccession.objects.select_related("old", "new"):
        assert (link.new.valid_from or date.min) <= link.date <= (link.new.valid_to or date.max), link
        assert (link.old.valid_to or date.max) < link.date, link


def test_the_head_of_a_paper_follows_its_date(province: Province) -> None:
    for code, day, agency, above in HEADS:
        head = letterhead_on(province.units.get(code=code), day)
        assert (head.agency, head.parent_agency) == (agency, above), (code, day)
    with pytest.raises(LookupError, match="không có tên gọi"):
        letterhead_on(province.units.get(code="SNNMT"), date(2020, 1, 1))


def test_what_is_remembered_and_not_read_says_so(province: Province) -> None:
    assert letterhead_on(province.units.get(code="SCT"), TODAY).certain
    assert not letterhead_on(province.units.get(code="TTKC"), TODAY).certain
    assert not Unit.objects.filter(source="").exists()
    assert not UnitTitle.objects.filter(source="").exists()


def test_titles_of_a_unit_leave_no_gap_and_never_overlap(province: Province) -> None:
    for unit in province.units.prefetch_related("titles"):
        titles = sorted(unit.titles.all(), key=lambda title: title.valid_from or date.min)
        assert (titles[0].valid_from, titles[-1].valid_to) == (unit.valid_from, unit.valid_to), unit
        for one, following in pairwise(titles):
            assert (following.valid_from or date.min) - (one.valid_to or date.max) == timedelta(days=1), unit


def test_committees_of_districts_gave_way_to_those_of_communes(province: Province) -> None:
    for day, districts, communes in COMMITTEES:
        units = province.units.on(day)
        assert units.filter(type="district_committee").count() == districts
        assert units.filter(type="commune_committee").count() == communes
    assert province.units.filter(path__startswith=province.units.get(code="SCT").path).count() == 7


def test_loading_is_one_numbered_act_and_the_second_time_none(province: Province) -> None:
    def counts() -> list[int]:
        return [model._default_manager.count() for model in (Area, Unit, UnitTitle, AreaSuccession)]

    before = counts()
    again = load_units("dong-nai")
    assert not again.changed
    assert counts() == before
    assert [act.verb for act in Act.objects.filter(province=province)] == ["load_units"]


def test_an_older_seed_is_brought_up_to_date_in_place(province: Province) -> None:
    unit = province.units.get(code="SCT")
    Unit.objects.filter(pk=unit.pk).update(symbol="CŨ")
    Area.objects.filter(code="731").update(name="Biên")
    LoadedSeed.objects.update(digest="0" * 64)
    assert load_units("dong-nai").changed
    unit.refresh_from_db()
    assert unit.symbol == "SCT"
    assert Area.objects.get(code="731").name == "Biên Hòa"


def test_an_unknown_province_is_refused_in_words() -> None:
    with pytest.raises(UnknownProvince, match="Chưa có dữ liệu đơn vị của «noi-khac»"):
        load_units("noi-khac")
    assert not Province.objects.exists()


@pytest.mark.usefixtures("province")
def test_successions_are_read_once_for_many_areas(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    keys = list(Area.objects.values_list("pk", flat=True))
    with django_assert_num_queries(2):
        successions = area_successions()
        for key in keys:
            successions.upward(key, TODAY)
