"""What the database itself refuses about areas and units, and what a day selects."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from khuyencong.records.models import Area, AreaSuccession, Province, Unit, UnitIdentifier, UnitTitle

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def province_area(code: str = "10", first: date | None = None, last: date | None = None) -> Area:
    return Area.objects.create(
        code=code, level="province", name="Sông Mây", type="Tỉnh", valid_from=first, valid_to=last
    )


def unit(code: str = "SO", first: date | None = None, last: date | None = None) -> Unit:
    province, _ = Province.objects.get_or_create(code="10", slug="song-may")
    return Unit.objects.create(
        province=province,
        code=code,
        type="department",
        valid_from=first,
        valid_to=last,
        certainty="verified",
        source="Q",
    )


def title(of: Unit, text: str, first: date | None = None, last: date | None = None) -> UnitTitle:
    return UnitTitle.objects.create(
        unit=of, title=text, short_title=text, place_name="Sông Mây", valid_from=first, valid_to=last,
        certainty="verified", source="Q",
    )  # fmt: skip


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("two first versions of one code", lambda: [province_area(), province_area()]),
    ("one version twice", lambda: [province_area(first=date(2020, 1, 1)), province_area(first=date(2020, 1, 1))]),
    ("an end before the beginning", lambda: province_area(first=date(2020, 1, 2), last=date(2020, 1, 1))),
    ("an unknown level", lambda: Area.objects.create(code="1", level="world", name="A", type="B")),
    ("a commune under nothing", lambda: Area.objects.create(code="00001", level="commune", name="A", type="Xã")),
    (
        "a province under another",
        lambda: Area.objects.create(code="11", level="province", name="A", type="Tỉnh", parent=province_area()),
    ),
    ("two units of one code", lambda: [unit(), unit()]),
    ("a unit without certainty", lambda: Unit.objects.filter(pk=unit().pk).update(certainty="")),
    ("a unit of unknown type", lambda: Unit.objects.filter(pk=unit().pk).update(type="club")),
    ("two first titles", lambda: [title(one, "Sở A") for one in [unit()] * 2]),
    (
        "an area that succeeds itself",
        lambda: [
            AreaSuccession.objects.create(old=area, new=area, coverage="full", date=date(2020, 1, 1))
            for area in [province_area()]
        ],
    ),
]


@pytest.mark.parametrize(("what", "attempt"), REFUSED, ids=[what for what, _ in REFUSED])
def test_the_database_refuses(what: str, attempt: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        attempt()


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(1990, 1, 1), {"10", "11"}),
        (date(2020, 5, 1), {"10", "11"}),
        (date(2020, 5, 2), {"10", "12"}),
        (date(2099, 1, 1), {"10", "12"}),
    ],
)
def test_a_day_selects_what_stood_on_it_with_both_ends(day: date, codes: set[str]) -> None:
    province_area("10")
    province_area("11", last=date(2020, 5, 1))
    province_area("12", first=date(2020, 5, 2))
    assert set(Area.objects.on(day).values_list("code", flat=True)) == codes


def test_a_unit_is_called_by_the_title_of_the_day() -> None:
    centre = unit("TT", first=date(2010, 1, 1))
    title(centre, "Trung tâm Cũ", date(2010, 1, 1), date(2020, 1, 1))
    title(centre, "Trung tâm Mới", date(2020, 1, 2))
    called = [centre.title_on(day) for day in (date(2009, 1, 1), date(2020, 1, 1), date(2020, 1, 2))]
    assert [str(title) if title else None for title in called] == [None, "Trung tâm Cũ", "Trung tâm Mới"]


def test_what_has_stood_from_the_beginning_comes_first_on_either_engine() -> None:
    """A row without a first day is the earliest: engines sort what is not told to different ends."""
    day = date(2020, 1, 1)
    province_area(first=day)
    province_area(last=date(2019, 12, 31))
    named = unit()
    title(named, "Sở B", first=day)
    title(named, "Sở A", last=date(2019, 12, 31))
    told = {"unit": named, "certainty": "verified", "source": "Q"}
    UnitIdentifier.objects.create(code="B", valid_from=day, **told)
    UnitIdentifier.objects.create(code="A", valid_to=date(2019, 12, 31), **told)
    for model in (Area, UnitTitle, UnitIdentifier):
        assert list(model._default_manager.values_list("valid_from", flat=True)) == [None, day], model
