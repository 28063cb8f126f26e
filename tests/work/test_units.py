"""Loading the shipped units: what stands afterwards, and that a second load writes nothing."""

from datetime import date

import pytest

from khuyencong.records.models import Act, Area, AreaSuccession, LoadedSeed, Province, Unit, UnitTitle
from khuyencong.records.units import area_successions, letterhead_on, map_upward
from khuyencong.work.units import load_units
from khuyencong.work.units_seed import UnknownProvince

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.fixture
def province() -> Province:
    return load_units("dong-nai").province


def area(code: str, day: date) -> Area:
    return Area.objects.on(day).get(code=code)


@pytest.mark.parametrize(
    ("day", "districts", "communes"),
    [
        (date(2020, 1, 1), 11, 170),
        (date(2024, 10, 31), 11, 170),
        (date(2024, 11, 1), 11, 159),
        (date(2025, 6, 30), 11, 159),
        (date(2025, 7, 1), 0, 95),
        (date(2026, 5, 1), 0, 95),
    ],
)
def test_dong_nai_has_the_areas_of_each_of_its_four_states(
    province: Province, day: date, districts: int, communes: int
) -> None:
    tree = Area.objects.on(day).filter(path__startswith=area("75", day).path)
    if day > date(2025, 6, 30):  # a version that outlived the change of the province's type stands under the later one
        tree = Area.objects.on(day).filter(path__regex=r"^/\d+/\d+/$", parent__code="75")
    assert tree.filter(level="district").count() == districts
    assert tree.filter(level="commune").count() == communes


@pytest.mark.parametrize(("day", "wards"), [(date(2025, 7, 1), 23), (date(2026, 4, 29), 23), (date(2026, 4, 30), 33)])
def test_ten_communes_became_wards_with_the_city(province: Province, day: date, wards: int) -> None:
    assert Area.objects.on(day).filter(parent__code="75", type="Phường").count() == wards


def test_sixty_three_provinces_became_thirty_four(province: Province) -> None:
    assert Area.objects.on(date(2025, 6, 30)).filter(level="province").count() == 63
    assert Area.objects.on(date(2025, 7, 1)).filter(level="province").count() == 34


@pytest.mark.parametrize(
    ("code", "before", "after", "carrier"),
    [
        ("26044", date(2024, 1, 1), date(2024, 12, 1), "26041"),  # merged whole into a renamed ward
        ("26095", date(2018, 1, 1), date(2019, 5, 1), "26095"),  # a commune became a ward
        ("25222", date(2024, 1, 1), date(2025, 8, 1), "25222"),  # kept as it was
        ("26377", date(2018, 1, 1), date(2026, 8, 1), "26377"),  # followed over three changes
        ("70", date(2024, 1, 1), date(2026, 8, 1), "75"),  # Bình Phước joined
    ],
)
def test_figures_follow_an_area_that_went_whole(
    province: Province, code: str, before: date, after: date, carrier: str
) -> None:
    target = map_upward(area(code, before), after)
    assert target == area(carrier, after)


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("26449", date(2024, 1, 1), date(2025, 8, 1)),  # Xuân Tâm was split in two
        ("25996", date(2024, 1, 1), date(2024, 12, 1)),  # Tân Phong gave away two parts and kept its name
        ("731", date(2024, 1, 1), date(2025, 8, 1)),  # a district ended without one successor
        ("26407", date(2018, 1, 1), date(2020, 1, 1)),  # dissolved, no source tells where to
    ],
)
def test_figures_of_a_split_or_ended_area_are_not_carried(
    province: Province, code: str, before: date, after: date
) -> None:
    assert map_upward(area(code, before), after) is None


def test_todays_map_holds_each_old_area_under_what_carries_it(province: Province) -> None:
    city = area("75", date(2026, 5, 1))
    old = Area.objects.on(date(2024, 1, 1)).filter(parent__parent__code="75")
    assert old.filter(present_path__startswith=city.path).count() == 170
    assert area("26449", date(2024, 1, 1)).present_path == city.path  # split: «chưa phân bổ»
    assert area("26044", date(2024, 1, 1)).present_path.startswith(city.path + "")
    assert area("26044", date(2024, 1, 1)).present_path == map_upward(
        area("26044", date(2024, 1, 1)), date(2026, 5, 1)
    ).path


def test_every_present_path_is_a_present_area(province: Province) -> None:
    present = set(Area.objects.filter(valid_to=None).values_list("path", flat=True))
    assert set(Area.objects.values_list("present_path", flat=True)) <= present


def test_every_succession_leads_to_a_version_of_its_day(province: Province) -> None:
    for link in AreaSuccession.objects.select_related("old", "new"):
        assert (link.new.valid_from or date.min) <= link.date <= (link.new.valid_to or date.max), link
        assert link.old.valid_to is not None and link.old.valid_to < link.date, link


@pytest.mark.parametrize(
    ("code", "day", "agency", "above"),
    [
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
    ],
)
def test_the_head_of_a_paper_follows_its_date(
    province: Province, code: str, day: date, agency: str, above: str
) -> None:
    head = letterhead_on(province.units.get(code=code), day)
    assert (head.agency, head.parent_agency) == (agency, above)


def test_a_unit_before_its_first_title_has_no_head(province: Province) -> None:
    with pytest.raises(LookupError, match="không có tên gọi"):
        letterhead_on(province.units.get(code="SNNMT"), date(2020, 1, 1))


def test_what_is_remembered_and_not_read_says_so(province: Province) -> None:
    assert letterhead_on(province.units.get(code="SCT"), date(2026, 6, 1)).certain
    assert not letterhead_on(province.units.get(code="TTKC"), date(2026, 6, 1)).certain
    assert not Unit.objects.filter(source="").exists() and not UnitTitle.objects.filter(source="").exists()


def test_titles_of_a_unit_leave_no_gap_and_never_overlap(province: Province) -> None:
    for unit in province.units.prefetch_related("titles"):
        titles = sorted(unit.titles.all(), key=lambda title: title.valid_from or date.min)
        assert titles[0].valid_from == unit.valid_from and titles[-1].valid_to == unit.valid_to
        for one, following in zip(titles, titles[1:], strict=False):
            assert (following.valid_from - one.valid_to).days == 1, unit


@pytest.mark.parametrize(
    ("day", "type_", "count"),
    [
        (date(2025, 6, 30), "district_committee", 11),
        (date(2025, 6, 30), "commune_committee", 0),
        (date(2025, 7, 1), "district_committee", 0),
        (date(2025, 7, 1), "commune_committee", 95),
    ],
)
def test_committees_of_districts_gave_way_to_those_of_communes(
    province: Province, day: date, type_: str, count: int
) -> None:
    assert province.units.on(day).filter(type=type_).count() == count


def test_loading_is_one_numbered_act_and_the_second_time_none(province: Province) -> None:
    before = (Area.objects.count(), Unit.objects.count(), UnitTitle.objects.count(), AreaSuccession.objects.count())
    again = load_units("dong-nai")
    after = (Area.objects.count(), Unit.objects.count(), UnitTitle.objects.count(), AreaSuccession.objects.count())
    assert not again.changed and before == after
    assert [act.verb for act in Act.objects.filter(province=province)] == ["load_units"]


def test_an_older_seed_is_brought_up_to_date_in_place(province: Province) -> None:
    unit = province.units.get(code="SCT")
    Unit.objects.filter(pk=unit.pk).update(symbol="CŨ")
    Area.objects.filter(code="731").update(name="Biên")
    LoadedSeed.objects.update(digest="0" * 64)
    assert load_units("dong-nai").changed
    unit.refresh_from_db()
    assert unit.symbol == "SCT" and Area.objects.get(code="731").name == "Biên Hòa"


def test_an_unknown_province_is_refused_in_words() -> None:
    with pytest.raises(UnknownProvince, match="Chưa có dữ liệu đơn vị của «noi-khac»"):
        load_units("noi-khac")
    assert not Province.objects.exists()


def test_successions_are_read_once_for_many_areas(province: Province, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(2):
        successions = area_successions()
        for pk in (1, 2, 3):
            successions.upward(pk, date(2026, 1, 1))
